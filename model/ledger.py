"""The office's one file (台账) and the steps in which everything that changes it happens.

A verb takes an open step and writes through it; a question takes the ledger and reads. Who sits
there, the time and new ids are handed in.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

from model.errors import InvalidEntryError, ReadOnlyLedgerError
from model.ledger_file import LedgerFile
from model.step import Step
from model.store import change_log, undo
from model.store.change_log import Changes
from model.store.connection import Row, told_in_words
from model.store.in_the_way import in_the_way
from model.store.undo import StepRecord, Told
from model.store.values import to_column

__all__ = ["Changes", "FieldChange", "Ledger", "Step", "StepRecord"]

Listener = Callable[[Changes], None]
_NAMED = 5  # steps in the way that a refusal names


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One entry in the history of a row: the values as they are stored, before and after."""

    step: StepRecord
    kind: str
    before: dict[str, Any]
    after: dict[str, Any]


class Ledger(LedgerFile):
    """An open ledger: its file, the steps that change it, their history."""

    _listeners: tuple[Listener, ...] = ()
    _step_is_open = False

    @property
    def is_in_step(self) -> bool:
        """Whether a step is open: what one reads now may not be stored in the end."""
        return self._step_is_open

    @contextmanager
    def step(self, label: str, *, is_final: bool = False) -> Iterator[Step]:
        """Open a named step; it is stored whole at the end or, after an exception, not at all.

        A step that changed nothing leaves no trace. Undo does not pass a final one.
        """
        with self._transaction(label, "do", None, is_final=is_final) as step:
            yield step

    def undo_target(self) -> StepRecord | None:
        """The step that `undo` would take back (撤销 …)."""
        with told_in_words(self.path):
            return undo.undo_target(self._connection, self._version)

    def redo_target(self) -> StepRecord | None:
        """The undone step that `redo` would do again (重做 …)."""
        with told_in_words(self.path):
            return undo.redo_target(self._connection, self._version)

    def undo(self, told: Told | None = None) -> Changes | None:
        """Take the last step back, as a new step; None when there is nothing to undo."""
        return self._revert(self.undo_target(), "undo", told)

    def redo(self, told: Told | None = None) -> Changes | None:
        """Do again what was undone last; None when there is nothing to redo."""
        return self._revert(self.redo_target(), "redo", told)

    def undo_targets(self, limit: int) -> tuple[StepRecord, ...]:
        """The next `limit` steps that `undo` would take back, one after the other."""
        with told_in_words(self.path):
            return tuple(islice(undo.steps_in_force(self._connection, self._version), limit))

    def undos_to(self, seq: int) -> int | None:
        """How many undos lead back to just after a step; None where 撤销 does not get so far."""
        with told_in_words(self.path):
            return undo.undone_by(self._connection, seq, self._version)

    def undo_to(self, seq: int, told: Told | None = None) -> Changes | None:
        """Undo everything since a step, one by one; the news of it all comes once."""
        if self.undos_to(seq) is None:
            raise InvalidEntryError("这一步之后有不可撤销的操作，或它已经撤销，不能撤销到这里。")
        heard: list[Changes] = []
        listeners, self._listeners = self._listeners, (heard.append,)
        try:
            while (target := self.undo_target()) is not None and target.seq > seq:
                self._revert(target, "undo", told)
        finally:
            self._listeners = listeners
            news = change_log.together(heard)
            if news:
                self._tell(news)
        return news if news else None

    def reverted_steps(self) -> frozenset[int]:
        """Steps that are undone or taken back, and were not done again since."""
        with told_in_words(self.path):
            return undo.reverted_steps(self._connection)

    def bearers(self) -> dict[int, int]:
        """Steps that were undone and done again → the 重做 through which they are in force."""
        with told_in_words(self.path):
            return undo.bearers(self._connection)

    def steps_in_the_way(self, seq: int, told: Told | None = None) -> tuple[StepRecord, ...]:
        """Later steps that touched what step `seq` touched: it cannot be taken back past them."""
        with told_in_words(self.path):
            return in_the_way(self._connection, seq, self._version, told)

    def take_back(self, seq: int, told: Told | None = None) -> Changes:
        """Take an older step back as a new step; refused while later steps stand in the way."""
        target = next(
            (s for s in undo.steps_in_force(self._connection, self._version) if s.seq == seq), None
        )
        if target is None:
            raise InvalidEntryError("这一步已经撤销，或在不可撤销的操作之前，不能再撤回。")
        if blocking := self.steps_in_the_way(seq, told):
            names = "、".join(f"“{step.label}”" for step in blocking[:_NAMED])
            more = f"等{len(blocking)}步操作" if len(blocking) > _NAMED else ""
            raise InvalidEntryError(
                f"之后的{names}{more}改动过同样的内容，这一步没有撤回。请先撤回这些操作。"
            )
        changes = self._revert(target, "take_back", told)
        assert changes is not None
        return changes

    def last_seq(self) -> int:
        """The number of the newest step: a reader that sees it change begins again."""
        seq: int = self.value("SELECT coalesce(max(seq), 0) FROM step")
        return seq

    def history(self, *, limit: int = 200, before: int | None = None) -> tuple[StepRecord, ...]:
        """The steps (修改记录), newest first, `limit` of them older than `before`."""
        found = self.rows(
            "SELECT * FROM step WHERE ?1 IS NULL OR seq < ?1 ORDER BY seq DESC LIMIT ?2",
            (before, limit),
        )
        return tuple(undo.as_record(row) for row in found)

    def field_history(self, table: str, row_id: str) -> tuple[FieldChange, ...]:
        """Every change of one row, newest first, with the step that made it."""
        found = self.rows(
            "SELECT step.*, change.kind AS change_kind, before, after FROM change "
            "JOIN step ON step.seq = change.step_seq "
            "WHERE table_name = ? AND row_id = ? ORDER BY change.seq DESC",
            (table, row_id),
        )
        return tuple(_field_change(row) for row in found)

    def on_change(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with the news of each stored step; gives a function that stops it."""
        self._listeners = (*self._listeners, listener)

        def stop() -> None:
            self._listeners = tuple(each for each in self._listeners if each != listener)

        return stop

    def _revert(
        self, target: StepRecord | None, kind: str, told: Told | None = None
    ) -> Changes | None:
        if target is None:
            return None
        with (
            told_in_words(self.path),
            self._transaction(target.label, kind, target.seq, is_final=False) as step,
        ):
            if kind == "take_back":
                undo.take_back(self._connection, target.seq, told)
            else:
                undo.revert(self._connection, target.seq, told)
        return step.changes

    @contextmanager
    def _transaction(
        self, label: str, kind: str, target: int | None, *, is_final: bool
    ) -> Iterator[Step]:
        if self._lock is None:
            raise ReadOnlyLedgerError(
                f"“{self.path.name}”是只读打开的，内容没有改动。请另存副本后在副本中修改。"
            )
        if self._step_is_open:
            raise RuntimeError("steps do not nest")
        self._step_is_open = True
        try:
            step = self._begin(label, kind, target, is_final=is_final)
            yield step
            step.changes = self._commit(step)
        except BaseException:
            # SQLite may have rolled back by itself (a full disk does).
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise
        finally:
            self._step_is_open = False
        if step.changes:
            self._tell(step.changes)

    def _tell(self, changes: Changes) -> None:
        """Tell every listener, also after one that fails: no view stays behind what is stored."""
        with ExitStack() as stack:
            for listener in reversed(self._listeners):
                stack.callback(listener, changes)

    def _begin(self, label: str, kind: str, target: int | None, *, is_final: bool) -> Step:
        with told_in_words(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            seq: int = self._connection.execute(
                "INSERT INTO step (label, kind, target_seq, is_final, who, made_at, "
                "schema_version) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING seq",
                (
                    to_column(label),
                    kind,
                    target,
                    to_column(is_final),
                    to_column(self.who),
                    self.now().isoformat(timespec="seconds"),
                    self._version,
                ),
            ).fetchone()[0]
            self._connection.execute("INSERT INTO open_step VALUES (?)", (seq,))
        return Step(self, self._connection, seq, label)

    def _commit(self, step: Step) -> Changes:
        with told_in_words(self.path):
            changes = change_log.changes_of(self._connection, step.seq, step.label)
            if not changes and not step.has_stored_bytes:
                self._connection.execute("ROLLBACK")
                return changes
            if not changes:  # bytes of evidence that were known already: nothing to tell or undo
                self._connection.execute("DELETE FROM step WHERE seq = ?", (step.seq,))
            self._connection.execute("DELETE FROM open_step")
            self._connection.execute("COMMIT")
        return changes


def _field_change(row: Row) -> FieldChange:
    return FieldChange(
        step=undo.as_record(row),
        kind=row["change_kind"],
        before=json.loads(row["before"] or "{}"),
        after=json.loads(row["after"] or "{}"),
    )
