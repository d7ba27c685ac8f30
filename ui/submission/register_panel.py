"""报送登记 as a panel: the steps at the left, files, package and settings at the right."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from model.day_words import month_and_day
from model.submission import Filing
from model.submission_events import LATER
from model.submission_stage import filing_steps, oddities, submission_stage, why_again
from model.words import SubmissionEventKind as Kind
from model.words import SubmissionFileKind
from ui import theme
from ui.choices import Choice
from ui.fields import ChoiceField
from ui.form_parts import FieldWord, clear, label
from ui.panes import head, pane
from ui.submission.files_part import FilesPart
from ui.submission.package_part import PackagePart
from ui.submission.settings_part import SettingsPart
from ui.submission.step_list import StepList

_NONE = "台账里还没有任务清单，没有报送可登记。请先导入来文。"


class RegisterPanel(QWidget):
    """Shows one filing, the present one unless an earlier is chosen; signals what is asked."""

    requested_register = Signal(object)
    requested_filing = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps, self.files = StepList(), FilesPart()
        self.package, self.settings = PackagePart(), SettingsPart()
        self.which, self._where = ChoiceField(), label(role="faded")
        self.why, self._doubts = label(wraps=True), QVBoxLayout()
        self._returned, self._none = QWidget(), label(_NONE, "faded", wraps=True)
        self._signed: Mapping[SubmissionFileKind, str] = {}
        self._unseen: Mapping[SubmissionFileKind, str] = {}
        self._is_last = True
        self._again = self._again_buttons()
        self.steps.requested_register.connect(self.requested_register)
        self.which.settled.connect(lambda chosen: self.requested_filing.emit(int(chosen)))
        self.which.setAccessibleName("第几次报送")
        self._lay_out()

    def show_filings(
        self, filings: Sequence[Filing], number: int, as_of: date, *, can_edit: bool
    ) -> None:
        """Show the filing of this number, on a day; only the last is worked on."""
        filing = next((each for each in filings if each.number == number), None)
        for each in (self._left, self._right):
            each.setVisible(filing is not None)
        self._none.setVisible(filing is None)
        if filing is None:
            return
        is_last, can_change = filing is filings[-1], can_edit and filing is filings[-1]
        self.which.show_choices([_choice(each) for each in filings], none=None)
        self.which.show_value(str(number))
        self.which.setVisible(len(filings) > 1)
        self._where.setText(_where(filing, as_of, is_last=is_last))
        self.why.setText(why_again(filings, number))
        self.why.setVisible(bool(self.why.text()))
        later = LATER if _was_sent(filing) else ()
        kinds = tuple(Kind) if is_last else later
        self.steps.show_steps(
            filing_steps(filing),
            filing.as_of,
            can_register=kinds if can_edit else (),
            can_edit=can_edit,
        )
        self._returned.setVisible(is_last and _was_sent(filing))
        for link in self._again:
            link.setEnabled(can_change)
        clear(self._doubts)
        for words in oddities(filing):
            doubt = FieldWord()
            self._doubts.addWidget(doubt)  # without a place it would show as a window
            doubt.doubt(words)
        self._is_last = is_last
        self.files.show_files(
            filing.files, can_edit=can_change, is_closed=filing.is_closed and is_last
        )
        self.package.show_filing(filing, filing.missing_files, can_make=can_change)
        self.settings.show_filing(filing, as_of, can_edit=can_change)
        self._tell_doubts()

    def show_doubts(
        self,
        doubts: Mapping[SubmissionFileKind, str],
        notes: Mapping[SubmissionFileKind, str],
    ) -> None:
        """Show what of the signed files of the present filing should be looked at, or could not."""
        self._signed, self._unseen = doubts, notes
        self._tell_doubts()

    def settle(self) -> bool:
        """Store what is typed; False while refused words stand here."""
        return self.settings.settle()

    def recolour(self) -> None:
        """Take the colours of the theme in force."""
        for each in (self.files, self.package, self.settings):
            each.recolour()

    def _tell_doubts(self) -> None:
        shown = self._signed if self._is_last else {}
        self.files.show_doubts(shown)
        self.files.show_notes(self._unseen if self._is_last else {})
        self.package.show_doubts(shown)

    def _again_buttons(self) -> list[QWidget]:
        made: list[QWidget] = []
        line = QHBoxLayout(self._returned)
        line.setContentsMargins(0, 0, 0, 0)
        for kind, words in ((Kind.RETURNED, "登记退回…"), (Kind.ADDED, "登记补报…")):
            button = QToolButton()
            button.setText(words)
            button.setProperty("role", "link")
            button.setToolTip("登记后另起下一次报送，设置照旧")
            button.clicked.connect(lambda _=False, kind=kind: self.requested_register.emit(kind))
            line.addWidget(button)
            made.append(button)
        line.addStretch(1)
        return made

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        left = QVBoxLayout()
        for each in (self.why, self.steps, self._returned):
            left.addWidget(each)
        left.addLayout(self._doubts)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(2 * step)
        for each in (self.files, self.package, self.settings):
            right.addWidget(each)
        right.addStretch(1)
        self._left = pane(head(label("报送登记"), self._where, self.which), _scrolled(left, step))
        self._right = pane(head(label("文件和设置")), _scrolled(right, step))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._left)
        splitter.addWidget(self._right)
        splitter.setSizes([80 * step, 80 * step])
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)
        row.addWidget(self._none, 0, Qt.AlignmentFlag.AlignTop)
        self._none.setMargin(3 * step)


def _scrolled(layout: QVBoxLayout, step: int) -> QScrollArea:
    inner = QWidget()
    layout.setContentsMargins(3 * step, 2 * step, 3 * step, 3 * step)
    inner.setLayout(layout)
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    area.viewport().setAutoFillBackground(False)
    inner.setAutoFillBackground(False)
    return area


def _choice(filing: Filing) -> Choice:
    return Choice(str(filing.number), f"第{filing.number}次报送")


def _where(filing: Filing, as_of: date, *, is_last: bool) -> str:
    if not is_last:
        return "已另起下一次报送"
    stage = submission_stage(filing, as_of)
    if stage.is_acknowledged:
        return "已由对方确认"
    if stage.is_filed:
        return "已报出，待对方确认"
    if stage.days_left is None or filing.report_by is None:
        return ""
    left = f"还有 {stage.days_left} 天" if stage.days_left >= 0 else f"已过 {-stage.days_left} 天"
    return f"{month_and_day(filing.report_by)}前报送，{left}"


def _was_sent(filing: Filing) -> bool:
    return any(filing.last(kind) for kind in (Kind.POSTED, Kind.MAILED))
