"""Keeps words that are being typed on 任务分解 against a crash, and offers them again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from model.action_table import ActionColumn
from model.entities import LocalActionId
from ui.action_columns import COLUMNS
from ui.drafts import Draft, DraftFile
from ui.field_names import field_name

if TYPE_CHECKING:
    from ui.pages.breakdown import BreakdownPage

_EVERY = 800  # milliseconds between two looks, while the keyboard is in a field
_OF_NOTE = ("done", "problems", "next_steps")
# Cells whose words the form shows too: there they are offered again.
_CELLS = {ActionColumn.TEXT: "text", ActionColumn.DUE: "due"}
_NAMES = {
    "done": "进展情况",
    "problems": "存在问题",
    "next_steps": "下一步措施",
    "start": "启动时间",
}
_OFFER = "这是上次没有存入的内容：离开本栏即存入，按 Esc 放弃。"


class DraftCommands(QObject):
    """Looks at the fields now and then; the file goes when nothing is left unstored."""

    def __init__(self, page: "BreakdownPage") -> None:
        super().__init__(page)
        self._page, self._session = page, page.session
        self._form, self.bar = page.detail.action, page.draft_bar
        self._file: DraftFile | None = None
        self._offered: list[Draft] = []
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.note)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_keyboard)
        self._session.opened.connect(self._begin)
        self._session.closed.connect(self._end)
        self.bar.requested_restore.connect(self.restore)
        self.bar.requested_look.connect(self.look)
        self.bar.requested_drop.connect(self.drop)

    def note(self) -> None:
        """Write down what stands unstored now."""
        if self._file is not None and self._session.is_open:
            self._file.write([*self._offered, *self._unsettled()])

    def restore(self) -> None:
        """Go to the first action of which words are left, and put them back, not yet stored."""
        if not self._offered or not self._page.settle():
            return
        action_id = LocalActionId(self._offered[0].action_id)
        mine = [each for each in self._offered if each.action_id == action_id]
        self._page.select_actions([action_id])
        if self._form.shown_id != action_id:
            self._page.ask.tell(
                self._page, "这项举措已不在台账里，没有存入的内容是：", detail=_listed(mine)
            )
        else:
            for draft in reversed(mine):
                self._put_back(draft)
        self._leave([each for each in self._offered if each not in mine])

    def look(self) -> None:
        """Show what is offered."""
        text = f"上次没有存入的内容（{len(self._offered)}处）："
        self._page.ask.tell(self._page, text, detail=_listed(self._offered))

    def drop(self) -> None:
        """Give it up."""
        self._leave([])

    def _begin(self) -> None:
        ledger = self._session.ledger
        self._file = DraftFile(self._page.state.folder, ledger.path)
        if ledger.is_read_only:  # whoever writes it is asked
            self._file = None
        self._offered = list(self._file.read()) if self._file else []
        self.bar.offer(len(self._offered), more=False)

    def _end(self) -> None:
        """A normal close: nothing typed is left, and what was not decided stays on offer."""
        self._timer.stop()
        if self._file is not None:
            self._file.write(self._offered)
        self._file = None
        self.bar.hide()

    def _leave(self, offered: list[Draft]) -> None:
        self._offered = offered
        self.bar.offer(len(offered), more=True)
        self.note()

    def _put_back(self, draft: Draft) -> None:
        key, _, period = draft.field.partition("@")
        if period:
            self._form.notes.choose_period(period)
        field = self._form.texts().get(key)
        if field is not None:
            field.restore(draft.words)
            self._form.open_section_of(field)
            field.setFocus()
            if field.is_unsettled():
                self._form.rows[_row_of(key)].word.offer(_OFFER)

    def _follow_keyboard(self, _: object, focus: QWidget | None) -> None:
        if self._file is None:
            return
        is_typing = isinstance(focus, QLineEdit | QPlainTextEdit)
        if is_typing and focus is not None and self._page.isAncestorOf(focus):
            self._timer.start()
        else:
            self._timer.stop()
            self.note()

    def _unsettled(self) -> list[Draft]:
        found = [
            self._draft(self._form.shown_id, key, field.words())
            for key, field in self._form.texts().items()
            if self._form.shown_id and field.is_unsettled()
        ]
        return [*found, *self._of_cell()]

    def _of_cell(self) -> list[Draft]:
        editor, table = QApplication.focusWidget(), self._page.table
        if not (isinstance(editor, QLineEdit) and table.isAncestorOf(editor)):
            return []
        index = table.currentIndex()
        key = _CELLS.get(COLUMNS[index.column()].column) if index.isValid() else None
        if key is None or not editor.isModified():
            return []
        return [self._draft(table.ids[index.row()], key, editor.text())]

    def _draft(self, action_id: str, key: str, words: str) -> Draft:
        row = self._page.table.row_of(action_id)
        shown = self._page.table.row(row) if row is not None else None
        period = self._form.notes.period.currentData()
        return Draft(
            action_id=action_id,
            title=shown.text if shown else "",
            field=f"{key}@{period}" if key in _OF_NOTE else key,
            words=words,
        )


def _row_of(key: str) -> str:
    name = key.split(".")[0]
    return "hand_lamp" if name == "hand_lamp_reason" else name


def _listed(drafts: list[Draft]) -> str:
    lines = []
    for each in drafts:
        key = each.field.split("@")[0]
        name = "阶段目标" if key.startswith("stage") else _NAMES.get(key) or field_name(key)
        lines.append(f"{each.title}\n　{name}：{each.words}")
    return "\n\n".join(lines)
