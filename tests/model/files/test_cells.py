"""Cells: what breaks a workbook goes, all else stays as it was."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.files.cells import CUT_MARK, MOST_UNITS, clean_cell, clean_text

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize("value", [7, Decimal("0.10"), date(2023, 12, 15), None, True])
def test_typed_values_stay_what_they_are(value: object) -> None:
    assert clean_cell(value) is value


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("正常的一句话。\n第二行\t制表", "正常的一句话。\n第二行\t制表"),
        ("响铃\x07与空\x00", "响铃与空"),
        ("半个字\ud83d尾", "半个字尾"),
        (
            "第一行\r\n第二行\r第三行\x85第四行\u2028第五行",
            "第一行\n第二行\n第三行\n第四行\n第五行",
        ),
        ("陈𬭎\ufffe\uffff", "陈𬭎"),
        ("\u202e反向\u202c好\u2066隔开\u2069", "反向好隔开"),
    ],
)
def test_what_breaks_a_workbook_is_taken_out(text: str, clean: str) -> None:
    assert clean_cell(text) == clean


@given(ANY_TEXT)
def test_clean_text_can_be_written_and_is_clean_at_once(text: str) -> None:
    clean = clean_text(text)
    clean.encode()
    assert clean_text(clean) == clean
    assert all(sign in "\n\t" or sign.isprintable() or ord(sign) > 0x9F for sign in clean)


def test_text_that_just_fits_stays_whole() -> None:
    told: list[str] = []
    text = "条" * MOST_UNITS
    assert clean_cell(text, told.append) == text
    assert told == []


@pytest.mark.parametrize("sign", ["条", "𬭎"])
def test_longer_text_is_cut_visibly_and_said(sign: str) -> None:
    told: list[str] = []
    text = sign * (MOST_UNITS + 1)
    cut = clean_cell(text, told.append)
    assert cut.endswith(sign + CUT_MARK)
    assert MOST_UNITS - 1 <= len(cut.encode("utf-16-le")) // 2 <= MOST_UNITS
    assert told == [text]


def test_a_cut_without_a_listener_is_still_visible() -> None:
    assert clean_cell("条" * 40_000).endswith(CUT_MARK)
