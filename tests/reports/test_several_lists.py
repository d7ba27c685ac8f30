"""A ledger with a list of its own beside the official one: papers on that one tell of it alone."""

from datetime import date

import pytest

from model.breakdown import add_action, change_actions
from model.completeness import find_missing
from model.division_changes import read_division_changes
from model.due import parse_due
from model.entities import LocalActionId
from model.ledger import Ledger
from model.list_update import import_list
from model.own_lists import own_list_document
from model.year_facts import read_year_facts
from reports.document import Table
from reports.ledger_tables import division_table, ledger_table
from reports.notice import notice
from reports.report_texts import list_to_report

AS_OF = date(2023, 11, 20)


@pytest.fixture
def other(ledger: Ledger) -> LocalActionId:
    """A late action of an own list of the year after."""
    lead = ledger.value("SELECT lead_unit_id FROM local_action WHERE lead_unit_id IS NOT NULL")
    with ledger.step("自编清单") as step:
        document = own_list_document("加快筹建保护中心", title="领导批示事项", year=2024)
        list_id = import_list(step, document, as_new=True)
        clause = ledger.value(
            "SELECT clause.id FROM clause JOIN task_item ON task_item.id = task_item_id "
            "JOIN chapter ON chapter.id = chapter_id WHERE task_list_id = ?",
            (list_id,),
        )
        return add_action(
            step,
            clause_ids=[clause],
            text="编制筹建方案",
            lead_unit_id=lead,
            due=parse_due("2023年6月底前", year=2023),
        )


def test_the_division_counts_what_its_text_counts(ledger: Ledger, other: LocalActionId) -> None:
    told = list_to_report(ledger)
    table = division_table(ledger, AS_OF, told, office="")
    assert table.count == read_year_facts(ledger, AS_OF, told).actions.total == 4
    assert "编制筹建方案" not in {row[2] for row in table.rows()}


def test_what_moved_in_another_list_is_no_change_of_the_division(
    ledger: Ledger, other: LocalActionId
) -> None:
    since = ledger.last_seq()
    with ledger.step("改") as step:
        change_actions(step, [other], text="完善筹建方案")
    assert read_division_changes(ledger, since) == ()


def test_units_are_urged_for_the_list_that_the_notice_names(
    ledger: Ledger, other: LocalActionId
) -> None:
    tables = [block for block in notice(ledger, AS_OF).blocks if isinstance(block, Table)]
    assert not any("编制筹建方案" in row for table in tables for row in table.rows())


def test_the_working_ledger_has_all_lists_and_names_their_years(
    ledger: Ledger, other: LocalActionId
) -> None:
    table = ledger_table(ledger, AS_OF, office="示例省知识产权局")
    assert table.caption == "示例省知识产权局2023—2024年度重点任务工作台账"
    assert "编制筹建方案" in {row[3] for row in table.rows()}


@pytest.mark.parametrize(("year", "is_told"), [(2022, False), (2023, True)])
def test_what_an_earlier_year_left_open_is_not_missing_in_this_report(
    ledger: Ledger, year: int, is_told: bool
) -> None:
    before = find_missing(ledger, AS_OF)
    with ledger.step("自编清单") as step:
        import_list(
            step, own_list_document("加快筹建保护中心", title="批示", year=year), as_new=True
        )
    assert (find_missing(ledger, AS_OF) != before) == is_told
