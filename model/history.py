"""What was done when and by whom (修改记录): the steps, filtered, and whether they still stand.

The list is read in pages by the number of the step; nothing here reads the whole log at once.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from model.day_words import day_words
from model.history_words import word_condition
from model.ledger import Ledger, StepRecord
from model.store.connection import Row
from model.store.links import read_links
from model.store.undo import as_record
from model.store.values import clean_line

# All that hangs on these is their own; what hangs on a unit is the work of others.
_WITH_PARTS = ("local_action", "clause")
# How many changes are looked through for words at one go.
LOOKED_THROUGH = 20_000
_WORDS_LIMIT = 200
_MANY = 3000  # changes of a table in one step


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One row of which the history is wanted, with all that hangs on it (只看这项举措)."""

    table: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryFilter:
    """Which steps are wanted; what is left open does not count.

    `tables` are the kinds of things, `words` are looked for in labels, in the changed text and in
    the text of what was added as it stands, names of units and posts among them; days are those
    written down with the step.
    """

    who: str | None = None
    tables: tuple[str, ...] = ()
    thing: Thing | None = None
    since: date | None = None
    until: date | None = None
    words: str = ""

    @property
    def is_open(self) -> bool:
        """Is every step wanted?"""
        return self == HistoryFilter()


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """A step with the number of its changes by table."""

    step: StepRecord
    touched: tuple[tuple[str, int], ...]
    changes: int
    is_reverted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage:
    """Entries, newest first; further ones are older than `before`, none when it is None."""

    entries: tuple[HistoryEntry, ...]
    before: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whether a step can be taken back (撤回): if not, `reason` says why, or `in_the_way` does.

    `seq` is the step that is taken back for it: itself, or the 重做 that did it again. `undos`
    lead back to just after it, None where 撤销 does not get so far.
    """

    seq: int
    reason: str
    in_the_way: tuple[StepRecord, ...]
    undos: int | None

    @property
    def can_take_back(self) -> bool:
        """Is nothing in the way?"""
        return not self.reason and not self.in_the_way


def read_history(
    ledger: Ledger, wanted: HistoryFilter, *, before: int | None = None, limit: int = 100
) -> HistoryPage:
    """The next steps that are wanted, older than `before`.

    With words only so many changes are looked through at one go: fewer steps than `limit`, even
    none, may come while older ones are still to be looked at.
    """
    before = ledger.last_seq() + 1 if before is None else before
    conditions, parameters = _conditions(ledger, wanted)
    floor = _floor(ledger, before) if _words(wanted) else 0
    rows = ledger.rows(
        f"SELECT * FROM step WHERE seq < :before AND seq >= :floor AND {conditions} "
        "ORDER BY seq DESC LIMIT :limit",
        parameters | {"before": before, "floor": floor, "limit": limit},
    )
    older = rows[-1]["seq"] if len(rows) == limit else floor
    return HistoryPage(entries=_entries(ledger, rows), before=older if older > 1 else None)


def count_steps(ledger: Ledger, wanted: HistoryFilter) -> int | None:
    """How many steps are wanted; None where only reading them all would tell."""
    if _words(wanted):
        return None
    conditions, parameters = _conditions(ledger, wanted)
    count: int = ledger.value(f"SELECT count(*) FROM step WHERE {conditions}", parameters)
    return count


def step_title(step: StepRecord) -> str:
    """What a step did: undos and their kin say of what."""
    words = {"undo": "撤销了", "redo": "重做了", "take_back": "撤回了"}.get(step.kind)
    return f"{words}“{step.label}”" if words else step.label


def who_worked(ledger: Ledger) -> tuple[str, ...]:
    """Everyone who made a step, in the order of their names."""
    return tuple(ledger.column("SELECT DISTINCT who FROM step ORDER BY who"))


def read_standing(ledger: Ledger, entry: HistoryEntry) -> Standing:
    """Whether a step can be taken back, and if not, why not."""
    seq = ledger.bearers().get(entry.step.seq, entry.step.seq)
    undos = None if entry.is_reverted else ledger.undos_to(seq)
    if ledger.is_read_only:
        return Standing(seq=seq, reason="台账是只读打开的，不能撤回。", in_the_way=(), undos=None)
    if entry.step.kind == "undo":
        reason = "这一步本身是撤销；要恢复，请用“重做”。" if not entry.is_reverted else "已重做。"
        return Standing(seq=seq, reason=reason, in_the_way=(), undos=undos)
    if entry.is_reverted:
        return Standing(seq=seq, reason="这一步已撤销。", in_the_way=(), undos=None)
    if reason := _why_it_stays(ledger, seq):
        return Standing(seq=seq, reason=reason, in_the_way=(), undos=undos)
    return Standing(seq=seq, reason="", in_the_way=ledger.steps_in_the_way(seq), undos=undos)


def read_entries(ledger: Ledger, seqs: Sequence[int]) -> tuple[HistoryEntry, ...]:
    """The steps of these numbers, newest first; a number that is none gives none."""
    return _entries(
        ledger,
        ledger.rows(
            "SELECT * FROM step WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq DESC",
            (json.dumps(list(seqs)),),
        ),
    )


def step_numbers(ledger: Ledger, wanted: HistoryFilter) -> list[int]:
    """The numbers of all steps that are wanted, newest first; for words the whole log is read."""
    conditions, parameters = _conditions(ledger, wanted)
    return ledger.column(f"SELECT seq FROM step WHERE {conditions} ORDER BY seq DESC", parameters)


def _entries(ledger: Ledger, rows: Sequence[Row]) -> tuple[HistoryEntry, ...]:
    reverted = ledger.reverted_steps()
    groups = ledger.tuples(
        "SELECT step_seq, table_name, count(*) FROM change "
        "WHERE step_seq IN (SELECT value FROM json_each(?)) GROUP BY step_seq, table_name",
        (json.dumps([row["seq"] for row in rows]),),
    )
    things = _things(ledger, groups)
    counts: dict[int, list[tuple[str, int]]] = {row["seq"]: [] for row in rows}
    changes = dict.fromkeys(counts, 0)
    for seq, table, count in groups:
        counts[seq].append((table, things.get((seq, table), count)))
        changes[seq] += count
    return tuple(
        HistoryEntry(
            step=as_record(row),
            touched=tuple(counts[row["seq"]]),
            changes=changes[row["seq"]],
            is_reverted=row["seq"] in reverted,
        )
        for row in rows
    )


def _things(ledger: Ledger, groups: Sequence[tuple[int, str, int]]) -> dict[tuple[int, str], int]:
    """How many rows steps touched, table by table, where it may be fewer than their changes.

    A very large step treats all rows of a table alike: as often as it changed one of them it
    changed each.
    """
    sizes = Counter[int]()
    for seq, _, count in groups:
        sizes[seq] += count
    few = [seq for seq, count in sizes.items() if count <= _MANY]
    rows = ledger.tuples(
        "SELECT step_seq, table_name, count(DISTINCT row_id) FROM change "
        "WHERE step_seq IN (SELECT value FROM json_each(?)) GROUP BY step_seq, table_name",
        (json.dumps(few),),
    )
    found = {(seq, table): count for seq, table, count in rows}
    for seq, table, count in groups:
        if sizes[seq] > _MANY:
            found[seq, table] = count // int(ledger.value(_CHANGES_OF_ONE, (seq, table)))
    return found


_CHANGES_OF_ONE = (
    "SELECT count(*) FROM change WHERE +step_seq = ?1 AND table_name = ?2 AND row_id = ("
    "SELECT row_id FROM change WHERE step_seq = ?1 AND table_name = ?2 LIMIT 1)"
)


def _why_it_stays(ledger: Ledger, seq: int) -> str:
    """The step that ends all taking back before it, with its day; nothing where there is none."""
    for row in ledger.rows(_LAST_FINAL, (seq,)):
        final = as_record(row)
        day = day_words(final.made_at)
        if not row["is_final"]:
            return f"台账文件在{day}之后升级过，升级以前的操作不能撤回。"
        if final.seq == seq:
            return "这一步不可撤销。"
        return f"“{final.label}”（{day}）不可撤销，在它之前的操作不能撤回。"
    return ""


_LAST_FINAL = (
    "SELECT * FROM step WHERE seq >= ? AND (is_final "
    "OR schema_version <> (SELECT user_version FROM pragma_user_version)) "
    "ORDER BY seq DESC LIMIT 1"
)


def _floor(ledger: Ledger, before: int) -> int:
    """The step down to which words are looked for at this go: at least one step."""
    found = ledger.value(
        "SELECT step_seq FROM change WHERE step_seq < ? ORDER BY step_seq DESC LIMIT 1 OFFSET ?",
        (before, LOOKED_THROUGH),
    )
    return 0 if found is None else min(int(found) + 1, before - 1)


def _conditions(ledger: Ledger, wanted: HistoryFilter) -> tuple[str, dict[str, object]]:
    parts, parameters = ["1"], dict[str, object]()
    if wanted.who is not None:
        parts.append("who = :who")
        parameters["who"] = wanted.who
    if wanted.since is not None:
        parts.append("substr(made_at, 1, 10) >= :since")
        parameters["since"] = wanted.since
    if wanted.until is not None:
        parts.append("substr(made_at, 1, 10) <= :until")
        parameters["until"] = wanted.until
    if wanted.tables:
        names = ", ".join(f":table{number}" for number in range(len(wanted.tables)))
        parts.append(
            f"EXISTS (SELECT 1 FROM change WHERE step_seq = step.seq AND table_name IN ({names}))"
        )
        parameters |= {f"table{at}": name for at, name in enumerate(wanted.tables)}
    if wanted.thing is not None:
        parts.append("seq IN (SELECT value FROM json_each(:of_thing))")
        parameters["of_thing"] = json.dumps(_steps_of(ledger, wanted.thing))
    for number, word in enumerate(_words(wanted)):
        parts.append(word_condition(ledger, word, parameters, key=f"word{number}"))
    return " AND ".join(parts), parameters


def _words(wanted: HistoryFilter) -> list[str]:
    return clean_line(wanted.words)[:_WORDS_LIMIT].split()


def _steps_of(ledger: Ledger, thing: Thing) -> list[int]:
    """The steps that touched a row or one that hangs on it, or hung on it until it was deleted."""
    rows = [(thing.table, thing.id)]
    for table, column in _hanging(ledger, thing.table):
        there = ledger.column(f"SELECT id FROM {table} WHERE {column} = ?", (thing.id,))
        gone = ledger.column(
            "SELECT row_id FROM change WHERE kind = 'delete' AND table_name = ? "
            f"AND json_extract(before, '$.{column}') = ?",
            (table, thing.id),
        )
        rows += [(table, row_id) for row_id in {*there, *gone}]
    return ledger.column(
        "SELECT DISTINCT step_seq FROM json_each(?) AS place JOIN change "
        "ON table_name = json_extract(place.value, '$[0]') "
        "AND row_id = json_extract(place.value, '$[1]')",
        (json.dumps(rows),),
    )


def _hanging(ledger: Ledger, table: str) -> list[tuple[str, str]]:
    """The columns of other tables that point to this one, where they are parts of it."""
    if table not in _WITH_PARTS:
        return []
    return [
        (name, column)
        for name, keys in read_links(ledger.rows).items()
        for column, parent in keys.items()
        if parent == table
    ]
