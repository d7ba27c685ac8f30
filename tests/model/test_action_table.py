"""The long table: what a filter finds, in which order, and what a row shows."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from model import action_deletion, breakdown, posts, progress, units
from model.action_table import (
    ActionColumn,
    ActionFilter,
    ActionRow,
    ActionSort,
    NodeKind,
    count_found,
    find_ids,
    read_rows,
)
from model.chase_rows import read_chase_rows
from model.entities import LocalActionId
from model.ledger import Ledger
from model.words import DueKind, Lamp, Progress
from tests.model.office import AS_OF, Office, added, due


def found(ledger: Ledger, column: ActionColumn | None = None, **wanted: Any) -> list[str]:
    """The texts that a filter finds, in order."""
    order = ActionSort(column=column) if column else ActionSort()
    ids = find_ids(ledger, ActionFilter(**wanted), order, AS_OF)
    return [row.text for row in read_rows(ledger, ids, AS_OF)]


def row_of(ledger: Ledger, action: LocalActionId) -> ActionRow:
    (row,) = read_rows(ledger, [action], AS_OF)
    return row


@pytest.mark.parametrize(
    "text", ["100%", "a_b", "\\", "'; DROP TABLE unit; --", "“引号”", "🙂", "ABC"]
)
def test_what_is_typed_is_found_literally(ledger: Ledger, office: Office, text: str) -> None:
    added(ledger, office, "100倍 a-b abd / 甲")
    added(ledger, office, f"前{text}后")
    assert found(ledger, text=f" {text} ") == [f"前{text}后"]


def test_letters_are_found_in_any_case(ledger: Ledger, office: Office) -> None:
    added(ledger, office, "推广 IPR 服务")
    assert found(ledger, text="ipr") == ["推广 IPR 服务"]


@pytest.mark.parametrize("text", ["", "  ", "\x00"])
def test_an_empty_filter_finds_all(ledger: Ledger, office: Office, text: str) -> None:
    added(ledger, office, "甲")
    assert found(ledger, text=text) == ["甲"]


def test_a_whole_page_pasted_into_the_filter_finds_nothing(ledger: Ledger, office: Office) -> None:
    added(ledger, office, "甲")
    assert found(ledger, text="甲" * 60_000) == []


def test_units_posts_and_holders_are_found_too(ledger: Ledger, office: Office) -> None:
    added(ledger, office, "牵头", lead_unit_id=office.units[2])
    added(ledger, office, "配合", cooperating_unit_ids=office.units[2:])
    added(ledger, office, "岗位", post_id=office.post)
    added(ledger, office, "领导", leader_post_id=office.head)
    assert found(ledger, text="甲市") == ["牵头", "配合"]
    assert found(ledger, text="张三") == ["岗位"]
    assert found(ledger, text="主任科员") == ["岗位"]


def test_a_unit_is_looked_for_as_lead_or_also_as_partner(ledger: Ledger, office: Office) -> None:
    added(ledger, office, "牵头", lead_unit_id=office.units[2])
    added(ledger, office, "配合", cooperating_unit_ids=office.units[2:])
    added(ledger, office, "无关", lead_unit_id=office.units[0])
    assert found(ledger, unit_id=office.units[2]) == ["牵头"]
    assert found(ledger, unit_id=office.units[2], with_cooperating=True) == ["牵头", "配合"]


def test_filters_narrow_each_other(ledger: Ledger, office: Office) -> None:
    late = due(AS_OF - timedelta(days=1))
    added(ledger, office, "甲一", due=late)
    action = added(ledger, office, "甲二", due=late)
    added(ledger, office, "乙", due=late)
    with ledger.step("进展") as step:
        progress.set_progress(step, [action], Progress.UNDER_WAY)
    assert found(ledger, lamp=Lamp.LATE, text="甲", progress=Progress.UNDER_WAY) == ["甲二"]
    assert found(ledger, lamp=Lamp.NORMAL) == []


def test_what_is_found_is_counted_by_lamp(ledger: Ledger, office: Office) -> None:
    added(ledger, office, "甲一", due=due(AS_OF - timedelta(days=1)))
    added(ledger, office, "甲二", due=due(None, DueKind.LONG_TERM))
    added(ledger, office, "乙")
    counts = count_found(ledger, ActionFilter(text="甲", lamp=Lamp.LATE), AS_OF)
    assert (counts.by_lamp, counts.long_term) == ({Lamp.LATE: 1, Lamp.NOT_DUE: 1}, 1)


def test_actions_are_found_under_every_node_once(ledger: Ledger, office: Office) -> None:
    added(ledger, office, "目标", clause_ids=office.clauses[1:2])
    added(ledger, office, "组内", clause_ids=office.clauses[4:6])
    ids = {
        name: [row["id"] for row in ledger.rows(f"SELECT id FROM {name} ORDER BY position")]
        for name in ("chapter", "task_group", "goal")
    }
    item = ledger.value("SELECT task_item_id FROM clause WHERE id = ?", (office.clauses[4],))
    under = {
        (NodeKind.LIST, office.list_id): ["目标", "组内"],
        (NodeKind.CHAPTER, ids["chapter"][0]): ["目标"],
        (NodeKind.CHAPTER, ids["chapter"][1]): ["组内"],
        (NodeKind.GROUP, ids["task_group"][0]): ["组内"],
        (NodeKind.ITEM, item): ["组内"],
        (NodeKind.GOAL, ids["goal"][0]): ["目标"],
        (NodeKind.CLAUSE, office.clauses[5]): ["组内"],
        (NodeKind.CLAUSE, office.clauses[2]): [],
    }
    for node, texts in under.items():
        assert found(ledger, under=node) == texts, node


def test_the_table_sorts_by_each_column(ledger: Ledger, office: Office) -> None:
    with ledger.step("岗位") as step:
        vacant = posts.add_post(step, unit_id=None, name="丁岗")
    a, b, c = (
        added(
            ledger,
            office,
            "乙",
            clause_ids=office.clauses[3:4],
            lead_unit_id=office.units[1],
            start_on=date(2023, 5, 1),
            due=due(AS_OF - timedelta(days=1)),
            post_id=vacant,
        ),
        added(ledger, office, "丙", clause_ids=office.clauses[4:5], due=due(AS_OF)),
        added(
            ledger,
            office,
            "甲",
            clause_ids=office.clauses[2:3],
            lead_unit_id=office.units[0],
            start_on=date(2023, 4, 1),
            post_id=office.post,
        ),
    )
    ledger.now = lambda: datetime(2023, 11, 30, tzinfo=UTC)
    with ledger.step("进展") as step:
        progress.set_progress(step, [b], Progress.REPORTED)
        progress.confirm(step, [a], by="李四", on=AS_OF + timedelta(days=1))
    orders = {
        ActionColumn.SOURCE: [c, a, b],
        ActionColumn.TEXT: [b, a, c],
        ActionColumn.LEAD_UNIT: [c, a, b],
        ActionColumn.HOLDER: [a, c, b],
        ActionColumn.START: [c, a, b],
        ActionColumn.DUE: [a, b, c],
        ActionColumn.PROGRESS: [c, a, b],
        ActionColumn.LAMP: [a, b, c],
    }
    for column, ids in orders.items():
        for descending, wanted in ((False, ids), (True, ids[::-1])):
            order = ActionSort(column=column, descending=descending)
            assert find_ids(ledger, ActionFilter(), order, AS_OF) == wanted, column


@pytest.mark.parametrize("column", list(ActionColumn))
@pytest.mark.parametrize("descending", [False, True])
def test_every_order_ends_in_the_id(
    ledger: Ledger, office: Office, column: ActionColumn, descending: bool
) -> None:
    order = ActionSort(column=column, descending=descending)
    with ledger.step("同样") as step:
        for name in "cabed":
            action = step.insert("local_action", id=name, text="同", position=1)
            step.insert(
                "action_clause", action_id=action, clause_id=office.clauses[2], is_primary=True
            )
    ids = find_ids(ledger, ActionFilter(), order, AS_OF)
    assert ids == sorted("abcde", reverse=descending)


def test_rows_come_in_the_order_of_the_ids_and_gone_ones_are_left_out(
    ledger: Ledger, office: Office
) -> None:
    a, b, c = (added(ledger, office, text) for text in "甲乙丙")
    with ledger.step("删除") as step:
        action_deletion.delete_actions(step, [b])
    rows = read_rows(ledger, [c, b, a, LocalActionId("gone")], AS_OF)
    assert [row.text for row in rows] == ["丙", "甲"]
    assert read_rows(ledger, [], AS_OF) == []


def test_pages_of_rows_make_up_the_whole_table(ledger: Ledger, office: Office) -> None:
    with ledger.step("许多") as step:
        for number in range(25):
            breakdown.add_action(step, clause_ids=office.clauses[2:3], text=f"{number}")
    ids = find_ids(ledger, ActionFilter(), ActionSort(), AS_OF)
    pages = [read_rows(ledger, ids[start : start + 10], AS_OF) for start in (0, 10, 20)]
    assert [row.id for page in pages for row in page] == ids
    assert [len(page) for page in pages] == [10, 10, 5]


def test_a_row_shows_all_that_the_table_needs(ledger: Ledger, office: Office) -> None:
    action = added(
        ledger,
        office,
        "起草条例",
        clause_ids=(office.clauses[3], office.clauses[2]),
        lead_unit_id=office.units[0],
        cooperating_unit_ids=office.units[:0:-1],
        post_id=office.post,
        leader_post_id=office.head,
        start_text="4月",
        due=due(AS_OF),
        outcome="已报送",
        in_report=True,
    )
    row = row_of(ledger, action)
    assert (row.clause_id, row.clause_number) == (office.clauses[3], 2)
    assert row.clause_text == "开展地理标志立法调研。"
    assert (row.lead_unit, row.cooperating_units) == ("法规处", "甲市局、保护处")
    # A vacant post shows its name.
    assert (row.holder, row.leader) == ("张三", "分管副局长")
    assert (row.start_text, row.due, row.lamp) == ("4月", due(AS_OF), Lamp.SOON)
    assert (row.outcome, row.in_report, row.is_hand_lamp) == ("已报送", True, False)


def test_an_open_row_shows_gaps(ledger: Ledger, office: Office) -> None:
    row = row_of(ledger, added(ledger, office))
    assert (row.lead_unit, row.cooperating_units, row.holder, row.leader) == ("", "", "", "")
    assert (row.due, row.confirmed_on, row.lamp) == (None, None, Lamp.NORMAL)


def test_a_lamp_set_by_hand_is_told_until_the_action_is_done(
    ledger: Ledger, office: Office
) -> None:
    action = added(ledger, office)
    with ledger.step("亮灯") as step:
        progress.set_hand_lamp(step, [action], Lamp.LATE, "督办")
    assert (row_of(ledger, action).lamp, row_of(ledger, action).is_hand_lamp) == (Lamp.LATE, True)
    with ledger.step("办结") as step:
        progress.confirm(step, [action], by="李四", on=AS_OF)
    row = row_of(ledger, action)
    assert (row.lamp, row.is_hand_lamp, row.confirmed_on) == (Lamp.DONE, False, AS_OF)


def test_units_of_one_name_change_show_at_once(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office, lead_unit_id=office.units[0])
    with ledger.step("改名") as step:
        units.change_unit(step, office.units[0], name="政策法规处")
    assert row_of(ledger, action).lead_unit == "政策法规处"


@pytest.mark.parametrize(
    "column",
    [
        ActionColumn.SOURCE,
        ActionColumn.LAMP,
        ActionColumn.TEXT,
        ActionColumn.LEAD_UNIT,
        ActionColumn.START,
        ActionColumn.DUE,
        ActionColumn.PROGRESS,
        ActionColumn.COOPERATING,
        ActionColumn.NOTE,
        ActionColumn.EVIDENCE,
    ],
)
def test_an_order_walks_an_index_and_never_the_long_table(
    ledger: Ledger, office: Office, column: ActionColumn, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans: list[str] = []

    def explain(sql: str, parameters: dict[str, object]) -> list[object]:
        rows = ledger.rows(f"EXPLAIN QUERY PLAN {sql}", parameters)
        plans.extend(row["detail"] for row in rows)
        return []

    monkeypatch.setattr(ledger, "column", explain)
    found(ledger, column, text="条例")
    walked = [plan for plan in plans if plan.startswith(("SCAN a", "SEARCH a", "SEARCH source"))]
    assert walked
    assert all("COVERING INDEX" in plan for plan in walked), walked


def test_a_note_of_a_later_period_is_not_shown_at_an_earlier_day(
    ledger: Ledger, office: Office
) -> None:
    action = added(ledger, office, "调研")
    with ledger.step("进展") as step:
        for period in ("2023-09", "2023-Q3", "2023-10", "2023-Q4"):
            progress.record_note(step, action, period=period, done=period)
    shown = {
        day: read_rows(ledger, [action], day)[0].note_period
        for day in (date(2023, 6, 30), date(2023, 7, 1), date(2023, 9, 30), date(2023, 10, 1))
    }
    assert list(shown.values()) == ["", "2023-Q3", "2023-Q3", "2023-Q4"]
    for day, period in shown.items():
        assert read_chase_rows(ledger, [action], day)[action].heard_of == period


def test_a_vacant_post_says_whose_it_is(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office)
    with ledger.step("岗位") as step:
        post = posts.add_post(step, unit_id=office.units[0], name="处长")
        breakdown.change_actions(step, [action], post_id=post)
    unit = units.read_units(ledger)[0].name
    assert row_of(ledger, action).holder == f"{unit}处长"
