import pytest

from model.errors import UnreadableDocumentError
from model.reading.sources.recognise import MAX_BYTES, decode_text

TEXT = "一、总体要求\n推进商标法修改。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_the_encodings_of_offices_are_recognised(encoding: str) -> None:
    assert decode_text(TEXT.encode(encoding)) == TEXT


def test_big_endian_utf_16_is_recognised_by_its_mark() -> None:
    assert decode_text(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "是空的.*没有导入"),
        (b"\xef\xbb\xbf \r\n", "是空的"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧格式.*另存为“纯文本"),
        (b"PK\x03\x04....", r"\.docx.*另存为“纯文本"),
        (b"%PDF-1.7", "PDF.*复制正文"),
        (b"{\\rtf1", "RTF"),
        (b"\x89PNG\r\n", "图片.*索取电子文本"),
        (b"<html><body>", "网页"),
        (b"SQLite format 3\x00abc", "打开台账"),
        (b"\x1f\x8b\x08", "先解压"),
        (b"a" * (MAX_BYTES + 1), "超过 2 MB"),
        (b"\xff\xff\xff\xff", "不能识别"),
        (b"\xef\xbb\xbf\xff\xff", "不能识别"),
        (b"text\x00text", "不能识别"),
        (b"\x01\x02\x03\x04 text", "不能识别"),
    ],
)
def test_other_files_are_refused_with_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=words):
        decode_text(data)


def test_a_refusal_names_the_file() -> None:
    with pytest.raises(UnreadableDocumentError, match=r"^“清单\.txt”是空的"):
        decode_text(b"", name="清单.txt")


def test_a_stray_control_sign_does_not_spoil_a_text() -> None:
    assert "商标法" in decode_text(("\x08" + TEXT * 20).encode())
