"""The figures of 总览 as cards and rows: what each says, and what it opens (总览数字)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.action_table import ActionFilter, NodeKind
from model.coverage import ClauseIds, Coverage
from model.day_words import month_and_day
from model.lamp_tables import TaskLine
from model.movement import Movement
from model.outline import heading
from model.standing import Standing, Standings, ids_of, lamps_of
from model.summary import UnitSummary
from model.words import Lamp, Triage
from ui.cards import CardLine, CardText
from ui.figure_table import Figure, FigureColumn
from ui.lamp_figures import LAMP_COLUMNS, counted_text, lamp_cells, lamp_shares, rate_text, rate_tip
from ui.share_bar import Share

TASK_COLUMNS = (
    FigureColumn(heading="部分和任务"),
    FigureColumn(heading="省内/条", sample="省内/条", is_number=True),
    *LAMP_COLUMNS,
)
UNIT_COLUMNS = (FigureColumn(heading="牵头单位"), *LAMP_COLUMNS)


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sentences that a figure opens."""

    ids: ClauseIds


def claimed_card(coverage: Coverage, standings: Standings) -> CardText:
    """How far sentences are taken on and broken down, and what the actions lack."""
    by_triage = coverage.by_triage
    order = (Triage.PROVINCE, Triage.ASSIST, Triage.NATIONAL, Triage.PENDING)
    looks = (("accent", 1.0), ("accent", 0.5), ("idle", 0.5), ("soon", 0.7))
    return CardText(
        figure=f"{len(by_triage[Triage.PROVINCE])}/{coverage.clauses}",
        words="条由省内落实",
        tip="原文中编号的句子，认领为省内落实的和全部的",
        wanted=Sentences(by_triage[Triage.PROVINCE]) if by_triage[Triage.PROVINCE] else None,
        shares=[Share(len(by_triage[t]), *look) for t, look in zip(order, looks, strict=True)],
        lines=[
            [_clauses(str(each), by_triage[each]) for each in order],
            [
                _clauses("有举措", coverage.covered),
                *([_clauses("部分有举措", coverage.partly)] if coverage.partly else []),
                _clauses("无举措", coverage.uncovered),
                _clauses("另认领目标、工作要求", coverage.extra),
            ],
            [
                _actions("缺牵头单位", [s for s in standings if s.no_lead]),
                _actions("缺责任人", [s for s in standings if s.no_post]),
                _actions("缺完成时限", [s for s in standings if s.no_due]),
            ],
        ],
    )


def done_card(standings: Standings, movement: Movement) -> CardText:
    """完成率, the lamps, and what moved this week."""
    counts = lamps_of(standings)
    return CardText(
        figure=rate_text(counts.rate),
        words=f"完成率（已办结 {counted_text(counts)} 项）",
        tip=rate_tip(counts),
        wanted=ActionFilter(lamp=Lamp.DONE) if counts.done else None,
        shares=lamp_shares(counts),
        lines=[
            [
                CardLine(
                    f"{lamp} {counts.by_lamp[lamp]}",
                    ActionFilter(lamp=lamp) if counts.by_lamp[lamp] else None,
                    lamp,
                )
                for lamp in Lamp
            ],
            [
                _moved("本周新办结", movement.newly_done, _COMPARED, movement, sign="+"),
                _moved("新逾期", movement.newly_late, _COMPARED, movement, sign="+"),
                _moved("不再逾期", movement.no_longer_late, _COMPARED, movement),
            ],
            [
                _moved("新填进展", movement.noted, _RECORDED, movement),
                _moved("新增举措", movement.added, _RECORDED, movement),
                _moved("新增佐证", movement.proved, _RECORDED, movement),
            ],
        ],
    )


_COMPARED = "按现在的计划，比较数据截止日和七天前（{day}）的亮灯"
_RECORDED = "按修改记录，{day}之后七天里登记、现在还在的，按举措计项"


def task_rows(lines: Sequence[TaskLine], whole: Standings) -> list[list[Figure]]:
    """A row for each list, chapter and task, and the total."""
    return [*(_task_row(line) for line in lines), _total(lines, whole)]


def unit_rows(lines: Sequence[UnitSummary], standings: Standings) -> Iterator[list[Figure]]:
    """A row for each unit, and the total."""
    for line in lines:
        yield _unit_row(line, standings)
    cells = lamp_cells(lamps_of(standings), lambda lamp: ActionFilter(lamp=lamp))
    yield [Figure("合计", is_heading=True), *cells]


def _task_row(line: TaskLine) -> list[Figure]:
    title = heading(line.number, line.title)
    is_item = line.kind is NodeKind.ITEM
    counted = f"{line.taken}/{line.clauses}" if line.clauses else "—"
    return [
        Figure(f"　{title}" if is_item else title, line.id, tip=title, is_heading=not is_item),
        Figure(counted, line.id if line.clauses else None),
        *lamp_cells(line.actions, lambda lamp: ActionFilter(under=(line.kind, line.id), lamp=lamp)),
    ]


def _total(lines: Sequence[TaskLine], whole: Standings) -> list[Figure]:
    items = [line for line in lines if line.kind is NodeKind.ITEM]
    taken, clauses = sum(each.taken for each in items), sum(each.clauses for each in items)
    return [
        Figure("合计", tip="一项举措对应几个任务的，各任务分别计入，合计不重复", is_heading=True),
        Figure(f"{taken}/{clauses}"),
        *lamp_cells(lamps_of(whole), lambda lamp: ActionFilter(lamp=lamp)),
    ]


def _unit_row(line: UnitSummary, standings: Standings) -> list[Figure]:
    def wanted(lamp: Lamp | None) -> object:
        if line.unit_id is not None:
            return ActionFilter(unit_id=line.unit_id, lamp=lamp)
        of_nobody = (s for s in standings if s.unit_id is None and lamp in (None, s.lamp))
        return (f"{line.name} {lamp or ''}".strip(), ids_of(of_nobody))

    return [Figure(line.name, wanted(None)), *lamp_cells(line.actions, wanted)]


def _clauses(words: str, ids: ClauseIds) -> CardLine:
    return CardLine(f"{words} {len(ids)}", Sentences(ids) if ids else None)


def _actions(words: str, standings: Sequence[Standing]) -> CardLine:
    text = f"{words} {len(standings)}"
    return CardLine(text, (words, ids_of(standings)) if standings else None)


def _moved(
    words: str, ids: tuple[str, ...], how: str, movement: Movement, *, sign: str = ""
) -> CardLine:
    text = f"{words} {sign if ids else ''}{len(ids)}"
    return CardLine(
        text, (words, ids) if ids else None, tip=how.format(day=month_and_day(movement.since))
    )
