"""Tests run off screen, whatever the machine has; properties as often as there is time for."""

import os

import pytest
from hypothesis import settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"

# Every day 50 examples of each property; `make thorough` tries 1,000.
settings.register_profile("everyday", max_examples=50)
settings.register_profile("thorough", max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "everyday"))

pytest_plugins = ["tests.window_fixtures"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Golden texts are written anew on demand only."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew")
