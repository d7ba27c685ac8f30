"""Work on very many things (分批执行): in slices, behind a bar with 取消.

The ledger belongs to the window's thread, so nothing goes to the background: between two slices
the bar is painted and heard. A command is one step; whoever gives up finds everything as it was.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProgressDialog

from model.ledger import Step
from ui.form_parts import label
from ui.session import Session

Item = TypeVar("Item")
_SLICE = 100
_SHOWN_AFTER = 0.1  # seconds


class _GivenUpError(Exception):
    """The person pressed 取消."""


def do_in_slices(
    session: Session,
    name: str,
    items: Sequence[Item],
    verb: Callable[[Step, Sequence[Item]], object],
) -> bool:
    """Let a verb act on slices of the items in one step; given up, nothing of it stays."""
    try:
        return session.do(name, lambda step: _walk(name, items, lambda some: verb(step, some)))
    except _GivenUpError:
        session.ask_again(f"已取消：{name}，没有改动")
        return False


def read_in_slices(
    name: str, items: Sequence[Item], read: Callable[[Sequence[Item]], object]
) -> bool:
    """Let slices of the items be read; False when it was given up."""
    try:
        _walk(name, items, read)
    except _GivenUpError:
        return False
    return True


@contextmanager
def long_travel(session: Session, name: str) -> Iterator[Callable[[int, int], None]]:
    """Gives what 撤销 tells its progress to; given up, everything is as it was."""
    bars: list[_Bar] = []

    def told(done: int, count: int) -> None:
        if not bars:
            bars.append(_Bar(name, count))
        bars[0].tell(done)

    try:
        yield told
    except _GivenUpError:
        session.ask_again(f"已取消：{name}，没有改动")
    finally:
        for bar in bars:
            bar.end()


def _walk(name: str, items: Sequence[Item], work: Callable[[Sequence[Item]], object]) -> None:
    if len(items) <= _SLICE:
        work(items)
        return
    bar = _Bar(name, len(items))
    try:
        for start in range(0, len(items), _SLICE):
            work(items[start : start + _SLICE])
            bar.tell(start)
    finally:
        bar.end()


class _Bar:
    """A modal bar that shows itself when the work takes long, and hears 取消."""

    def __init__(self, name: str, count: int) -> None:
        self._began = monotonic()
        bar = self._bar = QProgressDialog("", "取消", 0, count, QApplication.activeWindow())
        bar.setObjectName("slices")
        bar.setWindowTitle("知责")
        bar.setLabel(label(f"{name}……"))
        bar.setWindowModality(Qt.WindowModality.ApplicationModal)
        bar.setMinimumDuration(1_000_000)  # shown below, so that it is there before events come in
        bar.setAutoReset(False)
        bar.setAutoClose(False)

    def tell(self, done: int) -> None:
        """So much is done; raises when the person gave up."""
        bar = self._bar
        if not bar.isVisible() and monotonic() - self._began > _SHOWN_AFTER:
            bar.show()
        if bar.isVisible():
            bar.setValue(done)
            QApplication.processEvents()  # the bar alone hears keys and mouse: it is modal
        if bar.wasCanceled():
            raise _GivenUpError

    def end(self) -> None:
        """Take the bar away."""
        self._bar.hide()
        self._bar.deleteLater()
