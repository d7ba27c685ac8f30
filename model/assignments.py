"""Who carries what (分工), as it stands and as it stood after an earlier step, for comparison."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from model.former_rows import LoggedChange, RowsSince, Values, rows_since
from model.ledger import Ledger

# What is held side by side: columns of local_action.
COMPARED_COLUMNS = ("text", "lead_unit_id", "post_id", "leader_post_id", "due_text", "due_on")
_UNDECIDED, _NOBODY = "未定", "无"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What is to be done, by whom and when, in ids; units co-operate in this order."""

    text: str
    lead_unit_id: str | None
    cooperating: tuple[str, ...]
    post_id: str | None
    leader_post_id: str | None
    due_text: str
    due_on: str | None


class Names:
    """The names of units and of the holders of posts, at one time."""

    def __init__(self, units: Mapping[str, str], posts: Mapping[str, str]) -> None:
        self._units, self._posts = units, posts

    def unit(self, unit_id: str | None) -> str:
        """The name of a unit."""
        return self._units[unit_id] if unit_id else _UNDECIDED

    def units(self, unit_ids: tuple[str, ...]) -> str:
        """The names of several units."""
        return "、".join(map(self.unit, unit_ids)) or _NOBODY

    def post(self, post_id: str | None) -> str:
        """The holder of a post, or the post while it is vacant."""
        return self._posts[post_id] if post_id else _UNDECIDED


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentsSince:
    """The assignments touched after a step, then and now; None where there was, or is, no action.

    `action_changes` and `link_changes` are the entries of the log, newest first, the latter with
    the action whose co-operating units they moved.
    """

    then: dict[str, Assignment | None]
    now: dict[str, Assignment | None]
    names_then: Names
    names_now: Names
    action_changes: tuple[LoggedChange, ...]
    link_changes: tuple[tuple[str, LoggedChange], ...]


def assignments_since(ledger: Ledger, since: int) -> AssignmentsSince:
    """The assignments touched by steps after step number `since`."""
    actions = rows_since(ledger, "local_action", since=since, columns=COMPARED_COLUMNS)
    links = rows_since(ledger, "action_cooperating_unit", since=since)
    owner = {
        link_id: row["action_id"]
        for rows in (links.present, links.former)
        for link_id, row in rows.items()
        if row is not None
    }
    touched = list(dict.fromkeys([*actions.present, *owner.values()]))
    rows_now = _rows(ledger, "local_action", "id", touched)
    links_now = _rows(ledger, "action_cooperating_unit", "action_id", touched)
    rows_then = _with(rows_now, actions)
    links_then = _with(links_now, links)
    return AssignmentsSince(
        then=_assignments(touched, rows_then, links_then),
        now=_assignments(touched, rows_now, links_now),
        names_then=_names(ledger, since),
        names_now=_names(ledger, None),
        action_changes=actions.changes,
        link_changes=tuple((owner[c.row_id], c) for c in links.changes if c.row_id in owner),
    )


def _rows(ledger: Ledger, table: str, column: str, ids: Collection[str]) -> dict[str, Values]:
    found = ledger.rows(
        f"SELECT * FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {row["id"]: dict(row) for row in found}


def _with(rows: dict[str, Values], touched: RowsSince) -> dict[str, Values]:
    """The rows with those that were touched as they stood."""
    standing = rows | touched.former
    return {row_id: row for row_id, row in standing.items() if row is not None}


def _assignments(
    action_ids: Collection[str], rows: Mapping[str, Values], links: Mapping[str, Values]
) -> dict[str, Assignment | None]:
    units: defaultdict[str, list[str]] = defaultdict(list)
    for link in sorted(links.values(), key=lambda link: (link["position"], link["id"])):
        units[link["action_id"]].append(link["unit_id"])
    return {
        action_id: _assignment(rows[action_id], units[action_id]) if action_id in rows else None
        for action_id in action_ids
    }


def _assignment(row: Values, units: Collection[str]) -> Assignment:
    return Assignment(cooperating=tuple(units), **{name: row[name] for name in COMPARED_COLUMNS})


def _names(ledger: Ledger, since: int | None) -> Names:
    units = {row["id"]: dict(row) for row in ledger.rows("SELECT id, name FROM unit")}
    posts = {row["id"]: dict(row) for row in ledger.rows("SELECT id, name, holder FROM post")}
    if since is not None:
        units = _with(units, rows_since(ledger, "unit", since=since, columns=("name",)))
        posts = _with(posts, rows_since(ledger, "post", since=since, columns=("name", "holder")))
    return Names(
        {unit_id: row["name"] for unit_id, row in units.items()},
        {post_id: row["holder"] or row["name"] for post_id, row in posts.items()},
    )
