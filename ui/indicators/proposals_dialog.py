"""从任务清单提取: indicators that the list asks for, ticked before they are taken."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from model.indicator_numbers import typed_goal
from model.indicator_proposals import IndicatorProposal
from ui import theme
from ui.dialog_buttons import ok_and_cancel
from ui.form_parts import label
from ui.record_model import Record, RecordColumn
from ui.record_table import RecordTable

_ABOUT = "下面是已认领的任务事项里由本省承接的指标。不需要的去掉勾选；名称、单位提取后都可以改。"
_TAKEN = "taken"
_COLUMNS = (
    RecordColumn(heading="提取", field=_TAKEN, sample="提取", is_tick=True),
    RecordColumn(heading="指标名称"),
    RecordColumn(heading="单位", sample="万人次"),
    RecordColumn(heading="统计口径", sample="统计口径"),
    RecordColumn(heading="本省目标", sample="不低于12345"),
    RecordColumn(heading="来文要求"),
    RecordColumn(heading="责任单位", sample="知识产权发展研究"),
)


class ProposalsDialog(QDialog):
    """Space ticks; the sentence of the row in front stands below the table."""

    def __init__(
        self, proposals: Sequence[IndicatorProposal], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("从任务清单提取指标")
        self._proposals = proposals
        self._left_out: set[str] = set()
        self.table = RecordTable(_COLUMNS)
        self.table.setAccessibleName("可以提取的指标")
        self.table.setProperty("role", "boxed")
        self._sentence = label(wraps=True)
        self._buttons = ok_and_cancel(self)
        self.table.requested_change.connect(lambda name, _, on: self.tick(name, on=bool(on)))
        self.table.chosen.connect(self._show_sentence)
        self._lay_out()
        self._show()
        self.table.choose("")
        self.table.setFocus()

    def chosen(self) -> tuple[IndicatorProposal, ...]:
        """The ticked ones, in the order of the list."""
        return tuple(each for each in self._proposals if each.name not in self._left_out)

    def tick(self, name: str, *, on: bool) -> None:
        """Take one, or leave it out."""
        (self._left_out.discard if on else self._left_out.add)(name)
        self._show()

    def _show(self) -> None:
        records = [self._record(each) for each in self._proposals]
        self.table.show_records(records, can_edit=True)
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(f"提取{len(self.chosen())}个")
        ok.setEnabled(bool(self.chosen()))

    def _record(self, one: IndicatorProposal) -> Record:
        goal = typed_goal(one.goal) if one.goal else ""
        shown = (one.name, one.unit, str(one.measure), goal, one.requirement, one.lead_unit)
        return Record(id=one.name, values=(one.name not in self._left_out, *shown))

    def _show_sentence(self, name: str) -> None:
        one = next(each for each in self._proposals if each.name == name)
        place = f"第{one.number}句" if one.number is not None else "主要目标、工作要求"
        self._sentence.setText(f"原文（{place}）：{one.sentence}")

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        column.setSpacing(step)
        column.addWidget(label(_ABOUT, "faded", wraps=True))
        column.addWidget(self.table, 1)
        column.addWidget(self._sentence)
        column.addWidget(self._buttons)
        self.resize(140 * step, 56 * step)
