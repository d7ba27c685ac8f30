"""Evidence: kept inside the ledger once per content, checked when it is used."""

from dataclasses import replace

import pytest

import model.step
from model import action_deletion, evidence
from model.action_detail import read_evidence_list
from model.entities import LocalActionId
from model.errors import DamagedLedgerError, InvalidEntryError
from model.ledger import Ledger
from tests.model.office import AS_OF, Office, added, dump


@pytest.fixture
def action(ledger: Ledger, office: Office) -> LocalActionId:
    return added(ledger, office)


def names(ledger: Ledger, action: LocalActionId) -> list[str]:
    return [proof.name for proof in read_evidence_list(ledger, action)]


def test_evidence_comes_back_byte_for_byte(ledger: Ledger, action: LocalActionId) -> None:
    with ledger.step("添加佐证") as step:
        evidence.add_evidence(step, [action], name="通知.pdf", data=b"\x00\xff", on=AS_OF)
    (proof,) = read_evidence_list(ledger, action)
    assert (proof.name, proof.size, proof.added_on) == ("通知.pdf", 2, AS_OF)
    assert evidence.read_evidence(ledger, proof) == b"\x00\xff"


def test_a_large_file_is_stored_in_pieces_and_comes_back_whole(
    ledger: Ledger, office: Office, action: LocalActionId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model.step, "PIECE", 4)
    breaths: list[int] = []
    other = added(ledger, office, "宣传")
    for name, proved in (("一.pdf", other), ("二.pdf", action)):
        with ledger.step("添加佐证") as step:
            step.between = lambda: breaths.append(1)
            evidence.add_evidence(step, [proved], name=name, data=b"0123456789", on=AS_OF)
    assert ledger.column("SELECT bytes FROM evidence_piece") == [b"4567", b"89"]
    assert evidence.read_evidence(ledger, read_evidence_list(ledger, action)[0]) == b"0123456789"
    assert len(breaths) == 2 * (3 + 1 + 2)


def test_a_lost_piece_is_found(
    ledger: Ledger, action: LocalActionId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model.step, "PIECE", 4)
    with ledger.step("添加佐证") as step:
        evidence.add_evidence(step, [action], name="一.pdf", data=b"0123456789", on=AS_OF)
        ledger.rows("DELETE FROM evidence_piece WHERE number = 2")
    with pytest.raises(DamagedLedgerError, match="与存入时不一致"):
        evidence.read_evidence(ledger, read_evidence_list(ledger, action)[0])


def test_the_same_content_is_stored_once(
    ledger: Ledger, office: Office, action: LocalActionId
) -> None:
    other = added(ledger, office, "宣传")
    with ledger.step("添加佐证") as step:
        for name, proved in (("一.pdf", action), ("二.pdf", other)):
            evidence.add_evidence(step, [proved], name=name, data=b"1", on=AS_OF)
    assert (names(ledger, action), names(ledger, other)) == (["一.pdf"], ["二.pdf"])
    assert ledger.value("SELECT count(*) FROM evidence_bytes") == 1


def test_an_action_has_each_content_once_under_whatever_name(
    ledger: Ledger, office: Office, action: LocalActionId
) -> None:
    other = added(ledger, office, "宣传")
    with ledger.step("添加佐证") as step:
        first = evidence.add_evidence(step, [action], name="一.pdf", data=b"1", on=AS_OF)
        assert evidence.add_evidence(step, [action], name="二.pdf", data=b"1", on=AS_OF) == first
        second = evidence.add_evidence(step, [action, other], name="三.pdf", data=b"1", on=AS_OF)
        evidence.link_evidence(step, action, second)
    assert (names(ledger, action), names(ledger, other)) == (["一.pdf"], ["三.pdf"])
    assert ledger.value("SELECT count(*) FROM evidence") == 2


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("\x01\x02.pdf", "佐证材料.pdf"),
        (" \u3000\u200b .docx", "佐证材料.docx"),
        ("\n\t", "佐证材料"),
        (".pdf", "佐证材料.pdf"),
        (" 通知\x00 .pdf", "通知 .pdf"),
        ("年度报告. 终稿", "年度报告. 终稿"),
    ],
)
def test_a_name_that_cannot_be_seen_is_replaced(
    ledger: Ledger, action: LocalActionId, name: str, kept: str
) -> None:
    with ledger.step("添加佐证") as step:
        evidence.add_evidence(step, [action], name=name, data=b"1", on=AS_OF)
    assert names(ledger, action) == [kept]


def test_evidence_may_prove_several_actions_each_once(
    ledger: Ledger, office: Office, action: LocalActionId
) -> None:
    other = added(ledger, office, "宣传")
    with ledger.step("添加佐证") as step:
        proof = evidence.add_evidence(step, [action, action], name="一", data=b"1", on=AS_OF)
        evidence.link_evidence(step, other, proof)
        evidence.link_evidence(step, other, proof)
    assert names(ledger, action) == names(ledger, other) == ["一"]


def test_evidence_goes_with_its_last_action_and_undo_brings_it_back(
    ledger: Ledger, office: Office, action: LocalActionId
) -> None:
    other = added(ledger, office, "宣传")
    with ledger.step("添加佐证") as step:
        proof = evidence.add_evidence(step, [action, other], name="一", data=b"1", on=AS_OF)
    for holder, left in ((action, 1), (other, 0)):
        with ledger.step("移除") as step:
            evidence.remove_evidence(step, holder, proof)
        assert ledger.value("SELECT count(*) FROM evidence") == left
    ledger.undo()
    assert evidence.read_evidence(ledger, read_evidence_list(ledger, other)[0]) == b"1"


def test_evidence_that_is_gone_is_told(ledger: Ledger, action: LocalActionId) -> None:
    with pytest.raises(InvalidEntryError, match="已被删除"), ledger.step("移除") as step:
        evidence.remove_evidence(step, action, "gone")  # type: ignore[arg-type]


@pytest.mark.parametrize(("size", "sentence"), [(0, "空文件"), (11, "超过100MB")])
def test_files_of_no_use_are_refused(
    ledger: Ledger,
    action: LocalActionId,
    monkeypatch: pytest.MonkeyPatch,
    size: int,
    sentence: str,
) -> None:
    monkeypatch.setattr(evidence, "SIZE_LIMIT", 10)
    with pytest.raises(InvalidEntryError, match=sentence), ledger.step("添加佐证") as step:
        evidence.add_evidence(step, [action], name="大.zip", data=bytes(size), on=AS_OF)


def test_a_file_at_the_limit_is_taken(
    ledger: Ledger, action: LocalActionId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "SIZE_LIMIT", 10)
    with ledger.step("添加佐证") as step:
        evidence.add_evidence(step, [action], name="大.zip", data=bytes(10), on=AS_OF)
    assert names(ledger, action) == ["大.zip"]


def test_bytes_that_changed_on_disk_are_not_handed_out(
    ledger: Ledger, action: LocalActionId
) -> None:
    with ledger.step("添加佐证") as step:
        evidence.add_evidence(step, [action], name="一.pdf", data=b"1", on=AS_OF)
        ledger.rows("UPDATE evidence_bytes SET bytes = x'32'")
    (proof,) = read_evidence_list(ledger, action)
    with pytest.raises(DamagedLedgerError, match=r"“一\.pdf”与存入时不一致"):
        evidence.read_evidence(ledger, proof)
    with pytest.raises(InvalidEntryError, match="副本不含佐证材料"):
        evidence.read_evidence(ledger, replace(proof, sha256="0" * 64))


def test_a_file_tells_what_else_it_proves(
    ledger: Ledger, office: Office, action: LocalActionId
) -> None:
    others = [added(ledger, office, text) for text in ("宣传", "培训")]
    with ledger.step("添加佐证") as step:
        proof = evidence.add_evidence(step, [action, *others], name="一", data=b"1", on=AS_OF)
        evidence.add_evidence(step, [action], name="二", data=b"2", on=AS_OF)
    assert evidence.shared_evidence(ledger, action) == {proof: 2}
    assert evidence.proved_actions(ledger, proof) == [action, *others]


def test_files_of_the_ledger_are_found_by_name(ledger: Ledger, action: LocalActionId) -> None:
    with ledger.step("添加佐证") as step:
        for name in ("印发通知.PDF", "100%.xlsx"):
            evidence.add_evidence(step, [action], name=name, data=name.encode(), on=AS_OF)
    assert [each.name for each in evidence.find_evidence(ledger, " pdf")] == ["印发通知.PDF"]
    assert [each.name for each in evidence.find_evidence(ledger, "%")] == ["100%.xlsx"]
    assert len(evidence.find_evidence(ledger, "")) == 2


def test_evidence_for_an_action_that_went_meanwhile_is_refused(
    ledger: Ledger, action: LocalActionId
) -> None:
    with ledger.step("删除") as step:
        action_deletion.delete_actions(step, [action])
    before = dump(ledger)
    with pytest.raises(InvalidEntryError, match="刚刚被删除"), ledger.step("添加佐证") as step:
        evidence.add_evidence(step, [action], name="一", data=b"1", on=AS_OF)
    assert dump(ledger) == before


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM evidence_bytes",
        "DELETE FROM evidence_piece WHERE number = 1",
        "UPDATE evidence_piece SET bytes = zeroblob(length(bytes))",
    ],
)
def test_a_file_that_is_added_again_mends_its_bytes(
    ledger: Ledger, action: LocalActionId, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("model.step.PIECE", 4)

    def add() -> None:
        with ledger.step("添加佐证") as step:
            evidence.add_evidence(step, [action], name="一", data=b"0123456789", on=AS_OF)

    add()
    steps = ledger.last_seq()
    with ledger.step("损坏") as step:
        step._connection.execute(damage)
        step.has_stored_bytes = True
    (proof,) = read_evidence_list(ledger, action)
    with pytest.raises((DamagedLedgerError, InvalidEntryError)):
        evidence.read_evidence(ledger, proof)
    add()
    assert evidence.read_evidence(ledger, proof) == b"0123456789"
    assert ledger.last_seq() == steps
