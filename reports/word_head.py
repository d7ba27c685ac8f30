"""The head of a Word paper (版头): 发文机关标志, 发文字号, 签发人 and the red line."""

from collections.abc import Iterator

from reports import gongwen
from reports import word_styles as styles
from reports.document import DocumentNumber, Letterhead
from reports.signature_place import signer_rows
from reports.title_rows import ascii_ems
from reports.word_letter import letterhead_size
from reports.word_style_xml import CHARACTER, indent, lines, spacing
from reports.word_xml import paragraph, run, twips, value

_LABEL = "签发人："


def letterhead_xml(letterhead: Letterhead, *, has_line: bool) -> Iterator[str]:
    """发文机关标志, with the red line when no number follows; that of a letter is in the margin."""
    if letterhead.is_letter:
        return
    size = letterhead_size(letterhead.office, gongwen.LETTERHEAD_SIZE)
    smaller = room = ""
    if size < gongwen.LETTERHEAD_SIZE:
        # The line as well, or the mark would stand lower than it should.
        room = spacing(before=gongwen.LETTERHEAD_TOP, line=twips(size))
        smaller = value("sz", int(size * 2)) + value("szCs", int(size * 2))
    rule = _red_line() if has_line else ""
    shown = run(letterhead.office, properties=smaller)
    yield paragraph(styles.LETTERHEAD, shown, properties=rule + room)


def number_xml(number: DocumentNumber, head: Letterhead | None) -> Iterator[str]:
    """文号 in the middle; on a paper that goes upward to the left, 签发人 to the right."""
    if head and head.is_letter:
        yield paragraph(styles.NUMBER, run(number.number), properties=value("jc", "right"))
        return
    rule, before = (_red_line(), gongwen.LINES_ABOVE_NUMBER) if head else ("", 0)
    room = spacing(before=lines(before))
    if number.signer is None:
        yield paragraph(styles.NUMBER, run(number.number), properties=rule + room)
        return
    *earlier, last = signer_rows(number.signer)
    tabs = _tabs(max(map(ascii_ems, (*earlier, last))))
    left = value("jc", "left")
    for at, names in enumerate(earlier):
        label = f"\t{_LABEL}" if at == 0 else "\t\t"
        shown = run(label) + _names(names)
        yield paragraph(styles.NUMBER, shown, properties=tabs + room + left)
        room = spacing()
    label = "\t\t" if earlier else f"\t{_LABEL}"
    # The first line alone is indented: the red line keeps the whole width.
    inset = indent(firstLine=gongwen.UPWARD_INDENT)
    yield paragraph(
        styles.NUMBER,
        run(number.number + label) + _names(last),
        properties=rule + tabs + room + inset + left,
    )


def _names(names: str) -> str:
    return run(names, style=styles.SIGNER)


def _tabs(widest: float) -> str:
    """Where the label begins and, below each other, the rows of names."""
    names = gongwen.TYPE_AREA_WIDTH - (gongwen.UPWARD_INDENT + widest) * CHARACTER
    places = (names - len(_LABEL) * CHARACTER, names)
    stops = "".join(f'<w:tab w:val="left" w:pos="{twips(place)}"/>' for place in places)
    return f"<w:tabs>{stops}</w:tabs>"


def _red_line() -> str:
    # In eighths of a point, and in points below the text.
    width = round(gongwen.RED_LINE_WIDTH * 8)
    below = round(gongwen.RED_LINE_BELOW_NUMBER)
    return (
        f'<w:pBdr><w:bottom w:val="single" w:sz="{width}" w:space="{below}"'
        f' w:color="{styles.RED}"/></w:pBdr>'
    )
