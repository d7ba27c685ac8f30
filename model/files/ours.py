"""Tells the files that this program wrote, and nobody has changed since, from all others.

Each renderer puts PRODUCER into the properties where the producing program stands; Word, WPS and
PDF editors put their own name there when they save, so work done by hand is never overwritten.
"""

import re
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import unescape

from model.errors import FileAccessError
from model.files.names import require_short_names

PRODUCER = "知责"
"""Stands as Application in Word and Excel files (docProps/app.xml) and as Producer in PDF."""

_APP_PART = "docProps/app.xml"
_APPLICATION = re.compile(r"<Application>([^<]*)</Application>")
_INFO = re.compile(rb"/Info\s+(\d+)\s+\d+\s+R")
_PRODUCER = re.compile(rb"/Producer\s*\(((?:\\.|[^\\)])*)\)", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
# What a torn, encrypted or foreign file makes its reader raise.
_UNREADABLE = (OSError, ValueError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def is_ours(path: Path) -> bool:
    """Did this program write the PDF, Word or Excel file, and nobody change it since?"""
    try:
        # A pipe would wait for its other end for ever.
        if not path.is_file():
            return False
        with path.open("rb") as file:
            start = file.read(5)
            if start == b"%PDF-":
                return _pdf_producer(file) == PRODUCER
            return start[:2] == b"PK" and _office_application(file) == PRODUCER
    except _UNREADABLE:
        return False


def office_properties(path: Path) -> str:
    """What the program that saved a Word or Excel file said of it (docProps/app.xml), if any."""
    try:
        with path.open("rb") as file:
            return _app_part(file)
    except _UNREADABLE:
        return ""


def refuse_to_replace_others(path: Path) -> None:
    """Refuse when `path` holds a file that is not ours; a missing file may be written."""
    require_short_names(path, undone="没有写入任何文件")
    if path.exists() and not is_ours(path):
        raise FileAccessError(
            f"“{path.name}”已存在，且不是本软件生成的，或生成后又被修改过。为免覆盖您的文件，"
            "未写入。请换一个文件名或文件夹，或先将该文件移走。"
        )


def _office_application(file: BinaryIO) -> str | None:
    found = _APPLICATION.search(_app_part(file))
    return unescape(found[1]) if found else None


def _app_part(file: BinaryIO) -> str:
    with zipfile.ZipFile(file) as package:
        if _APP_PART not in package.namelist():
            return ""
        with package.open(_APP_PART) as part:
            return part.read(100_000).decode("utf-8", "replace")


def _pdf_producer(file: BinaryIO) -> str | None:
    """The producer, when the file is as one writer left it: one plain cross-reference table."""
    xref = _last_xref(file)
    if xref is None:
        return None
    file.seek(xref)
    first_lines = file.read(30).split(b"\n", 2)
    if len(first_lines) < 3 or first_lines[0].strip() != b"xref" or first_lines[1][:2] != b"0 ":
        return None
    entries = xref + len(first_lines[0]) + len(first_lines[1]) + 2
    file.seek(entries + 20 * int(first_lines[1].split()[1]))
    trailer = file.read(4_000)
    info = _INFO.search(trailer)
    # Prev means that an editor has added to the file: a note, a stamp, a signature.
    if info is None or b"/Prev" in trailer:
        return None
    file.seek(entries + 20 * int(info[1]))
    file.seek(int(file.read(10)))
    found = _PRODUCER.search(file.read(8_000).split(b"endobj")[0])
    return None if found is None else _pdf_text(found[1])


def _last_xref(file: BinaryIO) -> int | None:
    size = file.seek(0, 2)
    file.seek(max(0, size - 1_000))
    found = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", file.read())
    return None if found is None or int(found[1]) >= size else int(found[1])


def _pdf_text(literal: bytes) -> str:
    raw = _ESCAPE.sub(lambda found: _unescaped(found[1]), literal)
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    return raw.decode("latin-1")


def _unescaped(code: bytes) -> bytes:
    if code[:1].isdigit():
        return bytes([int(code, 8) & 0xFF])
    return _LETTERS.get(code, code)
