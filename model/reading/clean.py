"""Lines as they were copied → lines of clean text; what a copy did to single signs is undone."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from model.errors import UnreadableDocumentError
from model.reading.bare_numbers import sign_numbers
from model.reading.breaks import restore_breaks
from model.reading.document import WARNING as WARNING
from model.reading.document import Finding
from model.reading.lines import Line
from model.reading.markdown import close_lead, drop_markdown
from model.reading.note_brackets import round_notes
from model.reading.pinyin import drop_pinyin
from model.reading.signs import CJK as CJK
from model.reading.signs import drop_spaces, plain_signs, wide_punctuation
from model.reading.slips import is_torn, mend_slips, odd_signs
from model.reading.traditional import simplify


def clean_lines(lines: list[Line]) -> tuple[list[Line], list[Finding]]:
    """The lines that hold something, repaired, and what a person should know or look at.

    Raises UnreadableDocumentError when there are more lines than any document has, or when many
    signs are lost.
    """
    lines = [line for line in lines if line.text and not line.text.isspace()]
    if len(lines) > _MOST_LINES:
        raise UnreadableDocumentError(_TOO_LONG)
    if is_torn(line.text for line in lines):
        raise UnreadableDocumentError(_TORN)
    lines = [_plain(line) for line in lines]
    findings: list[Finding] = []
    for repair in (drop_pinyin, simplify, restore_breaks):
        lines, more = repair(lines)
        findings += more
    lines = [piece for line in sign_numbers(lines) for piece in _part_labels(line)]
    cleaned: list[Line] = []
    for line in lines:
        text = _repair(drop_markdown(line.text), line.number, findings)
        if text:
            cleaned.append(replace(line, text=text))
    return round_notes(cleaned), findings


_MOST_LINES = 30_000
_TOO_LONG = (
    f"这份来文超过 {_MOST_LINES} 行，不像是一份工作指引、工作要点或任务清单，什么也没有导入；"
    "请只保留来文正文，再重新选择。"
)
_TORN = (
    "这份来文里有大量无法识别的字（�），多半是保存时选错了编码，什么也没有导入；"
    "请从来文网页重新复制正文，或向来文单位索取电子文本。"
)


def _plain(line: Line) -> Line:
    """A line in plain signs; a title that only its bold print ended is closed by 。."""
    text = line.text
    if 0 < line.lead < len(text):
        text = close_lead(plain_signs(text[: line.lead]), plain_signs(text[line.lead :]))
    else:
        text = plain_signs(text)
    return replace(line, text=mend_slips(text), lead=0)


_BARE_NUMBER = re.compile(rf"^\s*([一二三四五六七八九十]{{1,3}})\s+(?=[{CJK}])")  # 一 总体要求
_ENGLISH_AND = re.compile(
    rf"(?<=[{CJK}])\s*and(?:\s*(?=[{CJK}])|\s*$)|^\s*and\s+(?=[{CJK}])", re.IGNORECASE
)


def _part_labels(line: Line) -> Iterator[Line]:
    """A label such as 责任单位： behind words that no sign ends stands on a line of its own."""
    for text in _LABEL_INSIDE.split(line.text):
        yield line if text == line.text else replace(line, text=text, printed=text.strip())


_LABEL_INSIDE = re.compile(
    rf"(?<=[{CJK}）])[ \u3000\t]+(?=(?:责任|牵头|主办|承办)(?:单位|部门|处室|科室)\s?[：:])"
)


def _repair(text: str, number: int, findings: list[Finding]) -> str:
    def report(message: str) -> None:
        findings.append(Finding(severity=WARNING, line=number, message=message))

    text = _replace_and(_BARE_NUMBER.sub(r"\1、", text), report)
    text = wide_punctuation(drop_spaces(text))
    if odd := odd_signs(text, number):
        findings.append(odd)
    return text


def _replace_and(text: str, report: Callable[[str], None]) -> str:
    for found in _ENGLISH_AND.finditer(text):
        around = text[max(0, found.start() - 4) : found.end() + 4]
        report(f"“{around}”中夹有英文 and，已改为“和”，请对照原件核对。")
    return _ENGLISH_AND.sub("和", text)
