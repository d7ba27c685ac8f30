"""A paper as plain text (纸面文字): its paragraphs, its tables and what its head and foot say.

The ledger's own Document and a signed file are both brought into this form, so that they are held
against each other alike.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTable:
    """A table: its name, its headings, its rows as words."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperElements:
    """What head and foot of an official paper say (公文要素); empty where it is not, or blank."""

    title: str = ""
    addressee: str = ""
    doc_number: str = ""
    signer: str = ""
    day: str = ""
    printed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperText:
    """A paper in order; `lines` leaves out what stands in `elements` and in the tables."""

    lines: tuple[str, ...]
    tables: tuple[PaperTable, ...] = ()
    elements: PaperElements = field(default_factory=PaperElements)
