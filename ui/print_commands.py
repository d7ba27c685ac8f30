"""Commands on paper (打印、调整前后对照): what of the page in front is printed, and its preview."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from model.day_words import month_and_day
from model.division_changes import (
    Start,
    division_moments,
    last_step_before,
    moment_of,
    note_division_made,
    usual_start,
    week_ago,
)
from model.ledger import Ledger
from reports.printed_view import PrintedView, ViewKind
from ui.ask import Ask
from ui.folders import papers_folder
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

    def do_print_view(self) -> None:
        """打印当前内容."""
        view = self._window.page.printed_view()
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
            folder=papers_folder(self._state, session.ledger.path),
            starts=starts,
            step_before=lambda moment: last_step_before(session.ledger, moment),
            parent=self._window,
        )
        dialog.handed_out.connect(self._note)
        try:
            self._ask.fill_in(dialog)
        finally:
            dialog.let_go()
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
        hour_ago = (self._session.now() - timedelta(hours=1)).replace(tzinfo=None)
        found += [
            ("最近1小时", last_step_before(ledger, hour_ago)),
            ("今天", today),
            ("最近7天", week_ago(today)),
        ]
        usual = usual_start(ledger)
        return tuple(sorted(found, key=lambda start: start[1] != usual))


def _told(ledger: Ledger, seq: int) -> str:
    moment = moment_of(ledger, seq)
    assert moment is not None
    return f"{month_and_day(moment)}{moment:%H:%M}任务分工表生成以来"
