"""Styles of a Word paper (样式) by GB/T 9704-2012, its fonts and settings.

Built-in styles keep their names, so that the navigation pane and a table of contents work.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from reports import gongwen
from reports.word_xml import part, twips, value

XIAOBIAOSONG = "方正小标宋简体"
HEITI = "黑体"
KAITI = "楷体_GB2312"
FANGSONG = "仿宋_GB2312"
SONGTI = "宋体"

# Word knows half points only: 3号 is its usual 16 points, closed up so that 28 fill a line. (A grid
# of characters would do the same in Word, but LibreOffice sets the text wide apart on it.)
SIZE_3 = 16.0
_CLOSE_UP = int((gongwen.CHARACTER_PITCH - SIZE_3) * 20 - 1)
# Rounded down, or the last line of a page would not fit: 28.95 points.
LINE = int(gongwen.LINE_PITCH * 20)
CHARACTER = SIZE_3 + _CLOSE_UP / 20

TITLE, ADDRESSEE, BODY = "Title", "Addressee", "GongwenBody"
DRAFT_MARK, SAMPLE_MARK = "DraftMark", "SampleMark"
LETTERHEAD, NUMBER, SIGNER = "Letterhead", "DocumentNumber", "SignerName"
ATTACHMENTS, SIGNATURE, NOTE = "AttachmentList", "SignatureBlock", "ContactNote"
ANNEX_NUMBER, ANNEX_TITLE = "AnnexNumber", "AnnexTitle"
CAPTION, TABLE_NOTE, HEAD_CELL = "TableCaption", "TableNote", "HeadCell"
CELL_LEFT, CELL_CENTRE, CELL_RIGHT = "CellLeft", "CellCentre", "CellRight"
AFTER_TABLE, HEADER, FOOTER, TABLE = "AfterTable", "Header", "Footer", "GongwenTable"

# In characters, as Word's own dialogue has it (首行缩进 2 字符), and in twips for other programs.
_FIRST_LINE = (
    f'<w:ind w:firstLineChars="{gongwen.INDENT * 100}"'
    f' w:firstLine="{twips(gongwen.INDENT * CHARACTER)}"/>'
)
_FACE_OF_LEVEL = {1: HEITI, 2: KAITI, 3: FANGSONG, 4: FANGSONG}
_LEVEL_NAMES = {1: "一级", 2: "二级", 3: "三级", 4: "四级"}
RED = "".join(f"{round(share * 255):02X}" for share in gongwen.RED)
_MARK_GREY = f"{round(gongwen.MARK_GREY * 255):02X}" * 3
# Other names of the official faces, for a machine that has them under these only.
_OTHER_NAMES = {
    XIAOBIAOSONG: "小标宋体",
    HEITI: "SimHei",
    KAITI: "楷体",
    FANGSONG: "仿宋",
    SONGTI: "SimSun",
}


def heading(level: int) -> str:
    """The style of a heading of this level (一级标题…四级标题)."""
    return f"Heading{level}"


def lead(level: int) -> str:
    """The character style of a heading that opens a paragraph."""
    return f"Lead{level}"


def styles() -> str:
    """The part that holds all styles."""
    everything = (*_paragraph_styles(), *_heading_styles(), *_cell_styles())
    return part(
        "styles", _defaults() + "".join(map(_xml, everything)) + _LEADS + _SIGNER + _TABLE_STYLE
    )


def font_table() -> str:
    """The part that names the faces, with other names under which a machine may have them."""
    return part(
        "fonts",
        "".join(
            f'<w:font w:name="{face}">{value("altName", other)}{value("charset", "86")}'
            f"{value('family', 'auto')}</w:font>"
            for face, other in _OTHER_NAMES.items()
        ),
    )


def settings() -> str:
    """The part that holds how Word lays Chinese text out."""
    compatible = "".join(
        f"<w:{name}/>"
        for name in (
            "spaceForUL",
            "balanceSingleByteDoubleByteWidth",
            "doNotLeaveBackslashAlone",
            "ulTrailSpace",
            "doNotExpandShiftReturn",
            "useFELayout",
        )
    )
    mode = (
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    )
    return part(
        "settings",
        '<w:zoom w:percent="100"/>'
        + value("defaultTabStop", twips(CHARACTER))
        + "<w:evenAndOddHeaders/>"
        + value("characterSpacingControl", "compressPunctuation")
        + f"<w:compat>{compatible}{mode}</w:compat>"
        + '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>',
    )


def indent(**characters: float) -> str:
    """An indent (缩进) of so many characters: left, right, firstLine, hanging."""
    sides = (f'w:{side}="{twips(count * CHARACTER)}"' for side, count in characters.items())
    return f"<w:ind {' '.join(sides)}/>"


def spacing(*, before: float = 0, after: float = 0, line: int = LINE, rule: str = "exact") -> str:
    """Space around a paragraph in points, and the pitch of its lines in twips."""
    return (
        f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}"'
        f' w:line="{line}" w:lineRule="{rule}"/>'
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    """One paragraph style; `before` and `after` count lines."""

    id: str
    name: str
    face: str = FANGSONG
    size: float = SIZE_3
    colour: str = ""
    before: float = 0
    after: float = 0
    line: int = LINE
    rule: str = "exact"
    across: str = ""
    indent: str = ""
    level: int | None = None
    flow: str = ""
    tabs: str = ""
    off_grid: bool = False
    follows: str = ""
    link: str = ""


def _paragraph_styles() -> Iterable[_Style]:
    one = gongwen.LINE_PITCH
    together = "<w:keepNext/><w:keepLines/>"
    yield _Style(id=BODY, name="公文正文", indent=_FIRST_LINE)
    yield _Style(
        id=TITLE,
        name="Title",
        face=XIAOBIAOSONG,
        size=gongwen.SIZE_2,
        before=gongwen.LINES_ABOVE_TITLE * one,
        line=int(gongwen.TITLE_PITCH * 20),
        across="center",
        flow=together,
        off_grid=True,
        follows=ADDRESSEE,
    )
    yield _Style(id=DRAFT_MARK, name="稿本标注", face=KAITI, across="center", flow="<w:keepNext/>")
    yield _Style(id=SAMPLE_MARK, name="演示说明", face=KAITI, across="center")
    yield _Style(
        id=ADDRESSEE,
        name="主送机关",
        before=gongwen.LINES_ABOVE_ADDRESSEE * one,
        follows=BODY,
    )
    yield _Style(
        id=LETTERHEAD,
        name="发文机关标志",
        face=XIAOBIAOSONG,
        size=gongwen.LETTERHEAD_SIZE,
        colour=RED,
        before=gongwen.LETTERHEAD_TOP,
        line=twips(gongwen.LETTERHEAD_SIZE),
        across="center",
        off_grid=True,
    )
    yield _Style(
        id=NUMBER,
        name="发文字号",
        across="center",
        tabs=(
            '<w:tabs><w:tab w:val="right" w:pos="'
            f'{twips(gongwen.TYPE_AREA_WIDTH - gongwen.UPWARD_INDENT * CHARACTER)}"/></w:tabs>'
        ),
    )
    yield _Style(id=ATTACHMENTS, name="附件说明", flow=together)
    yield _Style(id=SIGNATURE, name="落款", across="right", flow="<w:keepLines/>")
    yield _Style(id=NOTE, name="附注", indent=_FIRST_LINE)
    yield _Style(
        id=ANNEX_NUMBER,
        name="附件序号",
        face=HEITI,
        flow="<w:keepNext/><w:pageBreakBefore/>",
        follows=ANNEX_TITLE,
    )
    yield _Style(
        id=ANNEX_TITLE,
        name="附件标题",
        face=XIAOBIAOSONG,
        size=gongwen.SIZE_2,
        before=gongwen.LINES_BELOW_ANNEX_NUMBER * one,
        after=gongwen.LINES_BELOW_ANNEX_TITLE * one,
        line=int(gongwen.TITLE_PITCH * 20),
        across="center",
        flow=together,
        off_grid=True,
        level=1,
        follows=BODY,
    )
    yield _Style(
        id=HEADER,
        name="header",
        face=HEITI,
        size=gongwen.SIZE_SMALL_5,
        colour=_MARK_GREY,
        line=240,
        rule="auto",
        across="right",
        off_grid=True,
    )
    yield _Style(
        id=FOOTER,
        name="footer",
        face=SONGTI,
        size=gongwen.PAGE_NUMBER_SIZE,
        line=FOOTER_LINE,
        off_grid=True,
    )


FOOTER_LINE = 360
"""Pitch of the line that holds the page number, in twips; its dash stands in the middle."""


def _heading_styles() -> Iterable[_Style]:
    for level, face in _FACE_OF_LEVEL.items():
        yield _Style(
            id=heading(level),
            name=f"heading {level}",
            face=face,
            indent=_FIRST_LINE,
            level=level,
            flow="<w:keepNext/><w:keepLines/>",
            follows=BODY,
            link=lead(level),
        )


def _cell_styles() -> Iterable[_Style]:
    half = gongwen.LINE_PITCH / 2
    for id_, name, face, across, after in (
        (CELL_LEFT, "表格文字", FANGSONG, "left", 0.0),
        (CELL_CENTRE, "表格居中", FANGSONG, "center", 0.0),
        (CELL_RIGHT, "表格数字", FANGSONG, "right", 0.0),
        (HEAD_CELL, "表头", HEITI, "center", 0.0),
        (TABLE_NOTE, "表注", FANGSONG, "left", half),
    ):
        yield _Style(
            id=id_,
            name=name,
            face=face,
            size=gongwen.SIZE_5,
            after=after,
            line=240,
            rule="auto",
            across=across,
            off_grid=True,
        )
    yield _Style(
        id=CAPTION, name="表题", face=HEITI, across="center", flow="<w:keepNext/>", before=half
    )
    # Word wants a paragraph behind each table; this one is too small to be seen.
    yield _Style(id=AFTER_TABLE, name="表后", size=1, after=half, line=14, off_grid=True)


def _xml(style: _Style) -> str:
    outline = "" if style.level is None else value("outlineLvl", style.level - 1)
    return (
        f'<w:style w:type="paragraph"{_custom(style)} w:styleId="{style.id}">'
        + value("name", style.name)
        + value("basedOn", "Normal")
        + (value("next", style.follows) if style.follows else "")
        + (value("link", style.link) if style.link else "")
        + "<w:qFormat/><w:pPr>"
        + style.flow
        + style.tabs
        + ('<w:snapToGrid w:val="0"/>' if style.off_grid else "")
        + spacing(before=style.before, after=style.after, line=style.line, rule=style.rule)
        + style.indent
        + (value("jc", style.across) if style.across else "")
        + outline
        + f"</w:pPr>{_face(style.face, size=style.size, colour=style.colour)}</w:style>"
    )


def _custom(style: _Style) -> str:
    is_built_in = style.name.split()[0] in {"Title", "heading", "header", "footer"}
    return "" if is_built_in else ' w:customStyle="1"'


def _face(face: str, *, size: float | None = None, colour: str = "") -> str:
    # Digits and letters in the same face: half a character wide, they keep their places.
    measures = ""
    if size is not None:
        measures = value("spacing", _CLOSE_UP if size == SIZE_3 else 0)
        measures += value("sz", round(size * 2)) + value("szCs", round(size * 2))
    return (
        f'<w:rPr><w:rFonts w:ascii="{face}" w:eastAsia="{face}" w:hAnsi="{face}" w:cs="{face}"/>'
        + (value("color", colour) if colour else "")
        + f"{measures}</w:rPr>"
    )


def _defaults() -> str:
    off = "".join(f'<w:{name} w:val="0"/>' for name in ("autoSpaceDE", "autoSpaceDN"))
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FANGSONG}" w:eastAsia="{FANGSONG}" w:hAnsi="{FANGSONG}"'
        f' w:cs="{FANGSONG}"/>{value("sz", round(SIZE_3 * 2))}{value("szCs", round(SIZE_3 * 2))}'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f'<w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct/>{off}'
        f"{spacing()}{value('jc', 'both')}</w:pPr>{_face(FANGSONG, size=SIZE_3)}</w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>'
        "<w:semiHidden/></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="NormalTable">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )


_LEADS = "".join(
    f'<w:style w:type="character" w:customStyle="1" w:styleId="{lead(level)}">'
    f"{value('name', f'{_LEVEL_NAMES[level]}标题引句')}{value('link', heading(level))}<w:qFormat/>"
    f"{_face(face)}</w:style>"
    for level, face in _FACE_OF_LEVEL.items()
)

_SIGNER = (
    f'<w:style w:type="character" w:customStyle="1" w:styleId="{SIGNER}">'
    f"{value('name', '签发人姓名')}{_face(KAITI)}</w:style>"
)


def _rule(side: str, width: float) -> str:
    return f'<w:{side} w:val="single" w:sz="{round(width * 8)}" w:space="0" w:color="auto"/>'


_TABLE_STYLE = (
    f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE}">{value("name", "公文表格")}'
    '<w:basedOn w:val="NormalTable"/><w:qFormat/><w:tblPr><w:tblBorders>'
    + "".join(_rule(side, gongwen.OUTER_RULE) for side in ("top", "left", "bottom", "right"))
    + "".join(_rule(side, gongwen.INNER_RULE) for side in ("insideH", "insideV"))
    + "</w:tblBorders></w:tblPr></w:style>"
)
