"""Automatic numbers of Word files are read as they are printed."""

import pytest

from model.reading.sources.word import read_word
from tests.model.reading.sources.word_xml import p, r, style, texts
from tests.model.reading.written import docx


def abstract(*levels: tuple[str, str], more: str = "") -> str:
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
        for at, (style, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="0">{inner}</w:abstractNum>'


def num(num_id: int, more: str = "", abstract_id: int = 0) -> str:
    return f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="{abstract_id}"/>{more}</w:num>'


def override(inner: str) -> str:
    return f'<w:lvlOverride w:ilvl="0">{inner}</w:lvlOverride>'


NUM = num(1)


def in_list(level: int, text: str = "甲", num_id: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>')


@pytest.mark.parametrize(
    ("levels", "depths", "lines"),
    [
        (
            [("chineseCounting", "%1、"), ("japaneseCounting", "（%2）"), ("decimal", "%3.")],
            [0, 1, 2, 2, 1, 0, 1],
            ["一、甲", "（一）甲", "1. 甲", "2. 甲", "（二）甲", "二、甲", "（一）甲"],
        ),
        (
            [("decimal", "%1."), ("decimal", "%1.%2")],
            [0, 1, 1, 0, 1],
            ["1. 甲", "1.1 甲", "1.2 甲", "2. 甲", "2.1 甲"],
        ),
        ([("decimalEnclosedCircle", "%1")], [0, 0], ["①甲", "②甲"]),
        ([("chineseCounting", "第%1章")], [0], ["第一章甲"]),
        ([("chineseCounting", "%1")], [0], ["一 甲"]),
        ([("bullet", "\uf0b7")], [0], ["甲"]),
        ([("bullet", "—")], [0], ["——甲"]),
        ([("none", "")], [0], ["甲"]),
        ([("chineseCounting", "%1、")], [3], ["甲"]),
    ],
)
def test_automatic_numbers_are_read_as_printed(
    levels: list[tuple[str, str]], depths: list[int], lines: list[str]
) -> None:
    body = "".join(map(in_list, depths))
    assert texts(read_word(docx(body, numbering=abstract(*levels) + NUM))) == lines


def test_plain_digits_in_a_level_below_chinese_ones() -> None:
    levels = abstract(("chineseCounting", "%1、"), ("decimal", "%1.%2"), more="<w:isLgl/>")
    for written, first in (
        (levels, "1、甲"),
        (levels.replace("isLgl", 'isLgl w:val="0"'), "一、甲"),
    ):
        source = read_word(docx(in_list(0) + in_list(1), numbering=written + NUM))
        assert texts(source)[0] == first


def test_a_list_goes_on_or_begins_anew_as_its_numbers_say() -> None:
    again = num(2, override('<w:startOverride w:val="1"/>'))
    numbering = abstract(("decimal", "%1、")) + NUM + again + num(3)
    body = (
        in_list(0) + in_list(0) + in_list(0, num_id=2) + in_list(0, num_id=2) + in_list(0, num_id=3)
    )
    assert texts(read_word(docx(body, numbering=numbering))) == [
        "1、甲",
        "2、甲",
        "1、甲",
        "2、甲",
        "3、甲",
    ]


def test_items_may_run_through_all_chapters() -> None:
    levels = abstract(
        ("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), more='<w:lvlRestart w:val="0"/>'
    )
    body = in_list(0) + in_list(1) + in_list(0) + in_list(1)
    assert texts(read_word(docx(body, numbering=levels + NUM)))[-1] == "（二）甲"


def test_a_number_may_come_from_the_style_and_be_taken_away() -> None:
    numbering = abstract(("chineseCounting", "%1、"), ("chineseCounting", "（%2）")).replace(
        '<w:lvlText w:val="（%2）"/>', '<w:lvlText w:val="（%2）"/><w:pStyle w:val="2"/>'
    )
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("1", numbered) + style("2", '<w:basedOn w:val="1"/>')
    plain = p("丙", '<w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    body = p("甲", '<w:pStyle w:val="1"/>') + p("乙", '<w:pStyle w:val="2"/>') + plain
    source = read_word(docx(body, numbering=numbering + NUM, styles=styles))
    assert texts(source) == ["一、甲", "（一）乙", "丙"]


def test_a_level_may_be_written_anew_for_one_list() -> None:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/>'
        '<w:suff w:val="nothing"/><w:lvlText w:val="%1）"/></w:lvl>'
    )
    other = num(1, override(level))
    source = read_word(docx(in_list(0), numbering=abstract(("decimal", "%1.")) + other))
    assert texts(source) == ["3）甲"]


def test_a_list_style_lends_its_levels() -> None:
    numbering = (
        abstract(("chineseCounting", "%1、"))
        + NUM
        + '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="S"/></w:abstractNum>'
        + num(5, abstract_id=5)
    )
    styles = style("S", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', "numbering")
    source = read_word(docx(in_list(0, num_id=5), numbering=numbering, styles=styles))
    assert texts(source) == ["一、甲"]


def test_an_automatic_number_belongs_to_the_bold_lead() -> None:
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    runs = r("<w:t>加强保护。</w:t>", "<w:b/>") + r("<w:t>开展工作。</w:t>")
    body = f"<w:p><w:pPr>{numbered}</w:pPr>{runs}</w:p>"
    source = read_word(docx(body, numbering=abstract(("chineseCounting", "（%1）")) + NUM))
    assert source.lines[0].text[: source.lines[0].lead] == "（一）加强保护。"
