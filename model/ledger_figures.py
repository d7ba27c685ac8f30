"""The figures that every paper of a year tells (文中数字), and how they are said.

`{}` in a phrase is the number; `~` is a small word that may or may not stand there (共, 了, 的); a
phrase that ends in 。 ends a clause.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from model.number_words import percentage_done
from model.summary import Summary
from model.told_figures import Figure
from model.words import Lamp, Progress, Triage


def figures_of(summary: Summary) -> tuple[Figure, ...]:
    """The counts of a ledger, or of one list, as reports tell them."""
    triage, progress, lamps = summary.by_triage, summary.by_progress, summary.actions.by_lamp
    counts = {
        "任务事项": summary.clauses,
        Triage.PROVINCE: triage[Triage.PROVINCE],
        Triage.ASSIST: triage[Triage.ASSIST],
        Triage.NATIONAL: triage[Triage.NATIONAL],
        Triage.PENDING: triage[Triage.PENDING],
        "落实举措": summary.actions.total,
        "已办结": summary.actions.done,
        "应办结": summary.actions.counted,
        "长期坚持": summary.actions.long_term,
        Progress.REPORTED: progress[Progress.REPORTED],
        Progress.UNDER_WAY: progress[Progress.UNDER_WAY],
        Progress.TO_ADJUST: progress[Progress.TO_ADJUST],
        Progress.NOT_STARTED: progress[Progress.NOT_STARTED],
        Lamp.LATE: lamps[Lamp.LATE],
        Lamp.SOON: lamps[Lamp.SOON],
    }
    told = [_counted(name, number) for name, number in counts.items()]
    return tuple(replace(each, day=summary.as_of) for each in (*told, *_rate(summary)))


def indicator_figures(
    indicators: Iterable[tuple[str, str, str]], *, year: int = 0, day: date | None = None
) -> tuple[Figure, ...]:
    """Main indicators (主要指标), each by its name, its value and its unit as they are printed.

    What a text tells of another year than theirs, or of a time before their day, is left alone.
    """
    return tuple(
        Figure(
            name=name,
            value=f"{value}{unit}",
            phrases=(f"{name}~{{}}{unit}",),
            is_counted=False,
            year=year,
            day=day,
        )
        for name, value, unit in indicators
        if name and value
    )


def _counted(name: str, number: int) -> Figure:
    unit = "条" if name == "任务事项" or name in set(Triage) else "项"
    states = _STATES.get(name, ())
    return Figure(
        name=str(name),
        value=f"{number}{unit}",
        phrases=(
            *(phrase + unit if phrase.endswith("{}") else phrase for phrase in _SAID[name]),
            *(f"{{}}项{noun}{state}。" for noun in ("举措", "落实举措") for state in states),
        ),
        in_company=(
            *(phrase + unit for phrase in _SAID_IN_COMPANY.get(name, ())),
            *(f"{{}}项{state}。" for state in states),
        ),
        of_which=_SAID_BEFORE_ITS_PARTS.get(name, ()),
    )


def _rate(summary: Summary) -> tuple[Figure, ...]:
    share = summary.actions.rate
    if share is None:
        return ()
    return (
        Figure(
            name="完成率",
            value=percentage_done(share),
            phrases=("举措完成率~{}%", "举措办结率~{}%"),
            in_company=("完成率~{}%", "办结率~{}%"),
        ),
    )


_SAID: dict[str, tuple[str, ...]] = {
    "任务事项": ("共有任务事项~{}", "任务事项共~{}", "任务事项总数~{}", "全部{}条任务事项"),
    Triage.PROVINCE: (
        "省内落实~{}",
        "由省内落实的~{}",
        "{}条任务事项由省内落实",
        "{}条由省内落实",
    ),
    Triage.ASSIST: ("配合国家局~{}", "配合国家知识产权局~{}"),
    Triage.NATIONAL: ("国家层面~{}",),
    Triage.PENDING: ("待认领~{}", "尚未认领~{}"),
    "落实举措": (
        "落实举措~{}",
        "分解举措~{}",
        "分解为~{}",
        "分解成~{}",
        "分解出~{}",
        "{}项落实举措",
    ),
    "已办结": ("办结落实举措~{}", "办结举措~{}", "已办结的举措~{}"),
    "应办结": ("应办结~{}", "应办结举措~{}"),
    "长期坚持": ("长期坚持的举措~{}", "长期举措~{}"),
    Progress.REPORTED: (
        "已报完成、正在核实~{}",
        "已报完成（待核实）~{}",
        "已报完成待核实~{}",
        "已报完成~{}",
    ),
    Progress.UNDER_WAY: ("推进中的举措~{}", "正在推进的举措~{}"),
    Progress.TO_ADJUST: ("拟调整的举措~{}", "拟作调整的举措~{}"),
    Progress.NOT_STARTED: ("未启动的举措~{}",),
    Lamp.LATE: ("逾期未办结的举措~{}", "逾期举措~{}", "逾期的举措~{}"),
    Lamp.SOON: ("进度偏紧的举措~{}", "临期举措~{}", "临期的举措~{}"),
}
_SAID_IN_COMPANY: dict[str, tuple[str, ...]] = {
    "已办结": ("办结~{}",),
    "长期坚持": ("长期坚持~{}",),
    Progress.UNDER_WAY: ("推进中~{}", "正在推进~{}"),
    Progress.TO_ADJUST: ("拟调整~{}",),
    Progress.NOT_STARTED: ("未启动~{}",),
    Lamp.LATE: ("逾期~{}", "逾期未办结~{}"),
    Lamp.SOON: ("临期~{}",),
}
_SAID_BEFORE_ITS_PARTS = {
    "任务事项": ("{}条任务事项", "{}条任务"),
    "落实举措": ("{}项举措", "{}条举措"),
}
# Where the number stands first: 48项已办结、31项正在推进.
_STATES: dict[str, tuple[str, ...]] = {
    "已办结": ("已办结",),
    Progress.UNDER_WAY: ("推进中", "正在推进"),
    Progress.NOT_STARTED: ("未启动", "尚未启动"),
    Lamp.LATE: ("逾期", "已逾期", "逾期未办结"),
    Lamp.SOON: ("临期",),
}
