"""Cards of the page 总览 (卡片): a large figure, a bar, and smaller figures that open rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from model.words import Lamp
from ui import theme
from ui.form_parts import clear, label
from ui.lamps import lamp_icon
from ui.share_bar import Share, ShareBar


@dataclass(frozen=True, slots=True)
class CardLine:
    """A smaller figure: its words, what it opens, its lamp."""

    text: str
    wanted: object = None
    lamp: Lamp | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardText:
    """What a card says."""

    figure: str
    words: str
    detail: str
    shares: Sequence[Share]
    lines: Sequence[CardLine]


class Card(QFrame):
    """Title, figure, bar, lines."""

    requested = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._title = label(title, "faded")
        self._figure = label()
        font = self._figure.font()
        font.setPointSizeF(font.pointSizeF() * 1.9)
        self._figure.setFont(font)
        self._words = label()
        self._detail = label(role="faded", wraps=True)
        self._bar = ShareBar()
        self._lines = QHBoxLayout()
        self._lay_out()

    def show_text(self, text: CardText) -> None:
        """Show these figures."""
        self._figure.setText(text.figure)
        self._words.setText(text.words)
        self._detail.setText(text.detail)
        self._detail.setVisible(bool(text.detail))
        self._bar.setVisible(bool(text.shares))
        said = "，".join(line.text for line in text.lines)
        self._bar.show_shares(text.shares, said)
        clear(self._lines)
        for line in text.lines:
            self._lines.addWidget(self._button(line))
        self._lines.addStretch(1)

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, round(1.5 * step), 2 * step, step)
        column.setSpacing(step // 2)
        column.addWidget(self._title)
        line = QHBoxLayout()
        line.setSpacing(step)
        line.addWidget(self._figure)
        line.addWidget(self._words, 1, Qt.AlignmentFlag.AlignBottom)
        self._words.setContentsMargins(0, 0, 0, step // 2)
        column.addLayout(line)
        column.addWidget(self._bar)
        self._lines.setSpacing(0)
        column.addLayout(self._lines)
        column.addWidget(self._detail)
        column.addStretch(1)

    def _button(self, line: CardLine) -> QWidget:
        button = QToolButton()
        button.setText(line.text)
        button.setProperty("role", "figure")
        if line.lamp is not None:
            button.setIcon(lamp_icon(line.lamp))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setEnabled(line.wanted is not None)
        button.setToolTip("点击查看" if line.wanted is not None else "")
        button.clicked.connect(lambda: self.requested.emit(line.wanted))
        return button
