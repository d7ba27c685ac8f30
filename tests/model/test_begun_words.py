"""Words begun in a column and ended by what stands there already (补全)."""

import pytest

from model.action_order import ActionColumn
from model.begun_words import end_of
from model.ledger import Ledger
from tests.model.office import Office, added

DELIVERABLE = ActionColumn.DELIVERABLE


@pytest.mark.parametrize(
    ("begun", "end"),
    [
        ("工作方", "案、台账"),
        ("工作", ""),
        ("工作方案、台账", ""),
        ("没有", ""),
        ("", ""),
        ("5%", "完成"),
    ],
)
def test_only_what_is_certain_is_offered(
    ledger: Ledger, office: Office, begun: str, end: str
) -> None:
    for written in ("工作方案、台账", "工作总结", "5%完成", "工作方案、台账"):
        added(ledger, office, deliverable=written)
    assert end_of(ledger, DELIVERABLE, begun) == end


def test_a_number_alone_and_other_columns_offer_nothing(ledger: Ledger, office: Office) -> None:
    added(ledger, office, remark="2023年底再议")
    assert end_of(ledger, ActionColumn.REMARK, "2023") == ""
    assert end_of(ledger, ActionColumn.REMARK, "2023年") == "底再议"
    assert end_of(ledger, ActionColumn.TEXT, "起草") == ""
