"""What a file is shows in its bytes; each kind that is not read has its own way out."""

import os

import pytest

from model.errors import UnreadableDocumentError
from model.reading.sources.kinds import Kind, kind_of
from model.reading.sources.recognise import MAX_BYTES, MAX_TEXT_BYTES, read_source
from tests.model.reading.sources.made_files import compound, workbook, zipped

TEXT = "一、总体要求\n推进商标法修改。\n"
OFFICE = "[Content_Types].xml"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (TEXT.encode(), Kind.TEXT),
        (TEXT.encode("gbk"), Kind.TEXT),
        (b"# \xe4\xb8\x80\n\n<div align=center>\n\ntext\n\nmore\n", Kind.TEXT),
        (b"<2023> text", Kind.TEXT),
        (b"<!DOCTYPE html><p>", Kind.WEB),
        (b"\xef\xbb\xbf\r\n <!-- saved from url --><HTML>", Kind.WEB),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0"><html>', Kind.WEB),
        ("<html><body>".encode("utf-16"), Kind.WEB),
        (b"<table><tr><td>1</td></tr></table>", Kind.WEB),
        (b"<p>one</p>\n<p>two</p>", Kind.WEB),
        (b"garbage\n<html><body>", Kind.WEB),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;\n", Kind.MHTML),
        (b"%PDF-1.7", Kind.PDF),
        (b"\n\n%PDF-1.4", Kind.PDF),
        (workbook(), Kind.WORKBOOK),
        (zipped({OFFICE: "", "word/document2.xml": ""}), Kind.WORD),
        (zipped({OFFICE: "…spreadsheetml.sheet.main+xml", "sheet1.xml": ""}), Kind.WORKBOOK),
        (compound("WORKBOOK"), Kind.OLD_WORKBOOK),
        (compound("Workbook", "\x05SummaryInformation"), Kind.OLD_WORKBOOK),
    ],
)
def test_a_file_is_known_by_its_content(data: bytes, kind: Kind) -> None:
    assert kind_of(data) is kind


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "是空的.*没有导入"),
        (b"\xef\xbb\xbf \r\n", "是空的"),
        ("\u3000\u3000\n".encode(), "是空的"),
        (compound("WordDocument"), r"\.doc 或 \.wps.*另存为“Word 文档（\*\.docx）”"),
        (compound("\x05SummaryInformation", "PowerPoint Document"), "演示文稿"),
        (compound("EncryptionInfo", "EncryptedPackage"), "加密的 Office 文档.*去除密码"),
        (compound("__nameid_version1.0", "__properties_version1.0"), "邮件.*附件"),
        (compound("Contents"), r"\.et）另存为 \.xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "打不开的旧格式.*重新下载"),
        (b"\x09\x04\x06\x00\x00\x00\x10\x00", "旧格式"),
        (b"PK\x03\x04....", "损坏或没有下载完整"),
        (zipped({"来文.docx": b""}), "压缩包.*先解压"),
        (zipped({"OFD.xml": "", "Doc_0/Document.xml": ""}), r"\.ofd.*另存为 PDF"),
        (zipped({OFFICE: "", "xl/workbook.bin": ""}), r"\.xlsb.*\.xlsx"),
        (zipped({OFFICE: "", "ppt/presentation.xml": ""}), "演示文稿"),
        (zipped({"mimetype": "opendocument.text", "content.xml": ""}), r"\.odt.*\.docx"),
        (b"PK\x05\x06" + bytes(18), "压缩包"),
        (b"{\\rtf1", r"RTF.*\.docx"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>', r"\.xlsx"),
        (b'<?xml version="1.0"?><data>', "XML 数据文件"),
        (b"\x89PNG\r\n", "图片.*索取电子文本"),
        (b"SQLite format 3\0".ljust(68, b"\0") + b"zhiz", "知责的台账.*打开台账"),
        (b"SQLite format 3\0abc", "数据库"),
        (b"\x1f\x8b\x08", "先解压"),
        (b"[InternetShortcut]\nURL=", "快捷方式"),
        (bytes([4]) + "经办".encode("utf-16-le") + bytes(157), "临时文件"),
        (b"%TSD-Header-###%", "加密软件.*解密"),
        (b"CAJ\0", "CAJ 阅读器"),
        (b"a" * (MAX_TEXT_BYTES + 1), "超过2MB"),
        (b"a" * (MAX_BYTES + 1), "超过20MB"),
        (bytes(range(256)) * 9, "不能识别"),
    ],
)
def test_other_files_are_refused_with_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=words) as refusal:
        read_source(data, name="来文.docx")
    assert str(refusal.value).startswith("“来文.docx”")
    assert str(refusal.value).endswith("。")


def test_a_wrong_name_is_told_and_the_content_is_read() -> None:
    source = read_source(workbook(), name="清单.csv")
    assert source.warnings == ("文件名以“.csv”结尾，内容其实是Excel 工作簿，已按内容读取。",)
    assert read_source(workbook(), name="清单.XLSX").warnings == ()


def test_a_character_that_was_lost_before_is_shown_as_a_gap() -> None:
    source = read_source("序号\t任务\n1\t建设�心。\n".encode())
    assert [line.text for line in source.lines] == ["序号\t任务", "1\t建设□心。"]
    assert source.grids[0].rows[1] == ("1", "建设□心。")
    assert "1行含有已经丢失的字（从第2行起）" in source.warnings[0]


def test_plain_text_is_read_without_any_heavy_library() -> None:
    words = "import sys; from model.reading.sources.recognise import read_source;"
    words += "read_source(b'text'); sys.exit(any(m in sys.modules for m in ('lxml', 'docx')))"
    assert os.spawnl(os.P_WAIT, _python(), _python(), "-c", words) == 0


def _python() -> str:
    import sys

    return sys.executable
