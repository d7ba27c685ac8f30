"""Rows of running text put on their pages: what belongs together, and what closes a paper.

Pages hold 22 lines; only where office and date would else be parted from the text, or stand on a
page that next to nothing begins, are the lines of the last page set closer (7.3.5.5).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reports import gongwen
from reports.pdf_page import Paper
from reports.pdf_rows import Row

HAIR = 0.01
"""Rounding may not push a row to the next page."""

SQUEEZE = 0.8
"""How narrow the lines may become on which 附件说明, 落款 and 附注 are set."""

# How narrow all lines of a page may become, so that the paper ends on it: 25 of them for 22.
_CLOSER = 0.85
# How much of a page may stay empty for the sake of the text above a signature.
_MOST_EMPTY = 1 / 3

# Lines of a paragraph whose last one would turn over alone.
_SHORT = 3

_Group = Sequence[Row]


def place(paper: Paper, rows: Iterable[Row], *, below: float = 0.0) -> None:
    """Put rows on the page, those that belong together on the same one.

    When the last one belongs to what follows, that finds so much room `below` it.
    """
    groups = _groups(rows)
    if groups and any(row.closing for row in groups[-1]):
        groups = _ended(paper, groups)
    for group in groups:
        _place_group(paper, group, below if group[-1].keep else 0.0)


def together(rows: Sequence[Row]) -> list[Row]:
    """A paragraph below its heading: two lines stay with that, and so does a third that ends it."""
    kept = min(2 if len(rows) == _SHORT else 1, len(rows) - 1)
    return [*(replace(row, keep=True) for row in rows[:kept]), *rows[kept:]]


def _groups(rows: Iterable[Row]) -> list[_Group]:
    groups: list[_Group] = []
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if not row.keep:
            groups.append(group)
            group = []
    return [*groups, group] if group else groups


def _ended(paper: Paper, groups: list[_Group]) -> list[_Group]:
    """The groups as the paper ends best: its last page closer, or two lines above the closing."""
    first, begins, used = 0, paper.used, paper.used
    for at, group in enumerate(groups[:-1]):
        if used + _height(group) > paper.frame.height + HAIR:
            first, begins, used = at, 0.0, 0.0
        used += _height(group)
    over = used + _height(groups[-1]) - paper.frame.height
    if over <= HAIR:
        return groups
    room = paper.frame.height - begins
    share = room / (room + over)
    if share >= _CLOSER:
        closer = [_narrowed(group, share) for group in groups[first:]]
        return [*groups[:first], *closer]
    return _begun_with_text(groups, empty=paper.frame.height - used)


def _begun_with_text(groups: list[_Group], *, empty: float) -> list[_Group]:
    """A lone sentence does not begin the page of the signature, if the page before can spare."""
    *others, before, last = ([], *groups) if len(groups) == 1 else groups
    fits = SQUEEZE * _height(last) <= empty + HAIR
    if fits or not before or (empty + _height(before)) > _MOST_EMPTY * gongwen.TYPE_AREA_HEIGHT:
        return groups
    return [*others, [*before, *last]]


def _place_group(paper: Paper, group: _Group, below: float = 0.0) -> None:
    height = _height(group) + below
    if any(row.closing for row in group) and SQUEEZE * height - HAIR <= paper.room < height - HAIR:
        # 7.3.5.5: a block that just does not fit is set on narrower lines.
        group = _narrowed(group, paper.room / height)
    elif paper.room + HAIR < height <= paper.frame.height:
        paper.turn()
    for row in group:
        if paper.room + HAIR < row.height:
            paper.turn()
        if row.pieces or row.firm or paper.used:
            _draw(paper, row)


def _draw(paper: Paper, row: Row) -> None:
    if row.bookmark:
        paper.bookmark(*row.bookmark)
    top = paper.frame.top - paper.used
    for piece in row.pieces:
        y = top - (row.height - piece.size) / 2 - gongwen.ABOVE_BASELINE * piece.size
        x = paper.frame.left + piece.x
        paper.text(x, y, [piece.text], piece.face, piece.size, fill=piece.fill)
    paper.used += row.height


def _height(group: _Group) -> float:
    return sum(row.height for row in group)


def _narrowed(group: _Group, share: float) -> _Group:
    return [replace(row, height=row.height * share) for row in group]
