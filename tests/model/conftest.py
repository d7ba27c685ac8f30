"""A fresh ledger for each test; every test closes it with no step left open."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from model.ledger import Ledger
from tests.model.office import Office, blank_copy, filled_copy


@pytest.fixture
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    """Empty, unless the test asks for the office in it too."""
    if "office" in request.fixturenames:
        opened, _ = request.getfixturevalue("_filled")
    else:
        opened = blank_copy(tmp_path / "台账.zhize")
    with opened:
        yield opened
        # A closed ledger reads only; any other must have no transaction left open.
        assert opened.is_read_only or not opened._connection.in_transaction


@pytest.fixture
def office(_filled: tuple[Ledger, Office]) -> Office:
    """What is in the ledger of this test."""
    return _filled[1]


@pytest.fixture
def _filled(tmp_path: Path) -> tuple[Ledger, Office]:
    return filled_copy(tmp_path / "台账.zhize")
