"""The rows of a long table (分段读取): a snapshot of ids, whose values are read as far as seen."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

_Id = TypeVar("_Id", bound=str)
_Row = TypeVar("_Row")
_WINDOW = 64  # rows that are read at once: those of a tall screen
_KEPT = 40  # windows


class RowWindows(Generic[_Id, _Row]):
    """Reads a window of rows when one of them is asked for; lets the oldest windows go."""

    def __init__(self) -> None:
        self.ids: Sequence[_Id] = ()
        self._read: Callable[[Sequence[_Id]], Mapping[_Id, _Row]] = lambda ids: {}
        self._windows: OrderedDict[int, Mapping[_Id, _Row]] = OrderedDict()

    def show(self, ids: Sequence[_Id], read: Callable[[Sequence[_Id]], Mapping[_Id, _Row]]) -> None:
        """From now on these rows, in this order."""
        self.ids, self._read = ids, read
        self.forget()

    def forget(self) -> None:
        """The values may have changed."""
        self._windows.clear()

    def row(self, number: int) -> _Row | None:
        """The values of a row; None where there is none, or what stood there is gone."""
        if not 0 <= number < len(self.ids):
            return None
        window = number // _WINDOW
        if window not in self._windows:
            self._windows[window] = self._read(self.ids[window * _WINDOW : (window + 1) * _WINDOW])
            if len(self._windows) > _KEPT:
                self._windows.popitem(last=False)
        return self._windows[window].get(self.ids[number])
