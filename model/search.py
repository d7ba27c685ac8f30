"""Search over everything (查找): all texts of the ledger, folded and held, looked through at once.

Scanning 60,000 held texts takes some 7 ms, so that no index is kept in the file or beside it. The
texts are read in small slices when somebody first searches, and follow the news of each step.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from model.ledger import Changes, Ledger
from model.store.values import clean_line

_SLICE = 500  # rows that are read at one go
_SCANNED = 8_000  # texts that are looked through at one go
_FULL_WIDTH = re.compile("[\uff01-\uff5e\u3000]")
_LONGEST = 1000  # nobody means more of a text that was pasted


class Kind(StrEnum):
    """The groups of hits, in their order."""

    TASK = "任务事项"
    ACTION = "落实举措"
    NOTE = "进展情况"
    STAGE = "阶段目标"
    EVIDENCE = "佐证材料"
    PLACE = "单位岗位"
    CHASE = "调整时限和催办"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One table whose texts are held: its id, the words of a row joined, in the order of hits.

    A change of one of `also` can change any of its texts.
    """

    kind: Kind
    table: str
    words: str
    order: str = "t.rowid"
    joins: str = ""
    also: frozenset[str] = frozenset()


def _joined(*columns: str) -> str:
    return " || char(10) || ".join(columns)


_NAME = "coalesce({0}.holder, '') || ' ' || coalesce({0}.name, '')"
SOURCES: tuple[Source, ...] = (
    Source(kind=Kind.TASK, table="chapter", words="t.number || t.title"),
    Source(kind=Kind.TASK, table="task_group", words="t.number || t.title"),
    Source(kind=Kind.TASK, table="task_item", words="t.number || t.title"),
    Source(kind=Kind.TASK, table="goal", words="t.title"),
    Source(kind=Kind.TASK, table="clause", order="t.position",
           words=_joined("t.text", "t.triage_reason", "coalesce(note.text, '')"),
           joins="LEFT JOIN responsibility AS note ON note.id = t.responsibility_id",
           also=frozenset({"responsibility"})),
    Source(kind=Kind.ACTION, table="local_action", order="t.position, t.id",
           words=_joined("t.text", "coalesce(lead.name, '')", _NAME.format("post"),
                         _NAME.format("leader"), "t.start_text", "t.due_text", "t.deliverable",
                         "t.quantified_target", "t.hand_lamp_reason", "t.outcome", "t.remark",
                         "coalesce((SELECT group_concat(unit.name, '、') "
                         "FROM action_cooperating_unit AS link JOIN unit ON unit.id = unit_id "
                         "WHERE link.action_id = t.id), '')"),
           joins="LEFT JOIN unit AS lead ON lead.id = t.lead_unit_id "
                 "LEFT JOIN post ON post.id = t.post_id "
                 "LEFT JOIN post AS leader ON leader.id = t.leader_post_id",
           also=frozenset({"unit", "post", "action_cooperating_unit"})),
    Source(kind=Kind.NOTE, table="progress_note", order="t.period_ends_on DESC, t.rowid",
           words=_joined("t.done", "t.problems", "t.next_steps")),
    Source(kind=Kind.STAGE, table="stage", words=_joined("t.text", "t.reached")),
    Source(kind=Kind.EVIDENCE, table="evidence", words="t.name"),
    Source(kind=Kind.PLACE, table="unit", words="t.name", order="t.position"),
    Source(kind=Kind.PLACE, table="post", words=_joined("t.holder", "t.name", "t.phone"),
           order="t.position"),
    Source(kind=Kind.CHASE, table="adjustment",
           words=_joined("t.reason", "t.new_due_text", "coalesce(t.approved_by, '')")),
    Source(kind=Kind.CHASE, table="reminder", words=_joined("t.manner", "t.remark")),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The ids of what was found, by table, as far as was looked; `is_whole` when everywhere."""

    ids: dict[str, list[str]]
    is_whole: bool

    @property
    def is_empty(self) -> bool:
        """Was nothing found?"""
        return not any(self.ids.values())

    def count(self, kind: Kind) -> int:
        """How many hits a group has."""
        return sum(len(self.ids.get(s.table, ())) for s in SOURCES if s.kind is kind)

    def of(self, kind: Kind) -> list[tuple[str, str]]:
        """(table, id) of the hits of a group."""
        return [
            (source.table, each)
            for source in SOURCES
            if source.kind is kind
            for each in self.ids.get(source.table, ())
        ]


def fold(text: str) -> str:
    """Text as it is compared: no case, no full width; each sign stays one sign."""
    # İ alone would become two signs in lower case.
    text = text.replace("İ", "i").lower()
    for sign in set(_FULL_WIDTH.findall(text)):
        text = text.replace(sign, " " if sign == "\u3000" else chr(ord(sign) - 0xFEE0))
    return text


def words_of(text: str) -> list[str]:
    """The words that must all be found in one thing, folded."""
    return fold(clean_line(text)[:_LONGEST]).split()


class SearchIndex:
    """Holds the folded texts of one ledger; read in slices, kept up by the news of each step."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._texts: dict[str, dict[str, str]] = {source.table: {} for source in SOURCES}
        self._waiting: dict[str, Iterator[None]] = {}
        for source in SOURCES:
            self._waiting[source.table] = self._read_all(source)

    @property
    def is_ready(self) -> bool:
        """Is every text read?"""
        return not self._waiting

    def read_on(self) -> bool:
        """Read a slice more of what is not read yet; True when that was the last."""
        for table, reading in list(self._waiting.items())[:1]:
            if next(reading, self) is self:
                del self._waiting[table]
        return self.is_ready

    def hear(self, changes: Changes) -> None:
        """Catch up with a step; what is to be read anew waits for `read_on`."""
        for source in SOURCES:
            ids = changes.rows.get(source.table, frozenset())
            if ids is None or source.also & changes.rows.keys():
                self._waiting[source.table] = self._read_all(source)
            elif ids:
                self._read_some(source, ids)

    def find(self, words: Sequence[str]) -> Iterator[Found]:
        """What holds all words: an answer after each part that was looked through.

        The texts must not change in between; after news it is asked anew.
        """
        found: dict[str, list[str]] = {source.table: [] for source in SOURCES}
        if not words:
            yield Found(ids=found, is_whole=True)
            return
        # The longest word is the rarest; the others are looked for where it was found.
        first, *others = sorted(words, key=len, reverse=True)
        scanned = 0
        for source in SOURCES:
            texts = iter(self._texts[source.table].items())
            while part := list(islice(texts, _SCANNED)):
                hits = [(each, text) for each, text in part if first in text]
                for word in others:
                    hits = [(each, text) for each, text in hits if word in text]
                found[source.table] += [each for each, _ in hits]
                scanned += len(part)
                if scanned >= _SCANNED:
                    scanned = 0
                    yield Found(ids=found, is_whole=False)
        yield Found(ids=found, is_whole=True)

    def _read_all(self, source: Source) -> Iterator[None]:
        """Read a table anew, slice by slice; its old texts serve until the new ones are there."""
        texts: dict[str, str] = {}
        ids = self._ledger.column(f"SELECT t.id FROM {source.table} AS t ORDER BY {source.order}")
        for at in range(0, len(ids), _SLICE):
            part = ids[at : at + _SLICE]
            read = self._read(source, part)
            texts |= {each: read[each] for each in part if each in read}
            self._texts[source.table] |= read
            yield
        self._texts[source.table] = texts

    def _read_some(self, source: Source, ids: frozenset[str]) -> None:
        if source.table in self._waiting:  # what was read of it may be old already
            self._waiting[source.table] = self._read_all(source)
            return
        texts = self._texts[source.table]
        read = self._read(source, sorted(ids))
        for each in ids - read.keys():
            texts.pop(each, None)
        texts |= read

    def _read(self, source: Source, ids: Sequence[str]) -> dict[str, str]:
        rows = self._ledger.rows(
            f"SELECT t.id, {source.words} FROM {source.table} AS t {source.joins} "
            "WHERE t.id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        if not rows:
            return {}
        # No text holds this sign: folding them together is many times faster.
        folded = fold("\x1e".join(words for _, words in rows)).split("\x1e")
        return dict(zip((row_id for row_id, _ in rows), folded, strict=True))
