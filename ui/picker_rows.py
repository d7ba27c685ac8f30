"""What the list of a picker shows (选择列表的行): groups, hits, ticks, what was chosen lately."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.pinyin_initials import Span, match_spans, matches
from ui.choices import Choice

LATELY = "最近选过"
CHOSEN = "已选"
_KEPT = 4
_MANY = 8  # choices, above which it helps to see the latest ones first


@dataclass(frozen=True, slots=True)
class PickerRow:
    """A heading (without a choice) or a choice; `place` is that of a ticked one, from 1."""

    text: str
    choice: Choice | None = None
    spans: tuple[Span, ...] = ()
    place: int | None = None


class Lately:
    """What was chosen lately, the latest first, while the program runs."""

    def __init__(self) -> None:
        self._ids: list[str] = []

    def remember(self, choice_id: str | None) -> None:
        """Put a choice at the head."""
        if choice_id is not None:
            self._ids = [choice_id, *(each for each in self._ids if each != choice_id)][:40]

    def among(self, choices: Sequence[Choice]) -> list[Choice]:
        """The latest of these choices."""
        by_id = {each.id: each for each in choices}
        return [by_id[each] for each in self._ids if each in by_id][:_KEPT]


LATELY_CHOSEN = Lately()


def rows_of_one(
    choices: Sequence[Choice], query: str, *, chosen: str | None, none: str | None
) -> list[PickerRow]:
    """The rows from which one is chosen; `none` is the name of choosing nothing."""
    offered = [each for each in choices if not each.is_retired or each.id == chosen]
    if query.strip():
        return list(_grouped(_hits(offered, query)))
    nothing = [] if none is None else [PickerRow(none, Choice(None, none))]
    return [*nothing, *_latest(offered), *_grouped([PickerRow(c.text, c) for c in offered])]


def rows_of_several(
    choices: Sequence[Choice],
    query: str,
    *,
    ticked: Sequence[str],
    on_top: Sequence[str],
    left_out: str | None,
) -> list[PickerRow]:
    """The rows to tick: `on_top` those that were ticked before, so that none jumps when ticked."""
    offered = [
        each
        for each in choices
        if each.id in (*ticked, *on_top) or not (each.is_retired or each.id == left_out)
    ]
    places = {choice_id: place for place, choice_id in enumerate(ticked, 1)}
    if query.strip():
        return list(_grouped(_hits(offered, query, places)))
    rows = {str(c.id): PickerRow(c.text, c, (), places.get(str(c.id))) for c in offered}
    above = [rows.pop(each) for each in on_top if each in rows]
    heading = [PickerRow(CHOSEN)] if above else []
    return [*heading, *above, *_grouped([*rows.values()])]


def best_row(rows: Sequence[PickerRow], query: str, chosen: str | None) -> int:
    """The row to begin at: a name that begins as typed, the chosen one, else the first."""
    places = [at for at, row in enumerate(rows) if row.choice is not None]
    if query.strip():
        starting = (at for at in places if rows[at].spans and rows[at].spans[0][0] == 0)
        return next(starting, places[0] if places else -1)
    at_home = (at for at in reversed(places) if rows[at].choice.id == chosen)  # type: ignore[union-attr]
    return next(at_home, places[0] if places else -1)


def _hits(
    choices: Sequence[Choice], query: str, places: dict[str, int] | None = None
) -> list[PickerRow]:
    found = []
    for each in choices:
        spans = match_spans(query, each.text)
        if spans is None and not (each.unit and matches(query, f"{each.unit}{each.text}")):
            continue
        found.append(PickerRow(each.text, each, spans or (), (places or {}).get(str(each.id))))
    return found


def _latest(choices: Sequence[Choice]) -> list[PickerRow]:
    latest = LATELY_CHOSEN.among(choices) if len(choices) > _MANY else []
    heading = [PickerRow(LATELY)] if latest else []
    return [*heading, *(PickerRow(_whose(each), each) for each in latest)]


def _whose(choice: Choice) -> str:
    """Apart from its group a vacant post says whose it is: 处长 there are many."""
    return f"{choice.unit} {choice.text}" if choice.is_vacant and choice.unit else choice.text


def _grouped(rows: Sequence[PickerRow]) -> Iterator[PickerRow]:
    """The rows with a heading before each group."""
    group = ""
    for row in rows:
        own = row.choice.group if row.choice is not None else ""
        if own != group:
            group = own
            yield PickerRow(group)
        yield row
