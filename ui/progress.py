"""Slow work with a bar and 取消 in front of the window (进度)."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget

from model.errors import OfficeError
from ui.background import Progress, Work

_SHOWN_AFTER = 400  # milliseconds: what is quick needs no bar


def run_with_progress(
    parent: QWidget,
    words: str,
    work: Callable[[Progress], object],
    *,
    done: Callable[[Any], object],
    refused: Callable[[OfficeError], object],
) -> None:
    """Do the work in the background; the window stays alive and the person can stop it.

    `done` receives what the work returned, `refused` why it could not be done.
    """
    bar = QProgressDialog(words, "取消", 0, 0, parent)
    bar.setWindowModality(Qt.WindowModality.WindowModal)
    bar.setMinimumDuration(_SHOWN_AFTER)
    bar.setAutoReset(False)
    task = Work(work, bar)
    bar.canceled.connect(task.cancel)
    task.progressed.connect(lambda at, total: _move(bar, at, total))
    task.finished.connect(lambda result: _end(bar, lambda: done(result)))
    task.cancelled.connect(lambda: _end(bar, lambda: None))
    task.failed.connect(lambda problem: _end(bar, lambda: _tell(problem, refused)))
    task.start()


def _move(bar: QProgressDialog, at: int, total: int | None) -> None:
    bar.setMaximum(total or 0)
    bar.setValue(at)


def _end(bar: QProgressDialog, then: Callable[[], object]) -> None:
    bar.canceled.disconnect()
    bar.reset()  # a bar that never showed would else open later, over what comes now
    bar.deleteLater()
    # What comes now may be a dialog of its own: the bar has to be gone before it opens.
    QTimer.singleShot(0, then)


def _tell(problem: Exception, refused: Callable[[OfficeError], object]) -> None:
    if not isinstance(problem, OfficeError):
        raise problem
    refused(problem)
