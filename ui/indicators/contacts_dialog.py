"""联络员信息: whom the receiver of the report may ask."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from model.entities import TaskList
from model.errors import quoted
from model.report_contacts import (
    add_contact,
    change_contact,
    contacts_to_name,
    delete_contact,
    move_contact,
    read_contacts,
)
from model.report_entities import ReportContact, ReportContactId
from model.step import Step
from ui import theme
from ui.indicators.table_dialog import TableDialog
from ui.record_model import Record, RecordColumn
from ui.session import Session

_ABOUT = "联络员信息表按这里的次序列出。没有填写时，用单位设置里的联系人。"
_EMPTY = "还没有联络员。按“新增”填写姓名、处室职务和电话。"
_NEW = "（请填姓名）"
_COLUMNS = (
    RecordColumn(heading="姓名", field="name"),
    RecordColumn(heading="身份", field="role", sample="牵头处室负责人"),
    RecordColumn(heading="处室职务", field="post", sample="副局长（分管规划、综合）"),
    RecordColumn(heading="办公电话", field="phone", sample="0000-00000000转0"),
    RecordColumn(heading="手机", field="mobile", sample="000 0000 00000"),
    RecordColumn(heading="电子邮箱", field="email", sample="lianluoyuan@example.cn"),
)


class ContactsDialog(TableDialog):
    """The contact of 单位设置 is shown until some are stored; written over, it is stored too."""

    def __init__(
        self, session: Session, task_list: TaskList, *, parent: QWidget | None = None
    ) -> None:
        self._list = task_list
        self._contacts: dict[str, ReportContact] = {}
        super().__init__(
            session,
            title="联络员信息",
            about=_ABOUT,
            empty=_EMPTY,
            columns=_COLUMNS,
            parent=parent,
        )
        step = theme.unit(self.font())
        self.resize(132 * step, 56 * step)
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self) -> list[Record]:
        found = contacts_to_name(self.session.ledger, self._list.id)
        self._contacts = {each.id: each for each in found}
        return [_record(each) for each in found]

    def command_of(self, row_id: str, field: str, value: object) -> Callable[[Step], object]:
        return lambda step: change_contact(step, self._stored(step, row_id), **{field: value})

    def label_of(self, row_id: str, field: str) -> str:
        _, column = self.table.cell(row_id, field)
        return f"填写联络员{self._quoted(row_id)}的{column.heading}"

    def add(self) -> None:
        made: list[str] = []

        def command(step: Step) -> None:
            self._keep_usual(step)
            made.append(add_contact(step, self._list.id, name=_NEW))

        self.do("新增联络员", command)
        if made:
            self.table.choose(made[0])
            self.table.edit_first()

    def remove(self) -> None:
        chosen = self.table.chosen_id()
        if not chosen:
            self.word.offer(
                "这是单位设置里的联系人，请在“单位设置”里修改；或直接改写，另存为联络员。"
            )
            return
        words = f"删除联络员{self._quoted(chosen)}"
        self.do(words, lambda step: delete_contact(step, ReportContactId(chosen)))

    def move_row(self, row_id: str, by: int) -> None:
        if row_id:
            words = f"移动联络员{self._quoted(row_id)}"
            self.do(words, lambda step: move_contact(step, ReportContactId(row_id), by))

    def say_below(self) -> str:
        usual = "" in self._contacts
        return "现在用的是单位设置里的联系人；改写后存为联络员。" if usual else ""

    def _quoted(self, row_id: str) -> str:
        return quoted(self._contacts[row_id].name)

    def _stored(self, step: Step, row_id: str) -> ReportContactId:
        return ReportContactId(row_id) if row_id else self._keep_usual(step)[0]

    def _keep_usual(self, step: Step) -> list[ReportContactId]:
        """What was only shown is stored, so that it stays beside what is added."""
        if read_contacts(step.ledger, self._list.id):
            return []
        return [
            add_contact(
                step, self._list.id, name=each.name, role=each.role, phone=_dialled(each.phone)
            )
            for each in contacts_to_name(step.ledger, self._list.id)
        ]


def _record(one: ReportContact) -> Record:
    values = (one.name, one.role, one.post, one.phone, one.mobile, one.email)
    return Record(id=one.id, values=values, is_faded=not one.id)


def _dialled(words: str) -> str:
    """A telephone of 单位设置 may be written in any way; only one that can be dialled is taken."""
    return words if any(sign.isdigit() for sign in words) else ""
