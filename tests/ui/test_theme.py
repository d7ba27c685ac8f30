"""Colours by meaning."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.theme import ThemeChoice


def luminance(colour: QColor) -> float:
    """Relative luminance, as the rules for readable text define it."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: QColor, second: QColor) -> float:
    """How far two colours stand apart, from 1 to 21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("ink", ["text", "faded", "accent", "ok", "soon", "late"])
@pytest.mark.parametrize("ground", ["window", "base", "raised", "selection"])
def test_words_can_be_read_on_every_ground(name: str, ink: str, ground: str) -> None:
    loaded = theme.load(name)
    assert contrast(getattr(loaded, ink), getattr(loaded, ground)) >= 4.5


@pytest.mark.parametrize(
    ("choice", "scheme", "name"),
    [
        (ThemeChoice.SYSTEM, Qt.ColorScheme.Dark, "dark"),
        (ThemeChoice.SYSTEM, Qt.ColorScheme.Unknown, "light"),
        (ThemeChoice.LIGHT, Qt.ColorScheme.Dark, "light"),
        (ThemeChoice.DARK, Qt.ColorScheme.Light, "dark"),
    ],
)
def test_the_choice_in_the_menu_comes_before_the_system(
    choice: ThemeChoice, scheme: Qt.ColorScheme, name: str
) -> None:
    assert theme.wanted(choice, scheme).name == name


def test_the_whole_program_takes_the_colours(prepared: QApplication) -> None:
    theme.apply(theme.load("dark"))
    assert prepared.palette().color(QPalette.ColorRole.Base) == theme.load("dark").base
    theme.apply(theme.load("light"))
    assert prepared.palette().color(QPalette.ColorRole.Base) == theme.load("light").base
