"""A table whose rows are carried with the mouse, and on which rows and files fall (拖放)."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from model.entities import LocalActionId
from ui.action_drag import drag, unpacked
from ui.action_model import ActionModel
from ui.drop_mark import DropMark
from ui.dropped import dropped_files


class CarriedActions(QTableView):
    """Selected rows are carried to another place, files go onto the row below the hand."""

    requested_files = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ActionModel(self)
        self._model.requested_files.connect(self.requested_files)
        self.setModel(self._model)
        self.setAcceptDrops(True)
        self.setDragDropOverwriteMode(False)
        self.drop_mark = DropMark(self)

    def set_home(self, home: str) -> None:
        """The ledger whose rows are shown; those of another one are not taken."""
        self._model.home = home

    def selected_ids(self) -> Sequence[LocalActionId]:
        """The rows that are carried."""
        raise NotImplementedError

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Selected rows are carried; from any other row the hand selects.
        index = self.indexAt(event.position().toPoint())
        is_chosen = self.selectionModel().isSelected(index)
        self.setDragEnabled(is_chosen and self._model.can_edit)
        super().mousePressEvent(event)
        if not index.isValid():  # what is typed now must not go into a cell that nobody sees
            self.selectionModel().clearCurrentIndex()

    def startDrag(self, actions: Qt.DropAction) -> None:
        drag(self, self.selected_ids(), self._model.home)

    def selectedIndexes(self) -> list[QModelIndex]:
        # Qt asks each of them whether it can be carried; all can, or none.
        return [self.currentIndex()] if self.selectionModel().hasSelection() else []

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._mark_drop(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.drop_mark.clear()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_mark.clear()
        target = self._model.action_id(self.indexAt(event.position().toPoint()).row())
        data = event.mimeData()
        files = () if unpacked(data, self._model.home) else dropped_files(data)
        if files and target is not None and self._model.can_edit:
            # Onto the row that was framed: Qt takes the edge of a row for the next one.
            event.acceptProposedAction()
            self.requested_files.emit([target], files)
        else:
            super().dropEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.drop_mark.paint()

    def _mark_drop(self, event: QDragMoveEvent) -> None:
        """Rows go between rows, files onto one."""
        row = self.visualRect(self.indexAt(event.position().toPoint()))
        if not event.isAccepted():
            self.drop_mark.clear()
        elif not unpacked(event.mimeData(), self._model.home):
            self.drop_mark.show_on(row)
        elif row.isNull():
            last = self._model.rowCount() - 1
            self.drop_mark.show_between(self.rowViewportPosition(last) + self.rowHeight(last))
        else:
            is_below = self.dropIndicatorPosition() is self.DropIndicatorPosition.BelowItem
            self.drop_mark.show_between(row.bottom() + 1 if is_below else row.top())
