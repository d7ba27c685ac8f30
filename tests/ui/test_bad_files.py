"""Files made to break a reader end in one Chinese sentence, in their time and memory."""

from collections.abc import Callable
from pathlib import Path

import pytest

from model.errors import OfficeError
from model.reading.read import read_document
from tests.model.reading.sources.made_files import saved, with_member, workbook, zipped
from tests.model.reading.sources.test_workbook import OLD, SHEET, example, sheet
from ui import jobs

Make = Callable[[], bytes]
WORD = {"[Content_Types].xml": "", "_rels/.rels": ""}
DEPTH = 100_000
ENTITIES = "".join(
    f'<!ENTITY {name} "{10 * f"&{before};"}">'
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
BOMB = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{ENTITIES}]><x>&j;</x>'


def _with_far_cell() -> bytes:
    book = example()
    book.worksheets[0].cell(1_048_576, 16_384, "远")
    return saved(book)


def _with_whole_merge() -> bytes:
    merge = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return with_member(workbook(), SHEET, {b"</sheetData>": merge})


def _claiming(size: int) -> bytes:
    """A zip whose directory claims a member of that size."""
    data = bytearray(workbook())
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = size.to_bytes(4, "little")
    return bytes(data)


def _hidden_bomb() -> bytes:
    """300 MB behind a directory that claims a few bytes."""
    data = bytearray(zipped({**WORD, SHEET: bytes(300_000_000)}))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
    return bytes(data)


def _full_cells(count: int) -> bytes:
    texts = f"<sst><si><t>{'长' * 32_000}</t></si></sst>".encode()
    relation = b'<Relationship Id="s" Type="x/sharedStrings" Target="/xl/t.xml"/></Relationships>'
    data = with_member(workbook(), SHEET, sheet('<row><c t="s"><v>0</v></c></row>' * count))
    data = with_member(data, "xl/t.xml", texts)
    return with_member(data, "xl/_rels/workbook.xml.rels", {b"</Relationships>": relation})


def _word(body: bytes) -> bytes:
    return zipped({**WORD, "word/document.xml": body})


def _deep(name: bytes) -> bytes:
    return (b"<%s>" % name) * DEPTH + (b"</%s>" % name) * DEPTH


def _deep_pdf() -> bytes:
    """A PDF whose list of pages lies deep inside brackets."""
    deep = b"[" * DEPTH + b"]" * DEPTH
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 1/Kids " + deep + b">>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF\n"
    )


# What to write, and words of the sentence that must come of it.
FILES: dict[str, tuple[Make, str]] = {
    "整表合并.xlsx": (_with_whole_merge, "没有读到编号的任务"),
    "谎称4GB.xlsx": (lambda: _claiming(0xFFFF_FFF0), "展开后过大"),
    "真有300MB.xlsx": (lambda: zipped({**WORD, SHEET: bytes(300_000_000)}), "展开后过大"),
    "谎称1KB.xlsx": (_hidden_bomb, "损坏"),
    "实体.xlsx": (lambda: with_member(workbook(), SHEET, BOMB.encode()), "DTD"),
    "实体.docx": (lambda: _word(BOMB.encode()), "DTD"),
    "实体.html": (lambda: BOMB.replace("DOCTYPE x", "DOCTYPE html").encode(), "没有读"),
    "层层嵌套.xlsx": (lambda: with_member(workbook(), SHEET, _deep(b"a")), "损坏"),
    "层层嵌套.docx": (lambda: _word(_deep(b"w:p")), "损坏"),
    "三千个部件.xlsx": (
        lambda: zipped({**WORD, **{f"xl/{number}": b"" for number in range(3000)}}),
        "展开后过大",
    ),
    "满格.xlsx": (lambda: _full_cells(200), "超过500万字"),
    "截断.xlsx": (lambda: workbook()[:3000], "损坏"),
    "截断.docx": (lambda: _word(b"<w:document/>")[:200], "损坏"),
    "截断.xls": (lambda: OLD.read_bytes()[:4000], "打不开的旧格式.*重新下载"),
    "乱码.bin": (lambda: bytes(range(256)) * 4000, "不能识别"),
    "开引号.csv": (lambda: b'a,"' + b"x,y\n" * 30_000, "超过20000行"),
    "一行.txt": (lambda: ("（" * 200_000).encode(), "没有读到编号的任务"),
    "多逗号.csv": (lambda: b"a," * 1_500_000, "超过2MB"),
}
FOR_THE_CHILD: dict[str, tuple[Make, str]] = {
    "层层嵌套.pdf": (_deep_pdf, "损坏|没有文字|意外结束"),
    "层层嵌套.html": (lambda: b"<html><body>" + _deep(b"div"), "没有读到|嵌套|损坏"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_ends_in_the_right_sentence(name: str) -> None:
    make, words = FILES[name]
    with pytest.raises(OfficeError, match=words) as refusal:
        read_document(make(), name=name)
    _is_one_sentence(str(refusal.value))


def test_a_far_cell_costs_nothing_and_its_list_is_read() -> None:
    document = read_document(_with_far_cell(), name="远处的格.xlsx")
    assert next(item.number for chapter in document.chapters for item in chapter.items) == "1"


def test_what_eats_time_or_memory_ends_in_one_sentence_too(tmp_path: Path) -> None:
    for name, (make, words) in FOR_THE_CHILD.items():
        (tmp_path / name).write_bytes(make())
        with pytest.raises(OfficeError, match=words) as refusal:
            jobs.read_official(tmp_path / name)
        _is_one_sentence(str(refusal.value))


def _is_one_sentence(said: str) -> None:
    assert said.endswith("。")
    assert "\n" not in said


def test_a_hundred_megabytes_of_text_are_not_even_opened(tmp_path: Path) -> None:
    with (tmp_path / "大.txt").open("wb") as sparse:
        sparse.truncate(100_000_000)
    with pytest.raises(OfficeError, match="超过20MB"):
        jobs.read_official(tmp_path / "大.txt")
