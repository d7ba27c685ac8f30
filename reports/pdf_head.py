"""The head of a paper (版头): 发文机关标志, 发文字号, 签发人, the red line; that of a letter."""

from collections.abc import Sequence

from reports import gongwen
from reports.document import DocumentNumber, Letterhead
from reports.font_shelf import printable
from reports.fonts import Face
from reports.pdf_page import BLACK, Paper
from reports.signature_place import signer_rows

_SIZE = gongwen.SIZE_3
_LEAD = (gongwen.LINE_PITCH - _SIZE) / 2
_RED = "{:g} {:g} {:g}".format(*gongwen.RED)


def draw_head(paper: Paper, blocks: Sequence[Letterhead | DocumentNumber]) -> None:
    """Draw what there is of a head; without 发文机关标志 nothing is red.

    What follows begins where the head ends, mostly between two lines of the page.
    """
    letterhead = next((block for block in blocks if isinstance(block, Letterhead)), None)
    number = next((block for block in blocks if isinstance(block, DocumentNumber)), None)
    if letterhead and letterhead.is_letter:
        _draw_letter(paper, printable(letterhead.office), number)
        return
    if letterhead:
        _draw_mark(paper, printable(letterhead.office))
    if number:
        _draw_number(paper, number)
    if letterhead:
        _draw_red_line(paper)


def _draw_mark(paper: Paper, office: str) -> None:
    size = _draw_office(
        paper, office, gongwen.LETTERHEAD_SIZE, paper.frame.top - gongwen.LETTERHEAD_TOP
    )
    paper.used = gongwen.LETTERHEAD_TOP + size
    paper.used += gongwen.LINES_ABOVE_NUMBER * gongwen.LINE_PITCH


def _draw_office(paper: Paper, office: str, largest: float, top: float) -> float:
    """The office in red in the middle of the paper's type area; gives its size."""
    ems = paper.shelf.ems(office, Face.XIAOBIAOSONG)
    size = min(largest, gongwen.LETTERHEAD_WIDTH / max(ems, 1.0))
    x = paper.frame.left + (paper.frame.width - ems * size) / 2
    paper.coloured(gongwen.RED)
    paper.text(x, top - gongwen.ABOVE_BASELINE * size, [office], Face.XIAOBIAOSONG, size)
    paper.coloured(BLACK)
    return size


def _draw_number(paper: Paper, number: DocumentNumber) -> None:
    """文号 centred; on a paper that goes upward to the left, 签发人 to the right."""
    is_alone = not paper.used
    paper.used += _LEAD * is_alone
    frame, inset = paper.frame, gongwen.UPWARD_INDENT * gongwen.CHARACTER_PITCH
    words = printable(number.number)
    if number.signer is None:
        x = (frame.width - paper.shelf.ems(words, Face.FANGSONG) * _SIZE) / 2
        _line(paper, x, words)
    else:
        _draw_signers(paper, printable(number.signer))
        _line(paper, inset, words)
    paper.used += _SIZE + _LEAD * is_alone


def _draw_signers(paper: Paper, signer: str) -> None:
    """签发人 to the right; rows of names begin below each other, the last one on the open line."""
    label, rows = "签发人：", signer_rows(signer)
    inset = gongwen.UPWARD_INDENT * gongwen.CHARACTER_PITCH
    widest = max(paper.shelf.ems(row, Face.KAITI) for row in rows)
    x = paper.frame.width - inset - widest * _SIZE
    _line(paper, x - paper.shelf.ems(label, Face.FANGSONG) * _SIZE, label)
    for at, row in enumerate(rows):
        paper.used += gongwen.LINE_PITCH * bool(at)
        _line(paper, x, row, Face.KAITI)


def _line(paper: Paper, x: float, words: str, face: Face = Face.FANGSONG) -> None:
    y = paper.frame.top - paper.used - gongwen.ABOVE_BASELINE * _SIZE
    paper.text(paper.frame.left + x, y, [words], face, _SIZE)


def _draw_red_line(paper: Paper) -> None:
    """The red line, as wide as the type area."""
    paper.used += gongwen.RED_LINE_BELOW_NUMBER
    width, left, right = gongwen.RED_LINE_WIDTH, paper.frame.left, paper.frame.right
    _draw_rule(paper, left, right, paper.frame.top - paper.used - width / 2, width)
    paper.used += width


def _draw_letter(paper: Paper, office: str, number: DocumentNumber | None) -> None:
    """信函格式 (10.1): the office at the head of the sheet, double red rules, the number below."""
    top = gongwen.PAGE_HEIGHT - gongwen.LETTER_MARK_TOP
    size = _draw_office(paper, office, gongwen.LETTER_MARK_SIZE, top)
    upper = top - size - gongwen.LETTER_RULE_BELOW_MARK
    thick, thin = gongwen.LETTER_THICK, gongwen.LETTER_THIN
    _draw_double_rule(paper, upper, first=thick, second=thin)
    foot = gongwen.LETTER_RULE_FROM_FOOT + gongwen.LETTER_RULES
    _draw_double_rule(paper, foot, first=thin, second=thick)
    paper.hide_number()
    below = upper - gongwen.LETTER_RULES
    if number:
        words = printable(number.number)
        below -= gongwen.LETTER_NUMBER_BELOW_RULE
        paper.used = paper.frame.top - below
        _line(paper, paper.frame.width - paper.shelf.ems(words, Face.FANGSONG) * _SIZE, words)
        below -= _SIZE + _LEAD
    paper.used = paper.frame.top - below


def _draw_double_rule(paper: Paper, top: float, *, first: float, second: float) -> None:
    left = gongwen.LETTER_RULE_LEFT
    right = left + gongwen.LETTER_RULE_WIDTH
    _draw_rule(paper, left, right, top - first / 2, first)
    _draw_rule(paper, left, right, top - first - gongwen.LETTER_GAP - second / 2, second)


def _draw_rule(paper: Paper, left: float, right: float, y: float, width: float) -> None:
    paper.draw(f"{_RED} RG {width:.3f} w {left:.2f} {y:.2f} m {right:.2f} {y:.2f} l S")
