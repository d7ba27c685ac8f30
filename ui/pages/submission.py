"""Page 报送: the report at its desk, the papers, what is still missing, the register."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout

from model.completeness import Gap, Missing, finding_missing
from model.day_words import day_words
from model.division_changes import note_division_made
from model.entities import LocalActionId, TaskList
from model.gap_rows import Lacking, read_lacking
from model.pieces import Pieces
from model.task_lists import reported_list
from reports.printed_view import PrintedView, ViewKind
from reports.report_checks import check_report
from reports.report_texts import read_report, reading_draft_facts
from ui import paper_jobs, theme
from ui.ask import Ask
from ui.background import ChildVerb
from ui.empty import EmptyView
from ui.fields import settle_all
from ui.folders import papers_folder
from ui.form_parts import label
from ui.pages.gaps_panel import GapsPanel
from ui.pages.page import Page
from ui.pages.papers_panel import PapersPanel
from ui.panes import head, pane
from ui.printed_views import gap_list
from ui.report.commands import ReportCommands
from ui.report.desk import ReportDesk
from ui.report.drafts import ReportDrafts
from ui.session import Session
from ui.state import WindowState
from ui.submission.commands import SubmissionCommands
from ui.submission.register_panel import RegisterPanel
from ui.view_switch import ViewSwitch

_ABOUT = {
    "report": "年终报告正文和附表，Word 供修改，PDF 供阅签",
    "table": "落实情况、主要指标、佐证材料、联络员四张表，随报告上报",
    "ledger": "全部字段和亮灯，内部留存",
    "division": "分工方案和任务分工表，不含进展；分工调整过的附前后对照",
    "extracts": "每个单位牵头和配合的举措各成一份，Excel 可按单位筛选",
    "bulletin": "按单位顺序通报进展，列出逾期、临期和本期未报",
    "brief": "一页说清总体进度、逾期和需研究决定的事项，供局领导看",
    "notice": "有逾期、临期、本期未报的单位各一份，附反馈表",
    "material": "全部成效、进展、问题和措施，按来文顺序汇总，供起草报告",
}

# Where that is written which no sentence and no action lacks.
_COMMANDS = {
    Gap.NO_LIST: "import_document",
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


class SubmissionPage(Page):
    """Three views: the report at its desk; the papers and what is missing; 报送登记."""

    def __init__(self, session: Session, ask: Ask, state: WindowState) -> None:
        super().__init__(session, ask, state)
        self._child: ChildVerb | None = None
        self._folder = Path()
        self.missing: tuple[Missing, ...] = ()
        self.papers = PapersPanel(
            {p.name: (p.title, _ABOUT[p.name]) for p in paper_jobs.PAPERS},
            ticked={p.name for p in paper_jobs.PAPERS if p.is_ticked},
        )
        self.gaps = GapsPanel()
        self._gap_count = label(role="faded")
        self.desk, self._no_report = ReportDesk(), EmptyView(icon="submission")
        self.register = RegisterPanel()
        self.views = ViewSwitch(_VIEWS)
        self._view, self._report = QStackedWidget(), QStackedWidget()
        self.registering = SubmissionCommands(self, self.register)
        self._lay_out()
        self.report_commands = ReportCommands(self, self.desk, session, ask)
        self.drafts = (ReportDrafts(self), self.registering.drafts)
        self.registering.drafts.requested_front.connect(lambda: self.turn(View.REGISTER))
        self.views.requested.connect(self.turn)
        self._no_report.requested.connect(lambda: self.requested_command.emit("import_document"))
        self.papers.requested_make.connect(self.do_make_papers)
        self.papers.requested_cancel.connect(self._stop)
        self.papers.requested_folder.connect(self._choose_folder)
        self.papers.requested_launch.connect(self.ask.launch)
        self.papers.requested_preview.connect(self._preview)
        self.gaps.requested_gap.connect(self.open_gap)

    def show_ledger(self) -> None:
        self._stop()
        self.desk.preview.stop()
        self.papers.forget()
        self.gaps.forget()
        super().show_ledger()

    def pieces(self) -> Iterator[None]:
        self._folder = papers_folder(self.state, self.session.ledger.path)
        self._show_facts()
        self.registering.show()
        yield
        found = yield from self._show_report()
        missing = yield from finding_missing(self.session.ledger, self.session.as_of)
        self.missing = (*missing, *found)
        yield
        self.gaps.show_missing(self.missing, self._read_lacking)
        self._gap_count.setText(f"{len(self.missing)} 类缺项" if self.missing else "")

    def turn(self, view: int) -> None:
        """Bring one of the views to the front."""
        if self.settle():
            self._view.setCurrentIndex(view)
        self.views.show_view(self._view.currentIndex())

    def show_report_desk(self) -> None:
        """Bring the report to the front."""
        self.turn(View.REPORT)

    def is_writing(self) -> bool:
        """Is the report in front?"""
        return self._view.currentIndex() == View.REPORT

    def settle(self) -> bool:
        return settle_all(self.desk, self.registering)

    def recolour(self) -> None:
        super().recolour()
        self.register.recolour()

    def printed_view(self) -> PrintedView | None:
        if self.is_writing():
            return PrintedView(kind=ViewKind.REPORT)
        return gap_list() if self.missing else None

    def can(self, name: str) -> bool:
        if name == "make_papers":
            return self._child is None
        return super().can(name)

    def keep_shape(self) -> None:
        self._stop()
        self.desk.preview.stop()

    def do_make_papers(self) -> None:
        """Write the ticked papers into the folder."""
        self.turn(View.PAPERS)
        names = self.papers.ticked()
        if self._child is not None:
            return
        if not names:
            self.ask.tell(self, "没有勾选材料。请先勾选要生成的报送材料，再按 F9。")
            return
        ledger = self.session.ledger.path
        program, *arguments = paper_jobs.report_command(
            ledger,
            self._folder,
            names,
            self.session.as_of,
            is_ranked=self.papers.is_ranked(),
        )
        self._child = ChildVerb(Path(program), arguments, self)
        self._child.said.connect(self.papers.hear)
        self._child.finished.connect(self._finish)
        self._child.cancelled.connect(
            lambda: self._rest("已取消。此前生成的文件完整保留，没有留下半份文件。")
        )
        self.papers.begin(names)
        self.commands_changed.emit()
        self._child.start()

    def do_check_papers(self) -> None:
        """List what is missing."""
        self.turn(View.PAPERS)
        self.refresh()
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
        else:
            self.requested_command.emit(_COMMANDS.get(gap.gap, "office_settings"))

    def _show_report(self) -> Pieces[tuple[Missing, ...]]:
        """The desk, or why there is no report; gives what should be looked at in it."""
        ledger = self.session.ledger
        if reported_list(ledger) is None:
            self._no_report.say("台账中还没有任务清单。导入来文后，这里起草成效报告。", "导入来文…")
            self._report.setCurrentWidget(self._no_report)
            return ()
        facts = yield from reading_draft_facts(ledger, self.session.as_of)
        report = read_report(ledger, facts)
        yield
        self.desk.show_report(report, facts.templates, can_write=self.session.can_write)
        self._report.setCurrentWidget(self.desk)
        if self.desk.is_previewing():
            self.report_commands.preview()
        yield
        return check_report(report, facts)

    def _read_lacking(self, gap: Missing, limit: int) -> Sequence[Lacking]:
        return read_lacking(self.session.ledger, gap, self.session.as_of, limit=limit)

    def _finish(self, code: int, complaints: str) -> None:
        match code:
            case 0:
                self._rest("已生成，文件可以直接打开。")
                self._note_division()
            case 4:
                self._rest(complaints)
            case _:
                self._rest(
                    "生成时出现意外错误，台账没有改动。请再试一次；如再次出现，请联系维护人员。"
                )

    def _note_division(self) -> None:
        """Changes of the division of labour are told from the table that was made last."""
        if "division" in self.papers.asked_for and self.session.can_write:
            self.session.do("生成任务分工表", note_division_made)

    def _preview(self, path: Path) -> None:
        from ui.preview.paper_dialog import PaperDialog

        try:
            data = path.read_bytes()
        except OSError:
            self.ask.warn(self, f"“{path.name}”打不开，可能已被移走，台账没有改动。请重新生成。")
            return
        self.ask.fill_in(PaperDialog(data, name=path.name, ask=self.ask, parent=self))

    def _rest(self, said: str) -> None:
        if self._child is not None:
            self._child.deleteLater()
        self._child = None
        self.papers.rest(said)
        self.commands_changed.emit()

    def _stop(self) -> None:
        if self._child is not None:
            self._child.cancel()

    def _choose_folder(self) -> None:
        folder = self.ask.folder(self, title="材料存放位置", start=self._folder)
        if folder is not None:
            self._folder = self.state.papers_folder = folder
            self._show_facts()

    def _show_facts(self) -> None:
        as_of = self.session.as_of
        self.papers.show_facts(
            asked=_asked(reported_list(self.session.ledger), as_of),
            as_of=day_words(as_of),
            folder=str(self._folder),
        )

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(pane(head(label("报送材料")), self.papers))
        splitter.addWidget(pane(head(label("报送前核对"), self._gap_count), self.gaps))
        splitter.setSizes([80 * step, 80 * step])
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        self._report.addWidget(self.desk)
        self._report.addWidget(self._no_report)
        self._view.addWidget(self._report)
        self._view.addWidget(splitter)
        self._view.addWidget(self.register)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head(self.views))
        column.addWidget(self._view, 1)
        self.views.show_view(View.REPORT)


def _asked(asked: TaskList | None, as_of: date) -> str:
    if asked is None or asked.report_by is None:
        return "来文没有写明报送要求。"
    day, days = asked.report_by, (asked.report_by - as_of).days
    left = f"还有 {days} 天" if days >= 0 else f"已过 {-days} 天"
    parts = [f"{day_words(day)}前（{left}）"]
    parts += [f"报{asked.report_to}"] if asked.report_to else []
    parts += [asked.report_form] if asked.report_form else []
    return "来文要求：" + "，".join(parts) + "。"
