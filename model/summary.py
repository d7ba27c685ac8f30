"""The figures of the whole ledger (总览): every page, form and paper takes them from here."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from model.deadlines import LAMP_SQL, PROGRESS_SQL, LampCounts, Shown, count_lamps, lamp_parameters
from model.entities import TaskListId, UnitId
from model.ledger import Ledger
from model.words import NO_UNIT, Lamp, Progress, Triage

_OfUnit = defaultdict[str | None, Counter[Shown]]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSummary:
    """What one unit leads; `unit_id` is None for actions without a lead unit."""

    unit_id: UnitId | None
    name: str
    actions: LampCounts


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The state of the ledger on a day (数据截止日).

    `by_triage` counts the numbered sentences (条); `extra_taken` those taken on besides them
    (goals, 工作要求). `by_progress` leaves the 长期 ones out, as the rate does.
    """

    as_of: date
    by_triage: Counter[Triage]
    extra_taken: int
    actions: LampCounts
    by_progress: Counter[Progress]
    by_unit: tuple[UnitSummary, ...]

    @property
    def clauses(self) -> int:
        """All numbered sentences (条)."""
        return self.by_triage.total()

    @property
    def taken(self) -> int:
        """Sentences that are the province's own work."""
        return self.by_triage[Triage.PROVINCE]


def summarise(ledger: Ledger, as_of: date, task_list_id: TaskListId | None = None) -> Summary:
    """Count everything as it stands on a day, or only what belongs to one list."""
    clauses = "1" if task_list_id is None else f"clause.id IN ({_OF_LIST})"
    actions = "1" if task_list_id is None else f"a.id IN ({_LINKED} IN ({_OF_LIST}))"
    scope: dict[str, object] = {"task_list_id": task_list_id}
    rows = ledger.rows(
        f"SELECT a.lead_unit_id, {LAMP_SQL}, {PROGRESS_SQL}, a.due_kind IS '长期', count(*) "
        f"FROM local_action AS a WHERE {actions} GROUP BY 1, 2, 3, 4",
        scope | lamp_parameters(ledger, as_of),
    )
    of_unit: _OfUnit = defaultdict(Counter)
    by_progress: Counter[Progress] = Counter()
    for unit_id, lamp, progress, is_long_term, count in rows:
        of_unit[unit_id][Lamp(lamp), bool(is_long_term)] += count
        by_progress[Progress(progress)] += 0 if is_long_term else count
    return Summary(
        as_of=as_of,
        by_triage=_by_triage(ledger, clauses, scope),
        extra_taken=_taken(ledger, f"{clauses} AND {_UNCOUNTED}", scope),
        actions=count_lamps(sum(of_unit.values(), Counter())),
        by_progress=by_progress,
        by_unit=_by_unit(ledger, of_unit),
    )


_OF_LIST = (
    "SELECT clause.id FROM clause JOIN task_item ON task_item.id = clause.task_item_id "
    "JOIN chapter ON chapter.id = task_item.chapter_id WHERE task_list_id = :task_list_id"
)
_LINKED = "SELECT action_id FROM action_clause WHERE clause_id"
_UNCOUNTED = "number IS NULL AND gone_on IS NULL"


def _by_triage(ledger: Ledger, wanted: str, scope: dict[str, object]) -> Counter[Triage]:
    rows = ledger.rows(
        f"SELECT triage, count(*) FROM clause WHERE {wanted} AND number IS NOT NULL "
        "GROUP BY triage",
        scope,
    )
    return Counter({Triage(word): count for word, count in rows})


def _taken(ledger: Ledger, wanted: str, scope: dict[str, object]) -> int:
    count: int = ledger.value(
        f"SELECT count(*) FROM clause WHERE {wanted} AND triage = :taken",
        scope | {"taken": Triage.PROVINCE},
    )
    return count


def _by_unit(ledger: Ledger, of_unit: _OfUnit) -> tuple[UnitSummary, ...]:
    found = [
        UnitSummary(
            unit_id=row["id"],
            name=row["name"],
            actions=count_lamps(of_unit.get(row["id"], {})),
        )
        for row in ledger.rows("SELECT id, name, is_active FROM unit ORDER BY position, id")
        if row["is_active"] or row["id"] in of_unit
    ]
    if None in of_unit:
        found.append(UnitSummary(unit_id=None, name=NO_UNIT, actions=count_lamps(of_unit[None])))
    return tuple(found)
