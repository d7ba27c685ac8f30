"""Tables held against each other (表格比对), row by row and cell by cell.

Rows are known again by what they say, whatever their numbers; a row that stands elsewhere is told
as that. Blanks and widths of signs do not count, nor whether an empty cell holds a dash.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from model.paper_text import PaperTable
from model.same_text import plain_key


class TableChangeKind(StrEnum):
    """How a table differs (表格差异)."""

    TABLE_GONE = "缺少表格"
    TABLE_NEW = "多出表格"
    COLUMN_GONE = "缺少一栏"
    COLUMN_NEW = "多出一栏"
    ROW_GONE = "缺少一行"
    ROW_NEW = "多出一行"
    ROW_MOVED = "行序不同"
    CELL = "内容不同"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableChange:
    """One difference: in which table, in which row (by its number and words) and column."""

    kind: TableChangeKind
    table: str
    row: str = ""
    column: str = ""
    before: str = ""
    after: str = ""


def compare_tables(
    expected: Sequence[PaperTable], found: Sequence[PaperTable]
) -> tuple[TableChange, ...]:
    """What differs in the tables found; each is known by its headings."""
    left = list(_whole(found))
    changes: list[TableChange] = []
    for table in expected:
        at = _best(table, left)
        if at is None:
            changes.append(TableChange(kind=TableChangeKind.TABLE_GONE, table=table.name))
        else:
            changes += _compare(table, left.pop(at))
    for table in left:
        changes.append(TableChange(kind=TableChangeKind.TABLE_NEW, table=_named(table)))
    return tuple(changes)


_ALIKE = 0.5  # share of the headings that make two tables the same
_ROWS_ALIKE = 0.4  # share of the words of a row
_NUMBERS = frozenset(("序号", "编号"))
_SHOWN = 20
_MOST_MOVED = 10  # rows named one by one; of more only the number is told
_NOTHING = frozenset(("", "-", "/", "无"))


def _whole(tables: Sequence[PaperTable]) -> Iterator[PaperTable]:
    """The tables; what goes on under the same headings, or under none, is one."""
    held: PaperTable | None = None
    for table in tables:
        if held is not None and _keys(table.head) == _keys(held.head):
            held = PaperTable(name=held.name, head=held.head, rows=held.rows + table.rows)
            continue
        if held is not None:
            yield held
        held = table
    if held is not None:
        yield held


def _best(table: PaperTable, among: Sequence[PaperTable]) -> int | None:
    heads = Counter(_keys(table.head))
    scores = [
        ((heads & Counter(_keys(other.head))).total() / max(len(table.head), len(other.head)), -at)
        for at, other in enumerate(among)
    ]
    score, place = max(scores, default=(0.0, 0))
    return -place if score >= _ALIKE else None


def _keys(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(plain_key, words))


def _named(table: PaperTable) -> str:
    return table.name or "、".join(word for word in table.head if word)[:_SHOWN]


def _compare(expected: PaperTable, found: PaperTable) -> Iterator[TableChange]:
    there = {key: at for at, key in reversed(list(enumerate(_keys(found.head))))}
    columns = [(at, there[key]) for at, key in enumerate(_keys(expected.head)) if key in there]
    for heading in expected.head:
        if plain_key(heading) not in there:
            yield _change(TableChangeKind.COLUMN_GONE, expected, column=heading)
    known = set(_keys(expected.head))
    for heading in found.head:
        if heading and plain_key(heading) not in known:
            yield _change(TableChangeKind.COLUMN_NEW, expected, column=heading)
    yield from _Rows(expected, found, columns).changes()


def _change(
    kind: TableChangeKind,
    table: PaperTable,
    *,
    row: str = "",
    column: str = "",
    before: str = "",
    after: str = "",
) -> TableChange:
    return TableChange(
        kind=kind, table=table.name, row=row, column=column, before=before, after=after
    )


_Key = tuple[str, ...]


class _Rows:
    """The rows of both tables over the columns that both have."""

    def __init__(
        self, ours: PaperTable, theirs: PaperTable, columns: Sequence[tuple[int, int]]
    ) -> None:
        self._ours, self._theirs, self._columns = ours, theirs, columns
        self._numbers = {own for own, _ in columns if ours.head[own] in _NUMBERS}
        self._own_keys = [self._key(row, [own for own, _ in columns]) for row in ours.rows]
        self._their_keys = [self._key(row, [at for _, at in columns]) for row in theirs.rows]
        # What tells rows apart best: the column with most different words.
        self._telling = max(
            (at for at, (own, _) in enumerate(columns) if own not in self._numbers),
            key=lambda at: (len({key[at] for key in self._own_keys}), -at),
            default=0,
        )

    def changes(self) -> Iterator[TableChange]:
        """Rows gone, cells that differ, rows new and moved, each in the order of the table."""
        pairs = self._pairs()
        is_whole = len(pairs) == len(self._own_keys) == len(self._their_keys)
        for at, row in enumerate(self._ours.rows):
            if at in pairs:
                yield from self._cells(at, pairs[at], with_numbers=is_whole)
            else:
                label = self._label(row, [own for own, _ in self._columns])
                yield _change(TableChangeKind.ROW_GONE, self._ours, row=label)
        taken = set(pairs.values())
        for at, row in enumerate(self._theirs.rows):
            if at not in taken and any(map(plain_key, row)):
                label = self._label(row, [there for _, there in self._columns])
                yield _change(TableChangeKind.ROW_NEW, self._ours, row=label)
        yield from self._moved(pairs)

    def _moved(self, pairs: Mapping[int, int]) -> Iterator[TableChange]:
        """The rows that have to be put elsewhere for the order to be the same again."""
        order = sorted(pairs)
        stay = _longest_rise([pairs[at] for at in order])
        moved = [at for index, at in enumerate(order) if index not in stay]
        places = [own for own, _ in self._columns]
        rows = [self._label(self._ours.rows[at], places) for at in moved]
        if len(rows) > _MOST_MOVED:
            rows = [f"{len(rows)}行"]
        for row in rows:
            yield _change(TableChangeKind.ROW_MOVED, self._ours, row=row)

    def _pairs(self) -> dict[int, int]:
        """Which row is which: the same words, then the same telling words, then the most alike."""
        pairs: dict[int, int] = {}
        for as_key in (self._without_numbers, self._telling_words):
            places: defaultdict[object, list[int]] = defaultdict(list)
            taken = set(pairs.values())
            for at, key in enumerate(self._their_keys):
                if at not in taken:
                    places[as_key(key)].append(at)
            for at, key in enumerate(self._own_keys):
                if at not in pairs and places[as_key(key)]:
                    pairs[at] = places[as_key(key)].pop(0)
        return pairs | self._alike(pairs)

    def _alike(self, pairs: dict[int, int]) -> dict[int, int]:
        """Of the rows that are left, those that share most of their words."""
        taken = set(pairs.values())
        places: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
        for place, key in enumerate(self._their_keys):
            if place not in taken:
                for column, cell in enumerate(key):
                    places[column, cell].append(place)
        scores: list[tuple[float, int, int, int]] = []
        for at, key in enumerate(self._own_keys):
            if at in pairs:
                continue
            weight: Counter[int] = Counter()
            for column, cell in enumerate(key):
                for place in places[column, cell]:
                    weight[place] += len(cell)
            for place, shared in weight.items():
                share = shared / max(1, sum(map(len, key)), sum(map(len, self._their_keys[place])))
                scores.append((-share, abs(at - place), at, place))
        found: dict[int, int] = {}
        for score, _, at, place in sorted(scores):
            if -score >= _ROWS_ALIKE and at not in found and place not in taken:
                found[at] = place
                taken.add(place)
        return found

    def _cells(self, at: int, place: int, *, with_numbers: bool) -> Iterator[TableChange]:
        ours, theirs = self._own_keys[at], self._their_keys[place]
        if ours == theirs:
            return
        row, other = self._ours.rows[at], self._theirs.rows[place]
        label = self._label(row, [own for own, _ in self._columns])
        for index, (own, there) in enumerate(self._columns):
            is_number = own in self._numbers
            if ours[index] != theirs[index] and (with_numbers or not is_number):
                yield _change(
                    TableChangeKind.CELL,
                    self._ours,
                    row=label,
                    column=self._ours.head[own],
                    before=row[own],
                    after=other[there],
                )

    def _key(self, row: Sequence[str], places: Sequence[int]) -> _Key:
        keys = (plain_key(row[at]) if at < len(row) else "" for at in places)
        return tuple("" if key in _NOTHING else key for key in keys)

    def _without_numbers(self, key: _Key) -> object:
        return tuple(
            cell
            for cell, (own, _) in zip(key, self._columns, strict=True)
            if own not in self._numbers
        )

    def _telling_words(self, key: _Key) -> object:
        # Nothing said tells nothing: such a row finds no other.
        return key[self._telling] if key and key[self._telling] else object()

    def _label(self, row: Sequence[str], places: Sequence[int]) -> str:
        number = next(
            (
                f"{self._ours.head[own]}{row[at]}"
                for at, (own, _) in zip(places, self._columns, strict=True)
                if own in self._numbers and row[at]
            ),
            "",
        )
        words = " ".join(row[places[self._telling]].split()) if places else ""
        shown = words if len(words) <= _SHOWN else words[:_SHOWN] + "……"
        return f"{number}“{shown}”" if shown else number


def _longest_rise(places: Sequence[int]) -> set[int]:
    """Where the longest run of rising places stands: these rows kept their order."""
    lasts: list[int] = []  # of the rise of each length that ends lowest, its last place
    ends: list[int] = []  # and where that stands
    before: list[int] = []
    for index, place in enumerate(places):
        length = bisect_left(lasts, place)
        before.append(ends[length - 1] if length else -1)
        if length == len(lasts):
            lasts.append(place)
            ends.append(index)
        else:
            lasts[length], ends[length] = place, index
    found: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        found.add(at)
        at = before[at]
    return found
