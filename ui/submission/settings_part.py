"""报送设置: form, addressee, letterhead, seal, draft mark, copies, day, addresses, subject."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QToolButton, QWidget

from model.submission import Filing, usual_addressees, usual_subject
from model.submission_settings import MOST_COPIES, TEXTS
from model.words import DraftMark, ReportForm
from ui.choices import Choice
from ui.fields import ChoiceField, LineField, settle_all
from ui.flow import FlowLayout
from ui.form_parts import FieldWord, Section, label
from ui.number_field import NumberField

_OVER = {
    True: "已打包并寄发，不再改；需要更正的，登记退回或补报。",
    False: "已由对方确认，不再改；需要更正的，登记退回或补报。",
}


class SettingsPart(Section):
    """What is printed and where it goes; the usual stands in each field until it is changed."""

    requested_fields = Signal(object)
    requested_day = Signal(object)

    def __init__(self) -> None:
        self.words = {key: FieldWord() for key in TEXTS}
        super().__init__("报送设置")
        self._over = label(role="faded", wraps=True)
        self.form, self.draft_mark = ChoiceField(), ChoiceField()
        self.form.show_choices([Choice(each, each) for each in ReportForm], none=None)
        self._name_marks("")
        self.has_letterhead = QCheckBox("印发文机关标志和红线")
        self.has_seal = QCheckBox("落款留出盖章位置")
        self.copies = NumberField(least=1, most=MOST_COPIES, suffix=" 份")
        self.day, self._day_reset = _day_field(), self._reset("数据截止日")
        self.texts = {key: LineField() for key in TEXTS}
        self.texts["email_to"].setPlaceholderText("来文没有写明，问清后填写")
        self._shown_day: date | None = None
        self._shown_copies = self.copies.value()
        self._usual: dict[str, str] = {}
        self._resets: dict[str, QToolButton] = {}
        self._lay_out()
        self._connect()

    def show_filing(self, filing: Filing, as_of: date, *, can_edit: bool) -> None:
        """Show what holds; what was not said is the usual, `as_of` that of the ledger.

        What is typed just now stays; of a filing that is over nothing changes any more.
        """
        can_change = can_edit and not filing.is_over
        self._over.setText(_OVER[filing.is_closed] if can_edit and filing.is_over else "")
        self._over.setVisible(bool(self._over.text()))
        self._usual = {
            "addressee": usual_addressees(filing.task_list, filing.form)[0],
            "deliver_to": filing.task_list.report_to,
            "email_to": "",
            "email_subject": usual_subject(filing.task_list, filing.office),
        }
        others = usual_addressees(filing.task_list, filing.form)[1:]
        self.texts["addressee"].setToolTip(f"也可以是：{'、'.join(others)}" if others else "")
        for key, field in self.texts.items():
            words = str(getattr(filing, key))
            field.show_value(words)
            field.setEnabled(can_change)
            self._resets[key].setVisible(can_change and self._usual[key] not in ("", words))
        for box, on in (
            (self.has_letterhead, filing.has_letterhead),
            (self.has_seal, filing.has_seal),
        ):
            with QSignalBlocker(box):
                box.setChecked(on)
        if self.copies.value() == self._shown_copies or not can_change:  # else it is typed just now
            with QSignalBlocker(self.copies):
                self.copies.setValue(filing.copies)
        self._shown_copies = filing.copies
        self._show_day(filing.as_of or as_of, can_edit=can_change)
        self._day_reset.setVisible(self.day.isEnabled() and filing.as_of is not None)
        self.form.show_value(filing.form)
        self._name_marks("（已签发，不印）" if filing.is_signed else "")
        self.draft_mark.show_value(filing.stored.draft_mark)
        for each in (self.form, self.has_letterhead, self.has_seal, self.copies):
            each.setEnabled(can_change)
        self.draft_mark.setEnabled(can_change and not filing.is_signed)
        said = "已登记签发，成效报告不再标稿别" if filing.is_signed else ""
        self.draft_mark.setToolTip(said or "签发以前印在成效报告标题下面")

    def forget(self) -> None:
        """Another ledger: what is typed is not of it."""
        self._shown_copies, self._shown_day = self.copies.value(), None

    def recolour(self) -> None:
        super().recolour()
        for word in self.words.values():
            word.recolour()

    def settle(self) -> bool:
        """Store what is typed; False while refused words stand here."""
        self._ask_copies()
        self._ask_day()
        return settle_all(*self.texts.values())

    def tell(self, fields: Iterable[str], sentence: str) -> None:
        """Say why a field cannot stand, below it; what has no such place goes to the first."""
        key = next((each for each in fields if each in self.words), "addressee")
        self.words[key].refuse(sentence)

    def _name_marks(self, aside: str) -> None:
        marks = [Choice(each, f"{each}{aside}") for each in DraftMark]
        self.draft_mark.show_choices(marks, none=None)

    def _connect(self) -> None:
        for key, field in self.texts.items():
            field.settled.connect(lambda words, key=key: self._ask(key, words))
        for name, choice in (("form", self.form), ("draft_mark", self.draft_mark)):
            choice.settled.connect(
                lambda chosen, name=name: self.requested_fields.emit({name: chosen})
            )
        for name, box in (("has_letterhead", self.has_letterhead), ("has_seal", self.has_seal)):
            box.toggled.connect(lambda on, name=name: self.requested_fields.emit({name: on}))
        self.day.editingFinished.connect(self._ask_day)
        self._day_reset.clicked.connect(lambda: self.requested_day.emit(None))
        self.copies.editingFinished.connect(self._ask_copies)

    def _ask(self, key: str, words: str) -> None:
        """The usual words are not kept: they follow what they come from."""
        usual = words == self._usual.get(key)
        self.requested_fields.emit({key: "" if usual else words})

    def _ask_copies(self) -> None:
        """The field tells of itself when it is only left, too."""
        self.copies.interpretText()
        if self.copies.value() != self._shown_copies:
            self._shown_copies = self.copies.value()
            self.requested_fields.emit({"copies": self._shown_copies})

    def _ask_day(self) -> None:
        """As with the copies."""
        self.day.interpretText()
        chosen = self._chosen_day()
        if self._shown_day is not None and chosen != self._shown_day:
            self._shown_day = chosen  # a question takes the keyboard, and the field is left again
            self.requested_day.emit(chosen)

    def _chosen_day(self) -> date:
        day = self.day.date()
        return date(day.year(), day.month(), day.day())

    def _show_day(self, day: date, *, can_edit: bool) -> None:
        is_typed = self._shown_day is not None and self._chosen_day() != self._shown_day
        if (day != self._shown_day or is_typed) and not (is_typed and can_edit):
            with QSignalBlocker(self.day):
                self.day.setDate(QDate(day.year, day.month, day.day))
        self._shown_day = day
        self.day.setEnabled(can_edit)

    def _lay_out(self) -> None:
        self.add_wide(self._over)
        self.add("文种", self.form)
        self._add_text("addressee")
        self.add("稿别", self.draft_mark)
        self.add("版式", self._side_by_side(self.has_letterhead, self.has_seal))
        self.add("纸件份数", self.copies)
        self.add("数据截止日", self._beside(self.day, self._day_reset))
        for key in ("deliver_to", "email_to", "email_subject"):
            self._add_text(key)

    def _add_text(self, key: str) -> None:
        reset = self._resets[key] = self._reset(TEXTS[key])
        reset.clicked.connect(lambda: self.requested_fields.emit({key: ""}))
        row = self._beside(self.texts[key], reset)
        self.add(TEXTS[key], row, below=self.words[key])
        self.texts[key].setAccessibleName(TEXTS[key])
        self.texts[key].mended.connect(self.words[key].clear)

    def _reset(self, name: str) -> QToolButton:
        reset = QToolButton()
        reset.setText("恢复默认")
        reset.setProperty("role", "link")
        reset.setAccessibleName(f"恢复默认的{name}")
        return reset

    def _beside(self, field: QWidget, reset: QToolButton) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(field, 1)
        line.addWidget(reset)
        row.setFocusProxy(field)
        return row

    def _side_by_side(self, *boxes: QWidget) -> QWidget:
        row = QWidget()
        line = FlowLayout(row, across=2 * self._step, down=self._step // 2)
        line.setContentsMargins(0, 0, 0, 0)
        for box in boxes:
            line.addWidget(box)
        return row


class _DayField(QDateEdit):
    """The wheel scrolls the form, not the day."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _day_field() -> QDateEdit:
    field = _DayField()
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.setDisplayFormat("yyyy年M月d日")
    field.setCalendarPopup(True)
    field.setAccessibleName("数据截止日")
    field.setToolTip("签发的报告算到哪一天；报送包里的表格、与定稿的核对都算到这一天")
    return field
