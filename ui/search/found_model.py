"""What was found, as an item model (查找结果的列表): a heading a group, its hits, 更多."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from model.search import Found, Kind
from model.search_hits import Hit
from ui.search.words import place_words
from ui.tooltips import tip

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
# Groups whose hits are actions or belong to them: they can be shown in the table.
OF_ACTIONS = (Kind.ACTION, Kind.NOTE, Kind.STAGE, Kind.EVIDENCE, Kind.CHASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The heading of a group with the number of its hits."""

    kind: Kind
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """Stands for the hits of a group that are not listed."""

    kind: Kind
    count: int


FoundRow = Heading | Hit | More


class FoundModel(QAbstractListModel):
    """Shows groups of hits."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FoundRow] = []

    def show_found(self, found: Found | None, hits: Mapping[Kind, Sequence[Hit]]) -> None:
        """Show these hits under their groups."""
        self.beginResetModel()
        self.rows = []
        for kind in Kind if found is not None else ():
            assert found is not None
            if count := found.count(kind):
                self.rows += [Heading(kind=kind, count=count), *hits[kind]]
                if count > len(hits[kind]):
                    self.rows.append(More(kind=kind, count=count - len(hits[kind])))
        self.endResetModel()

    def first_hit(self) -> int | None:
        """The row of the first hit."""
        return next((row for row, each in enumerate(self.rows) if isinstance(each, Hit)), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and not can_choose(self.rows[index.row()]):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return row_words(row)
            case Qt.ItemDataRole.ToolTipRole if isinstance(row, Hit):
                return tip(f"{place_words(row)}\n{row.excerpt}")
            case _ if role == ROW_ROLE:
                return row
        return None


def can_choose(row: FoundRow) -> bool:
    """Does Enter do something on this row?"""
    return not isinstance(row, Heading) or row.kind in OF_ACTIONS


def row_words(row: FoundRow) -> str:
    """A row as it is read aloud."""
    match row:
        case Heading():
            return f"{row.kind} {row.count:,}"
        case More():
            return f"还有 {row.count:,} 条…"
        case Hit():
            return f"{row.excerpt}（{place_words(row)}）"
