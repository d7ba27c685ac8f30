"""File names that every system accepts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.files.names import MOST_BYTES, UNNAMED, safe_name


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
