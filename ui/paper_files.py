"""The papers of the year (材料): which there are, and the files of each, as bytes.

No Qt here; renderers are imported where a paper needs them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from model.errors import MissingGlyphError
from model.ledger import Ledger
from ui.sandbox import Progress

if TYPE_CHECKING:
    from reports.document import Document, Table
    from reports.fonts import FontSet


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper, the name by which the `report` verb knows it, and its files.

    The window has those ticked that the filing needs; others are made when their time comes.
    """

    name: str
    title: str
    file_names: tuple[str, ...]
    is_ticked: bool = False


PAPERS = (
    Paper("report", "成效报告", ("成效报告.docx", "成效报告.pdf"), is_ticked=True),
    Paper("table", "任务清单落实情况表", ("任务清单落实情况表.xlsx",), is_ticked=True),
    Paper("ledger", "工作台账", ("工作台账.xlsx",), is_ticked=True),
    Paper(
        "division",
        "任务分工方案",
        ("任务分工方案.docx", "任务分工方案.pdf", "任务分工表.xlsx"),
        is_ticked=True,
    ),
    Paper(
        "extracts",
        "各单位任务摘录",
        ("各单位任务摘录.docx", "各单位任务摘录.pdf", "各单位任务摘录.xlsx"),
    ),
    Paper("bulletin", "进展通报", ("进展通报.docx", "进展通报.pdf")),
    Paper("brief", "一页纸", ("一页纸.docx", "一页纸.pdf")),
    Paper("notice", "督办单", ("督办单.docx", "督办单.pdf")),
    Paper("material", "素材汇编", ("素材汇编.docx",)),
)
# Those that can be made for one unit alone.
OF_A_UNIT = ("notice", "extracts")
# Made when it is asked for by name: it tells of an adjustment, not of the year.
_CHANGES = "任务分工调整前后对照表"
CHANGES = Paper(
    "changes", _CHANGES, tuple(f"{_CHANGES}{kind}" for kind in (".docx", ".pdf", ".xlsx"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of a paper is wanted: the day, and for some of them from when, for whom, how."""

    as_of: date
    since: date | None = None
    unit: str = ""
    is_ranked: bool = False


@dataclass(frozen=True, slots=True)
class Rendering:
    """How papers are made: who hears how far it has come; what lacks a character is kept here."""

    progress: Progress | None
    refused: list[MissingGlyphError]


def files_of(ledger: Ledger, paper: Paper, wanted: Wanted, how: Rendering) -> dict[str, bytes]:
    """The files of a paper by their names; a PDF that lacks a character is left out."""
    if paper is CHANGES:
        return _changes(ledger, wanted, how)
    if paper.name in _OFFICE_PAPERS:
        return _office_paper(ledger, paper, wanted, how)
    return _filed_paper(ledger, paper, wanted.as_of, how)


@cache
def fonts() -> "FontSet":
    """The fonts of this computer, looked for once."""
    from ui.found_fonts import find_fonts

    return find_fonts()


_OFFICE_PAPERS = ("division", "extracts", "bulletin", "brief", "notice", "material")


def _filed_paper(ledger: Ledger, paper: Paper, as_of: date, how: Rendering) -> dict[str, bytes]:
    from reports.report_texts import list_to_report
    from reports.year_end import year_end_report

    if paper.name == "report":
        return _pdf_and_word("成效报告", year_end_report(ledger, as_of), how)
    from model.settings import read_settings
    from reports import electronic, ledger_tables
    from reports.paper_parts import margin_mark

    settings = read_settings(ledger)
    office, told = settings.office_full_name, list_to_report(ledger)
    mark = margin_mark(settings)
    if paper.name == "table":
        tables = electronic.electronic_tables(ledger, as_of, told, office=office)
    else:
        tables = (ledger_tables.ledger_table(ledger, as_of, office=office),)
    return {paper.file_names[0]: _workbook(tables, office, mark, how)}


def _office_paper(ledger: Ledger, paper: Paper, wanted: Wanted, how: Rendering) -> dict[str, bytes]:
    from reports.office_papers import make_document, make_table
    from reports.word import render_word

    document = make_document(
        ledger, paper.name, wanted.as_of, unit=wanted.unit, is_ranked=wanted.is_ranked
    )
    word, *others = paper.file_names
    if not others:
        return {word: render_word(document)}
    files = _pdf_and_word(paper.title, document, how)
    if len(others) > 1:
        table = make_table(ledger, paper.name, wanted.as_of, unit=wanted.unit)
        files[others[-1]] = _workbook((table,), document.author, document.mark, how)
    return files


def _changes(ledger: Ledger, wanted: Wanted, how: Rendering) -> dict[str, bytes]:
    from reports.printed_view import PrintedView, ViewKind
    from reports.screen_list import screen_document

    view = PrintedView(kind=ViewKind.CHANGES, since=wanted.since)
    document = screen_document(ledger, view, wanted.as_of)
    (table,) = document.tables()
    book = _workbook([table], document.author, document.mark, how)
    return _pdf_and_word(_CHANGES, document, how) | {f"{_CHANGES}.xlsx": book}


def _pdf_and_word(name: str, document: "Document", how: Rendering) -> dict[str, bytes]:
    from reports.pdf import render_pdf
    from reports.word import render_word

    files = {f"{name}.docx": render_word(document)}
    try:
        files[f"{name}.pdf"] = render_pdf(document, fonts(), how.progress)
    except MissingGlyphError as refusal:
        # Word and Excel ask the machine that opens them for the character.
        how.refused.append(refusal.of_paper(f"{name}.pdf"))
    return files


def _workbook(tables: "Sequence[Table]", office: str, mark: str | None, how: Rendering) -> bytes:
    from reports.excel import render_workbook

    title = tables[0].caption or tables[0].name
    return render_workbook(tables, title=title, author=office, mark=mark, progress=how.progress)
