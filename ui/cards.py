"""Cards of the page 总览 (卡片): a large figure, a bar, and smaller figures that open rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from model.words import Lamp
from ui import theme
from ui.flow import FlowLayout
from ui.form_parts import clear, label
from ui.lamps import lamp_icon
from ui.share_bar import Share, ShareBar
from ui.tooltips import tip


@dataclass(frozen=True, slots=True)
class CardLine:
    """A smaller figure: its words, what it opens, its lamp."""

    text: str
    wanted: object = None
    lamp: Lamp | None = None
    tip: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardText:
    """What a card says; `tip` and `wanted` belong to the large figure, `lines` are smaller ones."""

    figure: str
    words: str
    tip: str
    shares: Sequence[Share]
    lines: Sequence[Sequence[CardLine]]
    wanted: object = None


class Card(QFrame):
    """Title, figure, bar, lines."""

    requested = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._title = label(title, "faded")
        self.figure, self._words = QToolButton(), label()
        self._wanted: object = None
        large(self.figure)
        self.figure.setProperty("role", "figure")
        self.figure.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.figure.clicked.connect(lambda: self.requested.emit(self._wanted))
        self._bar = ShareBar()
        self._lines = QVBoxLayout()
        self.buttons: dict[str, QToolButton] = {}
        self._lay_out()

    def show_text(self, text: CardText) -> None:
        """Show these figures."""
        self.figure.setText(text.figure)
        self._wanted = text.wanted
        self.figure.setEnabled(text.wanted is not None)
        self._words.setText(text.words)
        for each in (self.figure, self._words):
            each.setToolTip(tip(text.tip))
            each.setAccessibleDescription(text.tip)
        self._bar.setVisible(any(share.amount for share in text.shares))
        said = "，".join(line.text for line in text.lines[0])
        self._bar.show_shares(text.shares, said)
        clear(self._lines)
        self.buttons = {}
        for figures in text.lines:
            self._lines.addWidget(self._row(figures))

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, round(1.5 * step), 2 * step, step)
        column.setSpacing(step // 2)
        column.addWidget(self._title)
        line = QHBoxLayout()
        line.setSpacing(step)
        line.addWidget(self.figure)
        line.addWidget(self._words, 1, Qt.AlignmentFlag.AlignBottom)
        self._words.setContentsMargins(0, 0, 0, step // 2)
        column.addLayout(line)
        column.addWidget(self._bar)
        self._lines.setSpacing(0)
        column.addLayout(self._lines)
        column.addStretch(1)

    def _row(self, figures: Sequence[CardLine]) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder)
        for figure in figures:
            row.addWidget(self._button(figure))
        return holder

    def _button(self, line: CardLine) -> QWidget:
        button = QToolButton()
        button.setText(line.text)
        button.setProperty("role", "figure")
        if line.lamp is not None:
            button.setIcon(lamp_icon(line.lamp))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setEnabled(line.wanted is not None)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolTip(tip(line.tip or ("点击查看" if line.wanted is not None else "")))
        button.clicked.connect(lambda: self.requested.emit(line.wanted))
        self.buttons[line.text] = button
        return button


def large(figure: QWidget) -> None:
    """Let a figure be the first thing seen."""
    font = figure.font()
    font.setPointSizeF(font.pointSizeF() * 1.9)
    figure.setFont(font)
