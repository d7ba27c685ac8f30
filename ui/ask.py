"""Questions to the person at the screen, in one object that tests replace."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

LEDGER_FILTER = "知责台账 (*.zhize)"
_DOCUMENTS = "*.docx *.pdf *.xlsx *.xls *.csv *.tsv *.html *.htm *.mht *.txt *.md"
DOCUMENT_FILTER = f"来文和任务清单 ({_DOCUMENTS})"
_LABELS = (
    (QFileDialog.DialogLabel.LookIn, "位置："),
    (QFileDialog.DialogLabel.FileName, "文件名："),
    (QFileDialog.DialogLabel.FileType, "文件类型："),
    (QFileDialog.DialogLabel.Reject, "取消"),
)


class Ask:
    """File dialogs and message boxes; nothing else in the window opens any."""

    def open_ledger(self, parent: QWidget) -> Path | None:
        """Which ledger to open."""
        dialog = _dialog(parent, "打开台账", accept="打开")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([LEDGER_FILTER, "所有文件 (*)"])
        return self._one(dialog)

    def save_ledger(self, parent: QWidget, *, title: str, name: str) -> Path | None:
        """Where a ledger or a copy of it should go."""
        dialog = _dialog(parent, title, accept="保存")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, "保存")
        dialog.setNameFilter(LEDGER_FILTER)
        dialog.setDefaultSuffix("zhize")
        dialog.selectFile(name)
        return self._one(dialog)

    def document(self, parent: QWidget, *, start: Path | None) -> Path | None:
        """Which official document to read."""
        dialog = _dialog(parent, "导入来文", accept="读入")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([DOCUMENT_FILTER, "所有文件 (*)"])
        if start is not None:
            dialog.setDirectory(str(start))
        return self._one(dialog)

    def save_paper(
        self, parent: QWidget, *, title: str, name: str, start: Path | None
    ) -> Path | None:
        """Where a paper should go; what stands there already is looked after by its writer."""
        dialog = _dialog(parent, title, accept="保存")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, "保存")
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        suffix = Path(name).suffix
        dialog.setNameFilter(f"{suffix[1:].upper()} 文件 (*{suffix})")
        dialog.setDefaultSuffix(suffix[1:])
        if start is not None:
            dialog.setDirectory(str(start))
        dialog.selectFile(name)
        return self._one(dialog)

    def printer(self, parent: QWidget, *, pages: int) -> "QPrinter | None":
        """Which printer, which pages, how many copies, on both sides or on one."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle("打印")
        dialog.setMinMax(1, pages)
        return printer if self._run(dialog) else None

    def folder(self, parent: QWidget, *, title: str, start: Path | None) -> Path | None:
        """Which folder papers should go to."""
        dialog = _dialog(parent, title, accept="选择")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        if start is not None:
            dialog.setDirectory(str(start))
        return self._one(dialog)

    def files(self, parent: QWidget, *, title: str, start: Path | None) -> tuple[Path, ...]:
        """Which files to take in."""
        dialog = _dialog(parent, title, accept="添加")
        if start is not None:
            dialog.setDirectory(str(start))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        if not self._run(dialog):
            return ()
        return tuple(Path(name) for name in dialog.selectedFiles())

    def confirm(
        self,
        parent: QWidget,
        text: str,
        *,
        detail: str = "",
        yes: str,
        no: str = "取消",
        is_risky: bool = False,
    ) -> bool:
        """A question with a named yes and no; Enter takes the no where a yes `is_risky`."""
        box = _box(parent, QMessageBox.Icon.Question, text, detail)
        accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel if is_risky else accept)
        self._run(box)
        return box.clickedButton() is accept

    def fill_in(self, dialog: QDialog, *, keep: bool = False) -> bool:
        """Show a form of its own; True when it was accepted.

        It goes with its answer, which can be read at once; who shows it again keeps it.
        """
        return self.hold(dialog) if keep else self._run(dialog)

    def fill_in_until(self, dialog: QDialog, store: Callable[[], bool]) -> bool:
        """Show a form, with what was typed in it, until that is stored or given up."""
        is_stored = False
        while not is_stored and self.fill_in(dialog, keep=True):
            is_stored = store()
        dialog.deleteLater()
        return is_stored

    def show_beside(self, dialog: QDialog) -> None:
        """Show a window of its own beside this one; the work goes on."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_to_screen(dialog)
        dialog.show()

    def tell(self, parent: QWidget, text: str, *, detail: str = "") -> None:
        """Something to know."""
        box = _box(parent, QMessageBox.Icon.Information, text, detail)
        box.addButton("确定", QMessageBox.ButtonRole.AcceptRole)
        self._run(box)

    def warn(self, parent: QWidget, text: str) -> None:
        """A refusal: what happened, that nothing was lost, what to do."""
        box = _box(parent, QMessageBox.Icon.Warning, text, "")
        box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
        self._run(box)

    def hold(self, dialog: QDialog) -> bool:
        """Stay at a form or a message until it is answered: the one place where anything waits."""
        fit_to_screen(dialog)
        return bool(dialog.exec())

    def launch(self, path: Path) -> None:
        """Open a file or a folder with the program that the system has for it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _one(self, dialog: QFileDialog) -> Path | None:
        return Path(dialog.selectedFiles()[0]) if self._run(dialog) else None

    def _run(self, dialog: QDialog) -> bool:
        """It goes with its answer, which can be read at once."""
        is_accepted = self.hold(dialog)
        dialog.deleteLater()
        return is_accepted


def fit_to_screen(dialog: QDialog) -> None:
    """On a small screen the buttons of a dialog stay in sight; what is inside scrolls."""
    frame = 2 * dialog.fontMetrics().height()
    room = dialog.screen().availableSize() - QSize(0, frame)
    dialog.setMinimumSize(dialog.minimumSize().boundedTo(room))
    if dialog.testAttribute(Qt.WidgetAttribute.WA_Resized):  # Qt sees to the others
        dialog.resize(dialog.size().boundedTo(room))


def _dialog(parent: QWidget, title: str, *, accept: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, QDir.homePath())
    # Qt's own dialog keeps some of its labels in English whatever the translation.
    for label, text in _LABELS:
        dialog.setLabelText(label, text)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, accept)
    return dialog


def _box(parent: QWidget, icon: QMessageBox.Icon, text: str, detail: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle("知责")
    box.setIcon(icon)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(detail)
    # Words that found no place any more can be copied from here.
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return box
