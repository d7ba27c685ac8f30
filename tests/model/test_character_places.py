"""Where a character stands is told by the task, the section or the name that holds it."""

import pytest

from model.breakdown import add_action
from model.character_places import character_place
from model.evidence import add_evidence
from model.ledger import Ledger
from model.report_contacts import add_contact
from model.report_sections import read_sections, write_section
from model.submission_events import register_event
from model.task_lists import reported_list
from model.units import add_unit
from model.words import SectionKind, SubmissionEventKind, UnitKind
from tests.model.office import AS_OF, Office

SIGN = "\U00013000"


@pytest.fixture
def filled(ledger: Ledger, office: Office) -> Ledger:
    clause_id = ledger.value("SELECT id FROM clause WHERE number = 2")
    task_list = reported_list(ledger)
    assert task_list is not None
    (problems,) = (
        each for each in read_sections(ledger, task_list.id) if each.kind is SectionKind.PROBLEMS
    )
    with ledger.step("填写") as step:
        action_id = add_action(
            step, clause_ids=[clause_id], text="开展专项行动", outcome=f"成效{SIGN}显著"
        )
        add_evidence(step, [action_id], name=f"证{SIGN}明.pdf", data=b"1", on=AS_OF)
        add_unit(step, name=f"保护{SIGN}处", kind=UnitKind.DIVISION)
        add_contact(step, task_list.id, name=f"张{SIGN}三")
        register_event(step, SubmissionEventKind.SIGNED, AS_OF, person=f"李{SIGN}四")
        write_section(step, problems, f"自己{SIGN}写的。", "")
    return ledger


@pytest.mark.parametrize(
    ("around", "place"),
    [
        (f"成效{SIGN}显著。下一步", "第2句的落实举措“开展专项行动”"),
        (f"证{SIGN}明.pdf", f"第2句的佐证材料“证{SIGN}明.pdf”"),
        (f"由保护{SIGN}处牵头", f"单位“保护{SIGN}处”"),
        (f"张{SIGN}三", f"联络员信息“张{SIGN}三”"),
        (f"签发人：李{SIGN}四", "报送登记的“签发”"),
        (f"……自己{SIGN}写的。", "成效报告的“存在问题”"),
    ],
)
def test_the_words_around_tell_which_place_is_meant(
    filled: Ledger, around: str, place: str
) -> None:
    assert character_place(filled, SIGN, around).endswith(place)


def test_of_many_places_the_first_are_named(filled: Ledger) -> None:
    told = character_place(filled, SIGN, f"某{SIGN}某")
    assert "第2句的落实举措“开展专项行动”、" in told
    assert told.endswith("等6处")
    assert character_place(filled, "\U00013001", "\U00013001") == ""
