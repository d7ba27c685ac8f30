"""The same table by the usual way of each library, in the same run: what our own renderers save.

reportlab's LongTable with Paragraph cells, and plain openpyxl with one style a cell. Nothing is
judged here: the bars stand in bench_pdf and bench_excel.
"""

import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parents[2]))

from reports.document import Table
from reports.excel import write_workbook
from reports.pdf import render_pdf
from tests.bench import bench_excel, bench_pdf
from ui.found_fonts import find_fonts

PDF_ROWS, EXCEL_ROWS = 1_000, 10_000
_ACROSS = 690.0  # points


def seconds(work: Callable[[], object]) -> float:
    """CPU that some work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def long_table(table: Table) -> bytes:
    """The table as reportlab's own documents have it: a Paragraph in each cell."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

    registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("cell", fontName="STSong-Light", fontSize=7.5, wordWrap="CJK")
    heads = [Paragraph(column.heading, style) for column in table.columns]
    rows = [
        [Paragraph(escape("" if cell is None else str(cell)), style) for cell in row]
        for row in table.rows()
    ]
    whole = sum(column.width for column in table.columns)
    widths = [_ACROSS * column.width / whole for column in table.columns]
    made = LongTable([heads, *rows], repeatRows=1, colWidths=widths)
    made.setStyle([(f"{side}PADDING", (0, 0), (-1, -1), 2) for side in ("LEFT", "RIGHT")])
    target = BytesIO()
    SimpleDocTemplate(target, pagesize=landscape(A4)).build([made])
    return target.getvalue()


def plain_workbook(table: Table) -> bytes:
    """The table as a first try with openpyxl has it: fonts, borders and alignment a cell."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    side = Side(style="thin")
    for at, row in enumerate(table.rows(), start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(row=at, column=column, value=value)
            cell.font = Font(name="宋体", size=10.5)
            cell.border = Border(left=side, right=side, top=side, bottom=side)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def main(say: Callable[[str], None] = print) -> int:
    """Print both ways beside each other."""
    document = bench_pdf.ledger(PDF_ROWS)
    (paper,) = document.tables()
    fonts = find_fonts(())
    render_pdf(bench_pdf.ledger(1), fonts)  # loads the faces
    ours, theirs = seconds(lambda: render_pdf(document, fonts)), seconds(lambda: long_table(paper))
    say(f"PDF {PDF_ROWS:,} × {len(paper.columns)}: {ours:.2f} s, LongTable {theirs:.2f} s CPU")
    sheet = bench_excel.ledger(EXCEL_ROWS)
    ours = seconds(lambda: write_workbook(BytesIO(), (sheet,), title="工作台账"))
    theirs = seconds(lambda: plain_workbook(sheet))
    say(f"Excel {EXCEL_ROWS:,} × {len(sheet.columns)}: {ours:.2f} s, openpyxl {theirs:.2f} s CPU")
    return 0


if __name__ == "__main__":
    sys.exit(main())
