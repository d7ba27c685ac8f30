"""Signs of one line: compatibility forms, spaces, and punctuation in full width."""

import re

CJK = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"


def plain_signs(text: str) -> str:
    """Full-width digits and letters, layout signs and compatibility forms in their plain form."""
    text = text.translate(_PLAIN)
    if _COMPATIBLE.search(text):
        text = _COMPATIBLE.sub(_modern, text)
    return text


def drop_spaces(text: str) -> str:
    """Spaces stay inside Latin text only."""
    return _SPACES.sub(_kept_space, text.strip())


def wide_punctuation(text: str) -> str:
    """Half-width punctuation of Chinese text in full width; that of Latin text stays."""
    text = _HALF.sub(_widened, text)
    text = _FULL_STOP.sub("。", text)
    text = _BESIDE_WIDE.sub("", text)
    text = _WAVE.sub("～", text)
    text = _LONG_DASH.sub("——", text)
    return _SPAN.sub(r"\1—", _DASH.sub("—", text))


def pair_quotes(text: str) -> str:
    """Straight quotes in pairs become “ and ”; a single one stays as it is."""
    if '"' not in text or text.count('"') % 2:
        return text
    pieces = text.split('"')
    return "".join(
        piece + ("" if at == len(pieces) - 1 else "”" if at % 2 else "“")
        for at, piece in enumerate(pieces)
    )


_NUMERALS = "一二三四五六七八九十"
_PLAIN: dict[int, int | str | None] = {
    **{0xFF10 + at: 0x30 + at for at in range(10)},
    **{0xFF21 + at: 0x41 + at for at in range(26)},
    **{0xFF41 + at: 0x61 + at for at in range(26)},
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\ufffc")),
    **{code: None for code in range(32) if chr(code) not in "\t"},
    **{ord(sign): "—" for sign in "–―─━"},
    **{0x3220 + at: f"（{sign}）" for at, sign in enumerate(_NUMERALS)},  # ㈠
    **{0x2474 + at: f"（{at + 1}）" for at in range(20)},  # ⑴
    **{0x2488 + at: f"{at + 1}." for at in range(20)},  # ⒈
    0xE5E5: " ",  # A3A0, the wide space of old pages, as GB18030 gives it
    **dict(zip(map(ord, "％．－｡､﹐﹑﹒﹔﹕﹖﹗﹙﹚＂"), '%.-。、，、.；：？！（）"', strict=True)),
    **dict(zip(map(ord, "「」『』﹁﹂［］｛｝＊＃＋／～"), "“”‘’“”[]{}*#+/~", strict=True)),
}
_COMPATIBLE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")


def _modern(sign: re.Match[str]) -> str:
    import unicodedata  # rarely needed: only copies out of PDF hold these signs

    return unicodedata.normalize("NFKC", sign[0])


_SPACES = re.compile(r"\s+")
_LATIN_BEFORE = re.compile(r"[A-Za-z0-9.,;:!?%'\"&/)-]")
_LATIN_AFTER = re.compile(r"[A-Za-z0-9'\"&/(-]")


def _kept_space(space: re.Match[str]) -> str:
    before, after = space.string[space.start() - 1], space.string[space.end()]
    return " " if _LATIN_BEFORE.match(before) and _LATIN_AFTER.match(after) else ""


_HALF = re.compile(r"[,;:!?()]")
_WIDE = dict(zip(",;:!?()", "，；：！？（）", strict=True))
_IN_LATIN = frozenset("0123456789/ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_CLOSING = frozenset("”’》）】」』?!？！ \"')")
_ASKS = re.compile("[什何哪谁吗呢吧否怎几]")
_QUESTION = 40  # signs in which the word that asks is looked for
_FULL_STOP = re.compile(rf"(?<=[{CJK}）”》])(?<!^[一二三四五六七八九十])\s?\.\s?(?=[{CJK}（“《]|$)")
_BESIDE_WIDE = re.compile(r"(?<=[，；：！？（。、])\s+|\s+(?=[，；：！？）。、])")
_WAVE = re.compile(rf"(?<=[\d%{CJK}])~(?=\d)")
_LONG_DASH = re.compile(rf"(?<=[{CJK}”》])-{{2,}}|^-{{2,}}(?=[{CJK}“《])")
_DASH = re.compile(rf"(?<=[{CJK}])-(?=[{CJK}])")
_SPAN = re.compile(
    rf"(?<![\d\-A-Za-z])(\d{{1,4}}(?:\.\d{{1,4}})?%?)-(?=\d{{1,4}}(?:\.\d{{1,4}})?[%{CJK}])"
)


def _widened(half: re.Match[str]) -> str:
    text, at, sign = half.string, half.start(), half[0]
    if sign in "()":
        return _WIDE[sign]
    if sign == "?":
        return _WIDE[sign] if _is_question(text, at) else sign
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    return sign if before in _IN_LATIN and after in _IN_LATIN else _WIDE[sign]


def _is_question(text: str, at: int) -> bool:
    """Whether a ? asks; inside a sentence that asks nothing it stands for a sign that was lost."""
    before, after = text[max(0, at - _QUESTION) : at], text[at + 1 : at + 2]
    if before[-1:].isupper() and after:
        return False
    is_end = after == "" or (after in _CLOSING and after not in "?？！!")
    return before[-1:] != "?" and (is_end or _ASKS.search(before) is not None)
