"""导入名单: a list of units and people is looked at before it enters the ledger."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from model.entities import Post, Unit
from model.people_list import ListedRow
from ui import theme
from ui.form_parts import label
from ui.people_preview import PeoplePreview

_ABOUT = "去掉不要的行、改正类别后导入；已有的单位和岗位不会删除。"


class PeopleDialog(QDialog):
    """Shows what would be new and changed; accepted rows are in `preview.wanted()`."""

    def __init__(
        self,
        listed: Sequence[ListedRow],
        units: Sequence[Unit],
        posts: Sequence[Post],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("导入名单")
        self.preview = PeoplePreview()
        buttons = QDialogButtonBox()
        self.accept_button = buttons.addButton("导入", QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setProperty("role", "primary")
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.preview.changed.connect(self._allow)
        step = theme.unit(self.font())
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        column.setSpacing(step)
        column.addWidget(self.preview, 1)
        column.addWidget(label(_ABOUT, "faded", wraps=True))
        column.addWidget(buttons)
        self.resize(132 * step, 80 * step)
        self.preview.show_list(listed, units, posts)

    def _allow(self) -> None:
        self.accept_button.setEnabled(bool(self.preview.wanted()))
