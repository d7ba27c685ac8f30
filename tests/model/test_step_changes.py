"""What one step changed, with the rows that it speaks of."""

from datetime import date

from model import action_deletion, breakdown, progress, stages
from model.ledger import Ledger
from model.step_changes import read_step_changes
from tests.model.office import Office, added


def test_what_was_added_is_shown_as_it_was_added(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office, "起草条例", lead_unit_id=office.units[0])
    made = ledger.last_seq()
    for text in ("改一次", "改两次"):
        with ledger.step("改") as step:
            breakdown.change_actions(step, [action], text=text)
    found = read_step_changes(ledger, made)
    own = next(each for each in found.changes if each.place == ("local_action", action))
    assert (own.kind, own.after["text"], own.before) == ("insert", "起草条例", {})
    with ledger.step("删") as step:
        action_deletion.delete_actions(step, [action])
    again = read_step_changes(ledger, made)
    assert again.changes == found.changes
    assert again.known["unit", office.units[0]]["name"] == "法规处"


def test_parts_belong_to_their_action(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office)
    with ledger.step("阶段") as step:
        stages.set_stage(step, action, date(2023, 9, 30), "完成调研")
        progress.record_note(step, action, period="2023-10", done="已完成")
    changes = read_step_changes(ledger, ledger.last_seq()).changes
    assert {each.owner for each in changes} == {("local_action", action)}


def test_a_change_holds_the_columns_that_differ(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office)
    with ledger.step("改") as step:
        breakdown.change_actions(step, [action], remark="甲")
    (change,) = read_step_changes(ledger, ledger.last_seq()).changes
    assert (change.before, change.after) == ({"remark": ""}, {"remark": "甲"})


def test_big_steps_come_in_parts(ledger: Ledger, office: Office) -> None:
    ids = [added(ledger, office, f"举措{number}") for number in range(5)]
    with ledger.step("改") as step:
        breakdown.change_actions(step, ids, remark="甲")
    seq = ledger.last_seq()
    first = read_step_changes(ledger, seq, limit=3)
    rest = read_step_changes(ledger, seq, limit=3, offset=3)
    assert (len(first.changes), first.has_more) == (3, True)
    assert (len(rest.changes), rest.has_more) == (2, False)
