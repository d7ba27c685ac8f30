"""The parts of a sentence in its form (拆分): their words, and which of them have actions."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from model.outline import OutlineNode
from ui.choices import Choice
from ui.elided_button import ElidedButton
from ui.fields import ChoiceField
from ui.form_parts import Section, clear, label
from ui.icons import icon
from ui.lamps import lamp_icon
from ui.tooltips import tip


class PartsBlock(Section):
    """Lists the parts; a click goes to one, so that it can get its actions."""

    requested_split = Signal()
    requested_node = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("拆分", parent)
        self._says = label(role="faded", wraps=True)
        self._parts = QVBoxLayout()
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(0)
        holder = QWidget()
        holder.setLayout(self._parts)
        self._split = QPushButton("拆分原文…（Ctrl+T）")
        self._split.clicked.connect(self.requested_split)
        self.add_wide(self._says)
        self.add_wide(holder)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._split)
        line.addStretch(1)
        self.add_wide(row)

    def show_parts(
        self, parts: Sequence[OutlineNode], selected: OutlineNode | None, *, can_edit: bool
    ) -> None:
        """Show these; none means that the sentence is whole."""
        clear(self._parts)
        covered = sum(each.actions.total > 0 for each in parts)
        self._says.setText(
            f"{len(parts)} 部分中 {covered} 部分已有举措，原文仍计 1 条。"
            if parts
            else "一句话里有几件事时，可以断成几个部分分别落实，仍计 1 条。"
        )
        for part in parts:
            self._parts.addWidget(
                self._button(part, is_selected=selected is not None and part.id == selected.id)
            )
        self._split.setEnabled(can_edit)

    def _button(self, part: OutlineNode, *, is_selected: bool) -> QWidget:
        worst = part.actions.worst
        sign = lamp_icon(worst) if worst is not None else icon("warning", "soon")
        count = f"{part.actions.total} 项" if part.actions.total else "还没有举措"
        button = ElidedButton(f"{part.number} {part.title}", sign)
        button.setCheckable(True)
        button.setChecked(is_selected)
        button.setToolTip(tip(f"{part.title}\n{count}"))
        button.setAccessibleDescription(count)
        button.clicked.connect(lambda _=False, each=part.id: self.requested_node.emit(each))
        return button


def part_choice(parts: Sequence[OutlineNode], chosen: str | None) -> ChoiceField:
    """整句, or one of the parts."""
    box = ChoiceField()
    box.setMinimumContentsLength(4)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.show_choices([Choice(each.id, each.number) for each in parts], none="整句")
    box.show_value(chosen)
    box.setObjectName("part")
    box.setAccessibleName("落实的部分")
    return box
