"""A sentence with all that hangs on it (targets, dates, note), so that it can be carried along.

Items and goals are taken apart into strands and put together again; what is not touched keeps
every value it had.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from model.reading.dates import find_deadlines
from model.reading.document import (
    Lines,
    OfficialDocument,
    ReadDeadline,
    ReadDetail,
    ReadItem,
    ReadResponsibility,
    ReadSegment,
    ReadTarget,
)
from model.reading.places import Place, goal_at, item_at, with_goal, with_item
from model.reading.targets import find_targets


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """One sentence; its parts count from 0, and `note` is the very note that closes it."""

    text: str
    lines: Lines | None
    targets: tuple[ReadTarget, ...] = ()
    deadlines: tuple[ReadDeadline, ...] = ()
    details: tuple[ReadDetail, ...] = ()
    note: ReadResponsibility | None = None


def strands_at(document: OfficialDocument, place: Place) -> list[Strand]:
    """The sentences of the item or goal at a place."""
    if place.goal is None:
        return _of_item(item_at(document, place))
    goal = goal_at(document, place)
    return [
        Strand(text=text, lines=_lines(goal.sentence_lines, at), targets=_own(goal.targets, at))
        for at, text in enumerate(goal.sentences)
    ]


def with_strands(
    document: OfficialDocument, place: Place, strands: Sequence[Strand]
) -> OfficialDocument:
    """The document with these sentences at a place."""
    if place.goal is None:
        return with_item(document, place, put_together(item_at(document, place), strands))
    goal = replace(
        goal_at(document, place),
        sentences=tuple(strand.text for strand in strands),
        sentence_lines=_all_lines(strands, goal_at(document, place).line),
        targets=_gathered(strand.targets for strand in strands),
    )
    return with_goal(document, place, goal)


def put_together(item: ReadItem, strands: Sequence[Strand]) -> ReadItem:
    """The item with these sentences; a note that closes none of them any more is gone."""
    notes = _notes(item, strands)
    runs = [tuple(at for at, strand in enumerate(strands) if strand.note is note) for note in notes]
    sentences = tuple(strand.text for strand in strands)
    is_same = "".join(sentences) == "".join(item.sentences) and len(notes) == len(item.responsible)
    return replace(
        item,
        text=item.text if is_same else _text(strands),
        sentences=sentences,
        sentence_lines=_all_lines(strands, item.line),
        responsible=tuple(notes),
        segments=tuple(ReadSegment(sentences=run, responsible=at) for at, run in enumerate(runs)),
        targets=_gathered(strand.targets for strand in strands),
        deadlines=_gathered(strand.deadlines for strand in strands),
        details=_gathered(strand.details for strand in strands),
    )


def read_anew(text: str, *, year: int | None, like: Sequence[Strand], note_of: Strand) -> Strand:
    """A sentence with its targets and dates found anew; `like` are those its words come from.

    What did not stand in the words (完成时限 of a note or a column, 成果形式) stays as it was,
    and so does the scope that was chosen for a target.
    """
    return Strand(
        text=text,
        lines=_hull([strand.lines for strand in like]),
        targets=_targets(text, like),
        deadlines=_deadlines(text, year, like),
        details=tuple(detail for strand in like for detail in strand.details),
        note=note_of.note,
    )


def _of_item(item: ReadItem) -> list[Strand]:
    closed_by = {
        at: item.responsible[run.responsible] for run in item.segments for at in run.sentences
    }
    return [
        Strand(
            text=text,
            lines=_lines(item.sentence_lines, at),
            targets=_own(item.targets, at),
            deadlines=_own(item.deadlines, at),
            details=_own(item.details, at),
            note=closed_by.get(at),
        )
        for at, text in enumerate(item.sentences)
    ]


_Part = TypeVar("_Part", ReadTarget, ReadDeadline, ReadDetail)


def _own(parts: Iterable[_Part], at: int) -> tuple[_Part, ...]:
    return tuple(replace(part, sentence_index=0) for part in parts if part.sentence_index == at)


def _gathered(parts: Iterable[Iterable[_Part]]) -> tuple[_Part, ...]:
    return tuple(replace(part, sentence_index=at) for at, own in enumerate(parts) for part in own)


def _notes(item: ReadItem, strands: Sequence[Strand]) -> list[ReadResponsibility]:
    """Notes that never closed a sentence stay in front; the others follow their sentences."""
    closing = {run.responsible for run in item.segments if run.sentences}
    notes = [note for at, note in enumerate(item.responsible) if at not in closing]
    for strand in strands:
        if strand.note is not None and not any(strand.note is note for note in notes):
            notes.append(strand.note)
    return notes


def _text(strands: Sequence[Strand]) -> str:
    """Running text with each note behind the last sentence that it closes."""
    pieces: list[str] = []
    for at, strand in enumerate(strands):
        pieces.append(strand.text)
        is_last = all(later.note is not strand.note for later in strands[at + 1 :])
        if strand.note is not None and is_last:
            pieces.append(strand.note.text)
    return "".join(pieces)


def _targets(text: str, like: Sequence[Strand]) -> tuple[ReadTarget, ...]:
    chosen = {
        (target.quote, target.value, target.unit): target.scope
        for strand in like
        for target in strand.targets
    }
    return tuple(
        replace(found, scope=chosen.get((found.quote, found.value, found.unit), found.scope))
        for found in find_targets((text,))
    )


def _deadlines(text: str, year: int | None, like: Sequence[Strand]) -> tuple[ReadDeadline, ...]:
    beside = [
        deadline
        for strand in like
        for deadline in strand.deadlines
        if deadline.quote not in strand.text
    ]
    found = find_deadlines(text, 0, year) if year is not None else ()
    return (*(each for each in found if isinstance(each, ReadDeadline)), *beside)


def _lines(lines: tuple[Lines, ...], at: int) -> Lines | None:
    return lines[at] if at < len(lines) else None


def _all_lines(strands: Sequence[Strand], line: int | None) -> tuple[Lines, ...]:
    if all(strand.lines is None for strand in strands):
        return ()
    return tuple(strand.lines or (line or 1, line or 1) for strand in strands)


def _hull(spans: Iterable[Lines | None]) -> Lines | None:
    known = [span for span in spans if span is not None]
    return (min(first for first, _ in known), max(last for _, last in known)) if known else None
