"""A child that stays (常驻子进程): one command line after another, without loading all anew."""

import json
import sys
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, Signal

from ui.command_line import ENDED
from ui.resources import ROOT

CRASHED = -1
_PATIENCE = 2000  # milliseconds for a killed process to go


class StandingChild(QObject):
    """Carries out our own verbs; stopping it ends the process, and the next command starts anew."""

    said = Signal(str)
    finished = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._rest = b""
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """Is a command under way?"""
        return self._is_busy

    def run(self, arguments: Sequence[str]) -> None:
        """Carry out one command; `finished` brings its exit code and its complaints."""
        assert not self._is_busy
        self._is_busy = True
        if self._process is None:
            self._process = self._started()
        # Plain ASCII: whatever the system takes for the encoding of a pipe.
        self._process.write(json.dumps(list(arguments)).encode("ascii") + b"\n")

    def stop(self) -> None:
        """End it at once; files are written whole or not at all."""
        process, self._process = self._process, None
        self._rest, self._is_busy = b"", False
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(_PATIENCE)
            process.deleteLater()

    def _started(self) -> QProcess:
        process = QProcess(self)
        process.setProgram(sys.executable)
        process.setArguments([str(ROOT / "main.py"), "attend"])
        process.readyReadStandardOutput.connect(self._hear)
        process.finished.connect(self._lose)
        process.errorOccurred.connect(self._fail)
        process.start()
        return process

    def _hear(self) -> None:
        if self._process is None:
            return
        heard = self._rest + bytes(self._process.readAllStandardOutput().data())
        *lines, self._rest = heard.split(b"\n")
        for line in lines:
            self._take(line.decode("utf-8", "replace").strip())

    def _take(self, line: str) -> None:
        if line.startswith(f"{ENDED} "):
            _, code, complaints = line.split(" ", 2)
            self._is_busy = False
            self.finished.emit(int(code), json.loads(complaints))
        elif line:
            self.said.emit(line)

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._lose()

    def _lose(self) -> None:
        was_busy = self._is_busy
        self.stop()
        if was_busy:
            self.finished.emit(CRASHED, "")
