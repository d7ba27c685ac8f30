"""Page 报送: what is still missing, and the papers of the year, written by a child process."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from model.completeness import Missing, find_missing
from model.entities import LocalActionId, TaskList
from model.task_lists import read_task_lists
from ui import jobs, theme
from ui.ask import Ask
from ui.background import ChildVerb
from ui.empty import EmptyView
from ui.form_parts import label
from ui.icons import icon
from ui.pages.page import Page
from ui.panes import head, pane
from ui.session import Session
from ui.state import WindowState

_ABOUT = {
    "report": "年终报告正文和附表，Word 供修改，PDF 供阅签",
    "table": "逐条对应原文，随报告上报",
    "ledger": "全部字段和亮灯，内部留存",
    "division": "年初分工，不含进展",
}


class SubmissionPage(Page):
    """Papers at the left, what is missing at the right."""

    title, icon, tip = "报送", "submission", "检查是否齐备，生成报送材料（Ctrl+5）"

    def __init__(self, session: Session, ask: Ask, state: WindowState) -> None:
        super().__init__(session, ask, state)
        self._child: ChildVerb | None = None
        self._folder: Path | None = None
        self._written: list[Path] = []
        self.missing: tuple[Missing, ...] = ()
        self.papers = {paper.name: QCheckBox(paper.title) for paper in jobs.PAPERS}
        self._folder_name = label(role="faded")
        self._as_of = label(role="faded")
        self._asked = label(wraps=True)
        self.make, self.cancel = QPushButton("生成报送材料"), QPushButton("取消")
        self._bar, self._said = QProgressBar(), label(role="faded", wraps=True)
        self._results = QVBoxLayout()
        self._gaps = QVBoxLayout()
        self._gap_count = label(role="faded")
        self._complete = EmptyView(icon="check")
        self._gap_area = QScrollArea(widgetResizable=True)
        self._lay_out()
        self._rest()

    def show_ledger(self) -> None:
        self._stop()
        self._clear(self._results)
        self._said.clear()
        super().show_ledger()

    def refresh(self) -> None:
        as_of = self.session.as_of
        self._as_of.setText(f"{as_of.year}年{as_of.month}月{as_of.day}日")
        self._asked.setText(_asked(read_task_lists(self.session.ledger), as_of))
        self._folder = self.state.papers_folder or self.session.ledger.path.parent
        self._name_folder()
        self.missing = find_missing(self.session.ledger, as_of)
        self._show_gaps(self.missing)

    def can(self, name: str) -> bool:
        if name == "make_papers":
            return self._child is None
        return super().can(name)

    def do_make_papers(self) -> None:
        """Write the ticked papers into the folder."""
        names = [name for name, box in self.papers.items() if box.isChecked()]
        if not names or self._folder is None or self._child is not None:
            return
        self._clear(self._results)
        self._written.clear()
        ledger = self.session.ledger.path
        program, *arguments = jobs.report_command(ledger, self._folder, names, self.session.as_of)
        self._child = ChildVerb(Path(program), arguments, self)
        self._child.said.connect(self._hear_child)
        self._child.finished.connect(self._finish)
        self._child.cancelled.connect(self._cancelled)
        self._said.setText("正在生成，可以继续做别的…")
        self._bar.setRange(0, 0)
        self._busy()
        self._child.start()

    def said(self) -> str:
        """What is said of the papers that were asked for."""
        return self._said.text()

    def written(self) -> tuple[Path, ...]:
        """The files that the last order wrote."""
        return tuple(self._written)

    def do_check_papers(self) -> None:
        """List what is missing."""
        self.refresh()
        self._gap_area.setFocus()

    def keep_shape(self) -> None:
        self._stop()

    def _hear_child(self, line: str) -> None:
        words, _, rest = line.partition(" ") if line.startswith("进度") else line.partition("：")
        if words == "进度":
            done, _, total = rest.partition("/")
            self._bar.setRange(0, int(total))
            self._bar.setValue(int(done))
        elif words == "已生成":
            self._written.append(Path(rest))
            self._results.addWidget(self._result(Path(rest)))

    def _finish(self, code: int, complaints: str) -> None:
        self._child = None
        if code == 0:
            self._said.setText("已生成，文件可以直接打开。")
        elif code == 4:
            self._said.setText(complaints)
        else:
            self._said.setText(
                "生成时出现意外错误，台账没有改动。请再试一次；如再次出现，请联系维护人员。"
            )
        self._rest()

    def _cancelled(self) -> None:
        self._child = None
        self._said.setText("已取消。此前生成的文件完整保留，没有留下半份文件。")
        self._rest()

    def _stop(self) -> None:
        if self._child is not None:
            self._child.cancel()

    def _busy(self) -> None:
        self._bar.show()
        self.cancel.show()
        self.make.setEnabled(False)
        self.commands_changed.emit()

    def _rest(self) -> None:
        self._bar.hide()
        self.cancel.hide()
        self.make.setEnabled(True)
        self.commands_changed.emit()

    def _choose_folder(self) -> None:
        folder = self.ask.folder(self, title="材料存放位置", start=self._folder)
        if folder is not None:
            self._folder = self.state.papers_folder = folder
            self._name_folder()

    def _name_folder(self) -> None:
        text = str(self._folder)
        room = max(200, self._folder_name.width())
        elided = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room)
        self._folder_name.setText(elided)
        self._folder_name.setToolTip(text)

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(3 * step, 2 * step, 3 * step, 3 * step)
        column.setSpacing(step)
        column.addWidget(self._asked)
        column.addSpacing(step)
        for name, box in self.papers.items():
            box.setChecked(True)
            column.addWidget(box)
            about = label(_ABOUT[name], "faded")
            about.setContentsMargins(3 * step, 0, 0, step // 2)
            column.addWidget(about)
        change = QPushButton("更改…")
        change.clicked.connect(self._choose_folder)
        place = QGridLayout()
        place.setHorizontalSpacing(2 * step)
        place.setColumnStretch(1, 1)
        place.addWidget(label("数据截止日"), 0, 0)
        place.addWidget(self._as_of, 0, 1)
        place.addWidget(label("存放位置"), 1, 0)
        place.addWidget(self._folder_name, 1, 1)
        place.addWidget(change, 1, 2)
        column.addSpacing(step)
        column.addLayout(place)
        self.make.setProperty("role", "primary")
        self.make.clicked.connect(self.do_make_papers)
        self.cancel.clicked.connect(self._stop)
        buttons = QHBoxLayout()
        buttons.addWidget(self.make)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column.addSpacing(step)
        column.addLayout(buttons)
        self._bar.setTextVisible(False)
        column.addWidget(self._bar)
        column.addWidget(self._said)
        column.addLayout(self._results)
        column.addStretch(1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(pane(head(label("报送材料")), left))
        splitter.addWidget(pane(head(label("报送前核对"), self._gap_count), self._gap_pane(step)))
        splitter.setSizes([80 * step, 80 * step])
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)

    def _gap_pane(self, step: int) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(3 * step, 2 * step, 3 * step, 2 * step)
        self._gaps.setSpacing(step)
        column.addLayout(self._gaps)
        column.addWidget(self._complete)
        column.addStretch(1)
        self._gap_area.setWidget(inner)
        self._gap_area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        return self._gap_area

    def _show_gaps(self, missing: tuple[Missing, ...]) -> None:
        self._clear(self._gaps)
        for gap in missing:
            self._gaps.addWidget(self._gap(gap))
        self._gap_count.setText(f"{len(missing)} 类缺项" if missing else "")
        self._complete.setVisible(not missing)
        self._complete.say("报送所需内容齐全。")

    def _gap(self, gap: Missing) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        sign = QLabel()
        sign.setPixmap(icon("warning", "soon").pixmap(16, 16))
        line.addWidget(sign)
        line.addWidget(label(gap.message, wraps=True), 1)
        if gap.action_ids or gap.clause_ids:
            show = QPushButton("查看")
            show.clicked.connect(lambda: self.open_gap(gap))
            line.addWidget(show)
        return row

    def open_gap(self, gap: Missing) -> None:
        """Go to the sentences or actions that lack something."""
        if gap.action_ids:
            ids = [LocalActionId(each) for each in gap.action_ids]
            self.requested_actions.emit((str(gap.gap), ids))
        else:
            self.requested_outline.emit(gap.clause_ids[0])

    def _result(self, path: Path) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        name = QToolButton()
        name.setText(path.name)
        name.setToolTip(f"打开 {path}")
        name.setIcon(icon("table" if path.suffix == ".xlsx" else "document", "accent"))
        name.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        name.clicked.connect(lambda: self.ask.launch(path))
        folder = QToolButton()
        folder.setText("所在文件夹")
        folder.setProperty("role", "link")
        folder.clicked.connect(lambda: self.ask.launch(path.parent))
        line.addWidget(name)
        line.addWidget(folder)
        line.addStretch(1)
        return row

    @staticmethod
    def _clear(layout: QVBoxLayout) -> None:
        while (item := layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _asked(lists: Sequence[TaskList], as_of: date) -> str:
    asked = next((each for each in lists if each.report_by is not None), None)
    if asked is None or asked.report_by is None:
        return "来文没有写明报送要求。"
    day, days = asked.report_by, (asked.report_by - as_of).days
    left = f"还有 {days} 天" if days >= 0 else f"已超 {-days} 天"
    parts = [f"{day.year}年{day.month}月{day.day}日前（{left}）"]
    parts += [f"报{asked.report_to}"] if asked.report_to else []
    parts += [asked.report_form] if asked.report_form else []
    return "来文要求：" + "，".join(parts) + "。"
