"""材料模板: the names and standard sentences that all papers of the office share."""

from collections.abc import Mapping

from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from model.office_templates import PLACEHOLDERS, Templates, filled
from model.settings import Settings
from ui import theme
from ui.dialog_buttons import ok_and_cancel
from ui.field_names import TEMPLATE_NAMES
from ui.form_parts import FieldWord, label
from ui.number_field import NumberField

_OWN_NAMES = ("letterhead", "signature", "printed_by", "recipients")
_SENTENCES = ("opening", "closing_report", "closing_letter", "note")
_EXAMPLE = {
    "来文": "推动知识产权高质量发展年度工作指引（2023）",
    "文号": "国知发运字〔2023〕7号",
    "年度": "2023",
    "事项": "推动知识产权高质量发展成效",
    "报告": "报告",
}
_MOST = 100_000


class TemplatesDialog(QDialog):
    """Shows the templates and gives back what was changed."""

    def __init__(
        self, templates: Templates, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("材料模板")
        self._templates = templates
        self._names = _EXAMPLE | {
            "本局": settings.office_full_name or "×××知识产权局",
            "联系人": settings.contact,
            "电话": settings.contact_phone,
        }
        self.fields = {
            name: QLineEdit(getattr(templates, name)) for name in (*_OWN_NAMES, *_SENTENCES)
        }
        self.least, self.most = (NumberField(least=0, most=_MOST, suffix=" 字") for _ in range(2))
        self.least.setAccessibleName(TEMPLATE_NAMES["least"])
        self.most.setAccessibleName(TEMPLATE_NAMES["most"])
        self.least.setValue(templates.least)
        self.most.setValue(templates.most)
        self.word = FieldWord()
        self.shown = {name: label(role="faded", wraps=True) for name in _SENTENCES}
        self._lay_out()
        for name in _SENTENCES:
            self.fields[name].textChanged.connect(lambda _, name=name: self._show(name))
            self._show(name)
        self._before = self._words()

    def changes(self) -> dict[str, object]:
        """What is different from before."""
        wanted: dict[str, object] = {k: field.text().strip() for k, field in self.fields.items()}
        wanted |= {"least": self.least.value(), "most": self.most.value()}
        return {k: v for k, v in wanted.items() if v != getattr(self._templates, k)}

    def typed(self) -> dict[str, tuple[str, str]]:
        """Key, name and words of what is not as it was."""
        return {k: each for k, each in self._words().items() if each != self._before[k]}

    def write(self, words: Mapping[str, str]) -> None:
        """Put words back by their keys; the other fields stay."""
        for key, field in self.fields.items():
            if key in words:
                field.setText(words[key])
        for key, number in (("least", self.least), ("most", self.most)):
            if key in words:
                number.setValue(number.valueFromText(words[key]))

    def _words(self) -> dict[str, tuple[str, str]]:
        parts: dict[str, QLineEdit | NumberField] = {
            **self.fields,
            "least": self.least,
            "most": self.most,
        }
        return {key: (TEMPLATE_NAMES[key], part.text()) for key, part in parts.items()}

    def _show(self, name: str) -> None:
        template = self.fields[name].text()
        told = filled(template, self._names) or "（名称都没有填写，不印）"
        self.shown[name].setText(f"印出来是：{told}")
        self.shown[name].setVisible("{" in template)

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        office = self._names["本局"]
        usual = {
            "letterhead": f"{office}文件",
            "signature": office,
            "printed_by": f"{office}办公室",
            "recipients": "承担任务的各类单位",
        }
        form = QFormLayout()
        form.setHorizontalSpacing(step)
        form.setVerticalSpacing(step // 2)
        for name, field in self.fields.items():
            field.setAccessibleName(TEMPLATE_NAMES[name])
            if name in usual:
                field.setPlaceholderText(f"不填写时用：{usual[name]}")
            form.addRow(TEMPLATE_NAMES[name], field)
            if name in self.shown:
                form.addRow("", self.shown[name])
        length = QHBoxLayout()
        length.setSpacing(step)
        length.addWidget(self.least)
        length.addWidget(label("至"))
        length.addWidget(self.most)
        length.addStretch(1)
        form.addRow("报告正文字数", length)
        known = "".join(f"{{{name}}}" for name in PLACEHOLDERS)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * step, 2 * step, 3 * step, 2 * step)
        column.setSpacing(round(1.5 * step))
        column.addWidget(
            label(f"改一处，各种材料都跟着改。花括号由程序填写：{known}。", "faded", wraps=True)
        )
        column.addLayout(form)
        column.addWidget(self.word)
        column.addWidget(ok_and_cancel(self))
        self.setMinimumWidth(84 * step)
