"""The lines above the board 认领: how far it has come, what is looked at, proposals in bulk."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from model.claiming import Claiming, Waiting
from model.words import Triage
from ui import theme
from ui.choices import Choice
from ui.claim.board_rows import BoardFilter
from ui.fields import ChoiceField
from ui.flow import FlowLayout
from ui.form_parts import label
from ui.icons import icon
from ui.share_bar import Share, ShareBar
from ui.view_switch import ViewSwitch

# The views of 任务分解, what one does there beside each.
CLAIM_VIEWS = {
    "认领": "逐句决定原文是谁的工作（Ctrl+L）",
    "分解": "把认领的任务事项分解成落实举措（Ctrl+L）",
}
_ORDER = (None, Triage.PENDING, Triage.PROVINCE, Triage.ASSIST, Triage.NATIONAL)
_SHARES = {
    Triage.PROVINCE: ("accent", 1.0),
    Triage.ASSIST: ("accent", 0.5),
    Triage.NATIONAL: ("idle", 0.6),
    Triage.PENDING: ("line", 1.0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BarText:
    """What the lines say; `of_department` counts the open proposals of the one looked at."""

    claiming: Claiming
    lists: Sequence[Waiting]
    departments: Sequence[Waiting]
    wanted: BoardFilter
    of_department: int
    can_edit: bool


class ClaimBar(QFrame):
    """Shows the counts, filters with them, and offers the proposals."""

    requested_filter = Signal(object)
    requested_all = Signal()
    requested_department = Signal()
    requested_item = Signal()
    requested_breakdown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paneHead")
        self.switch = ViewSwitch(CLAIM_VIEWS)
        self._wanted = BoardFilter()
        self._count = label()
        self._bar = ShareBar()
        self.figures = {triage: self._figure(triage) for triage in _ORDER}
        self.lists, self.departments = ChoiceField(), ChoiceField()
        self.accept_item, self.accept_department = QPushButton(), QPushButton()
        self.accept_all, self.go_on = QPushButton(), QPushButton("去分解")
        self._lay_out()
        self._connect()

    def show_text(self, text: BarText) -> None:
        """Say how far it has come."""
        claiming, self._wanted = text.claiming, text.wanted
        self._say_count(claiming)
        for triage, button in self.figures.items():
            count = claiming.clauses if triage is None else claiming.by_triage[triage]
            button.setText(f"{triage or '全部'} {count}")
            button.setChecked(text.wanted.triage is triage)
        self.lists.setVisible(len(text.lists) > 1)
        self.lists.show_choices(_choices(text.lists), none="全部清单")
        self.lists.show_value(text.wanted.list_id or None)
        self.departments.setVisible(bool(text.departments))
        self.departments.show_choices(_choices(text.departments), none="全部国家局责任部门")
        self.departments.show_value(text.wanted.department or None)
        self._say_proposals(text)

    def show_item(self, proposals: int) -> None:
        """How many open proposals the task has that the current sentence stands in."""
        self.accept_item.setText(f"采纳本任务的建议（{proposals} 条）")
        self.accept_item.setEnabled(bool(proposals))

    def counted(self) -> str:
        """What is said of how far it has come."""
        return self._count.text()

    def recolour(self) -> None:
        """Take the colours of the theme in force."""
        self.accept_all.setIcon(icon("check", "on_accent"))
        self.go_on.setIcon(icon("breakdown", "on_accent"))

    def _say_count(self, claiming: Claiming) -> None:
        of = claiming.by_triage
        parts = "，".join(f"{each} {of[each]} 条" for each in _ORDER if each and of[each])
        if claiming.clauses and not claiming.pending:
            self._count.setText(f"{claiming.clauses} 条已全部认领：{parts}")
        else:
            self._count.setText(f"已认领 {claiming.decided}/{claiming.clauses}")
        shares = [Share(of[each], role, strength) for each, (role, strength) in _SHARES.items()]
        self._bar.show_shares(shares, parts)

    def _say_proposals(self, text: BarText) -> None:
        is_done = bool(text.claiming.clauses) and not text.claiming.pending
        self.accept_item.setVisible(text.can_edit and not is_done)
        self.accept_department.setText(f"采纳本部门的建议（{text.of_department} 条）")
        self.accept_department.setVisible(text.can_edit and bool(text.wanted.department))
        self.accept_department.setEnabled(bool(text.of_department))
        self.accept_all.setText(f"采纳全部建议（{text.claiming.proposed} 条）")
        self.accept_all.setVisible(text.can_edit and not is_done)
        self.accept_all.setEnabled(bool(text.claiming.proposed))
        self.go_on.setVisible(is_done)

    def _figure(self, triage: Triage | None) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setProperty("role", "count")
        button.setToolTip(f"只看{triage}的任务事项" if triage else "看全部任务事项")
        button.clicked.connect(lambda: self._ask(replace(self._wanted, triage=triage)))
        return button

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        first = FlowLayout(across=step, down=step // 2)
        second = FlowLayout(across=step // 4, down=step // 4)
        first.addWidget(self.switch)
        first.addWidget(self._count)
        self._bar.setFixedWidth(20 * step)
        first.addWidget(self._bar)
        first.add_stretch()
        for button in (self.accept_item, self.accept_department, self.accept_all, self.go_on):
            first.addWidget(button)
        for button in (self.accept_all, self.go_on):
            button.setProperty("role", "primary")
        for figure in self.figures.values():
            second.addWidget(figure)
        second.add_stretch()
        for box, name, least in (
            (self.lists, "按清单筛选", 16),
            (self.departments, "按国家局责任部门筛选", 24),
        ):
            box.setMinimumContentsLength(least)
            box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            box.setAccessibleName(name)
            second.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(step, step // 2, step, step // 2)
        column.setSpacing(step // 2)
        column.addLayout(first)
        column.addLayout(second)
        self.recolour()

    def _connect(self) -> None:
        self.accept_all.clicked.connect(self.requested_all)
        self.accept_department.clicked.connect(self.requested_department)
        self.accept_item.clicked.connect(self.requested_item)
        self.go_on.clicked.connect(self.requested_breakdown)
        self.lists.settled.connect(
            lambda each: self._ask(replace(self._wanted, list_id=each or ""))
        )
        self.departments.settled.connect(
            lambda each: self._ask(replace(self._wanted, department=each or ""))
        )

    def _ask(self, wanted: BoardFilter) -> None:
        self.requested_filter.emit(wanted)


def _choices(waiting: Sequence[Waiting]) -> list[Choice]:
    return [
        Choice(each.id, f"{each.name} · 待认领 {each.pending}" if each.pending else each.name)
        for each in waiting
    ]
