"""任务分工 in the form: what is done, by whom, until when."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from model.action_detail import ActionDetail
from model.action_order import ActionColumn
from model.day_words import day_words
from model.due import Due
from ui.adjust_part import AdjustPart
from ui.cell_editors import EndOf
from ui.choices import Choice
from ui.completion import Completion
from ui.fields import LineField, TextField, settle_all
from ui.form_parts import Section, label
from ui.picker import PickerField
from ui.picker_several import SeveralPicker


class DutyPart(Section):
    """The fields that the division of labour is made of; `end_of` completes time limits."""

    requested_fields = Signal(object)
    requested_due = Signal(str)
    requested_start = Signal(str)
    requested_cooperating = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("任务分工", parent)
        self._posts: Sequence[Choice] = ()
        self.end_of: EndOf = lambda column, begun: ""
        self.text = TextField(hint="省里要做的一件事，可考核、可评价")
        self.lead, self._post, self._leader = PickerField(), PickerField(), PickerField()
        self._cooperating = SeveralPicker()
        self._start = LineField(hint="如：3月、一季度")
        self.due = LineField(hint="如：6月底前、2023年12月15日、长期")
        self.understood = label(role="faded")
        self.adjust = AdjustPart()
        self._deliverable = TextField(hint="如：出台办法、形成报告", lines=1)
        self._target = TextField(hint="如：培训12场、1500人次", lines=1)
        self._lay_out()
        self._connect()

    def show_choices(self, units: Sequence[Choice], posts: Sequence[Choice]) -> None:
        """What the lists offer."""
        self._posts = posts
        self.lead.show_choices(units)
        self._cooperating.show_choices(units)

    def show_action(self, detail: ActionDetail, *, is_new: bool) -> None:
        """Show the division of an action; what is being typed in the same one stays."""
        action = detail.action
        self.text.show_value(action.text, anew=is_new)
        self.show_people(detail)
        self._start.show_value(action.start_text, anew=is_new)
        self.due.show_value(action.due_text, anew=is_new)
        self.understood.setText(due_in_words(action.due))
        self._deliverable.show_value(action.deliverable, anew=is_new)
        self._target.show_value(action.quantified_target, anew=is_new)

    def show_people(self, detail: ActionDetail) -> None:
        """Show the units and posts that are stored."""
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

    def settle(self) -> bool:
        """Store what is still being typed; False while refused words stand here."""
        return settle_all(
            self.text, self._start, self.due, self._deliverable, self._target, self.adjust
        )

    def _lay_out(self) -> None:
        for name, field, key in (
            ("落实举措", self.text, "text"), ("牵头单位", self.lead, "lead_unit_id"),
            ("配合单位", self._cooperating, "cooperating"), ("责任人", self._post, "post_id"),
            ("责任领导", self._leader, "leader_post_id"), ("启动时间", self._start, "start"),
            ("完成时限", self.due, "due"),
        ):  # fmt: skip
            self.add(name, field, key, below=self.understood if key == "due" else None)
        self.add_below(self.adjust)
        self.add("成果形式", self._deliverable, "deliverable")
        self.add("量化目标", self._target, "quantified_target")

    def _connect(self) -> None:
        for line, column in ((self._start, ActionColumn.START), (self.due, ActionColumn.DUE)):
            Completion(line, partial(self._end_of, column))
        for field, name in (
            (self.text, "text"), (self._deliverable, "deliverable"),
            (self._target, "quantified_target"),
        ):  # fmt: skip
            field.settled.connect(lambda words, key=name: self.requested_fields.emit({key: words}))
        for box, name in (
            (self.lead, "lead_unit_id"), (self._post, "post_id"), (self._leader, "leader_post_id"),
        ):  # fmt: skip
            box.settled.connect(lambda each, key=name: self.requested_fields.emit({key: each}))
        self._cooperating.settled.connect(self.requested_cooperating)
        self._start.settled.connect(self.requested_start)
        self.due.settled.connect(self.requested_due)

    def _end_of(self, column: ActionColumn, begun: str) -> str:
        return self.end_of(column, begun)


def due_in_words(due: Due | None) -> str:
    """How the words of a time limit were understood."""
    if due is None:
        return "未定完成时限"
    if due.day is None:
        return f"{due.kind}，不计逾期"
    return f"理解为 {day_words(due.day)}（{due.kind}）"
