"""Words typed in the cells of 单位岗位 and not stored: kept as drafts, and opened again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ui.drafts import Draft
from ui.pages.draft_places import Restored

if TYPE_CHECKING:
    from ui.pages.units import UnitsPage


class UnitDrafts:
    """The cells of both tables."""

    tables = ("unit", "post")

    def __init__(self, page: "UnitsPage") -> None:
        self._page = page
        self._of = {"unit": page.units, "post": page.posts}

    def unsettled(self) -> list[Draft]:
        return [
            self.of_cell(name, record.id, column.field, words)
            for name, table in self._of.items()
            if (found := table.typed()) is not None
            for record, column, words in (found,)
        ]

    def of_cell(self, table: str, row_id: str, field: str, words: str) -> Draft:
        """Words of one cell."""
        shown = self._of[table]
        record, column = shown.cell(row_id, field)
        title = str(record.values[0])
        return Draft(
            table=table,
            row_id=row_id,
            title=title,
            field=field,
            name=column.heading,
            words=words,
        )

    def restore(self, mine: Sequence[Draft]) -> Restored:
        first = mine[0]
        self._page.requested_page.emit("units")
        self._page.show_place(first.table, first.row_id)
        is_back = self._of[first.table].type_into(first.row_id, first.field, first.words)
        return Restored(back=[first]) if is_back else Restored(gone=[first])
