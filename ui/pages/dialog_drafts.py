"""Words typed in a dialog: kept while it is open, asked again after a crash."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer, Signal

from model.entities import LocalActionId
from ui.drafts import Draft
from ui.pages.draft_places import Restored
from ui.session import Session

Ids = Sequence[LocalActionId]
# Key of a field -> its name and the words in it.
Typed = Mapping[str, tuple[str, str]]


class DialogDrafts(QObject):
    """One kind of dialog; `turned` is told when it opened or is answered.

    It is about some actions, or about the ledger: then there are none. `find` gives those of the
    actions that it can still be about, None where it cannot be asked; `ask` opens it with words.
    """

    turned = Signal()

    def __init__(
        self,
        parent: QObject,
        session: Session,
        kind: str,
        *,
        find: Callable[[Ids], Ids | None],
        ask: Callable[[Ids, Mapping[str, str]], None],
    ) -> None:
        super().__init__(parent)
        self.tables: tuple[str, ...] = (kind,)
        self._session = session
        self._find, self._ask = find, ask
        self._now: Callable[[], Sequence[Draft]] | None = None

    @contextmanager
    def keeping(self, ids: Ids, title: str, typed: Callable[[], Typed]) -> Iterator[None]:
        """Keep what is typed until the dialog is answered."""
        about = " ".join(ids)

        def drafts() -> list[Draft]:
            table = self.tables[0]
            return [
                Draft(table=table, row_id=about, title=title, field=key, name=name, words=words)
                for key, (name, words) in typed().items()
            ]

        self._now = drafts
        self.turned.emit()
        try:
            yield
        finally:
            self._now = None
            self.turned.emit()

    def unsettled(self) -> Sequence[Draft]:
        return self._now() if self._now is not None else ()

    def restore(self, mine: Sequence[Draft]) -> Restored:
        """Open the dialog again with these words, once the bar has let go of them."""
        there = self._find([LocalActionId(each) for each in mine[0].row_id.split()])
        if there is None:
            return Restored(gone=mine)
        self._now = lambda: mine  # nothing is lost on the way
        words = {each.field: each.words for each in mine}
        ledger = self._session.ledger

        def ask() -> None:
            self._now = None
            if self._session.is_open and self._session.ledger is ledger:
                self._ask(there, words)

        QTimer.singleShot(0, self, ask)
        return Restored(back=mine)
