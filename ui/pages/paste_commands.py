"""Rows on their way to and from WPS and Excel (复制、粘贴): the commands of the action table."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from model.action_order import ActionColumn
from model.action_table import ActionRow, read_rows
from model.entities import Clause, ClauseId, LocalActionId
from model.errors import InvalidEntryError
from ui import action_verbs as verbs
from ui.action_columns import COLUMNS, shown
from ui.action_verbs import labelled
from ui.slices import read_in_slices

if TYPE_CHECKING:
    from model.action_paste import ProposedRow
    from model.clipboard_cells import Cells
    from ui.pages.breakdown import BreakdownPage
    from ui.paste.paste_dialog import PasteDialog, PastePlace

_NOTHING = "剪贴板里没有可以粘贴的文字。请先在 WPS 或 Excel 中选中几行并复制。"
_NO_PLACE = "请先在左边的任务清单中选一句原文，或在表格中点选一格，再粘贴。"
_COPYING = ("copy_rows", "copy_all_columns", "copy_cell")


class PasteCommands(QObject):
    """Copies rows out, and takes rows in after a look at them."""

    def __init__(self, page: "BreakdownPage") -> None:
        super().__init__(page)
        self._page, self._session = page, page.session

    def can(self, name: str) -> bool:
        """Can this command be used on what is selected?"""
        return name not in _COPYING or bool(self._page.choice.actions())

    def do_copy_rows(self) -> None:
        """复制行: the selected rows in the columns that are shown, under their headings."""
        self._copy(self._page.table.columns.shown())

    def do_copy_all_columns(self) -> None:
        """复制行（全部列）: the selected rows with what is not shown, 配合单位 and 成果形式 too."""
        self._copy([each.column for each in COLUMNS])

    def _copy(self, columns: Sequence[ActionColumn]) -> None:
        from model.clipboard_cells import as_text, html_page, html_rows

        ids = self._page.choice.actions()
        texts: list[str] = []
        tables: list[str] = []

        def add(cells: Sequence[Sequence[str]]) -> None:
            texts.append(as_text(cells))
            tables.append(html_rows(cells))

        def read(some: Sequence[LocalActionId]) -> None:
            rows = read_rows(self._session.ledger, some, self._session.as_of)
            add([[_words(row, column) for column in columns] for row in rows])

        add([[str(column) for column in columns]])

        if not read_in_slices(labelled("复制行", ids), ids, read):
            return
        data = QMimeData()
        data.setText("".join(texts))
        data.setHtml(html_page("".join(tables)))
        QGuiApplication.clipboard().setMimeData(data)
        self._session.done.emit(f"已复制 {len(ids)} 行，可粘贴到 WPS 或 Excel 中")

    def do_copy_cell(self) -> None:
        """复制: of one row the current cell, as in Excel; of several the rows."""
        table = self._page.table
        row, column = table.row(table.currentIndex().row()), table.current_column()
        if len(self._page.choice.actions()) > 1:
            self.do_copy_rows()
        elif row is not None and column is not None:
            QGuiApplication.clipboard().setText(_words(row, column))
            self._session.done.emit(f"已复制一格：{column}。复制整行请按 Ctrl+Shift+C")

    def do_paste_rows(self) -> None:
        """粘贴行: new actions under a sentence, or words for the rows from the current one down."""
        from model.paste_block import has_headings

        cells = self._read_clipboard()
        if cells is None:
            return
        chosen = self._page.choice.actions()
        if len(cells) == 1 < len(chosen) and not has_headings(cells):
            cells *= len(chosen)  # as in Excel: one row fills all that are selected
        place = self._place(cells, chosen)
        if not cells:
            self._page.ask.tell(self._page, _NOTHING)
        elif place is None:
            self._page.ask.tell(self._page, _NO_PLACE)
        else:
            self._look(cells, place)

    def _read_clipboard(self) -> "Cells | None":
        """The cells that were copied; None when it was given up or refused, in words."""
        from model.clipboard_cells import CellReader

        data = QGuiApplication.clipboard().mimeData() or QMimeData()  # some systems have none
        try:
            reader = CellReader(data.text(), data.html())
            is_read = read_in_slices("读取复制的内容", reader.pieces, reader.read)
            return reader.cells() if is_read else None
        except InvalidEntryError as refusal:
            self._page.ask.tell(self._page, str(refusal))
            return None

    def _look(self, cells: list[list[str]], place: "PastePlace") -> None:
        dialog = self._dialog(cells, place)
        if not dialog.read():
            dialog.deleteLater()
            return
        is_plain = len(cells) == len(cells[0]) == 1 and dialog.model.is_plain_change()
        # What is refused stays in the preview, with all that was corrected there.
        if not is_plain:
            self._page.ask.fill_in_until(dialog, lambda: self._store(dialog.taken()))
            return
        if dialog.taken():
            self._store(dialog.taken())
        else:
            self._session.done.emit("与表中没有不同，没有存入")
        dialog.deleteLater()

    def _store(self, rows: Sequence["ProposedRow"]) -> bool:
        made = verbs.paste(self._session, rows)
        was_empty = self._page.rows.empty_view.hasFocus()
        if made:
            self._page.select_actions(made)
        if made and was_empty:
            self._page.table.setFocus()
        return made is not None

    def _dialog(self, cells: list[list[str]], place: "PastePlace") -> "PasteDialog":
        from model.action_paste import Known
        from model.paste_names import Names
        from model.paste_sentences import Sentences, read_clauses
        from model.posts import read_posts
        from model.units import read_units
        from ui.paste.paste_dialog import PasteDialog

        ledger = self._session.ledger
        units, posts = read_units(ledger), read_posts(ledger)
        clauses = read_clauses(ledger, place.clause_id)
        names: dict[object, str] = {unit.id: unit.name for unit in units}
        names |= {post.id: post.holder or post.name for post in posts}
        names |= {each.id: str(each.number or each.text) for each in clauses}
        known = Known(
            names=Names(units, posts), sentences=Sentences(clauses), year=self._session.year
        )
        return PasteDialog(cells, place, known, lambda each: names.get(each, ""), self._page)

    def _place(
        self, cells: Sequence[Sequence[str]], chosen: Sequence[LocalActionId]
    ) -> "PastePlace | None":
        from ui.paste.paste_dialog import PastePlace

        page = self._page
        at = page.table.row_of(chosen[0]) if chosen else None
        clauses = [] if page.choice.is_heading() else page.choice.clauses()
        if at is None and not clauses and not _names_sentences(cells):
            return None
        column = page.table.current_column() or ActionColumn.TEXT
        order = page.table.columns.shown()
        return PastePlace(
            clause_id=ClauseId(clauses[0].id) if clauses else None,
            clause_name=_named(clauses[0]) if clauses else "各行写明的原文",
            rows=partial(self._rows_for, chosen),
            first_row=at,
            chosen=len(chosen),
            usual_new=_from_text(order),
            usual_rows=order[order.index(column) :] if column in order else order,
            prefers_rows=at is not None,
        )

    def _rows_for(self, chosen: Sequence[LocalActionId], count: int) -> list[ActionRow] | None:
        """The selected rows and those below them, as many as there are words for."""
        table = self._page.table
        last = table.row_of(chosen[-1])
        below = [] if last is None else list(table.ids)[last + 1 : last + 1 + count]
        wanted = [*chosen, *below][:count]
        rows: list[ActionRow] = []

        def read(some: Sequence[LocalActionId]) -> None:
            rows.extend(read_rows(self._session.ledger, some, self._session.as_of))

        return rows if read_in_slices("读取表格中的行", wanted, read) else None


def _from_text(order: Sequence[ActionColumn]) -> Sequence[ActionColumn]:
    """The columns from 落实举措 on, which may be hidden."""
    text = ActionColumn.TEXT
    return order[order.index(text) :] if text in order else (text, *order)


def _words(row: ActionRow, column: ActionColumn) -> str:
    return shown(column).text(row)


def _names_sentences(cells: Sequence[Sequence[str]]) -> bool:
    from model.paste_block import has_headings, read_block

    is_headed = has_headings(cells)
    return is_headed and ActionColumn.SOURCE in read_block(cells, (), is_headed=True).has


def _named(clause: Clause) -> str:
    return "所选原文" if clause.number is None else f"原文第{clause.number}句"
