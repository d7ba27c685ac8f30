"""Walks over all that is seen in a window: who has no name, whose words are cut."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox, QAbstractItemView)
# What Qt builds inside these belongs to them.
_WHOLES = (QLineEdit, QComboBox, QAbstractSpinBox, QAbstractItemView, QMenuBar)


def nameless(shown: QWidget) -> list[str]:
    """What one can act on and a screen reader has no word for."""
    can_act = (QAbstractButton, *_FIELDS)
    found = [each for each in _seen(shown) if isinstance(each, can_act) or _takes_focus(each)]
    return [_told(each) for each in found if not _is_inside(each) and not _name(each)]


def cut(shown: QWidget) -> list[str]:
    """Words that do not fit where they stand; a tooltip may give the whole."""
    words = [each for each in _seen(shown) if isinstance(each, QLabel | QAbstractButton)]
    cut_words = [_told(each) for each in words if not each.toolTip() and _is_cut(each)]
    heads = [each for each in _seen(shown) if isinstance(each, QHeaderView)]
    return cut_words + [words for head in heads for words in _cut_headings(head)]


def _seen(shown: QWidget) -> Iterator[QWidget]:
    yield from (each for each in shown.findChildren(QWidget) if each.isVisible())


def _takes_focus(widget: QWidget) -> bool:
    """Does Tab stop there? A widget that gives the keyboard on is known by who gets it."""
    stops = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return stops and widget.focusProxy() is None and not widget.isWindow()


def _name(widget: QWidget) -> str:
    reader = QAccessible.queryAccessibleInterface(widget)
    return reader.text(QAccessible.Text.Name).strip()


def _is_inside(widget: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        if isinstance(above, _WHOLES):
            return True
        above = above.parentWidget()
    return isinstance(widget, QHeaderView)


def _is_cut(widget: QLabel | QAbstractButton) -> bool:
    room, wanted = widget.size(), widget.sizeHint()
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(room.width()) > room.height() + 1
    return bool(widget.text()) and (
        wanted.width() > room.width() + 1 or wanted.height() > room.height() + 1
    )


def _cut_headings(head: QHeaderView) -> Iterator[str]:
    if head.orientation() is not Qt.Orientation.Horizontal:
        return
    for at in range(head.count()):
        words = str(head.model().headerData(at, Qt.Orientation.Horizontal) or "")
        room = head.sectionSize(at) - head.fontMetrics().horizontalAdvance(words)
        if not head.isSectionHidden(at) and words and room < 8:
            yield f"heading {words}"


def _told(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {words[:30]} in {type(widget.parentWidget()).__name__}"
