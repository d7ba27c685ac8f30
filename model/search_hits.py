"""What was found, as lines to show (查找结果): the words around, and where one goes from there."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from model.entities import LocalActionId
from model.ledger import Ledger
from model.search import SOURCES, Found, Kind, fold
from model.store.connection import Row
from model.words import HEADS

_BEFORE = 12  # signs shown before the first match
_LINE = 90  # signs of one line


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing that was found: the field that holds the words, and the words around them.

    `spans` are (first sign, how many) of the matches in `excerpt`. `action_id` is the action that
    it is, or belongs to; `about` names what it belongs to, `part` the period, quarter or number.
    """

    kind: Kind
    table: str
    id: str
    field: str
    excerpt: str
    spans: tuple[tuple[int, int], ...]
    action_id: LocalActionId | None = None
    about: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """How the rows of a table are shown: their fields, and what they belong to."""

    fields: tuple[str, ...]
    action: str = "NULL"
    about: str = "''"
    part: str = "''"
    joins: str = ""


_ACTION = "JOIN local_action AS a ON a.id = t.action_id"
_HEADING = _Shown(fields=("title", "number"), part="t.number")
_SHOWN: dict[str, _Shown] = {
    "chapter": _HEADING,
    "task_group": _HEADING,
    "task_item": _HEADING,
    "goal": _Shown(fields=("title",)),
    "clause": _Shown(
        fields=("text", "triage_reason", "responsibility"),
        part="coalesce(t.number, '')",
        joins="LEFT JOIN responsibility AS note ON note.id = t.responsibility_id",
    ),
    "local_action": _Shown(
        fields=("text", "deliverable", "quantified_target", "outcome", "remark", "due_text",
                "start_text", "hand_lamp_reason", "lead", "post", "leader", "cooperating"),
        action="t.id",
        about="t.text",
        joins="LEFT JOIN unit AS lead_unit ON lead_unit.id = t.lead_unit_id "
              "LEFT JOIN post AS holder ON holder.id = t.post_id "
              "LEFT JOIN post AS head ON head.id = t.leader_post_id",
    ),
    "progress_note": _Shown(
        fields=("done", "problems", "next_steps"),
        action="t.action_id", about="a.text", part="t.period", joins=_ACTION,
    ),
    "stage": _Shown(
        fields=("text", "reached"),
        action="t.action_id", about="a.text", part="t.ends_on", joins=_ACTION,
    ),
    "evidence": _Shown(
        fields=("name",), action="a.id", about="coalesce(a.text, '')",
        joins="LEFT JOIN local_action AS a ON a.id = "
              "(SELECT min(action_id) FROM action_evidence WHERE evidence_id = t.id)",
    ),
    "unit": _Shown(fields=("name",), part="t.kind"),
    "post": _Shown(
        fields=("holder", "name", "phone"), about=f"coalesce(u.name, '{HEADS}')", part="t.name",
        joins="LEFT JOIN unit AS u ON u.id = t.unit_id",
    ),
    "adjustment": _Shown(
        fields=("reason", "new_due_text", "approved_by"),
        action="t.action_id", about="a.text", joins=_ACTION,
    ),
    "reminder": _Shown(
        fields=("remark", "manner"),
        action="(SELECT min(action_id) FROM reminder_action WHERE reminder_id = t.id)",
        about="coalesce(u.name, p.holder, '')", part="t.kind",
        joins="LEFT JOIN unit AS u ON u.id = t.unit_id LEFT JOIN post AS p ON p.id = t.post_id",
    ),
}  # fmt: skip
# Fields that are not a column of the row itself.
_ELSEWHERE = {
    "responsibility": "note.text",
    "lead": "lead_unit.name",
    "post": "coalesce(holder.holder, '') || ' ' || coalesce(holder.name, '')",
    "leader": "coalesce(head.holder, '') || ' ' || coalesce(head.name, '')",
    "cooperating": "(SELECT group_concat(unit.name, '、') FROM action_cooperating_unit AS link "
    "JOIN unit ON unit.id = link.unit_id WHERE link.action_id = t.id)",
}
_ACTIONS_OF = {
    "local_action": "SELECT value AS id FROM json_each(?)",
    **{
        table: f"SELECT action_id FROM {place} WHERE {key} IN (SELECT value FROM json_each(?))"
        for table, place, key in (
            ("progress_note", "progress_note", "id"),
            ("stage", "stage", "id"),
            ("evidence", "action_evidence", "evidence_id"),
            ("adjustment", "adjustment", "id"),
            ("reminder", "reminder_action", "reminder_id"),
        )
    },
}


def read_hits(
    ledger: Ledger, found: Found, kind: Kind, words: Sequence[str], *, limit: int
) -> list[Hit]:
    """The first hits of a group in their order, as lines to show."""
    wanted = found.of(kind)[:limit]
    hits: list[Hit] = []
    for source in SOURCES:
        ids = [each for table, each in wanted if table == source.table]
        if source.kind is kind and ids:
            rows = {row["id"]: row for row in _rows(ledger, source.table, ids)}
            hits += [_hit(kind, source.table, rows[each], words) for each in ids if each in rows]
    return hits


def actions_found(ledger: Ledger, found: Found, kinds: Sequence[Kind]) -> list[LocalActionId]:
    """The actions that were found themselves or by what belongs to them, each once."""
    result: dict[LocalActionId, None] = {}
    for source in SOURCES:
        ids = found.ids.get(source.table, [])
        if source.kind in kinds and ids and source.table in _ACTIONS_OF:
            result |= dict.fromkeys(ledger.column(_ACTIONS_OF[source.table], (json.dumps(ids),)))
    return list(result)


def excerpt_of(text: str, words: Sequence[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """One line of a text around the first of these words, and where they stand in it."""
    line = text.replace("\n", " ")
    folded = fold(line)
    first = min((at for word in words if (at := folded.find(word)) >= 0), default=0)
    start = first - _BEFORE if first > _BEFORE + 2 else 0
    cut = line[start : start + _LINE]
    lead = "…" if start else ""
    spans = tuple((at + len(lead), length) for at, length in spans_of(cut, words))
    return lead + cut + ("…" if start + _LINE < len(line) else ""), spans


def spans_of(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where folded words stand in a text: (first sign, how many), none inside another."""
    folded = fold(text)
    marked = bytearray(len(text))
    for word in words:
        at = folded.find(word)
        while at >= 0 and word:
            marked[at : at + len(word)] = b"\x01" * len(word)
            at = folded.find(word, at + len(word))
    spans, at = [], marked.find(b"\x01")
    while at >= 0:
        end = marked.find(b"\x00", at)
        end = len(marked) if end < 0 else end
        spans.append((at, end - at))
        at = marked.find(b"\x01", end)
    return spans


def _rows(ledger: Ledger, table: str, ids: Sequence[str]) -> list[Row]:
    shown = _SHOWN[table]
    fields = ", ".join(f"{_ELSEWHERE.get(f, f't.{f}')} AS field_{f}" for f in shown.fields)
    return ledger.rows(
        f"SELECT t.id, {shown.action} AS action_id, {shown.about} AS about, "
        f"{shown.part} AS part, {fields} FROM {table} AS t {shown.joins} "
        "WHERE t.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )


def _hit(kind: Kind, table: str, row: Row, words: Sequence[str]) -> Hit:
    texts = {field: str(row[f"field_{field}"] or "") for field in _SHOWN[table].fields}
    # The field that holds most of the words; of equals the first.
    best = max(texts, key=lambda field: sum(word in fold(texts[field]) for word in words))
    excerpt, spans = excerpt_of(texts[best], words)
    return Hit(
        kind=kind,
        table=table,
        id=row["id"],
        field=best,
        excerpt=excerpt,
        spans=spans,
        action_id=row["action_id"],
        about=row["about"],
        part=str(row["part"]),
    )
