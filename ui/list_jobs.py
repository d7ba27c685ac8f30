"""What is on screen as a file (打印内容): one list of a ledger as PDF, Word or Excel.

No Qt here; the window has it done by a child with the very command line that anybody can type.
"""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from model.errors import InvalidEntryError, MissingGlyphError
from model.ledger import Ledger
from ui import jobs
from ui.paper_files import fonts
from ui.paper_jobs import of_one_state, where_it_stands, write_own
from ui.sandbox import Progress

if TYPE_CHECKING:
    from reports.document import Document
    from reports.printed_view import PrintedView

SUFFIXES = (".pdf", ".xlsx", ".docx")


def write_list(
    path: Path,
    make_view: "Callable[[Ledger, date], PrintedView]",
    target: Path,
    *,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> None:
    """Write a list of a ledger to `target`, whole; its suffix says in which form."""
    from model.files.ours import refuse_to_replace_others
    from model.possible_days import counted_days
    from model.settings import as_of as day_of
    from reports.screen_list import screen_document

    if target.suffix.lower() not in SUFFIXES:
        kinds = "、".join(SUFFIXES)
        raise InvalidEntryError(f"“{target.name}”的类型不能生成，没有写出文件。请用{kinds}结尾。")
    refuse_to_replace_others(target)
    with jobs.open_ledger(path, read_only=True) as ledger:
        ledger.check_integrity()
        if as_of is not None:
            counted_days(ledger).require(as_of, what="数据截止日", undone="没有生成文件")
        day = as_of or day_of(ledger)
        try:
            data = of_one_state(
                ledger,
                target.stem,
                lambda: _rendered(
                    screen_document(ledger, make_view(ledger, day), day), target.suffix, progress
                ),
            )
        except MissingGlyphError as refusal:
            raise refusal.adding(where_it_stands(ledger, refusal)) from refusal
    jobs.make_folder(target.parent)
    write_own(target, data)


def list_command(
    path: Path, view: "PrintedView", target: Path, *, as_of: date, ids_file: Path
) -> list[str]:
    """The arguments of the `list` verb for a view.

    Its ids are put into `ids_file`, words that are not stored into a file beside it.
    """
    command = ["list", str(path), "--to", str(target), "--view", view.kind, "--progress"]
    command += ["--as-of", as_of.isoformat()]
    command += [f"--title={view.title}", f"--wanted={view.wanted}"]  # they may begin with a dash
    if view.typed:
        typed_file = ids_file.with_name("typed.json")
        typed_file.write_text(json.dumps(dict(view.typed), ensure_ascii=False), encoding="utf-8")
        command += ["--typed", str(typed_file)]
    if view.ids is not None:
        ids_file.write_text("\n".join(view.ids), encoding="utf-8")
        command += ["--ids", str(ids_file)]
    for name, value in (
        ("--columns", ",".join(view.columns)),
        ("--group", view.group),
        ("--size", view.size),
        ("--since" if isinstance(view.since, date) else "--since-step", view.since),
    ):
        command += [] if value in (None, "") else [name, str(value)]
    if view.landscape is not None:
        command += ["--landscape" if view.landscape else "--portrait"]
    command += ["--and-division"] if view.and_division else []
    return command + (["--without-annexes"] if view.without_annexes else [])


def _rendered(document: "Document", suffix: str, progress: Progress | None) -> bytes:
    match suffix.lower():
        case ".xlsx":
            from reports.excel import render_workbook

            return render_workbook(
                document.tables(),
                title=document.title,
                author=document.author,
                mark=document.mark,
                progress=progress,
            )
        case ".docx":
            from reports.word import render_word

            return render_word(document)
        case _:
            from reports.pdf import render_pdf

            return render_pdf(document, fonts(), progress)
