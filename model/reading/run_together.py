"""Paragraphs that a copy ran together on one line are parted where their numbers show it."""

import re
from dataclasses import replace

from model.reading.clean import CJK, WARNING
from model.reading.document import Finding
from model.reading.lines import Line
from model.reading.marks import Form, Mark, counted, read_mark


def part_lines(lines: list[Line]) -> tuple[list[Line], list[Finding]]:
    """The lines, cut before each number that follows a sentence and is next in its turn."""
    parted: list[Line] = []
    findings: list[Finding] = []
    last: dict[Mark, int] = {}
    for line in lines:
        pieces = _pieces(line.text, last)
        if len(pieces) == 1:
            parted.append(line)
        else:
            leads = (line.lead, *(0 for _ in pieces[1:]))
            parted.extend(
                replace(line, text=piece, printed=piece, lead=lead)
                for piece, lead in zip(pieces, leads, strict=True)
            )
            shown = "、".join(piece[:_SHOWN] for piece in pieces[1:4])
            message = f"这一行里连着几段，已在“{shown}”前分开，请核对。"
            findings.append(Finding(severity=WARNING, line=line.number, message=message))
    return parted, findings


_SHOWN = 6
_NUMBER = re.compile(
    rf"(?<=[。）])(?:(?P<chapter>[一二三四五六七八九十]{{1,3}})、|（(?P<item>[一二三四五六七八九十]{{1,3}})）"
    rf"|(?P<running>\d{{1,3}})(?:、|\.(?!\d)))(?=[{CJK}“《])"
)
_MARKS = {"chapter": Mark.CHAPTER, "item": Mark.ITEM, "running": Mark.RUNNING}
_NOTE_END = re.compile(r"(?:负责|参与|配合|落实|牵头)）$")


def _pieces(text: str, last: dict[Mark, int]) -> list[str]:
    """Cut one line; `last` keeps the last number of each kind."""
    begin = read_mark(text)
    if begin.form is Form.PLAIN and begin.mark in _MARKS.values():
        last[begin.mark] = begin.value
    cuts = [0]
    for found in _NUMBER.finditer(text):
        mark, value = _MARKS[found.lastgroup or ""], counted(found[found.lastgroup or ""])
        before = text[max(cuts[-1], found.start() - _SHOWN) : found.start()]
        ends = before.endswith("。") or _NOTE_END.search(before)
        if ends and mark in last and value == last[mark] + 1:
            last[mark] = value
            cuts.append(found.start())
    return [text[start:end] for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]
