"""Slow work (后台): it receives values, returns values, tells its progress and can be cancelled.

Nothing here touches the open ledger: that belongs to the window's thread alone.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QRunnable, QThreadPool, Signal

_CRASHED = -1
_PATIENCE = 2000  # milliseconds for a killed process to go
Progress = Callable[[int, int | None], None]


class CancelledError(Exception):
    """The person asked to stop; raised out of the progress callback of the work."""


class Work(QObject):
    """One piece of work on another thread; exactly one of the three last signals ends it."""

    progressed = Signal(int, object)
    finished = Signal(object)
    failed = Signal(Exception)
    cancelled = Signal()

    def __init__(self, work: Callable[[Progress], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = False

    def start(self) -> None:
        """Begin; the signals arrive in the thread of the one who listens."""
        QThreadPool.globalInstance().start(_Runnable(self._run))

    def cancel(self) -> None:
        """Ask the work to stop at its next progress."""
        self._stop = True

    def _run(self) -> None:
        try:
            result = self._work(self._report)
        except CancelledError:
            self._tell("cancelled")
        except Exception as problem:  # whatever it was, the window must hear of it
            self._tell("failed", problem)
        else:
            self._tell("finished", result)

    def _tell(self, signal: str, *values: object) -> None:
        # Whoever asked may have gone with its window; nobody waits for the answer then.
        with suppress(RuntimeError):
            getattr(self, signal).emit(*values)

    def _report(self, done: int, total: int | None) -> None:
        if self._stop:
            raise CancelledError
        self.progressed.emit(done, total)


class ChildVerb(QObject):
    """One of our own command-line verbs as a child process; cancelling ends the process."""

    said = Signal(str)
    finished = Signal(int, str)
    cancelled = Signal()

    def __init__(self, program: Path, arguments: list[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.setProgram(str(program))
        self._process.setArguments(arguments)
        self._process.readyReadStandardOutput.connect(self._pass_on)
        self._process.finished.connect(self._end)
        self._process.errorOccurred.connect(self._fail)
        self._rest = ""
        self._stopped = False

    def start(self) -> None:
        """Begin; `said` brings each line it prints, `finished` its exit code and complaints."""
        self._process.start()

    def cancel(self) -> None:
        """End it at once: papers are written whole or not at all; what was said is passed on."""
        self._stopped = True
        self._process.kill()
        self._process.waitForFinished(_PATIENCE)

    def _pass_on(self) -> None:
        heard = self._process.readAllStandardOutput().data()
        text = self._rest + bytes(heard).decode("utf-8", "replace")
        *lines, self._rest = text.split("\n")
        for line in lines:
            if line.strip():
                self.said.emit(line.strip())

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.finished.emit(_CRASHED, self._process.errorString())

    def _end(self, code: int, status: QProcess.ExitStatus) -> None:
        if status is QProcess.ExitStatus.CrashExit:
            code = _CRASHED  # a signal has a number too, but it is no exit code
        self._pass_on()
        if self._stopped:
            self.cancelled.emit()
            return
        complaints = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
        self.finished.emit(code, complaints.strip())


class _Runnable(QRunnable):
    def __init__(self, run: Callable[[], None]) -> None:
        super().__init__()
        self._run_it = run

    def run(self) -> None:
        self._run_it()
