"""Paragraphs → chapters, groups, tasks and goals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from model.reading.clean import WARNING
from model.reading.document import Finding, ReadChapter, ReadGroup
from model.reading.items import ItemDraft, SubitemDraft, build_item
from model.reading.marks import Mark
from model.reading.paragraphs import Paragraph
from model.reading.passages import Passage
from model.reading.responsibility import Note
from model.reading.sentences import Sentence, split_sentences


def build_outline(
    paragraphs: list[Paragraph], *, year: int | None, whole_title: str
) -> tuple[tuple[ReadChapter, ...], list[Finding]]:
    """The chapters with their items; `whole_title` names the one chapter of a list without any."""
    findings = list(_gaps(paragraphs))
    drafts = _chapters(paragraphs, whole_title)
    _mark_background(drafts)
    chapters = [
        ReadChapter(
            number=draft.number,
            title=draft.title,
            line=draft.line,
            items=tuple(build_item(item, year=year, findings=findings) for item in draft.items),
        )
        for draft in drafts
    ]
    return tuple(chapters), findings


@dataclass(slots=True)
class _Chapter:
    number: str | None
    title: str
    line: int
    paragraphs: list[Paragraph] = field(default_factory=list)
    items: list[ItemDraft] = field(default_factory=list)


_WORD = (
    r"(?:(?:年度|工作|总体|主要|基本|具体|有关|相关|发展)(?:要求|思路|目标|原则|事项)"
    r"|指导思想|目标任务|任务目标|目标|总体工作思路)"
)
_BACKGROUND = re.compile(rf"(?:明确)?{_WORD}(?:[和与及、]{_WORD})*")
_PRINCIPLES = re.compile(r"(?:基本|工作|主要)?原则")
_ORGANISING = re.compile(
    r"(?:加强|强化|抓好|做好)?(?:组织|实施|保障|工作)(?:实施|领导|保障|措施|落实)(?:工作)?"
)


def _chapters(paragraphs: list[Paragraph], whole_title: str) -> list[_Chapter]:
    chapters: list[_Chapter] = []
    for paragraph in paragraphs:
        if paragraph.mark is Mark.CHAPTER:
            chapters.append(_open_chapter(paragraph))
            continue
        if not chapters:
            chapters.append(_Chapter(None, whole_title, paragraph.line))
        chapters[-1].paragraphs.append(paragraph)
    for chapter in chapters:
        chapter.items = _items(chapter)
    return chapters


def _open_chapter(paragraph: Paragraph) -> _Chapter:
    """A title of its own line, with 。 or without, or the words that lead the paragraph."""
    title, stop, rest = paragraph.text.partition("。")
    chapter = _Chapter(paragraph.number or None, title + _closers(rest), paragraph.line)
    passage = paragraph.passage.after(len(title + stop + _closers(rest)))
    pieces = split_sentences(passage.text)
    is_task_itself = bool(pieces) and not any(isinstance(piece, Sentence) for piece in pieces)
    if not stop:
        whole = split_sentences(paragraph.text)
        is_task_itself = any(isinstance(piece, Note) for piece in whole)
        if is_task_itself:
            chapter.title = "".join(p.text for p in whole if isinstance(p, Sentence))
    if is_task_itself:
        passage = paragraph.passage
    if passage.text:
        chapter.paragraphs.append(Paragraph(Mark.NONE, "", 0, passage))
    return chapter


def _closers(rest: str) -> str:
    return rest[: len(rest) - len(rest.lstrip("”’》"))]


def _items(chapter: _Chapter) -> list[ItemDraft]:
    """Cut the paragraphs of a chapter into items."""
    items: list[ItemDraft] = []
    is_background = _BACKGROUND.fullmatch(chapter.title) is not None
    blocks = list(_blocks(chapter.paragraphs))
    for head, below in blocks:
        if head is None:
            items.extend(_unnumbered(below, is_background=is_background, title=chapter.title))
        elif head.mark is Mark.RUNNING:
            items.append(_running(head, below, None))
        else:
            items.extend(_numbered(head, below, is_background=is_background))
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


def _unnumbered(paragraphs: list[Paragraph], *, is_background: bool, title: str) -> list[ItemDraft]:
    """Each paragraph is an item; a background chapter is one item with its goals."""
    if is_background:
        item = ItemDraft(line=paragraphs[0].line, is_task=False)
        _fill_background(item, paragraphs, principles=_PRINCIPLES.fullmatch(title) is not None)
        return [item]
    items: list[ItemDraft] = []
    for paragraph in paragraphs:
        if items and (_is_note(paragraph) or paragraph.mark is Mark.MINOR):
            items[-1].paragraphs.append(paragraph.passage)
        else:
            items.append(ItemDraft(line=paragraph.line, paragraphs=[paragraph.passage]))
    return items


def _is_note(paragraph: Paragraph) -> bool:
    """Whether a paragraph is nothing but a note on what stands above it."""
    pieces = split_sentences(paragraph.text)
    return bool(pieces) and all(isinstance(piece, Note) for piece in pieces)


def _running(head: Paragraph, below: list[Paragraph], group: ReadGroup | None) -> ItemDraft:
    item = ItemDraft(line=head.line, number=head.number, group=group)
    passages = [head.passage, *(paragraph.passage for paragraph in below)]
    stands_alone = not any(sign in head.text for sign in "。，；（")
    if stands_alone and any(_has_sentence(passage.text) for passage in passages[1:]):
        item.title, passages = head.text, passages[1:]
    item.paragraphs = passages
    return item


def _numbered(
    head: Paragraph, below: list[Paragraph], *, is_background: bool
) -> Iterator[ItemDraft]:
    """（一） is an item, or the group above running numbers."""
    title, passages = _title_and_passages(head, below)
    if is_background or (title and _BACKGROUND.fullmatch(title)):
        item = ItemDraft(line=head.line, number=head.number, title=title, is_task=False)
        item.paragraphs = passages
        principles = title is not None and _PRINCIPLES.fullmatch(title) is not None
        _fill_background(item, below, principles=principles)
        yield item
        return
    first = next((at for at, p in enumerate(below) if p.mark is Mark.RUNNING), None)
    if first is None:
        item = ItemDraft(line=head.line, number=head.number, title=title)
        item.paragraphs = [*passages, *(paragraph.passage for paragraph in below)]
        yield item
        return
    group_title, own = _group_title(head, [*passages, *(p.passage for p in below[:first])], title)
    if own:
        yield ItemDraft(line=head.line, number=head.number, title=group_title, paragraphs=own)
    group = ReadGroup(number=head.number, title=group_title)
    for number, rest in _blocks(below[first:]):
        assert number is not None
        yield _running(number, rest, group)


def _title_and_passages(
    head: Paragraph, below: list[Paragraph]
) -> tuple[str | None, list[Passage]]:
    """The words before the first 。 are the title when a sentence follows."""
    title, stop, rest = head.text.partition("。")
    closers = _closers(rest)
    title, rest = title + closers, rest[len(closers) :]
    follows = _has_sentence(rest) or any(_has_sentence(paragraph.text) for paragraph in below)
    if not follows or (not stop and _has_note(head.text)):
        return None, [head.passage] if head.text else []
    return title, [head.passage.after(len(title + stop))] if rest else []


def _group_title(
    head: Paragraph, passages: list[Passage], title: str | None
) -> tuple[str, list[Passage]]:
    """A group whose words were one single sentence keeps them as its title."""
    if title is None:
        return head.text.rstrip("。"), passages[1:]
    return title, passages


def _has_sentence(text: str) -> bool:
    return any(isinstance(piece, Sentence) for piece in split_sentences(text))


def _has_note(text: str) -> bool:
    return any(isinstance(piece, Note) for piece in split_sentences(text))


def _fill_background(item: ItemDraft, paragraphs: list[Paragraph], *, principles: bool) -> None:
    """Goal lines and principles become sub-items; the words before them are the item's own."""
    for paragraph in paragraphs:
        if principles or paragraph.mark in (Mark.DASH, Mark.RUNNING):
            item.subitems.append(SubitemDraft(paragraphs=[paragraph.passage]))
        elif item.subitems:
            item.subitems[-1].paragraphs.append(paragraph.passage)
        else:
            item.paragraphs.append(paragraph.passage)


def _mark_background(chapters: list[_Chapter]) -> None:
    """组织实施 and the like without any note are no tasks where the other chapters have notes."""
    noted = [any(_has_note(p.text) for i in c.items for p in i.paragraphs) for c in chapters]
    if not any(noted):
        return
    for chapter, has_notes in zip(chapters, noted, strict=True):
        if not has_notes and _ORGANISING.fullmatch(chapter.title):
            for item in chapter.items:
                item.is_task = False


def _gaps(paragraphs: list[Paragraph]) -> Iterator[Finding]:
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
