"""The chips above 进展督办: how much is to be chased for what; one of them narrows the list."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from model.standing import Chase
from model.words import Lamp
from ui.flow import FlowLayout
from ui.icons import icon
from ui.lamps import lamp_icon

_TIPS = {
    None: "逾期、临期、本期未报、已报待核和拟调整的举措",
    Chase.LATE: "过了完成时限、还没有确认办结",
    Chase.SOON: "临近完成时限，或上季度阶段目标未达到",
    Chase.SILENT: "已启动、未报完成，本期还没有填报进展",
    Chase.REPORTED: "单位已报完成，待核实后确认办结",
    Chase.TO_ADJUST: "单位申请调整时限，待批准",
}
_LAMPS = {Chase.LATE: Lamp.LATE, Chase.SOON: Lamp.SOON}
_ICONS = {Chase.SILENT: "follow_up", Chase.REPORTED: "check", Chase.TO_ADJUST: "edit"}


class ChaseChips(QWidget):
    """One chip for each thing chased for, and one for all."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: dict[Chase | None, QToolButton] = {}
        group = QButtonGroup(self)
        line = FlowLayout(self, across=2, down=2)
        for chase in (None, *Chase):
            chip = self._chip(chase)
            group.addButton(chip)
            line.addWidget(chip)
            self.chips[chase] = chip
        self.chips[None].setChecked(True)

    def show_counts(self, counts: Mapping[Chase | None, int], *, period: str) -> None:
        """How many actions each chip stands for."""
        for chase, chip in self.chips.items():
            chip.setText(f"{chase or '全部'} {counts[chase]}")
        self.chips[Chase.SILENT].setToolTip(f"{_TIPS[Chase.SILENT]}（{period}）")

    def show_chase(self, chase: Chase | None) -> None:
        """Mark the chip of what the list shows."""
        with QSignalBlocker(self.chips[chase]):
            self.chips[chase].setChecked(True)

    def recolour(self) -> None:
        """Take the colours of the theme in force."""
        for chase, chip in self.chips.items():
            if chase in _LAMPS:
                chip.setIcon(lamp_icon(_LAMPS[chase]))
            elif chase is not None:
                chip.setIcon(icon(_ICONS[chase], "accent"))

    def _chip(self, chase: Chase | None) -> QToolButton:
        chip = QToolButton()
        chip.setCheckable(True)
        chip.setProperty("role", "count")
        chip.setIconSize(QSize(14, 14))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setToolTip(_TIPS[chase])
        chip.clicked.connect(lambda: self.chosen.emit(chase))
        return chip
