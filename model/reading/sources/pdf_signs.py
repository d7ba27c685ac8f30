"""Signs as they stand in PDF files → the signs that were meant."""

import unicodedata
from functools import lru_cache

LOST = "\ufffd"


@lru_cache(maxsize=10_000)
def plain_sign(code: int) -> str:
    """The sign of a code; U+FFFD for codes of a face's own, "" for what prints nothing."""
    if code in _LOOKALIKE:
        return _LOOKALIKE[code]
    if any(first <= code <= last for first, last in _COMPATIBLE):
        return unicodedata.normalize("NFKC", chr(code))
    if code in (0x02, 0xAD):
        return "-"  # a hyphen at the end of a line, as pdfium tells it
    if code == 0 or any(first <= code <= last for first, last in _OWN):
        return LOST
    return " " if chr(code).isspace() else "" if code < 0x20 else chr(code)


# Ligatures, radicals of Kangxi and compatibility ideographs print like the usual signs.
_COMPATIBLE = ((0xFB00, 0xFB06), (0x2F00, 0x2FD5), (0xF900, 0xFAD9), (0x2F800, 0x2FA1D))
_OWN = ((0xD800, 0xF8FF), (0xFFF0, 0xFFFF), (0xF0000, 0x10FFFF))
# Radicals that stand for whole signs and have no such sign of their own in Unicode's tables.
_RADICALS = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳⺎⺏⺐⺒⺓⺪⺮⺶⺷⻌⻍⻎⻏⻖⻗",
        "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟兀尢尢巳幺疋竹羊羊辶辶辶阝阝雨",
        strict=True,
    )
)
_LOOKALIKE = {ord(radical): sign for radical, sign in _RADICALS.items()}
