"""报送前核对 of the signed files: held against the ledger in the background, each state once."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from model.completeness import Missing
from model.errors import OfficeError
from model.submission import read_submission
from model.words import SubmissionFileKind
from ui.background import Work
from ui.session import Session
from ui.signed_jobs import look_at_stored
from ui.submission.differences import as_missing, doubts

_State = tuple[Any, ...]


class SignedWatch(QObject):
    """Knows what of the signed files should be looked at; `seen` is told when that is known anew.

    A state is the files, the day and the newest step: nothing is read twice.
    """

    seen = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._known: _State = ()
        self._doubts: dict[SubmissionFileKind, str] = {}
        self._work: Work | None = None
        session.closed.connect(self._forget)

    def doubts(self) -> dict[SubmissionFileKind, str]:
        """What was seen last in which file, as long as the same files are there."""
        return self._doubts if self._known[:1] == self._state()[:1] else {}

    def missing(self) -> tuple[Missing, ...]:
        """The same as lines of 报送前核对."""
        return as_missing(self.doubts())

    def look(self) -> None:
        """Look at the files of the present state, unless that was done or is under way."""
        state = self._state()
        if state == self._known or self._work is not None:
            return
        if not state[0]:
            self._known, self._doubts = state, {}
            return
        path, day = self._session.ledger.path, state[1]
        work = self._work = Work(lambda tell: list(look_at_stored(path, day, tell)), self)
        work.finished.connect(lambda looked: self._see(work, state, doubts(looked)))
        work.failed.connect(lambda problem: self._fail(work, state, problem))
        work.start()

    def _state(self) -> _State:
        ledger = self._session.ledger
        filing = read_submission(ledger)
        files = tuple((each.kind, each.sha256) for each in filing.files) if filing else ()
        day = (filing.as_of if filing else None) or self._session.as_of
        return files, day, ledger.last_seq()

    def _see(self, work: Work, state: _State, found: dict[SubmissionFileKind, str]) -> None:
        if work is self._work:
            self._work, self._known, self._doubts = None, state, found
            self.seen.emit()

    def _fail(self, work: Work, state: _State, problem: Exception) -> None:
        """A damaged file is told where it is opened or checked; anything else is a bug."""
        self._see(work, state, {})
        if not isinstance(problem, OfficeError):
            raise problem

    def _forget(self) -> None:
        if self._work is not None:
            self._work.cancel()
        self._work, self._known, self._doubts = None, (), {}
