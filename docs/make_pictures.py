"""Take the pictures of the documents (说明书图片): every page of the sample."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from model.reading.read import understand
from model.reading.sources.recognise import read_source
from ui import jobs
from ui.app import make_application
from ui.ask import Ask
from ui.first_run.dialog import FirstRunDialog
from ui.pages.breakdown import BreakdownPage
from ui.resources import ROOT
from ui.review.review_dialog import ReviewDialog
from ui.session import Session
from ui.state import WindowState
from ui.theme import ThemeChoice
from ui.window import Window

PICTURES = Path(__file__).resolve().parent / "pictures"
# Not of the documents: every page dark and at 2×, to be looked at.
LOOKED_AT = ROOT / "out" / "pictures"
_SIZE = QSize(1440, 900)
_PATIENCE = 10.0  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture: its file, what is in front, how it is shown."""

    name: str
    prepare: Callable[[Window], None]
    theme: ThemeChoice = ThemeChoice.LIGHT
    scale: int = 1


def breakdown(window: Window) -> BreakdownPage:
    """The page 任务分解 in front, at its actions."""
    window.show_page("breakdown")
    page = window.pages["breakdown"]
    assert isinstance(page, BreakdownPage)
    page.views.turn(claiming=False)
    return page


def show_action(window: Window) -> None:
    """An action that is late, with its form."""
    page = breakdown(window)
    page.show_everything()
    page.tree.expandAll()
    late = next(n for n in range(len(page.table.ids)) if str(page.table.row(n).lamp) == "逾期")  # type: ignore[union-attr]
    page.select_actions([page.table.ids[late]])
    page.table.setFocus()


def show_clause(window: Window) -> None:
    """A sentence of the official text with its actions."""
    page = breakdown(window)
    node = next(each for each in page.tree.all_clauses() if each.number == "12")
    page.show_outline(node.id)


def show_board(window: Window) -> None:
    """The board on which sentences are taken on, at the first that waits."""
    page = breakdown(window)
    page.views.turn(claiming=True)
    window.carry_out("next_pending")


def show_recording(window: Window) -> None:
    """The form of an action at its progress."""
    show_action(window)
    notes = breakdown(window).detail.action.notes
    area = notes.parentWidget()
    while not isinstance(area, QScrollArea):
        assert area is not None
        area = area.parentWidget()
    area.ensureWidgetVisible(notes, 0, area.height() // 3)


def show_search(window: Window) -> None:
    """What is found while one types."""
    window.show_page("overview")
    window.activateWindow()
    window.carry_out("find")
    window.header.search.insert("地理标志")
    wait(window, lambda: bool(window.search.panel.isVisible()))


def show_history(window: Window) -> None:
    """What was done by whom, and what one step changed."""
    window.show_page("history")


PAGES_OF_THE_BOOK = (
    Picture(name="任务分解", prepare=show_action),
    Picture(name="任务事项", prepare=show_clause),
    Picture(name="任务认领", prepare=show_board),
    Picture(name="登记进展", prepare=show_recording),
    Picture(name="总览", prepare=lambda window: window.show_page("overview")),
    Picture(name="进展督办", prepare=lambda window: window.show_page("follow_up")),
    Picture(name="单位岗位", prepare=lambda window: window.show_page("units")),
    Picture(name="修改记录", prepare=show_history),
    Picture(name="报送", prepare=lambda window: window.show_page("submission")),
    Picture(name="查找", prepare=show_search),
)


def main() -> int:
    """Take every page for the documents, and dark and at 2× to be looked at."""
    application = make_application()
    PICTURES.mkdir(exist_ok=True)
    LOOKED_AT.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        ledger = Path(folder) / "示例省知识产权局（演示）.zhize"
        jobs.make_sample(ledger).close()
        state = WindowState(Path(folder) / "window.ini")
        state.papers_folder = Path("报送材料")
        session = Session(who="经办人", now=jobs.now, new_id=jobs.new_id)
        window = Window(session=session, state=state, ask=Ask())
        window.resize(_SIZE)
        window.show()
        take(application, window, Picture(name="首页", prepare=lambda _: None))
        take_first_run(application, window)
        window.open_ledger(ledger)
        wait(window, lambda: session.can_write)
        for picture in PAGES_OF_THE_BOOK:
            take(application, window, picture)
            take(application, window, replace(picture, theme=ThemeChoice.DARK))
            take(application, window, replace(picture, scale=2))
        take_review(application, window)
        window.close()
    return 0


def wait(window: Window, ready: Callable[[], bool]) -> None:
    """Let the window work until it is ready."""
    end = time.monotonic() + _PATIENCE
    while not ready() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)


def take_first_run(application: QApplication, window: Window) -> None:
    """The three steps of a new ledger, at their second."""
    dialog = FirstRunDialog(window.ask, Path("文档"), window)
    dialog.show()
    draw(application, dialog, PICTURES / "新建台账.png", size=dialog.size(), scale=1)
    dialog.hide()


def take(application: QApplication, window: Window, picture: Picture) -> None:
    """Show what the picture wants and store it."""
    window.choose_theme(picture.theme)
    picture.prepare(window)
    window.statusBar().clearMessage()
    is_of_the_book = picture.theme is ThemeChoice.LIGHT and picture.scale == 1
    dark = "-深色" if picture.theme is ThemeChoice.DARK else ""
    large = "-2倍" if picture.scale > 1 else ""
    folder = PICTURES if is_of_the_book else LOOKED_AT
    draw(application, window, folder / f"{picture.name}{dark}{large}.png", scale=picture.scale)


def take_review(application: QApplication, window: Window) -> None:
    """The list of 2023 held against its source, the first sentences ticked off."""
    window.choose_theme(ThemeChoice.LIGHT)
    source = read_source(jobs.GUIDELINE_2023.read_bytes())
    dialog = ReviewDialog(source, understand(source), parent=window)
    dialog.resize(_SIZE)
    dialog.show()
    for at, row in enumerate(dialog.outline.outline.rows):
        if row.number in ("1", "2", "3", "4"):
            dialog.outline.tick(at)
        elif row.number == "5":
            dialog.outline.choose(at)
    draw(application, dialog, PICTURES / "导入核对.png", scale=1)
    dialog.hide()


def draw(
    application: QApplication, shown: QWidget, path: Path, *, scale: int, size: QSize = _SIZE
) -> None:
    """Store what a window shows."""
    for _ in range(3):  # layouts settle, then paint
        application.processEvents()
    drawn = QPixmap(size * scale)
    drawn.setDevicePixelRatio(scale)
    shown.render(drawn)
    drawn.save(str(path))


if __name__ == "__main__":
    sys.exit(main())
