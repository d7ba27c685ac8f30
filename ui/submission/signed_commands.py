"""Carries out what is asked of the signed files (签发的文件): put in, looked at, taken out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from model.errors import OfficeError
from model.evidence import SIZE_LIMIT, sha256_of
from model.report_entities import SubmissionFile
from model.submission import Filing, read_filings, read_submission
from model.submission_files import HOW_TO_SHRINK, SUFFIXES, read_signed_file
from model.submission_stage import sent_words
from model.words import SubmissionFileKind
from ui import jobs
from ui.evidence.opened import OpenedFiles
from ui.folders import papers_folder
from ui.regular_file import Purpose, read_regular
from ui.signed_jobs import SignedLook, look_at_signed
from ui.submission import verbs
from ui.submission.differences import notes, summary

if TYPE_CHECKING:
    from ui.background import Progress
    from ui.pages.page import Page
    from ui.submission.files_part import FilesPart

_SIGNED = Purpose(
    undone="没有放入",
    choose="请选择签发的文件。",
    most_bytes=SIZE_LIMIT,
    takes_links=False,
    takes_empty=False,
)
_PACKED = "已打的报送包将不再作数，需要重新打包。"
_SENT = (
    "{what}后，台账里的就与已经报出的不一致。需要更正的，一般登记退回或补报，在下一次报送中放入。"
)


class SignedCommands(QObject):
    """Reads and copies in the background; the open ledger is touched by the window alone."""

    def __init__(self, page: "Page", part: "FilesPart") -> None:
        super().__init__(page)
        self._page, self._part, self._session = page, part, page.session
        self._opened = OpenedFiles()
        self._folder: Path | None = None  # from where the last one came
        self._session.closed.connect(self._opened.clear)
        part.requested_choose.connect(self._choose)
        part.requested_file.connect(self.take)
        part.requested_other.connect(self._refuse_other)
        part.requested_many.connect(self._refuse_many)
        part.requested_open.connect(self.open)
        part.requested_look.connect(self.look)
        part.requested_remove.connect(self._remove)

    def take(self, kind: SubmissionFileKind, path: Path) -> None:
        """Read a file in the background and store it in place of the one that was there."""
        if (filing := read_submission(self._session.ledger)) is not None:
            self._take(filing, kind, path)

    def look(self, file: SubmissionFile) -> None:
        """Hold a file that is there against the ledger as it stands now."""
        from ui.progress import run_with_progress

        filings = read_filings(self._session.ledger)
        filing = next((each for each in filings if file in each.files), None)
        copied = self._copying(file)
        if filing is None or copied is None:
            return
        ledger, day, number = self._session.ledger.path, self._day(filing), filing.number

        def held(tell: "Progress") -> SignedLook:
            copy = copied()
            return look_at_signed(ledger, file.kind, copy, as_of=day, number=number, progress=tell)

        run_with_progress(
            self._page,
            f"正在核对{file.kind}……",
            held,
            done=lambda look: self._show_look(look, file.name),
            refused=lambda refusal: self._refuse(str(refusal)),
        )

    def open(self, file: SubmissionFile) -> None:
        """Show a file in the program of the system."""
        from ui.progress import run_with_progress

        if (copied := self._copying(file)) is None:
            return
        run_with_progress(
            self._page,
            f"正在打开“{file.name}”……",
            lambda _: copied(),
            done=self._page.ask.launch,
            refused=lambda refusal: self._refuse(str(refusal)),
        )

    def _choose(self, kind: SubmissionFileKind) -> None:
        filing = read_submission(self._session.ledger)
        title = f"选择{kind}（{SUFFIXES[kind]}）"
        start = self._folder or papers_folder(self._page.state, self._session.ledger.path)
        paths = self._page.ask.files(self._page, title=title, start=start)
        if len(paths) > 1:
            self._refuse_many(kind)
        elif paths and filing is not None:
            self._folder = paths[0].parent
            self._take(filing, kind, paths[0])

    def _take(self, filing: Filing, kind: SubmissionFileKind, path: Path) -> None:
        from ui.progress import run_with_progress

        if not self._is_present(filing, kind) or not self._may_change_file(filing, kind, "更换"):
            return
        ledger = self._session.ledger
        day = self._day(filing)
        purpose = replace(_SIGNED, too_large=HOW_TO_SHRINK[kind])

        def read(tell: "Progress") -> tuple[bytes, str, SignedLook]:
            data = read_regular(path, purpose, between=lambda: tell(0, None))
            look = look_at_signed(ledger.path, kind, path, as_of=day, progress=tell)
            return data, sha256_of(data), look

        def put(found: tuple[bytes, str, SignedLook]) -> None:
            if not (self._session.is_open and self._session.ledger is ledger):
                self._refuse(f"台账已经关闭，{kind}没有放入。请重新打开台账后再放入。")
            elif self._is_present(filing, kind):
                self._put(kind, path.name, *found)

        run_with_progress(
            self._page,
            f"正在读取{kind}……",
            read,
            done=put,
            refused=lambda refusal: self._refuse(str(refusal)),
        )

    def _put(
        self, kind: SubmissionFileKind, name: str, data: bytes, sha256: str, look: SignedLook
    ) -> None:
        if look.is_unreadable:
            self._refuse(f"{kind}没有放入。{look.problem}")
            return
        if look.problem and not self._ask_all_the_same(kind, look.problem):
            return
        on = self._session.working_day
        if verbs.put_file(self._session, kind, name, data, on=on, sha256=sha256):
            self._show_look(look, name, is_new=True)

    def _is_present(self, filing: Filing, kind: SubmissionFileKind) -> bool:
        """Is it still this filing that is worked on? A file is not put into another unasked."""
        present = read_submission(self._session.ledger)
        same = (filing.task_list.id, filing.number)
        if present is not None and (present.task_list.id, present.number) == same:
            return True
        now = f"，现在是第{present.number}次报送" if present is not None else ""
        self._refuse(f"这期间报送已有变动{now}，{kind}没有放入。请核对后再放入。")
        return False

    def _copying(self, file: SubmissionFile) -> Callable[[], Path] | None:
        """Work that gives a copy to look at, through a connection of its own."""
        ledger, opened = self._session.ledger, self._opened
        of_round = opened.round
        if not ledger.is_in_place():  # what is open is all there is of it
            try:
                data = read_signed_file(ledger, file)
            except OfficeError as refusal:
                self._refuse(str(refusal))
                return None
            return lambda: opened.copy(file.name, data, of_round=of_round)
        path = ledger.path

        def copied() -> Path:
            with jobs.open_ledger(path, read_only=True) as other:
                data = read_signed_file(other, file)
            return opened.copy(file.name, data, of_round=of_round)

        return copied

    def _remove(self, file: SubmissionFile) -> None:
        filing = read_submission(self._session.ledger)
        if filing is not None and self._may_change_file(filing, file.kind, "移除"):
            verbs.remove_file(self._session, file)

    def _may_change_file(self, filing: Filing, kind: SubmissionFileKind, what: str) -> bool:
        return filing.file(kind) is None or may_change(self._page, filing, kind, what)

    def _day(self, filing: Filing) -> date:
        """Up to which day a filing counts: its own once it was signed."""
        return filing.as_of or self._session.as_of

    def _ask_all_the_same(self, kind: SubmissionFileKind, problem: str) -> bool:
        asked = f"这个文件可能不是要放入的{kind}，还没有放入。"
        return self._page.ask.confirm(
            self._page, asked, detail=problem, yes="仍然放入", is_risky=True
        )

    def _show_look(self, look: SignedLook, name: str, *, is_new: bool = False) -> None:
        """Show what differs; a file just put in that agrees is only said to."""
        from ui.submission.look_dialog import LookDialog

        if is_new and (look.agrees or look.problem):
            told = "".join((summary(look), *notes(look)))
            self._session.done.emit(f"已放入：{name}" if look.problem else told)
            return
        self._page.ask.fill_in(LookDialog(look, name=name, parent=self._page))
        self._part.focus_on_look(look.kind)

    def _refuse_many(self, kind: SubmissionFileKind) -> None:
        self._refuse(f"{kind}只能放一个文件，没有放入。请只选一个。")

    def _refuse_other(self, name: str) -> None:
        self._refuse(f"“{name}”不是.docx或.pdf文件，没有放入。定稿请用.docx，盖章扫描件请用.pdf。")

    def _refuse(self, sentence: str) -> None:
        self._session.refused.emit(sentence)


def may_change(page: "Page", filing: Filing, name: str, what: str) -> bool:
    """It may be of what was sent in one form, or in both without a package, when it is agreed."""
    sent = sent_words(filing)
    if not sent or filing.is_closed:  # a verb refuses the closed
        return True
    is_packed = filing.stored.packaged_on is not None
    return page.ask.confirm(
        page,
        f"第{filing.number}次报送{sent}，{name}还没有{what}。",
        detail=(_PACKED if is_packed else "") + _SENT.format(what=what),
        yes=f"仍然{what}",
        is_risky=True,
    )
