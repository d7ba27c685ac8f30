"""Which parts, groups, tasks and goals of a list go on in a new reading: those of its sentences."""

from model.clause_matching import pair_by_votes, plain
from model.list_places import KnownIds, Spot, sentences_of
from model.reading.document import OfficialDocument, ReadGroup
from model.stored_list import StoredList


def known_ids(stored: StoredList, document: OfficialDocument, match: list[str | None]) -> KnownIds:
    """The ids that go on, from the stored sentence (or None) of each sentence of the document."""
    items = _items(stored, document, match)
    chapters = _chapters(stored, document, items)
    kept = {clause_id for clause_id in match if clause_id is not None}
    return KnownIds(
        chapters=chapters,
        groups=_groups(stored, document, items, chapters),
        items=items,
        goals=_goals(stored, document, match, items),
        clauses={at: clause_id for at, clause_id in enumerate(match) if clause_id is not None},
        gone=tuple(
            clause_id
            for clause_id in stored.clauses
            if clause_id in stored.worked_on and clause_id not in kept
        ),
    )


def _items(
    stored: StoredList, document: OfficialDocument, match: list[str | None]
) -> dict[Spot, str]:
    votes = [
        (str(stored.clauses[clause_id]["task_item_id"]), spot)
        for (_, spot, _, _), clause_id in zip(sentences_of(document), match, strict=True)
        if clause_id is not None
    ]
    found = pair_by_votes(votes)
    titled: dict[Spot, str] = {
        (chapter_at, item_at): item.title
        for chapter_at, chapter in enumerate(document.chapters)
        for item_at, item in enumerate(chapter.items)
        if item.title
    }
    return found | _same_titles(stored, "task_item", titled, found)


def _chapters(
    stored: StoredList, document: OfficialDocument, items: dict[Spot, str]
) -> dict[Spot, str]:
    found = pair_by_votes(
        (str(stored.rows["task_item"][item_id]["chapter_id"]), spot[:1])
        for spot, item_id in sorted(items.items())
    )
    titled: dict[Spot, str] = {(at,): chapter.title for at, chapter in enumerate(document.chapters)}
    return found | _same_titles(stored, "chapter", titled, found)


def _groups(
    stored: StoredList,
    document: OfficialDocument,
    items: dict[Spot, str],
    chapters: dict[Spot, str],
) -> dict[tuple[int, ReadGroup], str]:
    """Groups go on inside their part only."""
    votes = []
    for (chapter_at, item_at), item_id in sorted(items.items()):
        group = document.chapters[chapter_at].items[item_at].group
        old = stored.rows["task_item"][item_id]
        if group and old["task_group_id"] and old["chapter_id"] == chapters.get((chapter_at,)):
            votes.append((str(old["task_group_id"]), (chapter_at, group)))
    return pair_by_votes(votes)


def _goals(
    stored: StoredList,
    document: OfficialDocument,
    match: list[str | None],
    items: dict[Spot, str],
) -> dict[Spot, str]:
    """Goals go on inside their task only."""
    votes = []
    for (_, spot, goal, _), clause_id in zip(sentences_of(document), match, strict=True):
        if goal is None or clause_id is None:
            continue
        old = stored.clauses[clause_id]
        if old["goal_id"] and old["task_item_id"] == items.get(spot):
            votes.append((str(old["goal_id"]), goal))
    return pair_by_votes(votes)


def _same_titles(
    stored: StoredList, table: str, titled: dict[Spot, str], found: dict[Spot, str]
) -> dict[Spot, str]:
    """What shares no sentence any more but still has its title."""
    taken = set(found.values())
    free: dict[str, list[str]] = {}
    for row_id, row in stored.rows[table].items():
        if row_id not in taken and row["title"]:
            free.setdefault(plain(str(row["title"])), []).append(row_id)
    more: dict[Spot, str] = {}
    for spot, title in titled.items():
        if spot not in found and (ids := free.get(plain(title))):
            more[spot] = ids.pop(0)
    return more
