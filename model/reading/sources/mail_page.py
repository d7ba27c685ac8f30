"""A page saved as one file (.mht, .mhtml): the page inside the mail that it is stored as."""

import email
import email.policy
from email.message import Message

from model.errors import UnreadableDocumentError


def page_of(data: bytes) -> bytes:
    """The first page of the archive, in UTF-8 when the archive names its encoding."""
    try:
        pages = list(_pages(data))
    except (ValueError, LookupError, RecursionError, AttributeError) as error:
        raise _damaged() from error
    if not pages:
        raise _damaged()
    return pages[0]


def _pages(data: bytes) -> list[bytes]:
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    return [_bytes_of(part) for part in message.walk() if part.get_content_type() == "text/html"]


def _bytes_of(part: Message) -> bytes:
    body = part.get_payload(decode=True)
    if not isinstance(body, bytes):
        raise ValueError("a page without a body")
    charset = part.get_content_charset()
    if charset is None:
        return body
    # Not decoded strictly here: a page in another encoding than the archive says stays bytes.
    try:
        return b"\xef\xbb\xbf" + body.decode(charset).encode()
    except UnicodeDecodeError:
        return body


def _damaged() -> UnreadableDocumentError:
    return UnreadableDocumentError(
        "这个网页存档（.mht）里没有找到网页正文，可能没有存完整，什么也没有导入；"
        "请打开原网页重新保存，或全选、复制正文后粘贴导入。"
    )
