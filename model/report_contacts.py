"""Whom the receiver of the report may ask (联络员); else it is the contact of the office."""

import re

from model.entities import TaskListId
from model.errors import InvalidEntryError, quoted
from model.ledger import Ledger
from model.order import moved, put_in_order
from model.report_entities import ReportContact, ReportContactId
from model.settings import read_settings
from model.step import Step
from model.store.values import read_as
from model.tidy_names import names_something, no_longer, tidy_name

USUAL_ROLE = "联络员"
_FIELDS = {"role", "name", "post", "phone", "mobile", "email"}
_LONGEST = 60
_PHONE = re.compile(r"[0-9+][0-9 ()+\-—转、/]{2,}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")


def read_contacts(ledger: Ledger, task_list_id: TaskListId) -> tuple[ReportContact, ...]:
    """The contacts that are stored for a list, in their order."""
    rows = ledger.rows(
        "SELECT * FROM report_contact WHERE task_list_id = ? ORDER BY position, id",
        (task_list_id,),
    )
    return tuple(read_as(ReportContact, row) for row in rows)


def contacts_to_name(ledger: Ledger, task_list_id: TaskListId) -> tuple[ReportContact, ...]:
    """Who is named in the papers: those stored, else the contact of 单位设置, if there is one."""
    if stored := read_contacts(ledger, task_list_id):
        return stored
    settings = read_settings(ledger)
    if not settings.contact:
        return ()
    usual = ReportContact(
        id=ReportContactId(""),
        task_list_id=task_list_id,
        position=1,
        role=USUAL_ROLE,
        name=settings.contact,
        post="",
        phone=settings.contact_phone,
        mobile="",
        email="",
    )
    return (usual,)


def add_contact(
    step: Step, task_list_id: TaskListId, *, name: str, **fields: object
) -> ReportContactId:
    """Add a contact at the end."""
    values = _tidied({"role": USUAL_ROLE, "name": name} | fields)
    position = step.positions("report_contact", 1)[0]
    made = step.insert("report_contact", task_list_id=task_list_id, position=position, **values)
    return ReportContactId(made)


def change_contact(step: Step, contact_id: ReportContactId, **fields: object) -> None:
    """Change role, name, post, phone, mobile or email of a contact."""
    step.update("report_contact", contact_id, **_tidied(fields))


def delete_contact(step: Step, contact_id: ReportContactId) -> None:
    """Delete a contact."""
    step.delete("report_contact", contact_id)


def move_contact(step: Step, contact_id: ReportContactId, by: int) -> None:
    """Move a contact up (-1) or down (1) in its list."""
    ids = step.ledger.column(
        "SELECT id FROM report_contact WHERE task_list_id = "
        "(SELECT task_list_id FROM report_contact WHERE id = ?) ORDER BY position, id",
        (contact_id,),
    )
    put_in_order(step, "report_contact", moved(ids, contact_id, by))


def _tidied(fields: dict[str, object]) -> dict[str, object]:
    if unknown := set(fields) - _FIELDS:
        raise ValueError(f"a contact has no {sorted(unknown)}")
    words = {key: tidy_name(str(each)) for key, each in fields.items()}
    for each in words.values():
        no_longer(each, "", _LONGEST)
    if "name" in words and not names_something(words["name"]):
        raise InvalidEntryError("联络员姓名不能为空，没有存入。请填写姓名。")
    for key, what in (("phone", "办公电话"), ("mobile", "手机")):
        if words.get(key):
            words[key] = _phone(words[key], what)
    if words.get("email"):
        words["email"] = _email(words["email"])
    return dict(words)


def _phone(words: str, what: str) -> str:
    plain = words.translate(str.maketrans("（）－＋", "()-+"))
    if not _PHONE.fullmatch(plain):
        raise InvalidEntryError(
            f"{what}{quoted(words)}不像电话号码，没有存入。请只填数字、空格和“-”，例如“0000-00000011”。"
        )
    return plain


def _email(words: str) -> str:
    plain = words.replace("＠", "@").replace("．", ".")
    if not _EMAIL.fullmatch(plain):
        raise InvalidEntryError(
            f"电子邮箱{quoted(words)}写得不对，没有存入。请写成“name@example.cn”的样子。"
        )
    return plain
