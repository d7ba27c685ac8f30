"""Pasted rows of words → what they would do to the actions, with doubts (粘贴的理解).

Nothing that came is lost: words that are not understood are kept in 备注 unless the clerk
corrects them, and a person sees all of it before anything is stored.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from model.action_order import ActionColumn
from model.action_table import ActionRow
from model.due import Due, parse_due, parse_start
from model.entities import ClauseId, UnitId
from model.errors import InvalidEntryError, quoted
from model.local_actions import OUTCOME_LIMIT
from model.paste_names import Names
from model.paste_sentences import Sentences, is_number
from model.store.values import clean_line
from model.words import DueKind, Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What pasted words can mean: names, sentences, the year of the list."""

    names: Names
    sentences: Sentences
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedRow:
    """Words by column; `others` are those of columns that are not known, under their headings.

    `target` is the action that the row changes; a row without one becomes a new action under
    `clause_id`, unless its own words name a sentence.
    """

    words: Mapping[ActionColumn, str]
    others: Sequence[tuple[str, str]] = ()
    target: ActionRow | None = None
    clause_id: ClauseId | None = None


@dataclass(slots=True, kw_only=True)
class ProposedRow:
    """What a row would do: values of `change_actions` and `add_action`, doubts by column."""

    target: ActionRow | None
    clause_id: ClauseId | None
    fields: dict[str, object] = field(default_factory=dict)
    cooperating: tuple[UnitId, ...] | None = None
    progress: Progress | None = None
    kept: list[str] = field(default_factory=list)
    doubts: dict[ActionColumn, str] = field(default_factory=dict)

    @property
    def is_same(self) -> bool:
        """Does it say what the row says already?"""
        has_news = self.fields or self.cooperating is not None or self.progress is not None
        return self.target is not None and not has_news

    @property
    def obstacle(self) -> str:
        """Why nothing can be stored of the row; empty when it can."""
        if self.target is not None:
            return ""
        if not self.fields.get("text"):
            return "没有写明做什么，不能新建举措"
        return "" if self.clause_id else "不知道对应哪一句原文"


def understand(row: PastedRow, known: Known) -> ProposedRow:
    """What the words of a row mean."""
    found = ProposedRow(target=row.target, clause_id=row.clause_id)
    remark = None
    for column in _ORDER:
        if column not in row.words:
            continue
        words = clean_line(row.words[column])
        if row.target is not None and words == clean_line(_SHOWN[column](row.target)):
            continue
        if column is ActionColumn.REMARK:
            remark = words
        elif words or row.target is not None:
            _READERS[column](found, words, known)
    found.kept += [
        f"{heading}：{clean_line(words)}"
        for heading, words in row.others
        if words and not _is_shown(row.target, heading, words)
    ]
    _settle(found)
    _remark(found, remark)
    _drop_the_same(found)
    return found


def _keep(found: ProposedRow, column: ActionColumn, words: str, doubt: str) -> None:
    """Note a doubt; the words stay in 备注."""
    found.doubts[column] = doubt
    found.kept.append(f"{column}：{words}")


def _read_source(found: ProposedRow, words: str, known: Known) -> None:
    if found.target is not None:
        return
    clause_id = known.sentences.find(words)
    if clause_id is not None:
        found.clause_id = clause_id
    elif is_number(words):  # under another sentence it would stand wrong, and look right
        found.clause_id = None
        found.doubts[ActionColumn.SOURCE] = f"原文中没有{quoted(words)}这个序号"
    else:
        _keep(found, ActionColumn.SOURCE, words, f"原文中没有找到{quoted(words)}")


def _read_text(found: ProposedRow, words: str, known: Known) -> None:
    if words:
        found.fields["text"] = words
    else:
        found.doubts[ActionColumn.TEXT] = "举措不能为空，保留原来的文字"


def _read_lead(found: ProposedRow, words: str, known: Known) -> None:
    units = known.names.units(words)
    if units.doubt:
        _keep(found, ActionColumn.LEAD_UNIT, "、".join(units.unknown), units.doubt)
    if units.unit_ids or not words:
        found.fields["lead_unit_id"] = units.unit_ids[0] if units.unit_ids else None
    if len(units.unit_ids) > 1:  # 责任单位 names who leads first
        found.cooperating = units.unit_ids[1:]


def _read_cooperating(found: ProposedRow, words: str, known: Known) -> None:
    units, lead = known.names.units(words), _lead(found)
    others = [each for each in units.unit_ids if each != lead]
    aside, doubts = [*units.unknown], [units.doubt] if units.doubt else []
    if lead is not None and lead in units.unit_ids:
        name = known.names.name(lead)
        aside.append(name)
        doubts.append(f"{quoted(name)}已是牵头单位，不列入配合单位")
    if doubts:
        _keep(found, ActionColumn.COOPERATING, "、".join(aside), "；".join(doubts))
    if others or not words:
        found.cooperating = tuple(dict.fromkeys((*(found.cooperating or ()), *others)))


def _post_reader(
    column: ActionColumn, name: str, *, of_lead: bool
) -> Callable[[ProposedRow, str, Known], None]:
    def read(found: ProposedRow, words: str, known: Known) -> None:
        if not words:
            found.fields[name] = None
            return
        post = known.names.post(words, unit_id=_lead(found) if of_lead else None)
        if post.post_id is None:
            _keep(found, column, words, post.doubt)
        else:
            found.fields[name] = post.post_id

    return read


def _read_start(found: ProposedRow, words: str, known: Known) -> None:
    try:
        day = parse_start(words, year=known.year) if words else None
        if words and day is None and parse_due(words, year=known.year) is None:
            _keep(found, ActionColumn.START, words, f"没有看懂时间{quoted(words)}")
            return
    except InvalidEntryError:
        _keep(found, ActionColumn.START, words, f"{quoted(words)}里的日期不存在")
        return
    found.fields |= {"start_text": words, "start_on": day}


def _read_due(found: ProposedRow, words: str, known: Known) -> None:
    try:
        due = parse_due(words, year=known.year) if words else None
    except InvalidEntryError:
        _keep(found, ActionColumn.DUE, words, f"{quoted(words)}里的日期不存在")
        return
    if words and due is None:
        _keep(found, ActionColumn.DUE, words, f"没有看懂时间{quoted(words)}")
        return
    is_done = found.target is not None and found.target.progress is Progress.CONFIRMED
    if due is not None and due.kind is DueKind.LONG_TERM and is_done:
        _keep(found, ActionColumn.DUE, words, "已办结的举措不能改为长期")
    else:
        found.fields["due"] = due


def _text_reader(name: str) -> Callable[[ProposedRow, str, Known], None]:
    def read(found: ProposedRow, words: str, known: Known) -> None:
        found.fields[name] = words

    return read


def _read_progress(found: ProposedRow, words: str, known: Known) -> None:
    word = _PROGRESS.get(words)
    if word is None and words in _DONE:
        if found.target is not None and found.target.progress is Progress.CONFIRMED:
            return
        word = Progress.REPORTED
        found.doubts[ActionColumn.PROGRESS] = "办结须由局里核实确认，先记为已报完成"
    if word is not None:
        found.progress = word
    elif words:
        _keep(found, ActionColumn.PROGRESS, words, f"不是进展的用词：{quoted(words)}")


def _read_outcome(found: ProposedRow, words: str, known: Known) -> None:
    if len(words) > OUTCOME_LIMIT:
        doubt = f"有{len(words)}字，超过{OUTCOME_LIMIT}字"
        _keep(found, ActionColumn.OUTCOME, words, doubt)
    else:
        found.fields["outcome"] = words


def _read_in_report(found: ProposedRow, words: str, known: Known) -> None:
    if words in _YES or words in _NO:
        found.fields["in_report"] = words in _YES
    else:
        _keep(found, ActionColumn.IN_REPORT, words, "请填“是”或“否”")


def _settle(found: ProposedRow) -> None:
    """What contradicts itself would be refused later: better told now."""
    lead, before = _lead(found), found.target
    joined = found.cooperating
    if joined is None and before is not None and lead in before.cooperating_unit_ids:
        joined = before.cooperating_unit_ids
        found.doubts.setdefault(ActionColumn.COOPERATING, "改为牵头单位，并从配合单位中移出")
    if joined is not None:
        found.cooperating = tuple(each for each in joined if each != lead)
    start = found.fields.get("start_on", before.start_on if before else None)
    due = found.fields.get("due", before.due if before else None)
    if isinstance(due, Due) and isinstance(start, date) and due.day and due.day < start:
        column = ActionColumn.DUE if "due" in found.fields else ActionColumn.START
        if column is ActionColumn.DUE:
            words = due.text
            del found.fields["due"]
        else:
            words = str(found.fields.pop("start_text", ""))
            found.fields.pop("start_on", None)
        _keep(found, column, words, "完成时限早于启动时间")


def _remark(found: ProposedRow, remark: str | None) -> None:
    before = found.target.remark if found.target else ""
    parts = [before if remark is None else remark, *found.kept]
    if remark is not None or found.kept:
        found.fields["remark"] = "；".join(part for part in parts if part)


def _drop_the_same(found: ProposedRow) -> None:
    """What the row has already is no change, in whatever words it came."""
    before = found.target
    if before is None:
        return
    for name, value in list(found.fields.items()):
        if getattr(before, name) == value:
            del found.fields[name]
    if found.cooperating == before.cooperating_unit_ids:
        found.cooperating = None
    if found.progress is before.progress:
        found.progress = None


def _is_shown(target: ActionRow | None, heading: str, words: str) -> bool:
    """Did words of a column that is only shown come back as they went?"""
    if target is None or heading != ActionColumn.NOTE:
        return False
    return clean_line(words) == clean_line(target.note)


def _lead(found: ProposedRow) -> UnitId | None:
    before = found.target.lead_unit_id if found.target else None
    lead = found.fields.get("lead_unit_id", before)
    return UnitId(str(lead)) if lead else None


_YES = ("是", "写入", "√", "✓", "1", "有")
_NO = ("", "否", "不写入", "×", "0", "无")
_DONE = ("已办结", "办结", "已完成", "完成")
_PROGRESS = {str(each): each for each in Progress if each is not Progress.CONFIRMED} | {
    "未开始": Progress.NOT_STARTED,
    "正在推进": Progress.UNDER_WAY,
    "进行中": Progress.UNDER_WAY,
    "需调整": Progress.TO_ADJUST,
}
_READERS: dict[ActionColumn, Callable[[ProposedRow, str, Known], None]] = {
    ActionColumn.SOURCE: _read_source,
    ActionColumn.TEXT: _read_text,
    ActionColumn.LEAD_UNIT: _read_lead,
    ActionColumn.COOPERATING: _read_cooperating,
    ActionColumn.HOLDER: _post_reader(ActionColumn.HOLDER, "post_id", of_lead=True),
    ActionColumn.LEADER: _post_reader(ActionColumn.LEADER, "leader_post_id", of_lead=False),
    ActionColumn.START: _read_start,
    ActionColumn.DUE: _read_due,
    ActionColumn.DELIVERABLE: _text_reader("deliverable"),
    ActionColumn.TARGET: _text_reader("quantified_target"),
    ActionColumn.PROGRESS: _read_progress,
    ActionColumn.OUTCOME: _read_outcome,
    ActionColumn.IN_REPORT: _read_in_report,
}
# What the table shows of an action: words that came back as they went change nothing.
_SHOWN: dict[ActionColumn, Callable[[ActionRow], str]] = {
    ActionColumn.SOURCE: lambda row: str(row.clause_number or "—"),
    ActionColumn.TEXT: lambda row: row.text,
    ActionColumn.LEAD_UNIT: lambda row: row.lead_unit,
    ActionColumn.COOPERATING: lambda row: row.cooperating_units,
    ActionColumn.HOLDER: lambda row: row.holder,
    ActionColumn.LEADER: lambda row: row.leader,
    ActionColumn.START: lambda row: row.start_text,
    ActionColumn.DUE: lambda row: row.due.text if row.due else "",
    ActionColumn.DELIVERABLE: lambda row: row.deliverable,
    ActionColumn.TARGET: lambda row: row.quantified_target,
    ActionColumn.PROGRESS: lambda row: str(row.progress),
    ActionColumn.OUTCOME: lambda row: row.outcome,
    ActionColumn.IN_REPORT: lambda row: "是" if row.in_report else "否",
    ActionColumn.REMARK: lambda row: row.remark,
}
# The lead first: posts are looked for in its unit.
_ORDER = (*_READERS, ActionColumn.REMARK)
