"""What a file is (文件种类): told by its bytes, never by its name."""

import io
import re
import struct
import zipfile
import zlib
from enum import Enum, auto

from model.reading.sources.compound_file import MAGIC, CompoundFile, DamagedContainerError


class Kind(Enum):
    """What the bytes of a file are; those after MHTML are refused, each with its own advice."""

    TEXT = auto()
    WEB = auto()
    PDF = auto()
    WORD = auto()
    WORKBOOK = auto()
    OLD_WORKBOOK = auto()
    MHTML = auto()
    OLD_WORD = auto()
    OLD_SLIDES = auto()
    OLD_OFFICE = auto()
    ENCRYPTED = auto()
    MAIL = auto()
    SLIDES = auto()
    BINARY_WORKBOOK = auto()
    OPEN_TEXT = auto()
    OPEN_SHEET = auto()
    OFD = auto()
    WORD_XML = auto()
    EXCEL_XML = auto()
    OTHER_XML = auto()
    RTF = auto()
    PICTURE = auto()
    ARCHIVE = auto()
    LEDGER = auto()
    DATABASE = auto()
    SHORTCUT = auto()
    LOCK_FILE = auto()
    PROGRAM = auto()
    CAJ = auto()
    OFFICE_DRM = auto()
    DAMAGED = auto()
    DAMAGED_OLD = auto()


def kind_of(data: bytes) -> Kind:
    """The kind of a file; TEXT when nothing says otherwise."""
    if data.startswith(MAGIC):
        return _kind_of_old(data)
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        return _kind_of_zip(data)
    if data.startswith(b"SQLite format 3\0"):
        return Kind.LEDGER if data[68:72] == _LEDGER_ID else Kind.DATABASE
    for at, magic, kind in _MAGICS:
        if data[at : at + len(magic)] == magic:
            return kind
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Kind.PDF
    if len(data) in _LOCK_SIZES and _is_lock(data):
        return Kind.LOCK_FILE
    if b"E-SafeNet" in data[:512]:
        return Kind.OFFICE_DRM
    return _kind_of_markup(data)


_LEDGER_ID = b"zhiz"  # application_id of a ledger
_PDF_WITHIN = 1024  # readers admit that much rubbish before the mark
_LOCK_SIZES = (162, 165)  # what Office leaves beside an open document, ~$名称.docx
_MAGICS = (
    (0, b"{\\rtf", Kind.RTF),
    (0, b"\x89PNG", Kind.PICTURE),
    (0, b"\xff\xd8\xff", Kind.PICTURE),
    (0, b"GIF8", Kind.PICTURE),
    (0, b"II*\0", Kind.PICTURE),
    (0, b"MM\0*", Kind.PICTURE),
    (8, b"WEBP", Kind.PICTURE),
    (4, b"ftyphei", Kind.PICTURE),
    (4, b"ftypmif1", Kind.PICTURE),
    (0, b"Rar!", Kind.ARCHIVE),
    (0, b"7z\xbc\xaf", Kind.ARCHIVE),
    (0, b"\x1f\x8b", Kind.ARCHIVE),
    (0, b"BZh", Kind.ARCHIVE),
    (0, b"\xfd7zXZ", Kind.ARCHIVE),
    (0, b"MSCF", Kind.ARCHIVE),
    (257, b"ustar", Kind.ARCHIVE),
    (0, b"L\0\0\0\x01\x14\x02\0", Kind.SHORTCUT),
    (0, b"[InternetShortcut]", Kind.SHORTCUT),
    (0, b"\x7fELF", Kind.PROGRAM),
    (0, b"MZ\x90\0", Kind.PROGRAM),
    # Workbooks from before there was a container.
    (0, b"\x09\x00\x04\x00", Kind.OLD_OFFICE),
    (0, b"\x09\x02\x06\x00", Kind.OLD_OFFICE),
    (0, b"\x09\x04\x06\x00", Kind.OLD_OFFICE),
    (0, b"CAJ\0", Kind.CAJ),
    (0, b"HN\x01\0", Kind.CAJ),
    (0, b"KDH ", Kind.CAJ),
    (0, b"%TSD-Header-", Kind.OFFICE_DRM),
)


def _kind_of_old(data: bytes) -> Kind:
    try:
        names = CompoundFile(data).names
    except DamagedContainerError:
        return Kind.DAMAGED_OLD
    for name, kind in _OLD_NAMES:
        if name in names:
            return kind
    return Kind.OLD_OFFICE


_OLD_NAMES = (
    ("encryptedpackage", Kind.ENCRYPTED),
    ("worddocument", Kind.OLD_WORD),
    ("workbook", Kind.OLD_WORKBOOK),
    ("book", Kind.OLD_WORKBOOK),
    ("powerpoint document", Kind.OLD_SLIDES),
    ("__properties_version1.0", Kind.MAIL),
)


def _is_lock(data: bytes) -> bool:
    """The name of who has the document open, its length before it, padded to a fixed size."""
    return 0 < data[0] <= 54 and data[0] < len(data) and data[-2:] in (b"\0\0", b" \0", b"\0 ")


def _kind_of_markup(data: bytes) -> Kind:
    head = _readable(data[:_HEAD])
    if _MAIL_HEAD.match(head) and re.search(r"multipart/related|text/html", head, re.IGNORECASE):
        return Kind.MHTML
    rest = _after_preamble(head)
    if rest.startswith("<"):
        for words, kind in _XML_WORDS:
            if words in head:
                return kind
        if _PAGE.match(rest) or _is_fragment(rest):
            return Kind.WEB
        if head.lstrip().startswith("<?xml"):
            return Kind.OTHER_XML
    return Kind.WEB if _PAGE_WITHIN.search(head) else Kind.TEXT


_HEAD = 8192
_MAIL_HEAD = re.compile(r"\s{0,20}(?:MIME-Version|From|Content-Type|Subject|Date):", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title|table|style)\b", re.IGNORECASE)
# A page whose head was lost or that has a line of rubbish before it.
_PAGE_WITHIN = re.compile(
    r"^\s{0,20}<(?:!doctype html|html|body)\b[^<]*>", re.IGNORECASE | re.MULTILINE
)
_TAG = re.compile(
    r"</?(?:p|div|span|td|tr|li|br|h[1-6]|font|section|a|strong|b)\b[^<>]*>", re.IGNORECASE
)
_XML_WORDS = (
    ('progid="Word.Document"', Kind.WORD_XML),
    ("http://schemas.microsoft.com/office/word/2003/wordml", Kind.WORD_XML),
    ("http://schemas.microsoft.com/office/2006/xmlPackage", Kind.WORD_XML),
    ('progid="Excel.Sheet"', Kind.EXCEL_XML),
    ("<Workbook", Kind.EXCEL_XML),
    ("uof:UOF", Kind.WORD_XML),
)


def _readable(head: bytes) -> str:
    """The first signs of a text in whatever encoding: tags are ASCII in all of them."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, "replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _after_preamble(head: str) -> str:
    """What follows blanks, comments and processing instructions."""
    rest = head.lstrip()
    while rest.startswith(("<!--", "<?")):
        end = "-->" if rest.startswith("<!--") else ">"
        _, found, after = rest.partition(end)
        if not found:
            return rest
        rest = after.lstrip()
    return rest


def _is_fragment(rest: str) -> bool:
    """A piece of a page: most of its lines hold tags (Markdown may hold a few)."""
    lines = [line for line in rest.split("\n") if line.strip()]
    return 2 * sum(_TAG.search(line) is not None for line in lines) > len(lines)


def _kind_of_zip(data: bytes) -> Kind:
    """By the names alone: nothing is unpacked before its reader has counted it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.casefold().replace("\\", "/"): name for name in archive.namelist()}
            types = _head(archive, names.get("[content_types].xml"))
    except _ZIP_ERRORS:
        return Kind.DAMAGED
    if "ofd.xml" in names:
        return Kind.OFD
    if "mimetype" in names and "content.xml" in names:
        return Kind.OPEN_SHEET if _is_open_sheet(data) else Kind.OPEN_TEXT
    if types is None:
        return Kind.ARCHIVE
    if "xl/workbook.bin" in names:
        return Kind.BINARY_WORKBOOK
    folders = {name.partition("/")[0] for name in names if "/" in name}
    for folder, word, kind in _OFFICE_KINDS:
        if folder in folders or word in types:
            return kind
    return Kind.ARCHIVE


def _head(archive: zipfile.ZipFile, name: str | None) -> bytes | None:
    """The first bytes of a member."""
    if name is None:
        return None
    with archive.open(name) as member:
        return member.read(_HEAD)


_OFFICE_KINDS = (
    ("word", b"wordprocessingml", Kind.WORD),
    ("xl", b"spreadsheetml", Kind.WORKBOOK),
    ("ppt", b"presentationml", Kind.SLIDES),
)


def _is_open_sheet(data: bytes) -> bool:
    """OpenDocument puts its type, not packed, into the first member."""
    return b"opendocument.spreadsheet" in data[:200]


# All that zipfile was seen to raise over broken files.
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    OSError,
    ValueError,
    OverflowError,
    RuntimeError,
    IndexError,
    EOFError,
    struct.error,
    zlib.error,
)
