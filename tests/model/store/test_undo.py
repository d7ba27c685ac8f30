"""Where undo and redo stop, and which older steps can be taken back."""

from datetime import date, datetime, timedelta

import pytest

from model import breakdown, posts, stages, task_lists, triage, units
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.store import migrate, undo
from model.words import Triage, UnitKind
from tests.model.office import NOW, Office, added, dump, session


def rename(ledger: Ledger, unit_id: str, name: str) -> int:
    """One step that renames a unit; its number."""
    with ledger.step(f"改名{name}") as step:
        units.change_unit(step, unit_id, name=name)  # type: ignore[arg-type]
    return step.seq


def names(ledger: Ledger) -> list[str]:
    return [unit.name for unit in units.read_units(ledger)]


def test_there_is_nothing_to_undo_or_redo_in_a_new_ledger(ledger: Ledger) -> None:
    assert (ledger.undo_target(), ledger.redo_target()) == (None, None)
    assert (ledger.undo(), ledger.redo()) == (None, None)


def test_the_target_tells_label_who_and_when(ledger: Ledger, office: Office) -> None:
    seq = rename(ledger, office.units[0], "政策法规处")
    target = ledger.undo_target()
    assert target is not None
    assert (target.seq, target.label, target.who) == (seq, "改名政策法规处", "经办人")
    assert (target.kind, target.made_at, target.is_final) == ("do", NOW, False)


def test_undo_and_redo_tell_what_they_changed(ledger: Ledger, office: Office) -> None:
    rename(ledger, office.units[0], "政策法规处")
    undone, redone = ledger.undo(), ledger.redo()
    assert undone is not None
    assert redone is not None
    assert undone.rows == redone.rows == {"unit": {office.units[0]}}
    assert [record.kind for record in ledger.history(limit=3)] == ["redo", "undo", "do"]


def test_steps_are_undone_and_redone_in_turn(ledger: Ledger, office: Office) -> None:
    for name in ("甲", "乙", "丙"):
        rename(ledger, office.units[0], name)
    moves = (ledger.undo, ledger.undo, ledger.redo, ledger.undo, ledger.redo, ledger.redo)
    seen = [(move(), names(ledger)[0])[1] for move in moves]
    assert seen == ["乙", "甲", "乙", "甲", "乙", "丙"]


def test_a_large_step_is_undone_page_by_page(
    ledger: Ledger, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo, "_TOLD_EVERY", 2)
    before, told = dump(ledger)["unit"], []
    with ledger.step("大批") as step:
        for at in range(4):
            units.add_unit(step, name=f"新{at}", kind=UnitKind.DIVISION)
        units.change_unit(step, office.units[0], name="甲")
    ledger.undo(lambda done, count: told.append((done, count)))
    assert told == [(2, 5), (4, 5)]
    assert dump(ledger)["unit"] == before


def test_taking_back_can_be_given_up_half_way(
    ledger: Ledger, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo, "_TOLD_EVERY", 1)
    with ledger.step("大批") as step:
        for unit_id in office.units:
            units.change_unit(step, unit_id, is_active=False)
    added(ledger, office)
    before = dump(ledger)

    def give_up(done: int, count: int) -> None:
        if count == len(office.units):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.take_back(step.seq, give_up)
    assert dump(ledger) == before


def test_redo_is_gone_after_something_new(ledger: Ledger, office: Office) -> None:
    rename(ledger, office.units[0], "甲")
    ledger.undo()
    rename(ledger, office.units[1], "乙")
    assert ledger.redo_target() is None


def test_undo_and_redo_go_on_after_reopening(ledger: Ledger, office: Office) -> None:
    path = ledger.path
    rename(ledger, office.units[0], "甲")
    rename(ledger, office.units[0], "乙")
    ledger.undo()
    ledger.close()
    with Ledger.open(path, **session()) as later:
        later.redo()
        assert names(later)[0] == "乙"
        later.undo()
        later.undo()
        assert names(later)[0] == "法规处"


def test_undo_and_redo_stop_at_a_final_step(ledger: Ledger, office: Office) -> None:
    with ledger.step("发出填报表", is_final=True) as step:
        units.change_unit(step, office.units[0], name="甲")
    assert (ledger.undo_target(), ledger.redo_target()) == (None, None)
    rename(ledger, office.units[0], "乙")
    ledger.undo()
    assert names(ledger)[0] == "甲"
    assert ledger.undo_target() is None
    with pytest.raises(InvalidEntryError, match="不可撤销"):
        ledger.take_back(step.seq)


def test_undo_and_redo_stop_at_a_change_of_the_schema(
    ledger: Ledger, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = ledger.path
    rename(ledger, office.units[0], "甲")
    ledger.undo()
    ledger.close()
    newer = (*migrate.schemas(), "CREATE TABLE note (id TEXT PRIMARY KEY) STRICT;")
    monkeypatch.setattr(migrate, "schemas", lambda: newer)
    with Ledger.open(path, **session()) as later:
        assert (later.undo_target(), later.redo_target()) == (None, None)


def test_a_long_history_is_read_in_pages(ledger: Ledger, office: Office) -> None:
    for number in range(70):
        rename(ledger, office.units[0], f"{number}")
    for _ in range(70):
        ledger.undo()
    target = ledger.undo_target()
    assert target is not None
    assert (target.label, names(ledger)[0]) == ("建账", "法规处")


def test_an_older_step_is_taken_back_and_later_ones_stay(ledger: Ledger, office: Office) -> None:
    older = rename(ledger, office.units[0], "甲")
    rename(ledger, office.units[1], "乙")
    ledger.take_back(older)
    assert names(ledger)[:2] == ["法规处", "乙"]
    ledger.undo()
    assert names(ledger)[:2] == ["甲", "乙"]


def test_two_edits_of_one_row_are_taken_back_newest_first(ledger: Ledger, office: Office) -> None:
    older = rename(ledger, office.units[0], "甲")
    with ledger.step("改类别") as step:
        units.change_unit(step, office.units[0], kind=UnitKind.AFFILIATE)
    with pytest.raises(InvalidEntryError, match="“改类别”改动过同样的内容"):
        ledger.take_back(older)
    ledger.undo()
    ledger.take_back(older)
    assert names(ledger)[0] == "法规处"


def test_steps_on_rows_that_hang_on_it_are_named(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office)
    made = ledger.history(limit=1)[0].seq
    with ledger.step("定阶段目标") as step:
        stages.set_stage(step, action, date(2023, 9, 30), "完成调研")
    with ledger.step("无关") as step:
        units.add_unit(step, name="丙", kind=UnitKind.CITY)
    assert [record.label for record in ledger.steps_in_the_way(made)] == ["定阶段目标"]
    with pytest.raises(InvalidEntryError, match="“定阶段目标”"):
        ledger.take_back(made)


def test_steps_on_rows_that_hang_on_it_from_afar_are_named(ledger: Ledger, office: Office) -> None:
    with ledger.step("批示") as step:
        task_lists.change_task_list(step, office.list_id, instructions="请法规处牵头。")
    noted = step.seq
    with ledger.step("认领") as step:
        triage.set_triage(step, office.clauses[2:3], Triage.PROVINCE)
    assert [record.label for record in ledger.steps_in_the_way(noted)] == ["认领"]


def test_a_step_that_moved_a_row_away_is_in_the_way(ledger: Ledger, office: Office) -> None:
    with ledger.step("添加岗位") as step:
        post = posts.add_post(step, unit_id=office.units[0], name="科长")
    made = rename(ledger, office.units[0], "甲")
    with ledger.step("移走岗位") as step:
        posts.change_post(step, post, unit_id=office.units[1])
    assert [record.label for record in ledger.steps_in_the_way(made)] == ["移走岗位"]


def test_a_step_that_removed_what_is_needed_again_is_in_the_way(
    ledger: Ledger, office: Office
) -> None:
    action = added(ledger, office, lead_unit_id=office.units[2])
    with ledger.step("改派") as step:
        breakdown.change_actions(step, [action], lead_unit_id=office.units[0])
    moved = step.seq
    with ledger.step("撤销单位") as step:
        units.remove_unit(step, office.units[2])
    with pytest.raises(InvalidEntryError, match="“撤销单位”"):
        ledger.take_back(moved)


def test_a_step_whose_place_was_filled_since_is_not_taken_back(
    ledger: Ledger, office: Office
) -> None:
    older = rename(ledger, office.units[0], "甲")
    with ledger.step("添加") as step:
        units.add_unit(step, name="法规处", kind=UnitKind.DIVISION)
    before = dump(ledger)
    with pytest.raises(InvalidEntryError, match="没有撤回"):
        ledger.take_back(older)
    assert dump(ledger) == before


def test_an_undone_step_cannot_be_taken_back(ledger: Ledger, office: Office) -> None:
    older = rename(ledger, office.units[0], "甲")
    ledger.undo()
    with pytest.raises(InvalidEntryError, match="已经撤销"):
        ledger.take_back(older)


def test_history_pages_and_names_the_change_of_a_field(ledger: Ledger, office: Office) -> None:
    rename(ledger, office.units[0], "甲")
    rename(ledger, office.units[0], "乙")
    newest, older = ledger.history(limit=1), ledger.history(limit=2)[1:]
    assert ledger.history(limit=1, before=newest[0].seq) == older
    changes = ledger.field_history("unit", office.units[0])
    assert [(change.kind, change.before.get("name")) for change in changes] == [
        ("update", "甲"),
        ("update", "法规处"),
        ("insert", None),
    ]
    assert changes[0].after == {"name": "乙"}
    assert changes[0].step == newest[0]


def test_the_clock_is_asked_for_each_step(ledger: Ledger, office: Office) -> None:
    moments = iter(NOW + timedelta(hours=hours) for hours in range(9))
    ledger.now = lambda: next(moments)
    rename(ledger, office.units[0], "甲")
    ledger.undo()
    made: list[datetime] = [record.made_at for record in ledger.history(limit=2)]
    assert made == [NOW + timedelta(hours=1), NOW]
