"""An official document → what the program understands of it; nothing is stored."""

import re
from collections.abc import Iterable, Iterator, Mapping

from model.errors import UnreadableDocumentError
from model.reading.clean import WARNING, clean_lines
from model.reading.document import (
    Finding,
    OfficialDocument,
    ReadChapter,
    ReadItem,
    Removed,
)
from model.reading.frame import Frame, find_frame
from model.reading.front import Front, read_end, read_front
from model.reading.lines import Line, lines_of
from model.reading.noise import drop_page_numbers, is_site_line, removed
from model.reading.outline import build_outline
from model.reading.paragraphs import join_lines
from model.reading.responsibility import abbreviates_province
from model.reading.source import Source
from model.reading.sources.recognise import read_source
from model.reading.submission import SubmissionRule, find_submission
from model.reading.table_mapping import TableMapping
from model.reading.titles import Title, find_titles, list_kind, title_in_text


def read_document(data: bytes, *, name: str = "") -> OfficialDocument:
    """Read a file of the family; raises UnreadableDocumentError when it holds no tasks."""
    return understand(read_source(data, name=name), name=name)


def understand(
    source: Source,
    *,
    name: str = "",
    year: int | None = None,
    mappings: Mapping[str, TableMapping] | None = None,
) -> OfficialDocument:
    """The outline of what a file holds; raises UnreadableDocumentError when it has no tasks.

    `mappings` are those that a person settled, by layout; `year` overrules that of the document.
    """
    lines, findings = clean_lines(lines_of(source.lines))
    lines, page_numbers = drop_page_numbers(lines)
    titles = find_titles(lines)
    frame = find_frame(lines, titles)
    if frame is None:
        raise _no_tasks(name)
    titles = [title for title in titles if title.end <= len(frame.front)]
    front = read_front(frame.front, titles)
    read_end(front, frame.end)
    body, site_lines = _without_site_lines(frame)
    title = _best_title(titles) or title_in_text(frame.front)
    year = year or _year(title, front)
    chapters, more = build_outline(
        join_lines(body), year=year, whole_title=title.text if title else "重点任务"
    )
    if not any(item.is_task and item.sentences for chapter in chapters for item in chapter.items):
        raise _no_tasks(name)
    rule = _submission(chapters, front, year)
    has_groups = any(item.group for chapter in chapters for item in chapter.items)
    return OfficialDocument(
        title=title.text if title else None,
        issuer=front.issuer or _issuer(titles, title, front),
        doc_number=front.doc_number,
        issued_date=front.issued_date,
        published_date=front.published_date,
        year=year,
        kind=list_kind(title.text if title else None, has_groups=has_groups),
        report_deadline=rule.deadline,
        report_to=rule.to,
        report_form=rule.form,
        report_subject=rule.subject,
        chapters=chapters,
        attachments=tuple(front.attachments),
        removed=_in_order(*front.removed, *site_lines, *map(removed, frame.tail), *page_numbers),
        findings=_sorted((*findings, *front.findings, *more, *_abbreviations(chapters))),
    )


def _best_title(titles: list[Title]) -> Title | None:
    standing = [title for title in titles if not title.is_notice]
    return (standing or titles)[-1] if titles else None


def _without_site_lines(frame: Frame) -> tuple[list[Line], list[Removed]]:
    site = [removed(line) for line in frame.body if is_site_line(line.text)]
    return [line for line in frame.body if not is_site_line(line.text)], site


def _year(title: Title | None, front: Front) -> int | None:
    if title and (found := re.search(r"((?:19|20)\d\d)", title.text)):
        return int(found[1])
    for day in (front.issued_date, front.published_date):
        if day:
            return day.year
    found = re.search(r"〔(\d{4})〕", front.doc_number or "")
    return int(found[1]) if found else None


def _issuer(titles: list[Title], title: Title | None, front: Front) -> str | None:
    for each in (title, *titles):
        if each and each.issuer:
            return each.issuer
    return "国家知识产权局" if (front.doc_number or "").startswith("国知") else None


def _submission(
    chapters: tuple[ReadChapter, ...], front: Front, year: int | None
) -> SubmissionRule:
    """The rule for the whole document; a unit's own task must name a receiver to be one."""
    items = [item for chapter in reversed(chapters) for item in chapter.items]
    likely = (
        *_sentences(item for item in items if not item.is_task),
        "".join(line.text for line in front.prose),
        *_sentences(item for item in items if item.is_task and not item.responsible),
    )
    rule = find_submission(likely, year=year)
    if rule != SubmissionRule():
        return rule
    of_tasks = _sentences(item for item in items if item.is_task and item.responsible)
    rules = (find_submission([text], year=year) for text in of_tasks)
    return next((each for each in rules if each.to), rule)


def _sentences(items: Iterable[ReadItem]) -> Iterator[str]:
    for item in items:
        yield from item.sentences


def _abbreviations(chapters: tuple[ReadChapter, ...]) -> Iterator[Finding]:
    texts = [
        note.text
        for chapter in chapters
        for item in chapter.items
        for note in item.responsible
        if abbreviates_province(note.units)
    ]
    if texts:
        yield Finding(
            severity=WARNING,
            line=None,
            message=f"{texts[0]}等 {len(texts)} 处责任单位只在首个名称前写“省”，"
            "其后的名称可能也是省级单位，已按原文保留，请核对。",
        )


def _in_order(*lines: Removed) -> tuple[Removed, ...]:
    return tuple(sorted(lines, key=lambda line: line.line))


def _sorted(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: finding.line or 0))


def _no_tasks(name: str) -> UnreadableDocumentError:
    called = f"“{name}”" if name else "这个文件"
    return UnreadableDocumentError(
        f"在{called}里没有读到编号的任务（如“一、”“（一）”“1.”），什么也没有导入；"
        "请确认选的是工作指引、工作要点、推进计划或任务分工的正文。"
    )
