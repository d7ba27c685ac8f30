"""The signed text comes back: held against the ledger before it is packed."""

from pathlib import Path

import pytest
from docx import Document as WordFile
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from model.completeness import Gap
from model.submission import read_submission
from model.submission_events import register_event
from model.submission_settings import change_submission
from model.words import SubmissionEventKind as Kind
from model.words import SubmissionFileKind
from reports.word import render_word
from reports.year_end import year_end_report
from tests.flows.filing import register_in_front
from tests.window_fixtures import Answers
from ui.command_line import run
from ui.exit_codes import DONE
from ui.pages.submission import SubmissionPage, View
from ui.signed_jobs import SignedLook
from ui.submission import signed_watch
from ui.submission.look_dialog import LookDialog
from ui.submission.register_panel import RegisterPanel
from ui.window import Window

FINAL = SubmissionFileKind.FINAL_TEXT


@pytest.fixture
def panel(window: Window, sample: Path, reads_here: None) -> RegisterPanel:
    return register_in_front(window, sample)


@pytest.fixture
def ours(window: Window, panel: RegisterPanel, tmp_path: Path) -> Path:
    """The report as it left the program, signed."""
    session = window.session
    day = session.working_day
    session.do(
        "签发", lambda step: register_event(step, Kind.SIGNED, happened_on=day, person="张示例")
    )
    path = tmp_path / "定稿.docx"
    path.write_bytes(render_word(year_end_report(session.ledger, session.as_of)))
    return path


def put(window: Window, panel: RegisterPanel, qtbot: QtBot, path: Path) -> None:
    with qtbot.waitSignal(window.session.done, timeout=20_000):
        panel.files.take([path])


def files(window: Window) -> list[str]:
    filing = read_submission(window.session.ledger)
    assert filing is not None
    return [each.name for each in filing.files]


def test_a_text_that_was_not_changed_is_put_in_without_a_question(
    window: Window, qtbot: QtBot, answers: Answers, panel: RegisterPanel, ours: Path
) -> None:
    said: list[str] = []
    window.session.done.connect(said.append)
    put(window, panel, qtbot, ours)
    assert files(window) == ["定稿.docx"]
    qtbot.waitUntil(lambda: said[-1:] == ["定稿与台账没有出入。"])
    assert not answers.said


def test_what_was_changed_by_hand_is_listed_beside_the_ledger(
    window: Window, qtbot: QtBot, answers: Answers, panel: RegisterPanel, ours: Path
) -> None:
    word = WordFile(str(ours))
    for paragraph in word.paragraphs:
        if "分解落实举措92项" in paragraph.text:
            paragraph.text = paragraph.text.replace("92项", "95项")
    word.save(str(ours))
    seen: list[LookDialog] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, LookDialog)
        seen.append(dialog)

    answers.fill = look
    put(window, panel, qtbot, ours)
    qtbot.waitUntil(lambda: bool(seen))
    (found,) = seen[0].found
    assert (found.kind, "92项" in found.ledger, "95项" in found.signed) == ("数字", True, True)
    assert "数字1处" in seen[0].said()


def test_another_paper_is_put_in_only_when_the_clerk_insists(
    window: Window, qtbot: QtBot, answers: Answers, panel: RegisterPanel, tmp_path: Path
) -> None:
    other = WordFile()
    for _ in range(5):
        other.add_paragraph("关于召开春季运动会的通知，请各处室踊跃报名。")
    other.save(str(tmp_path / "通知.docx"))
    answers.yes = False
    panel.files.take([tmp_path / "通知.docx"])
    qtbot.waitUntil(lambda: bool(answers.said), timeout=20_000)
    assert "还没有放入" in answers.said[0]
    assert answers.risky == answers.said  # Enter takes 取消
    assert files(window) == []
    answers.yes = True
    put(window, panel, qtbot, tmp_path / "通知.docx")
    assert files(window) == ["通知.docx"]


def test_a_file_that_cannot_be_read_is_refused_without_a_question(
    window: Window, qtbot: QtBot, answers: Answers, panel: RegisterPanel, tmp_path: Path
) -> None:
    (tmp_path / "损坏.docx").write_bytes(b"PK\x03\x04" + b"broken" * 50)
    panel.files.take([tmp_path / "损坏.docx"])
    qtbot.waitUntil(lambda: bool(answers.said), timeout=20_000)
    assert answers.said[0].startswith("定稿没有放入。")
    assert (len(answers.said), answers.risky, files(window)) == (1, [], [])


def test_a_file_that_is_there_is_looked_at_again_once_the_ledger_has_moved_on(
    window: Window, qtbot: QtBot, answers: Answers, panel: RegisterPanel, ours: Path
) -> None:
    put(window, panel, qtbot, ours)
    seen: list[QDialog] = []
    answers.fill = seen.append
    filing = read_submission(window.session.ledger)
    assert filing is not None
    panel.files.requested_look.emit(filing.files[0])
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    assert isinstance(seen[0], LookDialog)
    assert seen[0].found == []


def test_what_differs_stands_among_what_is_to_be_checked_and_is_read_once(
    window: Window,
    qtbot: QtBot,
    panel: RegisterPanel,
    ours: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    times: list[Path] = []

    def look(path: Path, *_: object) -> list[tuple[str, SignedLook]]:
        times.append(path)
        return [("定稿.docx", SignedLook(kind=FINAL, problem="不像这份报告的定稿"))]

    monkeypatch.setattr(signed_watch, "look_at_stored", look)
    put(window, panel, qtbot, ours)
    page = window.pages["submission"]
    assert isinstance(page, SubmissionPage)
    qtbot.waitUntil(
        lambda: any(each.message.endswith("尚未放入盖章扫描件。") for each in page.missing)
    )
    page.turn(View.PAPERS)
    qtbot.waitUntil(lambda: page.missing[-1].gap is Gap.SIGNED_DIFFERS)
    assert page.missing[-1].message == "定稿可能不是要报送的文件，需要核对。"
    window.carry_out("check_papers")
    page.open_gap(page.missing[-1])
    assert page.register.isVisible()
    page.turn(View.PAPERS)
    assert len(times) == 1
    session = window.session
    session.do("改", lambda step: change_submission(step, copies=3))
    qtbot.waitUntil(lambda: len(times) == 2)


def test_the_command_line_tells_the_same(
    window: Window,
    qtbot: QtBot,
    panel: RegisterPanel,
    ours: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    put(window, panel, qtbot, ours)
    path = window.session.ledger.path
    window.session.close()
    assert run(["check", str(path)]) == DONE
    told = capsys.readouterr().out
    assert "定稿.docx：\n定稿与台账没有出入。" in told
    assert "· 已登记签发，尚未放入盖章扫描件。" in told
