"""阶段目标: what must stand at the end of each quarter, what did (实际完成), and since when."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from model.day_words import month_and_day
from model.entities import Stage
from model.quarters import quarter_end, quarter_name
from ui import theme
from ui.fields import LineField, TextField, settle_all
from ui.form_parts import FieldRow, FieldWord, Section


class StagesPart(Section):
    """Four quarters; the second line of each appears when a stage is set."""

    requested_text = Signal(date, str)
    requested_reached = Signal(str, object, str)
    requested_day = Signal(int, str, str)

    def __init__(self) -> None:
        super().__init__("阶段目标")
        self.year = 0
        self.quarters = [_Quarter(self, number) for number in range(4)]

    def show_stages(self, stages: Sequence[Stage], *, year: int, as_of: date, is_new: bool) -> None:
        """Show the stages of this year."""
        self.year = year
        by_end = {stage.ends_on: stage for stage in stages}
        for number, quarter in enumerate(self.quarters):
            ends_on = quarter_end(year, number + 1)
            quarter.show_stage(by_end.get(ends_on), ends_on, as_of=as_of, is_new=is_new)

    def settle(self) -> bool:
        """Store what is still being typed; False while refused words stand here."""
        return settle_all(*(field for each in self.quarters for field in each.fields))


class _Quarter:
    """A tick, what must stand, what did, and the day since which it does."""

    def __init__(self, part: StagesPart, number: int) -> None:
        self._part, self._number = part, number
        self._stage: Stage | None = None
        self.tick = QCheckBox(quarter_name(quarter_end(2000, number + 1)))
        name = self.tick.text()
        self.text = TextField(hint="季度末要达到什么", lines=1)
        self.text.setAccessibleName(f"{name}阶段目标")
        self.reached = TextField(hint="实际完成情况", lines=1)
        self.reached.setAccessibleName(f"{name}实际完成")
        self.day = LineField(hint="达到日期")
        self.day.setAccessibleName(f"{name}达到日期")
        self.fields = (self.text, self.reached, self.day)
        self.word = FieldWord()
        self._lay_out()
        self._connect()

    def show_stage(self, stage: Stage | None, ends_on: date, *, as_of: date, is_new: bool) -> None:
        """Show a stage of the quarter, or that none is set."""
        self._stage = stage
        reached_on = stage.reached_on if stage else None
        self.text.show_value(stage.text if stage else "", anew=is_new)
        self.reached.show_value(stage.reached if stage else "", anew=is_new)
        self.day.show_value(month_and_day(reached_on) if reached_on else "", anew=is_new)
        with QSignalBlocker(self.tick):
            self.tick.setChecked(reached_on is not None)
        self.tick.setEnabled(stage is not None)
        self.tick.setToolTip("已达到时打勾" if stage else "先写明阶段目标")
        self._below.setVisible(stage is not None)
        self.day.setVisible(reached_on is not None)
        is_missed = stage is not None and reached_on is None and ends_on <= as_of
        self.word.doubt("已到季度末，还没有达到。" if is_missed else "")

    def _lay_out(self) -> None:
        grid, step = self._part.grid, theme.unit(self._part.font())
        self._below = QWidget()
        line = QHBoxLayout(self._below)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(step // 2)
        line.addWidget(self.reached, 1)
        line.addWidget(self.day)
        self.day.setFixedWidth(self.day.fontMetrics().horizontalAdvance("12月30日") + 3 * step)
        row = grid.rowCount()
        grid.addWidget(self.tick, row, 0, theme.LEFT)
        grid.addWidget(self.text, row, 1)
        grid.addWidget(self._below, row + 1, 1)
        grid.addWidget(self.word, row + 2, 1)
        self._part.rows[f"stage{self._number}"] = FieldRow(self.tick, self.day, self.word)

    def _connect(self) -> None:
        part = self._part
        self.tick.toggled.connect(self._tick)
        self.text.settled.connect(
            lambda words: part.requested_text.emit(quarter_end(part.year, self._number + 1), words)
        )
        self.reached.settled.connect(self._write)
        self.day.settled.connect(self._date)
        self.day.mended.connect(lambda: self.word.refuse(""))

    def _tick(self, on: bool) -> None:
        if self._stage is not None:
            self._part.requested_day.emit(self._number, self._stage.id, "今天" if on else "")

    def _date(self, words: str) -> None:
        if self._stage is not None:
            self._part.requested_day.emit(self._number, self._stage.id, words)

    def _write(self, words: str) -> None:
        if self._stage is not None:
            self._part.requested_reached.emit(self._stage.id, self._stage.reached_on, words)
