"""A small screen: lines go on below, no figure is cut, nothing covers its neighbour."""

from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFrame, QToolButton, QWidget

from model.report_entities import SubmissionFile, SubmissionFileId, SubmissionId
from model.words import Lamp, SectionKind, SubmissionFileKind
from tests.flows.stories import desk
from ui.ask import fit_to_screen
from ui.cards import CardLine, CardText
from ui.pages.overview import OverviewPage
from ui.pages.submission import SubmissionPage, View
from ui.pages.units import UnitsPage
from ui.share_bar import Share
from ui.submission.register_panel import RegisterPanel
from ui.window import Window

SIZES = [QSize(1024, 700), QSize(880, 512)]


def show_at(window: Window, size: QSize, page: str) -> None:
    """A page in a window of this size, with its layout done."""
    window.show_page(page)
    window.resize(size)
    for _ in range(3):  # lines that go on below make room one after the other
        QApplication.processEvents()
    assert window.size() == size


def whole(button: QAbstractButton) -> bool:
    """Has a button the width of its words, inside of what holds it?"""
    holder = button.parentWidget()
    is_wide = button.width() >= button.sizeHint().width()
    return is_wide and holder is not None and holder.rect().contains(button.geometry())


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_figure_of_the_overview_is_cut(window: Window, sample: Path, size: QSize) -> None:
    window.open_ledger(sample)
    page = window.pages["overview"]
    assert isinstance(page, OverviewPage)
    window.show_page("overview")
    figures = [CardLine(f"{lamp} 1234567", "x", lamp) for lamp in Lamp]
    text = CardText(
        figure="12345/67890", words="条", tip="", shares=[Share(1, "ok")], lines=[figures]
    )
    page.claimed.show_text(text)
    show_at(window, size, "overview")
    buttons = [*page.claimed.buttons.values(), *page.done.buttons.values(), *page.today.buttons]
    assert len(buttons) > 15
    assert [each.text() for each in buttons if not whole(each)] == []


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_heads_of_panes_cover_nothing(window: Window, sample: Path, size: QSize) -> None:
    window.open_ledger(sample)
    desk(window)
    for name, page in window.pages.items():
        show_at(window, size, name)
        for head in page.findChildren(QFrame, "paneHead"):
            parts = [e for e in head.findChildren(QWidget) if e.parent() is head and e.isVisible()]
            for one, other in combinations(parts, 2):
                assert not one.geometry().intersects(other.geometry()), (name, one, other)
            cut = [e for e in parts if isinstance(e, QToolButton) and not whole(e)]
            assert [each.text() for each in cut] == []


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_search_field_stays_in_the_window(window: Window, sample: Path, size: QSize) -> None:
    window.open_ledger(sample)
    show_at(window, size, "breakdown")
    field = window.header.search
    assert window.rect().contains(
        field.rect().translated(field.mapTo(window, field.rect().topLeft()))
    )


def test_a_window_as_large_as_the_screen_begins_maximized(window: Window) -> None:
    room = window.screen().availableSize()
    assert room.width() < 1600
    assert window.size().height() < room.height()
    window.present()
    assert window.isMaximized()


def test_the_name_of_a_signed_file_keeps_its_room(window: Window, panel: RegisterPanel) -> None:
    kind = SubmissionFileKind.FINAL_TEXT
    file = SubmissionFile(
        id=SubmissionFileId("f"),
        submission_id=SubmissionId("s"),
        kind=kind,
        name="示例省知识产权局关于报送2023年成效的报告.docx",
        sha256="0f",
        size=48_000,
        added_on=date(2023, 11, 20),
    )
    panel.files.show_files([file], can_edit=True)
    show_at(window, SIZES[0], "submission")
    name, remove = panel.files.names[kind]
    assert len(name.text()) > 15
    assert (
        remove.mapTo(panel, remove.rect().topLeft()).y()
        > name.mapTo(panel, name.rect().topLeft()).y()
    )


def test_names_of_units_keep_their_room(window: Window, sample: Path) -> None:
    window.open_ledger(sample)
    page = window.pages["units"]
    assert isinstance(page, UnitsPage)
    show_at(window, SIZES[0], "units")
    name = page.units.fontMetrics().horizontalAdvance("知识产权保护处")
    assert page.units.columnWidth(0) > name
    assert page.posts.columnWidth(0) > name


@pytest.mark.parametrize("size", [QSize(1366, 768), SIZES[0]], ids=str)
def test_titles_of_the_report_are_whole_also_beside_a_change(
    window: Window, sample: Path, size: QSize
) -> None:
    window.open_ledger(sample)
    page = window.pages["submission"]
    assert isinstance(page, SubmissionPage)
    show_at(window, size, "submission")
    page.desk.choose(SectionKind.OUTCOMES)
    page.desk.text.text.setPlainText("手写的成效。")
    page.settle()
    outline = page.desk.outline
    needed = [outline.sizeHintForColumn(column) for column in range(2)]
    assert all(outline.columnWidth(n) >= each for n, each in enumerate(needed))
    assert outline.columnWidth(2) > outline.fontMetrics().horizontalAdvance("改") + 3


def test_the_bar_of_a_paper_goes_on_below(window: Window, sample: Path) -> None:
    window.open_ledger(sample)
    page = window.pages["submission"]
    assert isinstance(page, SubmissionPage)
    show_at(window, SIZES[0], "submission")
    paper = page.desk.preview.paper
    page.desk.turn_to_preview(on=True)
    paper.pages.page_changed.emit(3, 11)
    QApplication.processEvents()
    for each in (paper.page, paper.of_pages, paper.zoom):
        assert each.width() >= each.minimumSizeHint().width()
        assert paper.rect().contains(each.mapTo(paper, each.rect().bottomRight()))


def test_names_beside_the_figures_keep_their_room(window: Window, sample: Path) -> None:
    window.open_ledger(sample)
    page = window.pages["overview"]
    assert isinstance(page, OverviewPage)
    show_at(window, SIZES[0], "overview")
    name = page.by_unit.fontMetrics().horizontalAdvance("知识产权保护处")
    assert min(page.by_unit.columnWidth(0), page.by_task.columnWidth(0)) > name


def test_a_dialog_is_no_larger_than_the_screen(window: Window) -> None:
    dialog = QDialog(window)
    dialog.setMinimumSize(900, 3000)
    dialog.resize(3000, 3000)
    fit_to_screen(dialog)
    room = window.screen().availableSize()
    assert dialog.width() <= room.width()
    assert dialog.height() < room.height()


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_button_that_makes_the_papers_is_in_sight(
    window: Window, sample: Path, size: QSize
) -> None:
    window.open_ledger(sample)
    page = window.pages["submission"]
    assert isinstance(page, SubmissionPage)
    page.turn(View.PAPERS)
    page.papers.boxes["bulletin"].setChecked(True)
    show_at(window, size, "submission")
    make = page.papers.make
    assert make.visibleRegion().boundingRect() == make.rect()
    above, beside = page.papers.boxes["bulletin"], page.papers.ranked
    assert beside.y() - above.y() < 3 * above.height()
