"""Names of units, posts and people as papers write them (名称): tidied, or refused with a reason.

Letters, digits and spaces of full width become plain ones, what cannot be seen goes; brackets stay
as they are written. Several units in one name could never be told apart again.
"""

import re
import unicodedata

from model.errors import InvalidEntryError, quoted
from model.store.values import clean_line

MOST_OF_A_NAME, MOST_OF_A_TITLE = 100, 200
"""Characters of the longest name of a unit or post, and of the longest title of a paper."""

_WIDE = {
    code: code - 0xFEE0
    for start, end in (("０", "９"), ("Ａ", "Ｚ"), ("ａ", "ｚ"))
    for code in range(ord(start), ord(end) + 1)
}
_ENCLOSED = re.compile(r"[（(][^（）()]*[）)]|［[^［］]*］|【[^【】]*】|“[^“”]*”|《[^《》]*》")
_BETWEEN_UNITS = re.compile(r"[、，,；;]")


def tidy_name(words: str) -> str:
    """The name in one line, with plain digits, letters and spaces and without invisible signs."""
    seen = "".join(sign for sign in words if unicodedata.category(sign) != "Cf")
    return " ".join(clean_line(seen.translate(_WIDE)).split())


def unit_name(words: str) -> str:
    """The name of one unit; refused when it is none, or more than one."""
    name = _name(words, "单位")
    if holds_several(words):
        raise InvalidEntryError(
            f"单位名称{quoted(words)}像是几个单位，没有存入。请一行填一个；确是一个单位的，请去掉顿号。"
        )
    return name


def post_name(words: str) -> str:
    """The name of one post; 党组书记、局长 is one."""
    name = _name(words, "岗位")
    if _lines(words) > 1:
        raise InvalidEntryError(
            f"岗位名称{quoted(words)}分成了几行，没有存入。一个岗位填一行，请分开填写。"
        )
    return name


def no_longer(words: str, what: str, most: int = MOST_OF_A_NAME) -> str:
    """The words themselves; refused when they are longer, as a page pasted by mistake is."""
    if len(words) > most:
        raise InvalidEntryError(
            f"{what}{quoted(words)}超过{most}字，没有存入。请写得短些，并检查是否粘贴了别的内容。"
        )
    return words


def holds_several(words: str) -> bool:
    """Do lines or signs outside brackets and quotes part the words into several names?"""
    bare, count = words, 1
    while count:  # from the innermost outwards
        bare, count = _ENCLOSED.subn("", bare)
    return _lines(words) > 1 or _BETWEEN_UNITS.search(bare) is not None


def names_something(words: str) -> bool:
    """Are there letters or digits in it, not signs alone?"""
    return any(sign.isalnum() for sign in words)


def _name(words: str, kind: str) -> str:
    name = tidy_name(words)
    if not name:
        raise InvalidEntryError(f"{kind}名称不能为空，没有存入。请填写{kind}名称。")
    if not names_something(name):
        raise InvalidEntryError(
            f"{quoted(name)}里没有文字，不能作{kind}名称，没有存入。请填写{kind}名称。"
        )
    return no_longer(name, f"{kind}名称")


def _lines(words: str) -> int:
    return len([line for line in re.split(r"[\r\n\v\f\x85\u2028\u2029]", words) if line.strip()])
