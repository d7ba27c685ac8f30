"""单位设置: the names of the office, its contact, when an action turns 临期, 填报周期."""

from collections.abc import Mapping

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from model.settings import Settings
from model.words import ReportPeriod
from ui import theme
from ui.delegates import make_roomy
from ui.dialog_buttons import ok_and_cancel
from ui.form_parts import label
from ui.number_field import NumberField

_NAMES = ("单位全称", "单位简称", "发文代字", "联系人", "联系电话")
_SOON, _PERIOD, _CLERK = "到期前几天亮临期", "填报周期", "本机经办人"


class OfficeDialog(QDialog):
    """Shows the settings of the ledger and gives back what was changed."""

    def __init__(self, settings: Settings, *, clerk: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("单位设置")
        self._settings = settings
        step = theme.unit(self.font())
        self.fields = {
            "office_full_name": QLineEdit(settings.office_full_name),
            "office_short_name": QLineEdit(settings.office_short_name),
            "office_letters": QLineEdit(settings.office_letters),
            "contact": QLineEdit(settings.contact),
            "contact_phone": QLineEdit(settings.contact_phone),
        }
        self.soon_days = NumberField(least=0, most=366, suffix=" 天")
        self.soon_days.setValue(settings.soon_days)
        self.report_period = QComboBox()
        self.report_period.addItems([str(each) for each in ReportPeriod])
        self.report_period.setCurrentText(str(settings.report_period))
        make_roomy(self.report_period)
        self.clerk = QLineEdit(clerk, placeholderText="不填写时用联系人的姓名")
        self.clerk.setToolTip("修改记录和调整前后对照里写这个姓名；只记在这台电脑上")
        form = QFormLayout()
        form.setSpacing(step)
        for name, field in zip(_NAMES, self.fields.values(), strict=True):
            form.addRow(name, field)
        form.addRow(_SOON, self.soon_days)
        form.addRow(_PERIOD, self.report_period)
        form.addRow(_CLERK, self.clerk)
        buttons = ok_and_cancel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * step, 2 * step, 3 * step, 2 * step)
        column.setSpacing(2 * step)
        words = "全称用于报告标题和落款；联系人印在附注中，并作为办结的确认人。"
        column.addWidget(label(words, "faded", wraps=True))
        column.addLayout(form)
        column.addWidget(buttons)
        self.setMinimumWidth(60 * step)
        self._before = self._words()

    def changes(self) -> dict[str, object]:
        """What is different from before."""
        wanted: dict[str, object] = {
            name: field.text().strip() for name, field in self.fields.items()
        }
        wanted["soon_days"] = self.soon_days.value()
        wanted["report_period"] = ReportPeriod(self.report_period.currentText())
        return {k: v for k, v in wanted.items() if v != getattr(self._settings, k)}

    def typed(self) -> dict[str, tuple[str, str]]:
        """Key, name and words of what is not as it was."""
        return {k: each for k, each in self._words().items() if each != self._before[k]}

    def write(self, words: Mapping[str, str]) -> None:
        """Put words back by their keys; the other fields stay."""
        for key, field in {**self.fields, "clerk": self.clerk}.items():
            if key in words:
                field.setText(words[key])
        if "soon_days" in words:
            self.soon_days.setValue(self.soon_days.valueFromText(words["soon_days"]))
        if "report_period" in words:
            self.report_period.setCurrentText(words["report_period"])

    def _words(self) -> dict[str, tuple[str, str]]:
        named = zip(_NAMES, self.fields.items(), strict=True)
        return {key: (name, field.text()) for name, (key, field) in named} | {
            "soon_days": (_SOON, self.soon_days.text()),
            "report_period": (_PERIOD, self.report_period.currentText()),
            "clerk": (_CLERK, self.clerk.text()),
        }
