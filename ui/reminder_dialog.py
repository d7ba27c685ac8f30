"""登记催办: how strongly, when and by what way units were reminded."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from model.words import ReminderKind
from ui import theme
from ui.delegates import make_roomy
from ui.form_parts import FieldWord, Section, label
from ui.reminder_verbs import GivenReminder, Recipient, recipients_text

_MANNERS = ("电话", "微信", "书面", "会议")
_SHOWN = 6  # names that fit without a scroll bar


class ReminderDialog(QDialog):
    """Asks for one reminder; what is usual stands in it already."""

    def __init__(
        self,
        to: Sequence[Recipient],
        *,
        kind: ReminderKind,
        day: date,
        manners: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("登记催办")
        self._kinds = QButtonGroup(self)
        self.kinds = {each: QRadioButton(str(each)) for each in ReminderKind}
        for each, button in self.kinds.items():
            self._kinds.addButton(button)
            button.setChecked(each is kind)
        self.day = QDateEdit(QDate(day.year, day.month, day.day))
        self.day.setDisplayFormat("yyyy年M月d日")
        self.day.setCalendarPopup(True)
        self.manner = QComboBox()
        self.manner.setEditable(True)
        make_roomy(self.manner)
        self.manner.addItems(list(dict.fromkeys((*manners, *_MANNERS))))
        self.remark = QLineEdit()
        self.remark.setPlaceholderText("没有可不填")
        self.word, self._column = FieldWord(), QVBoxLayout(self)
        self.day.dateChanged.connect(lambda _: self.word.clear())
        self._lay_out(to)
        self._usual = self.given()

    def typed(self) -> dict[str, tuple[str, str]]:
        """Key, name and words of what is not as it usually is."""
        now, usual = self.given(), self._usual
        fields = {
            "kind": ("轻重", str(now.kind), str(usual.kind)),
            "on": ("日期", now.on.isoformat(), usual.on.isoformat()),
            "manner": ("方式", now.manner, usual.manner),
            "remark": ("备注", now.remark, usual.remark),
        }
        return {
            key: (name, words) for key, (name, words, usually) in fields.items() if words != usually
        }

    def write(self, words: Mapping[str, str]) -> None:
        """Put words back by their keys; the other fields stay."""
        for each, button in self.kinds.items():
            if words.get("kind") == each:
                button.setChecked(True)
        if "on" in words:
            self.day.setDate(QDate.fromString(words["on"], Qt.DateFormat.ISODate))
        if "manner" in words:
            self.manner.setCurrentText(words["manner"])
        if "remark" in words:
            self.remark.setText(words["remark"])

    def given(self) -> GivenReminder:
        """What was filled in."""
        day = self.day.date()
        return GivenReminder(
            kind=next(each for each, button in self.kinds.items() if button.isChecked()),
            on=date(day.year(), day.month(), day.day()),
            manner=self.manner.currentText(),
            remark=self.remark.text(),
        )

    def refuse(self, sentence: str) -> None:
        """Say why it was not noted."""
        self.word.refuse(sentence)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Sentences that run over several lines would press the fields together."""
        self.setMinimumHeight(max(0, self._column.totalHeightForWidth(self.width())))

    def _lay_out(self, to: Sequence[Recipient]) -> None:
        step = theme.unit(self.font())
        kinds = QWidget()
        line = QHBoxLayout(kinds)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2 * step)
        for button in self.kinds.values():
            line.addWidget(button)
        line.addStretch(1)
        form = Section()
        for name, field in (
            ("轻重", kinds),
            ("日期", self.day),
            ("方式", self.manner),
            ("备注", self.remark),
        ):
            form.add(name, field)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        done = buttons.addButton("登记", QDialogButtonBox.ButtonRole.AcceptRole)
        done.setProperty("role", "primary")
        done.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = self._column
        column.setContentsMargins(3 * step, 2 * step, 3 * step, 2 * step)
        column.setSpacing(step)
        column.addWidget(label(recipients_text(to)))
        if len(to) > 1:
            column.addWidget(label(_names(to), "faded", wraps=True))
        column.addWidget(form)
        column.addWidget(self.word)
        column.addWidget(label("登记后记入修改记录，可以撤销。", "faded"))
        column.addWidget(buttons)
        self.setMinimumWidth(56 * step)


def _names(to: Sequence[Recipient]) -> str:
    shown = "、".join(f"{each.name} {len(each.action_ids)} 项" for each in to[:_SHOWN])
    return shown + (f"等 {len(to)} 家" if len(to) > _SHOWN else "")
