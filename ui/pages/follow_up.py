"""Page 进展督办: unit by unit what is late, and the late things one by one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout

from model.action_table import (
    ActionColumn,
    ActionFilter,
    ActionRow,
    ActionSort,
    find_ids,
    read_rows,
)
from model.summary import UnitSummary, summarise
from model.words import Lamp
from ui import theme
from ui.action_columns import due_text, due_tip
from ui.ask import Ask
from ui.empty import EmptyView
from ui.figure_table import Figure, FigureColumn, FigureTable
from ui.form_parts import label
from ui.lamp_figures import LAMP_COLUMNS, lamp_cells, lamp_shares
from ui.pages.page import Page
from ui.panes import head, pane
from ui.session import Session
from ui.state import WindowState

_URGENT = (
    FigureColumn(heading="亮灯", sample="◆ 未到期", is_lamp=True),
    FigureColumn(heading="落实举措"),
    FigureColumn(heading="牵头单位", sample="联席会议成员单位联席会议"),
    FigureColumn(heading="责任人", sample="责任人员"),
    FigureColumn(heading="完成时限", sample="2023年12月31日前"),
    FigureColumn(heading="相距", sample="逾期 120 天", is_number=True),
    FigureColumn(heading="进展", sample="已报完成"),
)


_UNITS = (
    FigureColumn(heading="牵头单位", sample="联席会议成员单位联席会议单位"),
    *LAMP_COLUMNS,
    FigureColumn(heading="", is_bar=True),
)


class FollowUpPage(Page):
    """Counts per unit above, late and soon due actions below."""

    title, icon, tip = "进展督办", "follow_up", "各单位亮灯情况和逾期、临期举措（Ctrl+3）"

    def __init__(self, session: Session, ask: Ask, state: WindowState) -> None:
        super().__init__(session, ask, state)
        self.units = FigureTable(_UNITS)
        self.units.requested.connect(self.requested_actions)
        self.urgent = FigureTable(_URGENT)
        self.urgent.requested.connect(self.requested_action)
        self._unit_count, self._urgent_count = label(role="faded"), label(role="faded")
        self._none = EmptyView(icon="check")
        self._none.say("没有逾期和临期的举措。")
        self._below = QStackedWidget()
        self._below.addWidget(self.urgent)
        self._below.addWidget(self._none)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(pane(head(label("各单位亮灯"), self._unit_count), self.units))
        self.splitter.addWidget(
            pane(head(label("逾期和临期举措"), self._urgent_count), self._below)
        )
        step = theme.unit(self.font())
        self.splitter.setSizes([48 * step, 48 * step])
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        shape = self.state.load("follow_up")
        if shape is not None:
            self.splitter.restoreState(shape)

    def refresh(self) -> None:
        summary = summarise(self.session.ledger, self.session.as_of)
        carrying = [unit for unit in summary.by_unit if unit.actions.total]
        self.units.show_rows([_unit_row(unit) for unit in carrying])
        idle = len(summary.by_unit) - len(carrying)
        self._unit_count.setText(
            f"{len(carrying)} 个单位承担举措" + (f"，{idle} 个尚无" if idle else "")
        )
        late, soon = self._rows(Lamp.LATE), self._rows(Lamp.SOON)
        self.urgent.show_rows([self._urgent_row(row) for row in (*late, *soon)])
        self._below.setCurrentIndex(0 if late or soon else 1)
        self._urgent_count.setText(f"逾期 {len(late)} 项，临期 {len(soon)} 项")

    def recolour(self) -> None:
        super().recolour()
        self._none.say("没有逾期和临期的举措。")

    def keep_shape(self) -> None:
        self.state.keep("follow_up", self.splitter.saveState())

    def _rows(self, lamp: Lamp) -> list[ActionRow]:
        ledger, as_of = self.session.ledger, self.session.as_of
        ids = find_ids(ledger, ActionFilter(lamp=lamp), ActionSort(column=ActionColumn.DUE), as_of)
        return read_rows(ledger, ids, as_of)

    def _urgent_row(self, row: ActionRow) -> list[Figure]:
        wanted = row.id
        return [
            Figure(str(row.lamp), wanted, row.lamp),
            Figure(row.text, wanted),
            Figure(row.lead_unit or "未定", wanted),
            Figure(row.holder or "未定", wanted),
            Figure(due_text(row), wanted, tip=due_tip(row)),
            Figure(self._distance(row), wanted),
            Figure(str(row.progress), wanted),
        ]

    def _distance(self, row: ActionRow) -> str:
        if row.due is None or row.due.day is None:
            return "—"
        days = (row.due.day - self.session.as_of).days
        if row.lamp is Lamp.SOON and days > self.session.settings.soon_days:
            return "阶段未达"
        return f"逾期 {-days} 天" if days < 0 else f"还有 {days} 天"


def _unit_row(unit: UnitSummary) -> list[Figure]:
    def wanted(lamp: Lamp | None) -> object:
        if unit.unit_id is None:
            return None
        return ActionFilter(unit_id=unit.unit_id, lamp=lamp)

    cells = lamp_cells(unit.actions, wanted)
    return [Figure(unit.name, wanted(None)), *cells, Figure("", shares=lamp_shares(unit.actions))]
