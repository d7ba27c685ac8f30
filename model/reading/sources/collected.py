"""Lines and tables as a reader of a format finds them, one after another → a Source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from model.errors import UnreadableDocumentError
from model.reading.source import Grid, Merge, Source, SourceLine

MAX_COLUMNS = 200
MAX_ROWS = 20_000
"""Rows of all tables of one file together."""
MAX_LINES = 100_000


@dataclass(slots=True)
class Collected:
    """What was found so far; `finish` gives the Source."""

    lines: list[SourceLine] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    _rows: int = 0
    _has_lost_signs: bool = False

    def add_line(self, text: str, *, place: str = "", lead: int = 0) -> None:
        """The next line; one without any sign is left out, since no paper counts it."""
        shown = self._whole(text.strip())
        if not shown:
            return
        if len(self.lines) >= MAX_LINES:
            raise too_long()
        lead = max(0, lead - (len(text) - len(text.lstrip())))
        number = len(self.lines) + 1
        is_title = 0 < lead < len(shown)
        self.lines.append(SourceLine(number=number, text=shown, place=place, lead=lead * is_title))

    def add_grid(
        self, rows: Sequence[Sequence[str]], merges: Sequence[Merge], *, places: Sequence[str] = ()
    ) -> None:
        """The next table; its rows are lines too. `places` names each row, else 表1第5行."""
        self._rows += len(rows)
        if self._rows > MAX_ROWS or any(len(row) > MAX_COLUMNS for row in rows):
            raise too_long()
        name = f"表{len(self.grids) + 1}"
        first = len(self.lines) + 1
        width = max(map(len, rows))
        whole = [
            tuple(self._whole(cell.strip()) for cell in (*row, *[""] * (width - len(row))))
            for row in rows
        ]
        for at, row in enumerate(whole):
            place = f"{places[at]}，" if places else ""
            text = "\t".join(_LINE_END.sub(" ", cell) for cell in row)
            self.lines.append(
                SourceLine(number=first + at, text=text, place=f"{place}{name}第{at + 1}行")
            )
        self.grids.append(
            Grid(name=name, first_line=first, rows=tuple(whole), merges=tuple(merges))
        )

    def warn(self, sentence: str) -> None:
        """A sentence for the clerk, once."""
        if sentence not in self.warnings:
            self.warnings.append(sentence)

    def finish(self) -> Source:
        """All that was found."""
        if self._has_lost_signs:
            self.warn("有的字在文件里已经丢失，读出来是“□”，请对照原件核对这些地方。")
        return Source(
            lines=tuple(self.lines), grids=tuple(self.grids), warnings=tuple(self.warnings)
        )

    def _whole(self, text: str) -> str:
        """The text without signs that stand for no character."""
        if _NO_TEXT.search(text):
            self._has_lost_signs = self._has_lost_signs or _LOST.search(text) is not None
            text = _NO_TEXT.sub("", _LOST.sub("□", text))
        return text


def too_long() -> UnreadableDocumentError:
    """The refusal of what no office would send."""
    return UnreadableDocumentError(
        "这个文件的正文或表格过大（正文超过 10 万行，或表格超过 20000 行、200 列），"
        "不像一份来文，什么也没有导入；请只保留任务正文和任务表，另存后再选择。"
    )


_LINE_END = re.compile(r"[\r\n\v\f\x85\u2028\u2029]+")
_LOST = re.compile("[\ufffd\ud800-\udfff]")
_NO_TEXT = re.compile("[\\x00-\\x08\\x0e-\\x1f\\x7f\ufffd\ufffe\uffff\ud800-\udfff]")
