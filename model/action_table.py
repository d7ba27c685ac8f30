"""The long table of actions (落实举措): filtered and sorted in SQL, read in windows of rows.

`find_ids` gives a snapshot of ids; an edit never moves a row under the hand. Every sort ends in
the id. Whether a row shows 逾期 is asked of `deadlines` alone.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from model.action_order import HOLDER_SQL, ActionColumn, ActionSort, order_sql
from model.deadlines import (
    BEGUN_SQL,
    LAMP_SQL,
    PROGRESS_SQL,
    LampCounts,
    count_lamps,
    lamp_parameters,
)
from model.due import Due
from model.entities import ClauseId, LocalActionId, PostId, UnitId
from model.ledger import Ledger
from model.store.connection import Row
from model.store.values import clean_line, like_anywhere
from model.words import DueKind, Lamp, Progress

__all__ = [
    "ActionColumn",
    "ActionFilter",
    "ActionRow",
    "ActionSort",
    "NodeKind",
    "count_found",
    "find_ids",
    "read_rows",
]


class NodeKind(StrEnum):
    """The levels of the outline, under each of which actions can be looked up."""

    LIST = "任务清单"
    CHAPTER = "部分"
    GROUP = "任务组"
    ITEM = "任务"
    GOAL = "目标"
    CLAUSE = "任务事项"
    PART = "任务事项的一部分"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionFilter:
    """What is looked for; `text` is found in the action, its units and its post, any case.

    `unit_id` finds what a unit leads, or also co-operates in when `with_cooperating`. `under` is
    one node of the outline, `serving` are several sentences; `among` are the actions alone that
    may be found.
    """

    text: str = ""
    unit_id: UnitId | None = None
    with_cooperating: bool = False
    lamp: Lamp | None = None
    progress: Progress | None = None
    under: tuple[NodeKind, str] | None = None
    serving: tuple[ClauseId, ...] = ()
    among: tuple[LocalActionId, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """One row as shown and printed; `clause_number` is 原文第 n 句 of the 主要出处.

    `holder` is the present holder of the post, or unit and post while it is vacant; `note`
    is 进展情况 of the latest period, `evidence` the number of files.
    """

    id: LocalActionId
    text: str
    clause_id: ClauseId
    clause_number: int | None
    clause_text: str
    lead_unit: str
    cooperating_units: str
    holder: str
    leader: str
    start_text: str
    due: Due | None
    progress: Progress
    confirmed_on: date | None
    lamp: Lamp
    is_hand_lamp: bool
    outcome: str
    in_report: bool
    lead_unit_id: UnitId | None = None
    cooperating_unit_ids: tuple[UnitId, ...] = ()
    post_id: PostId | None = None
    leader_post_id: PostId | None = None
    start_on: date | None = None
    deliverable: str = ""
    quantified_target: str = ""
    note: str = ""
    note_period: str = ""
    evidence: int = 0
    remark: str = ""


_UNDER = {
    # Who works on a whole sentence works on each part of it.
    NodeKind.PART: (
        "clause.id = (SELECT clause_id FROM clause_part WHERE id = :under) "
        "AND (link.clause_part_id IS NULL OR link.clause_part_id = :under)"
    ),
    NodeKind.CLAUSE: "clause.id = :under",
    NodeKind.GOAL: "clause.goal_id = :under",
    NodeKind.ITEM: "clause.task_item_id = :under",
    NodeKind.GROUP: "task_item.task_group_id = :under",
    NodeKind.CHAPTER: "task_item.chapter_id = :under",
    NodeKind.LIST: "chapter.task_list_id = :under",
}
# SQLite refuses longer patterns; nobody means more of a text that was pasted.
_TEXT_LIMIT = 1000
_ROWS_SQL = f"""
    SELECT a.*, {PROGRESS_SQL} AS shown_progress, {LAMP_SQL} AS lamp,
        clause.id AS clause_id, clause.number AS clause_number, clause.text AS clause_text,
        coalesce(lead.name, '') AS lead_unit,
        {HOLDER_SQL.format("post")} AS post_holder,
        {HOLDER_SQL.format("leader")} AS leader_holder,
        (
            SELECT json_group_array(json_array(id, name)) FROM (
                SELECT unit.id, unit.name FROM action_cooperating_unit AS link
                JOIN unit ON unit.id = link.unit_id
                WHERE link.action_id = a.id ORDER BY link.position, link.id
            )
        ) AS cooperating_units,
        (
            SELECT json_array(period, done) FROM progress_note AS note
            WHERE note.action_id = a.id AND {BEGUN_SQL}
            ORDER BY period_ends_on DESC, period DESC LIMIT 1
        ) AS latest_note,
        (SELECT count(*) FROM action_evidence AS proof WHERE proof.action_id = a.id) AS evidence
    FROM local_action AS a
    JOIN action_clause AS source ON source.action_id = a.id AND source.is_primary = 1
    JOIN clause ON clause.id = source.clause_id
    LEFT JOIN unit AS lead ON lead.id = a.lead_unit_id
    LEFT JOIN post ON post.id = a.post_id
    LEFT JOIN post AS leader ON leader.id = a.leader_post_id
    WHERE a.id IN (SELECT value FROM json_each(:ids))
"""


_SERVING = (
    "SELECT action_id FROM action_clause WHERE clause_id IN (SELECT value FROM json_each(:serving))"
)


def find_ids(
    ledger: Ledger, wanted: ActionFilter, order: ActionSort, as_of: date
) -> list[LocalActionId]:
    """The ids of the actions that are looked for, in order."""
    conditions, parameters = _conditions(wanted)
    join, ordered = order_sql(order)
    sql = f"SELECT a.id FROM local_action AS a {join} WHERE {conditions} ORDER BY {ordered}"
    return ledger.column(sql, parameters | lamp_parameters(ledger, as_of))


def has_more_actions(ledger: Ledger, than: int) -> bool:
    """Are there more actions than so many?"""
    found = ledger.value("SELECT EXISTS (SELECT 1 FROM local_action LIMIT 1 OFFSET ?)", (than,))
    return bool(found)


def count_found(ledger: Ledger, wanted: ActionFilter, as_of: date) -> LampCounts:
    """How many actions are looked for, lamp by lamp, whatever lamp the filter names."""
    conditions, parameters = _conditions(replace(wanted, lamp=None))
    rows = ledger.rows(
        f"SELECT {LAMP_SQL}, a.due_kind IS '长期', count(*) FROM local_action AS a "
        f"WHERE {conditions} GROUP BY 1, 2",
        parameters | lamp_parameters(ledger, as_of),
    )
    return count_lamps({(Lamp(word), bool(apart)): count for word, apart, count in rows})


def read_rows(ledger: Ledger, ids: Sequence[LocalActionId], as_of: date) -> list[ActionRow]:
    """The rows of a window, in the order of `ids`; an id that is gone gives no row."""
    parameters = lamp_parameters(ledger, as_of) | {"ids": json.dumps(list(ids))}
    found = {row["id"]: _as_row(row) for row in ledger.rows(_ROWS_SQL, parameters)}
    return [found[action_id] for action_id in ids if action_id in found]


def _conditions(wanted: ActionFilter) -> tuple[str, dict[str, object]]:
    parts = ["1"]
    parameters: dict[str, object] = {}
    if text := clean_line(wanted.text)[:_TEXT_LIMIT]:
        parts.append(_text_condition(text, parameters))
    if wanted.unit_id is not None:
        parts.append(_unit_condition(with_cooperating=wanted.with_cooperating))
        parameters["unit_id"] = wanted.unit_id
    if wanted.lamp is not None:
        parts.append(f"{LAMP_SQL} = :lamp")
        parameters["lamp"] = wanted.lamp
    if wanted.progress is not None:
        parts.append(f"{PROGRESS_SQL} = :progress")
        parameters["progress"] = wanted.progress
    if wanted.under is not None:
        kind, parameters["under"] = wanted.under
        parts.append(_under_condition(kind))
    if wanted.serving:
        parts.append(f"a.id IN ({_SERVING})")
        parameters["serving"] = json.dumps(wanted.serving)
    if wanted.among is not None:
        parts.append("a.id IN (SELECT value FROM json_each(:among))")
        parameters["among"] = json.dumps(wanted.among)
    return " AND ".join(parts), parameters


def _text_condition(text: str, parameters: dict[str, object]) -> str:
    # Each part is answered by an index alone, so that the long table is never read for it;
    # coalesce keeps the order of the walk, as a search by id would fetch each row.
    parameters["text"] = like_anywhere(text)
    like = "LIKE :text ESCAPE '\\'"
    units = f"SELECT id FROM unit WHERE name {like}"
    posts = f"SELECT id FROM post WHERE name {like} OR holder {like}"
    return (
        f"coalesce(a.id, '') IN (SELECT id FROM local_action WHERE text {like} "
        f"UNION ALL SELECT id FROM local_action WHERE lead_unit_id IN ({units}) "
        f"UNION ALL SELECT id FROM local_action WHERE post_id IN ({posts}) "
        "UNION ALL SELECT action_id FROM action_cooperating_unit "
        f"WHERE unit_id IN ({units}))"
    )


def _unit_condition(*, with_cooperating: bool) -> str:
    if not with_cooperating:
        return "a.lead_unit_id = :unit_id"
    return (
        "(a.lead_unit_id = :unit_id OR a.id IN "
        "(SELECT action_id FROM action_cooperating_unit WHERE unit_id = :unit_id))"
    )


def _under_condition(kind: NodeKind) -> str:
    return (
        "a.id IN (SELECT link.action_id FROM action_clause AS link "
        "JOIN clause ON clause.id = link.clause_id "
        "JOIN task_item ON task_item.id = clause.task_item_id "
        f"JOIN chapter ON chapter.id = task_item.chapter_id WHERE {_UNDER[kind]})"
    )


def _as_row(row: Row) -> ActionRow:
    kind = row["due_kind"]
    joined = json.loads(row["cooperating_units"])
    period, note = json.loads(row["latest_note"] or '["", ""]')
    return ActionRow(
        id=row["id"],
        text=row["text"],
        clause_id=row["clause_id"],
        clause_number=row["clause_number"],
        clause_text=row["clause_text"],
        lead_unit=row["lead_unit"],
        cooperating_units="、".join(name for _, name in joined),
        holder=row["post_holder"],
        leader=row["leader_holder"],
        start_text=row["start_text"],
        due=kind and Due(text=row["due_text"], kind=DueKind(kind), day=_day(row["due_on"])),
        progress=Progress(row["shown_progress"]),
        confirmed_on=_day(row["confirmed_on"]),
        lamp=Lamp(row["lamp"]),
        is_hand_lamp=row["hand_lamp"] is not None and row["lamp"] == row["hand_lamp"],
        outcome=row["outcome"],
        in_report=bool(row["in_report"]),
        lead_unit_id=row["lead_unit_id"],
        cooperating_unit_ids=tuple(unit_id for unit_id, _ in joined),
        post_id=row["post_id"],
        leader_post_id=row["leader_post_id"],
        start_on=_day(row["start_on"]),
        deliverable=row["deliverable"],
        quantified_target=row["quantified_target"],
        note=note,
        note_period=period,
        evidence=row["evidence"],
        remark=row["remark"],
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
