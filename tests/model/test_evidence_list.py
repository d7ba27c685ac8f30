"""Evidence is numbered by task, each content once, with one number everywhere."""

from datetime import date, timedelta

from model import action_links
from model.entities import EvidenceId, LocalActionId
from model.evidence import add_evidence
from model.evidence_list import evidence_numbers, read_evidence_of_list
from model.ledger import Ledger
from tests.model.office import AS_OF, Office, added


def prove(
    ledger: Ledger, action: LocalActionId, name: str, data: bytes, on: date = AS_OF
) -> EvidenceId:
    with ledger.step("添加佐证") as step:
        return add_evidence(step, [action], name=name, data=data, on=on)


def test_proofs_are_numbered_by_task_and_each_content_bears_the_number_of_the_first(
    ledger: Ledger, office: Office
) -> None:
    first = added(ledger, office, "一", clause_ids=office.clauses[1:2])
    same_task = added(ledger, office, "二", clause_ids=office.clauses[1:2])
    second = added(ledger, office, "三", clause_ids=office.clauses[3:4])
    ids = [
        prove(ledger, first, "甲.pdf", b"1"),
        prove(ledger, same_task, "乙.pdf", b"2"),
        prove(ledger, second, "甲（另名）.pdf", b"1"),
        prove(ledger, second, "丙.pdf", b"3"),
    ]
    numbers = evidence_numbers(ledger, AS_OF)
    assert [numbers[each] for each in ids] == ["01-1", "01-2", "01-1", "02-1"]
    proofs = read_evidence_of_list(ledger, AS_OF, office.list_id)
    assert [(each.number, each.names, each.tasks, each.actions) for each in proofs] == [
        ("01-1", ("甲.pdf", "甲（另名）.pdf"), (1, 2), ("一", "三")),
        ("01-2", ("乙.pdf",), (1,), ("二",)),
        ("02-1", ("丙.pdf",), (2,), ("三",)),
    ]
    assert proofs[0].path == "佐证材料/01-1 甲.pdf"


def test_evidence_follows_the_order_of_the_paper(ledger: Ledger, office: Office) -> None:
    later = added(ledger, office, "后", clause_ids=office.clauses[3:4])
    earlier = added(ledger, office, "前", clause_ids=office.clauses[1:2])
    third, first = prove(ledger, later, "三", b"3"), prove(ledger, earlier, "一", b"1")
    assert evidence_numbers(ledger, AS_OF) == {first: "01-1", third: "02-1"}
    with ledger.step("改出处") as step:
        action_links.set_clauses(step, later, office.clauses[:1])
    assert evidence_numbers(ledger, AS_OF) == {third: "01-1", first: "02-1"}


def test_what_was_put_in_after_the_day_is_not_listed_for_it(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office, "一", clause_ids=office.clauses[1:2])
    prove(ledger, action, "迟.pdf", b"1", on=AS_OF)
    early = prove(ledger, action, "早.pdf", b"2", on=AS_OF - timedelta(days=9))
    before = AS_OF - timedelta(days=1)
    assert evidence_numbers(ledger, before) == {early: "01-1"}
    (listed,) = read_evidence_of_list(ledger, before, office.list_id)
    assert (listed.number, listed.names) == ("01-1", ("早.pdf",))
