"""What is to be printed of what is on screen (打印内容), as a value that window and verb share."""

from dataclasses import dataclass
from enum import StrEnum

from model.action_groups import Grouping
from model.division_changes import Start


class ViewKind(StrEnum):
    """The lists that can be printed, by the names of the command line."""

    ACTIONS = "actions"
    SENTENCES = "sentences"
    CONTACTS = "contacts"
    ITEMS = "items"
    UNITS = "units"
    OVERVIEW = "overview"
    GAPS = "gaps"
    HISTORY = "history"
    CHANGES = "changes"
    DIVISION = "division"
    REPORT = "report"


TITLES = {
    ViewKind.ACTIONS: "落实举措清单",
    ViewKind.SENTENCES: "任务认领表",
    ViewKind.CONTACTS: "单位岗位通讯录",
    ViewKind.ITEMS: "各项任务落实情况",
    ViewKind.UNITS: "各单位落实情况",
    ViewKind.OVERVIEW: "落实情况总览",
    ViewKind.GAPS: "报送前核对表",
    ViewKind.HISTORY: "修改记录",
    ViewKind.CHANGES: "任务分工调整前后对照表",
    ViewKind.DIVISION: "任务分工表",
    ViewKind.REPORT: "成效报告",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedView:
    """One list: which, its title, its rows in their order, its columns, how it is divided.

    `ids` None means every row, of steps they are numbers; `wanted` tells in words what was looked
    for. `columns` are headings, none for the usual ones. `landscape` and `size` None mean what
    fits best. `since` is the moment from which changes are told; with `and_division` the
    任务分工表 follows them. `chosen` are the rows that are selected on screen. Of a report the
    annexes can be left out; `typed` are the ids of sections with words that are not stored yet.
    """

    kind: ViewKind
    title: str = ""
    wanted: str = ""
    ids: tuple[str, ...] | None = None
    columns: tuple[str, ...] = ()
    group: Grouping | None = None
    landscape: bool | None = None
    size: float | None = None
    since: Start | None = None
    and_division: bool = False
    chosen: tuple[str, ...] = ()
    without_annexes: bool = False
    typed: tuple[tuple[str, str], ...] = ()


def told_in_words(*conditions: tuple[str, str]) -> str:
    """What is looked for: 牵头单位：运用促进处；亮灯：逾期、临期; what is empty is left out."""
    return "；".join(f"{name}：{value}" for name, value in conditions if value)
