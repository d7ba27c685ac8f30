"""Clauses on sheet, head and text (5 to 7.3.4), measured."""

from collections.abc import Iterator

from docx.oxml.ns import qn

from docs.formats import in_word as word
from docs.formats import on_paper as paper
from docs.formats.row import NOT_HERE, Row
from docs.formats.samples import LETTER, OFFICE, PLAIN, REPORT
from reports import gongwen
from reports.gongwen import MM

_HEAD, _FILL, _TITLES = "test_pdf_head.py", "test_line_fill.py", "test_title_rows.py"


def page_rows() -> Iterator[Row]:
    """Sheet and type area, 5."""
    own = word.section(PLAIN)
    sheet = paper.pages(PLAIN.title)[1]
    area = own.page_width.mm - own.left_margin.mm - own.right_margin.mm
    height = own.page_height.mm - own.top_margin.mm - own.bottom_margin.mm
    lines, characters = word.grid()
    first = paper.body_rows()[0]
    yield Row("5.1", "A4幅面宽", 210, sheet.width / MM, own.page_width.mm, within=0.1, unit="mm")
    yield Row("5.1", "A4幅面高", 297, sheet.height / MM, own.page_height.mm, within=0.1, unit="mm")
    yield Row(
        "5.2.1", "天头（上白边）", 37, paper.head_margin(), own.top_margin.mm, within=1, unit="mm"
    )
    yield Row(
        "5.2.1", "订口（左白边）", 28, first[0].x / MM, own.left_margin.mm, within=1, unit="mm"
    )
    yield Row("5.2.1", "版心宽", 156, paper.area_width(), area, within=0.2, unit="mm")
    yield Row("5.2.1", "版心高", 225, paper.area_height(), height, within=0.2, unit="mm")
    yield Row("5.2.2", "正文字体", "仿宋", paper.face(PLAIN, "国国"), word.face(PLAIN, "国国"))
    yield Row(
        "5.2.2",
        "正文字号（3号）",
        15.75,
        paper.size(PLAIN, "国国"),
        word.size(PLAIN, "国国"),
        within=0.25,
        unit="pt",
    )
    yield Row("5.2.3", "每面行数", 22, len(paper.body_rows()), word.page_lines(), unit="行")
    yield Row("5.2.3", "每行字数", 28, len(first), word.line_characters(), unit="字", tested=_FILL)
    yield Row(
        "5.2.3",
        "行距（版心高的1/22）",
        28.99,
        paper.area_height() * MM / 22,
        lines,
        within=0.05,
        unit="pt",
    )
    yield Row(
        "5.2.3",
        "字距（版心宽的1/28）",
        15.79,
        first[1].x - first[0].x,
        characters,
        within=0.05,
        unit="pt",
    )


def head_rows() -> Iterator[Row]:
    """The head, 7.2."""
    mark, number, signer = f"{OFFICE}文件", "示知发〔2023〕7号", "张示例"
    rule = paper.red_rule()
    foot = (297 * MM - rule.upper) / MM - paper.bottom(REPORT, number)
    space = int(word.red_line().get(qn("w:space"))) / MM
    own = word.section(REPORT)
    mark_top = own.top_margin.mm + word.space_before(REPORT, mark)
    gap = (paper.top(REPORT, "签发人") - paper.bottom(REPORT, mark)) * MM / gongwen.LINE_PITCH
    tabs = [
        stop.position.pt / word.CHARACTER
        for stop in word.paragraph(REPORT, number).paragraph_format.tab_stops
    ]
    signer_right = 442.2 / word.CHARACTER - tabs[-1] - len(signer)
    yield Row(
        "7.2.4",
        "发文机关标志上边缘至版心上边缘",
        35,
        paper.top(REPORT, mark) - 37,
        mark_top - 37,
        within=0.2,
        unit="mm",
    )
    yield Row(
        "7.2.4", "发文机关标志字体", "小标宋", paper.face(REPORT, mark), word.face(REPORT, mark)
    )
    yield Row(
        "7.2.4",
        "发文机关标志居中（偏差不过0.3 mm）",
        "居中",
        paper.across(REPORT, mark),
        word.alignment(REPORT, mark),
    )
    yield Row(
        "7.2.5",
        "发文字号在标志下空行",
        2,
        gap,
        word.lines_before(REPORT, number),
        within=0.1,
        unit="行",
    )
    yield Row(
        "7.2.5",
        "上行文发文字号居左空",
        1,
        paper.indent(REPORT, number),
        word.indents(REPORT, number)["firstLine"],
        within=0.05,
        unit="字",
    )
    yield Row(
        "7.2.6",
        "签发人居右空",
        1,
        paper.from_right(REPORT, signer),
        signer_right,
        within=0.1,
        unit="字",
        tested=_HEAD,
    )
    yield Row(
        "7.2.6",
        "签发人姓名字体",
        "楷体",
        paper.face(REPORT, signer),
        word.read(REPORT)
        .styles["签发人姓名"]
        .element.rPr.find(qn("w:rFonts"))
        .get(qn("w:eastAsia")),
    )
    yield Row("7.2.7", "红色分隔线在文号下", 4, foot, space, within=0.2, unit="mm")
    yield Row(
        "7.2.7",
        "红色分隔线与版心等宽",
        156,
        rule.length / MM,
        (own.page_width.mm - own.left_margin.mm - own.right_margin.mm),
        within=0.1,
        unit="mm",
    )


def body_rows() -> Iterator[Row]:
    """Title and text, 7.3.1 to 7.3.4."""
    title, second, mark = (
        "示例省知识产权局关于报送2023年",
        "推动知识产权高质量发展成效的报告",
        "（送审稿）",
    )
    blank = paper.lines_below(REPORT, paper.red_rule().lower, title)
    rows = word.paragraph(PLAIN, title).text.split("\n")
    yield Row("7.3.1", "标题字体", "小标宋", paper.face(PLAIN, title), word.face(PLAIN, title))
    yield Row(
        "7.3.1", "标题字号（2号）", 22, paper.size(PLAIN, title), word.size(PLAIN, title), unit="pt"
    )
    yield Row(
        "7.3.1",
        "标题在红线下空行（量至标题行的上边）",
        2,
        blank,
        word.lines_before(REPORT, title),
        within=0.05,
        unit="行",
    )
    yield Row(
        "7.3.1",
        "标题居中（偏差不过0.3 mm）",
        "居中",
        paper.across(PLAIN, second),
        word.alignment(PLAIN, title),
    )
    yield Row(
        "7.3.1",
        "标题回行不拆词、呈梯形或菱形",
        f"{title}／{second}",
        "／".join(paper.pages(PLAIN.title)[0].lines()[:2]),
        "／".join(rows),
        tested=_TITLES,
    )
    yield Row(
        "7.3.1",
        "（送审稿）在标题下，3号楷体",
        "楷体",
        paper.face(PLAIN, "送审稿"),
        word.face(PLAIN, mark),
    )
    yield Row(
        "7.3.2",
        "主送机关在标题（稿本标注）下空行",
        1,
        paper.lines_between(PLAIN, mark, "国家知识"),
        word.lines_before(PLAIN, "国家知识"),
        within=0.1,
        unit="行",
    )
    yield Row(
        "7.3.2",
        "版头下的标题（一行、无标注）与主送机关相隔（多出的不足1行，使正文回到22行网格）",
        1,
        paper.lines_between(LETTER, "关于报送", "国家知识"),
        word.lines_before(LETTER, "国家知识"),
        unit="行",
        bound="至少",
        tested=_HEAD,
    )
    yield Row(
        "7.3.2",
        "版头下的正文仍在22行网格上，偏差",
        0,
        (paper.line(REPORT, "全全") + 0.5) % 1 - 0.5,
        NOT_HERE,
        within=0.05,
        unit="行",
        tested=_HEAD,
    )
    yield Row(
        "7.3.2",
        "主送机关居左顶格",
        0,
        paper.indent(PLAIN, "国家知识"),
        word.indents(PLAIN, "国家知识")["left"],
        within=0.05,
        unit="字",
    )
    yield Row(
        "7.3.3",
        "首页显示正文",
        "有",
        "有" if "总体情况" in paper.pages(REPORT.title)[0].text else "无",
        NOT_HERE,
    )
    yield Row(
        "7.3.3",
        "自然段左空",
        2,
        paper.indent(PLAIN, "国国"),
        word.indents(PLAIN, "国国")["firstLine"],
        within=0.05,
        unit="字",
    )
    yield Row(
        "7.3.3",
        "回行顶格",
        0,
        (paper.body_rows()[1][0].x - 28 * MM) / paper.PITCH,
        word.indents(PLAIN, "国国")["left"],
        within=0.05,
        unit="字",
    )
    for text, face in (
        ("一、总体", "黑体"),
        ("（一）创造", "楷体"),
        ("1.培育", "仿宋"),
        ("（1）遴选", "仿宋"),
    ):
        yield Row(
            "7.3.3",
            f"层次“{text.rstrip('总体创造培育遴选')}”字体",
            face,
            paper.face(PLAIN, text[-2:]),
            word.face(PLAIN, text),
        )
    first, turned = paper.page_of(PLAIN, "附件：").at("任务清单落实"), _turned_name()
    hanging = word.indents(PLAIN, "附件：")
    yield Row(
        "7.3.4",
        "附件说明在正文下空行",
        1,
        paper.lines_between(PLAIN, "特此报告", "附件："),
        word.lines_before(PLAIN, "附件："),
        within=0.1,
        unit="行",
    )
    yield Row(
        "7.3.4",
        "附件说明左空",
        2,
        paper.indent(PLAIN, "附件："),
        hanging["left"] - hanging["hanging"],
        within=0.05,
        unit="字",
    )
    yield Row(
        "7.3.4",
        "附件名称回行与首字对齐，偏差",
        0,
        (turned - first.x) / paper.PITCH,
        hanging["left"] - 6,
        within=0.05,
        unit="字",
    )


def _turned_name() -> float:
    """Where the second line of the name of an annex begins."""
    rows = paper.page_of(PLAIN, "附件：").rows()
    at = next(place for place, row in enumerate(rows) if row[0].text == "附")
    return rows[at + 1][0].x
