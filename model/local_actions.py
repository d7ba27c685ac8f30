"""Actions as they stand, and what no action may contradict (落实举措的规则)."""

import json
from collections.abc import Sequence

from model.entities import LocalAction, LocalActionId
from model.errors import InvalidEntryError, quoted
from model.ledger import Ledger
from model.store.values import read_as
from model.words import DueKind, Progress

OUTCOME_LIMIT = 80
_THESE = "(SELECT value FROM json_each(?))"
# One walk over many actions; what is wrong with the one that is found is then said of it alone.
_CONTRADICTIONS = f"""
    SELECT a.id FROM local_action AS a WHERE a.id IN {_THESE} AND (
        a.due_on < a.start_on OR length(a.outcome) > {OUTCOME_LIMIT}
        OR (a.due_kind = '{DueKind.LONG_TERM}' AND a.progress = '{Progress.CONFIRMED}')
        OR EXISTS (
            SELECT 1 FROM action_cooperating_unit AS link
            WHERE link.action_id = a.id AND link.unit_id = a.lead_unit_id
        )
    ) LIMIT 1
"""


def read_local_action(ledger: Ledger, action_id: LocalActionId) -> LocalAction:
    """One action as it stands; raises InvalidEntryError when it is gone."""
    return read_local_actions(ledger, [action_id])[0]


def read_local_actions(
    ledger: Ledger, action_ids: Sequence[LocalActionId]
) -> tuple[LocalAction, ...]:
    """Actions as they stand, in this order; raises InvalidEntryError when one is gone."""
    rows = ledger.rows(
        f"SELECT * FROM local_action WHERE id IN {_THESE}", (json.dumps(list(action_ids)),)
    )
    found = {row["id"]: read_as(LocalAction, row) for row in rows}
    if not found.keys() >= set(action_ids):
        raise InvalidEntryError("这项举措已被删除，没有改动。需要时请用“撤销”找回。")
    return tuple(found[each] for each in action_ids)


def due_texts(ledger: Ledger) -> Sequence[str]:
    """The time limits (完成时限) that actions have, each once, in the words of the office."""
    return ledger.column("SELECT DISTINCT due_text FROM local_action WHERE due_text <> ''")


def check_actions(ledger: Ledger, action_ids: Sequence[LocalActionId]) -> None:
    """Refuse what contradicts itself, in words."""
    found = ledger.column(_CONTRADICTIONS, (json.dumps(list(action_ids)),))
    if found:
        action = read_local_action(ledger, found[0])
        which = f"{quoted(action.text)}：" if len(action_ids) > 1 else ""
        raise InvalidEntryError(which + _contradiction(action))


def _contradiction(action: LocalAction) -> str:
    if action.start_on and action.due_on and action.due_on < action.start_on:
        return (
            f"完成时限（{action.due_on}）早于启动时间（{action.start_on}），没有存入。请核对日期。"
        )
    if len(action.outcome) > OUTCOME_LIMIT:
        return (
            f"成效摘要有{len(action.outcome)}字，超过{OUTCOME_LIMIT}字，没有存入。请压缩成一句话。"
        )
    if action.due_kind is DueKind.LONG_TERM and action.progress is Progress.CONFIRMED:
        return "已办结的举措不能改为长期，没有存入。请先撤回办结确认。"
    return "同一单位不能既牵头又配合，没有存入。请从配合单位中去掉牵头单位。"
