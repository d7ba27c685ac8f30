"""What a file holds before it is understood: its lines and its tables, whatever its format."""

from dataclasses import dataclass

REVISIONS = "文档里有未接受的修订：插入的文字按正文读入，删除的文字没有读入，请核对。"
FORMAT_REVISIONS = "文档里有未接受的格式修订，文字照常读入。"
COMMENTS = "文档里有批注，没有读入。"
HIDDEN = "文档里有隐藏文字，没有读入。"
"""Warnings of a Word file that is still being worked on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A line as the clerk sees it (原文的一行); `number` counts from 1 through the whole file.

    `place` says where it stands when lines are not what one counts there (第3页, “表1”第5行).
    `lead` is how many of its first signs are printed bold as the title of the rest, else 0.
    """

    number: int
    text: str
    place: str = ""
    lead: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Cells that are one cell (合并单元格): rows and columns from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table as it stands in the file (表格), each row with one text per column.

    Row r is line `first_line` + r of the source. Of merged cells the first holds the text and
    the others are empty. Numbers and dates are texts as the file shows them ("2.10", 2023/6/30).
    """

    name: str
    first_line: int
    rows: tuple[tuple[str, ...], ...]
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Lines and tables of one file; the rows of a table are lines too (cells joined by tabs).

    `warnings` tell what the file could not give whole, in sentences for the clerk.
    """

    lines: tuple[SourceLine, ...]
    grids: tuple[Grid, ...] = ()
    warnings: tuple[str, ...] = ()
