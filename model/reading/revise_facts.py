"""Corrections of what was read out of sentences and of the front (核对时的改动).

Targets and time limits are readings of the official words: they may be corrected or set aside.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from model.due import Due, parse_due
from model.errors import InvalidEntryError, quoted
from model.reading.dates import find_deadlines
from model.reading.document import (
    OfficialDocument,
    ReadDeadline,
    ReadItem,
    ReadTarget,
)
from model.reading.places import Place, goal_at, item_at, with_goal, with_item
from model.words import IndicatorScope


def targets_at(document: OfficialDocument, place: Place) -> tuple[ReadTarget, ...]:
    """The targets of the item or goal at a place."""
    holder = goal_at(document, place) if place.goal is not None else item_at(document, place)
    return holder.targets


def change_target(
    document: OfficialDocument, place: Place, at: int, *targets: ReadTarget
) -> OfficialDocument:
    """Other targets in the place of one of an item or goal; none sets it aside (不作指标)."""
    kept = targets_at(document, place)
    changed = (*kept[:at], *targets, *kept[at + 1 :])
    if place.goal is not None:
        return with_goal(document, place, replace(goal_at(document, place), targets=changed))
    return with_item(document, place, replace(item_at(document, place), targets=changed))


def set_scope(
    document: OfficialDocument, place: Place, at: int, scope: IndicatorScope
) -> OfficialDocument:
    """Whose figure a target is (国家局指标、本省承接)."""
    target = replace(targets_at(document, place)[at], scope=scope)
    return change_target(document, place, at, target)


def change_deadline(
    document: OfficialDocument, place: Place, at: int, words: str | None
) -> OfficialDocument:
    """Other words for a time limit of an item; None sets it aside (不作时限)."""
    item = item_at(document, place)
    kept = item.deadlines
    changed: tuple[ReadDeadline, ...] = ()
    if words is not None:
        changed = (_deadline(words, kept[at], document.year),)
    item = replace(item, deadlines=(*kept[:at], *changed, *kept[at + 1 :]))
    return with_item(document, place, item)


def change_front(document: OfficialDocument, **fields: object) -> OfficialDocument:
    """Another title, issuer, doc_number, kind or year; time limits follow the year."""
    changed: OfficialDocument = replace(document, **fields)  # type: ignore[arg-type]
    if changed.year == document.year or changed.year is None:
        return changed
    found = _found(changed.year) if document.year is None else _of_year(changed.year)
    chapters = (
        replace(chapter, items=tuple(map(found, chapter.items))) for chapter in changed.chapters
    )
    return replace(changed, chapters=tuple(chapters))


def _deadline(words: str, before: ReadDeadline, year: int | None) -> ReadDeadline:
    if year is None:
        raise InvalidEntryError("来文没有年度，时限没有改动；请先在上方填写年度。")
    due = parse_due(words, year=year)
    if due is None:
        raise InvalidEntryError(
            f"{quoted(words)}不能确定到哪一天，时限没有改动；请写成“6月底前”“12月15日前”这样的时限。"
        )
    return replace(before, quote=words.strip(), due=due)


def _of_year(year: int) -> Callable[[ReadItem], ReadItem]:
    """The same words of time limits, meant in another year."""

    def turned(deadlines: Iterable[ReadDeadline]) -> Iterable[ReadDeadline]:
        for each in deadlines:
            due = _due(each.quote, year)
            yield replace(each, due=due) if due else each

    return lambda item: replace(item, deadlines=tuple(turned(item.deadlines)))


def _due(words: str, year: int) -> Due | None:
    try:
        return parse_due(words, year=year)
    except InvalidEntryError:
        return None


def _found(year: int) -> Callable[[ReadItem], ReadItem]:
    """Time limits that were not read as long as no year was known."""
    return lambda item: replace(
        item,
        deadlines=tuple(
            found
            for at, text in enumerate(item.sentences)
            for found in find_deadlines(text, at, year)
            if isinstance(found, ReadDeadline)
        ),
    )
