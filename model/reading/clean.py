"""Repairs inside one line: spaces, punctuation, Markdown signs, slips of old encodings."""

import re
from collections.abc import Callable
from dataclasses import replace

from model.reading.document import Finding
from model.reading.lines import Line

CJK = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
WARNING = "warning"


def clean_lines(lines: list[Line]) -> tuple[list[Line], list[Finding]]:
    """The lines that hold something, repaired, and what a person should look at."""
    cleaned: list[Line] = []
    findings: list[Finding] = []
    for line in lines:
        text = _repair(_drop_markdown(_plain_signs(line.text)), line.number, findings)
        if text:
            cleaned.append(replace(line, text=text))
    return cleaned, findings


def pair_quotes(text: str) -> str:
    """Straight quotes in pairs become “ and ”; a single one stays as it is."""
    if '"' not in text or text.count('"') % 2:
        return text
    pieces = text.split('"')
    return "".join(
        piece + ("" if at == len(pieces) - 1 else "”" if at % 2 else "“")
        for at, piece in enumerate(pieces)
    )


_SIGNS = {
    **{0xFF10 + at: 0x30 + at for at in range(10)},
    **{0xFF21 + at: 0x41 + at for at in range(26)},
    **{0xFF41 + at: 0x61 + at for at in range(26)},
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\ufffc")),
    **{code: None for code in range(32) if chr(code) not in "\t"},
    **{ord(sign): "—" for sign in "–―─━"},
    **dict(zip(map(ord, "％．－｡､﹐﹑﹒﹔﹕﹖﹗﹙﹚＂"), '%.-。、，、.；：？！（）"', strict=True)),
}
_RADICAL = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")


def _plain_signs(text: str) -> str:
    return text.translate(_SIGNS)


_BOLD = re.compile(r"\*\*|__")
_BOLD_LEAD = re.compile(
    r"^\s*\*\*\s*((?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])[^*]+)\*\*(.*)"
)
_HEADING = re.compile(r"^\s*#{1,6}\s+|\s#+\s*$")
_BULLET = re.compile(r"^\s*(?:>\s+|[*+•●◆■]\s+)")
_RULE = re.compile(r"^\s*(?:[-=*_]\s?){3,}$")
_PICTURE = re.compile(r"!\[[^\]\[]*\]\([^()]*\)")
_LINK = re.compile(r"\[([^\]\[]*)\]\([^()]*\)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")


def _drop_markdown(text: str) -> str:
    """The line without Markdown signs; a bold title that leads a paragraph ends with 。."""
    if _RULE.fullmatch(text):
        return ""
    if (lead := _BOLD_LEAD.match(text)) and lead[2].strip():
        text = lead[1].rstrip().rstrip("。：:") + "。" + lead[2]
    return _without_signs(text)


def _without_signs(text: str) -> str:
    for sign in (_HEADING, _BULLET, _BOLD, _PICTURE):
        text = sign.sub("", text)
    return _ESCAPED.sub(r"\1", _LINK.sub(r"\1", text))


_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_PINYIN = re.compile(rf"(?<=[{CJK}])\s?[（(【](?=[a-zü]*[{_TONED}])[a-zü{_TONED}]{{1,6}}\s?[）)】]")
_BARE_NUMBER = re.compile(rf"^\s*([一二三四五六七八九十]{{1,3}})\s+(?=[{CJK}])")  # 一 总体要求
_SLIP = re.compile(r"\?[,，]F(?![A-Za-z])")
_ODD_MARK = re.compile(r"\?[A-Z;:.\[\]@]|[A-Z]\?|\ufffd")
_ENGLISH_AND = re.compile(
    rf"(?<=[{CJK}])\s+and(?:\s+(?=[{CJK}])|\s*$)|^\s*and\s+(?=[{CJK}])", re.IGNORECASE
)


def _repair(text: str, number: int, findings: list[Finding]) -> str:
    def report(message: str) -> None:
        findings.append(Finding(severity=WARNING, line=number, message=message))

    if _RADICAL.search(text):
        text = _RADICAL.sub(_modern, text)
    text = _PINYIN.sub("", _SLIP.sub("。现", text))
    text = _replace_and(_BARE_NUMBER.sub(r"\1、", text), report)
    text = _wide_punctuation(_drop_spaces(text))
    if odd := _ODD_MARK.search(text):
        around = text[max(0, odd.start() - 6) : odd.end() + 6]
        report(f"“{around}”处疑似乱码，原样保留，请对照原件核对。")
    return text


def _modern(radical: re.Match[str]) -> str:
    import unicodedata  # rarely needed: only copies out of PDF hold these signs

    return unicodedata.normalize("NFKC", radical[0])


def _replace_and(text: str, report: Callable[[str], None]) -> str:
    for found in _ENGLISH_AND.finditer(text):
        around = text[max(0, found.start() - 4) : found.end() + 4]
        report(f"“{around}”中夹有英文 and，已改为“和”，请对照原件核对。")
    return _ENGLISH_AND.sub("和", text)


_SPACES = re.compile(r"\s+")
_LATIN_BEFORE = re.compile(r"[A-Za-z0-9.,;:!?%'\"&/)-]")
_LATIN_AFTER = re.compile(r"[A-Za-z0-9'\"&/(-]")


def _drop_spaces(text: str) -> str:
    """Spaces stay inside Latin text only."""
    text = text.strip()
    return _SPACES.sub(_kept_space, text)


def _kept_space(space: re.Match[str]) -> str:
    before, after = space.string[space.start() - 1], space.string[space.end()]
    return " " if _LATIN_BEFORE.match(before) and _LATIN_AFTER.match(after) else ""


_HALF = re.compile(r"[,;:!?()]")
_WIDE = dict(zip(",;:!?()", "，；：！？（）", strict=True))
_IN_LATIN = frozenset("0123456789/ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_FULL_STOP = re.compile(rf"(?<=[{CJK}）”》])(?<!^[一二三四五六七八九十])\.(?=[{CJK}（“《]|$)")
_LONG_DASH = re.compile(rf"(?<=[{CJK}”》])-{{2,}}|^-{{2,}}(?=[{CJK}“《])")
_DASH = re.compile(rf"(?<=[{CJK}])-(?=[{CJK}])")
_SPAN = re.compile(
    rf"(?<![\d\-A-Za-z])(\d{{1,4}}(?:\.\d{{1,4}})?%?)-(?=\d{{1,4}}(?:\.\d{{1,4}})?[%{CJK}])"
)


def _wide_punctuation(text: str) -> str:
    text = _HALF.sub(_widened, text)
    text = _FULL_STOP.sub("。", text)
    text = _LONG_DASH.sub("——", text)
    return _SPAN.sub(r"\1—", _DASH.sub("—", text))


def _widened(half: re.Match[str]) -> str:
    text, at, sign = half.string, half.start(), half[0]
    if sign in "()":
        return _WIDE[sign]
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    inside_latin = before in _IN_LATIN and after in _IN_LATIN
    is_slip = sign == "?" and (after in _IN_LATIN or before.isupper()) and after != ""
    return sign if inside_latin or is_slip else _WIDE[sign]
