"""Pinyin that a page printed behind characters: 識(shí), (huì ), 知【zhī】; (TISC) is none."""

import re
from collections.abc import Callable
from dataclasses import replace
from unicodedata import normalize

from model.reading.document import INFO, Finding
from model.reading.lines import Line
from model.reading.pages import is_page_number
from model.reading.signs import CJK


def drop_pinyin(lines: list[Line]) -> tuple[list[Line], list[Finding]]:
    """The lines without pinyin, and one finding when there was any."""
    if not any(_TONE.search(line.text) or _NUMBERED.search(line.text) for line in lines):
        return lines, []
    dropped = _Dropped()
    lines = _mend_torn(lines, dropped, is_toned)
    lines = [dropped.from_line(line, is_toned) for line in lines]
    if len(dropped.shown) >= _ENOUGH_TONED:
        # Such a page also prints light syllables, without a tone: 們(men).
        lines = _mend_torn(lines, dropped, _is_light)
        lines = [dropped.from_line(line, _is_light) for line in lines]
    return lines, dropped.finding()


def is_toned(letters: str) -> bool:
    """Whether letters are syllables of pinyin with at least one tone: zhī, ZHĪ, shi2, lǜ sè."""
    spread = normalize("NFD", letters.lower().translate(_LETTERS))
    bare = _TONES.sub("", spread).replace("u\u0308", "v").replace("ü", "v")
    if bare != spread.replace("u\u0308", "v"):
        return _SYLLABLES.fullmatch("".join(bare.split())) is not None
    return letters.islower() and _NUMBERED_SYLLABLE.fullmatch(bare.strip()) is not None


_Judge = Callable[[str], bool]


class _Dropped:
    """What was dropped, and where the first of it stood."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.line = 0

    def from_line(self, line: Line, is_pinyin: _Judge) -> Line:
        def drop(bracket: re.Match[str]) -> str:
            if not is_pinyin(bracket[1]):
                return bracket[0]
            self.note(bracket[0].strip(), line.number)
            return ""

        text = _BRACKET.sub(drop, line.text)
        return line if text == line.text else replace(line, text=text)

    def note(self, bracket: str, line: int) -> None:
        self.shown.append(bracket)
        self.line = min(self.line or line, line)

    def finding(self) -> list[Finding]:
        if not self.shown:
            return []
        message = f"已删去夹在汉字后的拼音 {len(self.shown)} 处（如“{self.shown[0]}”）。"
        return [Finding(severity=INFO, line=self.line, message=message)]


_ENOUGH_TONED = 3
_MOST = 30  # letters in one bracket
_TORN_SIGNS = 12
_MOST_BETWEEN = 6  # lines
_LETTER = "A-Za-z\u00e0-\u00fc\u00c0-\u00dc\u0100-\u01dc\u01f8\u01f9\u0251\u0261\u0300-\u030c\u1e3f"
_LETTERS = str.maketrans("\u0251\u0261", "ag")
_TONE = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿĀÁǍÀĒÉĚÈĪÍǏÌŌÓǑÒŪÚǓÙ\u0300\u0301\u0304\u030c]")
_TONES = re.compile("[\u0300\u0301\u0304\u030c]")
_NUMBERED = re.compile(r"[（(【\[]\s?[a-z]{2,6}[1-5]\s?[）)】\]]")
_BRACKET = re.compile(
    rf"(?:(?<=[{CJK}”》])|^)\s?[（(【\[〔]\s?"
    rf"([{_LETTER}][{_LETTER}' ]{{0,{_MOST}}}[1-5]?)\s?[）)】\]〕]"
)
_OPEN_FINALS = "a|e|ai|ei|ao|ou|an|en|ang|eng|ong|uai|uan|uang|ua|un|uo|ui|u"
_SYLLABLE = (
    r"(?:[bpmf](?:a|o|ai|ei|ao|ou|an|en|ang|eng|iao|ian|ie|iu|ing|in|i|u)|me"
    r"|[dtnl](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|iao|iang|ian|ie|iu|ing|in|ia|i|uan|un|uo|ui|ve|u|v)"
    rf"|[gkh](?:{_OPEN_FINALS})|(?:[zcs]h?|r)(?:{_OPEN_FINALS}|i)"
    r"|[jqx](?:iang|iong|iao|ian|ing|ia|ie|iu|in|i|uan|ue|un|u)"
    r"|y(?:uan|ang|ing|ong|ue|un|an|in|ao|ou|a|e|i|o|u)|w(?:ang|eng|ai|ei|an|en|a|o|u)"
    r"|ang|eng|ai|ei|ao|ou|an|en|er|ng|a|o|e|n|m)"
)
_SYLLABLES = re.compile(rf"{_SYLLABLE}(?:'?{_SYLLABLE}){{0,5}}")
_ONE_SYLLABLE = re.compile(_SYLLABLE)
_NUMBERED_SYLLABLE = re.compile(rf"(?=[a-z]{{2}}){_SYLLABLE}[1-5]")
_TORN_END = re.compile(rf"\s?[（(【\[]\s?([{_LETTER}]{{0,6}})\s?$")
_TORN_BEGIN = re.compile(rf"^\s*([{_LETTER}]{{0,6}})\s?[）)】\]]")


def _is_light(letters: str) -> bool:
    is_syllable = _ONE_SYLLABLE.fullmatch(letters.strip()) is not None
    return is_syllable and letters.isascii() and letters.islower()


def _mend_torn(lines: list[Line], dropped: _Dropped, is_pinyin: _Judge) -> list[Line]:
    """A bracket that the end of a line tore: 識(sh | í)別, with a page between them or not."""
    mended = list(lines)
    for at in range(len(mended)):
        end = _TORN_END.search(mended[at].text[-_TORN_SIGNS:])
        below = _next_words(mended, at) if end else None
        begin = _TORN_BEGIN.match(mended[below].text) if below else None
        if not (end and below and begin and is_pinyin(end[1] + begin[1])):
            continue
        dropped.note(f"（{end[1]}{begin[1]}）", mended[at].number)
        kept = mended[at].text[: len(mended[at].text) - len(end[0])]
        mended[at] = replace(mended[at], text=kept)
        mended[below] = replace(mended[below], text=mended[below].text[begin.end() :])
    return mended


def _next_words(lines: list[Line], at: int) -> int | None:
    """The next line that holds words, below blank ones and the number of a page."""
    for below in range(at + 1, min(at + _MOST_BETWEEN, len(lines))):
        text = lines[below].text.strip()
        if text and not is_page_number(text):
            return below
    return None
