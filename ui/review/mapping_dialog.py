"""栏目对应: what each column of a task table holds, before the table is read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from model.reading.source import Grid
from model.reading.table_mapping import ColumnRole, TableMapping
from ui import theme
from ui.delegates import make_roomy
from ui.elided_label import ElidedLabel
from ui.form_parts import label
from ui.number_field import NumberField
from ui.panes import head, pane
from ui.review.grid_view import GridView

_NAME = "主要工作举措"
_SHOWN = 3  # cells that show what a column holds
_LEADING = "责任单位中第一个为牵头单位，其余为配合单位"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A table with its proposed mapping; `is_known` when the office settled it before."""

    grid: Grid
    mapping: TableMapping
    is_known: bool = False


class MappingDialog(QDialog):
    """Shows the columns with the role proposed for each, and the table as it stands.

    `preview` says in a sentence what the tables would give as they are mapped now.
    """

    def __init__(
        self,
        layouts: Sequence[Layout],
        *,
        preview: Callable[[Sequence[Layout]], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("栏目对应")
        self._layouts = list(layouts)
        self._preview = preview
        self._at = 0
        self.boxes: dict[int, QComboBox] = {}
        self.tables = QComboBox()
        self.head_rows = NumberField(least=0, most=99, suffix=" 行")
        self.first_leads = QCheckBox(_LEADING)
        self._columns = QWidget()
        self._rows = QGridLayout(self._columns)
        self.view = GridView()
        self._says = label(wraps=True)
        self.buttons = QDialogButtonBox()
        self._lay_out()
        self._connect()
        self._show_layout(0)

    def mappings(self) -> tuple[TableMapping, ...]:
        """The mappings as they are set now, one for each layout."""
        return tuple(layout.mapping for layout in self._layouts)

    def choose(self, column: int, role: ColumnRole) -> None:
        """Give a column of the table in front another role."""
        self.boxes[column].setCurrentText(role)

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        self.head_rows.setToolTip("表名、填报说明和栏目名称一共占几行")
        top = QHBoxLayout()
        top.setSpacing(step)
        top.addWidget(
            label("请核对每一栏是什么，再读入。同样版式的表格，下次照这次的填好。", "faded")
        )
        top.addStretch(1)
        top.addWidget(self.tables)
        top.addWidget(label("表头"))
        top.addWidget(self.head_rows)
        self._rows.setContentsMargins(round(1.5 * step), step, step, step)
        self._rows.setHorizontalSpacing(step)
        self._rows.setVerticalSpacing(step // 2)
        self._rows.setColumnMinimumWidth(0, self.fontMetrics().horizontalAdvance(_NAME))
        self._rows.setColumnStretch(1, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._columns)
        area.setAccessibleName("栏目")
        self._columns.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setHandleWidth(1)
        parts.setChildrenCollapsible(False)
        parts.addWidget(pane(head(label("栏目")), area))
        parts.addWidget(pane(head(label("表格原样"), label("粗体为表头", "faded")), self.view))
        parts.setSizes([62 * step, 78 * step])
        accept = self.buttons.addButton("下一步：核对内容", QDialogButtonBox.ButtonRole.AcceptRole)
        accept.setProperty("role", "primary")
        accept.setDefault(True)
        self.buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        bottom = QHBoxLayout()
        bottom.addWidget(self._says, 1)
        bottom.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        column.setSpacing(step)
        column.addLayout(top)
        column.addWidget(parts, 1)
        column.addWidget(self.first_leads)
        column.addLayout(bottom)
        self.resize(150 * step, 84 * step)

    def _connect(self) -> None:
        count = len(self._layouts)
        self.tables.addItems(
            [
                f"第{at}张，共{count}张：{_table_name(each)}"
                for at, each in enumerate(self._layouts, 1)
            ]
        )
        self.tables.setVisible(len(self._layouts) > 1)
        self.tables.setAccessibleName("表格")
        self.tables.currentIndexChanged.connect(self._show_layout)
        self.head_rows.setAccessibleName("表头行数")
        self.head_rows.valueChanged.connect(lambda rows: self._change(head_rows=rows))
        self.first_leads.toggled.connect(lambda on: self._change(first_leads=on))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _show_layout(self, at: int) -> None:
        self._at = at
        layout = self._layouts[at]
        for box in (self.head_rows, self.first_leads):
            box.blockSignals(True)
        self.head_rows.setMaximum(max(len(layout.grid.rows) - 1, 0))
        self.head_rows.setValue(layout.mapping.head_rows)
        self.first_leads.setChecked(layout.mapping.first_leads)
        for box in (self.head_rows, self.first_leads):
            box.blockSignals(False)
        self._show_columns(layout)
        self._tell()

    def _show_columns(self, layout: Layout) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.boxes.clear()
        for row, column in enumerate(_filled_columns(layout.grid)):
            self._add_column(row, column, layout)
        self._rows.setRowStretch(self._rows.rowCount(), 1)

    def _add_column(self, row: int, column: int, layout: Layout) -> None:
        grid, mapping = layout.grid, layout.mapping
        heading = _heading(grid, mapping, column) or f"第 {column + 1} 栏"
        reason = mapping.reasons[column] if column < len(mapping.reasons) else ""
        box = QComboBox()
        box.addItems([str(role) for role in ColumnRole])
        box.setCurrentText(mapping.roles[column])
        box.setAccessibleName(f"{heading} 读作")
        box.setToolTip(reason)
        make_roomy(box)
        box.currentTextChanged.connect(
            lambda text, each=column: self._change_role(each, ColumnRole(text))
        )
        self.boxes[column] = box
        name = ElidedLabel(heading)
        self._rows.addWidget(name, row, 0)
        self._rows.addWidget(ElidedLabel(_sample(grid, mapping, column), role="faded"), row, 1)
        self._rows.addWidget(box, row, 2)

    def _change_role(self, column: int, role: ColumnRole) -> None:
        roles = list(self._layouts[self._at].mapping.roles)
        roles[column] = role
        self._change(roles=tuple(roles))

    def _change(self, **fields: object) -> None:
        layout = self._layouts[self._at]
        mapping = replace(layout.mapping, is_certain=True, **fields)  # type: ignore[arg-type]
        self._layouts[self._at] = replace(layout, mapping=mapping)
        self._tell()

    def _tell(self) -> None:
        layout = self._layouts[self._at]
        has_names = ColumnRole.UNITS in layout.mapping.roles
        self.first_leads.setVisible(has_names)
        self.view.show_grid(layout.grid, head_rows=layout.mapping.head_rows)
        readable = any(role in _TASKS for role in layout.mapping.roles)
        words = self._preview(self._layouts) if readable else _NO_TASKS
        known = "（已按上次的对应填好）" if layout.is_known else ""
        self._says.setText(words + known)
        self._says.setProperty("role", "" if readable else "late")
        self._says.style().polish(self._says)
        self.buttons.buttons()[0].setEnabled(readable)


_TASKS = (ColumnRole.TASK, ColumnRole.MEASURE)
_NO_TASKS = "还没有哪一栏读作“任务”或“举措”，请先选定。"


def _table_name(layout: Layout) -> str:
    return layout.grid.name or f"第{layout.grid.first_line}行起的表格"


def _filled_columns(grid: Grid) -> list[int]:
    """Columns that hold anything; the others need no role."""
    width = max((len(row) for row in grid.rows), default=0)
    return [at for at in range(width) if any(row[at].strip() for row in grid.rows if at < len(row))]


def _heading(grid: Grid, mapping: TableMapping, column: int) -> str:
    """The words right above the first row of a column."""
    for row in reversed(grid.rows[: mapping.head_rows]):
        if column < len(row) and row[column].strip():
            return "".join(row[column].split())
    return ""


def _sample(grid: Grid, mapping: TableMapping, column: int) -> str:
    cells: list[str] = []
    for row in grid.rows[mapping.head_rows :]:
        text = " ".join(row[column].split()) if column < len(row) else ""
        if text and text not in cells:
            cells.append(text)
        if len(cells) == _SHOWN:
            break
    return " / ".join(cells)
