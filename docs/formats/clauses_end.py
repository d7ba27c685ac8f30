"""Clauses on what ends a paper (7.3.5 to 7.4), measured."""

from collections.abc import Iterator

from docx.oxml.ns import qn

from docs.formats import in_word as word
from docs.formats import on_paper as paper
from docs.formats.row import Row
from docs.formats.samples import OFFICE, PLAIN, REPORT
from reports import gongwen
from reports.gongwen import MM

_DAY = "2023年12月5日"
_SEAL = "印章不画，按直径42 mm推算"
_IMPRINT, _PLACE = "test_pdf_imprint.py", "test_signature_place.py"


def signature_rows() -> Iterator[Row]:
    """Signature and contact, 7.3.5 and 7.3.6."""
    office, day, office_end, day_end = paper.signature(REPORT)
    middle = (office.x + office_end - day.x - day_end) / 2 / paper.PITCH
    right = (184 * MM - day_end) / paper.PITCH
    half_seal = (gongwen.BELOW_SEAL_MIDDLE + gongwen.SEAL_DIAMETER / 2) / gongwen.LINE_PITCH
    seal, seal_in_word = paper.seal_top(), word.lines_before(REPORT, OFFICE) + 1 - half_seal
    yield Row(
        "7.3.5.1",
        "加盖印章：成文日期右空",
        4,
        right,
        word.indents(REPORT, _DAY)["right"],
        within=0.1,
        unit="字",
        tested=_PLACE,
    )
    yield Row(
        "7.3.5.1",
        "署名以成文日期为准居中，偏差",
        0,
        middle,
        word.office_over_date(),
        within=0.1,
        unit="字",
        tested=_PLACE,
    )
    yield Row(
        "7.3.5.1",
        f"印章顶端距正文（附件说明）一行之内（{_SEAL}）",
        1,
        seal,
        seal_in_word,
        unit="行",
        tested=_PLACE,
        bound="至多",
    )
    yield Row(
        "7.3.5.1",
        "印章顶端不压正文（附件说明）",
        0,
        seal,
        seal_in_word,
        unit="行",
        tested=_PLACE,
        bound="至少",
    )
    office, day, office_end, _ = paper.signature(PLAIN)
    blank = (paper.at(PLAIN, "典型案例").y - office.y) / gongwen.LINE_PITCH - 1
    name, date = word.indents(PLAIN, OFFICE)["right"], word.indents(PLAIN, _DAY)["right"]
    yield Row(
        "7.3.5.2",
        "不加盖印章：署名在正文（附件说明）下空行",
        1,
        blank,
        word.lines_before(PLAIN, OFFICE),
        within=0.1,
        unit="行",
    )
    yield Row(
        "7.3.5.2", "署名右空", 2, (184 * MM - office_end) / paper.PITCH, name, within=0.1, unit="字"
    )
    yield Row(
        "7.3.5.2",
        "成文日期首字比署名首字右移",
        2,
        (day.x - office.x) / paper.PITCH,
        name + len(OFFICE) - date - 6.5,
        within=0.1,
        unit="字",
    )
    yield Row(
        "7.3.5.4",
        "成文日期用阿拉伯数字，年份标全，月、日不编虚位",
        _DAY,
        _DAY if _DAY in paper.page_of(PLAIN, _DAY).text else "",
        word.paragraph(PLAIN, _DAY).text,
    )
    last = paper.page_of(PLAIN, _DAY).text
    yield Row(
        "7.3.5.5",
        "署名、日期与正文同面，不标“此页无正文”",
        "同面",
        "同面" if "特此报告" in last else "另面",
        "同面" if word.paragraph(PLAIN, "特此报告").paragraph_format.keep_with_next else "另面",
    )
    yield Row(
        "7.3.6",
        "附注在成文日期下一行",
        1,
        (day.y - paper.at(PLAIN, "（联系人").y) / gongwen.LINE_PITCH,
        1 + word.lines_before(PLAIN, "（联系人"),
        within=0.1,
        unit="行",
    )
    yield Row(
        "7.3.6",
        "附注左空，加圆括号",
        2,
        paper.indent(PLAIN, "（联系人"),
        word.indents(PLAIN, "（联系人")["firstLine"],
        within=0.05,
        unit="字",
    )


def annex_rows() -> Iterator[Row]:
    """Annexes, 7.3.7."""
    page = paper.pages(REPORT.title).index(paper.page_of(REPORT, "附件2")) + 1
    before = page - 1 == max(paper.pages(REPORT.title).index(p) + 1 for p in paper.wide_pages())
    style = word.style(REPORT, "附件2")
    yield Row(
        "7.3.7",
        "附件另面编排",
        "另面",
        "另面" if before else "接排",
        "另面" if style.paragraph_format.page_break_before else "接排",
    )
    yield Row(
        "7.3.7",
        "“附件”及序号在版心第一行",
        1,
        paper.line(REPORT, "附件2"),
        1 + word.lines_before(REPORT, "附件2") if style.paragraph_format.page_break_before else "",
        within=0.05,
        unit="行",
    )
    yield Row(
        "7.3.7",
        "“附件”及序号字体（3号）",
        "黑体",
        paper.face(REPORT, "附件2"),
        word.face(REPORT, "附件2"),
    )
    title = next(r for r in paper.pages(REPORT.title)[page - 1].rows() if r[0].text == "典")
    line = (260 * MM - paper.ink_middle(title)) / gongwen.LINE_PITCH + 0.5
    style = word.read(REPORT).styles["附件标题"].paragraph_format
    yield Row(
        "7.3.7",
        "附件标题在版心第三行",
        3,
        line,
        2 + style.space_before.pt / 28.95,
        within=0.1,
        unit="行",
    )


def imprint_rows() -> Iterator[Row]:
    """The imprint, 7.4."""
    upper, inner, lowest = paper.imprint_rules()
    last = paper.pages(REPORT.title)[-1]
    copies, issuer = last.at("抄送"), last.at(f"{OFFICE}办公室")
    rows = last.rows()
    at = next(place for place, row in enumerate(rows) if row[0] is copies)
    issued = rows[at + 2][-1]
    four = gongwen.SIZE_4
    hanging = word.cell(0, 0).paragraph_format
    own = word.section(REPORT, -1)
    ends = "".join(glyph.text for glyph in rows[at + 1])[-1]
    width = int(word.imprint()._tbl.tblPr.find(qn("w:tblW")).get(qn("w:w"))) / 20 / MM
    yield Row(
        "7.4.1",
        "首条分隔线",
        0.35,
        upper.strength / MM,
        word.imprint_rule("top"),
        within=0.01,
        unit="mm",
        tested=_IMPRINT,
    )
    yield Row(
        "7.4.1",
        "中间分隔线",
        0.25,
        inner.strength / MM,
        word.imprint_rule("insideH"),
        within=0.02,
        unit="mm",
        tested=_IMPRINT,
    )
    yield Row(
        "7.4.1",
        "末条分隔线",
        0.35,
        lowest.strength / MM,
        word.imprint_rule("bottom"),
        within=0.01,
        unit="mm",
        tested=_IMPRINT,
    )
    yield Row(
        "7.4.1",
        "分隔线与版心等宽",
        156,
        upper.length / MM,
        width,
        within=0.1,
        unit="mm",
        tested=_IMPRINT,
    )
    place = word.imprint()._tbl.tblPr.find(qn("w:tblpPr"))
    foot = own.bottom_margin.mm if place.get(qn("w:tblpYSpec")) == "bottom" else 0
    yield Row(
        "7.4.1",
        "末条分隔线与最后一面版心下边缘重合，距纸下边",
        35,
        lowest.middle / MM,
        foot,
        within=0.1,
        unit="mm",
        tested=_IMPRINT,
    )
    yield Row(
        "7.4.2",
        "抄送字号（4号）",
        14,
        copies.size,
        word.cell(0, 0).style.font.size.pt,
        unit="pt",
        tested=_IMPRINT,
    )
    yield Row(
        "7.4.2",
        "抄送左空",
        1,
        (copies.x - 28 * MM) / four,
        (hanging.left_indent.pt + hanging.first_line_indent.pt) / four,
        within=0.05,
        unit="字",
        tested=_IMPRINT,
    )
    yield Row(
        "7.4.2",
        "抄送右空",
        1,
        min((184 * MM - row[-1].x - four) / four for row in rows[at : at + 2]),
        hanging.right_indent.pt / four,
        unit="字",
        tested=_IMPRINT,
        bound="至少",
    )
    yield Row(
        "7.4.2",
        "抄送回行与冒号后首字对齐，偏差",
        0,
        (rows[at + 1][0].x - rows[at][3].x) / four,
        hanging.left_indent.pt / four - 4,
        within=0.05,
        unit="字",
        tested=_IMPRINT,
    )
    yield Row("7.4.2", "抄送最后标句号", "。", ends, word.cell(0, 0).text[-1], tested=_IMPRINT)
    yield Row(
        "7.4.3",
        "印发机关左空",
        1,
        (issuer.x - 28 * MM) / four,
        word.cell(1, 0).paragraph_format.left_indent.pt / four,
        within=0.05,
        unit="字",
        tested=_IMPRINT,
    )
    yield Row(
        "7.4.3",
        "印发日期右空",
        1,
        (184 * MM - issued.x - four) / four,
        word.cell(1, 1).paragraph_format.right_indent.pt / four,
        within=0.05,
        unit="字",
        tested=_IMPRINT,
    )
