"""Breaking down: what an action is made of, and what is refused."""

from datetime import date
from typing import Any

import pytest

from model import (
    action_deletion,
    action_links,
    breakdown,
    cooperating,
    duplicates,
    evidence,
    local_actions,
    progress,
    stages,
)
from model.action_detail import read_action
from model.entities import LocalActionId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.words import DueKind, Lamp, Progress
from tests.model.office import AS_OF, Office, add, added, due, dump

GONE = LocalActionId("gone")
JUNE = date(2023, 6, 30)


@pytest.fixture
def action(ledger: Ledger, office: Office) -> LocalActionId:
    return added(ledger, office, lead_unit_id=office.units[0], due=due(JUNE))


def change(ledger: Ledger, *actions: LocalActionId, **fields: Any) -> None:
    with ledger.step("修改") as step:
        breakdown.change_actions(step, actions, **fields)


def clauses(ledger: Ledger, action: LocalActionId) -> list[str]:
    return [clause.id for clause in read_action(ledger, action, AS_OF).clauses]


def test_an_action_holds_what_was_given_and_has_not_begun(ledger: Ledger, office: Office) -> None:
    action_id = added(
        ledger,
        office,
        "  起草条例\n",
        due=due(JUNE),
        lead_unit_id=office.units[0],
        cooperating_unit_ids=office.units[:0:-1],
        start_on=date(2023, 4, 1),
        in_report=True,
    )
    detail = read_action(ledger, action_id, AS_OF)
    action = detail.action
    assert (action.text, action.due, action.progress) == (
        "起草条例",
        due(JUNE),
        Progress.NOT_STARTED,
    )
    assert (action.start_on, action.in_report, action.position) == (date(2023, 4, 1), True, 1)
    assert [unit.id for unit in detail.cooperating_units] == [office.units[2], office.units[1]]
    assert [clause.id for clause in detail.clauses] == [office.clauses[2]]


def test_actions_stand_one_after_the_other(ledger: Ledger, office: Office) -> None:
    ids = [added(ledger, office, text) for text in ("一", "二", "三")]
    positions = [local_actions.read_local_action(ledger, id_).position for id_ in ids]
    assert positions == [1, 2, 3]


def test_an_action_stands_last_whatever_its_step_did_before(ledger: Ledger, office: Office) -> None:
    with ledger.step("粘贴3行") as step:
        first, second = (add(step, office, text) for text in ("一", "二"))
        step.update("local_action", first, position=7)
        third = add(step, office, "三")
    order = [
        local_actions.read_local_action(ledger, each).position for each in (first, second, third)
    ]
    assert order == [7, 2, 8]


@pytest.mark.parametrize("text", ["", " \n", "\x00"])
def test_an_action_says_what_is_done(ledger: Ledger, action: LocalActionId, text: str) -> None:
    with pytest.raises(InvalidEntryError, match="不能为空"):
        change(ledger, action, text=text)


def test_an_action_without_a_time_limit_has_no_due(ledger: Ledger, action: LocalActionId) -> None:
    change(ledger, action, due=None)
    changed = local_actions.read_local_action(ledger, action)
    assert (changed.due, changed.due_text, changed.due_on) == (None, "", None)


def test_several_actions_are_changed_at_once(
    ledger: Ledger, office: Office, action: LocalActionId
) -> None:
    other = added(ledger, office, "宣传")
    change(ledger, action, other, lead_unit_id=office.units[1], text="同样")
    for id_ in (action, other):
        changed = local_actions.read_local_action(ledger, id_)
        assert (changed.lead_unit_id, changed.text) == (office.units[1], "同样")


def test_no_field_to_change_changes_nothing(ledger: Ledger, action: LocalActionId) -> None:
    history = ledger.history()
    change(ledger, action, GONE)
    assert ledger.history() == history


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"start_on": date(2023, 7, 1)}, "早于启动时间"),
        ({"outcome": "长" * 81}, "有81字，超过80字"),
        ({"cooperating": 0}, "不能既牵头又配合"),
    ],
)
def test_what_contradicts_itself_is_refused(
    ledger: Ledger, office: Office, action: LocalActionId, fields: dict[str, Any], sentence: str
) -> None:
    before = dump(ledger)
    with pytest.raises(InvalidEntryError, match=sentence), ledger.step("修改") as step:  # noqa: PT012
        if "cooperating" in fields:
            cooperating.set_cooperating_units(step, action, office.units[:2])
        else:
            breakdown.change_actions(step, [action], **fields)
    assert dump(ledger) == before


def test_the_limits_themselves_are_allowed(ledger: Ledger, action: LocalActionId) -> None:
    change(ledger, action, start_on=JUNE, outcome="长" * 80)


def test_a_confirmed_action_does_not_become_long_term(
    ledger: Ledger, action: LocalActionId
) -> None:
    with ledger.step("办结") as step:
        progress.confirm(step, [action], by="李四", on=JUNE)
    with pytest.raises(InvalidEntryError, match="不能改为长期"):
        change(ledger, action, due=due(None, DueKind.LONG_TERM))


@pytest.mark.parametrize(
    "field", ["id", "progress", "confirmed_on", "position", "due_on", "hand_lamp"]
)
def test_fields_with_a_verb_of_their_own_are_not_set_past_it(
    ledger: Ledger, office: Office, action: LocalActionId, field: str
) -> None:
    with pytest.raises(ValueError, match="not changed this way"):
        change(ledger, action, **{field: None})
    with pytest.raises(ValueError, match="not changed this way"):
        added(ledger, office, "甲", **{field: None})


def test_sentences_are_linked_anew_and_the_first_is_the_source(
    ledger: Ledger, office: Office, action: LocalActionId
) -> None:
    first, second, third, fourth = office.clauses[:4]
    for wanted in ([second, first], [first, second], [third], [fourth, third, fourth]):
        with ledger.step("改出处") as step:
            action_links.set_clauses(step, action, wanted)
        assert clauses(ledger, action) == list(dict.fromkeys(wanted))


def test_further_sentences_stand_in_the_order_of_the_paper(
    ledger: Ledger, office: Office, action: LocalActionId
) -> None:
    a, b, c = office.clauses[:3]
    with ledger.step("改出处") as step:
        action_links.set_clauses(step, action, [b, c, a])
    assert clauses(ledger, action) == [b, a, c]


def test_links_that_stay_are_not_touched(
    ledger: Ledger, office: Office, action: LocalActionId
) -> None:
    with ledger.step("改出处") as step:
        action_links.set_clauses(step, action, office.clauses[2:4])
    assert step.changes.rows.keys() == {"action_clause"}
    with ledger.step("同样") as step:
        action_links.set_clauses(step, action, office.clauses[2:4])
        cooperating.set_cooperating_units(step, action, [])
    assert not step.changes


def test_an_action_keeps_at_least_one_sentence(
    ledger: Ledger, office: Office, action: LocalActionId
) -> None:
    with pytest.raises(InvalidEntryError, match="至少要对应一句原文"), ledger.step("改") as step:
        action_links.set_clauses(step, action, [])


def test_cooperating_units_are_set_in_their_order(
    ledger: Ledger, office: Office, action: LocalActionId
) -> None:
    _, b, c = office.units
    for wanted in ([b, c], [c, b], [c], [b, b], []):
        with ledger.step("配合") as step:
            cooperating.set_cooperating_units(step, action, wanted)
        units = read_action(ledger, action, AS_OF).cooperating_units
        assert [unit.id for unit in units] == list(dict.fromkeys(wanted))


def test_a_stage_is_set_changed_and_removed(ledger: Ledger, action: LocalActionId) -> None:
    seen = []
    for text in (" ", "完成调研", " 报送草案 ", ""):
        with ledger.step("阶段") as step:
            stages.set_stage(step, action, JUNE, text)
        shown = read_action(ledger, action, AS_OF).stages
        seen.append([(stage.ends_on, stage.text, stage.reached_on) for stage in shown])
    assert seen == [[], [(JUNE, "完成调研", None)], [(JUNE, "报送草案", None)], []]


def test_an_aim_whose_result_is_told_is_not_emptied(
    ledger: Ledger, office: Office, action: LocalActionId
) -> None:
    with ledger.step("阶段") as step:
        stages.set_stage(step, action, JUNE, "完成调研")
        (stage,) = stages.read_stages(ledger, action)
        stages.reach_stage(step, stage.id, None, "走访12家")
    with pytest.raises(InvalidEntryError, match="阶段目标没有清空"), ledger.step("清空") as step:
        stages.set_stage(step, action, JUNE, "")
    with ledger.step("一并清空") as step:
        stages.reach_stage(step, stage.id, None, "")
        stages.set_stage(step, action, JUNE, "")
    assert not stages.read_stages(ledger, action)


def test_a_duplicate_has_the_plan_but_not_the_progress(
    ledger: Ledger, office: Office, action: LocalActionId
) -> None:
    with ledger.step("准备") as step:
        action_links.set_clauses(step, action, office.clauses[1:3])
        cooperating.set_cooperating_units(step, action, office.units[1:])
        stages.set_stage(step, action, JUNE, "完成调研")
        progress.record_note(step, action, period="2023-10", done="已报送")
        progress.confirm(step, [action], by="李四", on=AS_OF)
    with ledger.step("复制") as step:
        (copy_id,) = duplicates.duplicate_actions(step, [action])
    original, copy = (read_action(ledger, id_, AS_OF) for id_ in (action, copy_id))
    assert copy.clauses == original.clauses
    assert copy.cooperating_units == original.cooperating_units
    assert [(stage.ends_on, stage.text) for stage in copy.stages] == [(JUNE, "完成调研")]
    assert (copy.action.due, copy.action.lead_unit_id) == (due(JUNE), office.units[0])
    assert (copy.action.progress, copy.notes) == (Progress.NOT_STARTED, ())


def test_a_deleted_action_takes_along_what_hangs_on_it(
    ledger: Ledger, office: Office, action: LocalActionId
) -> None:
    other = added(ledger, office, "宣传")
    with ledger.step("准备") as step:
        cooperating.set_cooperating_units(step, action, office.units[1:])
        stages.set_stage(step, action, JUNE, "完成调研")
        progress.record_note(step, action, period="2023-10", done="已报送")
        evidence.add_evidence(step, [action], name="a", data=b"a", on=AS_OF)
        shared = evidence.add_evidence(step, [action, other], name="b", data=b"b", on=AS_OF)
    before = dump(ledger)
    with ledger.step("删除") as step:
        action_deletion.delete_actions(step, [action])
    after = dump(ledger)
    for table in ("action_cooperating_unit", "stage", "progress_note"):
        assert after[table] == []
    assert [row[0] for row in after["local_action"]] == [other]
    assert [row[0] for row in after["evidence"]] == [shared]
    assert len(after["evidence_bytes"]) == 2
    ledger.undo()
    assert dump(ledger) == before


@pytest.mark.parametrize(
    "verb",
    [
        lambda step: breakdown.change_actions(step, [GONE], text="甲"),
        lambda step: action_deletion.delete_actions(step, [GONE]),
        lambda step: duplicates.duplicate_actions(step, [GONE]),
        lambda step: progress.set_hand_lamp(step, [GONE], Lamp.LATE, "督办"),
        lambda step: progress.confirm(step, [GONE], by="李四", on=AS_OF),
        lambda step: progress.set_progress(step, [GONE], Progress.UNDER_WAY),
        lambda step: progress.record_note(step, GONE, period="2023-10", done="甲"),
    ],
)
def test_an_action_that_is_gone_is_told(ledger: Ledger, office: Office, verb: Any) -> None:
    with pytest.raises(InvalidEntryError, match="已被删除"), ledger.step("晚了") as step:
        verb(step)


def test_a_lamp_set_by_hand_needs_a_reason_and_can_be_taken_away(
    ledger: Ledger, action: LocalActionId
) -> None:
    with ledger.step("亮灯") as step:
        progress.set_hand_lamp(step, [action], Lamp.SOON, " 领导督办 ")
    held = local_actions.read_local_action(ledger, action)
    assert (held.hand_lamp, held.hand_lamp_reason) == (Lamp.SOON, "领导督办")
    with ledger.step("恢复") as step:
        progress.set_hand_lamp(step, [action], None, "不再需要")
    freed = local_actions.read_local_action(ledger, action)
    assert (freed.hand_lamp, freed.hand_lamp_reason) == (None, "")


@pytest.mark.parametrize(
    ("lamp", "reason", "sentence"),
    [(Lamp.DONE, "已完", "须经核实确认"), (Lamp.LATE, " \x00", "须写明理由")],
)
def test_a_lamp_is_not_set_by_hand_without_ground(
    ledger: Ledger, action: LocalActionId, lamp: Lamp, reason: str, sentence: str
) -> None:
    with pytest.raises(InvalidEntryError, match=sentence), ledger.step("亮灯") as step:
        progress.set_hand_lamp(step, [action], lamp, reason)
