"""10 to 14 December (报送登记): the paper is signed, sent, confirmed, packed as it was signed."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QAbstractButton, QDialog, QToolButton
from pytestqt.qtbot import QtBot

from model.evidence import SIZE_LIMIT
from model.files.new_folder import draft_of
from model.files.package_check import check_package
from model.ledger import Ledger
from model.submission import Filing, read_filings, read_submission
from model.submission_package import note_package
from model.submission_settings import change_submission
from model.words import DraftMark, ReportForm, SubmissionFileKind
from model.words import SubmissionEventKind as Kind
from tests.flows.stories import desk
from tests.window_fixtures import APRIL, Answers
from ui import package_jobs
from ui.drafts import Draft, DraftFile
from ui.pages.overview import OverviewPage
from ui.pages.submission import SubmissionPage, View
from ui.signed_jobs import SignedLook
from ui.submission import commands, signed_watch
from ui.submission.event_dialog import EventDialog
from ui.submission.register_panel import RegisterPanel
from ui.window import Window

# A child that has written a part of the package, and waits to be killed.
STOPS_HALF_WAY = """
import sys
from pathlib import Path

half = Path(sys.argv[1])
half.mkdir()
(half / "目录.pdf").write_bytes(b"%PDF-")
sys.stdin.read()
"""
FINAL, SCAN = SubmissionFileKind.FINAL_TEXT, SubmissionFileKind.STAMPED_SCAN
NAME = "示例省知识产权局2023年推动知识产权高质量发展成效报送_第1次"


@pytest.fixture
def panel(window: Window, sample: Path, monkeypatch: pytest.MonkeyPatch) -> RegisterPanel:
    """报送登记 of the sample, in front; what is put in is looked at in another story."""
    monkeypatch.setattr(commands, "look_at_signed", nothing_seen)
    monkeypatch.setattr(signed_watch, "look_at_stored", lambda *_: [])
    window.open_ledger(sample)
    window.show_page("submission")
    page = window.pages["submission"]
    assert isinstance(page, SubmissionPage)
    page.turn(View.REGISTER)
    return page.register


def nothing_seen(_: Path, kind: SubmissionFileKind, __: Path, **___: object) -> SignedLook:
    return SignedLook(kind=kind)


def present(window: Window) -> Filing:
    filing = read_submission(window.session.ledger)
    assert filing is not None
    return filing


def filled(**words: str) -> Callable[[QDialog], None]:
    """What the clerk types into the form of an entry."""

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, EventDialog)
        dialog.write(words)

    return fill


def entries(panel: RegisterPanel) -> list[str]:
    """What the register shows."""
    return [words.accessibleName() for words, _ in panel.steps.entries.values()]


def put_both(window: Window, qtbot: QtBot, panel: RegisterPanel, folder: Path) -> None:
    """Both signed files dropped together."""
    (folder / "定稿.docx").write_bytes(b"PK\x03\x04 word")
    (folder / "盖章.pdf").write_bytes(b"%PDF-1.7 scan")
    panel.files.take([folder / "定稿.docx", folder / "盖章.pdf"])
    qtbot.waitUntil(lambda: len(present(window).files) == 2)


def test_the_next_step_is_registered_with_what_is_known_and_undone(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    answers.fill = filled(remark="送办公室")
    panel.steps.buttons[Kind.FOR_APPROVAL].click()
    (event,) = present(window).events
    assert (event.happened_on, event.remark) == (date(2023, 4, 3), "送办公室")
    assert event.person == window.session.person
    assert entries(panel) == [f"送审：4月3日　{event.person}　送办公室"]
    answers.fill = filled(person="李示例")
    panel.steps.buttons[Kind.SIGNED].click()
    assert present(window).signer == "李示例"
    assert not panel.settings.draft_mark.isEnabled()
    window.carry_out("undo")
    assert [each.kind for each in present(window).events] == [Kind.FOR_APPROVAL]


def test_nothing_can_be_registered_in_a_ledger_that_is_only_read(
    window: Window, sample: Path, panel: RegisterPanel
) -> None:
    window.session.close()
    with Ledger.open(sample, who="同事", now=lambda: APRIL, new_id=lambda: "x"):
        window.open_ledger(sample)
    window.carry_out("register_filing")
    headings = {"签发的文件", "报送包", "报送设置"}
    buttons = [each for each in panel.findChildren(QAbstractButton) if each.isVisible()]
    assert {each.text() for each in buttons if each.isEnabled()} == headings
    assert not panel.settings.copies.isEnabled()


def test_the_keyboard_goes_on_to_the_next_step(
    window: Window, qtbot: QtBot, panel: RegisterPanel
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    panel.steps.buttons[Kind.FOR_APPROVAL].setFocus()
    panel.steps.buttons[Kind.FOR_APPROVAL].click()
    qtbot.waitUntil(lambda: panel.steps.buttons[Kind.SIGNED].hasFocus())


def test_an_entry_that_cannot_be_stays_in_its_form_until_it_is_right(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    said: list[str] = []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, EventDialog)
        said.append(dialog.word.text())
        dialog.day.setDate(QDate(2023, 4, 1) if said[0:] != [""] else QDate(2029, 1, 1))

    answers.fill = fill
    panel.steps.buttons[Kind.SIGNED].click()
    assert "签发日期（2029年1月1日）不对" in said[1]
    assert present(window).signed_on == date(2023, 4, 1)


def test_an_entry_is_corrected_and_taken_out(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    answers.fill = filled(number="示知发〔2023〕12号")
    panel.steps.buttons[Kind.NUMBERED].click()
    answers.fill = filled(number="示知发〔2023〕13号")
    next(iter(panel.steps.entries.values()))[0].click()
    assert present(window).doc_number == "示知发〔2023〕13号"
    next(iter(panel.steps.entries.values()))[1].click()
    assert present(window).events == ()
    window.carry_out("undo")
    assert present(window).doc_number == "示知发〔2023〕13号"


def test_settings_show_the_usual_and_go_back_to_it(window: Window, panel: RegisterPanel) -> None:
    subject = panel.settings.texts["email_subject"]
    usual = "推动知识产权高质量发展成效-示例省知识产权局"
    assert (subject.words(), panel.settings.copies.value()) == (usual, 2)
    subject.setText("成效报告")
    assert panel.settle()
    assert present(window).email_subject == "成效报告"
    resets = panel.settings.findChildren(QToolButton)
    reset = next(each for each in resets if each.accessibleName() == "恢复默认的邮件主题")
    assert reset.isVisible()
    reset.click()
    assert (subject.words(), present(window).stored.email_subject) == (usual, "")


def test_what_was_signed_says_up_to_which_day_it_counts(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    answers.fill = filled(person="李示例")
    panel.steps.buttons[Kind.SIGNED].click()
    assert entries(panel) == ["签发：4月3日　李示例　数据截至11月20日"]
    panel.settings.day.setDate(QDate(2023, 10, 31))
    panel.settings.day.editingFinished.emit()
    assert entries(panel) == ["签发：4月3日　李示例　数据截至10月31日"]
    panel.settings.day.setDate(QDate(2024, 10, 31))
    panel.settings.day.editingFinished.emit()
    assert "数据截止日（2024年10月31日）不对" in answers.said[-1]
    assert panel.settings.day.date() == QDate(2023, 10, 31)
    resets = panel.settings.findChildren(QToolButton)
    next(each for each in resets if each.accessibleName() == "恢复默认的数据截止日").click()
    assert present(window).as_of is None
    assert panel.settings.day.date() == QDate(2023, 11, 20)


def test_form_letterhead_and_draft_mark_are_chosen(window: Window, panel: RegisterPanel) -> None:
    panel.settings.form.settled.emit(ReportForm.LETTER)
    panel.settings.draft_mark.settled.emit(DraftMark.FOR_COMMENT)
    panel.settings.has_letterhead.click()
    panel.settings.has_seal.click()
    panel.settings.copies.setValue(5)
    panel.settings.copies.editingFinished.emit()
    filing = present(window)
    assert (filing.form, filing.draft_mark) == (ReportForm.LETTER, DraftMark.FOR_COMMENT)
    assert (filing.has_letterhead, filing.has_seal, filing.copies) == (True, False, 5)
    assert "国家知识产权局知识产权运用促进司" in panel.settings.texts["addressee"].toolTip()


def test_a_number_that_is_only_typed_is_stored_once_when_the_page_is_left(
    window: Window, qtbot: QtBot, panel: RegisterPanel
) -> None:
    before = window.session.ledger.last_seq()
    panel.settings.copies.editingFinished.emit()  # left as it was
    assert window.session.ledger.last_seq() == before
    panel.settings.copies.setFocus()
    panel.settings.copies.selectAll()
    qtbot.keyClicks(panel.settings.copies, "12")
    window.session.do("改", lambda step: change_submission(step, email_to="a@example.cn"))
    assert panel.settle()
    assert panel.settle()
    assert present(window).copies == 12
    assert window.session.ledger.last_seq() == before + 2


def test_of_two_scans_dropped_at_once_none_is_taken(
    window: Window, answers: Answers, qtbot: QtBot, panel: RegisterPanel, tmp_path: Path
) -> None:
    for name in ("定稿.docx", "一.pdf", "二.pdf"):
        (tmp_path / name).write_bytes(b"PK\x03\x04 word")
    panel.files.take([tmp_path / name for name in ("一.pdf", "定稿.docx", "二.pdf")])
    assert answers.said == ["盖章扫描件只能放一个文件，没有放入。请只选一个。"]
    qtbot.waitUntil(lambda: [each.kind for each in present(window).files] == [FINAL])


def test_an_address_that_is_too_long_stays_in_its_field(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    panel.settings.texts["deliver_to"].setText("路" * 201)
    assert not panel.settle()
    assert "寄送地址超过200字" in panel.settings.words["deliver_to"].text()
    assert not present(window).is_stored
    assert answers.said == []


def test_signed_files_are_dropped_opened_and_taken_out(
    window: Window, answers: Answers, qtbot: QtBot, panel: RegisterPanel, tmp_path: Path
) -> None:
    put_both(window, qtbot, panel, tmp_path)
    panel.files.names[FINAL][0].click()
    assert answers.launched[0].read_bytes() == b"PK\x03\x04 word"
    panel.files.names[FINAL][1].click()
    assert [each.kind for each in present(window).files] == [SCAN]
    window.carry_out("undo")
    assert {each.kind for each in present(window).files} == {FINAL, SCAN}


def test_a_file_that_differs_is_marked_in_its_row_and_at_the_package(
    window: Window,
    qtbot: QtBot,
    panel: RegisterPanel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    odd = SignedLook(kind=FINAL, problem="不像这份报告的定稿")
    monkeypatch.setattr(signed_watch, "look_at_stored", lambda *_: [("定稿.docx", odd)])
    put_both(window, qtbot, panel, tmp_path)
    told = "定稿可能不是要报送的文件，需要核对。"
    qtbot.waitUntil(lambda: panel.files.doubts[FINAL].text() == told)
    assert panel.files.doubts[FINAL].isVisible()
    assert panel.files.doubts[SCAN].text() == ""
    assert panel.package.doubt.text() == f"{told}打包时会再问您。"
    panel.files.names[FINAL][1].click()
    assert panel.files.doubts[FINAL].text() == ""


def test_a_file_that_went_out_in_one_form_is_changed_only_when_the_clerk_says_so(
    window: Window, answers: Answers, qtbot: QtBot, panel: RegisterPanel, tmp_path: Path
) -> None:
    put_both(window, qtbot, panel, tmp_path)
    panel.steps.buttons[Kind.POSTED].click()
    answers.yes = False
    panel.files.names[FINAL][1].click()
    panel.files.take([tmp_path / "定稿.docx"])
    assert answers.said == answers.risky
    assert answers.said == [
        f"第1次报送纸件已于4月3日寄出，定稿还没有{what}。" for what in ("移除", "更换")
    ]
    assert len(present(window).files) == 2
    answers.yes = True
    panel.files.names[FINAL][1].click()
    assert [each.kind for each in present(window).files] == [SCAN]


def test_the_day_of_what_went_out_in_one_form_is_changed_only_when_the_clerk_says_so(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    panel.steps.buttons[Kind.SIGNED].click()
    panel.steps.buttons[Kind.MAILED].click()
    answers.yes = False
    panel.settings.day.setDate(QDate(2023, 10, 31))
    panel.settings.day.editingFinished.emit()
    assert answers.risky == ["第1次报送电子件已于4月3日发出，数据截止日还没有改动。"]
    assert panel.settings.day.date() == QDate(2023, 11, 20)
    assert present(window).as_of == date(2023, 11, 20)


def test_files_of_a_package_that_went_out_cannot_be_changed(
    window: Window, qtbot: QtBot, panel: RegisterPanel, tmp_path: Path
) -> None:
    put_both(window, qtbot, panel, tmp_path)
    for kind in (Kind.POSTED, Kind.MAILED):
        panel.requested_register.emit(kind)
    assert panel.files.buttons[FINAL].isEnabled()  # nothing was packed
    window.session.do(
        "打包",
        lambda step: note_package(
            step, present(window).stored.id, name=NAME, sha256="0", on=date(2023, 4, 3)
        ),
    )
    assert not panel.files.buttons[FINAL].isEnabled()
    assert not panel.files.names[SCAN][1].isEnabled()
    assert "登记退回或补报" in panel.files.buttons[FINAL].toolTip()


def test_what_is_no_signed_file_is_refused_with_a_sentence(
    window: Window, answers: Answers, qtbot: QtBot, panel: RegisterPanel, tmp_path: Path
) -> None:
    (tmp_path / "扫描.jpg").write_bytes(b"1")
    panel.files.take([tmp_path / "扫描.jpg"])
    assert "盖章扫描件请用.pdf" in answers.said[0]
    with (tmp_path / "大.pdf").open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    answers.paths = (tmp_path / "大.pdf",)
    panel.files.buttons[SCAN].click()
    qtbot.waitUntil(lambda: len(answers.said) == 2)
    assert "超过100MB，没有放入" in answers.said[1]
    assert present(window).files == ()


def test_what_comes_back_opens_the_next_filing_and_the_first_stays_to_be_seen(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    panel.steps.buttons[Kind.POSTED].click()
    panel.requested_register.emit(Kind.RETURNED)
    assert [each.number for each in read_filings(window.session.ledger)] == [1, 2]
    assert entries(panel) == []
    assert panel.which.isVisible()
    panel.which.settled.emit("1")
    assert [each.split("：")[0] for each in entries(panel)] == ["寄出", "退回"]
    assert not panel.settings.form.isEnabled()
    assert not panel.steps.buttons[Kind.SIGNED].isEnabled()


def test_why_it_came_back_is_told_with_the_next_filing_and_on_the_overview(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    panel.steps.buttons[Kind.POSTED].click()
    answers.fill = filled(remark="缺附件3")
    panel.requested_register.emit(Kind.RETURNED)
    assert panel.why.text() == "第1次报送4月3日退回：缺附件3"
    window.show_page("overview")
    page = window.pages["overview"]
    assert isinstance(page, OverviewPage)
    assert page.plan.register.text().startswith(
        "第2次报送（第1次报送4月3日退回：缺附件3）：还没有登记"
    )


def test_an_empty_field_says_how_it_is_filled_in(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    hints: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, EventDialog)
        hints.extend(field.placeholderText() for field in dialog.texts.values())

    answers.fill, answers.yes = look, False
    panel.steps.buttons[Kind.SIGNED].click()
    panel.steps.buttons[Kind.NUMBERED].click()
    letters = window.session.settings.office_letters
    assert letters
    assert {"签发的局领导", f"如 {letters}〔2023〕12号"} <= set(hints)


def test_the_receiver_may_still_confirm_what_another_filing_follows(
    window: Window, panel: RegisterPanel
) -> None:
    panel.steps.buttons[Kind.POSTED].click()
    panel.requested_register.emit(Kind.ADDED)
    panel.which.settled.emit("1")
    assert not panel.steps.buttons[Kind.MAILED].isEnabled()
    panel.steps.buttons[Kind.ACKNOWLEDGED].click()
    first, second = read_filings(window.session.ledger)
    assert (first.is_acknowledged, second.events) == (True, ())
    assert Kind.ACKNOWLEDGED not in panel.steps.buttons


def test_the_package_is_made_beside_the_window_and_noted_for_good(
    window: Window, answers: Answers, qtbot: QtBot, panel: RegisterPanel, tmp_path: Path
) -> None:
    assert not panel.package.make.isEnabled()
    put_both(window, qtbot, panel, tmp_path)
    answers.path = tmp_path / "报送"
    panel.package.make.click()
    qtbot.waitUntil(lambda: panel.package.said().startswith("已打包"), timeout=30_000)
    assert answers.said == ["报送前有需要核对之处，还没有打包。"]  # and packed all the same
    assert answers.risky == answers.said
    assert check_package(answers.path / NAME).differences == ()
    assert present(window).stored.package_name == NAME
    assert window.session.ledger.undo_target() is None
    panel.package.folder.click()
    assert answers.launched == [answers.path / NAME]


def test_a_package_that_the_register_does_not_know_is_told(
    window: Window,
    answers: Answers,
    qtbot: QtBot,
    panel: RegisterPanel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_both(window, qtbot, panel, tmp_path)
    told = f"print('已打包：{NAME}'); print('校验值：0f')"
    done = [sys.executable, "-X", "utf8", "-c", told]
    monkeypatch.setattr(package_jobs, "package_command", lambda *_, **__: done)
    answers.path = tmp_path / "报送"
    panel.package.make.click()
    panel.files.names[FINAL][1].click()
    qtbot.waitUntil(lambda: panel.package.said().startswith("已打包"), timeout=10_000)
    assert "没有记入报送登记，报送前请移走这个文件夹，重新打包" in panel.package.said()
    assert "请重新打包" in answers.said[-1]


def test_files_that_differ_are_not_packed_unless_the_clerk_says_so(
    window: Window,
    answers: Answers,
    qtbot: QtBot,
    panel: RegisterPanel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_both(window, qtbot, panel, tmp_path)
    undecided = [sys.executable, "-c", "raise SystemExit(3)"]
    monkeypatch.setattr(package_jobs, "package_command", lambda *_, **__: undecided)
    answers.path, answers.yes = tmp_path / "报送", False
    panel.package.make.click()
    qtbot.waitUntil(lambda: bool(answers.said), timeout=10_000)
    assert panel.package.said() == "没有打包。请补登记，或点文件旁的“核对”，核对后再打。"
    assert panel.package.make.isEnabled()
    assert not (tmp_path / "报送").exists()


def test_a_package_given_up_leaves_nothing(
    window: Window,
    answers: Answers,
    qtbot: QtBot,
    panel: RegisterPanel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    half = draft_of(tmp_path / f"{NAME}_草稿")
    half_way = [sys.executable, "-c", STOPS_HALF_WAY, str(half)]
    monkeypatch.setattr(package_jobs, "package_command", lambda *_, **__: half_way)
    answers.path, before = tmp_path, window.session.ledger.last_seq()
    panel.package.draft.click()
    qtbot.waitUntil(lambda: (half / "目录.pdf").exists(), timeout=10_000)
    assert panel.package.said() == "正在打包……"
    assert not panel.package.draft.isEnabled()
    panel.package.cancel.click()
    qtbot.waitUntil(lambda: panel.package.said() == "已取消，没有留下任何文件。")
    assert not half.exists()
    assert window.session.ledger.last_seq() == before
    assert panel.package.draft.isEnabled()
    assert not panel.package.cancel.isVisible()
    assert not panel.package.folder.isVisible()


def test_the_overview_says_how_far_the_filing_is(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    reporting, page = window.pages["submission"], window.pages["overview"]
    assert isinstance(reporting, SubmissionPage)
    assert isinstance(page, OverviewPage)
    reporting.turn(View.REPORT)
    window.show_page("overview")
    assert not page.plan.register.isVisible()
    person = window.session.person
    panel.requested_register.emit(Kind.POSTED)
    assert page.plan.register.text() == f"第1次报送：4月3日已寄出（{person}），下一步电子件发出"
    assert "已报出" not in page.plan.timeline.accessibleName()
    panel.requested_register.emit(Kind.MAILED)
    assert page.plan.register.text() == f"第1次报送：4月3日已发出电子件（{person}），待对方确认"
    assert "12月10日寄出，已完成；12月15日报送，已报出" in page.plan.timeline.accessibleName()
    page.plan.register.click()
    assert panel.isVisible()
    panel.requested_register.emit(Kind.ACKNOWLEDGED)
    window.show_page("overview")
    assert page.plan.register.text() == "第1次报送：4月3日已由对方确认"


def test_the_menu_registers_the_next_step_from_any_page(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    panel.requested_register.emit(Kind.POSTED)
    panel.requested_register.emit(Kind.RETURNED)
    panel.which.settled.emit("1")  # an earlier filing is looked at
    window.show_page("overview")
    window.menus.actions["register_next"].trigger()
    assert panel.isVisible()
    assert [each.kind for each in present(window).events] == [Kind.FOR_APPROVAL]
    assert len(entries(panel)) == 1


def test_the_menu_puts_in_the_signed_files_and_looks_at_them(
    window: Window, answers: Answers, qtbot: QtBot, panel: RegisterPanel, tmp_path: Path
) -> None:
    window.show_page("breakdown")
    window.menus.actions["look_at_scan"].trigger()
    assert answers.said == ["还没有放入盖章扫描件，没有可核对的。请先放入。"]
    (tmp_path / "盖章.pdf").write_bytes(b"%PDF-1.7 scan")
    answers.paths = (tmp_path / "盖章.pdf",)
    window.menus.actions["put_scan"].trigger()
    qtbot.waitUntil(lambda: [each.kind for each in present(window).files] == [SCAN])
    looked: list[QDialog] = []
    answers.fill = looked.append
    window.show_page("breakdown")
    window.menus.actions["look_at_scan"].trigger()
    qtbot.waitUntil(lambda: bool(looked))
    assert looked[0].windowTitle() == "核对盖章扫描件：盖章.pdf"


def test_the_menu_says_why_no_package_can_be_made(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    window.show_page("units")
    window.menus.actions["make_package"].trigger()
    assert panel.isVisible()
    assert answers.said == ["还缺定稿、盖章扫描件，放入后才能打报送包。"]


@pytest.fixture
def kept(window: Window, answers: Answers, sample: Path, panel: RegisterPanel) -> tuple[Draft, ...]:
    """The program dies while an entry is filled in and an address is typed."""
    found: list[tuple[Draft, ...]] = []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, EventDialog)
        dialog.write({"number": "E123", "copies": "3"})
        desk(window).commands.form.drafts.note()
        found.append(DraftFile(window.state.folder, sample).read())
        answers.yes = False

    panel.settings.texts["deliver_to"].setText("示例路1号")
    answers.fill = fill
    panel.requested_register.emit(Kind.POSTED)
    answers.fill = None
    window.session.close()
    DraftFile(window.state.folder, sample).write(found[0])
    window.open_ledger(sample)
    return found[0]


def test_words_that_were_not_stored_come_back(
    window: Window, answers: Answers, qtbot: QtBot, kept: tuple[Draft, ...], panel: RegisterPanel
) -> None:
    assert [each.words for each in kept] == ["示例路1号", "E123", "3"]
    asked: list[dict[str, tuple[str, str]]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, EventDialog)
        asked.append(dialog.typed())

    answers.fill, answers.yes = look, True
    drafts = desk(window).commands.form.drafts
    drafts.restore()
    assert panel.settings.texts["deliver_to"].words() == "示例路1号"
    drafts.restore()
    qtbot.waitUntil(lambda: bool(asked))
    assert asked[0] == {"number": ("快递单号", "E123"), "copies": ("份数", "3")}
    assert present(window).events[0].number == "E123"
    assert panel.settle()
    assert present(window).deliver_to == "示例路1号"
