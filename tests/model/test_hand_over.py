"""Handing over (移交) what posts and units carry, and what they are seen to carry."""

from datetime import date

import pytest

from model import breakdown, local_actions, posts, progress, units
from model.entities import LocalActionId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.loads import (
    PostLoad,
    UnitLoad,
    actions_joined,
    actions_of_post,
    open_post_load,
    open_unit_load,
    post_loads,
    unit_loads,
)
from model.progress import confirm
from model.summary import summarise
from model.words import Lamp
from tests.model.office import AS_OF, Office, added, due, dump


def settle(ledger: Ledger, action: LocalActionId) -> None:
    """Confirm an action."""
    with ledger.step("办结") as step:
        confirm(step, [action], on=AS_OF, by="经办人")


def units_of(ledger: Ledger, action: LocalActionId) -> tuple[str | None, list[str]]:
    """Who leads and who joins."""
    joined = ledger.column(
        "SELECT unit_id FROM action_cooperating_unit WHERE action_id = ? ORDER BY position",
        (action,),
    )
    return local_actions.read_local_action(ledger, action).lead_unit_id, joined


def test_a_post_is_handed_over_in_one_step_and_taken_back(ledger: Ledger, office: Office) -> None:
    both = added(ledger, office, "甲", post_id=office.post, leader_post_id=office.post)
    other = added(ledger, office, "乙", post_id=office.head)
    before = dump(ledger)
    with ledger.step("移交") as step:
        assert (
            posts.hand_over(step, from_post=office.post, to_post=office.head, open_only=True) == 1
        )
    action = local_actions.read_local_action(ledger, both)
    assert (action.post_id, action.leader_post_id) == (office.head, office.head)
    assert actions_of_post(ledger, office.head) == [both, other]
    ledger.undo()
    assert dump(ledger) == before


def test_what_is_confirmed_stays_when_only_open_ones_go(ledger: Ledger, office: Office) -> None:
    done, running = (added(ledger, office, text, post_id=office.post) for text in "甲乙")
    settle(ledger, done)
    assert open_post_load(ledger, office.post) == PostLoad(responsible=1)
    with ledger.step("移交") as step:
        posts.hand_over(step, from_post=office.post, to_post=office.head, open_only=True)
    assert actions_of_post(ledger, office.post) == [done]
    with ledger.step("移交") as step:
        posts.hand_over(step, from_post=office.post, to_post=office.head, open_only=False)
    assert actions_of_post(ledger, office.head) == [done, running]


def test_nothing_is_handed_to_the_same_or_to_a_retired_post(ledger: Ledger, office: Office) -> None:
    with pytest.raises(InvalidEntryError, match="同一个岗位"), ledger.step("移交") as step:
        posts.hand_over(step, from_post=office.post, to_post=office.post, open_only=False)
    with ledger.step("停用") as step:
        posts.change_post(step, office.head, is_active=False)
    with pytest.raises(InvalidEntryError, match="已停用"), ledger.step("移交") as step:
        posts.hand_over(step, from_post=office.post, to_post=office.head, open_only=False)


@pytest.mark.parametrize(
    ("lead", "joining", "after"),
    [
        (0, (), (1, [])),
        (0, (1, 2), (1, [2])),
        (1, (0, 2), (1, [2])),
        (2, (0, 1), (2, [1])),
        (2, (0,), (2, [1])),
        (2, (1,), (2, [1])),
    ],
)
def test_a_unit_never_leads_and_joins_what_it_takes_over(
    ledger: Ledger,
    office: Office,
    lead: int,
    joining: tuple[int, ...],
    after: tuple[int, list[int]],
) -> None:
    ids = office.units
    joined = [ids[each] for each in joining]
    action = added(ledger, office, lead_unit_id=ids[lead], cooperating_unit_ids=joined)
    with ledger.step("移交") as step:
        units.hand_over_unit(step, from_unit=ids[0], to_unit=ids[1], open_only=False)
    assert units_of(ledger, action) == (ids[after[0]], [ids[each] for each in after[1]])
    with ledger.step("再改") as step:  # still an action that its own checks admit
        breakdown.change_actions(step, [action], remark="好")


def test_posts_may_go_along_with_their_unit(ledger: Ledger, office: Office) -> None:
    with ledger.step("移交") as step:
        units.hand_over_unit(
            step,
            from_unit=office.units[0],
            to_unit=office.units[1],
            open_only=True,
            with_posts=True,
        )
    assert {post.unit_id for post in posts.read_posts(ledger)} == {None, office.units[1]}


def test_nothing_is_handed_to_the_same_or_to_a_retired_unit(ledger: Ledger, office: Office) -> None:
    first, second, _ = office.units
    with pytest.raises(InvalidEntryError, match="同一个单位"), ledger.step("移交") as step:
        units.hand_over_unit(step, from_unit=first, to_unit=first, open_only=False)
    with ledger.step("停用") as step:
        units.change_unit(step, second, is_active=False)
    with pytest.raises(InvalidEntryError, match="已停用"), ledger.step("移交") as step:
        units.hand_over_unit(step, from_unit=first, to_unit=second, open_only=False)


def test_each_unit_and_post_shows_what_it_carries(ledger: Ledger, office: Office) -> None:
    first, second, third = office.units
    late = added(
        ledger, office, "甲", due=due(date(2023, 6, 30)), lead_unit_id=first, post_id=office.post,
        leader_post_id=office.head, cooperating_unit_ids=[second],
    )  # fmt: skip
    settle(ledger, added(ledger, office, "乙", due=due(date(2023, 6, 30)), lead_unit_id=first))
    assert unit_loads(ledger, AS_OF) == {
        first: UnitLoad(led=2, late=1), second: UnitLoad(cooperating=1)
    }  # fmt: skip
    assert post_loads(ledger, AS_OF) == {
        office.post: PostLoad(responsible=1, late=1),
        office.head: PostLoad(leading=1),
    }
    assert open_unit_load(ledger, first) == UnitLoad(led=1)
    assert actions_joined(ledger, second) == [late]
    assert unit_loads(ledger, AS_OF).get(third) is None


def test_the_load_agrees_with_the_figures(ledger: Ledger, office: Office) -> None:
    first = office.units[0]
    past, coming = due(date(2023, 6, 30)), due(date(2024, 6, 30))
    for number, when in enumerate((past, coming, past, coming)):
        action = added(ledger, office, str(number), due=when, lead_unit_id=first)
        with ledger.step("亮灯") as step:
            lamp = (None, Lamp.LATE, Lamp.NORMAL, None)[number]
            progress.set_hand_lamp(step, [action], lamp, "会议确定")
    (shown, *_) = summarise(ledger, AS_OF).by_unit
    load = unit_loads(ledger, AS_OF)[first]
    assert (
        (load.led, load.late) == (shown.actions.total, shown.actions.by_lamp[Lamp.LATE]) == (4, 2)
    )


def test_units_and_posts_change_their_places(ledger: Ledger, office: Office) -> None:
    first, second, third = office.units
    with ledger.step("移动") as step:
        units.move_unit(step, third, -1)
        units.move_unit(step, first, -1)
        later = posts.add_post(step, unit_id=first, name="处长")
        posts.move_post(step, later, -1)
    assert [unit.id for unit in units.read_units(ledger)] == [first, third, second]
    assert [post.id for post in posts.read_posts(ledger)] == [office.head, later, office.post]
    with ledger.step("移到末尾") as step:
        units.move_unit(step, first, 5)
    assert [unit.id for unit in units.read_units(ledger)] == [third, second, first]
