"""An official document → what the program understands of it; nothing is stored.

Here it is decided where its tasks stand: in running text or in tables.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from model.errors import UnreadableDocumentError
from model.reading.clean import WARNING, clean_lines
from model.reading.document import Finding, OfficialDocument, by_line, in_order
from model.reading.frame import first_numbered
from model.reading.lines import lines_of
from model.reading.source import Grid, Source
from model.reading.sources.recognise import read_source
from model.reading.table_choice import (
    beside_tables,
    lines_of_grid,
    outweighs,
    task_tables,
    unknown_table,
    unread_tables,
)
from model.reading.table_mapping import TableMapping
from model.reading.tabular_document import understand_tables
from model.reading.text_document import understand_text


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
    Raises UndecidedError when the columns of a task table cannot be told.
    """
    document = _understand(source, name=name, year=year, mappings=mappings or {})
    warnings = [Finding(severity=WARNING, line=None, message=text) for text in source.warnings]
    return replace(document, findings=by_line(*warnings, *document.findings))


def tables_of_tasks(
    source: Source, *, name: str = "", mappings: Mapping[str, TableMapping] | None = None
) -> tuple[Grid, ...]:
    """The tables from which the tasks would be read: a person may look at their columns first."""
    if not source.grids:
        return ()
    return _tables_and_text(source, name=name, year=None, mappings=mappings or {})[0]


_MOST_TABLES = 300  # in one file; a list has a table on each page at most


def _understand(
    source: Source, *, name: str, year: int | None, mappings: Mapping[str, TableMapping]
) -> OfficialDocument:
    if not source.grids:
        return understand_text(source, name=name, year=year)
    grids, text = _tables_and_text(source, name=name, year=year, mappings=mappings)
    if grids:
        document = understand_tables(source, grids, name=name, year=year, mappings=mappings)
        return _with_unread_text(document, text) if text else document
    return text or understand_text(source, name=name, year=year)


def _tables_and_text(
    source: Source, *, name: str, year: int | None, mappings: Mapping[str, TableMapping]
) -> tuple[tuple[Grid, ...], OfficialDocument | None]:
    """The tables that hold the tasks, if any does, and what the text beside them says."""
    if len(source.grids) > _MOST_TABLES:
        raise UnreadableDocumentError(
            f"文件里有{len(source.grids)}个表格，超过{_MOST_TABLES}个，什么也没有导入；"
            "请只留下任务清单所在的部分，另存后再选择。"
        )
    grids = task_tables(source, mappings)
    text = _text_beside_tables(source, grids, name=name, year=year)
    if grids and (text is None or _outweighs(grids, text)):
        return grids, text
    unknown = unknown_table(source) if text is None else None
    return ((unknown,) if unknown else ()), text


def _text_beside_tables(
    source: Source, grids: Sequence[Grid], *, name: str, year: int | None
) -> OfficialDocument | None:
    """The running text of a file with tables; None when it holds no tasks of its own."""
    inside = {at for grid in source.grids for at in lines_of_grid(grid)}
    lines, _ = clean_lines(lines_of(line for line in source.lines if line.number not in inside))
    start = first_numbered(lines)
    if start is None:
        return None
    beside = beside_tables(source, grids, start=start)
    try:
        document = understand_text(beside, name=name, year=year)
    except UnreadableDocumentError:
        return None
    findings, rows = unread_tables(source, beside)
    return replace(
        document,
        findings=by_line(*document.findings, *findings),
        removed=in_order(*document.removed, *rows),
    )


def _with_unread_text(document: OfficialDocument, text: OfficialDocument) -> OfficialDocument:
    """Numbered demands beside the tables are no tasks, but a person should know of them."""
    finding = Finding(
        severity=WARNING,
        line=text.chapters[0].line,
        message="表格以外另有编号的文字，没有读作任务，请核对是否需要另行列入。",
    )
    return replace(document, findings=by_line(*document.findings, finding))


def _outweighs(grids: Sequence[Grid], text: OfficialDocument) -> bool:
    items = [item for chapter in text.chapters for item in chapter.items if item.is_task]
    return outweighs(
        grids,
        sentences=sum(len(item.sentences) for item in items),
        has_notes=any(item.responsible for item in items),
    )
