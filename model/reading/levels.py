"""Marks of several systems in one document are put on the three levels chapter, item, number."""

from collections.abc import Iterator
from dataclasses import replace

from model.reading.marks import Form, Mark
from model.reading.paragraphs import Paragraph
from model.reading.passages import Passage


def level(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs with the marks that their systems of numbers mean together."""
    forms = {paragraph.form for paragraph in paragraphs}
    if Form.PART in forms and any(_is_plain_chapter(paragraph) for paragraph in paragraphs):
        return list(_below_parts(paragraphs))
    if Form.ARTICLE in forms:
        return list(_below_articles(paragraphs))
    if Form.DECIMAL in forms:
        return list(_with_decimals(paragraphs))
    return paragraphs


def _is_plain_chapter(paragraph: Paragraph) -> bool:
    return paragraph.mark is Mark.CHAPTER and paragraph.form is Form.PLAIN


def _below_parts(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """第一部分 above 一、: what stands below goes down by one."""
    has_items = False
    for at, paragraph in enumerate(paragraphs):
        if _is_plain_chapter(paragraph):
            has_items = _is_met(paragraphs[at + 1 :], Mark.ITEM, until=Mark.CHAPTER)
            yield replace(paragraph, mark=Mark.ITEM)
        elif paragraph.mark is Mark.ITEM:
            yield replace(paragraph, mark=Mark.RUNNING)
        elif paragraph.mark is Mark.RUNNING and has_items:
            yield _as_text(paragraph, ".")
        else:
            yield paragraph


def _is_met(paragraphs: list[Paragraph], mark: Mark, *, until: Mark) -> bool:
    for paragraph in paragraphs:
        if paragraph.mark in (mark, until):
            return paragraph.mark is mark
    return False


def _below_articles(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """第一条 is the task; （一） and 1. below it are its parts."""
    is_below = False
    for paragraph in paragraphs:
        if paragraph.mark is Mark.CHAPTER or paragraph.form is Form.ARTICLE:
            is_below = paragraph.form is Form.ARTICLE
        if is_below and paragraph.mark is Mark.ITEM:
            yield _as_text(paragraph)
        elif is_below and paragraph.mark is Mark.RUNNING and paragraph.form is Form.PLAIN:
            yield _as_text(paragraph, ".")
        else:
            yield paragraph


def _with_decimals(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """1. above 1.1 is a heading; 1.1.1 is part of 1.1."""
    has_chapters = any(paragraph.mark is Mark.CHAPTER for paragraph in paragraphs)
    for at, paragraph in enumerate(paragraphs):
        depth = paragraph.number.count(".")
        if paragraph.form is Form.DECIMAL:
            is_part = depth > 1 and has_chapters
            yield _as_text(paragraph, "") if is_part else paragraph
        elif paragraph.mark is Mark.RUNNING and _is_above_decimals(paragraphs, at):
            yield replace(paragraph, mark=Mark.ITEM if has_chapters else Mark.CHAPTER)
        else:
            yield paragraph


def _is_above_decimals(paragraphs: list[Paragraph], at: int) -> bool:
    for paragraph in paragraphs[at + 1 :]:
        if paragraph.form is Form.DECIMAL:
            return paragraph.number.startswith(paragraphs[at].number + ".")
        if paragraph.mark in (Mark.CHAPTER, Mark.ITEM, Mark.RUNNING):
            return False
    return False


def _as_text(paragraph: Paragraph, sign: str = "") -> Paragraph:
    """A part of the task above keeps its number in its words."""
    shown = paragraph.number + sign
    passage = paragraph.passage
    starts = [(at + len(shown) if at else 0, line) for at, line in passage.starts]
    return replace(
        paragraph,
        mark=Mark.MINOR,
        number="",
        value=0,
        passage=Passage(shown + passage.text, tuple(starts)),
    )
