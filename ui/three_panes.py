"""Three panes beside each other (三栏): shared out sensibly until a hand moves a line."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui import theme

# In steps of the grid: what each has on a small screen.
_LIST, _TABLE, _FORM = 33, 82, 40
_LEAST = (24, 24, 40)  # the form is cut at its right where it gets less
_STRETCH = (1, 6, 1)


class ThreePanes(QSplitter):
    """Shares its room by rule; once the hand has shared it, that stays and is remembered.

    The rule here is that of list, table and form; others say their own.
    """

    least, stretch = _LEAST, _STRETCH

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._is_by_hand = False
        self.setHandleWidth(1)
        self.splitterMoved.connect(lambda *_: self._note())

    def fill(self, *panes: QWidget) -> None:
        """Put the three in."""
        step = theme.unit(self.font())
        for number, each in enumerate(panes):
            each.setMinimumWidth(self.least[number] * step)
            self.addWidget(each)
            self.setStretchFactor(number, self.stretch[number])
        self.setChildrenCollapsible(False)

    def split(self, room: int) -> tuple[int, int, int]:
        """The rule, in steps of the grid."""
        return usual_split(room)

    def shape(self) -> QByteArray | None:
        """What the window remembers; nothing as long as the rule shares."""
        return self.saveState() if self._is_by_hand else None

    def restore(self, shape: QByteArray | None) -> None:
        """Take up what the window remembered."""
        self._is_by_hand = shape is not None and self.restoreState(shape)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_by_hand:
            step = theme.unit(self.font())
            self.setSizes([step * each for each in self.split(self.width() // step)])

    def _note(self) -> None:
        self._is_by_hand = True


def usual_split(room: int) -> tuple[int, int, int]:
    """The words of an action and the form come first; of what is left the list has half."""
    left = max(room - _LIST - _TABLE - _FORM, 0)
    wide = _LIST + min(left // 2, _LIST // 3)
    return wide, max(room - wide - _FORM, 0), _FORM
