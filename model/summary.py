"""The figures of the whole ledger (总览): every page, form and paper takes them from here."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from model.deadlines import LAMP_SQL, PROGRESS_SQL, LampCounts, Shown, count_lamps, lamp_parameters
from model.entities import UnitId
from model.ledger import Ledger
from model.words import Lamp, Progress, Triage

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
    (goals, 工作要求). `covered` counts sentences of 省内落实 that have an action.
    """

    as_of: date
    by_triage: Counter[Triage]
    extra_taken: int
    covered: int
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

    @property
    def triaged(self) -> int:
        """Sentences about which the office has decided."""
        return self.clauses - self.by_triage[Triage.PENDING]


def summarise(ledger: Ledger, as_of: date) -> Summary:
    """Count everything as it stands on a day."""
    parameters = lamp_parameters(ledger, as_of)
    rows = ledger.rows(
        f"SELECT a.lead_unit_id, {LAMP_SQL}, {PROGRESS_SQL}, a.due_kind IS '长期', count(*) "
        "FROM local_action AS a GROUP BY 1, 2, 3, 4",
        parameters,
    )
    of_unit: _OfUnit = defaultdict(Counter)
    by_progress: Counter[Progress] = Counter()
    for unit_id, lamp, progress, is_long_term, count in rows:
        of_unit[unit_id][Lamp(lamp), bool(is_long_term)] += count
        by_progress[Progress(progress)] += count
    return Summary(
        as_of=as_of,
        by_triage=_by_triage(ledger),
        extra_taken=_extra_taken(ledger),
        covered=_covered(ledger),
        actions=count_lamps(sum(of_unit.values(), Counter())),
        by_progress=by_progress,
        by_unit=_by_unit(ledger, of_unit),
    )


def _by_triage(ledger: Ledger) -> Counter[Triage]:
    rows = ledger.rows(
        "SELECT triage, count(*) FROM clause WHERE number IS NOT NULL GROUP BY triage"
    )
    return Counter({Triage(word): count for word, count in rows})


def _extra_taken(ledger: Ledger) -> int:
    count: int = ledger.value(
        "SELECT count(*) FROM clause WHERE number IS NULL AND triage = ?", (Triage.PROVINCE,)
    )
    return count


def _covered(ledger: Ledger) -> int:
    count: int = ledger.value(
        "SELECT count(*) FROM clause WHERE number IS NOT NULL AND triage = ? "
        "AND id IN (SELECT clause_id FROM action_clause)",
        (Triage.PROVINCE,),
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
        found.append(
            UnitSummary(unit_id=None, name="未定牵头单位", actions=count_lamps(of_unit[None]))
        )
    return tuple(found)
