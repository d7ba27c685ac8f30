"""What changed in the division of labour since a moment (分工调整), net, from the change log.

What went from A to B and back to A is no change. Who carries what is compared by unit and post,
and told by the names of each time: a new holder of a post is no change of its tasks.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from model.action_places import Place, read_places
from model.assignments import (
    COMPARED_COLUMNS,
    Assignment,
    AssignmentsSince,
    Names,
    assignments_since,
)
from model.entities import LocalActionId
from model.former_rows import LoggedChange
from model.ledger import Ledger
from model.list_sources import sources_in
from model.settings import change_settings, read_settings
from model.step import Step
from model.task_lists import reported_list

_USUAL_DAYS = 7
# From when on: after a step, by its number, or from a day on.
Start = int | date
_OPEN = "未定"


class ChangedField(StrEnum):
    """What of an action was moved (调整事项), in the order in which it is told."""

    ADDED = "新增举措"
    REMOVED = "删除举措"
    TEXT = "举措内容"
    LEAD = "牵头单位"
    COOPERATING = "配合单位"
    POST = "责任人"
    LEADER = "责任领导"
    DUE = "完成时限"


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionChange:
    """One thing about one action: how it was told then and how now, who changed it last, when.

    `place` is where it hangs in the paper (原文), "" when that is gone.
    """

    action_id: LocalActionId
    action_text: str
    place: str
    field: ChangedField
    before: str
    after: str
    made_at: datetime
    who: str


def read_division_changes(ledger: Ledger, since: Start) -> tuple[DivisionChange, ...]:
    """The net changes from a day on, or by the steps after one, in the order of the paper.

    They are those of the 任务分工表: of the actions of the list that is reported on, those that
    went since then among them.
    """
    since = since if isinstance(since, int) else last_step_before(ledger, since)
    found = assignments_since(ledger, since)
    moved = {
        action_id: told for action_id in found.now if (told := list(_differences(found, action_id)))
    }
    places = read_places(ledger, since, list(moved))
    own = _of_reported_list(ledger, places)
    latest = _latest(found)
    return tuple(
        _change(action_id, field, words, found, places[action_id], latest)
        for action_id in sorted(own, key=lambda each: (*places[each].order, each))
        for field, words in moved[action_id]
    )


def _of_reported_list(ledger: Ledger, places: Mapping[str, Place]) -> set[str]:
    reported = reported_list(ledger)
    if reported is None:
        return set(places)
    serving = sources_in(ledger, reported.id)
    return {
        action_id
        for action_id, place in places.items()
        if action_id in serving or place.task_list_id == reported.id
    }


def week_ago(day: date) -> date:
    """The day from which changes are told when no other moment is known."""
    return day - timedelta(days=_USUAL_DAYS)


def note_division_made(step: Step) -> None:
    """Remember that the 任务分工表 goes out as it stands: changes are told from here on."""
    change_settings(step, division_made_at=step.seq)


def division_moments(ledger: Ledger) -> tuple[int, ...]:
    """The steps at which the 任务分工表 was made, newest first; what was undone is none."""
    earlier = ledger.column(
        "SELECT json_extract(before, '$.value') FROM change "
        "WHERE table_name = 'setting' AND row_id = 'division_made_at' AND kind = 'update'"
    )
    noted = {read_settings(ledger).division_made_at, *map(int, earlier)}
    return tuple(sorted(noted - {0} - ledger.reverted_steps(), reverse=True))


def usual_start(ledger: Ledger) -> Start:
    """From when on changes are usually told.

    That is the last 任务分工表 since which anything moved, so that what was just printed can be
    printed again; a week ago when none was ever made.
    """
    moments = division_moments(ledger)
    if not moments:
        return week_ago(ledger.now().date())
    return next((seq for seq in moments if _was_moved(ledger, seq)), moments[0])


def last_step_before(ledger: Ledger, moment: date) -> int:
    """The last step made before a day, or before a time of day on its clock; 0 when none was."""
    seq: int = ledger.value(
        "SELECT coalesce(max(seq), 0) FROM step WHERE made_at < ?", (moment.isoformat(),)
    )
    return seq


def moment_of(ledger: Ledger, seq: int) -> datetime | None:
    """When a step was made; None for one that the ledger does not hold."""
    made_at = ledger.value("SELECT made_at FROM step WHERE seq = ?", (seq,))
    return None if made_at is None else datetime.fromisoformat(made_at)


def _was_moved(ledger: Ledger, since: int) -> bool:
    """Did an action come, go, or change in what the paper says of it? Progress is no move."""
    found = ledger.value(
        "SELECT 1 FROM change WHERE step_seq > ?1 AND (table_name = 'action_cooperating_unit' "
        "OR table_name = 'local_action' AND (kind <> 'update' OR EXISTS (SELECT 1 "
        "FROM json_each(after) WHERE key IN (SELECT value FROM json_each(?2))))) LIMIT 1",
        (since, json.dumps(COMPARED_COLUMNS)),
    )
    return found is not None


# What is compared and how it is told, in the order of ChangedField.
_Tell = Callable[[Assignment, Names], str]
_COMPARED: tuple[tuple[ChangedField, Callable[[Assignment], object], _Tell], ...] = (
    (ChangedField.TEXT, lambda of: of.text, lambda of, _: of.text),
    (ChangedField.LEAD, lambda of: of.lead_unit_id, lambda of, names: names.unit(of.lead_unit_id)),
    (
        ChangedField.COOPERATING,
        lambda of: frozenset(of.cooperating),
        lambda of, names: names.units(of.cooperating),
    ),
    (ChangedField.POST, lambda of: of.post_id, lambda of, names: names.post(of.post_id)),
    (
        ChangedField.LEADER,
        lambda of: of.leader_post_id,
        lambda of, names: names.post(of.leader_post_id),
    ),
    (ChangedField.DUE, lambda of: (of.due_text, of.due_on), lambda of, _: of.due_text or _OPEN),
)
_FIELD_OF_COLUMN = {
    "text": ChangedField.TEXT,
    "lead_unit_id": ChangedField.LEAD,
    "post_id": ChangedField.POST,
    "leader_post_id": ChangedField.LEADER,
    "due_text": ChangedField.DUE,
    "due_on": ChangedField.DUE,
}


def _differences(
    found: AssignmentsSince, action_id: str
) -> Iterator[tuple[ChangedField, tuple[str, str]]]:
    then, now = found.then[action_id], found.now[action_id]
    if then is None and now is not None:
        yield ChangedField.ADDED, ("—", _summary(now, found.names_now))
    elif now is None and then is not None:
        yield ChangedField.REMOVED, (_summary(then, found.names_then), "—")
    elif then is not None and now is not None:
        for field, value, tell in _COMPARED:
            if value(then) != value(now):
                before, after = tell(then, found.names_then), tell(now, found.names_now)
                if before == after and field is ChangedField.DUE:
                    # The same words may mean another day: 年底前 of another year.
                    before, after = f"{before}（{then.due_on}）", f"{after}（{now.due_on}）"
                yield field, (before, after)


def _summary(of: Assignment, names: Names) -> str:
    lines = [f"牵头：{names.unit(of.lead_unit_id)}"]
    lines += [f"配合：{names.units(of.cooperating)}"] if of.cooperating else []
    lines += [f"责任人：{names.post(of.post_id)}"] if of.post_id else []
    return "\n".join([*lines, f"时限：{of.due_text or _OPEN}"])


def _change(
    action_id: str,
    field: ChangedField,
    words: tuple[str, str],
    found: AssignmentsSince,
    place: Place,
    latest: dict[tuple[str, ChangedField], LoggedChange],
) -> DivisionChange:
    told = found.now[action_id] or found.then[action_id]
    assert told is not None
    entry = latest[action_id, field]
    return DivisionChange(
        action_id=LocalActionId(action_id),
        action_text=told.text,
        place=place.words,
        field=field,
        before=words[0],
        after=words[1],
        made_at=entry.made_at,
        who=entry.who,
    )


def _latest(found: AssignmentsSince) -> dict[tuple[str, ChangedField], LoggedChange]:
    """The newest entry of the log for each thing about each action."""
    latest: dict[tuple[str, ChangedField], LoggedChange] = {}
    for action_id, change in found.link_changes:
        latest.setdefault((action_id, ChangedField.COOPERATING), change)
    for change in found.action_changes:
        for field in _fields(change):
            latest.setdefault((change.row_id, field), change)
    return latest


def _fields(change: LoggedChange) -> set[ChangedField]:
    match change.kind:
        case "insert":
            # What was deleted and made anew, by 撤销, may differ from what it was.
            return {ChangedField.ADDED, *_FIELD_OF_COLUMN.values()}
        case "delete":
            return {ChangedField.REMOVED}
        case _:
            return {_FIELD_OF_COLUMN[name] for name in change.before if name in _FIELD_OF_COLUMN}
