"""Any step that a clerk could make: verbs with arguments picked by numbers from what is there."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from model import (
    action_deletion,
    action_links,
    adjustments,
    breakdown,
    clause_parts,
    cooperating,
    departments,
    duplicates,
    evidence,
    posts,
    progress,
    reminders,
    settings,
    stages,
    table_layouts,
    task_lists,
    triage,
    units,
)
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.list_update import import_list
from model.own_lists import own_list_document
from model.reading.table_mapping import ColumnRole, TableMapping
from model.step import Step
from model.store.change_log import logged_tables
from model.submission_plan import PlannedDay, set_plan
from model.words import Lamp, Progress, ReminderKind, Triage, UnitKind
from tests.model.office import AS_OF, DOCUMENT, due
from tests.model.picked import TEXTS, a_day, maybe, one, some, words
from tests.model.report_steps import REPORT_VERBS

_QUARTERS = (date(2023, 6, 30), date(2023, 9, 30), date(2023, 12, 31))
_PERIODS = ("2023-09", "2023-10", "2023-Q3")

Numbers = tuple[int, int, int]
Act = tuple[str, Numbers]


def acts() -> st.SearchStrategy[Act]:
    number = st.integers(0, 11)
    return st.tuples(st.sampled_from(sorted(VERBS)), st.tuples(number, number, number))


def steps() -> st.SearchStrategy[list[Act]]:
    return st.lists(acts(), min_size=1, max_size=4)


def run(ledger: Ledger, label: str, wanted: Sequence[Act]) -> None:
    """One step; what the office refuses leaves the whole step undone."""
    with suppress(InvalidEntryError), ledger.step(label) as step:
        for name, numbers in wanted:
            VERBS[name](step, *numbers)


def image(ledger: Ledger) -> dict[tuple[str, str], dict[str, Any]]:
    """Every row of every logged table, by table and id."""
    return {
        (table, row["id"]): dict(row)
        for table in logged_tables(ledger._connection)
        for row in ledger.rows(f"SELECT * FROM {table}")
    }


def _add_action(step: Step, a: int, b: int, c: int) -> None:
    breakdown.add_action(
        step,
        clause_ids=some(step, "clause", a, 1 + b % 3),
        text=words(c),
        due=due(a_day(a)) if b % 2 else None,
        cooperating_unit_ids=some(step, "unit", b, c % 3),
        lead_unit_id=maybe(step, "unit", c),
        post_id=maybe(step, "post", a),
    )


def _change_actions(step: Step, a: int, b: int, c: int) -> None:
    fields: dict[str, object] = {
        "text": words(c),
        "lead_unit_id": maybe(step, "unit", c),
        "leader_post_id": maybe(step, "post", c),
        "start_on": a_day(c),
        "due": due(a_day(c + 1)),
        "outcome": words(c),
        "in_report": bool(c % 2),
        "is_highlight": bool(c % 3),
    }
    wanted = sorted(fields)[b % len(fields)]
    actions = some(step, "local_action", a, 1 + b % 2)
    breakdown.change_actions(step, actions, **{wanted: fields[wanted]})


def _set_clauses(step: Step, a: int, b: int, c: int) -> None:
    action = one(step, "local_action", a)
    action_links.set_clauses(step, action, some(step, "clause", b, c % 4))


def _set_cooperating_units(step: Step, a: int, b: int, c: int) -> None:
    action = one(step, "local_action", a)
    cooperating.set_cooperating_units(step, action, some(step, "unit", b, c % 4))


def _set_stage(step: Step, a: int, b: int, c: int) -> None:
    stages.set_stage(step, one(step, "local_action", a), _QUARTERS[b % 3], words(c))


def _duplicate(step: Step, a: int, b: int, c: int) -> None:
    duplicates.duplicate_actions(step, some(step, "local_action", a, 2))


def _delete(step: Step, a: int, b: int, c: int) -> None:
    action_deletion.delete_actions(step, some(step, "local_action", a, 1 + b % 3))


def _hand_lamp(step: Step, a: int, b: int, c: int) -> None:
    lamp = (None, Lamp.SOON, Lamp.NORMAL)[b % 3]
    progress.set_hand_lamp(step, some(step, "local_action", a, 2), lamp, words(c))


def _triage(step: Step, a: int, b: int, c: int) -> None:
    triage.set_triage(step, some(step, "clause", a, 1 + b % 3), tuple(Triage)[c % 4], words(b))


def _add_unit(step: Step, a: int, b: int, c: int) -> None:
    # A few names only, so that a name may come back after it was given up.
    units.add_unit(step, name=f"单位{a % 4}", kind=UnitKind.DIVISION)


def _change_unit(step: Step, a: int, b: int, c: int) -> None:
    fields = ({"name": f"单位{c % 4}"}, {"kind": UnitKind.CITY}, {"is_active": bool(c % 2)})
    units.change_unit(step, one(step, "unit", a), **fields[b % 3])


def _remove_unit(step: Step, a: int, b: int, c: int) -> None:
    units.remove_unit(step, one(step, "unit", a))


def _add_post(step: Step, a: int, b: int, c: int) -> None:
    posts.add_post(step, unit_id=maybe(step, "unit", a), name=words(b), holder=words(c))


def _change_post(step: Step, a: int, b: int, c: int) -> None:
    fields = ({"holder": words(c)}, {"unit_id": maybe(step, "unit", c)}, {"phone": words(c)})
    posts.change_post(step, one(step, "post", a), **fields[b % 3])


def _remove_post(step: Step, a: int, b: int, c: int) -> None:
    posts.remove_post(step, one(step, "post", a))


def _set_progress(step: Step, a: int, b: int, c: int) -> None:
    progress.set_progress(step, some(step, "local_action", a, 1 + b % 3), tuple(Progress)[c % 4])


def _confirm(step: Step, a: int, b: int, c: int) -> None:
    day = AS_OF - timedelta(days=c)
    progress.confirm(step, some(step, "local_action", a, 1 + b % 2), by="李四", on=day)


def _note(step: Step, a: int, b: int, c: int) -> None:
    action = one(step, "local_action", a)
    progress.record_note(step, action, period=_PERIODS[b % 3], done=words(c), problems=words(b))


def _reach_stage(step: Step, a: int, b: int, c: int) -> None:
    stages.reach_stage(step, one(step, "stage", a), a_day(b))


def _add_evidence(step: Step, a: int, b: int, c: int) -> None:
    actions = some(step, "local_action", a, 1 + b % 2)
    evidence.add_evidence(step, actions, name=f"{c}.pdf", data=bytes([c % 3]), on=AS_OF)


def _link_evidence(step: Step, a: int, b: int, c: int) -> None:
    evidence.link_evidence(step, one(step, "local_action", a), one(step, "evidence", b))


def _remove_evidence(step: Step, a: int, b: int, c: int) -> None:
    link = one(step, "action_evidence", a)
    (row,) = step.ledger.rows("SELECT * FROM action_evidence WHERE id = ?", (link,))
    evidence.remove_evidence(step, row["action_id"], row["evidence_id"])


def _hand_over(step: Step, a: int, b: int, c: int) -> None:
    old, new = one(step, "post", a), one(step, "post", b)
    posts.hand_over(step, from_post=old, to_post=new, open_only=bool(c % 2))
    posts.move_post(step, new, c % 3 - 1)


def _hand_over_unit(step: Step, a: int, b: int, c: int) -> None:
    old, new = one(step, "unit", a), one(step, "unit", b)
    flags = {"open_only": bool(c % 2), "with_posts": bool(c % 3)}
    units.hand_over_unit(step, from_unit=old, to_unit=new, **flags)
    units.move_unit(step, new, c % 5 - 2)


def _change_settings(step: Step, a: int, b: int, c: int) -> None:
    settings.change_settings(step, soon_days=a, contact=words(b))


def _change_list(step: Step, a: int, b: int, c: int) -> None:
    task_lists.change_task_list(step, one(step, "task_list", a), instructions=words(b))


def _import_list(step: Step, a: int, b: int, c: int) -> None:
    """One of three papers, with some of its tasks in some order and one sentence reworded."""
    aims, tasks = DOCUMENT.chapters
    items = [item for at, item in enumerate(tasks.items) if b % 5 != at]
    reworded = replace(items[0], sentences=(TEXTS[c % 3] + "。", *items[0].sentences[1:]))
    items = [reworded if c % 2 else items[0], *items[1:]]
    chapters = (aims, replace(tasks, items=tuple(items[:: -1 if b % 2 else 1])))
    number = f"省知发〔2023〕{a % 3}号"
    kept = chapters[c % 4 == 3 :]
    import_list(step, replace(DOCUMENT, doc_number=number, chapters=kept))


def _write_own_list(step: Step, a: int, b: int, c: int) -> None:
    lines = [text for at, text in enumerate(TEXTS[:5]) if (a + at) % 3]
    document = own_list_document("\n".join(lines), title="领导批示事项", year=2023)
    lists = step.ledger.column("SELECT id FROM task_list WHERE kind = '自编清单'")
    import_list(step, document, onto=lists[0] if lists and b % 2 else None, as_new=not b % 3)


def _map_department(step: Step, a: int, b: int, c: int) -> None:
    departments.map_department(step, ("条法司", "保护司")[a % 2], maybe(step, "unit", b))


def _remember_mapping(step: Step, a: int, b: int, c: int) -> None:
    roles = (tuple(ColumnRole)[b % 3],)
    table_layouts.remember_mapping(step, f"表{a % 2}", TableMapping(roles=roles, head_rows=c))


def _add_clauses(step: Step, a: int, b: int, c: int) -> None:
    action = one(step, "local_action", a)
    before = action_links.linked_clauses(step.ledger, action)
    action_links.set_clauses(step, action, [*before, *some(step, "clause", b, c % 3)])


def _remove_clause(step: Step, a: int, b: int, c: int) -> None:
    action, clause = one(step, "local_action", a), one(step, "clause", b)
    before = action_links.linked_clauses(step.ledger, action)
    action_links.set_clauses(step, action, [each for each in before if each != clause])


def _remind(step: Step, a: int, b: int, c: int) -> None:
    reminders.remind(
        step,
        some(step, "local_action", a, 1 + b % 3),
        kind=list(ReminderKind)[c % 3],
        on=AS_OF - timedelta(days=c),
        unit_id=maybe(step, "unit", b),
        post_id=maybe(step, "post", c),
        manner=words(a),
    )


def _set_plan(step: Step, a: int, b: int, c: int) -> None:
    days = [
        PlannedDay(name=words(a + at), planned_on=AS_OF + timedelta(days=at), done_on=a_day(c))
        for at in range(b % 4)
    ]
    set_plan(step, one(step, "task_list", a), a_day(b), days)


def _split_clause(step: Step, a: int, b: int, c: int) -> None:
    clause_parts.split_clause(step, one(step, "clause", a), [b, c])


def _join_parts(step: Step, a: int, b: int, c: int) -> None:
    clause_parts.join_parts(step, one(step, "clause", a))


def _serve_part(step: Step, a: int, b: int, c: int) -> None:
    (part,) = step.ledger.rows(
        "SELECT * FROM clause_part WHERE id = ?", (one(step, "clause_part", b),)
    )
    clause_id = part["clause_id"]
    action = one(step, "local_action", a)
    action_links.set_clauses(step, action, [clause_id], parts={clause_id: part["id"]})


def _adjust(step: Step, a: int, b: int, c: int) -> None:
    action = one(step, "local_action", a)
    adjustments.propose_adjustment(step, [action], due(a_day(b)), "因故", AS_OF)
    asked = one(step, "adjustment", a)
    match c % 3:
        case 1:
            adjustments.approve_adjustment(step, asked, "局领导", AS_OF)
        case 2:
            adjustments.withdraw_adjustment(step, asked)


VERBS: dict[str, Callable[[Step, int, int, int], None]] = {
    verb.__name__.removeprefix("_"): verb
    for verb in (
        _add_action,
        _change_actions,
        _set_clauses,
        _set_cooperating_units,
        _set_stage,
        _duplicate,
        _delete,
        _hand_lamp,
        _triage,
        _add_unit,
        _change_unit,
        _remove_unit,
        _add_post,
        _change_post,
        _remove_post,
        _set_progress,
        _confirm,
        _note,
        _reach_stage,
        _add_evidence,
        _link_evidence,
        _remove_evidence,
        _change_settings,
        _change_list,
        _import_list,
        _write_own_list,
        _map_department,
        _remember_mapping,
        _add_clauses,
        _remove_clause,
        _remind,
        _set_plan,
        _hand_over,
        _hand_over_unit,
        _split_clause,
        _join_parts,
        _serve_part,
        _adjust,
        *REPORT_VERBS,
    )
}
