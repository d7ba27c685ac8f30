"""Commands on actions (落实举措): new, duplicated, changed, deleted, confirmed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from model.action_links import linked_clauses
from model.action_table import ActionColumn, read_rows
from model.begun_words import end_of
from model.day_words import day_words
from model.outline import read_outline
from model.units import read_units
from ui import action_verbs as verbs
from ui.action_columns import EditorKind, shown
from ui.action_verbs import Ids
from ui.cell_verbs import emptied, set_cells, value_to_fill
from ui.many_form import ManyActionsForm
from ui.sources_dialog import SourcesDialog

if TYPE_CHECKING:
    from ui.pages.breakdown import BreakdownPage

ON_ACTIONS = ("new_action", "edit_cell", "copy_cell", "copy_rows", "copy_all_columns",
              "paste_rows", "fill_down", "insert_today", "clear_cells",
              "duplicate_action", "duplicate_to_units", "edit_actions", "edit_sources",
              "move_up", "move_down", "add_evidence", "confirm", "withdraw", "no_change",
              "adjust_due", "delete_actions")  # fmt: skip

_NO_DAY = "这一格不能填日期。请先点选“完成时限”或“启动时间”一格，再按 Ctrl+;。"
_NOT_EMPTIED = "“{}”一格不能清空。要删除整项举措，请按 Ctrl+-。"


class ActionCommands(QObject):
    """Carries out what keys, menus, cells and the form of many actions ask for."""

    def __init__(self, page: "BreakdownPage") -> None:
        super().__init__(page)
        self._page, self._session = page, page.session
        page.table.requested_edit.connect(self._edit_cells)
        page.table.complete_with(self._end_of)
        page.detail.action.duty.end_of = self._end_of
        page.rows.filter_bar.requested_action.connect(self.do_new_action)
        detail = page.detail
        detail.clause.requested_action.connect(self.do_new_action)
        detail.clause.requested_show.connect(lambda each: page.select_actions([each]))
        detail.many_on_demand.once_made(self._connect_many)
        detail.action.requested_sources.connect(self.do_edit_sources)

    def can(self, name: str) -> bool:
        """Can this command be used on what is selected?"""
        if name in ("new_action", "paste_rows"):
            return True
        return name not in ON_ACTIONS or bool(self._page.choice.actions())

    def do_new_action(self) -> None:
        """新建举措 from the selected sentences."""
        clauses = self._page.choice.clauses()
        if not clauses or self._page.choice.is_heading():
            self._page.ask.tell(self._page, "请先在左边的任务清单中选一句原文，再新建举措。")
            return
        made = verbs.new_action(self._session, clauses, self._page.choice.parts())
        if made is not None:
            self._page.select_actions([made])
            self._page.detail.action.focus_text()

    def do_duplicate_action(self) -> None:
        """复制举措."""
        made = verbs.duplicate(self._session, self._page.choice.actions())
        if made:
            self._page.select_actions(made)

    def do_duplicate_to_units(self) -> None:
        """复制到多个单位: one action for each unit that is ticked."""
        from ui.units_dialog import UnitsDialog

        ids = self._page.choice.actions()
        ledger = self._session.ledger
        first = read_rows(ledger, ids[:1], self._session.as_of)[0]
        dialog = UnitsDialog(
            read_units(ledger),
            first,
            count=len(ids),
            load=self._page.load_of_unit,
            parent=self._page,
        )
        if self._page.ask.fill_in(dialog) and dialog.chosen():
            made = verbs.duplicate_for(self._session, ids, dialog.chosen())
            if made:
                self._page.select_actions(made)

    def do_edit_actions(self) -> None:
        """批量修改, or the form of the one that is selected."""
        if len(self._page.choice.actions()) == 1:
            self._page.detail.action.focus_text()
        else:
            self._page.detail.many_actions.focus_first()

    def do_delete_actions(self) -> None:
        """删除举措; 撤销 brings them back. The next row is selected."""
        table, ids = self._page.table, self._page.choice.actions()
        at = table.row_of(ids[0]) if ids else None
        if at is not None and verbs.delete(self._session, ids) and table.ids:
            self._page.select_actions([table.ids[min(at, len(table.ids) - 1)]])

    def do_edit_sources(self) -> None:
        """原文出处 of one action: sentences of any list."""
        ids = self._page.choice.actions()
        if len(ids) != 1:
            self._page.ask.tell(self._page, "请先在表格中只选一项举措，再调整它的原文出处。")
            return
        outline = read_outline(self._session.ledger, self._session.as_of)
        dialog = SourcesDialog(outline, linked_clauses(self._session.ledger, ids[0]), self._page)
        if self._page.ask.fill_in(dialog):
            verbs.set_sources(self._session, ids[0], dialog.chosen())

    def do_clear_filters(self) -> None:
        """显示全部举措."""
        self._page.show_everything()

    def do_fill_down(self) -> None:
        """向下填充: the current column of the top row goes into the other selected rows.

        With one row selected it takes the value of the row above, as in Excel.
        """
        table = self._page.table
        ids = self._page.choice.actions()
        column = table.current_column()
        at = table.row_of(ids[0]) if ids else None
        if at is None or column is None:
            return
        source, others = (at, ids[1:]) if len(ids) > 1 else (at - 1, ids)
        row = table.row(source) if source >= 0 else None
        if row is None:
            self._page.ask.tell(
                self._page, "上面没有可以填充的行。请选中几行，再按 Ctrl+D 向下填充。"
            )
        elif not shown(column).is_editable:
            self._page.ask.tell(
                self._page, f"“{column}”不能直接填写，没有填充。请先点选要填充的那一列。"
            )
        else:
            set_cells(self._session, others, column, value_to_fill(row, column))

    def do_edit_cell(self) -> None:
        """修改单元格: open the editor of the current cell, with its list if it has one."""
        self._page.table.begin_cell()

    def do_insert_today(self) -> None:
        """填入今天的日期 in the current cell, where a date can stand."""
        table, day = self._page.table, self._session.working_day
        column = table.current_column()
        if column is None or shown(column).editor is not EditorKind.TIME:
            self._page.ask.tell(self._page, _NO_DAY)
        else:
            table.begin_cell(day_words(day))

    def do_clear_cells(self) -> None:
        """清空单元格: the current column of the selected rows."""
        column = self._page.table.current_column()
        if column is None:
            return
        if (empty := emptied(column)) is None:
            self._page.ask.tell(self._page, _NOT_EMPTIED.format(column))
        else:
            set_cells(self._session, self._page.choice.actions(), column, empty.value)

    def _connect_many(self, form: ManyActionsForm) -> None:
        form.requested_changes.connect(self._change_many)
        form.requested_delete.connect(self.do_delete_actions)

    def _end_of(self, column: ActionColumn, begun: str) -> str:
        """How words begun in a cell or a field of the form go on."""
        return end_of(self._session.ledger, column, begun)

    def _edit_cells(self, ids: Ids, column: ActionColumn, value: object) -> None:
        with self._page.commands.form.drafts.holding(ids[0], column, value):
            is_done = set_cells(self._session, ids, column, value)
        if is_done or self._page.table.refuse_cell():
            return
        self._page.keep_refused(ids[0], column, value)

    def _change_many(self, fields: Mapping[str, object]) -> None:
        # Refused answers stay, to be mended; so do those that change nothing.
        session, form = self._session, self._page.detail.many_actions
        ids, seq = self._page.choice.actions(), session.ledger.last_seq()
        if not verbs.change(session, ids, fields):
            return
        if session.ledger.last_seq() == seq:
            form.say_unchanged(verbs.not_joined(session, ids, fields))
        else:
            form.begin_anew()
