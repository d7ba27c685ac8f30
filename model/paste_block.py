"""A pasted block: which of its columns mean what, and which rows go where (粘贴块)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from model.action_order import ActionColumn
from model.action_paste import PastedRow
from model.action_table import ActionRow
from model.entities import ClauseId
from model.paste_columns import PASTED, columns_of, is_left_aside


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockColumn:
    """One column: what it fills; None with a heading is kept in 备注, without one left aside."""

    heading: str = ""
    column: ActionColumn | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Columns and rows of words, headings not among them; `places` number the copied rows."""

    columns: tuple[BlockColumn, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    places: tuple[int, ...] = ()

    @property
    def has(self) -> frozenset[ActionColumn]:
        """What the columns fill."""
        return frozenset(each.column for each in self.columns if each.column is not None)


def has_headings(cells: Sequence[Sequence[str]]) -> bool:
    """Do headings that we know stand in the first row?"""
    return bool(cells) and columns_of(cells[0]) is not None


def read_block(
    cells: Sequence[Sequence[str]], usual: Sequence[ActionColumn | None], *, is_headed: bool
) -> Block:
    """The columns by their headings, else `usual` from left to right; blank rows are left out."""
    if is_headed and cells:
        columns = _headed(cells[0])
    else:
        width = max(map(len, cells), default=0)
        named = [*usual[:width], *(None for _ in range(width - len(usual)))]
        columns = [BlockColumn(column=each if each in PASTED else None) for each in named]
    begin = 1 if is_headed else 0
    places = tuple(at for at, row in enumerate(cells) if at >= begin and any(row))
    rows = tuple(tuple(cells[at]) for at in places)
    return Block(columns=tuple(columns), rows=rows, places=places)


def with_column(block: Block, place: int, column: BlockColumn) -> Block:
    """Let a column fill another one; each is filled once."""
    columns = [
        replace(each, column=None) if each.column and each.column == column.column else each
        for each in block.columns
    ]
    columns[place] = column
    return replace(block, columns=tuple(columns))


def rows_of(
    block: Block, *, targets: Sequence[ActionRow], clause_id: ClauseId | None
) -> Iterator[PastedRow]:
    """The rows: the first ones change `targets`, those beyond become new actions.

    A blank cell below a sentence means the same sentence: lists merge such cells.
    """
    source = ""
    for number, row in enumerate(block.rows):
        words: dict[ActionColumn, str] = {}
        others = []
        for each, cell in zip(block.columns, row, strict=True):
            if each.column is not None:
                words[each.column] = cell
            elif each.heading:
                others.append((each.heading, cell))
        source = words.get(ActionColumn.SOURCE, "").strip() or source
        target = targets[number] if number < len(targets) else None
        if target is None and source:
            words[ActionColumn.SOURCE] = source
        yield PastedRow(words=words, others=others, target=target, clause_id=clause_id)


def _headed(row: Sequence[str]) -> list[BlockColumn]:
    found = columns_of(row) or [None] * len(row)
    columns = []
    for cell, column in zip(row, found, strict=True):
        is_aside = column is None and is_left_aside(cell)
        columns.append(BlockColumn(heading="" if is_aside else cell.strip(), column=column))
    return columns
