"""The office's own lists (自编清单): typed or pasted lines become a list, and back into lines.

Each line is a task of one sentence, unless it holds several that end in 。. Numbers and notes
(责任单位：…) mean what they mean in an official paper, but no line is joined to the one before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from model.errors import InvalidEntryError
from model.own_list_text import own_list_text
from model.reading.clean import clean_lines
from model.reading.document import (
    Finding,
    OfficialDocument,
    ReadChapter,
    ReadGroup,
    ReadItem,
    ReadResponsibility,
)
from model.reading.items import ItemDraft, build_item
from model.reading.lines import lines_of
from model.reading.marks import Mark, Marked, read_mark
from model.reading.passages import Passage
from model.reading.responsibility import Note, read_note
from model.reading.sentences import Sentence, split_sentences
from model.reading.sources.recognise import text_source
from model.store.values import clean_line
from model.tidy_names import MOST_OF_A_TITLE, no_longer
from model.words import ListKind

__all__ = ["own_list_document", "own_list_text"]


def own_list_document(text: str, *, title: str, year: int) -> OfficialDocument:
    """What typed lines say; raises InvalidEntryError when they hold no task."""
    name = clean_line(title)
    if not name:
        raise InvalidEntryError("清单名称不能为空，没有存入。请填写名称，如“领导批示事项”。")
    no_longer(name, "清单名称", MOST_OF_A_TITLE)
    cleaned, findings = clean_lines(lines_of(text_source(text).lines))
    marked = ((read_mark(line.text), line) for line in cleaned)
    lines = [_Line(mark, line.text, line.number) for mark, line in marked if mark.rest]
    drafts = _Drafts(name)
    for line, after in zip(lines, [*lines, None][1:], strict=True):
        drafts.take(line, after)
    chapters = tuple(drafts.chapters(year, findings))
    if not chapters:
        raise InvalidEntryError(
            "清单里还没有任务，没有存入。请每行写一条任务，如“开展专利执法专项行动。”。"
        )
    return OfficialDocument(
        title=name,
        issuer=None,
        doc_number=None,
        issued_date=None,
        published_date=None,
        year=year,
        kind=ListKind.OWN,
        report_deadline=None,
        report_to=None,
        report_form=(),
        report_subject=None,
        chapters=chapters,
        attachments=(),
        removed=(),
        findings=tuple(findings),
    )


@dataclass(frozen=True, slots=True)
class _Line:
    marked: Marked
    text: str
    number: int

    @property
    def mark(self) -> Mark:
        return self.marked.mark

    @property
    def is_heading(self) -> bool:
        """Whether it may stand above others: words without 。, and no note on itself."""
        pieces = split_sentences(self.marked.rest)
        return "。" not in self.marked.rest and all(isinstance(each, Sentence) for each in pieces)

    @property
    def is_note(self) -> bool:
        """Whether it says nothing but who answers for the task above, and by when."""
        pieces = split_sentences(self.marked.rest)
        return bool(pieces) and all(isinstance(each, Note) for each in pieces)


@dataclass(slots=True)
class _Chapter:
    number: str | None
    title: str
    line: int
    items: list[ItemDraft] = field(default_factory=list)


class _Drafts:
    """Takes the lines one by one, each with the one after it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._chapters: list[_Chapter] = []
        self._group: ReadGroup | None = None
        self._titled: ItemDraft | None = None  # a title to which the lines below belong

    def take(self, line: _Line, after: _Line | None) -> None:
        below = None if after is None or after.is_note else after.mark
        if line.is_note:
            self._take_note(line)
        elif line.mark is Mark.CHAPTER and line.is_heading and below not in (None, Mark.CHAPTER):
            self._open(line)
        elif line.mark is Mark.ITEM and line.is_heading and below is Mark.RUNNING:
            self._group = ReadGroup(number=line.marked.number, title=line.marked.rest)
            self._titled = None
        elif line.mark is Mark.ITEM:
            self._take_item(line, is_title=line.is_heading and below in _PLAIN)
        elif line.mark in _PLAIN and self._titled is not None:
            self._titled.paragraphs.append(_passage(line, line.text))
        else:
            self._take_task(line)

    def chapters(self, year: int, findings: list[Finding]) -> Iterator[ReadChapter]:
        for chapter in self._chapters:
            items = [_build(draft, year, findings) for draft in chapter.items]
            told = tuple(item for item in items if item.sentences)
            if told:
                yield ReadChapter(
                    number=chapter.number, title=chapter.title, items=told, line=chapter.line
                )

    def _open(self, line: _Line) -> None:
        number = line.marked.number
        self._chapters.append(_Chapter(number, line.marked.rest, line.number))
        self._group = self._titled = None

    def _take_note(self, line: _Line) -> None:
        if self._chapters and self._chapters[-1].items:
            self._chapters[-1].items[-1].paragraphs.append(_passage(line, line.marked.rest))

    def _take_item(self, line: _Line, *, is_title: bool) -> None:
        """（一） with its title: the line, or the words before the first 。 of several."""
        self._group = None
        draft = self._add(line, line.marked.number)
        title, _, rest = line.marked.rest.partition("。")
        if is_title:
            draft.title = line.marked.rest
        elif any(isinstance(each, Sentence) for each in split_sentences(rest)):
            draft.title = title
            draft.paragraphs.append(_passage(line, rest))
        else:
            draft.paragraphs.append(_passage(line, line.marked.rest))
        self._titled = draft if is_title else None

    def _take_task(self, line: _Line) -> None:
        has_number = line.mark in (Mark.CHAPTER, Mark.RUNNING)
        draft = self._add(line, line.marked.number if has_number else None)
        draft.paragraphs.append(_passage(line, line.marked.rest if has_number else line.text))
        self._titled = None

    def _add(self, line: _Line, number: str | None) -> ItemDraft:
        if not self._chapters:
            self._chapters.append(_Chapter(None, self._name, line.number))
        group = self._group if line.mark is Mark.RUNNING else None
        if group is None:
            self._group = None
        draft = ItemDraft(line=line.number, number=number, group=group)
        self._chapters[-1].items.append(draft)
        return draft


_PLAIN = (Mark.NONE, Mark.DASH, Mark.MINOR, Mark.ATTACHMENT)


def _passage(line: _Line, text: str) -> Passage:
    return Passage(text, ((0, line.number),))


def _build(draft: ItemDraft, year: int, findings: list[Finding]) -> ReadItem:
    item = build_item(draft, year=year, findings=findings)
    notes = tuple(map(_in_brackets, item.responsible))
    # The limit on a line of its own may be the one that the sentence names.
    deadlines = sorted(set(item.deadlines), key=lambda each: (each.sentence_index, each.quote))
    return replace(
        item, text="".join(item.sentences), responsible=notes, deadlines=tuple(deadlines)
    )


def _in_brackets(note: ReadResponsibility) -> ReadResponsibility:
    """A note on lines of its own becomes one that stands in a bracket behind the sentence."""
    is_bracket = note.text.startswith(("（", "【"))
    text = note.text if is_bracket else f"（{note.text.rstrip('。')}）"
    again = read_note(text)
    if again is not None and again.responsibility == replace(note, text=text):
        return again.responsibility
    parts = [_names("牵头单位", note.lead), _names("配合单位", note.participants)]
    again = read_note(f"（{'；'.join(filter(None, parts))}）")
    return note if again is None else again.responsibility


def _names(label: str, names: Sequence[str]) -> str:
    return f"{label}：{'、'.join(names)}" if names else ""
