"""Signs that no font has, where a paper can do without them (代用符号): a □ is printed, and said.

File names come from elsewhere and say nothing that a reader needs: they must not hold up a paper.
"""

from dataclasses import replace

from reports.document import Block, Document, Paragraph, Row, Table, Title
from reports.font_shelf import printable
from reports.fonts import Face, FontSet, missing_characters

SUBSTITUTE = "□"
_SAID = f"“{SUBSTITUTE}”代替无法印出的字，以电子件为准。"


def with_substitutes(document: Document, fonts: FontSet, *, everywhere: bool = False) -> Document:
    """The same paper as it can be printed: columns of names with □ for what no font has.

    With `everywhere` titles, paragraphs and all columns have it too.
    """
    given = _Substitutes(fonts, everywhere=everywhere)
    annexes = tuple(
        replace(annex, blocks=tuple(map(given.block, annex.blocks))) for annex in document.annexes
    )
    return replace(document, blocks=tuple(map(given.block, document.blocks)), annexes=annexes)


class _Substitutes:
    def __init__(self, fonts: FontSet, *, everywhere: bool) -> None:
        self._fonts, self._everywhere = fonts, everywhere

    def block(self, block: Block) -> Block:
        match block:
            case Table():
                return self._table(block)
            case Title() if self._everywhere:
                return replace(block, text=self._words(block.text, Face.XIAOBIAOSONG))
            case Paragraph() if self._everywhere:
                return replace(block, text=self._words(block.text))
            case _:
                return block

    def _table(self, table: Table) -> Table:
        """The table itself where nothing is missing."""
        of_names = [self._everywhere or column.is_of_names for column in table.columns]
        if not any(of_names):
            return table
        before = list(table.rows())
        after = [self._row(row, of_names) for row in before]
        if after == before:
            return table
        note = "　".join(filter(None, (table.note, _SAID)))
        return replace(table, rows=lambda: after, note=note)

    def _row(self, row: Row, of_names: list[bool]) -> Row:
        return tuple(
            self._words(cell) if is_of_names and isinstance(cell, str) else cell
            for cell, is_of_names in zip(row, of_names, strict=True)
        )

    def _words(self, words: str, face: Face = Face.FANGSONG) -> str:
        missing = missing_characters(printable(words), face, self._fonts)
        return words.translate(dict.fromkeys(map(ord, missing), SUBSTITUTE)) if missing else words
