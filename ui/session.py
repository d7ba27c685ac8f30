"""The open ledger and how a command runs on it: one step, its news, its refusals (当前台账)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from model.errors import OfficeError
from model.ledger import Changes, Ledger, Step
from model.settings import Settings, read_settings
from model.task_lists import reported_list
from ui import jobs
from ui.background import Work
from ui.long_bar import GivenUpError, LongBar


class Session(QObject):
    """Holds at most one ledger; only the window's thread comes here."""

    opened = Signal()
    checked = Signal()
    closed = Signal()
    changed = Signal(object)
    done = Signal(str)
    refused = Signal(str)
    went_back = Signal(object)

    def __init__(
        self,
        *,
        who: str,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.now = now
        self.who = who
        self.clerk = ""
        self.new_id = new_id
        self._ledger: Ledger | None = None
        self._settings: Settings | None = None
        self._check: Work | None = None
        self._is_whole = False
        self._bar: LongBar | None = None
        self._is_working = False
        self._hear_refusal: Callable[[str], object] | None = None

    @property
    def is_open(self) -> bool:
        """Is there a ledger?"""
        return self._ledger is not None

    @property
    def can_write(self) -> bool:
        """Is there a ledger that this window may change?"""
        return self._ledger is not None and not self._ledger.is_read_only and self._is_whole

    @property
    def is_being_checked(self) -> bool:
        """Is the file still being read through? Until then nothing is changed in it."""
        return self._check is not None

    @property
    def is_busy(self) -> bool:
        """Is a command under way, its news included?"""
        return self._is_working

    @property
    def ledger(self) -> Ledger:
        """The open ledger."""
        assert self._ledger is not None
        return self._ledger

    @property
    def settings(self) -> Settings:
        """The settings of the open ledger, read once per change."""
        if self._settings is None:
            self._settings = read_settings(self.ledger)
        return self._settings

    @property
    def today(self) -> date:
        """The day on the clock."""
        return self.now().date()

    @property
    def as_of(self) -> date:
        """数据截止日: fixed by the office, else today."""
        return self.settings.as_of or self.today

    @property
    def working_day(self) -> date:
        """The day that is noted for what is done now; never after the 数据截止日."""
        return min(self.today, self.as_of)

    @property
    def confirmer(self) -> str:
        """Who confirms in the name of the office: its contact, else who sits there."""
        return self.settings.contact or self.person

    @property
    def person(self) -> str:
        """Who works here: 经办人 of this computer, else the contact, else the login."""
        return self.clerk or self.settings.contact or self.who

    def know_clerk(self, name: str) -> None:
        """From now on steps bear this name; none for that of the contact."""
        self.clerk = name
        self._sign()

    @property
    def year(self) -> int:
        """The year that words such as 6月底前 mean."""
        task_list = reported_list(self.ledger)
        return task_list.year if task_list else self.as_of.year

    def take(self, ledger: Ledger) -> None:
        """Show this ledger from now on; the one before is closed.

        It can be looked at while it is read through in the background, and changed after that.
        """
        self.close()
        self._ledger = ledger
        self._sign()
        ledger.on_change(self._heard)
        self._check = self._begin_check(ledger.path)
        self.opened.emit()

    def open(self, path: Path, *, read_only: bool = False) -> Ledger:
        """Open a ledger file as this person."""
        return Ledger.open(
            path, who=self.who, now=self.now, new_id=self.new_id, read_only=read_only
        )

    def close(self) -> None:
        """Let go of the ledger."""
        if self._ledger is None:
            return
        self._ledger.close()
        self._ledger = None
        self._check = None
        self._is_whole = False
        self._settings = None
        self.closed.emit()

    def do(self, label: str, command: Callable[[Step], object], *, is_final: bool = False) -> bool:
        """Run a command in one named step; a refusal is said and nothing is kept of it."""
        return self.do_long(label, lambda step, _: command(step), is_final=is_final)

    def do_long(
        self,
        label: str,
        command: Callable[[Step, LongBar], object],
        *,
        is_final: bool = False,
    ) -> bool:
        """Run a command that tells a bar how far it has come.

        Between two writes the window lives; given up, nothing of the step stays. Undo does not
        pass a final one.
        """
        if self._is_taken():
            return False
        try:
            with (
                self._working(label) as bar,
                self.ledger.step(label, is_final=is_final) as step,
            ):
                step.between = bar.breathe
                command(step, bar)
                bar.breathe()  # what is stored now cannot be stopped
        except GivenUpError:
            self.ask_again(f"已取消：{label}，没有改动")
            return False
        except OfficeError as refusal:
            (self._hear_refusal or self.refused.emit)(str(refusal))
            return False
        if step.changes:
            self.done.emit(f"已存：{label}")
        return True

    def ask_again(self, words: str) -> None:
        """Let every view ask the ledger anew, after a command that was given up half way."""
        self._heard(Changes(words, MappingProxyType({"local_action": None})))
        self.done.emit(words)

    @contextmanager
    def telling(self, hear: Callable[[str], object]) -> Iterator[None]:
        """Let refusals go to the field that asked, not to a box over the window."""
        before, self._hear_refusal = self._hear_refusal, hear
        try:
            yield
        finally:
            self._hear_refusal = before

    def undo(self) -> None:
        """Take back the latest step."""
        target = self.ledger.undo_target()
        if target is not None:
            self._travel("撤销", target.label, lambda bar: self.ledger.undo(bar.tell))

    def redo(self) -> None:
        """Do again what was taken back."""
        target = self.ledger.redo_target()
        if target is not None:
            self._travel("重做", target.label, lambda bar: self.ledger.redo(bar.tell))

    def take_back(self, seq: int) -> None:
        """Take an older step back; what was done since stays."""
        self._travel("撤回", "较早的操作", lambda bar: self.ledger.take_back(seq, bar.tell))

    def undo_to(self, seq: int) -> None:
        """Undo everything since a step; each is undone by itself, so it cannot be given up."""
        count = self.ledger.undos_to(seq) or 0
        self._travel(
            f"撤销 {count} 步，直到",
            "",
            lambda bar: self.ledger.undo_to(seq, bar.tell),
            can_give_up=False,
        )

    def _begin_check(self, path: Path) -> Work | None:
        work = Work(lambda _: jobs.check_ledger(path), self)
        work.finished.connect(lambda _: self._end_check(work, None))
        work.failed.connect(lambda problem: self._end_check(work, problem))
        work.start()
        return work

    def _end_check(self, work: Work | None, problem: Exception | None) -> None:
        if work is not self._check:
            return
        self._check = None
        self._is_whole = problem is None
        self.checked.emit()
        if isinstance(problem, OfficeError):
            self.refused.emit(str(problem))
        elif problem is not None:
            raise problem

    def _travel(
        self,
        words: str,
        name: str,
        go: Callable[[LongBar], Changes | None],
        *,
        can_give_up: bool = True,
    ) -> None:
        if self._is_taken():
            return
        try:
            with self._working(f"{words}{name}", can_give_up=can_give_up) as bar:
                changes = go(bar)
        except GivenUpError:
            self.ask_again(f"已取消：{words}{name}，没有改动")
            return
        except OfficeError as refusal:
            self.refused.emit(str(refusal))
            return
        if changes is not None:
            self.went_back.emit(changes)
            self.done.emit(f"已{words}：{changes.label}")

    def _sign(self) -> None:
        if self._ledger is not None:
            self._ledger.who = self.person

    def _is_taken(self) -> bool:
        """Is something under way? Work that ended meanwhile may want to store what it found."""
        if self._bar is not None:
            self.refused.emit("上一项操作还在进行，这一步没有存入。请等它完成后再做一次。")
        return self._bar is not None

    @contextmanager
    def _working(self, label: str, *, can_give_up: bool = True) -> Iterator[LongBar]:
        # What settles while news are told is a command within a command.
        before, self._is_working = self._is_working, True
        bar = self._bar = LongBar(label, can_give_up=can_give_up)
        try:
            yield bar
        finally:
            bar.end()
            self._bar, self._is_working = None, before

    def _heard(self, changes: Changes) -> None:
        self._settings = None
        self._sign()
        bar, self._bar = self._bar, None  # a field that settles because views follow may store
        if bar is not None:
            bar.pass_point_of_no_return()
        self.changed.emit(changes)
        self._bar = bar
        if bar is not None:
            bar.breathe()
