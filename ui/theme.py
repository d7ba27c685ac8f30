"""Colours by meaning, light and dark, and the sizes that come from the font (外观)."""

import gc
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from ui.resources import RESOURCES
from ui.stylesheet import stylesheet

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ThemeChoice(StrEnum):
    """What the user asked for in the menu (外观)."""

    SYSTEM = "跟随系统"
    LIGHT = "浅色"
    DARK = "深色"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Colours by meaning; the names are those of resources/theme/*.toml."""

    name: str
    window: QColor
    base: QColor
    raised: QColor
    text: QColor
    faded: QColor
    line: QColor
    accent: QColor
    on_accent: QColor
    accent_tint: QColor
    selection: QColor
    selection_idle: QColor
    hover: QColor
    source: QColor
    source_line: QColor
    ok: QColor
    soon: QColor
    late: QColor
    idle: QColor
    ok_tint: QColor
    soon_tint: QColor
    late_tint: QColor

    def colour(self, name: str) -> str:
        """One colour as #rrggbb."""
        found: str = getattr(self, name).name()
        return found

    def colours(self) -> dict[str, str]:
        """Every colour as #rrggbb under its name."""
        return {name: getattr(self, name).name() for name in _colour_names()}


@cache
def load(name: str) -> Theme:
    """The theme of resources/theme/<name>.toml."""
    values = tomllib.loads((RESOURCES / "theme" / f"{name}.toml").read_text(encoding="utf-8"))
    return Theme(name=name, **{key: QColor(values[key]) for key in _colour_names()})


def wanted(choice: ThemeChoice, scheme: Qt.ColorScheme) -> Theme:
    """The theme that follows from the menu choice and from what the system says."""
    if choice is ThemeChoice.SYSTEM:
        return load("dark" if scheme is Qt.ColorScheme.Dark else "light")
    return load("dark" if choice is ThemeChoice.DARK else "light")


def apply(theme: Theme) -> None:
    """Give the whole program the colours of this theme."""
    global _current
    _current = theme
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    sheet = stylesheet(theme.name, theme.colours())
    # Polishing every widget anew is dear: not for the colours that are in force already.
    if application.styleSheet() != sheet:
        colours = palette(theme)
        if application.palette() != colours:
            gc.collect()  # what nobody holds any more must not be asked to take new colours
        with _nothing_collected():
            application.setPalette(colours)
            application.setStyleSheet(sheet)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """While Qt walks through all widgets none may be destroyed, as Python's collector would do."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def dressed_last(theme: Theme) -> Iterator[None]:
    """Build widgets in here without the stylesheet, and give it to all of them at the end.

    With it in force each move of a widget into a layout polishes everything below it anew.
    """
    global _current
    _current = theme
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    with _nothing_collected():
        _undress(application)
    yield
    apply(theme)


def _undress(application: QApplication) -> None:
    """Take the stylesheet off, also from what the style was asked about but never polished.

    Qt leaves that marked as dressed: the next stylesheet would not hear when it is destroyed,
    and a change of colours would walk over its remains.
    """
    application.setStyleSheet("")
    for widget in application.allWidgets():
        widget.setAttribute(Qt.WidgetAttribute.WA_StyleSheet, False)


def current() -> Theme:
    """The theme in force, for everything that paints by itself."""
    return _current or load("light")


def row_height(font: QFont) -> int:
    """Rows of tables and trees: the height of a character and almost as much again, even."""
    return 2 * round(QFontInfo(font).pixelSize() * 1.96 / 2)


def unit(font: QFont) -> int:
    """The step of the grid: 8 at the usual size."""
    return max(6, round(QFontInfo(font).pixelSize() * 8 / 14))


def palette(theme: Theme) -> QPalette:
    """The palette that Fusion and the item views draw with."""
    made = QPalette()
    role = QPalette.ColorRole
    for target, colour in (
        (role.Window, theme.window),
        (role.WindowText, theme.text),
        (role.Base, theme.base),
        (role.AlternateBase, theme.raised),
        (role.Text, theme.text),
        (role.PlaceholderText, theme.faded),
        (role.Button, theme.raised),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.late),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.text),
        (role.Highlight, theme.selection),
        (role.HighlightedText, theme.text),
        (role.Accent, theme.accent),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Light, theme.base),
        (role.Midlight, theme.hover),
        (role.Mid, theme.line),
        (role.Dark, theme.line.darker(120)),
        (role.Shadow, theme.line.darker(160)),
    ):
        made.setColor(target, colour)
    made.setColor(QPalette.ColorGroup.Inactive, role.Highlight, theme.selection_idle)
    for target in (role.Text, role.WindowText, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, target, theme.idle)
    made.setColor(QPalette.ColorGroup.Disabled, role.Base, theme.window)
    return made


_current: Theme | None = None


@cache
def _colour_names() -> tuple[str, ...]:
    return tuple(field.name for field in fields(Theme) if field.name != "name")
