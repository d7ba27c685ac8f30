"""Page 进展督办: what must be chased now, by unit or by post, and the reminders given."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from model.action_detail import read_action
from model.chase_owners import Owner, posts_chased, units_chased
from model.chase_rows import read_chase_rows
from model.entities import LocalActionId
from model.errors import InvalidEntryError
from model.hanging_rows import ON_ACTION
from model.ledger import Changes
from model.quarters import period_name
from model.reminders import read_reminders
from model.standing import (
    Chase,
    Standing,
    chased,
    lamps_of,
    most_urgent_first,
    present_period,
    reading_standings,
)
from model.unit_names import read_short_names
from reports.printed_view import PrintedView
from ui import theme
from ui.ask import Ask
from ui.empty import EmptyView
from ui.follow_up.chase_table import ChaseTable
from ui.follow_up.chips import ChaseChips
from ui.follow_up.commands import FollowUpCommands
from ui.follow_up.owner_table import OwnerTable
from ui.follow_up.preview import MOST_REMINDERS, Preview
from ui.form_parts import label
from ui.pages.page import Page
from ui.panes import head, pane
from ui.printed_views import chased_list
from ui.session import Session
from ui.state import WindowState

_BUTTONS = ("remind", "copy_reminder", "confirm")
_CALM = "今天没有要催的。\n没有逾期、临期、本期未报、已报待核和拟调整的举措。"
_NO_ACTIONS = (
    "还没有落实举措，没有可督办的。\n先把认领的任务事项分解成举措，定下牵头单位和完成时限。"
)
_SHOWN_OF = {
    "local_action",
    *ON_ACTION,
    "clause",
    "task_list",
    "reminder",
    "unit",
    "post",
    "setting",
}


class FollowUpPage(Page):
    """Chips above, whom to chase at the left, the actions and one of them in short."""

    def __init__(self, session: Session, ask: Ask, state: WindowState) -> None:
        super().__init__(session, ask, state)
        self.chips, self.owners, self.preview = ChaseChips(), OwnerTable(), Preview()
        self.table = ChaseTable(lambda: session.settings.soon_days)
        self.by_unit, self.by_post = _switch("按单位"), _switch("按责任人")
        self.chase: Chase | None = None
        self.key: str | None = None
        self._standings: list[Standing] = []
        self._count = label(role="faded")
        self._buttons = [QToolButton() for _ in _BUTTONS]
        self._none = EmptyView(icon="check")
        self._views, self._across = QStackedWidget(), QSplitter(Qt.Orientation.Horizontal)
        self._down = QSplitter(Qt.Orientation.Vertical)
        self.commands = FollowUpCommands(self)
        self.drafts = (self.commands.drafts,)
        self._lay_out()
        self._restore()
        self._connect()

    def take_actions(self, actions: Mapping[str, QAction]) -> None:
        for button, name in zip(self._buttons, _BUTTONS, strict=True):
            button.setDefaultAction(actions[name])
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        opened = QAction("打开举措（回车）", self)
        opened.triggered.connect(self.table.open_current)
        copied = QAction("复制所选行（Ctrl+C）", self)
        copied.triggered.connect(self.table.copy_rows)
        self.table.addActions([opened, copied, *(actions[name] for name in _BUTTONS)])

    def can(self, name: str) -> bool:
        return self.commands.can(name)

    def command(self, name: str) -> Callable[[], None] | None:
        found: Callable[[], None] | None = getattr(self.commands, f"do_{name}", None)
        return found

    def show_ledger(self) -> None:
        self.chase, self.key = None, None
        self.chips.show_chase(None)
        super().show_ledger()

    def heeds(self, changes: Changes) -> bool:
        return bool(_SHOWN_OF & set(changes.rows))

    def pieces(self) -> Iterator[None]:
        ledger, as_of = self.session.ledger, self.session.as_of
        self._standings = yield from reading_standings(ledger, as_of)
        yield
        short = read_short_names(ledger)
        self.owners.know_short_names(short)
        self.table.know_short_names(short)
        self._show_all(anew=not self.table.ids)

    def take_focus(self) -> None:
        self.owners.setFocus()

    def recolour(self) -> None:
        super().recolour()
        self.chips.recolour()
        self._say_none()

    def printed_view(self) -> PrintedView | None:
        owner = self.owners.owner()
        return chased_list(
            self.table.ids,
            self.table.selected_ids(),
            chase=str(self.chase or ""),
            owner=owner.name if owner else "",
        )

    def keep_shape(self) -> None:
        self.state.keep("follow_up/across", self._across.saveState())
        self.state.keep("follow_up/down", self._down.saveState())
        by = b"post" if self.by_post.isChecked() else b"unit"
        self.state.keep("follow_up/by", QByteArray(by))

    def meant_actions(self) -> list[LocalActionId]:
        """What a command means: the selected actions, or all that are shown."""
        return self.table.selected_ids() or list(self.table.ids)

    def standings_of(self, ids: Sequence[LocalActionId]) -> list[Standing]:
        """How these actions stand, in their order."""
        by_id = {each.id: each for each in self._standings}
        return [by_id[each] for each in ids if each in by_id]

    def show_chase(self, chase: Chase | None) -> None:
        """Narrow to what is chased for one thing."""
        self.chase = chase
        self.chips.show_chase(chase)
        self._show_all(anew=True)

    def _show_all(self, *, anew: bool) -> None:
        ledger, as_of = self.session.ledger, self.session.as_of
        find = posts_chased if self.by_post.isChecked() else units_chased
        every = find(ledger, self._standings, as_of)
        # Each action has one owner, who may be nobody: what they sum up to is the whole.
        counts: Counter[Chase | None] = sum((Counter(each.counts) for each in every), Counter())
        period = period_name(present_period(ledger, as_of))
        self.chips.show_counts({each: counts[each] for each in (None, *Chase)}, period=period)
        found = [each for each in every if each.counts[self.chase]]
        if self.key not in [each.key for each in found]:
            self.key = None
        noun = "位责任人" if self.by_post.isChecked() else "个单位"
        self._count.setText(f"{len(found)} {noun}")
        everyone = Owner(
            unit_id=None,
            post_id=None,
            name="全部",
            unit_name="",
            counts=counts,
            actions=lamps_of(self._standings),
            reminded=None,
        )
        self.owners.show_owners(found, everyone, key=self.key)
        self._show_list(anew=anew)
        self._views.setCurrentIndex(0 if counts[None] else 1)
        self._say_none()

    def _show_list(self, *, anew: bool) -> None:
        at = "post_id" if self.by_post.isChecked() else "unit_id"
        shown = [
            each
            for each in chased(self._standings, self.chase)
            if self.key is None or (getattr(each, at) or "") == self.key
        ]
        by_unit = self.by_unit.isChecked()
        self.table.name_owners(
            unit=by_unit == (self.key is None), post=by_unit == (self.key is not None)
        )
        ids = [each.id for each in most_urgent_first(shown)]
        self.table.show_ids(
            ids,
            lambda wanted: read_chase_rows(self.session.ledger, wanted, self.session.as_of),
            anew=anew,
        )

    def _show_preview(self) -> None:
        if not self.session.is_open:
            return
        chosen = self.table.selected_ids()
        action_id = chosen[0] if chosen else self.table.current_id()
        if len(chosen) > 1:
            self.preview.show_several(len(chosen))
        elif action_id is None:
            self.preview.show_nothing()
        else:
            self._show_action(action_id)
        self.commands_changed.emit()

    def _show_action(self, action_id: LocalActionId) -> None:
        ledger = self.session.ledger
        try:
            detail = read_action(ledger, action_id, self.session.as_of)
        except InvalidEntryError:  # it went while it was selected
            self.preview.show_nothing()
            return
        unit_id = detail.action.lead_unit_id
        self.preview.show_action(
            detail,
            read_reminders(ledger, action_id=action_id, limit=MOST_REMINDERS),
            read_reminders(ledger, unit_id=unit_id, limit=MOST_REMINDERS) if unit_id else (),
        )

    def _say_none(self) -> None:
        if self._standings:
            self._none.say(_CALM)
        else:
            self._none.say(_NO_ACTIONS, "去任务分解")

    def _choose_owner(self, key: str | None) -> None:
        self.key = key
        self._show_list(anew=True)

    def _switch_owners(self) -> None:
        self.key = None
        if self.session.is_open:
            self._show_all(anew=True)

    def _connect(self) -> None:
        self.chips.chosen.connect(self.show_chase)
        self.owners.chosen.connect(self._choose_owner)
        self.owners.requested.connect(self.show_chase)
        self.by_post.toggled.connect(lambda _: self._switch_owners())
        self.table.chosen.connect(lambda _: self._show_preview())
        self.table.requested.connect(self.requested_action)
        self._none.requested.connect(lambda: self.requested_page.emit("breakdown"))

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        switch = QButtonGroup(self)
        for button in (self.by_unit, self.by_post):
            switch.addButton(button)
        for button in self._buttons:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        left = pane(head(_beside(self.by_unit, self.by_post), self._count), self.owners)
        self._down.addWidget(self.table)
        self._down.addWidget(pane(self.preview))
        self._down.setSizes([56 * step, 38 * step])
        self._across.addWidget(left)
        self._across.addWidget(pane(self._down))
        self._across.setSizes([72 * step, 92 * step])
        self._across.setStretchFactor(1, 1)
        for splitter in (self._across, self._down):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self._views.addWidget(self._across)
        self._views.addWidget(pane(self._none))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head(self.chips, *self._buttons))
        column.addWidget(self._views, 1)
        self.chips.recolour()
        self._say_none()

    def _restore(self) -> None:
        for name, splitter in (("across", self._across), ("down", self._down)):
            shape = self.state.load(f"follow_up/{name}")
            if shape is not None:
                splitter.restoreState(shape)
        by = self.state.load("follow_up/by")
        (self.by_post if by == QByteArray(b"post") else self.by_unit).setChecked(True)


def _beside(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(2)
    for widget in widgets:
        line.addWidget(widget)
    return holder


def _switch(words: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setCheckable(True)
    button.setProperty("role", "count")
    return button
