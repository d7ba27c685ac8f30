"""佐证材料 of the form: taken in, opened, linked to several actions."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from model.action_detail import read_evidence_list
from model.action_table import ActionFilter, ActionSort, find_ids, read_rows
from model.entities import Evidence, LocalActionId
from model.errors import OfficeError
from model.evidence import actions_with, find_evidence, proved_actions, read_evidence
from model.words import NO_UNIT
from reports.prose import size_words
from ui import jobs
from ui import record_verbs as record
from ui.evidence.opened import OpenedFiles

if TYPE_CHECKING:
    from ui.evidence.pick_dialog import Entry
    from ui.evidence.taking import Taken
    from ui.pages.breakdown import BreakdownPage

_MOST_SHOWN = 200
_LARGE = 4 * 1024 * 1024  # bytes that are read while the window lives


class EvidenceCommands(QObject):
    """Carries out what the part 佐证材料 asks for."""

    def __init__(self, page: "BreakdownPage") -> None:
        super().__init__(page)
        self._page, self._session = page, page.session
        self._opened = OpenedFiles()
        self._session.closed.connect(self._opened.clear)
        form = page.detail.action
        form.requested_files.connect(lambda paths: self.take([self._one()], paths))
        part = form.evidence
        page.table.requested_files.connect(self.take)
        part.requested_add.connect(self.ask_for_files)
        part.requested_known.connect(self._pick_known)
        part.requested_open.connect(self._open)
        part.requested_remove.connect(lambda e: record.detach(self._session, self._one(), e))
        part.requested_link.connect(self._link_to_others)
        part.requested_others.connect(self._show_others)

    def ask_for_files(self) -> None:
        """添加佐证材料 to the selected actions."""
        state = self._page.state
        paths = self._page.ask.files(self._page, title="添加佐证材料", start=state.evidence_folder)
        if paths:
            state.evidence_folder = paths[0].parent
            self.take(self._page.choice.actions(), paths)

    def take(self, ids: Sequence[LocalActionId], paths: Sequence[Path]) -> None:
        """Read files in the background and store those that are good; the others are listed."""
        # Imported on use, like the dialogs below: a window at its start takes nothing in.
        from ui.evidence.taking import read_files, refusals
        from ui.progress import run_with_progress

        # Only reading goes to the background; the ledger belongs to this thread.
        ledger = self._session.ledger

        def attach(taken: "Taken") -> None:
            if not (self._session.is_open and self._session.ledger is ledger):
                self._refuse("台账已经关闭，佐证材料没有添加。请重新打开台账后再添加。")
                return
            if taken.files:
                record.attach(self._session, ids, taken.files)
            if taken.refused:
                self._refuse(refusals(taken))

        run_with_progress(
            self._page,
            f"正在读取佐证材料（{len(paths)}件）……",
            read_files(paths),
            done=attach,
            refused=lambda refusal: self._refuse(str(refusal)),
        )

    def _one(self) -> LocalActionId:
        return LocalActionId(self._page.detail.action.shown_id)

    def _refuse(self, sentence: str) -> None:
        self._session.refused.emit(sentence)

    def _open(self, evidence: Evidence) -> None:
        # What is open is all there is of a ledger that was moved or replaced.
        if evidence.size > _LARGE and self._session.ledger.is_in_place():
            self._open_large(evidence)
            return
        try:
            data = read_evidence(self._session.ledger, evidence)
            self._page.ask.launch(self._opened.copy(evidence.name, data))
        except OfficeError as refusal:
            self._refuse(str(refusal))

    def _open_large(self, evidence: Evidence) -> None:
        """Read, checked and copied in the background, through a connection of its own."""
        from ui.progress import run_with_progress

        path, opened = self._session.ledger.path, self._opened
        of_round = opened.round

        def copied() -> Path:
            with jobs.open_ledger(path, read_only=True) as ledger:
                data = read_evidence(ledger, evidence)
            return opened.copy(evidence.name, data, of_round=of_round)

        run_with_progress(
            self._page,
            f"正在打开“{evidence.name}”……",
            lambda _: copied(),
            done=self._page.ask.launch,
            refused=lambda refusal: self._refuse(str(refusal)),
        )

    def _show_others(self, evidence: Evidence) -> None:
        ids = proved_actions(self._session.ledger, evidence.id)
        shown = self._one()
        self._page.show_actions((f"佐证材料“{evidence.name}”", ids))
        self._page.select_actions([shown])

    def _link_to_others(self, evidence: Evidence) -> None:
        from ui.evidence.pick_dialog import PickDialog

        dialog = PickDialog(
            title="关联到其他举措",
            words=f"勾选“{evidence.name}”也能佐证的举措。材料只存一份。",
            hint="按举措、单位、责任人查找",
            find=lambda words: self._find_actions(words, evidence),
            parent=self._page,
        )
        if self._page.ask.fill_in(dialog):
            ids = [LocalActionId(each) for each in dialog.chosen()]
            record.link(self._session, ids, [evidence.id])

    def _find_actions(self, words: str, evidence: Evidence) -> "list[Entry]":
        from ui.evidence.pick_dialog import Entry

        ledger, as_of = self._session.ledger, self._session.as_of
        proved = actions_with(ledger, evidence.sha256)
        found = find_ids(ledger, ActionFilter(text=words), ActionSort(), as_of)
        ids = [each for each in found if each not in proved][:_MOST_SHOWN]
        return [
            Entry(row.id, f"{row.text}  ·  {row.lead_unit or NO_UNIT}")
            for row in read_rows(ledger, ids, as_of)
        ]

    def _pick_known(self) -> None:
        from ui.evidence.pick_dialog import Entry, PickDialog

        ledger, action_id = self._session.ledger, self._one()

        known = {each.sha256 for each in read_evidence_list(ledger, action_id)}

        def find(words: str) -> list[Entry]:
            return [
                Entry(each.id, f"{each.name}  ·  {size_words(each.size)}  ·  {each.added_on}存入")
                for each in find_evidence(ledger, words, limit=_MOST_SHOWN)
                if each.sha256 not in known
            ]

        dialog = PickDialog(
            title="选用已有材料",
            words="勾选台账里已有的、也能佐证这项举措的材料。材料只存一份。",
            hint="按材料名称查找",
            find=find,
            parent=self._page,
        )
        if self._page.ask.fill_in(dialog):
            record.link(self._session, [action_id], dialog.chosen())
