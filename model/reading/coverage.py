"""Whether every word of the source was read (一句未漏): nothing may fall out between the steps.

Two walks over the same letters, none of which knows how the reading works: lines against
paragraphs, and paragraphs against the titles and sentences of the outline, in their order.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from model.reading.clean import WARNING
from model.reading.document import Finding, ReadChapter, ReadResponsibility
from model.reading.levels import level
from model.reading.lines import Line
from model.reading.marks import Mark, read_mark
from model.reading.paragraphs import Paragraph
from model.reading.responsibility import Note
from model.reading.sentences import Sentence, split_sentences
from model.reading.source import Source


def unread_lines(
    body: Sequence[Line], paragraphs: Sequence[Paragraph], chapters: Iterable[ReadChapter]
) -> tuple[int, ...]:
    """The lines of the body, by number, of which some words are nowhere in the outline."""
    chapters = tuple(chapters)
    unread = {
        *_outside_paragraphs(body, paragraphs),
        *_outside_outline(level(list(paragraphs)), chapters),
    }
    return tuple(sorted(unread))


def unread_findings(lines: Iterable[Line], unread: Iterable[int]) -> Iterator[Finding]:
    """One finding for each line that was not read."""
    texts = {line.number: line.printed for line in lines}
    for number in unread:
        shown = texts.get(number, "")
        shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
        message = f"第{number}行“{shown}”没有读全，请对照原件核对。"
        yield Finding(severity=WARNING, line=number, message=message)


def letters(text: str) -> str:
    """Letters and digits alone: what no repair of spaces and punctuation may change."""
    return "".join(filter(str.isalnum, text))


_SHOWN = 20  # signs of an unread line that a finding shows
_HEADINGS = (Mark.CHAPTER, Mark.ITEM)
_WINDOW = 4000  # letters within which a walk looks for its place again


@dataclass(slots=True)
class _Walk:
    """A place in a text that moves on with each piece found there."""

    text: str
    at: int = 0

    def takes(self, piece: str) -> bool:
        """Whether the piece stands next, or soon; then the walk goes on behind it."""
        found = self.text.find(piece, self.at, self.at + len(piece) + _WINDOW)
        if found < 0:
            return False
        self.at = found + len(piece)
        return True


def _outside_paragraphs(body: Sequence[Line], paragraphs: Sequence[Paragraph]) -> Iterator[int]:
    """Lines, with or without the mark they begin with, whose words are in no paragraph."""
    walk = _Walk("".join(letters(paragraph.text) for paragraph in paragraphs))
    starts = (start for paragraph in paragraphs for start in paragraph.passage.starts)
    begun = {line for at, line in starts if at == 0}
    for line in body:
        if line.number in begun and walk.takes(letters(read_mark(line.text).rest)):
            continue
        if not walk.takes(letters(line.text)):
            yield line.number


def _outside_outline(
    paragraphs: Iterable[Paragraph], chapters: Sequence[ReadChapter]
) -> Iterator[int]:
    walk = _Walk(letters("".join(_printed(chapters))))
    told = {unit for note in _notes(chapters) for unit in note.units}
    for paragraph in paragraphs:
        pieces = split_sentences(paragraph.text)
        notes = [piece.responsibility for piece in pieces if isinstance(piece, Note)]
        if paragraph.mark in _HEADINGS and "。" not in paragraph.text:
            notes = []  # what becomes of a note behind a heading has a finding of its own
        words = "".join(piece.text for piece in pieces if isinstance(piece, Sentence))
        is_found = walk.takes(letters(words)) or walk.takes(letters(paragraph.text))
        if not is_found or not all(told.issuperset(note.units) for note in notes):
            yield from sorted({line for _, line in paragraph.passage.starts})


def _printed(chapters: Iterable[ReadChapter]) -> Iterator[str]:
    """Titles and sentences of the outline in the order of the paper."""
    for chapter in chapters:
        yield chapter.title
        group = None
        for item in chapter.items:
            if item.group and item.group != group:
                yield item.group.title
            group = item.group
            yield item.title or ""
            yield from item.sentences
            for subitem in item.subitems:
                yield from (subitem.title, *subitem.sentences)


def _notes(chapters: Iterable[ReadChapter]) -> Iterator[ReadResponsibility]:
    for chapter in chapters:
        for item in chapter.items:
            yield from item.responsible


def unread_rows(
    source: Source, chapters: Iterable[ReadChapter], told: Collection[int]
) -> tuple[int, ...]:
    """Lines of a tabular document that gave nothing and are told nowhere (`told`: cut, head)."""
    read = {*told}
    for chapter in chapters:
        read.add(chapter.line or 0)
        for item in chapter.items:
            read.add(item.line or 0)
            for first, last in item.sentence_lines:
                read.update(range(first, last + 1))
            read.update(note.line or 0 for note in item.responsible)
    lines = (line for line in source.lines if letters(line.text))
    return tuple(line.number for line in lines if line.number not in read)
