"""The window as pictures want it: a clock that stands still, dialogs that pose and go."""

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QPoint, QSize, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from ui import jobs
from ui.ask import Ask
from ui.drafts import DraftFile
from ui.pages.breakdown import BreakdownPage
from ui.session import Session
from ui.state import WindowState
from ui.window import Window

SIZE = QSize(1440, 900)
_NOON = datetime(2023, 11, 20, 12, 0, tzinfo=UTC)
_PATIENCE = 30.0  # seconds
_SLOWEST = 1000  # milliseconds: a timer that waits longer changes nothing in sight


def nothing(studio: "Studio") -> None:
    """As it is when it opens."""


def as_it_opens(dialog: QDialog) -> None:
    """A dialog before anybody touched it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One picture: its name, over which ledger, how one gets there.

    When a dialog opens on the way it is what is shown, filled in by `fill`. Ledgers: "" none,
    "sample", "new" with the list of 2023 alone, "bare" without anything.
    """

    name: str
    ledger: str = "sample"
    prepare: Callable[["Studio"], object] = nothing
    fill: Callable[[QDialog], object] = as_it_opens
    of_guide: bool = False


class Posing(Ask):
    """Lets each dialog be looked at, then takes it away as cancelled."""

    def __init__(self, look: Callable[[QDialog], None]) -> None:
        self.path: Path | None = None
        self._look = look

    def hold(self, dialog: QDialog) -> bool:
        self._look(dialog)
        return False

    def show_beside(self, dialog: QDialog) -> None:
        self._look(dialog)

    def document(self, parent: QWidget, *, start: Path | None) -> Path | None:
        return self.path

    def launch(self, path: Path) -> None:
        """Nothing is opened elsewhere."""


class Studio:
    """One window for all scenes; `see` gets the name of a scene and what it shows.

    `session` is the class of sessions to be seen, for tests that need not wait.
    """

    def __init__(
        self,
        folder: Path,
        see: Callable[[str, QWidget], object],
        *,
        size: QSize = SIZE,
        session: type[Session] = Session,
    ) -> None:
        self.folder, self._see = folder, see
        self.ask = Posing(self._pose)
        numbers = itertools.count(1)
        self.session = session(
            who="经办人", now=lambda: _NOON, new_id=lambda: f"new-{next(numbers):06}"
        )
        self.state = WindowState(folder / "window.ini")
        self.state.papers_folder = Path("报送材料")
        self.window = Window(session=self.session, state=self.state, ask=self.ask)
        self.window.resize(size)
        self._scene: Scene | None = None
        self._on_leaving: list[Callable[[], object]] = []
        self._ledgers: dict[str, bytes] = {}
        # Where the mouse happens to be, or a caret in mid-blink, is in no picture.
        QApplication.setCursorFlashTime(0)
        self.window.show()

    def take(self, scene: Scene) -> None:
        """Go there and look."""
        self.window.activateWindow()  # a dialog before was in front
        wait(self.window.isActiveWindow)
        self._open(scene.ledger)
        self._scene = scene
        scene.prepare(self)
        if self._scene is not None:
            self._show(scene, self.window)
        while self._on_leaving:
            self._on_leaving.pop()()

    def on_leaving(self, put_back: Callable[[], object]) -> None:
        """After this scene, so that the next one does not see it."""
        self._on_leaving.append(put_back)

    def close(self) -> None:
        """Leave nothing behind: a window that Python collects while another is dressed is fatal."""
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def settle(self, shown: QWidget) -> None:
        """Let all that was begun come to its end: layouts, timers, searches."""
        for _ in range(3):
            QApplication.processEvents()
        wait(lambda: not any(map(_is_due, shown.findChildren(QTimer))))
        wait(lambda: not any(map(_is_moving, shown.findChildren(QAbstractAnimation))))
        self.window.search.finish()
        QApplication.processEvents()

    @property
    def desk(self) -> BreakdownPage:
        """The page 任务分解 in front, at its actions."""
        self.window.show_page("breakdown")
        page = self.window.pages["breakdown"]
        assert isinstance(page, BreakdownPage)
        page.views.turn(claiming=False)
        return page

    def pop_up(self, shown: QMenu) -> None:
        """Show a menu by itself."""
        scene, self._scene = self._scene, None
        assert scene is not None
        shown.popup(QPoint(0, 0))
        self._show(scene, shown)
        shown.hide()

    def _pose(self, dialog: QDialog) -> None:
        scene, self._scene = self._scene, None
        if scene is None:
            return
        dialog.show()
        self.settle(dialog)
        scene.fill(dialog)
        self._show(scene, dialog)
        dialog.hide()
        dialog.deleteLater()

    def _show(self, scene: Scene, shown: QWidget) -> None:
        self.settle(shown)
        self.window.statusBar().clearMessage()
        QApplication.processEvents()
        self._see(scene.name, shown)

    def _open(self, kind: str) -> None:
        """A ledger as it was: what a scene before did is gone."""
        self.session.close()
        if not kind:
            return
        path = self.folder / (
            "示例省知识产权局（演示）.zhize" if kind == "sample" else "台账.zhize"
        )
        path.write_bytes(self._ledger(kind))
        DraftFile(self.state.folder, path).write(())
        self.window.open_ledger(path)
        wait(lambda: self.session.can_write)

    def _ledger(self, kind: str) -> bytes:
        if kind not in self._ledgers:
            path = self.folder / f"{kind}.zhize"
            if kind == "sample":
                jobs.make_sample(path).close()
            else:
                task_list = None if kind == "bare" else jobs.GUIDELINE_2023
                jobs.new_ledger(path, office="某某省知识产权局", task_list=task_list).close()
            self._ledgers[kind] = path.read_bytes()
        return self._ledgers[kind]


def wait(is_ready: Callable[[], object]) -> None:
    """Let the window work until it is ready."""
    end = time.monotonic() + _PATIENCE
    while not is_ready():
        if time.monotonic() > end:
            raise TimeoutError("a picture waits for what does not come")
        QApplication.processEvents()
        time.sleep(0.002)


def _is_moving(animation: QAbstractAnimation) -> bool:
    return animation.state() is QAbstractAnimation.State.Running


def _is_due(timer: QTimer) -> bool:
    is_waiting = timer.isSingleShot() or timer.interval() == 0
    return timer.isActive() and is_waiting and timer.interval() < _SLOWEST
