"""PDF files: lines in reading order, and a clear sentence where there are none."""

import io
from collections.abc import Callable, Sequence
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from model.errors import UnreadableDocumentError
from model.reading.source import Source
from model.reading.sources import pdf
from model.reading.sources.pdf import read_pdf
from model.reading.sources.pdf_signs import plain_sign
from reports.pdf_font import PdfFont
from tests.model.reading.written import FONT, pdf_canvas, pdf_of_pages

LINE = "推动知识产权高质量发展，加强知识产权保护。"


def drawn(*pages: Callable[[Canvas], object]) -> bytes:
    out = io.BytesIO()
    canvas = pdf_canvas(out)
    for draw in pages:
        canvas.setFont("Song", 12)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def words(canvas: Canvas) -> None:
    canvas.drawString(70, 700, LINE)


def picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (8, 8))), 0, 0, 595, 842)


def texts(source: Source) -> list[str]:
    return [line.text for line in source.lines]


def test_lines_and_page_numbers_come_in_order_with_their_page() -> None:
    source = read_pdf(pdf_of_pages([["一、总体要求", "（一）指导思想。"], ["二、重点任务"]]))
    assert [(line.text, line.place) for line in source.lines] == [
        ("一、总体要求", "第1页"),
        ("（一）指导思想。", "第1页"),
        ("— 1 —", "第1页"),
        ("二、重点任务", "第2页"),
        ("— 2 —", "第2页"),
    ]


def test_the_order_on_paper_counts_and_not_the_order_in_the_file() -> None:
    def shuffled(canvas: Canvas) -> None:
        canvas.drawString(70, 600, "第二行")
        canvas.drawString(106, 700, "一行")
        canvas.drawString(70, 700, "这是第")

    assert texts(read_pdf(drawn(shuffled))) == ["这是第一行", "第二行"]


def test_blanks_stand_between_latin_words_only() -> None:
    def spaced(canvas: Canvas) -> None:
        for at, word in ((70, "TISC"), (106, "and"), (140, "WIPO"), (180, "合"), (194, "作")):
            canvas.drawString(at, 700, word)

    assert texts(read_pdf(drawn(spaced))) == ["TISC and WIPO合作"]


def test_narrow_signs_that_stand_twice_are_kept_and_those_printed_twice_are_one() -> None:
    def doubled(canvas: Canvas) -> None:
        canvas.drawString(70, 700, "官员officers共11人")
        for offset in (0, 0.3):
            canvas.drawString(70 + offset, 650, "加粗")

    assert texts(read_pdf(drawn(doubled))) == ["官员officers共11人", "加粗"]


def two_columns(left: Sequence[str], right: Sequence[str]) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(150, 760, "横跨两栏的标题放在页面的最上方正中间位置")
        for row, (one, other) in enumerate(zip(left, right, strict=True)):
            canvas.drawString(60, 720 - 20 * row, one)
            canvas.drawString(320, 720 - 20 * row, other)

    return draw


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"左栏第{at}行的文字写满整整一行" for at in range(10)]
    right = [f"右栏第{at}行的文字写满整整一行" for at in range(10)]
    source = read_pdf(drawn(two_columns(left, right)))
    assert texts(source)[1:] == [*left, *right]


def test_the_cells_of_a_form_are_no_columns() -> None:
    left, right = [f"项目{at}" for at in range(10)], [f"第{at}项的内容很长很长" for at in range(10)]
    rows = texts(read_pdf(drawn(two_columns(left, right))))
    assert rows[1] == "项目0 第0项的内容很长很长"


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_words_that_are_turned_are_read_upright(angle: int) -> None:
    def turned(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(angle)
        canvas.drawString(-100, 20, "第一行")
        canvas.drawString(-100, 0, "第二行")

    def laid(canvas: Canvas) -> None:
        canvas.setPageRotation(angle)
        turned(canvas)

    assert texts(read_pdf(drawn(turned, laid))) == ["第一行", "第二行"] * 2


def test_a_watermark_aslant_is_left_out_and_told() -> None:
    def marked(canvas: Canvas) -> None:
        words(canvas)
        canvas.translate(100, 650)
        canvas.rotate(30)
        canvas.drawString(0, 0, "内部资料")

    source = read_pdf(drawn(marked))
    assert texts(source) == [LINE]
    assert "斜着" in source.warnings[0]


def test_running_heads_are_left_out_and_told_and_titles_are_not() -> None:
    def page(at: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(70, 800, f"年度工作指引 第{at}稿")
            canvas.drawString(70, 700, f"第{at}项任务。")
            canvas.drawString(280, 40, f"{at}")

        return draw

    source = read_pdf(drawn(*map(page, range(1, 5))))
    assert texts(source)[:3] == ["第1项任务。", "1", "第2项任务。"]
    assert "“年度工作指引 第1稿”" in source.warnings[0]
    assert texts(read_pdf(drawn(page(1), page(2))))[0] == "年度工作指引 第1稿"


def test_a_title_in_the_words_of_the_running_head_is_kept() -> None:
    def page(size: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.setFont("Song", size)
            canvas.drawString(70, 790, "年度工作要点")
            words(canvas)

        return draw

    source = read_pdf(drawn(page(22), page(9), page(9)))
    assert texts(source) == ["年度工作要点", LINE, LINE, LINE]


@pytest.mark.parametrize(
    ("code", "sign"),
    [
        ("ﬁ", "fi"),
        ("⼀", "一"),
        ("⻓", "长"),
        ("⺠", "民"),
        ("\u3000", " "),
        ("\x02", "-"),
        ("\x01", ""),
        ("\0", "\ufffd"),
        ("\ue000", "\ufffd"),
        ("①", "①"),
        ("％", "％"),
        ("𬭎", "𬭎"),
    ],
)
def test_signs_that_only_look_like_others_become_these(code: str, sign: str) -> None:
    assert plain_sign(ord(code)) == sign


def test_a_rare_character_is_read_whole() -> None:
    pdfmetrics.registerFont(PdfFont("Rare", FONT.read_bytes(), 0))

    def rare(canvas: Canvas) -> None:
        canvas.setFont("Rare", 12)
        canvas.drawString(70, 700, "陈𬭎的事迹")

    assert texts(read_pdf(drawn(rare))) == ["陈𬭎的事迹"]


def test_a_scan_is_named_as_such() -> None:
    with pytest.raises(UnreadableDocumentError, match="这是扫描件（图片）"):
        read_pdf(drawn(picture, picture))


def test_a_page_that_is_a_scan_is_told_by_its_number() -> None:
    source = read_pdf(drawn(words, picture, words))
    assert texts(source) == [LINE, LINE]
    assert source.warnings == ("第 2 页是扫描的图片，没有读入，请对照原件补上这几页的内容。",)


def test_words_recognised_from_a_scan_are_doubted() -> None:
    def recognised(canvas: Canvas) -> None:
        picture(canvas)
        words(canvas)

    assert "识别" in read_pdf(drawn(recognised)).warnings[0]


def test_a_scan_inside_a_form_is_a_scan() -> None:
    def formed(canvas: Canvas) -> None:
        canvas.beginForm("scan")
        canvas.drawImage(ImageReader(Image.new("L", (8, 8))), 0, 0, 1, 1)
        canvas.endForm()
        canvas.scale(595, 842)
        canvas.doForm("scan")

    with pytest.raises(UnreadableDocumentError, match="扫描件"):
        read_pdf(drawn(formed))


def test_a_page_of_more_signs_than_paper_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("model.reading.sources.pdf_page.MOST_GLYPHS", 5)
    with pytest.raises(UnreadableDocumentError, match="什么也没有导入"):
        read_pdf(drawn(words))


def test_a_pdf_without_words_is_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="没有文字"):
        read_pdf(drawn(lambda canvas: canvas.line(10, 10, 20, 20)))


def test_a_locked_pdf_asks_for_its_password_to_be_removed() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret", strength=128))
    canvas.drawString(70, 700, "words")
    canvas.save()
    with pytest.raises(UnreadableDocumentError, match="去除密码"):
        read_pdf(out.getvalue())


@pytest.mark.parametrize("limit", ["MAX_PAGES", "MAX_SIGNS"])
def test_a_pdf_too_long_to_be_a_paper_is_refused(
    limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, limit, 1)
    with pytest.raises(UnreadableDocumentError, match="500 页"):
        read_pdf(drawn(words, words))


def test_a_pdf_whose_signs_mean_nothing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = drawn(words)
    monkeypatch.setattr("model.reading.sources.pdf_page.plain_sign", lambda code: "\ufffd")
    with pytest.raises(UnreadableDocumentError, match="乱码"):
        read_pdf(data)


WHOLE = drawn(words)


@pytest.mark.parametrize("data", [b"%PDF-1.7 junk", WHOLE[:200], b"%PDF"])
def test_a_damaged_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocumentError, match="已损坏"):
        read_pdf(data)


@given(at=st.integers(0, len(WHOLE) - 1), sign=st.integers(0, 255))
def test_a_changed_byte_ends_in_lines_or_in_a_sentence(at: int, sign: int) -> None:
    with suppress(UnreadableDocumentError):
        assert read_pdf(WHOLE[:at] + bytes([sign]) + WHOLE[at + 1 :]).lines


def test_a_table_without_lines_is_told_because_its_columns_run_together() -> None:
    out = io.BytesIO()
    canvas = pdf_canvas(out)
    canvas.setFont("Song", 12)
    for row in range(8):
        for column, words in enumerate(
            ("一、加强保护", f"开展第{row}项专项行动。", "保护处", "6月底前")
        ):
            canvas.drawString(40 + 130 * column, 700 - 24 * row, words)
    canvas.showPage()
    canvas.save()
    assert any("没有框线的表格" in words for words in read_pdf(out.getvalue()).warnings)


def test_running_text_is_no_table() -> None:
    pages = [[f"{n}.开展知识产权保护专项行动，建设维权中心。" for n in range(1, 9)]]
    assert read_pdf(pdf_of_pages(pages)).warnings == ()
