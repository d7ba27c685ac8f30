"""The left of 进展督办: whom to chase, one unit or post a row; choosing one narrows the list."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from model.chase_owners import Owner
from model.standing import Chase
from ui.figure_table import Figure, FigureColumn, FigureTable
from ui.follow_up.words import reminded_text
from ui.lamp_figures import lamp_shares, lamp_words

_SHORT = {
    Chase.LATE: "逾期",
    Chase.SOON: "临期",
    Chase.SILENT: "本期未报",
    Chase.REPORTED: "已报待核",
}
_COLUMNS = (
    FigureColumn(heading="名称"),
    *(FigureColumn(heading=each, sample=f"{each}", is_number=True) for each in _SHORT.values()),
    FigureColumn(heading="亮灯", sample="亮灯亮", is_bar=True),
    FigureColumn(heading="最近催办", sample="11月18日 催办 · 2 次0"),
)
_ALL = "全部"


class OwnerTable(FigureTable):
    """Says which owner was chosen, and for what when it was a figure that was clicked."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_COLUMNS, parent)
        self.setAccessibleName("督办对象")
        self.owners: Sequence[Owner] = ()
        self.selectionModel().currentRowChanged.connect(lambda *_: self._tell())

    def show_owners(self, owners: Sequence[Owner], whole: Owner, *, key: str | None) -> None:
        """Show these owners, all together first; the one with this key stays in front."""
        self.owners = owners
        keys = [None, *(each.key for each in owners)]
        self.selectionModel().blockSignals(True)
        self.show_rows([_row(whole), *(_row(each) for each in owners)])
        self.setCurrentIndex(self.model().index(keys.index(key) if key in keys else 0, 0))
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def owner(self) -> Owner | None:
        """The owner in front, None for all together."""
        row = self.currentIndex().row() - 1
        return self.owners[row] if 0 <= row < len(self.owners) else None

    def _tell(self) -> None:
        owner = self.owner()
        self.chosen.emit(owner.key if owner else None)


def _row(owner: Owner) -> list[Figure]:
    counts = owner.counts
    name = f"{owner.name} · {owner.unit_name}" if owner.unit_name else owner.name
    return [
        Figure(name),
        *(Figure(str(counts[each]), each if counts[each] else None) for each in _SHORT),
        Figure("", shares=lamp_shares(owner.actions), tip=lamp_words(owner.actions)),
        Figure(reminded_text(owner.reminded)),
    ]
