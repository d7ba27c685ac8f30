"""Source and reading follow each other (两侧对照): what is chosen at one side is shown at both."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from model.reading.places import Place
from model.reading.source import Source
from ui.review.found_words import find_words
from ui.review.line_fates import Fate
from ui.review.outline_rows import Row, RowKind
from ui.review.outline_view import OutlineView
from ui.review.source_view import SourceView

_TITLES = (RowKind.CHAPTER, RowKind.GROUP, RowKind.ITEM)


class TwoSides(QObject):
    """Holds both views; `moved` tells that another row or line is in front."""

    moved = Signal()

    def __init__(self, source: Source, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = SourceView(source)
        self.outline = OutlineView()
        self._is_following = False
        self.outline.chosen.connect(self._follow_outline)
        self.outline.clicked.connect(lambda index: self._follow_outline(index.row()))
        self.source.chosen.connect(self._follow_source)
        self.source.clicked.connect(lambda index: self._follow_source(index.row()))

    @property
    def row(self) -> Row | None:
        """The row in front of the reading."""
        at = self.outline.row
        return self.outline.outline.rows[at] if at >= 0 else None

    @property
    def line(self) -> int | None:
        """The number of the line in front of the source."""
        at = self.source.row
        return self.source.lines.lines[at].number if at >= 0 else None

    @property
    def is_on_cut_line(self) -> bool:
        """Whether that line was set aside."""
        at = self.source.row
        return at >= 0 and self.source.lines.fates[at] is Fate.CUT

    def told(self) -> str:
        """What became of the line in front."""
        at = self.source.row
        return self.source.lines.told(at) if at >= 0 else ""

    def begin(self) -> None:
        """The first sentence that is counted, so that ticking can begin at once."""
        counted = (n for n, row in enumerate(self.outline.outline.rows) if row.is_counted)
        self.outline.choose(next(counted, 0))
        self.outline.setFocus()

    def show_rows(self, rows: Sequence[Row], place: Place | None) -> None:
        """Show these rows; the selection goes to a place, or stays with its row."""
        at, height, before = self.outline.row, self.outline.verticalOffset(), self.row
        self._is_following = True
        self.outline.outline.show_rows(rows)
        row = self.outline.outline.row_of(place) if place else -1
        if place is None and before is not None:
            row = self.outline.outline.nearest(before, at)
        self.outline.verticalScrollBar().setValue(height)
        self._is_following = False
        self.outline.choose(row)
        self.moved.emit()

    def show_line(self, line: int) -> None:
        """Show a line of the source, and what came of it."""
        row = self.source.lines.row_of(line)
        if row >= 0:
            self.source.choose(row, centred=True)
            self._follow_source(row)

    def _follow_outline(self, at: int) -> None:
        if not self._is_following:
            row = self.outline.outline.rows[at]
            self._mark(row)
            self.outline.mark_related(set())
            if row.lines:
                self._is_following = True
                self.source.choose(self.source.lines.row_of(row.lines[0]), centred=True)
                self._is_following = False
        self.moved.emit()

    def _follow_source(self, at: int) -> None:
        if not self._is_following:
            found = self._came_of(at)
            rows = self.outline.outline.rows
            first = next((n for n in found if rows[n].kind is RowKind.SENTENCE), None)
            self.outline.mark_related(set(found))
            self.source.mark({})
            if found:
                first = found[0] if first is None else first
                self._mark(rows[first])
                self._is_following = True
                self.outline.choose(first, centred=True)
                self._is_following = False
        self.moved.emit()

    def _came_of(self, at: int) -> list[int]:
        """The rows that came of a line; below the title of a group, its first row."""
        line = self.source.lines.lines[at].number
        found = self.outline.outline.rows_on(line)
        if not found and self.source.lines.fates[at] is Fate.TITLE:
            below = self.outline.outline.first_below(line)
            return [below] if below >= 0 else []
        return found

    def _mark(self, row: Row) -> None:
        """Mark the very words of a row in the lines of the source."""
        if row.lines is None or row.kind in _TITLES:
            self.source.mark({})
            return
        lines = self.source.lines
        every = range(row.lines[0], row.lines[1] + 1)
        rows = [at for number in every if (at := lines.row_of(number)) >= 0]
        found = find_words(row.quote or row.text, [lines.lines[at].text for at in rows])
        self.source.mark({at: span for at, span in zip(rows, found, strict=True) if span})
