"""Cells to and from the clipboard: what goes out comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.clipboard_cells import as_html, as_text, read_cells
from model.clipboard_page import pieces_of
from model.errors import InvalidEntryError

_WORDS = st.text(st.sampled_from("张三处=+\"\t\n <>&;，'@1"), max_size=8).map(str.strip)
_CELLS = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(_WORDS, min_size=width, max_size=width), min_size=1, max_size=5
    ).filter(lambda rows: any(rows[-1]))
)


@given(_CELLS)
def test_what_is_copied_is_pasted_word_for_word(cells: list[list[str]]) -> None:
    assert read_cells(as_text(cells), as_html(cells)) == cells
    assert read_cells(as_text(cells)) == cells


@given(_CELLS)
def test_html_alone_keeps_all_but_the_kind_of_spaces(cells: list[list[str]]) -> None:
    def blank(rows: list[list[str]]) -> list[list[list[str]]]:
        return [[[" ".join(line.split()) for line in c.split("\n")] for c in row] for row in rows]

    assert blank(read_cells("", as_html(cells))) == blank(cells)


def test_a_line_break_in_a_cell_is_quoted_as_excel_does() -> None:
    assert as_text([["甲\n乙", '说"好"'], ["=1", "丙"]]) == '"甲\n乙"\t"说""好"""\r\n=1\t丙\r\n'


def test_a_cell_merged_over_rows_stands_in_each_of_them() -> None:
    page = "<table><tr><td rowspan=2>保护处<td>甲<tr><td>乙<tr><td>法规处<td>丙</table>"
    assert read_cells("", page) == [["保护处", "甲"], ["保护处", "乙"], ["法规处", "丙"]]


def test_paragraphs_of_a_cell_of_word_stay_in_their_cell() -> None:
    page = "<table><tr><td><p>一是 调研</p><p>二是起草</p></td><td>6月\n底前</td></tr></table>"
    assert read_cells("一是 调研\n二是起草\t6月底前", page) == [["一是 调研\n二是起草", "6月底前"]]


def test_marks_that_do_not_pair_are_words() -> None:
    assert read_cells('"甲"乙\t丙\n丁') == [['"甲"乙', "丙"], ["丁", ""]]


def test_lines_without_tabs_are_rows_of_one_cell() -> None:
    assert read_cells("开展调研\r\n起草方案\r\n\r\n") == [["开展调研"], ["起草方案"]]


def test_a_page_in_pieces_reads_like_the_whole() -> None:
    cells = [[f"第{row}行 甲<乙> & 丙\n丁", "六月" * row] for row in range(60)]
    page = as_html(cells)
    assert "".join(pieces_of(page)) == page
    assert len(list(pieces_of(page))) > 5
    assert read_cells("", page) == cells


def test_a_page_that_stands_for_millions_of_cells_gives_way_to_its_text() -> None:
    cell = "<td colspan=2000 rowspan=2000>x</td>" * 20
    page = f"<table><tr>{cell}</tr>" + "<tr><td>y</td></tr>" * 1500 + "</table>"
    assert read_cells("甲\t乙", page) == [["甲", "乙"]]


@pytest.mark.parametrize("text", ["甲\n" * 5002, "甲" + "\t甲" * 256])
def test_more_than_one_looks_through_is_refused(text: str) -> None:
    with pytest.raises(InvalidEntryError, match="一次最多粘贴5,000行"):
        read_cells(text)


def test_whole_columns_are_read_to_their_last_words() -> None:
    assert read_cells("甲\t乙\n丙\t丁\n" + "\t\n" * 10_000) == [["甲", "乙"], ["丙", "丁"]]
