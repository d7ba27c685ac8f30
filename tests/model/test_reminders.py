"""Reminders: to whom, of what, how often; and what becomes of them when things go."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from model.action_deletion import delete_actions
from model.action_table import read_rows
from model.breakdown import change_actions
from model.entities import LocalActionId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.posts import add_post, remove_post
from model.reminder_text import Asked, reminder_text
from model.reminders import (
    read_reminders,
    remind,
    reminded_actions,
    reminded_posts,
    reminded_units,
    used_manners,
    usual_kind,
)
from model.settings import Settings
from model.units import remove_unit
from model.words import Lamp, ReminderKind
from tests.model.office import AS_OF, Office, added, due, dump

WEEK_AGO = AS_OF - timedelta(days=7)


def reminded(
    ledger: Ledger, office: Office, ids: Sequence[LocalActionId], on: date = AS_OF, **fields: object
) -> None:
    fields.setdefault("unit_id", office.units[0])
    with ledger.step("催办") as step:
        remind(step, ids, kind=ReminderKind.URGE, on=on, **fields)  # type: ignore[arg-type]


def test_a_reminder_counts_for_its_unit_its_actions_and_their_post(
    ledger: Ledger, office: Office
) -> None:
    ids = [added(ledger, office, post_id=office.post), added(ledger, office)]
    reminded(ledger, office, ids, WEEK_AGO)
    reminded(ledger, office, ids[:1], manner="电话 ")
    assert {key: found.times for key, found in reminded_actions(ledger, AS_OF, ids).items()} == {
        ids[0]: 2,
        ids[1]: 1,
    }
    of_unit = reminded_units(ledger, AS_OF)[office.units[0]]
    assert (of_unit.times, of_unit.last_on) == (2, AS_OF)
    assert reminded_posts(ledger, AS_OF)[office.post].times == 2
    assert used_manners(ledger) == ["电话"]


def test_a_later_reminder_is_not_known_on_an_earlier_day(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office)
    reminded(ledger, office, [action])
    assert reminded_units(ledger, WEEK_AGO) == {}
    assert reminded_actions(ledger, WEEK_AGO, [action]) == {}


def test_the_history_of_a_unit_is_newest_first_with_its_actions(
    ledger: Ledger, office: Office
) -> None:
    first, second = added(ledger, office, due=due(AS_OF)), added(ledger, office)
    reminded(ledger, office, [second], WEEK_AGO)
    reminded(ledger, office, [second, first, second])
    records = read_reminders(ledger, unit_id=office.units[0])
    assert [record.reminder.reminded_on for record in records] == [AS_OF, WEEK_AGO]
    assert records[0].action_ids == (first, second)
    assert len(read_reminders(ledger, action_id=first)) == 1
    assert read_reminders(ledger, unit_id=office.units[1]) == ()


@pytest.mark.parametrize("nobody", [True, False])
def test_a_reminder_needs_someone_and_something(
    ledger: Ledger, office: Office, nobody: bool
) -> None:
    ids = [added(ledger, office)] if nobody else []
    with pytest.raises(InvalidEntryError, match="没有登记"):
        reminded(ledger, office, ids, unit_id=None if nobody else office.units[0])


@pytest.mark.parametrize(
    ("lamp", "days", "times", "kind"),
    [
        (Lamp.SOON, 0, 5, ReminderKind.HINT),
        (Lamp.NORMAL, 0, 0, ReminderKind.HINT),
        (Lamp.LATE, 30, 1, ReminderKind.URGE),
        (Lamp.LATE, 31, 0, ReminderKind.ORDER),
        (Lamp.LATE, 1, 2, ReminderKind.ORDER),
    ],
)
def test_the_usual_kind_follows_how_late_and_how_often(
    lamp: Lamp, days: int, times: int, kind: ReminderKind
) -> None:
    assert usual_kind(lamp, days_late=days, times=times) is kind


def test_deleting_an_action_leaves_no_reminder_of_nothing(ledger: Ledger, office: Office) -> None:
    kept, gone = added(ledger, office), added(ledger, office)
    reminded(ledger, office, [gone])
    reminded(ledger, office, [gone, kept])
    before = dump(ledger)
    with ledger.step("删除") as step:
        delete_actions(step, [gone])
    assert [each.action_ids for each in read_reminders(ledger)] == [(kept,)]
    ledger.undo()
    assert dump(ledger) == before


def test_a_removed_unit_takes_its_reminders_with_it(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office, lead_unit_id=office.units[2])
    reminded(ledger, office, [action], unit_id=office.units[2])
    before = dump(ledger)
    with ledger.step("删除单位") as step:
        change_actions(step, [action], lead_unit_id=None)
        remove_unit(step, office.units[2])
    assert read_reminders(ledger) == ()
    ledger.undo()
    assert dump(ledger) == before


def test_a_removed_post_leaves_its_reminders_to_the_unit(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office)
    with ledger.step("岗位") as step:
        post = add_post(step, unit_id=office.units[0], name="副处长")
    reminded(ledger, office, [action], post_id=post)
    reminded(ledger, office, [action], post_id=post, unit_id=None)
    with ledger.step("删除岗位") as step:
        remove_post(step, post)
    (left,) = read_reminders(ledger)
    assert (left.reminder.unit_id, left.reminder.post_id) == (office.units[0], None)


def test_the_words_for_a_unit_name_actions_days_and_whom_to_ask(
    ledger: Ledger, office: Office
) -> None:
    late = added(ledger, office, "印发办法", due=due(AS_OF - timedelta(days=20)))
    open_end = added(ledger, office, "长期做", post_id=office.post)
    names = Settings(office_full_name="示例省知识产权局", contact="孙演示", contact_phone="110")
    asked = Asked(
        whom="法规处",
        is_person=False,
        rows=read_rows(ledger, [late, open_end], AS_OF),
        silent=frozenset({open_end}),
        period="2023-11",
    )
    assert reminder_text(asked, names, AS_OF, year=2023).split("\n") == [
        "法规处：",
        "截至2023年11月20日，贵单位牵头的2023年度知识产权重点任务中，以下2项举措请抓紧办理，"
        "并及时反馈进展情况、存在问题和下一步措施。",
        "1．印发办法（完成时限：10月31日，已逾期20天）",
        "2．长期做（完成时限未定，2023年11月进展情况未报，责任人：张三）",
        "联系人：孙演示，110。",
        "示例省知识产权局",
        "2023年11月20日",
    ]
    told = reminder_text(replace(asked, whom="张三", is_person=True), names, AS_OF, year=2023)
    assert told.startswith("张三：\n截至2023年11月20日，您负责的2023年度")
    assert "责任人" not in told


def test_the_latest_reminders_are_read_in_two_questions(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office)
    for _ in range(3):
        reminded(ledger, office, [action])
    asked: list[str] = []
    rows = ledger.rows
    ledger.rows = lambda sql, *of: asked.append(sql) or rows(sql, *of)  # type: ignore[method-assign, func-returns-value]
    assert len(read_reminders(ledger, unit_id=office.units[0], limit=2)) == 2
    assert len(asked) == 2
