"""10–14 December at the desk of the report: sections rewritten, kept, and brought up to date."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from model.breakdown import change_actions
from model.completeness import Gap
from model.words import SectionKind
from tests.flows.stories import desk as breakdown
from tests.window_fixtures import Answers
from ui import jobs
from ui.drafts import DraftFile
from ui.pages.submission import SubmissionPage, View
from ui.report.desk import ReportDesk
from ui.report.title_dialog import TitleDialog
from ui.templates_dialog import TemplatesDialog
from ui.window import Window

_OLD = "一是星河市封测产业试点形成专利组合7个"


@pytest.fixture
def desk(window: Window, sample: Path) -> ReportDesk:
    """The desk of the sample, with 三、重点任务落实成效 in front."""
    window.open_ledger(sample)
    window.show_page("submission")
    page = window.pages["submission"]
    assert isinstance(page, SubmissionPage)
    page.desk.choose(SectionKind.OUTCOMES)
    return page.desk


def rewrite(window: Window, desk: ReportDesk, before: str, after: str) -> None:
    """Change words of the section in front and leave the field."""
    words = desk.text.text.words()
    assert before in words
    desk.text.text.setPlainText(words.replace(before, after))
    assert window.page.settle()


def change_outcome(window: Window, before: str, after: str) -> None:
    """Somebody corrects what an action came to."""
    ledger = window.session.ledger
    row = ledger.rows("SELECT id, outcome FROM local_action WHERE outcome LIKE ?", (f"%{before}%",))
    words = row[0]["outcome"].replace(before, after)
    window.session.do("改", lambda step: change_actions(step, [row[0]["id"]], outcome=words))


def line(desk: ReportDesk, title: str) -> QTreeWidgetItem:
    """The line of the outline with this title."""
    flags = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
    return desk.outline.findItems(title, flags, 0)[0]


def ticked_counts(desk: ReportDesk) -> list[int]:
    """The lengths of the sections of the body that are ticked."""
    body = line(desk, "正文")
    lines = [each for n in range(body.childCount()) if (each := body.child(n))]
    return [int(each.text(1)) for each in lines if each.checkState(0) is Qt.CheckState.Checked]


def given_title(dialog: QDialog) -> None:
    """The clerk gives a new section its title."""
    assert isinstance(dialog, TitleDialog)
    dialog.line.setText("意见建议")


def pdf_text(data: bytes) -> str:
    """All words of a PDF, without the ends of its lines."""
    document = pypdfium2.PdfDocument(data)
    try:
        words = "".join(page.get_textpage().get_text_bounded() for page in document)
        return "".join(words.split())
    finally:
        document.close()


def shown_in(widget: QWidget, words: str) -> bool:
    """Do these words stand there to be read?"""
    labels = widget.findChildren(QLabel)
    return any(each.isVisible() and each.text() == words for each in labels)


def focus_of(window: Window) -> str:
    """The name of what has the keyboard."""
    focus = window.focusWidget()
    return focus.accessibleName() if focus is not None else ""


def test_the_outline_counts_each_section_and_the_whole(window: Window, desk: ReportDesk) -> None:
    assert line(desk, "总体情况").text(0) == "一、总体情况"
    assert shown_in(desk, f"本节 {line(desk, '重点任务落实成效').text(1)} 字")
    counts = ticked_counts(desk)
    assert len(counts) == 7
    assert min(counts) > 0
    assert desk.total() == f"正文 {sum(counts)} 字"


def test_what_is_typed_counts_at_once_and_stays_after_new_data(
    window: Window, desk: ReportDesk
) -> None:
    before = int(line(desk, "重点任务落实成效").text(1))
    rewrite(window, desk, _OLD, "一是星河市集成电路封测试点形成专利组合7个")
    assert int(line(desk, "重点任务落实成效").text(1)) == before + 2
    change_outcome(window, "组合7个", "组合9个")
    assert "星河市集成电路封测试点形成专利组合7个" in desk.text.text.words()
    assert line(desk, "重点任务落实成效").text(2) == "1处变化"
    assert [change.after for change in desk.changes.changes] == [
        _OLD.replace("7", "9") + "，新增核心发明专利申请138件，带动意向订单4.2亿元；"
    ]


def test_a_change_is_taken_over_by_itself_and_taken_back(window: Window, desk: ReportDesk) -> None:
    rewrite(window, desk, "二是对照世界银行", "二是逐条对照世界银行")
    change_outcome(window, "组合7个", "组合9个")
    desk.changes.requested_take.emit(0)
    words = desk.text.text.words()
    assert "组合9个" in words
    assert "逐条对照世界银行" in words
    assert line(desk, "重点任务落实成效").text(2) == "已改写"
    window.carry_out("undo")
    assert "组合7个" in desk.text.text.words()
    assert line(desk, "重点任务落实成效").text(2) == "1处变化"


def test_a_change_that_is_not_wanted_does_not_come_again(window: Window, desk: ReportDesk) -> None:
    rewrite(window, desk, "组合7个", "组合近10个")
    change_outcome(window, "组合7个", "组合9个")
    desk.changes.requested_leave.emit(0)
    change_outcome(window, "走访企业128家", "走访企业130家")
    assert [change.after for change in desk.changes.changes] == [
        "三是调研走访企业130家，收集诉求217项、办结211项，办结率97.2%。"
    ]
    assert "组合近10个" in desk.text.text.words()


def test_what_the_ledger_has_no_more_is_said_and_not_marked(
    window: Window, desk: ReportDesk
) -> None:
    rewrite(window, desk, "走访企业128家", "走访企业近130家")
    ledger = window.session.ledger
    gone = ledger.column("SELECT id FROM local_action WHERE outcome LIKE '调研走访企业128家%'")
    window.session.do("改", lambda step: change_actions(step, gone, outcome=""))
    told = [each.text() for each in desk.changes.findChildren(QLabel)]
    assert "已没有这项内容" in told


def test_the_draft_comes_back_when_it_is_asked_for(window: Window, desk: ReportDesk) -> None:
    rewrite(window, desk, _OLD, "一是文件")
    desk.text.restore_button.click()
    assert _OLD in desk.text.text.words()
    assert not desk.text.restore_button.isVisible()


def test_sections_are_switched_renamed_and_moved(window: Window, desk: ReportDesk) -> None:
    line(desk, "主要目标完成情况").setCheckState(0, Qt.CheckState.Unchecked)
    counts = ticked_counts(desk)
    assert len(counts) == 6
    assert desk.total() == f"正文 {sum(counts)} 字"
    assert line(desk, "重点任务落实成效").text(0).startswith("二、")
    desk.choose(SectionKind.PROBLEMS)
    desk.text.title.setText("困难和问题")
    window.page.settle()
    assert line(desk, "困难和问题").text(0) == "四、困难和问题"
    desk.buttons["up"].click()
    desk.buttons["up"].click()
    assert line(desk, "困难和问题").text(0) == "二、困难和问题"


def test_a_section_of_the_office_is_added_written_and_deleted(
    window: Window, desk: ReportDesk, answers: Answers
) -> None:
    answers.fill = given_title
    desk.buttons["add"].click()
    desk.text.text.setPlainText("建议加强指导。")
    window.page.settle()
    assert line(desk, "意见建议").text(0).endswith("、意见建议")
    desk.buttons["delete"].click()
    assert not desk.outline.findItems(
        "意见建议", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive, 0
    )


def test_another_section_stores_what_was_typed(window: Window, desk: ReportDesk) -> None:
    desk.text.text.setPlainText("手写的成效。")
    desk.choose(SectionKind.PROBLEMS)
    desk.choose(SectionKind.OUTCOMES)
    assert desk.text.text.words() == "手写的成效。"
    assert line(desk, "重点任务落实成效").text(2) == "已改写"


def test_words_that_a_crash_left_come_back_to_their_section(
    window: Window, desk: ReportDesk, sample: Path
) -> None:
    desk.text.text.setPlainText("写到一半的成效")
    breakdown(window).commands.form.drafts.note()
    left = DraftFile(window.state.folder, sample).read()
    assert [draft.words for draft in left] == ["写到一半的成效"]
    desk.text.text.give_up()
    window.session.close()
    DraftFile(window.state.folder, sample).write(left)
    window.open_ledger(sample)
    window.show_page("breakdown")
    breakdown(window).draft_bar.requested_restore.emit()
    assert window.page is window.pages["submission"]
    assert desk.text.text.words() == "写到一半的成效"
    assert desk.text.text.is_unsettled()


def test_the_page_shows_what_will_be_printed(
    window: Window, desk: ReportDesk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.preview.shown, timeout=20_000):
        desk.turn_to_preview(on=True)
    assert desk.preview.paper.pages.page == 3  # 三、重点任务落实成效 begins there
    with qtbot.waitSignal(desk.preview.shown, timeout=20_000):
        rewrite(window, desk, _OLD, "一是文件")
    assert "一是文件" in pdf_text(desk.preview.paper.data)
    assert not desk.preview.said()


def test_the_pages_follow_what_is_typed_before_it_is_stored(
    window: Window, desk: ReportDesk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.preview.shown, timeout=20_000):
        desk.turn_to_preview(on=True)
    before = window.session.ledger.last_seq()
    with qtbot.waitSignal(desk.preview.shown, timeout=20_000):
        desk.text.text.setPlainText("正在写的话。")
    assert "正在写的话" in pdf_text(desk.preview.paper.data)
    assert window.session.ledger.last_seq() == before


def test_a_sentence_of_the_office_goes_into_the_report_and_a_wrong_one_is_told(
    window: Window, desk: ReportDesk, answers: Answers
) -> None:
    refused: list[str] = []
    words = iter(["按{文件}报告。", "按《{来文}》部署，现报告如下。"])

    def write(dialog: QDialog) -> None:
        assert isinstance(dialog, TemplatesDialog)
        refused.append(dialog.word.text())
        dialog.fields["opening"].setText(next(words))

    answers.fill = write
    window.carry_out("edit_templates")
    assert "不认识“{文件}”，没有存入" in refused[1]
    desk.choose(SectionKind.OPENING)
    assert desk.text.text.words().startswith("按《推动知识产权高质量发展年度工作指引（2023）》部署")


def test_a_ledger_without_a_list_says_what_comes_first(
    window: Window, desk: ReportDesk, answers: Answers, tmp_path: Path
) -> None:
    jobs.new_ledger(tmp_path / "空.zhize", task_list=None).close()
    window.open_ledger(tmp_path / "空.zhize")
    window.show_page("submission")
    page = window.pages["submission"]
    assert isinstance(page, SubmissionPage)
    assert not desk.isVisible()
    assert shown_in(page, "台账中还没有任务清单。导入来文后，这里起草成效报告。")
    asked: list[str] = []
    page.requested_command.connect(asked.append)
    answers.path = None  # no document is chosen then
    next(b for b in page.findChildren(QPushButton) if b.isVisible() and "导入" in b.text()).click()
    assert asked == ["import_document"]
    page.turn(View.REGISTER)
    assert shown_in(page, "台账里还没有任务清单，没有报送可登记。请先导入来文。")
    assert not page.register.package.make.isVisible()


def test_what_should_be_looked_at_leads_to_its_words(window: Window, desk: ReportDesk) -> None:
    desk.choose(SectionKind.OVERVIEW)
    desk.text.text.setPlainText("落实举措共90项。𬭎示范，请批示。")
    window.page.settle()
    window.carry_out("check_papers")
    page = window.pages["submission"]
    assert isinstance(page, SubmissionPage)
    gap = next(each for each in page.missing if each.gap is Gap.LANGUAGE)
    desk.choose(SectionKind.PROBLEMS)
    page.open_gap(gap)
    assert page.is_writing()
    assert desk.text.text.textCursor().selectedText() == "请批示"


def test_wrong_figures_are_told_with_the_papers_that_were_made(
    window: Window, desk: ReportDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.choose(SectionKind.OVERVIEW)
    desk.text.text.setPlainText("落实举措共90项。")
    window.page.settle()
    window.state.papers_folder = tmp_path
    page = window.pages["submission"]
    assert isinstance(page, SubmissionPage)
    page.show_ledger()
    for name, box in page.papers.boxes.items():
        box.setChecked(name == "report")
    window.carry_out("make_papers")
    told = "正文有1处数字与台账不一致"
    qtbot.waitUntil(lambda: told in page.papers.said(), timeout=30_000)


def test_the_report_is_a_key_away_from_any_page(window: Window, desk: ReportDesk) -> None:
    window.show_page("breakdown")
    window.menus.actions["write_report"].trigger()
    assert desk.isVisible()
    assert focus_of(window) == "章节正文"
    window.show_page("overview")
    window.menus.actions["register_filing"].trigger()
    page = window.page
    assert isinstance(page, SubmissionPage)
    assert page.register.isVisible()


def test_the_keyboard_goes_on_from_card_to_card_and_back_to_the_words(
    window: Window, desk: ReportDesk, qtbot: QtBot
) -> None:
    rewrite(window, desk, "二是对照世界银行", "二是逐条对照世界银行")
    change_outcome(window, "组合7个", "组合9个")
    change_outcome(window, "走访企业128家", "走访企业130家")
    desk.changes.requested_take.emit(desk.changes.changes[0].number)
    qtbot.waitUntil(lambda: "采用：" in focus_of(window))
    desk.changes.requested_leave.emit(desk.changes.changes[0].number)
    assert focus_of(window) == "章节正文"


def test_a_pane_after_the_other_and_the_title_by_its_key(
    window: Window, desk: ReportDesk, qtbot: QtBot
) -> None:
    desk.outline.setFocus()
    for expected in ("章节正文", "台账变化", "报告提纲"):
        window.carry_out("next_pane")
        assert focus_of(window) == expected
    qtbot.keyClick(desk.outline, Qt.Key.Key_F2)
    assert focus_of(window) == "章节标题"


def test_what_should_be_looked_at_stands_beside_the_section_itself(
    window: Window, desk: ReportDesk
) -> None:
    desk.choose(SectionKind.OVERVIEW)
    desk.text.text.setPlainText("分解落实举措90项。")
    window.page.settle()
    (found,) = desk.changes.findings
    assert "应为92项" in found.message
    desk.changes.requested_place.emit(found)
    assert desk.text.text.textCursor().selectedText() == "落实举措90项"


def test_what_is_stored_counts_as_stored_while_a_long_ledger_is_still_read(
    window: Window, desk: ReportDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SubmissionPage, "at_once_up_to", 0)
    desk.text.text.setPlainText("改写的成效。")
    assert window.page.settle()
    assert not desk.text.text.is_unsettled()
    desk.choose(SectionKind.PROBLEMS)
    assert desk.heading().endswith("存在问题")


def test_a_section_that_is_gone_leaves_its_neighbour_in_front_and_its_words_on_offer(
    window: Window, desk: ReportDesk, answers: Answers
) -> None:
    answers.fill = given_title
    desk.buttons["add"].click()
    desk.text.text.setPlainText("没有存入的话")
    window.session.undo()
    assert desk.text.section_id() == desk.outline.section_id() != ""
    assert desk.text.text.words() != "没有存入的话"
    assert window.page.settle()
    left = DraftFile(window.state.folder, window.session.ledger.path).read()
    assert {each.words for each in left} == {"没有存入的话"}


def test_a_change_is_taken_over_behind_what_was_just_typed(
    window: Window, desk: ReportDesk
) -> None:
    rewrite(window, desk, "二是对照世界银行", "二是逐条对照世界银行")
    change_outcome(window, "组合7个", "组合9个")
    desk.text.text.setPlainText(desk.text.text.words() + "\n又写了一句。")
    desk.changes.requested_take.emit(desk.changes.changes[0].number)
    words = desk.text.text.words()
    assert "组合9个" in words
    assert words.endswith("又写了一句。")


@pytest.mark.parametrize(("field", "words"), [("title", ""), ("title", "\x07"), ("text", "\x07")])
def test_words_that_come_to_nothing_trap_nobody(
    window: Window, desk: ReportDesk, field: str, words: str
) -> None:
    typed = desk.text.fields()[field]
    before = typed.words()
    typed.write(before + words if field == "text" else words)
    assert window.page.settle()
    assert typed.words() == before


def test_a_heading_of_the_outline_is_passed_over(
    window: Window, desk: ReportDesk, qtbot: QtBot
) -> None:
    desk.choose(SectionKind.PROGRESS_TABLE)
    qtbot.keyClick(desk.outline, Qt.Key.Key_Up)
    assert desk.heading().endswith("下一步打算")
    qtbot.keyClick(desk.outline, Qt.Key.Key_Down)
    assert desk.heading() == "任务清单落实情况表"
