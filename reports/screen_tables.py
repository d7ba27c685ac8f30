"""The smaller tables of the pages (各页的表): 任务认领表, 通讯录, by task, by unit, gaps."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from model.action_table import NodeKind, read_rows
from model.completeness import Missing
from model.deadlines import LampCounts
from model.entities import Clause, ClauseId, LocalActionId
from model.ledger import Ledger
from model.number_words import rounded_rate
from model.outline import OutlineNode, heading, read_outline
from model.posts import read_posts
from model.summary import summarise
from model.units import read_units
from model.words import HEADS, Lamp
from reports.document import Cell, Column, ColumnKind, Row, Table
from reports.report_checks import find_all_missing

_LABEL, _COUNT = ColumnKind.LABEL, ColumnKind.NUMBER
_FIRST_WORDS = 20
_NUMBER = Column(heading="序号", kind=_LABEL, width=3)
_LAMPS = (
    Column(heading="举措", kind=_COUNT, width=3),
    *(Column(heading=str(lamp), kind=_COUNT, width=3) for lamp in Lamp),
    Column(heading="完成率", kind=ColumnKind.PERCENT, width=4),
)
_SENTENCES = (
    Column(heading="任务", width=8),
    Column(heading="原文", kind=_LABEL, width=3),
    Column(heading="任务事项", width=24),
    Column(heading="国家局责任部门", width=9),
    Column(heading="认领", kind=_LABEL, width=5),
    Column(heading="理由", width=9),
    Column(heading="落实举措（项）", kind=_COUNT, width=4),
)
_CONTACTS = (
    Column(heading="单位", kind=_LABEL, width=9),
    Column(heading="类别", kind=_LABEL, width=6),
    Column(heading="岗位", width=9),
    Column(heading="责任人", kind=_LABEL, width=5),
    Column(heading="电话", kind=_LABEL, width=7),
    Column(heading="联络员", kind=_LABEL, width=4),
)
_ITEMS = (
    Column(heading="部分", width=9),
    Column(heading="任务", width=14),
    Column(heading="条数", kind=_COUNT, width=3),
    Column(heading="省内落实", kind=_COUNT, width=3),
    *_LAMPS,
)
_GAPS = (
    Column(heading="缺项", width=10),
    Column(heading="原文", kind=_LABEL, width=3),
    Column(heading="任务事项或落实举措", width=26),
    Column(heading="牵头单位", width=7),
)


def sentences_table(ledger: Ledger, as_of: date, ids: Sequence[str] | None = None) -> Table:
    """Whose work each sentence is (任务认领表), all of them or those with these ids."""
    wanted = None if ids is None else frozenset(ids)
    rows = [
        (
            _heading(of.item),
            _number(clause),
            clause.text,
            of.node.responsible,
            clause.triage,
            clause.triage_reason,
            of.node.actions.total,
        )
        for of in _sentences(read_outline(ledger, as_of))
        for clause in (of.clause,)
        if (clause.number is not None if wanted is None else clause.id in wanted)
    ]
    return _table("任务认领表", _SENTENCES, rows, merge_repeats=1)


def contacts_table(ledger: Ledger, ids: Sequence[str] | None = None) -> Table:
    """Who holds which post, unit by unit (通讯录); only what is in use, of these posts or all."""
    wanted = None if ids is None else frozenset(ids)
    units = {unit.id: unit for unit in read_units(ledger)}
    rows: list[Row] = []
    for post in read_posts(ledger):
        unit = None if post.unit_id is None else units[post.unit_id]
        if wanted is not None and post.id not in wanted:
            continue
        if post.is_active and (unit is None or unit.is_active):
            who = (post.name, post.holder, post.phone, "√" if post.is_liaison else "")
            rows.append((unit.name if unit else HEADS, unit.kind if unit else HEADS, *who))
    return _table("通讯录", _CONTACTS, rows, merge_repeats=2)


def items_table(ledger: Ledger, as_of: date) -> Table:
    """Every task with its sentences and lamps, part by part, and the sum of them all."""
    lists = read_outline(ledger, as_of)
    whole = summarise(ledger, as_of)
    rows: list[Row] = [
        (_heading(chapter), _heading(item), item.clauses, item.taken, *_counts(item.actions))
        for task_list in lists
        for chapter in task_list.children
        for item in _items(chapter)
        if item.clauses or item.actions.total
    ]
    count = len(rows)
    rows.append(("合计", "", whole.clauses, whole.taken, *_counts(whole.actions)))
    return _table("按任务", _ITEMS, rows, count=count, merge_repeats=1, note=_SHARED)


_SHARED = "一项举措对应多个任务的，在各任务中分别计入，合计不重复；完成率不含长期举措。"


def units_table(ledger: Ledger, as_of: date) -> Table:
    """What each unit leads, with its lamps, and the sum of them all."""
    whole = summarise(ledger, as_of)
    carrying = [unit for unit in whole.by_unit if unit.actions.total]
    rows: list[Row] = [
        (number, unit.name, *_counts(unit.actions)) for number, unit in enumerate(carrying, 1)
    ]
    rows.append((None, "合计", *_counts(whole.actions)))
    columns = (_NUMBER, Column(heading="牵头单位", width=14), *_LAMPS)
    note = "完成率不含长期举措。"
    return _table("按单位", columns, rows, count=len(carrying), note=note)


def gaps_table(ledger: Ledger, as_of: date) -> Table:
    """What is missing before the submission, one by one (报送前核对)."""
    sentences = {of.clause.id: of.clause for of in _sentences(read_outline(ledger, as_of))}
    rows = [
        row
        for gap in find_all_missing(ledger, as_of)
        for row in _gap_rows(ledger, gap, sentences, as_of)
    ]
    return _table("报送前核对", _GAPS, rows, merge_repeats=1)


@dataclass(frozen=True, slots=True)
class _Sentence:
    item: OutlineNode
    node: OutlineNode
    clause: Clause


def _sentences(
    nodes: Sequence[OutlineNode], item: OutlineNode | None = None
) -> Iterator[_Sentence]:
    for node in nodes:
        if node.clause is not None and item is not None:  # below it stand its parts (拆分)
            yield _Sentence(item, node, node.clause)
            continue
        yield from _sentences(node.children, node if node.kind is NodeKind.ITEM else item)


def _items(node: OutlineNode) -> Iterator[OutlineNode]:
    for child in node.children:
        if child.kind is NodeKind.ITEM:
            yield child
        else:
            yield from _items(child)


def _gap_rows(
    ledger: Ledger, gap: Missing, sentences: Mapping[ClauseId, Clause], as_of: date
) -> Iterator[Row]:
    found = [sentences[each] for each in map(ClauseId, gap.clause_ids) if each in sentences]
    for clause in found:
        yield (gap.gap, _number(clause), clause.text, "")
    ids = [LocalActionId(each) for each in gap.action_ids]
    for row in read_rows(ledger, ids, as_of):
        yield (gap.gap, row.clause_number, row.text, row.lead_unit)
    for place in gap.findings:
        yield (gap.gap, None, place.message, place.title)
    if not (gap.clause_ids or gap.action_ids or gap.findings):
        yield (gap.gap, None, gap.message, "")


def _number(clause: Clause) -> Cell:
    return "—" if clause.number is None else clause.number


def _heading(node: OutlineNode) -> str:
    if not node.title and node.children:  # a task without a title is known by its first words
        words = node.children[0].title
        return heading(node.number, f"{words[:_FIRST_WORDS]}{'…' if words[_FIRST_WORDS:] else ''}")
    return heading(node.number, node.title)


def _counts(counts: LampCounts) -> tuple[Cell, ...]:
    rate = counts.rate
    share = None if rate is None else rounded_rate(rate)
    return (counts.total, *(counts.by_lamp[lamp] for lamp in Lamp), share)


def _table(
    name: str,
    columns: tuple[Column, ...],
    rows: Sequence[Row],
    *,
    count: int | None = None,
    merge_repeats: int = 0,
    note: str | None = None,
) -> Table:
    return Table(
        name=name,
        columns=columns,
        rows=lambda: rows,
        count=len(rows) if count is None else count,
        merge_repeats=merge_repeats,
        note=note,
    )
