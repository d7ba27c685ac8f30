"""What the form of an action (举措详情) asks for, done on the ledger; 佐证材料 with it."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from model.entities import Evidence, LocalActionId
from model.errors import OfficeError
from model.evidence import read_evidence
from model.files.names import safe_name
from ui import action_verbs as plan
from ui import record_verbs as record
from ui.background import Work

if TYPE_CHECKING:
    from ui.pages.breakdown import BreakdownPage


class FormCommands(QObject):
    """Carries out what the form at the right asks for, field by field."""

    def __init__(self, page: "BreakdownPage") -> None:
        super().__init__(page)
        self._page, self._session = page, page.session
        self._connect()

    def can(self, name: str) -> bool:
        """Can this command be used on what is selected?"""
        return name != "add_evidence" or bool(self._page.chosen_actions())

    def _one(self) -> LocalActionId:
        return LocalActionId(self._page.detail.action.shown_id)

    def do_add_evidence(self) -> None:
        """添加佐证材料 to the selected actions."""
        paths = self._page.ask.files(self._page, title="添加佐证材料")
        if paths:
            self._attach(self._page.chosen_actions(), paths)

    def _attach(self, ids: Sequence[LocalActionId], paths: Sequence[Path]) -> None:
        # Only reading goes to the background; the ledger belongs to this thread.
        work, ledger = Work(record.read_files(paths), self), self._session.ledger

        def attach(files: record.Files) -> None:
            if self._session.is_open and self._session.ledger is ledger:
                record.attach(self._session, ids, files)
            else:
                self._session.refused.emit(
                    "台账已经关闭，佐证材料没有添加。请重新打开台账后再添加。"
                )

        work.finished.connect(attach)
        work.failed.connect(self._say_failure)
        work.start()

    def _say_failure(self, problem: Exception) -> None:
        if not isinstance(problem, OfficeError):
            raise problem
        self._session.refused.emit(str(problem))

    def _open_evidence(self, evidence: Evidence) -> None:
        try:
            data = read_evidence(self._session.ledger, evidence)
        except OfficeError as refusal:
            self._session.refused.emit(str(refusal))
            return
        target = Path(mkdtemp(prefix="zhize-")) / safe_name(evidence.name)
        target.write_bytes(data)
        self._page.ask.launch(target)

    def _connect(self) -> None:
        form, session = self._page.detail.action, self._session
        form.requested_fields.connect(lambda f: plan.change(session, [self._one()], f))
        form.requested_due.connect(lambda w: plan.change(session, [self._one()], {"due": w}))
        form.requested_start.connect(lambda w: plan.set_start(session, [self._one()], w))
        form.requested_cooperating.connect(lambda u: plan.cooperate(session, self._one(), u))
        form.stages.requested_text.connect(lambda d, w: plan.stage(session, self._one(), d, w))
        form.stages.requested_reached.connect(lambda s, on: record.reach(session, s, reached=on))
        form.lamp.requested_progress.connect(lambda p: record.progress(session, [self._one()], p))
        form.lamp.requested_lamp.connect(
            lambda lamp, why: record.set_lamp(session, [self._one()], lamp, why)
        )
        form.notes.requested_note.connect(
            lambda period, done, problems, after: record.note(
                session, self._one(), period, done=done, problems=problems, after=after
            )
        )
        form.evidence.requested_add.connect(self.do_add_evidence)
        form.evidence.requested_files.connect(lambda p: self._attach([self._one()], p))
        self._page.table.requested_files.connect(self._attach)
        form.evidence.requested_open.connect(self._open_evidence)
        form.evidence.requested_remove.connect(lambda e: record.detach(session, self._one(), e))
