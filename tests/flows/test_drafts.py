"""Half-typed words survive a crash: they are offered again, and nothing after a normal close."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from model.action_detail import read_action
from model.entities import LocalActionId
from model.ledger import Ledger
from tests.flows.stories import desk, edit_text
from tests.window_fixtures import APRIL, Answers, PromptSession
from ui.drafts import Draft, DraftFile
from ui.pages.draft_commands import DraftCommands
from ui.state import WindowState
from ui.window import Window

_ESCAPE = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)


def drafts(window: Window) -> DraftCommands:
    """Who keeps the words."""
    return desk(window).commands.form.drafts


def done_in(window: Window, action_id: str) -> str:
    """The newest note as it stands in the ledger."""
    found = read_action(window.session.ledger, LocalActionId(action_id), window.session.as_of)
    return found.notes[0].done if found.notes else ""


@pytest.fixture
def begin_again(
    window: Window, qtbot: QtBot, answers: Answers, sample: Path
) -> Iterator[Callable[[], Window]]:
    """The process dies: the words are not stored, the file with them stays. Then a new start."""
    made: list[Window] = []

    def begin() -> Window:
        file = DraftFile(window.state.folder, sample).path
        left = file.read_bytes()
        for field in desk(window).detail.action.texts().values():
            field.give_up()
        QApplication.sendEvent(QApplication.focusWidget() or window, _ESCAPE)
        window.close()
        file.write_bytes(left)
        session = PromptSession(who="经办人", now=lambda: APRIL, new_id=lambda: "later")
        state = WindowState(window.state.folder / "window.ini")
        made.append(Window(session=session, state=state, ask=answers))
        qtbot.addWidget(made[0])
        with qtbot.waitExposed(made[0]):
            made[0].show()
        made[0].open_ledger(sample)
        return made[0]

    yield begin
    for each in made:
        each.close()


def type_somewhere(window: Window, sample: Path) -> tuple[str, str]:
    """A note that is half written, and a cell of another row."""
    window.open_ledger(sample)
    page = desk(window)
    page.table.setFocus()
    page.table.selectRow(0)
    page.detail.action.notes.choose_period("2023-11")
    page.detail.action.notes.done.setFocus()
    page.detail.action.notes.done.insertPlainText("写到一半")
    drafts(window).note()
    return page.table.ids[0], page.table.ids[1]


def test_a_note_is_offered_after_a_crash_and_stored_when_the_clerk_says_so(
    window: Window, sample: Path, begin_again: Callable[[], Window]
) -> None:
    action_id, _ = type_somewhere(window, sample)
    again = begin_again()
    bar = desk(again).draft_bar
    assert (bar.isVisible(), bar.words.text()) == (True, "上次有 1 处没有存入的内容")
    bar.restore.click()
    form = desk(again).detail.action
    assert (form.shown_id, form.notes.done.toPlainText()) == (action_id, "写到一半")
    assert form.word("done").startswith("这是没有存入的内容")
    assert done_in(again, action_id) != "写到一半"
    form.settle()
    assert done_in(again, action_id) == "写到一半"
    assert (bar.isVisible(), form.word("done")) == (False, "")


def test_a_cell_is_offered_in_the_form(
    window: Window, sample: Path, begin_again: Callable[[], Window]
) -> None:
    window.open_ledger(sample)
    desk(window).table.setFocus()
    desk(window).table.selectRow(2)
    edit_text(window)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    editor.insert("格子里写的")
    drafts(window).note()
    again = begin_again()
    drafts(again).restore()
    assert desk(again).detail.action.text.toPlainText() == "格子里写的"
    desk(again).detail.action.text.give_up()


def test_what_is_given_up_is_not_offered_again(
    window: Window, sample: Path, answers: Answers, begin_again: Callable[[], Window]
) -> None:
    type_somewhere(window, sample)
    again = begin_again()
    desk(again).draft_bar.requested_look.emit()
    assert answers.said[-1] == "没有存入的内容（1处）："
    desk(again).draft_bar.requested_drop.emit()
    assert not desk(again).draft_bar.isVisible()
    assert DraftFile(again.state.folder, sample).read() == ()


def test_a_normal_close_leaves_nothing_to_offer(window: Window, sample: Path) -> None:
    type_somewhere(window, sample)
    assert DraftFile(window.state.folder, sample).read() != ()
    window.close()
    assert DraftFile(window.state.folder, sample).read() == ()


def test_the_ledger_opens_on_the_page_on_which_it_was_left(
    window: Window, sample: Path, begin_again: Callable[[], Window]
) -> None:
    type_somewhere(window, sample)
    action = desk(window).table.selected_ids()
    window.show_page("overview")
    again = begin_again()
    assert again.page is again.pages["overview"]
    again.show_page("breakdown")
    assert desk(again).table.selected_ids() == action


def test_what_was_not_decided_is_offered_next_time_too(
    window: Window, sample: Path, begin_again: Callable[[], Window]
) -> None:
    type_somewhere(window, sample)
    again = begin_again()
    again.close()
    assert [each.words for each in DraftFile(again.state.folder, sample).read()] == ["写到一半"]


def test_words_of_an_action_that_is_gone_are_told(
    window: Window, sample: Path, answers: Answers
) -> None:
    gone = Draft(row_id="gone", title="删掉的", field="text", words="写到一半")
    DraftFile(window.state.folder, sample).write([gone])
    window.open_ledger(sample)
    desk(window).draft_bar.restore.click()
    assert answers.said[-1].startswith("原来的栏目已不在")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"ledger": 1, "drafts": [{"x": 1}]}'])
def test_a_file_that_makes_no_sense_offers_nothing(tmp_path: Path, content: str) -> None:
    file = DraftFile(tmp_path, tmp_path / "台账.zhize")
    file.path.parent.mkdir()
    file.path.write_text(content, encoding="utf-8")
    assert file.read() == ()


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("a file in the way", encoding="utf-8")
    file = DraftFile(tmp_path, tmp_path / "台账.zhize")
    file.write([Draft(row_id="1", title="甲", field="text", words="乙")])
    assert file.read() == ()


def test_a_reader_is_not_offered_what_another_types(window: Window, sample: Path) -> None:
    draft = Draft(row_id="1", title="甲", field="text", words="乙")
    DraftFile(window.state.folder, sample).write([draft])
    with Ledger.open(sample, who="同事", now=lambda: APRIL, new_id=lambda: "x"):
        window.open_ledger(sample)
    assert window.session.ledger.is_read_only
    assert not desk(window).draft_bar.isVisible()


def test_a_word_that_is_being_composed_is_neither_stored_nor_lost(
    window: Window, sample: Path
) -> None:
    window.open_ledger(sample)
    desk(window).table.selectRow(0)
    form = desk(window).detail.action
    kept = form.text.toPlainText()
    form.text.setFocus()
    form.text.selectAll()
    QApplication.sendEvent(form.text, QInputMethodEvent("xiu'gai", []))
    window.page.settle()
    desk(window).refresh()
    assert window.session.ledger.undo_target() is None
    commit = QInputMethodEvent()
    commit.setCommitString("修改")
    QApplication.sendEvent(form.text, commit)
    form.settle()
    assert form.text.toPlainText() in ("修改", kept + "修改")
    undo = window.session.ledger.undo_target()
    assert undo is not None
    assert undo.label == "修改落实举措"


_CHILD = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from PySide6.QtCore import QTimer
from ui.app import make_application
from ui.ask import Ask
from ui.session import Session
from ui.state import WindowState
from ui.window import Window
application = make_application()
session = Session(who="x", now=lambda: datetime(2023, 4, 3), new_id=lambda: "x")
window = Window(session=session, state=WindowState(Path(sys.argv[2])), ask=Ask())
window.show()
window.open_ledger(Path(sys.argv[1]))
page = window.pages["breakdown"]
folder = Path(sys.argv[2]).parent / "drafts"

def write():
    window.activateWindow()
    page.table.selectRow(0)
    page.detail.action.notes.done.setFocus()
    page.detail.action.notes.done.insertPlainText("断电之前写的")

def die_once_it_is_kept():
    if list(folder.glob("*.json")):
        os.kill(os.getpid(), signal.SIGKILL)

session.checked.connect(lambda: QTimer.singleShot(0, write))
often = QTimer(interval=50)
often.timeout.connect(die_once_it_is_kept)
often.start()
QTimer.singleShot(40000, application.quit)
application.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a signal that nobody hears")
def test_words_outlive_a_process_that_is_killed(sample: Path, tmp_path: Path) -> None:
    state = tmp_path / "window.ini"
    command = [sys.executable, "-c", _CHILD, str(sample), str(state)]
    root = Path(__file__).parents[2]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(root)}
    ended = subprocess.run(command, env=environment, timeout=60, check=False)
    assert ended.returncode == -signal.SIGKILL
    (left,) = DraftFile(tmp_path, sample).read()
    assert (left.field, left.words) == ("done@2023-11", "断电之前写的")


def test_a_folder_unzipped_with_other_names_has_drafts_too(tmp_path: Path) -> None:
    ledger = tmp_path / os.fsdecode("台账.zhize".encode("gbk"))
    draft = Draft(row_id="a", title="举措", field="remark", words="没有存入的话")
    DraftFile(tmp_path, ledger).write([draft])
    assert DraftFile(tmp_path, ledger).read() == (draft,)
