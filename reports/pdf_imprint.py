"""The imprint (版记) at the foot of the last page (7.4): 抄送, 印发机关, 印发日期 between rules."""

from reports import gongwen
from reports.document import Imprint
from reports.font_shelf import printable
from reports.fonts import Face
from reports.imprint_words import COPIES, copies_words, issue_words
from reports.pdf_page import UPRIGHT, Paper

_SIZE, _PITCH = gongwen.IMPRINT_SIZE, gongwen.IMPRINT_PITCH
_INSET = gongwen.IMPRINT_INDENT * _SIZE


def draw_imprint(paper: Paper, imprint: Imprint, *, is_letter: bool) -> None:
    """Draw it on the last page, or on one more; that of a letter has neither rules nor issuer."""
    copies = _copy_lines(paper, imprint)
    has_issuer = bool(imprint.printed_by or imprint.printed_on) and not is_letter
    height = _PITCH * (len(copies) + has_issuer)
    if not height:
        return
    _find_place(paper, height, is_letter=is_letter)
    foot = UPRIGHT.top - UPRIGHT.height
    for at, (x, line) in enumerate(copies):
        _write(paper, x, foot + height - at * _PITCH, line)
    if has_issuer:
        _write_issuer(paper, imprint, foot + _PITCH)
    if not is_letter:
        inner = [foot + _PITCH] if copies and has_issuer else []
        _rule(paper, [foot + height, foot], gongwen.OUTER_RULE)
        _rule(paper, inner, gongwen.INNER_RULE)


def _find_place(paper: Paper, height: float, *, is_letter: bool) -> None:
    """The last face of the last sheet: papers are printed on both sides, so an even page.

    An empty page before it, and then its own, carry no number (7.5). A letter has no such rule.
    """
    is_full = paper.frame.turned or paper.room < height
    if not is_full and (is_letter or paper.page % 2 == 0):
        return
    paper.begin(UPRIGHT)
    if not is_letter and paper.page % 2:
        paper.hide_number()
        paper.begin(UPRIGHT)
        paper.hide_number()


def _copy_lines(paper: Paper, imprint: Imprint) -> list[tuple[float, str]]:
    """抄送 one character in from both sides, turned over under the first name (7.4.2)."""
    words = printable(copies_words(imprint))
    if not words:
        return []
    hanging = _INSET + len(COPIES) * _SIZE
    measure = (UPRIGHT.width - hanging - _INSET) / _SIZE
    lines = paper.shelf.lines([(words, Face.FANGSONG)], measure)
    first, *others = (words[line.start : line.end] for line in lines)
    return [(_INSET, COPIES + first), *((hanging, line) for line in others)]


def _write_issuer(paper: Paper, imprint: Imprint, top: float) -> None:
    _write(paper, _INSET, top, printable(imprint.printed_by))
    words = issue_words(imprint)
    width = paper.shelf.ems(words, Face.FANGSONG) * _SIZE
    _write(paper, UPRIGHT.width - _INSET - width, top, words)


def _write(paper: Paper, x: float, top: float, words: str) -> None:
    y = top - (_PITCH - _SIZE) / 2 - gongwen.ABOVE_BASELINE * _SIZE
    paper.text(UPRIGHT.left + x, y, [words], Face.FANGSONG, _SIZE)


def _rule(paper: Paper, heights: list[float], width: float) -> None:
    paper.rules([(UPRIGHT.left, y, UPRIGHT.right, y) for y in heights], width)
