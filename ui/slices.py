"""Work on very many things (分批执行): in slices of the time between two looks at the keyboard.

A command is one step; whoever gives up finds everything as it was.
"""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import TypeVar

from model.ledger import Step
from ui.long_bar import GivenUpError, LongBar
from ui.session import Session

Item = TypeVar("Item")
_FIRST = 50  # items of the first slice; the next are as large as the time allows
_MOST = 1000
_TIME = 0.02  # seconds


def do_in_slices(
    session: Session,
    name: str,
    items: Sequence[Item],
    verb: Callable[[Step, Sequence[Item]], object],
) -> bool:
    """Let a verb act on slices of the items in one step; given up, nothing of it stays."""

    def command(step: Step, bar: LongBar) -> None:
        _walk(items, lambda some: verb(step, some), bar)

    return session.do_long(name, command)


def read_in_slices(
    name: str, items: Sequence[Item], read: Callable[[Sequence[Item]], object]
) -> bool:
    """Let slices of the items be read; False when it was given up."""
    bar = LongBar(name)
    try:
        _walk(items, read, bar)
    except GivenUpError:
        return False
    finally:
        bar.end()
    return True


def _walk(items: Sequence[Item], work: Callable[[Sequence[Item]], object], bar: LongBar) -> None:
    at, size = 0, _FIRST
    while True:
        bar.tell(at, len(items))
        began = monotonic()
        work(items[at : at + size])
        at += size
        if at >= len(items):
            return
        share = _TIME / max(monotonic() - began, 1e-4)
        size = max(1, min(round(size * min(share, 2)), _MOST))
