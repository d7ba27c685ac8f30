"""Small whole files of every format (种子), from which broken ones are made."""

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import docx
from docx.shared import Pt
from reportlab import rl_config

from model.reading.read import read_document
from tests.model.reading.sources.made_files import compound, workbook
from tests.model.reading.written import (
    Written,
    docx_of_paragraphs,
    html_of_paragraphs,
    paragraphs_of,
    pdf_of_paragraphs,
)

_FILES = Path(__file__).parents[1] / "model" / "reading" / "sources" / "files"
TEXT = """2023年示例省知识产权工作要点
一、总体要求
推进知识产权强省建设，发明专利审查周期压减到16个月。
二、重点任务
（一）加强法治保障。推进地理标志条例立法调研，于2023年6月底前完成。（条法处负责）
——质押融资金额增长10%以上。
（二）开展专利转化对接活动12场以上。（促进处牵头，保护处、各市知识产权局配合）
三、工作要求
请于2023年12月15日前报送工作成效。
"""
CELLS = (
    "序号\t任务\t责任单位\t时限\n"
    "1\t推进立法。\t条法处\t6月底前\n"
    '2\t"调研\n形成报告。"\t保护处\t年底\n'
)


@cache
def seeds() -> tuple[bytes, ...]:
    """One file of each format; the same in every run."""
    return tuple(_seeds())


def _seeds() -> Iterator[bytes]:
    paragraphs = paragraphs_of(read_document(TEXT.encode()))
    page = html_of_paragraphs(paragraphs)
    yield from (TEXT.encode(), TEXT.encode("gb18030"), TEXT.encode("utf-16"))
    yield CELLS.encode()
    yield CELLS.replace("\t", ",").encode("gb18030")
    yield page
    yield page.replace(b"</body>", _TABLE.encode() + b"</body>")
    yield b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    yield timeless(docx_of_paragraphs(paragraphs))
    yield timeless(docx_of_paragraphs(paragraphs, automatic=True))
    yield timeless(_word_table())
    yield _pdf(paragraphs)
    yield timeless(workbook())
    yield (_FILES / "task-list.xls").read_bytes()
    yield compound("WordDocument", "1Table")


_TABLE = (
    "<table><tr><th>序号</th><th rowspan=2>任务</th></tr><tr><td colspan='2'>1</td></tr>"
    "<tr><td>2</td><td>推进<br>立法。</td></tr></table>"
)


def timeless(data: bytes) -> bytes:
    """A zip without the hour of its making, so that a number means the same file tomorrow."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for name in archive.namelist():
            if not name.startswith("docProps/"):
                copy.writestr(zipfile.ZipInfo(name), archive.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _pdf(paragraphs: list[Written]) -> bytes:
    before, rl_config.invariant = rl_config.invariant, 1
    try:
        return pdf_of_paragraphs(paragraphs)
    finally:
        rl_config.invariant = before


def _word_table() -> bytes:
    """A Word file as Word itself sets it: styles, a table with merged cells, a heading."""
    document = docx.Document()
    document.add_heading("任务清单", level=1)
    document.add_paragraph("一、加强保护。").runs[0].font.size = Pt(16)
    table = document.add_table(rows=3, cols=3)
    for row in table.rows:
        for cell in row.cells:
            cell.text = "推进立法。"
    table.cell(0, 0).merge(table.cell(1, 0))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
