"""Parts of sentences (拆分): where one sentence asks for several things, each gets its actions.

Parts cover their sentence from the first sign to the last, without gaps. The sentence stays as it
is, and so do its number and every count of sentences.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from model.entities import ClauseId, ClausePart, ClausePartId, LocalActionId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.step import Step
from model.store.values import read_as

Span = tuple[int, int]  # the first sign of a part, and the one behind its last

# The sentences of which a part is served by no action, neither its own nor one of the whole.
LACKING_SQL = """
    SELECT part.clause_id FROM clause_part AS part WHERE NOT EXISTS (
        SELECT 1 FROM action_clause AS link WHERE link.clause_id = part.clause_id
        AND (link.clause_part_id IS NULL OR link.clause_part_id = part.id)
    )
"""


@dataclass(frozen=True, slots=True)
class WantedPart:
    """A part as it should stand; one that goes on keeps its id, and with it its actions."""

    span: Span
    known: ClausePartId | None = None


def read_parts(ledger: Ledger, clause_id: ClauseId) -> tuple[ClausePart, ...]:
    """The parts of a sentence in the order of its words; none while it is whole."""
    rows = ledger.rows(
        "SELECT * FROM clause_part WHERE clause_id = ? ORDER BY starts_at", (clause_id,)
    )
    return tuple(read_as(ClausePart, row) for row in rows)


def parts_served(ledger: Ledger, clause_id: ClauseId) -> dict[LocalActionId, ClausePartId | None]:
    """Which part of a sentence each of its actions serves; None is the whole."""
    rows = ledger.rows(
        "SELECT action_id, clause_part_id FROM action_clause WHERE clause_id = ?", (clause_id,)
    )
    return {row["action_id"]: row["clause_part_id"] for row in rows}


def read_all_parts(ledger: Ledger) -> defaultdict[str, list[ClausePart]]:
    """The parts of every sentence that has any."""
    found: defaultdict[str, list[ClausePart]] = defaultdict(list)
    for row in ledger.rows("SELECT * FROM clause_part ORDER BY clause_id, starts_at"):
        found[row["clause_id"]].append(read_as(ClausePart, row))
    return found


def split_clause(step: Step, clause_id: ClauseId, offsets: Sequence[int]) -> None:
    """Cut a sentence before the signs at these offsets, instead of where it was cut before.

    Parts that stay keep their actions. The actions of one that becomes part of a larger one go
    with it; those of one that is cut further serve the whole sentence from now on.
    """
    spans = _spans(_text_of(step.ledger, clause_id), offsets)
    before = {
        (each.starts_at, each.ends_at): each.id for each in read_parts(step.ledger, clause_id)
    }
    heirs = {
        part_id: span
        for (start, end), part_id in before.items()
        for span in spans
        if span[0] <= start and end <= span[1]
    }
    lay_parts(step, clause_id, [WantedPart(span, before.get(span)) for span in spans], heirs)


def join_parts(step: Step, clause_id: ClauseId) -> None:
    """Make a sentence whole again; its actions serve all of it."""
    lay_parts(step, clause_id, (), {})


def lay_parts(
    step: Step,
    clause_id: ClauseId,
    wanted: Sequence[WantedPart],
    heirs: Mapping[ClausePartId, Span],
) -> None:
    """Let a sentence have exactly these parts; what hung on a part that goes falls to its heir."""
    before = read_parts(step.ledger, clause_id)
    kept = {each.known for each in wanted}
    orphans = [
        (link, heirs.get(part.id))
        for part in before
        if part.id not in kept
        for link in _drop(step, part.id)
    ]
    places = {each.known: each.span for each in wanted if each.known is not None}
    for part in _in_safe_order(before, places):
        starts_at, ends_at = places[part.id]
        step.update("clause_part", part.id, starts_at=starts_at, ends_at=ends_at)
    ids = {each.span: each.known or _add(step, clause_id, each.span) for each in wanted}
    for link, heir in orphans:
        if heir is not None:
            step.update("action_clause", link, clause_part_id=ids[heir])


def cuts(text: str) -> tuple[int, ...]:
    """Where a sentence may be cut: behind ，；、 and before 并, outside brackets and titles."""
    closed = [each.span() for each in _CLOSED.finditer(text)]
    found = (each.end() if each.group() != "并" else each.start() for each in _CUT.finditer(text))
    inner = (at for at in found if not any(start < at < end for start, end in closed))
    return tellable(text, inner)


def tellable(text: str, offsets: Iterable[int]) -> tuple[int, ...]:
    """Those of the offsets between which there are words."""
    kept = [0]
    for at in sorted(offsets):
        if _says(text[kept[-1] : at]) and _says(text[at:]):
            kept.append(at)
    return tuple(kept[1:])


def part_text(text: str, part: ClausePart) -> str:
    """The words of a part, as they stand in the sentence."""
    return text[part.starts_at : part.ends_at]


def as_sentence(words: str) -> str:
    """The words of a part as a sentence of its own: no comma at its ends, no 并 before it."""
    bare = words.strip("，；、。 　")
    return f"{_AND.sub('', bare)}。" if bare else words


_CLOSED = re.compile(r"《[^《》]*》|（[^（）]*）|“[^“”]*”")
_AND = re.compile("^并(?![购轨网行列联入存举重])")
_CUT = re.compile("[，；、]|(?<![合兼归])并(?![购轨网行列联入存举重])")
_WORD = re.compile(r"[^\W_]")


def _says(words: str) -> bool:
    return _WORD.search(words) is not None


def _text_of(ledger: Ledger, clause_id: ClauseId) -> str:
    text: str | None = ledger.value("SELECT text FROM clause WHERE id = ?", (clause_id,))
    if text is None:
        raise InvalidEntryError("这句原文已被删除，没有拆分。需要时请用“撤销”找回。")
    return text


def _spans(text: str, offsets: Sequence[int]) -> list[Span]:
    inner = sorted(set(offsets))
    if not inner:
        raise InvalidEntryError("还没有选拆分的位置，没有拆分。请先在句中选一处断开。")
    spans = list(pairwise([0, *inner, len(text)]))
    if not all(start < end and _says(text[start:end]) for start, end in spans):
        raise InvalidEntryError("拆出的部分里没有文字，没有拆分。请换一处断开。")
    return spans


def _drop(step: Step, part_id: ClausePartId) -> list[str]:
    """Delete a part; gives the links that now serve the whole sentence."""
    links = step.ledger.column(
        "SELECT id FROM action_clause WHERE clause_part_id = ? ORDER BY id", (part_id,)
    )
    for link in links:
        step.update("action_clause", link, clause_part_id=None)
    step.delete("clause_part", part_id)
    return links


def _add(step: Step, clause_id: ClauseId, span: Span) -> ClausePartId:
    starts_at, ends_at = span
    return ClausePartId(
        step.insert("clause_part", clause_id=clause_id, starts_at=starts_at, ends_at=ends_at)
    )


def _in_safe_order(
    before: Sequence[ClausePart], places: Mapping[ClausePartId, Span]
) -> Iterator[ClausePart]:
    """No part may come to where another still begins: the last go right first, the first left."""
    moving = [part for part in before if part.id in places]
    yield from (part for part in moving if places[part.id][0] <= part.starts_at)
    yield from (part for part in reversed(moving) if places[part.id][0] > part.starts_at)
