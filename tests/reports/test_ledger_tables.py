from collections.abc import Callable
from datetime import date

import pytest

from model.breakdown import add_action, change_actions
from model.ledger import Ledger
from model.progress import set_hand_lamp
from model.words import Lamp
from reports import gongwen
from reports.column_widths import SIDE, fit_columns
from reports.document import ColumnKind, Row, Table
from reports.due_column import with_dues
from reports.ledger_tables import division_table, ledger_table, progress_table
from reports.report_texts import list_to_report

AS_OF = date(2023, 11, 20)


def _row(table: Table, action: str) -> Row:
    return next(row for row in table.rows() if action in row)


def _progress(ledger: Ledger) -> Table:
    return progress_table(ledger, AS_OF, list_to_report(ledger), office="示例省知识产权局")


def _ledger(ledger: Ledger) -> Table:
    return ledger_table(ledger, AS_OF, office="示例省知识产权局")


def _division(ledger: Ledger) -> Table:
    return division_table(ledger, AS_OF, list_to_report(ledger), office="示例省知识产权局")


@pytest.mark.parametrize(("make", "columns"), [(_progress, 8), (_ledger, 17), (_division, 9)])
def test_each_table_has_the_columns_that_offices_expect(
    ledger: Ledger, make: Callable[[Ledger], Table], columns: int
) -> None:
    table = make(ledger)
    assert len(table.columns) == columns
    assert {len(row) for row in table.rows()} == {columns}
    assert table.count == len(list(table.rows())) == 4


def test_rows_follow_the_paper_and_are_numbered(ledger: Ledger) -> None:
    rows = list(_progress(ledger).rows())
    assert [row[0] for row in rows] == [1, 2, 3, 4]
    assert [row[2] for row in rows] == ["推进融资", "培育示范企业", "设立服务站", "常年宣传"]


def test_actions_of_one_sentence_share_its_number(ledger: Ledger) -> None:
    with ledger.step("再分解") as step:
        source = ledger.value("SELECT id FROM clause WHERE text = '推进示范培育。'")
        add_action(step, clause_ids=[source], text="再培育一批")
    numbers = [row[0] for row in _progress(ledger).rows()]
    assert numbers == [1, 2, 2, 3, 4]
    assert _progress(ledger).merge_repeats == 2
    assert [row[0] for row in _ledger(ledger).rows()] == [1, 2, 3, 4, 5]


def test_a_claim_is_named_as_a_claim(ledger: Ledger) -> None:
    assert "已报完成（待核实）" in _row(_progress(ledger), "设立服务站")
    assert "已办结" in _row(_progress(ledger), "培育示范企业")


def test_long_term_work_is_neither_late_nor_finished(ledger: Ledger) -> None:
    assert "长期坚持" in _row(_progress(ledger), "常年宣传")


def test_lead_and_cooperating_units_share_a_cell(ledger: Ledger) -> None:
    assert "牵头：运用促进处\n配合：青禾市局" in _row(_progress(ledger), "培育示范企业")
    assert "牵头：未定" in _row(_progress(ledger), "推进融资")


def test_units_of_a_city_stand_on_one_line_of_the_annex(ledger: Ledger) -> None:
    table = _progress(ledger)
    columns = with_dues(table.columns, ["2023年11月30日前"])
    size, widths = fit_columns(columns, gongwen.TYPE_AREA_HEIGHT, table.size)
    assert size == gongwen.SIZE_SMALL_5
    ems = {
        column.heading[:4]: width / size - 2 * SIDE
        for column, width in zip(columns, widths, strict=True)
    }
    assert ems["责任单位"] > len("牵头：云海市知识产权局")
    assert min(ems["重点任务"], ems["落实举措"], ems["主要成效"]) > 10


def test_evidence_is_named_by_its_number(ledger: Ledger) -> None:
    assert _row(_progress(ledger), "培育示范企业")[7] == "02-1"


def test_the_ledger_shows_lamps_stages_and_the_last_note(ledger: Ledger) -> None:
    table = _ledger(ledger)
    row = _row(table, "设立服务站")
    lamp = [column.kind for column in table.columns].index(ColumnKind.LAMP)
    assert row[lamp] == "逾期"
    assert "三季度：设立3个" in row
    assert "【已报完成（待核实）】\n2023年10月：设立3个" in row
    assert "问题：场地尚未落实。\n措施：年底前落实场地。" in row
    assert "国知发示字〔2023〕1号 二、（二）第2句" in row


def test_a_note_of_a_later_period_is_not_yet_known(ledger: Ledger) -> None:
    table = ledger_table(ledger, date(2023, 9, 30), office="示例省")
    assert "【已报完成（待核实）】" in _row(table, "设立服务站")


def test_a_lamp_set_by_hand_is_printed_with_its_reason(ledger: Ledger) -> None:
    action_id = ledger.value("SELECT id FROM local_action WHERE text = '设立服务站'")
    with ledger.step("亮灯") as step:
        set_hand_lamp(step, [action_id], Lamp.NORMAL, "场地已口头落实")
    row = _row(_ledger(ledger), "设立服务站")
    assert "正常" in row
    assert "手工亮灯：场地已口头落实" in row


def test_a_running_number_is_kept_apart_from_the_sentence(ledger: Ledger) -> None:
    with ledger.step("改号") as step:
        for row in ledger.rows("SELECT id FROM task_item WHERE number = '（二）'"):
            step.update("task_item", row["id"], number="7")
    assert _row(_progress(ledger), "培育示范企业")[1] == "7. 推进示范培育。"


def test_a_table_can_be_drawn_twice_and_sees_one_state(ledger: Ledger) -> None:
    table = _progress(ledger)
    before = list(table.rows())
    assert list(table.rows()) == before


def test_text_that_looks_like_a_formula_stays_text(ledger: Ledger) -> None:
    action_id = ledger.value("SELECT id FROM local_action WHERE text = '常年宣传'")
    with ledger.step("改") as step:
        change_actions(step, [action_id], text="=1+1")
    assert _row(_progress(ledger), "=1+1")[2] == "=1+1"
