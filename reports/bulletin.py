"""进展通报: how the year stands, told to all units, by the order of units.

Units are ranked only when the head of the office wants it. 已报完成 is never called finished.
"""

from collections.abc import Sequence, Set
from datetime import date

from model.chase_owners import count_chased
from model.cited_title import cited_title
from model.day_words import day_words, month_and_day
from model.ledger import Ledger
from model.period_news import PeriodNews, by_unit, read_period_news
from model.quarters import period_end, period_name
from model.standing import CHASED, Chase, ids_of, open_ones
from model.units import read_units
from model.words import DraftMark, UnitKind
from model.year_facts import YearFacts, read_year_facts
from reports.asking import asked
from reports.bulletin_tables import UNIT_TABLE, URGENT_TABLE, bulletin_tables
from reports.document import (
    Addressee,
    Block,
    Document,
    Paragraph,
    Table,
    Title,
)
from reports.paper_parts import (
    addressed_to,
    annex_of,
    annexed,
    closing,
    margin_mark,
    numbered,
    sections,
    told_by_unit,
)
from reports.prose import listed
from reports.report_texts import list_to_report
from reports.standing_prose import office_of, source_of, state, taken_on, until, warned


def bulletin(ledger: Ledger, as_of: date, *, is_ranked: bool = False) -> Document:
    """The bulletin as it stands on a day; raises InvalidEntryError when there is no list."""
    facts = read_year_facts(ledger, as_of, list_to_report(ledger))
    news = read_period_news(ledger, facts)
    kinds = _kinds(ledger, facts)
    tables = bulletin_tables(ledger, facts, is_ranked=is_ranked)
    annexes = annexed(tables)
    office = office_of(facts.settings)
    title = f"{office}关于{facts.task_list.year}年度知识产权重点任务落实进展情况的通报"
    return Document(
        title=title,
        blocks=(
            Title(text=title, below=DraftMark.FOR_APPROVAL),
            Addressee(facts.templates.recipients or addressed_to(kinds)),
            _opening(facts),
            *sections(
                (
                    ("总体情况", _overview(facts, tables, is_ranked=is_ranked)),
                    ("本期进展", _news(facts, news)),
                    ("逾期和临期举措", _urgent(facts, tables)),
                    ("进展报送情况", _silent(facts, news)),
                    ("下一步工作安排", _asked(facts, news, kinds)),
                )
            ),
            *closing(facts, annexes),
        ),
        annexes=annexes,
        author=office,
        subject="进展通报",
        mark=margin_mark(facts.settings),
        day=as_of,
    )


def _opening(facts: YearFacts) -> Paragraph:
    return Paragraph(
        text=f"现将{until(facts.as_of)}贯彻落实{source_of(facts.task_list)}的进展情况通报如下。"
    )


def _overview(facts: YearFacts, tables: Sequence[Table], *, is_ranked: bool) -> list[Block]:
    total = facts.actions.total
    broken = (
        f"共分解落实举措{total}项，由{_leading(facts)}牵头。" if total else "尚未分解落实举措。"
    )
    told: list[Block] = [
        Paragraph(text=f"{cited_title(facts.task_list.title)}{taken_on(facts.summary)}{broken}")
    ]
    if total:
        order = "按完成率排名，相同的并列" if is_ranked else "按单位顺序排列，不作排名"
        where = f"各单位落实情况见{annex_of(tables, UNIT_TABLE)}，{order}。"
        stands = f"{until(facts.as_of)}，{state(facts.summary)}{warned(facts.actions)}"
        told.append(Paragraph(text=stands + where))
    return told


def _leading(facts: YearFacts) -> str:
    return f"{sum(unit.unit_id is not None for unit in facts.units)}个单位"


def _news(facts: YearFacts, news: PeriodNews) -> list[Block]:
    if not facts.actions.total:
        return []
    counted = [
        f"新办结{len(news.newly_done)}项" if news.newly_done else "",
        f"转为逾期{len(news.newly_late)}项" if news.newly_late else "",
        f"不再逾期{len(news.no_longer_late)}项" if news.no_longer_late else "",
        f"登记本期进展{len(news.noted)}项" if news.noted else "",
    ]
    span = f"{month_and_day(news.begins_on)}至{month_and_day(facts.as_of)}"
    told = listed(counted) or "没有新的变化"
    text = f"本期（{period_name(news.period)}，{span}）{told}。"
    if news.newly_done:
        text += f"新办结的举措中，{told_by_unit(by_unit(facts, news.newly_done))}。"
    if news.newly_late:
        text += f"转为逾期的举措中，{told_by_unit(by_unit(facts, news.newly_late))}。"
    return [Paragraph(text=text)]


def _urgent(facts: YearFacts, tables: Sequence[Table]) -> list[Block]:
    waiting = open_ones(facts.standings)
    told = []
    for chase in (Chase.LATE, Chase.SOON):
        ids = ids_of(filter(CHASED[chase], waiting))
        if ids:
            told.append(f"{chase}{len(ids)}项：{told_by_unit(by_unit(facts, ids))}。")
    if not told:
        return []
    where = annex_of(tables, URGENT_TABLE)
    return [Paragraph(text=f"{''.join(told)}具体举措和时限见{where}。")]


def _silent(facts: YearFacts, news: PeriodNews) -> list[Block]:
    ids = ids_of(filter(CHASED[Chase.SILENT], open_ones(facts.standings)))
    period = period_name(news.period)
    if not ids:
        return [Paragraph(text=f"没有未报{period}进展情况的举措。")] if facts.actions.total else []
    units = by_unit(facts, ids)
    return [
        Paragraph(
            text=f"{until(facts.as_of)}，尚有{len(units)}个单位的{len(ids)}项举措未报{period}"
            f"进展情况：{told_by_unit(units)}。"
        )
    ]


def _asked(facts: YearFacts, news: PeriodNews, kinds: Set[UnitKind]) -> list[Block]:
    """What is asked next: of own units in the office's own right, of others with 请."""
    counts = count_chased(facts.standings)
    leads, every_lead = asked("牵头单位", kinds), asked("各牵头单位", kinds)
    told = []
    if counts[Chase.LATE]:
        text = f"{leads}逐项说明未按期办结的原因、下一步措施和预计完成时间。"
        told.append(("逾期举措抓紧办理", text))
    if counts[Chase.SOON]:
        text = (
            f"{leads}对照完成时限和阶段目标倒排进度；确需调整时限的，在到期前写明理由提出申请，"
            "批准前仍按原时限执行。"
        )
        told.append(("临期举措按期完成", text))
    if counts[Chase.SILENT]:
        last = day_words(max(period_end(news.period), facts.as_of))
        text = (
            f"{asked('尚未报送的单位', kinds)}于{last}前补报{period_name(news.period)}进展情况、"
            "存在问题和下一步措施，没有变化的注明无变化。"
        )
        told.append(("按时报送进展", text))
    if counts[Chase.REPORTED]:
        text = (
            f"已报完成的{counts[Chase.REPORTED]}项由我局核实，确认后方为办结；"
            f"{leads}备齐成效摘要和佐证材料。"
        )
        told.append(("做好核实办结", text))
    report_by = facts.task_list.report_by
    if report_by is not None and report_by >= facts.as_of:
        due = day_words(report_by)
        text = f"年度落实成效须于{due}前上报，{every_lead}提前整理成效摘要和佐证材料。"
        told.append(("做好年度报送准备", text))
    if told and UnitKind.PARTNER in kinds:
        told.append(("加强协同配合", "请联席会议各成员单位继续予以支持配合，共同做好有关工作。"))
    return numbered(told) if told else []


def _kinds(ledger: Ledger, facts: YearFacts) -> Set[UnitKind]:
    carrying = {unit.unit_id for unit in facts.units}
    return {unit.kind for unit in read_units(ledger) if unit.id in carrying}
