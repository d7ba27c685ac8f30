"""What is known of the chosen action, or of the chosen unit, without leaving 进展督办 (摘要)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from model.action_detail import ActionDetail
from model.day_words import month_and_day
from model.quarters import quarter_name
from model.reminders import ReminderRecord
from ui import theme
from ui.action_columns import due_tip
from ui.follow_up.words import short_period
from ui.form_parts import SourceBlock, clear, label
from ui.past_notes import note_words

_NOTES = 2
MOST_REMINDERS = 6


class Preview(QScrollArea):
    """The essentials in a few lines; the form has the rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("举措摘要")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        step = theme.unit(self.font())
        inner = QFrame()
        inner.setObjectName("pane")
        column = QVBoxLayout(inner)
        column.setContentsMargins(round(1.5 * step), step, round(1.5 * step), step)
        column.setSpacing(step)
        self._source = SourceBlock()
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(round(1.5 * step))
        self._lines.setVerticalSpacing(step // 2)
        self._lines.setColumnStretch(1, 1)
        column.addWidget(self._source)
        column.addLayout(self._lines)
        column.addStretch(1)
        self.setWidget(inner)

    def show_action(
        self,
        detail: ActionDetail,
        reminders: Sequence[ReminderRecord],
        of_unit: Sequence[ReminderRecord],
    ) -> None:
        """An action: where it comes from, who has it, what was said, when it was chased."""
        row = detail.row
        place = f"原文第 {row.clause_number} 句" if row.clause_number else "原文"
        self._source.setVisible(True)
        self._source.show_sentence(place=place, words=row.clause_text, note="")
        who = f"{row.lead_unit or '未定'}　责任人 {row.holder or '未定'}"
        joined = f"　配合单位 {row.cooperating_units}" if row.cooperating_units else ""
        self._show_lines(
            [
                ("举措", row.text),
                ("牵头单位", who + joined),
                ("完成时限", f"{due_tip(row)}　{row.progress}"),
                ("催办", _reminders(reminders) or "还没有催办过"),
                *((short_period(note.period), note_words(note))
                  for note in detail.notes[:_NOTES]),
                *((f"{quarter_name(each.ends_on)}目标", _stage(each.text, each.reached_on is None))
                  for each in detail.stages[-2:]),
                *(("本单位历次", _reminders(of_unit)) for _ in of_unit[:1]),
            ]
        )  # fmt: skip

    def show_nothing(self) -> None:
        """No action is there."""
        self._source.setVisible(False)
        self._show_lines([])

    def show_several(self, count: int) -> None:
        """Several actions are chosen."""
        self._source.setVisible(False)
        self._show_lines([("已选", f"{count} 项举措，可以一并登记催办、复制催办文字或确认办结。")])

    def _show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        clear(self._lines)
        for row, (name, words) in enumerate(lines):
            said = label(words, wraps=True)
            said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            top = Qt.AlignmentFlag.AlignTop
            self._lines.addWidget(label(name, "faded"), row, 0, top)
            self._lines.addWidget(said, row, 1, top)
        self.verticalScrollBar().setValue(0)


def _stage(words: str, is_open: bool) -> str:
    return f"{words}（{'未达到' if is_open else '已达到'}）"


def _reminders(records: Sequence[ReminderRecord]) -> str:
    return "\n".join(map(_reminder, records[:MOST_REMINDERS]))


def _reminder(record: ReminderRecord) -> str:
    given = record.reminder
    parts = [f"{month_and_day(given.reminded_on)} {given.kind}", given.manner]
    parts += [f"{len(record.action_ids)} 项", given.remark]
    return " · ".join(part for part in parts if part)
