"""The running text of a paper as rows for the page: blocks laid out by GB/T 9704, not yet drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import ceil

from reports import gongwen
from reports.document import (
    Addressee,
    Annex,
    AttachmentList,
    Block,
    Heading,
    Note,
    Paragraph,
    Signature,
    Title,
)
from reports.font_shelf import FontShelf, printable
from reports.fonts import Face
from reports.line_break import Line
from reports.line_fill import SET, SOLID, Fill, fills
from reports.prose import bracketed
from reports.signature_place import lines_above, signature_rows
from reports.title_rows import title_rows

EM = gongwen.CHARACTER_PITCH
# In lines: how far apart rows of a title may be spread, and what rounding may add.
_WIDEST, _HAIR = 1.7, 0.001

FACE_OF_LEVEL = {1: Face.HEITI, 2: Face.KAITI, 3: Face.FANGSONG, 4: Face.FANGSONG}


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one face, `x` from the left of the type area."""

    x: float
    text: str
    face: Face
    size: float = gongwen.SIZE_3
    fill: Fill = SET


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Pieces on one base line; `keep` holds the row on the page of the next one.

    A row without pieces is blank space: it is left out at the head of a page unless `firm`. A
    `closing` one belongs to what ends a paper and may be set on narrower lines.
    """

    pieces: tuple[Piece, ...] = ()
    height: float = gongwen.LINE_PITCH
    keep: bool = False
    firm: bool = False
    closing: bool = False
    bookmark: tuple[str, int] | None = None


class Typesetter:
    """Lays blocks of text out in rows of one width."""

    def __init__(self, shelf: FontShelf, width: float) -> None:
        self._shelf = shelf
        self._width = width
        self._measure = width / EM

    def rows(self, block: Block) -> list[Row]:
        """The rows of a block of text; a table or a head of the paper has none."""
        match block:
            case Title():
                return self._title(block)
            case Addressee(name):
                return [*_blank(gongwen.LINES_ABOVE_ADDRESSEE), *self._text(f"{name}：", indent=0)]
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(block)
            case AttachmentList(names):
                return self._attachments(names)
            case Signature():
                return self._signature(block)
            case Note(text):
                return self._text(bracketed(text))
            case _:
                return []

    def title_below(self, head: float, title: Title) -> list[Row]:
        """A title just two lines below a head of this height (7.3.1), the red line above all.

        Its rows are spread, and what is left stands below them, so that the text is on the lines
        of the page again.
        """
        line, rows = gongwen.LINE_PITCH, self._title_rows(title.text)
        begins = head + gongwen.LINES_ABOVE_TITLE * line
        turns = len(rows) - 1
        ends = _whole_lines(begins + line + turns * gongwen.TITLE_PITCH)
        spread = min((ends - begins - line) / max(turns, 1), _WIDEST * line) - line
        gap = Row(height=spread, keep=True)
        boxes = [replace(row, height=line) for row in rows]
        below = Row(height=ends - begins - line - turns * (line + spread), keep=True)
        return [
            *_blank(gongwen.LINES_ABOVE_TITLE, firm=True),
            boxes[0],
            *(row for box in boxes[1:] for row in (gap, box)),
            below,
            *self._below_title(title),
        ]

    def annex_head(self, annex: Annex) -> list[Row]:
        """附件 and its number on line 1, the title from line 3 (7.3.7)."""
        label = f"附件{annex.number or ''}"
        title = [replace(row, bookmark=None) for row in self._title_rows(annex.title)]
        return [
            Row(
                pieces=(Piece(0, label, Face.HEITI),),
                keep=True,
                bookmark=(f"{label} {printable(annex.title)}", 0),
            ),
            *_blank(gongwen.LINES_BELOW_ANNEX_NUMBER, keep=True),
            *title,
            *_blank(gongwen.LINES_BELOW_ANNEX_TITLE),
        ]

    def _centred(self, text: str, face: Face, size: float = gongwen.SIZE_3) -> Row:
        """A row in the middle."""
        fill = SET if size == gongwen.SIZE_3 else SOLID
        width = fill.width(text, self._shelf.ems(text, face), size)
        return Row(pieces=(Piece((self._width - width) / 2, text, face, size, fill),))

    def _title(self, title: Title) -> list[Row]:
        rows = [*_blank(gongwen.LINES_ABOVE_TITLE, firm=True), *self._title_rows(title.text)]
        return [*rows, *self._below_title(title)]

    def _below_title(self, title: Title) -> list[Row]:
        if not title.below:
            return []
        return [replace(self._centred(bracketed(title.below), Face.KAITI), keep=True)]

    def _title_rows(self, text: str) -> list[Row]:
        """Rows of 2号 at a pitch of their own, together a whole number of lines."""
        text, face, size = printable(text), Face.XIAOBIAOSONG, gongwen.SIZE_2
        limit = self._width / size
        texts = title_rows(text, limit, lambda row: self._shelf.ems(row, face))
        height = gongwen.title_lines(len(texts)) * gongwen.LINE_PITCH / len(texts)
        rows = [replace(self._centred(row, face, size), height=height, keep=True) for row in texts]
        return [replace(rows[0], bookmark=(text, 0)), *rows[1:]]

    def _heading(self, heading: Heading) -> list[Row]:
        rows = self._text(heading.text, face=FACE_OF_LEVEL[heading.level])
        rows = [replace(row, keep=True) for row in rows]
        return [replace(rows[0], bookmark=(printable(heading.text), heading.level)), *rows[1:]]

    def _paragraph(self, paragraph: Paragraph) -> list[Row]:
        first, *others = paragraph.text.split("\n")
        rows = self._text(first, lead=paragraph.lead or "", level=paragraph.lead_level)
        if paragraph.lead:
            title = printable(paragraph.lead).rstrip("。：")
            rows[0] = replace(rows[0], bookmark=(title, paragraph.lead_level))
        return [*rows, *(row for other in others for row in self._text(other))]

    def _attachments(self, names: Sequence[str]) -> list[Row]:
        """附件：1.××× with turn-over lines under the first character of the name (7.3.4)."""
        rows = _blank(gongwen.LINES_ABOVE_ATTACHMENTS)
        label, label_x = "附件：", gongwen.INDENT * EM
        number_x = label_x + len(label) * EM
        for place, name in enumerate(names, start=1):
            number = f"{place}." if len(names) > 1 else ""
            name_x = number_x + self._shelf.ems(number, Face.FANGSONG) * EM
            turned = self._turned(printable(name), name_x)
            leading = [Piece(number_x, number, Face.FANGSONG)] if number else []
            if place == 1:
                leading.insert(0, Piece(label_x, label, Face.FANGSONG))
            rows.append(Row(pieces=(*leading, *turned[0].pieces)))
            rows += turned[1:]
        rows = [replace(row, closing=True) for row in rows]
        return [*(replace(row, keep=True) for row in rows[:-1]), rows[-1]]

    def _turned(self, text: str, x: float) -> list[Row]:
        measure = (self._width - x) / EM
        lines = self._shelf.lines([(text, Face.FANGSONG)], measure, justified=True)
        pieces = [
            Piece(x, text[line.start : line.end], Face.FANGSONG, fill=fill)
            for line, fill in zip(lines, fills(text, lines, measure), strict=True)
        ]
        return [Row(pieces=(piece,)) for piece in pieces]

    def _signature(self, signature: Signature) -> list[Row]:
        """Office and date (7.3.5)."""
        placed = signature_rows(
            signature,
            printable(signature.office),
            self._measure,
            lambda text: self._shelf.ems(text, Face.FANGSONG),
        )
        rows = [*_blank(lines_above(signature), keep=True)]
        for text, right in placed:
            x = self._width - (right + self._shelf.ems(text, Face.FANGSONG)) * EM
            rows.append(Row(pieces=(Piece(x, text, Face.FANGSONG),), keep=True, closing=True))
        return [*rows[:-1], replace(rows[-1], keep=False)]

    def _plain_rows(self, text: str, face: Face) -> list[str]:
        text = printable(text)
        lines = self._shelf.lines([(text, face)], self._measure)
        return [text[line.start : line.end] for line in lines]

    def _text(
        self,
        text: str,
        *,
        face: Face = Face.FANGSONG,
        lead: str = "",
        level: int = 2,
        indent: int = gongwen.INDENT,
    ) -> list[Row]:
        """A paragraph: justified, its first line indented, its lead in the face of its level."""
        parts = [(printable(lead), FACE_OF_LEVEL[level]), (printable(text), face)]
        parts = [part for part in parts if part[0]] or [("　", face)]
        lines = self._shelf.lines(parts, self._measure, indent=indent, justified=True)
        whole = "".join(part for part, _ in parts)
        rows = []
        for line, fill in zip(lines, fills(whole, lines, self._measure, indent), strict=True):
            x = 0.0 if line.start else indent * EM
            rows.append(Row(pieces=self._pieces(parts, line, x, fill)))
        return rows

    def _pieces(
        self, parts: Sequence[tuple[str, Face]], line: Line, x: float, fill: Fill
    ) -> tuple[Piece, ...]:
        """The stretches of a line, one for each face in it."""
        edges = accumulate((len(text) for text, _ in parts), initial=0)
        pieces = []
        for (start, end), (text, face) in zip(pairwise(edges), parts, strict=True):
            stretch = text[max(line.start - start, 0) : max(line.end - start, 0)]
            if stretch and line.start < end:
                pieces.append(Piece(x, stretch, face, fill=fill))
                x += fill.width(stretch, self._shelf.ems(stretch, face), gongwen.SIZE_3)
        return tuple(pieces)


def _whole_lines(height: float) -> float:
    return ceil(height / gongwen.LINE_PITCH - _HAIR) * gongwen.LINE_PITCH


def _blank(lines: int, *, keep: bool = False, firm: bool = False) -> list[Row]:
    return [Row(keep=keep, firm=firm)] * lines
