"""The head of the review (来文信息): what was read of the front, open to correction."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from model.reading.document import OfficialDocument
from model.words import ListKind
from ui import theme
from ui.choices import Choice
from ui.fields import ChoiceField, LineField, settle_all
from ui.form_parts import label

_YEARS = range(1980, 2100)


class HeadPart(QWidget):
    """Shows title, number, issuer, year and kind; what is typed is told, never stored here."""

    changed = Signal(str, object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit(self.font())
        self.title = LineField(hint="来文没有标题")
        self.doc_number = LineField(hint="无文号")
        self.issuer = LineField(hint="没有读到来文单位")
        self.year = LineField(hint="如 2023")
        self.kind = ChoiceField()
        self.kind.show_choices([Choice(kind, kind) for kind in ListKind], none=None)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(step)
        self._grid.setVerticalSpacing(round(0.75 * step))
        self._add(0, 0, "标题", self.title, columns=3)
        self._add(0, 4, "文号", self.doc_number)
        self._add(1, 0, "来文单位", self.issuer)
        self._add(1, 2, "年度", self.year)
        self._add(1, 4, "类别", self.kind)
        for column, share in ((1, 5), (3, 1), (5, 3)):
            self._grid.setColumnStretch(column, share)
        for name in ("title", "doc_number", "issuer"):
            field: LineField = getattr(self, name)
            field.settled.connect(lambda text, each=name: self.changed.emit(each, text or None))
        self.year.settled.connect(self._tell_year)
        self.kind.settled.connect(lambda kind: self.changed.emit("kind", ListKind(kind)))

    def show_document(self, document: OfficialDocument) -> None:
        """Show what stands in the document now."""
        self.title.show_value(document.title or "")
        self.doc_number.show_value(document.doc_number or "")
        self.issuer.show_value(document.issuer or "")
        self.year.show_value(str(document.year or ""))
        self.kind.show_value(document.kind)

    def mark_year(self, *, missing: bool) -> None:
        """Show that the year has to be filled in."""
        self.year.setProperty("wrong", missing)
        self.year.style().polish(self.year)

    def settle(self) -> bool:
        """Take over what is still being typed; False when some of it was refused."""
        return settle_all(self.title, self.doc_number, self.issuer, self.year)

    def _add(self, row: int, column: int, name: str, field: QWidget, *, columns: int = 1) -> None:
        words = label(name, "faded")
        words.setBuddy(field)
        field.setAccessibleName(name)
        self._grid.addWidget(words, row, column)
        self._grid.addWidget(field, row, column + 1, 1, columns)

    def _tell_year(self, text: str) -> None:
        if not text:
            self.changed.emit("year", None)
        elif text.isdecimal() and int(text) in _YEARS:
            self.changed.emit("year", int(text))
        else:
            self.refused.emit("年度请填四位数字，如 2023；原来的年度没有改动。")
