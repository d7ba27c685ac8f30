"""The workbook that is filed: four sheets, each ready to print, and safe."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from model.action_deletion import delete_actions
from model.breakdown import add_action
from model.due import parse_due
from model.evidence import add_evidence
from model.indicator_numbers import read_goal
from model.ledger import Ledger
from model.list_update import import_list
from model.main_indicators import add_indicator, change_indicator, record_value
from model.own_lists import own_list_document
from model.report_contacts import add_contact
from model.settings import change_settings
from model.units import read_units
from model.words import IndicatorMeasure, IndicatorScope
from reports.document import Table
from reports.electronic import contact_table, electronic_tables, evidence_table, indicator_table
from reports.excel import render_workbook
from reports.one_page import about
from reports.report_texts import list_to_report
from tests.reports.conftest import clause

AS_OF = date(2023, 11, 20)
OFFICE = "示例省知识产权局"
SHEETS = ["任务清单落实情况表", "主要指标完成情况表", "佐证材料目录", "联络员信息表"]


def tables(ledger: Ledger) -> tuple[Table, ...]:
    return electronic_tables(ledger, AS_OF, list_to_report(ledger), office=OFFICE)


def rows(table: Table) -> list[tuple[object, ...]]:
    return list(table.rows())


def add_money(ledger: Ledger) -> None:
    with ledger.step("指标") as step:
        list_id = list_to_report(ledger).id
        money = add_indicator(
            step,
            list_id,
            name="示范融资金额",
            unit="亿元",
            requirement="增长10%以上",
            goal=read_goal("142", "亿元"),
            lead_unit_id=read_units(ledger)[0].id,
            source="月度调度表",
        )
        record_value(step, money, on=date(2023, 10, 31), value=Decimal("126.8"))
        change_indicator(step, money, baseline=Decimal("107.1"))
        add_indicator(step, list_id, name="满意度", measure=IndicatorMeasure.ON_DAY)
        add_indicator(step, list_id, name="审查周期", scope=IndicatorScope.NATIONAL)


def test_what_is_counted_stands_above_each_table(ledger: Ledger) -> None:
    """Below it, it would be alone on a page whenever the rows fill the page before."""
    add_money(ledger)
    first, second, third = tables(ledger)[:3]
    day = "数据截止日：2023年11月20日　共"
    assert [table.note for table in (first, second, third)] == [None] * 3
    assert [str(table.subtitle)[:21] for table in (first, second, third)] == [
        f"{day}4项",
        f"{day}2个",
        f"{day}1件",
    ]


def test_an_indicator_stands_with_last_year_s_value_and_how_far_it_is(ledger: Ledger) -> None:
    add_money(ledger)
    table = indicator_table(ledger, AS_OF, list_to_report(ledger), office=OFFICE)
    assert "、".join(column.heading for column in table.columns) == (
        "序号、指标名称、单位、来文要求、本省目标、上年值、本年值、数据日期、增减、完成情况、"
        "责任单位、数据来源、备注"
    )
    money, open_one = rows(table)  # figures of the national office are not ours to answer for
    assert money[1:6] == ("示范融资金额", "亿元", "增长10%以上", "不低于142", Decimal("107.1"))
    growth = next(each for each in table.columns if each.heading == "增减")
    assert (growth.is_firm, growth.width) == (True, about("增长18.4%"))
    assert money[6:10] == (Decimal("126.8"), "1—10月", "增长18.4%", "完成89.3%")
    assert money[10:] == ("运用促进处", "月度调度表", "")
    assert open_one[4:10] == ("—", "—", "—", "—", "—", "暂无数据")


def test_a_long_number_widens_its_column_and_the_letters_stay_readable(ledger: Ledger) -> None:
    with ledger.step("指标") as step:
        list_id = list_to_report(ledger).id
        add_indicator(step, list_id, name="产值", baseline=Decimal("1234567.89"))
    table = indicator_table(ledger, AS_OF, list_to_report(ledger), office=OFFICE)
    widths = {column.heading: column.width for column in table.columns}
    assert widths["上年值"] == pytest.approx(len("1234567.89") * 0.6)
    assert widths["本年值"] == 4
    assert table.size == 9


def test_evidence_is_numbered_by_task_as_the_other_tables_number_it(ledger: Ledger) -> None:
    source = ledger.value("SELECT id FROM clause WHERE text = '开展示范服务。'")
    with ledger.step("自编清单") as step:
        own = import_list(step, own_list_document("督办事项甲。", title="领导批示", year=2023))
        other = ledger.value(
            "SELECT clause.id FROM clause JOIN task_item ON task_item.id = task_item_id "
            "JOIN chapter ON chapter.id = chapter_id WHERE task_list_id = ?",
            (own,),
        )
        inner = add_action(step, clause_ids=[other], text="内部督办")
        both = add_action(
            step, clause_ids=[other, source], text="服务", due=parse_due("年底前", year=2023)
        )
        add_evidence(step, [inner], name="内部.txt", data=b"1", on=AS_OF)
        add_evidence(step, [both], name="服务.txt", data=b"x" * 2048, on=AS_OF)
    table = evidence_table(ledger, AS_OF, list_to_report(ledger), office=OFFICE)
    assert [(row[0], row[1], row[2]) for row in rows(table)] == [
        ("02-1", "名单.txt", "二、（二）第1句"),
        ("03-1", "服务.txt", "二、（二）第2句"),
    ]
    assert rows(table)[1][3:] == ("服务", "", AS_OF, "2KB")
    in_progress = {row[2]: (row[0], row[7]) for row in rows(tables(ledger)[0])}
    assert in_progress["培育示范企业"] == (2, "02-1")
    assert in_progress["服务"] == (3, "03-1")


@pytest.mark.parametrize(
    ("words", "place"),
    [("各省知识产权局要于", "三、工作要求"), ("示范融资金额增长", "一、（一）示范运用")],
)
def test_what_is_not_counted_is_named_by_its_heading(
    ledger: Ledger, words: str, place: str
) -> None:
    source = clause(ledger, words)
    with ledger.step("佐证") as step:
        made = add_action(step, clause_ids=[source], text="落实")
        add_evidence(step, [made], name="材料.txt", data=b"2", on=AS_OF)
    table = evidence_table(ledger, AS_OF, list_to_report(ledger), office=OFFICE)
    assert [row[2] for row in rows(table) if row[1] == "材料.txt"] == [place]


def test_whom_one_may_ask_stands_in_a_table(ledger: Ledger) -> None:
    task_list = list_to_report(ledger)
    with ledger.step("设置") as step:
        change_settings(step, contact="孙演示", contact_phone="000-0011")
    usual = contact_table(ledger, task_list, office=OFFICE)
    assert rows(usual) == [(1, "联络员", "孙演示", "", "000-0011", "", "")]
    with ledger.step("联络员") as step:
        add_contact(step, task_list.id, name="王示例", role="责任领导", post="副局长")
    stored = contact_table(ledger, task_list, office=OFFICE)
    assert rows(stored) == [(1, "责任领导", "王示例", "副局长", "", "", "")]


def test_what_is_empty_says_so_below_its_title(ledger: Ledger) -> None:
    with ledger.step("删除") as step:
        delete_actions(step, ledger.column("SELECT id FROM local_action"))
    book = load_workbook(BytesIO(render_workbook(tables(ledger), title="表")))
    assert book["任务清单落实情况表"]["A2"].value == "台账中还没有落实举措。"
    assert book["佐证材料目录"]["A2"].value == "台账中还没有佐证材料。"
    sheet = book["主要指标完成情况表"]
    assert [row[0] for row in sheet.iter_rows(values_only=True)] == [
        "示例省知识产权局2023年主要指标完成情况表",
        "台账中还没有主要指标。",
        "序号",
    ]
    assert book["联络员信息表"]["A2"].value == "台账中还没有联络员信息。"


def test_every_sheet_prints_as_it_comes(ledger: Ledger) -> None:
    add_money(ledger)
    book = load_workbook(BytesIO(render_workbook(tables(ledger), title="表")))
    assert book.sheetnames == SHEETS
    for sheet in book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        heading = next(row for row in sheet.iter_rows() if row[0].value in ("序号", "编号"))[0]
        assert sheet.print_title_rows == f"${heading.row}:${heading.row}"


@pytest.mark.parametrize("words", ["=1+1", "+86", "-1", "@甲", "<b>&", "长" * 32_768, "a\x07b"])
def test_what_is_text_stays_text_in_the_new_sheets(ledger: Ledger, words: str) -> None:
    with ledger.step("填写") as step:
        list_id = list_to_report(ledger).id
        add_indicator(step, list_id, name="甲指标", requirement=words, source=words, remark=words)
        add_contact(step, list_id, name=words[:20] + "甲", post=words[:20])
        add_evidence(
            step,
            [ledger.value("SELECT id FROM local_action")],
            name=words[:200],
            data=b"1",
            on=AS_OF,
        )
    book = load_workbook(BytesIO(render_workbook(tables(ledger), title="表")))
    cells = [cell for sheet in book.worksheets[1:] for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    shown = [str(cell.value) for cell in cells]
    begun = words.replace("\x07", "")[:20]
    assert sum(each.startswith(begun) for each in shown) >= 5
