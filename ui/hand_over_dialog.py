"""移交任务: who takes over, and whether only what is still open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.choices import Choice
from ui.form_parts import FieldWord, label
from ui.picker import PickerField


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """What is to be handed over: of whom, how much is open and in all; `also` a further offer.

    `remark` says what is to be known of a successor, "" where there is nothing.
    """

    of: str
    to: str
    choices: Sequence[Choice]
    open_words: str
    all_words: str
    has_open: bool
    also: str = ""
    remark: Callable[[str], str] = lambda _: ""


class HandOverDialog(QDialog):
    """Asks for the successor."""

    def __init__(self, what: HandedOver, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("移交任务")
        step = theme.unit(self.font())
        self.to = PickerField()
        self.to.setAccessibleName(what.to)
        self.to.show_choices(what.choices, none="（请选择）")
        self.open_only = QRadioButton(f"只移交未办结的：{what.open_words}")
        self.everything = QRadioButton(f"全部移交，包括已办结的：{what.all_words}")
        self.open_only.setEnabled(what.has_open)
        (self.open_only if what.has_open else self.everything).setChecked(True)
        self.also = QCheckBox(what.also)
        self.also.setVisible(bool(what.also))
        buttons = QDialogButtonBox()
        self.accept_button = buttons.addButton("移交", QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setProperty("role", "primary")
        self.accept_button.setEnabled(False)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.word = FieldWord()
        self._remark = what.remark
        self.to.settled.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * step, 2 * step, 3 * step, 2 * step)
        column.setSpacing(step)
        column.addWidget(label(f"把{what.of}承担的任务移交给：", wraps=True))
        for widget in (self.to, self.word, self.open_only, self.everything, self.also):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(label("一步完成，可以撤销。", "faded"))
        column.addWidget(buttons)
        self.resize(72 * step, 56 * step)  # room for the list of the field

    def _choose(self, to: object) -> None:
        self.accept_button.setEnabled(to is not None)
        self.word.doubt(self._remark(str(to)) if to is not None else "")
