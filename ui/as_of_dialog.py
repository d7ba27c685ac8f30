"""数据截止日: today, or a day that the office fixes."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from model.settings import FIRST_DAY, LAST_DAY
from ui import theme
from ui.dialog_buttons import ok_and_cancel
from ui.form_parts import label


class AsOfDialog(QDialog):
    """Chooses between today and a fixed day."""

    def __init__(self, fixed: date | None, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("数据截止日")
        step = theme.unit(self.font())
        self._follow = QRadioButton("随今天变化（平时用）")
        self._fix = QRadioButton("固定为")
        shown = fixed or today
        self.day = QDateEdit(_date(shown))
        self.day.setDisplayFormat("yyyy年M月d日")
        self.day.setCalendarPopup(True)
        self.day.setAccessibleName("固定的数据截止日")
        self.day.setDateRange(_date(FIRST_DAY), _date(LAST_DAY))
        self.day.dateChanged.connect(lambda _: self._fix.setChecked(True))
        (self._fix if fixed else self._follow).setChecked(True)
        line = QHBoxLayout()
        line.addWidget(self._fix)
        line.addWidget(self.day)
        line.addStretch(1)
        buttons = ok_and_cancel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * step, 2 * step, 3 * step, 2 * step)
        column.setSpacing(step)
        column.addWidget(label("亮灯、完成率和各类材料都算到这一天，并印在材料上。", "faded"))
        column.addWidget(self._follow)
        column.addLayout(line)
        column.addSpacing(step)
        column.addWidget(buttons)

    def chosen(self) -> date | None:
        """The fixed day, None for today."""
        if self._follow.isChecked():
            return None
        day = self.day.date()
        return date(day.year(), day.month(), day.day())


def _date(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
