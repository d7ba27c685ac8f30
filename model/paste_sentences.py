"""Which sentence of the official text pasted words name (原文序号、原文)."""

import re
from collections.abc import Iterable

from model.entities import Clause, ClauseId
from model.ledger import Ledger
from model.store.values import read_as

_NUMBER = re.compile(r"(?:原文)?第?\s*(\d{1,4})\s*(?:句|条|号)?")
_SIGNS = re.compile(r"[\s，。；、：“”（）,.;:()]+")
_FEWEST = 6  # characters of a part of a sentence


class Sentences:
    """The sentences of the lists, the list in front first: its numbers count before others."""

    def __init__(self, clauses: Iterable[Clause]) -> None:
        self._numbers: dict[int, ClauseId] = {}
        self._texts: list[tuple[str, ClauseId]] = []
        for clause in clauses:
            if clause.number is not None:
                self._numbers.setdefault(clause.number, clause.id)
            self._texts.append((_plain(clause.text), clause.id))

    def find(self, words: str) -> ClauseId | None:
        """The sentence of a number, of its words, or of a part that stands in it alone."""
        number = _NUMBER.fullmatch(words.strip())
        if number:
            return self._numbers.get(int(number[1]))
        plain = _plain(words)
        same = [clause_id for text, clause_id in self._texts if text == plain]
        if same or len(plain) < _FEWEST:
            return same[0] if same else None
        within = [clause_id for text, clause_id in self._texts if plain in text or text in plain]
        return within[0] if len(within) == 1 else None


def is_number(words: str) -> bool:
    """Do the words name a sentence by its number?"""
    return _NUMBER.fullmatch(words.strip()) is not None


def read_clauses(ledger: Ledger, near: ClauseId | None) -> list[Clause]:
    """Every sentence; those in one list with `near` come first, those that are gone last."""
    rows = ledger.rows(_CLAUSES_SQL, (near,))
    return [read_as(Clause, row) for row in rows]


_CLAUSES_SQL = """
    SELECT clause.* FROM clause
    JOIN task_item ON task_item.id = clause.task_item_id
    JOIN chapter ON chapter.id = task_item.chapter_id
    JOIN task_list ON task_list.id = chapter.task_list_id
    ORDER BY clause.gone_on IS NOT NULL, task_list.id IS NOT (
        SELECT chapter.task_list_id FROM clause AS near
        JOIN task_item ON task_item.id = near.task_item_id
        JOIN chapter ON chapter.id = task_item.chapter_id
        WHERE near.id = ?
    ), task_list.position, clause.position
"""


def _plain(words: str) -> str:
    return _SIGNS.sub("", words)
