"""What the rows of one task say, gathered → its item with segments, time limits and details."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from model.reading.clean import WARNING
from model.reading.dates import find_deadlines
from model.reading.document import (
    Finding,
    ReadDeadline,
    ReadDetail,
    ReadGroup,
    ReadItem,
    ReadResponsibility,
    ReadSegment,
)
from model.reading.table_mapping import ColumnRole
from model.reading.table_units import UnitCell, read_units
from model.words import ResponsibilityMode


@dataclass(slots=True)
class RowSentence:
    """A sentence with what the row around it says."""

    text: str
    lines: tuple[int, int]
    units: dict[UnitCell, None] = field(default_factory=dict)  # in the order of the rows
    note: ReadResponsibility | None = None  # said in the cell itself, behind the sentence
    times: list[tuple[str, str]] = field(default_factory=list)
    details: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class TableItemDraft:
    """A task while its rows are read; `words` are its cells as they stand."""

    line: int
    title: str | None = None
    numbers: list[str] = field(default_factory=list)
    group: ReadGroup | None = None
    words: list[str] = field(default_factory=list)
    sentences: list[RowSentence] = field(default_factory=list)


@dataclass(slots=True)
class ItemWriter:
    """Makes items; the same note or time limit is read once for a whole table."""

    year: int | None
    findings: list[Finding]
    _notes: dict[tuple[UnitCell, ...], ReadResponsibility | None] = field(default_factory=dict)
    _times: dict[str, tuple[ReadDeadline | str, ...]] = field(default_factory=dict)
    _is_year_missed: bool = False

    def write(self, draft: TableItemDraft, *, first_leads: bool) -> ReadItem:
        """The item of a draft."""
        texts = tuple(sentence.text for sentence in draft.sentences)
        notes, segments = self._segments(draft, first_leads=first_leads)
        deadlines, details = self._times_and_details(draft)
        return ReadItem(
            number=_number(draft.numbers),
            title=draft.title,
            text="\n".join(draft.words),
            is_task=True,
            group=draft.group,
            line=draft.line,
            sentences=texts,
            sentence_lines=tuple(sentence.lines for sentence in draft.sentences),
            segments=segments,
            responsible=notes,
            deadlines=deadlines,
            details=details,
        )

    def _segments(
        self, draft: TableItemDraft, *, first_leads: bool
    ) -> tuple[tuple[ReadResponsibility, ...], tuple[ReadSegment, ...]]:
        """Sentences that stand together with the same note are one run."""
        notes: list[ReadResponsibility] = []
        runs: list[list[int]] = []
        before: ReadResponsibility | None = None
        for at, sentence in enumerate(draft.sentences):
            note = self._note(sentence, first_leads=first_leads)
            if note is not None and note == before:
                runs[-1].append(at)
            elif note is not None:
                notes.append(replace(note, line=sentence.lines[0]))
                runs.append([at])
            before = note
        segments = (
            ReadSegment(sentences=tuple(run), responsible=at) for at, run in enumerate(runs)
        )
        return tuple(notes), tuple(segments)

    def _note(self, sentence: RowSentence, *, first_leads: bool) -> ReadResponsibility | None:
        key = tuple(sentence.units)
        if key and key not in self._notes:
            self._notes[key] = read_units(_by_column(key), first_leads=first_leads)
        return _together(self._notes[key] if key else None, sentence.note)

    def _times_and_details(
        self, draft: TableItemDraft
    ) -> tuple[tuple[ReadDeadline, ...], tuple[ReadDetail, ...]]:
        deadlines: list[ReadDeadline] = []
        details: list[ReadDetail] = []
        for at, sentence in enumerate(draft.sentences):
            found = list(self._own_limits(sentence, at))
            for heading, text in sentence.times:
                named = list(self._limits(text, at, sentence.lines[0]))
                found = [*named, *(each for each in found if each.due.day not in _days(named))]
                if not named or len(text) > _LONG_TIME:
                    details.append(ReadDetail(heading=heading, text=text, sentence_index=at))
            deadlines.extend(found)
            details.extend(
                ReadDetail(heading=heading, text=text, sentence_index=at)
                for heading, text in sentence.details
            )
        return tuple(deadlines), tuple(details)

    def _own_limits(self, sentence: RowSentence, at: int) -> Iterator[ReadDeadline]:
        if self.year is not None and _MAY_BE_TIME.search(sentence.text):
            for each in find_deadlines(sentence.text, at, self.year):
                if isinstance(each, ReadDeadline):
                    yield each
                else:
                    self._report(each, sentence.lines[0])

    def _limits(self, text: str, at: int, line: int) -> Iterator[ReadDeadline]:
        """The time limit of a cell; problems are told once for each wording."""
        if len(text) > _LONGEST_TIME:
            return
        named = _YEAR.search(text)
        year = self.year or (int(named[1]) if named else None)
        if year is None:
            if not self._is_year_missed:
                self._report("没有写明年份，完成时限只保留了原文，请核对。", line)
            self._is_year_missed = True
            return
        if text not in self._times:
            self._times[text] = tuple(find_deadlines(text, 0, year, whole=True))
            for each in self._times[text]:
                if isinstance(each, str):
                    self._report(each, line)
        for each in self._times[text]:
            if isinstance(each, ReadDeadline):
                yield ReadDeadline(quote=each.quote, due=each.due, sentence_index=at)

    def _report(self, message: str, line: int) -> None:
        self.findings.append(Finding(severity=WARNING, line=line, message=message))


_LONGEST_TIME = 300
_LONG_TIME = 30  # signs: longer words say more than a time
_MAY_BE_TIME = re.compile(r"[年月季]|长期|\d[-/.]\d")
_YEAR = re.compile(r"((?:19|20)\d\d)")


def _together(
    one: ReadResponsibility | None, other: ReadResponsibility | None
) -> ReadResponsibility | None:
    """The note of the columns with the one that the cell itself holds behind its sentence."""
    if one is None or other is None:
        return one or other
    lead = tuple(dict.fromkeys((*one.lead, *other.lead)))
    participants = tuple(dict.fromkeys((*one.participants, *other.participants)))
    return replace(
        one,
        text=one.text + other.text,
        lead=lead,
        participants=participants,
        units=tuple(dict.fromkeys((*lead, *participants))),
        open_ended=one.open_ended or other.open_ended,
        mode=ResponsibilityMode.LEAD_AND_JOIN if participants else one.mode,
    )


def _by_column(units: Sequence[UnitCell]) -> list[UnitCell]:
    """What several rows say in one column is one text."""
    texts: dict[tuple[ColumnRole, str], list[str]] = {}
    for cell in units:
        texts.setdefault((cell.role, cell.heading), []).append(cell.text)
    return [
        UnitCell(role, heading, "、".join(dict.fromkeys(found)))
        for (role, heading), found in texts.items()
    ]


def _days(limits: Iterable[ReadDeadline]) -> set[object]:
    return {each.due.day for each in limits}


def _number(numbers: Sequence[str]) -> str | None:
    """One number, or the first and last of the rows that are one task."""
    different = list(dict.fromkeys(numbers))
    if len(different) < 2:
        return different[0] if different else None
    return f"{different[0]}—{different[-1]}"
