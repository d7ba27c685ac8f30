"""Actions moved to other sentences, put in order, and copied for many units."""

import pytest

from model import duplicates, posts
from model.action_links import linked_clauses
from model.action_moves import add_source, move_to_clause, place_before, shift
from model.common_values import common_values
from model.cooperating import change_cooperating, set_cooperating_units
from model.entities import LocalActionId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from tests.model.office import AS_OF, Office, added, due, dump, served_parts


def texts(ledger: Ledger, office: Office, at: int = 2) -> list[str]:
    """The actions of a sentence in their order."""
    return ledger.column(
        "SELECT text FROM local_action AS a JOIN action_clause AS link ON link.action_id = a.id "
        "WHERE clause_id = ? AND is_primary = 1 ORDER BY position, a.id",
        (office.clauses[at],),
    )


def row_of(ledger: Ledger, action_id: LocalActionId) -> dict[str, object]:
    return dict(ledger.rows("SELECT * FROM local_action WHERE id = ?", (action_id,))[0])


def test_a_moved_action_keeps_its_further_sentences(ledger: Ledger, office: Office) -> None:
    first, second, third = office.clauses[:3]
    action = added(ledger, office, clause_ids=(first, second))
    before = dump(ledger)
    with ledger.step("移动") as step:
        move_to_clause(step, [action], third)
    assert linked_clauses(ledger, action) == [third, second]
    with ledger.step("移动") as step:
        move_to_clause(step, [action], second)
        move_to_clause(step, [action], second)
    assert linked_clauses(ledger, action) == [second]
    ledger.undo()
    ledger.undo()
    assert dump(ledger) == before


def test_an_action_serves_one_sentence_more(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office)
    with ledger.step("出处") as step:
        add_source(step, [action], office.clauses[0])
        add_source(step, [action], office.clauses[0])
    assert linked_clauses(ledger, action) == [office.clauses[2], office.clauses[0]]


def test_an_action_is_moved_to_a_part_of_a_sentence(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office)
    with ledger.step("拆分") as step:
        part = step.insert("clause_part", clause_id=office.clauses[3], starts_at=0, ends_at=2)
        move_to_clause(step, [action], office.clauses[3], part_id=part)  # type: ignore[arg-type]
    assert ledger.value("SELECT clause_part_id FROM action_clause") == part


def test_actions_are_placed_before_another(ledger: Ledger, office: Office) -> None:
    a, b, _, d = (added(ledger, office, text) for text in "甲乙丙丁")
    other = added(ledger, office, "外", clause_ids=office.clauses[3:4])
    source = office.clauses[2]
    with ledger.step("排序") as step:
        place_before(step, [d], a, clause_id=source)
        place_before(step, [a, other], None, clause_id=source)
    assert texts(ledger, office) == ["丁", "乙", "丙", "甲", "外"]
    with ledger.step("原处") as step:
        place_before(step, [b], b, clause_id=source)
    assert texts(ledger, office) == ["丁", "乙", "丙", "甲", "外"]
    assert texts(ledger, office, 3) == []


def test_actions_go_up_and_down_together_and_stop_at_the_edge(
    ledger: Ledger, office: Office
) -> None:
    a, b, _, _ = (added(ledger, office, text) for text in "甲乙丙丁")
    seen = []
    for up in (False, False, False, True):
        with ledger.step("移动") as step:
            shift(step, [a, b], up=up)
        seen.append("".join(texts(ledger, office)))
    assert seen == ["丙甲乙丁", "丙丁甲乙", "丙丁甲乙", "丙甲乙丁"]


def test_each_unit_leads_its_copy_which_bears_its_name(ledger: Ledger, office: Office) -> None:
    law, protection, city = office.units
    with ledger.step("岗位") as step:
        posts.add_post(step, unit_id=city, name="科员", holder="甲")
        liaison = posts.add_post(step, unit_id=city, name="联络员", holder="乙", is_liaison=True)
        for name in ("处长", "科员"):
            posts.add_post(step, unit_id=protection, name=name)
    action = added(
        ledger, office, "法规处开展检查", lead_unit_id=law, post_id=office.post,
        cooperating_unit_ids=[protection, city], due=due(AS_OF),
    )  # fmt: skip
    with ledger.step("复制") as step:
        made = duplicates.duplicate_to_units(step, action, [protection, city])
    rows = [row_of(ledger, each) for each in made]
    assert [row["text"] for row in rows] == ["保护处开展检查", "甲市局开展检查"]
    assert [row["lead_unit_id"] for row in rows] == [protection, city]
    assert [row["post_id"] for row in rows] == [None, liaison]
    partners = [
        ledger.column("SELECT unit_id FROM action_cooperating_unit WHERE action_id = ?", (each,))
        for each in made
    ]
    assert partners == [[city], [protection]]


def test_partners_of_many_join_leave_and_change(ledger: Ledger, office: Office) -> None:
    law, protection, city = office.units
    first = added(ledger, office, lead_unit_id=law)
    second = added(ledger, office, lead_unit_id=city)
    both = [first, second]

    def partners(**how: object) -> list[list[str]]:
        with ledger.step("配合") as step:
            change_cooperating(step, both, **how)  # type: ignore[arg-type]
        sql = "SELECT unit_id FROM action_cooperating_unit WHERE action_id = ? ORDER BY position"
        return [ledger.column(sql, (each,)) for each in both]

    assert partners(add=[protection, city]) == [[protection, city], [protection]]
    assert partners(remove=[protection]) == [[city], []]
    assert partners(replace=[city, law]) == [[city], [law]]


def test_what_many_have_in_common_is_counted(ledger: Ledger, office: Office) -> None:
    both = [added(ledger, office, remark="同样", lead_unit_id=each) for each in office.units[:2]]
    with ledger.step("配合") as step:
        set_cooperating_units(step, both[0], office.units[1:])
    common = common_values(ledger, both)
    assert (common["remark"].different, common["remark"].value) == (1, "同样")
    assert (common["lead_unit_id"].different, common["lead_unit_id"].value) == (2, "")
    assert common["cooperating"].different == 2
    assert common["in_report"].value == "0"


def test_an_action_that_is_put_in_order_keeps_the_part_it_serves(
    ledger: Ledger, office: Office
) -> None:
    action = added(ledger, office)
    with ledger.step("拆分") as step:
        part = step.insert("clause_part", clause_id=office.clauses[3], starts_at=0, ends_at=2)
        add_source(step, [action], office.clauses[3], part_id=part)  # type: ignore[arg-type]
        place_before(step, [action], None, clause_id=office.clauses[3])
    assert served_parts(ledger, action) == {office.clauses[3]: part}


def test_an_action_that_is_gone_is_not_moved(ledger: Ledger, office: Office) -> None:
    action, before = added(ledger, office), dump(ledger)
    with pytest.raises(InvalidEntryError, match="已被删除"), ledger.step("移动") as step:
        move_to_clause(step, [action, LocalActionId("gone")], office.clauses[3])
    assert dump(ledger) == before
