"""Commands on what holds for the whole ledger: 数据截止日, 倒排计划, 单位设置."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from model.entities import LocalActionId
from model.settings import change_settings
from model.submission_plan import read_plan
from ui.ask import Ask
from ui.pages.dialog_drafts import DialogDrafts
from ui.pages.draft_places import OFFICE, PLAN
from ui.session import Session
from ui.state import WindowState


class SettingCommands:
    """Each asks in a dialog; what is typed there outlives the program."""

    def __init__(self, parent: QWidget, session: Session, state: WindowState, ask: Ask) -> None:
        self._parent, self._session, self._state, self._ask = parent, session, state, ask
        self._plan = DialogDrafts(
            parent,
            session,
            PLAN,
            find=self._plan_there,
            ask=lambda _, words: self._edit_plan(words),
        )
        self._office = DialogDrafts(
            parent, session, OFFICE, find=list, ask=lambda _, words: self._ask_settings(words)
        )
        self.drafts = (self._plan, self._office)

    def do_set_as_of(self) -> None:
        """数据截止日."""
        from ui.as_of_dialog import AsOfDialog

        settings = self._session.settings
        dialog = AsOfDialog(settings.as_of, self._session.today, self._parent)
        if self._ask.fill_in(dialog):
            chosen = dialog.chosen()
            self._session.do("修改数据截止日", lambda step: change_settings(step, as_of=chosen))

    def do_edit_plan(self) -> None:
        """倒排计划."""
        self._edit_plan({})

    def do_office_settings(self) -> None:
        """单位设置."""
        self._ask_settings({})

    def _edit_plan(self, words: Mapping[str, str]) -> None:
        from ui.plan_dialog import edit_plan

        edit_plan(self._session, self._ask, self._parent, self._plan, words)

    def _plan_there(self, ids: Sequence[LocalActionId]) -> Sequence[LocalActionId] | None:
        """No plan can be made once the list is taken out."""
        return None if read_plan(self._session.ledger) is None else ids

    def _ask_settings(self, words: Mapping[str, str]) -> None:
        from ui.office_dialog import OfficeDialog

        dialog = OfficeDialog(self._session.settings, clerk=self._state.clerk, parent=self._parent)
        dialog.write(words)

        def store() -> bool:
            wanted = dialog.changes()
            if wanted and not self._session.do(
                "修改单位设置", lambda step: change_settings(step, **wanted)
            ):
                return False
            self._state.clerk = dialog.clerk.text().strip()
            self._session.know_clerk(self._state.clerk)
            return True

        with self._office.keeping((), "单位设置", dialog.typed):
            self._ask.fill_in_until(dialog, store)
