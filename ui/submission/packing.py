"""The package made by a child while the window lives, and noted by the window (打包)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from model.ledger import Ledger, Step
from model.submission import Filing, read_submission
from ui import package_jobs
from ui.background import ChildVerb
from ui.folders import papers_folder
from ui.package_writer import Packed, package_name
from ui.submission.package_part import MADE

if TYPE_CHECKING:
    from ui.pages.page import Page
    from ui.submission.package_part import PackagePart

_BUG = "打包时出现意外错误，台账没有改动。请再试一次；如再次出现，请联系维护人员。"
_CANCELLED = "已取消，没有留下任何文件。"
_TOO_LATE = "取消时已经打完。"
_ASK = "报送前有需要核对之处，还没有打包。"
_KEPT_BACK = "没有打包。请补登记，或点文件旁的“核对”，核对后再打。"
_UNDER_WAY = "正在打报送包。现在关闭台账就停止打包，不留下文件，以后要重新打包。"
_NOT_NOTED = "。注意：没有记入报送登记，报送前请移走这个文件夹，重新打包。"
_MOST_TOLD, _WIDEST, _MOST_SIGNS = 12, 120, 800  # lines in a question, signs in one, in all


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """A package that was asked for; `is_agreed` that its files may differ from the ledger.

    `is_taken`: something stands in its place already, which is not what will be made.
    """

    ledger: Ledger
    folder: Path
    filing: Filing
    name: str
    as_of: date
    is_draft: bool
    is_agreed: bool = False
    is_taken: bool = False


class Packing(QObject):
    """One package at a time."""

    def __init__(self, page: "Page", part: "PackagePart") -> None:
        super().__init__(page)
        self._page, self._part, self._session = page, part, page.session
        self._child: ChildVerb | None = None
        part.requested_package.connect(lambda is_draft: self.begin(is_draft=is_draft))
        part.requested_cancel.connect(self.stop)
        part.requested_folder.connect(page.ask.launch)
        self._session.closed.connect(self._leave)

    def begin(self, *, is_draft: bool) -> None:
        """Ask where to, and have the package of the present filing made there."""
        session = self._session
        filing = read_submission(session.ledger)
        if self._child is not None or filing is None or not self._page.settle():
            return
        start = papers_folder(self._page.state, session.ledger.path)
        folder = self._page.ask.folder(self._page, title="报送包存放位置", start=start)
        if folder is not None:
            order = _Order(
                ledger=session.ledger,
                folder=folder,
                filing=filing,
                name=package_name(filing, session.settings, is_draft=is_draft),
                as_of=filing.as_of or session.as_of,
                is_draft=is_draft,
            )
            self._start(order)

    def under_way(self) -> str:
        """What it means to leave while a package is made; nothing when none is."""
        return _UNDER_WAY if self._child is not None else ""

    def stop(self) -> None:
        """End the child; nothing of the package stays that is not whole."""
        if self._child is not None:
            self._child.cancel()

    def _start(self, asked: _Order) -> None:
        order = replace(asked, is_taken=(asked.folder / asked.name).exists())
        program, *arguments = package_jobs.package_command(
            order.ledger.path,
            order.folder,
            order.as_of,
            is_draft=order.is_draft,
            is_agreed=order.is_agreed,
        )
        child = self._child = ChildVerb(Path(program), arguments, self)
        told: list[str] = []
        child.said.connect(told.append)
        child.said.connect(self._part.hear)
        child.finished.connect(lambda code, complaints: self._end(order, code, complaints, told))
        child.cancelled.connect(lambda: self._give_up(order, told))
        self._part.begin()
        child.start()

    def _end(self, order: _Order, code: int, complaints: str, told: Sequence[str]) -> None:
        said, made = _BUG, None
        try:
            match code:
                case 0 if (packed := _heard(order, told)) is not None:
                    said, made = self._finish(order, packed)
                case 3:
                    said = _KEPT_BACK
                    differences = package_jobs.differences_told(complaints)
                    QTimer.singleShot(0, self, lambda: self._ask_anyway(order, differences))
                case 4:
                    said = complaints
        finally:
            self._rest(said, made)

    def _give_up(self, order: _Order, told: Sequence[str]) -> None:
        """Nothing stays, unless it stood already when the child was ended: then it counts."""
        said, made = _CANCELLED, None
        try:
            if (packed := _heard(order, told) or _standing(order)) is not None:
                said, made = self._finish(order, packed)
                said = f"{_TOO_LATE}{said}"
            else:
                package_jobs.clear_unfinished(order.folder, order.name)
        finally:
            self._rest(said, made)

    def _finish(self, order: _Order, packed: Packed) -> tuple[str, Path]:
        """Say what was made, and have the register know it."""
        is_known = order.is_draft or self._note(order, packed)
        return f"{MADE}{packed.folder.name}{'' if is_known else _NOT_NOTED}", packed.folder

    def _ask_anyway(self, order: _Order, told: Sequence[str]) -> None:
        """Whoever has looked at what differs may have it packed as it is."""
        if (
            self._is_open(order)
            and self._page.ask.confirm(
                self._page, _ASK, detail=_shortened(told), yes="仍然打包", is_risky=True
            )
            and self._child is None
            and self._is_open(order)
        ):
            self._start(replace(order, is_agreed=True))

    def _note(self, order: _Order, packed: Packed) -> bool:
        """Have the register know it; False where that cannot be, which is said."""
        session = self._session
        if not (self._is_open(order) and session.can_write):
            return False
        today = session.today

        def note(step: Step) -> None:
            package_jobs.note_packed(step, packed, today)

        return session.do(package_jobs.note_label(packed), note, is_final=True)

    def _is_open(self, order: _Order) -> bool:
        """Is it still the same ledger that stands in the window?"""
        return self._session.is_open and self._session.ledger is order.ledger

    def _rest(self, said: str, made: Path | None = None) -> None:
        if self._child is not None:
            self._child.deleteLater()
        self._child = None
        self._part.rest(said, made)

    def _leave(self) -> None:
        self.stop()
        self._part.rest("")


def _heard(order: _Order, told: Sequence[str]) -> Packed | None:
    """What the child has told of: its name may be another since the office was renamed."""
    name, checksum = package_jobs.heard_of(told)
    return _packed(order, name, checksum) if name and checksum else None


def _standing(order: _Order) -> Packed | None:
    """A package that got its place just before the child was ended, and could not tell."""
    checksum = "" if order.is_taken else package_jobs.checksum_of(order.folder / order.name)
    return _packed(order, order.name, checksum) if checksum else None


def _packed(order: _Order, name: str, checksum: str) -> Packed:
    return Packed(
        folder=order.folder / name,
        filing=order.filing,
        as_of=order.as_of,
        sha256=checksum,
        is_draft=order.is_draft,
    )


def _shortened(told: Sequence[str]) -> str:
    """As many lines as a question has room for, and how many more there are."""
    lines = [_cut(line) for line in told[:_MOST_TOLD]]
    while len(lines) > 1 and sum(map(len, lines)) > _MOST_SIGNS:
        lines.pop()
    more = len(told) - len(lines)
    return "\n".join([*lines, *([f"……另有{more}行，点文件旁的“核对”看全部。"] if more else [])])


def _cut(line: str) -> str:
    return line if len(line) <= _WIDEST else f"{line[:_WIDEST]}……"
