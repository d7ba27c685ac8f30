"""The report desk (成效报告撰写): outline, words, and beside them what changed or the pages."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QToolButton, QWidget

from model.character_count import count_characters
from model.completeness import TextFinding
from model.draft_changes import DraftChange, draft_changes
from model.office_templates import Templates
from model.report_entities import ReportSection
from model.report_sections import can_delete
from model.words import SectionKind
from reports.report_texts import Report, ReportText
from ui import theme
from ui.flow import FlowLayout
from ui.form_parts import label
from ui.panes import head, pane
from ui.report.changes import ChangeList
from ui.report.outline import SectionOutline
from ui.report.preview import ReportPreview
from ui.report.text_pane import TextPane
from ui.three_panes import ThreePanes
from ui.tooltips import tip
from ui.view_switch import ViewSwitch

# In steps of the grid: the outline shows its titles whole where that can be.
_OUTLINE, _OUTLINE_LEAST = 40, 34
_SIDE_LEAST = 24
_PAUSE = 300  # milliseconds without a key before the pages are drawn anew
_SIDES = {
    "台账变化": "改写过的章节与台账现在的内容有哪些出入",
    "排版预览": "按打印的样子看，边写边更新",
}
_BUTTONS = {
    "up": ("上移", "章节上移（Alt+↑）"),
    "down": ("下移", "章节下移（Alt+↓）"),
    "add": ("加章节", "在正文末尾加一个自拟的章节"),
    "annex": ("加附件", "在最后加一个自拟的附件"),
    "delete": ("删除", "删除自拟的章节或附件，可以撤销"),
    "restore": ("恢复常用提纲", "次序、标题和勾选改回常用的，写好的文字不动；可以撤销"),
}


class ReportDesk(ThreePanes):
    """Shows the report by sections; signals say what is wanted of the section in front."""

    least, stretch = (_OUTLINE_LEAST, 36, _SIDE_LEAST), (1, 3, 2)

    requested = Signal(str)  # a key of the buttons
    requested_preview = Signal()
    losing = Signal()  # the section in front is gone, and with it what is typed into it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outline, self.text = SectionOutline(), TextPane()
        self.changes, self.preview = ChangeList(), ReportPreview()
        self.buttons = {name: _button(*words) for name, words in _BUTTONS.items()}
        self._total, self._doubt = label(role="faded"), label(role="soon", wraps=True)
        self._side, self._turns = QStackedWidget(), ViewSwitch(_SIDES)
        self._report = Report(texts=(), left_out=0)
        self._numbers: Mapping[str, str] = {}
        self._counts: dict[str, int] = {}
        self._templates = Templates()
        self._findings: tuple[TextFinding, ...] = ()
        self._can_write = False
        self._draw_later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._connect()

    def show_report(self, report: Report, templates: Templates, *, can_write: bool) -> None:
        """Show the whole report; the section in front stays in front."""
        if self.text.section_id() not in {each.section.id for each in report.texts}:
            self.losing.emit()
        self._report, self._templates, self._can_write = report, templates, can_write
        self._numbers = {str(key): number for key, number in report.numbers().items()}
        self._counts = {each.section.id: count_characters(each.text) for each in report.texts}
        news = {str(each.section.id): len(changes_of(each)) for each in report.texts}
        self.outline.show_sections(
            report.texts,
            numbers=self._numbers,
            counts=self._counts,
            news=news,
            can_write=can_write,
        )
        self._show_section()
        self._show_total()

    def take(self, sections: Sequence[ReportSection]) -> None:
        """The sections as they are stored now, over the drafts that are known."""
        drafts = {each.section.id: each.draft for each in self._report.texts}
        texts = tuple(ReportText(section=each, draft=drafts.get(each.id, "")) for each in sections)
        if texts != self._report.texts:
            report = replace(self._report, texts=texts)
            self.show_report(report, self._templates, can_write=self._can_write)

    def shown(self) -> ReportText | None:
        """The section in front."""
        return self.text_of(self.outline.section_id())

    def text_of(self, section_id: str) -> ReportText | None:
        """A section by its id."""
        return next((each for each in self._report.texts if each.section.id == section_id), None)

    def choose(self, kind: SectionKind) -> None:
        """Bring the first section of a kind to the front."""
        found = (each.section.id for each in self._report.texts if each.section.kind is kind)
        self.outline.choose(next(found, ""))

    def show_place(self, found: TextFinding) -> None:
        """Go to a place of the report, and mark its words."""
        self.outline.choose(found.section_id)
        self.text.mark(found.start, found.end)

    def settle(self) -> bool:
        """Store what is still being typed."""
        return self.text.settle()

    def heading(self) -> str:
        """The heading of the section in front as it is printed."""
        shown = self.shown()
        if shown is None:
            return ""
        return f"{self._numbers.get(shown.section.id, '')}{shown.section.shown_title}"

    def split(self, room: int) -> tuple[int, int, int]:
        return report_split(room)

    def is_previewing(self) -> bool:
        """Are the pages to be seen?"""
        return self._side.currentWidget() is self.preview and self.isVisible()

    def turn_to_preview(self, *, on: bool) -> None:
        """Show the pages, or the changes."""
        self._turns.show_view(int(on))
        self._side.setCurrentIndex(int(on))
        if on:
            self.requested_preview.emit()

    def show_findings(self, findings: Sequence[TextFinding]) -> None:
        """What should be looked at in the words of the report; those of the section are shown."""
        self._findings = tuple(findings)
        self._show_findings()

    def next_pane(self) -> None:
        """The keyboard goes on: outline, words, what stands beside them."""
        side = self.preview.paper.pages if self.is_previewing() else self.changes
        panes: tuple[QWidget, ...] = (self.outline, self.text.text, side)
        focus = self.window().focusWidget()
        at = next((n for n, each in enumerate(panes) if _holds(each, focus)), -1)
        panes[(at + 1) % len(panes)].setFocus()

    def total(self) -> str:
        """What is said of the length."""
        return self._total.text()

    def _show_section(self) -> None:
        shown = self.shown()
        if shown is None:
            return
        number = self._numbers.get(shown.section.id, "")
        self.text.show_section(shown, number=number, can_write=self._can_write)
        follows = shown.section.text is None
        self.changes.show_changes(changes_of(shown), follows=follows, can_write=self._can_write)
        for name, button in self.buttons.items():
            is_possible = name != "delete" or can_delete(shown.section)
            button.setEnabled(self._can_write and is_possible)
        self._show_findings()

    def _show_findings(self) -> None:
        wanted = self.outline.section_id()
        self.changes.show_findings([e for e in self._findings if e.section_id == wanted])

    def _draw_typed(self) -> None:
        if self.is_previewing() and self.text.typed_words():
            self.requested_preview.emit()

    def _rename(self) -> None:
        self.text.title.setFocus()
        self.text.title.selectAll()

    def _turn(self) -> None:
        """Another section is in front: what was typed in the one before is stored first."""
        if self.outline.section_id() == self.text.section_id():
            return
        if not self.text.settle():
            self.outline.choose(self.text.section_id())
            return
        self._show_section()
        if self.is_previewing():
            self.requested_preview.emit()

    def _count(self, words: str) -> None:
        section_id = self.text.section_id()
        if self.is_previewing() and self.text.typed_words():
            self._draw_later.start()
        if section_id in self._counts:
            self._counts[section_id] = count_characters(words)
            self.outline.show_count(section_id, self._counts[section_id])
            self._show_total()

    def _show_total(self) -> None:
        total = sum(
            self._counts[each.section.id]
            for each in self._report.texts
            if each.section.is_on and not each.is_annex
        )
        least, most = self._templates.least, self._templates.most
        self._total.setText(f"正文 {total} 字")
        doubts = []
        if not least <= total <= most:
            doubts.append(f"一般应为{least}—{most}字。")
        if self._report.left_out:
            doubts.append(
                f"为控制篇幅，自动生成的文字略去{self._report.left_out}条成效，可自行补入。"
            )
        self._doubt.setText("".join(doubts))
        self._doubt.setVisible(bool(doubts))

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        bar = QWidget()
        line = FlowLayout(bar, across=2, down=2)
        line.setContentsMargins(step, step // 2, step, step // 2)
        for button in self.buttons.values():
            line.addWidget(button)
        self._doubt.setContentsMargins(round(1.5 * step), step // 2, step, step // 2)
        self._turns.show_view(0)
        self._side.addWidget(self.changes)
        self._side.addWidget(self.preview)
        self.fill(
            pane(head(label("报告提纲"), self._total), self._doubt, self.outline, bar),
            pane(self.text),
            pane(head(self._turns), self._side),
        )

    def _connect(self) -> None:
        self.outline.chosen.connect(lambda _: self._turn())
        self.outline.requested_move.connect(
            lambda way: self.requested.emit("up" if way < 0 else "down")
        )
        self.outline.requested_rename.connect(self._rename)
        self.changes.requested_place.connect(self.show_place)
        self.text.typed.connect(self._count)
        self._draw_later.timeout.connect(self._draw_typed)
        self._turns.requested.connect(lambda at: self.turn_to_preview(on=bool(at)))
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _=False, name=name: self.requested.emit(name))


def report_split(room: int) -> tuple[int, int, int]:
    """Outline, words, what stands beside them: that gives way first, the outline last."""
    outline = min(max(room // 3, _OUTLINE_LEAST), _OUTLINE)
    side = max((room - outline) * 2 // 5, _SIDE_LEAST)
    return outline, max(room - outline - side, 0), side


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))


def changes_of(text: ReportText) -> tuple[DraftChange, ...]:
    """What the ledger would change now in a section that was rewritten."""
    section = text.section
    if section.text is None or section.basis is None:
        return ()
    return draft_changes(section.text, section.basis, text.draft)


def _button(words: str, about: str) -> QToolButton:
    made = QToolButton()
    made.setText(words)
    made.setToolTip(tip(about))
    made.setAccessibleDescription(about)
    return made
