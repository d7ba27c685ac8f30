"""Ten everyday jobs (十件常办的事): never more keys and clicks here than in an Excel ledger.

What was counted in Excel stands in docs/ten-jobs.md, and only there.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from model.action_detail import read_action
from model.action_order import ActionColumn
from model.action_table import ActionRow
from model.entities import LocalActionId
from model.units import read_units
from model.words import Lamp, Progress, Triage, UnitKind
from tests.flows.hand import ALT, CONTROL, PLAIN, SHIFT, Hand
from tests.flows.stories import desk, triage
from tests.window_fixtures import Answers
from ui.action_columns import place_of
from ui.actions import Menu
from ui.preview.print_dialog import PrintDialog
from ui.units_dialog import UnitsDialog
from ui.window import Window

KEY = Qt.Key
TABLE = Path(__file__).parents[2] / "docs" / "ten-jobs.md"
_LONG = 30_000


def counted() -> dict[str, tuple[int, int]]:
    """The counts of the table by job: here, and in Excel."""
    rows = (line.split("|") for line in TABLE.read_text(encoding="utf-8").splitlines())
    found = [row for row in rows if len(row) > 5 and row[3].strip().isdecimal()]
    return {row[2].strip(): (int(row[3]), int(row[4])) for row in found}


@contextmanager
def job(name: str, hand: Hand) -> Iterator[None]:
    """Play a job: it takes as many keys and clicks as the table says, and not more than Excel."""
    here, excel = counted()[name]
    hand.count = 0
    yield
    assert hand.count == here
    assert here <= excel


@pytest.fixture
def hand(window: Window, qtbot: QtBot, answers: Answers) -> Hand:
    """The hand, on a screen with room for the usual columns."""
    window.resize(1600, 900)
    return Hand(qtbot, window, answers)


@pytest.fixture
def table(window: Window, hand: Hand, sample: Path) -> Window:
    """The sample is open, the hand on 落实举措 of the first row."""
    window.open_ledger(sample)
    page = desk(window)
    page.show_everything()
    page.select_actions([page.table.ids[0]])
    page.table.setFocus()
    return window


def row(window: Window, at: int) -> ActionRow:
    """A row of the table as it is stored."""
    session, action_id = window.session, desk(window).table.ids[at]
    return read_action(session.ledger, LocalActionId(action_id), session.as_of).row


def click(
    window: Window, hand: Hand, at: int, column: ActionColumn, held: Qt.KeyboardModifier = PLAIN
) -> None:
    """A cell of the table."""
    view = desk(window).table
    index = view.model().index(at, place_of(column))
    hand.click(view, index, held)


def test_there_are_ten_jobs_and_none_takes_more_here() -> None:
    table = counted()
    assert len(table) == 10
    assert [name for name, (here, excel) in table.items() if here > excel] == []


def test_ten_sentences_are_taken_on(window: Window, hand: Hand, new_ledger: Path) -> None:
    window.open_ledger(new_ledger)
    with job("认领十句", hand):
        hand.key(KEY.Key_L, CONTROL)
        hand.letters("1121311212")
    taken = [triage(window, number) for number in range(1, 11)]
    assert [list(Triage).index(each) for each in taken] == [1, 1, 2, 1, 3, 1, 1, 2, 1, 2]


def test_a_sentence_gets_a_new_action_with_lead_and_time(table: Window, hand: Hand) -> None:
    clause = row(table, 0).clause_id
    with job("从原文新建一项", hand):
        hand.key(KEY.Key_N, CONTROL)
        hand.chinese("开展专项检查", "kai zhan zhuan xiang jian cha")
        hand.key(KEY.Key_Tab)
        hand.letters("g")
        hand.keys(*[KEY.Key_Tab] * 5)
        hand.chinese("年", "nian")
        hand.key(KEY.Key_Return)
    (made,) = desk(table).choice.actions()
    new = read_action(table.session.ledger, made, table.session.as_of).row
    assert (new.clause_id, new.text, new.lead_unit) == (clause, "开展专项检查", "公共服务处")
    assert new.due is not None
    assert new.due.text == "年底前"


def test_one_lead_unit_is_changed_in_the_table(table: Window, hand: Hand) -> None:
    with job("改一个牵头单位", hand):
        click(table, hand, 8, ActionColumn.LEAD_UNIT)
        hand.letters("zc")
        hand.key(KEY.Key_Return)
    assert row(table, 8).lead_unit == "政策法规处"


def test_eight_rows_get_the_same_time(table: Window, hand: Hand) -> None:
    with job("八项改为同一时限", hand):
        click(table, hand, 2, ActionColumn.DUE)
        click(table, hand, 9, ActionColumn.DUE, SHIFT)
        hand.chinese("年", "nian")
        hand.key(KEY.Key_Return, CONTROL)
    dues = [row(table, at).due for at in range(2, 10)]
    assert [due and due.text for due in dues] == ["年底前"] * 8


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, off screen
def test_fourteen_cities_get_one_action_each(table: Window, hand: Hand, answers: Answers) -> None:
    def tick(dialog: QDialog) -> None:
        assert isinstance(dialog, UnitsDialog)
        dialog.show()
        heading = dialog.tree.topLevelItem(2)
        assert heading is not None
        place = dialog.tree.visualItemRect(heading)
        hand.press(
            dialog.tree.viewport(),
            place.topLeft() + QPoint(place.height() // 2, place.height() // 2),
        )
        hand.press(dialog._ok)

    answers.fill = tick
    with job("十四个市各建一项", hand):
        hand.menu(Menu.EDIT, "duplicate_to_units")
    cities = [u.name for u in read_units(table.session.ledger) if u.kind is UnitKind.CITY]
    rows = desk(table).choice.actions()
    session = table.session
    leads = [read_action(session.ledger, each, session.as_of).row.lead_unit for each in rows]
    assert leads == cities
    assert len(cities) == 14


def test_five_report_their_progress_three_of_them_unchanged(table: Window, hand: Hand) -> None:
    with job("登记五项本月进展", hand):
        click(table, hand, 1, ActionColumn.TEXT)
        hand.key(KEY.Key_J, ALT)
        hand.chinese("已印发通知", "yi yin fa tong zhi")
        click(table, hand, 5, ActionColumn.TEXT)
        hand.key(KEY.Key_J, ALT)
        hand.chinese("已开展培训", "yi kai zhan pei xun")
        click(table, hand, 7, ActionColumn.TEXT)
        click(table, hand, 10, ActionColumn.TEXT, CONTROL)
        click(table, hand, 14, ActionColumn.TEXT, CONTROL)
        hand.key(KEY.Key_W, ALT)
    rows = [row(table, at) for at in (1, 5, 7, 10, 14)]
    assert {each.note_period for each in rows} == {"2023-11"}
    assert [each.note for each in rows[:2]] == ["已印发通知", "已开展培训"]
    assert all(each.note.startswith("本期无变化。") for each in rows[2:])


def test_three_that_are_done_are_confirmed(table: Window, hand: Hand) -> None:
    session, places = table.session, (14, 25, 63)
    with job("确认三项办结", hand):
        click(table, hand, places[0], ActionColumn.TEXT)
        for at in places[1:]:
            click(table, hand, at, ActionColumn.TEXT, CONTROL)
        hand.key(KEY.Key_Return, CONTROL)
    ids = [desk(table).table.ids[at] for at in places]
    found = [read_action(session.ledger, each, session.as_of).action for each in ids]
    assert {each.progress for each in found} == {Progress.CONFIRMED}
    assert {(each.confirmed_by, each.confirmed_on) for each in found} == {
        (session.confirmer, session.working_day)
    }


def test_everything_that_mentions_a_word_is_found(table: Window, hand: Hand) -> None:
    with job("查找地理标志", hand):
        hand.key(KEY.Key_F, CONTROL)
        hand.chinese("地理标志", "di li biao zhi")
        hand.key(KEY.Key_Return, CONTROL)
    rows = [row(table, at) for at in range(len(desk(table).table.ids))]
    assert 0 < len(rows) < 92
    assert "地理标志" in rows[0].text
    assert desk(table).table.marked() == ["地理标志"]


def test_what_a_unit_is_late_with_is_printed(
    table: Window, qtbot: QtBot, hand: Hand, answers: Answers, tmp_path: Path
) -> None:
    answers.to_printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    answers.to_printer.setOutputFileName(str(tmp_path / "逾期.pdf"))

    def preview(dialog: QDialog) -> None:
        assert isinstance(dialog, PrintDialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.is_ready, timeout=_LONG)
        hand.key(KEY.Key_Return)
        hand.count += 1  # Enter in the dialog of the system
        qtbot.waitUntil(lambda: dialog.said().startswith("已送往打印机"), timeout=_LONG)

    answers.fill = preview
    bar = desk(table).rows.filter_bar
    with job("打印一个单位的逾期举措", hand):
        hand.press(bar._counts[Lamp.LATE])
        hand.press(bar._unit)
        hand.letters("zc")
        hand.key(KEY.Key_Return)
        hand.key(KEY.Key_P, CONTROL)
    rows = [row(table, at) for at in range(len(desk(table).table.ids))]
    assert rows
    assert {(each.lead_unit, each.lamp) for each in rows} == {("政策法规处", Lamp.LATE)}
    assert (tmp_path / "逾期.pdf").stat().st_size > 0


def test_one_file_proves_two_actions(
    table: Window, qtbot: QtBot, hand: Hand, tmp_path: Path
) -> None:
    paper = tmp_path / "通知.txt"
    paper.write_text("盖章", encoding="utf-8")
    before = [row(table, at).evidence for at in (3, 5)]
    with job("两项挂同一份佐证", hand):
        click(table, hand, 3, ActionColumn.TEXT)
        click(table, hand, 5, ActionColumn.TEXT, CONTROL)
        hand.will_choose([paper])
        hand.key(KEY.Key_K, CONTROL)
    after = [count + 1 for count in before]
    qtbot.waitUntil(lambda: [row(table, at).evidence for at in (3, 5)] == after)
