"""Whole files → broken ones: bytes turned, pieces cut, copied and swapped, and, inside a zip,
the XML of its members twisted so that it still parses.
"""

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

from tests.fuzz.seeds import timeless
from tests.model.reading.sources.made_files import zipped

Change = Callable[[Random, bytes], bytes]


def mutated(random: Random, seeds: tuple[bytes, ...]) -> bytes:
    """One broken file; the same for the same state of `random`."""
    data = random.choice(seeds)
    if data.startswith(b"PK") and random.random() < 0.7:
        return _twisted_zip(random, data)
    if random.random() < 0.05:
        other = random.choice(seeds)
        head = random.randrange(1, 600)
        return other[:head] + data[head:]
    if b"<" in data[:500] and random.random() < 0.5:
        return _several(random, data, _XML_CHANGES)
    return _several(random, data, _BYTE_CHANGES)


def _several(random: Random, data: bytes, changes: tuple[Change, ...]) -> bytes:
    for _ in range(random.choice((1, 1, 2, 3, 8))):
        if data:
            data = random.choice(changes)(random, data)
    return data


def _turn(random: Random, data: bytes) -> bytes:
    broken = bytearray(data)
    for _ in range(random.choice((1, 2, 10))):
        broken[random.randrange(len(broken))] = random.choice((*_BYTES, random.randrange(256)))
    return bytes(broken)


def _cut(random: Random, data: bytes) -> bytes:
    start, end = _piece(random, data)
    return data[:start] + data[end:]


def _copy(random: Random, data: bytes) -> bytes:
    start, end = _piece(random, data)
    at = random.randrange(len(data))
    return data[:at] + data[start:end] * random.choice((1, 1, 2, 50)) + data[at:]


def _swap(random: Random, data: bytes) -> bytes:
    (a, b), (c, d) = sorted((_piece(random, data), _piece(random, data)))
    if b > c:
        return data
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def _truncate(random: Random, data: bytes) -> bytes:
    return data[: random.randrange(len(data))]


def _write_number(random: Random, data: bytes) -> bytes:
    at, width = random.randrange(len(data)), random.choice((1, 2, 4, 8))
    number = random.choice((0, 1, 2**31, 2**32 - 1, 2**16 - 1, 2**63)) % 2 ** (8 * width)
    return b"".join((data[:at], number.to_bytes(width, "little"), data[at + width :]))


def _piece(random: Random, data: bytes) -> tuple[int, int]:
    start = random.randrange(len(data))
    return start, min(len(data), start + random.choice((1, 4, 20, 300, 3000)))


def _twisted_zip(random: Random, data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = random.choice(list(members))
    if random.random() < 0.05:
        del members[name]
    elif random.random() < 0.05:
        members[name] = members[random.choice(list(members))]
    else:
        members[name] = _several(random, members[name], _XML_CHANGES)
    return timeless(zipped(members))


def _other_value(random: Random, data: bytes) -> bytes:
    """Another value for an attribute or a text."""
    return _replaced(random, data, rb'="[^"<>]*"', lambda _: b'="%s"' % random.choice(_VALUES))


def _other_text(random: Random, data: bytes) -> bytes:
    return _replaced(random, data, rb">[^<>]+<", lambda _: b">%s<" % random.choice(_VALUES))


def _other_tag(random: Random, data: bytes) -> bytes:
    names = re.findall(rb"</?([\w:]+)", data[:20_000])
    if not names:
        return data
    new = random.choice(names)
    return _replaced(random, data, rb"(</?)[\w:]+", lambda found: found[1] + new)


def _no_tag(random: Random, data: bytes) -> bytes:
    return _replaced(random, data, rb"<[^<>]*>", lambda _: b"")


def _repeated(random: Random, data: bytes) -> bytes:
    """An element many times over, beside or inside itself."""
    found = re.findall(rb"<([\w:]+)[^<>]*/>|<([\w:]+)[^<>]*>[^<>]*</\2>", data[:20_000])
    if not found:
        return data
    name = re.escape(random.choice([a or b for a, b in found]))
    times = random.choice((2, 20, 500))
    pattern = rb"<%s\b[^<>]*/>|<%s\b[^<>]*>[^<>]*</%s>" % (name, name, name)
    if random.random() < 0.3:
        opened = rb"<%s\b[^<>/]*>" % name
        return _replaced(random, data, opened, lambda whole: whole[0] * times)
    return _replaced(random, data, pattern, lambda whole: whole[0] * times)


def _replaced(
    random: Random, data: bytes, pattern: bytes, new: Callable[[re.Match[bytes]], bytes]
) -> bytes:
    places = list(re.finditer(pattern, data))
    if not places:
        return data
    found = random.choice(places)
    return data[: found.start()] + new(found) + data[found.end() :]


_BYTES = (0, 1, 0x7F, 0x80, 0xFF, 0x0A, 0x22, 0x3C)
_VALUES = (
    *(b"", b"0", b"-1", b"1", b"99999999999", b"1e999", b"NaN", b"XFD1048576", b"A1:XFD1048576"),
    *(b"true", b"../../x", b"&#x10FFFF;", b"_xD800_", b"\xe4\xb8\x80\xe3\x80\x81", b"\xff"),
    *(b"a" * 5000, b"\xef\xbc\x88" * 3000, b"2023-13-45", b"&amp;lt;", b"%1.%2.%9", b"4294967296"),
)
_BYTE_CHANGES: tuple[Change, ...] = (_turn, _turn, _cut, _copy, _swap, _truncate, _write_number)
_XML_CHANGES: tuple[Change, ...] = (
    *(_other_value, _other_value, _other_text, _other_tag, _no_tag, _repeated),
    *(_turn, _cut),
)
