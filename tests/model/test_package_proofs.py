"""The evidence of a filing is numbered by task, each content once."""

from model.entities import LocalActionId
from model.evidence import add_evidence
from model.ledger import Ledger
from model.package_proofs import read_filed_proofs, short_file_name
from tests.model.office import AS_OF, Office, added


def prove(ledger: Ledger, action: LocalActionId, name: str, data: bytes) -> None:
    with ledger.step("添加佐证") as step:
        add_evidence(step, [action], name=name, data=data, on=AS_OF)


def test_proofs_are_numbered_by_task_and_stored_once(ledger: Ledger, office: Office) -> None:
    first = added(ledger, office, "一", clause_ids=office.clauses[1:2])
    same_task = added(ledger, office, "二", clause_ids=office.clauses[1:2])
    second = added(ledger, office, "三", clause_ids=office.clauses[3:4])
    prove(ledger, first, "甲.pdf", b"1")
    prove(ledger, same_task, "甲.pdf", b"1")
    prove(ledger, same_task, "乙.pdf", b"2")
    prove(ledger, second, "甲（另名）.pdf", b"1")
    proofs = read_filed_proofs(ledger, AS_OF, office.list_id)
    assert [(each.number, each.evidence.name, each.same_as) for each in proofs] == [
        ("01-1", "甲.pdf", ""),
        ("01-2", "乙.pdf", ""),
        ("02-1", "甲（另名）.pdf", "01-1"),
    ]
    assert proofs[0].path == "佐证材料/01-1 甲.pdf"
    assert [each.listed for each in proofs] == [1, 2, 3]


def test_names_are_fit_for_every_system_and_short() -> None:
    assert short_file_name("01-1 ../a:b?.pdf") == "01-1 ..／a：b？.pdf"
    long = short_file_name("01-1 " + "长" * 100 + ".pdf")
    assert long.endswith("长.pdf")
    assert len(long.encode()) <= 120
