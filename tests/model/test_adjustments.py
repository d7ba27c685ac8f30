"""Time limits that are put off: asked for, approved, taken back."""

from datetime import date

import pytest

from model import adjustments, local_actions, progress
from model.entities import AdjustmentId, LocalActionId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.words import Progress
from tests.model.office import AS_OF, Office, added, due

JUNE, SEPTEMBER, DECEMBER = date(2023, 6, 30), date(2023, 9, 30), date(2023, 12, 31)


@pytest.fixture
def action(ledger: Ledger, office: Office) -> LocalActionId:
    return added(ledger, office, due=due(JUNE), start_on=date(2023, 3, 1))


def propose(
    ledger: Ledger, action: LocalActionId, day: date, reason: str = "等上位法"
) -> AdjustmentId:
    with ledger.step("申请") as step:
        (made,) = adjustments.propose_adjustment(step, [action], due(day), reason, AS_OF)
    return made


def state(ledger: Ledger, action: LocalActionId) -> tuple[Progress, date | None]:
    found = local_actions.read_local_action(ledger, action)
    return found.progress, found.due_on


def test_the_old_time_limit_stands_until_the_new_one_is_approved(
    ledger: Ledger, action: LocalActionId
) -> None:
    made = propose(ledger, action, SEPTEMBER)
    assert state(ledger, action) == (Progress.TO_ADJUST, JUNE)
    with ledger.step("批准") as step:
        adjustments.approve_adjustment(step, made, " 李副局长 ", AS_OF)
    assert state(ledger, action) == (Progress.NOT_STARTED, SEPTEMBER)
    (kept,) = adjustments.read_adjustments(ledger, action)
    assert (kept.old_due_on, kept.new_due_on, kept.approved_by) == (JUNE, SEPTEMBER, "李副局长")


def test_a_second_proposal_takes_the_place_of_the_open_one(
    ledger: Ledger, action: LocalActionId
) -> None:
    propose(ledger, action, SEPTEMBER)
    propose(ledger, action, DECEMBER, "再等等")
    (open_one,) = adjustments.read_adjustments(ledger, action)
    assert (open_one.new_due_on, open_one.reason) == (DECEMBER, "再等等")


def test_a_proposal_taken_back_leaves_the_time_limit(ledger: Ledger, action: LocalActionId) -> None:
    made = propose(ledger, action, SEPTEMBER)
    with ledger.step("撤回") as step:
        adjustments.withdraw_adjustment(step, made)
    assert state(ledger, action) == (Progress.NOT_STARTED, JUNE)
    assert adjustments.read_adjustments(ledger, action) == ()


@pytest.mark.parametrize(
    ("day", "reason", "sentence"),
    [
        (None, "等", "请填写新的完成时限"),
        (SEPTEMBER, " ", "须写明理由"),
        (JUNE, "等", "相同"),
        (date(2023, 2, 1), "等", "早于启动时间"),
    ],
)
def test_a_proposal_that_says_nothing_is_refused(
    ledger: Ledger, action: LocalActionId, day: date | None, reason: str, sentence: str
) -> None:
    wanted = due(day) if day else None
    with pytest.raises(InvalidEntryError, match=sentence), ledger.step("申请") as step:
        adjustments.propose_adjustment(step, [action], wanted, reason, AS_OF)


def test_what_is_confirmed_is_not_put_off(ledger: Ledger, action: LocalActionId) -> None:
    with ledger.step("办结") as step:
        progress.confirm(step, [action], by="李四", on=AS_OF)
    with pytest.raises(InvalidEntryError, match="已经办结"):
        propose(ledger, action, SEPTEMBER)


def test_an_approval_names_somebody_and_comes_after_the_proposal(
    ledger: Ledger, action: LocalActionId
) -> None:
    made = propose(ledger, action, SEPTEMBER)
    for by, on, sentence in ((" ", AS_OF, "由谁批准"), ("李", JUNE, "早于申请日期")):
        with pytest.raises(InvalidEntryError, match=sentence), ledger.step("批准") as step:
            adjustments.approve_adjustment(step, made, by, on)


def test_what_is_approved_is_not_approved_again(ledger: Ledger, action: LocalActionId) -> None:
    made = propose(ledger, action, SEPTEMBER)
    with ledger.step("批准") as step:
        adjustments.approve_adjustment(step, made, "李", AS_OF)
    with pytest.raises(InvalidEntryError, match="已经批准"), ledger.step("撤回") as step:
        adjustments.withdraw_adjustment(step, made)
    with pytest.raises(InvalidEntryError, match="已被撤回"), ledger.step("批准") as step:
        adjustments.approve_adjustment(step, AdjustmentId("gone"), "李", AS_OF)


@pytest.mark.parametrize("before", [Progress.UNDER_WAY, Progress.REPORTED])
def test_an_action_goes_on_with_the_progress_it_had(
    ledger: Ledger, action: LocalActionId, before: Progress
) -> None:
    with ledger.step("进展") as step:
        progress.set_progress(step, [action], before)
    made = propose(ledger, action, SEPTEMBER)
    propose(ledger, action, DECEMBER, "再等等")
    with ledger.step("批准") as step:
        adjustments.approve_adjustment(step, made, "李副局长", AS_OF)
    assert state(ledger, action) == (before, DECEMBER)
