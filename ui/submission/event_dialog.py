"""登记…: one entry of the register; what is usual stands in it already."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from model.submission_events import EventValues
from model.submission_settings import MOST_COPIES
from model.words import SubmissionEventKind as Kind
from ui import theme
from ui.form_parts import FieldWord, Section, label
from ui.number_field import NumberField
from ui.submission.words import ABOUT, FIELDS, hint, remark_name

_NO_COPIES = 0


class EventDialog(QDialog):
    """Asks for what a kind of entry has; gives it back, changed or not."""

    def __init__(
        self,
        usual: EventValues,
        *,
        is_new: bool,
        letters: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind: Kind = usual.kind
        self.setWindowTitle(f"{'登记' if is_new else '修改登记'}：{usual.kind}")
        self.day = QDateEdit(_qdate(usual.happened_on))
        self.day.setDisplayFormat("yyyy年M月d日")
        self.day.setCalendarPopup(True)
        self.names = {**FIELDS[usual.kind], "remark": remark_name(usual.kind)}
        self.texts = {key: QLineEdit() for key in self.names if key != "copies"}
        for key, field in self.texts.items():
            field.setText(str(getattr(usual, key)))
            field.setPlaceholderText(hint(usual.kind, key, letters, usual.happened_on.year))
        self.copies = NumberField(least=_NO_COPIES, most=MOST_COPIES, suffix=" 份")
        self.copies.setSpecialValueText("未填")
        self.copies.setValue(usual.copies or _NO_COPIES)
        self.word, self._column = FieldWord(), QVBoxLayout(self)
        self._lay_out(is_new=is_new)
        self._before = self._words()

    def given(self) -> dict[str, object]:
        """What was filled in, by the names of an entry."""
        values: dict[str, object] = {key: field.text() for key, field in self.texts.items()}
        if "copies" in self.names:
            values["copies"] = self.copies.value() or None
        return {"happened_on": self._day(), **values}

    def typed(self) -> dict[str, tuple[str, str]]:
        """Key, name and words of what is not as it was."""
        return {k: each for k, each in self._words().items() if each != self._before[k]}

    def write(self, words: Mapping[str, str]) -> None:
        """Put words back by their keys; the other fields stay."""
        for key, field in self.texts.items():
            if key in words:
                field.setText(words[key])
        if "happened_on" in words:
            self.day.setDate(QDate.fromString(words["happened_on"], Qt.DateFormat.ISODate))
        if words.get("copies", "").isdigit():
            self.copies.setValue(int(words["copies"]))

    def refuse(self, sentence: str) -> None:
        """Say why it was not registered."""
        self.word.refuse(sentence)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _day(self) -> date:
        day = self.day.date()
        return date(day.year(), day.month(), day.day())

    def _words(self) -> dict[str, tuple[str, str]]:
        words = {key: (self.names[key], field.text()) for key, field in self.texts.items()}
        words["happened_on"] = ("日期", self._day().isoformat())
        if "copies" in self.names:
            words["copies"] = ("份数", str(self.copies.value()))
        return words

    def _make_room(self) -> None:
        """Sentences that run over several lines would press the fields together."""
        self.setMinimumHeight(max(0, self._column.totalHeightForWidth(self.width())))

    def _lay_out(self, *, is_new: bool) -> None:
        step = theme.unit(self.font())
        form = Section()
        form.add("日期", self.day)
        for key, name in self.names.items():
            form.add(name, self.copies if key == "copies" else self.texts[key])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        done = buttons.addButton(
            "登记" if is_new else "存入", QDialogButtonBox.ButtonRole.AcceptRole
        )
        done.setProperty("role", "primary")
        done.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = self._column
        column.setContentsMargins(3 * step, 2 * step, 3 * step, 2 * step)
        column.setSpacing(step)
        column.addWidget(label(f"{ABOUT[self.kind]}。", "faded", wraps=True))
        column.addWidget(form)
        column.addWidget(self.word)
        column.addWidget(buttons)
        self.setMinimumWidth(64 * step)
        # The first that is still to be filled in; the day is usually right.
        empty = [f for key, f in self.texts.items() if not f.text() and key != "remark"]
        first: QWidget = empty[0] if empty else done
        first.setFocus()


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
