"""Pasted rows are looked at before they are stored (粘贴预览)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from model.action_order import ActionColumn
from model.action_paste import Known, ProposedRow
from model.action_table import ActionRow
from model.entities import ClauseId
from model.paste_block import Block, BlockColumn, has_headings, read_block, with_column
from model.paste_columns import PASTED
from model.paste_guess import guess_columns
from ui import theme
from ui.action_columns import shown
from ui.choices import Choice
from ui.delegates import RowDelegate
from ui.fields import ChoiceField
from ui.form_parts import label
from ui.paste.preview_model import PreviewModel

_WIDEST = 34  # steps of the grid
_LOOKED_AT = 200  # rows by which columns are sized
_HINT = "双击单元格可改正，点标题可改这一列填什么；没有看懂的原话记入备注，不会丢失。"
_AS_NEW, _INTO_ROWS = "new", "rows"
_ENOUGH = 4  # other cells: three may be the same by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class PastePlace:
    """Where rows can go: a sentence for new actions, existing rows from the current one down.

    So many rows are `chosen`, from `first_row` on. `rows` gives None when the person gave up
    waiting. `usual` are the columns to fill when no headings stand above, for each of the two.
    """

    clause_id: ClauseId | None
    clause_name: str
    rows: Callable[[int], Sequence[ActionRow] | None]
    first_row: int | None
    chosen: int
    usual_new: Sequence[ActionColumn]
    usual_rows: Sequence[ActionColumn]
    prefers_rows: bool


class PasteDialog(QDialog):
    """Shows what becomes of each row; cells are corrected, rows and columns left out."""

    def __init__(
        self,
        cells: Sequence[Sequence[str]],
        place: PastePlace,
        known: Known,
        name: Callable[[object], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("粘贴行")
        self._cells, self._place = [list(row) for row in cells], place
        self._known = known
        self._chosen: dict[int, BlockColumn] = {}
        self.model = PreviewModel(known, name, self)
        self.way = ChoiceField()
        self.headed = QCheckBox("第一行是标题")
        self.table = QTableView()
        self._next = QPushButton("下一处需核对")
        self._says = label(role="faded", wraps=True)
        self._hint = label(_HINT, "faded", wraps=True)
        self.buttons = QDialogButtonBox()
        self._ok = self.buttons.addButton("存入", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        self._begin()
        self._lay_out()
        self._connect()

    def taken(self) -> list[ProposedRow]:
        """The rows to store."""
        return self.model.taken()

    def read(self) -> bool:
        """Understand the block anew, the columns by their headings or their places.

        What was corrected, taken off or chosen by hand stays; so does everything when the person
        gives up waiting.
        """
        into_rows = self.way.currentData() == _INTO_ROWS
        is_headed = self.headed.isChecked()
        usual: Sequence[ActionColumn | None] = self._place.usual_rows
        if not into_rows and not is_headed:
            usual = guess_columns(self._cells, self._place.usual_new, self._known)
        block = read_block(self._cells, usual, is_headed=is_headed)
        for place, column in self._chosen.items():
            block = with_column(block, place, column)
        if not self._show(block):
            self._ask_as_before()
            return False
        self._asked = (self.way.currentData(), self.headed.isChecked())
        self._size()
        return True

    def use_column(self, place: int, column: BlockColumn) -> None:
        """Let a pasted column fill another one."""
        if self._show(with_column(self.model.block, place, column)):
            self._chosen[place] = column

    def _begin(self) -> None:
        place = self._place
        is_headed = has_headings(self._cells)
        self.headed.setChecked(is_headed)
        ways = []
        if place.clause_id is not None or place.first_row is None:
            ways.append(Choice(_AS_NEW, f"作为新举措，放在{place.clause_name}下"))
        if place.first_row is not None:
            ways.append(Choice(_INTO_ROWS, f"填入表格，从第{place.first_row + 1}行起"))
        self.way.show_choices(ways, none=None)
        block = read_block(self._cells, (), is_headed=is_headed)
        is_new = is_headed and ActionColumn.TEXT in block.has and not self._come_back(block)
        into_rows = place.first_row is not None and (is_headed or place.prefers_rows) and not is_new
        self.way.show_value(_INTO_ROWS if into_rows else str(ways[0].id))
        self._asked = (self.way.currentData(), is_headed)

    def _come_back(self, block: Block) -> bool:
        """Are they the selected rows, changed in a sheet perhaps? Most say what those say."""
        if len(block.rows) != self._place.chosen:
            return False
        columns = [each.column for each in block.columns]
        pairs = zip(block.rows, self._place.rows(len(block.rows)) or (), strict=False)
        same = sum(_says_the_same(columns, words, row) for words, row in pairs)
        return same * 3 >= len(block.rows) * 2

    def _ask_as_before(self) -> None:
        way, is_headed = self._asked
        self.way.show_value(way)
        with QSignalBlocker(self.headed):
            self.headed.setChecked(is_headed)

    def _show(self, block: Block) -> bool:
        into_rows = self.way.currentData() == _INTO_ROWS
        targets = self._place.rows(len(block.rows)) if into_rows else ()
        if targets is None:
            return False
        below = targets[-1].clause_id if targets else self._place.clause_id
        if not self.model.show_block(block, targets=targets, clause_id=below):
            return False
        self._name_new(ActionColumn.SOURCE in block.has)
        return True

    def _name_new(self, has_source: bool) -> None:
        """Where new actions go: each to the sentence that its row names, or all to one."""
        at = self.way.findData(_AS_NEW)
        if at >= 0:
            place = "各归所写的原文" if has_source else f"放在{self._place.clause_name}下"
            self.way.setItemText(at, f"作为新举措，{place}")

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        self.way.setMinimumContentsLength(22)
        self.way.setAccessibleName("粘贴到")
        self.table.setModel(self.model)
        self.table.setItemDelegate(RowDelegate(self.table))
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setAccessibleName("粘贴的行")
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().setVisible(False)
        self.table.verticalHeader().setDefaultSectionSize(theme.row_height(self.font()))
        self.table.horizontalHeader().setSectionsClickable(True)
        self.table.horizontalHeader().setHighlightSections(False)
        self._ok.setProperty("role", "primary")
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(step)
        for each in (label("粘贴到"), self.way, self.headed):
            top.addWidget(each)
        top.addStretch(1)
        top.addWidget(self._next)
        bottom.addWidget(self._says, 1)
        bottom.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        column.setSpacing(step)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self._hint)
        column.addLayout(bottom)
        self.resize(132 * step, 70 * step)
        self.table.setFocus()

    def _connect(self) -> None:
        self.way.settled.connect(lambda _: self.read())
        self.headed.toggled.connect(lambda _: self.read())
        self.model.changed.connect(self._tell)
        self.model.corrected.connect(self._correct)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._explain())
        self._next.clicked.connect(self._go_on)
        self.table.horizontalHeader().sectionClicked.connect(self._open_columns)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _correct(self, row: int, place: int, words: str) -> None:
        """What is read anew later is read as it was corrected."""
        self._cells[row][place] = words

    def _tell(self) -> None:
        new, changed, doubts, out = self.model.counts()
        parts = [f"新建 {new} 项" if new else "", f"修改 {changed} 项" if changed else ""]
        parts += [f"{doubts} 处需您核对" if doubts else "", f"{out} 行不存入" if out else ""]
        same = self.model.same()
        parts += [f"{same} 行与表中没有不同" if same else ""]
        self._says.setText("，".join(part for part in parts if part) or "没有可以存入的行。")
        self._ok.setEnabled(bool(new + changed))
        self._next.setEnabled(self.model.next_doubt(self.table.currentIndex()).isValid())
        self._explain()

    def _explain(self) -> None:
        row = self.table.currentIndex().row()
        doubts = self.model.doubts_of(row)
        self._hint.setText(f"第{row + 1}行：{doubts}。" if doubts else _HINT)

    def _go_on(self) -> None:
        found = self.model.next_doubt(self.table.currentIndex())
        if found.isValid():
            self.table.setCurrentIndex(found)
            self.table.scrollTo(found)
            self.table.setFocus()

    def _size(self) -> None:
        step, wide = theme.unit(self.font()), self.fontMetrics().horizontalAdvance
        shown = min(self.model.rowCount(), _LOOKED_AT)
        for place in range(self.model.columnCount()):
            heading = self.model.headerData(place, Qt.Orientation.Horizontal, 0)
            texts = [heading, *(str(self.model.index(at, place).data()) for at in range(shown))]
            longest = max(map(wide, texts)) + (5 if place == 0 else 2) * step
            self.table.setColumnWidth(place, min(longest, _WIDEST * step))
        self.table.horizontalHeader().setStretchLastSection(True)

    def _open_columns(self, section: int) -> None:
        columns = self.model.block.columns
        place = section - (self.model.columnCount() - len(columns))
        if place < 0:
            return
        heading = columns[place].heading
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in PASTED:
            self._offer(menu, str(column), place, BlockColumn(heading=heading, column=column))
        menu.addSeparator()
        if self.headed.isChecked():
            kept = str(self._cells[0][place]).strip()
            self._offer(menu, "记入备注", place, BlockColumn(heading=kept))
        self._offer(menu, "不采用", place, BlockColumn())
        header = self.table.horizontalHeader()
        left = header.sectionViewportPosition(section)
        menu.popup(header.mapToGlobal(QPoint(left, header.height())))

    def _offer(self, menu: QMenu, words: str, place: int, column: BlockColumn) -> None:
        entry = menu.addAction(words)
        entry.setCheckable(True)
        with QSignalBlocker(entry):
            entry.setChecked(self.model.block.columns[place] == column)
        entry.triggered.connect(lambda: self.use_column(place, column))


def _says_the_same(
    columns: Sequence[ActionColumn | None], words: Sequence[str], row: ActionRow
) -> bool:
    """Has a row the same 落实举措, or the same in everything else that it says?"""
    said = {
        column: cell.strip()
        for column, cell in zip(columns, words, strict=False)
        if column is not None and cell.strip()
    }
    alike = {column: shown(column).text(row).strip() == cell for column, cell in said.items()}
    if alike.pop(ActionColumn.TEXT, False):
        return True
    return len(alike) >= _ENOUGH and all(alike.values())
