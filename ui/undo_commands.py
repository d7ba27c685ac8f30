"""撤销 and 重做, by name; a step of an earlier day is asked about once."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from model.ledger import StepRecord
from ui.ask import Ask
from ui.session import Session
from ui.slices import long_travel


class UndoCommands:
    """Carries out undo and redo for the window."""

    def __init__(self, parent: QWidget, session: Session, ask: Ask) -> None:
        self._parent, self._session, self._ask = parent, session, ask
        self._may_pass_days = False
        session.opened.connect(self._forget)

    def name_steps(self, undo: QAction, redo: QAction) -> None:
        """Write into the menu what would be undone and redone."""
        can = self._session.can_write
        self._name(undo, "撤销", self._session.ledger.undo_target() if can else None)
        self._name(redo, "重做", self._session.ledger.redo_target() if can else None)

    def do_undo(self) -> None:
        """Take back the latest step."""
        target = self._session.ledger.undo_target()
        if target is not None and self._may_pass(target):
            with long_travel(self._session, f"撤销{target.label}") as told:
                self._session.undo(told)

    def do_redo(self) -> None:
        """Do again what was taken back."""
        target = self._session.ledger.redo_target()
        if target is not None:
            with long_travel(self._session, f"重做{target.label}") as told:
                self._session.redo(told)

    def _may_pass(self, target: StepRecord) -> bool:
        day = target.made_at.date()
        if self._may_pass_days or day >= self._session.today:
            return True
        self._may_pass_days = self._ask.confirm(
            self._parent,
            f"“{target.label}”是{day.month}月{day.day}日所做，要撤销吗？",
            detail="撤销后可以重做。本次使用期间不再询问。",
            yes="撤销",
        )
        return self._may_pass_days

    def _forget(self) -> None:
        self._may_pass_days = False

    @staticmethod
    def _name(action: QAction, word: str, target: StepRecord | None) -> None:
        action.setText(f"{word} {target.label}" if target else word)
        action.setToolTip(f"{action.text()}（{action.shortcut().toString()}）")
        action.setEnabled(target is not None)
