"""佐证材料: the files that prove an action, to add, open and remove."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from model.entities import Evidence
from ui.elided_button import ElidedButton
from ui.form_parts import Section, clear, label
from ui.icons import icon
from ui.tooltips import tip


class EvidencePart(Section):
    """A list of files; more can be dropped onto it."""

    requested_add = Signal()
    requested_files = Signal(object)
    requested_open = Signal(object)
    requested_remove = Signal(object)

    def __init__(self) -> None:
        super().__init__("佐证材料")
        self.setAcceptDrops(True)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._none = label("还没有佐证材料，可把文件拖到这里。", "faded", wraps=True)
        self._add = QPushButton("添加…")
        self._add.clicked.connect(self.requested_add)
        self._can_edit = True
        self.add_wide(self._none)
        self.add_wide(self._list)
        self.grid.addWidget(self._add, self.grid.rowCount(), 0, 1, 2, Qt.AlignmentFlag.AlignLeft)

    def show_evidence(self, evidence: Sequence[Evidence], *, can_edit: bool) -> None:
        """Show the files."""
        self._can_edit = can_edit
        clear(self._rows)
        for each in evidence:
            self._rows.addWidget(self._row(each))
        self._none.setVisible(not evidence)
        self._add.setIcon(icon("attach"))
        self._add.setEnabled(can_edit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._can_edit and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.requested_files.emit(tuple(path for path in paths if path.is_file()))
            event.acceptProposedAction()

    def _row(self, evidence: Evidence) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        middle = Qt.TextElideMode.ElideMiddle
        name = ElidedButton(evidence.name, icon("document", "faded"), elide=middle)
        name.setToolTip(tip(f"打开 {evidence.name}"))
        name.clicked.connect(lambda: self.requested_open.emit(evidence))
        remove = QToolButton()
        remove.setIcon(icon("close", "faded"))
        remove.setToolTip(tip(f"移除 {evidence.name}，可以撤销"))
        remove.setAccessibleName(f"移除 {evidence.name}")
        remove.setEnabled(self._can_edit)
        remove.clicked.connect(lambda: self.requested_remove.emit(evidence))
        line.addWidget(name, 1)
        line.addWidget(label(size_text(evidence.size), "faded"))
        line.addWidget(remove)
        return row


def size_text(size: int) -> str:
    """A file size as people read it."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / 1024 / 1024:.1f} MB"
