"""Carries out what the register asks for: entries and settings (files: `signed_commands.py`)."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from model.entities import LocalActionId
from model.report_entities import SubmissionEvent, SubmissionEventId
from model.submission import Filing, read_filings
from model.submission_events import LATER, EventValues, read_event, usual_event
from model.words import SubmissionEventKind as Kind
from ui.pages.dialog_drafts import Ids
from ui.submission import verbs
from ui.submission.drafts import RegisterDrafts
from ui.submission.packing import Packing
from ui.submission.signed_commands import SignedCommands, may_change

if TYPE_CHECKING:
    from ui.pages.page import Page
    from ui.submission.register_panel import RegisterPanel


class SubmissionCommands(QObject):
    """Works for a page that holds the panel: it has session, ask and state."""

    def __init__(self, page: "Page", panel: "RegisterPanel") -> None:
        super().__init__(page)
        self._page, self._panel, self._session = page, panel, page.session
        self._number = 0  # the filing that is looked at, 0 for the present one
        self._filings: tuple[Filing, ...] = ()
        self.packing = Packing(page, panel.package)
        self.signed = SignedCommands(page, panel.files)
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

    def _look_at(self, number: int) -> None:
        self._number = 0 if number == self._filings[-1].number else number
        self.show()

    def _forget(self) -> None:
        self._number, self._filings = 0, ()
        self._panel.settings.forget()

    def _set_fields(self, wanted: Mapping[str, object]) -> None:
        with self._session.telling(partial(self._panel.settings.tell, wanted)):
            verbs.set_fields(self._session, wanted)

    def _set_day(self, day: date | None) -> None:
        filing = self._filings[-1]
        is_agreed = may_change(self._page, filing, "数据截止日", "改动")
        if not (is_agreed and verbs.set_day(self._session, day)):
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


def _values(event: SubmissionEvent) -> EventValues:
    return EventValues(**{field.name: getattr(event, field.name) for field in fields(EventValues)})
