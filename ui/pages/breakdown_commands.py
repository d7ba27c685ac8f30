"""The commands of the page 任务分解: who carries out which, and where their keys are heard."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction

from model.history import Thing
from ui.actions import COMMANDS, Where
from ui.command_places import CommandPlaces
from ui.pages.action_commands import ON_ACTIONS, ActionCommands
from ui.pages.claim_commands import ON_CLAUSES, ClaimCommands
from ui.pages.form_commands import FormCommands
from ui.pages.move_commands import MoveCommands
from ui.pages.paste_commands import PasteCommands
from ui.pages.place import PlaceCommands

if TYPE_CHECKING:
    from ui.pages.breakdown import BreakdownPage

_OF_BOTH = ("show_history_of",)
_ON_BOARD = (*ON_CLAUSES, "new_action", "split_clause")
_IN_OUTLINE = (*_ON_BOARD, "paste_rows", *_OF_BOTH)
_IN_EMPTY = ("new_action", "paste_rows")
_OF_PANES = ("toggle_outline", "toggle_form", "next_pane", "expand_all", "collapse_all")


class BreakdownCommands(QObject):
    """Finds who carries out a command of the page; looks after its panes itself."""

    def __init__(self, page: "BreakdownPage") -> None:
        super().__init__(page)
        self._page = page
        self.claims, self.actions = ClaimCommands(page), ActionCommands(page)
        self.form, self.place = FormCommands(page), PlaceCommands(page)
        self.pasting, self.moves = PasteCommands(page), MoveCommands(page)
        self._carriers = (self.claims, self.actions, self.form, self.pasting, self.moves)
        self._places = CommandPlaces((self, *self._carriers))
        page.rows.empty_view.requested.connect(self._fill_empty)
        page.session.went_back.connect(self.place.show_what_went_back)

    def take_actions(self, actions: Mapping[str, QAction]) -> None:
        """Put the commands into the context menus of tree and table, with their keys."""
        page, in_table = self._page, (*ON_ACTIONS, *_OF_BOTH)
        on_board = {name: actions[name] for name in _ON_BOARD}
        page.views.claiming_on_demand.once_made(lambda claiming: claiming.take_actions(on_board))
        page.rows.empty_view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a click pastes there
        for view, names in (
            (page.tree, _IN_OUTLINE),
            (page.table, in_table),
            (page.rows.empty_view, _IN_EMPTY),
        ):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
            view.addActions([actions[name] for name in names])
        assert {c.name for c in COMMANDS if c.where is Where.OUTLINE} <= set(_IN_OUTLINE)
        for name in (each.name for each in COMMANDS if each.where is Where.FORM):
            # Heard in every field of the form, and nowhere else.
            actions[name].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._page.detail.action.addAction(actions[name])

    def find(self, name: str) -> Callable[[], None] | None:
        """How a command is carried out, None when it is not one of this page."""
        return self._places.find(name)

    def can(self, name: str) -> bool:
        """Can this command be used on what is selected?"""
        if name == "show_history_of":
            return self._thing() is not None
        if self._page.views.is_claiming and name in _OF_PANES:
            return False
        return all(each.can(name) for each in self._carriers)

    def do_show_history_of(self) -> None:
        """查看修改记录 of the selected action or sentence."""
        thing = self._thing()
        if thing is not None:
            self._page.requested_history.emit(thing)

    def do_show_claiming(self) -> None:
        """Turn from 分解 to 认领 and back."""
        self.place.turn(not self._page.views.is_claiming)

    def do_expand_all(self) -> None:
        """展开清单."""
        self._page.tree.expandAll()

    def do_collapse_all(self) -> None:
        """收起清单."""
        self._page.tree.collapseAll()

    def do_toggle_outline(self) -> None:
        """显示或隐藏任务清单."""
        self._toggle(0)

    def do_toggle_form(self) -> None:
        """显示或隐藏详情."""
        self._toggle(2)

    def do_next_pane(self) -> None:
        """Go round list, table and form."""
        page = self._page
        if page.tree.hasFocus():
            page.table.setFocus(Qt.FocusReason.TabFocusReason)
        elif page.table.hasFocus():
            page.detail.focusNextChild()
        else:
            page.tree.setFocus(Qt.FocusReason.TabFocusReason)

    def _thing(self) -> Thing | None:
        """The one action or sentence that is selected."""
        actions = self._page.choice.actions()
        if actions:
            return Thing(table="local_action", id=actions[0]) if len(actions) == 1 else None
        clauses = () if self._page.choice.is_heading() else self._page.choice.clauses()
        return Thing(table="clause", id=clauses[0].id) if len(clauses) == 1 else None

    def _toggle(self, number: int) -> None:
        pane = self._page.splitter.widget(number)
        if pane is not None:
            pane.setVisible(not pane.isVisible())

    def _fill_empty(self) -> None:
        page = self._page
        if page.rows.is_narrowed():
            page.show_everything()
        elif page.rows.filter.serving:
            page.tree.choose(page.rows.filter.serving[0])
        elif page.rows.filter.under is not None:
            self.actions.do_new_action()
        elif page.outline.waits_for_decision():
            self.claims.do_begin_claiming()
        else:
            self.place.go_on()
