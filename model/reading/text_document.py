"""A document whose tasks stand in running text."""

from model.errors import UnreadableDocumentError
from model.reading.clean import clean_lines
from model.reading.coverage import letters, unread_findings, unread_lines
from model.reading.document import OfficialDocument, Removed, by_line, in_order
from model.reading.document_targets import settle_targets
from model.reading.frame import Frame, drop_site_lines, find_frame
from model.reading.front import Front, read_annexes, read_end, read_front
from model.reading.head import (
    abbreviations,
    best_title,
    issuer_of,
    other_submission,
    submission_of,
    year_of,
)
from model.reading.leads import lead_finding, news_lead
from model.reading.lines import Line, lines_of
from model.reading.noise import removed
from model.reading.outline import build_outline
from model.reading.pages import drop_page_lines
from model.reading.paragraphs import join_lines
from model.reading.run_together import part_lines
from model.reading.source import Source
from model.reading.titles import find_titles, list_kind, title_in_text


def understand_text(source: Source, *, name: str, year: int | None) -> OfficialDocument:
    """The outline of running text; raises UnreadableDocumentError when it has no tasks."""
    printed = lines_of(source.lines)
    lines, findings = clean_lines(printed)
    blanked = _blanked(printed, lines)
    lines, page_lines = drop_page_lines(lines)
    titles = find_titles(lines)
    frame = find_frame(lines, titles)
    if frame is None:
        raise _no_tasks(name)
    titles = [title for title in titles if title.end <= len(frame.front)]
    front = read_front(frame.front, titles)
    read_end(front, frame.end)
    read_annexes(front, [*frame.end, *frame.tail])
    body, site_lines = drop_site_lines(frame.body)
    title = best_title(titles) or title_in_text(frame.front)
    year = year if year is not None else year_of(title, front)
    body, parted = part_lines(body)
    paragraphs = join_lines(body)
    chapters, more = build_outline(
        paragraphs, year=year, whole_title=title.text if title else "重点任务"
    )
    issuer = issuer_of(titles, title, front)
    lead = news_lead(front.prose, chapters)
    front.prose = [line for line in front.prose if line not in lead]
    if not any(item.is_task and item.sentences for chapter in chapters for item in chapter.items):
        raise _no_tasks(name)
    rule = submission_of(chapters, front, year)
    unread = unread_lines(body, paragraphs, chapters)
    document = OfficialDocument(
        title=title.text if title else None,
        issuer=issuer,
        doc_number=front.doc_number,
        issued_date=front.issued_date,
        published_date=front.published_date,
        year=year,
        kind=list_kind(
            title.text if title else None,
            has_groups=any(item.group for chapter in chapters for item in chapter.items),
        ),
        report_deadline=rule.deadline,
        report_to=rule.to,
        report_form=rule.form,
        report_subject=rule.subject,
        chapters=chapters,
        attachments=tuple(front.attachments),
        removed=in_order(
            *front.removed,
            *site_lines,
            *map(removed, (*lead, *frame.tail)),
            *page_lines,
            *blanked,
        ),
        findings=by_line(
            *findings,
            *front.findings,
            *parted,
            *lead_finding(lead),
            *more,
            *unread_findings(body, unread),
            *abbreviations(chapters),
            *other_submission(front, rule, year),
        ),
        around=_around(frame, front),
        unread=unread,
    )
    return settle_targets(document)


def _blanked(printed: list[Line], cleaned: list[Line]) -> list[Removed]:
    """Lines with words of which the repairs left nothing: a picture's name, a bare link."""
    kept = {line.number for line in cleaned}
    return [removed(line) for line in printed if line.number not in kept and letters(line.printed)]


def _around(frame: Frame, front: Front) -> tuple[int, ...]:
    cut = {line.line for line in front.removed}
    return tuple(line.number for line in (*frame.front, *frame.end) if line.number not in cut)


def _no_tasks(name: str) -> UnreadableDocumentError:
    called = f"“{name}”" if name else "这个文件"
    return UnreadableDocumentError(
        f"在{called}里没有读到编号的任务（如“一、”“（一）”“1.”），什么也没有导入；"
        "请确认选的是工作指引、工作要点、推进计划或任务分工的正文。"
    )
