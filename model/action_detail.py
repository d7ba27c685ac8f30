"""Everything about one action, for its form and for the ledger tables (落实举措详情)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from model.action_links import linked_clauses
from model.action_table import ActionRow, read_rows
from model.adjustments import read_adjustments
from model.entities import (
    Adjustment,
    Clause,
    ClauseId,
    ClausePart,
    Evidence,
    EvidenceId,
    LocalAction,
    LocalActionId,
    ProgressNote,
    ProgressNoteId,
    Stage,
    Unit,
)
from model.evidence import shared_evidence
from model.ledger import Ledger
from model.local_actions import read_local_action
from model.progress import NEWEST_FIRST
from model.quarters import period_start
from model.stages import read_stages
from model.store.values import read_as


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionDetail:
    """An action with all that hangs on it; `clauses` begins with its 主要出处.

    `parts` are the parts of sentences that it serves, by sentence; of the others it serves the
    whole. `notes` are newest first and those whose period has begun by the 数据截止日;
    `later_notes` is how many there are after it. `shared` says how many other actions a file
    proves as well, `written_on` when a note was last written.
    """

    action: LocalAction
    row: ActionRow
    clauses: tuple[Clause, ...]
    parts: Mapping[ClauseId, ClausePart]
    cooperating_units: tuple[Unit, ...]
    stages: tuple[Stage, ...]
    notes: tuple[ProgressNote, ...]
    evidence: tuple[Evidence, ...]
    adjustments: tuple[Adjustment, ...]
    later_notes: int
    written_on: Mapping[ProgressNoteId, date]
    shared: Mapping[EvidenceId, int]


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
    notes = read_notes(ledger, action_id)
    begun = tuple(note for note in notes if period_start(note.period) <= as_of)
    return ActionDetail(
        action=action,
        row=read_rows(ledger, [action_id], as_of)[0],
        clauses=tuple(by_id[clause_id] for clause_id in linked_clauses(ledger, action_id)),
        parts=_parts(ledger, action_id),
        cooperating_units=_cooperating_units(ledger, action_id),
        stages=read_stages(ledger, action_id),
        notes=begun,
        evidence=read_evidence_list(ledger, action_id),
        adjustments=read_adjustments(ledger, action_id),
        later_notes=len(notes) - len(begun),
        written_on=_written_on(ledger, action_id),
        shared=shared_evidence(ledger, action_id),
    )


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


def _written_on(ledger: Ledger, action_id: LocalActionId) -> dict[ProgressNoteId, date]:
    rows = ledger.rows(
        "SELECT row_id, max(made_at) FROM progress_note AS note "
        "JOIN change ON change.table_name = 'progress_note' AND change.row_id = note.id "
        "JOIN step ON step.seq = change.step_seq WHERE note.action_id = ? GROUP BY row_id",
        (action_id,),
    )
    return {ProgressNoteId(note_id): datetime.fromisoformat(at).date() for note_id, at in rows}


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
