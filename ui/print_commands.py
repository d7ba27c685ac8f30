"""Commands on paper (打印、调整前后对照): what of the page in front is printed, and its preview."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from model.division_changes import (
    Start,
    division_moments,
    moment_of,
    note_division_made,
    usual_start,
    week_ago,
)
from model.ledger import Ledger
from reports.printed_view import PrintedView, ViewKind
from ui import printed_views
from ui.ask import Ask
from ui.preview.print_dialog import PrintDialog
from ui.session import Session
from ui.standing_child import StandingChild
from ui.state import WindowState

if TYPE_CHECKING:
    from ui.window import Window

_NOTHING = "当前页面没有可打印的内容。请先选择有内容的页面，或清除筛选条件，再打印。"
_LATEST_MOMENTS = 5
_KEPT_FOR = 300_000  # milliseconds that the child waits for the next list


class PrintCommands(QObject):
    """Opens the preview of what is on screen, or of what changed in the division of labour."""

    def __init__(self, window: "Window", session: Session, state: WindowState, ask: Ask) -> None:
        super().__init__(window)
        self._window, self._session, self._state, self._ask = window, session, state, ask
        self._child = StandingChild(self)
        self._rest = QTimer(self, singleShot=True, interval=_KEPT_FOR)
        self._rest.timeout.connect(self._child.stop)
        session.closed.connect(self._child.stop)
        # What a page prints that does not say so itself.
        self._usual: dict[str, Callable[[], PrintedView]] = {
            "overview": printed_views.overview,
            "units": printed_views.contacts,
            "follow_up": lambda: printed_views.chased_list(session.ledger, session.as_of),
        }

    def do_print_view(self) -> None:
        """打印当前内容."""
        page = self._window.page
        usual = self._usual.get(self._window.pages.name_of(page))
        view = page.printed_view() or (usual() if usual else None)
        if view is None or view.ids == ():
            self._ask.tell(self._window, _NOTHING)
        else:
            self._open(view)

    def do_compare_division(self) -> None:
        """调整前后对照."""
        self._open(PrintedView(kind=ViewKind.CHANGES), starts=self._starts())

    def _open(self, view: PrintedView, starts: tuple[tuple[str, Start], ...] = ()) -> None:
        session = self._session
        self._rest.stop()
        dialog = PrintDialog(
            session.ledger.path,
            view,
            self._child,
            as_of=session.as_of,
            ask=self._ask,
            folder=self._state.papers_folder or session.ledger.path.parent,
            starts=starts,
            parent=self._window,
        )
        dialog.handed_out.connect(self._note)
        try:
            self._ask.fill_in(dialog)
        finally:
            dialog.let_go()
            dialog.deleteLater()
            self._rest.start()

    def _note(self, view: PrintedView) -> None:
        """The 任务分工表 that goes out is where the next comparison begins."""
        if view.and_division and self._session.can_write:
            self._session.do("生成任务分工表", note_division_made)

    def _starts(self) -> tuple[tuple[str, Start], ...]:
        """Moments from which changes can be told, the usual one first."""
        ledger, today = self._session.ledger, self._session.today
        moments = division_moments(ledger)[:_LATEST_MOMENTS]
        found: list[tuple[str, Start]] = [(_told(ledger, seq), seq) for seq in moments]
        found += [("最近7天", week_ago(today)), ("今天", today)]
        usual = usual_start(ledger)
        return tuple(sorted(found, key=lambda start: start[1] != usual))


def _told(ledger: Ledger, seq: int) -> str:
    moment = moment_of(ledger, seq)
    assert moment is not None
    return f"{moment.month}月{moment.day}日{moment:%H:%M}分工表以来"
