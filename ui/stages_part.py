"""阶段目标: what must stand at the end of each quarter, with a tick when it does."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox

from model.entities import Stage
from model.quarters import quarter_end, quarter_name
from ui.fields import TextField, settle_all
from ui.form_parts import Section


class StagesPart(Section):
    """Four quarters: a tick for 已达到 and the words."""

    requested_text = Signal(date, str)
    requested_reached = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__("阶段目标（打勾为已达到）")
        self._year = 0
        self._ticks: list[QCheckBox] = []
        self._texts: list[TextField] = []
        self._stage_ids: list[str | None] = [None] * 4
        for quarter in range(4):
            self._add_quarter(quarter)

    def show_stages(self, stages: Sequence[Stage], *, year: int, as_of: date, is_new: bool) -> None:
        """Show the stages of this year."""
        self._year = year
        by_end = {stage.ends_on: stage for stage in stages}
        for quarter in range(4):
            ends_on = quarter_end(year, quarter + 1)
            stage = by_end.get(ends_on)
            self._stage_ids[quarter] = stage.id if stage else None
            self._texts[quarter].show_value(stage.text if stage else "", anew=is_new)
            reached = stage is not None and stage.reached_on is not None
            with QSignalBlocker(self._ticks[quarter]):
                self._ticks[quarter].setChecked(reached)
            self._ticks[quarter].setEnabled(stage is not None)
            self._ticks[quarter].setToolTip(_tip(stage, as_of))

    def settle(self) -> bool:
        """Store what is still being typed; False while refused words stand here."""
        return settle_all(*self._texts)

    def _add_quarter(self, quarter: int) -> None:
        tick = QCheckBox(quarter_name(quarter_end(2000, quarter + 1)))
        text = TextField(lines=1)
        text.setAccessibleName(f"{tick.text()}阶段目标")
        tick.toggled.connect(lambda on: self._reach(quarter, on))
        text.settled.connect(lambda words: self._write(quarter, words))
        self._ticks.append(tick)
        self._texts.append(text)
        row = self.grid.rowCount()
        self.grid.addWidget(tick, row, 0)
        self.grid.addWidget(text, row, 1)

    def _reach(self, quarter: int, on: bool) -> None:
        stage_id = self._stage_ids[quarter]
        if stage_id is not None:
            self.requested_reached.emit(stage_id, on)

    def _write(self, quarter: int, words: str) -> None:
        self.requested_text.emit(quarter_end(self._year, quarter + 1), words)


def _tip(stage: Stage | None, as_of: date) -> str:
    if stage is None:
        return "先写明阶段目标"
    if stage.reached_on is not None:
        return f"{stage.reached_on.month}月{stage.reached_on.day}日达到"
    return "已到期，尚未达到" if stage.ends_on <= as_of else "尚未到期"
