"""The order of chapters, items and goals before a document is stored, and what is set aside.

What is set aside (删去) stands among the removed lines, from which it can be taken back.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from model.errors import InvalidEntryError
from model.reading.document import (
    OfficialDocument,
    ReadGroup,
    ReadItem,
    ReadSubitem,
    Removed,
)
from model.reading.places import (
    Place,
    Revised,
    chapter_at,
    goal_at,
    item_at,
    item_places,
    with_chapters,
    with_goal,
    with_item,
    with_items,
)
from model.reading.revise import remove_sentence, with_removed


def move_part(document: OfficialDocument, place: Place, *, down: bool) -> Revised:
    """Move a chapter, item or goal by one place."""
    if place.item is None:
        return _move_chapter(document, place, 1 if down else -1)
    if place.goal is None:
        return _move_item(document, place.of_item(), 1 if down else -1)
    item, at = item_at(document, place), place.goal
    to = _neighbour(at, 1 if down else -1, len(item.subitems))
    goals = _swapped(item.subitems, at, to)
    moved = with_item(document, place, replace(item, subitems=goals))
    return Revised(document=moved, place=replace(place.of_sentences(), goal=to))


def remove(document: OfficialDocument, place: Place) -> Revised:
    """Set a sentence, goal, item or chapter aside (删去), with all that stands in it."""
    if place.sentence is not None:
        return remove_sentence(document, place)
    if place.goal is not None:
        lines = _goal_lines(goal_at(document, place), item_at(document, place).line)
        return Revised(
            document=with_removed(with_goal(document, place), *lines), place=place.of_item()
        )
    if place.item is not None:
        item = item_at(document, place)
        lines = _item_lines(item)
        if item.group and _holds_group_alone(document, place):
            lines = (_group_line(item.group, item.line), *lines)
        without = with_removed(with_item(document, place), *lines)
        return Revised(document=without, place=place.of_chapter())
    chapter = chapter_at(document, place)
    if len(document.chapters) == 1:
        raise InvalidEntryError("这是仅有的一个部分，没有删去；不需要这份来文时请选“取消”。")
    title = Removed(line=chapter.line or 1, text=chapter.title)
    elsewhere = {
        item_at(document, each).group
        for each in item_places(document)
        if each.chapter != place.chapter
    }
    own = [item for item in reversed(chapter.items) if item.group not in elsewhere]
    groups = {item.group: item.line for item in own if item.group}
    inside = (
        *(_group_line(group, line) for group, line in groups.items()),
        *(line for item in chapter.items for line in _item_lines(item)),
    )
    without = with_chapters(document, place.chapter, place.chapter + 1)
    left = Place(chapter=min(place.chapter, len(without.chapters) - 1))
    return Revised(document=with_removed(without, title, *inside), place=left)


_Part = TypeVar("_Part")


def _move_chapter(document: OfficialDocument, place: Place, by: int) -> Revised:
    to = _neighbour(place.chapter, by, len(document.chapters))
    chapters = _swapped(document.chapters, place.chapter, to)
    return Revised(document=replace(document, chapters=chapters), place=Place(chapter=to))


def _move_item(document: OfficialDocument, place: Place, by: int) -> Revised:
    """Past an item of the same group, into the group beside it, or into the next chapter."""
    at, items = place.item or 0, chapter_at(document, place).items
    to = at + by
    if not 0 <= to < len(items):
        return _over_the_edge(document, place, by)
    item, other = items[at], items[to]
    if item.group != other.group and not _holds_group_alone(document, place):
        return Revised(
            document=with_item(document, place, replace(item, group=other.group)), place=place
        )
    moved = with_items(document, place.chapter, *_swapped(items, at, to))
    return Revised(document=moved, place=replace(place, item=to))


def _over_the_edge(document: OfficialDocument, place: Place, by: int) -> Revised:
    to = _neighbour(place.chapter, by, len(document.chapters))
    item, items = item_at(document, place), document.chapters[to].items
    if not _holds_group_alone(document, place):
        item = replace(item, group=items[0 if by > 0 else -1].group if items else None)
    there = (item, *items) if by > 0 else (*items, item)
    moved = with_items(with_item(document, place), to, *there)
    return Revised(document=moved, place=Place(chapter=to, item=0 if by > 0 else len(items)))


def _holds_group_alone(document: OfficialDocument, place: Place) -> bool:
    """Whether no other item has its group; one made a chapter may have left some to the next."""
    group = item_at(document, place).group
    return sum(item_at(document, each).group == group for each in item_places(document)) == 1


def _neighbour(at: int, by: int, count: int) -> int:
    if not 0 <= at + by < count:
        raise InvalidEntryError("已经在最前或最后，没有移动。")
    return at + by


def _swapped(parts: tuple[_Part, ...], at: int, to: int) -> tuple[_Part, ...]:
    order = list(parts)
    order[at], order[to] = order[to], order[at]
    return tuple(order)


def _group_line(group: ReadGroup, line: int | None) -> Removed:
    return Removed(line=line or 1, text=group.title)


def _item_lines(item: ReadItem) -> Iterable[Removed]:
    if item.title:
        yield Removed(line=item.line or 1, text=item.title)
    spans = item.sentence_lines
    closing = {
        run.sentences[-1]: item.responsible[run.responsible]
        for run in item.segments
        if run.sentences
    }
    for at, text in enumerate(item.sentences):
        line = spans[at][0] if at < len(spans) else item.line or 1
        yield Removed(line=line, text=text + (closing[at].text if at in closing else ""))
    for goal in item.subitems:
        yield from _goal_lines(goal, item.line)


def _goal_lines(goal: ReadSubitem, above: int | None) -> Iterable[Removed]:
    if goal.title:
        yield Removed(line=goal.line or above or 1, text=goal.title)
    for at, text in enumerate(goal.sentences):
        spans = goal.sentence_lines
        line = spans[at][0] if at < len(spans) else goal.line or above or 1
        yield Removed(line=line, text=text)
