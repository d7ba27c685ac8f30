"""Take the pictures of the documents (说明书图片): every page of the sample."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from model.reading.read import understand
from model.reading.sources.recognise import read_source
from model.words import Triage
from ui import jobs
from ui.app import make_application
from ui.ask import Ask
from ui.pages.breakdown import BreakdownPage
from ui.review.review_dialog import ReviewDialog
from ui.session import Session
from ui.state import WindowState
from ui.theme import ThemeChoice
from ui.window import Window

PICTURES = Path(__file__).resolve().parent / "pictures"
_SIZE = QSize(1440, 900)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture: its file, what is in front, how it is shown."""

    name: str
    prepare: Callable[[Window], None]
    theme: ThemeChoice = ThemeChoice.LIGHT
    scale: int = 1


def breakdown(window: Window) -> BreakdownPage:
    """The page 任务分解 in front."""
    window.show_page("breakdown")
    page = window.pages["breakdown"]
    assert isinstance(page, BreakdownPage)
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


def show_claiming(window: Window) -> None:
    """A sentence that waits, with its proposal."""
    page = breakdown(window)
    pending = next(
        each
        for each in page.tree.all_clauses()
        if each.clause and each.clause.triage is Triage.PENDING and each.proposal
    )
    page.show_outline(pending.id)


PICTURES_OF_THE_BOOK = (
    Picture(name="任务分解", prepare=show_action),
    Picture(name="任务事项", prepare=show_clause),
    Picture(name="任务认领", prepare=show_claiming),
    Picture(name="总览", prepare=lambda window: window.show_page("overview")),
    Picture(name="进展督办", prepare=lambda window: window.show_page("follow_up")),
    Picture(name="单位岗位", prepare=lambda window: window.show_page("units")),
    Picture(name="报送", prepare=lambda window: window.show_page("submission")),
    Picture(name="任务分解-深色", prepare=show_action, theme=ThemeChoice.DARK),
    Picture(
        name="总览-深色",
        prepare=lambda window: window.show_page("overview"),
        theme=ThemeChoice.DARK,
    ),
    Picture(name="任务分解-2倍", prepare=show_action, scale=2),
)


def main() -> int:
    """Take every picture."""
    application = make_application()
    PICTURES.mkdir(exist_ok=True)
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
        window.open_ledger(ledger)
        for picture in PICTURES_OF_THE_BOOK:
            take(application, window, picture)
        take_review(application, window)
        window.close()
    return 0


def take(application: QApplication, window: Window, picture: Picture) -> None:
    """Show what the picture wants and store it."""
    window.choose_theme(picture.theme)
    picture.prepare(window)
    window.statusBar().clearMessage()
    draw(application, window, picture.name, scale=picture.scale)


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
    draw(application, dialog, "导入核对", scale=1)
    dialog.hide()


def draw(application: QApplication, shown: QWidget, name: str, *, scale: int) -> None:
    """Store what a window shows."""
    for _ in range(3):  # layouts settle, then paint
        application.processEvents()
    drawn = QPixmap(_SIZE * scale)
    drawn.setDevicePixelRatio(scale)
    shown.render(drawn)
    drawn.save(str(PICTURES / f"{name}.png"))


if __name__ == "__main__":
    sys.exit(main())
