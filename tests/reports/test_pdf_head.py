"""The head of a paper read back: several who sign, and the form of a letter."""

from itertools import pairwise

import pytest

from reports import gongwen
from reports.document import DocumentNumber, Letterhead, Paragraph, Title
from reports.gongwen import MM
from tests.reports.pdf_reader import (
    Glyph,
    Page,
    coloured_rules,
    printed,
    read_pages,
    rendered,
)

_BODY = Paragraph(text="国" * 900)
_LETTER = (
    Letterhead(office="示例省知识产权局", is_letter=True),
    DocumentNumber(number="示知函〔2023〕7号"),
    Title(text="关于成效的函"),
    _BODY,
)


def _top(page: Page, text: str) -> float:
    """The top of a text in mm from the upper edge of the sheet."""
    glyph = page.at(text)
    return (page.height - glyph.y - gongwen.ABOVE_BASELINE * glyph.size) / MM


def test_several_signers_stand_two_on_a_row_and_the_number_beside_the_last() -> None:
    number = DocumentNumber(number="示知发〔2023〕7号", signer="张示例、李示例、王样")
    page = printed(Letterhead(office="示例省局文件"), number, Title(text="报告"), _BODY)[0]
    assert page.lines()[1].replace("　", "") == "签发人：张示例李示例"
    assert page.lines()[2].startswith("示知发〔2023〕7号王样")
    assert page.at("王").x == pytest.approx(page.at("张").x, abs=0.1)


def test_the_mark_of_a_letter_stands_30_mm_below_the_edge_of_the_sheet() -> None:
    page = printed(*_LETTER)[0]
    assert _top(page, "示例") == pytest.approx(30, abs=0.1)
    row = page.rows()[0]
    middle = (row[0].x + row[-1].x + row[-1].size) / 2
    assert middle == pytest.approx(28 * MM + 78 * MM, abs=0.5)


def test_a_letter_has_double_red_rules_below_its_mark_and_above_the_foot() -> None:
    thick, thin, low_thin, low_thick = coloured_rules(rendered(*_LETTER))
    assert [round(rule.length / MM, 1) for rule in (thick, thin, low_thin, low_thick)] == [170] * 4
    assert thick.strength > thin.strength
    assert low_thick.strength > low_thin.strength
    mark = printed(*_LETTER)[0].at("示例")
    foot_of_mark = mark.y - (1 - gongwen.ABOVE_BASELINE) * mark.size
    assert (foot_of_mark - thick.upper) / MM == pytest.approx(4, abs=0.1)
    assert low_thick.lower / MM == pytest.approx(20, abs=0.1)
    assert (thick.left + thick.length / 2) / MM == pytest.approx(105, abs=0.1)


def test_the_number_of_a_letter_stands_to_the_right_below_the_rule() -> None:
    page = printed(*_LETTER)[0]
    rule = coloured_rules(rendered(*_LETTER))[1]
    number = page.at("示知函")
    top = number.y + gongwen.ABOVE_BASELINE * number.size
    assert rule.lower - top == pytest.approx(15.75 * 7 / 8, abs=1.5)
    last = page.at("号")
    assert last.x + last.size == pytest.approx(gongwen.BINDING_MARGIN + 156 * MM, abs=0.5)


def test_the_first_page_of_a_letter_has_no_number_and_the_second_has() -> None:
    first, second = printed(*_LETTER)[:2]
    assert "—" not in first.text
    assert second.lines()[-1] == "—2—"


_UPWARD = DocumentNumber(number="示知发〔2023〕7号", signer="张示例")
_RED_HEAD = (Letterhead(office="示例省知识产权局文件"), _UPWARD)
_LONG = (
    "示例省知识产权局关于报送2023年推动知识产权高质量发展重点任务落实成效和主要指标完成情况的报告"
)


@pytest.mark.parametrize("text", ["报告", _LONG[:33] + "的报告", _LONG, _LONG[:-3] + _LONG])
@pytest.mark.parametrize("mark", [None, "送审稿"])
def test_a_title_stands_two_lines_below_the_red_line_and_the_text_on_the_grid(
    text: str, mark: str | None
) -> None:
    data = rendered(*_RED_HEAD, Title(text=text, below=mark), _BODY)
    page, (rule,) = read_pages(data)[0], coloured_rules(data)
    rows = [row for row in page.rows() if row[0].y < rule.lower]
    titles = [row for row in rows if row[0].size == pytest.approx(22)]
    lines = (rule.lower - _middle(titles[0])) / gongwen.LINE_PITCH - 0.5
    assert lines == pytest.approx(2, abs=0.05)
    first = next(row for row in rows if row[0].text == "国")
    number = (260 * MM - _middle(first)) / gongwen.LINE_PITCH + 0.5
    assert number == pytest.approx(round(number), abs=0.05)
    pitches = [
        (_middle(above) - _middle(row)) / gongwen.LINE_PITCH for above, row in pairwise(titles)
    ]
    assert all(1.2 < pitch < 1.75 for pitch in pitches)


def test_a_number_alone_leaves_the_text_on_the_grid() -> None:
    page = printed(_UPWARD, _BODY)[0]
    first = next(row for row in page.rows() if row[0].text == "国")
    assert (260 * MM - _middle(first)) / gongwen.LINE_PITCH == pytest.approx(1.5, abs=0.05)


def _middle(row: tuple[Glyph, ...]) -> float:
    return (max(each.head for each in row) + min(each.foot for each in row)) / 2


def test_an_office_without_a_name_does_no_harm() -> None:
    assert "示知发" in printed(Letterhead(office=""), DocumentNumber(number="示知发"))[0].text


def test_without_a_head_nothing_is_red() -> None:
    assert coloured_rules(rendered(DocumentNumber(number="示知发〔2023〕7号"), _BODY)) == []
