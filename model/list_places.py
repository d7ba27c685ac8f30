"""Places in a document, and the ids of what stands there.

Ids of what is read first are made from document number, place and text, so that two offices that
read the same paper hold the same ids; what an older reading held keeps the id it has.
"""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from model.entities import TaskListId
from model.reading.document import OfficialDocument, ReadGroup
from model.store.values import clean_text

# Where a thing stands in the document: chapter, item in it, goal in that, sentence.
Spot = tuple[int, ...]

_NAMESPACE = uuid.UUID("6b1f2f0a-51cb-4d0e-9a44-7f6f3d1f4c11")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownIds:
    """The ids of an older reading that go on, by the place in the new document.

    `clauses` count the sentences through the document. `gone` are sentences that the new reading
    no longer holds but that carry local work: they stay, with what they stand in.
    """

    chapters: Mapping[Spot, str] = field(default_factory=dict)
    groups: Mapping[tuple[int, ReadGroup], str] = field(default_factory=dict)
    items: Mapping[Spot, str] = field(default_factory=dict)
    goals: Mapping[Spot, str] = field(default_factory=dict)
    clauses: Mapping[int, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()


def sentences_of(document: OfficialDocument) -> Iterator[tuple[str, Spot, Spot | None, bool]]:
    """Each sentence in the order of the ledger: text, its item, its goal, whether it counts."""
    for chapter_at, chapter in enumerate(document.chapters):
        for item_at, item in enumerate(chapter.items):
            spot = (chapter_at, item_at)
            for text in item.sentences:
                yield text, spot, None, item.is_task
            for goal_at, goal in enumerate(item.subitems):
                for text in goal.sentences:
                    yield text, spot, (*spot, goal_at), False


def new_list_id(document: OfficialDocument) -> TaskListId:
    """The id of a list that is read for the first time."""
    return TaskListId(made_id("", document.doc_number or _words_of(document)))


def made_id(parent: str, place_and_text: str) -> str:
    """The id of something inside something else."""
    return str(uuid.uuid5(_NAMESPACE, f"{parent}\n{clean_text(place_and_text)}"))


def _words_of(document: OfficialDocument) -> str:
    """What tells papers without a number apart: issuer, title and all words."""
    items = (item.text for chapter in document.chapters for item in chapter.items)
    return "\n".join([document.issuer or "", document.title or "", *items])
