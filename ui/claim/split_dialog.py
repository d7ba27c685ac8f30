"""拆分原文: a sentence that asks for several things is cut into parts; it stays as it is."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from model.clause_parts import cuts
from model.outline import part_number
from ui import theme
from ui.claim.cut_view import CutView
from ui.dialog_buttons import ok_and_cancel
from ui.form_parts import clear, label

_HOW = "在句中点一下要断开的地方；或者按 ← → 移到虚线处（Ctrl+← → 逐字移动），按空格断开或接上。"
_WHY = "原文一字不改，条数不变；拆开以后，每个部分可以分别建立落实举措。"


class SplitDialog(QDialog):
    """Cuts one sentence; none of its parts is left without words."""

    def __init__(
        self, text: str, offsets: Sequence[int], *, place: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("拆分原文")
        self._text = text
        self._offsets = tuple(offsets)
        self._proposed = cuts(text)
        self.view = CutView(text, proposed=self._proposed, cuts=offsets)
        self.take_proposed = QPushButton("按虚线全部断开")
        self.take_none = QPushButton("不拆分")
        self.buttons = ok_and_cancel(self)
        self._says = label(role="faded")
        self._parts = QVBoxLayout()
        self._lay_out(place)
        self._connect()
        self._preview()
        self.view.setFocus()

    def chosen(self) -> tuple[int, ...]:
        """Where the sentence is cut; nowhere makes it whole again."""
        return self.view.cuts

    def parts(self) -> list[str]:
        """The words of the parts as they would be."""
        ends = [0, *self.view.cuts, len(self._text)]
        return [self._text[start:end] for start, end in pairwise(ends)]

    def _lay_out(self, place: str) -> None:
        step = theme.unit(self.font())
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        column.setSpacing(step)
        column.addWidget(label(place, "accent"))
        column.addWidget(label(_WHY, "faded", wraps=True))
        paper = QFrame()
        paper.setObjectName("pane")
        inner = QVBoxLayout(paper)
        inner.setContentsMargins(round(1.5 * step), step, round(1.5 * step), step)
        inner.addWidget(self.view)
        column.addWidget(paper)
        column.addWidget(label(_HOW, "faded", wraps=True))
        line = QHBoxLayout()
        line.addWidget(self._says, 1)
        line.addWidget(self.take_proposed)
        line.addWidget(self.take_none)
        column.addLayout(line)
        column.addWidget(self._preview_area(), 1)
        column.addWidget(self.buttons)
        self.resize(96 * step, 56 * step)

    def _preview_area(self) -> QWidget:
        holder = QWidget()
        holder.setAutoFillBackground(False)
        self._parts.setContentsMargins(0, 0, 0, 0)
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._parts)
        outer.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holder)
        area.viewport().setAutoFillBackground(False)
        return area

    def _connect(self) -> None:
        self.view.changed.connect(self._preview)
        self.take_proposed.clicked.connect(lambda: self.view.cut_at(self._proposed))
        self.take_none.clicked.connect(lambda: self.view.cut_at(()))

    def _preview(self) -> None:
        clear(self._parts)
        parts = self.parts()
        is_whole = len(parts) == 1
        for at, words in enumerate(() if is_whole else parts):
            self._parts.addWidget(label(f"{part_number(at)}　{words}", wraps=True))
        self._says.setText("不拆分，整句落实。" if is_whole else f"拆成 {len(parts)} 部分：")
        self.take_none.setEnabled(not is_whole)
        self.take_proposed.setEnabled(bool(self._proposed) and self.chosen() != self._proposed)
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(self.chosen() != self._offsets)
