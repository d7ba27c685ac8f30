"""倒排计划: the day of the filing, and what is to be done by when before it."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from model.submission_plan import PlannedDay, read_plan, set_plan, usual_days
from ui import theme
from ui.ask import Ask
from ui.dialog_buttons import ok_and_cancel
from ui.form_parts import FieldWord, label
from ui.pages.dialog_drafts import DialogDrafts
from ui.session import Session

_NOT_DONE = "未完成"


def edit_plan(
    session: Session, ask: Ask, parent: QWidget, drafts: DialogDrafts, words: Mapping[str, str]
) -> None:
    """Let the plan of the reported list be changed, in one step; `words` stand in it already."""
    plan = read_plan(session.ledger)
    if plan is None:
        session.refused.emit("台账里还没有任务清单，没有计划可排。请先导入来文。")
        return
    dialog = PlanDialog(
        plan.report_by, plan.days, year=session.year, today=session.working_day, parent=parent
    )
    dialog.write(words)
    list_id = plan.task_list_id

    def store() -> bool:
        wanted = dialog.chosen_report_by(), dialog.days()
        with session.telling(dialog.word.refuse):
            return session.do("调整倒排计划", lambda step: set_plan(step, list_id, *wanted))

    with drafts.keeping((), "倒排计划", dialog.typed):
        ask.fill_in_until(dialog, store)


class PlanDialog(QDialog):
    """A line for each day; what it gives is stored in one step."""

    def __init__(
        self,
        report_by: date | None,
        days: Sequence[PlannedDay],
        *,
        year: int,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("倒排计划")
        self._today = today
        self._usual: tuple[PlannedDay, ...] = usual_days(report_by) if report_by else ()
        self.report_by = _day_edit(report_by or date(year, 12, 15))
        self.report_by.setAccessibleName("报送日期")
        self.report_by.dateChanged.connect(lambda _: self._move_usual())
        self.lines: list[PlanLine] = []
        self._column, self.word = QVBoxLayout(), FieldWord()
        self._lay_out()
        self.show_days(days or usual_days(self.chosen_report_by()))
        self._before = self._words()

    def typed(self) -> dict[str, tuple[str, str]]:
        """Key, name and words of what is not as it was."""
        return {k: each for k, each in self._words().items() if each != self._before[k]}

    def write(self, words: Mapping[str, str]) -> None:
        """Put words back by their keys; the other fields stay."""
        if "report_by" in words:
            self.report_by.setDate(QDate.fromString(words["report_by"], Qt.DateFormat.ISODate))
        if "days" in words:
            read = [_day_in_words(each) for each in words["days"].split("\n")]
            self.show_days([day for day in read if day is not None])

    def show_days(self, days: Sequence[PlannedDay]) -> None:
        """Show these days, and no others."""
        for line in list(self.lines):
            self.remove(line)
        for day in days:
            self.add(day)

    def add(self, day: PlannedDay) -> None:
        """Add a day at the end."""
        line = PlanLine(day, self._today)
        line.requested_move.connect(lambda by: self.move_line(line, by))
        line.requested_remove.connect(lambda: self.remove(line))
        self.lines.append(line)
        self._column.addWidget(line)

    def remove(self, line: "PlanLine") -> None:
        """Take a day out."""
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def move_line(self, line: "PlanLine", by: int) -> None:
        """Move a day up or down."""
        at = self.lines.index(line) + by
        if 0 <= at < len(self.lines):
            self.lines.remove(line)
            self.lines.insert(at, line)
            self._column.removeWidget(line)
            self._column.insertWidget(at, line)

    def restore_usual(self) -> None:
        """The usual plan again, counted back from the filing."""
        self.show_days(usual_days(self.chosen_report_by()))

    def chosen_report_by(self) -> date:
        """The day of the filing."""
        return _day_of(self.report_by)

    def days(self) -> tuple[PlannedDay, ...]:
        """The days as they stand in the dialog."""
        return tuple(line.day() for line in self.lines)

    def _words(self) -> dict[str, tuple[str, str]]:
        days = "\n".join(_in_words(each) for each in self.days())
        return {
            "report_by": ("报送日期", self.chosen_report_by().isoformat()),
            "days": ("节点", days),
        }

    def _move_usual(self) -> None:
        """A plan that is the usual one follows the day of the filing."""
        before, self._usual = self._usual, usual_days(self.chosen_report_by())
        if not before or self.days() == before:
            self.show_days(self._usual)

    def _add_empty(self) -> None:
        last = self.lines[-1].day().planned_on if self.lines else self.chosen_report_by()
        self.add(PlannedDay(name="", planned_on=last))
        self.lines[-1].name.setFocus()

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        first = QHBoxLayout()
        first.addWidget(label("报送日期"))
        first.addWidget(self.report_by)
        first.addStretch(1)
        inner = QWidget()
        inner.setLayout(self._column)
        self._column.setContentsMargins(0, 0, step, 0)
        self._column.setSpacing(step // 2)
        holder = QWidget()
        around = QVBoxLayout(holder)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(inner)
        around.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setWidget(holder)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        add, usual = QPushButton("添加节点"), QPushButton("恢复常用计划")
        add.clicked.connect(self._add_empty)
        usual.clicked.connect(self.restore_usual)
        usual.setToolTip("按报送日期往回推：" + "、".join(d.name for d in usual_days(self._today)))
        tools = QHBoxLayout()
        tools.addWidget(add)
        tools.addWidget(usual)
        tools.addStretch(1)
        buttons = ok_and_cancel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * step, 2 * step, 3 * step, 2 * step)
        column.setSpacing(step)
        column.addLayout(first)
        column.addWidget(area, 1)
        column.addLayout(tools)
        column.addWidget(self.word)
        column.addWidget(buttons)
        self.resize(92 * step, 52 * step)


class PlanLine(QWidget):
    """One day: its name, its date, whether and when it was done, and its place."""

    requested_move = Signal(int)
    requested_remove = Signal()

    def __init__(self, day: PlannedDay, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit(day.name)
        self.name.setPlaceholderText("做什么")
        self.name.setAccessibleName("节点名称")
        self.planned = _day_edit(day.planned_on)
        self.planned.setAccessibleName("计划日期")
        self.is_done = QCheckBox("已完成")
        self.is_done.setChecked(day.done_on is not None)
        self.done = _day_edit(day.done_on or today)
        self.done.setAccessibleName("完成日期")
        self.done.setEnabled(self.is_done.isChecked())
        self.is_done.toggled.connect(self.done.setEnabled)
        step = theme.unit(self.font())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(step)
        line.addWidget(self.name, 1)
        for each in (self.planned, self.is_done, self.done):
            line.addWidget(each)
        for words, tip, tell in (
            ("↑", "上移", lambda: self.requested_move.emit(-1)),
            ("↓", "下移", lambda: self.requested_move.emit(1)),
            ("×", "删去", self.requested_remove.emit),
        ):
            button = QToolButton()
            button.setText(words)
            button.setToolTip(tip)
            button.setAccessibleName(f"{tip}：{day.name}")
            button.clicked.connect(tell)
            line.addWidget(button)

    def day(self) -> PlannedDay:
        """What stands in the line."""
        return PlannedDay(
            name=self.name.text().strip(),
            planned_on=_day_of(self.planned),
            done_on=_day_of(self.done) if self.is_done.isChecked() else None,
        )


def _in_words(day: PlannedDay) -> str:
    """2023-11-20 未完成 汇总."""
    done = day.done_on.isoformat() if day.done_on else _NOT_DONE
    return f"{day.planned_on.isoformat()} {done} {day.name}"


def _day_in_words(words: str) -> PlannedDay | None:
    """The day again; None where the words are no day."""
    try:
        planned, done, name = words.split(" ", 2)
        done_on = None if done == _NOT_DONE else date.fromisoformat(done)
        return PlannedDay(name=name, planned_on=date.fromisoformat(planned), done_on=done_on)
    except ValueError:
        return None


def _day_edit(day: date) -> QDateEdit:
    made = QDateEdit(QDate(day.year, day.month, day.day))
    made.setDisplayFormat("yyyy年M月d日")
    made.setCalendarPopup(True)
    return made


def _day_of(edit: QDateEdit) -> date:
    day = edit.date()
    return date(day.year(), day.month(), day.day())
