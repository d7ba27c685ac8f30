"""A fresh ledger for each test; every test closes it with no step left open."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from model.ledger import Ledger
from tests.model.office import Office, fill, new_ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with new_ledger(tmp_path / "台账.zhize") as opened:
        yield opened
        # A closed ledger reads only; any other must have no transaction left open.
        assert opened.is_read_only or not opened._connection.in_transaction


@pytest.fixture
def office(ledger: Ledger) -> Office:
    return fill(ledger)
