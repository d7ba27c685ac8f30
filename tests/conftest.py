"""Tests run off screen, whatever the machine has."""

import os

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

pytest_plugins = ["tests.window_fixtures"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Golden texts are written anew on demand only."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew")
