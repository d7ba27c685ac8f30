"""The form at the right (举措详情): the source sentence on top, then every field of one action."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QToolButton, QVBoxLayout, QWidget

from model.action_detail import ActionDetail
from model.breakdown import OUTCOME_LIMIT
from model.due import Due
from ui import theme
from ui.choices import Choice
from ui.evidence_part import EvidencePart
from ui.fields import LineField, TextField, settle_all
from ui.form_parts import Section, SourceBlock, label
from ui.history_part import HistoryLine, HistoryPart
from ui.lamp_part import LampPart
from ui.notes_part import NotesPart
from ui.picker import PickerField
from ui.picker_several import SeveralPicker
from ui.stages_part import StagesPart


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAction:
    """What the form needs besides the action itself."""

    detail: ActionDetail
    sources: Sequence[tuple[str, str, str]]
    year: int
    as_of: date
    can_edit: bool
    history: Callable[[], Sequence[HistoryLine]]


class ActionForm(QWidget):
    """Shows one action and asks for changes, field by field."""

    requested_fields = Signal(object)
    requested_due = Signal(str)
    requested_start = Signal(str)
    requested_cooperating = Signal(object)
    requested_sources = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown_id = ""
        self._posts: Sequence[Choice] = ()
        self._sources: list[SourceBlock] = []
        self._source_column = QVBoxLayout()
        self._edit_sources = QToolButton()
        self._edit_sources.setText("增加或调整出处…")
        self._edit_sources.setProperty("role", "link")
        self._edit_sources.clicked.connect(self.requested_sources)
        self._make_fields()
        self.stages, self.lamp, self.notes = StagesPart(), LampPart(), NotesPart()
        self.evidence, self._history = EvidencePart(), HistoryPart()
        self._lay_out()

    def show_choices(self, units: Sequence[Choice], posts: Sequence[Choice]) -> None:
        """What the lists offer."""
        self._posts = posts
        self.lead.show_choices(units)
        self._cooperating.show_choices(units)

    def show_item(self, item: ShownAction) -> None:
        """Show an action; what is being typed in the same one stays."""
        action = item.detail.action
        is_new = action.id != self.shown_id
        if is_new:
            self.settle()
            self.shown_id = action.id
        self._show_sources(item.sources)
        self.text.show_value(action.text, anew=is_new)
        self._show_duty(item.detail)
        self._start.show_value(action.start_text, anew=is_new)
        self.due.show_value(action.due_text, anew=is_new)
        self._understood.setText(due_in_words(action.due))
        self._deliverable.show_value(action.deliverable, anew=is_new)
        self._target.show_value(action.quantified_target, anew=is_new)
        self.stages.show_stages(item.detail.stages, year=item.year, as_of=item.as_of, is_new=is_new)
        self.lamp.show_state(action, item.detail.row.lamp, is_new=is_new)
        self.notes.show_notes(item.detail.notes, as_of=item.as_of, is_new=is_new)
        self._outcome.show_value(action.outcome, anew=is_new)
        with QSignalBlocker(self._in_report):
            self._in_report.setChecked(action.in_report)
        self.evidence.show_evidence(item.detail.evidence, can_edit=item.can_edit)
        self._remark.show_value(action.remark, anew=is_new)
        self._history.show_history(item.history)
        for part in (*self._editable, self._edit_sources):
            part.setEnabled(item.can_edit)

    def settle(self) -> bool:
        """Store what is still being typed; False while refused words stand here."""
        return settle_all(
            self.text, self._start, self.due, self._deliverable, self._target,
            self.stages, self.lamp, self.notes, self._outcome, self._remark,
        )  # fmt: skip

    def understood(self) -> str:
        """How the time limit was understood."""
        return self._understood.text()

    def focus_text(self) -> None:
        """Begin with the words of the action."""
        self.text.setFocus()
        self.text.selectAll()

    def _make_fields(self) -> None:
        self.text = TextField(hint="省里要做的一件事，可考核、可评价")
        self.lead, self._post, self._leader = PickerField(), PickerField(), PickerField()
        self._cooperating = SeveralPicker()
        self._start = LineField(hint="如：3月、一季度")
        self.due = LineField(hint="如：6月底前、2023年12月15日、长期")
        self._understood = label(role="faded")
        self._deliverable = TextField(hint="如：出台办法、形成报告", lines=1)
        self._target = TextField(hint="如：培训12场、1500人次", lines=1)
        self._outcome = TextField(hint="一句话写成效，不超过80字")
        self._count = label(role="faded")
        self._in_report = QCheckBox("写入报告")
        self._remark = TextField(lines=1)
        for field, name in (
            (self.text, "text"), (self._deliverable, "deliverable"), (self._remark, "remark"),
            (self._target, "quantified_target"), (self._outcome, "outcome"),
        ):  # fmt: skip
            field.settled.connect(lambda words, key=name: self.requested_fields.emit({key: words}))
        for box, name in (
            (self.lead, "lead_unit_id"), (self._post, "post_id"), (self._leader, "leader_post_id"),
        ):  # fmt: skip
            box.settled.connect(lambda each, key=name: self.requested_fields.emit({key: each}))
        self._cooperating.settled.connect(self.requested_cooperating)
        self._start.settled.connect(self.requested_start)
        self.due.settled.connect(self.requested_due)
        self._outcome.typed.connect(self._count_outcome)
        self._in_report.toggled.connect(lambda on: self.requested_fields.emit({"in_report": on}))

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        column.setSpacing(round(step * 0.75))
        self._source_column.setSpacing(step // 2)
        column.addLayout(self._source_column)
        column.addWidget(self._edit_sources, 0, Qt.AlignmentFlag.AlignLeft)
        duty = Section()
        for name, field in (
            ("落实举措", self.text), ("牵头单位", self.lead), ("配合单位", self._cooperating),
            ("责任人", self._post), ("责任领导", self._leader), ("启动时间", self._start),
            ("完成时限", self.due),
        ):  # fmt: skip
            duty.add(name, field)
        duty.add_below(self._understood)
        duty.add("成果形式", self._deliverable)
        duty.add("量化目标", self._target)
        outcome = Section("成效")
        outcome.add("成效摘要", self._outcome)
        outcome.grid.addWidget(self._in_report, outcome.grid.rowCount(), 1)
        outcome.grid.addWidget(self._count, outcome.grid.rowCount() - 1, 1, theme.RIGHT)
        rest = Section("备注")
        rest.add_wide(self._remark)
        self._editable = (duty, self.stages, self.lamp, self.notes, outcome, rest)
        for part in (*self._editable[:5], self.evidence, rest, self._history):
            column.addWidget(part)
        column.addStretch(1)

    def _show_sources(self, sources: Sequence[tuple[str, str, str]]) -> None:
        while len(self._sources) < len(sources):
            block = SourceBlock()
            self._sources.append(block)
            self._source_column.addWidget(block)
        for block in self._sources[len(sources) :]:
            block.hide()
        for block, (place, words, note) in zip(self._sources, sources, strict=False):
            block.show_sentence(place=place, words=words, note=note)
            block.show()

    def _show_duty(self, detail: ActionDetail) -> None:
        action, unit = detail.action, detail.row.lead_unit
        own = [post for post in self._posts if post.unit and post.unit == unit]
        others = [post for post in self._posts if post.unit and post.unit != unit]
        heads = [post for post in self._posts if not post.unit]
        self._post.show_choices([*own, *others])
        self._leader.show_choices([*heads, *own, *others])
        self.lead.show_value(action.lead_unit_id)
        self._cooperating.show_several(
            [each.id for each in detail.cooperating_units], left_out=action.lead_unit_id
        )
        self._post.show_value(action.post_id)
        self._leader.show_value(action.leader_post_id)

    def _count_outcome(self, words: str) -> None:
        length = len(words.strip())
        self._count.setText(f"{length}/{OUTCOME_LIMIT}")
        self._count.setProperty("role", "late" if length > OUTCOME_LIMIT else "faded")
        self._count.style().polish(self._count)


def due_in_words(due: Due | None) -> str:
    """How the words of a time limit were understood."""
    if due is None:
        return "未定完成时限"
    if due.day is None:
        return f"{due.kind}，不计逾期"
    return f"理解为 {due.day.year}年{due.day.month}月{due.day.day}日（{due.kind}）"
