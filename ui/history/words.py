"""What was changed, in the words of the office (修改内容的说法): things, fields, values."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from model.day_words import day_words
from model.history import HistoryFilter
from model.quarters import period_name, quarter_name
from model.step_changes import Place, RowChange, StepChanges, Values
from model.submission_settings import SETTINGS
from reports.printed_view import told_in_words
from ui.field_names import (
    ADJUSTMENT_NAMES,
    NOTE_NAMES,
    STAGE_NAMES,
    TEMPLATE_NAMES,
    field_name,
)

# The kinds of things by which 修改记录 is filtered, and the tables that hold them.
KINDS: dict[str, tuple[str, ...]] = {
    "落实举措": ("local_action", "action_clause", "action_cooperating_unit"),
    "任务认领": ("clause", "clause_part"),
    "进展和阶段目标": ("progress_note", "stage"),
    "调整时限和催办": ("adjustment", "reminder", "reminder_action"),
    "佐证材料": ("evidence", "action_evidence"),
    "单位和岗位": ("unit", "post", "department_unit"),
    "来文清单": ("task_list", "chapter", "task_group", "task_item", "goal", "responsibility"),
    "成效报告": ("report_section",),
    "主要指标": ("indicator", "indicator_value"),
    "报送": ("submission", "submission_event", "submission_file", "report_contact"),
    "设置和计划": ("setting", "milestone"),
}  # fmt: skip
_MEASURES = {
    "local_action": "项举措", "clause": "条任务事项", "progress_note": "条进展", "unit": "个单位",
    "stage": "个阶段目标", "evidence": "件材料", "post": "个岗位", "setting": "项设置",
    "adjustment": "次调整", "reminder": "次催办", "milestone": "个节点", "task_list": "份来文",
    "report_section": "个章节", "indicator": "个指标", "indicator_value": "个指标值",
    "report_contact": "名联络员", "submission": "次报送", "submission_event": "条报送登记",
    "submission_file": "个报送文件",
}  # fmt: skip
_THINGS = {
    "local_action": ("举措", "text"), "unit": ("单位", "name"), "post": ("岗位", "name"),
    "evidence": ("佐证材料", "name"), "task_list": ("来文", "title"), "goal": ("目标", "title"),
    "chapter": ("部分", "title"), "task_group": ("任务组", "title"), "task_item": ("任务", "title"),
    "responsibility": ("国家局责任部门", "text"), "milestone": ("倒排计划", "name"),
    "department_unit": ("部门对应", "department"), "reminder": ("催办", "remark"),
    "report_section": ("报告章节", "kind"), "indicator": ("指标", "name"),
    "report_contact": ("联络员", "name"), "submission_event": ("报送登记", "kind"),
    "submission_file": ("报送文件", "name"), "submission": ("报送", "form"),
}  # fmt: skip
_FIELDS = {
    ("unit", "name"): "名称", ("unit", "kind"): "类别", ("unit", "is_active"): "在用",
    ("post", "name"): "岗位", ("post", "holder"): "责任人", ("post", "phone"): "电话",
    ("post", "is_liaison"): "联络员", ("post", "is_active"): "在用", ("post", "unit_id"): "单位",
    ("clause", "text"): "原文", ("clause", "gone_on"): "新版已无",
    ("local_action", "confirmed_on"): "办结日期",
    **{("progress_note", column): name for column, name in NOTE_NAMES.items()},
    **{("stage", column): name for column, name in STAGE_NAMES.items()},
    **{("adjustment", column): name for column, name in ADJUSTMENT_NAMES.items()},
    ("action_clause", "clause_id"): "原文出处", ("action_clause", "is_primary"): "主要出处",
    ("action_cooperating_unit", "unit_id"): "配合单位",
    ("action_evidence", "evidence_id"): "佐证材料",
    ("evidence", "name"): "名称", ("evidence", "added_on"): "添加日期",
    ("reminder", "kind"): "轻重", ("reminder", "manner"): "方式", ("reminder", "remark"): "备注",
    ("reminder", "unit_id"): "单位", ("reminder", "post_id"): "责任人",
    ("reminder", "reminded_on"): "日期", ("milestone", "name"): "事项",
    ("milestone", "planned_on"): "计划日期", ("milestone", "done_on"): "完成日期",
    ("department_unit", "department"): "国家局部门", ("department_unit", "unit_id"): "对应单位",
    ("task_list", "title"): "标题", ("task_list", "issuer"): "来文单位",
    ("task_list", "doc_number"): "文号", ("task_list", "received_on"): "收文日期",
    ("task_list", "received_number"): "收文编号", ("task_list", "handle_by"): "办理时限",
    ("task_list", "proposed_handling"): "拟办意见", ("task_list", "instructions"): "领导批示",
    ("task_list", "issued_on"): "印发日期", ("task_list", "published_on"): "公布日期",
    ("task_list", "report_by"): "报送时限", ("task_list", "report_to"): "报送对象",
    ("task_list", "report_form"): "报送形式", ("task_list", "report_subject"): "报送内容",
    ("task_list", "year"): "年度", ("task_list", "kind"): "种类",
    ("chapter", "title"): "标题", ("task_group", "title"): "标题", ("goal", "title"): "标题",
    ("task_item", "title"): "标题", ("task_item", "text"): "原文",
    ("responsibility", "text"): "责任部门", ("responsibility_unit", "name"): "责任部门",
    ("target", "quote"): "目标值", ("deadline", "quote"): "时限", ("clause_detail", "text"): "说明",
    ("clause_part", "starts_at"): "拆分处",
    ("report_section", "title"): "标题", ("report_section", "is_on"): "列入报告",
    ("report_section", "text"): "正文", ("report_section", "position"): "次序",
    ("indicator", "name"): "指标", ("indicator", "unit"): "单位",
    ("indicator", "scope"): "指标范围", ("indicator", "measure"): "统计口径",
    ("indicator", "requirement"): "来文要求", ("indicator", "goal_op"): "本省目标的写法",
    ("indicator", "goal_value"): "本省目标", ("indicator", "goal_upper"): "本省目标的上限",
    ("indicator", "baseline"): "上年值", ("indicator", "lead_unit_id"): "责任单位",
    ("indicator", "source"): "数据来源", ("indicator", "remark"): "备注",
    ("indicator_value", "on_day"): "数据日期", ("indicator_value", "value"): "指标值",
    ("indicator_value", "remark"): "备注",
    ("report_contact", "role"): "身份", ("report_contact", "name"): "姓名",
    ("report_contact", "post"): "处室职务", ("report_contact", "phone"): "办公电话",
    ("report_contact", "mobile"): "手机", ("report_contact", "email"): "电子邮箱",
    **{("submission", key): name for key, name in SETTINGS.items()},
    ("submission", "as_of"): "数据截止日", ("submission", "package_name"): "报送包",
    ("submission", "packaged_on"): "打包日期",
    ("submission_event", "kind"): "事项", ("submission_event", "happened_on"): "日期",
    ("submission_event", "at_time"): "时间", ("submission_event", "person"): "经办",
    ("submission_event", "number"): "文号或单号", ("submission_event", "copies"): "份数",
    ("submission_event", "address"): "地址", ("submission_event", "subject"): "主题",
    ("submission_event", "remark"): "备注",
    ("submission_file", "kind"): "种类", ("submission_file", "name"): "名称",
    ("submission_file", "added_on"): "存入日期",
}  # fmt: skip
_SETTINGS = {
    "office_full_name": "单位全称", "office_short_name": "单位简称", "office_letters": "发文代字",
    "contact": "联系人", "contact_phone": "联系电话", "as_of": "数据截止日",
    "is_sample": "演示数据", "soon_days": "临期天数", "report_period": "填报周期",
    "division_made_at": "任务分工表生成时点",
    **{f"template.{name}": words for name, words in TEMPLATE_NAMES.items()},
}  # fmt: skip
_OF_ACTION = {
    "text", "lead_unit_id", "post_id", "leader_post_id", "start_text", "due_text", "deliverable",
    "quantified_target", "progress", "confirmed_by", "hand_lamp", "hand_lamp_reason", "outcome",
    "in_report", "is_highlight", "remark",
}  # fmt: skip
_TICKS = {
    "in_report",
    "is_highlight",
    "is_on",
    "has_letterhead",
    "has_seal",
    "is_active",
    "is_liaison",
    "is_primary",
}
_POINTS_TO = {
    "lead_unit_id": "unit", "unit_id": "unit", "post_id": "post", "leader_post_id": "post",
    "clause_id": "clause", "evidence_id": "evidence",
}  # fmt: skip
_GOALS = {">=": "不低于", "<=": "不超过", "=": "等于", "≈": "约", "range": "区间"}
_SEVERAL = {
    "action_clause": "clause_id",
    "action_cooperating_unit": "unit_id",
    "action_evidence": "evidence_id",
}
_LONGEST = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLine:
    """One field of a thing: its name, and its words before and after ("" for nothing).

    One `of_several` (配合单位, 佐证材料, 原文出处) came to others or went from them.
    """

    name: str
    before: str
    after: str
    of_several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingLines:
    """A thing with what was changed in it; `verb` is 新增, 删除, 修改 or 涉及."""

    place: Place
    title: str
    verb: str
    fields: tuple[FieldLine, ...]


def things(changed: StepChanges) -> list[ThingLines]:
    """What was changed, thing by thing, in the order in which it was done."""
    by_owner: dict[Place, list[RowChange]] = {}
    for change in changed.changes:
        by_owner.setdefault(change.owner, []).append(change)
    return [
        ThingLines(
            place=owner,
            title=thing_name(owner, _row_of(owner, changes, changed.known)),
            verb=_verb(owner, changes),
            fields=tuple(line for each in changes for line in _lines(each, changed.known)),
        )
        for owner, changes in by_owner.items()
    ]


def thing_name(place: Place, row: Values) -> str:
    """How a thing is named in a line: 举措 “…”, 任务事项 第12句 “…”."""
    table, row_id = place
    if table == "setting":
        return f"设置 {_SETTINGS.get(row_id, '')}".strip()
    if table == "clause":
        number = row.get("number")
        place_word = f"第{number}句" if number is not None else "（不计条数）"
        return f"任务事项 {place_word} {_quoted(str(row.get('text', '')))}"
    word, column = _THINGS.get(table, ("其他内容", ""))
    title = str(row.get(column) or "")
    if table == "post" and row.get("holder"):
        title = f"{row['holder']} · {title}"
    return f"{word} {_quoted(title)}" if title else word


def filter_words(wanted: HistoryFilter, *, thing: str) -> str:
    """Which steps are looked for, as a reader of the paper should know it."""
    kind = next((name for name, tables in KINDS.items() if tables == wanted.tables), "")
    days = (each.isoformat() for each in (wanted.since, wanted.until) if each is not None)
    return told_in_words(
        ("只看", thing if wanted.thing is not None else ""),
        ("经办", wanted.who or ""),
        ("内容", kind),
        ("日期", "至".join(dict.fromkeys(days))),
        ("含有", wanted.words),
    )


def touched_words(touched: tuple[tuple[str, int], ...]) -> str:
    """How much a step changed: 12项举措, with 等 where parts of it or other things changed too."""
    counts = dict(touched)
    main = next((table for table in _MEASURES if table in counts), None)
    if main is None:
        return f"{sum(counts.values()):,}处"
    return f"{counts[main]:,}{_MEASURES[main]}{'等' if len(counts) > 1 else ''}"


def _verb(owner: Place, changes: list[RowChange]) -> str:
    own = [change.kind for change in changes if change.place == owner]
    if not own and {change.place[0] for change in changes} == {"reminder_action"}:
        return "涉及"  # it was reminded of, and nothing of it changed
    if "insert" in own:
        return "新增"
    return "删除" if "delete" in own else "修改"


def _row_of(owner: Place, changes: list[RowChange], known: Mapping[Place, Values]) -> Values:
    own = next((change for change in changes if change.place == owner), None)
    return own.row if own is not None else known.get(owner, {})


def _lines(change: RowChange, known: Mapping[Place, Values]) -> Iterator[FieldLine]:
    for column in {**change.before, **change.after}:
        name = _column_name(change, column)
        before = _value_in(change, column, change.before, known)
        after = _value_in(change, column, change.after, known)
        if name and before != after and not _says_nothing(change, column):
            several = column == _SEVERAL.get(change.place[0])
            yield FieldLine(name=name, before=before, after=after, of_several=several)


def _says_nothing(change: RowChange, column: str) -> bool:
    """Was it only given the value that everything new has?"""
    if change.kind == "update":
        return False
    return column in _TICKS and change.place[0] in ("unit", "post", "action_clause")


def _column_name(change: RowChange, column: str) -> str:
    table = change.place[0]
    if table == "setting":
        return _SETTINGS.get(change.place[1], "其他设置") if column == "value" else ""
    if table == "local_action":
        return field_name(column) if column in _OF_ACTION else _FIELDS.get((table, column), "")
    if table == "clause" and column in ("triage", "triage_reason"):
        return field_name(column)
    name = _FIELDS.get((table, column), "")
    if name and table == "progress_note":
        return f"{period_name(change.row['period'])}{name}"
    if name and table == "stage":
        return f"{quarter_name(date.fromisoformat(change.row['ends_on']))}{name}"
    return name


def _value_in(change: RowChange, column: str, row: Values, known: Mapping[Place, Values]) -> str:
    value = row.get(column)
    if change.place[0] == "setting" and column == "value" and value is not None:
        return _setting(str(value))
    return _value(column, value, known)


def _value(column: str, value: Any, known: Mapping[Place, Values]) -> str:
    if value is None or value == "":
        return ""
    if column in _TICKS:
        return "是" if value else "否"
    if column == "goal_op":
        return _GOALS[str(value)]
    if column in _POINTS_TO:
        return _short(_POINTS_TO[column], known.get((_POINTS_TO[column], str(value)), {}))
    if column.endswith(("_on", "_by")) or column == "on_day":
        return _day(str(value))
    return str(value)


def _setting(stored: str) -> str:
    value = json.loads(stored)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (dict, list)):
        return f"{len(value)}项"
    return "" if value is None else _day(str(value))


def _short(table: str, row: Values) -> str:
    if not row:
        return "（已删除）"
    if table == "post":
        return str(row["holder"] or row["name"])
    if table == "clause":
        number = row["number"]
        text = str(row["text"])
        return f"原文第{number}句" if number is not None else _quoted(text)
    return str(row["name"])


def _day(text: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return day_words(day)


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line if len(line) <= _LONGEST else line[:_LONGEST] + '…'}”"
