"""Everything about one action, for its form and for the ledger tables (落实举措详情)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from model.action_table import ActionRow, read_rows
from model.breakdown import linked_clauses, read_local_action
from model.entities import (
    Clause,
    ClauseId,
    ClausePart,
    Evidence,
    LocalAction,
    LocalActionId,
    ProgressNote,
    Stage,
    Unit,
)
from model.ledger import Ledger
from model.store.values import read_as

# The order of progress notes, in window and papers alike.
NEWEST_FIRST = "period_ends_on DESC, period DESC"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionDetail:
    """An action with all that hangs on it; `clauses` begins with its 主要出处.

    `parts` are the parts of sentences that it serves, by sentence; of the others it serves the
    whole. `notes` are newest first.
    """

    action: LocalAction
    row: ActionRow
    clauses: tuple[Clause, ...]
    parts: Mapping[ClauseId, ClausePart]
    cooperating_units: tuple[Unit, ...]
    stages: tuple[Stage, ...]
    notes: tuple[ProgressNote, ...]
    evidence: tuple[Evidence, ...]


def read_action(ledger: Ledger, action_id: LocalActionId, as_of: date) -> ActionDetail:
    """One action as it stands on a day; raises InvalidEntryError when it is gone."""
    action = read_local_action(ledger, action_id)
    by_id = {
        row["id"]: read_as(Clause, row)
        for row in ledger.rows(
            "SELECT clause.* FROM clause JOIN action_clause ON clause_id = clause.id "
            "WHERE action_id = ?",
            (action_id,),
        )
    }
    return ActionDetail(
        action=action,
        row=read_rows(ledger, [action_id], as_of)[0],
        clauses=tuple(by_id[clause_id] for clause_id in linked_clauses(ledger, action_id)),
        parts=_parts(ledger, action_id),
        cooperating_units=_cooperating_units(ledger, action_id),
        stages=read_stages(ledger, action_id),
        notes=read_notes(ledger, action_id),
        evidence=read_evidence_list(ledger, action_id),
    )


def read_stages(ledger: Ledger, action_id: LocalActionId) -> tuple[Stage, ...]:
    """The stages of an action by quarter."""
    rows = ledger.rows("SELECT * FROM stage WHERE action_id = ? ORDER BY ends_on", (action_id,))
    return tuple(read_as(Stage, row) for row in rows)


def read_notes(ledger: Ledger, action_id: LocalActionId) -> tuple[ProgressNote, ...]:
    """The progress notes of an action, newest first."""
    rows = ledger.rows(
        f"SELECT * FROM progress_note WHERE action_id = ? ORDER BY {NEWEST_FIRST}",
        (action_id,),
    )
    return tuple(read_as(ProgressNote, row) for row in rows)


def read_evidence_list(ledger: Ledger, action_id: LocalActionId) -> tuple[Evidence, ...]:
    """What proves an action, in the order in which it was added."""
    rows = ledger.rows(
        "SELECT evidence.* FROM evidence JOIN action_evidence ON evidence_id = evidence.id "
        "WHERE action_id = ? ORDER BY action_evidence.position, action_evidence.id",
        (action_id,),
    )
    return tuple(read_as(Evidence, row) for row in rows)


def _parts(ledger: Ledger, action_id: LocalActionId) -> dict[ClauseId, ClausePart]:
    rows = ledger.rows(
        "SELECT part.* FROM clause_part AS part JOIN action_clause AS link "
        "ON link.clause_part_id = part.id WHERE link.action_id = ?",
        (action_id,),
    )
    return {row["clause_id"]: read_as(ClausePart, row) for row in rows}


def _cooperating_units(ledger: Ledger, action_id: LocalActionId) -> tuple[Unit, ...]:
    rows = ledger.rows(
        "SELECT unit.* FROM unit JOIN action_cooperating_unit AS link ON link.unit_id = unit.id "
        "WHERE link.action_id = ? ORDER BY link.position, link.id",
        (action_id,),
    )
    return tuple(read_as(Unit, row) for row in rows)
