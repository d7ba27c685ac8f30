"""Reading a document beside its bar: the guideline of 2023 as text, page, Word and PDF, and tables.

CPU time once the modules are there; a file as a whole, from its bytes to its outline.
"""

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from openpyxl import Workbook

from model.reading.read import read_document
from tests.model.reading.written import (
    docx_of_paragraphs,
    html_of_paragraphs,
    paragraphs_of,
    pdf_of_paragraphs,
)

GUIDELINE = Path(__file__).parents[2] / "resources" / "task_lists" / "guideline-2023.txt"
TIMES = 7
HEADINGS = ("序号", "类别", "重点任务", "责任单位", "配合单位", "完成时限", "成果形式", "备注")


def main() -> int:
    """Print the first and the middle reading of each; 1 when a bar is broken."""
    text = GUIDELINE.read_bytes()
    paper = paragraphs_of(read_document(text))
    files: tuple[tuple[str, Callable[[], bytes], int], ...] = (
        ("text", lambda: text, 50),
        ("web page", lambda: html_of_paragraphs(paper), 500),
        ("Word", lambda: docx_of_paragraphs(paper), 500),
        ("Word, automatic numbers", lambda: docx_of_paragraphs(paper, automatic=True), 500),
        ("PDF", lambda: pdf_of_paragraphs(paper), 2000),
        ("workbook, 200 tasks", lambda: _workbook(200), 500),
    )
    broken = 0
    for name, make, most in files:
        data = make()
        taken = [_read(data) for _ in range(TIMES)]
        middle = sorted(taken)[TIMES // 2]
        print(f"{name}: first {taken[0]:.0f} ms, middle {middle:.0f} ms ≤ {most} ms")
        broken += middle > most
    _print_growth()
    return int(broken > 0)


def _print_growth() -> None:
    """Larger tables, beside each other: time should grow as the rows do."""
    for rows in (2000, 18_000):
        print(f"workbook, {rows} tasks: {_read(_workbook(rows)):.0f} ms")


def _workbook(tasks: int) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("任务清单")
    sheet.append(HEADINGS)
    for number in range(1, tasks + 1):
        sheet.append(
            (
                number,
                f"第{number // 20 + 1}类工作",
                f"开展第{number}项知识产权保护专项行动，新建快速维权中心{number % 9 + 1}家。",
                "知识产权保护处",
                "运用促进处、各市局",
                "6月底前",
                "工作报告",
                "",
            )
        )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _read(data: bytes) -> float:
    began = time.process_time()
    read_document(data, name="来文")
    return (time.process_time() - began) * 1000


if __name__ == "__main__":
    sys.exit(main())
