"""导入来文 that is given up, disturbed or fed with odd words: the window stays whole."""

import tempfile
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QProgressDialog
from pytestqt.qtbot import QtBot

from model.task_lists import read_task_lists
from tests.window_fixtures import Answers
from ui import import_flow, jobs
from ui.regular_file import read_regular
from ui.window import Window

TEXT = "2024年某某省知识产权工作要点\n一、加强保护\n1.开展地理标志专项整治。（保护处负责）\n"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "<b>要点&amp;.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def desk(window: Window, new_ledger: Path) -> Window:
    """The window with a ledger open."""
    window.open_ledger(new_ledger)
    return window


def bar(window: Window) -> QProgressDialog:
    return window.findChildren(QProgressDialog)[-1]


def wait_for_the_end(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(lambda: not window.findChildren(QProgressDialog), timeout=20_000)


def lists(window: Window) -> int:
    return len(read_task_lists(window.session.ledger))


def no_dialog(dialog: QDialog) -> None:
    raise AssertionError(dialog)


def test_a_paper_goes_through_the_review_into_the_ledger(
    qtbot: QtBot, desk: Window, answers: Answers, paper: Path
) -> None:
    answers.path = paper
    desk.carry_out("import_document")
    qtbot.waitUntil(lambda: lists(desk) == 2, timeout=20_000)
    desk.carry_out("undo")
    assert lists(desk) == 1
    wait_for_the_end(qtbot, desk)


def test_the_name_of_a_file_is_shown_as_it_is(
    qtbot: QtBot, desk: Window, answers: Answers, paper: Path
) -> None:
    answers.path, answers.fill = paper, no_dialog
    desk.carry_out("import_document")
    label = bar(desk).findChild(QLabel)
    assert label is not None
    assert label.textFormat() is label.textFormat().PlainText
    bar(desk).canceled.emit()
    wait_for_the_end(qtbot, desk)


@pytest.mark.usefixtures("reads_here")
def test_what_was_cancelled_while_it_was_understood_is_not_reviewed(
    qtbot: QtBot, desk: Window, answers: Answers, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers.path, answers.fill = paper, no_dialog
    begun, cancelled = Event(), Event()

    def understand_late(*_: object, **__: object) -> None:
        begun.set()
        cancelled.wait()

    monkeypatch.setattr(import_flow, "understand", understand_late)
    desk.carry_out("import_document")
    qtbot.waitUntil(begun.is_set, timeout=20_000)
    bar(desk).canceled.emit()
    cancelled.set()
    wait_for_the_end(qtbot, desk)
    assert lists(desk) == 1


def test_a_ledger_closed_meanwhile_ends_the_reading(
    qtbot: QtBot, desk: Window, answers: Answers, paper: Path
) -> None:
    answers.path, answers.fill = paper, no_dialog
    desk.carry_out("import_document")
    desk.session.close()
    wait_for_the_end(qtbot, desk)
    assert not answers.said


def test_another_ledger_opened_meanwhile_takes_nothing_of_it(
    qtbot: QtBot, desk: Window, answers: Answers, paper: Path, sample: Path
) -> None:
    answers.path, answers.fill = paper, no_dialog
    desk.carry_out("import_document")
    desk.open_ledger(sample)
    before = lists(desk)
    wait_for_the_end(qtbot, desk)
    assert lists(desk) == before


@pytest.mark.usefixtures("reads_here")
def test_a_text_that_vanishes_before_its_encoding_is_chosen_is_told(
    qtbot: QtBot, desk: Window, answers: Answers, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper.write_bytes(("一、總體要求\n推進商標法修改，完善制度。\n" * 3).encode("big5"))

    def read_too_late(path: Path) -> bytes:
        path.unlink()
        return read_regular(path)

    monkeypatch.setattr(import_flow, "read_regular", read_too_late)
    answers.path, answers.fill = paper, no_dialog
    desk.carry_out("import_document")
    qtbot.waitUntil(lambda: bool(answers.said), timeout=20_000)
    assert "找不到文件" in answers.said[0]
    wait_for_the_end(qtbot, desk)


@pytest.mark.usefixtures("reads_here")
def test_halves_of_characters_on_the_clipboard_are_no_bug(
    qtbot: QtBot, desk: Window, answers: Answers
) -> None:
    data = QMimeData()
    data.setText(TEXT + "2.建设数据库\ud842。\n")
    QGuiApplication.clipboard().setMimeData(data)
    desk.carry_out("paste_document")
    qtbot.waitUntil(lambda: lists(desk) == 2, timeout=20_000)
    wait_for_the_end(qtbot, desk)


@pytest.mark.usefixtures("reads_here")
def test_what_is_pasted_leaves_no_file_behind(
    qtbot: QtBot, desk: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = {*tmp_path.iterdir()}
    for _ in range(2):
        QGuiApplication.clipboard().setText(TEXT)
        desk.carry_out("paste_document")
        wait_for_the_end(qtbot, desk)
    assert {*tmp_path.iterdir()} - before == set()
    QGuiApplication.clipboard().setText("没有任务的一段话。")
    desk.carry_out("paste_document")
    wait_for_the_end(qtbot, desk)
    desk.session.close()
    assert not [*tmp_path.glob("zhize-*")]


def test_a_paste_without_room_for_it_is_told(
    desk: Window, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    QGuiApplication.clipboard().setText(TEXT)
    desk.carry_out("paste_document")
    assert "磁盘可能已满" in answers.said[-1]


def test_an_empty_clipboard_is_told(desk: Window, answers: Answers) -> None:
    QGuiApplication.clipboard().clear()
    desk.carry_out("paste_document")
    assert "剪贴板里没有文字" in answers.said[-1]


def test_a_paper_dropped_on_a_ledger_that_can_only_be_read_is_told_so(
    window: Window, answers: Answers, new_ledger: Path, paper: Path
) -> None:
    window.take_in([paper])
    assert "请先新建或打开台账" in answers.said[-1]
    with jobs.open_ledger(new_ledger):
        window.open_ledger(new_ledger)
        window.take_in([paper])
        assert "只能查看，来文没有导入" in answers.said[-1]


def test_a_second_paper_waits_for_none_and_nothing_doubles(
    qtbot: QtBot, desk: Window, answers: Answers, paper: Path
) -> None:
    answers.path = paper
    desk.carry_out("import_document")
    desk.carry_out("import_document")
    wait_for_the_end(qtbot, desk)
    assert lists(desk) == 2
