"""Work on very many things (分批执行): in slices, behind a bar with 取消.

The ledger belongs to the window's thread, so nothing goes to the background: between two slices
the bar is painted and heard. A command is one step; whoever gives up finds everything as it was.
"""

from collections.abc import Callable, Sequence
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


def _walk(name: str, items: Sequence[Item], work: Callable[[Sequence[Item]], object]) -> None:
    if len(items) <= _SLICE:
        work(items)
        return
    bar, began = _bar(name, len(items)), monotonic()
    try:
        for start in range(0, len(items), _SLICE):
            work(items[start : start + _SLICE])
            if not bar.isVisible() and monotonic() - began > _SHOWN_AFTER:
                bar.show()
            if bar.isVisible():
                bar.setValue(start)
                QApplication.processEvents()  # the bar alone hears keys and mouse: it is modal
            if bar.wasCanceled():
                raise _GivenUpError
    finally:
        bar.reset()
        bar.deleteLater()


def _bar(name: str, count: int) -> QProgressDialog:
    bar = QProgressDialog("", "取消", 0, count, QApplication.activeWindow())
    bar.setObjectName("slices")
    bar.setWindowTitle("知责")
    bar.setLabel(label(f"{name}……"))
    bar.setWindowModality(Qt.WindowModality.ApplicationModal)
    bar.setMinimumDuration(1_000_000)  # shown by us, so that it is there before events come in
    bar.setAutoReset(False)
    bar.setAutoClose(False)
    return bar
