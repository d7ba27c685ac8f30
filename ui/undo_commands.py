"""撤销 and 重做, by name; a step of an earlier day is asked about once."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from model.day_words import month_and_day
from model.ledger import StepRecord
from ui.actions import Menu
from ui.ask import Ask
from ui.history.days import moment
from ui.menus import Menus
from ui.session import Session

_LISTED = 15  # steps that the menu offers to go back over


class UndoCommands:
    """Carries out undo and redo for the window, and names them in its menu."""

    def __init__(self, parent: QWidget, session: Session, ask: Ask, menus: Menus) -> None:
        self._parent, self._session, self._ask, self._menus = parent, session, ask, menus
        self._may_pass_days = False
        session.opened.connect(self._forget)
        # 今天 10:42 holds while the menu is open: it is written when one looks.
        menus.bar[Menu.EDIT].aboutToShow.connect(self._name_moments)
        menus.bar[Menu.EDIT].aboutToHide.connect(self.name_steps)
        menus.undo_steps.aboutToShow.connect(self._list_steps)

    def name_steps(self) -> None:
        """Name what would be undone and redone."""
        undo, redo = self._targets()
        self._name("undo", "撤销", undo)
        self._name("redo", "重做", redo)
        self._menus.undo_steps.setEnabled(undo is not None)

    def do_undo(self) -> None:
        """Take back the latest step."""
        target = self._session.ledger.undo_target()
        if target is not None and self._may_pass(target):
            self._session.undo()

    def do_redo(self) -> None:
        """Do again what was taken back."""
        self._session.redo()

    def _targets(self) -> tuple[StepRecord | None, StepRecord | None]:
        if not self._session.can_write:
            return None, None
        return self._session.ledger.undo_target(), self._session.ledger.redo_target()

    def _name_moments(self) -> None:
        for name, target in zip(("undo", "redo"), self._targets(), strict=True):
            if target is not None:
                action = self._menus.actions[name]
                action.setText(f"{action.text()}（{self._moment(target)}）")

    def _list_steps(self) -> None:
        menu, steps = self._menus.undo_steps, self._session.ledger.undo_targets(_LISTED)
        menu.clear()
        for count, step in enumerate(steps, start=1):
            entry = menu.addAction(f"{step.label}（{self._moment(step)}）")
            entry.setToolTip(f"连同之后的操作，共撤销 {count} 步")
            entry.triggered.connect(lambda _=False, each=step: self._undo_to(each))
        menu.setToolTipsVisible(True)
        menu.addSeparator()
        more = self._menus.actions["show_history"]
        menu.addAction(more.icon(), "在修改记录中查看…", more.trigger)

    def _undo_to(self, step: StepRecord) -> None:
        """Undo down to this step and with it: the oldest tells whether an earlier day is meant."""
        if self._may_pass(step):
            self._session.undo_to(step.seq - 1)

    def _moment(self, step: StepRecord) -> str:
        return moment(step.made_at, self._session.today)

    def _may_pass(self, target: StepRecord) -> bool:
        day = target.made_at.date()
        if self._may_pass_days or day >= self._session.today:
            return True
        self._may_pass_days = self._ask.confirm(
            self._parent,
            f"“{target.label}”是{month_and_day(day)}所做，要撤销吗？",
            detail="撤销后可以重做。本次使用期间不再询问。",
            yes="撤销",
        )
        return self._may_pass_days

    def _forget(self) -> None:
        self._may_pass_days = False

    def _name(self, name: str, word: str, target: StepRecord | None) -> None:
        action: QAction = self._menus.actions[name]
        action.setText(f"{word} {target.label}" if target else word)
        action.setToolTip(f"{action.text()}（{action.shortcut().toString()}）")
        action.setEnabled(target is not None)
