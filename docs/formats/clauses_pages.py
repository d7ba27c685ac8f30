"""Clauses on page numbers, pages across and letters (7.5, 8, 10.1), measured."""

from collections.abc import Iterator

from docx.oxml.ns import qn

from docs.formats import in_word as word
from docs.formats import on_paper as paper
from docs.formats.row import Row
from docs.formats.samples import LETTER, OFFICE, PLAIN, REPORT
from reports import gongwen
from reports.gongwen import MM

_HEAD = "test_pdf_head.py"
# In characters, and in mm.
_FLUSH, _THICK = 0.05, 0.5


def number_rows() -> Iterator[Row]:
    """Page numbers and pages across, 7.5 and 8."""
    odd, even = paper.number_of(PLAIN, 1), paper.number_of(PLAIN, 2)
    four = gongwen.SIZE_4
    dash = odd[0].y + gongwen.MIDDLE * four
    own = word.section(PLAIN)
    odd_foot, even_foot = own.footer.paragraphs[0], own.even_page_footer.paragraphs[0]
    yield Row(
        "7.5",
        "页码字体",
        "宋体",
        "宋体" if "Serif" in odd[1].font else odd[1].font,
        odd_foot.style.element.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")),
    )
    yield Row("7.5", "页码字号（4号）", 14, odd[1].size, odd_foot.style.font.size.pt, unit="pt")
    yield Row(
        "7.5",
        "页码左右各一条一字线",
        "—1—",
        "".join(g.text for g in odd),
        odd_foot.text.replace(" ", ""),
    )
    yield Row(
        "7.5",
        "一字线上距版心下边缘",
        7,
        35 - dash / MM,
        word.page_number_drop(),
        within=0.2,
        unit="mm",
    )
    yield Row(
        "7.5",
        "单页码居右空",
        1,
        (184 * MM - odd[-1].x - four) / four,
        odd_foot.paragraph_format.right_indent.pt / four,
        within=0.05,
        unit="字",
    )
    yield Row(
        "7.5",
        "双页码居左空",
        1,
        (even[0].x - 28 * MM) / four,
        even_foot.paragraph_format.left_indent.pt / four,
        within=0.05,
        unit="字",
    )
    annex = paper.pages(REPORT.title).index(paper.page_of(REPORT, "附件2")) + 1
    continued = paper.number_of(REPORT, annex)[1].text
    restarts = any("pgNumType" in section._sectPr.xml for section in word.read(REPORT).sections)
    yield Row(
        "7.5",
        "附件与正文一起装订，页码连续编排",
        "连续",
        "连续" if continued == str(annex) else continued,
        "另起" if restarts else "连续",
    )
    wide = paper.wide_pages()
    number = next(n for n, page in enumerate(paper.pages(REPORT.title), 1) if page in wide)
    same = paper.number_of(PLAIN, 2 - number % 2)[2 * (number % 2)]
    off = abs(paper.number_of(REPORT, number)[2 * (number % 2)].x - same.x) / MM
    middle, top = word.turned_box()
    yield Row(
        "8",
        "横排页的页码位置与其他页一致，偏差",
        0,
        off,
        abs(middle - 28) + abs(top - 28),
        within=0.2,
        unit="mm",
    )
    sides = {paper.pages(REPORT.title).index(page) % 2: paper.head_side(page) for page in wide}
    turned = word.section(REPORT, 1)
    side = "订口" if abs(turned.top_margin.mm - 28) < 0.1 else "切口"
    yield Row("8", "横排表格：单页表头在订口一边", "订口", sides[0], side)
    yield Row(
        "8", "横排表格：双页表头在切口一边", "切口", sides[1], "切口" if side == "订口" else "订口"
    )


def letter_rows() -> Iterator[Row]:
    """The form of a letter, 10.1."""
    thick, thin, low_thin, low_thick = paper.letter_rules()
    own = word.letter_rules("header"), word.letter_rules("footer")
    number = "示知函〔2023〕7号"
    mark = word.letter_mark_top()
    below = (297 * MM - thick.upper) / MM - paper.bottom(LETTER, OFFICE)
    gap = thin.lower - (297 * MM - paper.top(LETTER, number) * MM)
    blank = paper.lines_between(LETTER, number, "关于报送")
    first = paper.pages(LETTER.title)[0].text
    yield Row(
        "10.1",
        "信函：标志上边缘至纸上边",
        30,
        paper.top(LETTER, OFFICE),
        mark,
        within=0.2,
        unit="mm",
        tested=_HEAD,
    )
    yield Row(
        "10.1",
        "标志下红色双线，距标志",
        4,
        below,
        own[0][0][1] - mark - word.letter_mark_size() / MM,
        within=0.2,
        unit="mm",
        tested=_HEAD,
    )
    yield Row(
        "10.1", "双线长", 170, thick.length / MM, own[0][0][2], within=0.1, unit="mm", tested=_HEAD
    )
    yield Row(
        "10.1",
        "上线上粗下细，下线上细下粗",
        "粗细细粗",
        _strengths(*(r.strength / MM for r in (thick, thin, low_thin, low_thick))),
        _strengths(*(r[3] for r in (*own[0], *own[1]))),
        tested=_HEAD,
    )
    yield Row(
        "10.1",
        "下双线距纸下边",
        20,
        low_thick.lower / MM,
        297 - own[1][1][1] - own[1][1][3],
        within=0.1,
        unit="mm",
        tested=_HEAD,
    )
    yield Row(
        "10.1",
        "发文字号顶格居版心右边缘",
        "居右",
        "居右" if abs(paper.from_right(LETTER, number)) < _FLUSH else "不居右",
        word.alignment(LETTER, number),
        tested=_HEAD,
    )
    yield Row(
        "10.1",
        "发文字号距双线（3号字高的7/8）",
        13.78,
        gap,
        word.letter_number_gap(),
        within=0.3,
        unit="pt",
        tested=_HEAD,
    )
    yield Row(
        "10.1",
        "标题与其上要素相距（2行）",
        2,
        blank,
        word.lines_before(LETTER, "关于报送"),
        within=0.05,
        unit="行",
        tested=_HEAD,
    )
    yield Row(
        "10.1",
        "首页不显示页码",
        "无",
        "有" if "—" in first else "无",
        "有" if "PAGE" in word.section(LETTER).first_page_footer._element.xml else "无",
        tested=_HEAD,
    )


def _strengths(*widths: float) -> str:
    """Which of these rules (mm) are thick."""
    return "".join("粗" if width > _THICK else "细" for width in widths)
