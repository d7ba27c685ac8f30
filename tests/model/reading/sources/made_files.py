"""Files of every kind, made on the fly, small and whole."""

import io
import zipfile
from collections.abc import Mapping, Sequence

import openpyxl

ROWS = (
    ("序号", "类别", "具体任务", "责任单位", "完成时限"),
    (1, "一、加强保护", "推进地理标志条例立法调研。", "条法处", "2023年6月底前"),
    (2.1, None, "开展专利侵权纠纷行政裁决。", "保护处", "2023年底"),
    (3, "二、促进运用", "组织专利转化对接活动12场。", "促进处", "长期坚持"),
)


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """A zip with these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def workbook(rows: Sequence[Sequence[object]] = ROWS) -> bytes:
    """A workbook with one sheet of rows."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "任务清单"
    for row in rows:
        sheet.append(list(row))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def with_member(data: bytes, name: str, change: Mapping[bytes, bytes] | bytes | None) -> bytes:
    """A zip with a member changed piece by piece, replaced, or taken out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {each: archive.read(each) for each in archive.namelist()}
    match change:
        case None:
            del members[name]
        case bytes():
            members[name] = change
        case _:
            for old, new in change.items():
                assert old in members[name], old
                members[name] = members[name].replace(old, new)
    return zipped(members)


def compound(*names: str) -> bytes:
    """An old Office container with empty streams of these names."""
    entries = [_entry("Root Entry", kind=5, child=1 if names else None)]
    for number, name in enumerate(names, start=1):
        following = number + 1 if number < len(names) else None
        entries.append(_entry(name, kind=2, right=following))
    directory = b"".join(entries)
    sectors = -(-len(directory) // 512)
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    head[24:34] = b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0"
    for at, value in ((44, 1), (48, 1), (56, 4096), (60, _END), (68, _END), (76, 0)):
        head[at : at + 4] = value.to_bytes(4, "little")
    head[80:512] = b"\xff" * 432
    chain = [0xFFFFFFFD, *range(2, sectors + 1), _END]
    fat = b"".join(number.to_bytes(4, "little") for number in chain).ljust(512, b"\xff")
    return bytes(head) + fat + directory.ljust(sectors * 512, b"\0")


_END = 0xFFFFFFFE


def _entry(name: str, *, kind: int, child: int | None = None, right: int | None = None) -> bytes:
    entry = bytearray(128)
    words = name.encode("utf-16-le") + b"\0\0"
    entry[: len(words)] = words
    entry[64:66] = len(words).to_bytes(2, "little")
    entry[66] = kind
    for at, value in ((68, None), (72, right), (76, child), (116, _END)):
        entry[at : at + 4] = (0xFFFFFFFF if value is None else value).to_bytes(4, "little")
    return bytes(entry)
