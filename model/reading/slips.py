"""Signs that an old encoding lost or tore: one slip is certain, every other one is only shown."""

import re
from collections.abc import Iterable

from model.reading.document import WARNING, Finding

UNREADABLE = "□"  # as in print: a sign stood here that nobody can read


def mend_slips(text: str) -> str:
    """A text with ?,F as 。现, and with □ for each sign that cannot be read."""
    text = _SLIP.sub("。现", text)
    return _LOST.sub(_boxes, text) if _LOST.search(text) else text


def is_torn(texts: Iterable[str]) -> bool:
    """Whether so many signs of a text were lost that it was saved in a wrong encoding."""
    lost, whole = 0, 0
    for text in texts:
        lost += text.count("\ufffd")
        whole += len(text)
    return lost * _SIGNS_A_LOSS > whole


def odd_signs(text: str, line: int) -> Finding | None:
    """What a person should look at in a cleaned line: lost signs, and ? that ask nothing."""
    if odd := _LOST_SIGN.search(text):
        message = "有无法识别的字，以“□”代替，请对照原件补正。"
    elif odd := _ODD_MARK.search(text):
        message = "疑似乱码，原样保留，请对照原件核对。"
    else:
        return None
    around = text[max(0, odd.start() - 6) : odd.end() + 6]
    return Finding(severity=WARNING, line=line, message=f"“{around}”处{message}")


# ?,F(xiàn)予印发: 。现 was A1A3 AC46; without its first byte it reads ，F.
_SLIP = re.compile(r"\?[,，]F(?![A-Za-z])")
# U+FFFD itself, half a surrogate pair, and what two U+FFFD in UTF-8 give when read as GBK.
_LOST = re.compile("[\ufffd\ud800-\udfff]|(?:锟斤拷)+|锟斤(?!拷)")
_LOST_SIGN = re.compile(UNREADABLE)
_ODD_MARK = re.compile(r"(?<![!-~])\?+[^?]{0,2}|\?+(?![!-~])")  # that of an address is none
_SIGNS_A_LOSS = 50
_IN_JUNK = 2  # lost signs in each 锟斤拷


def _boxes(lost: re.Match[str]) -> str:
    return UNREADABLE * (max(1, len(lost[0]) // 3 * _IN_JUNK) if lost[0][0] == "锟" else 1)
