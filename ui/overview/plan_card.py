"""The card at the head of 总览: how long until the filing, and the plan that leads to it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from model.day_words import month_and_day
from model.submission_plan import SubmissionPlan
from model.submission_stage import SubmissionStage
from ui import theme
from ui.cards import large
from ui.form_parts import label
from ui.overview.timeline import Timeline, nodes_of

_NO_LIST = "台账里还没有任务清单，导入来文后在这里倒排报送计划。"
_NO_DAY = "来文没有写明报送时间。设定报送日期后，倒排各单位报、汇总、审稿、签发、寄出的日子。"


class PlanCard(QFrame):
    """距报送 n 天, the line of days, and the way to change it."""

    requested = Signal()
    requested_register = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._before, self._figure, self._words = label("距报送", "faded"), label(), label()
        large(self._figure)
        self._words.setProperty("role", "faded")
        self.timeline = Timeline()
        self._empty = label(role="faded", wraps=True)
        self._set = QPushButton("设定报送日期…")
        self.change = QToolButton()
        self.change.setText("调整…")
        self.change.setProperty("role", "link")
        self.change.setToolTip("改倒排计划的节点和日子，标记已完成")
        self.register = QToolButton()
        self.register.setProperty("role", "link")
        self.register.setToolTip("打开报送登记")
        self.register.clicked.connect(self.requested_register)
        for button in (self._set, self.change):
            button.clicked.connect(self.requested)
        self.timeline.requested.connect(self.requested)
        self._lay_out()

    def show_plan(
        self,
        plan: SubmissionPlan | None,
        as_of: date,
        *,
        can_edit: bool,
        stage: SubmissionStage | None = None,
    ) -> None:
        """Show the plan as it stands on the day, and how far the filing is once it began."""
        is_filed = stage is not None and stage.is_filed
        has_begun = stage is not None and (stage.last is not None or stage.number > 1)
        self.register.setVisible(has_begun)
        self.register.setText(stage.sentence if stage is not None else "")
        report_by = plan.report_by if plan else None
        is_set = plan is not None and report_by is not None
        for each in (self._before, self._figure, self._words, self.timeline, self.change):
            each.setVisible(is_set)
        self._empty.setVisible(not is_set)
        self._set.setVisible(plan is not None and not is_set)
        self._empty.setText(_NO_DAY if plan else _NO_LIST)
        for button in (self._set, self.change):
            button.setEnabled(can_edit)
        if plan is None or report_by is None:
            return
        days = (report_by - as_of).days
        self._before.setText("距报送" if days >= 0 else "报送已过")
        self._before.setVisible(not is_filed)
        self._figure.setText("已报出" if is_filed else f"{abs(days)} 天")
        self._words.setText(f"{month_and_day(report_by)}前报送")
        self.timeline.show_nodes(nodes_of(plan, as_of, is_filed=is_filed), as_of)

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * step, step, step, step)
        whole.setSpacing(step // 2)
        row = QHBoxLayout()
        row.setSpacing(2 * step)
        whole.addLayout(row)
        whole.addWidget(self.register)
        left = QVBoxLayout()
        left.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(step)
        first.addWidget(self._before, 0, Qt.AlignmentFlag.AlignBottom)
        self._before.setContentsMargins(0, 0, 0, step // 2)
        first.addWidget(self._figure)
        left.addStretch(1)
        left.addLayout(first)
        left.addWidget(self._words)
        left.addStretch(1)
        row.addLayout(left)
        row.addWidget(self.timeline, 1)
        row.addWidget(self._empty, 1)
        row.addWidget(self._set)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
