"""签发的文件: 定稿 and 盖章扫描件, to choose or drop, open, replace and take out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from model.day_words import month_and_day
from model.report_entities import SubmissionFile
from model.submission_files import SUFFIXES
from model.words import SubmissionFileKind
from reports.prose import size_words
from ui import theme
from ui.dropped import dropped_files
from ui.elided_button import ElidedButton
from ui.flow import FlowLayout
from ui.form_parts import FieldWord, Section, clear, label
from ui.icons import icon
from ui.tooltips import tip

_ABOUT = {
    SubmissionFileKind.FINAL_TEXT: "局领导签发的Word文件（.docx）",
    SubmissionFileKind.STAMPED_SCAN: "盖章以后扫描的PDF",
}
_NAME = 20  # steps of the grid that the name of a file has at least
_CLOSED = "已打包并寄发，不再更换；需要更正的，登记退回或补报"


class FilesPart(Section):
    """A row for each of the two files; a file that is dropped goes where its kind belongs."""

    requested_choose = Signal(object)
    requested_file = Signal(object, Path)
    requested_open = Signal(object)
    requested_look = Signal(object)
    requested_remove = Signal(object)
    requested_other = Signal(str)
    requested_many = Signal(object)

    def __init__(self) -> None:
        self.doubts: dict[SubmissionFileKind, FieldWord] = {}
        self.notes: dict[SubmissionFileKind, QLabel] = {}
        super().__init__("签发的文件")
        self.setAcceptDrops(True)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.unit(self.font()) // 2)
        about = "签发、盖章后的两个文件，打包时原样报送；可以拖入。"
        self.add_wide(label(about, "faded", wraps=True))
        self.add_wide(self._list)
        self.buttons: dict[SubmissionFileKind, QPushButton] = {}
        self.looks: dict[SubmissionFileKind, QToolButton] = {}
        self.names: dict[SubmissionFileKind, tuple[ElidedButton, QToolButton]] = {}
        self._lines: dict[SubmissionFileKind, QWidget] = {}
        self._can_edit, self._closed = False, ""
        self._shown: object = None

    def show_files(
        self, files: Sequence[SubmissionFile], *, can_edit: bool, is_closed: bool = False
    ) -> None:
        """Show which of the two are there; none is changed once it went out in a package."""
        shown = (tuple(files), can_edit, is_closed, theme.current().name)
        if shown == self._shown:
            return
        self._shown, self._can_edit = shown, can_edit and not is_closed
        self._closed = _CLOSED if is_closed else ""
        held = self._holding_focus()
        self.buttons.clear()
        self.looks.clear()
        self.names.clear()
        self.doubts.clear()
        self.notes.clear()
        clear(self._rows)
        there = {each.kind: each for each in files}
        for kind in SubmissionFileKind:
            line = self._lines[kind] = self._row(kind, there.get(kind))
            self._rows.addWidget(line)
            line.show()  # now, for the keyboard may come here at once
            self.doubts[kind] = FieldWord()
            self.notes[kind] = label("", "faded", wraps=True)
            for word in (self.doubts[kind], self.notes[kind]):
                word.hide()
                self._rows.addWidget(word)
        if held is not None:
            self.buttons[held].setFocus()

    def focus_on_look(self, kind: SubmissionFileKind) -> None:
        """Give the keyboard to 核对 of this file, after it was looked at."""
        if kind in self.looks:
            self.looks[kind].setFocus()

    def show_doubts(self, doubts: Mapping[SubmissionFileKind, str]) -> None:
        """Say below a file what in it should be looked at."""
        for kind, word in self.doubts.items():
            word.doubt(doubts.get(kind, ""))

    def show_notes(self, notes: Mapping[SubmissionFileKind, str]) -> None:
        """Say below a file what of it could not be looked at."""
        for kind, words in self.notes.items():
            words.setText(notes.get(kind, ""))
            words.setVisible(bool(words.text()))

    def recolour(self) -> None:
        super().recolour()
        for word in self.doubts.values():
            word.recolour()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._can_edit and dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        paths = dropped_files(event.mimeData())
        # The program from which the files come waits until this has returned.
        QTimer.singleShot(0, self, partial(self.take, paths))

    def take(self, paths: Sequence[Path]) -> None:
        """Ask for each file as what its kind says it is; a kind of its own is named."""
        kinds = {suffix: kind for kind, suffix in SUFFIXES.items()}
        found = [(kinds.get(path.suffix.lower()), path) for path in paths]
        counts = Counter(kind for kind, _ in found if kind is not None)
        for kind, path in found:
            if kind is None:
                self.requested_other.emit(path.name)
            elif counts[kind] == 1:
                self.requested_file.emit(kind, path)
        for kind, count in counts.items():
            if count > 1:
                self.requested_many.emit(kind)

    def _holding_focus(self) -> SubmissionFileKind | None:
        """In whose row the keyboard is; also while a dialog has it for a moment."""
        now = self.window().focusWidget()
        lines = self._lines.items() if now is not None else ()
        return next((kind for kind, line in lines if line.isAncestorOf(now)), None)

    def _row(self, kind: SubmissionFileKind, file: SubmissionFile | None) -> QWidget:
        row = QWidget()
        step = theme.unit(self.font())
        line = FlowLayout(row, across=step, down=step // 2)
        name = label(str(kind), "faded")
        name.setMinimumWidth(self.fontMetrics().horizontalAdvance("盖章扫描件"))
        line.addWidget(name)
        ways: list[QWidget] = []
        if file is None:
            line.addWidget(label(_ABOUT[kind], "faded"))
        else:
            opens, look, remove = self._opening(file), self._looking(file), self._removing(file)
            self.names[kind], self.looks[kind] = (opens, remove), look
            ways = [label(size_words(file.size), "faded"), look, remove]
            line.addWidget(opens)
        choose = QPushButton("选择…" if file is None else "更换…")
        choose.setAccessibleName(f"{choose.text().removesuffix('…')}{kind}")
        choose.setEnabled(self._can_edit)
        choose.setToolTip(self._closed)
        choose.clicked.connect(lambda: self.requested_choose.emit(kind))
        self.buttons[kind] = choose
        line.addWidget(_at_right([*ways, choose], step))
        return row

    def _opening(self, file: SubmissionFile) -> ElidedButton:
        middle = Qt.TextElideMode.ElideMiddle
        opens = ElidedButton(file.name, icon("document", "faded"), elide=middle)
        opens.setToolTip(tip(f"打开 {file.name}，{month_and_day(file.added_on)}放入"))
        opens.setAccessibleName(f"打开{file.kind}：{file.name}")
        opens.clicked.connect(lambda: self.requested_open.emit(file))
        opens.setMinimumWidth(_NAME * theme.unit(self.font()))
        return opens

    def _removing(self, file: SubmissionFile) -> QToolButton:
        remove = QToolButton()
        remove.setIcon(icon("close", "faded"))
        remove.setToolTip(tip(self._closed or f"移除 {file.name}，可以撤销"))
        remove.setAccessibleName(f"移除{file.kind}")
        remove.setEnabled(self._can_edit)
        remove.clicked.connect(lambda: self.requested_remove.emit(file))
        return remove

    def _looking(self, file: SubmissionFile) -> QToolButton:
        look = QToolButton()
        look.setText("核对")
        look.setProperty("role", "link")
        look.setToolTip(tip("与台账现在的内容比对，列出不同之处"))
        look.setAccessibleName(f"核对{file.kind}")
        look.clicked.connect(lambda: self.requested_look.emit(file))
        return look


def _at_right(widgets: Sequence[QWidget], step: int) -> QWidget:
    """Widgets at the right end of a line, or of the line below where the first is full."""
    made = QWidget()
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(step)
    line.addStretch(1)
    for each in widgets:
        line.addWidget(each)
    return made
