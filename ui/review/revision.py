"""The states of a document under review (撤销、重做): values, each with what led to it."""

from dataclasses import dataclass, field

from model.reading.document import OfficialDocument
from model.reading.places import Place, Revised


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    document: OfficialDocument
    label: str
    place: Place | None


@dataclass(slots=True)
class Revision:
    """Knows the document now, what can be undone and what done again."""

    original: OfficialDocument
    _states: list[_State] = field(default_factory=list)
    _at: int = 0

    def __post_init__(self) -> None:
        self._states.append(_State(document=self.original, label="", place=None))

    @property
    def document(self) -> OfficialDocument:
        """The document as it stands now."""
        return self._states[self._at].document

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from what was read."""
        return self.document != self.original

    @property
    def edits(self) -> int:
        """How many edits lie behind."""
        return self._at

    def record(self, revised: Revised, label: str) -> bool:
        """Keep the state after an edit; False when nothing changed."""
        if revised.document == self.document:
            return False
        del self._states[self._at + 1 :]
        state = _State(document=revised.document, label=label, place=revised.place)
        self._states.append(state)
        self._at += 1
        return True

    def undo_label(self) -> str:
        """What would be undone, or nothing."""
        return self._states[self._at].label

    def redo_label(self) -> str:
        """What would be done again, or nothing."""
        following = self._states[self._at + 1 : self._at + 2]
        return following[0].label if following else ""

    def undo(self) -> Place | None:
        """Go back by one edit; tells where that edit was."""
        if self._at == 0:
            return None
        place = self._states[self._at].place
        self._at -= 1
        return place

    def redo(self) -> Place | None:
        """Do the next edit again; tells where it is."""
        if self._at + 1 >= len(self._states):
            return None
        self._at += 1
        return self._states[self._at].place
