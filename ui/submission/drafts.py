"""Words typed in 报送登记 and not stored: in the settings, and in the form of an entry."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from model.submission_settings import TEXTS
from ui.drafts import Draft
from ui.pages.dialog_drafts import DialogDrafts, Ids
from ui.pages.draft_places import SUBMISSION, SUBMISSION_EVENT, Restored
from ui.session import Session
from ui.submission.settings_part import SettingsPart


class RegisterDrafts(DialogDrafts):
    """An entry is known by its id, a new one by its kind; settings belong to the filing."""

    requested_front = Signal()

    def __init__(
        self,
        parent: QObject,
        session: Session,
        settings: SettingsPart,
        *,
        find: Callable[[Ids], Ids | None],
        ask: Callable[[Ids, Mapping[str, str]], None],
    ) -> None:
        super().__init__(parent, session, SUBMISSION_EVENT, find=find, ask=ask)
        self.tables = (SUBMISSION_EVENT, SUBMISSION)
        self._settings = settings

    def unsettled(self) -> Sequence[Draft]:
        return [*self.in_settings(), *super().unsettled()]

    def in_settings(self) -> list[Draft]:
        """Words of the settings that are not stored."""
        return [
            Draft(
                table=SUBMISSION,
                row_id=SUBMISSION,
                title="报送设置",
                field=key,
                name=TEXTS[key],
                words=field.words(),
            )
            for key, field in self._settings.texts.items()
            if field.is_unsettled()
        ]

    def restore(self, mine: Sequence[Draft]) -> Restored:
        self.requested_front.emit()
        if mine[0].table != SUBMISSION:
            return super().restore(mine)
        fields = self._settings.texts
        back = [d for d in mine if d.field in fields and fields[d.field].isEnabled()]
        for draft in back:
            fields[draft.field].restore(draft.words)
        if back:
            fields[back[0].field].setFocus()
        return Restored(back=back, gone=[each for each in mine if each not in back])
