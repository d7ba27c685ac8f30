"""The words of one task → its sentences, notes, segments, targets, time limits and goals."""

import re
from dataclasses import dataclass, field, replace

from model.reading.clean import WARNING
from model.reading.dates import find_deadlines, names_limit
from model.reading.document import (
    Finding,
    ReadDeadline,
    ReadDetail,
    ReadGroup,
    ReadItem,
    ReadResponsibility,
    ReadSegment,
    ReadSubitem,
)
from model.reading.headings import HeadingNote
from model.reading.passages import Passage
from model.reading.responsibility import Note
from model.reading.sentences import Sentence, split_sentences
from model.words import ResponsibilityMode

_NO_YEAR = "没有写明年份，时限未采用，请核对。"
_ENDS = (*"。；！？”）",)
_COLON_TITLE = re.compile(r"([^，。；：（）]{2,20})：(?=.)")
_UNREAD_BRACKET = "括号“{}”像是责任部门，但不在句末或写法特别，留在原句中，请核对。"
_UNCLOSED = "从这一句起到本项结尾没有写责任部门，前面各句写有，请核对。"
_ODD_NAME = "责任部门中的“{}”不像单位名称，已按原文保留，请核对。"


@dataclass(slots=True)
class SubitemDraft:
    """The paragraphs of a goal or principle."""

    paragraphs: list[Passage]


@dataclass(slots=True)
class ItemDraft:
    """The paragraphs of a task, before they are cut into sentences."""

    line: int
    number: str | None = None
    title: str | None = None
    is_task: bool = True
    group: ReadGroup | None = None
    heading_note: HeadingNote | None = None
    paragraphs: list[Passage] = field(default_factory=list)
    subitems: list[SubitemDraft] = field(default_factory=list)


def build_item(draft: ItemDraft, *, year: int | None, findings: list[Finding]) -> ReadItem:
    """Cut a task into its parts; what is uncertain joins the findings."""
    run = _Run()
    for paragraph in draft.paragraphs:
        for piece in split_sentences(paragraph.text):
            run.take(piece, paragraph)
    run.finish(draft.heading_note)
    sentences = tuple(run.sentences)
    findings.extend(_warning(text, line) for text, line in run.doubts)
    return ReadItem(
        number=draft.number,
        title=draft.title,
        text="".join(passage.text for passage in draft.paragraphs),
        line=draft.line,
        is_task=draft.is_task,
        group=draft.group,
        sentences=sentences,
        sentence_lines=tuple(run.lines),
        subitems=tuple(_build_subitem(sub) for sub in draft.subitems),
        segments=tuple(run.segments),
        responsible=tuple(run.notes),
        deadlines=_deadlines(run, year=year, line=draft.line, findings=findings),
        details=tuple(run.details),
    )


@dataclass(slots=True)
class _Run:
    """Sentences since the last note are closed by the next one."""

    sentences: list[str] = field(default_factory=list)
    lines: list[tuple[int, int]] = field(default_factory=list)
    notes: list[ReadResponsibility] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)  # sentences above each note
    segments: list[ReadSegment] = field(default_factory=list)
    times: list[tuple[int, str]] = field(default_factory=list)
    details: list[ReadDetail] = field(default_factory=list)
    doubts: list[tuple[str, int]] = field(default_factory=list)
    closed: int = 0

    def take(self, piece: Sentence | Note, passage: Passage) -> None:
        if isinstance(piece, Note):
            self._take_note(piece, passage.line_at(piece.at))
            return
        if len(self.sentences) > self.closed and not self.sentences[-1].endswith(_ENDS):
            self.doubts.append((_unended(self.sentences[-1]), self.lines[-1][0]))
        if piece.doubt:
            self.doubts.append((_UNREAD_BRACKET.format(piece.doubt), passage.line_at(piece.at)))
        self.sentences.append(piece.text)
        self.lines.append(passage.span(piece.at, len(piece.text)))

    def finish(self, heading_note: HeadingNote | None) -> None:
        """Notes above their sentences close what follows; the rest is the heading's."""
        if self.segments and not self.segments[0].sentences and self.closed < len(self.sentences):
            ends = [*self.begins[1:], len(self.sentences)]
            self.segments = [
                ReadSegment(sentences=tuple(range(start, end)), responsible=at)
                for at, (start, end) in enumerate(zip(self.begins, ends, strict=True))
            ]
        elif heading_note and not self.notes and self.sentences:
            heading_note.is_used = True
            self._take_note(heading_note.note, heading_note.line)
        if self.notes and self.closed < len(self.sentences) and self.begins[0] > 0:
            self.doubts.append((_UNCLOSED, self.lines[self.closed][0]))

    def _take_note(self, note: Note, line: int) -> None:
        index = max(len(self.sentences) - 1, 0)
        self.times.extend((index, time) for time in note.times)
        self.details.extend(
            ReadDetail(heading=heading, text=text, sentence_index=index)
            for heading, text in note.details
        )
        self.doubts.extend((_ODD_NAME.format(name), line) for name in note.odd_names)
        if note.responsibility.units:
            self._close(replace(note.responsibility, line=line))

    def _close(self, note: ReadResponsibility) -> None:
        run = tuple(range(self.closed, len(self.sentences)))
        self.closed = len(self.sentences)
        if run or not self.notes:
            self.notes.append(note)
            self.begins.append(run[0] + len(run) if run else 0)
            self.segments.append(ReadSegment(sentences=run, responsible=len(self.notes) - 1))
        else:
            self.notes[-1] = _together(self.notes[-1], note)


def _together(one: ReadResponsibility, other: ReadResponsibility) -> ReadResponsibility:
    """Two notes on the same sentences: 牵头单位：… and 配合单位：… on lines of their own."""
    lead = tuple(dict.fromkeys((*one.lead, *other.lead)))
    participants = tuple(
        name for name in dict.fromkeys((*one.participants, *other.participants)) if name not in lead
    )
    return ReadResponsibility(
        text=_glue(one.text, other.text),
        units=tuple(dict.fromkeys((*lead, *participants))),
        lead=lead,
        participants=participants,
        open_ended=one.open_ended or other.open_ended,
        mode=ResponsibilityMode.LEAD_AND_JOIN if participants else one.mode,
        line=one.line,
    )


def _glue(one: str, other: str) -> str:
    """Notes in brackets stand side by side; lines with a label are parted by ；."""
    if one.endswith(("）", "】")) or other.startswith(("（", "【")):
        return one + other
    return one.rstrip("。；，") + "；" + other


def _build_subitem(draft: SubitemDraft) -> ReadSubitem:
    """The words before the first 。 are the title, unless they are all there is."""
    first = draft.paragraphs[0]
    title, stop, rest = first.text.partition("。")
    if named := _COLON_TITLE.match(title):  # 创新活力强劲：…
        title, stop, rest = named[1], "：", first.text[named.end() :]
    passages = [first.after(len(title + stop)), *draft.paragraphs[1:]]
    if not rest.strip() and not any(passage.text.strip() for passage in passages):
        title, passages = "", [first]
    pieces = [
        (piece.text if isinstance(piece, Sentence) else piece.responsibility.text, piece, passage)
        for passage in passages
        for piece in split_sentences(passage.text)
    ]
    sentences = tuple(text for text, _, _ in pieces)
    return ReadSubitem(
        title=title,
        sentences=sentences,
        line=first.line,
        sentence_lines=tuple(passage.span(piece.at, len(text)) for text, piece, passage in pieces),
    )


def _deadlines(
    run: _Run, *, year: int | None, line: int, findings: list[Finding]
) -> tuple[ReadDeadline, ...]:
    if year is None:
        _report_no_year(run, line, findings)
        return ()
    found = [
        *(pair for at, text in enumerate(run.sentences) for pair in find_deadlines(text, at, year)),
        *(
            pair
            for at, text in run.times
            for pair in find_deadlines(text, max(at, 0), year, whole=True)
        ),
    ]
    for problem in (each for each in found if isinstance(each, str)):
        findings.append(Finding(severity=WARNING, line=line, message=problem))
    dated = [each for each in found if not isinstance(each, str)]
    return tuple(sorted(dated, key=lambda deadline: deadline.sentence_index))


def _report_no_year(run: _Run, line: int, findings: list[Finding]) -> None:
    """Once for a document: without its year no time limit has a date."""
    finding = Finding(severity=WARNING, line=line, message=_NO_YEAR)
    is_met = run.times or any(map(names_limit, run.sentences))
    if is_met and all(each.message != _NO_YEAR for each in findings):
        findings.append(finding)


def _unended(text: str) -> str:
    """Words without 。 above another sentence may be a heading, or the half of a sentence."""
    shown = text if len(text) <= 20 else text[:20] + "…"
    return f"“{shown}”没有以句号结束，按一句计，请核对。"


def _warning(message: str, line: int) -> Finding:
    return Finding(severity=WARNING, line=line, message=message)
