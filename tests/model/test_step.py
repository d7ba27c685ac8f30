"""The few writes on which all verbs stand."""

import sqlite3

import pytest

from model import units
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.step import Step
from tests.model.office import Office, dump, logged


def write(ledger: Ledger, verb: str, *place: object, **values: object) -> Step:
    with ledger.step("改") as step:
        getattr(step, verb)(*place, **values)
    return step


def test_a_row_gets_a_new_id_unless_one_is_handed_in(ledger: Ledger) -> None:
    with ledger.step("设置") as step:
        assert step.insert("setting", id="contact", value="1") == "contact"
        assert step.insert("setting", value="1") == "id-1"


@pytest.mark.parametrize("table", ["step", "change", "evidence_bytes", "word_lamp", "unit; --"])
@pytest.mark.parametrize("verb", ["insert", "update", "delete"])
def test_only_tables_of_the_office_are_written(ledger: Ledger, verb: str, table: str) -> None:
    place = (table,) if verb == "insert" else (table, "1")
    with pytest.raises(ValueError, match="no table"):
        write(ledger, verb, *place)


def test_only_real_columns_are_written(ledger: Ledger, office: Office) -> None:
    with pytest.raises(ValueError, match="no columns"):
        write(ledger, "update", "unit", office.units[0], **{"name = 'x' --": 1})


def test_an_id_never_changes(ledger: Ledger, office: Office) -> None:
    with pytest.raises(ValueError, match="never changes"):
        write(ledger, "update", "unit", office.units[0], id="other")


def test_an_update_of_nothing_changes_nothing(ledger: Ledger, office: Office) -> None:
    assert not write(ledger, "update", "unit", office.units[0]).changes


@pytest.mark.parametrize(("verb", "values"), [("update", {"name": "甲"}), ("delete", {})])
def test_what_is_gone_cannot_be_changed(
    ledger: Ledger, office: Office, verb: str, values: dict[str, str]
) -> None:
    with pytest.raises(InvalidEntryError, match="已被删除"):
        write(ledger, verb, "unit", "gone", **values)


def test_a_parent_is_not_deleted_before_its_children(ledger: Ledger, office: Office) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        write(ledger, "delete", "task_list", office.list_id)


def test_a_word_outside_the_closed_set_is_refused(ledger: Ledger, office: Office) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        write(ledger, "update", "unit", office.units[0], kind="公司")


def test_a_row_is_never_replaced(ledger: Ledger, office: Office) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        write(ledger, "insert", "unit", id=office.units[0], position=1, name="甲", kind="处室")
    assert units.read_units(ledger)[0].name == "法规处"


def test_bytes_are_kept_once_and_stay_out_of_the_log(ledger: Ledger) -> None:
    with ledger.step("存入") as step:
        step.store_bytes("a", b"1")
        step.store_bytes("a", b"1")
        step.insert("setting", value="1")
    assert [tuple(row) for row in ledger.rows("SELECT * FROM evidence_bytes")] == [("a", b"1")]
    assert [entry[1] for entry in logged(ledger)] == ["setting"]


def test_between_many_rows_the_window_breathes(ledger: Ledger) -> None:
    breaths: list[int] = []
    with ledger.step("大批") as step:
        step.between = lambda: breaths.append(1)
        ids = step.insert_many("setting", [{"value": str(at)} for at in range(250)])
        step.update_many("setting", ids, value="同样")
        step.update_each("setting", {each: {"value": each} for each in ids})
        step.delete_many("setting", ids)
    assert len(breaths) == 4 * 3
    assert ledger.rows("SELECT * FROM setting") == []


def test_a_step_that_is_given_up_between_two_rows_leaves_nothing(ledger: Ledger) -> None:
    before = dump(ledger)

    def give_up() -> None:
        raise KeyboardInterrupt

    def write_and_give_up() -> None:
        with ledger.step("大批") as step:
            step.insert("setting", value="1")
            step.between = give_up
            step.insert("setting", value="2")

    with pytest.raises(KeyboardInterrupt):
        write_and_give_up()
    assert dump(ledger) == before


def test_rows_that_get_values_of_their_own_must_all_be_there(
    ledger: Ledger, office: Office
) -> None:
    first, second, _ = map(str, office.units)
    names = {first: {"name": "甲"}, second: {"name": "乙"}}
    with ledger.step("改名") as step:
        step.update_each("unit", {})
        step.update_each("unit", names)
    assert {unit.name for unit in units.read_units(ledger)} >= {"甲", "乙"}
    with pytest.raises(InvalidEntryError, match="已被删除"):
        write(ledger, "update_each", "unit", names | {"gone": {"name": "丙"}})
    with pytest.raises(ValueError, match="never changes"):
        write(ledger, "update_each", "unit", {first: {"id": "other"}})


def test_places_at_the_end_of_a_table_go_on_through_a_step(ledger: Ledger, office: Office) -> None:
    with ledger.step("新建") as step:
        first = step.positions("local_action", 2)
        assert step.positions("local_action", 1)[0] == first[1] + 1
    with pytest.raises(ValueError, match="no columns"):
        write(ledger, "positions", "setting", 1)
