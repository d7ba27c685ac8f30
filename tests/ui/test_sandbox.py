"""A file is parsed in a child: whatever happens to it there, the program that waits hears it."""

import os
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from model.errors import FileAccessError, OfficeError, UndecidedError, UnreadableDocumentError
from model.reading.source import Source
from tests.model.reading.sources.made_files import workbook
from tests.model.reading.written import docx, pdf_of_pages
from tests.reading_here import read_here
from ui import reading_child, sandbox
from ui.command_line import run
from ui.exit_codes import DONE, REFUSED, STOPPED, UNDECIDED
from ui.jobs import look_at_scan
from ui.regular_file import read_regular
from ui.sandbox import OutOfTimeError, read_in_child

TEXT = "一、总体要求\n推进商标法修改，完善制度。\n"
BIG5 = ("一、總體要求\n推進商標法修改，完善制度。\n" * 3).encode("big5")


@pytest.fixture
def file(tmp_path: Path) -> Callable[[bytes], Path]:
    def write(data: bytes) -> Path:
        path = tmp_path / "来文.docx"
        path.write_bytes(data)
        return path

    return write


@pytest.fixture
def instead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Runs a few lines of Python in place of the child."""

    def run_instead(words: str) -> None:
        script = tmp_path / "child.py"
        script.write_text(words, encoding="utf-8")
        monkeypatch.setattr(sandbox, "_MAIN", script)

    return run_instead


def read_both_ways(path: Path) -> Source:
    """What the child gives, or refuses: the stories that read in this process get the same."""
    here, of_child = _outcome(read_here, path), _outcome(read_in_child, path)
    assert _told(here) == _told(of_child)
    if isinstance(of_child, OfficeError):
        raise of_child
    return of_child


def _outcome(read: Callable[[Path], Source], path: Path) -> Source | OfficeError:
    try:
        return read(path)
    except OfficeError as refusal:
        return refusal


def _told(outcome: Source | OfficeError) -> object:
    if isinstance(outcome, Source):
        return outcome
    return type(outcome), str(outcome), vars(outcome)


def test_what_the_child_read_comes_back_whole(file: Callable[[bytes], Path]) -> None:
    source = read_both_ways(file(workbook()))
    assert source.grids[0].rows[0][:2] == ("序号", "类别")
    assert source.lines[1].place == "“任务清单”第2行"
    assert "结尾，内容其实是" in source.warnings[0]


def test_a_refusal_of_the_child_is_raised_again(file: Callable[[bytes], Path]) -> None:
    with pytest.raises(UnreadableDocumentError, match=r"“来文\.docx”是RTF 文档"):
        read_both_ways(file(b"{\\rtf1"))


def test_a_scan_is_looked_at_in_a_child_too(file: Callable[[bytes], Path]) -> None:
    scan = look_at_scan(file(pdf_of_pages([["一、总体要求"], ["二、重点任务"]])))
    assert [(page.width, page.height) for page in scan.pages] == [(210, 297), (210, 297)]
    assert "二、重点任务" in scan.text
    with pytest.raises(UnreadableDocumentError, match=r"“来文\.docx”是Word 文档，不是 PDF"):
        look_at_scan(file(docx("")))


def test_a_scan_that_takes_too_long_is_given_up(
    file: Callable[[bytes], Path], instead: Callable[[str], None]
) -> None:
    instead("import time; time.sleep(60)")
    with pytest.raises(OutOfTimeError, match=r"超过0\.2秒仍未完成，已停止，没有采用"):
        look_at_scan(file(b"text"), patience=0.2)


def test_an_encoding_that_is_not_certain_is_asked_for(file: Callable[[bytes], Path]) -> None:
    path = file(BIG5)
    with pytest.raises(UndecidedError, match="编码") as question:
        read_both_ways(path)
    assert "big5" in question.value.choices
    assert read_in_child(path, encoding="big5").lines[0].text == "一、總體要求"


def test_the_command_line_says_what_is_to_be_decided(
    file: Callable[[bytes], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["read", str(file(BIG5))]) == UNDECIDED
    said = capsys.readouterr().err
    assert "--encoding" in said
    assert "big5" in said
    assert "一、總體要求" in said


def test_a_new_ledger_asks_for_the_encoding_too(
    file: Callable[[bytes], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "2024年知識產權工作要點\n一、加強保護\n推進條例立法調研。做好保護工作。\n"
    ledger, paper = tmp_path / "台账.zhize", str(file(words.encode("big5")))
    assert run(["new", str(ledger), "--list", paper]) == UNDECIDED
    assert "--encoding big5" in capsys.readouterr().err
    assert not ledger.exists()
    assert run(["new", str(ledger), "--list", paper, "--encoding", "big5"]) == DONE


def test_a_child_that_hangs_is_given_up(
    file: Callable[[bytes], Path], instead: Callable[[str], None]
) -> None:
    instead("import time; time.sleep(60)")
    with pytest.raises(OutOfTimeError, match=r"超过0\.2秒仍未完成，已停止"):
        read_in_child(file(b"text"), patience=0.2)


def test_the_person_may_cancel_and_the_child_ends(
    file: Callable[[bytes], Path], instead: Callable[[str], None], tmp_path: Path
) -> None:
    own_id = f"open({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))"
    instead(f"import os, time\n{own_id}\ntime.sleep(60)")

    def cancel(_done: int, _total: int | None) -> None:
        if (tmp_path / "pid").exists() and (tmp_path / "pid").read_text():
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_in_child(file(b"text"), patience=30, progress=cancel)
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


@pytest.mark.parametrize(
    "words",
    ["import os; os.abort()", "import os; os._exit(0)", "import os; os.kill(os.getpid(), 9)"],
)
def test_a_child_that_dies_ends_in_one_sentence(
    file: Callable[[bytes], Path], instead: Callable[[str], None], words: str
) -> None:
    instead(words)
    with pytest.raises(UnreadableDocumentError, match="意外结束，什么也没有导入"):
        read_in_child(file(b"text"))


def test_a_half_written_answer_is_none(
    file: Callable[[bytes], Path], instead: Callable[[str], None]
) -> None:
    instead("import os, sys; open(sys.argv[4], 'w').write('{'); os.abort()")
    with pytest.raises(UnreadableDocumentError, match="意外结束"):
        read_in_child(file(b"text"))


def test_a_bug_of_the_child_is_a_bug(
    file: Callable[[bytes], Path], instead: Callable[[str], None]
) -> None:
    instead("1 / 0")
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        read_in_child(file(b"text"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such cap")
def test_a_child_that_no_system_caps_is_stopped_all_the_same(
    file: Callable[[bytes], Path],
    instead: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sandbox, "MOST_RESIDENT", 60_000_000)
    instead("import time; held = b'1' * 100_000_000; time.sleep(60)")
    with pytest.raises(UnreadableDocumentError, match="超出内存限制"):
        read_in_child(file(b"text"))


def test_a_child_that_eats_memory_is_stopped(
    file: Callable[[bytes], Path], instead: Callable[[str], None]
) -> None:
    root = str(Path(reading_child.__file__).parents[1])
    instead(
        f"import sys; sys.path.insert(0, {root!r})\n"
        "from pathlib import Path\n"
        "from ui import reading_child\n"
        "reading_child._understood = lambda *_: bytearray(600_000_000)\n"
        "from ui.command_line import run\n"
        "sys.exit(run(sys.argv[1:]))"
    )
    with pytest.raises(UnreadableDocumentError, match="超出内存限制"):
        read_in_child(file(b"text"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such cap")
def test_a_child_nobody_waits_for_ends_by_itself() -> None:
    root = str(Path(reading_child.__file__).parents[1])
    words = "from ui.reading_child import cap_work\ncap_work(0)\nwhile True: pass"
    assert subprocess.run([sys.executable, "-c", words], cwd=root, check=False).returncode < 0


@pytest.mark.parametrize("code", [1, 4])
def test_a_child_without_room_for_its_answer_is_told(
    file: Callable[[bytes], Path], instead: Callable[[str], None], code: int
) -> None:
    instead(f"import sys; sys.exit({code})")
    with pytest.raises(FileAccessError, match="磁盘可能已满"):
        read_in_child(file(b"text"))


def test_a_temporary_folder_that_takes_nothing_is_told(
    file: Callable[[bytes], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(FileAccessError, match="临时文件夹"):
        read_in_child(file(b"text"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a program at once")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_a_verb_that_is_ended_says_so_and_stops(
    file: Callable[[bytes], Path],
    instead: Callable[[str], None],
    capsys: pytest.CaptureFixture[str],
    ending: signal.Signals,
) -> None:
    instead(f"import os, time; os.kill(os.getppid(), {int(ending)}); time.sleep(60)")
    before = signal.getsignal(signal.SIGTERM)
    try:
        assert run(["read", str(file(b"text"))]) == STOPPED
    finally:
        signal.signal(signal.SIGTERM, before)
    assert capsys.readouterr().err.startswith("已停止，没有做完的内容没有存入")


def test_no_trace_of_the_reading_is_left(
    file: Callable[[bytes], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "temp"
    own.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(own))
    read_in_child(file(TEXT.encode()))
    with pytest.raises(OfficeError):
        read_in_child(file(b"PK\x03\x04 broken"))
    assert list(own.iterdir()) == []


def test_a_link_to_a_file_is_read_and_one_to_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "来文.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "链接.txt").symlink_to(tmp_path / "来文.txt")
    assert read_in_child(tmp_path / "链接.txt").lines[0].text == "一、总体要求"
    (tmp_path / "来文.txt").unlink()
    with pytest.raises(FileAccessError, match="是链接，它指向的文件已不存在"):
        read_in_child(tmp_path / "链接.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes and devices")
def test_only_regular_files_are_opened(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "管道")
    (tmp_path / "圈").symlink_to(tmp_path / "圈")
    for path, words in (
        (tmp_path, "是文件夹"),
        (tmp_path / "管道", "是管道"),
        (Path("/dev/zero"), "是设备"),
        (tmp_path / "圈", "无法读取"),
        (tmp_path / "无", "找不到文件"),
        (tmp_path / ("长" * 300), "过长，没有读入。文件名最多80个汉字"),
        (Path("a\0b"), "无法读取"),
    ):
        assert run(["read", str(path)]) == REFUSED
        said = capsys.readouterr().err
        assert words in said
        assert said.count("\n") == 1


def test_a_file_that_is_still_in_the_cloud_is_not_waited_for(
    file: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file(b"text")
    monkeypatch.setattr("ui.regular_file._stat", lambda *_: _Placeholder)
    with pytest.raises(FileAccessError, match="还在网盘的云端"):
        read_in_child(path)


class _Placeholder:
    st_mode = stat.S_IFREG
    st_size = 1
    st_file_attributes = 0x0040_0000


def test_a_file_without_the_right_to_read_is_told(
    file: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file(b"text")

    def refuse(*_: object) -> int:
        raise PermissionError

    monkeypatch.setattr("ui.regular_file.os.open", refuse)
    with pytest.raises(FileAccessError, match="检查权限"):
        read_regular(path)


def test_patience_is_a_number_of_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "来文.txt", "--patience", "soon"]) == REFUSED
    assert "秒数“soon”不正确" in capsys.readouterr().err
