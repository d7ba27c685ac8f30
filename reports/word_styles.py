"""Styles of a Word paper (样式) by GB/T 9704-2012.

Built-in styles keep their names, so that the navigation pane and a table of contents work.
"""

from collections.abc import Iterable

from reports import gongwen
from reports.word_style_xml import (
    CHARACTER,
    FANGSONG,
    HEITI,
    KAITI,
    SIZE_3,
    SONGTI,
    XIAOBIAOSONG,
    Style,
    face_xml,
    lines,
    spacing,
    style_xml,
)
from reports.word_xml import part, twips, value

TITLE, ADDRESSEE, BODY = "Title", "Addressee", "GongwenBody"
BELOW_TITLE = "BelowTitle"
LETTERHEAD, NUMBER, SIGNER = "Letterhead", "DocumentNumber", "SignerName"
ATTACHMENTS, SIGNATURE, NOTE = "AttachmentList", "SignatureBlock", "ContactNote"
ANNEX_NUMBER, ANNEX_TITLE = "AnnexNumber", "AnnexTitle"
CAPTION, TABLE_NOTE, HEAD_CELL = "TableCaption", "TableNote", "HeadCell"
IMPRINT = "Imprint"
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
        "styles",
        _defaults() + "".join(map(style_xml, everything)) + _LEADS + _SIGNER + _TABLE_STYLE,
    )


def _paragraph_styles() -> Iterable[Style]:
    one = lines(1)
    together = "<w:keepNext/><w:keepLines/>"
    yield Style(id=BODY, name="公文正文", indent=_FIRST_LINE)
    yield Style(
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
    yield Style(id=BELOW_TITLE, name="稿本标注", face=KAITI, across="center", flow="<w:keepNext/>")
    yield Style(
        id=ADDRESSEE,
        name="主送机关",
        before=gongwen.LINES_ABOVE_ADDRESSEE * one,
        follows=BODY,
    )
    yield Style(
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
    yield Style(
        id=NUMBER,
        name="发文字号",
        across="center",
    )
    yield Style(id=ATTACHMENTS, name="附件说明", flow=together)
    yield Style(id=SIGNATURE, name="落款", across="right", flow="<w:keepLines/>")
    yield Style(id=NOTE, name="附注", indent=_FIRST_LINE)
    yield Style(
        id=IMPRINT,
        name="版记",
        size=gongwen.IMPRINT_SIZE,
        line=twips(gongwen.IMPRINT_PITCH),
        off_grid=True,
    )
    yield Style(
        id=ANNEX_NUMBER,
        name="附件序号",
        face=HEITI,
        flow="<w:keepNext/><w:pageBreakBefore/>",
        follows=ANNEX_TITLE,
    )
    yield Style(
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
    yield Style(
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
    yield Style(
        id=FOOTER,
        name="footer",
        face=SONGTI,
        size=gongwen.PAGE_NUMBER_SIZE,
        line=FOOTER_LINE,
        off_grid=True,
    )


FOOTER_LINE = 360
"""Pitch of the line that holds the page number, in twips; its dash stands in the middle."""


def _heading_styles() -> Iterable[Style]:
    for level, face in _FACE_OF_LEVEL.items():
        yield Style(
            id=heading(level),
            name=f"heading {level}",
            face=face,
            indent=_FIRST_LINE,
            level=level,
            flow="<w:keepNext/><w:keepLines/>",
            follows=BODY,
            link=lead(level),
        )


def _cell_styles() -> Iterable[Style]:
    small = gongwen.SIZE_SMALL_5
    for id_, name, face, across, size in (
        (CELL_LEFT, "表格文字", FANGSONG, "left", gongwen.SIZE_5),
        (CELL_CENTRE, "表格居中", FANGSONG, "center", gongwen.SIZE_5),
        (CELL_RIGHT, "表格数字", FANGSONG, "right", gongwen.SIZE_5),
        (HEAD_CELL, "表头", HEITI, "center", gongwen.SIZE_5),
        (TABLE_NOTE, "表注", FANGSONG, "left", small),
    ):
        yield Style(
            id=id_,
            name=name,
            face=face,
            size=size,
            after=gongwen.NOTE_GAP if id_ == TABLE_NOTE else 0,
            line=240,
            rule="auto",
            across=across,
            off_grid=True,
        )
    yield Style(
        id=CAPTION,
        name="表题",
        face=HEITI,
        size=gongwen.SIZE_SMALL_4,
        line=twips(gongwen.CAPTION_PITCH),
        across="center",
        flow="<w:keepNext/>",
        off_grid=True,
    )
    # Word wants a paragraph behind each table; this one is too small to be seen.
    yield Style(
        id=AFTER_TABLE, name="表后", size=1, after=gongwen.LINE_PITCH / 2, line=14, off_grid=True
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
        f"{spacing()}{value('jc', 'both')}</w:pPr>{face_xml(FANGSONG, size=SIZE_3)}</w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>'
        "<w:semiHidden/></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="NormalTable">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )


_LEADS = "".join(
    f'<w:style w:type="character" w:customStyle="1" w:styleId="{lead(level)}">'
    f"{value('name', f'{_LEVEL_NAMES[level]}标题引句')}{value('link', heading(level))}<w:qFormat/>"
    f"{face_xml(face)}</w:style>"
    for level, face in _FACE_OF_LEVEL.items()
)

_SIGNER = (
    f'<w:style w:type="character" w:customStyle="1" w:styleId="{SIGNER}">'
    f"{value('name', '签发人姓名')}{face_xml(KAITI)}</w:style>"
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
