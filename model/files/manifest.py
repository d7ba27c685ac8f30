"""The list of checksums of a package (校验清单): people read it, `sha256sum -c` checks it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import IO

from model.errors import InvalidEntryError

MANIFEST = "校验清单.txt"
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_MOST = 20 * 1024 * 1024


def manifest(notes: Sequence[str], checksums: Mapping[str, str]) -> bytes:
    """Notes as lines of comment, then a line for each file: checksum, two spaces, name."""
    lines = [f"# {note}" for note in notes]
    lines += [f"{checksum}  {name}" for name, checksum in checksums.items()]
    return "".join(f"{line}\n" for line in lines).encode()


def manifest_bytes(file: IO[bytes]) -> bytes:
    """The bytes of such a list; refused, unread, where there are more than a list can have."""
    data = file.read(_MOST + 1)
    if len(data) > _MOST:
        raise _unreadable()
    return data


def read_manifest(data: bytes) -> dict[str, str]:
    """Name → checksum; refused where it is no such list."""
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise _unreadable() from error
    found = dict(_entries(lines))
    if not found:
        raise _unreadable()
    return found


def _entries(lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        entry = _LINE.fullmatch(line)
        if entry is None:
            raise _unreadable()
        yield entry[2], entry[1]


def _unreadable() -> InvalidEntryError:
    return InvalidEntryError(f"“{MANIFEST}”看不懂，可能被改动过，没有核对。请用原来的报送包核对。")
