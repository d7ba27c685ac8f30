"""How much room an editor takes in its cell (编辑框的大小): over its neighbours, as in Excel."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from ui.picker import PickerField

_NAME = "知识产权发展研究中心"  # what is always legible in a picker, beside its arrow
_BESIDE = "国国"  # what frame, margins and caret take


def fill_cell(editor: QWidget, option: QStyleOptionViewItem) -> None:
    """Let an inline editor cover its cell, and grow when it needs more room."""
    height = max(option.rect.height(), editor.sizeHint().height())
    place = QRect(option.rect)
    place.setTop(option.rect.center().y() - height // 2)
    place.setHeight(height)
    editor.setGeometry(_widened(place, editor))


def grow_with_words(line: QLineEdit) -> None:
    """Let a line become wider as one types; it does not shrink again under the hand."""
    line.textChanged.connect(lambda _: line.setGeometry(_widened(line.geometry(), line)))


def _widened(place: QRect, editor: QWidget) -> QRect:
    """As wide as the words need, within the table: to the right, then to the left."""
    width = max(place.width(), _wanted(editor))
    parent = editor.parentWidget()
    room = parent.width() if parent is not None else width
    place = QRect(place)
    place.setWidth(max(min(width, room), place.width()))
    if place.right() >= room:
        place.moveLeft(min(place.left(), max(room - place.width(), 0)))
    return place


def _wanted(editor: QWidget) -> int:
    if not isinstance(editor, QLineEdit):
        return 0
    is_picker = isinstance(editor, PickerField)
    words = _NAME if is_picker else editor.text() or editor.placeholderText()
    return editor.fontMetrics().horizontalAdvance(words + _BESIDE)
