"""What goes into a column comes back, and text loses only what no paper can show."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.store.values import clean_line, clean_text, like_anywhere, read_as, to_column
from model.words import Lamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    name: str
    day: date | None
    value: Decimal
    lamp: Lamp | None
    is_open: bool


@pytest.mark.parametrize(
    "sample",
    [
        Sample(
            name="甲", day=date(2023, 2, 28), value=Decimal("0.10"), lamp=Lamp.LATE, is_open=True
        ),
        Sample(name="", day=None, value=Decimal("-3"), lamp=None, is_open=False),
    ],
)
def test_a_value_comes_back_as_it_was(sample: Sample) -> None:
    names = ("name", "day", "value", "lamp", "is_open")
    row = {name: to_column(getattr(sample, name)) for name in names}
    assert read_as(Sample, row) == sample


def test_bytes_and_numbers_stay_what_they_are() -> None:
    assert (to_column(b"\x00"), to_column(3), to_column(None)) == (b"\x00", 3, None)


@pytest.mark.parametrize("value", [0.1, ["a"], object()])
def test_what_no_column_holds_is_a_bug(value: object) -> None:
    with pytest.raises(TypeError, match="no column holds"):
        to_column(value)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("一\r\n二\r三\n四\t五", "一\n二\n三\n四\t五"),
        ("a\x00b\x07c\x1bd\x85e\x9f", "abcde"),
        ("lone \ud83d surrogate \udc4d", "lone  surrogate "),
        ("🙂𬭎\u3000\u2028\ufeff", "🙂𬭎\u3000\u2028\ufeff"),
        ("=1+1 <b> %_\\ '\"", "=1+1 <b> %_\\ '\""),
    ],
)
def test_text_is_cleaned(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


@given(st.text(st.characters(categories=None)))
def test_clean_text_is_writable_and_stays_as_it_is(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert cleaned.encode().decode() == cleaned
    assert "\x00" not in cleaned


@pytest.mark.parametrize("text", ["", "  ", "\x00", " \x07\n\u3000"])
def test_what_looks_empty_is_empty(text: str) -> None:
    assert clean_line(text) == ""


def test_a_pattern_finds_the_very_words() -> None:
    assert like_anywhere(r"50%_\n") == r"%50\%\_\\n%"
