"""Words that remember on which lines of the source they stood."""

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of running text; `starts` are (offset, line) pairs, ascending from offset 0."""

    text: str
    starts: tuple[tuple[int, int], ...]

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self.line_at(0)

    def line_at(self, offset: int) -> int:
        """The line of the sign at an offset."""
        at = bisect_right(self.starts, offset, key=lambda start: start[0])
        return self.starts[max(at - 1, 0)][1]

    def span(self, start: int, length: int) -> tuple[int, int]:
        """First and last line of a piece."""
        return self.line_at(start), self.line_at(max(start, start + length - 1))

    def after(self, offset: int) -> "Passage":
        """What stands from an offset on."""
        rest = tuple((at - offset, line) for at, line in self.starts if at > offset)
        return Passage(self.text[offset:], ((0, self.line_at(offset)), *rest))
