"""What is to be checked (需您核对) as an item model; each can be ticked off as 已核对."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from model.reading.document import WARNING, Finding
from ui.tooltips import tip

Index = QModelIndex | QPersistentModelIndex


class FindingsList(QAbstractListModel):
    """Shows findings; ticks stay with their words when an edit reads the document anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.findings: Sequence[Finding] = ()
        self._checked: set[Finding] = set()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these."""
        self.beginResetModel()
        self.findings = findings
        self.endResetModel()

    def is_checked(self, finding: Finding) -> bool:
        """Whether it was ticked off."""
        return finding in self._checked

    def check(self, row: int) -> None:
        """Tick one off, or take the tick away."""
        self._checked ^= {self.findings[row]}
        self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.findings)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        finding = self.findings[index.row()]
        is_checked = self.is_checked(finding)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return finding_words(finding)
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if is_checked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                return finding_words(finding) + ("，已核对" if is_checked else "，未核对")
            case Qt.ItemDataRole.ToolTipRole:
                return tip(finding.message)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        wanted = Qt.CheckState(value) is Qt.CheckState.Checked
        if wanted is not self.is_checked(self.findings[index.row()]):
            self.check(index.row())
        return True


def finding_words(finding: Finding) -> str:
    """A finding with its line; what is merely good to know says so."""
    notice = "" if finding.severity == WARNING else "（留意）"
    place = f"第{finding.line}行　" if finding.line else ""
    return f"{place}{notice}{finding.message}"
