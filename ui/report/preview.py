"""The report as it will print (排版预览), made by a child that stays as long as it is looked at."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reports.printed_view import PrintedView, ViewKind
from ui.form_parts import label
from ui.list_jobs import list_command
from ui.preview.paper_view import PaperView
from ui.standing_child import StandingChild

_BROKEN = "生成预览时出现意外错误，台账没有改动。请再试一次；如再次出现，请联系维护人员。"
_KEPT_FOR = 300_000  # milliseconds that the child waits for the next page


class ReportPreview(QWidget):
    """Shows the pages of the report at the place of a section."""

    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = PaperView()
        self._said = label(role="late", wraps=True)
        self._said.hide()
        self._child = StandingChild(self)
        self._folder: TemporaryDirectory[str] | None = None
        self._wanted: tuple[Path, date, PrintedView] | None = None
        self._heading = ""
        self._rest = QTimer(self, singleShot=True, interval=_KEPT_FOR)
        self._rest.timeout.connect(self._child.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._said)
        column.addWidget(self.paper, 1)
        self._child.finished.connect(self._end)
        self.paper.pages.shown.connect(self._go_to_heading)

    def draw(
        self, ledger: Path, as_of: date, *, heading: str, is_annex: bool, typed: Mapping[str, str]
    ) -> None:
        """Make the pages anew and go to the one with this heading.

        `typed` are words of sections that are not stored yet.
        """
        self._heading = heading
        view = PrintedView(
            kind=ViewKind.REPORT, without_annexes=not is_annex, typed=tuple(typed.items())
        )
        wanted = (ledger, as_of, view)
        if self._child.is_busy:
            self._wanted = wanted
        else:
            self._make(*wanted)

    def go_to(self, heading: str) -> None:
        """Bring the page of another heading into sight."""
        self._heading = heading
        self._go_to_heading()

    def said(self) -> str:
        """What is said instead of pages."""
        return self._said.text()

    def stop(self) -> None:
        """Let go of the child, the pages and the files."""
        self._child.stop()
        self._wanted = None
        self.paper.clear()
        if self._folder is not None:
            with suppress(OSError):
                self._folder.cleanup()
        self._folder = None

    def _make(self, ledger: Path, as_of: date, view: PrintedView) -> None:
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="zhize-", ignore_cleanup_errors=True)
        self._rest.start()
        folder = Path(self._folder.name)
        self._child.run(
            list_command(
                ledger, view, folder / "报告.pdf", as_of=as_of, ids_file=folder / "ids.txt"
            )
        )

    def _end(self, code: int, complaints: str) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._make(*wanted)
            return
        self._said.setText("" if code == 0 else complaints if code == 4 else _BROKEN)
        self._said.setVisible(code != 0)
        if code == 0 and self._folder is not None:
            self.paper.show_pdf((Path(self._folder.name) / "报告.pdf").read_bytes())

    def _go_to_heading(self) -> None:
        page = self.paper.pages.page_of(self._heading)
        if page:
            self.paper.pages.go_to(page)
        self.shown.emit()
