"""How a line fills its measure: marks close up, characters move apart by a hair or widen a little.

Between characters of one face and the next, readers of a PDF take a gap of 0.03 em for a space,
so the text would copy out in pieces; what a line lacks beyond that is taken from the characters.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from reports import gongwen
from reports.line_break import HALF_BLANK, MARK_CLOSES_BY, Line

# Ems between two characters; share by which they widen; ems by which a line is left short at most.
_HAIR = 0.025
_WIDEN = 1.055
_WIDEST = 0.15
# Between two characters of 3号, so that 28 fill the type area.
_SET = gongwen.CHARACTER_PITCH - gongwen.SIZE_3
_AFTER_MARK = re.compile(f"(?<=[{''.join(HALF_BLANK)}])(?=.)", re.DOTALL)


class Fill(NamedTuple):
    """Points added to each character, share by which it widens, points that a mark gives up."""

    spacing: float
    stretch: float = 1.0
    squeeze: float = 0.0

    def width(self, text: str, ems: float, size: float) -> float:
        """How far text of so many ems moves what follows it, when more of the line does."""
        marks = sum(map(text.count, HALF_BLANK)) if self.squeeze else 0
        solid = ems * size + self.spacing * len(text) - self.squeeze * marks
        return solid * self.stretch


SOLID = Fill(0.0)
SET = Fill(_SET)


def after_marks(line: str) -> list[str]:
    """The line in pieces, each but the last ending in a mark that may close up."""
    return _AFTER_MARK.split(line)


def fills(text: str, lines: Sequence[Line], measure: float, indent: float = 0) -> list[Fill]:
    """How each line fills a measure of so many characters; the last one is left as it is."""
    made = []
    for line in lines:
        room = (measure - (0 if line.start else indent)) * gongwen.CHARACTER_PITCH
        is_last = line is lines[-1]
        made.append(_fill(text[line.start : line.end], line.width, room, is_last=is_last))
    return made


def _fill(text: str, ems: float, room: float, *, is_last: bool) -> Fill:
    size = gongwen.SIZE_3
    gaps = max(len(text) - 1, 1)
    lacking = room - ems * size
    if lacking < 0:
        return _closer(-lacking, gaps, len(after_marks(text)) - 1)
    spacing = lacking / gaps
    if is_last or spacing > _WIDEST * size:
        return Fill(min(spacing, _SET))
    hair = min(spacing, _HAIR * size)
    stretch = min(room / (ems * size + gaps * hair), _WIDEN)
    return Fill((room / stretch - ems * size) / gaps, stretch)


def _closer(excess: float, gaps: int, marks: int) -> Fill:
    """Marks give up what they can, the characters the rest."""
    squeeze = min(excess / marks, MARK_CLOSES_BY * gongwen.SIZE_3) if marks else 0.0
    return Fill((squeeze * marks - excess) / gaps, squeeze=squeeze)
