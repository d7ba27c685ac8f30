"""How things stand, in official prose (公文用语): the same sentences in every paper of the year.

Nothing is said beyond the data: 已报完成 waits to be verified, 长期 is never finished.
"""

from datetime import date

from model.action_table import ActionRow
from model.cited_title import cited_title
from model.day_words import day_words
from model.deadlines import LampCounts
from model.entities import TaskList
from model.number_words import percentage_done
from model.settings import Settings
from model.summary import Summary
from model.words import Lamp, Progress, Triage
from reports.prose import listed

BLANK_OFFICE = "×××知识产权局"


def office_of(settings: Settings) -> str:
    """The office as it signs, or a place that stays visibly blank."""
    return settings.office_full_name or BLANK_OFFICE


def source_of(task_list: TaskList) -> str:
    """《…》（文号）, title before number."""
    number = f"（{task_list.doc_number}）" if task_list.doc_number else ""
    return f"{cited_title(task_list.title)}{number}"


def taken_on(summary: Summary) -> str:
    """How many sentences there are and whose work they are."""
    triage = summary.by_triage
    parts = listed(
        [
            f"{word}{triage[word]}条"
            for word in (Triage.PROVINCE, Triage.ASSIST, Triage.NATIONAL, Triage.PENDING)
            if triage[word]
        ]
    )
    extra = summary.extra_taken
    more = f"；另将主要目标和工作要求中的{extra}条一并纳入落实" if extra else ""
    return f"共有任务事项{summary.clauses}条，其中{parts}{more}。"


def state(summary: Summary) -> str:
    """已办结n项，完成率…；then what is not confirmed yet, by how far it has come."""
    actions = summary.actions
    rate = f"，完成率{percentage_done(actions.rate)}" if actions.rate is not None else ""
    others = open_state(summary)
    return (
        f"已办结{actions.done}项{rate}{_apart(actions)}" + (f"；{others}" if others else "") + "。"
    )


def open_state(summary: Summary) -> str:
    """已报完成（待核实）8项、推进中31项…: what is not confirmed; empty when there is none."""
    progress = summary.by_progress
    return listed(
        [
            _count("已报完成（待核实）", progress[Progress.REPORTED]),
            _count("推进中", progress[Progress.UNDER_WAY]),
            _count("拟调整", progress[Progress.TO_ADJUST]),
            _count("未启动", progress[Progress.NOT_STARTED]),
        ]
    )


def warned(actions: LampCounts) -> str:
    """未办结举措中，逾期5项、临期7项。 — nothing where no lamp warns."""
    told = listed([_count(lamp, actions.by_lamp[lamp]) for lamp in (Lamp.LATE, Lamp.SOON)])
    return f"未办结举措中，{told}。" if told else ""


def rate_words(actions: LampCounts) -> str:
    """52.2%, or — where nothing can be finished."""
    return "—" if actions.rate is None else percentage_done(actions.rate)


def urgency(row: ActionRow, as_of: date, soon_days: int) -> str:
    """How far the time limit is off: 逾期44天, 还有3天; a stage that was missed; or nothing."""
    days = (row.due.day - as_of).days if row.due and row.due.day else None
    if row.lamp is Lamp.LATE:
        return f"逾期{-days}天" if days is not None and days < 0 else "逾期"
    if row.lamp is not Lamp.SOON:
        return ""
    if days is None or days > soon_days:
        return "进度偏紧" if row.is_hand_lamp else "上季度阶段目标未达到"
    return "当日到期" if days == 0 else f"还有{days}天"


def days_left(task_list: TaskList, as_of: date) -> str:
    """25天, or 已过3天; — where the document names no day."""
    if task_list.report_by is None:
        return "—"
    days = (task_list.report_by - as_of).days
    return f"{days}天" if days >= 0 else f"已过{-days}天"


def until(as_of: date) -> str:
    """截至2023年11月20日."""
    return f"截至{day_words(as_of)}"


def _apart(actions: LampCounts) -> str:
    return f"（长期坚持的{actions.long_term}项不计入完成率）" if actions.long_term else ""


def _count(word: str, number: int) -> str:
    return f"{word}{number}项" if number else ""
