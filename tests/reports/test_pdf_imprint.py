"""The imprint (版记) read back: where it stands, its rules, its words."""

from datetime import date

import pytest

from model.errors import MissingGlyphError
from reports import gongwen
from reports.document import Annex, Block, Document, Imprint, Letterhead, Paragraph
from reports.gongwen import MM
from reports.pdf import render_pdf
from tests.reports.pdf_reader import Page, bundled_fonts, read_pages, rules

_COPIES = ("示例省人民政府办公厅", "示例省市场监督管理局", "示例省联席会议各成员单位")
_WHOLE = Imprint(copies_to=_COPIES, printed_by="示例省局办公室", printed_on=date(2023, 12, 5))
_LINE = Paragraph(text="国" * 20)


def _made(imprint: Imprint, lines: int, *others: Block, landscape: bool = False) -> bytes:
    annexes = (Annex(number=1, title="表", blocks=(_LINE,), landscape=True),) if landscape else ()
    blocks = (*others, *[_LINE] * lines)
    document = Document(title="报告", blocks=blocks, annexes=annexes, imprint=imprint)
    return render_pdf(document, bundled_fonts())


def _pages(imprint: Imprint, lines: int, *others: Block, landscape: bool = False) -> list[Page]:
    return read_pages(_made(imprint, lines, *others, landscape=landscape))


def test_copies_stand_one_character_in_and_turn_over_under_the_first_name() -> None:
    page = _pages(_WHOLE, 25)[1]
    first, second, issue, _ = page.lines()[-4:]
    assert first + second == "抄送：" + "，".join(_COPIES) + "。"
    assert issue == "示例省局办公室2023年12月5日印发"
    rows = page.rows()[-4:]
    assert {glyph.size for row in rows for glyph in row} == {14}
    assert rows[0][0].x == pytest.approx(gongwen.BINDING_MARGIN + 14, abs=0.1)
    assert rows[1][0].x == pytest.approx(page.at("示例省人民").x, abs=0.1)
    right = gongwen.BINDING_MARGIN + gongwen.TYPE_AREA_WIDTH - 14
    assert rows[2][-1].x + 14 == pytest.approx(right, abs=0.1)
    assert max(row[-1].x + 7 for row in rows[:2]) <= right


def test_rules_are_as_wide_as_the_type_area_and_the_last_is_its_foot() -> None:
    upper, inner, lowest = rules(_made(_WHOLE, 25))[1]
    for rule in (upper, inner, lowest):
        assert (rule.left / MM, rule.length / MM) == pytest.approx((28, 156), abs=0.05)
    strengths = [round(rule.strength / MM, 2) for rule in (upper, inner, lowest)]
    assert strengths == [0.35, 0.25, 0.35]
    assert lowest.middle == pytest.approx(35 * MM, abs=0.05)


def test_without_copies_there_is_no_inner_rule() -> None:
    imprint = Imprint(printed_by="示例省局办公室")
    data = _made(imprint, 25)
    assert len(rules(data)[1]) == 2
    assert read_pages(data)[1].lines()[-2].replace("　", "").endswith("年月日印发")


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (20, ["—1—", "—2—"]),  # the back of the only page
        (22 + 18, ["—1—", "—2—"]),  # there is room on an even page
        (22 + 21, ["—1—", "—2—", None, None]),  # there is none: an empty page before it
    ],
)
def test_it_stands_on_the_last_face_of_the_last_sheet(
    lines: int, numbers: list[str | None]
) -> None:
    pages = _pages(_WHOLE, lines)
    found = [page.lines()[-1] if page.lines() else None for page in pages]
    assert [words if words and "—" in words else None for words in found] == numbers
    assert "抄送" in pages[-1].text


def test_after_a_landscape_annex_it_stands_on_an_upright_page() -> None:
    pages = _pages(_WHOLE, 3, landscape=True)
    assert [page.rotation for page in pages] == [0, 90, 0, 0]
    assert "抄送" in pages[-1].text


def test_that_of_a_letter_has_neither_rules_nor_issuer_and_stays_on_its_page() -> None:
    data = _made(_WHOLE, 5, Letterhead(office="示例省局", is_letter=True))
    (page,) = read_pages(data)
    assert page.lines()[-1].endswith("。")
    assert "印发" not in page.text
    assert not [rule for rule in rules(data)[0] if round(rule.length / MM) == 156]


def test_a_character_without_a_face_is_told_with_the_words_around_it() -> None:
    with pytest.raises(MissingGlyphError) as refused:
        _made(Imprint(printed_by="示例省局\U00012000办公室"), 3)
    assert refused.value.around == "示例省局\U00012000办公室"


def test_an_imprint_that_says_nothing_is_not_printed() -> None:
    assert len(_pages(Imprint(), 3)) == 1
