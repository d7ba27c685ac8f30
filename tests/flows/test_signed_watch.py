"""What is known of the signed files while the ledger goes on (核对自动再做): seen, or not read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from model.errors import FileAccessError, UnsteadyError
from model.submission_settings import change_submission
from tests.flows.filing import FINAL, put_both
from ui.pages.submission import SubmissionPage
from ui.signed_jobs import SignedLook
from ui.submission import signed_watch
from ui.submission.register_panel import RegisterPanel
from ui.submission.signed_watch import SignedWatch
from ui.window import Window

Looked = list[tuple[str, SignedLook]]
TOLD = "定稿可能不是要报送的文件，需要核对。"


@pytest.fixture
def watch(window: Window, panel: RegisterPanel, monkeypatch: pytest.MonkeyPatch) -> SignedWatch:
    page = window.pages["submission"]
    assert isinstance(page, SubmissionPage)
    page.signed._pause.setInterval(0)
    return page.signed


@pytest.fixture
def finds(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[int]]:
    """Looking comes to these, one after the other; gives how often it was looked."""

    def find(*ends: Looked | Exception) -> list[int]:
        times: list[int] = []

        def look(*_: object) -> Looked:
            times.append(1)
            end = ends[min(len(times), len(ends)) - 1]
            if isinstance(end, Exception):
                raise end
            return end

        monkeypatch.setattr(signed_watch, "look_at_stored", look)
        return times

    return find


def odd() -> Looked:
    return [("定稿.docx", SignedLook(kind=FINAL, problem="不像这份报告的定稿"))]


def change(window: Window, copies: int) -> None:
    window.session.do("改", lambda step: change_submission(step, copies=copies))


def test_what_was_seen_stands_until_a_steady_ledger_is_seen_anew(
    window: Window,
    qtbot: QtBot,
    panel: RegisterPanel,
    tmp_path: Path,
    watch: SignedWatch,
    finds: Callable[..., list[int]],
) -> None:
    times = finds(odd(), UnsteadyError("一直在被修改"), [])
    put_both(window, qtbot, panel, tmp_path)
    qtbot.waitUntil(lambda: watch.doubts() == {FINAL: TOLD})
    told: list[object] = []
    watch.seen.connect(lambda: told.append(watch.doubts()))
    change(window, 3)
    qtbot.waitUntil(lambda: bool(told))
    assert (told, len(times)) == ([{}], 3)


def test_what_cannot_be_read_says_nothing_of_before(
    window: Window,
    qtbot: QtBot,
    panel: RegisterPanel,
    tmp_path: Path,
    watch: SignedWatch,
    finds: Callable[..., list[int]],
) -> None:
    finds(odd(), FileAccessError("读不出来"))
    put_both(window, qtbot, panel, tmp_path)
    qtbot.waitUntil(lambda: watch.doubts() == {FINAL: TOLD})
    change(window, 3)
    qtbot.waitUntil(lambda: watch.doubts() == {})
    assert panel.files.doubts[FINAL].text() == ""


def test_a_bug_is_told_once_and_not_with_every_step(
    window: Window,
    qtbot: QtBot,
    panel: RegisterPanel,
    tmp_path: Path,
    watch: SignedWatch,
    finds: Callable[..., list[int]],
) -> None:
    finds(odd())
    put_both(window, qtbot, panel, tmp_path)
    qtbot.waitUntil(lambda: watch._known == watch._state())
    times = finds(ZeroDivisionError())
    with qtbot.captureExceptions() as bugs:
        change(window, 3)
        qtbot.waitUntil(lambda: bool(bugs))
        change(window, 4)
        watch.look()
    assert (len(bugs), len(times), watch._pause.isActive()) == (1, 1, False)
    finds([])
    panel.files.names[FINAL][1].click()
    assert watch._pause.isActive()
