"""Files that prove what was done (佐证材料): kept inside the ledger, once per content."""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from model.action_deletion import drop_unused_evidence
from model.entities import Evidence, EvidenceId, LocalActionId
from model.errors import DamagedLedgerError, InvalidEntryError
from model.ledger import Ledger
from model.step import Step
from model.store.values import clean_line, read_as

UNNAMED = "佐证材料"
SIZE_LIMIT = 100 * 1024 * 1024
_GONE = (
    "要佐证的举措或所选的材料刚刚被删除，材料没有存入，原文件不受影响。请用“撤销”找回举措后再添加。"
)


def add_evidence(
    step: Step,
    action_ids: Sequence[LocalActionId],
    *,
    name: str,
    data: bytes,
    on: date,
    sha256: str = "",
) -> EvidenceId:
    """Copy a file in and link it to actions; the same file is one piece of evidence.

    An action that has the content already, under whatever name, is not linked to it again. Its
    SHA-256 is handed in by who has reckoned it already.
    """
    if len(data) > SIZE_LIMIT:
        raise InvalidEntryError(f"“{name}”超过100MB，没有存入。请压缩或拆分后再添加。")
    if not data:
        raise InvalidEntryError(f"“{name}”是空文件，没有存入。请检查后再添加。")
    sha256, name = sha256 or sha256_of(data), proof_name(name)
    step.store_bytes(sha256, data)
    had = same_content(step.ledger, action_ids, sha256)
    if had and len(had) == len(set(action_ids)):
        return had[0].id
    known: EvidenceId | None = step.ledger.value(
        "SELECT id FROM evidence WHERE sha256 = ? AND name = ?", (sha256, name)
    )
    evidence_id = known or EvidenceId(
        step.insert("evidence", name=name, sha256=sha256, size=len(data), added_on=on)
    )
    for action_id in action_ids:
        link_evidence(step, action_id, evidence_id)
    return evidence_id


def proof_name(name: str) -> str:
    """The name of a file as it is kept; one of which nothing can be seen gets a name."""
    kept = clean_line(name)
    stem, dot, suffix = kept.rpartition(".")
    has_suffix = bool(dot) and suffix.isalnum()
    if _is_seen(stem if has_suffix else kept):
        return kept
    return f"{UNNAMED}.{suffix}" if has_suffix else UNNAMED


def same_content(
    ledger: Ledger, action_ids: Sequence[LocalActionId], sha256: str
) -> list[Evidence]:
    """What these actions have of this content already, one for each that has it."""
    rows = ledger.rows(
        "SELECT evidence.*, min(link.position) FROM action_evidence AS link "
        "JOIN evidence ON evidence.id = link.evidence_id WHERE evidence.sha256 = ? "
        "AND link.action_id IN (SELECT value FROM json_each(?)) GROUP BY link.action_id",
        (sha256, json.dumps(list(action_ids))),
    )
    return [read_as(Evidence, row) for row in rows]


def actions_with(ledger: Ledger, sha256: str) -> set[LocalActionId]:
    """The actions that a content proves, under whatever name."""
    found = ledger.column(
        "SELECT action_id FROM action_evidence AS link "
        "JOIN evidence ON evidence.id = link.evidence_id WHERE sha256 = ?",
        (sha256,),
    )
    return set(found)


def sha256_of(data: bytes) -> str:
    """By what a content is known."""
    # Imported on use: the window starts without OpenSSL.
    import hashlib

    return hashlib.sha256(data).hexdigest()


def link_evidence(step: Step, action_id: LocalActionId, evidence_id: EvidenceId) -> None:
    """Let a piece of evidence also prove another action; refused when either is gone."""
    there = "SELECT 1 FROM local_action, evidence WHERE local_action.id = ? AND evidence.id = ?"
    if not step.ledger.value(there, (action_id, evidence_id)):
        raise InvalidEntryError(_GONE)
    sha256 = step.ledger.value("SELECT sha256 FROM evidence WHERE id = ?", (evidence_id,))
    if same_content(step.ledger, [action_id], sha256):
        return
    position = step.ledger.value(
        "SELECT coalesce(max(position), 0) + 1 FROM action_evidence WHERE action_id = ?",
        (action_id,),
    )
    step.insert("action_evidence", action_id=action_id, evidence_id=evidence_id, position=position)


def shared_evidence(ledger: Ledger, action_id: LocalActionId) -> Mapping[EvidenceId, int]:
    """How many other actions each piece of evidence of an action proves as well (同时佐证)."""
    rows = ledger.rows(
        "SELECT evidence_id, count(*) FROM action_evidence WHERE action_id <> ?1 AND evidence_id "
        "IN (SELECT evidence_id FROM action_evidence WHERE action_id = ?1) GROUP BY evidence_id",
        (action_id,),
    )
    return MappingProxyType({EvidenceId(each): count for each, count in rows})


def proved_actions(ledger: Ledger, evidence_id: EvidenceId) -> list[LocalActionId]:
    """The actions that a piece of evidence proves, in the order in which they were made."""
    return ledger.column(
        "SELECT a.id FROM action_evidence AS link JOIN local_action AS a ON a.id = link.action_id "
        "WHERE link.evidence_id = ? ORDER BY a.position, a.id",
        (evidence_id,),
    )


def find_evidence(ledger: Ledger, text: str, *, limit: int = 200) -> tuple[Evidence, ...]:
    """Files in the ledger whose name holds the text, the newest first."""
    rows = ledger.rows(
        "SELECT * FROM evidence WHERE instr(lower(name), lower(?)) > 0 "
        "ORDER BY added_on DESC, name, id LIMIT ?",
        (clean_line(text), limit),
    )
    return tuple(read_as(Evidence, row) for row in rows)


def remove_evidence(step: Step, action_id: LocalActionId, evidence_id: EvidenceId) -> None:
    """Unlink evidence from an action; the bytes stay in the file, so that 撤销 brings it back."""
    for row in step.ledger.rows(
        "SELECT id FROM action_evidence WHERE action_id = ? AND evidence_id = ?",
        (action_id, evidence_id),
    ):
        step.delete("action_evidence", row["id"])
    drop_unused_evidence(step, evidence_id)


def read_evidence(ledger: Ledger, evidence: Evidence) -> bytes:
    """The bytes of a file, checked against its SHA-256.

    Raises InvalidEntryError when this copy of the ledger was made without evidence,
    DamagedLedgerError when the bytes are not those that were stored.
    """
    data = stored_bytes(ledger, evidence.sha256)
    if data is None:
        raise InvalidEntryError(
            f"这份台账副本不含佐证材料，“{evidence.name}”不能打开。请在原台账中查看。"
        )
    if sha256_of(data) != evidence.sha256:
        raise DamagedLedgerError(
            f"佐证材料“{evidence.name}”与存入时不一致，可能已损坏，没有打开。请用备份中的材料。"
        )
    return data


def stored_bytes(ledger: Ledger, sha256: str) -> bytes | None:
    """What the file holds under this SHA-256, unchecked; None where it holds nothing."""
    data: bytes | None = ledger.value(
        "SELECT bytes FROM evidence_bytes WHERE sha256 = ?", (sha256,)
    )
    if data is None:
        return None
    rest = "SELECT bytes FROM evidence_piece WHERE sha256 = ? AND number = ?"
    pieces = [data]
    while (piece := ledger.value(rest, (sha256, len(pieces)))) is not None:
        pieces.append(piece)
    return b"".join(pieces)


def _is_seen(name: str) -> bool:
    return any(unicodedata.category(sign)[0] not in "CZ" for sign in name)
