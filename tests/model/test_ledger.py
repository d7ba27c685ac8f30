"""Opening and closing a ledger, and what a step promises."""

from datetime import datetime
from pathlib import Path

import pytest

from model import units
from model.errors import FileAccessError, InvalidEntryError, ReadOnlyLedgerError
from model.ledger import Changes, Ledger
from model.words import UnitKind
from tests.model.office import Office, add, dump, new_ledger, session


def test_a_new_ledger_is_empty_and_opens_again(tmp_path: Path) -> None:
    path = tmp_path / "台账.zhize"
    with new_ledger(path) as made:
        assert made.history() == ()
        assert not made.is_read_only
    with Ledger.open(path, **session()) as opened:
        assert opened.path == path
        assert units.read_units(opened) == ()
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_ledger_never_replaces_a_file(tmp_path: Path) -> None:
    path = tmp_path / "台账.zhize"
    path.write_bytes(b"something")
    with pytest.raises(FileAccessError, match="已经存在"):
        new_ledger(path)
    assert path.read_bytes() == b"something"


def test_a_step_is_stored_with_its_label_who_and_when(ledger: Ledger) -> None:
    ledger.who = "李四"
    with ledger.step("添加单位\x00\ud800") as step:
        units.add_unit(step, name="法规处", kind=UnitKind.DIVISION)
    (record,) = ledger.history()
    assert (record.label, record.who, record.made_at) == ("添加单位", "李四", ledger.now())


def test_an_exception_takes_the_whole_step_back(ledger: Ledger, office: Office) -> None:
    before, history = dump(ledger), ledger.history()
    with pytest.raises(ZeroDivisionError), ledger.step("半途") as step:  # noqa: PT012
        add(step, office)
        step.store_bytes("a", b"1")
        raise ZeroDivisionError
    assert (dump(ledger), ledger.history()) == (before, history)


def test_what_the_office_refuses_takes_the_whole_step_back(ledger: Ledger, office: Office) -> None:
    before = dump(ledger)
    with pytest.raises(InvalidEntryError), ledger.step("半途") as step:  # noqa: PT012
        add(step, office)
        units.add_unit(step, name="法规处", kind=UnitKind.DIVISION)
    assert dump(ledger) == before


def test_steps_do_not_nest(ledger: Ledger, office: Office) -> None:
    with ledger.step("外") as step:
        add(step, office)
        for move in (ledger.step("内").__enter__, ledger.undo):
            with pytest.raises(RuntimeError, match="do not nest"):
                move()
    assert ledger.history(limit=1)[0].label == "外"


def test_a_step_may_follow_one_that_failed(ledger: Ledger, office: Office) -> None:
    with pytest.raises(ZeroDivisionError), ledger.step("半途"):
        raise ZeroDivisionError
    with ledger.step("再来") as step:
        add(step, office)
    assert ledger.history(limit=1)[0].label == "再来"


def test_listeners_hear_each_step_once_it_is_stored(ledger: Ledger, office: Office) -> None:
    heard: list[tuple[Changes, int]] = []
    stop = ledger.on_change(lambda changes: heard.append((changes, len(ledger.history()))))
    with ledger.step("添加") as step:
        add(step, office)
        assert heard == []
    ledger.undo()
    stop()
    ledger.redo()
    assert [(changes.label, count) for changes, count in heard] == [("添加", 2), ("添加", 3)]
    assert heard[0][0] == step.changes


def test_one_view_that_fails_leaves_the_others_informed(ledger: Ledger, office: Office) -> None:
    heard: list[Changes] = []

    def fails(_: Changes) -> None:
        raise ValueError("a bug of one view")

    ledger.on_change(fails)
    ledger.on_change(heard.append)
    with pytest.raises(ValueError, match="one view"), ledger.step("添加") as step:
        add(step, office)
    assert [changes.label for changes in heard] == ["添加"]


def test_a_listener_may_open_a_step_of_its_own(ledger: Ledger, office: Office) -> None:
    def follow(changes: Changes) -> None:
        if changes.touches("local_action"):
            with ledger.step("随后") as step:
                units.change_unit(step, office.units[0], name="甲")

    ledger.on_change(follow)
    with ledger.step("添加") as step:
        add(step, office)
    assert [record.label for record in ledger.history(limit=2)] == ["随后", "添加"]


def test_a_closed_ledger_takes_no_step(ledger: Ledger) -> None:
    ledger.close()
    ledger.close()
    with pytest.raises(ReadOnlyLedgerError), ledger.step("晚了"):
        pass


def test_a_question_binds_words_and_days_by_place_or_name(ledger: Ledger, office: Office) -> None:
    sql = "SELECT count(*) FROM unit WHERE kind = "
    assert ledger.value(sql + "?", (UnitKind.CITY,)) == 1
    assert ledger.value(sql + ":kind", {"kind": UnitKind.CITY}) == 1
    assert ledger.value("SELECT id FROM unit WHERE name = 'x'") is None


def test_the_newest_step_has_the_last_number(ledger: Ledger, office: Office) -> None:
    before = ledger.last_seq()
    ledger.undo()
    assert (before, ledger.last_seq()) == (1, 2)


def test_the_moment_of_a_step_keeps_its_zone(ledger: Ledger, office: Office) -> None:
    assert ledger.history(limit=1)[0].made_at == datetime.fromisoformat("2023-11-20T09:30:00+08:00")
