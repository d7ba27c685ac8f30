"""A list of tasks while tables are read into it: its chapters, what was cut, what is doubtful."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from model.reading.clean import WARNING
from model.reading.document import Finding, Removed
from model.reading.table_items import TableItemDraft

Level = tuple[str, str]  # number ("" for none) and title


@dataclass(slots=True)
class ChapterDraft:
    """A chapter; beside each task stands whether the first of its units leads."""

    level: Level
    line: int
    items: list[tuple[TableItemDraft, bool]] = field(default_factory=list)


@dataclass(slots=True)
class Listing:
    """What the tables read so far give; `sections` are the headings that reach down from above."""

    whole_title: str
    chapters: list[ChapterDraft] = field(default_factory=list)
    sections: list[Level] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    doubts: dict[str, list[int]] = field(default_factory=dict)
    without_unit: list[int] = field(default_factory=list)
    rows_with_unit: int = 0

    def findings(self) -> Iterator[Finding]:
        """One for each kind of doubt; tasks without a unit count where most have one."""
        doubts = dict(self.doubts)
        if self.without_unit and self.rows_with_unit >= len(self.without_unit):
            doubts["没有责任单位"] = self.without_unit
        for words, lines in doubts.items():
            shown = "、".join(map(str, lines[:_MOST_NAMED]))
            more = f"等 {len(lines)} 行" if len(lines) > _MOST_NAMED else "行"
            message = f"表格第{shown}{more}{words}，请核对。"
            yield Finding(severity=WARNING, line=lines[0], message=message)


_MOST_NAMED = 5
