"""Units ticked one by one or by their kind (复制到多个单位)."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from model.action_table import ActionRow
from model.duplicates import renamed
from model.entities import Unit, UnitId
from model.errors import quoted
from model.pinyin_initials import matches
from model.words import UnitKind
from ui import theme
from ui.delegates import RowDelegate
from ui.form_parts import label

_HINT = "勾选的每个单位各建一项，由它牵头；勾选类别即选中该类全部单位。"
_ID = Qt.ItemDataRole.UserRole


class UnitsDialog(QDialog):
    """One tick on a kind ticks all its units; below stands what would be made."""

    def __init__(
        self,
        units: Sequence[Unit],
        first: ActionRow,
        *,
        count: int,
        load: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        """`load` says in words what a unit carries already."""
        super().__init__(parent)
        self.setWindowTitle("复制到多个单位")
        self._first, self._count, self._load = first, count, load
        self._units = {unit.id: unit for unit in units}
        self._kinds: dict[UnitKind, list[QTreeWidgetItem]] = {}
        self.search = QLineEdit(placeholderText="查单位（拼音首字母）", clearButtonEnabled=True)
        self.search.setAccessibleName("查找单位")
        self.search.textChanged.connect(self._narrow)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setItemDelegate(RowDelegate(self.tree))
        self.tree.setAccessibleName("单位")
        self._says = label(wraps=True)
        self._example = label(role="faded", wraps=True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._fill([unit for unit in units if unit.is_active])
        self._lay_out()
        self.tree.itemChanged.connect(lambda _: self._tell())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._tell()

    def chosen(self) -> tuple[UnitId, ...]:
        """The ticked units, in the order of the office."""
        items = [item for own in self._kinds.values() for item in own]
        ticked = [item for item in items if item.checkState(0) is Qt.CheckState.Checked]
        return tuple(UnitId(item.data(0, _ID)) for item in ticked)

    def _fill(self, units: Sequence[Unit]) -> None:
        with QSignalBlocker(self.tree):
            for kind in UnitKind:
                own = [unit for unit in units if unit.kind is kind and not self._leads(unit)]
                if own:
                    self._add_kind(kind, own)
        self.tree.expandAll()

    def _add_kind(self, kind: UnitKind, units: Sequence[Unit]) -> None:
        heading = QTreeWidgetItem(self.tree, [f"{kind}（{len(units)}）"])
        heading.setFlags(heading.flags() | Qt.ItemFlag.ItemIsAutoTristate)
        self._kinds[kind] = []
        for unit in units:
            item = QTreeWidgetItem(heading, [unit.name, self._load(unit.id)])
            item.setData(0, _ID, unit.id)
            item.setCheckState(0, Qt.CheckState.Unchecked)
            self._kinds[kind].append(item)

    def _leads(self, unit: Unit) -> bool:
        """Who leads the one action already needs no second one."""
        return self._count == 1 and self._first.lead_unit_id == unit.id

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        self._ok.setProperty("role", "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        column.setSpacing(step)
        column.addWidget(label(_HINT, "faded", wraps=True))
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addWidget(self._says)
        column.addWidget(self._example)
        column.addWidget(self.buttons)
        across = self.tree.header()
        across.setStretchLastSection(False)
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        across.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.resize(64 * step, 84 * step)
        self.tree.setFocus()

    def _narrow(self, query: str) -> None:
        """Show the units that are looked for; what is ticked stays so."""
        for own in self._kinds.values():
            for item in own:
                item.setHidden(not matches(query, item.text(0)))
            heading = own[0].parent()
            if heading is not None:
                heading.setHidden(all(item.isHidden() for item in own))

    def _tell(self) -> None:
        units = self.chosen()
        count = len(units) * self._count
        self._says.setText(
            f"将新建 {count} 项举措（{self._count} 项 × {len(units)} 个单位）。"
            if units
            else "请勾选单位。"
        )
        self._ok.setText(f"新建 {count} 项" if units else "新建")
        self._ok.setEnabled(bool(units))
        self._example.setText(self._sample(units))

    def _sample(self, units: Sequence[UnitId]) -> str:
        """How the first one reads, where it names another unit than before."""
        if not units:
            return "原牵头单位的名称出现在举措文字中时，换成新的单位名称。"
        row = self._first
        old = self._units.get(row.lead_unit_id) if row.lead_unit_id else None
        return f"例：{quoted(renamed(row.text, old=old, new=self._units[units[0]]))}"
