"""Words typed into the report and not stored: kept as drafts, and put back into their section."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ui.drafts import Draft
from ui.pages.draft_places import SECTION, Restored

if TYPE_CHECKING:
    from ui.pages.submission import SubmissionPage


class ReportDrafts:
    """The title and the words of the section in front."""

    tables = (SECTION,)

    def __init__(self, page: "SubmissionPage") -> None:
        self._page = page

    def unsettled(self) -> list[Draft]:
        pane = self._page.desk.text
        return [
            Draft(
                table=SECTION,
                row_id=pane.section_id(),
                title=pane.title.words(),
                field=key,
                name=field.accessibleName(),
                words=field.words(),
            )
            for key, field in pane.fields().items()
            if pane.section_id() and field.is_unsettled()
        ]

    def restore(self, mine: Sequence[Draft]) -> Restored:
        self._page.requested_page.emit("submission")
        self._page.show_report_desk()
        desk = self._page.desk
        desk.outline.choose(mine[0].row_id)
        if desk.text.section_id() != mine[0].row_id:
            return Restored(gone=mine)
        fields = desk.text.fields()
        for draft in mine:
            fields[draft.field].restore(draft.words)
        fields[mine[0].field].setFocus()
        return Restored(back=mine)
