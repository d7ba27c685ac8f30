"""The item models of the review, and the list that measures its rows itself."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from model.reading.document import Finding
from model.reading.places import Place
from model.reading.source import Source, SourceLine
from tests.ui.review_papers import bad_paper, long_plan, read, table_paper
from ui.review.findings_list import FindingsList
from ui.review.line_fates import Fate, doubtful_words, line_fates
from ui.review.outline_list import OutlineList
from ui.review.outline_rows import OutlineRows, RowKind
from ui.review.outline_view import OutlineView
from ui.review.source_model import SourceModel
from ui.review.source_view import SourceView

pytestmark = pytest.mark.usefixtures("prepared")
CHECK = Qt.ItemDataRole.CheckStateRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def test_the_lines_of_the_source_are_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = SourceModel(bad_paper())
    model.show_fates(line_fates(bad_paper(), read(bad_paper())), {6})
    qtmodeltester.check(model)
    assert model.index(model.row_of(6), 0).data(SPOKEN).startswith("第6行：读作句子，需您核对")


def test_the_rows_of_the_reading_are_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = OutlineList()
    model.show_rows(OutlineRows().rows(read(bad_paper())))
    qtmodeltester.check(model)
    first = model.row_of(Place(chapter=0, item=0, sentence=0))
    assert model.index(first, 0).data(SPOKEN).startswith("原文第1句：推进地方性法规修订")
    assert model.setData(model.index(first, 0), Qt.CheckState.Checked, CHECK)
    assert model.index(first, 0).data(CHECK) == Qt.CheckState.Checked
    assert model.ticked() == 1


def test_findings_are_a_sound_model_and_keep_their_ticks(qtmodeltester: ModelTester) -> None:
    findings = [Finding(severity="warning", line=n, message=f"第{n}处") for n in (1, 2)]
    model = FindingsList()
    model.show_findings(findings)
    qtmodeltester.check(model)
    model.setData(model.index(1, 0), Qt.CheckState.Checked, CHECK)
    model.show_findings([*findings[1:], *findings[:1]])
    assert model.is_checked(findings[1])
    assert model.index(0, 0).data(SPOKEN) == "第2行　第2处，已核对"


def test_rows_that_no_edit_touched_are_the_very_same() -> None:
    maker, document = OutlineRows(), read(long_plan(12))
    first, second = maker.rows(document), maker.rows(document)
    same = [one is other for one, other in zip(first, second, strict=True)]
    kinds = {row.kind for row, is_same in zip(first, same, strict=True) if not is_same}
    assert kinds == {RowKind.CHAPTER, RowKind.GROUP}


@pytest.fixture
def outline(qtbot: QtBot) -> OutlineView:
    """The reading of a long plan, shown."""
    view = OutlineView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.outline.show_rows(OutlineRows().rows(read(long_plan(60))))
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_rows_stand_one_below_the_other_and_are_found_where_they_stand(
    outline: OutlineView,
) -> None:
    places = [outline.visualRect(outline.outline.index(n, 0)) for n in range(8)]
    for above, below in pairwise(places):
        assert above.bottom() + 1 == below.top()
    assert outline.indexAt(places[5].center()).row() == 5
    assert outline.indexAt(QPoint(10, 10**6)).row() == -1


@pytest.mark.parametrize(
    ("key", "lands"),
    [
        (Qt.Key.Key_Down, lambda row, last: row == 1),
        (Qt.Key.Key_End, lambda row, last: row == last),
        (Qt.Key.Key_PageDown, lambda row, last: 4 < row < last),
        (Qt.Key.Key_Up, lambda row, last: row == 0),
    ],
)
def test_the_keys_go_where_they_say(
    qtbot: QtBot, outline: OutlineView, key: Qt.Key, lands: Callable[[int, int], bool]
) -> None:
    outline.choose(0)
    qtbot.keyClick(outline, key)
    assert lands(outline.row, len(outline.outline.rows) - 1)
    assert outline.viewport().rect().contains(outline.visualRect(outline.currentIndex()).center())


def test_page_up_comes_back_to_the_top(qtbot: QtBot, outline: OutlineView) -> None:
    outline.choose(30)
    for _ in range(20):
        qtbot.keyClick(outline, Qt.Key.Key_PageUp)
    assert outline.row == 0
    qtbot.keyClick(outline, Qt.Key.Key_Home)
    assert outline.verticalOffset() == 0


def test_a_narrow_list_is_longer(outline: OutlineView) -> None:
    before = outline.verticalScrollBar().maximum()
    outline.resize(250, 400)
    assert outline.verticalScrollBar().maximum() > before


def test_rows_are_high_enough_for_their_words_in_every_theme(
    qtbot: QtBot, outline: OutlineView, prepared: QApplication
) -> None:
    width = outline.viewport().width()
    for row, height in zip(outline.outline.rows, outline.row_heights(width), strict=True):
        room = outline._room(row, width)
        assert height >= outline._plain.height(row.text, room)


def test_a_table_shows_its_cells_and_twenty_thousand_lines_are_shown_at_once(
    qtbot: QtBot,
) -> None:
    many = tuple(SourceLine(number=n, text=f"第{n}行的文字" * 20) for n in range(1, 20001))
    for source in (table_paper(), Source(lines=many)):
        view = SourceView(source)
        qtbot.addWidget(view)
        view.resize(400, 300)
        with qtbot.waitExposed(view):
            view.show()
        view.choose(len(source.lines) - 1)
        assert view.visualRect(view.currentIndex()).bottom() < view.viewport().height()
        assert not view.grab().isNull()


def test_an_empty_list_says_so(qtbot: QtBot) -> None:
    view = OutlineView()
    qtbot.addWidget(view)
    view.say_when_empty("没有读到任务")
    view.show()
    before = view.grab().toImage()
    view.say_when_empty("")
    assert before != view.grab().toImage()


def test_each_line_tells_what_became_of_it() -> None:
    source, document = bad_paper(), read(bad_paper())
    fates = dict(
        zip((line.number for line in source.lines), line_fates(source, document), strict=True)
    )
    assert fates[1] is Fate.CUT
    assert fates[3] is Fate.TITLE  # of the document
    assert fates[4] is Fate.TITLE
    assert (fates[7], fates[8], fates[9]) == (Fate.READ, Fate.BLANK, Fate.CUT)
    assert set(doubtful_words(document)) >= {6}


def test_the_title_of_a_group_is_no_line_without_a_fate() -> None:
    source = long_plan(12)
    fates = line_fates(source, read(source))
    at = next(n for n, line in enumerate(source.lines) if line.text.startswith("（一）"))
    assert fates[at] is Fate.TITLE


def test_a_screen_reader_hears_each_row(outline: OutlineView) -> None:
    heard = QAccessible.queryAccessibleInterface(outline)
    assert heard.childCount() == len(outline.outline.rows)
    assert heard.text(QAccessible.Text.Name) == "读取结果"
    row = next(n for n, each in enumerate(outline.outline.rows) if each.number == "1")
    assert heard.child(row).text(QAccessible.Text.Name).startswith("原文第1句：")
