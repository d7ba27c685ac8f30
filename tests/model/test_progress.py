"""What units report, what the office confirms, and stages that are reached."""

from datetime import date

import pytest

from model import local_actions, progress, stages
from model.action_detail import read_action
from model.entities import LocalActionId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.words import DueKind, Lamp, Progress
from tests.model.office import AS_OF, Office, added, due


@pytest.fixture
def action(ledger: Ledger, office: Office) -> LocalActionId:
    return added(ledger, office)


def state(ledger: Ledger, action: LocalActionId) -> tuple[Progress, date | None, str | None]:
    found = local_actions.read_local_action(ledger, action)
    return found.progress, found.confirmed_on, found.confirmed_by


def test_only_the_office_confirms(ledger: Ledger, action: LocalActionId) -> None:
    with pytest.raises(InvalidEntryError, match="由局里核实确认"), ledger.step("进展") as step:
        progress.set_progress(step, [action], Progress.CONFIRMED)
    with ledger.step("办结") as step:
        progress.confirm(step, [action], by=" 李四 ", on=AS_OF)
    assert state(ledger, action) == (Progress.CONFIRMED, AS_OF, "李四")


def test_a_confirmation_taken_back_leaves_the_claim(ledger: Ledger, action: LocalActionId) -> None:
    with ledger.step("办结") as step:
        progress.confirm(step, [action], by="李四", on=AS_OF)
    with ledger.step("撤回") as step:
        progress.withdraw_confirmation(step, [action])
    assert state(ledger, action) == (Progress.REPORTED, None, None)


def test_taking_back_confirmations_leaves_other_actions_alone(
    ledger: Ledger, office: Office, action: LocalActionId
) -> None:
    done = added(ledger, office, "宣传")
    with ledger.step("办结") as step:
        progress.confirm(step, [done], by="李四", on=AS_OF)
    with ledger.step("撤回") as step:
        progress.withdraw_confirmation(step, [action, done])
    assert [state(ledger, id_)[0] for id_ in (action, done)] == [
        Progress.NOT_STARTED,
        Progress.REPORTED,
    ]


@pytest.mark.parametrize("word", [word for word in Progress if word is not Progress.CONFIRMED])
def test_other_progress_is_set_freely(
    ledger: Ledger, action: LocalActionId, word: Progress
) -> None:
    with ledger.step("进展") as step:
        progress.confirm(step, [action], by="李四", on=AS_OF)
        progress.set_progress(step, [action], word)
    assert state(ledger, action) == (word, None, None)


def test_a_confirmation_names_somebody(ledger: Ledger, action: LocalActionId) -> None:
    with pytest.raises(InvalidEntryError, match="由谁确认"), ledger.step("办结") as step:
        progress.confirm(step, [action], by=" \x00", on=AS_OF)


def test_a_long_term_action_is_never_done(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office, "常态化", due=due(None, DueKind.LONG_TERM))
    with pytest.raises(InvalidEntryError, match="“常态化”是长期任务"), ledger.step("办结") as step:
        progress.confirm(step, [action], by="李四", on=AS_OF)


def test_one_note_a_period_newest_first(ledger: Ledger, action: LocalActionId) -> None:
    with ledger.step("填报") as step:
        progress.record_note(step, action, period="2023-09", done="九月")
        progress.record_note(step, action, period="2023-Q4", problems="四季度")
        progress.record_note(step, action, period="2023-10", next_steps=" 十月 ")
        progress.record_note(step, action, period="2023-09", done="九月改")
    notes = read_action(ledger, action, AS_OF).notes
    assert [(note.period, note.done, note.problems, note.next_steps) for note in notes] == [
        ("2023-Q4", "", "四季度", ""),
        ("2023-10", "", "", "十月"),
        ("2023-09", "九月改", "", ""),
    ]
    assert notes[0].period_ends_on == date(2023, 12, 31)


def test_an_empty_note_removes_the_one_that_stood_there(
    ledger: Ledger, action: LocalActionId
) -> None:
    with ledger.step("填报") as step:
        progress.record_note(step, action, period="2023-09", done="九月")
        progress.record_note(step, action, period="2023-10", done=" ", problems="\x00")
        progress.record_note(step, action, period="2023-09")
    assert read_action(ledger, action, AS_OF).notes == ()


def test_a_note_ends_a_lamp_set_by_hand(ledger: Ledger, action: LocalActionId) -> None:
    with ledger.step("亮灯") as step:
        progress.set_hand_lamp(step, [action], Lamp.SOON, "督办")
        progress.record_note(step, action, period="2023-10")
    assert local_actions.read_local_action(ledger, action).hand_lamp is Lamp.SOON
    with ledger.step("填报") as step:
        progress.record_note(step, action, period="2023-10", done="已报送")
    held = local_actions.read_local_action(ledger, action)
    assert (held.hand_lamp, held.hand_lamp_reason) == (None, "")


def test_a_note_of_no_period_is_refused(ledger: Ledger, action: LocalActionId) -> None:
    with pytest.raises(InvalidEntryError, match="不是有效的期次"), ledger.step("填报") as step:
        progress.record_note(step, action, period="十月", done="甲")


def test_a_stage_is_reached_and_taken_back(ledger: Ledger, action: LocalActionId) -> None:
    with ledger.step("阶段") as step:
        stages.set_stage(step, action, date(2023, 9, 30), "完成调研")
    (stage,) = read_action(ledger, action, AS_OF).stages
    for day in (AS_OF, None):
        with ledger.step("达到") as step:
            stages.reach_stage(step, stage.id, day)
        assert read_action(ledger, action, AS_OF).stages[0].reached_on == day


def test_no_change_carries_the_note_before_and_says_so_once(
    ledger: Ledger, action: LocalActionId
) -> None:
    with ledger.step("填报") as step:
        progress.record_note(step, action, period="2023-09", done="完成初稿。", next_steps="送审")
        for period in ("2023-10", "2023-11"):
            progress.record_no_change(step, action, period=period)
    newest = read_action(ledger, action, AS_OF).notes[0]
    assert (newest.period, newest.next_steps) == ("2023-11", "送审")
    assert newest.done == "本期无变化。完成初稿。"


def test_no_change_needs_a_note_before(ledger: Ledger, action: LocalActionId) -> None:
    with ledger.step("填报") as step:
        progress.record_note(step, action, period="2023-11", done="后来的")
    with pytest.raises(InvalidEntryError, match="没有上一期"), ledger.step("填报") as step:
        progress.record_no_change(step, action, period="2023-10")


def test_an_early_day_hides_the_notes_after_it(ledger: Ledger, action: LocalActionId) -> None:
    with ledger.step("填报") as step:
        for period in ("2023-08", "2023-09", "2023-10"):
            progress.record_note(step, action, period=period, done=period)
    early = read_action(ledger, action, date(2023, 9, 1))
    assert [note.period for note in early.notes] == ["2023-09", "2023-08"]
    assert early.later_notes == 1


def test_what_stood_at_a_stage_is_kept_beside_it(ledger: Ledger, action: LocalActionId) -> None:
    with ledger.step("阶段") as step:
        stages.set_stage(step, action, date(2023, 9, 30), "完成调研")
    (stage,) = read_action(ledger, action, AS_OF).stages
    with ledger.step("达到") as step:
        stages.reach_stage(step, stage.id, AS_OF, " 调研12家 ")
        stages.reach_stage(step, stage.id, None)
    (stage,) = read_action(ledger, action, AS_OF).stages
    assert (stage.reached_on, stage.reached) == (None, "调研12家")
