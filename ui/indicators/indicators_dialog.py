"""主要指标: the figures that the office answers for, written month by month."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QWidget

from model.day_words import month_and_day
from model.entities import TaskList
from model.errors import quoted
from model.indicator_numbers import goal_words, is_growth
from model.indicator_periods import is_month_end
from model.indicator_standing import IndicatorStanding
from model.main_indicators import add_indicator, delete_indicator, move_indicator, read_indicators
from model.report_entities import IndicatorId
from model.step import Step
from model.units import read_units
from model.words import IndicatorMeasure
from reports.indicator_prose import indicator_sentence
from ui import theme
from ui.form_parts import label
from ui.indicators.indicator_columns import (
    GOAL,
    ON_DAY,
    VALUE,
    changing,
    day_of_value,
    indicator_columns,
    indicator_record,
)
from ui.indicators.table_dialog import TableDialog
from ui.record_model import Record
from ui.session import Session

_ABOUT = (
    "上年值填上年同期数（累计）、上年末数（时点）或再上一年数（年度）。"
    "“2000万”“15.6%”“不低于142”等写法都认得，按指标的单位存入。"
)
_EMPTY = "还没有主要指标。可以从任务清单提取本省承接的指标，也可以逐个新增。"
_NEW = "新指标"
_NO_BASELINE = "{name}的本年值换了{period}，原来的上年值是另外{others}的，已经清空，请重新填写。"
_NO_VALUE = "{name}已经没有本年值，与它对应的上年值一并清空。"
_PERIODS = {IndicatorMeasure.CUMULATIVE: ("月份", "几个月")}


class IndicatorsDialog(TableDialog):
    """`propose` opens what the list asks for; a value is of the day at the top."""

    def __init__(
        self,
        session: Session,
        task_list: TaskList,
        *,
        propose: Callable[["IndicatorsDialog"], object],
        parent: QWidget | None = None,
    ) -> None:
        self._list = task_list
        self._standings: dict[str, IndicatorStanding] = {}
        super().__init__(
            session,
            title="主要指标",
            about=_ABOUT,
            empty=_EMPTY,
            columns=indicator_columns(read_units(session.ledger)),
            parent=parent,
        )
        self.on_day = QDateEdit(_as_qdate(_usual_day(session.as_of)))
        self.on_day.setDisplayFormat("yyyy年M月d日")
        self.on_day.setCalendarPopup(True)
        self.on_day.setAccessibleName("新填数值的数据日期")
        self.on_day.dateChanged.connect(lambda _: self._look_at_row())
        self.head.addWidget(label("新填数值的数据日期"))
        self.head.addWidget(self.on_day)
        self.head.addStretch(1)
        self.propose_button = self._button("从任务清单提取…", "import", lambda: propose(self))
        self.tools.insertWidget(0, self.propose_button)
        step = theme.unit(self.font())
        self.resize(164 * step, 78 * step)
        self.setTabOrder(self.on_day, self.table)
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self) -> list[Record]:
        found = read_indicators(self.session.ledger, self._list.id, self.session.as_of)
        self._standings = {each.indicator.id: each for each in found}
        return [indicator_record(each) for each in found]

    def command_of(self, row_id: str, field: str, value: object) -> Callable[[Step], object]:
        return changing(self._standings[row_id], field, value, on=self.chosen_day())

    def label_of(self, row_id: str, field: str) -> str:
        _, column = self.table.cell(row_id, field)
        return f"填写指标{self._quoted(row_id)}的{column.heading}"

    def change(self, row_id: str, field: str, value: object) -> bool:
        before = self._standings[row_id]
        is_stored = super().change(row_id, field, value)
        if is_stored:
            self._tell_what_follows(before, field, value)
        return is_stored

    def chosen_day(self) -> date:
        """The day of the values that are typed now."""
        day = self.on_day.date()
        return date(day.year(), day.month(), day.day())

    def add(self) -> None:
        taken = {each.indicator.name for each in self._standings.values()}
        names = [_NEW, *(f"{_NEW}（{at}）" for at in range(2, len(taken) + 3))]
        name = next(each for each in names if each not in taken)
        made: list[str] = []
        self.do(
            "新增主要指标",
            lambda step: made.append(add_indicator(step, self._list.id, name=name)),
        )
        if made:
            self.table.choose(made[0])
            self.table.edit_first()

    def remove(self) -> None:
        chosen = self.table.chosen_id()
        if chosen is not None:
            words = f"删除指标{self._quoted(chosen)}"
            self.do(words, lambda step: delete_indicator(step, IndicatorId(chosen)))

    def move_row(self, row_id: str, by: int) -> None:
        words = f"移动指标{self._quoted(row_id)}"
        self.do(words, lambda step: move_indicator(step, IndicatorId(row_id), by))

    def say_below(self) -> str:
        standing = self._standings.get(self.table.chosen_id() or "")
        if standing is None:
            return ""
        said = indicator_sentence(standing)
        return f"报告里写作：{said}。" if said else "还没有数值，报告里不写。"

    def doubt(self) -> str:
        standing = self._standings.get(self.table.chosen_id() or "")
        return standing.doubt if standing is not None else ""

    def _quoted(self, row_id: str) -> str:
        return quoted(self._standings[row_id].indicator.name)

    def _tell_what_follows(self, before: IndicatorStanding, field: str, value: object) -> None:
        """A growth becomes a figure; a value may be older than the one shown, or end a baseline."""
        now = self._standings.get(before.indicator.id)
        if now and now.goal and field == GOAL and is_growth(str(value)):
            self.word.offer(f"已算出本省目标：{goal_words(now.goal, now.indicator.unit)}。")
        if now is None or field not in (VALUE, ON_DAY):
            return
        if before.baseline is not None and now.baseline is None:
            period, others = _PERIODS.get(now.indicator.measure, ("年份", "一年"))
            said = _NO_BASELINE if now.newest else _NO_VALUE
            name = quoted(now.indicator.name)
            self.word.offer(said.format(name=name, period=period, others=others))
        day = day_of_value(before, self.chosen_day())
        if (
            field == VALUE
            and str(value).strip()
            and (now.newest is None or now.newest.on_day != day)
        ):
            newest = f"，表里显示的是{month_and_day(now.newest.on_day)}的" if now.newest else ""
            self.word.offer(f"已存入{month_and_day(day)}的数值{newest}。")


def _usual_day(as_of: date) -> date:
    """Figures are those of whole months: the last one that is over."""
    return as_of if is_month_end(as_of) else as_of.replace(day=1) - timedelta(days=1)


def _as_qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
