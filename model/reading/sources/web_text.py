"""Bytes of a page → its text: charset, clipboard header, web archive (.mht)."""

import codecs
import email
import email.policy
import re
from email.message import EmailMessage

from model.errors import UnreadableDocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"""charset\s{0,3}=\s{0,3}["']?\s{0,3}([A-Za-z0-9_.:-]{2,30})""")
_HEAD = 4_096  # bytes in which a page names its charset
_ARCHIVE = re.compile(
    rb"\s{0,20}(?:MIME-Version:|From:|Subject:|Content-Type:\s{0,5}multipart/)", re.I
)
_CLIPBOARD = re.compile(r"\s{0,20}Version:\d")
# Other names in old pages are mostly wrong: Chinese pages call themselves iso-8859-1.
_NAMED_IN_PAGES = {
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "x-x-big5", "big5-hkscs"), "big5hkscs"),
}


def page_text(data: bytes, *, encoding: str | None = None) -> str:
    """The text of a page, an archived page or a clipboard fragment, without a lost sign."""
    if _ARCHIVE.match(data):
        return _archived_page(data)
    text = _decoded(data, named=encoding)
    return text[max(text.find("<"), 0) :] if _CLIPBOARD.match(text) else text


def _archived_page(data: bytes) -> str:
    """The first page of a web archive."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html" and isinstance(part, EmailMessage):
            body = part.get_payload(decode=True)
            if isinstance(body, bytes):
                return _decoded(body, named=part.get_content_charset())
    raise UnreadableDocumentError(
        "这个网页归档文件（.mht）里没有网页正文，什么也没有导入；"
        "请用浏览器打开原网页，全选、复制正文后粘贴导入。"
    )


def _decoded(data: bytes, *, named: str | None) -> str:
    """Byte order mark, strict UTF-8, then what the page names, then strict GB18030."""
    for mark, marked in _MARKS:
        if data.startswith(mark):
            named = marked
    found = _CHARSET.search(data[:_HEAD])
    in_page = found[1].decode("ascii").lower() if found else ""
    for encoding in (named, "utf-8", _NAMED_IN_PAGES.get(in_page), "gb18030"):
        text = _strictly(data, encoding) if encoding else None
        if text is not None:
            return text
    raise UnreadableDocumentError(
        "这个网页的文字编码不能识别，读出来会有错字，什么也没有导入；"
        "请用浏览器打开它，全选、复制正文后粘贴导入，或另存为 UTF-8 编码的网页。"
    )


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(_NAMED_IN_PAGES.get(encoding.lower(), encoding))
    except (UnicodeError, LookupError):
        return None
