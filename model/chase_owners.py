"""Who is chased for what (督办对象): units, or posts with their holders, with counts."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from model.deadlines import LampCounts
from model.entities import PostId, UnitId
from model.ledger import Ledger
from model.reminders import Reminded, reminded_posts, reminded_units
from model.standing import CHASED, Chase, Standing, Standings, lamps_of, open_ones
from model.words import HEADS, NO_POST, NO_UNIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """A unit, or a post of one; `post_id` is None where it is a unit, both for 未定.

    `counts` says how many of its actions are chased for what, None for anything at all.
    """

    unit_id: UnitId | None
    post_id: PostId | None
    name: str
    unit_name: str
    counts: Mapping[Chase | None, int]
    actions: LampCounts
    reminded: Reminded | None

    @property
    def key(self) -> str:
        """What tells owners apart."""
        return str(self.post_id or self.unit_id or "")


def units_chased(ledger: Ledger, standings: Standings, as_of: date) -> tuple[Owner, ...]:
    """The units that are chased for anything, in the order of the office."""
    reminded = reminded_units(ledger, as_of)
    of_unit = _grouped(standings, "unit_id")
    rows = ledger.rows("SELECT id AS unit_id, NULL AS post_id, name, '' AS unit FROM unit "
                       "ORDER BY position, id")  # fmt: skip
    found = [_owner(row, of_unit[row["unit_id"]], reminded.get(row["unit_id"])) for row in rows]
    return _chased(found, of_unit[None], NO_UNIT)


def posts_chased(ledger: Ledger, standings: Standings, as_of: date) -> tuple[Owner, ...]:
    """The posts whose actions are chased for anything; a vacant one goes by its name."""
    reminded = reminded_posts(ledger, as_of)
    of_post = _grouped(standings, "post_id")
    rows = ledger.rows(
        "SELECT post.id AS post_id, post.unit_id, coalesce(nullif(holder, ''), post.name) AS name, "
        f"coalesce(unit.name, '{HEADS}') AS unit FROM post "
        "LEFT JOIN unit ON unit.id = post.unit_id "
        "ORDER BY post.unit_id IS NOT NULL, unit.position, post.position, post.id"
    )
    found = [_owner(row, of_post[row["post_id"]], reminded.get(row["post_id"])) for row in rows]
    return _chased(found, of_post[None], NO_POST)


def count_chased(standings: Standings) -> Counter[Chase | None]:
    """How many actions are chased for each thing, and for anything."""
    counts: Counter[Chase | None] = Counter()
    for each in open_ones(standings):
        found = [chase for chase, test in CHASED.items() if test(each)]
        if found:
            counts[None] += 1
            for chase in found:
                counts[chase] += 1
    return counts


def _grouped(standings: Standings, field: str) -> defaultdict[str | None, list[Standing]]:
    found: defaultdict[str | None, list[Standing]] = defaultdict(list)
    for each in standings:
        found[getattr(each, field)].append(each)
    return found


def _owner(row: Any, standings: Standings, reminded: Reminded | None) -> Owner:
    return Owner(
        unit_id=row["unit_id"],
        post_id=row["post_id"],
        name=row["name"],
        unit_name=row["unit"],
        counts=count_chased(standings),
        actions=lamps_of(standings),
        reminded=reminded,
    )


def _chased(found: list[Owner], nobody: Standings, words: str) -> tuple[Owner, ...]:
    row = {"unit_id": None, "post_id": None, "name": words, "unit": ""}
    every = [*found, _owner(row, nobody, None)]
    return tuple(owner for owner in every if owner.counts[None])
