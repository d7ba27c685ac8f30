"""The head of a paper (版头): 发文机关标志, 发文字号, 签发人 and the red line."""

from collections.abc import Sequence
from math import ceil

from reports import gongwen
from reports.document import DocumentNumber, Letterhead
from reports.font_shelf import printable
from reports.fonts import Face
from reports.pdf_page import BLACK, Paper

_SIZE = gongwen.SIZE_3


def draw_head(paper: Paper, blocks: Sequence[Letterhead | DocumentNumber]) -> None:
    """Draw what there is of a head; without 发文机关标志 nothing is red."""
    for block in blocks:
        if isinstance(block, Letterhead):
            _draw_letterhead(paper, printable(block.office))
        else:
            _draw_number(paper, block)
    if any(isinstance(block, Letterhead) for block in blocks):
        _draw_red_line(paper)


def _draw_letterhead(paper: Paper, office: str) -> None:
    ems = paper.shelf.ems(office, Face.XIAOBIAOSONG)
    size = min(gongwen.LETTERHEAD_SIZE, gongwen.LETTERHEAD_WIDTH / ems)
    x = paper.frame.left + (paper.frame.width - ems * size) / 2
    y = paper.frame.top - gongwen.LETTERHEAD_TOP - gongwen.ABOVE_BASELINE * size
    paper.coloured(gongwen.RED)
    paper.text(x, y, [office], Face.XIAOBIAOSONG, size)
    paper.coloured(BLACK)
    paper.used = gongwen.LETTERHEAD_TOP + size
    paper.used += gongwen.LINES_ABOVE_NUMBER * gongwen.LINE_PITCH


def _draw_number(paper: Paper, number: DocumentNumber) -> None:
    """文号 centred; on a paper that goes upward to the left, 签发人 to the right."""
    words = printable(number.number)
    frame, inset = paper.frame, gongwen.UPWARD_INDENT * gongwen.CHARACTER_PITCH
    y = frame.top - paper.used - gongwen.ABOVE_BASELINE * _SIZE
    if number.signer is None:
        x = frame.left + (frame.width - paper.shelf.ems(words, Face.FANGSONG) * _SIZE) / 2
        paper.text(x, y, [words], Face.FANGSONG, _SIZE)
    else:
        paper.text(frame.left + inset, y, [words], Face.FANGSONG, _SIZE)
        label, name = "签发人：", printable(number.signer)
        name_x = frame.right - inset - paper.shelf.ems(name, Face.KAITI) * _SIZE
        label_x = name_x - paper.shelf.ems(label, Face.FANGSONG) * _SIZE
        paper.text(label_x, y, [label], Face.FANGSONG, _SIZE)
        paper.text(name_x, y, [name], Face.KAITI, _SIZE)
    paper.used += _SIZE if paper.used else gongwen.LINE_PITCH


def _draw_red_line(paper: Paper) -> None:
    """The red line, as wide as the type area; what follows keeps to the lines of the page."""
    below = paper.used + gongwen.RED_LINE_BELOW_NUMBER
    y = paper.frame.top - below
    red = " ".join(f"{part:g}" for part in gongwen.RED)
    width, left, right = gongwen.RED_LINE_WIDTH, paper.frame.left, paper.frame.right
    paper.draw(f"{red} RG {width:.3f} w {left:.2f} {y:.2f} m {right:.2f} {y:.2f} l S")
    paper.used = ceil(below / gongwen.LINE_PITCH) * gongwen.LINE_PITCH
