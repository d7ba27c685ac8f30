"""A dialog around one table that is edited in place (主要指标、联络员): each edit is a step.

Words that are refused stay in their cell with the reason below the table; the dialog does not
close over them.
"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from model.step import Step
from ui import theme
from ui.empty import EmptyView
from ui.form_parts import FieldWord, label
from ui.icons import icon
from ui.record_model import Record, RecordColumn
from ui.record_table import RecordTable
from ui.session import Session

_HOW = (
    "按 F2、回车或直接打字修改，Delete 清空，Ctrl+- 删除，Alt+↑↓ 移动；"
    "每次修改都立即存入，按 Ctrl+Z 撤销。"
)


class TableDialog(QDialog):
    """Knows the table, its buttons and its refusals; what the rows are is said by its kinds."""

    def __init__(
        self,
        session: Session,
        *,
        title: str,
        about: str,
        empty: str,
        columns: Sequence[RecordColumn],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.session = session
        self._opened_at = session.ledger.last_seq()
        self._is_refused = False
        self._waiting: dict[str, tuple[str, str]] = {}
        self.table = RecordTable(columns)
        self.table.setAccessibleName(title)
        self.table.setProperty("role", "boxed")
        self.word = FieldWord()
        self.below = label(wraps=True)
        self._empty, self._how = EmptyView(icon="submission"), label(_HOW, "faded", wraps=True)
        self._empty.say(empty)
        self._views = QStackedWidget()
        self._views.addWidget(self.table)
        self._views.addWidget(self._empty)
        self.add_button = self._button("新增", "add", self.add)
        self.remove_button = self._button("删除", "delete", self.remove)
        self._of_row = [
            self.remove_button,
            self._button("上移", "", lambda: self._move_chosen(-1)),
            self._button("下移", "", lambda: self._move_chosen(1)),
        ]
        self.tools = QHBoxLayout()
        self.head = QHBoxLayout()
        self._lay_out(about)
        self.table.requested_change.connect(self.change)
        self.table.requested_move.connect(self.move_row)
        self.table.chosen.connect(lambda _: self._look_at_row())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.undo)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table, self.clear_cell)
        QShortcut(QKeySequence("Ctrl+-"), self.table, self.remove)

    # What a kind of dialog says.

    def read(self) -> list[Record]:
        """The rows as they stand."""
        raise NotImplementedError

    def command_of(self, row_id: str, field: str, value: object) -> Callable[[Step], object]:
        """What a changed cell means."""
        raise NotImplementedError

    def label_of(self, row_id: str, field: str) -> str:
        """What the step of a changed cell is called."""
        raise NotImplementedError

    def add(self) -> None:
        """Add a row, and begin to write it."""
        raise NotImplementedError

    def remove(self) -> None:
        """Delete the row in front."""
        raise NotImplementedError

    def move_row(self, row_id: str, by: int) -> None:
        """Move a row up (-1) or down (1)."""
        raise NotImplementedError

    def say_below(self) -> str:
        """What is to be said of the row in front."""
        return ""

    def doubt(self) -> str:
        """What seems odd about the row in front."""
        return ""

    # What all of them do.

    def refresh(self) -> None:
        """Show the rows as they stand."""
        records = self.read()
        self.table.show_records(records, can_edit=self.session.can_write)
        self._views.setCurrentIndex(0 if records else 1)
        self._how.setVisible(bool(records))
        for button in self._of_row:
            button.setEnabled(bool(records))
        self._look_at_row()

    def change(self, row_id: str, field: str, value: object) -> bool:
        """Store a changed cell; words that are refused stay in it."""
        if self.do(self.label_of(row_id, field), self.command_of(row_id, field, value)):
            return True
        self._is_refused = True
        if isinstance(value, str):
            words = value
            self.word.refuse(self.word.text() + "按 Esc 放弃这次修改。")
            QTimer.singleShot(0, self, lambda: self._give_back(row_id, field, words))
        return False

    def do(self, words: str, command: Callable[[Step], object]) -> bool:
        """Run a command in one step; a refusal is said below the table."""
        with self.session.telling(self.word.refuse):
            if not self.session.do(words, command):
                return False
        self.word.clear()
        self.refresh()
        return True

    def clear_cell(self) -> None:
        """Empty the cell in front, where words stand that are typed."""
        found = self.table.front()
        if found is not None and found[1].field and not (found[1].choices or found[1].picks):
            record, column = found
            self.change(record.id, column.field, "")

    def undo(self) -> None:
        """Take back the latest step, if it was made here."""
        target = self.session.ledger.undo_target()
        if target is None or target.seq <= self._opened_at:
            self.word.offer("这里没有可以撤销的修改。")
            return
        self.session.undo()
        self.word.clear()
        self.refresh()

    def typed(self) -> dict[str, tuple[str, str]]:
        """Key, name and words of the cell in which one types now."""
        found = self.table.typed()
        if found is None or self._waiting:
            return dict(self._waiting)
        record, column, words = found
        name = f"{record.values[0]}：{column.heading}"
        return {f"{record.id} {column.field}": (name, words)}

    def write(self, words: Mapping[str, str]) -> None:
        """Open the cells again in which these words were typed, not yet stored."""
        self._waiting = {key: ("", each) for key, each in words.items()}
        if words:
            QTimer.singleShot(0, self, self._open_cells)  # once the dialog is there

    def done(self, result: int) -> None:
        self._is_refused = False
        self.table.settle()
        if not self._is_refused:
            super().done(result)

    def _open_cells(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for key, (_, words) in waiting.items():
            row_id, _, field = key.partition(" ")
            if not self.table.type_into(row_id, field, words):
                self.word.offer(f"原来的栏目已不在，没有存入的内容是：{words}")

    def _give_back(self, row_id: str, field: str, words: str) -> None:
        refusal = self.word.text()
        self.table.type_into(row_id, field, words)
        self.word.refuse(refusal)

    def _move_chosen(self, by: int) -> None:
        chosen = self.table.chosen_id()
        if chosen is not None:
            self.move_row(chosen, by)

    def _look_at_row(self) -> None:
        said = self.say_below()
        self.below.setText(said)
        self.below.setVisible(bool(said))
        self.word.doubt(self.doubt())

    def _button(self, words: str, picture: str, told: Callable[[], object]) -> QPushButton:
        made = QPushButton(words)
        if picture:
            made.setIcon(icon(picture, "accent"))
        made.setAutoDefault(False)
        made.clicked.connect(lambda: told())
        return made

    def _lay_out(self, about: str) -> None:
        step = theme.unit(self.font())
        for each in (self.add_button, *self._of_row):
            self.tools.addWidget(each)
        self.tools.addStretch(1)
        last, buttons = QHBoxLayout(), QDialogButtonBox()
        last.addWidget(self._how, 1)
        last.addWidget(buttons)
        done = buttons.addButton("完成", QDialogButtonBox.ButtonRole.AcceptRole)
        done.setProperty("role", "primary")
        done.setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        column.setSpacing(step)
        column.addWidget(label(about, "faded", wraps=True))
        column.addLayout(self.head)
        column.addWidget(self._views, 1)
        column.addWidget(self.below)
        column.addWidget(self.word)
        column.addLayout(self.tools)
        column.addLayout(last)
