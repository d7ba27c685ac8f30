"""A quiet bar that offers what a crash left unstored (上次没有存入的内容)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from ui import theme
from ui.form_parts import label


class DraftBar(QFrame):
    """One sentence and three answers; hidden while there is nothing to offer."""

    requested_restore = Signal()
    requested_look = Signal()
    requested_drop = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drafts")
        step = theme.unit(self.font())
        self.words = label()
        self.restore = QPushButton("恢复")
        self.restore.setToolTip("回到填写的地方，把内容放回原处，由您决定存不存")
        look, drop = QToolButton(), QToolButton()
        look.setText("看看")
        drop.setText("放弃")
        self.restore.clicked.connect(self.requested_restore)
        look.clicked.connect(self.requested_look)
        drop.clicked.connect(self.requested_drop)
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * step, step // 2, 2 * step, step // 2)
        line.setSpacing(step)
        line.addWidget(self.words)
        for button in (self.restore, look, drop):
            line.addWidget(button)
        line.addStretch(1)
        self.hide()

    def offer(self, count: int, *, more: bool) -> None:
        """Offer so many pieces; `more` after some were restored already."""
        head = "还有" if more else "上次有"
        self.words.setText(f"{head} {count} 处没有存入的内容")
        self.setVisible(count > 0)
