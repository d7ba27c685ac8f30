"""Arguments of random steps, picked by small numbers from what a ledger holds."""

from datetime import date, timedelta
from typing import Any

from model.errors import InvalidEntryError
from model.step import Step
from tests.model.office import AS_OF

TEXTS = ("起草条例", "调研", "A'%_\\", "联席会议🙂", "=1+1", "")


def ids(step: Step, table: str) -> list[Any]:
    return [row["id"] for row in step.ledger.rows(f"SELECT id FROM {table} ORDER BY id")]


def some(step: Step, table: str, at: int, many: int = 1) -> list[Any]:
    """Up to `many` ids from place `at` on; a step on nothing is refused like any other."""
    known = ids(step, table)
    if not known:
        raise InvalidEntryError("空")
    return [known[(at + further) % len(known)] for further in range(min(many, len(known)))]


def one(step: Step, table: str, at: int) -> Any:
    return some(step, table, at)[0]


def maybe(step: Step, table: str, at: int) -> Any:
    return one(step, table, at) if at % 3 and ids(step, table) else None


def words(at: int) -> str:
    return TEXTS[at % len(TEXTS)]


def a_day(at: int) -> date | None:
    return AS_OF + timedelta(days=9 * at - 40) if at % 4 else None
