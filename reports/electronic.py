"""The tables that are filed electronically (电子件): one workbook with a sheet for each.

任务清单落实情况表, 主要指标完成情况表, 佐证材料目录 and 联络员信息表; each also stands as an
annex of the report. One without rows says so below its title.
"""

from dataclasses import replace
from datetime import date

from model.day_words import day_words
from model.entities import TaskList
from model.evidence_list import ListedEvidence, read_evidence_of_list
from model.indicator_numbers import goal_words
from model.indicator_standing import IndicatorStanding
from model.ledger import Ledger
from model.main_indicators import read_indicators
from model.report_contacts import contacts_to_name
from model.words import IndicatorScope
from reports import gongwen
from reports.cell_words import cell_words
from reports.document import Column, ColumnKind, Row, Table
from reports.indicator_prose import change_words, period_words, state_words
from reports.ledger_tables import progress_table
from reports.one_page import about
from reports.prose import size_words

INDICATOR_TABLE = "主要指标完成情况表"
EVIDENCE_TABLE = "佐证材料目录"
CONTACT_TABLE = "联络员信息表"

_NONE = "—"
_NO_ACTIONS = "台账中还没有落实举措。"
_NO_INDICATORS = "台账中还没有主要指标。"
_NO_EVIDENCE = "台账中还没有佐证材料。"
_NO_CONTACTS = "台账中还没有联络员信息。"
_COMPARED = "上年值：累计指标为上年同期数，时点指标为上年末数，年度指标为上一年度数"
# 提高12.5个百分点, in characters; what is longer may be parted.
_GROWTH, _WIDEST_GROWTH = "增减", 9.0
_INDICATOR_COLUMNS = (
    Column(heading="序号", kind=ColumnKind.LABEL, width=2.2),
    Column(heading="指标名称", width=9.5),
    Column(heading="单位", kind=ColumnKind.LABEL, width=3),
    Column(heading="来文要求", width=11),
    Column(heading="本省目标", kind=ColumnKind.LABEL, width=5.5, is_firm=True),
    Column(heading="上年值", kind=ColumnKind.NUMBER, width=4),
    Column(heading="本年值", kind=ColumnKind.NUMBER, width=4),
    Column(heading="数据日期", kind=ColumnKind.LABEL, width=4.2, is_firm=True),
    Column(heading=_GROWTH, kind=ColumnKind.LABEL, width=5, is_firm=True),
    Column(heading="完成情况", kind=ColumnKind.LABEL, width=5.5, is_firm=True),
    Column(heading="责任单位", width=7.5),
    Column(heading="数据来源", width=6.5),
    Column(heading="备注", width=5),
)
_EVIDENCE_COLUMNS = (
    Column(heading="编号", kind=ColumnKind.LABEL, width=3),
    Column(heading="材料名称", width=18, is_of_names=True),
    Column(heading="对应任务（原文序号）", width=10),
    Column(heading="对应举措", width=24),
    Column(heading="提供单位", width=9),
    Column(heading="存入日期", kind=ColumnKind.DATE, width=7.8),
    Column(heading="大小", kind=ColumnKind.LABEL, width=5),
)
_CONTACT_COLUMNS = (
    Column(heading="序号", kind=ColumnKind.LABEL, width=3),
    Column(heading="身份", kind=ColumnKind.LABEL, width=8),
    Column(heading="姓名", kind=ColumnKind.LABEL, width=6),
    Column(heading="处室职务", width=16),
    Column(heading="办公电话", kind=ColumnKind.LABEL, width=11),
    Column(heading="手机", kind=ColumnKind.LABEL, width=9),
    Column(heading="电子邮箱", kind=ColumnKind.LABEL, width=14),
)


def electronic_tables(
    ledger: Ledger, as_of: date, task_list: TaskList, *, office: str
) -> tuple[Table, ...]:
    """The tables of the workbook, one a sheet, in the order of the annexes."""
    return (
        _said_if_empty(progress_table(ledger, as_of, task_list, office=office), _NO_ACTIONS),
        indicator_table(ledger, as_of, task_list, office=office),
        evidence_table(ledger, as_of, task_list, office=office),
        contact_table(ledger, task_list, office=office),
    )


def indicator_table(ledger: Ledger, as_of: date, task_list: TaskList, *, office: str) -> Table:
    """What the figures of the province had come to on a day (主要指标完成情况表)."""
    own = [
        each
        for each in read_indicators(ledger, task_list.id, as_of)
        if each.indicator.scope is IndicatorScope.PROVINCE
    ]
    rows = [_indicator_row(number, each) for number, each in enumerate(own, start=1)]
    told = f"数据截止日：{day_words(as_of)}　共{len(rows)}个　{_COMPARED}"
    columns = tuple(
        _with_its_numbers(column, at, rows) for at, column in enumerate(_INDICATOR_COLUMNS)
    )
    made = _table(INDICATOR_TABLE, task_list, office, columns, rows, told, _NO_INDICATORS)
    # Thirteen columns, and still letters that can be read.
    return replace(made, size=gongwen.SIZE_SMALL_5, closes_up=True)


def evidence_table(ledger: Ledger, as_of: date, task_list: TaskList, *, office: str) -> Table:
    """What proves the actions of the list, numbered in the order of its tasks (佐证材料目录)."""
    rows = [_evidence_row(each) for each in read_evidence_of_list(ledger, as_of, task_list.id)]
    told = f"数据截止日：{day_words(as_of)}　共{len(rows)}件"
    return _table(EVIDENCE_TABLE, task_list, office, _EVIDENCE_COLUMNS, rows, told, _NO_EVIDENCE)


def contact_table(ledger: Ledger, task_list: TaskList, *, office: str) -> Table:
    """Whom the receiver may ask (联络员信息表)."""
    rows: list[Row] = [
        (number, each.role, each.name, each.post, each.phone, each.mobile, each.email)
        for number, each in enumerate(contacts_to_name(ledger, task_list.id), start=1)
    ]
    return _table(CONTACT_TABLE, task_list, office, _CONTACT_COLUMNS, rows, "", _NO_CONTACTS)


def _table(
    name: str,
    task_list: TaskList,
    office: str,
    columns: tuple[Column, ...],
    rows: list[Row],
    told: str,
    none: str,
) -> Table:
    made = Table(
        name=name,
        caption=f"{office}{task_list.year}年{name}",
        columns=columns,
        rows=lambda: rows,
        subtitle=told or None,
        count=len(rows),
    )
    return _said_if_empty(made, none)


def _with_its_numbers(column: Column, at: int, rows: list[Row]) -> Column:
    """A column of numbers, or of what they grew by, as wide as its longest one: none is parted."""
    is_growth = column.heading == _GROWTH
    if column.kind is not ColumnKind.NUMBER and not is_growth:
        return column
    longest = max((about(cell_words(row[at], column.kind)) for row in rows), default=0.0)
    longest = min(longest, _WIDEST_GROWTH) if is_growth else longest
    return replace(column, width=max(column.width, longest))


def _said_if_empty(table: Table, sentence: str) -> Table:
    return table if table.count else replace(table, subtitle=sentence)


def _indicator_row(number: int, standing: IndicatorStanding) -> Row:
    one, newest, goal = standing.indicator, standing.newest, standing.goal
    return (
        number,
        one.name,
        one.unit,
        one.requirement,
        goal_words(goal) if goal else _NONE,
        _NONE if standing.baseline is None else standing.baseline,
        newest.value if newest else _NONE,
        period_words(standing) or _NONE,
        change_words(standing) or _NONE,
        state_words(standing),
        standing.lead_unit,
        one.source,
        "\n".join(filter(None, (one.remark, newest.remark if newest else ""))),
    )


def _evidence_row(listed: ListedEvidence) -> Row:
    evidence = listed.evidence
    return (
        listed.number,
        "\n".join(listed.names),
        "\n".join(listed.sentences),
        "\n".join(listed.actions),
        "\n".join(listed.units),
        evidence.added_on,
        size_words(evidence.size),
    )
