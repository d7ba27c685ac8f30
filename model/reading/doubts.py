"""What is doubtful in an outline: numbers that skip, notes whose reach is unclear."""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from model.reading.clean import WARNING
from model.reading.document import Finding, ReadChapter
from model.reading.headings import HeadingNote
from model.reading.marks import Mark
from model.reading.paragraphs import Paragraph


def gaps(paragraphs: list[Paragraph]) -> Iterator[Finding]:
    """Numbers that do not follow one another: something may be missing in the copy."""
    last: dict[Mark, int] = {}
    for paragraph in paragraphs:
        if paragraph.mark not in (Mark.CHAPTER, Mark.ITEM, Mark.RUNNING):
            continue
        before = last.get(paragraph.mark, 0)
        last[paragraph.mark] = paragraph.value
        if paragraph.value not in (before + 1, 1):
            yield Finding(
                severity=WARNING,
                line=paragraph.line,
                message=f"编号“{paragraph.number}”与前面的编号不连续，请对照原件核对有无漏段。",
            )


def unused_notes(notes: Iterable[HeadingNote]) -> Iterator[Finding]:
    """A note behind a heading whose tasks all have notes of their own."""
    seen: list[HeadingNote] = []
    for note in notes:
        if note.is_used or any(note is each for each in seen):
            continue
        seen.append(note)
        text = note.note.responsibility.text
        message = f"标题后的“{text}”与下面各项写明的责任部门并存，没有采用，请核对。"
        yield Finding(severity=WARNING, line=note.line, message=message)


def unnoted_paragraphs(chapters: tuple[ReadChapter, ...]) -> Iterator[Finding]:
    """Where each paragraph closes with a note, one without may be half of the next."""
    for chapter in chapters:
        plain = [item for item in chapter.items if item.number is None and item.is_task]
        for item, following in pairwise(plain):
            if not item.responsible and following.responsible:
                message = "这一段没有写责任部门，单列一项，请核对是否与下一段是同一段。"
                yield Finding(severity=WARNING, line=item.line, message=message)


def notes_at_the_end(chapters: tuple[ReadChapter, ...]) -> Iterator[Finding]:
    """A note on the last number alone may be meant for all numbers of its group."""
    for chapter in chapters:
        for group, together in groupby(chapter.items, key=lambda item: item.group):
            *before, last = together
            is_last_alone = last.responsible and not any(item.responsible for item in before)
            if group and before and is_last_alone:
                message = (
                    f"“{group.title}”只有最后一项写有责任部门，只归入这一项，"
                    f"请核对是否也管前面{len(before)}项。"
                )
                yield Finding(severity=WARNING, line=last.responsible[0].line, message=message)
