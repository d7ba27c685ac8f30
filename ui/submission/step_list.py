"""The steps of a filing, each with its mark, its word and what was registered of it."""

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from model.report_entities import SubmissionEvent, SubmissionEventId
from model.submission_stage import FilingStep, StepState
from model.words import Lamp
from model.words import SubmissionEventKind as Kind
from ui import theme
from ui.elided_button import ElidedButton
from ui.form_parts import clear, label
from ui.icons import icon, pixmap
from ui.lamps import lamp_icon
from ui.submission.words import ABOUT, event_words
from ui.tooltips import tip

_LAMPS = {
    StepState.DONE: Lamp.DONE,
    StepState.PASSED: Lamp.SOON,
    StepState.COMING: Lamp.NOT_DUE,
    StepState.NOT_ASKED: Lamp.NOT_DUE,
}
_ROLES = {StepState.DONE: "ok", StepState.NEXT: "accent", StepState.PASSED: "soon"}
_AGAIN = (Kind.FOR_APPROVAL, Kind.SEALED, Kind.SCANNED, Kind.POSTED, Kind.MAILED)
_MARK = 14


class StepList(QWidget):
    """A row for each step, below it a line for each entry; a button registers the next one."""

    requested_register = Signal(object)
    requested_change = Signal(object)
    requested_delete = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.buttons: dict[Kind, QPushButton | QToolButton] = {}
        self.entries: dict[SubmissionEventId, tuple[ElidedButton, QToolButton]] = {}
        self._shown: object = None

    def show_steps(
        self,
        steps: Sequence[FilingStep],
        as_of: date | None,
        *,
        can_register: Collection[Kind],
        can_edit: bool,
    ) -> None:
        """Show the steps as they stand, and which of them can be registered now.

        `as_of` is the day up to which the report counts that was signed.
        """
        shown = (tuple(steps), as_of, tuple(can_register), can_edit, theme.current().name)
        if shown == self._shown:  # the keyboard may be among these buttons
            return
        self._shown = shown
        self.buttons.clear()
        self.entries.clear()
        clear(self._rows)
        for each in steps:
            self._add(self._step(each, can_register=each.kind in can_register))
            for event in each.events:
                self._add(self._entry(event, as_of, can_edit=can_edit))

    def focus_on_next(self) -> None:
        """Give the keyboard to what comes next, after a step was registered."""
        primary = (b for b in self.buttons.values() if isinstance(b, QPushButton))
        if (button := next(primary, None)) is not None:
            button.setFocus()

    def _add(self, row: QWidget) -> None:
        self._rows.addWidget(row)
        row.show()  # now, for the keyboard may come here at once

    def _step(self, step: FilingStep, *, can_register: bool) -> QWidget:
        row, unit = QWidget(), theme.unit(self.font())
        line = QHBoxLayout(row)
        line.setContentsMargins(0, unit // 2, 0, 0)
        line.setSpacing(unit)
        mark = QLabel()
        mark.setPixmap(self._mark(step.state))
        name, word = label(str(step.kind)), label(str(step.state), _ROLES.get(step.state, "faded"))
        wide = self.fontMetrics().horizontalAdvance("电子件发出") + unit
        name.setMinimumWidth(wide)
        name.setToolTip(tip(ABOUT[step.kind]))
        if step.state is StepState.NEXT:
            font = name.font()
            font.setBold(True)
            name.setFont(font)
        for each in (mark, name, word):
            line.addWidget(each)
        line.addStretch(1)
        if button := self._button(step, can_register=can_register):
            line.addWidget(button)
        row.setMinimumHeight(round(4.5 * unit))
        return row

    def _mark(self, state: StepState) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if state is StepState.NEXT:
            return pixmap("arrow_right", "accent", size=_MARK, scale=ratio)
        return lamp_icon(_LAMPS[state], _MARK).pixmap(QSize(_MARK, _MARK), ratio)

    def _button(self, step: FilingStep, *, can_register: bool) -> QPushButton | QToolButton | None:
        is_done = step.state is StepState.DONE
        if is_done and step.kind not in _AGAIN:
            return None
        words = "再登记…" if is_done else "登记…"
        button: QPushButton | QToolButton
        if step.state is StepState.NEXT:
            button = QPushButton(words)
            button.setProperty("role", "primary")
        else:
            button = QToolButton()
            button.setText(words)
            button.setProperty("role", "link")
        button.setAccessibleName(f"{words.removesuffix('…')}{step.kind}")
        button.setToolTip(tip(ABOUT[step.kind]))
        button.setEnabled(can_register)
        button.clicked.connect(lambda: self.requested_register.emit(step.kind))
        self.buttons[step.kind] = button
        return button

    def _entry(self, event: SubmissionEvent, as_of: date | None, *, can_edit: bool) -> QWidget:
        told = event_words(event, as_of)
        row, unit = QWidget(), theme.unit(self.font())
        line = QHBoxLayout(row)
        line.setContentsMargins(_MARK + unit // 2, 0, 0, 0)
        line.setSpacing(2)
        words = ElidedButton(told, icon("edit", "faded"))
        words.setToolTip(tip(f"修改：{told}"))
        words.setAccessibleName(f"{event.kind}：{told}")
        words.setEnabled(can_edit)
        words.clicked.connect(lambda: self.requested_change.emit(event))
        remove = QToolButton()
        remove.setIcon(icon("close", "faded"))
        remove.setToolTip("删除这条登记，可以撤销")
        remove.setAccessibleName(f"删除登记：{event.kind}")
        remove.setEnabled(can_edit)
        remove.clicked.connect(lambda: self.requested_delete.emit(event))
        self.entries[event.id] = words, remove
        line.addWidget(words, 1)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignVCenter)
        return row
