"""How the work of a list is divided (任务分工): who leads and joins how much, and until when."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date

from model.entities import TaskListId, UnitId
from model.ledger import Ledger
from model.list_sources import sources_in
from model.quarters import quarter_name
from model.words import DueKind, UnitKind


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitShare:
    """What one unit leads (牵头) and joins (配合), in 项."""

    unit_id: UnitId
    name: str
    kind: UnitKind
    led: int
    joined: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionFacts:
    """The actions (项) of one list; `by_due` counts them by when they are due, in that order."""

    total: int
    units: tuple[UnitShare, ...]
    without_lead: int
    shared: int
    by_due: tuple[tuple[str, int], ...]

    def of_kind(self, kind: UnitKind) -> tuple[int, int]:
        """How many units of a kind lead, and how many actions they lead."""
        led = [unit.led for unit in self.units if unit.kind is kind and unit.led]
        return len(led), sum(led)


def read_division_facts(ledger: Ledger, task_list_id: TaskListId) -> DivisionFacts:
    """Count what serves the list, each action once."""
    wanted = json.dumps(list(sources_in(ledger, task_list_id)))
    rows = ledger.tuples(
        f"SELECT lead_unit_id, due_kind, due_on FROM local_action WHERE id IN {_IDS}", (wanted,)
    )
    links = ledger.tuples(
        f"SELECT action_id, unit_id FROM action_cooperating_unit WHERE action_id IN {_IDS}",
        (wanted,),
    )
    led = Counter(lead for lead, _, _ in rows)
    joined = Counter(unit_id for _, unit_id in links)
    units = (
        UnitShare(
            unit_id=row["id"],
            name=row["name"],
            kind=UnitKind(row["kind"]),
            led=led[row["id"]],
            joined=joined[row["id"]],
        )
        for row in ledger.rows("SELECT id, name, kind FROM unit ORDER BY position, id")
    )
    return DivisionFacts(
        total=len(rows),
        units=tuple(unit for unit in units if unit.led or unit.joined),
        without_lead=led[None],
        shared=len({action_id for action_id, _ in links}),
        by_due=_by_due([(kind, due_on) for _, kind, due_on in rows]),
    )


_IDS = "(SELECT value FROM json_each(?))"
_NEVER, _OPEN = ("9999", "长期坚持"), ("99999", "时限未定")


def _by_due(limits: list[tuple[str | None, str | None]]) -> tuple[tuple[str, int], ...]:
    counts = Counter(_due_group(kind, due_on) for kind, due_on in limits)
    return tuple((words, counts[order, words]) for order, words in sorted(counts))


def _due_group(kind: str | None, due_on: str | None) -> tuple[str, str]:
    """The quarter of a time limit, to sort by and in words."""
    if kind == DueKind.LONG_TERM:
        return _NEVER
    if due_on is None:
        return _OPEN
    day = date.fromisoformat(due_on)
    return f"{day.year}-{(day.month + 2) // 3}", f"{day.year}年{quarter_name(day)}"
