"""What a step changed, as running text (改动内容): coloured, and struck or underlined as well."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from ui import theme
from ui.history.differences import Kind, differences
from ui.history.words import FieldLine, ThingLines

_SHORT = 24  # signs; shorter values stand whole beside each other


class ChangesView(QTextEdit):
    """Read by eye, keyboard and screen reader; further things are added below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setProperty("role", "page")
        self.setAccessibleName("改动内容")
        self._step = theme.unit(self.font())
        self.document().setDocumentMargin(round(1.5 * self._step))
        self._things: list[ThingLines] = []

    def show_things(self, things: Sequence[ThingLines]) -> None:
        """Show these things from the top."""
        self.clear()
        self._things = []
        self.add_things(things)
        self.verticalScrollBar().setValue(0)

    def add_things(self, things: Sequence[ThingLines]) -> None:
        """Show further things below."""
        self._things += things
        pen = QTextCursor(self.document())
        pen.movePosition(QTextCursor.MoveOperation.End)
        pen.beginEditBlock()
        for thing in things:
            self._write_thing(pen, thing)
        pen.endEditBlock()

    def recolour(self) -> None:
        """Take the colours of the theme in force."""
        top = self.verticalScrollBar().value()
        self.show_things(list(self._things))
        self.verticalScrollBar().setValue(top)

    def _write_thing(self, pen: QTextCursor, thing: ThingLines) -> None:
        now = theme.current()
        self._begin_line(pen, above=self._step, left=0)
        colours = {"新增": now.ok, "删除": now.late, "修改": now.accent, "涉及": now.faded}
        pen.insertText(f"{thing.verb}　", _look(colours[thing.verb]))
        pen.insertText(thing.title, _look(now.text, bold=True))
        for line in thing.fields:
            self._begin_line(pen, above=self._step // 3, left=2 * self._step)
            pen.insertText(f"{_way(thing.verb, line)}{line.name}：", _look(now.faded))
            self._write_values(pen, thing.verb, line)

    def _write_values(self, pen: QTextCursor, verb: str, line: FieldLine) -> None:
        now = theme.current()
        if verb != "修改" and not (line.before and line.after):
            pen.insertText(line.before or line.after, _look(now.text))
        elif line.of_several and not (line.before and line.after):
            _write(pen, Kind.IN if line.after else Kind.OUT, line.before or line.after)
        elif max(len(line.before), len(line.after)) <= _SHORT or not (line.before and line.after):
            _write(pen, Kind.OUT, line.before or "（空）", is_word=not line.before)
            pen.insertText("　→　", _look(now.faded))
            _write(pen, Kind.IN, line.after or "（空）", is_word=not line.after)
        else:
            for piece in differences(line.before, line.after):
                _write(pen, piece.kind, piece.text)

    def _begin_line(self, pen: QTextCursor, *, above: int, left: int) -> None:
        shape = QTextBlockFormat()
        shape.setTopMargin(above)
        shape.setLeftMargin(left)
        shape.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self.document().isEmpty():
            shape.setTopMargin(0)
            pen.setBlockFormat(shape)
        else:
            pen.insertBlock(shape)


def _way(verb: str, line: FieldLine) -> str:
    if verb != "修改" or not line.of_several or (line.before and line.after):
        return ""
    return "增加" if line.after else "去掉"


def _write(pen: QTextCursor, kind: Kind, text: str, *, is_word: bool = False) -> None:
    now = theme.current()
    if is_word:
        pen.insertText(text, _look(now.faded))
        return
    look = _look(now.text)
    if kind is Kind.OUT:
        look = _look(now.late, ground=now.late_tint)
        look.setFontStrikeOut(True)
    elif kind is Kind.IN:
        look = _look(now.ok, ground=now.ok_tint)
        look.setFontUnderline(True)
    pen.insertText(text, look)


def _look(ink: QColor, *, ground: QColor | None = None, bold: bool = False) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(ink)
    if ground is not None:
        look.setBackground(ground)
    if bold:
        look.setFontWeight(QFont.Weight.DemiBold)
    return look
