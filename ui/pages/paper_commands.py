"""Commands of the papers (报送材料): which are made, where they go, what came of it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from model.day_words import day_words
from model.division_changes import note_division_made
from model.entities import TaskList
from model.task_lists import reported_list
from ui import paper_files, paper_jobs
from ui.background import ChildVerb
from ui.folders import papers_folder
from ui.pages.papers_panel import PapersPanel

if TYPE_CHECKING:
    from ui.pages.page import Page

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
_UNDER_WAY = "正在生成报送材料。现在关闭台账就停止生成：已生成的文件完整保留，其余的要重新生成。"


class PaperCommands(QObject):
    """Has the ticked papers written by a child, for a page that shows the panel."""

    def __init__(self, page: "Page", doubts: Callable[[], str]) -> None:
        """`doubts` says in a sentence what in the text of the report is wrong, or nothing."""
        super().__init__(page)
        self._doubts = doubts
        self._page, self._session, self._ask = page, page.session, page.ask
        self._child: ChildVerb | None = None
        self._folder = Path()
        self.panel = PapersPanel(
            {p.name: (p.title, _ABOUT[p.name]) for p in paper_files.PAPERS},
            ticked={p.name for p in paper_files.PAPERS if p.is_ticked},
        )
        self.panel.requested_cancel.connect(self.stop)
        self.panel.requested_folder.connect(self._choose_folder)
        self.panel.requested_launch.connect(self._ask.launch)
        self.panel.requested_preview.connect(self._preview)

    @property
    def is_busy(self) -> bool:
        """Are papers being written?"""
        return self._child is not None

    def under_way(self) -> str:
        """What it means to leave while papers are written; nothing when none are."""
        return _UNDER_WAY if self.is_busy else ""

    def show(self) -> None:
        """Say what the document asks for, up to which day the papers count, where they go."""
        self._folder = papers_folder(self._page.state, self._session.ledger.path)
        self._show_facts()

    def forget(self) -> None:
        """Another ledger: its papers are not here."""
        self.stop()
        self.panel.forget()

    def stop(self) -> None:
        """Give up what is being written."""
        if self._child is not None:
            self._child.cancel()

    def make(self) -> None:
        """Write the ticked papers into the folder."""
        names = self.panel.ticked()
        if self._child is not None:
            return
        if not names:
            words = "没有勾选材料。请先勾选要生成的报送材料，再按 F9。"
            self._ask.tell(self._page, words)
            return
        program, *arguments = paper_jobs.report_command(
            self._session.ledger.path,
            self._folder,
            names,
            self._session.as_of,
            is_ranked=self.panel.is_ranked(),
        )
        self._child = ChildVerb(Path(program), arguments, self)
        self._child.said.connect(self.panel.hear)
        self._child.finished.connect(self._finish)
        self._child.cancelled.connect(
            lambda: self._rest("已取消。此前生成的文件完整保留，没有留下半份文件。")
        )
        self.panel.begin(names)
        self._page.commands_changed.emit()
        self._child.start()

    def _finish(self, code: int, complaints: str) -> None:
        match code:
            case 0:
                doubts = self._doubts() if "report" in self.panel.asked_for else ""
                self._rest(f"已生成，文件可以直接打开。{doubts}")
                self._note_division()
            case 4:
                self._rest(complaints)
            case _:
                self._rest(
                    "生成时出现意外错误，台账没有改动。请再试一次；如再次出现，请联系维护人员。"
                )

    def _note_division(self) -> None:
        """Changes of the division of labour are told from the table that was made last."""
        if "division" in self.panel.asked_for and self._session.can_write:
            self._session.do("生成任务分工表", note_division_made)

    def _preview(self, path: Path) -> None:
        from ui.preview.paper_dialog import PaperDialog

        try:
            data = path.read_bytes()
        except OSError:
            words = f"“{path.name}”打不开，可能已被移走，台账没有改动。请重新生成。"
            self._ask.warn(self._page, words)
            return
        self._ask.fill_in(PaperDialog(data, name=path.name, ask=self._ask, parent=self._page))

    def _rest(self, said: str) -> None:
        if self._child is not None:
            self._child.deleteLater()
        self._child = None
        self.panel.rest(said)
        self._page.commands_changed.emit()

    def _choose_folder(self) -> None:
        folder = self._ask.folder(self._page, title="材料存放位置", start=self._folder)
        if folder is not None:
            self._folder = self._page.state.papers_folder = folder
            self._show_facts()

    def _show_facts(self) -> None:
        as_of = self._session.as_of
        self.panel.show_facts(
            asked=_asked(reported_list(self._session.ledger), as_of),
            as_of=day_words(as_of),
            folder=str(self._folder),
        )


def _asked(asked: TaskList | None, as_of: date) -> str:
    if asked is None or asked.report_by is None:
        return "来文没有写明报送要求。"
    day, days = asked.report_by, (asked.report_by - as_of).days
    left = f"还有 {days} 天" if days >= 0 else f"已过 {-days} 天"
    parts = [f"{day_words(day)}前（{left}）"]
    parts += [f"报{asked.report_to}"] if asked.report_to else []
    parts += [asked.report_form] if asked.report_form else []
    return "来文要求：" + "，".join(parts) + "。"
