"""The line above the table (筛选): counts that filter, and lists for unit, lamp, 进展."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from model.action_table import ActionFilter
from model.deadlines import LampCounts
from model.entities import UnitId
from model.words import Lamp, Progress
from ui import theme
from ui.choices import Choice
from ui.elided_label import ElidedLabel
from ui.fields import ChoiceField
from ui.flow import FlowLayout
from ui.form_parts import label
from ui.icons import icon
from ui.lamps import lamp_icon
from ui.picker import PickerField


class FilterBar(QFrame):
    """Shows what is looked for, and lets it be changed."""

    requested_filter = Signal(object)
    requested_clear = Signal()
    requested_action = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paneHead")
        self._filter = ActionFilter()
        self._title = label("落实举措")
        self._scope = ElidedLabel("", "faded")
        self._counts: dict[Lamp | None, QToolButton] = {
            lamp: self._count_button(lamp) for lamp in (None, *Lamp)
        }
        self._unit, self._progress = PickerField(), ChoiceField()
        self._unit.settled.connect(self._choose_unit)
        self._progress.settled.connect(self._choose_progress)
        self._unit.setFixedWidth(self.fontMetrics().horizontalAdvance("知识产权保护处（示范）"))
        self._unit.setAccessibleName("按单位筛选")
        self._progress.setMinimumContentsLength(8)
        self._progress.setAccessibleName("按进展筛选")
        self._progress.show_choices([Choice(each, each) for each in Progress], none="全部进展")
        self._clear = QToolButton()
        self._clear.setText("显示全部")
        self._clear.setProperty("role", "link")
        self._clear.clicked.connect(self.requested_clear)
        self._new = QToolButton()
        self._new.setText("新建举措")
        self._new.setToolTip("从选中的任务事项新建举措（Ctrl+N）")
        self._new.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._new.clicked.connect(self.requested_action)
        self.columns = QToolButton()
        self.columns.setText("列 ▾")
        self.columns.setToolTip("选择显示哪些列；表头可以拖动换位、调整宽窄")
        self.columns.setAccessibleName("选择显示的列")
        self.columns.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lay_out()

    def show_choices(self, units: Sequence[Choice]) -> None:
        """The units to choose from."""
        self._unit.show_choices(units, none="全部单位")
        self._unit.show_value(self._filter.unit_id)

    def show_filter(self, wanted: ActionFilter, *, scope: str, can_edit: bool) -> None:
        """Show what is looked for."""
        self._filter = wanted
        self._scope.show_words(scope)
        self._unit.show_value(wanted.unit_id)
        self._progress.show_value(wanted.progress)
        for lamp, button in self._counts.items():
            with QSignalBlocker(button):
                button.setChecked(wanted.lamp is lamp)
        self._clear.setVisible(wanted != ActionFilter() or bool(scope))
        self._new.setEnabled(can_edit)

    def show_counts(self, counts: LampCounts) -> None:
        """How many actions there are, lamp by lamp."""
        self._counts[None].setText(f"全部 {counts.total}")
        for lamp in Lamp:
            self._counts[lamp].setText(f"{lamp} {counts.by_lamp[lamp]}")

    def chip(self, lamp: Lamp | None) -> QToolButton:
        """The chip of a lamp, or of all."""
        return self._counts[lamp]

    def recolour(self) -> None:
        """Take the colours of the theme in force."""
        self._new.setIcon(icon("add", "accent"))
        for lamp, button in self._counts.items():
            if lamp is not None:
                button.setIcon(lamp_icon(lamp))

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        column = QVBoxLayout(self)
        column.setContentsMargins(round(1.5 * step), step // 2, step, step // 2)
        column.setSpacing(step // 2)
        first = FlowLayout(across=step, down=step // 2)
        second = FlowLayout(across=2, down=2)
        first.addWidget(self._title)
        first.addWidget(self._scope)
        first.addWidget(self._clear)
        first.addWidget(self._unit)
        first.addWidget(self._progress)
        first.addWidget(self._new)
        for button in self._counts.values():
            second.addWidget(button)
        second.add_stretch()
        second.addWidget(self.columns)
        column.addLayout(first)
        column.addLayout(second)
        self.recolour()

    def _count_button(self, lamp: Lamp | None) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setProperty("role", "count")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip(f"只看{lamp}的举措" if lamp else "不按亮灯筛选")
        button.clicked.connect(lambda: self._ask(replace(self._filter, lamp=lamp)))
        return button

    def _choose_unit(self, unit_id: str | None) -> None:
        self._ask(replace(self._filter, unit_id=UnitId(unit_id) if unit_id else None))

    def _choose_progress(self, progress: str | None) -> None:
        self._ask(replace(self._filter, progress=Progress(progress) if progress else None))

    def _ask(self, wanted: ActionFilter) -> None:
        self.requested_filter.emit(wanted)
