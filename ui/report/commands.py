"""Commands of the report desk: each change of the report is one named step."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from model import report_sections as sections
from model.draft_changes import leave, take_over
from model.step import Step
from reports.report_texts import ReportText
from ui.ask import Ask
from ui.report.desk import ReportDesk
from ui.report.title_dialog import TitleDialog
from ui.session import Session

if TYPE_CHECKING:
    from ui.pages.submission import SubmissionPage


class ReportCommands(QObject):
    """Carries out what is asked for on the desk."""

    def __init__(
        self, page: "SubmissionPage", desk: ReportDesk, session: Session, ask: Ask
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self._session, self._ask = page, desk, session, ask
        desk.outline.requested_switch.connect(self.switch)
        desk.text.written.connect(self.write)
        desk.text.renamed.connect(self.rename)
        desk.text.requested_restore.connect(self.follow_draft)
        desk.changes.requested_take.connect(self.take)
        desk.changes.requested_leave.connect(self.leave)
        desk.requested_preview.connect(self.preview)
        desk.requested.connect(lambda name: getattr(self, f"do_{name}")())

    def switch(self, section_id: str, on: bool) -> None:
        """Let a section into the report, or leave it out."""
        text = self._desk.text_of(section_id)
        if text is not None:
            section = text.section
            name = f"{'列入' if on else '不列入'}“{section.shown_title}”"
            self._do(name, lambda step: sections.switch_section(step, section, is_on=on))

    def write(self, words: str) -> None:
        """Store what was written into the section that is shown."""
        text = self._typed_into()
        if text is not None:
            basis = text.section.basis if text.section.basis is not None else text.draft
            if self._store(f"改写“{text.section.shown_title}”", text, words, basis):
                self._desk.text.text.give_up()  # signs that no paper can show are gone

    def rename(self, title: str) -> None:
        """Give the section that is shown another title."""
        text = self._typed_into()
        if text is not None:
            section = text.section
            name = f"修改“{section.shown_title}”的标题"
            if self._do(name, lambda step: sections.rename_section(step, section, title)):
                self._desk.text.title.give_up()  # it may have been tidied, or be the usual one

    def follow_draft(self) -> None:
        """Give up what was written."""
        text = self._desk.shown()
        if text is not None:
            name = f"“{text.section.shown_title}”恢复自动生成"
            section = text.section
            self._do(name, lambda step: sections.follow_draft(step, section))

    def take(self, number: int) -> None:
        """Take a change of the ledger over into the words."""
        text = self._settled()
        if text is not None:
            section = text.section
            words, basis = take_over(section.text or "", section.basis or "", text.draft, number)
            self._store(f"采用台账内容更新“{section.shown_title}”", text, words, basis)
            self._go_on()

    def leave(self, number: int) -> None:
        """Let a change of the ledger be."""
        text = self._settled()
        if text is not None:
            section = text.section
            basis = leave(section.basis or "", text.draft, number)
            self._store(f"不采用“{section.shown_title}”的台账变化", text, section.text or "", basis)
            self._go_on()

    def preview(self) -> None:
        """Show the pages with what is stored, and what is being typed."""
        text = self._desk.shown()
        if text is not None and self._session.is_open:
            self._desk.preview.draw(
                self._session.ledger.path,
                self._session.as_of,
                heading=self._desk.heading(),
                is_annex=text.is_annex,
                typed=self._desk.text.typed_words(),
            )

    def do_up(self) -> None:
        """章节上移."""
        self._move(-1)

    def do_down(self) -> None:
        """章节下移."""
        self._move(1)

    def do_add(self) -> None:
        """加章节."""
        self._add(is_annex=False)

    def do_annex(self) -> None:
        """加附件."""
        self._add(is_annex=True)

    def do_delete(self) -> None:
        """删除自拟的章节."""
        text = self._desk.shown()
        if text is not None:
            section = text.section
            name = f"删除“{section.shown_title}”"
            self._do(name, lambda step: sections.delete_section(step, section))

    def do_restore(self) -> None:
        """恢复常用提纲."""
        text = self._settled()
        if text is not None:
            list_id = text.section.task_list_id
            self._session.do("恢复常用提纲", lambda step: sections.restore_outline(step, list_id))

    def _add(self, *, is_annex: bool) -> None:
        text = self._settled()
        if text is None:
            return
        dialog = TitleDialog("附件" if is_annex else "章节", self._page)
        added: list[str] = []

        def store() -> bool:
            list_id, title = text.section.task_list_id, dialog.title()
            return self._session.do(
                f"加“{title}”",
                lambda step: added.append(
                    sections.add_section(step, list_id, title, is_annex=is_annex)
                ),
            )

        if self._ask.fill_in_until(dialog, store) and added:
            self._desk.outline.choose(added[-1])
            self._desk.text.text.setFocus()

    def _move(self, places: int) -> None:
        text = self._settled()
        if text is not None:
            section = text.section
            name = f"移动“{section.shown_title}”"
            self._do(name, lambda step: sections.move_section(step, section, places))

    def _settled(self) -> ReportText | None:
        """The section in front, once what was typed into it is stored."""
        return self._desk.shown() if self._desk.settle() else None

    def _store(self, name: str, text: ReportText, words: str, basis: str) -> bool:
        section = text.section
        return self._do(name, lambda step: sections.write_section(step, section, words, basis))

    def _do(self, name: str, command: Callable[[Step], object]) -> bool:
        """Carry it out; the sections are shown at once as they are stored.

        In a long ledger the drafts take several turns: until then the old ones stand.
        """
        is_done = self._session.do(name, command)
        if text := self._typed_into():
            ledger = self._session.ledger
            self._desk.take(sections.read_sections(ledger, text.section.task_list_id))
        return is_done

    def _go_on(self) -> None:
        """The card that had the keyboard is gone."""
        if not self._desk.changes.go_on():
            self._desk.text.text.setFocus()

    def _typed_into(self) -> ReportText | None:
        """The section whose words were typed, which another one may be about to replace."""
        return self._desk.text_of(self._desk.text.section_id())
