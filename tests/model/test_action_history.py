"""The history of an action tells what hangs on it too."""

from datetime import date

from model import evidence, progress, stages
from model.action_detail import read_action
from model.action_history import action_history
from model.ledger import Ledger
from tests.model.office import AS_OF, Office, added


def test_notes_stages_units_and_files_are_told_with_the_action(
    ledger: Ledger, office: Office
) -> None:
    action = added(ledger, office, cooperating_unit_ids=[office.units[1]])
    with ledger.step("登记") as step:
        stages.set_stage(step, action, date(2023, 9, 30), "完成调研")
        progress.record_note(step, action, period="2023-10", done="甲")
        evidence.add_evidence(step, [action], name="一", data=b"1", on=AS_OF)
    tables = [each.table for each in action_history(ledger, action)]
    assert tables == [
        "local_action", "stage", "progress_note", "action_evidence",
        "local_action", "action_cooperating_unit",
    ][1:]  # fmt: skip


def test_a_note_is_told_from_its_first_words_to_its_removal(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office)
    for typed in ("甲", "乙", ""):
        with ledger.step("填报") as step:
            progress.record_note(step, action, period="2023-10", done=typed)
    told = [each for each in action_history(ledger, action) if each.table == "progress_note"]
    words = [((x.before or {}).get("done"), (x.after or {}).get("done")) for x in told]
    assert words == [("乙", None), ("甲", "乙"), (None, "甲")]
    assert [each.changed("done") for each in told] == [True, True, True]
    assert [each.changed("problems") for each in told] == [True, False, True]


def test_another_action_is_not_told(ledger: Ledger, office: Office) -> None:
    action, other = added(ledger, office), added(ledger, office, "宣传")
    with ledger.step("填报") as step:
        progress.record_note(step, other, period="2023-10", done="甲")
    assert {each.table for each in action_history(ledger, action)} == {"local_action"}
    assert read_action(ledger, action, AS_OF).notes == ()
