"""Rows that are dragged (拖动的举措): their ids, whose they are; files that come from outside."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from model.entities import LocalActionId
from ui import theme

ACTIONS = "application/x-zhize-actions"


def packed(ids: Sequence[LocalActionId], home: str) -> QMimeData:
    """What is dragged when rows are; `home` names the ledger in which they stand."""
    data = QMimeData()
    data.setData(ACTIONS, json.dumps({"ledger": home, "actions": list(ids)}).encode())
    return data


def unpacked(data: QMimeData, home: str) -> list[LocalActionId]:
    """The rows that were dragged; none when they come from another ledger."""
    if not data.hasFormat(ACTIONS):
        return []
    carried = json.loads(bytes(data.data(ACTIONS).data()))
    is_own = isinstance(carried, dict) and carried.get("ledger") == home
    return [LocalActionId(each) for each in carried["actions"]] if is_own else []


def drag(source: QWidget, ids: Sequence[LocalActionId], home: str) -> None:
    """Let the hand carry rows until it lets go; with Ctrl they stay and are linked."""
    carried = QDrag(source)
    carried.setMimeData(packed(ids, home))
    carried.setPixmap(_picture(source, f"{len(ids)} 项举措"))
    carried.setHotSpot(QPoint(-theme.unit(source.font()), 0))
    action = Qt.DropAction
    carried.exec(action.CopyAction | action.MoveAction, action.MoveAction)


def _picture(source: QWidget, words: str) -> QPixmap:
    step, ratio = theme.unit(source.font()), source.devicePixelRatioF()
    width = source.fontMetrics().horizontalAdvance(words) + 2 * step
    height = theme.row_height(source.font())
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(theme.current().accent)
    painter = QPainter(picture)
    painter.setFont(source.font())
    painter.setPen(theme.current().on_accent)
    painter.drawText(0, 0, width, height, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return picture
