"""The rows of the reading (读取结果的行): chapters, tasks, sentences, notes, targets, dates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto

from model.list_update import ClauseChange, ComparedClause, ListComparison
from model.reading.document import (
    Lines,
    OfficialDocument,
    ReadItem,
    ReadResponsibility,
    ReadTarget,
)
from model.reading.fact_words import deadline_words, target_words
from model.reading.places import Place


class RowKind(Enum):
    """What a row shows."""

    CHAPTER = auto()
    GROUP = auto()
    ITEM = auto()
    SENTENCE = auto()
    NOTE = auto()
    GOAL = auto()
    TARGET = auto()
    DEADLINE = auto()
    DETAIL = auto()
    GONE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; `at` counts targets, dates and notes, `before` are words of an older reading.

    `quote` are the words of the source where they are not the text itself. `lead` is the number
    of a task without a title, shown before its first sentence. `is_tied` says that a note below
    closes it.
    """

    kind: RowKind
    place: Place
    text: str
    number: str = ""
    lead: str = ""
    tag: str = ""
    lines: Lines | None = None
    at: int = 0
    is_counted: bool = False
    is_tied: bool = False
    change: ClauseChange | None = None
    before: str = ""
    quote: str = ""


HOLDING = (RowKind.CHAPTER, RowKind.GROUP, RowKind.ITEM, RowKind.GOAL)


def only(rows: list[Row], wanted: set[int]) -> list[Row]:
    """The rows with these numbers, below the titles under which they stand."""
    kept: list[Row] = []
    above: dict[RowKind, Row] = {}
    for number, row in enumerate(rows):
        if row.kind in HOLDING:
            for kind in HOLDING[HOLDING.index(row.kind) :]:
                above.pop(kind, None)
            above[row.kind] = row
        if number in wanted:
            kept.extend(title for title in above.values() if title is not row)
            above.clear()
            kept.append(row)
    return kept


def note_words(note: ReadResponsibility) -> str:
    """A note as printed, with who leads when that is not to be seen in it."""
    shown = all(name in note.text for name in note.units)
    if shown and not (note.participants and "牵头" not in note.text and "参与" not in note.text):
        return note.text
    lead, join = "、".join(note.lead), "、".join(note.participants)
    read = f"牵头：{lead}" + (f"；配合：{join}" if join else "") if join else f"负责：{lead}"
    return f"{note.text}　按“{read}”导入"


class OutlineRows:
    """Makes the rows of a document; those of an item that no edit touched are kept."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, int, int], tuple[ReadItem, list[Row]]] = {}
        self._number = 0

    def rows(
        self, document: OfficialDocument, comparison: ListComparison | None = None
    ) -> list[Row]:
        """Every row in the order of the paper; with a comparison, what is new, changed or gone."""
        kept, self._kept, self._number = self._kept, {}, 0
        rows = [
            row for at in range(len(document.chapters)) for row in self._chapter(document, at, kept)
        ]
        return _with_changes(rows, comparison) if comparison else rows

    def _chapter(
        self,
        document: OfficialDocument,
        at: int,
        kept: Mapping[tuple[int, int, int], tuple[ReadItem, list[Row]]],
    ) -> Iterator[Row]:
        chapter, place = document.chapters[at], Place(chapter=at)
        counted = sum(len(item.sentences) for item in chapter.items if item.is_task)
        yield Row(
            kind=RowKind.CHAPTER,
            place=place,
            text=f"{chapter.number}、{chapter.title}" if chapter.number else chapter.title,
            tag=f"{counted}句" if counted else "",
            lines=_line(chapter.line),
        )
        group = None
        for number, item in enumerate(chapter.items):
            here = Place(chapter=at, item=number)
            if item.group and item.group != group:
                title = item.group.number + item.group.title
                yield Row(kind=RowKind.GROUP, place=here, text=title, lines=_line(item.line))
            group = item.group
            key = (at, number, self._number)
            if key not in kept or kept[key][0] is not item:
                self._kept[key] = (item, list(_item(item, here, self._number)))
            else:
                self._kept[key] = kept[key]
            yield from self._kept[key][1]
            self._number += len(item.sentences) if item.is_task else 0


def _item(item: ReadItem, place: Place, before: int) -> Iterator[Row]:
    """The rows of one item; `before` sentences were counted above it."""
    number = item.number or ""
    shown = number + ("." if number.isdecimal() else " " if number[-1:].isdecimal() else "")
    is_bare = not item.title and bool(item.sentences)
    if not is_bare:
        yield Row(
            kind=RowKind.ITEM,
            place=place,
            text=shown + (item.title or "（没有标题的任务）"),
            tag=f"{len(item.sentences)}句" if item.is_task else "不计任务",
            lines=_line(item.line),
        )
    closed = {run.sentences[-1]: run.responsible for run in item.segments if run.sentences}
    tied = {at for run in item.segments for at in run.sentences}
    for at, text in enumerate(item.sentences):
        here = place.at(at)
        yield Row(
            kind=RowKind.SENTENCE,
            place=here,
            text=text,
            number=str(before + at + 1) if item.is_task else "",
            lead=shown.strip() if is_bare and at == 0 else "",
            tag="" if item.is_task or not is_bare or at else "不计任务",
            lines=_span(item.sentence_lines, at, item.line),
            is_counted=item.is_task,
            is_tied=at in tied,
        )
        if item.targets or item.deadlines or item.details:
            yield from _facts(item, here, is_tied=at in tied)
        if at in closed:
            yield _note(item, here, closed[at])
    yield from _goals(item, place)


def _facts(item: ReadItem, place: Place, *, is_tied: bool) -> Iterator[Row]:
    lines = _span(item.sentence_lines, place.sentence or 0, item.line)
    facts = Row(kind=RowKind.TARGET, place=place, text="", lines=lines, is_tied=is_tied)
    yield from _targets(item.targets, facts)
    for at, deadline in enumerate(item.deadlines):
        if deadline.sentence_index == place.sentence:
            words = deadline_words(deadline)
            yield replace(facts, kind=RowKind.DEADLINE, text=words, at=at, quote=deadline.quote)
    for detail in item.details:
        if detail.sentence_index == place.sentence:
            yield replace(facts, kind=RowKind.DETAIL, text=detail.text, lead=detail.heading)


def _targets(targets: tuple[ReadTarget, ...], like: Row) -> Iterator[Row]:
    for at, target in enumerate(targets):
        if target.sentence_index == like.place.sentence:
            words = target_words(target)
            yield replace(like, text=words, at=at, tag=str(target.scope), quote=target.quote)


def _note(item: ReadItem, place: Place, at: int) -> Row:
    note = item.responsible[at]
    return Row(
        kind=RowKind.NOTE,
        place=place,
        text=note_words(note),
        quote=note.text,
        lines=_line(note.line) or _span(item.sentence_lines, place.sentence or 0, item.line),
        at=at,
        is_tied=True,
    )


def _goals(item: ReadItem, place: Place) -> Iterator[Row]:
    for at, goal in enumerate(item.subitems):
        here = replace(place, goal=at)
        if goal.title:
            title = f"—— {goal.title}"
            yield Row(kind=RowKind.GOAL, place=here, text=title, lines=_line(goal.line))
        for number, text in enumerate(goal.sentences):
            row = Row(
                kind=RowKind.SENTENCE,
                place=here.at(number),
                text=text,
                lead="" if goal.title or number else "——",
                lines=_span(goal.sentence_lines, number, goal.line),
            )
            yield row
            facts = replace(row, kind=RowKind.TARGET, text="", lead="")
            yield from _targets(goal.targets, facts)


def _with_changes(rows: list[Row], comparison: ListComparison) -> list[Row]:
    """Mark the sentences by their words; those that are gone follow the one before them."""
    waiting = _by_words(comparison)
    gone_after = _gone_after(comparison)
    marked: list[Row] = []
    for row in (*(Row(kind=RowKind.GONE, place=Place(chapter=0), text=""),), *rows):
        if row.kind is RowKind.SENTENCE and (found := waiting.get(row.text)):
            compared = found.pop(0)
            row = replace(row, change=compared.change, before=compared.before)
        if row.text:
            marked.append(row)
        if row.kind in (RowKind.SENTENCE, RowKind.GONE):
            marked.extend(_gone(row, words) for words in gone_after.pop(row.text, ()))
    return marked


def _by_words(comparison: ListComparison) -> Mapping[str, list[ComparedClause]]:
    waiting: dict[str, list[ComparedClause]] = {}
    for compared in comparison.clauses:
        if compared.change is not ClauseChange.GONE:
            waiting.setdefault(compared.after, []).append(compared)
    return waiting


def _gone_after(comparison: ListComparison) -> dict[str, list[ComparedClause]]:
    after, found = "", dict[str, list[ComparedClause]]()
    for compared in comparison.clauses:
        if compared.change is ClauseChange.GONE:
            found.setdefault(after, []).append(compared)
        else:
            after = compared.after
    return found


def _gone(above: Row, compared: ComparedClause) -> Row:
    hanging = f"，已有{compared.actions}项落实举措，将保留" if compared.actions else ""
    return Row(
        kind=RowKind.GONE,
        place=above.place,
        text=compared.before,
        before=f"新来文中没有这一句{hanging}",
        lines=above.lines,
        change=ClauseChange.GONE,
    )


def _line(line: int | None) -> Lines | None:
    return (line, line) if line else None


def _span(lines: tuple[Lines, ...], at: int, line: int | None) -> Lines | None:
    return lines[at] if at < len(lines) else _line(line)
