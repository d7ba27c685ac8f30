"""The package made by a child while the window lives, and noted by the window (打包)."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from model.ledger import Step
from model.submission import Filing, read_submission
from ui import package_jobs
from ui.background import ChildVerb
from ui.folders import papers_folder
from ui.package_writer import package_name

if TYPE_CHECKING:
    from ui.pages.page import Page
    from ui.submission.package_part import PackagePart

_BUG = "打包时出现意外错误，台账没有改动。请再试一次；如再次出现，请联系维护人员。"
_CANCELLED = "已取消，没有留下任何文件。"


class Packing(QObject):
    """One package at a time."""

    def __init__(self, page: "Page", part: "PackagePart") -> None:
        super().__init__(page)
        self._page, self._part, self._session = page, part, page.session
        self._child: ChildVerb | None = None
        part.requested_package.connect(lambda is_draft: self.begin(is_draft=is_draft))
        part.requested_cancel.connect(self.stop)
        part.requested_folder.connect(page.ask.launch)
        self._session.closed.connect(self._leave)

    def begin(self, *, is_draft: bool) -> None:
        """Ask where to, and have the package of the present filing made there."""
        session = self._session
        filing = read_submission(session.ledger)
        if self._child is not None or filing is None or not self._page.settle():
            return
        start = papers_folder(self._page.state, session.ledger.path)
        folder = self._page.ask.folder(self._page, title="报送包存放位置", start=start)
        if folder is None:
            return
        name = package_name(filing, session.settings, is_draft=is_draft)
        ledger, as_of = session.ledger, filing.as_of or session.as_of
        program, *arguments = package_jobs.package_command(
            ledger.path, folder, as_of, is_draft=is_draft
        )
        child = self._child = ChildVerb(Path(program), arguments, self)
        child.said.connect(self._part.hear)

        def end(code: int, complaints: str) -> None:
            self._end(code, complaints, folder / name, filing, is_draft=is_draft)

        def give_up() -> None:
            package_jobs.clear_unfinished(folder, name)
            self._rest(_CANCELLED)

        child.finished.connect(end)
        child.cancelled.connect(give_up)
        self._part.begin()
        child.start()

    def stop(self) -> None:
        """End the child; nothing of the package stays."""
        if self._child is not None:
            self._child.cancel()

    def _end(
        self, code: int, complaints: str, made: Path, filing: Filing, *, is_draft: bool
    ) -> None:
        match code:
            case 0:
                self._rest(f"已打包：{made.name}", made)
                if not is_draft:
                    self._note(made, filing)
            case 4:
                self._rest(complaints)
            case _:
                self._rest(_BUG)

    def _note(self, made: Path, filing: Filing) -> None:
        session = self._session
        if not session.can_write:
            return
        packed = package_jobs.read_packed(made, filing, is_draft=False)
        today: date = session.today

        def note(step: Step) -> None:
            package_jobs.note_packed(step, packed, today)

        session.do(package_jobs.note_label(packed), note, is_final=True)

    def _rest(self, said: str, made: Path | None = None) -> None:
        if self._child is not None:
            self._child.deleteLater()
        self._child = None
        self._part.rest(said, made)

    def _leave(self) -> None:
        self.stop()
        self._part.rest("")
