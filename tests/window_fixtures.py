"""The window as tests use it: a clock that stands still, answers instead of dialogs."""

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.reading_here import read_here
from ui import app, jobs
from ui.ask import Ask
from ui.session import Session
from ui.state import WindowState
from ui.window import Window

APRIL = datetime(2023, 4, 3, 9, 0, tzinfo=UTC)


class Answers(Ask):
    """Answers the questions of the window, and notes what it said."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.paths: tuple[Path, ...] = ()
        self.started_at: Path | None = None
        self.yes = True
        self.said: list[str] = []
        self.risky: list[str] = []
        self.launched: list[Path] = []
        self.beside: list[QDialog] = []
        self.to_printer: QPrinter | None = None
        self.fill: Callable[[QDialog], None] | None = None

    def open_ledger(self, parent: QWidget) -> Path | None:
        return self.path

    def save_ledger(self, parent: QWidget, *, title: str, name: str) -> Path | None:
        return self.path

    def document(self, parent: QWidget, *, start: Path | None) -> Path | None:
        return self.path

    def save_paper(
        self, parent: QWidget, *, title: str, name: str, start: Path | None
    ) -> Path | None:
        return self.path

    def printer(self, parent: QWidget, *, pages: int) -> QPrinter | None:
        return self.to_printer

    def folder(self, parent: QWidget, *, title: str, start: Path | None) -> Path | None:
        return self.path

    def files(self, parent: QWidget, *, title: str, start: Path | None) -> tuple[Path, ...]:
        self.started_at = start
        return self.paths

    def confirm(
        self,
        parent: QWidget,
        text: str,
        *,
        detail: str = "",
        yes: str,
        no: str = "取消",
        is_risky: bool = False,
    ) -> bool:
        self.said.append(text)
        self.risky += [text] if is_risky else []
        return self.yes

    def fill_in(self, dialog: QDialog, *, keep: bool = False) -> bool:
        if self.fill is not None:
            self.fill(dialog)
        return self.yes

    def show_beside(self, dialog: QDialog) -> None:
        self.beside.append(dialog)

    def tell(self, parent: QWidget, text: str, *, detail: str = "") -> None:
        self.said.append(text)

    def warn(self, parent: QWidget, text: str) -> None:
        self.said.append(text)

    def launch(self, path: Path) -> None:
        self.launched.append(path)


class PromptSession(Session):
    """Takes a ledger to be whole, so that a story need not wait for its first edit."""

    def _begin_check(self, path: Path) -> None:
        self._is_whole = True


@pytest.fixture(scope="session")
def prepared(qapp: QApplication) -> Iterator[QApplication]:
    """The application with the looks and words of the program."""
    app.prepare(qapp)
    yield qapp
    app.let_copies_go()


@pytest.fixture
def answers() -> Answers:
    """What the person at the screen answers."""
    return Answers()


@pytest.fixture
def session() -> Session:
    """A session in April 2023."""
    numbers = itertools.count(1)
    return PromptSession(who="经办人", now=lambda: APRIL, new_id=lambda: f"new-{next(numbers):06}")


@pytest.fixture
def reads_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document is read in this process: a child takes longer to start than to read."""
    monkeypatch.setattr(jobs, "read_in_child", read_here)


@pytest.fixture
def window(
    prepared: QApplication, qtbot: QtBot, session: Session, answers: Answers, tmp_path: Path
) -> Iterator[Window]:
    """The window, shown, without a ledger."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))
    made = Window(session=session, state=WindowState(tmp_path / "window.ini"), ask=answers)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    # No key is down, even if the story before ended with one that was pressed with Ctrl.
    qtbot.keyRelease(made, Qt.Key.Key_Control)
    yield made
    made.close()
    # Before the next one is dressed: a stylesheet is given to every widget there is.
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def new_ledger_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the list of 2023 and nothing else; copied before it is changed."""
    path = tmp_path_factory.mktemp("ledger") / "new.zhize"
    jobs.new_ledger(path, office="某某省知识产权局").close()
    return path


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample ledger; copied before it is changed."""
    path = tmp_path_factory.mktemp("ledger") / "sample.zhize"
    jobs.make_sample(path).close()
    return path


@pytest.fixture
def new_ledger(new_ledger_file: Path, tmp_path: Path) -> Path:
    """A new ledger of the test's own."""
    path = tmp_path / "台账.zhize"
    path.write_bytes(new_ledger_file.read_bytes())
    return path


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Path:
    """A sample ledger of the test's own."""
    path = tmp_path / "示例.zhize"
    path.write_bytes(sample_file.read_bytes())
    return path
