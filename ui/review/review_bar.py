"""The commands of the review on bar, keys and menus (核对的命令)."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from model.reading.document import OfficialDocument
from model.reading.places import item_at
from model.words import IndicatorScope
from ui import theme
from ui.review.outline_rows import Row, RowKind
from ui.review.review_actions import CHANGES, REVIEW_ACTIONS, Group, ReviewAction
from ui.review.revision import Revision
from ui.tooltips import tip

_ANYWHERE = ("undo", "redo", "next_finding", "previous_finding")
_NOT_IN_GOALS = ("units", "start_item", "to_goal", "item_up", "item_down", "renumber")


class ReviewBar(QObject):
    """Makes an action of each row of the table; keys are heard in the view they work on."""

    requested = Signal(str)

    def __init__(self, dialog: QWidget, *, outline: QWidget, source: QWidget) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self.actions: dict[str, QAction] = {}
        for row in REVIEW_ACTIONS:
            action = self._make(row)
            self.actions[row.name] = action
            if row.name in _ANYWHERE:
                dialog.addAction(action)
            else:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                (source if row.name == "take_back" else outline).addAction(action)
        for view, menu in ((outline, self.row_menu), (source, self.line_menu)):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(partial(_pop_up, view, menu))

    def button(self, name: str) -> QToolButton:
        """A button for one command."""
        made = QToolButton()
        made.setDefaultAction(self.actions[name])
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        return made

    def bar(self) -> QWidget:
        """The buttons above the reading: edits at the left, 撤销 and 重做 at the right."""
        buttons = {row.name: self.button(row.name) for row in _of(Group.BAR)}
        made = QFrame()
        made.setObjectName("paneHead")
        step = theme.unit(made.font())
        line = QHBoxLayout(made)
        line.setContentsMargins(step // 2, step // 4, step, step // 4)
        line.setSpacing(step // 4)
        for name, button in buttons.items():
            if name == "remove":
                line.addWidget(self._retype_button())
            if name == "undo":
                line.addStretch(1)
            line.addWidget(button)
        return made

    def row_menu(self) -> QMenu:
        """What can be done with the row in front."""
        menu = self._menu()
        for row in REVIEW_ACTIONS:
            if row.kinds and self.actions[row.name].isEnabled():
                self._add(menu, row)
        menu.addSeparator()
        for name in ("undo", "redo", "reset"):
            menu.addAction(self.actions[name])
        return menu

    def line_menu(self) -> QMenu:
        """What can be done with the line in front of the source."""
        menu = self._menu()
        menu.addAction(self.actions["take_back"])
        return menu

    def enable(
        self, document: OfficialDocument, revision: Revision, row: Row | None, *, on_cut: bool
    ) -> None:
        """Switch commands on and off for the row in front, and name what they would do."""
        for each in REVIEW_ACTIONS:
            self.actions[each.name].setEnabled(_is_possible(each, row))
        self.actions["take_back"].setEnabled(on_cut)
        self.actions["reset"].setEnabled(revision.is_changed)
        for name, usual, words in (
            ("undo", "撤销", revision.undo_label()),
            ("redo", "重做", revision.redo_label()),
        ):
            self.actions[name].setEnabled(bool(words))
            self._name(name, f"{usual} {words}".strip())
        for name, words in _names(document, row).items():
            self._name(name, words)

    def _make(self, row: ReviewAction) -> QAction:
        action = QAction(row.text, self)
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        action.setIconText(row.brief or row.text)
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(tip(row.text + (f"（{key}）" if key else "") + f"\n{row.tip}"))
        action.triggered.connect(lambda _=False, name=row.name: self.requested.emit(name))
        return action

    def _name(self, name: str, text: str) -> None:
        action = self.actions[name]
        if action.text() != text:
            brief = action.iconText()
            action.setText(text)
            action.setIconText(brief)  # Qt would take the name as the brief one too

    def _retype_button(self) -> QToolButton:
        made = QToolButton()
        made.setText("改为…")
        made.setToolTip(tip("标题、句子、目标、任务、部分之间改换"))
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(made)
        for row in _of(Group.RETYPE):
            self._add(menu, row)
        made.setMenu(menu)
        return made

    def _add(self, menu: QMenu, row: ReviewAction) -> None:
        menu.addAction(self.actions[row.name])
        if row.closes_group:
            menu.addSeparator()

    def _menu(self) -> QMenu:
        menu = QMenu(self._dialog)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu


def _pop_up(view: QWidget, menu: Callable[[], QMenu], where: QPoint) -> None:
    menu().popup(view.mapToGlobal(where))


def _of(group: Group) -> list[ReviewAction]:
    return [row for row in REVIEW_ACTIONS if row.group is group]


def _is_possible(action: ReviewAction, row: Row | None) -> bool:
    if not action.kinds:
        return True
    if row is None or row.kind not in action.kinds:
        return False
    in_goal = row.place.goal is not None
    if action.name == "from_goal":
        return in_goal
    return not (in_goal and action.name in _NOT_IN_GOALS)


def _names(document: OfficialDocument, row: Row | None) -> dict[str, str]:
    """What commands are called that do different things to different rows."""
    if row is None:
        return {}
    named = {"change": CHANGES.get(row.kind, "修改…")}
    if row.place.item is not None:
        is_task = item_at(document, row.place).is_task
        named["is_task"] = "不计入任务事项" if is_task else "计入任务事项"
    if row.kind is RowKind.TARGET:
        is_own = row.tag == IndicatorScope.PROVINCE
        named["scope"] = f"改为{IndicatorScope.NATIONAL if is_own else IndicatorScope.PROVINCE}"
    return named
