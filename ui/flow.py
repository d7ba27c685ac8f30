"""Widgets in a line that goes on below where the room ends (换行排列): none is cut or covered."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget


class FlowLayout(QLayout):
    """What may grow takes the room that its line leaves; what may not has its own width."""

    def __init__(self, parent: QWidget | None = None, *, across: int = 0, down: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # for each width that was asked for
        self._across, self._down = across, down
        self.setContentsMargins(0, 0, 0, 0)

    def add_stretch(self) -> None:
        """What follows stands at the right end of its line."""
        grows, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.addItem(QSpacerItem(0, 0, grows, fixed))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self.invalidate()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            margins = self.contentsMargins()
            lines = self._lines(width - margins.left() - margins.right())
            self._heights[width] = self._height(lines) + margins.top() + margins.bottom()
        return self._heights[width]

    def sizeHint(self) -> QSize:
        shown = self._shown()
        wide = sum(map(_width, shown)) + self._across * max(0, len(shown) - 1)
        return self._framed(wide)

    def minimumSize(self) -> QSize:
        return self._framed(max((each.minimumSize().width() for each in self._shown()), default=0))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        room = rect.marginsRemoved(self.contentsMargins())
        lines = self._lines(room.width())
        top = room.top() + max(0, room.height() - self._height(lines)) // 2
        for line in lines:
            height = _highest(line)
            self._place(line, QRect(room.left(), top, room.width(), height))
            top += height + self._down

    def _place(self, line: list[QLayoutItem], room: QRect) -> None:
        left = room.left()
        spare = room.width() - sum(map(_width, line)) - self._across * (len(line) - 1)
        growing = next((each for each in line if _grows(each)), None)
        for item in line:
            width = min(_width(item), room.width()) + (max(0, spare) if item is growing else 0)
            height = min(item.sizeHint().height(), room.height())
            item.setGeometry(QRect(left, room.top() + (room.height() - height) // 2, width, height))
            left += width + self._across

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        taken = 0
        for item in self._shown():
            needed = _width(item)
            if lines and taken + self._across + needed <= width:
                lines[-1].append(item)
                taken += self._across + needed
            else:
                lines.append([item])
                taken = needed
        return lines

    def _height(self, lines: list[list[QLayoutItem]]) -> int:
        return sum(map(_highest, lines)) + self._down * max(0, len(lines) - 1)

    def _framed(self, width: int) -> QSize:
        margins = self.contentsMargins()
        high = _highest(self._shown())
        return QSize(
            width + margins.left() + margins.right(), high + margins.top() + margins.bottom()
        )

    def _shown(self) -> list[QLayoutItem]:
        # A spacer is "empty" to Qt; a hidden widget is so, too.
        return [e for e in self._items if e.spacerItem() is not None or not e.isEmpty()]


class ColumnsLayout(FlowLayout):
    """In columns of one width, from top to bottom: as many as fit, each of at least `rows`."""

    def __init__(self, parent: QWidget | None = None, *, across: int, rows: int) -> None:
        super().__init__(parent, across=across)
        self._rows = rows

    def sizeHint(self) -> QSize:
        columns = -(-self.count() // self._rows)
        return self._framed((self._widest() + self._across) * max(columns, 1) - self._across)

    def minimumSize(self) -> QSize:
        return self._framed(self._widest())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        shown = self._shown()
        fitting = max(1, (width + self._across) // max(1, self._widest() + self._across))
        rows = max(self._rows, -(-len(shown) // fitting))
        return [shown[row::rows] for row in range(min(rows, len(shown)))]

    def _place(self, line: list[QLayoutItem], room: QRect) -> None:
        for column, item in enumerate(line):
            left = room.left() + column * (self._widest() + self._across)
            width = min(item.sizeHint().width(), room.width())
            item.setGeometry(QRect(left, room.top(), width, item.sizeHint().height()))

    def _widest(self) -> int:
        return max((each.sizeHint().width() for each in self._shown()), default=0)


def _grows(item: QLayoutItem) -> bool:
    widget = item.widget()
    if widget is None:
        return bool(item.expandingDirections() & Qt.Orientation.Horizontal)
    kind = widget.sizePolicy().horizontalPolicy()
    return kind in (QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)


def _width(item: QLayoutItem) -> int:
    return item.minimumSize().width() if _grows(item) else item.sizeHint().width()


def _highest(items: list[QLayoutItem]) -> int:
    return max((each.sizeHint().height() for each in items), default=0)
