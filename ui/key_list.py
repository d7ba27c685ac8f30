"""快捷键: all keys of the program in one place, made from the table of commands."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.actions import Menu, commands_of

_IN_VIEWS = (
    ("↑ ↓ ← →", "在清单和表格中移动；← → 收起和展开"),
    ("1 2 3 0", "在清单和认领视图中认领，可一次选多条"),
    ("回车、空格", "在清单和认领视图中采纳建议；空白处等同查看详情"),
    ("R 或 F2", "在认领视图中写认领理由"),
    ("直接打字", "在表格中换掉当前格；回车也打开当前格"),
    ("回车、Tab", "填写一格时存入，下移、右移；加 Shift 上移、左移"),
    ("Esc", "填写一格时放弃"),
    ("Ctrl+回车", "填写一格时存入选中的各行"),
    ("Ctrl+A、Shift+↑↓", "选中多项"),
    ("Tab", "在清单、详情中到下一处，在表格中右移一格"),
)


class KeyList(QDialog):
    """A table of keys, menu by menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("快捷键")
        step = theme.unit(self.font())
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(2 * step, step, 2 * step, step)
        self._grid.setHorizontalSpacing(3 * step)
        self._grid.setColumnStretch(1, 1)
        for menu in Menu:
            rows = [
                ("、".join(_shown(k) for k in c.keys), c.text.rstrip("…"))
                for c in commands_of(menu)
                if c.keys
            ]
            self._add_group(menu.split("(")[0], rows)
        self._add_group("清单和表格", list(_IN_VIEWS))
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setAccessibleName("快捷键")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 2 * step, 2 * step)
        column.setSpacing(step)
        column.addWidget(area)
        column.addWidget(buttons)
        self.resize(76 * step, 84 * step)

    def _add_group(self, title: str, rows: list[tuple[str, str]]) -> None:
        if not rows:
            return
        heading = QLabel(title)
        heading.setProperty("role", "accent")
        heading.setContentsMargins(0, theme.unit(self.font()), 0, 0)
        self._grid.addWidget(heading, self._grid.rowCount(), 0, 1, 2)
        for keys, text in rows:
            at = self._grid.rowCount()
            self._grid.addWidget(QLabel(keys), at, 0)
            self._grid.addWidget(QLabel(text), at, 1)


def _shown(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
