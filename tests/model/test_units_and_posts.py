"""Units and posts: names, order, and what cannot go while work hangs on it."""

import pytest

from model import action_deletion, local_actions, posts, units
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.words import UnitKind
from tests.model.office import Office, added


def test_units_stand_in_the_order_in_which_they_came(ledger: Ledger, office: Office) -> None:
    found = units.read_units(ledger)
    assert [(unit.name, unit.kind) for unit in found] == [
        ("法规处", UnitKind.DIVISION),
        ("保护处", UnitKind.DIVISION),
        ("甲市局", UnitKind.CITY),
    ]
    assert [unit.position for unit in found] == [1, 2, 3]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("", "不能为空"), (" \x00", "不能为空"), ("法规处", "已经有了"), (" 法规处\x00", "已经有了")],
)
def test_a_unit_has_a_name_of_its_own(
    ledger: Ledger, office: Office, name: str, sentence: str
) -> None:
    with pytest.raises(InvalidEntryError, match=sentence), ledger.step("添加") as step:
        units.add_unit(step, name=name, kind=UnitKind.DIVISION)
    with pytest.raises(InvalidEntryError, match=sentence), ledger.step("改名") as step:
        units.change_unit(step, office.units[1], name=name)


def test_a_unit_may_keep_its_own_name(ledger: Ledger, office: Office) -> None:
    with ledger.step("停用") as step:
        units.change_unit(step, office.units[0], name=" 法规处", is_active=False)
    assert step.changes
    assert not units.read_units(ledger)[0].is_active


@pytest.mark.parametrize("fields", [{"lead_unit_id": 2}, {"cooperating_unit_ids": 2}])
def test_a_unit_with_work_stays(ledger: Ledger, office: Office, fields: dict[str, int]) -> None:
    (name,) = fields
    unit = office.units[2]
    action = added(ledger, office, **{name: unit if name == "lead_unit_id" else [unit]})  # type: ignore[arg-type]
    with pytest.raises(InvalidEntryError, match="“甲市局”还承担1项举措"), ledger.step("删") as step:
        units.remove_unit(step, unit)
    with ledger.step("删") as step:
        action_deletion.delete_actions(step, [action])
        units.remove_unit(step, unit)
    assert len(units.read_units(ledger)) == 2


def test_a_unit_that_leads_and_joins_one_action_counts_it_once(
    ledger: Ledger, office: Office
) -> None:
    for lead, joining in ((0, 1), (1, 0)):
        added(
            ledger,
            office,
            lead_unit_id=office.units[lead],
            cooperating_unit_ids=[office.units[joining]],
        )
    with pytest.raises(InvalidEntryError, match="还承担2项举措"), ledger.step("删") as step:
        units.remove_unit(step, office.units[1])


def test_a_unit_with_posts_stays(ledger: Ledger, office: Office) -> None:
    with pytest.raises(InvalidEntryError, match="下还有岗位"), ledger.step("删") as step:
        units.remove_unit(step, office.units[0])


def test_a_unit_that_is_gone_is_told(ledger: Ledger, office: Office) -> None:
    with pytest.raises(InvalidEntryError, match="已被删除"), ledger.step("删") as step:
        units.remove_unit(step, "gone")  # type: ignore[arg-type]


def test_heads_stand_before_the_posts_of_the_units(ledger: Ledger, office: Office) -> None:
    with ledger.step("添加") as step:
        posts.add_post(step, unit_id=office.units[2], name="联络员", is_liaison=True)
        posts.add_post(step, unit_id=office.units[0], name="处长", holder="王五", phone="1")
        posts.add_post(step, unit_id=None, name="局长")
    found = posts.read_posts(ledger)
    assert [post.name for post in found] == ["分管副局长", "局长", "一级主任科员", "处长", "联络员"]
    assert [post.is_liaison for post in found] == [False] * 4 + [True]


def test_a_post_changes_its_holder_and_keeps_its_work(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office, post_id=office.post)
    with ledger.step("换人") as step:
        posts.change_post(step, office.post, name=" 科长 ", holder="赵六")
    (post,) = [post for post in posts.read_posts(ledger) if post.id == office.post]
    assert (post.name, post.holder) == ("科长", "赵六")
    assert local_actions.read_local_action(ledger, action).post_id == office.post


@pytest.mark.parametrize("name", ["", "\x00 "])
def test_a_post_has_a_name(ledger: Ledger, office: Office, name: str) -> None:
    with pytest.raises(InvalidEntryError, match="岗位名称不能为空"), ledger.step("添加") as step:
        posts.add_post(step, unit_id=None, name=name)
    with pytest.raises(InvalidEntryError, match="岗位名称不能为空"), ledger.step("改") as step:
        posts.change_post(step, office.post, name=name)


@pytest.mark.parametrize("field", ["post_id", "leader_post_id"])
def test_a_post_with_work_stays(ledger: Ledger, office: Office, field: str) -> None:
    added(ledger, office, "甲", **{field: office.head})
    with pytest.raises(InvalidEntryError, match="还承担1项举措"), ledger.step("删") as step:
        posts.remove_post(step, office.head)
    with ledger.step("删") as step:
        posts.remove_post(step, office.post)
    assert [post.id for post in posts.read_posts(ledger)] == [office.head]
