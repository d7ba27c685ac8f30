"""Panes and their headings (栏): the frame that the pages share."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui import theme
from ui.flow import FlowLayout


def pane(*widgets: QWidget) -> QFrame:
    """Widgets one below the other, edge to edge."""
    made = QFrame()
    made.setObjectName("pane")
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return made


def head(title: QWidget, *others: QWidget) -> QFrame:
    """The heading of a pane: its title at the left, the rest at the right, or below."""
    made = QFrame()
    made.setObjectName("paneHead")
    step = theme.unit(made.font())
    made.setMinimumHeight(5 * step)
    line = FlowLayout(made, across=step // 2, down=step // 2)
    line.setContentsMargins(round(1.5 * step), step // 2, step, step // 2)
    line.addWidget(title)
    line.add_stretch()
    for widget in others:
        line.addWidget(widget)
    return made
