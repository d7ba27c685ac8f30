"""Slow work beside the window."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.background import ChildVerb, Progress, Work


def test_work_tells_its_progress_and_gives_its_result(qtbot: QtBot) -> None:
    def count(tell: Progress) -> int:
        tell(1, 2)
        return 42

    work = Work(count)
    told: list[tuple[int, int]] = []
    work.progressed.connect(lambda done, total: told.append((done, total)))
    with qtbot.waitSignal(work.finished) as ended:
        work.start()
    assert (told, ended.args) == ([(1, 2)], [42])


def test_a_failure_arrives_as_it_is(qtbot: QtBot) -> None:
    def fail(tell: Progress) -> None:
        raise OSError("没有磁盘")

    work = Work(fail)
    with qtbot.waitSignal(work.failed) as heard:
        work.start()
    assert str(heard.args[0]) == "没有磁盘"


def test_cancelled_work_stops_at_its_next_progress(qtbot: QtBot) -> None:
    def work_on(tell: Progress) -> None:
        while True:
            tell(1, None)

    work = Work(work_on)
    work.progressed.connect(lambda *_: work.cancel())
    with qtbot.waitSignal(work.cancelled):
        work.start()


@pytest.fixture
def child(qtbot: QtBot) -> Callable[[str], ChildVerb]:
    """A child process that runs a little Python."""
    return lambda code: ChildVerb(Path(sys.executable), ["-X", "utf8", "-c", code])


def test_a_child_is_heard_line_by_line(qtbot: QtBot, child: Callable[[str], ChildVerb]) -> None:
    verb = child("import sys; print('进度 1/2'); print('已生成：甲'); sys.exit('没有写出')")
    said: list[str] = []
    verb.said.connect(said.append)
    with qtbot.waitSignal(verb.finished) as ended:
        verb.start()
    assert said == ["进度 1/2", "已生成：甲"]
    assert ended.args == [1, "没有写出"]


def test_a_cancelled_child_is_gone(qtbot: QtBot, child: Callable[[str], ChildVerb]) -> None:
    verb = child("import time; print('开始', flush=True); time.sleep(60)")
    with qtbot.waitSignal(verb.said):
        verb.start()
    with qtbot.waitSignal(verb.cancelled):
        verb.cancel()


def test_a_program_that_is_not_there_fails_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    verb = ChildVerb(tmp_path / "没有这个程序", [])
    with qtbot.waitSignal(verb.finished) as ended:
        verb.start()
    assert ended.args is not None
    assert ended.args[0] == -1


@pytest.mark.skipif(sys.platform == "win32", reason="no signals there")
def test_a_signal_is_no_exit_code(qtbot: QtBot, child: Callable[[str], ChildVerb]) -> None:
    verb = child("import os; os.kill(os.getpid(), 4)")
    with qtbot.waitSignal(verb.finished) as ended:
        verb.start()
    assert ended.args is not None
    assert ended.args[0] == -1
