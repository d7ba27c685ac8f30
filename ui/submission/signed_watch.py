"""报送前核对 of the signed files: held against the ledger in the background, each state once."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from model.completeness import Missing
from model.errors import OfficeError, UnsteadyError
from model.submission import read_submission
from model.words import SubmissionFileKind
from ui.background import Work
from ui.session import Session
from ui.signed_jobs import SignedLook, look_at_stored
from ui.submission.differences import as_missing, doubts, not_compared

_State = tuple[Any, ...]
_Looked = Sequence[tuple[str, SignedLook]]
_PAUSE = 400  # ms without a step before the files are read: several steps cost one reading


class SignedWatch(QObject):
    """Knows what of the signed files should be looked at; `seen` is told when that is known anew.

    A state is the files, the day and the newest step: nothing is read twice. What was seen of a
    state stands until the next is seen; what could not be read says nothing.
    """

    seen = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._known: _State = ()
        self._looked: _Looked = ()
        self._broken: _State = ()  # files over which a bug came up: once is enough
        self._work: Work | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._begin)
        session.closed.connect(self._forget)

    def doubts(self) -> dict[SubmissionFileKind, str]:
        """What was seen last in which file, as long as the same files are there."""
        return doubts(self._of_these_files())

    def notes(self) -> dict[SubmissionFileKind, str]:
        """Whose words could not be compared."""
        return not_compared(self._of_these_files())

    def missing(self) -> tuple[Missing, ...]:
        """The same as lines of 报送前核对."""
        return as_missing(self.doubts())

    def look(self) -> None:
        """Look at the files of the present state soon, unless that was done or is under way."""
        state = self._state()
        if not state[0]:
            self._known, self._looked = state, ()
        elif state != self._known and self._work is None and state[:1] != self._broken:
            self._pause.start()

    def _begin(self) -> None:
        state = self._state()
        path, day = self._session.ledger.path, state[1]
        work = self._work = Work(lambda tell: list(look_at_stored(path, day, tell)), self)
        work.finished.connect(lambda looked: self._see(work, state, looked))
        work.failed.connect(lambda problem: self._fail(work, state, problem))
        work.start()

    def _state(self) -> _State:
        ledger = self._session.ledger
        filing = read_submission(ledger)
        files = tuple((each.kind, each.sha256) for each in filing.files) if filing else ()
        day = (filing.as_of if filing else None) or self._session.as_of
        return files, day, ledger.last_seq()

    def _of_these_files(self) -> _Looked:
        """What was found, as long as the same files are there."""
        return self._looked if self._known[:1] == self._state()[:1] else ()

    def _see(self, work: Work, state: _State, looked: _Looked) -> None:
        if work is self._work:
            self._work, self._known, self._looked = None, state, looked
            self.seen.emit()

    def _fail(self, work: Work, state: _State, problem: Exception) -> None:
        """A damaged file is told where it is opened or checked; anything else is a bug."""
        if work is not self._work:
            return
        if isinstance(problem, UnsteadyError):
            self._work = None
            self.look()
            return
        is_bug = not isinstance(problem, OfficeError)
        self._broken = state[:1] if is_bug else ()
        self._see(work, state, ())
        if is_bug:
            raise problem

    def _forget(self) -> None:
        self._pause.stop()
        if self._work is not None:
            self._work.cancel()
        self._work, self._known, self._looked, self._broken = None, (), (), ()
