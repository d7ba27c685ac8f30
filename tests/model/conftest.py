"""A fresh ledger for each test; every test closes it with no step left open."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from model.ledger import Ledger
from tests.model.office import Office, fill, new_ledger, session


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty ledger file, made once and copied for each test."""
    path = tmp_path_factory.mktemp("blank") / "台账.zhize"
    new_ledger(path).close()
    return path


@pytest.fixture
def ledger(blank: Path, tmp_path: Path) -> Iterator[Ledger]:
    path = Path(shutil.copy(blank, tmp_path))
    with Ledger.open(path, **session()) as opened:
        yield opened
        # A closed ledger reads only; any other must have no transaction left open.
        assert opened.is_read_only or not opened._connection.in_transaction


@pytest.fixture
def office(ledger: Ledger) -> Office:
    return fill(ledger)
