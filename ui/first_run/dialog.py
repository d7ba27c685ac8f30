"""新建台账: three steps, back and forth, until the whole is right."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.ask import Ask
from ui.drafts import DraftFile
from ui.first_run.kept import KeptFilling
from ui.first_run.list_step import ListStep
from ui.first_run.office_step import OfficeStep
from ui.first_run.people_step import PeopleStep
from ui.first_run.plan import NewLedger
from ui.form_parts import label

_LOST = "填写的内容还没有建成台账，关闭后就没有了。要放弃吗？"
_RESTORED = "已恢复上次没有完成的填写。"
_ANEW = "恢复的内容将全部清空，从头填写。要重新填写吗？"
_CLASSIFIED = "本软件不处理涉密信息。请勿录入、存放涉密文件和内容。"


class FirstRunDialog(QDialog):
    """Asks what the new ledger is to hold; `plan` is the answer, `drafts` keeps it until then."""

    def __init__(
        self, ask: Ask, folder: Path, drafts: DraftFile, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("新建台账")
        self._ask = ask
        self.office, self.people = OfficeStep(), PeopleStep(ask)
        self.lists = ListStep(folder, self._ask_where)
        self._steps = (self.office, self.people, self.lists)
        self._stack = QStackedWidget()
        for each in self._steps:
            self._stack.addWidget(each)
        self._title = label()
        self.back, self.forward = QPushButton("上一步(&B)"), QPushButton()
        self.cancel = QPushButton("取消")
        self.forward.setProperty("role", "primary")
        self.forward.setDefault(True)
        for button in (self.back, self.cancel):
            button.setAutoDefault(False)
        self.back.clicked.connect(lambda: self._go(-1))
        self.forward.clicked.connect(lambda: self._go(1))
        self.cancel.clicked.connect(self.reject)
        self.people.changed.connect(self._name_forward)
        self.restored, self.anew = label(_RESTORED), QPushButton("重新填写")
        self.anew.setAutoDefault(False)
        self.anew.clicked.connect(self._begin_anew)
        self._lay_out()
        self._empty = self._words()
        self.kept = KeptFilling(self, drafts, self.typed)
        self._take_up(self.kept.begin())
        self._show(0)

    def typed(self) -> dict[str, tuple[str, str]]:
        """Key, name and words of what was filled in."""
        return {k: each for k, each in self._words().items() if each != self._empty[k]}

    def plan(self) -> NewLedger:
        """What is to be made."""
        return NewLedger(
            path=self.lists.path,
            names=self.office.names(),
            people=tuple(self.people.wanted()),
            first=self.lists.first(),
        )

    def reject(self) -> None:
        if self._may_go():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_go():
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.forward.click()  # also out of the big field, where Enter makes a new line
        else:
            super().keyPressEvent(event)

    def _may_go(self) -> bool:
        """Nothing typed is lost by mistake."""
        is_touched = any(step.is_touched() for step in self._steps)
        return not is_touched or self._ask.confirm(self, _LOST, yes="放弃")

    def _words(self) -> dict[str, tuple[str, str]]:
        return {key: each for step in self._steps for key, each in step.words().items()}

    def _take_up(self, words: Mapping[str, str]) -> None:
        """Fill in what was left last time, and nothing else."""
        for step in self._steps:
            step.write(words)
        self.restored.setVisible(bool(words))
        self.anew.setVisible(bool(words))

    def _begin_anew(self) -> None:
        if self._ask.confirm(self, _ANEW, yes="重新填写"):
            self._take_up({})
            self.kept.note()
            self._show(0)

    def _go(self, by: int) -> None:
        now = self._stack.currentIndex()
        if by > 0 and not self._steps[now].can_go_on():
            self._steps[now].take_focus()
        elif now + by == len(self._steps):
            self.accept()
        elif now + by >= 0:
            self._show(now + by)

    def _show(self, at: int) -> None:
        if self._steps[at] is self.lists:
            names = self.office.names()
            self.lists.show_whole(names["office_full_name"], self._summary())
        self._stack.setCurrentIndex(at)
        self._title.setText(f"第 {at + 1} 步，共 {len(self._steps)} 步　{self._steps[at].title}")
        self.back.setEnabled(at > 0)
        self._name_forward()
        self._steps[at].take_focus()

    def _name_forward(self) -> None:
        step = self._steps[self._stack.currentIndex()]
        if step is self.lists:
            self.forward.setText("建立台账(&N)")
        elif step is self.people and not self.people.is_touched():
            self.forward.setText("跳过(&N)")
        else:
            self.forward.setText("下一步(&N)")

    def _summary(self) -> str:
        wanted = self.people.wanted()
        units = len({row.unit for row in wanted if row.unit})
        posts = sum(row.post is not None for row in wanted)
        people = f"{units}个单位、{posts}个岗位" if wanted else "单位和岗位以后再填"
        left = self.people.preview.doubtful()
        doubt = f"（名单中{left}行没有看懂，不建立）" if left else ""
        return f"{self.office.names()['office_full_name']}的台账；{people}{doubt}"

    def _ask_where(self, path: Path) -> Path | None:
        return self._ask.save_ledger(self, title="存放台账", name=path.name)

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.18)
        self._title.setFont(font)
        line = QHBoxLayout()
        line.setSpacing(step)
        line.addStretch(1)
        for button in (self.back, self.forward, self.cancel):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * step, 3 * step, 3 * step, 2 * step)
        column.setSpacing(2 * step)
        # What is said in the steps comes and goes; the dialog keeps its size.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(96 * step, 60 * step)
        head = QHBoxLayout()
        head.setSpacing(step)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.restored)
        head.addWidget(self.anew)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(label(_CLASSIFIED, "faded"))
        column.addLayout(line)
        self.resize(140 * step, 86 * step)
