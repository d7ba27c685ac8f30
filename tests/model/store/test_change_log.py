"""Rules of the change log: what each kind of change writes down, and what a table may hold."""

import re
import sqlite3
from datetime import date

import pytest

from model import (
    breakdown,
    departments,
    evidence,
    progress,
    settings,
    stages,
    table_layouts,
    triage,
    units,
)
from model.entities import LocalActionId
from model.ledger import Changes, Ledger
from model.reading.table_mapping import TableMapping
from model.step import Step
from model.store import migrate
from model.store.change_log import logged_tables
from model.words import Triage, UnitKind
from tests.model.office import AS_OF, Office, add, added, dump, logged


def test_an_insert_logs_its_key_alone(ledger: Ledger) -> None:
    with ledger.step("添加单位") as step:
        unit_id = units.add_unit(step, name="法规处", kind=UnitKind.DIVISION)
    assert logged(ledger) == [("insert", "unit", None, f'{{"id":"{unit_id}"}}')]


def test_an_update_logs_the_changed_columns_before_and_after(
    ledger: Ledger, office: Office
) -> None:
    with ledger.step("改名") as step:
        units.change_unit(step, office.units[0], name="政策法规处", kind=UnitKind.DIVISION)
    assert logged(ledger) == [
        ("update", "unit", '{"name":"法规处"}', '{"name":"政策法规处"}'),
    ]


def test_an_update_from_and_to_nothing_is_logged(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office)
    with ledger.step("定牵头") as step:
        breakdown.change_actions(step, [action], lead_unit_id=office.units[0])
    before, after = '{"lead_unit_id":null}', f'{{"lead_unit_id":"{office.units[0]}"}}'
    assert logged(ledger) == [("update", "local_action", before, after)]


def test_a_delete_logs_the_whole_row(ledger: Ledger, office: Office) -> None:
    with ledger.step("删除单位") as step:
        units.remove_unit(step, office.units[2])
    (entry,) = logged(ledger)
    whole = f'{{"id":"{office.units[2]}","position":3,"name":"甲市局","kind":"市（州）局",'
    assert entry == ("delete", "unit", whole + '"is_active":1}', None)


def test_a_step_that_changes_nothing_leaves_no_trace(ledger: Ledger, office: Office) -> None:
    history = ledger.history()
    news: list[Changes] = []
    ledger.on_change(news.append)
    with ledger.step("同样的名称") as step:
        units.change_unit(step, office.units[0], name="法规处")
    assert ledger.history() == history
    assert (news, bool(step.changes)) == ([], False)


def test_equal_values_among_changed_ones_are_not_logged(ledger: Ledger, office: Office) -> None:
    with ledger.step("认领") as step:
        triage.set_triage(step, office.clauses, Triage.PENDING)
        triage.set_triage(step, office.clauses[:1], Triage.PROVINCE)
    assert [entry[:2] for entry in logged(ledger)] == [("update", "clause")]


def test_triggers_are_never_stored_in_the_file(ledger: Ledger) -> None:
    stored = ledger.value("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'")
    temporary = ledger.value("SELECT count(*) FROM sqlite_temp_schema WHERE type = 'trigger'")
    assert (stored, temporary) == (0, 3 * len(logged_tables(ledger._connection)) + 6)


def test_every_trigger_fires_after_the_row(ledger: Ledger) -> None:
    for (sql,) in ledger.rows("SELECT sql FROM sqlite_temp_schema WHERE type = 'trigger'"):
        assert re.search(r" AFTER (INSERT|UPDATE|DELETE) ON ", sql), sql


def test_logged_tables_hold_nothing_that_json_or_undo_would_spoil(ledger: Ledger) -> None:
    connection = ledger._connection
    for table in logged_tables(connection):
        columns = ledger.rows(f"PRAGMA table_info({table})")
        assert {row["type"] for row in columns} <= {"TEXT", "INTEGER"}, table
        assert [(row["name"], row["type"]) for row in columns if row["pk"]] == [("id", "TEXT")]
        actions = {
            (row["on_delete"], row["on_update"])
            for row in ledger.rows(f"PRAGMA foreign_key_list({table})")
        }
        assert actions <= {("NO ACTION", "NO ACTION")}, table


def test_every_table_is_logged_but_the_log_the_words_and_the_bytes(ledger: Ledger) -> None:
    names = {name for (name,) in ledger.rows("SELECT name FROM pragma_table_list")}
    unlogged = {
        name for name in names - set(logged_tables(ledger._connection)) if "sqlite_" not in name
    }
    assert {name for name in unlogged if not name.startswith("word_")} == {
        "step",
        "change",
        "evidence_bytes",
        "evidence_piece",
        "open_step",
    }


def test_the_schema_is_strict_and_holds_no_trigger(ledger: Ledger) -> None:
    assert ledger.rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict "
                       "AND name <> 'sqlite_schema'") == []  # fmt: skip
    assert "TRIGGER" not in "".join(migrate.schemas()).upper()


def test_a_child_is_found_by_an_index_when_its_parent_goes(ledger: Ledger) -> None:
    for table in logged_tables(ledger._connection):
        for key in ledger.rows(f"PRAGMA foreign_key_list({table})"):
            if key["table"].startswith("word_"):
                continue
            plan = ledger.rows(f"EXPLAIN QUERY PLAN SELECT 1 FROM {table} WHERE {key['from']} = 1")
            assert "SEARCH" in plan[0]["detail"], (table, key["from"])


def fill_new_tables(step: Step, office: Office, action: LocalActionId) -> None:
    step.insert("clause_part", clause_id=office.clauses[0], starts_at=0, ends_at=2)
    step.insert("adjustment", action_id=action, proposed_on=AS_OF, reason="等国家局文件")
    reminder = step.insert("reminder", kind="提醒", unit_id=office.units[0], reminded_on=AS_OF)
    step.insert("reminder_action", reminder_id=reminder, action_id=action)
    (list_id,) = step.ledger.column("SELECT id FROM task_list")
    step.insert("milestone", task_list_id=list_id, position=1, name="寄出", planned_on=AS_OF)
    step.insert("report_section", task_list_id=list_id, position=1, kind="导语")
    step.insert("report_contact", task_list_id=list_id, position=1, name="孙演示")
    figure = step.insert(
        "indicator", task_list_id=list_id, position=1, name="件数", scope="本省承接", measure="时点"
    )
    step.insert("indicator_value", indicator_id=figure, on_day=AS_OF, value="1")
    filing = step.insert("submission", task_list_id=list_id, number=1)
    step.insert("submission_event", submission_id=filing, kind="送审", happened_on=AS_OF)
    step.insert(
        "submission_file", submission_id=filing, kind="定稿", name="定稿.docx", sha256="a",
        size=1, added_on=AS_OF,
    )  # fmt: skip


def test_a_write_outside_a_step_is_refused_for_every_table(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office, cooperating_unit_ids=office.units[:1])
    with ledger.step("各表都有一行") as step:
        stages.set_stage(step, action, date(2023, 9, 30), "完成调研")
        progress.record_note(step, action, period="2023-10", done="已报送")
        evidence.add_evidence(step, [action], name="通知.pdf", data=b"1", on=AS_OF)
        settings.change_settings(step, contact="李四")
        departments.map_department(step, "条法司", office.units[0])
        table_layouts.remember_mapping(step, "表头", TableMapping(roles=(), head_rows=1))
        fill_new_tables(step, office, action)
    before = dump(ledger)
    for table in logged_tables(ledger._connection):
        assert before[table], table
        columns = ledger.rows(f"PRAGMA table_info({table})")[1:]
        values = ", ".join(
            f"'{at}'" if column["notnull"] else "NULL" for at, column in enumerate(columns, 9)
        )
        for sql in (
            f"INSERT INTO {table} VALUES ('new', {values})",
            f"UPDATE {table} SET id = 'other' WHERE id = (SELECT min(id) FROM {table})",
            f"DELETE FROM {table}",
        ):
            with pytest.raises(sqlite3.IntegrityError, match=r"change\.step_seq"):
                ledger.rows(sql)
    assert dump(ledger) == before


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO evidence_bytes VALUES ('b', x'00')",
        "UPDATE evidence_bytes SET bytes = x'00'",
        "DELETE FROM evidence_bytes",
        "INSERT INTO evidence_piece VALUES ('a', 1, x'00')",
    ],
)
def test_bytes_of_evidence_are_not_touched_outside_a_step(ledger: Ledger, sql: str) -> None:
    with ledger.step("存入") as step:
        step.store_bytes("a", b"1")
        step.insert("setting", value="1")
    with pytest.raises(sqlite3.IntegrityError, match="a write outside a step"):
        ledger.rows(sql)
    assert [tuple(row) for row in ledger.rows("SELECT * FROM evidence_bytes")] == [("a", b"1")]


def test_a_write_after_a_step_has_ended_is_refused(ledger: Ledger, office: Office) -> None:
    with ledger.step("一") as step:
        add(step, office)
    with pytest.raises(sqlite3.IntegrityError, match=r"change\.step_seq"):
        units.change_unit(step, office.units[0], name="晚了")


def test_news_name_the_rows(ledger: Ledger, office: Office) -> None:
    with ledger.step("改名") as step:
        units.change_unit(step, office.units[0], name="政策法规处")
    assert step.changes.label == "改名"
    assert step.changes.rows == {"unit": {office.units[0]}}
    assert step.changes.touches("unit")
    assert step.changes.touches("unit", office.units[0])
    assert not step.changes.touches("unit", office.units[1])
    assert not step.changes.touches("post")


@pytest.mark.parametrize(("count", "all_of_table"), [(1000, False), (1001, True)])
def test_news_of_more_than_a_thousand_rows_say_all_of_this_table(
    ledger: Ledger, count: int, all_of_table: bool
) -> None:
    with ledger.step("大批") as step:
        ids = [step.insert("setting", value=str(number)) for number in range(count)]
    assert (step.changes.rows["setting"] is None) is all_of_table
    assert step.changes.touches("setting", ids[-1])
