"""How a document enters the ledger, sentence for sentence and with the same ids everywhere."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from model import task_lists
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.list_update import import_list
from tests.model.office import DOCUMENT, GOAL, Office, dump, fill, new_ledger, session


def table(ledger: Ledger, columns: str, name: str, order: str = "position") -> list[Any]:
    return [tuple(row) for row in ledger.rows(f"SELECT {columns} FROM {name} ORDER BY {order}")]


def test_a_list_keeps_what_the_document_says_of_itself(ledger: Ledger, office: Office) -> None:
    (found,) = task_lists.read_task_lists(ledger)
    assert (found.id, found.title, found.year) == (office.list_id, "年度工作指引", 2023)
    assert (found.doc_number, found.issuer) == ("国知发〔2023〕1号", "国家知识产权局")
    assert (found.report_to, found.report_form) == ("战略规划司", "纸质、电子")
    assert (found.issued_on, found.report_by) == (DOCUMENT.issued_date, DOCUMENT.report_deadline)


def test_sentences_run_through_the_list_and_only_tasks_are_counted(
    ledger: Ledger, office: Office
) -> None:
    assert table(ledger, "position, number, text", "clause") == [
        (1, None, "如下。"),
        (2, None, GOAL.sentences[0]),
        (3, 1, "配合推进商标法修订。"),
        (4, 2, "开展地理标志立法调研。"),
        (5, 3, "各地要建设服务网点。"),
        (6, 4, "推广。"),
    ]


def test_chapters_groups_items_and_goals_stand_where_they_stood(
    ledger: Ledger, office: Office
) -> None:
    assert table(ledger, "number, title", "chapter") == [("一", "总体要求"), ("二", "重点任务")]
    assert table(ledger, "number, title", "task_group") == [("（一）", "服务")]
    items = table(ledger, "number, is_task, task_group_id IS NOT NULL", "task_item")
    assert sorted(items) == [("", 0, 0), ("（一）", 1, 0), ("（三）", 1, 1), ("（二）", 1, 1)]
    assert table(ledger, "title", "goal") == [(GOAL.title,)]


def test_a_note_names_its_sentences_and_departments(ledger: Ledger, office: Office) -> None:
    closed = "SELECT position FROM clause WHERE responsibility_id IS NOT NULL"
    assert ledger.value(closed) == 4
    assert table(ledger, "name, role", "responsibility_unit") == [
        ("条法司", "牵头"),
        ("各地方知识产权局", "参与"),
    ]


def test_targets_and_deadlines_belong_to_their_sentence(ledger: Ledger, office: Office) -> None:
    columns = "clause_id, op, value, upper_value, unit"
    assert set(table(ledger, columns, "target")) == {
        (office.clauses[1], ">=", str(Decimal("12.0")), None, "件"),
        (office.clauses[3], "range", "3", "5", "次"),
    }
    assert table(ledger, "clause_id, quote, due_kind, due_on", "deadline") == [
        (office.clauses[3], "6月底前", "月底", "2023-06-30")
    ]


def test_a_target_tells_whose_figure_it_is_and_a_table_its_other_columns(
    ledger: Ledger, office: Office
) -> None:
    assert set(table(ledger, "clause_id, scope", "target")) == {
        (office.clauses[1], "国家局指标"),
        (office.clauses[3], "国家局指标"),
    }
    assert table(ledger, "clause_id, heading, text", "clause_detail") == [
        (office.clauses[3], "成果形式", "调研报告")
    ]


def test_two_offices_hold_the_same_ids(ledger: Ledger, office: Office, tmp_path: Path) -> None:
    ours = dump(ledger)
    with new_ledger(tmp_path / "另一局.zhize") as other:
        other.new_id = session(new_id=lambda: pytest.fail("a random id"))["new_id"]
        with other.step("读入") as step:
            import_list(step, DOCUMENT)
        theirs = dump(other)
    read = ("task_list", "chapter", "task_group", "task_item", "goal", "clause", "responsibility")
    for name in (*read, "responsibility_unit", "target", "deadline", "clause_detail"):
        assert theirs[name] == ours[name] != [], name


def test_the_same_document_is_not_read_in_twice(ledger: Ledger, office: Office) -> None:
    newest, before = ledger.last_seq(), dump(ledger)
    with ledger.step("再") as step:
        assert import_list(step, DOCUMENT) == office.list_id
    assert not step.changes
    assert (dump(ledger), ledger.last_seq()) == (before, newest)


def test_a_further_list_stands_behind_and_shares_no_row(ledger: Ledger, office: Office) -> None:
    other = replace(DOCUMENT, doc_number=None, title=None, issuer=None, year=2023)
    with ledger.step("再") as step:
        second = import_list(step, other, as_new=True)
    lists = task_lists.read_task_lists(ledger)
    assert [found.id for found in lists] == [office.list_id, second]
    assert (lists[1].year, lists[1].issuer, lists[1].position) == (2023, "", 1)
    assert lists[1].title == "未命名任务清单"
    assert ledger.value("SELECT count(DISTINCT id) FROM clause") == 2 * len(office.clauses)


def test_the_year_may_be_said(ledger: Ledger) -> None:
    with ledger.step("读入") as step:
        import_list(step, DOCUMENT, year=2024)
    assert task_lists.read_task_lists(ledger)[0].year == 2024


def test_a_list_taken_back_can_be_read_in_again(ledger: Ledger) -> None:
    fill(ledger)
    before = dump(ledger)
    ledger.undo()
    assert not any(rows for name, rows in dump(ledger).items() if not name.startswith("word_"))
    with ledger.step("再") as step:
        import_list(step, DOCUMENT)
    assert dump(ledger)["clause"] == before["clause"]


def test_what_the_office_notes_of_a_list_is_kept(ledger: Ledger, office: Office) -> None:
    with ledger.step("批示") as step:
        task_lists.change_task_list(step, office.list_id, instructions="请法规处牵头。")
    assert task_lists.read_task_lists(ledger)[0].instructions == "请法规处牵头。"


def test_a_list_of_no_year_is_refused(ledger: Ledger) -> None:
    nameless = replace(DOCUMENT, doc_number="新〔2023〕9号", year=None)
    with pytest.raises(InvalidEntryError, match="哪一年"), ledger.step("导入") as step:
        import_list(step, nameless, as_new=True)
