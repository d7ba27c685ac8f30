from datetime import date

import pytest

from reports import gongwen
from reports.document import Signature
from reports.signature_place import (
    SignatureRow,
    lines_above,
    seal_top,
    signature_rows,
    signer_rows,
)

_OFFICE = "示例省知识产权局"


def _ems(text: str) -> float:
    return sum(0.5 if sign.isascii() else 1.0 for sign in text)


def _rows(office: str, day: date | None, *, has_seal: bool) -> list[SignatureRow]:
    signature = Signature(office=office, day=day, has_seal=has_seal)
    return signature_rows(signature, office, 28, _ems)


@pytest.mark.parametrize("day", [date(2023, 12, 5), date(2023, 12, 15), None])
def test_with_a_seal_the_office_is_centred_over_a_date_four_from_the_right(
    day: date | None,
) -> None:
    office, words = _rows(_OFFICE, day, has_seal=True)
    assert words.right == 4
    assert office.right + _ems(office.text) / 2 == words.right + _ems(words.text) / 2


@pytest.mark.parametrize("has_seal", [True, False])
@pytest.mark.parametrize("length", [3, 17, 27, 28, 40])
def test_a_long_office_stays_within_the_type_area(length: int, *, has_seal: bool) -> None:
    rows = _rows("示" * length, date(2023, 12, 5), has_seal=has_seal)
    assert "".join(row.text for row in rows[:-1]) == "示" * length
    for text, right in rows:
        assert right >= 0
        assert right + _ems(text) <= 28


def test_a_long_office_goes_on_below_its_first_character() -> None:
    first, second, day = _rows("示" * 40, date(2023, 12, 5), has_seal=False)
    assert first.right + _ems(first.text) == second.right + _ems(second.text)
    assert second.right + _ems(second.text) - day.right - _ems(day.text) == 2


def test_a_seal_on_office_and_date_begins_within_a_line_of_the_body() -> None:
    signature = Signature(office=_OFFICE, day=None, has_seal=True)
    rows = signature_rows(signature, _OFFICE, 28, _ems)
    assert 0 <= seal_top(rows, lines_above(signature)) <= gongwen.LINE_PITCH


@pytest.mark.parametrize(
    ("signer", "rows"),
    [
        ("张示例", ["张示例"]),
        ("张　三", ["张　三"]),
        ("张示例、李示例，王样", ["张示例　李示例", "王样"]),
        ("", [""]),
    ],
)
def test_two_signers_stand_on_a_row(signer: str, rows: list[str]) -> None:
    assert signer_rows(signer) == rows
