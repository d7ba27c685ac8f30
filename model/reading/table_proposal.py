"""A proposal how the columns of a table are to be read, with its reasons (栏目对应建议)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from model.reading.source import Grid
from model.reading.table_cells import printed_row, width_of
from model.reading.table_content import ColumnContent, column_content
from model.reading.table_head import Head, find_head
from model.reading.table_headings import (
    FINEST,
    GOAL,
    WIDE,
    WIDEST,
    heading_word,
    plain_heading,
)
from model.reading.table_mapping import ColumnRole, TableMapping

BY_CONTENT = "按内容判断"


def propose_mapping(grid: Grid) -> TableMapping:
    """A role for each column by its heading, and by its cells where the heading says nothing."""
    head = find_head(grid)
    contents = _contents(grid, head)
    columns = [_Column(at, head.headings[at], content) for at, content in enumerate(contents)]
    for column in columns:
        column.begin()
    is_certain = _settle_words(columns, has_headings=head.is_found)
    return TableMapping(
        roles=tuple(column.role for column in columns),
        head_rows=head.end,
        first_leads=says_first_leads(_notes(grid, head)),
        reasons=tuple(column.reason for column in columns),
        is_certain=is_certain and head.is_found,
    )


def layout_key(grid: Grid, mapping: TableMapping) -> str:
    """The same for tables with the same headings in the same order, whatever their rows."""
    head = find_head(grid)
    if head.is_found:
        return "|".join(map(plain_heading, head.headings))
    width = len(mapping.roles)
    for row in grid.rows[:_DEEPEST]:
        words = [cell for cell in row if cell.strip()]
        if len(words) * 2 >= max(width, 4) and max(map(len, words)) <= _LONGEST_HEADING:
            return "|".join(map(plain_heading, row))
    return f"{width}栏"


def says_first_leads(words: str) -> bool:
    """Whether a note says that the first of several units leads (排在首位的为牵头单位)."""
    return _FIRST_LEADS.search(words) is not None


_FIRST = (
    r"(?:排|列)(?:名|序)?(?:在|于)?(?:首位|第一位?|最前面?|前面)|首(?:个|家|位)|第一(?:个|家|位|名)"
)
_FIRST_LEADS = re.compile(
    rf"(?:{_FIRST})[^。；]{{0,12}}(?:牵头|主责|主办)|(?:牵头|主责|主办)[^。；]{{0,8}}(?:{_FIRST})"
)
_DEEPEST = 40
_LONGEST_HEADING = 24
_SAMPLE_ROWS = 400
_MOST_UNKNOWN = 12
_MOST_KEPT = 24
_KEPT = (ColumnRole.REMARK, ColumnRole.DELIVERABLE, ColumnRole.PERSON)
_LONG = 8  # signs: shorter cells are names, longer ones say what is to be done
_CLEARLY = 1.5


@dataclass(slots=True)
class _Column:
    at: int
    heading: str
    content: ColumnContent
    role: ColumnRole = ColumnRole.SKIP
    reason: str = ""
    depth: int = 0

    def begin(self) -> None:
        """The role by heading, else by content; columns of words wait for one another."""
        word = heading_word(self.heading) if self.heading else None
        if word is not None:
            self.say(word.role, f"栏目名称是“{self.heading}”")
            self.depth = word.depth
        elif not self.content.filled:
            self.say(ColumnRole.SKIP, "这一栏没有内容")
        elif (role := self.content.role) is not None:
            self.say(role, f"{BY_CONTENT}：{_LOOKS[role]}")
        else:
            self.say(ColumnRole.REMARK, f"栏目名称{_called(self.heading)}未见过，原文按备注保留")

    def say(self, role: ColumnRole, reason: str) -> None:
        self.role, self.reason = role, reason


_LOOKS = {
    ColumnRole.NUMBER: "多为编号",
    ColumnRole.DUE: "多为时间",
    ColumnRole.UNITS: "多为单位名称",
    ColumnRole.CATEGORY: "同样的文字反复出现，像类别",
    ColumnRole.TASK: "文字最长，像任务",
}


def _called(heading: str) -> str:
    return f"“{heading}”" if heading else "（空白）"


def _contents(grid: Grid, head: Head) -> list[ColumnContent]:
    rows = grid.rows[head.end : head.end + _SAMPLE_ROWS]
    width = width_of(grid)
    return [column_content([row[at] for row in rows if at < len(row)]) for at in range(width)]


def _notes(grid: Grid, head: Head) -> str:
    """Headings, and rows of one cell: titles, and notes below the tasks."""
    alone = [
        row
        for row in (*grid.rows[: head.end], *grid.rows[-_DEEPEST:])
        if sum(1 for cell in row if cell.strip()) == 1
    ]
    return "。".join((*head.headings, *map(printed_row, alone)))


def _settle_words(columns: list[_Column], *, has_headings: bool) -> bool:
    """Order the columns of words from category to measure; False when they compete."""
    _limit_remarks(columns)
    goals = [column for column in columns if column.depth == GOAL]
    measures = [column for column in columns if column.depth == FINEST]
    middle = [column for column in columns if WIDEST < column.depth < FINEST]
    if not middle and not measures:
        middle, goals = goals, []
    if not middle and not measures:
        return _by_content(columns) and has_headings
    is_certain = _levels(middle, measures)
    tasks = [column for column in columns if column.role is ColumnRole.TASK and column not in goals]
    for goal in goals:
        _settle_goal(goal, tasks, has_measures=bool(measures))
    return is_certain


def _levels(middle: list[_Column], measures: list[_Column]) -> bool:
    """The finest column of words holds the tasks, or the measures below them."""
    middle.sort(key=lambda column: (column.depth, column.at))
    is_certain = _order_equals(middle)
    while len(middle) > 1 and middle[0].depth == WIDE:
        middle.pop(0)  # 工作重点 stands above whatever is finer
    if not middle:
        for column in measures:
            column.role = ColumnRole.TASK
        return len(measures) == 1
    finest = [] if measures or len(middle) == 1 else [middle.pop()]
    for column in finest:
        column.role = ColumnRole.MEASURE
    middle[-1].role = ColumnRole.TASK
    for column in middle[:-1]:
        column.role = ColumnRole.CATEGORY
    return is_certain and len(middle) <= _MOST_LEVELS


_MOST_LEVELS = 4


def _order_equals(middle: list[_Column]) -> bool:
    """Of two headings that say the same the one whose words recur stands above the other."""
    is_certain = True
    for at in range(len(middle) - 1):
        one, other = middle[at], middle[at + 1]
        if one.depth != other.depth:
            continue
        if one.content.distinct > other.content.distinct:
            middle[at], middle[at + 1] = other, one
        elif one.content.distinct == other.content.distinct and not _is_shorter(one, other):
            is_certain = False
    return is_certain


def _is_shorter(one: _Column, other: _Column) -> bool:
    return one.content.length * _CLEARLY <= other.content.length


def _settle_goal(goal: _Column, tasks: list[_Column], *, has_measures: bool) -> None:
    """A goal beside short task names is what is to be done; beside sentences it is their result."""
    is_finer = any(_is_shorter(task, goal) and not task.content.ends for task in tasks)
    if not has_measures and is_finer and goal.content.filled:
        goal.role = ColumnRole.MEASURE
    else:
        goal.role = ColumnRole.DELIVERABLE


def _by_content(columns: list[_Column]) -> bool:
    """No heading says task: the longest column of plain words may be it, unless two are alike."""
    words = [
        column
        for column in columns
        if column.role is ColumnRole.REMARK and not heading_word(column.heading)
    ]
    words = [column for column in words if column.content.length >= _LONG]
    if not words:
        return False
    words.sort(key=lambda column: -column.content.length)
    task = words[0]
    task.say(ColumnRole.TASK, f"{BY_CONTENT}：{_LOOKS[ColumnRole.TASK]}")
    for column in columns:
        recurs = column.content.distinct * 2 <= task.content.filled
        is_plain = column.role is ColumnRole.REMARK and not heading_word(column.heading)
        if is_plain and column.at < task.at and recurs and column.content.filled:
            column.say(ColumnRole.CATEGORY, f"{BY_CONTENT}：{_LOOKS[ColumnRole.CATEGORY]}")
    rivals = [column for column in words[1:] if column.role is ColumnRole.REMARK]
    return all(_is_shorter(rival, task) for rival in rivals)


def _limit_remarks(columns: Sequence[_Column]) -> None:
    """A table with very many columns of remarks is read without most of them."""
    kept = [column for column in columns if column.role in _KEPT]
    unknown = [column for column in kept if column.depth == 0 and not heading_word(column.heading)]
    for column in (*unknown[_MOST_UNKNOWN:], *kept[_MOST_KEPT:]):
        if column.role is not ColumnRole.REMARK or column.content.length < _LONG:
            called = _called(column.heading)
            column.say(ColumnRole.SKIP, f"备注之类的栏目太多，{called}一栏没有读入")
