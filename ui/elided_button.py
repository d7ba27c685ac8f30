"""A button whose words give way to the room there is (省略显示); the tip has them whole."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from ui.tooltips import tip


class ElidedButton(QToolButton):
    """Never makes its form wider."""

    def __init__(
        self,
        words: str,
        icon: QIcon,
        *,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._elide = words, elide
        self.setIcon(icon)
        self.setToolTip(tip(words))
        self.setAccessibleName(words)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self.iconSize().width() - 20
        self.setText(self.fontMetrics().elidedText(self._words, self._elide, max(room, 0)))
