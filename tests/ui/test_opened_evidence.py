"""Copies of evidence that is looked at: gone with the ledger, late ones too."""

import pytest

from model.errors import InvalidEntryError
from ui.evidence.opened import OpenedFiles


def test_a_copy_goes_when_the_ledger_is_closed() -> None:
    opened = OpenedFiles()
    copy = opened.copy("通知.txt", b"x")
    assert copy.read_bytes() == b"x"
    opened.clear()
    assert not copy.parent.parent.exists()


def test_a_copy_that_was_begun_before_closing_is_not_made() -> None:
    opened = OpenedFiles()
    of_round = opened.round
    opened.clear()
    with pytest.raises(InvalidEntryError, match="台账已经关闭"):
        opened.copy("通知.txt", b"x", of_round=of_round)
