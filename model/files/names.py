"""File names that Windows, Linux and a mail server all accept, made from any text."""

import os
import re
import unicodedata
from pathlib import Path

from model.errors import FileAccessError

MOST_BYTES = 200
"""Below the 255 bytes of Linux, with room for a number behind it and for a long folder path."""

LONGEST = 255
"""What file systems take: bytes on Linux, UTF-16 units on Windows."""

JOURNAL = "-journal"
"""What SQLite writes behind the name of a ledger, beside it."""

UNNAMED = "未命名"

# Signs that a file system refuses become the full-width sign that reads the same.
_FULL_WIDTH = str.maketrans('\\/:*?"<>|', "＼／：＊？＂＜＞｜")
_LONGEST_SUFFIX = 12
_SHORT_BYTES = 120
# Devices of Windows, which own these names with any suffix.
_DEVICE = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)", re.IGNORECASE
)
# A leading dot hides a file, ~$ marks the lock files of Office, a dash looks like an option.
_BAD_START = " .~$-"
# Windows drops dots and spaces at the end without a word.
_BAD_END = " ."
# Other (C): controls, invisible formats, lone surrogates. Unassigned code points may be new
# characters of a personal name and stay, except those that will never be characters.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})


def safe_name(text: str, suffix: str = "", *, most_bytes: int = MOST_BYTES) -> str:
    """The text as a file name that ends in `suffix`, recognisably the same to a reader."""
    visible = "".join(" " if sign.isspace() else sign for sign in text if _is_visible(sign))
    name = " ".join(unicodedata.normalize("NFC", visible).translate(_FULL_WIDTH).split())
    name = _cut(name.lstrip(_BAD_START), most_bytes - len(suffix.encode())).rstrip(_BAD_END)
    if _DEVICE.match(name + suffix):
        name = _cut("_" + name, most_bytes - len(suffix.encode())).rstrip(_BAD_END)
    return (name or UNNAMED) + suffix


def file_name(name: str) -> str:
    """The name of a file as it came, fit for every system; its extension outlives the cut."""
    suffix = Path(name).suffix
    is_usual = 1 < len(suffix) <= _LONGEST_SUFFIX and suffix[1:].isalnum()
    return safe_name(name[: -len(suffix)], suffix) if is_usual else safe_name(name)


def short_file_name(name: str) -> str:
    """The name of a file with room for the folders above it (Windows counts the whole path)."""
    safe = file_name(name)
    stem, dot, suffix = safe.rpartition(".")
    if not dot or len(suffix) >= _LONGEST_SUFFIX:
        stem, dot, suffix = safe, "", ""
    return _cut(stem, _SHORT_BYTES - len((dot + suffix).encode())).rstrip(_BAD_END) + dot + suffix


def with_room(stem: str, suffix: str) -> str:
    """A name made of another one: the stem gives way where both are too long together."""
    name = stem + suffix
    if len(name.encode(errors="surrogateescape")) <= MOST_BYTES:
        return name
    most = MOST_BYTES - len(suffix.encode(errors="surrogateescape"))
    return stem.encode(errors="surrogateescape")[:most].decode(errors="ignore") + suffix


def require_short_names(path: Path, *, undone: str, beside: str = "") -> None:
    """Refuse what a clerk named longer than file systems take; `undone` says what was not done.

    `beside` will stand behind its name in a file beside it.
    """
    for part in path.parent.parts:
        if _length(part) > LONGEST:
            raise FileAccessError(
                f"文件夹名“{part[:20]}……”过长，{undone}。文件夹名最多80个汉字，请改短后再试。"
            )
    if _length(path.name + beside) > LONGEST:
        raise FileAccessError(
            f"文件名“{path.name[:20]}……”过长，{undone}。文件名最多80个汉字，请改短后再试。"
        )


def _length(name: str) -> int:
    if os.name == "nt":
        return len(name.encode("utf-16-le", "surrogatepass")) // 2
    return len(name.encode(errors="surrogatepass"))


def _is_visible(sign: str) -> bool:
    if sign.isspace():
        return True
    code = ord(sign)
    is_never_a_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return unicodedata.category(sign) not in _INVISIBLE and not is_never_a_character


def _cut(name: str, most_bytes: int) -> str:
    return name.encode()[:most_bytes].decode("utf-8", "ignore")
