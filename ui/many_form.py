"""The form of several selected things: what can be done with all of them at once (批量)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from model.words import Progress
from ui import theme
from ui.cell_editors import Choice
from ui.fields import ChoiceField, LineField
from ui.form_parts import Section, label

UNCHANGED = "（不改）"


class ManyActionsForm(QWidget):
    """Sets the same fields of several actions; what stays （不改） is left alone."""

    requested_changes = Signal(object)
    requested_confirm = Signal()
    requested_delete = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label()
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.18)
        self._title.setFont(font)
        self._lead, self._post, self._leader = ChoiceField(), ChoiceField(), ChoiceField()
        self._due = LineField(hint=UNCHANGED)
        self._progress = ChoiceField()
        self._in_report = QCheckBox("改为写入报告")
        self._apply = QPushButton("应用到全部")
        self._apply.setProperty("role", "primary")
        self._apply.clicked.connect(self._send)
        self._confirm = QPushButton("确认办结")
        self._confirm.clicked.connect(self.requested_confirm)
        self._delete = QPushButton("删除")
        self._delete.clicked.connect(self.requested_delete)
        self._lay_out()

    def show_choices(self, units: Sequence[Choice], posts: Sequence[Choice]) -> None:
        """What the lists offer."""
        self._lead.show_choices(units, none=UNCHANGED)
        self._post.show_choices([post for post in posts if post.unit], none=UNCHANGED)
        self._leader.show_choices([post for post in posts if not post.unit], none=UNCHANGED)
        settable = [Choice(each, str(each)) for each in Progress if each != Progress.CONFIRMED]
        self._progress.show_choices(settable, none=UNCHANGED)

    def show_count(self, count: int, *, can_edit: bool) -> None:
        """How many actions are selected; the fields begin at （不改）."""
        self._title.setText(f"选中 {count} 项举措")
        for box in (self._lead, self._post, self._leader, self._progress):
            box.show_value(None)
        self._due.show_value("")
        self._in_report.setChecked(False)
        self.setEnabled(can_edit)

    def focus_first(self) -> None:
        """Begin with the first field."""
        self._lead.setFocus(Qt.FocusReason.ShortcutFocusReason)

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
            ("牵头单位", self._lead),
            ("责任人", self._post),
            ("责任领导", self._leader),
            ("完成时限", self._due),
            ("进展", self._progress),
        ):
            fields.add(name, field)
        fields.add_below(self._in_report)
        column.addWidget(fields)
        line = QHBoxLayout()
        for button in (self._apply, self._confirm, self._delete):
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)

    def _send(self) -> None:
        wanted: dict[str, object] = {
            name: box.currentData()
            for name, box in (
                ("lead_unit_id", self._lead),
                ("post_id", self._post),
                ("leader_post_id", self._leader),
                ("progress", self._progress),
            )
            if box.currentData() is not None
        }
        if self._due.text().strip():
            wanted["due"] = self._due.text().strip()
        if self._in_report.isChecked():
            wanted["in_report"] = True
        if wanted:
            self.requested_changes.emit(wanted)


class ManyClausesForm(QWidget):
    """Claims several sentences at once."""

    requested_accept = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit(self.font())
        self._title = label()
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.18)
        self._title.setFont(font)
        self._words = label(role="faded", wraps=True)
        self._accept = QPushButton("全部采纳建议（空格）")
        self._accept.clicked.connect(self.requested_accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        column.setSpacing(step)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addWidget(self._accept, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_counts(self, *, title: str, clauses: int, pending: int, can_edit: bool) -> None:
        """How many sentences, and how many of them wait."""
        self._title.setText(title)
        self._title.setWordWrap(True)
        self._words.setText(
            f"任务事项 {clauses} 条，待认领 {pending} 条。\n"
            "按 1 省内落实，2 配合国家局，3 国家层面，0 退回待认领，对选中的全部任务事项一起生效。"
        )
        self._accept.setVisible(can_edit and pending > 0)
