"""Tests run off screen, whatever the machine has."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

pytest_plugins = ["tests.window_fixtures"]
