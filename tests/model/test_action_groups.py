"""Actions by who carries them, and chosen by the names that a person types."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from model.action_choice import choose_actions
from model.action_groups import Grouping, group_actions
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.posts import change_post
from model.words import NO_POST, NO_UNIT, Lamp
from tests.model import office
from tests.model.office import AS_OF, added, fill


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with office.blank_copy(tmp_path / "台账.zhize") as opened:
        yield opened


def test_units_stand_in_the_order_of_the_office_and_rows_in_their_own(ledger: Ledger) -> None:
    of = fill(ledger)
    late = added(ledger, of, "晚", lead_unit_id=of.units[1])
    open_ = added(ledger, of, "未定")
    first = added(ledger, of, "早", lead_unit_id=of.units[0])
    second = added(ledger, of, "早二", lead_unit_id=of.units[0])
    groups = group_actions(ledger, [second, late, open_, first], Grouping.UNIT)
    assert [(group.name, group.ids) for group in groups] == [
        ("法规处", (second, first)),
        ("保护处", (late,)),
        (NO_UNIT, (open_,)),
    ]


def test_a_post_is_named_by_its_holder_or_by_itself(ledger: Ledger) -> None:
    of = fill(ledger)
    ids = [added(ledger, of, post_id=of.post), added(ledger, of)]
    names = [group.name for group in group_actions(ledger, ids, Grouping.POST)]
    assert names == ["法规处张三", NO_POST]
    with ledger.step("调离") as step:
        change_post(step, of.post, holder="")
    assert group_actions(ledger, ids, Grouping.POST)[0].name == "法规处一级主任科员"


def test_what_is_gone_is_in_no_group(ledger: Ledger) -> None:
    of = fill(ledger)
    action_id = added(ledger, of)
    ledger.undo()
    assert group_actions(ledger, [action_id], Grouping.UNIT) == ()


def test_names_and_lamps_choose_together(ledger: Ledger) -> None:
    of = fill(ledger)
    mine = added(ledger, of, lead_unit_id=of.units[0], post_id=of.post)
    other = added(ledger, of, lead_unit_id=of.units[1])
    assert choose_actions(ledger, AS_OF, unit="法规处") == (mine,)
    assert choose_actions(ledger, AS_OF, post="张三") == (mine,)
    assert choose_actions(ledger, AS_OF, unit="保护处", post="张三") == ()
    assert choose_actions(ledger, AS_OF, lamps=[Lamp.NORMAL, Lamp.LATE]) == (mine, other)
    assert choose_actions(ledger, AS_OF, among=[other, mine], lamps=[Lamp.NORMAL]) == (other, mine)


@pytest.mark.parametrize("names", [{"unit": "没有处"}, {"post": "没有人"}])
def test_a_name_that_nobody_has_is_refused(ledger: Ledger, names: dict[str, Any]) -> None:
    fill(ledger)
    with pytest.raises(InvalidEntryError, match="台账中没有"):
        choose_actions(ledger, AS_OF, **names)
