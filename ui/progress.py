"""Slow work with a bar and 取消 in front of the window (进度)."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, SignalInstance
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QPushButton, QWidget

from model.errors import OfficeError
from ui import theme
from ui.background import Progress, Work
from ui.form_parts import label

_SHOWN_AFTER = 400  # milliseconds: what is quick needs no bar


def run_with_progress(
    parent: QWidget,
    words: str,
    work: Callable[[Progress], object],
    *,
    done: Callable[[Any], object],
    refused: Callable[[OfficeError], object],
    given_up: SignalInstance | None = None,
) -> None:
    """Do the work in the background; the window stays alive and the person can stop it.

    `done` receives what the work returned, `refused` why it could not be done. Work that leaves
    nothing behind names the signal at which it is `given_up` too: nothing comes of it any more,
    even when it was finished just before it heard of that.
    """
    bar = progress_bar(parent, words)
    if given_up is not None:
        given_up.connect(bar.canceled)
        bar.show()  # at once: nothing else may be begun meanwhile
    task = Work(work, bar)

    def end(then: Callable[[], object]) -> None:
        is_wanted = given_up is None or not bar.wasCanceled()
        _end(bar, then if is_wanted else _nothing)

    bar.canceled.connect(task.cancel)
    task.progressed.connect(lambda at, total: _move(bar, at, total))
    task.finished.connect(lambda result: end(lambda: done(result)))
    task.cancelled.connect(lambda: _end(bar, _nothing))
    task.failed.connect(lambda problem: end(lambda: _tell(problem, refused)))
    task.start()


def is_under_way(parent: QWidget) -> bool:
    """Is something being done over this window, with its bar in sight or not yet?"""
    return parent.findChild(QProgressDialog) is not None


def progress_bar(parent: QWidget, words: str) -> QProgressDialog:
    """A bar that comes only when the work takes its time."""
    bar = QProgressDialog("", "", 0, 0, parent)
    bar.setCancelButton(cancel_button())
    bar.setLabel(label(words))
    bar.setBar(QProgressBar(textVisible=False, minimum=0, maximum=0))
    bar.setMinimumWidth(40 * theme.unit(bar.font()))
    bar.setWindowModality(Qt.WindowModality.WindowModal)
    bar.setMinimumDuration(_SHOWN_AFTER)
    bar.setAutoReset(False)
    return bar


def cancel_button() -> QPushButton:
    """取消 for Esc and the mouse: a second Enter must not undo what the first began."""
    button = QPushButton("取消")
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button


def _move(bar: QProgressDialog, at: int, total: int | None) -> None:
    bar.setMaximum(total or 0)
    bar.setValue(at)


def _end(bar: QProgressDialog, then: Callable[[], object]) -> None:
    bar.canceled.disconnect()
    bar.reset()  # a bar that never showed would else open later, over what comes now
    bar.deleteLater()
    # What comes now may be a dialog of its own: the bar has to be gone before it opens.
    QTimer.singleShot(0, then)


def _nothing() -> None:
    """What follows on work that was given up."""


def _tell(problem: Exception, refused: Callable[[OfficeError], object]) -> None:
    if not isinstance(problem, OfficeError):
        raise problem
    refused(problem)
