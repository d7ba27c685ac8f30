"""Page 总览: where the year stands; every figure opens its rows."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from model.action_table import ActionFilter, NodeKind
from model.completeness import Missing, find_missing
from model.outline import OutlineNode, read_outline
from model.summary import Summary, UnitSummary, summarise
from model.task_lists import reported_list
from model.words import Lamp, Triage
from ui import theme
from ui.ask import Ask
from ui.cards import Card, CardLine, CardText
from ui.figure_table import Figure, FigureColumn, FigureTable
from ui.form_parts import label
from ui.lamp_figures import LAMP_COLUMNS, lamp_cells, lamp_shares, rate_text, rate_tip
from ui.outline_words import node_title
from ui.pages.page import Page
from ui.panes import head, pane
from ui.session import Session
from ui.share_bar import Share
from ui.state import WindowState


class OverviewPage(Page):
    """Three cards, and tables by task and by unit."""

    title, icon, tip = "总览", "overview", "全年任务的认领、亮灯和报送情况（Ctrl+1）"

    def __init__(self, session: Session, ask: Ask, state: WindowState) -> None:
        super().__init__(session, ask, state)
        self.claimed, self.done = Card("任务认领"), Card("落实举措")
        self.due = Card("报送")
        self.by_item = FigureTable(
            [
                FigureColumn(heading="任务"),
                FigureColumn(heading="条数", sample="条数", is_number=True),
                FigureColumn(heading="省内", sample="省内", is_number=True),
                *LAMP_COLUMNS,
            ]
        )
        self.by_unit = FigureTable([FigureColumn(heading="牵头单位"), *LAMP_COLUMNS])
        for source in (self.claimed, self.done, self.due, self.by_item, self.by_unit):
            source.requested.connect(self._open)
        self._lay_out()

    def refresh(self) -> None:
        ledger, as_of = self.session.ledger, self.session.as_of
        summary = summarise(ledger, as_of)
        lists = read_outline(ledger, as_of)
        self.claimed.show_text(_clause_text(summary, lists))
        self.done.show_text(_action_text(summary))
        asked = reported_list(ledger)
        missing = find_missing(ledger, as_of)
        self.due.show_text(_submission_text(asked.report_by if asked else None, as_of, missing))
        whole = lamp_cells(summary.actions, lambda lamp: ActionFilter(lamp=lamp))
        counts = (Figure("合计"), Figure(str(summary.clauses)), Figure(str(summary.taken)))
        items = [row for each in lists for row in _item_rows(each)]
        self.by_item.show_rows([*items, [*counts, *whole]])
        units = [_unit_row(each) for each in summary.by_unit if each.actions.total]
        self.by_unit.show_rows([*units, [Figure("合计"), *whole]])

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        grid = QGridLayout()
        grid.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        grid.setSpacing(2 * step)
        for column, card in enumerate((self.claimed, self.done, self.due)):
            grid.addWidget(card, 0, column)
            grid.setColumnStretch(column, 1)
        hint = "点数字看对应举措；一项对应多个任务的分别计入，合计不重复"
        items = pane(head(label("按任务"), label(hint, "faded")), self.by_item)
        units = pane(head(label("按牵头单位")), self.by_unit)
        below = QGridLayout()
        below.setSpacing(2 * step)
        for column, (each, share) in enumerate(((items, 7), (units, 6))):
            each.setObjectName("card")
            below.addWidget(each, 0, column)
            below.setColumnStretch(column, share)
        holder = QWidget()
        holder.setLayout(below)
        below.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(holder, 1, 0, 1, 3)
        grid.setRowStretch(1, 1)
        column_of = QVBoxLayout(self)
        column_of.setContentsMargins(0, 0, 0, 0)
        column_of.addLayout(grid)

    def _open(self, wanted: object) -> None:
        match wanted:
            case str(page) if page in ("submission",):
                self.requested_page.emit(page)
            case str(node_id):
                self.requested_outline.emit(node_id)
            case _:
                self.requested_actions.emit(wanted)


def _clause_text(summary: Summary, lists: Sequence[OutlineNode]) -> CardText:
    first: dict[Triage, str] = {}
    for node in _clauses(lists):
        if node.clause is not None:
            first.setdefault(node.clause.triage, node.id)
    count = summary.by_triage
    order = (Triage.PROVINCE, Triage.ASSIST, Triage.NATIONAL, Triage.PENDING)
    looks = (("accent", 1.0), ("accent", 0.5), ("idle", 0.5), ("soon", 0.7))
    extra = f"；另认领目标等 {summary.extra_taken} 条" if summary.extra_taken else ""
    return CardText(
        figure=f"{summary.taken}/{summary.clauses}",
        words="条由省内落实",
        detail=f"其中 {summary.covered} 条已有落实举措{extra}",
        shares=[Share(count[t], *look) for t, look in zip(order, looks, strict=True)],
        lines=[CardLine(f"{each} {count[each]}", first.get(each)) for each in order],
    )


def _action_text(summary: Summary) -> CardText:
    counts = summary.actions
    return CardText(
        figure=rate_text(counts.rate),
        words="完成率",
        detail=rate_tip(counts),
        shares=lamp_shares(counts),
        lines=[
            CardLine(
                f"{lamp} {counts.by_lamp[lamp]}",
                ActionFilter(lamp=lamp) if counts.by_lamp[lamp] else None,
                lamp,
            )
            for lamp in Lamp
        ],
    )


def _submission_text(report_by: date | None, as_of: date, missing: Sequence[Missing]) -> CardText:
    lines = [CardLine(f"缺项 {len(missing)} 类" if missing else "内容齐备", "submission")]
    detail = "；".join(each.message.rstrip("。") for each in missing)
    if report_by is None:
        words = "来文没有写明报送时间"
        return CardText(figure="—", words=words, detail=detail, shares=(), lines=lines)
    days = (report_by - as_of).days
    day = f"{report_by.month}月{report_by.day}日前报送"
    figure = f"{days} 天" if days >= 0 else f"已过 {-days} 天"
    return CardText(figure=figure, words=day, detail=detail, shares=(), lines=lines)


def _item_rows(node: OutlineNode) -> Iterator[list[Figure]]:
    for child in node.children:
        if child.kind in (NodeKind.CHAPTER, NodeKind.GROUP):
            yield from _item_rows(child)
        elif child.kind is NodeKind.ITEM and (child.clauses or child.actions.total):
            yield _item_row(child)


def _item_row(node: OutlineNode) -> list[Figure]:
    def wanted(lamp: Lamp | None) -> object:
        return ActionFilter(under=(node.kind, node.id), lamp=lamp)

    return [
        Figure(node_title(node), node.id),
        Figure(str(node.clauses), node.id),
        Figure(str(node.taken), node.id),
        *lamp_cells(node.actions, wanted),
    ]


def _unit_row(unit: UnitSummary) -> list[Figure]:
    def wanted(lamp: Lamp | None) -> object:
        return None if unit.unit_id is None else ActionFilter(unit_id=unit.unit_id, lamp=lamp)

    return [Figure(unit.name, wanted(None)), *lamp_cells(unit.actions, wanted)]


def _clauses(nodes: Sequence[OutlineNode]) -> Iterator[OutlineNode]:
    for node in nodes:
        if node.kind is NodeKind.CLAUSE:
            yield node
        yield from _clauses(node.children)
