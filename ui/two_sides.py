"""Two wordings one above the other (台账、文件), with the words marked in which they differ."""

from html import escape
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from model.same_text import Span, differing
from ui.form_parts import label

Side = tuple[str, str]  # whose words, and the words


class Remark(str):
    """What is said of a side that has no words of its own (说明): nothing in it is marked."""

    __slots__ = ()


def two_sides(*sides: Side, gap: int) -> QGridLayout:
    """A row for each side that says something; `gap` pixels part its name from its words."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(gap)
    grid.setColumnStretch(1, 1)
    told = [side for side in sides if side[1]]
    marks: tuple[tuple[Span, ...], ...] = ((),) * len(told)
    if len(told) == 2 and not any(isinstance(words, Remark) for _, words in told):
        words = differing(told[0][1], told[1][1])
        marks = (words.before, words.after)
    for at, ((name, text), spans) in enumerate(zip(told, marks, strict=True)):
        grid.addWidget(label(name, "faded"), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_marked(text, spans), at, 1)
    return grid


def _marked(text: str, spans: tuple[Span, ...]) -> QLabel:
    """Not by colour alone, and the same in light and dark: bold and underlined."""
    shown = label(text, "faded" if isinstance(text, Remark) else "", wraps=True)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if spans:
        shown.setTextFormat(Qt.TextFormat.RichText)
        shown.setText(f"<div style='white-space: pre-wrap'>{_as_html(text, spans)}</div>")
        shown.setAccessibleName(text)
    return shown


def _as_html(text: str, spans: tuple[Span, ...]) -> str:
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    pieces = [escape(text[start:end]) for start, end in pairwise(edges)]
    return "".join(f"<b><u>{piece}</u></b>" if at % 2 else piece for at, piece in enumerate(pieces))
