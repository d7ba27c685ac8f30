"""A Document on paper (PDF): blocks set by GB/T 9704-2012, pages numbered through the annexes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from math import ceil

from reports import gongwen
from reports.charts import draw_one_page
from reports.document import (
    Annex,
    AttachmentList,
    Block,
    Document,
    DocumentNumber,
    Heading,
    Letterhead,
    NewPage,
    Note,
    OnePage,
    Paragraph,
    Signature,
    Table,
    Title,
    letter_of,
)
from reports.fonts import FontSet
from reports.pdf_flow import HAIR, SQUEEZE, place, together
from reports.pdf_head import draw_head
from reports.pdf_imprint import draw_imprint
from reports.pdf_page import TURNED, UPRIGHT, Paper
from reports.pdf_rows import Row, Typesetter
from reports.pdf_table import Counter, draw_table
from reports.substitutes import with_substitutes

# A table goes to the next page together with its heading if there is less than this for it.
_TABLE_BEGINS = 5 * gongwen.LINE_PITCH

_CLOSING = (AttachmentList, Signature, Note)

Progress = Callable[[int, int | None], None]


def render_pdf(document: Document, fonts: FontSet, progress: Progress | None = None) -> bytes:
    """The paper as PDF bytes.

    `progress` is told how many table rows of how many are set (None: not known); an exception
    that it raises ends the work.
    """
    document = with_substitutes(document, fonts)
    paper = Paper(fonts, mark=document.mark)
    counter = Counter(progress, _total(document.tables()))
    paper.begin(TURNED if document.landscape else UPRIGHT)
    _set(paper, document.blocks, counter)
    for annex in document.annexes:
        paper.begin(TURNED if annex.landscape or document.landscape else UPRIGHT)
        _set(paper, annex.blocks, counter, head=annex)
    if document.imprint:
        draw_imprint(paper, document.imprint, is_letter=letter_of(document) is not None)
    counter.tell()
    return paper.finished(
        title=document.title,
        author=document.author,
        subject=document.subject,
        keywords=", ".join(document.keywords),
        day=document.day,
    )


def _set(
    paper: Paper, blocks: Sequence[Block], counter: Counter, *, head: Annex | None = None
) -> None:
    """Set blocks on the present page and those that it takes more."""
    setter = Typesetter(paper.shelf, paper.frame.width)
    waiting = setter.annex_head(head) if head else []
    title = _draw_head(paper, blocks)
    for at, (previous, block) in enumerate(pairwise((None, *blocks)), start=1):
        if isinstance(block, Table):
            place(paper, [*waiting, *_gap_above_table(previous)], below=_TABLE_BEGINS)
            waiting = []
            draw_table(paper, block, counter, below=_closing_height(setter, blocks[at:]))
        elif isinstance(block, NewPage | OnePage):
            place(paper, waiting)
            waiting = []
            _begin_by_itself(paper, block)
        else:
            if isinstance(block, _CLOSING) and waiting:
                # Some of the body stands above a signature, never 此页无正文 (7.3.5.5), and
                # 附件说明, 落款 and 附注 are read together.
                waiting[-1] = replace(waiting[-1], keep=True)
            rows = _rows(setter, block, paper.used if block is title else 0.0)
            is_headed = isinstance(previous, Heading) and isinstance(block, Paragraph)
            waiting += together(rows) if is_headed else rows
    place(paper, waiting)


def _closing_height(setter: Typesetter, blocks: Sequence[Block]) -> float:
    """What closes the paper right below a table: the last row stands on its page (7.3.5.5)."""
    closing = takewhile(lambda block: isinstance(block, _CLOSING), blocks)
    height = sum(row.height for block in closing for row in setter.rows(block))
    # Text goes on at the next line of the page.
    return ceil(SQUEEZE * height / gongwen.LINE_PITCH - HAIR) * gongwen.LINE_PITCH


def _gap_above_table(previous: Block | None) -> list[Row]:
    match previous:
        case Title():
            return [Row(keep=True)]
        case Paragraph() | Heading():
            return [Row(height=gongwen.GAP_ABOVE_TABLE, keep=True)]
        case _:
            return []


def _rows(setter: Typesetter, block: Block | None, head: float) -> list[Row]:
    if isinstance(block, Title) and head:
        return setter.title_below(head, block)
    return setter.rows(block) if block else []


def _draw_head(paper: Paper, blocks: Sequence[Block]) -> Title | None:
    """Draw the head and give the title that stands right below it, in a place of its own.

    Other text keeps to the lines of the page.
    """
    heads = [block for block in blocks if isinstance(block, Letterhead | DocumentNumber)]
    draw_head(paper, heads)
    first = next((block for block in blocks if block not in heads), None)
    if isinstance(first, Title) and heads:
        return first
    paper.used = ceil(paper.used / gongwen.LINE_PITCH - HAIR) * gongwen.LINE_PITCH
    return None


def _begin_by_itself(paper: Paper, block: NewPage | OnePage) -> None:
    if paper.used or isinstance(block, NewPage):
        paper.turn()
    if isinstance(block, NewPage):
        paper.page = 1
    else:
        draw_one_page(paper, block)


def _total(tables: Sequence[Table]) -> int | None:
    """All rows of the paper, when each table knows its own."""
    counts = [table.count for table in tables if table.count is not None]
    return sum(counts) if len(counts) == len(tables) else None
