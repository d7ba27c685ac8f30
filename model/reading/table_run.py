"""The rows of one table, read one after another into the chapters of a list."""

from collections.abc import Sequence
from dataclasses import replace

from model.reading.document import Removed
from model.reading.sentences import Sentence, ends_sentence
from model.reading.table_items import RowSentence, TableItemDraft
from model.reading.table_levels import numbered_columns, table_columns
from model.reading.table_listing import Listing
from model.reading.table_mapping import TableMapping
from model.reading.table_numbers import leading_number
from model.reading.table_path import TablePath
from model.reading.table_rows import RowKind, TableRow
from model.reading.table_units import UnitCell
from model.reading.table_words import CellWords, cell_words, full_width, in_one_line, is_counted


class TableRun:
    """The state while the rows of one table are read."""

    def __init__(
        self,
        listing: Listing,
        rows: Sequence[TableRow],
        mapping: TableMapping,
        headings: Sequence[str],
        sheet: str,
    ) -> None:
        self._listing, self._rows, self._mapping = listing, rows, mapping
        self._headings = headings
        self._columns = table_columns(mapping)
        self._path = TablePath(listing, self._columns, numbered_columns(rows, self._columns), sheet)
        self._full = {c: full_width(self._texts(c)) for c in self._columns.words}
        self._ends = {c: _mostly_ended(self._texts(c)) for c in self._columns.words}
        self._item: TableItemDraft | None = None
        self._item_words = ""
        self._last: list[RowSentence] = []
        self._waiting: list[TableRow] = []

    def run(self) -> None:
        for row in self._rows:
            match row.kind:
                case RowKind.LEFT_OUT:
                    self._leave_out(row)
                case RowKind.SECTION:
                    self._open_section(row)
                case RowKind.TASK:
                    self._take(row)
                case RowKind.MORE:
                    self._add_to_last(row)
        self._close_item()

    def _texts(self, column: int) -> list[str]:
        return [row.cells[column].text for row in self._rows if row.begins(column)]

    def _leave_out(self, row: TableRow) -> None:
        self._listing.removed.append(Removed(line=row.line, text=row.text))

    def _open_section(self, row: TableRow) -> None:
        self._close_item()
        self._item = None
        self._path.open_section(row)
        if self._path.group() is None and self._path.chapter_at(row.line).line != row.line:
            self._leave_out(row)  # the same heading again on the next page

    def _take(self, row: TableRow) -> None:
        self._path.read(row)
        words = [c for c in self._columns.words if row.begins(c)]
        title = self._columns.title
        if not words and (title is None or not row.begins(title)):
            self._path.chapter_at(row.line)
            return
        if self._is_rest_of_page(row, words):
            self._append_rest(row, words)
            return
        if self._opens_item(row):
            self._open_item(row)
        assert self._item is not None
        self._item.numbers.extend(self._path.numbers_of_item(row))
        sentences = self._sentences(row, words)
        if not sentences and self._item.sentences:
            self._add_to_last(row)
            return
        if not sentences:
            self._waiting.append(row)
            return
        for each in sentences:
            self._say_of(each, row, only_own=False)
        self._give_waiting(sentences)
        self._item.sentences.extend(sentences)
        self._last = sentences
        self._count_units(row, sentences)

    def _opens_item(self, row: TableRow) -> bool:
        if self._item is None or self._item.group != self._path.group():
            return True
        items = self._path.chapter_at(row.line).items
        if not items or items[-1][0] is not self._item:
            return True
        title = self._columns.title
        if title is not None:
            return row.begins(title) and row.cells[title].text != self._item_words
        return self._words_of(row) != self._item_words or self._is_counted_anew(row)

    def _is_counted_anew(self, row: TableRow) -> bool:
        """Whether the same words stand under a number of their own."""
        assert self._item is not None
        return any(number not in self._item.numbers for number in self._path.numbers_of_item(row))

    def _words_of(self, row: TableRow) -> str:
        return "\n".join(row.cells[c].text for c in self._columns.words if c in row.cells)

    def _open_item(self, row: TableRow) -> None:
        self._close_item()
        chapter = self._path.chapter_at(row.line)
        self._item = TableItemDraft(line=row.line, group=self._path.group())
        chapter.items.append((self._item, self._mapping.first_leads))
        title = self._columns.title
        self._item_words = self._words_of(row)
        if title is not None:
            cell = row.cells.get(title)
            self._item_words = cell.text if cell else ""

    def _sentences(self, row: TableRow, columns: Sequence[int]) -> list[RowSentence]:
        """What a row says: the rest of the task behind its title, and its measures."""
        assert self._item is not None
        title = self._columns.title
        found: list[RowSentence] = []
        if title is not None and row.begins(title) and self._item.title is None:
            found.extend(self._read_title(row, row.cells[title].text))
        for column in columns:
            text = row.cells[column].text
            if title is None and text in self._item.words:
                continue  # the same task, repeated for another unit
            self._item.words.append(text)
            found.extend(self._read_words(row, text, self._full[column]))
        return found

    def _read_title(self, row: TableRow, text: str) -> list[RowSentence]:
        """The words before the first 。 are the title, and sentences behind it are read."""
        assert self._item is not None
        number, whole = leading_number(in_one_line(text))
        title, stop, rest = whole.partition("。")
        self._item.title = title.rstrip("；：")
        self._item.numbers.extend([number] if number and not self._path.counts_items else [])
        self._item.words.append(text)
        return self._read_words(row, rest, 0) if stop and rest else []

    def _read_words(self, row: TableRow, text: str, full: int) -> list[RowSentence]:
        assert self._item is not None
        number, rest = leading_number(text)
        if self._columns.title is None and number and not self._is_list(text, full):
            text = rest
            self._item.numbers.extend([] if self._path.counts_items else [number])
        words = cell_words(text, full=full)
        self._doubt_breaks(row, words)
        if words.title and self._columns.title is None and self._item.title is None:
            self._item.title = words.title.rstrip("：；")
        if text and not any(isinstance(piece, Sentence) for piece in words.pieces):
            return [RowSentence(in_one_line(text), (row.line, row.line))]
        found: list[RowSentence] = []
        closed = 0
        for piece in words.pieces:
            if isinstance(piece, Sentence):
                found.append(RowSentence(piece.text, (row.line, row.line)))
                continue
            for sentence in found[closed:]:
                sentence.note = piece.responsibility
                sentence.times.extend(("完成时限", time) for time in piece.times)
            closed = len(found)
        if words.title and self._columns.title is not None and found:
            found[0].text = words.title + found[0].text
        return found

    def _doubt_breaks(self, row: TableRow, words: CellWords) -> None:
        """A break without any stop may be the width of the cell or the end of a sentence."""
        if words.joined:
            self._doubt(row, "格内有的换行前没有标点，像是一句话断开，已连成一句")
        if words.parted:
            self._doubt(row, "格内有的换行前没有标点，已按换行分作两句")

    def _is_list(self, text: str, full: int) -> bool:
        if len(cell_words(text, full=full).pieces) < 2:
            return False
        return "\n" in text or is_counted(text)

    def _say_of(self, sentence: RowSentence, row: TableRow, *, only_own: bool) -> None:
        """Units, times and details of a row; `only_own` leaves out cells merged from above."""
        for column in (*self._columns.units, *self._columns.times, *self._columns.details):
            cell = row.cells.get(column)
            if cell is None or (only_own and not row.begins(column)):
                continue
            heading = self._headings[column] if column < len(self._headings) else ""
            role = self._mapping.roles[column]
            if column in self._columns.units:
                unit = UnitCell(role, heading, cell.text)
                sentence.units[unit] = None
            else:
                kept = sentence.times if column in self._columns.times else sentence.details
                said = (heading or str(role), in_one_line(cell.text))
                kept.extend([] if said in kept else [said])

    def _give_waiting(self, sentences: Sequence[RowSentence]) -> None:
        """A row of the task alone says its unit for the measures on the rows below."""
        for row in self._waiting:
            for sentence in sentences:
                if not sentence.units:
                    self._say_of(sentence, row, only_own=False)

    def _add_to_last(self, row: TableRow) -> None:
        """A unit or result without a task of its own belongs to the task above."""
        if self._item is not None and not self._last and self._waiting:
            self._waiting.append(row)
            return
        if not self._last:
            self._leave_out(row)
            self._doubt(row, "有单位、时间等内容，但没有任务，没有读入")
            return
        for sentence in self._last:
            self._say_of(sentence, row, only_own=True)
            sentence.lines = (sentence.lines[0], row.line)
        if row.kind is RowKind.MORE and not self._is_merged_above(row):
            self._doubt(row, "没有写任务，其内容计入上一行的任务")

    def _is_merged_above(self, row: TableRow) -> bool:
        return any(
            cell.top < row.at
            for column, cell in row.cells.items()
            if column in (*self._columns.words, self._columns.title)
        )

    def _doubt(self, row: TableRow, words: str) -> None:
        self._listing.doubts.setdefault(words, []).append(row.line)

    def _is_rest_of_page(self, row: TableRow, columns: Sequence[int]) -> bool:
        """Whether a page broke a row, so that the rest of its words stand on a row of their own."""
        beside = (*self._columns.units, *self._columns.times, *self._columns.numbers)
        if not self._last or not self._path.counts_items or any(row.begins(c) for c in beside):
            return False
        title = self._columns.title
        if len(columns) != 1 or not self._ends[columns[0]]:
            return False
        if title is not None and row.begins(title):
            return False
        return not ends_sentence(self._last[-1].text) and not self._is_merged_above(row)

    def _append_rest(self, row: TableRow, columns: Sequence[int]) -> None:
        text = row.cells[columns[0]].text
        words = cell_words(text, full=self._full[columns[0]])
        sentences = [piece for piece in words.pieces if isinstance(piece, Sentence)]
        first, *more = sentences or [Sentence(in_one_line(text))]
        last = self._last[-1]
        last.text += first.text
        last.lines = (last.lines[0], row.line)
        added = [replace(last, text=each.text, lines=(row.line, row.line)) for each in more]
        assert self._item is not None
        self._item.words.append(text)
        self._item.sentences.extend(added)
        self._last = [*self._last, *added]
        self._doubt(row, "像是上一行被分页断开的后半句，已与上一行连成一句")

    def _count_units(self, row: TableRow, sentences: Sequence[RowSentence]) -> None:
        if not self._columns.units:
            return
        if any(sentence.units or sentence.note for sentence in sentences):
            self._listing.rows_with_unit += 1
        else:
            self._listing.without_unit.append(row.line)

    def _close_item(self) -> None:
        """A task without any measure is its own sentence."""
        item = self._item
        if item is not None and not item.sentences and item.title is not None and self._waiting:
            row = self._waiting[0]
            _, words = leading_number("".join(item.words))
            item.sentences.extend(self._read_words(row, words, 0))
            item.title = None
            for sentence in item.sentences:
                for waiting in self._waiting:
                    self._say_of(sentence, waiting, only_own=waiting is not row)
            self._count_units(row, item.sentences)
        self._last = [] if item is None else self._last
        self._waiting = []


def _mostly_ended(texts: Sequence[str]) -> bool:
    return bool(texts) and sum(map(ends_sentence, texts)) * 10 >= len(texts) * 7
