"""A ledger that an older program wrote with schema 1 goes on, and learns what schema 2 holds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from model.breakdown import add_action
from model.ledger import Ledger
from model.list_update import import_list
from model.store import migrate
from model.store.connection import connect
from tests.model.office import DOCUMENT, LAW, new_ledger, session

_TABLES = ("task_list", "chapter", "task_group", "task_item", "goal", "responsibility",
           "responsibility_unit", "clause", "target", "deadline")  # fmt: skip


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of schema 1, made by its own script, with the list as it was stored then."""
    path = tmp_path / "台账.zhize"
    with new_ledger(tmp_path / "今.zhize") as ledger:
        with ledger.step("读入") as step:
            import_list(step, DOCUMENT)
        rows = {name: ledger.rows(f"SELECT * FROM {name}") for name in _TABLES}
    path.touch()
    connection = connect(path)
    migrate.create_schema(connection, migrate.schemas()[:1])
    for name in _TABLES:
        columns = [row["name"] for row in connection.execute(f"PRAGMA table_info({name})")]
        marks = ", ".join("?" * len(columns))
        for row in rows[name]:
            values = [row[column] for column in columns]
            connection.execute(f"INSERT INTO {name} VALUES ({marks})", values)
    connection.close()
    return path


@pytest.fixture
def upgraded(old: Path) -> Iterator[Ledger]:
    with Ledger.open(old, **session()) as ledger:
        yield ledger


def test_an_old_file_is_of_schema_1(old: Path) -> None:
    connection = connect(old)
    assert migrate.version_of(connection) == 1
    connection.close()


def test_it_is_brought_up_and_backed_up(upgraded: Ledger) -> None:
    assert upgraded.value("PRAGMA user_version") == len(migrate.schemas())
    upgraded.check_integrity()
    assert upgraded.path.with_name("台账.升级前第1版.zhize").exists()
    assert set(upgraded.column("SELECT scope FROM target")) == {"国家局指标"}
    assert set(upgraded.column("SELECT gone_on FROM clause")) == {None}


def test_reading_its_document_again_keeps_every_sentence_and_its_work(upgraded: Ledger) -> None:
    clause_ids = upgraded.column("SELECT id FROM clause ORDER BY position")
    with upgraded.step("分解") as step:
        add_action(step, clause_ids=clause_ids[3:4], text="调研")
    with upgraded.step("再读入") as step:
        import_list(step, DOCUMENT)
    assert upgraded.column("SELECT id FROM clause ORDER BY position") == clause_ids
    # What schema 1 had no room for is there now, and nothing else changed.
    assert step.changes.rows.keys() == {"clause_detail"}
    assert upgraded.column("SELECT text FROM clause_detail") == [LAW.details[0].text]
