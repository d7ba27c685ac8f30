"""How the snapshot of a table follows a change (举措顺序): nothing moves under the hand."""

from collections.abc import Callable, Sequence
from typing import TypeVar

_Id = TypeVar("_Id", bound=str)


def follow(
    shown: Sequence[_Id], found: Sequence[_Id], still_there: Callable[[Sequence[_Id]], set[_Id]]
) -> list[_Id]:
    """The ids to show after a change.

    Rows that are there stay where they are, even when they no longer match the filter; rows that
    are gone go; new rows come in behind the one that they follow in `found`.
    """
    known, wanted = set(shown), set(found)
    doubtful = [each for each in shown if each not in wanted]
    kept = still_there(doubtful) if doubtful else set()
    result = [each for each in shown if each in wanted or each in kept]
    if wanted <= known:
        return result
    behind: dict[_Id | None, list[_Id]] = {}
    last: _Id | None = None
    for each in found:
        if each in known:
            last = each
        else:
            behind.setdefault(last, []).append(each)
    merged = list(behind.get(None, ()))
    for each in result:
        merged.append(each)
        merged.extend(behind.get(each, ()))
    return merged
