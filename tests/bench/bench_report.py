"""Bars: the preview of a section that was just changed in 300 ms, the report of 200 actions as PDF
and as Word in 1.5 s of CPU each, from the ledger to the bytes.

The preview is what the standing child of the window does, faces loaded and the ledger opened anew.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from model.report_sections import read_sections, write_section
from model.words import SectionKind
from reports.pdf import render_pdf
from reports.printed_view import PrintedView, ViewKind
from reports.report_texts import list_to_report
from reports.word import render_word
from reports.year_end import year_end_report
from tests.bench.samples import sample
from ui import jobs
from ui.list_jobs import write_list
from ui.paper_files import fonts

ACTIONS = 200
MOST_PREVIEW, MOST_REPORT = 0.3, 1.5
_AS_OF = date(2023, 11, 20)
_TRIES = 5


def preview(ledger: Path, target: Path) -> float:
    """Seconds from a stored change of a section to the pages that show it, the best of some."""
    return min(_preview(ledger, target, number) for number in range(_TRIES))


def _preview(ledger: Path, target: Path, number: int) -> float:
    with jobs.open_ledger(ledger) as opened, opened.step("改写") as step:
        sections = read_sections(opened, list_to_report(opened).id)
        section = next(each for each in sections if each.kind is SectionKind.PROBLEMS)
        write_section(step, section, f"第{number}次改写。", "")
    view = PrintedView(kind=ViewKind.REPORT, without_annexes=True)
    began = time.perf_counter()
    write_list(ledger, lambda *_: view, target, as_of=_AS_OF)
    return time.perf_counter() - began


def report(ledger: Path) -> tuple[float, float]:
    """Seconds of CPU for the whole report as PDF and as Word, each from the ledger."""
    with jobs.open_ledger(ledger, read_only=True) as opened:
        began = time.process_time()
        render_pdf(year_end_report(opened, _AS_OF), fonts())
        middle = time.process_time()
        render_word(year_end_report(opened, _AS_OF))
        return middle - began, time.process_time() - middle


def main(say: Callable[[str], None] = print) -> int:
    """Print what was measured beside its bar; 1 when a bar is broken."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = sample(ACTIONS, Path(folder))
        pdf, word = report(ledger)  # loads the faces, as the first preview of a day does
        shown = preview(ledger, Path(folder) / "报告.pdf")
    say(f"preview of a changed section: {shown * 1000:.0f} ms ≤ {MOST_PREVIEW * 1000:.0f} ms")
    say(f"report, {ACTIONS} actions: PDF {pdf:.2f} s, Word {word:.2f} s ≤ {MOST_REPORT} s CPU each")
    return int(not (shown <= MOST_PREVIEW and max(pdf, word) <= MOST_REPORT))


if __name__ == "__main__":
    sys.exit(main())
