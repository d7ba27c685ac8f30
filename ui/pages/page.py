"""What every page is (页面): it asks the ledger, shows values, and carries out its commands."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from model.action_table import has_more_actions
from model.ledger import Changes
from ui.ask import Ask
from ui.session import Session
from ui.state import WindowState

if TYPE_CHECKING:
    from reports.printed_view import PrintedView
    from ui.pages.draft_places import DraftPlace


class Page(QWidget):
    """One page of the window; a command `name` is its method `do_<name>`."""

    at_once_up_to = 2000  # actions: with more of them the page is shown in pieces
    drafts: "tuple[DraftPlace, ...]" = ()  # where one types on it, besides 任务分解

    commands_changed = Signal()
    requested_page = Signal(str)
    requested_actions = Signal(object)
    requested_action = Signal(object)
    requested_outline = Signal(str)
    requested_clauses = Signal(object)
    requested_history = Signal(object)
    requested_command = Signal(str)
    cleared_search = Signal()
    refused_words = Signal(object)  # drafts of what was typed and not stored

    def __init__(self, session: Session, ask: Ask, state: WindowState) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.session = session
        self.ask = ask
        self.state = state
        self._is_stale = True
        self._pieces: Iterator[None] = iter(())
        self._go_on_later = QTimer(self, singleShot=True, interval=0)
        self._go_on_later.timeout.connect(self._go_on)

    def take_actions(self, actions: Mapping[str, QAction]) -> None:
        """Receive the commands, for buttons, context menus and keys of single views."""

    def show_ledger(self) -> None:
        """Another ledger was opened."""
        self._is_stale = True
        self._refresh_if_seen()

    def show_rights(self) -> None:
        """Whether the ledger may be changed is known anew."""
        self._is_stale = True
        self._refresh_if_seen()

    def hear(self, changes: Changes) -> None:
        """Something was changed; a page that is not in front waits until it is."""
        if self.heeds(changes):
            self._is_stale = True
        self._refresh_if_seen()

    def heeds(self, changes: Changes) -> bool:
        """Does this page show anything of what was changed?"""
        return bool(changes)

    def come_forward(self) -> None:
        """The page is in front now."""
        self._refresh_if_seen()

    def take_focus(self) -> None:
        """Where the keyboard begins on this page."""
        self.setFocus()

    def refresh(self) -> None:
        """Ask the ledger and show everything anew, at once."""
        self._is_stale = False
        self._pieces = self.pieces()
        self.catch_up()

    def pieces(self) -> Iterator[None]:
        """Ask the ledger and show everything anew; a long list is let go between two pieces.

        What the commands of the page stand on comes first.
        """
        yield from ()

    def catch_up(self) -> None:
        """Show at once what would come in the next turns."""
        self._go_on_later.stop()
        for _ in self._pieces:
            pass

    def _drop_pieces(self) -> None:
        """Show no more of what was begun: the page will ask anew."""
        self._go_on_later.stop()
        self._pieces = iter(())

    def command(self, name: str) -> Callable[[], None] | None:
        """How the page carries out a command, None when it does not."""
        return getattr(self, f"do_{name}", None)

    def can(self, name: str) -> bool:
        """Can this command of the page be used now?"""
        return self.command(name) is not None

    def printed_view(self) -> "PrintedView | None":
        """What of the page is printed: what it shows now; None when that is nothing."""
        return None

    def settle(self) -> bool:
        """Store what is still being typed; False while refused words stand on the page."""
        return True

    def keep_unsettled(self) -> None:
        """The ledger is left: what stands unstored is offered when it is opened again."""

    def being_made(self) -> Sequence[str]:
        """What is made of the ledger beside the window: what its end would mean."""
        return ()

    def stop_making(self) -> None:
        """The ledger is left: nothing more is made of it."""

    def recolour(self) -> None:
        """Take the colours of the theme in force."""
        self._is_stale = True
        self._refresh_if_seen()

    def keep_shape(self) -> None:
        """Put sizes into the window state."""

    def _refresh_if_seen(self) -> None:
        if not self.session.is_open or self.session.ledger.is_in_step:
            return  # half of a step is not shown; its news comes when it is stored
        if self._is_stale and self.isVisible():
            self._is_stale = False
            self._pieces = self.pieces()
            if has_more_actions(self.session.ledger, self.at_once_up_to):
                self._go_on()
            else:
                self.catch_up()

    def _go_on(self) -> None:
        """One piece, the next in another turn of the event loop."""
        if not self.session.is_open or not self.isVisible():
            self._is_stale = True
        elif self.session.ledger.is_in_step or next(self._pieces, self) is None:
            self._go_on_later.start()
