"""Contacts of the report: the one of the office until some are stored."""

import pytest

from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.report_contacts import (
    add_contact,
    change_contact,
    contacts_to_name,
    delete_contact,
    move_contact,
    read_contacts,
)
from model.settings import change_settings
from tests.model.office import Office


def test_the_contact_of_the_office_stands_until_some_are_stored(
    ledger: Ledger, office: Office
) -> None:
    assert contacts_to_name(ledger, office.list_id) == ()
    with ledger.step("设置") as step:
        change_settings(step, contact="孙演示", contact_phone="000-0011")
    (usual,) = contacts_to_name(ledger, office.list_id)
    assert (usual.role, usual.name, usual.phone) == ("联络员", "孙演示", "000-0011")
    with ledger.step("联络员") as step:
        add_contact(step, office.list_id, name="王示例", role="责任领导")
    assert [each.name for each in contacts_to_name(ledger, office.list_id)] == ["王示例"]


def test_contacts_are_changed_moved_and_deleted(ledger: Ledger, office: Office) -> None:
    with ledger.step("联络员") as step:
        first = add_contact(step, office.list_id, name="王示例")
        second = add_contact(step, office.list_id, name="李示例", phone="０００－００１２")
        move_contact(step, second, -1)
        change_contact(step, first, email="wang＠example.cn", post="战略规划处处长")
    assert [(e.name, e.phone, e.email) for e in read_contacts(ledger, office.list_id)] == [
        ("李示例", "000-0012", ""),
        ("王示例", "", "wang@example.cn"),
    ]
    with ledger.step("删") as step:
        delete_contact(step, second)
    assert len(read_contacts(ledger, office.list_id)) == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": " "}, "姓名不能为空"),
        ({"name": "王示例", "phone": "请打总机"}, "不像电话号码"),
        ({"name": "王示例", "mobile": "12"}, "不像电话号码"),
        ({"name": "王示例", "email": "wang.example.cn"}, "电子邮箱"),
        ({"name": "王" * 61}, "超过60字"),
    ],
)
def test_what_nobody_could_be_reached_by_is_refused(
    ledger: Ledger, office: Office, fields: dict[str, str], sentence: str
) -> None:
    with pytest.raises(InvalidEntryError, match=sentence), ledger.step("联络员") as step:
        add_contact(step, office.list_id, **fields)
