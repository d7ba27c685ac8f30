"""The container of old Office files (复合文档, OLE): its directory and its streams, with limits."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class DamagedContainerError(Exception):
    """The container contradicts itself; the caller knows what to say to the clerk."""


@dataclass(frozen=True, slots=True)
class Stream:
    """One stream of the top level: where it begins and how many bytes it has."""

    start: int
    size: int


def container_of(name: str, stream: bytes) -> bytes:
    """A container with this one stream: what a parser of containers can be trusted with."""
    size = _LARGE_SECTOR
    body = stream.ljust(-(-max(len(stream), 1) // size) * size, b"\0")
    count = len(body) // size
    tables = 1
    while tables * size // 4 < count + tables + 1:
        tables += 1
    links = [0xFFFFFFFD] * tables + [_LAST] + [*range(tables + 2, tables + 1 + count), _LAST]
    fat = struct.pack(f"<{len(links)}I", *links).ljust(tables * size, b"\xff")
    head = struct.pack(
        "<8s16x5H6x9I109I",
        *(MAGIC, 0x3E, 4, 0xFFFE, 12, 6),
        # Sectors of the directory, of the table, where the directory begins, …, no small streams.
        *(1, tables, tables, 0, _LARGE_SECTOR, _LAST, 0, _LAST, 0),
        *range(tables),
        *[_FREE] * (109 - tables),
    )
    directory = _entry("Root Entry", _ROOT, child=1, start=0, size=0) + _entry(
        name, 2, child=_FREE, start=tables + 1, size=len(body)
    )
    return head.ljust(size, b"\0") + fat + directory.ljust(size, b"\0") + body


def _entry(name: str, kind: int, *, child: int, start: int, size: int) -> bytes:
    words = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII36xIQ", words, len(words) + 2, kind, 1, _FREE, _FREE, child, start, size
    )


class CompoundFile:
    """The streams and storages that stand at the top level; names in small letters, since
    writers differ.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._read_header()
            self._entries = dict(self._top_level())
        except (struct.error, IndexError, ValueError) as error:
            raise DamagedContainerError from error

    @property
    def names(self) -> frozenset[str]:
        """The names at the top level: they tell which program wrote the file."""
        return frozenset(self._entries)

    def read(self, name: str) -> bytes:
        """The bytes of a stream of the top level."""
        try:
            stream = self._entries[name.casefold()]
            if stream.size < self._mini_cutoff:
                return self._small(stream)
            return self._chain(stream.start)[: stream.size]
        except (struct.error, LookupError, ValueError) as error:
            raise DamagedContainerError from error

    def _read_header(self) -> None:
        data = self._data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise ValueError("sector size")
        self._sector = 1 << shift
        self._mini_cutoff = struct.unpack_from("<I", data, 56)[0]
        self._most = len(data) // self._sector + 1
        self._fat = self._numbers(self._fat_sectors())
        root = self._chain(struct.unpack_from("<I", data, 48)[0])
        self._directory = [root[at : at + 128] for at in range(0, len(root) - 127, 128)]
        self._mini_fat = self._numbers(self._sectors(struct.unpack_from("<I", data, 60)[0]))
        self._mini_stream: bytes | None = None

    def _fat_sectors(self) -> Iterator[int]:
        yield from _used(struct.unpack_from("<109I", self._data, 76))
        more = struct.unpack_from("<I", self._data, 68)[0]
        for _ in range(self._most):
            if more >= _END:
                return
            numbers = struct.unpack(f"<{self._sector // 4}I", self._at(more))
            yield from _used(numbers[:-1])
            more = numbers[-1]

    def _numbers(self, sectors: Iterator[int]) -> list[int]:
        found: list[int] = []
        for sector in sectors:
            found.extend(struct.unpack(f"<{self._sector // 4}I", self._at(sector)))
            if len(found) > 2 * self._most + 1024:
                raise ValueError("a table longer than the file")
        return found

    def _at(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        # The last sector of a file may be cut short.
        return self._data[start : start + self._sector].ljust(self._sector, b"\0")

    def _sectors(self, start: int) -> Iterator[int]:
        sector = start
        for _ in range(self._most):
            if sector >= _END:
                return
            yield sector
            sector = self._fat[sector]
        raise ValueError("a chain that never ends")

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._at, self._sectors(start)))

    def _small(self, stream: Stream) -> bytes:
        if self._mini_stream is None:
            self._mini_stream = self._chain(struct.unpack_from("<I", self._directory[0], 116)[0])
        pieces, sector = [], stream.start
        for _ in range(len(self._mini_fat)):
            if sector >= _END:
                break
            pieces.append(self._mini_stream[sector * 64 : (sector + 1) * 64])
            sector = self._mini_fat[sector]
        return b"".join(pieces)[: stream.size]

    def _top_level(self) -> Iterator[tuple[str, Stream]]:
        """The children of the root: a tree of siblings inside the list of entries."""
        if self._directory[0][_KIND] != _ROOT:
            raise ValueError("no root")
        waiting = [_siblings(self._directory[0])[2]]
        seen: set[int] = set()
        while waiting:
            at = waiting.pop()
            if at >= len(self._directory) or at in seen:
                continue
            seen.add(at)
            entry = self._directory[at]
            waiting.extend(_siblings(entry)[:2])
            yield _name(entry).casefold(), Stream(*struct.unpack_from("<II", entry, 116))


_LAST, _FREE = 0xFFFFFFFE, 0xFFFFFFFF
_END = 0xFFFFFFFA  # from here on numbers are marks: end of a chain, free, tables

_KIND, _ROOT = 66, 5
_LARGE_SECTOR = 4096


def _used(numbers: tuple[int, ...]) -> Iterator[int]:
    return (number for number in numbers if number < _END)


def _siblings(entry: bytes) -> tuple[int, int, int]:
    left, right, child = struct.unpack_from("<III", entry, 68)
    return left, right, child


def _name(entry: bytes) -> str:
    length = min(struct.unpack_from("<H", entry, 64)[0], 64)
    return entry[: max(length - 2, 0)].decode("utf-16-le", "replace")
