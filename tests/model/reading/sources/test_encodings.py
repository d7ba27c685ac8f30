import pytest

from model.errors import InvalidEntryError, UndecidedError, UnreadableDocumentError
from model.reading.sources.encodings import decode_text, previews

TEXT = "一、总体要求\r\n推进商标法修改，完善制度。\r\n"
TRADITIONAL = "一、總體要求\n推進商標法修改，完善制度。\n" * 5


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030", "gbk", "utf-16-le", "utf-16-be"],
)
def test_the_encodings_of_offices_are_recognised(encoding: str) -> None:
    assert decode_text(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-32-be", "gb18030"])
def test_a_mark_names_the_encoding_and_is_no_part_of_the_text(encoding: str) -> None:
    assert decode_text(("\ufeff" + TEXT).encode(encoding)) == TEXT


def test_big5_is_not_taken_for_characters_of_the_mainland() -> None:
    with pytest.raises(UndecidedError, match="选择编码") as question:
        decode_text(TRADITIONAL.encode("big5"), name="清单.txt")
    assert "big5" in question.value.choices


def test_the_choice_of_the_clerk_is_followed() -> None:
    assert decode_text(TRADITIONAL.encode("big5"), encoding="big5") == TRADITIONAL
    assert decode_text(TEXT.encode("gbk"), encoding="GBK") == TEXT
    assert decode_text(TEXT.encode("utf-16"), encoding="utf-16-le") == TEXT


def test_a_wrong_choice_is_said_and_stores_nothing() -> None:
    with pytest.raises(UnreadableDocumentError, match=r"不是用UTF-8编码.*没有导入.*换一种"):
        decode_text(TEXT.encode("gbk"), encoding="utf-8")
    with pytest.raises(InvalidEntryError, match="没有名为“latin9”的文字编码"):
        decode_text(b"text", encoding="latin9")


def test_a_text_with_a_broken_byte_names_its_line() -> None:
    before, after = (TEXT * 2).encode(), (TEXT * 20).encode()
    with pytest.raises(UnreadableDocumentError, match="像是UTF-8文本，但第5行有损坏的字节"):
        decode_text(before + b"\x80" + after)
    before, after = (TEXT * 3).encode("gbk"), (TEXT * 20).encode("gbk")
    with pytest.raises(UnreadableDocumentError, match=r"像是简体中文.*文本，但第7行有损坏的字节"):
        decode_text(before + b"\xff\n" + after)


def test_the_first_lines_show_which_encoding_is_meant() -> None:
    shown = dict(previews(TRADITIONAL.encode("big5")))
    assert shown["big5"].startswith("一、總體要求\n推進")
    assert "utf-8" not in shown


@pytest.mark.parametrize(
    "data",
    [b"\xff\xff\xff\xff", b"\xef\xbb\xbf\xff\xff", b"text\x00text", b"\x01\x02\x03\x04 text"],
)
def test_what_is_no_text_at_all_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocumentError, match="不能识别"):
        decode_text(data)


def test_a_stray_control_sign_does_not_spoil_a_text() -> None:
    assert "商标法" in decode_text(("\x08" + TEXT * 20).encode())
