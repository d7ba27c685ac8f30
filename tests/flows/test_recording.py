"""Recording all year: notes from the keyboard, confirmations, put-off time limits, evidence."""

import os
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from model.action_detail import ActionDetail, read_action
from model.entities import LocalActionId
from model.ledger import Ledger
from model.progress import record_note
from model.settings import change_settings
from model.words import Lamp, Progress, ReportPeriod
from tests.flows.stories import desk, press
from tests.window_fixtures import APRIL, Answers
from ui import record_verbs
from ui.action_form import ActionForm
from ui.evidence.pick_dialog import PickDialog
from ui.evidence.taking import NewFile
from ui.office_dialog import OfficeDialog
from ui.pages import evidence_commands
from ui.window import Window


@pytest.fixture
def form(window: Window, sample: Path) -> ActionForm:
    """The form of the first action that is open, late in the year."""
    window.open_ledger(sample)
    page = desk(window)
    page.table.setFocus()
    rows = range(len(page.table.ids))
    page.table.selectRow(next(n for n in rows if lamp(window, n) is not Lamp.DONE))
    return page.detail.action


def lamp(window: Window, row: int) -> Lamp:
    """The lamp of a row."""
    shown = desk(window).table.row(row)
    assert shown is not None
    return shown.lamp


def stored(window: Window, action_id: str = "") -> ActionDetail:
    """The action of the form as it stands in the ledger."""
    wanted = LocalActionId(action_id or desk(window).detail.action.shown_id)
    return read_action(window.session.ledger, wanted, window.session.as_of)


def write(window: Window, period: str, done: str) -> None:
    """A note of an earlier period."""
    action_id = LocalActionId(desk(window).detail.action.shown_id)
    window.session.do("填写", lambda step: record_note(step, action_id, period=period, done=done))


def test_twenty_notes_are_written_without_the_mouse(
    window: Window, qtbot: QtBot, form: ActionForm
) -> None:
    table = desk(window).table
    table.selectRow(0)
    form.notes.choose_period("2023-11")
    form.notes.done.setFocus()
    for number in range(20):
        field = QApplication.focusWidget()
        assert field is form.notes.done
        field.selectAll()
        field.insertPlainText(f"第{number + 1}项的进展")
        press(qtbot, window, Qt.Key.Key_Down, control=True)
    for number in range(20):
        note = stored(window, table.ids[number]).notes[0]
        assert (note.period, note.done) == ("2023-11", f"第{number + 1}项的进展")
    press(qtbot, window, Qt.Key.Key_Up, control=True)
    assert form.notes.done.toPlainText() == "第20项的进展"


def test_refused_words_hold_the_hand_back(window: Window, qtbot: QtBot, form: ActionForm) -> None:
    shown = form.shown_id
    form.due.setFocus()
    form.due.setText("2月30日")
    press(qtbot, window, Qt.Key.Key_Down, control=True)
    assert (form.shown_id, form.due.text()) == (shown, "2月30日")


def test_the_last_note_is_carried_forward_and_changed(
    window: Window, qtbot: QtBot, form: ActionForm
) -> None:
    write(window, "2023-10", "完成初稿。")
    form.notes.choose_period("2023-11")
    form.notes.done.setFocus()
    qtbot.keyClick(form.notes.done, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert form.notes.done.toPlainText() == "完成初稿。"
    assert stored(window).notes[0].period == "2023-10"
    form.notes.done.setPlainText("完成初稿，已送审。")
    form.settle()
    assert (stored(window).notes[0].period, stored(window).notes[0].done) == (
        "2023-11", "完成初稿，已送审。",
    )  # fmt: skip


def test_no_change_is_one_key_for_all_that_are_selected(
    window: Window, qtbot: QtBot, form: ActionForm
) -> None:
    table = desk(window).table
    write(window, "2023-11", "已填好")
    written = form.shown_id
    before = {each: stored(window, each).notes for each in table.ids}
    table.selectAll()
    window.carry_out("no_change")
    for action_id in table.ids:
        detail = stored(window, action_id)
        is_carried = any(note.done.startswith("本期无变化。") for note in detail.notes)
        is_open = detail.action.progress is not Progress.CONFIRMED
        has_said = any(note.period == "2023-11" for note in before[action_id])
        assert is_carried == (is_open and not has_said and len(before[action_id]) > 0)
    assert stored(window, written).notes[0].done == "已填好"
    assert window.menus.actions["undo"].text().startswith("撤销 2023年11月无变化")


def test_no_change_without_a_note_before_is_said_at_the_field(
    window: Window, answers: Answers, form: ActionForm
) -> None:
    for note in stored(window).notes:
        write(window, note.period, "")
    window.carry_out("no_change")
    assert form.word("done").startswith("这项举措还没有上一期的进展")
    assert answers.said == []


def test_a_reader_looks_at_notes_and_writes_none(window: Window, sample: Path) -> None:
    with Ledger.open(sample, who="同事", now=lambda: APRIL, new_id=lambda: "x"):
        window.open_ledger(sample)
    desk(window).table.selectRow(0)
    notes = desk(window).detail.action.notes
    assert not notes.done.isEnabled()
    assert notes.period.isEnabled()
    assert not notes.carry()


def test_an_office_that_reports_by_quarter_sees_quarters(
    window: Window, answers: Answers, form: ActionForm
) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, OfficeDialog)
        dialog.report_period.setCurrentText("按季")

    answers.fill = fill
    window.carry_out("office_settings")
    assert window.session.settings.report_period is ReportPeriod.QUARTERLY
    assert form.notes.period.itemText(0) == "2023年四季度"


def test_an_early_day_hides_later_notes_and_says_so(window: Window, form: ActionForm) -> None:
    write(window, "2023-10", "十月的话")
    window.session.do("截止日", lambda step: change_settings(step, as_of=date(2023, 9, 15)))
    periods = [form.notes.period.itemData(n) for n in range(form.notes.period.count())]
    assert "2023-10" not in periods
    assert stored(window).later_notes > 0


def test_what_is_confirmed_keeps_its_day_when_others_are_confirmed(
    window: Window, answers: Answers, sample: Path
) -> None:
    window.open_ledger(sample)
    page, session = desk(window), window.session
    rows = [row for at in range(40) if (row := page.table.row(at)) is not None]
    done = next(row for row in rows if row.progress is Progress.CONFIRMED)
    going = next(row for row in rows if row.progress is Progress.UNDER_WAY and row.due)
    page.select_actions([done.id, going.id])
    window.carry_out("confirm")
    shown = (read_action(session.ledger, each, session.as_of).row for each in (done.id, going.id))
    now = {each.id: each for each in shown}
    assert now[done.id].confirmed_on == done.confirmed_on
    assert now[going.id].progress is Progress.CONFIRMED
    window.carry_out("confirm")
    assert "都已办结" in answers.said[-1]


def test_a_confirmation_names_who_and_when(window: Window, qtbot: QtBot, form: ActionForm) -> None:
    record_verbs.progress(window.session, [LocalActionId(form.shown_id)], Progress.REPORTED)
    line = form.lamp.line
    assert line.isVisible()
    assert line.values() == ("孙演示", "2023年4月3日")
    line.who.setText("李局长")
    line.day.setText("11月16日")
    assert line.word.text().startswith("确认日期（2023年11月16日）还没有到")
    window.carry_out("confirm")
    action = stored(window).action
    assert (action.confirmed_by, action.confirmed_on) == ("李局长", date(2023, 11, 16))
    assert form.word("confirmed_on").startswith("确认日期（2023年11月16日）还没有到")
    window.carry_out("withdraw")
    assert stored(window).action.progress is Progress.REPORTED


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2月30日", "日期不存在"),
        ("1900年1月1日", "应在2022年1月1日至2023年11月20日之间"),
        ("2099年1月1日", "应在2022年1月1日至2023年11月20日之间"),
    ],
)
def test_a_confirmation_on_no_day_is_refused_in_its_line(
    window: Window, answers: Answers, form: ActionForm, day: str, said: str
) -> None:
    form.lamp.track.chosen.emit(Progress.CONFIRMED)
    form.lamp.line.day.setText(day)
    form.lamp.line.do.click()
    assert said in form.lamp.line.word.text()
    assert (stored(window).action.confirmed_on, answers.said) == (None, [])


@pytest.mark.parametrize("day", ["1900年1月1日", "2099年1月1日"])
def test_an_approval_on_an_impossible_day_is_refused_in_the_request(
    window: Window, answers: Answers, form: ActionForm, day: str
) -> None:
    window.carry_out("adjust_due")
    fields = form.adjust.fields
    fields.write(("12月20日", "会商", "李局长", day))
    fields.requested.emit()
    assert fields.word.text().startswith(f"批准日期（{day}）不对，应在2022年1月1日")
    assert (fields.values()[3], answers.said) == (day, [])


def test_a_time_limit_is_put_off_with_an_approval(
    window: Window, answers: Answers, form: ActionForm
) -> None:
    old = stored(window).action.due_text
    window.carry_out("adjust_due")
    fields = form.adjust.fields
    fields.due.setText("12月20日")
    fields.reason.setText("等待上位法修订")
    fields.requested.emit()
    assert stored(window).action.progress is Progress.TO_ADJUST
    approval = form.adjust.approval
    assert approval.values() == ("", "")  # not approved until the clerk says so
    approval.who.setText("赵副局长")
    approval.do.click()
    assert approval.word.text().startswith("请写明哪一天批准的")
    assert stored(window).action.progress is Progress.TO_ADJUST
    approval.today.click()
    approval.do.click()
    detail = stored(window)
    assert (detail.action.due_text, detail.action.progress) == ("12月20日", Progress.UNDER_WAY)
    (kept,) = detail.adjustments
    assert (kept.old_due_text, kept.approved_by) == (old, "赵副局长")
    assert answers.said == []


def test_a_time_limit_after_the_submission_is_told_while_it_is_typed(form: ActionForm) -> None:
    form.adjust.begin()
    fields = form.adjust.fields
    fields.due.setText("12月15日")
    assert "报送截止日" not in fields.odd.text()
    fields.due.setText("12月20日")
    assert "晚于报送截止日（2023年12月15日）" in fields.odd.text()
    fields.due.setText("12月32日")
    assert fields.odd.text() == ""


def test_without_a_time_limit_it_is_written_not_asked_for(window: Window, form: ActionForm) -> None:
    form.due.setText("")
    form.settle()
    assert not form.adjust.ask.isVisible()
    window.carry_out("adjust_due")
    assert not form.adjust.fields.isVisible()
    assert form.due.hasFocus()
    assert form.word("due").startswith("还没有完成时限，直接填写")
    form.due.setText("12月10日")
    form.settle()
    assert (form.word("due"), stored(window).action.due_text) == ("", "12月10日")
    assert form.adjust.ask.isVisible()


def test_a_request_that_lacks_its_reason_stays_open_with_the_word(form: ActionForm) -> None:
    form.adjust.begin()
    form.adjust.fields.due.setText("12月20日")
    form.adjust.fields.requested.emit()
    assert form.adjust.fields.word.text().startswith("调整时限须写明理由")
    assert form.adjust.fields.due.text() == "12月20日"


def test_a_day_without_a_name_is_no_approval(window: Window, form: ActionForm) -> None:
    form.adjust.begin()
    fields = form.adjust.fields
    fields.write(("12月20日", "等待上位法修订", "", "6月20日"))
    fields.requested.emit()
    assert fields.word.text().startswith("请写明由谁批准")
    assert stored(window).adjustments == ()


def test_a_request_that_is_half_written_waits_for_the_hand_to_come_back(
    window: Window, answers: Answers, form: ActionForm
) -> None:
    shown = LocalActionId(form.shown_id)
    form.adjust.begin()
    form.adjust.fields.due.setText("12月20日")
    desk(window).table.selectRow(0)
    assert not form.adjust.fields.isVisible()
    desk(window).table.choose([shown])
    assert form.adjust.fields.isVisible()
    assert form.adjust.fields.due.text() == "12月20日"
    assert not window.close()
    assert answers.said[-1].startswith("有刚填写的内容没有存入")


def test_several_time_limits_are_put_off_at_once(
    window: Window, answers: Answers, form: ActionForm
) -> None:
    table = desk(window).table
    open_ones = [each for n, each in enumerate(table.ids) if lamp(window, n) is not Lamp.DONE][:3]
    table.choose(open_ones)

    def fill(dialog: QDialog) -> None:
        fields = getattr(dialog, "fields")  # noqa: B009
        fields.due.setText("12月22日")
        fields.reason.setText("统一顺延")
        assert fields.values() == ("12月22日", "统一顺延", "", "")
        fields.by.setText("局长办公会")
        fields.today.click()

    answers.fill = fill
    window.carry_out("adjust_due")
    assert {stored(window, each).action.due_text for each in open_ones} == {"12月22日"}
    assert window.menus.actions["undo"].text() == "撤销 调整时限（3项）"


def test_actions_without_a_time_limit_are_left_out_of_the_request(
    window: Window, answers: Answers, form: ActionForm
) -> None:
    shown = LocalActionId(form.shown_id)
    form.due.setText("")
    form.settle()
    other = next(each for each in desk(window).table.ids if each != shown)
    due = stored(window, other).action.due_text
    desk(window).table.choose([shown, other])
    shows: list[str] = []
    answers.yes = False
    answers.fill = lambda dialog: shows.append(getattr(dialog, "fields").old.text())  # noqa: B009
    window.carry_out("adjust_due")
    assert (shows, bool(due)) == (["选中的 1 项，各按原时限；另有 1 项没有时限，不用申请"], True)


def test_a_stage_keeps_what_stood_and_since_when(window: Window, form: ActionForm) -> None:
    quarter = form.stages.quarters[1]
    quarter.text.setPlainText("完成调研")
    quarter.text.settle()
    quarter.tick.setChecked(False)
    quarter.tick.setChecked(True)
    quarter.reached.setPlainText("调研12家单位")
    quarter.day.setText("6月31日")
    form.settle()
    assert "日期不存在" in form.word("stage1")
    quarter.day.setText("6月20日")
    form.settle()
    stage = next(each for each in stored(window).stages if each.ends_on.month == 6)
    assert (stage.reached, stage.reached_on) == ("调研12家单位", date(2023, 6, 20))


def drop(form: ActionForm, paths: list[Path]) -> None:
    """Let files fall on the form."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none = Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    form.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes and links")
def test_good_files_are_taken_and_the_others_are_listed(
    window: Window, qtbot: QtBot, answers: Answers, form: ActionForm, tmp_path: Path
) -> None:
    before = len(stored(window).evidence)
    for name, words in (("通知.txt", "盖章"), ("空.txt", "")):
        (tmp_path / name).write_text(words, encoding="utf-8")
    (tmp_path / "链接.txt").symlink_to(tmp_path / "通知.txt")
    os.mkfifo(tmp_path / "管道")
    with (tmp_path / "大.zip").open("wb") as large:
        large.truncate(100 * 1024 * 1024 + 1)
    names = ("通知.txt", "空.txt", "链接.txt", "管道", "大.zip", "没有.txt")
    drop(form, [tmp_path, *(tmp_path / name for name in names)])
    qtbot.waitUntil(lambda: answers.said != [])
    assert [each.name for each in stored(window).evidence[before:]] == ["通知.txt"]
    said = answers.said[0]
    assert said.startswith("6件没有添加（其余已收下）：")
    for words in ("是文件夹", "是空文件", "是链接", "是管道", "超过100MB", "找不到文件"):
        assert words in said


def test_evidence_proves_three_actions_and_leads_to_them(
    window: Window, qtbot: QtBot, answers: Answers, form: ActionForm, tmp_path: Path
) -> None:
    (tmp_path / "通报.txt").write_text("通报", encoding="utf-8")
    action_id = form.shown_id
    drop(form, [tmp_path / "通报.txt"])
    qtbot.waitUntil(lambda: any(each.name == "通报.txt" for each in stored(window).evidence))
    proof = stored(window).evidence[-1]
    chosen: list[str] = []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, PickDialog)
        for row in range(2):
            dialog.list.item(row).setCheckState(Qt.CheckState.Checked)
        chosen.extend(dialog.chosen())

    answers.fill = fill
    form.evidence.requested_link.emit(proof)
    assert stored(window).shared[proof.id] == 2
    form.evidence.requested_others.emit(proof)
    assert set(desk(window).table.ids) == {action_id, *chosen}
    assert form.shown_id == action_id


def test_a_file_of_the_ledger_is_used_again(
    window: Window, answers: Answers, form: ActionForm
) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, PickDialog)
        dialog.search.setText("通报")
        dialog.look()
        dialog.list.item(0).setCheckState(Qt.CheckState.Checked)

    before = len(stored(window).evidence)
    answers.fill = fill
    form.evidence.requested_known.emit()
    assert len(stored(window).evidence) == before + 1


def test_an_opened_file_is_read_only_and_goes_with_the_ledger(
    window: Window, answers: Answers, form: ActionForm
) -> None:
    session = window.session
    record_verbs.attach(session, [LocalActionId(form.shown_id)], [NewFile("../a:b.txt", b"x")])
    form.evidence.requested_open.emit(stored(window).evidence[-1])
    (copy,) = answers.launched
    assert (copy.name, copy.stat().st_mode & 0o222) == ("＼a：b.txt".replace("＼", "／"), 0)
    window.close()
    assert not copy.parent.parent.exists()


def test_a_large_file_is_opened_while_the_window_lives(
    window: Window,
    qtbot: QtBot,
    answers: Answers,
    form: ActionForm,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(evidence_commands, "_LARGE", 0)
    files = [NewFile("照片.zip", b"x"), NewFile("表.exe", b"MZ")]
    record_verbs.attach(window.session, [LocalActionId(form.shown_id)], files)
    picture, program = stored(window).evidence[-2:]
    form.evidence.requested_open.emit(picture)
    qtbot.waitUntil(lambda: bool(answers.launched))
    assert answers.launched[0].read_bytes() == b"x"
    form.evidence.requested_open.emit(program)
    qtbot.waitUntil(lambda: bool(answers.said))
    assert "可以运行的程序" in answers.said[0]


def test_a_program_is_kept_but_not_started(
    window: Window, answers: Answers, form: ActionForm
) -> None:
    session = window.session
    record_verbs.attach(session, [LocalActionId(form.shown_id)], [NewFile("表.exe", b"MZ")])
    form.evidence.requested_open.emit(stored(window).evidence[-1])
    assert answers.launched == []
    assert "可以运行的程序" in answers.said[0]


def test_an_outcome_that_is_too_long_stays_while_it_is_shortened(
    window: Window, answers: Answers, form: ActionForm
) -> None:
    form.outcome.text.setPlainText("成" * 81)
    form.settle()
    assert form.outcome.count.text() == "超出 1 字，未存入"
    assert (form.word("outcome")[:4], answers.said) == ("超出1字", [])
    form.outcome.text.setPlainText("成" * 80)
    form.settle()
    assert stored(window).action.outcome == "成" * 80
    assert form.word("outcome") == ""


def test_an_outcome_begins_with_the_first_sentence_of_the_last_note(
    window: Window, form: ActionForm
) -> None:
    write(window, "2023-11", "印发通知。下发14市。")
    form.outcome.text.setPlainText("")
    form.outcome.requested_start.emit()
    assert form.outcome.text.toPlainText() == "印发通知。"
    assert stored(window).action.outcome != "印发通知。"


def test_a_field_tells_who_changed_it(window: Window, qtbot: QtBot, form: ActionForm) -> None:
    form.text.setFocus()
    form.text.setPlainText("改过的举措")
    form.settle()
    qtbot.keyClick(form.text, Qt.Key.Key_F8)
    popup = desk(window).commands.form.popup
    assert popup is not None
    assert popup.lines[0].what.endswith("→ 改过的举措")
    assert window.session.settings.contact in popup.lines[0].when
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert form.text.hasFocus()


def test_a_section_that_was_folded_stays_so(window: Window, form: ActionForm) -> None:
    form.stages.heading.click()
    assert form.stages.is_folded()
    kept = window.state.load("form_folds")
    assert kept is not None
    assert bytes(kept.data()).decode() == "阶段目标"


def test_tab_goes_through_the_form_from_top_to_bottom(
    window: Window, qtbot: QtBot, form: ActionForm
) -> None:
    form.text.setFocus()
    tops: list[int] = []
    for _ in range(30):
        focus = QApplication.focusWidget()
        assert focus is not None
        if not form.isAncestorOf(focus):
            break
        if isinstance(focus, QPlainTextEdit):
            tops.append(focus.mapTo(form, focus.rect().topLeft()).y())
        press(qtbot, window, Qt.Key.Key_Tab)
    assert len(tops) > 5
    assert tops == sorted(tops)


def test_a_file_is_stored_on_the_day_on_the_clock(window: Window, form: ActionForm) -> None:
    session = window.session
    with session.ledger.step("数据截止日") as step:
        change_settings(step, as_of=session.today - timedelta(days=200))
    record_verbs.attach(session, [LocalActionId(form.shown_id)], [NewFile("表.txt", b"x")])
    assert session.today in {each.added_on for each in stored(window).evidence}
