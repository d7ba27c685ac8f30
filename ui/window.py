"""The window (主窗口): its frame, which shows one page at a time and hears what was changed."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from model.ledger import Changes
from ui import theme
from ui.actions import COMMANDS
from ui.ask import Ask
from ui.carriers import Carriers
from ui.dropped import LEDGER_SUFFIX, dropped_files
from ui.header import Header
from ui.indicators.commands import IndicatorCommands
from ui.leaving import Leaving
from ui.ledger_commands import LedgerCommands
from ui.menus import Menus
from ui.navigation import Navigation
from ui.pages import PAGES, Pages
from ui.pages.page import Page
from ui.pages.welcome import WelcomePage
from ui.search.panel import SearchPanel
from ui.search.search import Search
from ui.session import Session
from ui.setting_commands import SettingCommands
from ui.state import WindowState
from ui.theme import ThemeChoice
from ui.undo_commands import UndoCommands
from ui.ways import Ways
from ui.window_text import file_state, header_text, window_title

_FRAME = 6  # units of height that the title bar of the system may take
_SAID_FOR = 8000  # milliseconds that the status line shows what was done
_ONE_AT_A_TIME = "一次只能拖入一个文件，这次没有导入。来文要逐份核对，请一份一份拖入。"


class Window(QMainWindow):
    """Shows one ledger; pages do the work."""

    def __init__(self, *, session: Session, state: WindowState, ask: Ask) -> None:
        super().__init__()
        self.session, self.state, self.ask = session, state, ask
        session.know_clerk(state.clerk)
        with theme.dressed_last(self._wanted_theme()):
            self._build()
        self._connect()
        self._restore_shape()
        self._show_closed()
        self.setAcceptDrops(True)

    def present(self) -> None:
        """Show the window; on a small screen as large as its title bar leaves room for."""
        if self._fills_screen:
            self.showMaximized()
        else:
            self.show()

    def begin(self, ledger: Path | None = None) -> None:
        """Open this ledger, else the last one, else say what can be done first."""
        recent = self.state.recent()
        if ledger is not None:
            self.open_ledger(ledger)
        elif recent:
            self.open_ledger(recent[0])

    def open_ledger(self, path: Path) -> None:
        """Open a ledger and show it; what is still being typed belongs to the one before."""
        self._files.open(path)

    def show_page(self, name: str) -> None:
        """Bring a page to the front."""
        self._stack.setCurrentWidget(self.pages[name])
        self.navigation.show_page(list(PAGES).index(name))
        self.pages[name].come_forward()
        self.pages[name].take_focus()
        self.update_commands()

    @property
    def page(self) -> Page:
        """The page in front."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        return page

    def carry_out(self, name: str) -> None:
        """Do a command: the page in front comes first, then the window."""
        command = self._carriers.find(name)
        if command is not None:
            self.page.settle()
            command()

    def update_commands(self) -> None:
        """Switch commands on and off, and name what 撤销 and 重做 would do."""
        for command in COMMANDS:
            self.menus.actions[command.name].setEnabled(self._carriers.can(command))
        self._undoing.name_steps()

    def do_find(self) -> None:
        """Go to the search field."""
        self.search.begin()

    def do_quit(self) -> None:
        """Close the window; everything is stored already."""
        self.close()

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Light, dark, or what the system says."""
        self.state.theme = choice
        self._recolour()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._leaving.may_leave():
            event.ignore()
            return
        self._leaving.leave()
        self.state.keep("window", self.saveGeometry())
        for page in self.pages.made():
            page.keep_shape()
        if self.session.is_open:
            self.state.keep_page(self.session.ledger.path, self.pages.name_of(self.page))
        self.state.save()
        self.session.close()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped_files(event.mimeData())
        event.acceptProposedAction()
        # The program from which the files come waits until this has returned.
        QTimer.singleShot(0, self, lambda: self.take_in(paths))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # The bar of a long command takes the keyboard too: nothing can be stored beside it.
        is_left = event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow()
        if is_left and not self.session.is_busy:
            self.page.settle()

    def take_in(self, paths: Sequence[Path]) -> None:
        """What was dropped is a ledger to open, or a document to import; one at a time."""
        if len(paths) != 1:
            self.ask.tell(self, _ONE_AT_A_TIME)
            return
        (path,) = paths
        if path.suffix.lower() == LEDGER_SUFFIX:
            self.open_ledger(path)
        else:
            self._carriers.imports.import_file(path)

    def _build(self) -> None:
        self.menus = Menus(self)
        self.header = Header()
        self.navigation = Navigation([(e.title, e.icon, e.tip) for e in PAGES.values()])
        self.welcome = WelcomePage(self.menus.actions)
        self._stack = QStackedWidget()
        self.pages = Pages(self._make_page)
        self._ways = Ways(self.pages, self.header.search, show_page=self.show_page)
        self.search = Search(
            self.header.search, SearchPanel(self.header.search, self), self.session
        )
        self._whole = QStackedWidget()
        self._place = QLabel()
        self._leaving = Leaving(self, self.session, self.ask, self.pages, show_page=self.show_page)
        self._files = LedgerCommands(
            self, self.session, self.state, self.ask, self._leaving, carry_out=self.carry_out
        )
        self._settings = SettingCommands(self, self.session, self.state, self.ask)
        self._undoing = UndoCommands(self, self.session, self.ask, self.menus)
        self._indicators = IndicatorCommands(self, self.session, self.ask)
        places = (self._files, self._settings, self._indicators, self._undoing)
        self._carriers = Carriers(self, places, stored=self._ways.to_outline)
        self._lay_out()
        for each in (*self._settings.drafts, *self._indicators.drafts):
            self._ways.desk.keep_also(each)

    def _lay_out(self) -> None:
        self._stack.setCurrentWidget(self.pages["breakdown"])
        desk = QWidget()
        row = QHBoxLayout(desk)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(self._stack, 1)
        ledger = QWidget()
        column = QVBoxLayout(ledger)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(desk, 1)
        self._whole.addWidget(self.welcome)
        self._whole.addWidget(ledger)
        self.setCentralWidget(self._whole)
        self._place.setProperty("role", "faded")
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        self.statusBar().addPermanentWidget(self._place)
        self.statusBar().setSizeGripEnabled(False)
        self._place.setContentsMargins(0, 0, theme.unit(self.font()), 0)

    def _make_page(self, kind: type[Page]) -> Page:
        page = kind(self.session, self.ask, self.state)
        page.take_actions(self.menus.actions)
        page.commands_changed.connect(self.update_commands)
        page.requested_command.connect(self.carry_out)
        self._ways.lead_from(page)
        page.cleared_search.connect(self.header.search.clear_quietly)
        page.refused_words.connect(lambda drafts: self._ways.desk.keep_drafts(drafts))
        self._stack.addWidget(page)
        for place in page.drafts:
            self._ways.desk.keep_also(place)
        return page

    def _connect(self) -> None:
        self.menus.requested.connect(self.carry_out)
        self.menus.requested_ledger.connect(self.open_ledger)
        self.menus.requested_theme.connect(self.choose_theme)
        self.welcome.requested_ledger.connect(self.open_ledger)
        self.navigation.requested_page.connect(lambda n: self.show_page(list(PAGES)[n]))
        self.header.requested_as_of.connect(lambda: self.carry_out("set_as_of"))
        self.search.requested_hit.connect(self._ways.to_hit)
        self.search.requested_found.connect(self._ways.to_found)
        self.search.given_up.connect(lambda: self._ways.desk.rows.unmark())
        self.session.opened.connect(self._show_open)
        self.session.closed.connect(self._show_closed)
        self.session.changed.connect(self._hear)
        self.session.checked.connect(self._show_rights)
        self.session.done.connect(self._say_done)
        self.session.refused.connect(lambda text: self.ask.warn(self, text))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._recolour)

    def _show_open(self) -> None:
        # Only the page that comes forward asks the ledger; the others wait until they are seen.
        self._stack.setCurrentWidget(self.pages["breakdown"])
        self._whole.setCurrentIndex(1)
        self.header.search.clear_quietly()
        for page in self.pages.made():
            page.show_ledger()
        self._say_whose()
        self.state.remember_ledger(self.session.ledger.path)
        self.menus.show_recent(self.state.recent())
        self.show_page("breakdown")
        self._ways.desk.commands.place.go_back()
        left_on = self.state.page_of(self.session.ledger.path)
        if left_on in PAGES and left_on != "breakdown":
            self.show_page(left_on)

    def _show_rights(self) -> None:
        for page in self.pages.made():
            page.show_rights()
        self._say_whose()
        self.update_commands()

    def _show_closed(self) -> None:
        self._whole.setCurrentIndex(0)
        self.setWindowTitle("知责")
        self._place.clear()
        self.statusBar().clearMessage()  # it was of the ledger that is gone
        self.menus.show_recent(self.state.recent())
        self.menus.show_theme(self.state.theme)
        self.welcome.show_recent(self.state.recent())
        self.update_commands()

    def _hear(self, changes: Changes) -> None:
        if changes.touches("setting") or changes.touches("task_list"):
            self._say_whose()
        for page in self.pages.made():
            page.hear(changes)
        self.update_commands()

    def _say_done(self, text: str) -> None:
        self.statusBar().showMessage(text, _SAID_FOR)

    def _say_whose(self) -> None:
        self.setWindowTitle(window_title(self.session))
        self.header.show_text(header_text(self.session))
        self._place.setText(f"{self.session.ledger.path.name} · {file_state(self.session)}")

    def _wanted_theme(self) -> theme.Theme:
        return theme.wanted(self.state.theme, QGuiApplication.styleHints().colorScheme())

    def _recolour(self) -> None:
        if self.session.is_open:
            self.page.settle()
        theme.apply(self._wanted_theme())
        self.menus.recolour()
        self.menus.show_theme(self.state.theme)
        self.header.recolour()
        self.navigation.recolour()
        self.welcome.recolour()
        for page in self.pages.made():
            page.recolour()

    def _restore_shape(self) -> None:
        step = theme.unit(self.font())
        room = self.screen().availableSize() - QSize(step, _FRAME * step)
        wanted = QSize(200 * step, 120 * step)
        self.setMinimumSize(QSize(110 * step, 64 * step).boundedTo(room))
        self.resize(wanted.boundedTo(room))
        shape = self.state.load("window")
        if shape is not None:
            self.restoreGeometry(shape)
        self._fills_screen = shape is None and wanted.boundedTo(room) != wanted
