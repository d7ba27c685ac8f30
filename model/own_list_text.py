"""A list of the ledger as lines that a person can edit (清单文字); read again they are the same."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from model.entities import TaskListId
from model.ledger import Ledger
from model.reading.dates import find_deadlines
from model.reading.document import ReadDeadline
from model.reading.responsibility import read_note
from model.store.values import Column
from model.stored_list import StoredList, read_stored_list

_NUMERALS = "一二三四五六七八九十"
_ENDED = re.compile(r"。[”’》）】」』〉]*$")

_Row = dict[str, Column]


def own_list_text(ledger: Ledger, task_list_id: TaskListId) -> str:
    """Headings, tasks and notes, a task to a line; sentences that are gone are left out."""
    year = ledger.value("SELECT year FROM task_list WHERE id = ?", (task_list_id,))
    return "\n".join(_lines(read_stored_list(ledger, task_list_id), year))


def _lines(stored: StoredList, year: int) -> Iterator[str]:
    items = _by_parent(stored.rows["task_item"], "chapter_id")
    clauses = _by_parent(stored.clauses, "task_item_id")
    notes = _by_parent(stored.rows["responsibility"], "task_item_id")
    for place, (chapter_id, chapter) in enumerate(stored.rows["chapter"].items()):
        # The first part without a number is the whole list.
        if chapter["number"] or place:
            yield f"{_word(chapter, 'number') or _numeral(place)}、{_word(chapter, 'title')}"
        group_id = None
        for item_id, item in items[chapter_id]:
            if item["task_group_id"] not in (None, group_id):
                group = stored.rows["task_group"][str(item["task_group_id"])]
                yield _word(group, "number") + _word(group, "title")
            group_id = item["task_group_id"]
            body = _Body(year)
            body.write(stored, clauses[item_id], notes[item_id])
            yield from body.under(item)


class _Body:
    """The sentences of a task with their notes; a new line begins where it must."""

    def __init__(self, year: int) -> None:
        self._year = year
        self._lines: list[str] = []
        self._is_ended = False  # may a further sentence follow on the line?
        self._is_open = False  # may a note follow on it?

    def write(
        self, stored: StoredList, clauses: list[tuple[str, _Row]], notes: list[tuple[str, _Row]]
    ) -> None:
        here = [(key, row) for key, row in clauses if row["gone_on"] is None]
        note_of = [row["responsibility_id"] for _, row in here]
        texts = {key: str(row["text"]) for key, row in notes}
        for free in [key for key in texts if key not in note_of]:
            self._say(texts[free])
            self._is_ended = True
        for at, (clause_id, clause) in enumerate(here):
            self._say(str(clause["text"]))
            note_id = note_of[at]
            if note_id is not None and note_id not in note_of[at + 1 :]:
                self._remark(texts[str(note_id)])
            note = texts.get(str(note_id), "")
            for words in _times(stored, clause_id, clause, note, self._year):
                self._remark(f"（完成时限：{words}）")

    def under(self, item: _Row) -> list[str]:
        """The lines with number and title of the task."""
        mark, title = _mark(_word(item, "number")), _word(item, "title")
        if not self._lines:
            return []
        if not title:
            return [mark + self._lines[0], *self._lines[1:]]
        if len(self._lines) == 1:
            return [f"{mark}{title}。{self._lines[0]}"]
        return [mark + title, *self._lines]

    def _say(self, text: str) -> None:
        self._add(text)
        self._is_ended = _ENDED.search(text) is not None

    def _remark(self, text: str) -> None:
        """A note stands on the line of its sentence, one behind words without 。 ends the line."""
        if self._is_open or self._is_ended:
            self._lines[-1] += text
        else:
            self._lines.append(text)
        self._is_open = False

    def _add(self, text: str) -> None:
        if self._lines and self._is_ended:
            self._lines[-1] += text
        else:
            self._lines.append(text)
        self._is_open = True


def _times(stored: StoredList, clause_id: str, clause: _Row, note: str, year: int) -> Iterator[str]:
    """Time limits that stood beside the sentence and not in it."""
    found = find_deadlines(str(clause["text"]), 0, year)
    named = {each.quote for each in found if isinstance(each, ReadDeadline)}
    remark = read_note(note)
    named |= set(remark.times if remark else ())
    for row in stored.below.get(("deadline", clause_id), {}).values():
        if str(row["quote"]) not in named:
            yield str(row["quote"])


def _by_parent(rows: Mapping[str, _Row], name: str) -> defaultdict[str, list[tuple[str, _Row]]]:
    found: defaultdict[str, list[tuple[str, _Row]]] = defaultdict(list)
    for row_id, row in rows.items():
        found[str(row[name])].append((row_id, row))
    return found


def _word(row: _Row, name: str) -> str:
    return str(row[name])


def _mark(number: str) -> str:
    if not number or number[-1] in "）)":
        return number
    return f"{number}、"


def _numeral(place: int) -> str:
    return _NUMERALS[place] if place < len(_NUMERALS) else str(place + 1)
