"""任务分工方案: who does what until when, as an official paper with the 任务分工表 as its annex.

Whom a 方案 goes to and who signs it stand in the 通知 that issues it. The principles are drawn
from the data alone; what was moved since the table was made before stands in an annex of its own,
before and after side by side.
"""

from datetime import date

from model.cited_title import cited_title
from model.day_words import day_words, month_and_day
from model.division_changes import division_moments, moment_of, read_division_changes, usual_start
from model.division_facts import DivisionFacts, read_division_facts
from model.ledger import Ledger
from model.submission_plan import read_plan
from model.words import DraftMark, ReportPeriod, UnitKind
from model.year_facts import YearFacts, read_year_facts
from reports.division_changes import CHANGES_TABLE, changes_table
from reports.document import (
    Block,
    Column,
    ColumnKind,
    Document,
    Paragraph,
    Row,
    Table,
    Title,
)
from reports.ledger_tables import DIVISION_TABLE, division_table
from reports.paper_parts import (
    BLANK_LINE,
    annex_of,
    annexed,
    attached,
    margin_mark,
    numbered,
    sections,
)
from reports.prose import listed
from reports.report_texts import list_to_report
from reports.standing_prose import office_of, source_of, taken_on

DIVISION_PLAN, SHARES_TABLE = "任务分工方案", "各单位承担举措一览表"
_LABEL, _COUNT = ColumnKind.LABEL, ColumnKind.NUMBER
_SHARE_COLUMNS = (
    Column(heading="序号", kind=_LABEL, width=3),
    Column(heading="单位", width=18),
    Column(heading="类别", kind=_LABEL, width=10),
    Column(heading="牵头（项）", kind=_COUNT, width=6),
    Column(heading="配合（项）", kind=_COUNT, width=6),
)


def division_plan(ledger: Ledger, as_of: date) -> Document:
    """The paper as it stands on a day; raises InvalidEntryError when there is no list."""
    facts = read_year_facts(ledger, as_of, list_to_report(ledger))
    division = read_division_facts(ledger, facts.task_list.id)
    office = office_of(facts.settings)
    tables = _tables(ledger, facts, division, office)
    annexes = annexed(tables)
    title = f"{office}{facts.task_list.year}年度知识产权重点{DIVISION_PLAN}"
    return Document(
        title=title,
        blocks=(
            Title(text=title, below=DraftMark.FOR_APPROVAL),
            BLANK_LINE,
            _basis(facts),
            *sections(
                (
                    ("任务构成", _tasks(facts, division)),
                    ("分工安排", _sharing(ledger, division, tables)),
                    ("工作要求", _asked(ledger, facts)),
                )
            ),
            *attached(annexes),
        ),
        annexes=annexes,
        author=office,
        subject=DIVISION_PLAN,
        mark=margin_mark(facts.settings),
        day=as_of,
    )


def _basis(facts: YearFacts) -> Paragraph:
    return Paragraph(
        text=f"为贯彻落实{source_of(facts.task_list)}，明确责任单位和完成时限，制定本方案。"
    )


def _tasks(facts: YearFacts, division: DivisionFacts) -> list[Block]:
    told: list[Block] = [
        Paragraph(text=f"{cited_title(facts.task_list.title)}{taken_on(facts.summary)}")
    ]
    if not division.total:
        return [*told, Paragraph(text="尚未分解落实举措。")]
    due = listed([f"{words}{count}项" for words, count in division.by_due])
    told.append(
        Paragraph(text=f"围绕上述任务事项分解落实举措{division.total}项。按完成时限分，{due}。")
    )
    return told


def _sharing(ledger: Ledger, division: DivisionFacts, tables: list[Table]) -> list[Block]:
    if not division.total:
        return []
    where = [f"{DIVISION_TABLE}见{annex_of(tables, DIVISION_TABLE)}"]
    if any(table.name == SHARES_TABLE for table in tables):
        where.append(f"各单位承担项数见{annex_of(tables, SHARES_TABLE)}")
    told: list[Block] = [
        Paragraph(text=f"{_leads(division)}{_joins(division)}{'，'.join(where)}。")
    ]
    if moved := _moved(ledger, tables):
        told.append(Paragraph(text=moved))
    return told


def _leads(division: DivisionFacts) -> str:
    leading = sum(unit.led > 0 for unit in division.units)
    if not leading:
        return f"{division.total}项举措均未明确牵头单位。"
    kinds = [(kind, *division.of_kind(kind)) for kind in UnitKind]
    told = "，".join(f"{kind}{units}个、牵头{led}项" for kind, units, led in kinds if units)
    if not division.without_lead:
        return f"每项举措明确1个牵头单位，共{leading}个单位牵头：{told}。"
    return (
        f"已明确牵头单位的{division.total - division.without_lead}项由{leading}个单位牵头："
        f"{told}；尚未明确牵头单位的{division.without_lead}项。"
    )


def _joins(division: DivisionFacts) -> str:
    if not division.shared:
        return ""
    if division.shared == division.total:
        return "各项举措另明确配合单位。"
    return f"其中{division.shared}项另明确配合单位。"


def _moved(ledger: Ledger, tables: list[Table]) -> str:
    table = next((each for each in tables if each.name == CHANGES_TABLE), None)
    if table is None:
        return ""
    start = usual_start(ledger)
    changes = read_division_changes(ledger, start)
    actions = len({change.action_id for change in changes})
    made = moment_of(ledger, start) if isinstance(start, int) else None
    before = f"{day_words(made)}的" if made else "上一次"
    return (
        f"与{before}{DIVISION_TABLE}相比，调整举措{actions}项、{len(changes)}处，"
        f"调整前后对照见{annex_of(tables, CHANGES_TABLE)}。"
    )


def _asked(ledger: Ledger, facts: YearFacts) -> list[Block]:
    rhythm = facts.settings.report_period
    often = "每月" if rhythm is ReportPeriod.MONTHLY else "每季度"
    asked = [
        (
            "落实责任",
            "牵头单位对所牵头举措的进度和成效负总责，主动与配合单位会商；"
            "配合单位按照分工提供支持，共同完成。",
        ),
        (
            "按期完成",
            "各单位按照所列完成时限倒排工作进度，用好季度阶段目标。确需调整时限的，"
            "由牵头单位在到期前写明理由提出申请，经批准后执行。",
        ),
        (
            "按时报送",
            f"牵头单位{often}报送进展情况、存在问题和下一步措施。举措完成的，报送成效摘要和"
            "佐证材料，经我局核实后办结。",
        ),
    ]
    if filing := _filing(ledger, facts):
        asked.append(("做好年度报送", filing))
    return numbered(asked)


def _filing(ledger: Ledger, facts: YearFacts) -> str:
    report_by = facts.task_list.report_by
    if report_by is None:
        return ""
    whom = f"报送{facts.task_list.report_to}" if facts.task_list.report_to else "上报"
    form = f"以{facts.task_list.report_form}形式" if facts.task_list.report_form else ""
    text = f"年度落实成效须于{day_words(report_by)}前{form}{whom}。"
    plan = read_plan(ledger)
    if plan is not None and plan.days:
        days = [f"{day.name}（{month_and_day(day.planned_on)}前）" for day in plan.days]
        text += f"报送准备按以下节点推进：{listed(days)}。"
    return text


def _tables(ledger: Ledger, facts: YearFacts, division: DivisionFacts, office: str) -> list[Table]:
    if not division.total:
        return []
    tables = [division_table(ledger, facts.as_of, facts.task_list, office=office)]
    if division.units:
        tables.append(_shares(division))
    moments = division_moments(ledger)
    start = usual_start(ledger) if moments else None
    if isinstance(start, int) and read_division_changes(ledger, start):
        made = moment_of(ledger, start)
        since = f"（{day_words(made)}以来）" if made else ""
        title = f"{CHANGES_TABLE}{since}"
        tables.append(
            changes_table(ledger, start, facts.as_of, office=office, title=title, is_annex=True)
        )
    return tables


def _shares(division: DivisionFacts) -> Table:
    rows: list[Row] = [
        (number, unit.name, unit.kind, unit.led, unit.joined)
        for number, unit in enumerate(division.units, start=1)
    ]
    led = sum(unit.led for unit in division.units)
    rows.append((None, "合计", "", led, sum(unit.joined for unit in division.units)))
    return Table(
        name=SHARES_TABLE,
        caption=SHARES_TABLE,
        columns=_SHARE_COLUMNS,
        rows=lambda: rows,
        note="一项举措有几个配合单位的，在各单位分别计入。",
        count=len(division.units),
    )
