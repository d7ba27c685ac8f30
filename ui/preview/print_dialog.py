"""The preview of what is printed (打印预览): choices at the left, the paper at the right.

The paper is made by a child that stays, with the command line that anybody can type.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from model.division_changes import Start
from model.files.names import safe_name
from reports.printed_view import TITLES, PrintedView
from ui import theme
from ui.ask import Ask
from ui.form_parts import label
from ui.list_jobs import list_command
from ui.preview.paper_view import PaperView
from ui.preview.print_choices import PrintChoices
from ui.preview.printing import print_out
from ui.standing_child import StandingChild
from ui.told_progress import read_progress

_PAUSE = 120  # milliseconds without another choice
_SHOWN_AFTER = 400  # milliseconds: what is quick needs no bar
_MANY = 1000  # rows that are worth stopping for
_FORMS = ((".pdf", "存为PDF…"), (".xlsx", "存为Excel…"), (".docx", "存为Word…"))
_BROKEN = "生成预览时出现意外错误，台账没有改动。请再试一次；如再次出现，请联系维护人员。"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A file that is to be made, with the choices it was asked for with."""

    target: Path
    view: PrintedView


class PrintDialog(QDialog):
    """Shows the paper, prints it and stores it; `handed_out` when it left the program."""

    handed_out = Signal(object)

    def __init__(
        self,
        ledger: Path,
        view: PrintedView,
        child: StandingChild,
        *,
        as_of: date,
        ask: Ask,
        folder: Path,
        starts: Sequence[tuple[str, Start]] = (),
        step_before: Callable[[datetime], int] = lambda _: 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ledger, self._as_of, self._ask, self._folder = ledger, as_of, ask, folder
        self.choices = PrintChoices(view, starts=starts, step_before=step_before)
        self.paper = PaperView()
        self.print_button = QPushButton("打印…")
        self.save_buttons = {suffix: QPushButton(words) for suffix, words in _FORMS}
        self.stop_button, self.close_button = QPushButton("取消"), QPushButton("关闭")
        self._bar, self._said = QProgressBar(), label(role="faded", wraps=True)
        self._drafts = TemporaryDirectory(prefix="zhize-", ignore_cleanup_errors=True)
        self._child = child
        self._is_gone = self._is_shown = False
        self._making: _Wanted | None = None
        self._wanted: list[_Wanted] = []
        self._drawn = view
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._show_bar = QTimer(self, singleShot=True, interval=_SHOWN_AFTER)
        self._lay_out()
        self._connect()
        self._draw()

    def is_ready(self) -> bool:
        """Does the preview show what is chosen?"""
        is_resting = not self._child.is_busy and not self._later.isActive()
        return is_resting and self._is_shown

    def said(self) -> str:
        """What is said of the paper."""
        return self._said.text()

    def save(self, suffix: str) -> None:
        """Store the paper where the person says."""
        view = self.choices.view()
        name = safe_name(view.title or TITLES[view.kind], suffix)
        words = self.save_buttons[suffix].text().rstrip("…")
        target = self._ask.save_paper(self, title=words, name=name, start=self._folder)
        if target is not None:
            is_named = target.suffix.lower() == suffix
            self._make(_Wanted(target if is_named else Path(f"{target}{suffix}"), view))

    def print_out(self) -> None:
        """Ask the system for a printer and print the pages of the preview."""
        view = self._drawn
        print_out(self, self._ask, self.paper, self._said, done=lambda: self.handed_out.emit(view))

    def done(self, result: int) -> None:
        self.let_go()
        super().done(result)

    def let_go(self) -> None:
        """Leave the child to the next one, and nothing of the drafts."""
        if self._is_gone:
            return
        self._is_gone = True
        self._later.stop()
        self._child.said.disconnect(self._hear)
        self._child.finished.disconnect(self._end)
        if self._child.is_busy:
            self._child.stop()
        self.paper.clear()
        with suppress(OSError):
            self._drafts.cleanup()

    def _wait(self) -> None:
        self._later.start()
        self._enable()

    def _draw(self) -> None:
        """Make the preview anew; a long one that nobody wants any more is given up."""
        self._later.stop()
        draft = Path(self._drafts.name) / "preview.pdf"
        wanted = _Wanted(draft, self.choices.view())
        is_drawing = self._making is not None and self._making.target == draft
        if is_drawing and len(wanted.view.ids or ()) > _MANY:
            self._child.stop()
            self._making = None
        self._make(wanted)

    def _make(self, wanted: _Wanted) -> None:
        """Have a file made, after the one that is under way."""
        if self._child.is_busy:
            others = (each for each in self._wanted if each.target != wanted.target)
            self._wanted = [*others, wanted]
            return
        self._making = wanted
        self._bar.setRange(0, 0)
        self._show_bar.start()
        self._enable()
        ids_file = Path(self._drafts.name) / "ids.txt"
        self._child.run(
            list_command(
                self._ledger, wanted.view, wanted.target, as_of=self._as_of, ids_file=ids_file
            )
        )

    def _hear(self, line: str) -> None:
        if (progress := read_progress(line)) is not None:
            done, total = progress
            self._bar.setRange(0, total)
            self._bar.setValue(done)

    def _end(self, code: int, complaints: str) -> None:
        made, self._making = self._making, None
        self._rest("" if code == 0 else complaints if code == 4 else _BROKEN)
        if code == 0 and made is not None:
            self._take(made)
        if self._wanted:
            self._make(self._wanted.pop(0))

    def _take(self, made: _Wanted) -> None:
        if made.target.parent == Path(self._drafts.name):
            self._is_shown, self._drawn = False, made.view
            self.paper.show_pdf(made.target.read_bytes())
            return
        self._said.setText(f"已存：{made.target}")
        self._folder = made.target.parent
        self.handed_out.emit(made.view)

    def _show(self) -> None:
        self._is_shown = True
        self._enable()

    def _stop(self) -> None:
        self._child.stop()
        self._making, self._wanted = None, []
        self._rest("已取消。改动左边的选项会重新生成。")

    def _rest(self, said: str) -> None:
        self._show_bar.stop()
        self._bar.hide()
        self.stop_button.hide()
        self._said.setText(said)
        self._enable()

    def _enable(self) -> None:
        # A page that is still being made must not be printed in place of the one that is wanted.
        self.print_button.setEnabled(self.is_ready())

    def _show_progress(self) -> None:
        self._bar.show()
        self.stop_button.show()

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        self.setWindowTitle("打印预览")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.choices)
        middle.addWidget(self.paper, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(2 * step, step, 2 * step, step)
        foot.setSpacing(step)
        foot.addWidget(self._said, 1)
        foot.addWidget(self._bar)
        foot.addWidget(self.stop_button)
        for button in (*self.save_buttons.values(), self.print_button, self.close_button):
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.print_button.setProperty("role", "primary")
        self.print_button.setDefault(True)  # Enter prints, as it does elsewhere
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(20 * step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        self._rest("")
        room = self.screen().availableSize()
        self.setMinimumSize(96 * step, 64 * step)
        self.resize(min(150 * step, room.width()), min(104 * step, room.height()))
        self.paper.pages.setFocus()

    def _connect(self) -> None:
        self.choices.changed.connect(self._wait)
        self._later.timeout.connect(self._draw)
        self._show_bar.timeout.connect(self._show_progress)
        self._child.said.connect(self._hear)
        self._child.finished.connect(self._end)
        self.paper.pages.shown.connect(self._show)
        self.paper.pages.failed.connect(lambda: self._rest(_BROKEN))
        self.print_button.clicked.connect(self.print_out)
        self.stop_button.clicked.connect(self._stop)
        self.close_button.clicked.connect(self.reject)
        for suffix, button in self.save_buttons.items():
            button.clicked.connect(lambda _=False, suffix=suffix: self.save(suffix))
