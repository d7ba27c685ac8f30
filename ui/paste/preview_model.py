"""Pasted rows as they are understood (粘贴预览的表格): words, doubts, which rows are taken."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal

from model.action_order import ActionColumn
from model.action_paste import Known, PastedRow, ProposedRow, understand
from model.action_table import ActionRow
from model.day_words import day_words
from model.due import Due
from model.entities import ClauseId
from model.paste_block import Block, rows_of
from ui import theme
from ui.slices import read_in_slices
from ui.tooltips import tip

Index = QModelIndex | QPersistentModelIndex
_FATE, _DOUBT = 0, 1
_BEFORE = 2  # columns before those that were copied: what a doubt says is seen at once
_SHOWN = 200  # characters of a cell; all of them are in its editor
_MARK = "▲ "
_LEFT_ASIDE = "（不采用）"


class PreviewModel(QAbstractTableModel):
    """What becomes of each row stands before it, with its tick, and what is doubted of it.

    Ticks are kept by the places of the rows in what was copied, whatever the columns mean.
    """

    changed = QtSignal()
    corrected = QtSignal(int, int, str)

    def __init__(
        self, known: Known, name: Callable[[object], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._known, self._name = known, name
        self._block = Block()
        self._pasted: list[PastedRow] = []
        self._rows: list[ProposedRow] = []
        self._left_out: set[int] = set()  # places

    @property
    def block(self) -> Block:
        """The words that are shown, as they were corrected."""
        return self._block

    def show_block(
        self, block: Block, *, targets: Sequence[ActionRow], clause_id: ClauseId | None
    ) -> bool:
        """Show what the rows would do; False when the person gave up waiting for it."""
        pasted = list(rows_of(block, targets=targets, clause_id=clause_id))
        rows: list[ProposedRow] = []

        def read(some: Sequence[PastedRow]) -> None:
            rows.extend(understand(row, self._known) for row in some)

        if not read_in_slices("核对粘贴的行", pasted, read):
            return False
        self.beginResetModel()
        self._block, self._pasted, self._rows = block, pasted, rows
        self.endResetModel()
        self.changed.emit()
        return True

    def taken(self) -> list[ProposedRow]:
        """The rows that will be stored."""
        return [row for at, row in enumerate(self._rows) if self._is_taken(at)]

    def counts(self) -> tuple[int, int, int, int]:
        """How many are new, how many change a row, doubts among these, rows that stay out."""
        taken = self.taken()
        new = sum(row.target is None for row in taken)
        doubts = sum(len(row.doubts) for row in taken)
        return new, len(taken) - new, doubts, len(self._rows) - len(taken) - self.same()

    def same(self) -> int:
        """How many rows say what the table says already."""
        return sum(row.is_same for row in self._rows)

    def is_plain_change(self) -> bool:
        """Do all rows change rows that are there, with nothing to doubt?"""
        return all(row.target is not None and not row.doubts for row in self._rows)

    def doubts_of(self, row: int) -> str:
        """What is to be looked at in a row, in one sentence."""
        return self._text(row, _DOUBT) if 0 <= row < len(self._rows) else ""

    def next_doubt(self, after: Index) -> QModelIndex:
        """The next cell that wants a look, from the top again after the last one."""
        count = len(self._rows)
        for step in range(1, count + 1):
            at = (after.row() + step) % count
            if self._rows[at].obstacle or self._rows[at].doubts:
                return self.index(at, self._first_doubt(at))
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._block.columns) + _BEFORE

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == _FATE:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        elif self._column(index.column()) is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return theme.LEFT
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._title(section)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, place = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, place)[:_SHOWN].replace("\n", " ")
            case Qt.ItemDataRole.EditRole if place >= _BEFORE:
                return self._block.rows[row][place - _BEFORE]
            case Qt.ItemDataRole.CheckStateRole if place == _FATE:
                return Qt.CheckState.Checked if self._is_taken(row) else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self._tip(row, place))
            case Qt.ItemDataRole.AccessibleTextRole:
                return (
                    f"{self.headerData(place, Qt.Orientation.Horizontal)} {self._text(row, place)}"
                )
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(row, place)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = index.row()
        if role == Qt.ItemDataRole.CheckStateRole:
            if Qt.CheckState(value) is Qt.CheckState.Checked:
                self._left_out.discard(self._block.places[row])
            else:
                self._left_out.add(self._block.places[row])
        elif role == Qt.ItemDataRole.EditRole:
            self._correct(row, index.column() - _BEFORE, str(value))
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
        self.changed.emit()
        return True

    def _correct(self, row: int, place: int, words: str) -> None:
        column = self._block.columns[place].column
        assert column is not None
        cells = list(self._block.rows)
        cells[row] = (*cells[row][:place], words, *cells[row][place + 1 :])
        self._block = replace(self._block, rows=tuple(cells))
        self.corrected.emit(self._block.places[row], place, words)
        before = self._pasted[row]
        self._pasted[row] = PastedRow(
            words={**before.words, column: words},
            others=before.others,
            target=before.target,
            clause_id=before.clause_id,
        )
        self._rows[row] = understand(self._pasted[row], self._known)

    def _is_taken(self, row: int) -> bool:
        is_left_out = self._block.places[row] in self._left_out
        return not (is_left_out or self._rows[row].obstacle or self._rows[row].is_same)

    def _column(self, place: int) -> ActionColumn | None:
        return self._block.columns[place - _BEFORE].column if place >= _BEFORE else None

    def _title(self, place: int) -> str:
        if place < _BEFORE:
            return ("存入", "需您核对")[place]
        each = self._block.columns[place - _BEFORE]
        if each.column is not None:
            return str(each.column)
        return f"{each.heading} → 备注" if each.heading else _LEFT_ASIDE

    def _first_doubt(self, row: int) -> int:
        doubted = self._rows[row].doubts
        places = range(_BEFORE, self.columnCount())
        return next((place for place in places if self._column(place) in doubted), _BEFORE)

    def _text(self, row: int, place: int) -> str:
        proposed = self._rows[row]
        if place == _FATE:
            if proposed.obstacle:
                return "不能存入"
            if proposed.is_same:
                return "没有不同"
            return "新建" if proposed.target is None else "修改"
        if place == _DOUBT:
            return "；".join(
                part for part in (proposed.obstacle, *proposed.doubts.values()) if part
            )
        column = self._column(place)
        words = self._block.rows[row][place - _BEFORE]
        if column in proposed.doubts:
            understood = self._understood(proposed, column)
            return f"{_MARK}{words}（已识别：{understood}）" if understood else f"{_MARK}{words}"
        return self._understood(proposed, column) or words

    def _understood(self, row: ProposedRow, column: ActionColumn | None) -> str:
        """What stands in the ledger for words that were recognised."""
        match column:
            case ActionColumn.LEAD_UNIT if row.fields.get("lead_unit_id"):
                return self._name(row.fields["lead_unit_id"])
            case ActionColumn.COOPERATING if row.cooperating:
                return "、".join(map(self._name, row.cooperating))
            case ActionColumn.HOLDER if row.fields.get("post_id"):
                return self._name(row.fields["post_id"])
            case ActionColumn.LEADER if row.fields.get("leader_post_id"):
                return self._name(row.fields["leader_post_id"])
            case ActionColumn.SOURCE if row.clause_id and row.target is None:
                return self._name(row.clause_id)
        return ""

    def _tip(self, row: int, place: int) -> str:
        proposed, column = self._rows[row], self._column(place)
        if place < _BEFORE:
            return self._text(row, _DOUBT)
        words = self._block.rows[row][place - _BEFORE]
        if column in proposed.doubts:
            is_kept = any(each.startswith(f"{column}：") for each in proposed.kept)
            kept = "双击改正；不改则原话记入备注。" if is_kept else ""
            return f"{proposed.doubts[column]}。{kept}\n原话：{words}"
        due = proposed.fields.get("due") if column is ActionColumn.DUE else None
        if not isinstance(due, Due) or due.day is None:
            return words
        return f"{words}（{day_words(due.day)}）"

    def _colour(self, row: int, place: int) -> Any:
        proposed, column = self._rows[row], self._column(place)
        if not self._is_taken(row) and not proposed.obstacle:
            return theme.current().idle
        if proposed.obstacle and place < _BEFORE:
            return theme.current().late
        if place == _DOUBT or (column is not None and column in proposed.doubts):
            return theme.current().soon
        if column is None and place >= _BEFORE:
            return theme.current().faded
        return None
