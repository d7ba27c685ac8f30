"""Keeps words that are typed and not stored, against a crash too, and offers them again."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from model.action_table import ActionColumn
from ui.drafts import Draft, DraftFile
from ui.pages.dialog_drafts import DialogDrafts
from ui.pages.draft_places import (
    CELLS,
    REMINDER,
    SECTION,
    SUBMISSION,
    SUBMISSION_EVENT,
    ActionDrafts,
    ClauseDrafts,
    DraftPlace,
    Restored,
    cell_draft,
)
from ui.pages.many_drafts import ManyDrafts

if TYPE_CHECKING:
    from ui.pages.breakdown import BreakdownPage

_EVERY = 800  # milliseconds between two looks, while the keyboard is in a field
# On which page else the words of a thing stand.
_PAGES = {"unit": "units", "post": "units", REMINDER: "follow_up"}
_PAGES |= dict.fromkeys((SECTION, SUBMISSION, SUBMISSION_EVENT), "submission")
_GONE = "原来的栏目已不在，没有存入的内容是："


class DraftCommands(QObject):
    """Looks at the fields now and then; the file goes when nothing is left unstored."""

    def __init__(self, page: "BreakdownPage") -> None:
        super().__init__(page)
        self._page, self._session = page, page.session
        self.bar = page.draft_bar
        self._forms = (ActionDrafts(page), ClauseDrafts(page), ManyDrafts(page))
        self._places: list[DraftPlace] = list(self._forms)
        self._file: DraftFile | None = None
        self._offered: list[Draft] = []
        self._held: list[Draft] = []
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.note)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_keyboard)
        self._session.opened.connect(self._begin)
        self._session.closed.connect(self._end)
        page.detail.leaving.connect(self._keep_refused)
        page.detail.left.connect(self.note)
        page.detail.many_on_demand.once_made(lambda many: many.filled_in.connect(self.note))
        self.bar.requested_restore.connect(self.restore)
        self.bar.requested_look.connect(self.look)
        self.bar.requested_drop.connect(self.drop)

    def look_after(self, place: DraftPlace) -> None:
        """Keep what is typed in this place too."""
        self._places.append(place)
        if isinstance(place, DialogDrafts):
            place.turned.connect(self.note)

    def every(self, milliseconds: int) -> None:
        """How often it looks while the keyboard is in a field."""
        self._timer.setInterval(milliseconds)

    def note(self) -> None:
        """Write down what stands unstored now."""
        if self._file is not None and self._session.is_open:
            self._file.write([*self._offered, *self._unsettled()])

    @contextmanager
    def holding(self, action_id: str, column: ActionColumn, value: object) -> Iterator[None]:
        """Words of a cell are on their way into the ledger: a box may say why they are refused."""
        self._held = self._of_cell(action_id, column, value)
        try:
            yield
        finally:
            self._held = []

    def keep_all(self) -> None:
        """The ledger is left: what stands unstored is offered when it is opened again."""
        self._keep(self._unsettled())

    def keep_cell(self, action_id: str, column: ActionColumn, value: object) -> None:
        """Words that were refused in a cell of the table are offered in the form."""
        self._keep(self._of_cell(action_id, column, value))

    def keep(self, drafts: Iterable[Draft]) -> None:
        """Words that were refused on another page."""
        self._keep(drafts)

    def restore(self) -> None:
        """Go to the first thing of which words are left, and put them back, not yet stored."""
        self._page.settle()
        self._page.leave_form()
        if not self._offered:
            return
        first = self._offered[0]
        of_first = [d for d in self._offered if (d.table, d.row_id) == (first.table, first.row_id)]
        # Of two drafts of one field the later one goes into it, the other stays on offer.
        mine = list({each.place: each for each in of_first}.values())
        if page := _PAGES.get(first.table):  # it is made when it is first seen
            self._page.requested_page.emit(page)
        place = next((each for each in self._places if first.table in each.tables), None)
        found = place.restore(mine) if place is not None else Restored(gone=mine)
        if found.gone:
            self._page.ask.tell(self._page, _GONE, detail=_listed(found.gone))
        settled = (*found.back, *found.gone)
        self._leave([each for each in self._offered if each not in settled])

    def look(self) -> None:
        """Show what is offered."""
        text = f"没有存入的内容（{len(self._offered)}处）："
        self._page.ask.tell(self._page, text, detail=_listed(self._offered))

    def drop(self) -> None:
        """Give it up."""
        self._leave([])

    def _begin(self) -> None:
        ledger = self._session.ledger
        self._file = DraftFile(self._page.state.folder, ledger.path)
        if ledger.is_read_only:  # whoever writes it is asked
            self._file = None
        self._offered = list(self._file.read()) if self._file else []
        self.bar.offer(len(self._offered), more=False)

    def _end(self) -> None:
        """What was not decided stays on offer."""
        self._timer.stop()
        if self._file is not None:
            self._file.write(self._offered)
        self._file = None
        self.bar.hide()

    def _keep_refused(self) -> None:
        self._keep(draft for form in self._forms for draft in form.in_form())
        self.note()

    def _keep(self, left: Iterable[Draft]) -> None:
        new = [each for each in left if each not in self._offered]
        if new and self._file is not None:
            self._leave([*self._offered, *new])

    def _leave(self, offered: list[Draft]) -> None:
        self._offered = offered
        self.bar.offer(len(offered), more=True)
        self.note()

    def _follow_keyboard(self, _: object, focus: QWidget | None) -> None:
        if self._file is None:
            return
        window = self._page.window()
        if focus is not None and _is_filled_in(window, focus) and _belongs_to(window, focus):
            self._timer.start()
        else:
            self._timer.stop()
            self.note()

    def _unsettled(self) -> list[Draft]:
        found = [draft for place in self._places for draft in place.unsettled()]
        return [*found, *(each for each in self._held if each not in found)]

    def _of_cell(self, action_id: str, column: ActionColumn, value: object) -> list[Draft]:
        if column not in CELLS or not isinstance(value, str) or not value:
            return []
        at = self._page.table.row_of(action_id)
        row = None if at is None else self._page.table.row(at)
        title = "已不在表中的举措" if row is None else row.text
        return [cell_draft(action_id, title, column, value)]


def _is_filled_in(window: QWidget, focus: QWidget) -> bool:
    """Is it typed into? Of a dialog, whose days and ticks wait for 确定 too, every part counts."""
    is_typed = isinstance(focus, QLineEdit | QPlainTextEdit)
    is_typed = is_typed or (isinstance(focus, QComboBox) and focus.isEditable())
    return is_typed or focus.window() is not window


def _belongs_to(window: QWidget, widget: QWidget) -> bool:
    """Is it in the window, or in one of its dialogs?"""
    above: QWidget | None = widget
    while above is not None and above is not window:
        above = above.parentWidget()
    return above is window


def _listed(drafts: Sequence[Draft]) -> str:
    return "\n\n".join(f"{each.title}\n　{each.name}：{each.words}" for each in drafts)
