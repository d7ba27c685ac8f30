"""一页纸: the state of the year on one page for the head of the office, with what needs a decision.

Every figure is that of the other papers; what finds no room here is named there.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from model.action_table import ActionRow, read_rows
from model.chase_owners import count_chased
from model.day_words import day_words, month_and_day
from model.deadlines import LampCounts
from model.decisions import Decisions, read_decisions
from model.entities import LocalActionId, TaskList
from model.ledger import Ledger
from model.outline import heading
from model.standing import CHASED, Chase, ids_of, open_ones
from model.submission import read_submission
from model.submission_plan import MilestoneState, PlannedDay, SubmissionPlan, read_plan
from model.submission_stage import marked_by
from model.summary import UnitSummary
from model.unit_names import read_short_names
from model.words import Lamp, Progress
from model.year_facts import YearFacts, read_year_facts
from reports.document import Bar, BarChart, Document, Figures, KeyFigure, OnePage, Points
from reports.paper_parts import margin_mark
from reports.prose import listed
from reports.report_texts import list_to_report
from reports.standing_prose import (
    days_left,
    office_of,
    open_state,
    rate_words,
    until,
    urgency,
)

# Done at the left, what worries at the right.
_LAMPS = (Lamp.DONE, Lamp.NORMAL, Lamp.NOT_DUE, Lamp.SOON, Lamp.LATE)
_MOST_PARTS, _MOST_UNITS = 14, 40
_COUNTED = "已办结/应办结，完成率"
_ELSEWHERE = "，详见进展通报"
_MOST_NAMED = 3  # units whose late actions the heads are asked about


def brief(ledger: Ledger, as_of: date) -> Document:
    """The page as it stands on a day; raises InvalidEntryError when there is no list."""
    facts = read_year_facts(ledger, as_of, list_to_report(ledger))
    office = office_of(facts.settings)
    title = f"{facts.task_list.year}年度知识产权重点任务落实情况"
    subtitle = f"{office}　{until(as_of)}"
    charts = [_parts(facts), _units(ledger, facts)]
    return Document(
        title=f"{title}（一页纸）",
        blocks=(
            OnePage(
                title=title,
                subtitle=subtitle,
                blocks=(
                    _figures(facts),
                    *(chart for chart in charts if chart.bars),
                    _late(ledger, facts),
                    _decisions(ledger, facts),
                    _filing(ledger, facts),
                ),
            ),
        ),
        author=office,
        subject=title,
        mark=margin_mark(facts.settings),
        day=as_of,
    )


def _figures(facts: YearFacts) -> Figures:
    actions = facts.actions
    shown = (
        ("任务事项", f"{facts.summary.clauses}条"),
        ("落实举措", f"{actions.total}项"),
        ("已办结", f"{actions.done}项"),
        ("完成率", rate_words(actions)),
        ("逾期", f"{actions.by_lamp[Lamp.LATE]}项"),
        ("临期", f"{actions.by_lamp[Lamp.SOON]}项"),
        ("距报送", days_left(facts.task_list, facts.as_of)),
    )
    return Figures(
        figures=tuple(KeyFigure(label=label, value=value) for label, value in shown),
        note=_note(facts),
    )


def _note(facts: YearFacts) -> str:
    silent = count_chased(facts.standings)[Chase.SILENT]
    taken = f"任务事项中省内落实{facts.summary.taken}条"
    taken += f"，另纳入{facts.summary.extra_taken}条" if facts.summary.extra_taken else ""
    rest = open_state(facts.summary)
    long_term = facts.actions.long_term
    told = [
        taken,
        f"未办结的有{rest}" if rest else "",
        f"本期未报{silent}项" if silent else "",
        f"长期坚持{long_term}项，不计入完成率" if long_term else "",
    ]
    return "；".join(part for part in told if part) + "。"


def _parts(facts: YearFacts) -> BarChart:
    parts = [part for part in facts.parts if part.actions.total]
    bars = [_bar(heading(part.number, part.title), part.actions) for part in parts]
    kept = bars if len(bars) <= _MOST_PARTS else bars[: _MOST_PARTS - 1]
    # An action may serve several parts: those without room cannot be added up.
    title = "各部分进度" if len(kept) == len(bars) else f"各部分进度（前{len(kept)}个部分）"
    is_shared = sum(part.actions.total for part in parts) > facts.actions.total
    note = f"{_COUNTED}；跨部分的举措分别计入" if is_shared else _COUNTED
    return BarChart(title=title, note=note, lamps=_LAMPS, bars=tuple(kept))


def _units(ledger: Ledger, facts: YearFacts) -> BarChart:
    short = read_short_names(ledger)
    units = list(facts.units)
    calm: list[UnitSummary] = []
    if len(units) > _MOST_UNITS:
        # Those that worry stay, then the first ones; together they keep the order of the office.
        worried = sorted(units, key=lambda unit: not _worries(unit.actions))
        kept = {id(unit) for unit in worried[: _MOST_UNITS - 1]}
        calm = [unit for unit in units if id(unit) not in kept]
        units = [unit for unit in units if id(unit) in kept]
    bars = [_bar(short.get(unit.name, unit.name), unit.actions) for unit in units]
    if calm:
        bars.append(_bar(f"其余{len(calm)}个单位", _together(calm)))
    return BarChart(title="各牵头单位进度", note=_COUNTED, lamps=_LAMPS, bars=tuple(bars))


def _worries(actions: LampCounts) -> bool:
    return actions.worst in (Lamp.LATE, Lamp.SOON)


def _together(units: Sequence[UnitSummary]) -> LampCounts:
    """An action has one lead, so units can be added up."""
    by_lamp: Counter[Lamp] = Counter()
    lasting: Counter[Lamp] = Counter()
    for unit in units:
        by_lamp += unit.actions.by_lamp
        lasting += unit.actions.lasting
    return LampCounts(by_lamp, lasting)


def _bar(label: str, actions: LampCounts) -> Bar:
    """Bar and figures beside it tell of the same: what can be finished (应办结)."""
    late, soon = actions.by_lamp[Lamp.LATE], actions.by_lamp[Lamp.SOON]
    warned = " ".join(
        f"{word}{count}" for word, count in ((Lamp.LATE, late), (Lamp.SOON, soon)) if count
    )
    return Bar(
        label=label,
        parts=tuple(actions.by_lamp[lamp] - actions.lasting[lamp] for lamp in _LAMPS),
        words=(f"{actions.done}/{actions.counted}", rate_words(actions), warned),
    )


def _late(ledger: Ledger, facts: YearFacts) -> Points:
    ids = ids_of(filter(CHASED[Chase.LATE], open_ones(facts.standings)))
    short = read_short_names(ledger)
    lines = [_late_line(row, facts, short) for row in read_rows(ledger, ids, facts.as_of)]
    return Points(
        title=f"逾期举措（{len(lines)}项）" if lines else "逾期举措",
        lines=tuple(_numbered(lines)) or ("没有逾期举措。",),
        more=_ELSEWHERE,
    )


def _late_line(row: ActionRow, facts: YearFacts, short: Mapping[str, str]) -> str:
    due = row.due.text if row.due else "时限未定"
    told = urgency(row, facts.as_of, facts.settings.soon_days)
    # What waits for the office itself is not held against the unit.
    told += {Progress.REPORTED: "，已报待核", Progress.TO_ADJUST: "，拟调整"}.get(row.progress, "")
    unit = short.get(row.lead_unit, row.lead_unit) or "牵头单位未定"
    return f"{unit}（{due}，{told}）：{row.text}"


def _decisions(ledger: Ledger, facts: YearFacts) -> Points:
    lines = list(_decision_lines(ledger, facts, read_decisions(ledger, facts)))
    return Points(
        title="需研究决定的事项",
        lines=tuple(_numbered(lines)) or ("没有需研究决定的事项。",),
        more="（因篇幅未列）",
    )


def _decision_lines(ledger: Ledger, facts: YearFacts, waiting: Decisions) -> Iterator[str]:
    short = read_short_names(ledger)
    if waiting.undecided:
        yield f"任务事项{len(waiting.undecided)}条待认领，需明确是否由本省落实。"
    if waiting.without_action:
        yield f"省内落实的任务事项{len(waiting.without_action)}条还没有落实举措，需研究分解。"
    if waiting.without_lead:
        yield f"举措{len(waiting.without_lead)}项未定牵头单位，需明确。"
    if waiting.long_overdue:
        whose = _whose(ledger, waiting.long_overdue, facts.as_of, short)
        yield f"逾期超过30天的{len(waiting.long_overdue)}项（{whose}），需研究是否督办。"
    for row, asked in waiting.adjustments:
        unit = short.get(row.lead_unit, row.lead_unit)
        change = f"{asked.old_due_text or '时限未定'}调整为{asked.new_due_text}"
        yield f"{unit}申请调整时限（由{change}），待批准：{row.text}"
    if waiting.to_confirm:
        yield f"已报完成的{len(waiting.to_confirm)}项待核实，核实后方可办结。"


def _whose(
    ledger: Ledger, ids: Sequence[LocalActionId], as_of: date, short: Mapping[str, str]
) -> str:
    names = dict.fromkeys(row.lead_unit for row in read_rows(ledger, ids, as_of))
    told = [short.get(name, name) for name in names if name]
    if len(told) > _MOST_NAMED:
        return f"{'、'.join(told[:_MOST_NAMED])}等{len(told)}个单位"
    return listed(told)


def _filing(ledger: Ledger, facts: YearFacts) -> Points:
    plan, filing = read_plan(ledger), read_submission(ledger)
    if plan is not None and filing is not None:
        plan = marked_by(plan, filing)  # what is registered is not still to come
    lines = [_asked(facts.task_list, facts.as_of), _plan_words(plan, facts.as_of)]
    return Points(title="报送安排", lines=tuple(line for line in lines if line))


def _asked(task_list: TaskList, as_of: date) -> str:
    if task_list.report_by is None:
        return "来文没有写明报送时限。"
    left = days_left(task_list, as_of)
    left = f"还有{left}" if task_list.report_by >= as_of else left
    whom = f"，报{task_list.report_to}" if task_list.report_to else ""
    form = f"（{task_list.report_form}）" if task_list.report_form else ""
    return f"{day_words(task_list.report_by)}前{whom}{form}，{left}。"


def _plan_words(plan: SubmissionPlan | None, as_of: date) -> str:
    """What of the plan is late and what comes, by its day: paper is read on another one."""
    if plan is None or not plan.days:
        return ""
    late: list[str] = []
    coming: list[PlannedDay] = []
    for day, state in zip(plan.days, plan.states(as_of), strict=True):
        match state:
            case MilestoneState.LATE:
                late.append(f"{day.name}迟{(as_of - day.planned_on).days}天")
            case MilestoneState.TODAY | MilestoneState.NEXT | MilestoneState.COMING:
                coming.append(day)
    told = [listed(late), listed(list(_dated(coming)))]
    return "计划：" + "；".join(part for part in told if part) + "。" if any(told) else ""


def _dated(days: Iterable[PlannedDay]) -> Iterator[str]:
    """处长审11月25日、局领导审12月1日、寄出10日: a month is named once."""
    month: tuple[int, int] | None = None
    for day in days:
        on = day.planned_on
        is_told = (on.year, on.month) == month
        yield f"{day.name}{on.day}日" if is_told else f"{day.name}{month_and_day(on)}"
        month = on.year, on.month


def _numbered(lines: Sequence[str]) -> Iterator[str]:
    if len(lines) == 1:
        yield from lines
        return
    yield from (f"{number}.{line}" for number, line in enumerate(lines, 1))
