"""Names of units and posts: tidied as papers write them, refused when they cannot be one."""

from dataclasses import replace
from typing import Any

import pytest

from model import posts, settings, units
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.list_update import import_list
from model.main_indicators import add_indicator, change_indicator
from model.own_lists import own_list_document
from model.people_list import read_people
from model.people_proposal import take_in_people
from model.report_contacts import add_contact, change_contact
from model.report_sections import add_section
from model.task_lists import change_task_list
from model.tidy_names import post_name, tidy_name, unit_name
from model.words import UnitKind
from tests.model.office import Office


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("第５县", "第5县"),
        ("ＩＰ　保护中心", "IP 保护中心"),
        ("云海\u200b市局\ufeff", "云海市局"),
        (" 综合处\t（办公室、党办） ", "综合处 （办公室、党办）"),
        ("综合处(法规)", "综合处(法规)"),
        ("市（州）局", "市（州）局"),
    ],
)
def test_what_one_sees_is_what_is_stored(words: str, name: str) -> None:
    assert (tidy_name(words), unit_name(words)) == (name, name)


@pytest.mark.parametrize("words", ["甲处、乙处", "甲处，乙处", "甲处;", "甲处\n乙处", "甲\u2028乙"])
def test_several_units_in_one_name_are_refused(words: str) -> None:
    with pytest.raises(InvalidEntryError, match="像是几个单位"):
        unit_name(words)


@pytest.mark.parametrize("words", ["、", "——", "（）", "\u200b、"])
def test_signs_alone_are_no_name(words: str) -> None:
    for named in (unit_name, post_name):
        with pytest.raises(InvalidEntryError, match="里没有文字"):
            named(words)


@pytest.mark.parametrize("words", ["", "\u200b\u200d", "\u3000"])
def test_what_cannot_be_seen_is_empty(words: str) -> None:
    for named in (unit_name, post_name):
        with pytest.raises(InvalidEntryError, match="不能为空"):
            named(words)


def test_a_post_may_be_two_offices_of_one_person_but_not_two_lines() -> None:
    assert post_name("党组书记、局长") == "党组书记、局长"
    with pytest.raises(InvalidEntryError, match="分成了几行"):
        post_name("处长\n副处长")


def test_the_same_name_in_other_signs_is_the_same_unit(ledger: Ledger, office: Office) -> None:
    with ledger.step("单位") as step:
        units.add_unit(step, name="第５县局", kind=UnitKind.CITY)
    with pytest.raises(InvalidEntryError, match="已经有了"), ledger.step("单位") as step:
        units.change_unit(step, office.units[0], name="第5县局\u200b")


def test_holders_and_phones_are_tidied_too(ledger: Ledger, office: Office) -> None:
    with ledger.step("岗位") as step:
        made = posts.add_post(
            step, unit_id=office.units[0], name="处长１", holder="张三\u200b", phone="０２８－１"
        )
        posts.change_post(step, made, holder="李\u200d四")
    post = next(each for each in posts.read_posts(ledger) if each.id == made)
    assert (post.name, post.holder, post.phone) == ("处长1", "李四", "028－1")
    assert post.unit_id == office.units[0]


def test_the_names_of_the_office_are_tidied(ledger: Ledger) -> None:
    with ledger.step("设置") as step:
        settings.change_settings(step, office_full_name="某省局\u200b", contact_phone="０２８")
    found = settings.read_settings(ledger)
    assert (found.office_full_name, found.contact_phone) == ("某省局", "028")


@pytest.mark.parametrize("head", [[], [["单位", "类别"]]])
def test_a_cell_with_several_units_waits_for_the_clerk(head: list[list[str]]) -> None:
    listed = read_people([*head, ["政策法规处、某某", ""], ["公共服务处", ""]])
    assert [(each.unit, each.doubt) for each in listed] == [
        ("", "像是几个单位：请分行写，或去掉顿号"),
        ("公共服务处", ""),
    ]


def test_a_sentence_below_a_list_is_not_taken_for_several_units() -> None:
    listed = read_people([["单位", "类别"], ["公共服务处", ""], ["请核对后报给我们，谢谢", ""]])
    assert [each.doubt for each in listed] == ["", "看不出是单位、岗位还是人员"]


def test_a_list_is_taken_in_whatever_strange_names_stand_in_it(ledger: Ledger) -> None:
    rows = [
        ["单位", "岗位", "姓名"],
        ["云海市\n知识产权局", "—", "张三"],
        ["甲处\n乙处", "处长", "李四"],
        ["、", "处长", "王五"],
        ["第５县局", "副局长", "／"],
    ]
    with ledger.step("名单") as step:
        take_in_people(step, [each for each in read_people(rows) if not each.doubt])
    assert [unit.name for unit in units.read_units(ledger)] == ["云海市知识产权局", "第5县局"]
    assert [(post.name, post.holder) for post in posts.read_posts(ledger)] == [
        ("责任人", "张三"),
        ("副局长", ""),
    ]


@pytest.mark.parametrize("length", [100, 101])
def test_a_page_pasted_as_a_name_is_refused(length: int) -> None:
    words = "甲" * length
    for named, what in ((unit_name, "单位名称"), (post_name, "岗位名称")):
        if length <= 100:
            assert named(words) == words
            continue
        with pytest.raises(InvalidEntryError, match=rf"{what}“甲+……”超过100字，没有存入"):
            named(words)


@pytest.mark.parametrize("field", ["title", "doc_number", "issuer"])
def test_a_page_read_as_the_title_of_a_list_is_refused(ledger: Ledger, field: str) -> None:
    document = own_list_document("开展检查。", title="批示", year=2023)
    said: dict[str, Any] = {field: "甲" * 201}
    with ledger.step("导入") as step, pytest.raises(InvalidEntryError, match=r"超过[12]00字"):
        import_list(step, replace(document, **said))
    assert not ledger.value("SELECT count(*) FROM task_list")


def test_other_names_have_an_end_too(ledger: Ledger, office: Office) -> None:
    long = "甲" * 600
    with ledger.step("改") as step:
        contact = add_contact(step, office.list_id, name="张三")
        indicator = add_indicator(step, office.list_id, name="授权量")
        for change in (
            lambda: settings.change_settings(step, office_full_name=long),
            lambda: add_contact(step, office.list_id, name=long),
            lambda: change_contact(step, contact, post=long),
            lambda: add_indicator(step, office.list_id, name=long),
            lambda: change_indicator(step, indicator, name=long),
            lambda: change_task_list(step, office.list_id, title=long),
            lambda: add_section(step, office.list_id, long, is_annex=False),
            lambda: own_list_document("开展检查。", title=long, year=2023),
        ):
            with pytest.raises(InvalidEntryError, match=r"“甲+……”超过[0-9]+字，没有存入"):
                change()
