"""Page 报送: the report at its desk, the papers, what is still missing, the register."""

from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout

from model.completeness import Gap, Missing
from model.entities import LocalActionId
from model.gap_rows import Lacking, read_lacking
from model.ledger import Changes
from model.pieces import Pieces
from model.task_lists import reported_list
from reports.printed_view import PrintedView, ViewKind
from reports.report_checks import finding_all_missing
from reports.report_draft import DraftFacts
from reports.report_texts import Report, reading_draft_facts, reading_report
from ui import theme
from ui.ask import Ask
from ui.command_places import CommandPlaces
from ui.empty import EmptyView
from ui.fields import settle_all
from ui.form_parts import label
from ui.pages.gaps_panel import GapsPanel
from ui.pages.page import Page
from ui.pages.paper_commands import PaperCommands
from ui.panes import head, pane
from ui.printed_views import gap_list
from ui.report.commands import ReportCommands
from ui.report.desk import ReportDesk
from ui.report.drafts import ReportDrafts
from ui.session import Session
from ui.state import WindowState
from ui.submission.commands import SubmissionCommands
from ui.submission.menu_commands import MenuCommands
from ui.submission.register_panel import RegisterPanel
from ui.submission.signed_watch import SignedWatch
from ui.view_switch import ViewSwitch

# Where that is written which no sentence and no action lacks.
_COMMANDS = {
    Gap.NO_LIST: "import_document",
    Gap.NO_INDICATOR: "edit_indicators",
    Gap.NO_INDICATOR_VALUE: "edit_indicators",
    Gap.NO_CONTACT: "edit_contacts",
}


_VIEWS = {
    "成效报告": "撰写年终成效报告",
    "材料和核对": "生成报送材料，核对报送前还缺什么",
    "报送登记": "登记送审、签发、用印、寄出和对方确认，放入定稿和扫描件，打报送包",
}


class View(IntEnum):
    """The views of the page, in their order at the switch."""

    REPORT = 0
    PAPERS = 1
    REGISTER = 2


_OF_SIGNED = (View.PAPERS, View.REGISTER)  # where it is told what of the signed files to check


class SubmissionPage(Page):
    """Three views: the report at its desk; the papers and what is missing; 报送登记."""

    at_once_up_to = 200  # it reads all of them four times over

    def __init__(self, session: Session, ask: Ask, state: WindowState) -> None:
        super().__init__(session, ask, state)
        self.missing: tuple[Missing, ...] = ()
        self._found: tuple[Missing, ...] = ()  # without what is known of the signed files
        self.signed = SignedWatch(session, self)
        self._facts: DraftFacts | None = None
        self.paper_commands = PaperCommands(self, self._doubts)
        self.papers = self.paper_commands.panel
        self.gaps = GapsPanel()
        self._gap_count = label(role="faded")
        self.desk, self._no_report = ReportDesk(), EmptyView(icon="submission")
        self.register = RegisterPanel()
        self.views = ViewSwitch(_VIEWS)
        self._view, self._report = QStackedWidget(), QStackedWidget()
        self.registering = SubmissionCommands(self, self.register)
        menu = MenuCommands(
            self.registering, self.register, session, to_front=lambda: self.turn(View.REGISTER)
        )
        self._menu = CommandPlaces((menu,))
        self._lay_out()
        self.report_commands = ReportCommands(self, self.desk, session, ask)
        self.drafts = (ReportDrafts(self), self.registering.drafts)
        self.registering.drafts.requested_front.connect(lambda: self.turn(View.REGISTER))
        self.views.requested.connect(self.turn)
        self.desk.losing.connect(lambda: self.refused_words.emit(self.drafts[0].unsettled()))
        self._no_report.requested.connect(lambda: self.requested_command.emit("import_document"))
        self.papers.requested_make.connect(self.do_make_papers)
        self.gaps.requested_gap.connect(self.open_gap)
        self.signed.seen.connect(self._show_missing)

    def show_ledger(self) -> None:
        self._facts = None
        self.paper_commands.forget()
        self.desk.preview.stop()
        self.gaps.forget()
        super().show_ledger()

    def hear(self, changes: Changes) -> None:
        # What is written into the report changes nothing of what it is made from.
        if set(changes.rows) - {"report_section"}:
            self._facts = None
        super().hear(changes)

    def pieces(self) -> Iterator[None]:
        self.paper_commands.show()
        self.registering.show()
        yield
        known = yield from self._show_report()
        ledger, as_of = self.session.ledger, self.session.as_of
        self._found = yield from finding_all_missing(ledger, as_of, known)
        places = [each for gap in self._found for each in gap.findings if _is_place(gap)]
        self.desk.show_findings(places)
        yield
        self._show_missing()

    def turn(self, view: int) -> bool:
        """Bring one of the views to the front; False while refused words stand on the page."""
        is_settled = self.settle()
        if is_settled:
            self._view.setCurrentIndex(view)
            if view in _OF_SIGNED and self.session.is_open:
                self.signed.look()
        self.views.show_view(self._view.currentIndex())
        return is_settled

    def show_report_desk(self) -> None:
        """Bring the report to the front."""
        self.turn(View.REPORT)

    def is_writing(self) -> bool:
        """Is there a report, and is it in front?"""
        is_there = self._report.currentWidget() is self.desk
        return is_there and self._view.currentIndex() == View.REPORT

    def settle(self) -> bool:
        return settle_all(self.desk, self.registering)

    def take_focus(self) -> None:
        is_report = self._report.currentWidget() is self.desk
        report = self.desk.outline if is_report else self._no_report
        views = {View.REPORT: report, View.PAPERS: self.gaps, View.REGISTER: self.register}
        views[View(self._view.currentIndex())].setFocus()

    def do_next_pane(self) -> None:
        """转到下一栏."""
        if self.is_writing():
            self.desk.next_pane()
        else:
            self.focusNextChild()

    def recolour(self) -> None:
        super().recolour()
        self.register.recolour()

    def printed_view(self) -> PrintedView | None:
        if self.is_writing():
            return PrintedView(kind=ViewKind.REPORT)
        return gap_list() if self.missing else None

    def command(self, name: str) -> Callable[[], None] | None:
        return super().command(name) or self._menu.find(name)

    def can(self, name: str) -> bool:
        if name == "make_papers":
            return not self.paper_commands.is_busy
        return super().can(name)

    def being_made(self) -> Sequence[str]:
        making = (self.paper_commands, self.registering.packing)
        return [words for each in making if (words := each.under_way())]

    def stop_making(self) -> None:
        self.paper_commands.stop()
        self.registering.packing.stop()

    def keep_shape(self) -> None:
        self.desk.preview.stop()
        if (shape := self.desk.shape()) is not None:
            self.state.keep("report", shape)

    def do_write_report(self) -> None:
        """成效报告."""
        self.show_report_desk()
        self.desk.text.text.setFocus()

    def do_register_filing(self) -> None:
        """报送登记."""
        self.turn(View.REGISTER)
        self.register.setFocus()

    def do_make_papers(self) -> None:
        """Write the ticked papers into the folder."""
        if self.turn(View.PAPERS):
            self.paper_commands.make()

    def do_check_papers(self) -> None:
        """List what is missing."""
        if self.turn(View.PAPERS):
            self._is_stale = True
            self._refresh_if_seen()
            self.gaps.setFocus()

    def open_gap(self, gap: Missing) -> None:
        """Go to the sentences or actions that lack something, or to the settings."""
        if gap.action_ids:
            ids = [LocalActionId(each) for each in gap.action_ids]
            self.requested_actions.emit((str(gap.gap), ids))
        elif gap.clause_ids:
            self.requested_clauses.emit(gap.clause_ids)
        elif gap.findings:
            self.turn(View.REPORT)
            self.desk.show_place(gap.findings[0])
        elif gap.gap in (Gap.NO_SIGNED_FILE, Gap.SIGNED_DIFFERS):
            self.turn(View.REGISTER)
        else:
            self.requested_command.emit(_COMMANDS.get(gap.gap, "office_settings"))

    def _show_report(self) -> Pieces[tuple[Report, DraftFacts] | None]:
        """The desk, or why there is no report; gives what was read for it."""
        ledger = self.session.ledger
        if reported_list(ledger) is None:
            self._no_report.say("台账中还没有任务清单。导入来文后，这里起草成效报告。", "导入来文…")
            self._report.setCurrentWidget(self._no_report)
            return None
        if self._facts is None or self._facts.summary.as_of != self.session.as_of:
            self._facts = yield from reading_draft_facts(ledger, self.session.as_of)
            yield
        facts = self._facts
        report = yield from reading_report(ledger, facts)
        yield
        self.desk.show_report(report, facts.templates, can_write=self.session.can_write)
        self._report.setCurrentWidget(self.desk)
        if self.desk.is_previewing():
            self.report_commands.preview()
        yield
        return report, facts

    def _show_missing(self) -> None:
        """What was found, and what is known of the signed files; these are looked at when seen."""
        if self._view.currentIndex() in _OF_SIGNED:
            self.signed.look()
        self.register.show_doubts(self.signed.doubts(), self.signed.notes())
        self.missing = (*self._found, *self.signed.missing())
        self.gaps.show_missing(self.missing, self._read_lacking)
        self._gap_count.setText(f"{len(self.missing)} 类缺项" if self.missing else "")

    def _doubts(self) -> str:
        count = sum(len(gap.findings) for gap in self.missing if gap.gap is Gap.FIGURES)
        return f"正文有{count}处数字与台账不一致，请看“报送前核对”。" if count else ""

    def _read_lacking(self, gap: Missing, limit: int) -> Sequence[Lacking]:
        return read_lacking(self.session.ledger, gap, self.session.as_of, limit=limit)

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        # From outside in: each move of a widget tells all that it holds to look at its style anew.
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head(self.views))
        column.addWidget(self._view, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        for view in (self._report, splitter, self.register):
            self._view.addWidget(view)
        self._report.addWidget(self.desk)
        self._report.addWidget(self._no_report)
        splitter.addWidget(pane(head(label("报送材料")), self.papers))
        splitter.addWidget(pane(head(label("报送前核对"), self._gap_count), self.gaps))
        splitter.setSizes([80 * step, 80 * step])
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        self.views.show_view(View.REPORT)
        self.desk.restore(self.state.load("report"))


def _is_place(gap: Missing) -> bool:
    """The changes of the ledger have cards of their own."""
    return gap.gap is not Gap.BEHIND
