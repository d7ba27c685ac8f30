"""A small made-up office for the tests of the model: one list, units, posts, a few builders."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from model import breakdown, posts, units
from model.action_detail import read_action
from model.due import Due
from model.entities import ClauseId, ClausePartId, LocalActionId, PostId, TaskListId, UnitId
from model.ledger import Ledger
from model.list_update import import_list
from model.reading.document import (
    OfficialDocument,
    ReadChapter,
    ReadDeadline,
    ReadDetail,
    ReadGroup,
    ReadItem,
    ReadResponsibility,
    ReadSegment,
    ReadSubitem,
    ReadTarget,
)
from model.step import Step
from model.words import DueKind, ListKind, ResponsibilityMode, TargetOp, UnitKind

AS_OF = date(2023, 11, 20)
NOW = datetime(2023, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=8)))


def counted_ids(prefix: str = "id", first: int = 1) -> Callable[[], str]:
    """Ids that a reader of a failed test can tell apart."""
    numbers = count(first)
    return lambda: f"{prefix}-{next(numbers)}"


def session(**changes: Any) -> dict[str, Any]:
    """What a session hands in: who sits there, the time, new ids."""
    return {"who": "经办人", "now": lambda: NOW, "new_id": counted_ids()} | changes


def new_ledger(path: Path) -> Ledger:
    return Ledger.create(path, **session())


def due(day: date | None, kind: DueKind = DueKind.DAY) -> Due:
    return Due(text=f"{day:%-m月%-d日}" if day else "长期", kind=kind, day=day)


NOTE = ReadResponsibility(
    text="（条法司牵头，各地方知识产权局参与）",
    units=("条法司", "各地方知识产权局"),
    lead=("条法司",),
    participants=("各地方知识产权局",),
    open_ended=False,
    mode=ResponsibilityMode.LEAD_AND_JOIN,
)
GOAL = ReadSubitem(
    title="——知识产权创造",
    sentences=("每万人口高价值发明专利拥有量达到12件。",),
    targets=(
        ReadTarget(
            quote="达到12件",
            metric="每万人口高价值发明专利拥有量",
            value=Decimal("12.0"),
            op=TargetOp.AT_LEAST,
            unit="件",
            sentence_index=0,
        ),
    ),
)
LAW = ReadItem(
    number="（一）",
    title="加强法治保障",
    text="配合推进商标法修订。开展地理标志立法调研。",
    is_task=True,
    sentences=("配合推进商标法修订。", "开展地理标志立法调研。"),
    responsible=(NOTE,),
    segments=(ReadSegment(sentences=(1,), responsible=0),),
    targets=(
        ReadTarget(
            quote="3至5次",
            metric="调研",
            value=(Decimal(3), Decimal(5)),
            op=TargetOp.RANGE,
            unit="次",
            sentence_index=1,
        ),
    ),
    deadlines=(
        ReadDeadline(
            quote="6月底前",
            due=Due(text="6月底前", kind=DueKind.MONTH_END, day=date(2023, 6, 30)),
            sentence_index=1,
        ),
    ),
    details=(ReadDetail(heading="成果形式", text="调研报告", sentence_index=1),),
)
SERVICE = ReadItem(
    number="（二）",
    title="优化公共服务",
    text="各地要建设服务网点。",
    is_task=True,
    group=ReadGroup(number="（一）", title="服务"),
    sentences=("各地要建设服务网点。",),
)
MORE_SERVICE = replace(SERVICE, number="（三）", text="推广。", sentences=("推广。",))
AIMS = ReadItem(
    number=None,
    title=None,
    text="主要目标。",
    is_task=False,
    subitems=(GOAL,),
    sentences=("如下。",),
)
DOCUMENT = OfficialDocument(
    title="年度工作指引",
    issuer="国家知识产权局",
    doc_number="国知发〔2023〕1号",
    issued_date=date(2023, 3, 1),
    published_date=None,
    year=2023,
    kind=ListKind.GUIDELINE,
    report_deadline=date(2023, 12, 15),
    report_to="战略规划司",
    report_form=("纸质", "电子"),
    report_subject="落实情况",
    chapters=(
        ReadChapter(number="一", title="总体要求", items=(AIMS,)),
        ReadChapter(
            number="二",
            title="重点任务",
            items=(LAW, SERVICE, MORE_SERVICE),
        ),
    ),
    attachments=(),
    removed=(),
    findings=(),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The ids of what `fill` put into a ledger; `clauses` in the order of the paper."""

    list_id: TaskListId
    clauses: tuple[ClauseId, ...]
    units: tuple[UnitId, ...]
    head: PostId
    post: PostId


def fill(ledger: Ledger) -> Office:
    """A list of six sentences (four of them counted), three units, two posts; no action yet."""
    with ledger.step("建账") as step:
        list_id = import_list(step, DOCUMENT)
        unit_ids = tuple(
            units.add_unit(step, name=name, kind=kind)
            for name, kind in (
                ("法规处", UnitKind.DIVISION),
                ("保护处", UnitKind.DIVISION),
                ("甲市局", UnitKind.CITY),
            )
        )
        head = posts.add_post(step, unit_id=None, name="分管副局长", holder="")
        post = posts.add_post(step, unit_id=unit_ids[0], name="一级主任科员", holder="张三")
    rows = ledger.rows("SELECT id FROM clause ORDER BY position")
    return Office(
        list_id=list_id,
        clauses=tuple(row["id"] for row in rows),
        units=unit_ids,
        head=head,
        post=post,
    )


def blank_copy(path: Path) -> Ledger:
    """An empty ledger; made once, and copied."""
    path.write_bytes(_blank())
    return Ledger.open(path, **session())


def filled_copy(path: Path) -> tuple[Ledger, Office]:
    """A ledger that `fill` has filled; made once, and copied. The ids are counted on."""
    made, office, next_id = _filled()
    path.write_bytes(made)
    return Ledger.open(path, **session(new_id=counted_ids(first=next_id))), office


@cache
def _blank() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.zhize"
        new_ledger(path).close()
        return path.read_bytes()


@cache
def _filled() -> tuple[bytes, Office, int]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.zhize"
        with blank_copy(path) as ledger:
            office = fill(ledger)
            next_id = int(ledger.new_id().removeprefix("id-"))
        return path.read_bytes(), office, next_id


def add(step: Step, office: Office, text: str = "起草条例", **fields: Any) -> LocalActionId:
    """An action under the third sentence, 原文第 2 句 aside, unless `clause_ids` says otherwise."""
    fields.setdefault("clause_ids", (office.clauses[2],))
    return breakdown.add_action(step, text=text, **fields)


def added(ledger: Ledger, office: Office, text: str = "起草条例", **fields: Any) -> LocalActionId:
    """The same in a step of its own."""
    with ledger.step("添加举措") as step:
        return add(step, office, text, **fields)


def dump(ledger: Ledger) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the log itself."""
    names = ledger.rows(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('step', 'change')"
    )
    return {
        name: sorted(tuple(row) for row in ledger.rows(f"SELECT * FROM {name}"))
        for (name,) in names
    }


def logged(ledger: Ledger, step_seq: int | None = None) -> list[tuple[Any, ...]]:
    """(kind, table, before, after) of the last step, or of the one given."""
    seq = step_seq or ledger.value("SELECT max(seq) FROM step")
    rows = ledger.rows(
        "SELECT kind, table_name, before, after FROM change WHERE step_seq = ? ORDER BY seq", (seq,)
    )
    return [tuple(row) for row in rows]


def served_parts(ledger: Ledger, action_id: LocalActionId) -> dict[ClauseId, ClausePartId]:
    """The parts of sentences that an action serves, by sentence."""
    parts = read_action(ledger, action_id, AS_OF).parts
    return {clause_id: part.id for clause_id, part in parts.items()}
