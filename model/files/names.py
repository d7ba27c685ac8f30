"""File names that Windows, Linux and a mail server all accept, made from any text."""

import re
import unicodedata

MOST_BYTES = 200
"""Below the 255 bytes of Linux, with room for a number behind it and for a long folder path."""

UNNAMED = "未命名"

# Signs that a file system refuses become the full-width sign that reads the same.
_FULL_WIDTH = str.maketrans('\\/:*?"<>|', "＼／：＊？＂＜＞｜")
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


def _is_visible(sign: str) -> bool:
    if sign.isspace():
        return True
    code = ord(sign)
    is_never_a_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return unicodedata.category(sign) not in _INVISIBLE and not is_never_a_character


def _cut(name: str, most_bytes: int) -> str:
    return name.encode()[:most_bytes].decode("utf-8", "ignore")
