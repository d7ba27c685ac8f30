"""How a style of a Word paper is written, and the faces and lengths that all of them share."""

from dataclasses import dataclass

from reports import gongwen
from reports.word_xml import twips, value

XIAOBIAOSONG = "方正小标宋简体"
HEITI = "黑体"
KAITI = "楷体_GB2312"
FANGSONG = "仿宋_GB2312"
SONGTI = "宋体"

# Word knows half points only: 3号 is its usual 16 points, closed up so that 28 fill a line. (A grid
# of characters would do the same in Word, but LibreOffice sets the text wide apart on it.) The
# grid names its pitch all the same, in 1/4096 of a point, so that page set-up shows 22 × 28.
SIZE_3 = 16.0
_CLOSE_UP = int((gongwen.CHARACTER_PITCH - SIZE_3) * 20 - 1)
# Rounded down, or the last line of a page would not fit: 28.95 points.
LINE = int(gongwen.LINE_PITCH * 20)
CHARACTER = SIZE_3 + _CLOSE_UP / 20
CHARACTER_SPACE = round((gongwen.CHARACTER_PITCH - SIZE_3) * 4096)


def lines(count: float) -> float:
    """The height of so many lines of the page, in points."""
    return count * LINE / 20


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
class Style:
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
    off_grid: bool = False
    follows: str = ""
    link: str = ""


def style_xml(style: Style) -> str:
    outline = "" if style.level is None else value("outlineLvl", style.level - 1)
    return (
        f'<w:style w:type="paragraph"{_custom(style)} w:styleId="{style.id}">'
        + value("name", style.name)
        + value("basedOn", "Normal")
        + (value("next", style.follows) if style.follows else "")
        + (value("link", style.link) if style.link else "")
        + "<w:qFormat/><w:pPr>"
        + style.flow
        + ('<w:snapToGrid w:val="0"/>' if style.off_grid else "")
        + spacing(before=style.before, after=style.after, line=style.line, rule=style.rule)
        + style.indent
        + (value("jc", style.across) if style.across else "")
        + outline
        + f"</w:pPr>{face_xml(style.face, size=style.size, colour=style.colour)}</w:style>"
    )


def _custom(style: Style) -> str:
    is_built_in = style.name.split()[0] in {"Title", "heading", "header", "footer"}
    return "" if is_built_in else ' w:customStyle="1"'


def face_xml(face: str, *, size: float | None = None, colour: str = "") -> str:
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
