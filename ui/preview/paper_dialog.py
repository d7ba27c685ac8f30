"""A finished paper in a window of its own (查看材料): read it, print it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.ask import Ask
from ui.form_parts import label
from ui.preview.paper_view import PaperView
from ui.preview.printing import print_out

_UNREADABLE = "这个文件不是完整的PDF，无法预览，台账没有改动。请重新生成。"


class PaperDialog(QDialog):
    """Shows a PDF that is there already."""

    def __init__(self, data: bytes, *, name: str, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(name)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._ask = ask
        self.paper = PaperView()
        self.print_button, close = QPushButton("打印…"), QPushButton("关闭")
        self._said = label(role="faded", wraps=True)
        self._lay_out(close)
        self.print_button.clicked.connect(self.print_out)
        close.clicked.connect(self.reject)
        self.paper.pages.failed.connect(lambda: self._said.setText(_UNREADABLE))
        self.paper.pages.failed.connect(lambda: self.print_button.setEnabled(False))
        self.paper.show_pdf(data)

    def said(self) -> str:
        """What is said of the paper."""
        return self._said.text()

    def print_out(self) -> None:
        """Ask the system for a printer and print the paper."""
        print_out(self, self._ask, self.paper, self._said, done=lambda: None)

    def done(self, result: int) -> None:
        self.paper.clear()
        super().done(result)

    def _lay_out(self, close: QPushButton) -> None:
        step = theme.unit(self.font())
        foot = QHBoxLayout()
        foot.setContentsMargins(2 * step, step, 2 * step, step)
        foot.setSpacing(step)
        foot.addWidget(self._said, 1)
        for button in (self.print_button, close):
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.print_button.setProperty("role", "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.paper, 1)
        column.addLayout(foot)
        room = self.screen().availableSize()
        self.setMinimumSize(64 * step, 64 * step)
        self.resize(min(110 * step, room.width()), min(104 * step, room.height()))
        self.paper.pages.setFocus()
