"""A document whose tasks stand in tables, with what stands above and below them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from model.errors import UnreadableDocumentError
from model.reading.clean import clean_lines
from model.reading.coverage import unread_rows
from model.reading.document import OfficialDocument, Removed, by_line, in_order
from model.reading.document_targets import settle_targets
from model.reading.front import Front, read_end, read_front
from model.reading.head import abbreviations, best_title, issuer_of, submission_of, year_of
from model.reading.lines import Line, lines_of
from model.reading.noise import removed
from model.reading.source import Grid, Source
from model.reading.table_document import (
    choose_mappings,
    frame_around,
    named_in,
    read_parts,
    shared_title,
    table_kind,
    year_in,
)
from model.reading.table_mapping import TableMapping
from model.reading.titles import Title, find_titles, title_in_text


def understand_tables(
    source: Source,
    grids: Sequence[Grid],
    *,
    name: str,
    year: int | None,
    mappings: Mapping[str, TableMapping],
) -> OfficialDocument:
    """The outline of tables; raises UnreadableDocumentError when they hold no task.

    Raises UndecidedError when a person has to name the columns.
    """
    parts = choose_mappings(source, grids, mappings)
    frame = frame_around(source, grids)
    above, findings = clean_lines(lines_of(frame.above))
    below, more = clean_lines(lines_of(frame.below))
    titles = find_titles(above)
    front, end = read_front(above, titles), Front()
    read_end(end, below)
    title = best_title(titles) or title_in_text(above)
    called = title.text if title else named_in(grids, above, name)
    if (shared := shared_title(grids)) and (called is None or called.startswith(shared)):
        called = shared
    if year is None:
        year = year_of(title, front) or year_in(called or "", *(g.name for g in grids), name)
    chapters, doubts, rows = read_parts(parts, year=year, whole_title=called or "重点任务")
    if not any(item.sentences for chapter in chapters for item in chapter.items):
        raise _no_rows(name)
    rule = submission_of(chapters, front, year)
    cut = in_order(*_once(above, titles, (*rows, *front.removed)), *map(removed, below))
    document = OfficialDocument(
        title=called,
        issuer=front.issuer or end.issuer or issuer_of(titles, title, front),
        doc_number=front.doc_number or end.doc_number,
        issued_date=front.issued_date or end.issued_date,
        published_date=front.published_date,
        year=year,
        kind=table_kind(called),
        report_deadline=rule.deadline,
        report_to=rule.to,
        report_form=rule.form,
        report_subject=rule.subject,
        chapters=chapters,
        attachments=tuple(dict.fromkeys((*front.attachments, *end.attachments))),
        removed=cut,
        findings=by_line(*findings, *more, *front.findings, *doubts, *abbreviations(chapters)),
        unread=unread_rows(
            source, chapters, {line.number for line in frame.above} | {line.line for line in cut}
        ),
    )
    return settle_targets(document)


def _once(
    lines: Sequence[Line], titles: Sequence[Title], cut: Iterable[Removed]
) -> Iterator[Removed]:
    """Each line that was cut, without those that gave a title."""
    told = {lines[at].number for title in titles for at in range(title.at, title.end)}
    for each in cut:
        if each.line not in told:
            told.add(each.line)
            yield each


def _no_rows(name: str) -> UnreadableDocumentError:
    called = f"“{name}”" if name else "这个文件"
    return UnreadableDocumentError(
        f"{called}的表格里没有读到任务，什么也没有导入；"
        "请核对任务一栏是否有内容，或在“栏目对应”里重新指定任务栏。"
    )
