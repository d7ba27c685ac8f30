"""部门对应: which unit of the office answers to each department that the lists name."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QStackedWidget, QVBoxLayout, QWidget

from model.departments import Department
from model.entities import Unit, UnitId
from ui import theme
from ui.choices import Choice, unit_choices
from ui.empty import EmptyView
from ui.form_parts import label
from ui.record_model import Record, RecordColumn
from ui.record_table import RecordTable

AS_PROPOSED = "按建议"
NO_UNIT = "本局没有"
NEW_UNIT = "新增为本局处室"
_ABOUT = (
    "来文中的部门，由本局哪个单位承接。新建举措时据此建议牵头单位；不改时按名称和以往分工推断。"
)
_NONE = "清单里还没有写明责任部门的任务。导入带责任部门的来文后，在这里核对。"


class DepartmentsDialog(QDialog):
    """A row for each department; the unit is chosen in place.

    `change` is told the department and the choice: a unit, AS_PROPOSED, NO_UNIT or NEW_UNIT;
    `units` and `read` give units and departments as they stand after that.
    """

    def __init__(
        self,
        *,
        units: Callable[[], Sequence[Unit]],
        read: Callable[[], Sequence[Department]],
        change: Callable[[str, UnitId | str], object],
        can_edit: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("部门对应")
        self._read_units, self._read, self._change = units, read, change
        self._can_edit = can_edit
        self._names: dict[UnitId, str] = {}
        self.table = RecordTable(_columns(()))
        self.table.setAccessibleName("部门对应")
        self.table.setProperty("role", "boxed")
        self.table.requested_change.connect(self.choose)
        empty = EmptyView(icon="units")
        empty.say(_NONE)
        self._how = label("按 F2 或回车修改；每次修改都可以撤销。", "faded")
        self._views = QStackedWidget()
        self._views.addWidget(self.table)
        self._views.addWidget(empty)
        self._lay_out()
        self.show_departments()

    def show_departments(self) -> None:
        """Show the departments as they stand."""
        units, departments = self._read_units(), self._read()
        self._names = {unit.id: unit.name for unit in units}
        words = [Choice(each, each) for each in (AS_PROPOSED, NO_UNIT, NEW_UNIT)]
        self.table.show_columns(_columns((*words, *unit_choices(units))))
        self.table.show_records(
            [self._record(each) for each in departments], can_edit=self._can_edit
        )
        self._views.setCurrentIndex(0 if departments else 1)
        self._how.setVisible(bool(departments))

    def choose(self, department: str, _field: str, choice: object) -> None:
        """Let a unit answer to a department, or what one of the three words says."""
        self._change(department, UnitId(str(choice)))
        self.show_departments()

    def _record(self, department: Department) -> Record:
        unit, why = self._shown(department)
        return Record(
            id=department.name,
            values=(department.name, f"{department.clauses}", unit, why),
            is_faded=not department.is_decided,
        )

    def _shown(self, department: Department) -> tuple[str, str]:
        if department.is_decided:
            unit = self._names.get(department.unit_id) if department.unit_id else None
            return unit or NO_UNIT, "您指定的"
        if department.proposal is not None:
            return department.proposal.unit_name, department.proposal.reason
        return "", "还看不出来，请指定"

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        buttons = QDialogButtonBox()
        done = buttons.addButton("完成", QDialogButtonBox.ButtonRole.AcceptRole)
        done.setProperty("role", "primary")
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        column.setSpacing(step)
        column.addWidget(label(_ABOUT, "faded", wraps=True))
        column.addWidget(self._views, 1)
        column.addWidget(self._how)
        column.addWidget(buttons)
        self.resize(110 * step, 72 * step)


def _columns(picks: Sequence[Choice]) -> tuple[RecordColumn, ...]:
    return (
        RecordColumn(heading="来文中的部门", sample="国家知识产权局公共服务司"),
        RecordColumn(heading="句数", sample="句数0", is_number=True),
        RecordColumn(
            heading="本局单位", field="unit", sample="知识产权公共服务处（示范）", picks=picks
        ),
        RecordColumn(heading="依据"),
    )
