"""From the first start to the desk (首次使用), without the manual."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from model.errors import FileAccessError
from model.posts import read_posts
from model.settings import read_settings
from model.units import read_units
from model.words import Triage, UnitKind
from tests.flows.stories import desk
from tests.window_fixtures import Answers
from ui import jobs
from ui.drafts import DraftFile
from ui.first_run.dialog import FirstRunDialog
from ui.first_run.plan import FirstList, free_path, proposed_short_name
from ui.window import Window

KEY = Qt.Key
PEOPLE = """单位\t职务\t姓名\t联络员
政策法规处\t处长\t周模拟\t
知识产权保护处\t处长\t冯示意\t
\t一级主任科员\t秦举例\t是
省知识产权保护中心
请核对后报送给办公室的同志，谢谢"""
Fill = Callable[[FirstRunDialog], None]


def begin(window: Window, answers: Answers, qtbot: QtBot, fill: Fill) -> None:
    """新建台账 from the first page, filled in this way, until the desk is there."""

    def filled(dialog: QDialog) -> None:
        assert isinstance(dialog, FirstRunDialog)
        fill(dialog)

    answers.fill = filled
    with qtbot.waitSignal(window.session.opened):
        window.menus.actions["new_ledger"].trigger()
    answers.fill = None


@pytest.fixture
def dialog(window: Window, answers: Answers, tmp_path: Path, qtbot: QtBot) -> FirstRunDialog:
    """The three steps, at the first."""
    made = FirstRunDialog(answers, tmp_path, DraftFile(tmp_path, None))
    qtbot.addWidget(made)
    made.show()
    return made


def test_three_steps_lead_to_the_first_sentence(
    window: Window, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    def fill(dialog: FirstRunDialog) -> None:
        dialog.show()
        dialog.office.full_name.setText("某某省知识产权局")
        qtbot.keyClick(dialog.office.full_name, KEY.Key_Return)
        dialog.people.text.setPlainText(PEOPLE)
        qtbot.keyClick(dialog.people.text, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
        dialog.lists.choose_place(tmp_path / "本局台账.zhize")
        qtbot.keyClick(dialog.lists.lists[FirstList.GUIDELINE], KEY.Key_Return)
        assert dialog.result() == QDialog.DialogCode.Accepted

    assert window.welcome.isVisible()
    begin(window, answers, qtbot, fill)
    ledger = window.session.ledger
    assert window.windowTitle() == "台账 · 某某省知识产权局 · 2023年度"
    assert read_settings(ledger).office_short_name == "省知识产权局"
    assert sum(1 for node in desk(window).tree.all_clauses() if node.number) == 67
    kinds = {unit.name: unit.kind for unit in read_units(ledger)}
    assert kinds["省知识产权保护中心"] is UnitKind.AFFILIATE
    assert len(kinds) == 3
    assert [post.holder for post in read_posts(ledger)] == ["周模拟", "冯示意", "秦举例"]
    assert ledger.undo_target() is None  # the ledger was made whole; there is nothing before it
    board = desk(window).claiming.board
    qtbot.waitUntil(lambda: desk(window).views.is_claiming)
    window.activateWindow()
    qtbot.waitUntil(board.hasFocus)
    qtbot.keyClick(board, "1")
    clauses = [node.clause for node in desk(window).tree.all_clauses()]
    assert [each.triage for each in clauses if each].count(Triage.PROVINCE) == 1


def test_the_usual_divisions_can_be_ticked(dialog: FirstRunDialog) -> None:
    for box in dialog.people.usual[:3]:
        box.setChecked(True)
    assert [row.unit for row in dialog.plan().people] == ["办公室", "政策法规处", "战略规划处"]
    assert dialog.people.preview.summary.text() == "读到3个单位、0个岗位要新增。"


def test_a_kind_that_was_mended_stays_when_one_goes_back_and_forth(
    dialog: FirstRunDialog,
) -> None:
    dialog.office.full_name.setText("某某省知识产权局")
    dialog.forward.click()
    dialog.people.text.setPlainText("督查组\n法规处")
    dialog.people.understand()
    dialog.people.preview.table.requested_change.emit("0", "kind", "处室")
    dialog.people.preview.table.requested_change.emit("1", "taken", False)
    dialog.forward.click()
    dialog.back.click()
    assert [(row.unit, row.kind) for row in dialog.plan().people] == [("督查组", UnitKind.DIVISION)]
    dialog.back.click()
    assert dialog.office.full_name.text() == "某某省知识产权局"


def test_a_name_is_needed_and_the_place_says_so(dialog: FirstRunDialog) -> None:
    for unseen in ("", "\u200b\u3000"):
        dialog.office.full_name.setText(unseen)
        dialog.forward.click()
        assert dialog.office.isVisible()
        assert not dialog.people.isVisible()
        word = dialog.office.word
        assert (word.text(), word.isVisible()) == ("请填写单位全称。", True)
        assert abs(word.y() - dialog.office.full_name.geometry().bottom()) < 20  # below its field
    dialog.office.full_name.setText("某某省知识产权局")
    dialog.forward.click()
    assert dialog.people.isVisible()
    assert dialog.forward.text().startswith("跳过")


def test_what_comes_along_is_said_before_it_is_made(dialog: FirstRunDialog) -> None:
    dialog.office.full_name.setText("某某省知识产权局")
    dialog.forward.click()
    dialog.forward.click()
    says = dialog.lists.whole.text()
    assert says == ("某某省知识产权局的台账；单位和岗位以后再填；2023年度工作指引的67条任务事项。")
    dialog.lists.lists[FirstList.NONE].setChecked(True)
    assert dialog.lists.whole.text().endswith("任务清单以后再放。")


def test_a_list_without_people_leaves_the_room_to_the_units(dialog: FirstRunDialog) -> None:
    dialog.office.full_name.setText("某某省知识产权局")
    dialog.forward.click()
    dialog.people.text.setPlainText("办公室\n省知识产权保护中心")
    dialog.people.understand()
    table = dialog.people.preview.table
    shown = [n for n in range(8) if not table.isColumnHidden(n)]
    assert shown == [0, 1, 2, 3, 7]  # no 岗位, 现任, 电话
    assert table.horizontalScrollBar().maximum() == 0
    dialog.people.text.setPlainText(PEOPLE)
    dialog.people.understand()
    assert [n for n in range(8) if table.isColumnHidden(n)] == [6]
    assert table.horizontalScrollBar().maximum() == 0


def test_a_second_enter_begins_no_second_ledger(
    window: Window, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    asked: list[FirstRunDialog] = []

    def fill(dialog: FirstRunDialog) -> None:
        asked.append(dialog)
        dialog.office.full_name.setText("某某省知识产权局")
        dialog.lists.choose_place(tmp_path / "台账.zhize")
        QTimer.singleShot(0, window.menus.actions["new_ledger"].trigger)

    begin(window, answers, qtbot, fill)
    assert len(asked) == 1


def test_nothing_typed_is_lost_by_mistake(dialog: FirstRunDialog, answers: Answers) -> None:
    answers.yes = False
    dialog.office.full_name.setText("某某省知识产权局")
    dialog.reject()
    dialog.close()
    assert dialog.isVisible()
    assert len(answers.said) == 2
    dialog.office.full_name.clear()
    dialog.reject()
    assert not dialog.isVisible()
    assert len(answers.said) == 2  # nothing was typed: nothing is asked


def leave_half_typed(window: Window, answers: Answers, tmp_path: Path) -> DraftFile:
    """新建台账 filled in half way when the process dies; the file with the words stays."""
    file, left = DraftFile(window.state.folder, None), []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FirstRunDialog)
        dialog.office.full_name.setText("某某省知识产权局")
        dialog.office.phone.setText("0000-1234")
        dialog.people.usual[1].setChecked(True)
        dialog.people.text.setPlainText(PEOPLE)
        dialog.lists.lists[FirstList.NONE].setChecked(True)
        dialog.lists.choose_place(tmp_path / "本局台账.zhize")
        dialog.kept.note()
        left.append(file.path.read_bytes())

    answers.fill, answers.yes = fill, False
    window.carry_out("new_ledger")
    assert file.read() == ()  # given up
    file.path.write_bytes(left[0])
    return file


def test_what_was_half_typed_stands_in_the_steps_again(
    window: Window, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    file = leave_half_typed(window, answers, tmp_path)

    def look(dialog: FirstRunDialog) -> None:
        assert not dialog.restored.isHidden()
        assert dialog.people.text.toPlainText() == PEOPLE
        assert dialog.people.preview.wanted()[0].unit == "政策法规处"
        dialog.office.full_name.setText("另一省知识产权局")
        assert dialog.office.short_name.text() == "省知识产权局"
        assert file.read() != ()

    answers.yes = True
    begin(window, answers, qtbot, look)
    assert window.session.ledger.path == tmp_path / "本局台账.zhize"
    assert read_settings(window.session.ledger).contact_phone == "0000-1234"
    assert len(read_posts(window.session.ledger)) == 3
    assert desk(window).outline.no_lists.isVisible()
    assert file.read() == ()


def test_one_can_begin_anew(window: Window, answers: Answers, tmp_path: Path) -> None:
    file = leave_half_typed(window, answers, tmp_path)
    seen: list[FirstRunDialog] = []

    def begin_anew(dialog: QDialog) -> None:
        assert isinstance(dialog, FirstRunDialog)
        dialog.anew.click()
        assert dialog.office.full_name.text() == "某某省知识产权局"  # not without a yes
        answers.yes = True
        dialog.anew.click()
        answers.yes = False
        assert (dialog.typed(), dialog.restored.isHidden(), file.read()) == ({}, True, ())
        seen.append(dialog)

    answers.fill = begin_anew
    window.carry_out("new_ledger")
    assert seen


def test_typing_in_the_steps_is_followed(dialog: FirstRunDialog, qtbot: QtBot) -> None:
    dialog.kept.every(5)
    qtbot.keyClicks(dialog.office.full_name, "ju")
    file = DraftFile(dialog.lists.path.parent, None)
    qtbot.waitUntil(lambda: [each.words for each in file.read()][:1] == ["ju"])


def test_a_list_from_a_file_stands_in_the_field_to_be_mended(
    dialog: FirstRunDialog, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    answers.path = tmp_path / "名单.csv"
    answers.path.write_text("单位,职务,姓名\n办公室,主任,陈假名\n", encoding="utf-8-sig")
    dialog.people.file.click()
    qtbot.waitUntil(lambda: "陈假名" in dialog.people.text.toPlainText(), timeout=20_000)
    assert [row.unit for row in dialog.plan().people] == ["办公室"]


def test_after_a_refusal_all_that_was_typed_is_still_there(
    window: Window, answers: Answers, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = jobs.new_ledger

    def full_disk(*_: object, **__: object) -> None:
        monkeypatch.setattr(jobs, "new_ledger", made)
        raise FileAccessError("磁盘已满，台账没有建立。请换一个位置。")

    def fill(dialog: FirstRunDialog) -> None:
        if not answers.said:
            dialog.office.full_name.setText("某某省知识产权局")
        dialog.lists.choose_place(tmp_path / f"台账{len(answers.said)}.zhize")

    monkeypatch.setattr(jobs, "new_ledger", full_disk)
    begin(window, answers, qtbot, fill)
    assert answers.said == ["磁盘已满，台账没有建立。请换一个位置。"]
    assert window.session.ledger.path == tmp_path / "台账1.zhize"
    assert not (tmp_path / "台账0.zhize").exists()
    assert read_settings(window.session.ledger).office_full_name == "某某省知识产权局"


def test_a_document_can_be_imported_right_after(
    window: Window, answers: Answers, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(answers, "document", lambda *_, **__: asked.append("来文"))

    def fill(dialog: FirstRunDialog) -> None:
        dialog.office.full_name.setText("某某省知识产权局")
        dialog.lists.lists[FirstList.IMPORTED].setChecked(True)
        dialog.lists.choose_place(tmp_path / "台账.zhize")

    begin(window, answers, qtbot, fill)
    qtbot.waitUntil(lambda: asked == ["来文"])
    assert desk(window).outline.no_lists.isVisible()


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("某某省知识产权局", "省知识产权局"),
        ("某某自治区市场监督管理局（知识产权局）", "自治区市场监督管理局"),
        ("某某市知识产权局", "市知识产权局"),
        ("知识产权局", "知识产权局"),
        ("", ""),
    ],
)
def test_a_short_name_is_proposed(full: str, short: str) -> None:
    assert proposed_short_name(full) == short


def test_the_file_gets_a_name_that_is_free(tmp_path: Path) -> None:
    first = free_path(tmp_path, "某某省知识产权局")
    assert first.name == "某某省知识产权局台账.zhize"
    first.touch()
    assert free_path(tmp_path, "某某省知识产权局").name == "某某省知识产权局台账2.zhize"
