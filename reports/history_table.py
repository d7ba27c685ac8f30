"""What was done when and by whom (修改记录), as a table."""

from collections.abc import Iterator, Sequence

from model.day_words import day_words
from model.history import HistoryEntry, HistoryFilter, read_entries, step_numbers, step_title
from model.ledger import Ledger
from reports.document import Column, ColumnKind, Row, Table

_PAGE = 500
_COLUMNS = (
    Column(heading="序号", kind=ColumnKind.LABEL, width=4),
    Column(heading="时间", kind=ColumnKind.LABEL, width=10),
    Column(heading="经办", kind=ColumnKind.LABEL, width=5),
    Column(heading="操作", width=24),
    Column(heading="改动（处）", kind=ColumnKind.NUMBER, width=4),
    Column(heading="备注", kind=ColumnKind.LABEL, width=4),
)


def history_table(ledger: Ledger, seqs: Sequence[int] | None = None) -> Table:
    """The steps of these numbers, or all of them; the newest stands first."""
    wanted = step_numbers(ledger, HistoryFilter()) if seqs is None else seqs

    def rows() -> Iterator[Row]:
        number = 0
        for start in range(0, len(wanted), _PAGE):
            for entry in read_entries(ledger, wanted[start : start + _PAGE]):
                number += 1
                yield (number, *_row(entry))

    return Table(name="修改记录", columns=_COLUMNS, rows=rows, count=len(wanted))


def _row(entry: HistoryEntry) -> Row:
    made_at = entry.step.made_at
    return (
        f"{day_words(made_at.date())} {made_at:%H:%M}",
        entry.step.who,
        step_title(entry.step),
        entry.changes,
        "已撤销" if entry.is_reverted else "",
    )
