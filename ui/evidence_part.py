"""佐证材料: the files that prove an action, to add, open, link to other actions and remove."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from model.entities import Evidence, EvidenceId
from reports.prose import size_words
from ui import theme
from ui.elided_button import ElidedButton
from ui.form_parts import Section, clear, label
from ui.icons import icon
from ui.tooltips import tip


class EvidencePart(Section):
    """A list of files; more can be dropped onto it."""

    requested_add = Signal()
    requested_known = Signal()
    requested_files = Signal(object)
    requested_open = Signal(object)
    requested_remove = Signal(object)
    requested_link = Signal(object)
    requested_others = Signal(object)

    def __init__(self) -> None:
        super().__init__("佐证材料")
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._none = label("还没有佐证材料，可把文件拖到这里，一次多件也行。", "faded", wraps=True)
        self._add, self._known = QPushButton("添加…"), QPushButton("选用已有材料…")
        self._add.clicked.connect(self.requested_add)
        self._known.clicked.connect(self.requested_known)
        self._known.setToolTip("台账里已有的材料也能佐证这项举措，不必再存一份")
        self._can_edit = True
        self._shown: object = None
        self.add_wide(self._none)
        self.add_wide(self._list)
        buttons = QWidget()
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._add)
        line.addWidget(self._known)
        line.addStretch(1)
        self.add_wide(buttons)

    def show_evidence(
        self,
        evidence: Sequence[Evidence],
        *,
        shared: Mapping[EvidenceId, int],
        can_edit: bool,
    ) -> None:
        """Show the files, and how many other actions each proves as well."""
        shown = (tuple(evidence), dict(shared), can_edit, theme.current().name)
        if shown == self._shown:  # the keyboard may be among these buttons
            return
        self._shown, self._can_edit = shown, can_edit
        clear(self._rows)
        for each in evidence:
            self._rows.addWidget(self._row(each))
            if others := shared.get(each.id, 0):
                self._rows.addWidget(self._others(each, others))
        self._none.setVisible(not evidence)
        self._add.setIcon(icon("attach"))
        for button in (self._add, self._known):
            button.setEnabled(can_edit)

    def _row(self, evidence: Evidence) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        middle = Qt.TextElideMode.ElideMiddle
        name = ElidedButton(evidence.name, icon("document", "faded"), elide=middle)
        name.setToolTip(tip(f"打开 {evidence.name}"))
        name.clicked.connect(lambda: self.requested_open.emit(evidence))
        line.addWidget(name, 1)
        line.addWidget(label(size_words(evidence.size), "faded"))
        link = self._button("link", f"把 {evidence.name} 关联到其他举措…")
        link.clicked.connect(lambda: self.requested_link.emit(evidence))
        remove = self._button("close", f"移除 {evidence.name}，可以撤销")
        remove.clicked.connect(lambda: self.requested_remove.emit(evidence))
        line.addWidget(link)
        line.addWidget(remove)
        row.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        row.customContextMenuRequested.connect(
            lambda at: self._menu(evidence).popup(row.mapToGlobal(at))
        )
        return row

    def _button(self, name: str, words: str) -> QToolButton:
        made = QToolButton()
        made.setIcon(icon(name, "faded"))
        made.setToolTip(tip(words))
        made.setAccessibleName(words)
        made.setEnabled(self._can_edit)
        return made

    def _others(self, evidence: Evidence, count: int) -> QWidget:
        made = QToolButton()
        made.setText(f"同时佐证 {count} 项举措")
        made.setProperty("role", "link")
        made.setToolTip("在表格中列出这份材料佐证的全部举措")
        made.clicked.connect(lambda: self.requested_others.emit(evidence))
        return made

    def _menu(self, evidence: Evidence) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("打开", lambda: self.requested_open.emit(evidence))
        link = menu.addAction("关联到其他举措…", lambda: self.requested_link.emit(evidence))
        remove = menu.addAction("移除", lambda: self.requested_remove.emit(evidence))
        for entry in (link, remove):
            entry.setEnabled(self._can_edit)
        return menu
