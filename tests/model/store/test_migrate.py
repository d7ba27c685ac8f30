"""An older file is brought to the present schema whole or not at all, after a backup."""

import sqlite3
from pathlib import Path

import pytest

from model.errors import DamagedLedgerError, OfficeError, ReadOnlyLedgerError
from model.ledger import Ledger
from model.store import migrate, recognise
from model.store.connection import connect
from tests.model.office import added, dump, fill, new_ledger, session

PRESENT = migrate.schemas()
ADD_COLUMN = "ALTER TABLE unit ADD COLUMN short_name TEXT NOT NULL DEFAULT '';"
# Every post and action points to a unit: with foreign keys on they would go with the old table.
REBUILD_PARENT = """
CREATE TABLE new_unit (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL REFERENCES word_unit_kind (word),
    is_active INTEGER NOT NULL DEFAULT 1,
    level INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO new_unit SELECT *, 7 FROM unit;
DROP TABLE unit;
ALTER TABLE new_unit RENAME TO unit;
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed ledger with an action that points to a unit and a post."""
    path = tmp_path / "台账.zhize"
    with new_ledger(path) as ledger:
        office = fill(ledger)
        added(ledger, office, lead_unit_id=office.units[0], post_id=office.post)
    return path


def with_next(monkeypatch: pytest.MonkeyPatch, sql: str) -> None:
    monkeypatch.setattr(migrate, "schemas", lambda: (*PRESENT, sql))


def test_a_present_file_is_not_touched(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    Ledger.open(path, **session()).close()
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("sql", [ADD_COLUMN, REBUILD_PARENT])
def test_an_upgrade_keeps_every_row(path: Path, monkeypatch: pytest.MonkeyPatch, sql: str) -> None:
    with Ledger.open(path, **session()) as ledger:
        before = dump(ledger)
    with_next(monkeypatch, sql)
    with Ledger.open(path, **session()) as ledger:
        after = dump(ledger)
        assert ledger.value("PRAGMA user_version") == len(PRESENT) + 1
        assert ledger.value("PRAGMA foreign_keys") == 1
        ledger.check_integrity()
    assert [row[:-1] for row in after.pop("unit")] == before.pop("unit")
    assert after == before


def test_a_new_column_is_logged_after_an_upgrade(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_next(monkeypatch, ADD_COLUMN)
    with Ledger.open(path, **session()) as ledger:
        unit = ledger.value("SELECT min(id) FROM unit")
        with ledger.step("简称") as step:
            step.update("unit", unit, short_name="法规")
        ledger.undo()
        assert ledger.value("SELECT short_name FROM unit WHERE id = ?", (unit,)) == ""


def test_the_backup_is_the_older_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger.open(path, **session()) as ledger:
        before = dump(ledger)
    with_next(monkeypatch, REBUILD_PARENT)
    Ledger.open(path, **session()).close()
    monkeypatch.undo()
    with Ledger.open(path.with_name(f"台账.升级前第{len(PRESENT)}版.zhize"), **session()) as backup:
        assert dump(backup) == before


def test_an_older_backup_is_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = [path.with_name(f"台账.升级前第{len(PRESENT)}版{mark}.zhize") for mark in ("", "(2)")]
    for older in taken:
        older.write_bytes(b"older")
    with_next(monkeypatch, ADD_COLUMN)
    Ledger.open(path, **session()).close()
    assert [older.read_bytes() for older in taken] == [b"older", b"older"]
    assert path.with_name(f"台账.升级前第{len(PRESENT)}版(3).zhize").exists()


@pytest.mark.parametrize(
    ("sql", "kind"),
    [
        (ADD_COLUMN + "CREATE TABLE unit (x);", sqlite3.OperationalError),
        (ADD_COLUMN + "DELETE FROM deadline;", DamagedLedgerError),
        (ADD_COLUMN + "DELETE FROM unit; INSERT INTO unit SELECT id, 1, name, '处室', 1, '' "
         "FROM post LIMIT 3;", DamagedLedgerError),
        (ADD_COLUMN + "UPDATE chapter SET task_list_id = 'gone';", DamagedLedgerError),
    ],
)  # fmt: skip
def test_a_failed_upgrade_leaves_the_file_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, sql: str, kind: type[Exception]
) -> None:
    before = path.read_bytes()
    with_next(monkeypatch, sql)
    with pytest.raises(kind):
        Ledger.open(path, **session())
    assert path.read_bytes() == before
    monkeypatch.undo()
    Ledger.open(path, **session()).close()


def test_an_upgrade_stops_where_no_backup_can_be_made(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    connection = connect(path)
    with pytest.raises(OfficeError, match="无法在同一文件夹存放备份"):
        migrate.upgrade(connection, (*PRESENT, ADD_COLUMN), path.parent / "没有" / path.name)
    connection.close()
    assert path.read_bytes() == before


def test_an_older_file_cannot_be_upgraded_for_reading_only(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_next(monkeypatch, ADD_COLUMN)
    with pytest.raises(ReadOnlyLedgerError, match=r"较早版本.*请在窗口中打开一次"):
        Ledger.open(path, **session(), read_only=True)


def test_an_older_file_with_foreign_tables_is_not_upgraded(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE extra (x)")
    connection.close()
    before = path.read_bytes()
    with_next(monkeypatch, ADD_COLUMN)
    with pytest.raises(DamagedLedgerError, match="内部结构"):
        Ledger.open(path, **session())
    assert (path.read_bytes(), list(path.parent.iterdir())) == (before, [path])


def test_a_file_made_now_and_one_upgraded_have_the_same_schema(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_next(monkeypatch, REBUILD_PARENT)
    Ledger.open(path, **session()).close()
    with new_ledger(path.with_name("新.zhize")) as fresh:
        assert fresh.value("PRAGMA application_id") == migrate.APPLICATION_ID
    Ledger.open(path, **session()).close()
    connection = connect(path)
    recognise.check_schema(connection, migrate.schemas(), path)
    connection.close()
