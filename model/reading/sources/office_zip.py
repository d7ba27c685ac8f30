"""The members of an Office file (.docx, .xlsx), checked before any parser sees them.

An Office file is a zip: a few kilobytes of it can unpack to gigabytes, and its XML can hold
entities that grow without end. Sizes are counted while unpacking; what headers say is not believed.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from model.errors import UnreadableDocumentError

MAX_MEMBERS = 2_000
MAX_UNPACKED = 200_000_000
"""Bytes of all members together, unpacked."""
MAX_PART = 64_000_000
"""Bytes of one part that is handed to a parser."""


@dataclass(frozen=True, slots=True)
class OfficeZip:
    """A checked Office file; `names` are its members as they are stored (word/document.xml)."""

    names: tuple[str, ...]
    _archive: zipfile.ZipFile

    def read(self, name: str) -> bytes:
        """The bytes of a member, at most MAX_PART; a missing one is refused."""
        if name not in self.names:
            raise UnreadableDocumentError(
                f"这个文件里缺少“{name}”，可能没有下载完整，什么也没有导入；"
                "请用 WPS 或 Word 打开它另存一次，或请来文单位重发。"
            )
        pieces: list[bytes] = []
        left = MAX_PART
        for piece in _pieces(self._archive, self._archive.getinfo(name)):
            left -= len(piece)
            if left < 0:
                raise _too_large()
            pieces.append(piece)
        return b"".join(pieces)


def open_office(data: bytes) -> OfficeZip:
    """Check every member; raises UnreadableDocumentError for a damaged, locked or unsafe file."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _ZIP_ERRORS as error:
        raise _damaged() from error
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise _too_large()
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise UnreadableDocumentError(
            "这个文件设了密码，无法读取，什么也没有导入；"
            "请用 WPS 或 Word 打开它，去除密码后另存一份，再重新选择。"
        )
    # An honest bomb is known at once; the others are counted.
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise _too_large()
    left = MAX_UNPACKED
    for member in members:
        left -= _checked_size(archive, member, left)
    return OfficeZip(tuple(member.filename for member in members), archive)


_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_XML_NAMES = (".xml", ".rels", ".vml")
_XML_HEADS = tuple("<?xml".encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be"))
_DTD = tuple("<!DOCTYPE".encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be"))
_MARKS = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_PIECE = 1 << 20
_OVERLAP = 20  # bytes: a DTD may stand across two pieces
# All that zipfile was seen to raise over mutated files.
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    MemoryError,
    IndexError,
)


def _checked_size(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> int:
    """Unpacked size of a member in bytes, counted."""
    size = 0
    tail = b""
    is_xml = member.filename.lower().endswith(_XML_NAMES)
    for piece in _pieces(archive, member):
        if not size and piece.lstrip(_MARKS).startswith(_XML_HEADS):
            is_xml = True
        size += len(piece)
        if size > left:
            raise _too_large()
        tail = tail[-_OVERLAP:] + piece
        if is_xml and any(sign in tail for sign in _DTD):
            raise UnreadableDocumentError(
                "这个文件里含有 Office 文件不该有的内容（DTD 声明），为安全起见没有读取，"
                "什么也没有导入；请用 WPS 或 Word 打开它另存一次，或请来文单位重发。"
            )
    return size


def _pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    if member.compress_type not in _METHODS:
        raise _damaged()
    try:
        with archive.open(member) as stream:
            while piece := stream.read(_PIECE):
                yield piece
    except _ZIP_ERRORS as error:
        raise _damaged() from error


def _damaged() -> UnreadableDocumentError:
    return UnreadableDocumentError(
        "这个文件已损坏或没有下载完整，打不开，什么也没有导入；"
        "请重新下载，或请来文单位重发后再选择。"
    )


def _too_large() -> UnreadableDocumentError:
    return UnreadableDocumentError(
        "这个文件展开后过大（超过 200 MB 或 2000 个部件），不像一份来文，什么也没有导入；"
        "请用 WPS 或 Word 打开它，只留正文和表格，另存后再选择。"
    )
