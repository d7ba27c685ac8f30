"""Indicators that a list asks for (指标建议): figures of the province in what was taken on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from model.entities import Target, TaskListId, UnitId
from model.indicator_numbers import IndicatorGoal
from model.ledger import Ledger
from model.main_indicators import add_indicator
from model.step import Step
from model.store.values import read_as
from model.tidy_names import tidy_name
from model.words import IndicatorMeasure, IndicatorScope, TargetOp, Triage


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorProposal:
    """An indicator that a sentence names: `sentence` is its text, `number` 原文第 n 句 if counted.

    `requirement` is quoted from it. Where that speaks of growth, the goal is open: it is the
    growth that is asked for, and no figure of the indicator.
    """

    name: str
    unit: str
    measure: IndicatorMeasure
    requirement: str
    goal: IndicatorGoal | None
    lead_unit_id: UnitId | None
    lead_unit: str
    sentence: str
    number: int | None


def propose_indicators(ledger: Ledger, task_list_id: TaskListId) -> tuple[IndicatorProposal, ...]:
    """What the list asks of the province and no indicator of it has yet, each name once."""
    known = set(ledger.column("SELECT name FROM indicator WHERE task_list_id = ?", (task_list_id,)))
    found: dict[str, IndicatorProposal] = {}
    for row in ledger.rows(_TARGETS, (task_list_id, IndicatorScope.PROVINCE, Triage.PROVINCE)):
        name = tidy_name(row["metric"])
        if name and name not in known and name not in found:
            found[name] = _proposal(name, read_as(Target, row), row)
    return tuple(found.values())


def indicators_to_propose(ledger: Ledger, task_list_id: TaskListId) -> list[str]:
    """Names of what the list asks of the province, as long as it has no indicator at all."""
    own = "SELECT 1 FROM indicator WHERE task_list_id = ? AND scope = ?"
    if ledger.value(own, (task_list_id, IndicatorScope.PROVINCE)):
        return []
    return [each.name for each in propose_indicators(ledger, task_list_id)]


def take_proposals(
    step: Step, task_list_id: TaskListId, proposals: Sequence[IndicatorProposal]
) -> None:
    """Add the indicators that were chosen, in this order."""
    for each in proposals:
        add_indicator(
            step,
            task_list_id,
            name=each.name,
            unit=each.unit,
            measure=each.measure,
            requirement=each.requirement,
            goal=each.goal,
            lead_unit_id=each.lead_unit_id,
        )


_TARGETS = """
SELECT target.*, clause.text AS sentence, clause.number, unit.id AS lead_id, unit.name AS lead
FROM target JOIN clause ON clause.id = target.clause_id
JOIN task_item ON task_item.id = clause.task_item_id
JOIN chapter ON chapter.id = task_item.chapter_id
LEFT JOIN unit ON unit.id = (
    SELECT a.lead_unit_id FROM action_clause AS link JOIN local_action AS a ON a.id = link.action_id
    WHERE link.clause_id = clause.id ORDER BY link.is_primary DESC, a.position, a.id LIMIT 1
)
WHERE chapter.task_list_id = ? AND target.scope = ? AND clause.triage = ?
AND clause.gone_on IS NULL
ORDER BY clause.position, target.position, target.id
"""
# What a figure of such a name is counted in, where its sentence only says by how much it grows.
_UNITS = (
    (re.compile(r"(?:率|占比|比重|比例|覆盖面)$"), "%"),
    (re.compile(r"金额|融资额|产值|增加值|销售额|收入|投入|规模$"), "亿元"),
    (re.compile(r"企业"), "家"),
    (re.compile(r"拥有量|持有量|有效量|申请量|授权量|注册量|登记量|案件"), "件"),
)
_ON_DAY = re.compile(r"拥有量|持有量|有效量|保有量|存量|总量|总数|覆盖率")
_YEARLY = re.compile(r"生产总值|GDP|增加值|满意度")
_GROWTH = re.compile(r"增长|增幅|增加|提高|提升|下降|压减|降低|翻番")


def _proposal(name: str, target: Target, row: Mapping[str, Any] | Any) -> IndicatorProposal:
    is_growth = target.unit in ("%", "个百分点", "百分点", "倍") and bool(
        _GROWTH.search(target.quote)
    )
    unit = next((unit for pattern, unit in _UNITS if pattern.search(name)), "")
    return IndicatorProposal(
        name=name,
        unit=unit if is_growth else target.unit,
        measure=_measure(name),
        requirement=target.quote,
        goal=None if is_growth else _goal(target),
        lead_unit_id=UnitId(row["lead_id"]) if row["lead_id"] else None,
        lead_unit=row["lead"] or "",
        sentence=row["sentence"],
        number=row["number"],
    )


def _goal(target: Target) -> IndicatorGoal:
    upper = target.upper_value if target.op is TargetOp.RANGE else None
    return IndicatorGoal(op=target.op, value=target.value, upper=upper)


def _measure(name: str) -> IndicatorMeasure:
    if _YEARLY.search(name):
        return IndicatorMeasure.YEARLY
    return IndicatorMeasure.ON_DAY if _ON_DAY.search(name) else IndicatorMeasure.CUMULATIVE
