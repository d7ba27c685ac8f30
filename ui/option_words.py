"""What is typed behind an option of the command line (参数), or a refusal in words."""

from datetime import date

from model.errors import InvalidEntryError

_SMALLEST, _LARGEST = 6.0, 16.0


def day(text: str) -> date:
    """A day as 2023-11-20."""
    wrong = InvalidEntryError(f"日期“{text}”不正确，没有执行。请写成2023-11-20的样子。")
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise wrong from error
    # Quarters and warning days are counted around it.
    if not 1900 <= found.year <= 2999:
        raise wrong
    return found


def year(text: str) -> int:
    """A year as 2023."""
    if not text.isdecimal() or not 1900 <= int(text) <= 2999:
        raise InvalidEntryError(f"年份“{text}”不正确，没有执行。请写成2023的样子。")
    return int(text)


def count(text: str) -> int:
    """How many actions the sample should hold."""
    if not text.isdecimal() or not 1 <= int(text) <= 100_000:
        raise InvalidEntryError(f"举措数“{text}”不正确，没有执行。请写1至100000之间的整数。")
    return int(text)


def seconds(text: str) -> float:
    """How long to wait for a document."""
    if not text.isdecimal() or not 1 <= int(text) <= 600:
        raise InvalidEntryError(f"秒数“{text}”不正确，没有执行。请写1至600之间的整数。")
    return float(text)


def filled(text: str) -> str:
    """The name of a unit or a person; nothing at all would mean every one."""
    if not text.strip():
        raise InvalidEntryError(
            "选项后面的名称是空的，没有执行。请写明单位或责任人；要全部的，请去掉这个选项。"
        )
    return text.strip()


def number(text: str) -> int:
    """A whole number."""
    if not text.isdecimal() or len(text) > 12:
        raise InvalidEntryError(f"“{text}”不是整数，没有执行。请写0、1、2这样的数。")
    return int(text)


def size(text: str) -> float:
    """The size of letters in points, such as 10.5 for 五号."""
    try:
        points = float(text)
    except ValueError:
        points = 0.0
    if not _SMALLEST <= points <= _LARGEST:
        raise InvalidEntryError(
            f"字号“{text}”不正确，没有执行。请写6至16之间的磅数，如10.5（五号）。"
        )
    return points
