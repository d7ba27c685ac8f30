"""The Qt application: platform, typeface, Chinese texts of Qt itself, look, last chance."""

import builtins
import os
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from ui import jobs, last_chance
from ui.resources import RESOURCES
from ui.state import WindowState, usual_place

_POINT_SIZE = 10.5
_FALLBACKS = ["Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC"]


def choose_platform() -> None:
    """Without a screen Qt aborts with a misleading hint: draw off screen instead."""
    screenless = not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and screenless:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def make_application() -> QApplication:
    """The application with its style, typeface and texts; once per process."""
    choose_platform()
    application = QApplication(sys.argv[:1])
    prepare(application)
    return application


def prepare(application: QApplication) -> None:
    """Give a bare application the looks and words of the program."""
    _import_plainly()
    application.setApplicationName("zhize")
    application.setApplicationDisplayName("知责")
    application.setDesktopFileName("zhize")
    application.setStyle("Fusion")
    application.setFont(_window_font())
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", folder):
        application.installTranslator(translator)
    application.setWindowIcon(QIcon(str(RESOURCES / "icons" / "zhize.svg")))


def open_window(ledger: Path | None = None) -> int:
    """Open the window, with this ledger or the last one, and stay until it is closed."""
    application = make_application()
    from ui.ask import Ask
    from ui.session import Session
    from ui.window import Window

    state = WindowState(usual_place())
    session = Session(who=jobs.who(), now=jobs.now, new_id=jobs.new_id)
    window = Window(session=session, state=state, ask=Ask())
    last_chance.install(state.folder / "zhize.log", jobs.now, lambda text: _tell(window, text))
    window.present()
    window.begin(ledger)
    return stay(application)


def stay(application: QApplication) -> int:
    """Stay until the last window is closed; the exit code."""
    code = application.exec()
    let_copies_go()
    return code


def let_copies_go() -> None:
    """Off screen Qt would keep rows that were copied until Python has gone, and fall over them.

    Nobody else can paste them there. On a screen the system takes them over by itself.
    """
    if QGuiApplication.platformName() == "offscreen":
        QGuiApplication.clipboard().clear()


def _import_plainly() -> None:
    """Import without the hook of PySide.

    It reads the source of every module that is imported, and keeps it, to look for a switch that
    we do not use (`from __feature__ import …`): 7 MB and a tenth of the time to the first window.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _window_font() -> QFont:
    families = list(_FALLBACKS)
    bundled = RESOURCES / "fonts" / "zhize-sans-regular.ttf"
    if bundled.exists():
        number = QFontDatabase.addApplicationFont(str(bundled))
        families = QFontDatabase.applicationFontFamilies(number) + families
    font = QFont()
    font.setFamilies(families)
    font.setPointSizeF(_POINT_SIZE)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


def _tell(window: object, text: str) -> None:
    from PySide6.QtWidgets import QWidget

    box = QMessageBox(window if isinstance(window, QWidget) else None)
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle("知责")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.exec()
