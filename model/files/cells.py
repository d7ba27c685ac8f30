"""Values made fit for a cell of a workbook: typed values stay typed, text loses what breaks it."""

import re
from collections.abc import Callable
from typing import TypeVar

MOST_UNITS = 32_767
"""The longest text that a workbook cell holds, counted as Excel does (UTF-16 units)."""

CUT_MARK = "……（内容超出单元格上限，此处截断）"

T = TypeVar("T")

# Line breaks other than \n: Windows, old Mac, NEL and the two Unicode separators.
_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
# What XML refuses or a reader never sees: controls, lone surrogates, two non-characters; and
# marks that turn the order of signs round, which paper (PDF) does not know.
_TURNING = "\u202a-\u202e\u2066-\u2069"
_NEVER = f"{_TURNING}\ud800-\udfff\ufffe\uffff"
_UNFIT = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_NEVER}]")
_SUSPECT = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029{_NEVER}]")


def clean_cell(value: T, on_cut: Callable[[str], None] | None = None) -> T | str:
    """The value as a cell may hold it; text is cleaned and, past the limit, visibly cut.

    `on_cut` is told the whole text of what was cut, so that the caller can say so.
    """
    if not isinstance(value, str):
        return value
    text = clean_text(value)
    if 2 * len(text) <= MOST_UNITS or _units(text) <= MOST_UNITS:
        return text
    if on_cut is not None:
        on_cut(text)
    return _cut(text)


def clean_text(text: str) -> str:
    """Text without controls, marks of direction and lone surrogates; its lines end in \\n."""
    if _SUSPECT.search(text) is None:
        return text
    return _UNFIT.sub("", _BREAKS.sub("\n", text))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _cut(text: str) -> str:
    room = (MOST_UNITS - _units(CUT_MARK)) * 2
    # A character of two units that lies across the limit is dropped whole.
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + CUT_MARK
