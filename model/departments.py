"""Which unit of the office answers to a department named in a note (部门对应).

What the office decided comes first, then what its own actions show, then equal names. A proposal
is never stored; the decision is.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from model.entities import ClauseId, UnitId
from model.ledger import Ledger
from model.step import Step
from model.store.values import clean_line
from model.words import ResponsibilityRole, UnitKind

_FEWEST_LED = 2  # one action may be an exception


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadProposal:
    """A unit that might lead (建议牵头单位), and why."""

    unit_id: UnitId
    unit_name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """A department met in notes, with the number of its sentences.

    Once the office has decided, `unit_id` is its unit, None when no unit of ours answers to it;
    until then there may be a proposal.
    """

    name: str
    clauses: int
    is_decided: bool
    unit_id: UnitId | None
    proposal: LeadProposal | None


def map_department(step: Step, department: str, unit_id: UnitId | None) -> None:
    """Decide which unit answers to a department; None says that none of ours does."""
    name = clean_line(department)
    found = step.ledger.value("SELECT id FROM department_unit WHERE department = ?", (name,))
    if found:
        step.update("department_unit", found, unit_id=unit_id)
    else:
        step.insert("department_unit", department=name, unit_id=unit_id)


def forget_department(step: Step, department: str) -> None:
    """Take the decision back: the program proposes again."""
    found = step.ledger.value(
        "SELECT id FROM department_unit WHERE department = ?", (clean_line(department),)
    )
    if found:
        step.delete("department_unit", found)


def read_departments(ledger: Ledger) -> tuple[Department, ...]:
    """Every department of the notes in force, those with most sentences first."""
    rows = ledger.rows(
        "SELECT name, count(*) AS clauses FROM responsibility_unit AS named "
        "JOIN clause ON clause.responsibility_id = named.responsibility_id "
        "WHERE gone_on IS NULL GROUP BY name ORDER BY count(*) DESC, name"
    )
    known = _Known(ledger, [row["name"] for row in rows])
    return tuple(
        Department(
            name=row["name"],
            clauses=row["clauses"],
            is_decided=row["name"] in known.decided,
            unit_id=known.decided.get(row["name"]),
            proposal=None if row["name"] in known.decided else known.propose(row["name"]),
        )
        for row in rows
    )


def propose_lead(ledger: Ledger, clause_id: ClauseId) -> LeadProposal | None:
    """The unit that might lead what is done for a sentence, from the note behind it."""
    leads, joins = _named_in_note(ledger, clause_id)
    known = _Known(ledger, [*leads, *joins])
    own = (known.own_unit(name) for name in leads)
    named = next((proposal for proposal in own if proposal), None)
    if named:
        return named
    proposals = (known.propose(name) for name in (*leads, *joins))
    return next((proposal for proposal in proposals if proposal), None)


def propose_cooperating(ledger: Ledger, clause_id: ClauseId) -> tuple[LeadProposal, ...]:
    """The office's own units that a note names beside the one that might lead."""
    leads, joins = _named_in_note(ledger, clause_id)
    known = _Known(ledger, [*leads, *joins])
    lead = propose_lead(ledger, clause_id)
    own = [known.own_unit(name) for name in (*leads, *joins)]
    found = {each.unit_id: each for each in own if each}
    return tuple(each for key, each in found.items() if not lead or key != lead.unit_id)


def _named_in_note(ledger: Ledger, clause_id: ClauseId) -> tuple[list[str], list[str]]:
    """Those who lead and those who take part, in the order of the note."""
    rows = ledger.rows(
        "SELECT name, role FROM responsibility_unit AS named "
        "JOIN clause ON clause.responsibility_id = named.responsibility_id "
        "WHERE clause.id = ? ORDER BY named.position",
        (clause_id,),
    )
    leads = [row["name"] for row in rows if row["role"] == ResponsibilityRole.LEAD]
    return leads, [row["name"] for row in rows if row["name"] not in leads]


class _Known:
    """What the ledger says of some departments."""

    def __init__(self, ledger: Ledger, names: Iterable[str]) -> None:
        wanted = json.dumps(list(names), ensure_ascii=False)
        self.decided: dict[str, UnitId | None] = {
            row["department"]: row["unit_id"]
            for row in ledger.rows("SELECT department, unit_id FROM department_unit")
        }
        units = ledger.rows("SELECT * FROM unit WHERE is_active = 1 ORDER BY position, id")
        self._names: dict[UnitId, str] = {row["id"]: row["name"] for row in units}
        self._own: dict[str, UnitId] = {}
        self._stems: dict[str, UnitId] = {}
        for row in units:
            for name in _called(row["name"]):
                self._own.setdefault(name, row["id"])
                if row["kind"] == UnitKind.DIVISION and (stem := _stem(name)):
                    self._stems.setdefault(stem, row["id"])
        self._led = _led_by(ledger, wanted)

    def own_unit(self, name: str) -> LeadProposal | None:
        """The unit of ours that bears this very name, unless the office decided otherwise."""
        if name in self.decided:
            return self._decided(name)
        unit_id = self._own.get(_OFFICE.sub("", name))
        return self._as_proposal(unit_id, f"原文责任单位写明{name}")

    def propose(self, department: str) -> LeadProposal | None:
        """By decision, else by what is led already, else by name."""
        if department in self.decided:
            return self._decided(department)
        return (
            self.own_unit(department)
            or self._learned(department)
            or self._as_proposal(self._stems.get(_stem(department)), f"与{department}名称相应")
        )

    def _decided(self, department: str) -> LeadProposal | None:
        return self._as_proposal(self.decided[department], f"部门对应中已设定{department}")

    def _learned(self, department: str) -> LeadProposal | None:
        counts = {key: count for key, count in self._led[department].items() if key in self._names}
        unit_id = max(counts, key=lambda key: counts[key], default=None)
        if unit_id is None or counts[unit_id] < _FEWEST_LED:
            return None
        if counts[unit_id] * 2 <= sum(counts.values()):
            return None
        reason = f"{department}的任务事项已有{counts[unit_id]}项举措由其牵头"
        return self._as_proposal(unit_id, reason)

    def _as_proposal(self, unit_id: UnitId | None, reason: str) -> LeadProposal | None:
        if unit_id is None or unit_id not in self._names:
            return None
        return LeadProposal(unit_id=unit_id, unit_name=self._names[unit_id], reason=reason)


_OFFICE = re.compile(r"^(?:国家知识产权局|省知识产权局|[本我]?局)(?=..)")
_FIELD = re.compile(r"^知识产权(?=..)")
_ORGAN = re.compile(r"(?:司|处|室|部|科)$")


def _called(name: str) -> list[str]:
    """办公室（人事处） goes by both names."""
    return [part for part in re.split("[（）()]", name) if part] + [name]


def _stem(name: str) -> str:
    """What a department and a unit of the same field have in common: 运用促进, 保护, 办公."""
    stem = _FIELD.sub("", _OFFICE.sub("", name))
    return _ORGAN.sub("", stem) if _ORGAN.search(stem) else ""


def _led_by(ledger: Ledger, departments: str) -> Mapping[str, dict[UnitId, int]]:
    """How many actions for the sentences of each department each unit leads."""
    found: defaultdict[str, dict[UnitId, int]] = defaultdict(dict)
    for name, unit_id, count in ledger.rows(_LED_SQL, (ResponsibilityRole.LEAD, departments)):
        found[name][unit_id] = count
    return found


_LED_SQL = """
    SELECT named.name, a.lead_unit_id, count(DISTINCT a.id)
    FROM responsibility_unit AS named
    JOIN clause ON clause.responsibility_id = named.responsibility_id
    JOIN action_clause AS link ON link.clause_id = clause.id
    JOIN local_action AS a ON a.id = link.action_id
    WHERE a.lead_unit_id IS NOT NULL AND named.role = ?
    AND named.name IN (SELECT value FROM json_each(?))
    GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2
"""
