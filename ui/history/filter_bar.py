"""The line above the steps (筛选): who, what, when, which words; all of them together."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QDate, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QDateEdit, QFrame, QLineEdit, QToolButton, QVBoxLayout

from model.history import HistoryFilter
from ui import theme
from ui.choices import Choice
from ui.elided_label import ElidedLabel
from ui.fields import ChoiceField
from ui.flow import FlowLayout
from ui.form_parts import label
from ui.history.words import KINDS
from ui.icons import icon

_PAUSE = 180  # milliseconds between the last key and the search
_OWN = "自选日期…"
_SPANS = ("今天", "最近7天", "本月", _OWN)


class HistoryFilterBar(QFrame):
    """Shows which steps are wanted, and lets it be changed."""

    requested_filter = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paneHead")
        self._filter, self._today = HistoryFilter(), date.min
        self._count, self._thing = label(role="faded"), ElidedLabel("", "accent")
        self.who, self.kind, self.span = ChoiceField(), ChoiceField(), ChoiceField()
        self.since, self.until = _day_field("从哪一天起"), _day_field("到哪一天止")
        self.words = QLineEdit(placeholderText="操作名称或内容中的字词", clearButtonEnabled=True)
        self._clear, self._drop_thing = QToolButton(), QToolButton()
        self._clear.setText("显示全部")
        self._clear.setProperty("role", "link")
        self._drop_thing.setToolTip("不再只看这一项")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._name()
        self._connect()
        self._lay_out()

    def show_choices(self, who: Sequence[str], *, today: date) -> None:
        """Who made steps, and which day it is."""
        self._today = today
        self.who.show_choices([Choice(each, each) for each in who], none="所有人")
        self.who.show_value(self._filter.who)

    def show_filter(self, wanted: HistoryFilter, *, thing: str = "") -> None:
        """Show what is looked for; `thing` names the one thing that is wanted alone."""
        self._filter = wanted
        self.who.show_value(wanted.who)
        kind = next((each for each, tables in KINDS.items() if tables == wanted.tables), None)
        self.kind.show_value(kind)
        if wanted.since is None and wanted.until is None:
            self.span.show_value(None)
        self._show_days()
        if self.words.text().strip() != wanted.words:
            with QSignalBlocker(self.words):
                self.words.setText(wanted.words)
        self._thing.show_words(f"只看：{thing}")
        self._thing.setVisible(wanted.thing is not None)
        self._drop_thing.setVisible(wanted.thing is not None)
        self._clear.setVisible(not wanted.is_open)

    def show_count(self, text: str) -> None:
        """How many steps were found."""
        self._count.setText(text)

    def recolour(self) -> None:
        """Take the colours of the theme in force."""
        self._drop_thing.setIcon(icon("close", "faded"))

    def _name(self) -> None:
        self.kind.show_choices([Choice(each, each) for each in KINDS], none="所有内容")
        self.span.show_choices([Choice(each, each) for each in _SPANS], none="所有日期")
        for field, name in (
            (self.who, "按人筛选"), (self.kind, "按内容筛选"), (self.span, "按日期筛选"),
            (self.words, "按字词筛选"),
        ):  # fmt: skip
            field.setAccessibleName(name)
            field.setToolTip(name)
        for box in (self.who, self.kind, self.span):
            box.setMinimumContentsLength(8)

    def _connect(self) -> None:
        self.who.settled.connect(lambda who: self._ask(replace(self._filter, who=who)))
        self.kind.settled.connect(self._choose_kind)
        self.span.settled.connect(self._choose_span)
        for field in (self.since, self.until):
            field.dateChanged.connect(self._choose_days)
        self.words.textChanged.connect(lambda: self._pause.start())
        self._pause.timeout.connect(self._choose_words)
        self._clear.clicked.connect(lambda: self._ask(HistoryFilter()))
        self._drop_thing.clicked.connect(lambda: self._ask(replace(self._filter, thing=None)))

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        column = QVBoxLayout(self)
        column.setContentsMargins(round(1.5 * step), step // 2, step, step // 2)
        column.setSpacing(step // 2)
        first = FlowLayout(across=step, down=step // 2)
        second = FlowLayout(across=step, down=step // 2)
        first.addWidget(label("修改记录"))
        first.addWidget(self._count)
        first.addWidget(self._thing)
        first.addWidget(self._drop_thing)
        first.addWidget(self._clear)
        for field in (self.who, self.kind, self.span):
            second.addWidget(field)
        for each in (self.since, self.until):
            second.addWidget(each)
        self.words.setMinimumWidth(16 * step)
        second.addWidget(self.words)
        column.addLayout(first)
        column.addLayout(second)
        self._show_days()
        self.recolour()

    def _show_days(self) -> None:
        is_own = self.span.currentData() == _OWN
        for field, day in ((self.since, self._filter.since), (self.until, self._filter.until)):
            field.setVisible(is_own)
            shown = day or self._today
            with QSignalBlocker(field):
                field.setDate(QDate(shown.year, shown.month, shown.day))

    def _choose_kind(self, kind: str | None) -> None:
        self._ask(replace(self._filter, tables=KINDS[kind] if kind else ()))

    def _choose_span(self, span: str | None) -> None:
        first = {
            "今天": self._today,
            "最近7天": self._today - timedelta(days=6),
            "本月": self._today.replace(day=1),
            _OWN: self._filter.since or self._today - timedelta(days=6),
        }.get(span or "")
        self._ask(replace(self._filter, since=first, until=self._today if first else None))

    def _choose_days(self) -> None:
        since, until = (field.date().toPython() for field in (self.since, self.until))
        assert isinstance(since, date)
        assert isinstance(until, date)
        self._ask(replace(self._filter, since=min(since, until), until=max(since, until)))

    def _choose_words(self) -> None:
        words = self.words.text().strip()
        if words != self._filter.words:
            self._ask(replace(self._filter, words=words))

    def _ask(self, wanted: HistoryFilter) -> None:
        self.requested_filter.emit(wanted)


def _day_field(name: str) -> QDateEdit:
    field = QDateEdit()
    field.setCalendarPopup(True)
    field.setDisplayFormat("yyyy-MM-dd")
    field.setAccessibleName(name)
    field.setToolTip(name)
    field.setAlignment(Qt.AlignmentFlag.AlignRight)
    return field
