"""Colours by meaning."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPalette, QStyleHints
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionToolButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui import theme
from ui.number_field import NumberField
from ui.theme import ThemeChoice
from ui.window import Window


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
@pytest.mark.parametrize(
    "ground",
    [
        "window",
        "base",
        "raised",
        "selection",
        "selection_idle",
        "hover",
        "source",
        "accent_tint",
        "ok_tint",
        "soon_tint",
        "late_tint",
    ],
)
def test_words_can_be_read_on_every_ground(name: str, ink: str, ground: str) -> None:
    loaded = theme.load(name)
    assert contrast(getattr(loaded, ink), getattr(loaded, ground)) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
def test_words_in_the_accent_and_quiet_words_can_be_read(name: str) -> None:
    loaded = theme.load(name)
    assert contrast(loaded.on_accent, loaded.accent) >= 4.5
    assert min(contrast(loaded.idle, each) for each in (loaded.window, loaded.base)) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
def test_marks_and_lamps_stand_out_from_their_ground(name: str) -> None:
    """What is not text has to stand apart three to one: marks of rows, lamps, edges of boxes."""
    loaded = theme.load(name)
    marks = (loaded.accent, loaded.idle, loaded.ok, loaded.soon, loaded.late)
    grounds = (loaded.base, loaded.selection, loaded.selection_idle)
    assert min(contrast(mark, ground) for mark in marks for ground in grounds) >= 3


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


def told_by_the_system(scheme: Qt.ColorScheme, patch: pytest.MonkeyPatch) -> None:
    """The system turns light or dark while the program is open."""
    patch.setattr(QStyleHints, "colorScheme", lambda _: scheme)
    QGuiApplication.styleHints().colorSchemeChanged.emit(scheme)


def test_the_window_turns_dark_and_light_with_the_system(
    window: Window, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_ledger(sample)
    window.choose_theme(ThemeChoice.SYSTEM)
    told_by_the_system(Qt.ColorScheme.Dark, monkeypatch)
    assert theme.current().name == "dark"
    assert window.page.palette().color(QPalette.ColorRole.Base) == theme.load("dark").base
    told_by_the_system(Qt.ColorScheme.Light, monkeypatch)
    assert theme.current().name == "light"


def test_a_chosen_look_stays_whatever_the_system_does(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.choose_theme(ThemeChoice.LIGHT)
    told_by_the_system(Qt.ColorScheme.Dark, monkeypatch)
    assert theme.current().name == "light"


def test_a_link_that_leads_nowhere_is_not_in_the_accent(
    prepared: QApplication, qtbot: QtBot
) -> None:
    link = QToolButton()
    link.setProperty("role", "link")
    link.setText("登记……")
    qtbot.addWidget(link)
    link.ensurePolished()
    inks = []
    for is_on in (True, False):
        link.setEnabled(is_on)
        picture = link.grab().toImage()
        places = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
        inks.append({picture.pixelColor(*each).name() for each in places})
    accent = theme.current().accent.name()
    assert accent in inks[0]
    assert accent not in inks[1]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_fields_and_buttons_of_one_line_are_of_one_height(
    prepared: QApplication, qtbot: QtBot
) -> None:
    theme.apply(theme.load("light"))
    many = (
        *(QLineEdit(), QComboBox(), QDateEdit(), QDateTimeEdit()),
        *(NumberField(least=0, most=9), QPushButton("存")),
    )
    shown = QWidget()
    qtbot.addWidget(shown)
    column = QVBoxLayout(shown)
    for each in many:
        column.addWidget(each)
    with qtbot.waitExposed(shown):
        shown.show()
    assert len({each.height() for each in many}) == 1


def test_what_was_never_polished_is_undressed_too(prepared: QApplication, qtbot: QtBot) -> None:
    dressed = Qt.WidgetAttribute.WA_StyleSheet
    theme.apply(theme.load("dark"))
    field = QLineEdit()
    qtbot.addWidget(field)
    field.style().pixelMetric(QStyle.PixelMetric.PM_DefaultFrameWidth, None, field)
    assert field.testAttribute(dressed)
    with theme.dressed_last(theme.load("light")):
        assert not field.testAttribute(dressed)


def test_nothing_is_collected_while_qt_walks_through_the_widgets(
    prepared: QApplication, qtbot: QtBot
) -> None:
    collecting: list[bool] = []

    class Watcher(QWidget):
        def changeEvent(self, event: QEvent) -> None:
            if event.type() == QEvent.Type.StyleChange:
                collecting.append(gc.isenabled())

    watcher = Watcher()
    qtbot.addWidget(watcher)
    watcher.show()
    theme.apply(theme.load("dark"))
    theme.apply(theme.load("light"))
    assert collecting
    assert not any(collecting)
    assert gc.isenabled()


def test_a_link_with_the_keyboard_has_a_line_below(prepared: QApplication, qtbot: QtBot) -> None:
    """A frame would be cut at the left, where the words stand at the very edge."""
    theme.apply(theme.load("light"))
    link = QToolButton()
    link.setText("登记退回…")
    link.setProperty("role", "link")
    qtbot.addWidget(link)
    link.ensurePolished()
    option = QStyleOptionToolButton()
    link.initStyleOption(option)
    option.state |= QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Enabled
    option.rect = QRect(0, 0, 90, 28)
    shown = QImage(90, 28, QImage.Format.Format_RGB32)
    shown.fill(theme.current().base)
    with QPainter(shown) as painter:
        link.style().drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option, painter, link)
    accent = theme.current().accent
    assert all(shown.pixelColor(x, 27) == accent for x in range(90))
    assert not any(shown.pixelColor(89, y) == accent for y in range(20))
