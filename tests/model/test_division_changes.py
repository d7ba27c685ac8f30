"""What changed in the division of labour: net, since a moment, in the words of each time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.action_deletion import delete_actions
from model.breakdown import change_actions
from model.cooperating import set_cooperating_units
from model.division_changes import (
    ChangedField,
    DivisionChange,
    Start,
    division_moments,
    last_step_before,
    moment_of,
    note_division_made,
    read_division_changes,
    usual_start,
    week_ago,
)
from model.entities import LocalActionId
from model.ledger import Ledger
from model.posts import change_post
from model.progress import set_progress
from model.task_lists import reported_list
from model.units import change_unit
from model.words import Progress
from tests.model import office
from tests.model.office import Office, added, due, fill, session
from tests.model.random_steps import Act, run, steps


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with office.blank_copy(tmp_path / "台账.zhize") as opened:
        yield opened


def told(ledger: Ledger, since: Start) -> list[tuple[str, str, str]]:
    """Field, before, after of each net change."""
    return [
        (str(change.field), change.before, change.after)
        for change in read_division_changes(ledger, since)
    ]


def changed(ledger: Ledger, action_id: LocalActionId, **fields: Any) -> None:
    with ledger.step("调整") as step:
        change_actions(step, [action_id], **fields)


def test_a_moved_lead_is_told_with_both_units(ledger: Ledger) -> None:
    of = fill(ledger)
    action_id = added(ledger, of, lead_unit_id=of.units[0])
    since = ledger.last_seq()
    changed(ledger, action_id, lead_unit_id=of.units[1])
    (change,) = read_division_changes(ledger, since)
    assert (change.field, change.before, change.after) == (ChangedField.LEAD, "法规处", "保护处")
    assert (change.action_text, change.who, change.place) == ("起草条例", "经办人", "第1句")


def test_there_and_back_again_is_no_change(ledger: Ledger) -> None:
    of = fill(ledger)
    action_id = added(ledger, of, lead_unit_id=of.units[0])
    since = ledger.last_seq()
    changed(ledger, action_id, lead_unit_id=of.units[1])
    changed(ledger, action_id, lead_unit_id=of.units[0])
    assert told(ledger, since) == []


def test_three_holders_in_a_row_are_one_change(ledger: Ledger) -> None:
    of = fill(ledger)
    action_id = added(ledger, of, lead_unit_id=of.units[0])
    since = ledger.last_seq()
    changed(ledger, action_id, lead_unit_id=of.units[1])
    changed(ledger, action_id, lead_unit_id=of.units[2])
    assert told(ledger, since) == [("牵头单位", "法规处", "甲市局")]


def test_co_operating_units_are_compared_as_a_set(ledger: Ledger) -> None:
    of = fill(ledger)
    action_id = added(ledger, of, cooperating_unit_ids=of.units[:2])
    since = ledger.last_seq()
    with ledger.step("换序") as step:
        set_cooperating_units(step, action_id, of.units[1::-1])
    assert told(ledger, since) == []
    with ledger.step("换单位") as step:
        set_cooperating_units(step, action_id, of.units[1:])
    assert told(ledger, since) == [("配合单位", "法规处、保护处", "保护处、甲市局")]


def test_new_and_removed_actions_are_told_whole(ledger: Ledger) -> None:
    of = fill(ledger)
    old = added(ledger, of, "调研", lead_unit_id=of.units[0], due=due(date(2023, 6, 30)))
    since = ledger.last_seq()
    added(ledger, of, "宣传", lead_unit_id=of.units[1], post_id=of.post)
    with ledger.step("删除") as step:
        delete_actions(step, [old])
    assert told(ledger, since) == [
        ("删除举措", "牵头：法规处\n时限：6月30日", "—"),
        ("新增举措", "—", "牵头：保护处\n责任人：张三\n时限：未定"),
    ]


def test_what_came_and_went_meanwhile_is_not_told(ledger: Ledger) -> None:
    of = fill(ledger)
    since = ledger.last_seq()
    action_id = added(ledger, of)
    with ledger.step("删除") as step:
        delete_actions(step, [action_id])
    assert told(ledger, since) == []
    ledger.undo()
    assert [field for field, _, _ in told(ledger, since)] == ["新增举措"]


def test_progress_and_new_holders_move_no_task(ledger: Ledger) -> None:
    of = fill(ledger)
    action_id = added(ledger, of, post_id=of.post)
    since = ledger.last_seq()
    with ledger.step("进展和人员") as step:
        set_progress(step, [action_id], Progress.UNDER_WAY)
        change_post(step, of.post, holder="李四")
    assert told(ledger, since) == []


def test_names_are_those_of_each_time(ledger: Ledger) -> None:
    of = fill(ledger)
    action_id = added(ledger, of, lead_unit_id=of.units[0], post_id=of.post)
    since = ledger.last_seq()
    with ledger.step("机构和人员") as step:
        change_unit(step, of.units[0], name="政策法规处")
        change_post(step, of.post, holder="李四")
    changed(ledger, action_id, lead_unit_id=of.units[1], post_id=None)
    assert told(ledger, since) == [("牵头单位", "法规处", "保护处"), ("责任人", "张三", "未定")]


def test_the_same_words_of_another_day_are_a_change(ledger: Ledger) -> None:
    of = fill(ledger)
    action_id = added(ledger, of, due=due(date(2023, 6, 30)))
    since = ledger.last_seq()
    changed(ledger, action_id, due=replace(due(date(2023, 6, 30)), day=date(2024, 6, 30)))
    assert told(ledger, since) == [("完成时限", "6月30日（2023-06-30）", "6月30日（2024-06-30）")]
    changed(ledger, action_id, due=due(date(2023, 9, 30)))
    assert told(ledger, since) == [("完成时限", "6月30日", "9月30日")]


def test_changes_are_told_since_the_table_was_made_or_for_a_week(tmp_path: Path) -> None:
    days = [datetime(2023, 11, day, 9) for day in (1, 13, 20)]
    with Ledger.create(tmp_path / "a.zhize", **session(now=lambda: days[0])) as ledger:
        of = fill(ledger)
        action_id = added(ledger, of)
        ledger.now = lambda: days[1]
        changed(ledger, action_id, lead_unit_id=of.units[0])
        ledger.now = lambda: days[2]
        assert told(ledger, usual_start(ledger)) == [("牵头单位", "未定", "法规处")]
        assert usual_start(ledger) == week_ago(days[2].date()) == days[1].date()
        assert told(ledger, date(2023, 11, 14)) == []
        with ledger.step("生成任务分工表") as step:
            note_division_made(step)
        assert division_moments(ledger) == (step.seq,)
        assert moment_of(ledger, step.seq) == days[2]
        assert told(ledger, usual_start(ledger)) == []


def test_what_was_just_printed_can_be_printed_again(ledger: Ledger) -> None:
    of = fill(ledger)
    action_id = added(ledger, of)
    made = []
    for unit_id in of.units[:2]:
        with ledger.step("生成任务分工表") as step:
            note_division_made(step)
        made.append(step.seq)
        changed(ledger, action_id, lead_unit_id=unit_id)
    with ledger.step("生成任务分工表") as step:
        note_division_made(step)
    assert division_moments(ledger) == (step.seq, made[1], made[0])
    assert told(ledger, usual_start(ledger)) == [("牵头单位", "法规处", "保护处")]


def _standing(ledger: Ledger) -> dict[str, dict[str, Any]]:
    """Every action with what is compared."""
    links = ledger.rows("SELECT action_id, unit_id FROM action_cooperating_unit")
    sources = ledger.rows("SELECT action_id, clause_id FROM action_clause WHERE is_primary = 1")
    return {
        row["id"]: {name: row[name] for name in row.keys()}  # noqa: SIM118 - a Row, no dict
        | {"units": {link["unit_id"] for link in links if link["action_id"] == row["id"]}}
        | {"sources": {each["clause_id"] for each in sources if each["action_id"] == row["id"]}}
        for row in ledger.rows(
            "SELECT id, text, lead_unit_id, post_id, leader_post_id, due_text, due_on "
            "FROM local_action"
        )
    }


def _expected(then: dict[str, Any], now: dict[str, Any]) -> set[tuple[str, ChangedField]]:
    """The changed things of two snapshots, found without the log."""
    found = {(id_, ChangedField.ADDED) for id_ in now.keys() - then.keys()}
    found |= {(id_, ChangedField.REMOVED) for id_ in then.keys() - now.keys()}
    columns = {
        "text": ChangedField.TEXT,
        "lead_unit_id": ChangedField.LEAD,
        "units": ChangedField.COOPERATING,
        "post_id": ChangedField.POST,
        "leader_post_id": ChangedField.LEADER,
        "due_text": ChangedField.DUE,
        "due_on": ChangedField.DUE,
    }
    return found | {
        (id_, field)
        for id_ in then.keys() & now.keys()
        for column, field in columns.items()
        if then[id_][column] != now[id_][column]
    }


def _of_reported_list(ledger: Ledger, standing: dict[str, dict[str, Any]]) -> set[str]:
    """Those that serve the list reported on, or stood in it before they went."""
    reported = reported_list(ledger)
    if reported is None:
        return set(standing)
    clauses = set(
        ledger.column(
            "SELECT clause.id FROM clause JOIN task_item ON task_item.id = task_item_id "
            "JOIN chapter ON chapter.id = chapter_id WHERE task_list_id = ?",
            (reported.id,),
        )
    )
    serving = ledger.rows("SELECT action_id, clause_id FROM action_clause")
    return {each["action_id"] for each in serving if each["clause_id"] in clauses} | {
        id_ for id_, row in standing.items() if row["sources"] & clauses
    }


@settings(max_examples=15, deadline=None)
@given(st.lists(steps(), max_size=3), st.lists(steps(), min_size=1, max_size=5), st.integers(0, 3))
def test_the_log_tells_what_two_snapshots_tell(
    tmp_path_factory: pytest.TempPathFactory,
    earlier: list[list[Act]],
    later: list[list[Act]],
    undone: int,
) -> None:
    path = tmp_path_factory.mktemp("changes") / "台账.zhize"
    with office.blank_copy(path) as ledger:
        of: Office = fill(ledger)
        added(ledger, of, lead_unit_id=of.units[0], cooperating_unit_ids=of.units[1:])
        for number, wanted in enumerate(earlier):
            run(ledger, f"此前{number}", wanted)
        since, then = ledger.last_seq(), _standing(ledger)
        for number, wanted in enumerate(later):
            run(ledger, f"此后{number}", wanted)
        for _ in range(undone):
            ledger.undo()
        changes: tuple[DivisionChange, ...] = read_division_changes(ledger, since)
        found = {(str(change.action_id), change.field) for change in changes}
        now = _standing(ledger)
        reported = _of_reported_list(ledger, then | now)
        assert found == {each for each in _expected(then, now) if each[0] in reported}


def test_the_sample_office_moved_three_actions_after_its_table_was_out(sample_file: Path) -> None:
    with Ledger.open(sample_file, **session(), read_only=True) as ledger:
        changes = read_division_changes(ledger, usual_start(ledger))
        fields = [change.field for change in changes]
        assert fields == [ChangedField.LEAD, ChangedField.POST] * 3
        assert {change.before for change in changes} >= {"战略规划处", "知识产权保护处"}


def test_a_table_whose_making_was_undone_is_no_moment(ledger: Ledger) -> None:
    fill(ledger)
    with ledger.step("生成任务分工表") as step:
        note_division_made(step)
    ledger.undo()
    assert division_moments(ledger) == ()
    ledger.redo()
    assert division_moments(ledger) == (step.seq,)


def test_progress_after_the_last_table_is_no_move(ledger: Ledger) -> None:
    of = fill(ledger)
    action_id = added(ledger, of)
    made = []
    for _ in range(2):
        with ledger.step("生成任务分工表") as step:
            note_division_made(step)
        made.append(step.seq)
        if len(made) == 1:
            changed(ledger, action_id, lead_unit_id=of.units[1])
    changed(ledger, action_id, remark="已电话联系")
    assert usual_start(ledger) == made[0]


def test_a_comparison_begins_at_any_time_of_a_day(tmp_path: Path) -> None:
    times = [datetime(2023, 4, 10, hour, tzinfo=UTC) for hour in (9, 15)]
    with Ledger.create(tmp_path / "a.zhize", **session(now=lambda: times[0])) as ledger:
        of = fill(ledger)
        action_id = added(ledger, of)
        ledger.now = lambda: times[1]
        changed(ledger, action_id, lead_unit_id=of.units[0])
        noon = last_step_before(ledger, datetime(2023, 4, 10, 12))
        assert told(ledger, noon) == [("牵头单位", "未定", "法规处")]
        assert last_step_before(ledger, datetime(2023, 4, 10, 15)) == noon
        assert last_step_before(ledger, date(2023, 4, 10)) == 0
