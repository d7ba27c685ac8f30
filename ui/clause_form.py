"""The form of one or several sentences (任务事项): whose work they are, and their actions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from model.action_table import ActionRow
from model.entities import Clause, ClausePartId, LocalActionId
from model.outline import OutlineNode
from model.triage import Proposal
from model.words import Triage
from ui import theme
from ui.elided_button import ElidedButton
from ui.fields import LineField
from ui.form_parts import Section, SourceBlock, clear, label
from ui.icons import icon
from ui.lamps import lamp_icon
from ui.parts_block import PartsBlock, part_choice
from ui.tooltips import tip

_KEYS = {Triage.PROVINCE: "1", Triage.ASSIST: "2", Triage.NATIONAL: "3", Triage.PENDING: "0"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClause:
    """A sentence with what the program would propose and the actions that serve it.

    `parts` are those of a sentence that is split, `part` the one that is selected; `served` says
    which of them each action serves, None being the whole.
    """

    clause: Clause
    place: str
    responsible: str
    proposal: Proposal | None
    actions: Sequence[ActionRow]
    can_edit: bool
    part: OutlineNode | None = None
    parts: Sequence[OutlineNode] = ()
    served: Mapping[LocalActionId, ClausePartId | None] = field(default_factory=dict)


class ClauseForm(QWidget):
    """Source sentence, 任务认领 by button, proposal, and the way to a new action."""

    requested_triage = Signal(Triage, str)
    requested_reason = Signal(str, str)
    requested_accept = Signal()
    requested_action = Signal()
    requested_show = Signal(str)
    requested_split = Signal()
    requested_node = Signal(str)
    requested_part = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown_id = self._title = ""
        self._source = SourceBlock()
        self._proposal = label(wraps=True)
        self._accept = QPushButton("采纳建议（空格）")
        self._accept.clicked.connect(self.requested_accept)
        self._buttons = QButtonGroup(self)
        self.reason = LineField(hint="认领理由或说明，可不填")
        self.reason.setAccessibleName("认领理由")
        # The reason belongs to the sentence it was typed for, whatever is selected by now.
        self.reason.settled.connect(lambda words: self.requested_reason.emit(self.shown_id, words))
        self._new = QPushButton("新建举措（Ctrl+N）")
        self._new.clicked.connect(self.requested_action)
        self._split = PartsBlock()
        self._split.requested_split.connect(self.requested_split)
        self._split.requested_node.connect(self.requested_node)
        self._actions = QVBoxLayout()
        self._none = label(role="faded", wraps=True)
        self._lay_out()

    def show_item(self, item: ShownClause) -> None:
        """Show one sentence."""
        number = item.clause.number
        counted = f"原文第 {number} 句" if number is not None else "不计条数的原文"
        self._source.show_sentence(
            place=f"{counted}{f' {item.part.number}' if item.part else ''} · {item.place}",
            words=item.clause.text,
            note=item.responsible,
        )
        pending = item.clause.triage is Triage.PENDING
        proposed = item.proposal if pending else None
        self._proposal.setVisible(proposed is not None)
        self._accept.setVisible(proposed is not None and item.can_edit)
        if proposed is not None:
            self._proposal.setText(f"建议：{proposed.triage}。{proposed.reason}。")
        for number_of, triage in enumerate(Triage):
            button = self._buttons.button(number_of)
            button.setChecked(triage is item.clause.triage)
            button.setEnabled(item.can_edit)
        is_new = item.clause.id != self.shown_id
        self.shown_id, self._title = item.clause.id, item.clause.text
        self.reason.show_value(item.clause.triage_reason, anew=is_new)
        self.reason.setEnabled(item.can_edit)
        self._new.setEnabled(item.can_edit)
        self._split.show_parts(item.parts, item.part, can_edit=item.can_edit)
        self._show_actions(item)

    def settle(self) -> bool:
        """Store what is still being typed; False while refused words stand here."""
        return self.reason.settle()

    def title(self) -> str:
        """The words of the sentence that is shown."""
        return self._title

    def forget(self) -> None:
        """What is shown next begins anew."""
        self.shown_id = ""

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        column.setSpacing(step)
        column.addWidget(self._source)
        claim = Section("任务认领")
        choices = QWidget()
        four = QGridLayout(choices)
        four.setContentsMargins(0, 0, 0, 0)
        for place, triage in enumerate(_KEYS):
            number = list(Triage).index(triage)
            button = QRadioButton(f"{triage}　{_KEYS[triage]}")
            button.clicked.connect(lambda _=False, each=triage: self._choose(each))
            self._buttons.addButton(button, number)
            four.addWidget(button, place // 2, place % 2)
            four.setColumnStretch(place % 2, 1)
        claim.add_wide(self._proposal)
        claim.grid.addWidget(
            self._accept, claim.grid.rowCount(), 0, 1, 2, Qt.AlignmentFlag.AlignLeft
        )
        claim.add_wide(choices)
        claim.add_wide(self.reason)
        column.addWidget(claim)
        column.addWidget(self._split)
        own = Section("落实举措")
        self._actions.setSpacing(0)
        holder = QWidget()
        holder.setLayout(self._actions)
        self._actions.setContentsMargins(0, 0, 0, 0)
        own.add_wide(self._none)
        own.add_wide(holder)
        line = QHBoxLayout()
        line.addWidget(self._new)
        line.addStretch(1)
        column.addWidget(own)
        column.addLayout(line)
        column.addStretch(1)

    def _choose(self, triage: Triage) -> None:
        self.requested_triage.emit(triage, self.reason.text().strip())

    def _show_actions(self, item: ShownClause) -> None:
        clear(self._actions)
        self._new.setIcon(icon("add"))
        for row in item.actions:
            button = ElidedButton(row.text, lamp_icon(row.lamp))
            button.setToolTip(tip(f"{row.lamp}：{row.text}"))
            button.clicked.connect(lambda _=False, each=row.id: self.requested_show.emit(each))
            self._actions.addWidget(self._with_part(button, row, item))
        self._none.setVisible(not item.actions)
        needed = item.clause.triage is Triage.PROVINCE
        which = f"{item.part.number} " if item.part else ""
        self._none.setText(
            f"{which}已认领为省内落实，还没有举措。" if needed else f"{which}还没有落实举措。"
        )

    def _with_part(self, button: QWidget, row: ActionRow, item: ShownClause) -> QWidget:
        """An action of a sentence that is split, with the part that it serves."""
        if not item.parts:
            return button
        box = part_choice(item.parts, item.served.get(row.id))
        box.setEnabled(item.can_edit)
        box.settled.connect(lambda part, each=row.id: self.requested_part.emit(each, part))
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(button, 1)
        line.addWidget(box)
        return holder
