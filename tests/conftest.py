"""Tests run off screen, whatever the machine has; properties as often as there is time for."""

import gc
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"

# Every day 50 examples of each property; `make thorough` tries 1,000.
settings.register_profile("everyday", max_examples=50)
settings.register_profile("thorough", max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "everyday"))

pytest_plugins = ["tests.window_fixtures"]


# A ledger waits for the disk at each step: thousands of times. Memory does not let it wait.
_MEMORY = Path("/dev/shm")
_ROOM = 4 * 1024**3


def pytest_configure() -> None:
    """Files of the tests go into memory where there is room to spare; those of passed ones go."""
    if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


def pytest_collection_finish() -> None:
    """What was brought in stays: the collector need not look through it again and again."""
    gc.collect()
    gc.freeze()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Golden texts are written anew on demand only."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew")
