"""The form of several selected things: what can be done with all of them at once (批量)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from model.entities import LocalActionId
from model.words import Progress
from ui import theme
from ui.cell_editors import Choice
from ui.fields import ChoiceField
from ui.form_parts import Section, label

UNCHANGED = "（不改）"


class ManyActionsForm(QWidget):
    """Sets the same fields of several actions; what stays （不改） is left alone."""

    requested_changes = Signal(object)
    requested_confirm = Signal()
    requested_delete = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: list[LocalActionId] = []
        self._title = label()
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.18)
        self._title.setFont(font)
        self.lead, self._post, self.leader = ChoiceField(), ChoiceField(), ChoiceField()
        self.due = QLineEdit(placeholderText=UNCHANGED)
        self._progress = ChoiceField()
        self._in_report = QCheckBox("改为写入报告")
        self.apply = QPushButton("应用到全部")
        self.apply.setProperty("role", "primary")
        self.apply.clicked.connect(self._send)
        self._confirm = QPushButton("确认办结")
        self._confirm.clicked.connect(self.requested_confirm)
        self._delete = QPushButton("删除")
        self._delete.clicked.connect(self.requested_delete)
        self._lay_out()

    def show_choices(self, units: Sequence[Choice], posts: Sequence[Choice]) -> None:
        """What the lists offer."""
        self.lead.show_choices(units, none=UNCHANGED)
        self._post.show_choices([post for post in posts if post.unit], none=UNCHANGED)
        self.leader.show_choices([post for post in posts if not post.unit], none=UNCHANGED)
        settable = [Choice(each, str(each)) for each in Progress if each != Progress.CONFIRMED]
        self._progress.show_choices(settable, none=UNCHANGED)

    def show_ids(self, ids: Sequence[LocalActionId], *, can_edit: bool) -> None:
        """Which actions are selected; for others than before the fields begin at （不改）."""
        self._title.setText(f"选中 {len(ids)} 项举措")
        self.setEnabled(can_edit)
        if list(ids) != self._ids:
            self._ids = list(ids)
            self.begin_anew()

    def begin_anew(self) -> None:
        """Every field at （不改）."""
        for box in (self.lead, self._post, self.leader, self._progress):
            box.show_value(None)
        self.due.clear()
        self._in_report.setChecked(False)

    def focus_first(self) -> None:
        """Begin with the first field."""
        self.lead.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        column.setSpacing(step)
        column.addWidget(self._title)
        column.addWidget(
            label("填写的各项一次改到全部选中的举措上，可一步撤销。", "faded", wraps=True)
        )
        fields = Section()
        for name, field in (
            ("牵头单位", self.lead),
            ("责任人", self._post),
            ("责任领导", self.leader),
            ("完成时限", self.due),
            ("进展", self._progress),
        ):
            fields.add(name, field)
        fields.add_below(self._in_report)
        column.addWidget(fields)
        line = QHBoxLayout()
        for button in (self.apply, self._confirm, self._delete):
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)

    def _send(self) -> None:
        wanted: dict[str, object] = {
            name: box.currentData()
            for name, box in (
                ("lead_unit_id", self.lead),
                ("post_id", self._post),
                ("leader_post_id", self.leader),
                ("progress", self._progress),
            )
            if box.currentData() is not None
        }
        if self.due.text().strip():
            wanted["due"] = self.due.text().strip()
        if self._in_report.isChecked():
            wanted["in_report"] = True
        if wanted:
            self.requested_changes.emit(wanted)
