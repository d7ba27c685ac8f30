"""Small forms of the review: one change each, asked through the object that tests replace."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from model.errors import InvalidEntryError, quoted
from model.reading.document import ReadResponsibility, ReadTarget
from model.words import IndicatorScope, TargetOp
from ui import theme
from ui.delegates import RowDelegate, make_roomy
from ui.form_parts import label

_STOPS = "；，。：、"
_OPS = {
    "≥（不低于）": TargetOp.AT_LEAST,
    "≤（不超过）": TargetOp.AT_MOST,
    "=（等于）": TargetOp.EQUAL,
    "≈（左右）": TargetOp.ABOUT,
    "区间（3—5）": TargetOp.RANGE,
}


class SmallDialog(QDialog):
    """A title, a sentence that explains, fields, and a button that says what it does."""

    def __init__(self, title: str, *, told: str, accept: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.step = theme.unit(self.font())
        self.setMinimumWidth(64 * self.step)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*(2 * self.step for _ in range(4)))
        self.column.setSpacing(round(1.5 * self.step))
        self.column.addWidget(label(told, "faded", wraps=True))
        self.form = QFormLayout()
        self.form.setSpacing(self.step)
        self._buttons = QDialogButtonBox()
        self.accept_button: QPushButton = self._buttons.addButton(
            accept, QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.accept_button.setProperty("role", "primary")
        self._buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def finish(self) -> None:
        """Put the form and the buttons below what stands already."""
        self.column.addLayout(self.form)
        self.column.addWidget(self._buttons)

    def add(self, name: str, field: QWidget) -> None:
        """A named field."""
        field.setAccessibleName(name)
        self.form.addRow(label(name, "faded"), field)


class SplitDialog(SmallDialog):
    """Where a sentence is to be cut: a caret in its words, and what comes of it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        told = "用鼠标或方向键把光标移到断开的地方；文字不变。"
        super().__init__("拆分句子", told=told, accept="在光标处拆分", parent=parent)
        self.words = QPlainTextEdit(text)
        self.words.setReadOnly(True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.setCursorWidth(2)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName("句子")
        self.words.setFixedHeight(8 * self.words.fontMetrics().lineSpacing())
        self.column.addWidget(self.words)
        self._first, self._second = label(wraps=True), label(wraps=True)
        self.form.addRow(label("前一句", "faded"), self._first)
        self.form.addRow(label("后一句", "faded"), self._second)
        self.finish()
        self.words.cursorPositionChanged.connect(self._show_parts)
        self.put_caret(_likely_cut(text))
        self.words.setFocus()

    @property
    def at(self) -> int:
        """Before which sign the sentence is cut."""
        # Qt counts UTF-16 units: a rare character takes two of them.
        units = self.words.textCursor().position()
        before = self.words.toPlainText().encode("utf-16-le")[: 2 * units]
        return len(before.decode("utf-16-le", "ignore"))

    def put_caret(self, at: int) -> None:
        """Put the caret before a sign."""
        cursor = self.words.textCursor()
        before = self.words.toPlainText()[:at]
        cursor.setPosition(len(before.encode("utf-16-le")) // 2, QTextCursor.MoveMode.MoveAnchor)
        self.words.setTextCursor(cursor)
        self._show_parts()

    def _show_parts(self) -> None:
        text, at = self.words.toPlainText(), self.at
        self._first.setText(_ends_of(text[:at]))
        self._second.setText(_ends_of(text[at:]))
        self.accept_button.setEnabled(bool(text[:at].strip() and text[at:].strip()))


class NumberDialog(SmallDialog):
    """Number and title of a chapter, group or task."""

    def __init__(self, *, number: str | None, title: str, parent: QWidget | None = None) -> None:
        told = "编号和标题按来文原样填写。"
        super().__init__("改编号和标题", told=told, accept="修改", parent=parent)
        self.number, self.title = QLineEdit(number or ""), QLineEdit(title)
        if number is not None:
            self.add("编号", self.number)
        self.add("标题", self.title)
        self.finish()


class WordsDialog(SmallDialog):
    """A slip of reading put right."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        told = "只改正读错的字（乱码、错字、漏字），来文原句不改写；改过的句子会列入“需您核对”。"
        super().__init__("改正错字", told=told, accept="改正", parent=parent)
        self.words = QPlainTextEdit(text)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName("句子")
        self.words.setFixedHeight(8 * self.words.fontMetrics().lineSpacing())
        self.column.addWidget(self.words)
        self.finish()


class UnitsDialog(SmallDialog):
    """Who answers for a sentence, or for all that a note closes."""

    def __init__(
        self, note: ReadResponsibility | None, *, sentences: int, parent: QWidget | None = None
    ) -> None:
        told = f"原文括注：{note.text}" if note else "这一句后面没有读到责任部门。"
        super().__init__("改责任部门", told=told, accept="修改", parent=parent)
        self.lead = QLineEdit("、".join(note.lead) if note else "")
        self.join = QLineEdit("、".join(note.participants) if note else "")
        self.whole_run = QCheckBox(f"这一括注的{sentences}句一并修改")
        self.whole_run.setChecked(True)
        self.lead.setPlaceholderText("部门之间用顿号“、”分开")
        self.add("负责（牵头）", self.lead)
        self.add("参与（配合）", self.join)
        if sentences > 1:
            self.form.addRow("", self.whole_run)
        self.finish()

    def names(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Who leads and who takes part."""
        return _names(self.lead.text()), _names(self.join.text())


class TargetDialog(SmallDialog):
    """What a target measures, how, and whose it is."""

    def __init__(self, target: ReadTarget, parent: QWidget | None = None) -> None:
        told = f"原文：{target.quote}"
        super().__init__("修改指标", told=told, accept="修改", parent=parent)
        self._target = target
        value = target.value
        shown = f"{value[0]:f}—{value[1]:f}" if isinstance(value, tuple) else f"{value:f}"
        self.measured, self.value = QLineEdit(target.metric), QLineEdit(shown)
        self.unit = QLineEdit(target.unit)
        self.op, self.scope = _box(list(_OPS)), _box([str(scope) for scope in IndicatorScope])
        self.op.setCurrentIndex(list(_OPS.values()).index(target.op))
        self.scope.setCurrentText(target.scope)
        for name, field in (
            ("指标名称", self.measured), ("要求", self.op), ("数值", self.value),
            ("单位", self.unit), ("范围", self.scope),
        ):  # fmt: skip
            self.add(name, field)
        self.finish()

    def target(self) -> ReadTarget:
        """The target as it is now; raises InvalidEntryError for a value that is no number."""
        value = _value(self.value.text())
        is_range = isinstance(value, tuple)
        op = TargetOp.RANGE if is_range else _OPS[self.op.currentText()]
        if op is TargetOp.RANGE and not is_range:
            raise InvalidEntryError("区间要填两个数，如“3—5”，指标没有改动；请重新填写。")
        return ReadTarget(
            quote=self._target.quote,
            metric=self.measured.text().strip() or self._target.metric,
            value=value,
            op=op,
            unit=self.unit.text().strip(),
            sentence_index=self._target.sentence_index,
            scope=IndicatorScope(self.scope.currentText()),
        )


class DeadlineDialog(SmallDialog):
    """The words of a time limit."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        told = "写成“6月底前”“12月15日前”这样的时限，日期由它算出。"
        super().__init__("修改时限", told=told, accept="修改", parent=parent)
        self.words = QLineEdit(words)
        self.add("完成时限", self.words)
        self.finish()


class DestinationDialog(SmallDialog):
    """To which task a sentence goes."""

    def __init__(self, tasks: Sequence[str], *, at: int, parent: QWidget | None = None) -> None:
        told = "句子连同它的责任部门移到所选任务的末尾。"
        super().__init__("移到其他任务", told=told, accept="移到这里", parent=parent)
        self.tasks = QListWidget()
        self.tasks.setAccessibleName("任务")
        self.tasks.setItemDelegate(RowDelegate(self.tasks))
        self.tasks.addItems(list(tasks))
        self.tasks.setCurrentRow(at)
        self.tasks.setMinimumHeight(40 * self.step)
        self.tasks.itemActivated.connect(lambda _: self.accept())
        self.column.addWidget(self.tasks)
        self.finish()


def _likely_cut(text: str) -> int:
    """Behind the stop nearest to the middle."""
    stops = [at + 1 for at, sign in enumerate(text[:-1]) if sign in _STOPS]
    return min(stops, key=lambda at: abs(at - len(text) / 2), default=len(text) // 2)


def _ends_of(text: str) -> str:
    return text if len(text) <= 48 else f"{text[:22]}……{text[-22:]}"


def _names(text: str) -> tuple[str, ...]:
    for sign in "，,；;":
        text = text.replace(sign, "、")
    return tuple(dict.fromkeys(name.strip() for name in text.split("、") if name.strip()))


def _value(text: str) -> Decimal | tuple[Decimal, Decimal]:
    parts = text.strip().replace("～", "—").replace("-", "—").split("—")
    try:
        numbers = [Decimal(part.strip().replace(",", "")) for part in parts]
    except InvalidOperation:
        numbers = []
    if len(numbers) not in (1, 2) or not all(number.is_finite() for number in numbers):
        raise InvalidEntryError(f"{quoted(text)}不是数，指标没有改动；请填写数值，如 93 或 3—5。")
    return numbers[0] if len(numbers) == 1 else (numbers[0], numbers[1])


def _box(choices: Sequence[str]) -> QComboBox:
    box = QComboBox()
    box.addItems(list(choices))
    make_roomy(box)
    return box
