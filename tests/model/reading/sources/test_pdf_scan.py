"""Scans: what is seen of their pages, and what is said of files that are none."""

import io
from collections.abc import Callable, Sequence

import pytest
from PIL import Image
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from model.errors import UnreadableDocumentError
from model.reading.json_words import scan_as_json, scan_from_json
from model.reading.scan import ScanPage
from model.reading.sources import pdf_scan
from model.reading.sources.pdf_scan import read_scan
from tests.model.reading.sources.made_files import workbook
from tests.model.reading.written import docx, pdf_canvas, pdf_of_pages

A4 = (595.0, 842.0)


def picture(canvas: Canvas, size: tuple[float, float]) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (8, 8))), 0, 0, *size)


def recognised(canvas: Canvas, size: tuple[float, float]) -> None:
    picture(canvas, size)
    canvas.setFont("Song", 12)
    canvas.drawString(70, 700, "特此报告。")


def nothing(canvas: Canvas, size: tuple[float, float]) -> None:
    canvas.line(0, 0, 1, 1)


Page = tuple[Callable[[Canvas, tuple[float, float]], None], tuple[float, float]]


def scanned(pages: Sequence[Page], *, password: str = "") -> bytes:
    out = io.BytesIO()
    canvas = pdf_canvas(out)
    if password:
        canvas = Canvas(out, encrypt=StandardEncryption(password))
    for draw, size in pages:
        canvas.setPageSize(size)
        draw(canvas, size)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_pages_are_told_with_size_and_content() -> None:
    turned = A4[::-1]
    data = scanned([(picture, A4), (picture, turned), (recognised, LETTER), (nothing, A4)])
    assert read_scan(data).pages == (
        ScanPage(width=210, height=297, signs=0, is_picture=True),
        ScanPage(width=297, height=210, signs=0, is_picture=True),
        ScanPage(width=216, height=279, signs=5, is_picture=True),
        ScanPage(width=210, height=297, signs=0, is_picture=False),
    )
    assert read_scan(data).text == "特此报告。"


def test_a_paper_that_was_never_scanned_shows_its_words() -> None:
    scan = read_scan(pdf_of_pages([["一、总体要求"], ["二、重点任务"]]))
    assert [page.is_picture for page in scan.pages] == [False, False]
    assert "一、总体要求" in scan.text
    assert scan_from_json(scan_as_json(scan)).text == scan.text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "是空文件"),
        (b"\0\0\n", "是空文件"),
        (b"\x89PNG\r\n\x1a\n....", "是图片，不是 PDF，不能用作盖章扫描件，没有采用；请在扫描软件"),
        (docx(""), "是Word 文档，不是 PDF"),
        (workbook(), "是Excel 工作簿，不是 PDF"),
        (b"PK\x03\x04....", "不是 PDF"),
        ("特此报告。".encode(), "是文本文件，不是 PDF"),
        (b"%PDF-1.7 broken", "已损坏或没有复制完整，打不开"),
        (scanned([(picture, A4)])[:300], "已损坏或没有复制完整"),
        (scanned([(nothing, A4)], password="1234"), "设了打开密码，不能用作盖章扫描件，没有采用"),
    ],
)
def test_what_is_no_scan_is_refused_with_advice(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableDocumentError) as refusal:
        read_scan(data, name="盖章件.pdf")
    assert str(refusal.value).startswith("“盖章件.pdf”")
    assert said in str(refusal.value)
    assert str(refusal.value).endswith("。")


def test_a_whole_book_is_no_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_scan, "MAX_PAGES", 1)
    with pytest.raises(UnreadableDocumentError, match="不像一份报告的扫描件"):
        read_scan(scanned([(nothing, A4)] * 2))
