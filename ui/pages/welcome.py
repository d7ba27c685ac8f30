"""The first page (首页): what the program is for and the three ways to begin."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.form_parts import clear
from ui.icons import icon
from ui.resources import RESOURCES
from ui.tooltips import tip

CLASSIFIED = "本软件不处理涉密信息。请勿录入、存放涉密文件和内容。"
_WAYS = (
    ("new_ledger", "新建台账", "三步建好本单位的台账：\n单位、名单、任务清单", "new"),
    ("open_ledger", "打开台账", "打开已有的台账文件\n（*.zhize）", "open"),
    ("open_sample", "打开示例", "看看虚构的示例省\n一年的台账是什么样", "document"),
)


class WelcomePage(QWidget):
    """New, open, sample; recent ledgers; the sentence about classified papers."""

    requested_ledger = Signal(Path)

    def __init__(self, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._actions = actions
        self._step = theme.unit(self.font())
        self._cards: list[tuple[QPushButton, str]] = []
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._recent_title = self._label("最近打开", "faded")
        self._lay_out()
        self.recolour()

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Offer the ledgers opened lately."""
        clear(self._recent)
        for path in paths[:5]:
            self._recent.addWidget(self._recent_button(path))
        self._recent_title.setVisible(bool(paths))

    def recolour(self) -> None:
        """Take the colours of the theme in force."""
        for button, name in self._cards:
            button.setIcon(icon(name, "accent"))

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(2 * self._step)
        middle.addLayout(self._name_line())
        middle.addWidget(
            self._label("把年度任务清单的认领、分解、督办和报送，记在一本台账里。", "faded")
        )
        middle.addSpacing(self._step)
        middle.addLayout(self._ways())
        middle.addSpacing(self._step)
        middle.addWidget(self._recent_title)
        middle.addLayout(self._recent)
        middle.addSpacing(2 * self._step)
        line = QFrame(frameShape=QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Plain)
        line.setForegroundRole(self.palette().ColorRole.Mid)
        middle.addWidget(line)
        middle.addWidget(self._label(CLASSIFIED, "soon"))
        middle.addWidget(self._label("不联网、不上传，全部内容只存在您选定的台账文件中。", "faded"))
        grid = QGridLayout(self)
        grid.addLayout(middle, 1, 1)
        for side in (0, 2):
            grid.setColumnStretch(side, 1)
        grid.setRowStretch(0, 2)
        grid.setRowStretch(2, 3)

    def _name_line(self) -> QHBoxLayout:
        picture = QLabel()
        side = 6 * self._step
        picture.setPixmap(QIcon(str(RESOURCES / "icons" / "zhize.svg")).pixmap(QSize(side, side)))
        name = self._label("知责")
        font = name.font()
        font.setPointSizeF(font.pointSizeF() * 2.2)
        name.setFont(font)
        line = QHBoxLayout()
        line.setSpacing(2 * self._step)
        line.addWidget(picture)
        line.addWidget(name)
        line.addStretch(1)
        return line

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * self._step)
        for name, title, words, picture in _WAYS:
            row.addWidget(self._card(name, title, words, picture))
        return row

    def _card(self, name: str, title: str, words: str, picture: str) -> QWidget:
        button = QPushButton(title)
        button.setIconSize(QSize(24, 24))
        button.setMinimumSize(24 * self._step, 6 * self._step)
        button.clicked.connect(self._actions[name].trigger)
        if name == "new_ledger":
            button.setDefault(True)
        self._cards.append((button, picture))
        card = QWidget()
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(button)
        column.addWidget(self._label(words, "faded"))
        return card

    def _recent_button(self, path: Path) -> QToolButton:
        button = QToolButton()
        button.setText(path.stem)
        button.setToolTip(tip(str(path)))
        button.setIcon(icon("document", "faded"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(lambda: self.requested_ledger.emit(path))
        return button

    @staticmethod
    def _label(text: str, role: str = "") -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            label.setProperty("role", role)
        return label
