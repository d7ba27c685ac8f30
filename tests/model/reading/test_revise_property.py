"""Whatever a clerk does in the review, no word of the paper is lost and every index holds."""

from collections.abc import Callable

from hypothesis import example, given, settings
from hypothesis import strategies as st

from model.errors import InvalidEntryError
from model.reading.document import OfficialDocument
from model.reading.json_words import as_json
from model.reading.places import Place, Revised, item_at, item_places
from model.reading.revise import (
    change_units,
    merge_sentences,
    move_sentence,
    move_sentence_to,
    split_sentence,
    take_back,
)
from model.reading.revise_order import move_part, remove
from model.reading.revise_outline import (
    chapter_to_item,
    goal_to_sentences,
    item_to_chapter,
    join_items,
    sentence_to_goal,
    sentence_to_title,
    set_is_task,
    start_item,
    title_to_sentence,
)
from tests.model.reading.revising import notes, paper, sentence, sentence_places, words

DOCUMENT = paper()

Edit = Callable[[OfficialDocument, Place, int], Revised]
EDITS: dict[str, Edit] = {
    "split": lambda d, p, n: split_sentence(d, p, n),
    "merge": lambda d, p, n: merge_sentences(d, p),
    "move sentence": lambda d, p, n: move_sentence(d, p, down=n % 2 == 0),
    "move sentence to": lambda d, p, n: move_sentence_to(d, p, _any_item(d, n)),
    "move part": lambda d, p, n: move_part(d, _part(p, n), down=n % 2 == 0),
    "remove": lambda d, p, n: remove(d, p if n % 2 else _part(p, n)),
    "take back": lambda d, p, n: (
        take_back(d, n % len(d.removed)) if d.removed else Revised(document=d, place=p)
    ),
    "title to sentence": lambda d, p, n: title_to_sentence(d, p),
    "sentence to title": lambda d, p, n: sentence_to_title(d, p),
    "start item": lambda d, p, n: start_item(d, p),
    "join items": lambda d, p, n: join_items(d, p),
    "item to chapter": lambda d, p, n: item_to_chapter(d, p.of_item()),
    "chapter to item": lambda d, p, n: chapter_to_item(d, p.of_chapter()),
    "sentence to goal": lambda d, p, n: sentence_to_goal(d, p),
    "goal to sentences": lambda d, p, n: goal_to_sentences(d, p),
    "is task": lambda d, p, n: set_is_task(d, p, is_task=n % 2 == 0),
    "units": lambda d, p, n: change_units(d, p, lead=("条法司",), whole_run=n % 2 == 0),
}


@example([("sentence to title", 74), ("item to chapter", 58), ("remove", 66)])
@given(st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 99)), max_size=12))
@settings(deadline=None)
def test_no_edit_loses_a_word_or_breaks_an_index(chosen: list[tuple[str, int]]) -> None:
    document, noted = DOCUMENT, notes(DOCUMENT)
    for name, number in chosen:
        places = sentence_places(document)
        if not places:
            break
        try:
            revised = EDITS[name](document, places[number % len(places)], number)
        except InvalidEntryError:
            continue
        before, document = document, revised.document
        noted |= notes(document)
        # A note that was set aside with its sentence is a note again when that is taken back.
        assert not words(before) - words(document) - notes(document), name
        assert not (words(document) - words(before)) - noted, name
        assert_whole(document)
        assert_there(document, revised.place)


@given(st.integers(0, 99), st.integers(0, 200))
@settings(deadline=None)
def test_what_is_split_and_merged_is_as_before(number: int, at: int) -> None:
    places = sentence_places(DOCUMENT)
    place = places[number % len(places)]
    at = 1 + at % (len(sentence(DOCUMENT, place)) - 1)
    divided = split_sentence(DOCUMENT, place, at)
    assert merge_sentences(divided.document, divided.place).document == DOCUMENT


@given(st.integers(0, 99))
@settings(deadline=None)
def test_what_is_moved_down_inside_an_item_and_up_again_is_as_before(number: int) -> None:
    inner = [p for p in sentence_places(DOCUMENT) if _has_next(p)]
    place = inner[number % len(inner)]
    down = move_sentence(DOCUMENT, place, down=True)
    up = move_sentence(down.document, down.place, down=False)
    assert (up.document.chapters, up.place) == (DOCUMENT.chapters, place)


def assert_whole(document: OfficialDocument) -> None:
    """Segments part the sentences that have a note; indexes and lines fit; JSON can be made."""
    for place in item_places(document):
        item = item_at(document, place)
        closed = [at for run in item.segments for at in run.sentences]
        assert sorted(closed) == sorted(set(closed))
        assert all(0 <= at < len(item.sentences) for at in closed)
        assert [run.responsible for run in item.segments] == list(range(len(item.responsible)))
        assert len(item.sentence_lines) in (0, len(item.sentences))
        indexes = [target.sentence_index for target in item.targets]
        indexes += [deadline.sentence_index for deadline in item.deadlines]
        assert all(0 <= index < len(item.sentences) for index in indexes)
        for goal in item.subitems:
            assert all(0 <= each.sentence_index < len(goal.sentences) for each in goal.targets)
    assert as_json(document)


def assert_there(document: OfficialDocument, place: Place) -> None:
    """The place that an edit tells of exists."""
    assert 0 <= place.chapter < len(document.chapters)
    if place.item is not None:
        item = item_at(document, place)
        holder = item if place.goal is None else item.subitems[place.goal]
        assert place.sentence is None or 0 <= place.sentence < len(holder.sentences)


def _has_next(place: Place) -> bool:
    if place.goal is not None:
        return False
    return (place.sentence or 0) + 1 < len(item_at(DOCUMENT, place).sentences)


def _any_item(document: OfficialDocument, number: int) -> Place:
    places = list(item_places(document))
    return places[number % len(places)]


def _part(place: Place, number: int) -> Place:
    return (place.of_sentences(), place.of_item(), place.of_chapter())[number % 3]
