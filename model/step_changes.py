"""What one step changed, row by row (改动内容), with the rows that it speaks of.

The log knows only the key of what was added: its values are found from what became of it.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from model.hanging_rows import ON_ACTION
from model.ledger import Ledger
from model.store.links import Links, read_links

Place = tuple[str, str]  # table, row
Values = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """One row that a step added, changed or deleted; `owner` is the thing that it is a part of.

    `before` is empty for what was added, `after` for what was deleted; else both hold the columns
    that differ. `row` is the row as far as it is known.
    """

    place: Place
    owner: Place
    kind: str
    before: Values
    after: Values
    row: Values


@dataclass(frozen=True, slots=True, kw_only=True)
class StepChanges:
    """A part of what a step changed; `known` are the rows that the changes point to."""

    changes: tuple[RowChange, ...]
    known: Mapping[Place, Values]
    has_more: bool


def read_step_changes(
    ledger: Ledger, seq: int, *, limit: int = 200, offset: int = 0
) -> StepChanges:
    """What a step changed, in its order, `limit` rows from `offset` on."""
    rows = ledger.rows(
        "SELECT seq, table_name, row_id, kind, before, after FROM change WHERE step_seq = ? "
        "ORDER BY seq LIMIT ? OFFSET ?",
        (seq, limit + 1, offset),
    )
    found = rows[:limit]
    links = read_links(ledger.rows)
    places = [(row["table_name"], row["row_id"]) for row in found]
    whole = known_rows(ledger, places)
    added = _values_when_added(
        ledger,
        {(r["table_name"], r["row_id"]): r["seq"] for r in found if r["kind"] == "insert"},
        whole,
    )
    changes = tuple(
        _row_change(row, whole.get(place, {}), added, links)
        for row, place in zip(found, places, strict=True)
    )
    return StepChanges(
        changes=changes,
        known=whole | known_rows(ledger, _spoken_of(changes, links) - whole.keys()),
        has_more=len(rows) > limit,
    )


def known_rows(ledger: Ledger, places: Iterable[Place]) -> dict[Place, Values]:
    """Rows as they stand or, where they are gone, as they were when they were deleted."""
    by_table: dict[str, list[str]] = defaultdict(list)
    for table, row_id in places:
        by_table[table].append(row_id)
    found: dict[Place, Values] = {}
    for table, ids in by_table.items():
        for row in ledger.rows(
            f"SELECT * FROM {table} WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(ids),),
        ):
            found[table, row["id"]] = dict(row)
        gone = [each for each in ids if (table, each) not in found]
        for row in ledger.rows(
            "SELECT row_id, before FROM change WHERE table_name = ? AND kind = 'delete' "
            "AND row_id IN (SELECT value FROM json_each(?)) ORDER BY seq",
            (table, json.dumps(gone)),
        ):
            found[table, row["row_id"]] = json.loads(row["before"])
    return found


# A row that is a part of another thing is shown under that thing.
_PART_OF = {
    **dict.fromkeys(ON_ACTION, "action_id"),
    "clause_part": "clause_id",
    "clause_detail": "clause_id",
    "target": "clause_id",
    "deadline": "clause_id",
    "responsibility_unit": "responsibility_id",
    "indicator_value": "indicator_id",
}


def _row_change(row: Any, whole: Values, added: Mapping[Place, Values], links: Links) -> RowChange:
    place = (row["table_name"], row["row_id"])
    before = json.loads(row["before"] or "{}")
    after = added[place] if row["kind"] == "insert" else json.loads(row["after"] or "{}")
    values = whole | before | after
    column = _PART_OF.get(place[0], "")
    owner = (links[place[0]][column], values[column]) if values.get(column) else place
    return RowChange(
        place=place, owner=owner, kind=row["kind"], before=before, after=after, row=values
    )


def _values_when_added(
    ledger: Ledger, added: Mapping[Place, int], whole: Mapping[Place, Values]
) -> dict[Place, Values]:
    """What was added, before anything else happened to it."""
    found: dict[Place, Values] = {place: {} for place in added}
    was_deleted: set[Place] = set()
    for row in ledger.rows(
        "SELECT seq, table_name, row_id, kind, before FROM json_each(?) AS place "
        "CROSS JOIN change ON table_name = json_extract(place.value, '$[0]') "
        "AND row_id = json_extract(place.value, '$[1]') "
        "AND seq > json_extract(place.value, '$[2]') ORDER BY seq",
        (json.dumps([(*place, seq) for place, seq in added.items()]),),
    ):
        place = (row["table_name"], row["row_id"])
        if place in was_deleted or row["kind"] == "insert":
            continue
        # The first value that was changed away is the one with which the row came.
        found[place] = json.loads(row["before"]) | found[place]
        if row["kind"] == "delete":
            was_deleted.add(place)
    return {
        place: values if place in was_deleted else whole.get(place, {}) | values
        for place, values in found.items()
    }


def _spoken_of(changes: Sequence[RowChange], links: Links) -> set[Place]:
    """The owners, and the rows to which old and new values point."""
    found = {change.owner for change in changes}
    for change in changes:
        for column, parent in links.get(change.place[0], {}).items():
            for values in (change.before, change.after, change.row):
                if values.get(column):
                    found.add((parent, values[column]))
    return found
