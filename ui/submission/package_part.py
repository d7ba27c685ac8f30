"""报送包: what is still missing for it, how far it is, where it stands."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QToolButton, QWidget

from model.day_words import day_words
from model.entities import TaskListId
from model.submission import Filing
from model.words import SubmissionFileKind
from ui import theme
from ui.flow import FlowLayout
from ui.form_parts import FieldWord, Section, label
from ui.told_progress import read_progress

MADE = "已打包："
_ALL_THERE = "定稿和盖章扫描件已放入，可以打报送包。"


class PackagePart(Section):
    """Asks for a package and follows the child that makes it."""

    requested_package = Signal(bool)
    requested_cancel = Signal()
    requested_folder = Signal(Path)

    def __init__(self) -> None:
        self.doubt = FieldWord()
        super().__init__("报送包")
        self._state, self._said = label(wraps=True), label("", "faded", wraps=True)
        self.make, self.draft = QPushButton("打报送包…"), QPushButton("打草稿包…")
        self.cancel, self.folder = QPushButton("取消"), QToolButton()
        self._bar = QProgressBar(textVisible=False, minimum=0, maximum=0)
        self.make.setToolTip("签发的文件、表格、佐证材料、目录和校验清单，一个文件夹和一个压缩包")
        self.draft.setToolTip("还没有签发时供内部核对；缺的文件用生成的代替，名称带“草稿”")
        self.folder.setText("打开文件夹")
        self.folder.setProperty("role", "link")
        self._made: Path | None = None
        self._packed = ""  # the package that is said above to have been made
        self._can_make = (False, False)
        self._filing = (TaskListId(""), 0)
        self._used = self.make
        self.make.clicked.connect(lambda: self._ask(self.make))
        self.draft.clicked.connect(lambda: self._ask(self.draft))
        self.cancel.clicked.connect(self.requested_cancel)
        self.folder.clicked.connect(lambda: self.requested_folder.emit(self._made or Path()))
        self._lay_out()
        self.rest("")

    def show_filing(
        self, filing: Filing, missing: Sequence[SubmissionFileKind], *, can_make: bool
    ) -> None:
        """What can be packed of a filing, and what was; what was said of another one goes."""
        shown = (filing.task_list.id, filing.number)
        if shown != self._filing and self.cancel.isHidden():
            self.rest("")
        self._filing, self._packed = shown, filing.stored.package_name
        on, is_over = filing.stored.packaged_on, False
        if on is not None:
            is_over = filing.is_closed
            sent = "并已寄发，不再重新打包" if is_over else "；换了文件要重新打包"
            words = f"{day_words(on)}已打包“{filing.stored.package_name}”{sent}。"
        elif missing:
            words = f"还缺{'、'.join(missing)}，放入后才能打报送包。"
        else:
            words = _ALL_THERE
        self._state.setText(words)
        self._can_make = (can_make and not missing and not is_over, can_make and not is_over)
        if self.cancel.isHidden():
            self._enable()

    def show_doubts(self, doubts: Mapping[SubmissionFileKind, str]) -> None:
        """Say what of the signed files should be looked at before they are packed."""
        words = "".join(doubts.values())
        self.doubt.doubt(f"{words}打包时会再问您。" if words and self._can_make[0] else "")

    def recolour(self) -> None:
        super().recolour()
        self.doubt.recolour()

    def begin(self) -> None:
        """A package is being made."""
        self._made = None
        self._said.setText("正在打包……")
        self._bar.setMaximum(0)
        for each in (self._bar, self.cancel, self._said):
            each.show()
        self._take_focus()
        self.folder.hide()
        for button in (self.make, self.draft):
            button.setEnabled(False)

    def hear(self, line: str) -> None:
        """Follow what the child says."""
        if (progress := read_progress(line)) is not None:
            done, total = progress
            self._bar.setMaximum(min(total, 1000))
            self._bar.setValue(done * 1000 // total if total > 1000 else done)

    def rest(self, said: str, made: Path | None = None) -> None:
        """Nothing is being made; say what came of it."""
        self._made = made
        self._said.setText(said)
        self._said.setVisible(bool(said) and said != f"{MADE}{self._packed}")
        self.folder.setVisible(made is not None)
        self._bar.hide()
        held = self.window().focusWidget()
        self.cancel.hide()
        self._enable()
        if held in (self, self.cancel):
            self._give_focus_back()

    def said(self) -> str:
        """What is said of the last package."""
        return self._said.text()

    def why_not(self) -> str:
        """Why no package can be made now."""
        return self._state.text() if self.cancel.isHidden() else "正在打包，完成后再打下一个。"

    def _ask(self, button: QPushButton) -> None:
        self._used = button
        self.requested_package.emit(button is self.draft)

    def _take_focus(self) -> None:
        """Hold the keyboard: Qt would take it from a disabled button to the next field."""
        held = self.window().focusWidget()
        if held is None or held in (self.make, self.draft, self.folder):
            self.setFocus()

    def _give_focus_back(self) -> None:
        """To the button that was used, or to what stands in its place."""
        places: tuple[QWidget, ...] = (self._used, self.folder, self)
        next(each for each in places if each.isEnabled() and not each.isHidden()).setFocus()

    def _enable(self) -> None:
        for button, on in zip((self.make, self.draft), self._can_make, strict=True):
            button.setEnabled(on)

    def _lay_out(self) -> None:
        buttons = QWidget()
        step = theme.unit(self.font())
        line = FlowLayout(buttons, across=step, down=step // 2)
        line.setContentsMargins(0, 0, 0, 0)
        for button in (self.make, self.draft, self.cancel, self.folder):
            line.addWidget(button)
        for each in (self._state, self.doubt, buttons, self._bar, self._said):
            self.add_wide(each)
