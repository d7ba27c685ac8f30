"""Places in an official document as plain values (位置), and how to reach and replace them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from model.errors import InvalidEntryError
from model.reading.document import OfficialDocument, ReadChapter, ReadItem, ReadSubitem


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands: a chapter, its item, a goal of that, a sentence of either."""

    chapter: int
    item: int | None = None
    goal: int | None = None
    sentence: int | None = None

    def of_chapter(self) -> "Place":
        """The chapter it stands in."""
        return Place(chapter=self.chapter)

    def of_item(self) -> "Place":
        """The item it stands in."""
        return Place(chapter=self.chapter, item=self.item)

    def at(self, sentence: int) -> "Place":
        """A sentence of the item or goal it stands in."""
        return Place(chapter=self.chapter, item=self.item, goal=self.goal, sentence=sentence)

    def of_sentences(self) -> "Place":
        """The item or goal whose sentence it is."""
        return Place(chapter=self.chapter, item=self.item, goal=self.goal)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """A document after an edit, and where what was edited stands now."""

    document: OfficialDocument
    place: Place


def chapter_at(document: OfficialDocument, place: Place) -> ReadChapter:
    """The chapter of a place."""
    return document.chapters[place.chapter]


def item_at(document: OfficialDocument, place: Place) -> ReadItem:
    """The item of a place; raises InvalidEntryError where only a chapter is named."""
    if place.item is None:
        raise InvalidEntryError("这里是一个部分，不是任务，没有改动；请先选中其中的任务或句子。")
    return chapter_at(document, place).items[place.item]


def goal_at(document: OfficialDocument, place: Place) -> ReadSubitem:
    """The goal of a place; raises InvalidEntryError where none is named."""
    if place.goal is None:
        raise InvalidEntryError("这里不是目标，没有改动；请先选中一个目标。")
    return item_at(document, place).subitems[place.goal]


def with_chapters(
    document: OfficialDocument, start: int, stop: int, *chapters: ReadChapter
) -> OfficialDocument:
    """The document with other chapters from `start` up to, without, `stop`."""
    kept = document.chapters
    return replace(document, chapters=(*kept[:start], *chapters, *kept[stop:]))


def with_items(document: OfficialDocument, chapter: int, *items: ReadItem) -> OfficialDocument:
    """The document with other items in one chapter."""
    changed = replace(document.chapters[chapter], items=items)
    return with_chapters(document, chapter, chapter + 1, changed)


def with_item(document: OfficialDocument, place: Place, *items: ReadItem) -> OfficialDocument:
    """The document with other items in the place of one."""
    item_at(document, place)
    at = place.item or 0
    kept = chapter_at(document, place).items
    return with_items(document, place.chapter, *kept[:at], *items, *kept[at + 1 :])


def with_goal(document: OfficialDocument, place: Place, *goals: ReadSubitem) -> OfficialDocument:
    """The document with other goals in the place of one."""
    goal_at(document, place)
    item, at = item_at(document, place), place.goal or 0
    changed = replace(item, subitems=(*item.subitems[:at], *goals, *item.subitems[at + 1 :]))
    return with_item(document, place, changed)


def item_places(document: OfficialDocument) -> Iterator[Place]:
    """Every item in the order of the paper."""
    for chapter, part in enumerate(document.chapters):
        for item in range(len(part.items)):
            yield Place(chapter=chapter, item=item)


def holders(document: OfficialDocument) -> Iterator[Place]:
    """Everything that can hold sentences, in the order of the paper: items and their goals."""
    for place in item_places(document):
        yield place
        for goal in range(len(item_at(document, place).subitems)):
            yield replace(place, goal=goal)
