"""The preview: pages as they come into sight, keys, zoom, and the printer."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from model.errors import OfficeError
from reports.document import Document, Paragraph, Title
from reports.pdf import render_pdf
from tests.reports.pdf_reader import bundled_fonts, read_pages
from tests.window_fixtures import Answers
from ui.background import CancelledError
from ui.preview.page_pictures import PagePictures
from ui.preview.pages_view import PagesView, Zoom
from ui.preview.paper_dialog import PaperDialog
from ui.preview.paper_view import PaperView
from ui.preview.printing import print_pages


def pdf(pages: int = 5, *, landscape: bool = False) -> bytes:
    """A paper of so many pages."""
    text = Paragraph(text="各单位要认真落实。" * (33 if landscape else 66) * pages)
    document = Document(title="纸", blocks=(Title(text="通知"), text), landscape=landscape)
    return render_pdf(document, bundled_fonts())


@pytest.fixture
def view(prepared: QApplication, qtbot: QtBot) -> PagesView:
    made = PagesView()
    qtbot.addWidget(made)
    made.resize(500, 700)
    made.show()
    with qtbot.waitSignal(made.shown, timeout=10_000):
        made.show_pdf(pdf())
    return made


def test_only_what_is_seen_is_drawn(view: PagesView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: view.has_drawn(1) and view.has_drawn(2), timeout=10_000)
    assert view.pages >= 5
    assert not view.has_drawn(view.pages)
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: view.has_drawn(view.pages), timeout=10_000)
    assert view.page == view.pages


def test_paper_is_white_on_a_dark_ground(view: PagesView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: view.has_drawn(1), timeout=10_000)
    seen = view.grab().toImage()
    corner, sheet = seen.pixelColor(QPoint(3, 3)), seen.pixelColor(QPoint(60, 60))
    assert sheet.lightness() == 255
    assert corner.lightness() < 170


def test_keys_turn_pages_and_change_the_size(view: PagesView, qtbot: QtBot) -> None:
    view.set_zoom(Zoom.PAGE)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.page == 2
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.page == 1
    before = view.scale
    qtbot.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.scale == pytest.approx(before * 1.2, rel=0.01)
    qtbot.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert view.scale == pytest.approx(before, rel=0.01)
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() == 0


def test_a_wide_view_fits_the_width_and_life_size_is_life_size(view: PagesView) -> None:
    view.set_zoom(Zoom.WIDTH)
    assert view.horizontalScrollBar().maximum() == 0
    view.set_zoom(Zoom.ACTUAL)
    assert view.scale == pytest.approx(1.0)
    assert view.horizontalScrollBar().maximum() > 0


def test_a_newer_paper_takes_the_place_and_keeps_it(view: PagesView, qtbot: QtBot) -> None:
    view.go_to(3)
    view.show_pdf(pdf(2))
    with qtbot.waitSignal(view.shown, timeout=10_000):
        view.show_pdf(pdf(8))
    assert view.pages >= 8
    assert view.page > 1


def test_a_broken_file_is_told_and_not_shown(
    prepared: QApplication, qtbot: QtBot, answers: Answers
) -> None:
    dialog = PaperDialog(b"no paper", name="坏.pdf", ask=answers)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "无法预览" in dialog.said(), timeout=10_000)
    assert not dialog.print_button.isEnabled()


def test_the_bar_tells_the_page_and_leads_to_it(prepared: QApplication, qtbot: QtBot) -> None:
    holder = QScrollArea()  # the platform of the tests warns of windows with a least size
    qtbot.addWidget(holder)
    made = PaperView()
    made.resize(500, 700)
    holder.setWidget(made)
    holder.show()
    with qtbot.waitSignal(made.pages.shown, timeout=10_000):
        made.show_pdf(pdf())
    assert made.of_pages.text() == f"/ {made.pages.pages} 页"
    made.page.setValue(3)
    made.page.editingFinished.emit()
    assert made.pages.page == 3
    assert made.pages.accessibleDescription() == f"第3页，共{made.pages.pages}页"
    made.pages.zoom_in()
    assert made.zoom.currentIndex() == -1


def test_what_was_drawn_first_goes_when_there_is_too_much(
    prepared: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.preview.page_pictures._MOST_BYTES", 1_000_000)
    pictures = PagePictures(pdf())
    with qtbot.waitSignal(pictures.opened, timeout=10_000):
        pass
    for page in range(4):
        with qtbot.waitSignal(pictures.drawn, timeout=10_000):
            pictures.want([page], 0.5)
    assert pictures.picture(3) is not None
    assert pictures.picture(0) is None
    pictures.close()


@pytest.mark.parametrize("landscape", [False, True])
def test_the_printer_gets_each_page_whole(
    prepared: QApplication, tmp_path: Path, landscape: bool
) -> None:
    printer = QPrinter()
    printer.setFullPage(True)
    printer.setResolution(72)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    data = pdf(2, landscape=landscape)
    told: list[int] = []
    count = print_pages(data, printer, lambda done, _: told.append(done))
    printed = read_pages((tmp_path / "out.pdf").read_bytes())
    assert len(printed) == count == len(read_pages(data)) == told[-1]
    assert (printed[0].width > printed[0].height) is landscape


def test_a_range_of_pages_is_printed_alone(prepared: QApplication, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setResolution(72)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setFromTo(2, 3)
    assert print_pages(pdf(), printer, lambda *_: None) == 2


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_told(prepared: QApplication, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "没有" / "out.pdf"))
    with pytest.raises(OfficeError, match="打印机没有响应"):
        print_pages(pdf(1), printer, lambda *_: None)


def test_who_gives_up_printing_hears_what_went_out(prepared: QApplication, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setResolution(72)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))

    def told(done: int, _: int | None) -> None:
        if done == 2:
            raise CancelledError

    with pytest.raises(OfficeError, match="前2页已送往打印机"):
        print_pages(pdf(), printer, told)
