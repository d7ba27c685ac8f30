"""A report as a value: blocks that carry meaning and tables of typed cells, never millimetres.

PDF, Word and Excel each render the same Document without clock, database or folder.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from model.words import Lamp

Cell = str | int | Decimal | date | None
Row = tuple[Cell, ...]


class ColumnKind(StrEnum):
    """What the cells of a column hold, from which each renderer takes alignment and format."""

    TEXT = "text"
    LABEL = "label"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    LAMP = "lamp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its heading, what it holds, and its share of the width (in 5号 characters).

    TEXT is flush left and wraps, LABEL is a short centred word, a LAMP cell holds the word of a
    lamp and carries its shape and colour too. A PERCENT cell holds a fraction: 0.5 shows as 50%.
    A firm column never gives way: what it holds must not be parted. One of names that others gave,
    such as those of files, is printed with □ for signs that no font has.
    """

    heading: str
    kind: ColumnKind = ColumnKind.TEXT
    width: float = 8.0
    is_firm: bool = False
    is_of_names: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A typed table; `rows` gives a fresh iterator at each call, so a ledger may page through it.

    `caption` stands above the table with `subtitle` (数据截止日, how much it is, what was looked
    for) under it, so that neither is ever parted from the table; `note` (legend) stands below.
    `on_new_page` begins it at the head of a page; `size` is the size of letters (points) that a
    reader asked for, None what fits best. `count` is the number of rows when it is known, for a
    progress bar. `merge_repeats` names the leading columns whose equal neighbours a reader should
    see as one (the first is printed, repeats stay blank on paper); in a workbook every cell keeps
    its value, so that it can be filtered. One that `closes_up` gives its cells less room in a PDF
    where that saves a page.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterable[Row]]
    caption: str | None = None
    subtitle: str | None = None
    note: str | None = None
    on_new_page: bool = False
    size: float | None = None
    count: int | None = None
    merge_repeats: int = 0
    closes_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """发文机关标志 with the red line, printed only when the office switches it on.

    A letter (函) has its own form: the double red lines of 信函格式 (GB/T 9704, 10.1).
    """

    office: str
    is_letter: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNumber:
    """发文字号, and 签发人 for a paper that goes upward; blank parts stay visibly blank."""

    number: str
    signer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """标题, broken into rows between words only; `below` it, in brackets, 送审稿 or 第2次."""

    text: str
    below: str | None = None


@dataclass(frozen=True, slots=True)
class Addressee:
    """主送机关, without its colon."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of level 1 一、 · 2 （一） · 3 1. · 4 （1）, its number included in `text`."""

    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Body text; `lead` is a heading of `lead_level` that opens the same paragraph."""

    text: str
    lead: str | None = None
    lead_level: int = 2


@dataclass(frozen=True, slots=True)
class AttachmentList:
    """附件说明: the names of the annexes below the body."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """落款: the office and the date; without a date its place stays blank for the hand.

    `has_seal` leaves the place that a seal (印章) takes; it is never drawn.
    """

    office: str
    day: date | None
    has_seal: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """附注 in round brackets: contact and telephone."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """版记 at the foot of the last page: 抄送 (none upward), 印发机关 and 印发日期."""

    copies_to: tuple[str, ...] = ()
    printed_by: str = ""
    printed_on: date | None = None


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows is handed out by itself: a new page, whose number is 1 again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A headline figure (关键数字) with the word above it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Headline figures in one row, with a sentence below them."""

    figures: tuple[KeyFigure, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A line of a bar chart: its name, the parts of its bar, and the same in words."""

    label: str
    parts: tuple[int, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """Bars that lie (条形图), each cut by the lamps of what it counts and told in words beside it.

    All bars are of one length: they compare how far each has come, the words say how much it is.
    `note` says in small letters how it is counted.
    """

    title: str
    note: str
    lamps: tuple[Lamp, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """A few lines under a heading; `more` says, after 另有n项, where those without room stand."""

    title: str
    lines: tuple[str, ...]
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnePage:
    """A paper that never takes a second page (一页纸): what is too long gives way, and says so."""

    title: str
    subtitle: str
    blocks: tuple[Figures | BarChart | Points, ...]


Block = (
    Letterhead
    | DocumentNumber
    | Title
    | Addressee
    | Heading
    | Paragraph
    | AttachmentList
    | Signature
    | Note
    | Table
    | NewPage
    | OnePage
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """附件: begins on a new page; a wide one is printed landscape."""

    number: int | None
    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole paper: body blocks, then annexes; `mark` is repeated in the margin of every page.

    `author` and `subject` go into the properties of the file. `landscape` turns the body too
    (a ledger printed by itself). `imprint` stands at the foot of its last page. `day` is the
    数据截止日, by which a PDF is dated: no clock is asked.
    """

    title: str
    blocks: tuple[Block, ...]
    annexes: tuple[Annex, ...] = ()
    author: str = ""
    subject: str = ""
    mark: str | None = None
    landscape: bool = False
    keywords: tuple[str, ...] = field(default=())
    imprint: Imprint | None = None
    day: date | None = None

    def tables(self) -> tuple[Table, ...]:
        """All tables of the paper in order, those of the annexes included."""
        annexed = (block for annex in self.annexes for block in annex.blocks)
        return tuple(block for block in (*self.blocks, *annexed) if isinstance(block, Table))


def letter_of(document: Document) -> Letterhead | None:
    """The head of the paper when it is a letter (函) in the form of one (信函格式)."""
    heads = (block for block in document.blocks if isinstance(block, Letterhead))
    return next((head for head in heads if head.is_letter), None)
