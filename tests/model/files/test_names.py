"""File names that every system accepts."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import FileAccessError
from model.files.names import (
    JOURNAL,
    LONGEST,
    MOST_BYTES,
    UNNAMED,
    file_name,
    require_short_names,
    safe_name,
    short_file_name,
    with_room,
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("成效报告", "成效报告"),
        ("条法处/保护处：落实举措?", "条法处／保护处：落实举措？"),
        ("附件1：表<一>|*", "附件1：表＜一＞｜＊"),
        ("  a \n b\t c  ", "a b c"),
        ("../../etc/passwd", "／..／etc／passwd"),
        ("结尾的点与空格. .", "结尾的点与空格"),
        (".隐藏", "隐藏"),
        ("~$锁文件", "锁文件"),
        ("--out", "out"),
        ("反写\u202efdp.exe", "反写fdp.exe"),
        ("半个字\ud83d尾", "半个字尾"),
        ("非字符\ufdd0\U0001ffff尾", "非字符尾"),
        ("", UNNAMED),
        (" ... ", UNNAMED),
    ],
)
def test_names_read_the_same_and_can_be_written(text: str, name: str) -> None:
    assert safe_name(text) == name


@pytest.mark.parametrize("device", ["CON", "nul", "com1", "LPT9", "con.表", "Aux ", "com¹"])
def test_the_devices_of_windows_are_no_names(device: str) -> None:
    assert safe_name(device).startswith("_")


def test_a_suffix_makes_no_device_into_a_name() -> None:
    assert safe_name("con", ".pdf") == "_con.pdf"


def test_words_that_begin_like_a_device_stay() -> None:
    assert safe_name("console") == "console"


def test_a_long_name_keeps_its_suffix_and_whole_characters() -> None:
    name = safe_name("知" * 300, ".xlsx")
    assert name == "知" * 65 + ".xlsx"
    assert len(name.encode()) == MOST_BYTES


def test_a_long_name_is_not_cut_to_a_trailing_dot() -> None:
    assert safe_name("ab.cd", most_bytes=3) == "ab"


@given(st.text(st.characters(exclude_categories=())), st.sampled_from(["", ".docx", ".zhize"]))
def test_every_name_is_fit_and_stays_as_it_is(text: str, suffix: str) -> None:
    name = safe_name(text, suffix)
    assert 0 < len(name.encode()) <= MOST_BYTES
    assert not set(name) & set('\\/:*?"<>|\0\n')
    assert name == name.strip(" .") or not suffix
    assert safe_name(name) == name


@pytest.mark.parametrize(
    ("name", "fit"),
    [
        ("长" * 83 + ".pdf", "长" * 65 + ".pdf"),
        ("长" * 90, "长" * 66),
        ("附件.后面不是扩展名而是一段很长的话", "附件.后面不是扩展名而是一段很长的话"),
        ("说明. pdf", "说明. pdf"),
        (".pdf", "pdf"),
    ],
)
def test_the_extension_of_a_file_outlives_the_cut(name: str, fit: str) -> None:
    assert file_name(name) == fit


def test_a_name_made_of_another_keeps_what_was_added() -> None:
    assert with_room("台账", "(2).zhize") == "台账(2).zhize"
    long = with_room("𬭎" * 60, ".升级前第3版(2).zhize")
    assert long.endswith("𬭎.升级前第3版(2).zhize")
    assert len(long.encode()) <= MOST_BYTES


@pytest.mark.skipif(sys.platform == "win32", reason="there names are counted otherwise")
@pytest.mark.parametrize(("count", "suffix", "beside"), [(83, ".pdf", ""), (80, ".zhize", JOURNAL)])
def test_names_up_to_what_a_file_system_takes_are_let_through(
    tmp_path: Path, count: int, suffix: str, beside: str
) -> None:
    fits, long = (tmp_path / ("长" * (count + more) + suffix) for more in (0, 1))
    require_short_names(fits, undone="没有写入", beside=beside)
    with pytest.raises(FileAccessError, match=r"^文件名“长+……”过长，没有写入。文件名最多80个汉字"):
        require_short_names(long, undone="没有写入", beside=beside)
    assert len(f"{fits.name}{beside}".encode()) <= LONGEST


def test_a_folder_that_nothing_can_be_called_is_refused_too(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match=r"^文件夹名“长+……”过长"):
        require_short_names(tmp_path / ("长" * 300) / "台账.zhize", undone="没有建立")


def test_a_short_name_keeps_its_extension() -> None:
    assert short_file_name("01-1 ../a:b?.pdf") == "01-1 ..／a：b？.pdf"
    long = short_file_name("01-1 " + "长" * 100 + ".pdf")
    assert long.endswith("长.pdf")
    assert len(long.encode()) <= 120
