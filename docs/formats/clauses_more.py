"""What an editor of official papers asks for beside GB/T 9704: marks, fonts, text, bookmarks."""

from collections.abc import Iterator

from docx.oxml.ns import qn

from docs.formats import in_word as word
from docs.formats import on_paper as paper
from docs.formats.row import NOT_HERE, Row
from docs.formats.samples import FULL, PROSE, REPORT, TEXT
from reports.line_break import CLOSERS, OPENERS
from tests.reports.pdf_reader import bookmarks, embedded_fonts, metadata

_MARKS = "GB/T 15834 5.1"
_BREAK, _IMPRINT = "test_line_break.py", "test_pdf_imprint.py"
_OWN = "其他"


def imprint_page_rows() -> Iterator[Row]:
    """Where the imprint stands when the paper is printed on both sides, 7.4 and 7.5."""
    last = len(paper.pages(FULL.title))
    hidden = [place for place, shown in enumerate(paper.numbers_shown(), 1) if not shown]
    yield Row(
        "7.4.1",
        "版记在最后一面（双面印刷为双页码），正文末面排不下时",
        4,
        last,
        NOT_HERE,
        unit="面",
        tested=_IMPRINT,
    )
    yield Row(
        "7.5",
        "版记页前有空白页的，空白页和版记页不编页码",
        "3、4",
        "、".join(map(str, hidden)),
        NOT_HERE,
        tested=_IMPRINT,
    )
    shown = sum(paper.numbers_shown())
    yield Row("7.5", "此前各面都编页码", 2, shown, NOT_HERE, unit="面", tested=_IMPRINT)


def other_rows() -> Iterator[Row]:
    """Marks, fonts, text, bookmarks, properties."""
    ends = paper.first_and_last()
    wrong = sum(first in CLOSERS or last in OPENERS for first, last in ends)
    kinsoku = word.read(TEXT).styles["Normal"].element.pPr.find(qn("w:kinsoku")) is not None
    yield Row(
        _MARKS,
        f"行首、行尾禁排标点的行（共{len(ends)}行）",
        0,
        wrong,
        0 if kinsoku else len(ends),
        unit="行",
        tested=_BREAK,
    )
    fonts = embedded_fonts(paper.data(REPORT.title))
    yield Row(
        _OWN,
        "字体嵌入（Word按官方名称选用本机字体）",
        "全部嵌入",
        "全部嵌入" if fonts and all(fonts.values()) else "缺",
        NOT_HERE,
    )
    text = "".join(found.text for found in word.read(TEXT).paragraphs)
    yield Row(
        _OWN,
        "复制出的文字与原文一致（含𬭎、镕、喆、㛃、䶮）",
        "一致",
        "一致" if PROSE * 3 in paper.copied() else "不一致",
        "一致" if PROSE * 3 in text else "不一致",
    )
    marks = [title for _, title, _ in bookmarks(paper.data(TEXT.title))]
    levels = ("Heading 1", "附件标题")
    outline = all("outlineLvl" in word.read(TEXT).styles[name].element.xml for name in levels)
    yield Row(
        _OWN,
        "标题和附件为书签（Word为大纲级别）",
        "一、总体情况；附件1 情况表",
        "；".join(marks),
        NOT_HERE if outline else "缺",
    )
    yield Row(
        _OWN,
        "文件属性中的作者",
        TEXT.author,
        metadata(paper.data(TEXT.title))["Author"],
        word.read(TEXT).core_properties.author,
    )
