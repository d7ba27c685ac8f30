"""The signed files (定稿、盖章扫描件) in 报送登记: put in, shown, replaced, taken out."""

from datetime import date
from pathlib import Path
from threading import current_thread, main_thread

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from model.evidence import SIZE_LIMIT
from model.ledger import Ledger
from model.report_entities import SubmissionFile
from model.scan_check import ScanCheck
from model.submission_files import read_signed_file
from model.submission_package import note_package
from model.words import SubmissionEventKind as Kind
from tests.flows.filing import FINAL, NAME, SCAN, present, put_both
from tests.window_fixtures import Answers
from ui.pages.submission import SubmissionPage
from ui.signed_jobs import SignedLook
from ui.submission import signed_commands, signed_watch, verbs
from ui.submission.register_panel import RegisterPanel
from ui.window import Window


def test_of_two_scans_dropped_at_once_none_is_taken(
    window: Window, answers: Answers, qtbot: QtBot, panel: RegisterPanel, tmp_path: Path
) -> None:
    for name in ("定稿.docx", "一.pdf", "二.pdf"):
        (tmp_path / name).write_bytes(b"PK\x03\x04 word")
    panel.files.take([tmp_path / name for name in ("一.pdf", "定稿.docx", "二.pdf")])
    assert answers.said == ["盖章扫描件只能放一个文件，没有放入。请只选一个。"]
    qtbot.waitUntil(lambda: [each.kind for each in present(window).files] == [FINAL])


def test_signed_files_are_dropped_opened_and_taken_out(
    window: Window, answers: Answers, qtbot: QtBot, panel: RegisterPanel, tmp_path: Path
) -> None:
    put_both(window, qtbot, panel, tmp_path)
    panel.files.names[FINAL][0].click()
    qtbot.waitUntil(lambda: bool(answers.launched))
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
    assert "超过100MB，没有放入。请降低扫描分辨率" in answers.said[1]
    (tmp_path / "大.pdf").rename(tmp_path / "大.docx")
    panel.files.take([tmp_path / "大.docx"])
    qtbot.waitUntil(lambda: len(answers.said) == 3)
    assert "超过100MB，没有放入。请在WPS或Word中压缩图片" in answers.said[2]
    assert present(window).files == ()


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


def test_a_scan_without_words_says_so_in_its_row_and_it_is_nothing_missing(
    window: Window,
    qtbot: QtBot,
    panel: RegisterPanel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = window.pages["submission"]
    assert isinstance(page, SubmissionPage)
    said: list[str] = []
    window.session.done.connect(said.append)
    check = ScanCheck(pages=2, has_words=False, notes=("页数未核对。",))
    silent = SignedLook(kind=SCAN, scan=check)
    monkeypatch.setattr(signed_watch, "look_at_stored", lambda *_: [("盖章.pdf", silent)])
    monkeypatch.setattr(signed_commands, "look_at_signed", lambda *_, **__: silent)
    (tmp_path / "盖章.pdf").write_bytes(b"%PDF-1.7 scan")
    panel.files.take([tmp_path / "盖章.pdf"])
    qtbot.waitUntil(lambda: said[-1:] != [] and said[-1].endswith("没有发现问题。页数未核对。"))
    qtbot.waitUntil(lambda: "文字没有比对" in panel.files.notes[SCAN].text())
    assert panel.files.notes[SCAN].isVisible()
    assert not panel.files.notes[FINAL].isVisible()
    assert page.signed.missing() == ()


def test_a_signed_file_is_looked_for_where_papers_went_last(
    window: Window, answers: Answers, qtbot: QtBot, panel: RegisterPanel, tmp_path: Path
) -> None:
    papers, other = tmp_path / "材料", tmp_path / "别处"
    window.state.papers_folder = papers
    panel.files.buttons[SCAN].click()
    assert answers.started_at == papers
    other.mkdir()
    (other / "盖章.pdf").write_bytes(b"%PDF-1.7 scan")
    answers.paths = (other / "盖章.pdf",)
    panel.files.buttons[SCAN].click()
    qtbot.waitUntil(lambda: SCAN in panel.files.looks)
    panel.files.buttons[FINAL].click()
    assert answers.started_at == other


def test_the_keyboard_stays_at_a_file_that_was_put_in_or_looked_at(
    window: Window, answers: Answers, qtbot: QtBot, panel: RegisterPanel, tmp_path: Path
) -> None:
    (tmp_path / "盖章.pdf").write_bytes(b"%PDF-1.7 scan")
    answers.paths = (tmp_path / "盖章.pdf",)
    panel.files.buttons[SCAN].setFocus()
    panel.files.buttons[SCAN].click()
    qtbot.waitUntil(lambda: SCAN in panel.files.looks)
    assert window.focusWidget() is panel.files.buttons[SCAN]
    looked: list[QDialog] = []
    answers.fill = looked.append
    panel.steps.setFocus()  # a click on a link does not bring the keyboard there
    panel.files.looks[SCAN].click()
    qtbot.waitUntil(lambda: bool(looked))
    assert window.focusWidget() is panel.files.looks[SCAN]


def test_a_file_is_read_beside_the_window_when_it_is_opened_or_looked_at(
    window: Window,
    answers: Answers,
    qtbot: QtBot,
    panel: RegisterPanel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_both(window, qtbot, panel, tmp_path)
    readers: list[object] = []

    def read(ledger: Ledger, file: SubmissionFile) -> bytes:
        readers.append(current_thread())
        return read_signed_file(ledger, file)

    monkeypatch.setattr(signed_commands, "read_signed_file", read)
    looked: list[QDialog] = []
    answers.fill = looked.append
    panel.files.names[FINAL][0].click()
    panel.files.requested_look.emit(present(window).files[0])
    qtbot.waitUntil(lambda: bool(answers.launched and looked))
    assert len(readers) == 2
    assert main_thread() not in readers


def test_a_file_of_a_ledger_that_was_moved_away_is_opened_all_the_same(
    window: Window, answers: Answers, qtbot: QtBot, panel: RegisterPanel, tmp_path: Path
) -> None:
    put_both(window, qtbot, panel, tmp_path)
    path = window.session.ledger.path
    path.rename(path.with_name("移走.zhize"))
    panel.files.names[SCAN][0].click()
    qtbot.waitUntil(lambda: bool(answers.launched))
    path.with_name("移走.zhize").rename(path)


def test_a_file_is_not_put_into_a_filing_that_came_meanwhile(
    window: Window,
    answers: Answers,
    qtbot: QtBot,
    panel: RegisterPanel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "盖章.pdf").write_bytes(b"%PDF-1.7 scan")
    verbs.register(window.session, Kind.POSTED, {"happened_on": date(2023, 4, 3)})
    panel.files.take([tmp_path / "盖章.pdf"])
    verbs.register(window.session, Kind.RETURNED, {"happened_on": date(2023, 4, 3)})
    qtbot.waitUntil(lambda: bool(answers.said))
    told = "这期间报送已有变动，现在是第2次报送，盖章扫描件没有放入。请核对后再放入。"
    assert answers.said == [told]
    assert present(window).files == ()

    def choose(*_: object, **__: object) -> tuple[Path, ...]:
        window.carry_out("undo")
        return (tmp_path / "盖章.pdf",)

    monkeypatch.setattr(answers, "files", choose)
    panel.files.buttons[SCAN].click()
    assert answers.said[1:] == [told.replace("第2次", "第1次")]
