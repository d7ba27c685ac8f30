"""The form of several selected things: what can be done with all of them at once (批量)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from model.common_values import Common
from model.entities import LocalActionId
from model.words import Progress
from ui import theme
from ui.choices import Choice
from ui.fields import ChoiceField
from ui.form_parts import FieldWord, Section, label
from ui.picker import PickerField
from ui.picker_several import SeveralPicker

UNCHANGED = "（不改）"
_NOTHING = "nothing"  # the choice that takes a value away
_YES, _NO = "yes", "no"
_COOPERATING = "cooperating"
_TICKS = {"in_report": ("写入", "不写入"), "is_highlight": ("是", "否")}
_COUNTED = {"lead_unit_id": "个单位", "post_id": "人", "leader_post_id": "人"}
_JOINING = (
    Choice("add_cooperating", "增加"),
    Choice("remove_cooperating", "去掉"),
    Choice("cooperating", "改为"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What stands in one field and was not applied: its name, and the words that one reads."""

    name: str
    words: str
    value: str


class ManyActionsForm(QWidget):
    """Sets the same fields of several actions; what stays （不改） is left alone.

    Beside （不改） stands what the actions have now: the common value, or how many different ones.
    """

    filled_in = Signal()
    requested_changes = Signal(object)
    requested_confirm = Signal()
    requested_delete = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ids: list[LocalActionId] = []
        self._names: dict[str, str] = {}
        self._title, self.word, self.of_post = label(), FieldWord(), FieldWord()
        self.of_partners = FieldWord()
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.18)
        self._title.setFont(font)
        self.lead, self._post, self.leader = PickerField(), PickerField(), PickerField()
        self.joining, self.cooperating = ChoiceField(), SeveralPicker()
        self.start, self.due = QLineEdit(), QLineEdit()
        self.deliverable, self.target, self.remark = QLineEdit(), QLineEdit(), QLineEdit()
        self.progress, self.in_report, self.highlight = ChoiceField(), ChoiceField(), ChoiceField()
        self._choices: dict[str, PickerField | ChoiceField] = {
            "lead_unit_id": self.lead,
            "post_id": self._post,
            "leader_post_id": self.leader,
            "progress": self.progress,
            "in_report": self.in_report,
            "is_highlight": self.highlight,
        }
        self._texts: dict[str, QLineEdit] = {
            "start_text": self.start,
            "due_text": self.due,
            "deliverable": self.deliverable,
            "quantified_target": self.target,
            "remark": self.remark,
        }
        self.apply = QPushButton("应用到全部")
        self.apply.setProperty("role", "primary")
        self.apply.clicked.connect(self._send)
        self._confirm = QPushButton("确认办结")
        self._confirm.clicked.connect(self.requested_confirm)
        self._delete = QPushButton("删除")
        self._delete.clicked.connect(self.requested_delete)
        self._offer_words()
        self._lay_out()

    def show_choices(self, units: Sequence[Choice], posts: Sequence[Choice]) -> None:
        """What the lists offer."""
        self._names = {str(each.id): each.name for each in (*units, *posts)}
        nothing = Choice(_NOTHING, "（未定）")
        self.lead.show_choices([nothing, *units], none=UNCHANGED)
        own, heads = [p for p in posts if p.unit], [p for p in posts if not p.unit]
        self._post.show_choices([nothing, *own, *heads], none=UNCHANGED)
        self.leader.show_choices([nothing, *heads, *own], none=UNCHANGED)
        self.cooperating.show_choices(units)

    def show_ids(
        self, ids: Sequence[LocalActionId], common: Mapping[str, Common], *, can_edit: bool
    ) -> None:
        """Which actions are selected; for others than before the fields begin at （不改）."""
        self._title.setText(f"选中 {len(ids)} 项举措")
        self.setEnabled(can_edit)
        for name, box in self._choices.items():
            box.show_none(self._unchanged(name, common[name]))
        for name, line in self._texts.items():
            line.setPlaceholderText(self._unchanged(name, common[name]))
        elsewhere = common["elsewhere"].different
        self.of_post.doubt(f"{elsewhere}项的责任人不在牵头单位，请核对。" if elsewhere else "")
        count = common["cooperating"].different
        self.joining.show_none(f"{UNCHANGED}现有 {count} 个单位" if count else UNCHANGED)
        if list(ids) != self.ids:
            self.ids = list(ids)
            self.begin_anew()

    def begin_anew(self) -> None:
        """Every field at （不改）."""
        for box in (*self._choices.values(), self.joining):
            box.show_value(None)
        for line in self._texts.values():
            line.clear()
        self.cooperating.show_several(())
        self.cooperating.hide()
        self._fill_in()

    def forget(self) -> None:
        """What is shown next begins anew."""
        self.ids = []
        self.begin_anew()

    def filled(self) -> dict[str, Filled]:
        """What is filled in, by the key of its field."""
        found = {
            name: Filled(name=box.accessibleName(), words=box.currentText(), value=chosen)
            for name, box in self._choices.items()
            if (chosen := box.currentData()) is not None
        }
        for name, line in self._texts.items():
            if words := line.text().strip():
                found[name] = Filled(name=line.accessibleName(), words=words, value=words)
        if how := self.joining.currentData():
            words = f"{self.joining.currentText()}：{self.cooperating.currentText()}"
            value = " ".join((how, *self.cooperating.chosen()))
            found[_COOPERATING] = Filled(name="配合单位", words=words, value=value)
        return found

    def put_back(self, name: str, value: str) -> bool:
        """Fill in what was filled in before; False where it cannot be chosen any more."""
        if line := self._texts.get(name):
            line.setText(value)
            return True
        if box := self._choices.get(name):
            box.show_value(value)
            is_there = box.currentData() == value and bool(box.currentText())
            if not is_there:
                box.show_value(None)
            return is_there
        how, *units = value.split(" ")
        if name != _COOPERATING or not self._names.keys() >= set(units):
            return False
        self.joining.show_value(how)
        self.cooperating.show_several(units)
        self.cooperating.show()
        return True

    def focus_on(self, name: str) -> None:
        """Give a field that was filled in the keyboard."""
        fields: dict[str, QWidget] = {_COOPERATING: self.joining, **self._choices, **self._texts}
        fields[name].setFocus()

    def settle(self) -> bool:
        """Is all applied that is filled in? What is not stays, and is spoken of."""
        is_filled = bool(self.filled())
        if is_filled:
            self.offer("填写的内容还没有应用。请点“应用到全部”，或按 Esc 清空。")
        return not is_filled

    def offer(self, sentence: str) -> None:
        """Say something of what is filled in."""
        self.word.offer(sentence)

    def say_unchanged(self, left_out: str) -> None:
        """Nothing of what is filled in changes anything: say so, at the partners if it is they."""
        if left_out:
            self.of_partners.offer(f"没有改动：{left_out}。")
        else:
            self.offer("没有改动：选中的举措已经是这样。")

    def focus_first(self) -> None:
        """Begin with the first field."""
        self.lead.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _offer_words(self) -> None:
        settable = [Choice(each, str(each)) for each in Progress if each != Progress.CONFIRMED]
        self.progress.show_choices(settable, none=UNCHANGED)
        for name, box in ((each, self._choices[each]) for each in _TICKS):
            yes, no = _TICKS[name]
            box.show_choices([Choice(_YES, yes), Choice(_NO, no)], none=UNCHANGED)
        self.joining.show_choices(_JOINING, none=UNCHANGED)
        self.joining.settled.connect(lambda how: self.cooperating.setVisible(how is not None))
        self.cooperating.setAccessibleName("配合单位名单")
        for box in (*self._choices.values(), self.joining, self.cooperating):
            box.settled.connect(lambda _: self._fill_in())
        for line in self._texts.values():
            line.setMaxLength(1_000_000)
            line.returnPressed.connect(self._send)
            line.textEdited.connect(lambda _: self.word.clear())

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        column.setSpacing(step)
        column.addWidget(self._title)
        column.addWidget(
            label("填写的各项一次改到全部选中的举措上，可一步撤销。", "faded", wraps=True)
        )
        fields = Section()
        fields.add("牵头单位", self.lead)
        fields.add("配合单位", self.joining)
        fields.add_below(self.cooperating)
        fields.add_below(self.of_partners)
        for name, field in (
            ("责任人", self._post),
            ("责任领导", self.leader),
            ("启动时间", self.start),
            ("完成时限", self.due),
            ("成果形式", self.deliverable),
            ("量化目标", self.target),
            ("进展", self.progress),
            ("写入报告", self.in_report),
            ("特色亮点", self.highlight),
            ("备注", self.remark),
        ):
            fields.add(name, field)
            if field is self._post:
                fields.add_below(self.of_post)
        column.addWidget(fields)
        column.addWidget(self.word)
        line = QHBoxLayout()
        for button in (self.apply, self._confirm, self._delete):
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)

    def _unchanged(self, name: str, common: Common) -> str:
        """（不改） with what stands there now."""
        if common.different > 1:
            return f"{UNCHANGED}现有 {common.different} {_COUNTED.get(name, '种')}"
        if name in _TICKS:
            return f"{UNCHANGED}现为：{_TICKS[name][common.value != '1']}"
        value = self._names.get(common.value, "") if name.endswith("_id") else common.value
        return f"{UNCHANGED}现为：{value}" if value else UNCHANGED

    def event(self, event: QEvent) -> bool:
        # Here Ctrl+Enter means what is filled in, not 确认办结 of the window.
        if event.type() == QEvent.Type.ShortcutOverride and _applies(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _applies(event):
            self._send()
        elif event.key() == Qt.Key.Key_Escape and self.filled():
            self.begin_anew()
        else:
            super().keyPressEvent(event)

    def _fill_in(self) -> None:
        self.word.clear()
        self.of_partners.clear()
        self.filled_in.emit()

    def _send(self) -> None:
        wanted: dict[str, object] = {}
        for name, box in self._choices.items():
            chosen = box.currentData()
            if chosen is not None:
                wanted[name] = _stored(name, chosen)
        for name, line in self._texts.items():
            if words := line.text().strip():
                wanted[name.removesuffix("_text")] = words
        if how := self.joining.currentData():
            wanted[how] = self.cooperating.chosen()
        if wanted:
            self.requested_changes.emit(wanted)


def _stored(name: str, chosen: str) -> object:
    if name in _TICKS:
        return chosen == _YES
    return None if chosen == _NOTHING else chosen


def _applies(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )
