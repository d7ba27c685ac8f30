"""Where a row of a table belongs: its chapter, its group, and the numbers that it stands under."""

from model.reading.document import ReadGroup
from model.reading.table_levels import TableColumns
from model.reading.table_listing import ChapterDraft, Level, Listing
from model.reading.table_numbers import is_wide_number, leading_number, next_number, plain_number
from model.reading.table_rows import TableRow
from model.reading.table_words import in_one_line


class TablePath:
    """The headings and categories that reach down to the row that is read.

    `counted` tells for each column of numbers which category it counts, or None for the tasks;
    `sheet` names the chapter of tasks that stand under nothing.
    """

    def __init__(
        self, listing: Listing, columns: TableColumns, counted: dict[int, int | None], sheet: str
    ) -> None:
        self._listing, self._columns, self._counted = listing, columns, counted
        self._sheet = sheet
        self._categories: dict[int, Level] = {}
        self._numbers: dict[int, str] = {}

    @property
    def counts_items(self) -> bool:
        """Whether a column of numbers counts the tasks."""
        return None in self._counted.values()

    def open_section(self, row: TableRow) -> None:
        """一、… opens a chapter; （一）… or 1.… below it opens a group."""
        sections = self._listing.sections
        number, title = leading_number(row.text)
        is_chapter = number is None or (is_wide_number(number) and not number.startswith("（"))
        if is_chapter or not sections:
            sections.clear()
        else:
            del sections[1:]
        sections.append((number or "", title))
        self._categories.clear()
        self.chapter_at(row.line)

    def read(self, row: TableRow) -> None:
        """The numbers and categories of a row; what it leaves empty reaches down from above."""
        for column in self._columns.numbers:
            if row.begins(column):
                number = plain_number(row.cells[column].text)
                self._numbers[column] = next_number(number, self._numbers.get(column, ""))
        for at, column in enumerate(self._columns.categories):
            cell = row.cells.get(column)
            level = self._level(column, cell.text) if cell else self._categories.get(column)
            if level is not None and self._categories.get(column) != level:
                for below in self._columns.categories[at + 1 :]:
                    self._categories.pop(below, None)
                self._categories[column] = level

    def numbers_of_item(self, row: TableRow) -> list[str]:
        """The numbers of a task that begin on a row."""
        return [
            self._numbers[column]
            for column, of in self._counted.items()
            if of is None and row.begins(column)
        ]

    def chapter_at(self, line: int) -> ChapterDraft:
        """The chapter of the row, opened when it is a new one."""
        chapters, levels = self._listing.chapters, self._levels()
        level = levels[0] if levels else ("", self._sheet or self._listing.whole_title)
        if not chapters or chapters[-1].level != level:
            chapters.append(ChapterDraft(level, line))
        return chapters[-1]

    def group(self) -> ReadGroup | None:
        """What stands between chapter and task."""
        below = self._levels()[1:]
        if not below:
            return None
        return ReadGroup(number=below[0][0], title="／".join(title for _, title in below))

    def _level(self, column: int, text: str) -> Level:
        number, title = leading_number(in_one_line(text))
        counted = [self._numbers.get(c, "") for c, of in self._counted.items() if of == column]
        return number or "".join(counted[:1]), title.rstrip("：:")

    def _levels(self) -> list[Level]:
        shown = [self._categories[c] for c in self._columns.categories if c in self._categories]
        return [*self._listing.sections, *shown]
