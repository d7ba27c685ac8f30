"""The papers that can be made (报送材料): which, where to, how far, and what came of it."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.form_parts import clear, label
from ui.icons import icon
from ui.snug_area import SnugArea
from ui.told_progress import read_progress
from ui.tooltips import tip


class PapersPanel(QWidget):
    """Asks for papers, follows the child that writes them, offers the files."""

    requested_make = Signal()
    requested_cancel = Signal()
    requested_folder = Signal()
    requested_launch = Signal(Path)
    requested_preview = Signal(Path)

    def __init__(
        self,
        papers: Mapping[str, tuple[str, str]],
        *,
        ticked: Collection[str],
        parent: QWidget | None = None,
    ) -> None:
        """Papers are name → (title, what it is); `ticked` are those that are usually made."""
        super().__init__(parent)
        self.boxes = {name: QCheckBox(title) for name, (title, _) in papers.items()}
        for name, box in self.boxes.items():
            box.setChecked(name in ticked)
        self.ranked = QCheckBox("进展通报按完成率排名（局领导同意后再勾）")
        self.make, self.cancel = QPushButton("生成报送材料"), QPushButton("取消")
        self._asked, self._as_of = label(wraps=True), label(role="faded")
        self._folder = label(role="faded")
        self._bar, self._said = QProgressBar(), label(role="faded", wraps=True)
        self._held, self._results = QWidget(), QGridLayout()
        self._area = SnugArea(self._held)
        self._area.setAccessibleName("报送材料")
        self._written: list[Path] = []
        self.asked_for: Sequence[str] = ()
        self._lay_out([about for _, about in papers.values()])
        self.make.clicked.connect(self.requested_make)
        self.cancel.clicked.connect(self.requested_cancel)
        self.rest("")

    def show_facts(self, *, asked: str, as_of: str, folder: str) -> None:
        """What the document asks for, up to which day the papers count, where they go."""
        self._asked.setText(asked)
        self._as_of.setText(as_of)
        room = max(200, self._folder.width())
        elide = Qt.TextElideMode.ElideMiddle
        self._folder.setText(self.fontMetrics().elidedText(folder, elide, room))
        self._folder.setToolTip(tip(folder))

    def ticked(self) -> list[str]:
        """The papers that are asked for."""
        return [name for name, box in self.boxes.items() if box.isChecked()]

    def is_ranked(self) -> bool:
        """Whether the head of the office wants the units ranked."""
        return self.boxes["bulletin"].isChecked() and self.ranked.isChecked()

    def begin(self, names: Sequence[str]) -> None:
        """These are being written."""
        self.asked_for = names
        clear(self._results)
        self._written.clear()
        self._say("正在生成，可以继续做别的…")
        self._bar.setRange(0, 0)
        self._bar.show()
        self.cancel.show()
        self.make.setEnabled(False)

    def hear(self, line: str) -> None:
        """A line of the child: 进度 3/92, or 已生成：path."""
        if (progress := read_progress(line)) is not None:
            done, total = progress
            self._bar.setRange(0, total)
            self._bar.setValue(done)
        elif line.startswith("已生成："):
            path = Path(line.removeprefix("已生成："))
            self._written.append(path)
            for column, each in enumerate(self._result(path)):
                self._results.addWidget(each, len(self._written), column)

    def rest(self, said: str) -> None:
        """Nothing is being written; say what came of it."""
        self._say(said)
        self._bar.hide()
        self.cancel.hide()
        self.make.setEnabled(True)

    def forget(self) -> None:
        """Another ledger: its papers are not here."""
        clear(self._results)
        self._written.clear()
        self.rest("")

    def said(self) -> str:
        """What is said of the papers."""
        return self._said.text()

    def written(self) -> Sequence[Path]:
        """The files that were written."""
        return tuple(self._written)

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))
        if words:  # once it has its place
            QTimer.singleShot(0, self, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        """What is said, and the files below it."""
        self._area.ensureWidgetVisible(self._said, 0, self._results.sizeHint().height())

    def _lay_out(self, abouts: Sequence[str]) -> None:
        step = theme.unit(self.font())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        column = QVBoxLayout(self._held)
        column.setContentsMargins(3 * step, 2 * step, 3 * step, 2 * step)
        column.setSpacing(step)
        column.addWidget(self._asked)
        column.addSpacing(step)
        column.addLayout(self._choices(abouts, step))
        column.addSpacing(step)
        column.addLayout(self._place(step))
        column.addWidget(self._said)
        self._results.setHorizontalSpacing(step)
        self._results.setColumnStretch(3, 1)
        column.addLayout(self._results)
        whole.addWidget(self._area)
        whole.addWidget(self._foot(step))
        whole.addStretch(1)

    def _foot(self, step: int) -> QWidget:
        """The button, and how far it is: in sight however low the window is."""
        foot = QFrame()
        foot.setObjectName("paneFoot")
        column = QVBoxLayout(foot)
        column.setContentsMargins(3 * step, step, 3 * step, step)
        column.setSpacing(step)
        self.make.setProperty("role", "primary")
        buttons = QHBoxLayout()
        buttons.addWidget(self.make)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self._bar.setTextVisible(False)
        column.addWidget(self._bar)
        return foot

    def _choices(self, abouts: Sequence[str], step: int) -> QGridLayout:
        """Each paper with what it is beside it."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * step)
        grid.setVerticalSpacing(step)
        grid.setColumnStretch(1, 1)
        for box, words in zip(self.boxes.values(), abouts, strict=True):
            row = grid.rowCount()
            grid.addWidget(box, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(words, "faded", wraps=True), row, 1)
            if box is self.boxes["bulletin"]:
                grid.addWidget(self.ranked, row + 1, 1)
        bulletin = self.boxes["bulletin"]
        bulletin.toggled.connect(self.ranked.setVisible)
        self.ranked.setVisible(bulletin.isChecked())
        return grid

    def _place(self, step: int) -> QGridLayout:
        change = QPushButton("更改…")
        change.clicked.connect(self.requested_folder)
        place = QGridLayout()
        place.setHorizontalSpacing(2 * step)
        place.setColumnStretch(1, 1)
        place.addWidget(label("数据截止日"), 0, 0)
        place.addWidget(self._as_of, 0, 1)
        place.addWidget(label("存放位置"), 1, 0)
        place.addWidget(self._folder, 1, 1)
        place.addWidget(change, 1, 2)
        return place

    def _result(self, path: Path) -> list[QWidget]:
        """A file, its folder, and how it looks if that can be shown."""
        name, folder = QToolButton(), QToolButton()
        name.setText(path.name)
        name.setToolTip(tip(f"打开 {path}"))
        name.setIcon(icon("table" if path.suffix == ".xlsx" else "document", "accent"))
        name.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        name.clicked.connect(lambda: self.requested_launch.emit(path))
        folder.setText("所在文件夹")
        folder.setProperty("role", "link")
        folder.clicked.connect(lambda: self.requested_launch.emit(path.parent))
        if path.suffix != ".pdf":
            return [name, folder]
        look = QToolButton()
        look.setText("预览")
        look.setProperty("role", "link")
        look.setToolTip(tip(f"在程序里看 {path.name}，可以打印"))
        look.clicked.connect(lambda: self.requested_preview.emit(path))
        return [name, folder, look]
