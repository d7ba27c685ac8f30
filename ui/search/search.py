"""Search over everything (查找): brings field, held texts and panel together."""

from collections.abc import Iterator, Sequence
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from model.entities import LocalActionId
from model.ledger import Changes
from model.search import Found, Kind, SearchIndex, words_of
from model.search_hits import Hit, actions_found, read_hits
from ui.header import SearchField
from ui.search.found_model import OF_ACTIONS, FoundRow, Heading, More
from ui.search.panel import SearchPanel
from ui.session import Session

_SLICE = 0.012  # seconds of work between two looks at the keyboard
_LISTED = 4  # hits a group lists at first
_ALL = 200  # hits that a group lists when it is unfolded


class Search(QObject):
    """Answers the field while one types; says where somebody wants to go.

    The texts are read when the field is first used. Work is done in slices: a newer keystroke
    drops the answer to the one before.
    """

    requested_hit = Signal(object)
    requested_found = Signal(str, object)
    given_up = Signal()

    def __init__(self, field: SearchField, panel: SearchPanel, session: Session) -> None:
        super().__init__(panel)
        self._field, self.panel, self._session = field, panel, session
        self._index: SearchIndex | None = None
        self._hunt: Iterator[Found] | None = None
        self._found: Found | None = None
        self._words: list[str] = []
        self._unfolded: set[Kind] = set()
        self._came_from: QWidget | None = None
        self._work_on = QTimer(self, interval=0)
        self._work_on.timeout.connect(self.work)
        self._connect()

    @property
    def is_busy(self) -> bool:
        """Is there anything left to read or to look through?"""
        return self._work_on.isActive()

    def begin(self) -> None:
        """Go to the field; Esc goes back to where the keyboard is now."""
        focus = QApplication.focusWidget()
        if focus is not self._field:
            self._came_from = focus
        self._field.take_up()
        self._prepare()
        self.look_for(self._field.text())

    def look_for(self, text: str) -> None:
        """Answer a keystroke: the first hits at once, the rest in slices."""
        if not self._session.is_open:
            return
        self._prepare()
        self._unfolded = set()
        self._words = words_of(text)
        self._begin_hunt()
        if self._hunt is not None:
            self.work()

    def work(self) -> None:
        """Do a slice of what is left to read or to look through.

        What a step has not stored yet may be given up: it is not read.
        """
        if self._session.is_busy:
            return
        index = self._index
        if index is None:
            self._work_on.stop()
            return
        until = perf_counter() + _SLICE
        while self.is_busy and perf_counter() < until:
            self._work_a_little(index)

    def finish(self) -> None:
        """Do now what is left to do, as a test or Enter needs it."""
        while self.is_busy and not self._session.is_busy:
            self.work()

    def _connect(self) -> None:
        self._field.requested_search.connect(self.look_for)
        self._field.entered.connect(self._prepare)
        self._field.walked.connect(self.panel.walk)
        self._field.accepted.connect(self._accept)
        self._field.left.connect(self._give_up)
        self._field.lost.connect(self.panel.hide)
        self.panel.chosen.connect(self._take)
        self._session.opened.connect(self._forget)
        self._session.closed.connect(self._forget)
        self._session.changed.connect(self._hear)

    def _prepare(self) -> None:
        if self._index is None and self._session.is_open:
            self._index = SearchIndex(self._session.ledger)
            self._work_on.start()

    def _forget(self) -> None:
        self._index = self._hunt = self._found = None
        self._words = []
        self._work_on.stop()
        self.panel.hide()
        self._field.clear_quietly()

    def _hear(self, changes: Changes) -> None:
        if self._index is not None:
            self._index.hear(changes)
            self._hunt = None
            if self.panel.isVisible():
                self._begin_hunt()
            self._work_on.start()

    def _begin_hunt(self) -> None:
        self._found = self._hunt = None
        if self._words and self._index is not None:
            self._hunt = self._index.find(self._words)
            self._work_on.start()
        else:
            self.panel.hide()

    def _work_a_little(self, index: SearchIndex) -> None:
        if self._hunt is not None:
            self._hunt_on(self._hunt)
        elif index.is_ready:
            self._work_on.stop()
        elif index.read_on() and self._words:  # once more, over everything
            self._hunt = index.find(self._words)

    def _hunt_on(self, hunt: Iterator[Found]) -> None:
        found = next(hunt)
        is_first = self._found is None
        self._found = found
        if found.is_whole:
            self._hunt = None
        if found.is_whole or (is_first and not found.is_empty):
            self._show()

    def _show(self) -> None:
        found, index = self._found, self._index
        if found is None or index is None or not self._field.hasFocus():
            return
        hits = {kind: self._hits(found, kind) for kind in Kind}
        self.panel.show_found(found, hits, is_ready=index.is_ready)

    def _hits(self, found: Found, kind: Kind) -> Sequence[Hit]:
        limit = _ALL if kind in self._unfolded else _LISTED
        return read_hits(self._session.ledger, found, kind, self._words, limit=limit)

    def _accept(self, in_table: bool) -> None:
        if not self.panel.isVisible():
            self.look_for(self._field.text())
            return
        self.finish()
        if in_table:
            self._show_in_table(list(OF_ACTIONS))
        elif (row := self.panel.current()) is not None:
            self._take(row)

    def _take(self, row: FoundRow) -> None:
        match row:
            case Heading():
                self.finish()
                self._show_in_table([row.kind])
            case More():
                self._unfolded.add(row.kind)
                self._show()
            case Hit():
                self.panel.hide()
                self.requested_hit.emit(row)

    def _show_in_table(self, kinds: Sequence[Kind]) -> None:
        if self._found is None:
            return
        ids: list[LocalActionId] = actions_found(self._session.ledger, self._found, kinds)
        if ids:
            self.panel.hide()
            self.requested_found.emit(self._field.text().strip(), ids)

    def _give_up(self) -> None:
        self.panel.hide()
        self._field.clear_quietly()
        self._words, self._hunt = [], None
        self.given_up.emit()
        came_from, self._came_from = self._came_from, None
        if came_from is not None and came_from.isVisible():
            came_from.setFocus()
        else:
            self._field.clearFocus()
