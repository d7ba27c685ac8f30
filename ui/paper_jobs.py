"""The papers of the year as files (材料): which there are, and how they are written.

No Qt here: window and command line share this; renderers are imported where a paper needs them.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from model.errors import MissingGlyphError, OfficeError, UnsteadyError
from model.ledger import Ledger
from ui import jobs
from ui.resources import ROOT
from ui.sandbox import Progress

if TYPE_CHECKING:
    from reports.document import Document, Table
    from reports.fonts import FontSet

_TRIES = 3
_Made = TypeVar("_Made")


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


def write_papers(
    path: Path,
    folder: Path,
    names: Sequence[str],
    *,
    as_of: date | None = None,
    since: date | None = None,
    unit: str = "",
    is_ranked: bool = False,
    progress: Progress | None = None,
) -> Iterator[Path]:
    """Write papers of a ledger into a folder, each file whole; gives each file once it stands.

    `since` is the day from which 调整前后对照 tells, `unit` the only one whose 督办单 or 摘录 is
    made, by its full or short name; `is_ranked` lets 进展通报 rank the units. The ledger is read in
    pages; when a newer step comes meanwhile, that paper begins again, so none mixes two states.
    """
    from model.files.ours import refuse_to_replace_others
    from model.possible_days import counted_days
    from model.settings import as_of as day_of
    from model.unit_names import named_unit

    papers = [paper for paper in (*PAPERS, CHANGES) if paper.name in names]
    refused: list[MissingGlyphError] = []
    with jobs.open_ledger(path, read_only=True) as ledger:
        ledger.check_integrity()
        if as_of is not None:
            counted_days(ledger).require(as_of, what="数据截止日", undone="没有生成材料")
        unit = unit and named_unit(ledger, unit)
        targets = {
            name: folder / _of_unit(name, unit) for paper in papers for name in paper.file_names
        }
        jobs.make_folder(folder)
        for target in targets.values():
            refuse_to_replace_others(target)
        for paper in papers:
            day = as_of or day_of(ledger)

            def files(paper: Paper = paper, day: date = day) -> dict[str, bytes]:
                if paper is CHANGES:
                    return _render_changes(ledger, day, since, progress, refused)
                if paper.name in _OFFICE_PAPERS:
                    wanted = _Wanted(day, unit, is_ranked)
                    return _render_office_paper(ledger, paper, wanted, progress, refused)
                return _render(ledger, paper, day, progress, refused)

            for name, data in of_one_state(ledger, paper.title, files).items():
                write_own(targets[name], data)
                yield targets[name]
        _raise_refused(ledger, refused, targets)


def report_command(
    path: Path, folder: Path, names: Sequence[str], as_of: date, *, is_ranked: bool = False
) -> list[str]:
    """The command line by which the window has papers written in a child process."""
    only = [part for name in names for part in ("--only", name)]
    return [
        sys.executable,
        str(ROOT / "main.py"),
        "report",
        str(path),
        "--out",
        str(folder),
        "--as-of",
        as_of.isoformat(),
        "--progress",
        *(["--ranked"] if is_ranked else []),
        *only,
    ]


def of_one_state(ledger: Ledger, title: str, make: Callable[[], _Made]) -> _Made:
    """What `make` gives, made anew when the ledger was changed meanwhile."""
    for _ in range(_TRIES):
        seq = ledger.last_seq()
        try:
            made = make()
        except (LookupError, OfficeError):
            # What was looked for may just have been deleted: then it is no bug and no refusal.
            if ledger.last_seq() == seq:
                raise
        else:
            if ledger.last_seq() == seq:
                return made
    raise UnsteadyError(
        f"生成《{title}》时台账一直在被修改，没有写出文件，台账完好。请停止修改后再生成。"
    )


def write_own(target: Path, data: bytes) -> None:
    """Put a file in its place; one that is not ours is never replaced."""
    from model.files.atomic import write_atomically
    from model.files.ours import refuse_to_replace_others

    # Asked again: somebody may have put a file there while the paper was made.
    refuse_to_replace_others(target)
    write_atomically(target, data)


def render_paper(ledger: Ledger, name: str, as_of: date) -> dict[str, bytes]:
    """The files of one paper, from the ledger as it stands; a missing character is refused."""
    refused: list[MissingGlyphError] = []
    paper = next(each for each in PAPERS if each.name == name)
    files = _render(ledger, paper, as_of, None, refused)
    _raise_refused(ledger, refused, {})
    return files


def where_it_stands(ledger: Ledger, refusal: MissingGlyphError) -> str:
    """The task or whatever else holds the character, in a sentence; "" where it is not found."""
    from model.character_places import character_place

    first = next(iter(refusal.characters), "")
    place = character_place(ledger, first, refusal.around) if first else ""
    return f"“{first}”在{place}。" if place else ""


def _raise_refused(
    ledger: Ledger, refused: Sequence[MissingGlyphError], targets: Mapping[str, Path]
) -> None:
    """Refuse with the first of these; say of how many more papers it holds, and what is old."""
    papers = {each.paper: each for each in refused}  # one begun anew is refused again
    if not papers:
        return
    first, *others = papers.values()
    old = "、".join(f"“{targets[n].name}”" for n in papers if n in targets and targets[n].exists())
    more = f"另有{len(others)}份PDF因缺字没有生成。" if others else ""
    kept = f"文件夹中原有的{old}是以前生成的，没有更新。" if old else ""
    raise first.adding(f"{where_it_stands(ledger, first)}{more}{kept}") from first


@cache
def fonts() -> "FontSet":
    """The fonts of this computer, looked for once."""
    from ui.found_fonts import find_fonts

    return find_fonts()


def _render(
    ledger: Ledger,
    paper: Paper,
    as_of: date,
    progress: Progress | None,
    refused: list[MissingGlyphError],
) -> dict[str, bytes]:
    from reports.report_texts import list_to_report
    from reports.year_end import year_end_report

    if paper.name == "report":
        return _pdf_and_word("成效报告", year_end_report(ledger, as_of), progress, refused)
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
    return {paper.file_names[0]: _render_tables(tables, office, mark, progress)}


_OFFICE_PAPERS = ("division", "extracts", "bulletin", "brief", "notice", "material")


@dataclass(frozen=True, slots=True)
class _Wanted:
    as_of: date
    unit: str
    is_ranked: bool


def _render_office_paper(
    ledger: Ledger,
    paper: Paper,
    wanted: _Wanted,
    progress: Progress | None,
    refused: list[MissingGlyphError],
) -> dict[str, bytes]:
    from reports.office_papers import make_document, make_table
    from reports.word import render_word

    document = make_document(
        ledger, paper.name, wanted.as_of, unit=wanted.unit, is_ranked=wanted.is_ranked
    )
    word, *others = paper.file_names
    if not others:
        return {word: render_word(document)}
    files = _pdf_and_word(paper.title, document, progress, refused)
    if len(others) > 1:
        table = make_table(ledger, paper.name, wanted.as_of, unit=wanted.unit)
        files[others[-1]] = _render_tables((table,), document.author, document.mark, progress)
    return files


def _of_unit(name: str, unit: str) -> str:
    """督办单.pdf, or 督办单（政策法规处）.pdf."""
    from model.files.names import safe_name

    stem, _, kind = name.rpartition(".")
    return safe_name(f"{stem}（{unit}）", f".{kind}") if unit else name


def _render_changes(
    ledger: Ledger,
    as_of: date,
    since: date | None,
    progress: Progress | None,
    refused: list[MissingGlyphError],
) -> dict[str, bytes]:
    from reports.printed_view import PrintedView, ViewKind
    from reports.screen_list import screen_document

    document = screen_document(ledger, PrintedView(kind=ViewKind.CHANGES, since=since), as_of)
    (table,) = document.tables()
    book = _render_tables([table], document.author, document.mark, progress)
    return _pdf_and_word(_CHANGES, document, progress, refused) | {f"{_CHANGES}.xlsx": book}


def _pdf_and_word(
    name: str, document: "Document", progress: Progress | None, refused: list[MissingGlyphError]
) -> dict[str, bytes]:
    from reports.pdf import render_pdf
    from reports.word import render_word

    files = {f"{name}.docx": render_word(document)}
    try:
        files[f"{name}.pdf"] = render_pdf(document, fonts(), progress)
    except MissingGlyphError as refusal:
        # Word and Excel ask the machine that opens them for the character.
        refused.append(refusal.of_paper(f"{name}.pdf"))
    return files


def _render_tables(
    tables: "Sequence[Table]", office: str, mark: str | None, progress: Progress | None
) -> bytes:
    from reports.excel import render_workbook

    title = tables[0].caption or tables[0].name
    return render_workbook(tables, title=title, author=office, mark=mark, progress=progress)
