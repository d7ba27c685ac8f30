"""核对定稿、核对扫描件: what differs from the ledger, one below the other."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.form_parts import label
from ui.signed_jobs import SignedLook
from ui.submission.differences import NOT_SAID, Difference, differences, notes, summary
from ui.two_sides import Remark, two_sides

_MOST = 200


class LookDialog(QDialog):
    """A card for each difference; nothing is changed here."""

    def __init__(self, look: SignedLook, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"核对{look.kind}：{name}")
        self.found = differences(look)
        step = theme.unit(self.font())
        self._said = label(summary(look), wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, step)
        column.setSpacing(step)
        column.addWidget(self._said)
        for note in notes(look):
            column.addWidget(label(note, "faded", wraps=True))
        column.addWidget(self._cards(step), 1)
        close = QPushButton("关闭")
        close.setProperty("role", "primary")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        self.resize(96 * step, 76 * step)

    def said(self) -> str:
        """What is said of it all."""
        return self._said.text()

    def _cards(self, step: int) -> QWidget:
        inner = QFrame()
        inner.setObjectName("pane")
        column = QVBoxLayout(inner)
        column.setContentsMargins(step, step, step, step)
        column.setSpacing(step)
        for each in self.found[:_MOST]:
            column.addWidget(_card(each, step))
        if len(self.found) > _MOST:
            column.addWidget(label(f"另有{len(self.found) - _MOST}处，请先处理以上各处。", "faded"))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("核对结果")
        area.setWidget(inner)
        return area


def _card(difference: Difference, step: int) -> QWidget:
    card = QFrame()
    card.setObjectName("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(step, step, step, step)
    column.setSpacing(step // 2)
    heading = "　".join(filter(None, (difference.kind, difference.place)))
    column.addWidget(label(heading, "accent", wraps=True))
    if difference.told:
        column.addWidget(label(difference.told, wraps=True))
    signed = difference.signed
    sides = ("台账", difference.ledger), ("文件", Remark(signed) if signed == NOT_SAID else signed)
    column.addLayout(two_sides(*sides, gap=step))
    return card
