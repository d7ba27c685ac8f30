"""文字编码: which one a text file is in, when its bytes do not tell."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.form_parts import label


class EncodingDialog(QDialog):
    """Shows how the first lines read in each encoding; the clerk picks the one that is right.

    `previews` are (encoding, its name on screen, first lines).
    """

    def __init__(
        self, name: str, previews: Sequence[tuple[str, str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("文字编码")
        self._previews = list(previews)
        self._group = QButtonGroup(self)
        self._shown = QPlainTextEdit(readOnly=True)
        self._shown.setAccessibleName("前几行")
        step = theme.unit(self.font())
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * step, 2 * step, 3 * step, 2 * step)
        column.setSpacing(step)
        words = f"“{name}”的文字编码认不出来。请选一种，使下面的文字读得通。"
        column.addWidget(label(words, wraps=True))
        for number, (_, shown, _) in enumerate(self._previews):
            button = QRadioButton(shown)
            self._group.addButton(button, number)
            column.addWidget(button)
        self._group.idToggled.connect(lambda number, on: self._show(number) if on else None)
        column.addWidget(self._shown, 1)
        buttons = QDialogButtonBox()
        accept = buttons.addButton("按此读入", QDialogButtonBox.ButtonRole.AcceptRole)
        accept.setProperty("role", "primary")
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._group.button(0).setChecked(True)
        self.resize(80 * step, 56 * step)

    def choose(self, encoding: str) -> None:
        """Pick an encoding."""
        names = [each for each, _, _ in self._previews]
        self._group.button(names.index(encoding)).setChecked(True)

    def encoding(self) -> str:
        """The chosen one."""
        return self._previews[self._group.checkedId()][0]

    def _show(self, number: int) -> None:
        self._shown.setPlainText(self._previews[number][2])
