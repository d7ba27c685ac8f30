"""Commands on what holds for the whole ledger: 数据截止日, 倒排计划, 单位设置, 材料模板."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from model.entities import LocalActionId
from model.office_templates import change_templates, read_templates
from model.settings import change_settings
from model.submission_plan import read_plan
from ui.ask import Ask
from ui.pages.dialog_drafts import DialogDrafts
from ui.pages.draft_places import OFFICE, PLAN, TEMPLATES
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
        self._templates = DialogDrafts(
            parent,
            session,
            TEMPLATES,
            find=list,
            ask=lambda _, words: self._ask_templates(words),
        )
        self.drafts = (self._plan, self._office, self._templates)

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

    def do_edit_templates(self) -> None:
        """材料模板."""
        self._ask_templates({})

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

    def _ask_templates(self, words: Mapping[str, str]) -> None:
        from ui.templates_dialog import TemplatesDialog

        session = self._session
        templates = read_templates(session.ledger)
        dialog = TemplatesDialog(templates, session.settings, self._parent)
        dialog.write(words)

        def store() -> bool:
            wanted = dialog.changes()
            with session.telling(dialog.word.refuse):
                return not wanted or session.do(
                    "修改材料模板", lambda step: change_templates(step, **wanted)
                )

        with self._templates.keeping((), "材料模板", dialog.typed):
            self._ask.fill_in_until(dialog, store)
