"""Step 2 (单位名单): who carries the work, from a pasted list, a file, or the usual divisions."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from model.people_list import ListedRow
from ui import theme
from ui.ask import Ask
from ui.form_parts import label
from ui.icons import icon
from ui.people_preview import PeoplePreview
from ui.people_reading import people_of_text, read_people_text

# Plainly generic names, as a beginning; each office has its own.
USUAL = (
    "办公室",
    "政策法规处",
    "战略规划处",
    "知识产权保护处",
    "运用促进处",
    "公共服务处",
    "机关党委",
    "知识产权保护中心",
)
_HINT = (
    "把单位名单粘贴到这里，一行一个单位；也可以从Excel复制带表头的名单"
    "（单位、职务、姓名、电话、联络员），列的次序不限。\n\n例如：\n"
    "办公室\n政策法规处\n直属单位\n省知识产权保护中心"
)
_ABOUT = "这一步可以跳过，以后在“单位岗位”页填写、粘贴或导入。"
_BETWEEN = "、"
_PAUSE = 150  # milliseconds without typing


class PeopleStep(QWidget):
    """A big field for the list, and how it is understood beside it."""

    title = "单位和岗位"
    changed = Signal()

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self.text = QPlainTextEdit(placeholderText=_HINT)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("单位名单")
        self.text.setTabStopDistance(12 * theme.unit(self.font()))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.file = QPushButton("从Excel等文件读入…")
        self.file.setIcon(icon("import"))
        self.file.clicked.connect(self._choose_file)
        self.usual = [QCheckBox(name) for name in USUAL]
        self.preview = PeoplePreview()
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.understand)
        self.text.textChanged.connect(self._later.start)
        for box in self.usual:
            box.toggled.connect(lambda _: self.understand())
        self._lay_out()
        self.understand()

    def wanted(self) -> list[ListedRow]:
        """The rows that are to be taken in."""
        self._later.stop()
        self.understand()
        return self.preview.wanted()

    def understand(self) -> None:
        """Show at once how the list is understood."""
        usual = "\n".join(box.text() for box in self.usual if box.isChecked())
        listed = (*people_of_text(usual), *people_of_text(self.text.toPlainText()))
        if listed != self.preview.listed():  # what was mended in the preview stays
            self.preview.show_list(listed)
        self.changed.emit()

    def words(self) -> dict[str, tuple[str, str]]:
        """Key, name and words of each field."""
        ticked = _BETWEEN.join(box.text() for box in self.usual if box.isChecked())
        return {"people": ("单位名单", self.text.toPlainText()), "usual": ("常见处室", ticked)}

    def write(self, words: Mapping[str, str]) -> None:
        """Put these words in."""
        self.text.setPlainText(words.get("people", ""))
        ticked = words.get("usual", "").split(_BETWEEN)
        for box in self.usual:
            box.setChecked(box.text() in ticked)
        self.understand()

    def can_go_on(self) -> bool:
        """Nothing is needed here."""
        return True

    def is_touched(self) -> bool:
        """Was anything written or ticked?"""
        has_text = bool(self.text.toPlainText().strip())
        return has_text or any(box.isChecked() for box in self.usual)

    def take_focus(self) -> None:
        """Where the keyboard begins."""
        self.text.setFocus()

    def read(self, path: Path) -> None:
        """Put the rows of a file below what is in the field."""
        read_people_text(self, self._ask, path, self._append)

    def _append(self, text: str) -> None:
        before = self.text.toPlainText().rstrip()
        self.text.setPlainText(f"{before}\n{text}" if before else text)
        self.understand()

    def _choose_file(self) -> None:
        path = self._ask.document(self, start=None)
        if path is not None:
            self.read(path)

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        left, row = QVBoxLayout(), QHBoxLayout(self)
        left.setSpacing(step)
        left.addWidget(self.text, 1)
        left.addWidget(self.file)
        left.addWidget(label("先用常见处室（勾选后可以再改）", "faded"))
        boxes = QGridLayout()
        boxes.setSpacing(step // 2)
        for at, box in enumerate(self.usual):
            boxes.addWidget(box, at // 2, at % 2)
        left.addLayout(boxes)
        left.addWidget(label(_ABOUT, "faded", wraps=True))
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * step)
        row.addLayout(left, 2)
        row.addWidget(self.preview, 4)
