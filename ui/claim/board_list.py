"""The board 认领 itself: every sentence with its words whole, ticked off down the paper."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QMenu, QWidget

from model.outline import OutlineNode
from ui import theme
from ui.claim.board_look import BoardLook
from ui.claim.board_model import BoardModel
from ui.claim.board_rows import BoardFilter
from ui.measured_list import MeasuredList


class ReasonLine(QLineEdit):
    """The reason of a decision, typed where it stands; Esc leaves it as it was."""

    left = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, placeholderText="认领理由，回车存入")
        self.setAccessibleName("认领理由")
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit(False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit(True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit(True)


class BoardList(MeasuredList):
    """Shows the sentences; keys decide them through the commands that the page adds."""

    requested_accept = Signal()
    requested_reason = Signal(object, str)
    refused_reason = Signal(str)
    chosen_rows = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board = BoardModel(self)
        self._look = BoardLook(self.font())
        self._reason = ReasonLine(self.viewport())
        self._reason.left.connect(self._leave_reason)
        self._reason_at, self._reason_of = "", list[str]()
        self._can_edit = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setModel(self.board)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._place_reason())
        self.setAccessibleName("任务认领")
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_rows.emit())

    def show_nodes(
        self, nodes: Sequence[OutlineNode], wanted: BoardFilter, *, anew: bool, can_edit: bool
    ) -> None:
        """Show the sentences that are looked for; what was selected stays so."""
        current = self.current_id()
        self._can_edit = can_edit
        if self.board.show_nodes(nodes, wanted, anew=anew):
            row = self.board.row_of(current) if current else -1
            self.choose(row if row >= 0 else max(self.board.next_pending(-1), 0))
        else:
            self.measure_anew()

    def current_id(self) -> str:
        """The sentence or heading that has the keyboard."""
        return self.board.rows[self.row].node.id if 0 <= self.row < len(self.board.rows) else ""

    def current_sentence(self) -> str:
        """The sentence that has the keyboard; nothing at a heading."""
        at = self.row
        is_sentence = 0 <= at < len(self.board.rows) and self.board.rows[at].is_sentence
        return self.board.rows[at].node.id if is_sentence else ""

    def selected_sentences(self) -> list[OutlineNode]:
        """The sentences that are selected, or shown below a selected heading, each once."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        found = (node for row in rows for node in self.board.sentences_at(row))
        return list({node.id: node for node in found}.values())

    def heading_is_selected(self) -> bool:
        """Is one of the selected rows a heading?"""
        rows = (index.row() for index in self.selectionModel().selectedIndexes())
        return any(not self.board.rows[row].is_sentence for row in rows)

    def choose_next(self) -> bool:
        """Go to the next sentence that waits; False when none does."""
        row = self.board.next_pending(self.row)
        if row >= 0:
            self.choose(row)
        return row >= 0

    def choose_node(self, node_id: str) -> bool:
        """Go to a sentence or heading; False when it is not shown."""
        row = self.board.row_of(node_id)
        if row >= 0:
            self.choose(row)
        return row >= 0

    def write_reason(self) -> None:
        """Let the reason of what is selected be typed in the current row."""
        if not self._can_edit or self.row < 0:
            return
        if not self.board.rows[self.row].is_sentence:
            self.refused_reason.emit("请选一条任务事项再写理由")
            return
        row = self.board.rows[self.row]
        self._reason_at = row.node.id
        self._reason_of = [node.id for node in self.selected_sentences()]
        self.show_row(self.row)
        self._reason.setText(row.own_reason)
        self._reason.selectAll()
        self._reason.show()
        self._place_reason()
        lowest = self.viewport().height() - self._reason.height()
        self._reason.move(self._reason.x(), min(self._reason.y(), lowest))
        self._reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def typed_reason(self) -> list[tuple[str, str]]:
        """The sentences whose reason is being typed, and its words."""
        if self._reason.isHidden() or not self._reason.isModified():
            return []
        return [(each, self._reason.text().strip()) for each in self._reason_of]

    def title_of(self, clause_id: str) -> str:
        """The words of a sentence that is shown."""
        row = self.board.row_of(clause_id)
        return self.board.rows[row].text if row >= 0 else ""

    def settle(self) -> bool:
        """Store what is still being typed."""
        if not self._reason.isHidden():
            self._leave_reason(True)
        return True

    def row_heights(self, width: int) -> list[int]:
        rows = self.board.rows
        return [self._look.height(row, width, len(rows)) for row in rows]

    def paint_ground(self, painter: QPainter, place: QRect, row: int) -> None:
        found = self.board.rows[row]
        if not found.is_sentence and found.is_top:
            painter.fillRect(place, theme.current().raised)
        super().paint_ground(painter, place, row)
        if row == self.row and self.hasFocus():
            painter.setPen(QPen(theme.current().accent, 1))
            painter.drawRect(place.adjusted(0, 0, -1, -2))

    def paint_row(self, painter: QPainter, place: QRect, row: int) -> None:
        self._look.paint(painter, place, self.board.rows[row])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.requested_accept.emit()
        elif event.key() in (Qt.Key.Key_R, Qt.Key.Key_F2) and not event.modifiers():
            self.write_reason()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not event.modifiers():
            self._press(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        row = self.row_at(event.position().toPoint().y())
        if row >= 0 and self._look.reason_place(
            self.board.rows[row], self.visualRect(self.board.index(row, 0))
        ).contains(event.position().toPoint()):
            self.write_reason()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        is_chip = self._chip_at(event.position().toPoint())
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand if is_chip else arrow)

    def _press(self, point: QPoint) -> None:
        """A proposal is accepted where it stands; a decision offers the others."""
        if not self._chip_at(point):
            return
        if self.board.rows[self.row].node.proposal is not None:
            self.requested_accept.emit()
        else:
            menu = QMenu(self)
            menu.addActions(self.actions())
            menu.popup(self.viewport().mapToGlobal(point))

    def _chip_at(self, point: QPoint) -> bool:
        row = self.row_at(point.y())
        if not self._can_edit or row < 0 or not self.board.rows[row].chip:
            return False
        place = self.visualRect(self.board.index(row, 0))
        return self._look.chip_place(self.board.rows[row], place).contains(point)

    def _place_reason(self) -> None:
        """The line goes with its row when the list scrolls."""
        row = self.board.row_of(self._reason_at)
        if self._reason.isHidden() or row < 0:
            return
        place = self._look.reason_place(
            self.board.rows[row], self.visualRect(self.board.index(row, 0))
        )
        height = self._reason.sizeHint().height()
        top = place.top() - (height - self.fontMetrics().height()) // 2
        self._reason.setGeometry(place.left() - self.step, top, place.width(), height)

    def _leave_reason(self, is_kept: bool) -> None:
        if self._reason.isHidden():
            return
        words = self._reason.text().strip()
        is_same = self._reason.isModified() is False
        self._reason.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if is_kept and not is_same:
            self.requested_reason.emit(self._reason_of, words)
