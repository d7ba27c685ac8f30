"""What is filled in for several actions (批量修改) and was not applied: kept as drafts too."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from model.entities import LocalActionId
from ui.drafts import Draft
from ui.many_form import ManyActionsForm
from ui.pages.draft_places import Restored

if TYPE_CHECKING:
    from ui.pages.breakdown import BreakdownPage

_OFFER = "这是没有应用的内容：请点“应用到全部”，或按 Esc 清空。"


class ManyDrafts:
    """The form of several actions; a draft belongs to all that were selected."""

    tables = ("local_actions",)

    def __init__(self, page: "BreakdownPage") -> None:
        self._page, self._forms = page, page.detail.many_on_demand

    def unsettled(self) -> list[Draft]:
        return self.in_form()

    def in_form(self) -> list[Draft]:
        """What is lost when the form turns to other actions."""
        return [draft for form in self._forms.made() if form.ids for draft in self._of(form)]

    def restore(self, mine: Sequence[Draft]) -> Restored:
        """Select the same actions, as far as they are there, and fill in the same."""
        wanted = [LocalActionId(each) for each in mine[0].row_id.split(" ")]
        if len(self._page.select_those_left(wanted)) < 2:
            return Restored(gone=mine)
        form = self._forms.get()
        back = [each for each in mine if form.put_back(each.field, each.value)]
        if back:
            form.offer(_OFFER)
            form.focus_on(back[0].field)
        return Restored(back=back, gone=[each for each in mine if each not in back])

    def _of(self, form: ManyActionsForm) -> list[Draft]:
        filled = form.filled()
        title = self._title(form.ids) if filled else ""
        return [
            Draft(
                table="local_actions",
                row_id=" ".join(form.ids),
                title=title,
                field=key,
                name=each.name,
                words=each.words,
                value=each.value,
            )
            for key, each in filled.items()
        ]

    def _title(self, ids: Sequence[LocalActionId]) -> str:
        at = self._page.table.row_of(ids[0])
        first = None if at is None else self._page.table.row(at)
        return f"{first.text if first else '选中的举措'} 等 {len(ids)} 项"
