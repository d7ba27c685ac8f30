"""Task tables → chapters and items; several tables may be one list."""

from collections.abc import Sequence

from model.reading.document import Finding, ReadChapter, Removed
from model.reading.source import Grid
from model.reading.table_cells import Repair
from model.reading.table_head import head_as_given
from model.reading.table_items import ItemWriter
from model.reading.table_listing import Listing
from model.reading.table_mapping import TableMapping
from model.reading.table_rows import table_rows
from model.reading.table_run import TableRun


class TableReader:
    """Reads tables one after another into one list."""

    def __init__(self, *, year: int | None, whole_title: str) -> None:
        self._listing = Listing(whole_title)
        self._repair = Repair()
        self._year = year

    def read(self, parts: Sequence[tuple[Grid, TableMapping]], *, sheet: str = "") -> None:
        """Read one more table, whose rows may go on in further grids (续表).

        `sheet` names the chapter of tasks that stand under none.
        """
        rows = [row for grid, mapping in parts for row in table_rows(grid, mapping, self._repair)]
        grid, mapping = parts[0]
        headings = head_as_given(grid, mapping.head_rows).headings
        self._listing.sections = []
        TableRun(self._listing, rows, mapping, headings, sheet).run()

    def outline(self) -> tuple[tuple[ReadChapter, ...], list[Finding], list[Removed]]:
        """All that was read: chapters, findings, and the rows that were left out."""
        doubts: list[Finding] = []
        writer = ItemWriter(self._year, doubts)
        chapters = tuple(
            ReadChapter(
                number=chapter.level[0] or None,
                title=chapter.level[1],
                line=chapter.line,
                items=tuple(
                    writer.write(item, first_leads=first_leads)
                    for item, first_leads in chapter.items
                ),
            )
            for chapter in self._listing.chapters
        )
        findings = [*self._repair.findings, *doubts, *self._listing.findings()]
        return chapters, findings, self._listing.removed
