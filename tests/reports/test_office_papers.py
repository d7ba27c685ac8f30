"""The papers of the office to itself: 分工方案, 摘录, 素材汇编, and what all have in common."""

import re

import pytest

from model.breakdown import add_action, change_actions
from model.division_changes import note_division_made
from model.division_facts import read_division_facts
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.list_update import import_list
from model.office_templates import change_templates
from model.own_lists import own_list_document
from model.settings import change_settings
from model.summary import summarise
from model.year_facts import read_year_facts
from reports.document import (
    Addressee,
    AttachmentList,
    Document,
    Heading,
    Note,
    Paragraph,
    Signature,
)
from reports.extracts import extracts_table, unit_tables
from reports.office_papers import make_document
from reports.report_texts import list_to_report
from tests.reports.conftest import AS_OF, clause

NAMES = ("division", "extracts", "bulletin", "brief", "notice", "material")


def text_of(document: Document) -> str:
    told = [each for each in document.blocks if isinstance(each, Paragraph)]
    return "\n".join(f"{each.lead or ''}{each.text}" for each in told)


@pytest.mark.parametrize("name", NAMES)
def test_a_ledger_without_a_list_is_refused_in_a_sentence(empty_ledger: Ledger, name: str) -> None:
    with pytest.raises(
        InvalidEntryError, match=r"还没有任务清单，没有生成材料。请先读入任务清单。"
    ):
        make_document(empty_ledger, name, AS_OF)


@pytest.mark.parametrize("name", ["notice", "bulletin"])
def test_the_templates_of_the_office_serve_them_too(ledger: Ledger, name: str) -> None:
    with ledger.step("模板") as step:
        change_templates(step, signature="示例省知识产权局办公室")
    signatures = [
        each.office
        for each in make_document(ledger, name, AS_OF).blocks
        if isinstance(each, Signature)
    ]
    assert signatures == ["示例省知识产权局办公室"]


def test_the_division_is_addressed_and_signed_by_what_issues_it(ledger: Ledger) -> None:
    with ledger.step("设置") as step:
        change_settings(step, contact="张示例")
    blocks = make_document(ledger, "division", AS_OF).blocks
    assert not any(isinstance(each, Addressee | Signature | Note) for each in blocks)
    assert isinstance(blocks[-1], AttachmentList)


def test_the_division_says_who_leads_how_much(ledger: Ledger) -> None:
    text = text_of(make_document(ledger, "division", AS_OF))
    assert (
        "分解落实举措4项。按完成时限分，2023年二季度1项、2023年三季度1项、2023年四季度1项、长期坚持1项。"
        in text
    )
    assert "已明确牵头单位的3项由2个单位牵头：处室1个、牵头2项，市（州）局1个、牵头1项" in text
    assert "尚未明确牵头单位的1项" in text


def test_what_was_moved_since_the_table_was_made_has_an_annex(ledger: Ledger) -> None:
    with ledger.step("生成任务分工表") as step:
        note_division_made(step)
    annexes = make_document(ledger, "division", AS_OF).annexes
    assert [annex.title for annex in annexes][1:] == ["各单位承担举措一览表"]
    with ledger.step("改牵头") as step:
        action = ledger.value("SELECT id FROM local_action WHERE text = '推进融资'")
        change_actions(step, [action], lead_unit_id=ledger.value("SELECT id FROM unit LIMIT 1"))
    document = make_document(ledger, "division", AS_OF)
    assert document.annexes[-1].title == "任务分工调整前后对照表（2023年11月20日以来）"
    assert "调整举措1项、1处，调整前后对照见附件3。" in text_of(document)


def test_each_unit_finds_what_it_leads_and_what_it_joins(ledger: Ledger) -> None:
    tables = {table.name: list(table.rows()) for table in unit_tables(ledger, AS_OF)}
    assert {name: [row[1:2] + row[3:4] for row in rows] for name, rows in tables.items()} == {
        "运用促进处": [("牵头", "培育示范企业"), ("牵头", "常年宣传")],
        "青禾市局": [("牵头", "设立服务站"), ("配合", "培育示范企业")],
    }


def test_the_workbook_can_be_filtered_by_unit(ledger: Ledger) -> None:
    rows = list(extracts_table(ledger, AS_OF).rows())
    assert [row[:3] for row in rows if row[1] == "青禾市局"] == [
        (1, "青禾市局", "牵头"),
        (2, "青禾市局", "配合"),
    ]
    assert [row[1] for row in extracts_table(ledger, AS_OF, unit="青禾市局").rows()] == [
        "青禾市局"
    ] * 2


@pytest.mark.parametrize("name", ["extracts", "notice"])
def test_a_unit_that_nobody_knows_is_refused(ledger: Ledger, name: str) -> None:
    with pytest.raises(InvalidEntryError, match=r"没有单位“法规处”，没有生成材料。请写"):
        make_document(ledger, name, AS_OF, unit="法规处")


def test_the_material_leaves_no_action_out(sample_year: Ledger) -> None:
    document = make_document(sample_year, "material", AS_OF)
    told = [
        re.sub(r"^\d+\.", "", each.text)
        for each in document.blocks
        if isinstance(each, Heading) and each.level == 3
    ]
    assert sorted(told) == sorted(sample_year.column("SELECT text FROM local_action"))


def test_the_material_says_what_goes_into_the_report_and_what_is_a_claim(ledger: Ledger) -> None:
    text = text_of(make_document(ledger, "material", AS_OF))
    assert "成效摘要（写入报告）：服务站已设立3个。" in text
    assert "成效摘要（不写入报告）：未标记写入报告的成效。" in text
    assert "已报完成（待核实）；亮灯逾期" in text
    assert "2023年10月进展：设立3个。存在问题：场地尚未落实。下一步措施：年底前落实场地。" in text
    assert "佐证材料：02-1　名单.txt。" in text


def test_what_serves_another_list_alone_is_in_none_of_them(ledger: Ledger) -> None:
    with ledger.step("自编清单") as step:
        import_list(step, own_list_document("办好专利展。", title="批示", year=2023))
        add_action(step, clause_ids=[clause(ledger, "办好专利")], text="办展")
    task_list = list_to_report(ledger)
    assert summarise(ledger, AS_OF).actions.total == 5
    facts = read_year_facts(ledger, AS_OF, task_list)
    assert len(facts.standings) == facts.actions.total == 4
    assert read_division_facts(ledger, task_list.id).total == 4
    for name in ("division", "bulletin", "material"):
        assert "落实举措4项" in text_of(make_document(ledger, name, AS_OF))
