"""The three tables of the year: 任务清单落实情况表, 工作台账 and 任务分工表.

Rows are read from the ledger in pages while a renderer draws them, in the order of the paper.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from model.action_page import PAGE, PageRow, read_page
from model.action_table import ActionFilter, ActionSort, find_ids
from model.day_words import day_words
from model.entities import ClauseId, EvidenceId, LocalActionId, TaskList
from model.evidence_list import evidence_numbers
from model.ledger import Ledger
from model.list_sources import sources_in
from model.local_actions import due_texts
from model.quarters import period_name, quarter_name
from model.task_lists import read_task_lists
from model.words import DueKind, Progress
from reports import gongwen
from reports.document import Column, ColumnKind, Row, Table
from reports.due_column import DUE, with_dues

PROGRESS_TABLE = "任务清单落实情况表"
LEDGER_TABLE = "工作台账"
DIVISION_TABLE = "任务分工表"

_PROGRESS_COLUMNS = (
    Column(heading="序号", kind=ColumnKind.LABEL, width=2.2),
    Column(heading="重点任务（原文）", width=14),
    Column(heading="落实举措", width=13),
    Column(heading="责任单位（牵头、配合）", width=15),
    DUE,
    Column(heading="完成情况", kind=ColumnKind.LABEL, width=5),
    Column(heading="主要成效", width=15),
    Column(heading="佐证材料编号", kind=ColumnKind.LABEL, width=4),
)
_LEDGER_COLUMNS = (
    Column(heading="序号", kind=ColumnKind.LABEL, width=3),
    Column(heading="任务来源", width=7),
    Column(heading="重点任务（原文）", width=16),
    Column(heading="落实举措", width=16),
    Column(heading="责任单位（牵头、配合）", width=10),
    Column(heading="责任领导", kind=ColumnKind.LABEL, width=4),
    Column(heading="责任人", kind=ColumnKind.LABEL, width=4),
    Column(heading="启动时间", kind=ColumnKind.LABEL, width=5),
    DUE,
    Column(heading="成果形式及量化目标", width=10),
    Column(heading="阶段目标", width=12),
    Column(heading="亮灯", kind=ColumnKind.LAMP, width=5),
    Column(heading="进展情况", width=16),
    Column(heading="存在问题及下一步措施", width=12),
    Column(heading="主要成效", width=12),
    Column(heading="佐证材料编号", kind=ColumnKind.LABEL, width=4),
    Column(heading="备注", width=6),
)
_DIVISION_COLUMNS = (
    Column(heading="序号", kind=ColumnKind.LABEL, width=2.2),
    Column(heading="重点任务", width=17),
    Column(heading="落实举措", width=16),
    Column(heading="成果形式", width=7),
    DUE,
    Column(heading="责任领导", kind=ColumnKind.LABEL, width=3),
    Column(heading="牵头单位", width=6.5),
    Column(heading="配合单位", width=11),
    Column(heading="责任人", kind=ColumnKind.LABEL, width=4),
)


def progress_table(ledger: Ledger, as_of: date, task_list: TaskList, *, office: str) -> Table:
    """What goes upward: 8 columns, no personal names (任务清单落实情况表).

    序号 counts the sentences; the actions of one stand together under it.
    """
    numbers = evidence_numbers(ledger, as_of)

    def as_row(number: int, page_row: PageRow) -> Row:
        return (
            number,
            source_text(page_row),
            page_row.action.text,
            _units(page_row),
            page_row.action.due_text or "—",
            _state(page_row),
            page_row.action.outcome or "—",
            _evidence(page_row, numbers),
        )

    return _table(
        ledger,
        as_of,
        name=PROGRESS_TABLE,
        caption=f"{office}{task_list.year}年{PROGRESS_TABLE}",
        columns=_PROGRESS_COLUMNS,
        by_clause=True,
        as_row=as_row,
        sources=sources_in(ledger, task_list.id),
    )


def ledger_table(ledger: Ledger, as_of: date, *, office: str) -> Table:
    """What the office works with: all lists, 17 columns with lamps (工作台账)."""
    numbers = evidence_numbers(ledger, as_of)

    def as_row(number: int, page_row: PageRow) -> Row:
        action, row = page_row.action, page_row.row
        return (
            number,
            _source(page_row),
            page_row.row.clause_text,
            action.text,
            _units(page_row),
            row.leader,
            row.holder,
            action.start_text,
            action.due_text or "—",
            _lines(action.deliverable, action.quantified_target),
            _stages(page_row, as_of),
            row.lamp,
            _progress(page_row),
            _problems(page_row),
            action.outcome,
            _evidence(page_row, numbers),
            _remark(page_row),
        )

    return _table(
        ledger,
        as_of,
        name=LEDGER_TABLE,
        caption=f"{office}{_years(ledger)}年度重点任务{LEDGER_TABLE}",
        columns=_LEDGER_COLUMNS,
        as_row=as_row,
    )


def division_table(ledger: Ledger, as_of: date, task_list: TaskList, *, office: str) -> Table:
    """Who does what, before there is any progress (任务分工表); 序号 counts the sentences."""

    def as_row(number: int, page_row: PageRow) -> Row:
        action, row = page_row.action, page_row.row
        return (
            number,
            source_text(page_row),
            action.text,
            action.deliverable,
            action.due_text or "—",
            row.leader,
            row.lead_unit,
            row.cooperating_units,
            row.holder,
        )

    return _table(
        ledger,
        as_of,
        name=DIVISION_TABLE,
        caption=f"{office}{task_list.year}年度重点{DIVISION_TABLE}",
        columns=_DIVISION_COLUMNS,
        by_clause=True,
        as_row=as_row,
        sources=sources_in(ledger, task_list.id),
    )


def _table(
    ledger: Ledger,
    as_of: date,
    *,
    name: str,
    caption: str,
    columns: tuple[Column, ...],
    as_row: Callable[[int, PageRow], Row],
    sources: Mapping[LocalActionId, ClauseId] | None = None,
    by_clause: bool = False,
) -> Table:
    """Every action, or those of one list under the sentences that `sources` names."""
    if sources is None:
        ids, sources = find_ids(ledger, ActionFilter(), ActionSort(), as_of), {}
    else:
        ids = list(sources)

    def rows() -> Iterator[Row]:
        number, clause_id = 0, None
        for page in _pages(ids):
            for page_row in read_page(ledger, page, as_of, sources):
                if not by_clause or page_row.row.clause_id != clause_id:
                    number, clause_id = number + 1, page_row.row.clause_id
                yield as_row(number, page_row)

    return Table(
        name=name,
        caption=caption,
        columns=with_dues(columns, due_texts(ledger)),
        rows=rows,
        subtitle=f"数据截止日：{day_words(as_of)}　共{len(ids)}项",
        count=len(ids),
        # What goes out on paper keeps one size, however long its dates are.
        size=gongwen.SIZE_SMALL_5 if by_clause else None,
        merge_repeats=2 if by_clause else 0,
    )


def _years(ledger: Ledger) -> str:
    """2023, or 2023—2024: those of the lists in the ledger."""
    years = {each.year for each in read_task_lists(ledger)}
    return "—".join(map(str, sorted({min(years), max(years)})))


def _pages(ids: Sequence[LocalActionId]) -> Iterator[Sequence[LocalActionId]]:
    for start in range(0, len(ids), PAGE):
        yield ids[start : start + PAGE]


def source_text(page_row: PageRow) -> str:
    """The sentence under the number of its task: （三）…, 5. …"""
    number = page_row.item_number
    return (
        f"{number}. {page_row.row.clause_text}"
        if number.isdigit()
        else (f"{number}{page_row.row.clause_text}")
    )


def _source(page_row: PageRow) -> str:
    number = page_row.row.clause_number
    sentence = f"第{number}句" if number is not None else ""
    return f"{page_row.doc_number or page_row.list_title} {page_row.place}{sentence}".strip()


def _units(page_row: PageRow) -> str:
    row = page_row.row
    lead = f"牵头：{row.lead_unit}" if row.lead_unit else "牵头：未定"
    return _lines(lead, f"配合：{row.cooperating_units}" if row.cooperating_units else "")


def _state(page_row: PageRow) -> str:
    """The word that a reader outside the office sees; a claim is named as one."""
    if page_row.action.due_kind is DueKind.LONG_TERM:
        return "长期坚持"
    match page_row.row.progress:
        case Progress.REPORTED:
            return "已报完成（待核实）"
        case progress:
            return progress


def _stages(page_row: PageRow, as_of: date) -> str:
    return "\n".join(
        f"{quarter_name(stage.ends_on)}：{stage.text}"
        + ("（已达到）" if stage.reached_on and stage.reached_on <= as_of else "")
        for stage in page_row.stages
    )


def _progress(page_row: PageRow) -> str:
    note = page_row.note
    text = f"{period_name(note.period)}：{note.done}" if note and note.done else ""
    return _lines(f"【{_state(page_row)}】", text)


def _problems(page_row: PageRow) -> str:
    note = page_row.note
    if note is None:
        return ""
    return _lines(
        f"问题：{note.problems}" if note.problems else "",
        f"措施：{note.next_steps}" if note.next_steps else "",
    )


def _remark(page_row: PageRow) -> str:
    reason = page_row.action.hand_lamp_reason if page_row.row.is_hand_lamp else ""
    return _lines(page_row.action.remark, f"手工亮灯：{reason}" if reason else "")


def _evidence(page_row: PageRow, numbers: dict[EvidenceId, str]) -> str:
    """What was put in after the 数据截止日 has no number yet."""
    found = (numbers[each] for each in page_row.evidence_ids if each in numbers)
    return "、".join(dict.fromkeys(found))


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
