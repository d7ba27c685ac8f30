"""Paragraphs → chapters, groups, tasks and goals."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from model.reading.backgrounds import (
    background_lead,
    is_background,
    is_organising,
    is_principles,
)
from model.reading.clean import WARNING
from model.reading.document import Finding, ReadChapter, ReadGroup
from model.reading.doubts import gaps, notes_at_the_end, unnoted_paragraphs, unused_notes
from model.reading.headings import (
    Heading,
    HeadingNote,
    cut_heading,
    has_note,
    has_sentence,
    is_note_only,
)
from model.reading.items import ItemDraft, SubitemDraft, build_item
from model.reading.levels import level
from model.reading.marks import Mark
from model.reading.paragraphs import Paragraph
from model.reading.passages import Passage
from model.reading.responsibility import Note
from model.reading.sentences import split_sentences


def build_outline(
    paragraphs: list[Paragraph], *, year: int | None, whole_title: str
) -> tuple[tuple[ReadChapter, ...], list[Finding]]:
    """The chapters with their items; `whole_title` names the one chapter of a list without any."""
    paragraphs = level(paragraphs)
    findings = list(gaps(paragraphs))
    drafts = _chapters(paragraphs, whole_title)
    findings.extend(_mark_background(drafts))
    chapters = tuple(
        ReadChapter(
            number=draft.number,
            title=draft.title,
            line=draft.line,
            items=tuple(build_item(item, year=year, findings=findings) for item in draft.items),
        )
        for draft in drafts
    )
    heading_notes = [item.heading_note for draft in drafts for item in draft.items]
    findings.extend(unused_notes(note for note in heading_notes if note is not None))
    findings.extend(unnoted_paragraphs(chapters))
    findings.extend(notes_at_the_end(chapters))
    return chapters, findings


@dataclass(slots=True)
class _Chapter:
    number: str | None
    title: str
    line: int
    heading: Paragraph | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)
    items: list[ItemDraft] = field(default_factory=list)


def _chapters(paragraphs: list[Paragraph], whole_title: str) -> list[_Chapter]:
    chapters: list[_Chapter] = []
    for paragraph in paragraphs:
        if paragraph.mark is Mark.CHAPTER:
            chapters.append(_Chapter(paragraph.number or None, "", paragraph.line, paragraph))
            continue
        if not chapters:
            chapters.append(_Chapter(None, whole_title, paragraph.line))
        chapters[-1].paragraphs.append(paragraph)
    for chapter in chapters:
        chapter.items = _items(chapter, _cut_chapter(chapter))
    return chapters


def _cut_chapter(chapter: _Chapter) -> HeadingNote | None:
    """Title a chapter; words behind the title are its first paragraph, a note holds for it all."""
    if chapter.heading is None:
        return None
    passage = chapter.heading.passage
    heading = cut_heading(passage, is_followed=_any_sentence(chapter.paragraphs))
    if heading.title is None:
        is_task_itself = has_note(passage.text) or "。" in passage.text
        words = cut_heading(passage, is_followed=True)
        heading = Heading(words.title, heading.rest if is_task_itself else ())
    chapter.title = heading.title or ""
    note = heading.note
    if not heading.rest and len(chapter.paragraphs) > 1:
        note = note or _note_alone([chapter.paragraphs[0].passage])
        del chapter.paragraphs[: note is not None and note is not heading.note]
    chapter.paragraphs[:0] = [Paragraph(Mark.NONE, "", 0, rest) for rest in heading.rest]
    return note


def _note_alone(passages: list[Passage]) -> HeadingNote | None:
    """The note that stands alone below a heading and above its tasks."""
    if len(passages) != 1 or not is_note_only(passages[0].text):
        return None
    note, *more = split_sentences(passages[0].text)
    if more or not isinstance(note, Note):
        return None
    return HeadingNote(note, passages[0].line)


def _items(chapter: _Chapter, note: HeadingNote | None) -> list[ItemDraft]:
    """Cut the paragraphs of a chapter into items."""
    items: list[ItemDraft] = []
    aside = is_background(chapter.title)
    for head, below in _blocks(chapter.paragraphs):
        if head is None:
            items.extend(_unnumbered(below, chapter))
        elif head.mark is Mark.RUNNING:
            items.append(_running(head, below, aside=aside))
        else:
            items.extend(_numbered(head, below, aside=aside))
    for item in items:
        item.heading_note = item.heading_note or note
    return items


def _blocks(
    paragraphs: list[Paragraph],
) -> Iterator[tuple[Paragraph | None, list[Paragraph]]]:
    """（一） with all that stands below it; running numbers alone before the first （一）."""
    head: Paragraph | None = None
    below: list[Paragraph] = []
    for paragraph in paragraphs:
        opens = paragraph.mark is Mark.ITEM or (
            paragraph.mark is Mark.RUNNING and (head is None or head.mark is Mark.RUNNING)
        )
        if opens:
            if head is not None or below:
                yield head, below
            head, below = paragraph, []
        else:
            below.append(paragraph)
    if head is not None or below:
        yield head, below


def _unnumbered(paragraphs: list[Paragraph], chapter: _Chapter) -> list[ItemDraft]:
    """Each paragraph is an item; a background chapter is one item with its goals."""
    if is_background(chapter.title):
        item = ItemDraft(line=paragraphs[0].line, is_task=False)
        _fill_background(item, paragraphs, principles=is_principles(chapter.title))
        return [item]
    items: list[ItemDraft] = []
    for paragraph in paragraphs:
        if items and (is_note_only(paragraph.text) or paragraph.mark is Mark.MINOR):
            items[-1].paragraphs.append(paragraph.passage)
        else:
            items.append(ItemDraft(line=paragraph.line, paragraphs=[paragraph.passage]))
    is_lead_in = len(chapter.paragraphs) > len(paragraphs) and paragraphs[-1].text.endswith("：")
    items[-1].is_task = not is_lead_in  # 重点做好以下工作：
    return items


def _running(
    head: Paragraph, below: list[Paragraph], group: ReadGroup | None = None, *, aside: bool = False
) -> ItemDraft:
    item = ItemDraft(line=head.line, number=head.number, group=group, is_task=not aside)
    heading = Heading(None, (head.passage,))
    stands_alone = "。" not in head.text and _any_sentence(below)
    if (
        head.number.startswith("（")
        or stands_alone
        or background_lead(head.text)
        or is_background(head.text.partition("。")[0])
    ):
        heading = cut_heading(head.passage, is_followed=_any_sentence(below))
    item.title, item.heading_note = heading.title, heading.note
    item.paragraphs = [*heading.rest]
    if aside or (item.title and is_background(item.title)):
        item.is_task = False
        _fill_background(item, below, principles=is_principles(item.title or ""))
    else:
        item.paragraphs += [paragraph.passage for paragraph in below]
    return item


def _numbered(head: Paragraph, below: list[Paragraph], *, aside: bool) -> Iterator[ItemDraft]:
    """（一） is an item, or the group above running numbers."""
    heading = cut_heading(head.passage, is_followed=_any_sentence(below))
    first = next((at for at, p in enumerate(below) if p.mark is Mark.RUNNING), None)
    if aside or is_background(heading.title or ""):
        item = _item(head, heading, [])
        item.is_task = False
        _fill_background(item, below, principles=is_principles(heading.title or ""))
        yield item
    elif first is None:
        yield _item(head, heading, below)
    else:
        yield from _grouped(head, heading, below, first)


def _item(head: Paragraph, heading: Heading, below: list[Paragraph]) -> ItemDraft:
    return ItemDraft(
        line=head.line,
        number=head.number,
        title=heading.title,
        heading_note=heading.note,
        paragraphs=[*heading.rest, *(paragraph.passage for paragraph in below)],
    )


def _grouped(
    head: Paragraph, heading: Heading, below: list[Paragraph], first: int
) -> Iterator[ItemDraft]:
    """Words between a group's title and its first number are an item of their own."""
    own = _item(head, heading, below[:first])
    if own.title is None:
        own.title, own.paragraphs = head.text.rstrip("。："), own.paragraphs[1:]
    if any(has_sentence(passage.text) for passage in own.paragraphs):
        own.is_task = not own.paragraphs[-1].text.endswith("：")
        yield own
    group = ReadGroup(number=head.number, title=own.title)
    note = heading.note or _note_alone(own.paragraphs)
    for number, rest in _blocks(below[first:]):
        assert number is not None
        item = _running(number, rest, group)
        item.heading_note = item.heading_note or note
        yield item


def _any_sentence(paragraphs: list[Paragraph]) -> bool:
    return any(has_sentence(paragraph.text) for paragraph in paragraphs)


_LONGEST_GOAL = 14  # signs of the words that name a goal without a dash


def _fill_background(item: ItemDraft, paragraphs: list[Paragraph], *, principles: bool) -> None:
    """Goal lines and principles become sub-items; the words before them are the item's own."""
    named = sum(map(_names_goal, paragraphs)) > 1
    for paragraph in paragraphs:
        is_goal = paragraph.mark in (Mark.DASH, Mark.RUNNING) or (named and _names_goal(paragraph))
        if principles or is_goal:
            item.subitems.append(SubitemDraft(paragraphs=[paragraph.passage]))
        elif item.subitems:
            item.subitems[-1].paragraphs.append(paragraph.passage)
        else:
            item.paragraphs.append(paragraph.passage)


def _names_goal(paragraph: Paragraph) -> bool:
    """知识产权创造。发明专利审查周期… without a dash before it."""
    words, _, rest = paragraph.text.partition("。")
    return 0 < len(words) <= _LONGEST_GOAL and "，" not in words and has_sentence(rest)


def _mark_background(chapters: list[_Chapter]) -> Iterator[Finding]:
    """组织实施 and the like without any note are no tasks; a person may see it otherwise."""
    noted = [any(has_note(p.text) for i in c.items for p in i.paragraphs) for c in chapters]
    for chapter, has_notes in zip(chapters, noted, strict=True):
        if has_notes or not is_organising(chapter.title) or len(chapters) == 1:
            continue
        for item in chapter.items:
            item.is_task = False
        yield Finding(
            severity=WARNING,
            line=chapter.line,
            message=f"“{chapter.title}”没有写责任部门，按工作要求读入，没有计入任务事项，请核对。",
        )
