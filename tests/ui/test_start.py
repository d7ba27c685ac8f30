"""The first window: what it brings in, and what waits until it is seen."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication

from tests.window_fixtures import Answers
from ui import icons
from ui.resources import ROOT
from ui.window import Window

# What the first window does without: each of these would cost time or memory before it stands.
_LATER = (
    *("openpyxl", "reportlab", "docx", "pdfplumber", "pypdfium2", "opencc"),
    *("PySide6.QtPrintSupport", "PySide6.QtNetwork", "model.sample", "model.action_paste"),
    *("model.clipboard_cells", "model.reading.table_headings", "model.reading.document"),
    *("reports.document", "reports.action_columns", "ui.pages.overview", "ui.pages.follow_up"),
    *("ui.pages.units", "ui.pages.history", "ui.pages.submission", "ui.printed_views"),
    *("ui.print_commands", "ui.preview", "ui.import_commands", "ui.first_run", "ui.guide"),
    *("ui.key_list", "ui.office_dialog", "ui.plan_dialog"),
)
_START = """
import builtins, sys
from pathlib import Path
from ui.app import make_application
application = make_application()
from ui import jobs
from ui.ask import Ask
from ui.session import Session
from ui.state import WindowState
from ui.window import Window
session = Session(who="经办人", now=jobs.now, new_id=jobs.new_id)
window = Window(session=session, state=WindowState(Path(sys.argv[1])), ask=Ask())
window.show()
application.processEvents()
print(builtins.__import__.__name__, *sys.modules)
"""
_COPY = """
from ui import app
application = app.make_application()
from PySide6.QtCore import QMimeData, QTimer
data = QMimeData()
data.setText("举措")
application.clipboard().setMimeData(data)
del data
QTimer.singleShot(0, application.quit)
raise SystemExit(app.stay(application))
"""


def test_the_first_window_brings_in_only_what_it_shows(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _START, str(tmp_path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    hook, *modules = told.stdout.split()
    assert hook != "__feature_import__"  # that of PySide reads the source of every module
    assert "ui.pages.breakdown" in modules
    assert sorted(set(_LATER) & set(modules)) == []


def test_a_page_is_made_when_it_is_first_shown(window: Window, answers: Answers) -> None:
    assert window.pages.made() == (window.pages["breakdown"],)
    window.show_page("units")
    units = window.pages["units"]
    assert window.page is units
    assert window.pages.name_of(units) == "units"
    assert len(window.pages.made()) == 2


def drawn(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    """What one sees of an icon at twice its usual size."""
    picture = icon.pixmap(QSize(16, 16), 2.0, mode)
    assert picture.size() == QSize(32, 32)
    return picture.toImage()


def test_an_icon_is_drawn_once_it_is_looked_at(prepared: QApplication) -> None:
    icons._drawn.cache_clear()
    icon = icons.icon("calendar", "accent")
    assert icons._drawn.cache_info().currsize == 0
    assert drawn(icon) != drawn(icon, QIcon.Mode.Disabled)
    assert drawn(icon) != drawn(icons.icon("calendar", "late"))
    assert drawn(icon) == drawn(icons.icon("calendar", "accent"))


def test_the_program_ends_well_after_rows_were_copied() -> None:
    told = subprocess.run([sys.executable, "-c", _COPY], cwd=ROOT, check=False)
    assert told.returncode == 0
