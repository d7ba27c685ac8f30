"""A paper with its bar (纸面预览): page n of m, zoom, and the pages below."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.flow import FlowLayout
from ui.form_parts import label
from ui.number_field import NumberField
from ui.preview.pages_view import PagesView, Zoom
from ui.tooltips import tip


class PaperView(QWidget):
    """Shows a PDF with all that is needed to read it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = PagesView()
        self.page = NumberField(least=0, most=99)
        self.of_pages: QLabel = label(role="faded")
        self.zoom = QComboBox()
        self.data = b""
        self._smaller = _button("－", "缩小（Ctrl+减号）", self.pages.zoom_out)
        self._larger = _button("＋", "放大（Ctrl+加号）", self.pages.zoom_in)
        self._lay_out()
        self.page.editingFinished.connect(lambda: self.pages.go_to(self.page.value()))
        self.zoom.activated.connect(lambda at: self.pages.set_zoom(list(Zoom)[at]))
        self.pages.page_changed.connect(self._show_page)
        self.pages.zoom_changed.connect(self._show_zoom)

    def show_pdf(self, data: bytes) -> None:
        """Show this PDF."""
        self.data = data
        self.pages.show_pdf(data)

    def clear(self) -> None:
        """Show nothing."""
        self.data = b""
        self.pages.clear()

    def _show_page(self, page: int, pages: int) -> None:
        with QSignalBlocker(self.page):
            self.page.setRange(min(1, pages), pages)
            self.page.setValue(page)
        self.of_pages.setText(f"/ {pages} 页")
        self._place.setVisible(pages > 0)

    def _show_zoom(self, scale: float) -> None:
        zoom = self.pages.zoom
        percent = f"{scale:.0%}"
        if isinstance(zoom, Zoom):
            self.zoom.setCurrentIndex(list(Zoom).index(zoom))
            self.zoom.setToolTip(tip(percent))
        else:
            # What was reached by steps is none of the choices: it is shown without being one.
            self.zoom.setCurrentIndex(-1)
            self.zoom.setPlaceholderText(percent)

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        self.zoom.addItems(list(Zoom))
        self.zoom.setAccessibleName("显示比例")
        self.zoom.setMinimumContentsLength(6)
        self.page.setAccessibleName("页码")
        self.page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.page.setKeyboardTracking(False)
        self.page.setFixedWidth(self.fontMetrics().horizontalAdvance("00000") + 3 * step)
        bar = QWidget()
        line = FlowLayout(bar, across=step, down=step // 2)
        line.setContentsMargins(round(1.5 * step), step, round(1.5 * step), step)
        self._place = _together(label("第"), self.page, self.of_pages, step=step)
        self._place.hide()
        line.addWidget(self._place)
        line.add_stretch()
        line.addWidget(_together(self._smaller, self.zoom, self._larger, step=step))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.pages, 1)


def _together(*widgets: QWidget, step: int) -> QWidget:
    """What stays in one line."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(step)
    for each in widgets:
        line.addWidget(each)
    return made


def _button(text: str, about: str, do: object) -> QToolButton:
    made = QToolButton()
    made.setText(text)
    made.setToolTip(tip(about))
    made.setAccessibleName(about)
    made.clicked.connect(do)
    return made
