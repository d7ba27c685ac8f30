"""Who carries out a command (由谁办理), and whether it is possible now: first the page in front."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from model.entities import TaskListId
from ui.actions import Command, Needs
from ui.command_places import CommandPlaces

if TYPE_CHECKING:
    from ui.import_commands import ImportCommands
    from ui.print_commands import PrintCommands
    from ui.window import Window

_PRINTS = {"print_view", "compare_division"}
# Of the page 报送: they lead there from any other.
_FILES = {
    *("write_report", "make_papers", "check_papers", "register_filing", "register_next"),
    *("register_return", "register_addition"),
    *("put_final_text", "put_scan", "look_at_final_text", "look_at_scan"),
    *("make_package", "make_draft_package"),
}
_IMPORTS = {"import_document", "paste_document", "own_list", "departments"}


class Carriers:
    """Finds the method `do_<name>` of a command: on the page, the window, or one of `places`."""

    def __init__(
        self,
        window: "Window",
        places: Sequence[object],
        *,
        stored: Callable[[TaskListId], object],
    ) -> None:
        self._window, self._stored = window, stored
        self._places = CommandPlaces((window, *places))

    def can(self, command: Command) -> bool:
        """Is this command possible now?"""
        session, page = self._window.session, self._window.page
        if command.needs is Needs.WRITABLE and not session.can_write:
            return False
        if command.needs is Needs.LEDGER and not session.is_open:
            return False
        if session.is_open and page.command(command.name) is not None:
            return page.can(command.name)
        return self.find(command.name) is not None

    def find(self, name: str) -> Callable[[], None] | None:
        """How a command is carried out, None when nobody does it now."""
        window = self._window
        found = window.page.command(name) if window.session.is_open else None
        found = found or self._places.find(name)
        if found is None and (page := name.removeprefix("show_")) in window.pages:
            found = lambda: window.show_page(page)  # noqa: E731
        if found is None and name in _FILES:
            found = lambda: self._on_submission(name)  # noqa: E731
        if found is None and name in _IMPORTS:
            found = lambda: getattr(self.imports, f"do_{name}")()  # noqa: E731
        if found is None and name in _PRINTS:
            found = lambda: getattr(self._printing, f"do_{name}")()  # noqa: E731
        return found

    def _on_submission(self, name: str) -> None:
        self._window.show_page("submission")
        command = self._window.page.command(name)
        if command is not None:
            command()

    @cached_property
    def imports(self) -> "ImportCommands":
        """What brings lists in: it knows how to read, which a window at its start need not."""
        from ui.import_commands import ImportCommands

        at = self._window
        return ImportCommands(at, at.session, at.state, at.ask, stored=self._stored)

    @cached_property
    def _printing(self) -> "PrintCommands":
        """What prints: a window at its start need not know of paper."""
        from ui.print_commands import PrintCommands

        at = self._window
        return PrintCommands(at, at.session, at.state, at.ask)
