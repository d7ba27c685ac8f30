"""Commands on what the annexes of the report tell: 主要指标, 联络员信息."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from model.entities import LocalActionId, TaskList
from model.task_lists import reported_list
from ui.ask import Ask
from ui.pages.dialog_drafts import DialogDrafts
from ui.pages.draft_places import CONTACTS, INDICATORS
from ui.session import Session

if TYPE_CHECKING:
    from ui.indicators.indicators_dialog import IndicatorsDialog
    from ui.indicators.table_dialog import TableDialog

_NO_LIST = "台账里还没有任务清单，没有可填的内容。请先导入来文。"
_NOTHING_FOUND = "没有可提取的指标：已认领的任务事项里没有新的本省承接指标。可以逐个新增。"


class IndicatorCommands:
    """Each opens a dialog about the list that is reported on; a cell being typed is kept."""

    def __init__(self, parent: QWidget, session: Session, ask: Ask) -> None:
        self._parent, self._session, self._ask = parent, session, ask
        self._indicators = self._drafts(INDICATORS, self._edit_indicators)
        self._contacts = self._drafts(CONTACTS, self._edit_contacts)
        self.drafts = (self._indicators, self._contacts)

    def do_edit_indicators(self) -> None:
        """主要指标."""
        self._edit_indicators({})

    def do_edit_contacts(self) -> None:
        """联络员信息."""
        self._edit_contacts({})

    def _edit_indicators(self, words: Mapping[str, str]) -> None:
        from ui.indicators.indicators_dialog import IndicatorsDialog

        def make(task_list: TaskList) -> "TableDialog":
            return IndicatorsDialog(
                self._session, task_list, propose=self._propose, parent=self._parent
            )

        self._show(self._indicators, make, words)

    def _edit_contacts(self, words: Mapping[str, str]) -> None:
        from ui.indicators.contacts_dialog import ContactsDialog

        def make(task_list: TaskList) -> "TableDialog":
            return ContactsDialog(self._session, task_list, parent=self._parent)

        self._show(self._contacts, make, words)

    def _show(
        self,
        drafts: DialogDrafts,
        make: Callable[[TaskList], "TableDialog"],
        words: Mapping[str, str],
    ) -> None:
        task_list = reported_list(self._session.ledger)
        if task_list is None:
            self._session.refused.emit(_NO_LIST)
            return
        dialog = make(task_list)
        dialog.write(words)
        with drafts.keeping((), dialog.windowTitle(), dialog.typed):
            self._ask.fill_in(dialog)

    def _propose(self, dialog: "IndicatorsDialog") -> None:
        from model.indicator_proposals import propose_indicators, take_proposals
        from ui.indicators.proposals_dialog import ProposalsDialog

        task_list = reported_list(self._session.ledger)
        found = propose_indicators(self._session.ledger, task_list.id) if task_list else ()
        if task_list is None or not found:
            dialog.word.offer(_NOTHING_FOUND)
            return
        choice = ProposalsDialog(found, dialog)
        if self._ask.fill_in(choice):
            chosen, list_id = choice.chosen(), task_list.id
            dialog.do(
                f"从任务清单提取主要指标（{len(chosen)}个）",
                lambda step: take_proposals(step, list_id, chosen),
            )

    def _drafts(self, kind: str, ask: Callable[[Mapping[str, str]], None]) -> DialogDrafts:
        return DialogDrafts(
            self._parent,
            self._session,
            kind,
            find=self._there,
            ask=lambda _, words: ask(words),
        )

    def _there(self, ids: Sequence[LocalActionId]) -> Sequence[LocalActionId] | None:
        """Nothing can be asked once the list is taken out."""
        return None if reported_list(self._session.ledger) is None else ids
