"""Chains of faces: each character finds its font, its width, or its name in a refusal."""

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from itertools import count
from pathlib import Path

import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from reportlab.pdfgen.canvas import Canvas

from model.errors import FileAccessError, MissingGlyphError
from reports.fonts import Face, FontFile, FontSet, advances, missing_characters, split_runs, width
from reports.sfnt import Buffer

BUNDLED = Path(__file__).parents[2] / "resources" / "fonts"

MakeFont = Callable[..., FontFile]


@pytest.fixture(scope="module")
def numbers() -> Iterator[int]:
    return count()


@pytest.fixture
def make_font(numbers: Iterator[int]) -> MakeFont:
    """A font of black boxes with the given widths; reportlab keeps names, so each is new."""

    def make(*, hanzi_only: bool = False, **widths: int) -> FontFile:
        data = boxes({ord(character): wide for character, wide in widths.items()})
        return FontFile(f"Boxes-{next(numbers)}", lambda: data, hanzi_only=hanzi_only)

    return make


def boxes(widths: dict[int, int], empty: Iterable[int] = ()) -> bytes:
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 800), (300, 800), (300, 0)):
        pen.lineTo(corner)
    pen.closePath()
    names = {code: f"u{code:X}" for code in widths}
    font = FontBuilder(1000)
    font.setupGlyphOrder([".notdef", *names.values()])
    font.setupCharacterMap(names | dict.fromkeys(empty, ".notdef"))
    font.setupGlyf(dict.fromkeys([".notdef", *names.values()], pen.glyph()))
    advance = {names[code]: (wide, 0) for code, wide in widths.items()}
    font.setupHorizontalMetrics({".notdef": (500, 0), **advance})
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": "Boxes", "styleName": "Regular", "psName": "Boxes"})
    font.setupOS2()
    font.setupPost()
    stream = BytesIO()
    font.font.save(stream)
    return stream.getvalue()


def chain(*files: FontFile) -> FontSet:
    return FontSet({Face.FANGSONG: files})


def runs(text: str, fonts: FontSet) -> list[tuple[str, str]]:
    return [(run.text, run.font_name) for run in split_runs(text, Face.FANGSONG, fonts)]


def test_text_that_one_font_has_is_one_run(make_font: MakeFont) -> None:
    font = make_font(知=1000, 责=1000)
    fonts = chain(font)
    assert runs("知责知", fonts) == [("知责知", font.name)]
    assert runs("知责知", fonts) == [("知责知", font.name)]
    assert runs("", fonts) == []


def test_each_character_goes_to_the_first_font_that_has_it(make_font: MakeFont) -> None:
    first, second = make_font(陈=1000, 局=1000), make_font(陈=1000, 𬭎=1000)
    expected = [("陈", first.name), ("𬭎", second.name), ("局", first.name)]
    assert runs("陈𬭎局", chain(first, second)) == expected


def test_quotation_marks_come_from_a_font_where_they_are_full_width(make_font: MakeFont) -> None:
    narrow = make_font(**{"十": 1000, "“": 330})
    wide = make_font(**{"“": 1000})
    assert runs("“十", chain(narrow, wide)) == [("“", wide.name), ("十", narrow.name)]
    assert runs("“十", chain(narrow)) == [("“十", narrow.name)]


def test_a_font_for_characters_alone_leaves_digits_and_marks_to_the_next(
    make_font: MakeFont,
) -> None:
    first = make_font(hanzi_only=True, **{"年": 1000, "〇": 1000, "2": 600, "，": 1000})
    second = make_font(**{"2": 500, "，": 1000})
    expected = [("2", second.name), ("〇年", first.name), ("，", second.name)]
    assert runs("2〇年，", chain(first, second)) == expected


def test_marks_that_print_nothing_are_left_out(make_font: MakeFont) -> None:
    font = make_font(知=1000, 责=1000)
    assert runs("知\u200b责\ufe00\ufeff", chain(font)) == [("知责", font.name)]
    assert width("知\u200b责", Face.FANGSONG, 10, chain(font)) == 20


def test_characters_that_no_font_has_are_refused_by_name(make_font: MakeFont) -> None:
    fonts = chain(make_font(陈=1000))
    with pytest.raises(MissingGlyphError, match=r"“𬭎”（U\+2CB4E）、“同”.*“陈𬭎同𬭎”"):
        split_runs("陈𬭎同𬭎", Face.FANGSONG, fonts)
    with pytest.raises(MissingGlyphError, match=r"“同”（U\+540C）"):
        width("陈同", Face.FANGSONG, 16, fonts)


def test_a_refusal_tells_in_which_words_the_character_stands(make_font: MakeFont) -> None:
    fonts = chain(make_font(局=1000))
    with pytest.raises(MissingGlyphError) as refused:
        split_runs("局" * 40 + "陈𬭎" + "局" * 40, Face.FANGSONG, fonts)
    assert refused.value.characters == ("陈", "𬭎")
    assert refused.value.around == "……" + "局" * 15 + "陈𬭎" + "局" * 13 + "……"


def test_missing_characters_are_listed_once_in_their_order(make_font: MakeFont) -> None:
    fonts = chain(make_font(陈=1000), make_font(局=1000))
    assert missing_characters("𬭎陈同局𬭎\u200b", Face.FANGSONG, fonts) == ("𬭎", "同")


def test_a_character_that_leads_to_the_empty_box_counts_as_missing(numbers: Iterator[int]) -> None:
    data = boxes({ord("知"): 1000}, empty=[ord("责")])
    fonts = chain(FontFile(f"Careless-{next(numbers)}", lambda: data))
    assert missing_characters("知责", Face.FANGSONG, fonts) == ("责",)


def test_width_adds_up_over_fonts(make_font: MakeFont) -> None:
    fonts = chain(make_font(**{"知": 1000, "1": 500}), make_font(𬭎=900))
    assert width("知1𬭎", Face.FANGSONG, 16, fonts) == pytest.approx(16 * 2.4)
    assert advances(Face.FANGSONG, fonts)["1"] == 0.5
    with pytest.raises(KeyError):
        advances(Face.FANGSONG, fonts)["责"]


def test_a_font_is_read_once_and_only_when_it_is_needed(make_font: MakeFont) -> None:
    first, second, read = make_font(知=1000), make_font(𬭎=1000), list[str]()

    def read_second() -> Buffer:
        read.append(second.name)
        return second.read()

    counted = FontFile(second.name, read_second)
    fonts = chain(first, counted)
    runs("知", fonts)
    assert read == []
    runs("𬭎知𬭎", fonts)
    runs("𬭎", chain(first, counted))
    assert read == [second.name]


def test_a_font_that_cannot_be_read_is_passed_over(make_font: MakeFont) -> None:
    whole = make_font(知=1000)
    gone = FontFile("Gone", (BUNDLED / "gone.ttf").read_bytes)
    cut = FontFile("Cut", lambda: whole.read()[: len(whole.read()) // 2])
    text = FontFile("Text", lambda: b"text")
    assert runs("知", chain(gone, cut, text, whole)) == [("知", whole.name)]


def test_a_face_without_any_font_is_refused() -> None:
    with pytest.raises(FileAccessError, match="字体文件缺失"):
        split_runs("知", Face.FANGSONG, chain(FontFile("Nothing", lambda: b"")))


def printed(text: str) -> bytes:
    files = ("zhize-fang-regular", "zhize-serif-regular")
    fonts = chain(*(FontFile(name, (BUNDLED / f"{name}.ttf").read_bytes) for name in files))
    stream, x = BytesIO(), 40.0
    first = split_runs(text, Face.FANGSONG, fonts)[0].font_name
    # The stubs take the name of a font for a number.
    canvas = Canvas(stream, invariant=1, initialFontName=first)  # type: ignore[arg-type]
    for run in split_runs(text, Face.FANGSONG, fonts):
        canvas.setFont(run.font_name, 16)
        canvas.drawString(x, 700, run.text)
        x += width(run.text, Face.FANGSONG, 16, fonts)
    canvas.save()
    return stream.getvalue()


def test_rare_characters_are_copied_out_of_the_pdf_as_they_went_in() -> None:
    text = "陈𬭎、㛃𫖯：“十四五”—— 2023"
    with pypdfium2.PdfDocument(printed(text)) as pdf:
        page = pdf[0]
        copied = page.get_textpage().get_text_range()
    assert copied == text


def test_fonts_are_embedded_and_the_same_text_gives_the_same_bytes() -> None:
    once, again = printed("知识产权强国"), printed("知识产权强国")
    assert once == again
    assert once.count(b"/FontFile2") == 1
    assert b"Helvetica" not in once
    assert len(once) < 20_000
