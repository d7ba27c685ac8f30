"""What units and posts carry, in words (承担情况); asked once per change, when a list opens."""

from dataclasses import dataclass
from datetime import date

from model.entities import PostId, UnitId
from model.ledger import Ledger
from model.loads import PostLoad, UnitLoad, post_loads, unit_loads
from ui.session import Session


def unit_words(load: UnitLoad) -> str:
    """牵头 12 · 配合 5 · 逾期 1."""
    return _words(("牵头", load.led), ("配合", load.cooperating), ("逾期", load.late))


def post_words(load: PostLoad) -> str:
    """责任人 12 · 责任领导 5 · 逾期 1."""
    return _words(("责任人", load.responsible), ("责任领导", load.leading), ("逾期", load.late))


@dataclass(slots=True)
class _Known:
    key: tuple[Ledger, int, date]
    units: dict[UnitId, UnitLoad]
    posts: dict[PostId, PostLoad]


class LoadWords:
    """Answers for the ledger that is open, from counts that are read anew after each change."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: _Known | None = None

    def of_unit(self, unit_id: str) -> str:
        """What a unit leads and joins."""
        return unit_words(self._read().units.get(UnitId(unit_id), UnitLoad()))

    def of_post(self, post_id: str) -> str:
        """What a post answers for."""
        return post_words(self._read().posts.get(PostId(post_id), PostLoad()))

    def _read(self) -> _Known:
        session = self._session
        key = (session.ledger, session.ledger.last_seq(), session.as_of)
        if self._known is None or self._known.key != key:
            ledger, _, as_of = key
            self._known = _Known(key, unit_loads(ledger, as_of), post_loads(ledger, as_of))
        return self._known


def _words(*counts: tuple[str, int]) -> str:
    return " · ".join(f"{name} {count}" for name, count in counts if count)
