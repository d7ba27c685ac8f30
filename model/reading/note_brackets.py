"""Notes in square brackets, 〔办公室负责〕 [办公室负责] 【…】, shown in round ones."""

import re
from dataclasses import replace

from model.reading.lines import Line
from model.reading.pages import is_page_number
from model.reading.responsibility import read_note
from model.reading.signs import CJK


def round_notes(lines: list[Line]) -> list[Line]:
    """The lines with notes in （…）; a note may begin on one line and end on one of the next."""
    rounded: list[Line] = []
    waiting = 0  # lines on which the end of a torn note may still stand
    for at, line in enumerate(lines):
        text = line.text
        if waiting:
            torn = _END.match(text)
            waiting = 0 if torn else waiting - 1
            text = f"{torn[1]}）{text[torn.end() :]}" if torn else text
        text = _WHOLE.sub(_rounded, text)
        torn_from = _BEGIN.search(text)
        if torn_from and _is_torn_note(torn_from[1], lines[at + 1 : at + 1 + _MOST_LINES]):
            text, waiting = f"{text[: torn_from.start()]}（{torn_from[1]}", _MOST_LINES
        rounded.append(line if text == line.text else replace(line, text=text))
    return rounded


_MOST_LINES = 8
_WORDS = r"[^〔〕【】\[\]{}。]{0,400}"
_BEGINS = rf"[〔【\[{{](?=[{CJK}]|$)"
_ENDS = r"[〕】\]}]"
_WHOLE = re.compile(
    rf"(?:(?<=。)|^){_BEGINS}({_WORDS}){_ENDS}|{_BEGINS}({_WORDS}){_ENDS}(?=$|[。（〔【\[])"
)
_BEGIN = re.compile(rf"(?:(?<=。)|^){_BEGINS}({_WORDS})$")
_END = re.compile(rf"({_WORDS}){_ENDS}")


def _rounded(bracket: re.Match[str]) -> str:
    note = f"（{bracket[1] or bracket[2]}）"
    return note if read_note(note) is not None else bracket[0]


def _is_torn_note(begun: str, below: list[Line]) -> bool:
    words = begun
    for line in below:
        if end := _END.match(line.text):
            return read_note(f"（{words}{end[1]}）") is not None
        words += "" if is_page_number(line.text) else line.text
    return False
