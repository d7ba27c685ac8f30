"""Sentences that the fictitious office has split (示例的拆分): each part with its own action."""

from dataclasses import dataclass

from model.action_links import serve_parts
from model.clause_parts import read_parts, split_clause
from model.entities import ClauseId, LocalActionId
from model.step import Step


@dataclass(frozen=True, slots=True)
class _Split:
    """How a sentence begins, how its further parts do, and the action of each part."""

    sentence: str
    further: tuple[str, ...]
    actions: tuple[str, ...]


_SPLITS = (
    _Split(
        "制定实施知识产权保护体系建设工程实施方案",
        ("高标准建设首批", "完成第二批"),
        ("印发省知识产权保护体系建设工程", "高标准建设首批", "对照遴选标准完成第二批"),
    ),
    _Split(
        "深入开展知识产权代理行业专项整治",
        ("实施知识产权服务信用评价",),
        ("开展代理行业专项整治", "开展专利代理机构信用评价"),
    ),
)


def split_sample(step: Step) -> None:
    """Split these sentences, where a sample of this size has an action for each part."""
    for split in _SPLITS:
        found = [_starting(step, "local_action", words) for words in split.actions]
        if all(found):
            _split(step, split, [LocalActionId(each) for each in found if each])


def _split(step: Step, split: _Split, action_ids: list[LocalActionId]) -> None:
    clause_id = ClauseId(_starting(step, "clause", split.sentence) or "")
    text = str(step.ledger.value("SELECT text FROM clause WHERE id = ?", (clause_id,)))
    split_clause(step, clause_id, [text.index(words) for words in split.further])
    parts = read_parts(step.ledger, clause_id)
    for action_id, part in zip(action_ids, parts, strict=True):
        serve_parts(step, action_id, {clause_id: part.id})


def _starting(step: Step, table: str, words: str) -> str | None:
    found: str | None = step.ledger.value(
        f"SELECT id FROM {table} WHERE text LIKE ? ORDER BY position LIMIT 1", (f"{words}%",)
    )
    return found
