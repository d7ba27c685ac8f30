"""Carries out what the register asks for: entries, settings, signed files, the package."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from model.entities import LocalActionId
from model.errors import OfficeError
from model.evidence import SIZE_LIMIT, sha256_of
from model.report_entities import SubmissionEvent, SubmissionEventId, SubmissionFile
from model.submission import Filing, read_filings
from model.submission_events import LATER, EventValues, read_event, usual_event
from model.submission_files import SUFFIXES, read_signed_file
from model.submission_stage import sent_words
from model.words import SubmissionEventKind as Kind
from model.words import SubmissionFileKind
from ui.evidence.opened import OpenedFiles
from ui.pages.dialog_drafts import Ids
from ui.regular_file import Purpose, read_regular
from ui.signed_jobs import SignedLook, look_at_signed
from ui.submission import verbs
from ui.submission.differences import notes, summary
from ui.submission.drafts import RegisterDrafts
from ui.submission.packing import Packing

if TYPE_CHECKING:
    from ui.background import Progress
    from ui.pages.page import Page
    from ui.submission.register_panel import RegisterPanel

_SIGNED = Purpose(
    undone="没有放入",
    choose="请选择签发的文件。",
    most_bytes=SIZE_LIMIT,
    too_large="请降低扫描分辨率后再放入。",
    takes_links=False,
    takes_empty=False,
)
_PACKED = "已打的报送包将不再作数，需要重新打包。"
_SENT = (
    "{what}后，台账里的就与已经报出的不一致。需要更正的，一般登记退回或补报，在下一次报送中放入。"
)


class SubmissionCommands(QObject):
    """Works for a page that holds the panel: it has session, ask and state."""

    def __init__(self, page: "Page", panel: "RegisterPanel") -> None:
        super().__init__(page)
        self._page, self._panel, self._session = page, panel, page.session
        self._number = 0  # the filing that is looked at, 0 for the present one
        self._filings: tuple[Filing, ...] = ()
        self._opened = OpenedFiles()
        self.packing = Packing(page, panel.package)
        self.drafts = RegisterDrafts(
            self, page.session, panel.settings, find=self._find, ask=self._ask_again
        )
        self._session.closed.connect(self._forget)
        self._connect()

    def show(self) -> None:
        """Ask the ledger and show the filing that is looked at."""
        session = self._session
        self._filings = read_filings(session.ledger)
        last = self._filings[-1].number if self._filings else 0
        shown = self._number if 0 < self._number <= last else last
        self._panel.show_filings(self._filings, shown, session.as_of, can_edit=session.can_write)

    def show_present(self) -> Filing | None:
        """Show the filing that is worked on; None while there is no list to report on."""
        self._number = 0
        self.show()
        return self._filings[-1] if self._filings else None

    def register(self, kind: Kind) -> None:
        """登记… of the filing that is looked at; of an earlier one only its 对方确认."""
        self._ask(f"{kind}/{self._number}" if self._number and kind in LATER else str(kind), {})

    def settle(self) -> bool:
        """Store what is typed; False while refused words stand here."""
        return self._panel.settle()

    def _connect(self) -> None:
        panel, session = self._panel, self._session
        panel.requested_register.connect(self.register)
        panel.requested_filing.connect(self._look_at)
        panel.steps.requested_change.connect(lambda event: self._ask(event.id, {}))
        panel.steps.requested_delete.connect(lambda event: verbs.remove(session, event))
        panel.settings.requested_fields.connect(self._set_fields)
        panel.settings.requested_day.connect(self._set_day)
        panel.files.requested_choose.connect(self._choose)
        panel.files.requested_file.connect(self.take)
        panel.files.requested_other.connect(self._refuse_other)
        panel.files.requested_many.connect(self._refuse_many)
        panel.files.requested_open.connect(self._open)
        panel.files.requested_look.connect(self.look)
        panel.files.requested_remove.connect(self._remove)

    def _look_at(self, number: int) -> None:
        self._number = 0 if number == self._filings[-1].number else number
        self.show()

    def _forget(self) -> None:
        self._number, self._filings = 0, ()
        self._opened.clear()

    def _set_fields(self, wanted: Mapping[str, object]) -> None:
        with self._session.telling(partial(self._panel.settings.tell, wanted)):
            verbs.set_fields(self._session, wanted)

    def _set_day(self, day: date | None) -> None:
        if not (self._may_change("数据截止日", "改动") and verbs.set_day(self._session, day)):
            self.show()  # the day that holds stands there again

    def _find(self, ids: Ids) -> Ids | None:
        """A new entry can be asked for while there is a list, an old one while it is there."""
        self._filings = read_filings(self._session.ledger)
        known = {str(event.id) for filing in self._filings for event in filing.events}
        later = {f"{kind}/{each.number}" for kind in LATER for each in self._filings[:-1]}
        can_be = {*map(str, Kind), *later, *known} if self._filings else set()
        return ids if str(ids[0]) in can_be else None

    def _ask_again(self, ids: Ids, words: Mapping[str, str]) -> None:
        self._ask(ids[0], words)

    def _ask(self, about: str, words: Mapping[str, str]) -> None:
        """Let an entry be filled in; `about` is its id where it is there already.

        Else it is its kind, and with it the number of a filing that is not the present one.
        """
        from ui.submission.event_dialog import EventDialog

        kind, _, number = about.partition("/")
        session, is_new = self._session, kind in list(Kind)
        if not self._filings:
            return
        filing = self._filings[int(number or 0) - 1]
        event = None if is_new else read_event(session.ledger, SubmissionEventId(about))
        usual = self._usual(filing, Kind(kind)) if event is None else _values(event)
        letters = session.settings.office_letters
        dialog = EventDialog(usual, is_new=is_new, letters=letters, parent=self._page)
        dialog.write(words)

        def store() -> bool:
            with session.telling(dialog.refuse):
                if event is None:
                    of = filing.stored.id if number else None
                    return verbs.register(session, usual.kind, dialog.given(), of)
                return verbs.correct(session, event, dialog.given())

        title = f"报送登记：{usual.kind}"
        with self.drafts.keeping([LocalActionId(about)], title, dialog.typed):
            is_stored = self._page.ask.fill_in_until(dialog, store)
        if is_stored:  # the button that was pressed is gone; the new one shows in the next turn
            QTimer.singleShot(0, self._panel, self._panel.steps.focus_on_next)

    def _usual(self, filing: Filing, kind: Kind) -> EventValues:
        session = self._session
        return usual_event(
            session.ledger,
            filing,
            kind,
            on=session.working_day,
            person=session.person,
        )

    def _choose(self, kind: SubmissionFileKind) -> None:
        state, title = self._page.state, f"选择{kind}（{SUFFIXES[kind]}）"
        paths = self._page.ask.files(self._page, title=title, start=state.evidence_folder)
        if len(paths) > 1:
            self._refuse_many(kind)
        elif paths:
            state.evidence_folder = paths[0].parent
            self.take(kind, paths[0])

    def take(self, kind: SubmissionFileKind, path: Path) -> None:
        """Read a file in the background and store it in place of the one that was there."""
        from ui.progress import run_with_progress

        ledger = self._session.ledger
        if not self._may_change_file(kind, "更换"):
            return
        day = self._day(self._filings[-1])

        def read(tell: "Progress") -> tuple[bytes, str, SignedLook]:
            data = read_regular(path, _SIGNED, between=lambda: tell(0, None))
            look = look_at_signed(ledger.path, kind, path, as_of=day, progress=tell)
            return data, sha256_of(data), look

        def put(found: tuple[bytes, str, SignedLook]) -> None:
            if not (self._session.is_open and self._session.ledger is ledger):
                self._refuse(f"台账已经关闭，{kind}没有放入。请重新打开台账后再放入。")
                return
            data, sha256, look = found
            if look.is_unreadable:
                self._refuse(f"{kind}没有放入。{look.problem}")
                return
            if look.problem and not self._ask_all_the_same(kind, look.problem):
                return
            on = self._session.working_day
            if verbs.put_file(self._session, kind, path.name, data, on=on, sha256=sha256):
                self._show_look(look, path.name, is_new=True)

        run_with_progress(
            self._page,
            f"正在读取{kind}……",
            read,
            done=put,
            refused=lambda refusal: self._refuse(str(refusal)),
        )

    def look(self, file: SubmissionFile) -> None:
        """Hold a file that is there against the ledger as it stands now."""
        from ui.progress import run_with_progress

        try:
            data = read_signed_file(self._session.ledger, file)
            copy = self._opened.copy(file.name, data)
        except OfficeError as refusal:
            self._refuse(str(refusal))
            return
        filing = next(each for each in self._filings if file in each.files)
        ledger, day, number = self._session.ledger.path, self._day(filing), filing.number

        def held(tell: "Progress") -> SignedLook:
            return look_at_signed(ledger, file.kind, copy, as_of=day, number=number, progress=tell)

        run_with_progress(
            self._page,
            f"正在核对{file.kind}……",
            held,
            done=lambda look: self._show_look(look, file.name),
            refused=lambda refusal: self._refuse(str(refusal)),
        )

    def _day(self, filing: Filing) -> date:
        """Up to which day a filing counts: its own once it was signed."""
        return filing.as_of or self._session.as_of

    def _remove(self, file: SubmissionFile) -> None:
        if self._may_change_file(file.kind, "移除"):
            verbs.remove_file(self._session, file)

    def _may_change_file(self, kind: SubmissionFileKind, what: str) -> bool:
        return self._filings[-1].file(kind) is None or self._may_change(kind, what)

    def _may_change(self, name: str, what: str) -> bool:
        """It may be of what was sent in one form, or in both without a package."""
        filing = self._filings[-1]
        sent = sent_words(filing)
        if not sent or filing.is_closed:  # a verb refuses the closed
            return True
        is_packed = filing.stored.packaged_on is not None
        return self._page.ask.confirm(
            self._page,
            f"第{filing.number}次报送{sent}，{name}还没有{what}。",
            detail=(_PACKED if is_packed else "") + _SENT.format(what=what),
            yes=f"仍然{what}",
            is_risky=True,
        )

    def _ask_all_the_same(self, kind: SubmissionFileKind, problem: str) -> bool:
        asked = f"这个文件可能不是要放入的{kind}，还没有放入。"
        return self._page.ask.confirm(
            self._page, asked, detail=problem, yes="仍然放入", is_risky=True
        )

    def _show_look(self, look: SignedLook, name: str, *, is_new: bool = False) -> None:
        """Show what differs; a file just put in that agrees is only said to."""
        from ui.submission.look_dialog import LookDialog

        if is_new and (look.agrees or look.problem):
            told = " ".join((summary(look), *notes(look)))
            self._session.done.emit(f"已放入：{name}" if look.problem else told)
            return
        self._page.ask.fill_in(LookDialog(look, name=name, parent=self._page))

    def _open(self, file: SubmissionFile) -> None:
        try:
            data = read_signed_file(self._session.ledger, file)
            self._page.ask.launch(self._opened.copy(file.name, data))
        except OfficeError as refusal:
            self._refuse(str(refusal))

    def _refuse_many(self, kind: SubmissionFileKind) -> None:
        self._refuse(f"{kind}只能放一个文件，没有放入。请只选一个。")

    def _refuse_other(self, name: str) -> None:
        self._refuse(f"“{name}”不是.docx或.pdf文件，没有放入。定稿请用.docx，盖章扫描件请用.pdf。")

    def _refuse(self, sentence: str) -> None:
        self._session.refused.emit(sentence)


def _values(event: SubmissionEvent) -> EventValues:
    return EventValues(**{field.name: getattr(event, field.name) for field in fields(EventValues)})
