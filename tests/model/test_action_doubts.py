"""What the form tells at its fields: odd, but not refused."""

from datetime import UTC, date, datetime
from typing import Any

from model import breakdown, evidence, posts, progress
from model.action_detail import read_action
from model.action_doubts import action_doubts, doubt_of_due, doubt_of_earlier
from model.entities import LocalActionId
from model.ledger import Ledger
from model.words import Progress
from tests.model.office import AS_OF, Office, added, due


def fields(ledger: Ledger, action: LocalActionId, today: date = AS_OF) -> list[str]:
    detail = read_action(ledger, action, AS_OF)
    return [each.field for each in action_doubts(ledger, detail, as_of=AS_OF, today=today)]


def change(ledger: Ledger, action: LocalActionId, **values: Any) -> None:
    with ledger.step("修改") as step:
        breakdown.change_actions(step, [action], **values)


def test_a_plain_action_raises_no_doubt(ledger: Ledger, office: Office) -> None:
    action = added(
        ledger,
        office,
        lead_unit_id=office.units[0],
        post_id=office.post,
        due=due(date(2023, 12, 15)),
    )
    assert fields(ledger, action) == []


def test_a_time_limit_after_the_submission_is_told(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office, due=due(date(2023, 12, 16)))
    (doubt,) = action_doubts(ledger, read_action(ledger, action, AS_OF), as_of=AS_OF, today=AS_OF)
    assert doubt.sentence.startswith("晚于报送截止日（2023年12月15日）")


def test_a_new_time_limit_is_judged_before_it_is_stored(ledger: Ledger, office: Office) -> None:
    actions = [added(ledger, office), added(ledger, office)]
    assert doubt_of_due(ledger, actions, date(2023, 12, 15)) == ""
    assert doubt_of_due(ledger, actions, date(2023, 12, 16)).startswith("晚于报送截止日")


def test_a_new_time_limit_before_the_old_one_is_told(ledger: Ledger, office: Office) -> None:
    actions = [added(ledger, office, due=due(date(2023, 12, day))) for day in (10, 14)]
    said = [doubt_of_earlier(ledger, actions, date(2023, 12, day)) for day in (14, 13, 9)]
    assert said == ["", "其中1项早于原时限，请核对。", "其中2项早于原时限，请核对。"]
    assert doubt_of_earlier(ledger, actions[:1], date(2023, 12, 9)) == "早于原时限，请核对。"


def test_a_vacant_post_and_one_of_another_unit_are_told(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office, lead_unit_id=office.units[1], post_id=office.post)
    assert fields(ledger, action) == ["post_id"]
    with ledger.step("调离") as step:
        posts.change_post(step, office.post, holder="")
    change(ledger, action, leader_post_id=office.head)
    assert fields(ledger, action) == ["post_id", "post_id", "leader_post_id"]


def test_a_claim_without_proof_is_told(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office)
    with ledger.step("报完成") as step:
        progress.set_progress(step, [action], Progress.REPORTED)
    assert fields(ledger, action) == ["progress"]
    with ledger.step("佐证") as step:
        evidence.add_evidence(step, [action], name="一", data=b"1", on=AS_OF)
    assert fields(ledger, action) == []


def test_a_confirmation_of_another_day_is_told(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office, outcome="印发")
    ledger.now = lambda: datetime(2023, 11, 30, tzinfo=UTC)
    with ledger.step("办结") as step:
        progress.confirm(step, [action], by="李四", on=date(2023, 11, 25))
    detail = read_action(ledger, action, AS_OF)
    for today, said in ((date(2023, 11, 22), "还没有到"), (date(2023, 11, 30), "数据截止日")):
        (doubt,) = action_doubts(ledger, detail, as_of=AS_OF, today=today)
        assert said in doubt.sentence


def test_an_empty_outcome_is_told_where_it_is_wanted(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office, in_report=True)
    assert fields(ledger, action) == ["outcome"]
    change(ledger, action, in_report=False)
    with ledger.step("办结") as step:
        progress.confirm(step, [action], by="李四", on=AS_OF)
    assert fields(ledger, action) == ["outcome"]
