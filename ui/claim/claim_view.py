"""认领 as one view: the lines above, the board, and the line below with what can be done."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from model.claiming import (
    Waiting,
    count_claiming,
    departments_of,
    item_of,
    proposals_for,
)
from model.entities import ClauseId
from model.outline import OutlineNode
from model.triage import Proposal
from ui import theme
from ui.claim.board_list import BoardList
from ui.claim.board_rows import BoardFilter
from ui.claim.claim_bar import BarText, ClaimBar
from ui.empty import EmptyView
from ui.flow import FlowLayout
from ui.form_parts import label

if TYPE_CHECKING:
    from reports.printed_view import PrintedView

_NONE_FOUND = ("没有符合条件的任务事项。", "显示全部任务事项")
_NO_LISTS = (
    "台账里还没有任务清单。请导入来文（Word、PDF、Excel、网页均可），也可以把文件拖到窗口里。",
    "导入来文…",
)
# What stands below the board, with the key that does the same.
_SHOWN = {
    "claim_province": "省内落实　1",
    "claim_assist": "配合国家局　2",
    "claim_national": "国家层面　3",
    "claim_pending": "退回待认领　0",
    "accept_proposal": "采纳建议　空格或回车",
    "split_clause": "拆分　Ctrl+T",
    "new_action": "新建举措　Ctrl+N",
}


class ClaimView(QWidget):
    """Shows all sentences of all lists; says what is to be decided."""

    requested_command = Signal(str)
    requested_proposals = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar, self.board = ClaimBar(), BoardList()
        self._middle = QStackedWidget()
        self.empty_view = EmptyView(icon="check")
        self._foot = QFrame()
        self._reason = QToolButton()
        self._buttons: dict[str, QToolButton] = {}
        self._lists: Sequence[OutlineNode] = ()
        self._wanted = BoardFilter()
        self._can_edit = False
        self._lay_out()
        self._connect()

    def take_actions(self, actions: Mapping[str, QAction]) -> None:
        """Receive the commands of sentences, for their keys and the context menu."""
        self.board.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.board.addActions(list(actions.values()))
        for name, button in self._buttons.items():
            button.setToolTip(actions[name].toolTip())
            actions[name].changed.connect(self._enable)

    def show_lists(self, lists: Sequence[OutlineNode], *, can_edit: bool) -> None:
        """Show these lists as they stand now."""
        self._lists, self._can_edit = lists, can_edit
        self._show(anew=False)

    def begin_anew(self) -> None:
        """Another ledger: nothing is filtered."""
        self._lists, self._wanted = (), BoardFilter()
        self._show(anew=True)

    def begin_at_first(self) -> None:
        """Go to the first sentence of all that waits."""
        self.look_for_all()
        self.board.choose(max(self.board.board.next_pending(-1), 0))

    def look_for(self, wanted: BoardFilter) -> None:
        """Filter anew."""
        self._wanted = wanted
        self._show(anew=True)
        self.board.setFocus()

    def look_for_all(self) -> None:
        """Every sentence."""
        self.look_for(BoardFilter())

    def button(self, command: str) -> QToolButton:
        """The button of a command below the board."""
        return self._buttons[command]

    def printed_view(self) -> "PrintedView | None":
        """The sentences on the board, with what they are narrowed to in words."""
        from reports.printed_view import told_in_words
        from ui.printed_views import sentence_list

        ids = [row.node.id for row in self.board.board.rows if row.is_sentence]
        wanted = self._wanted
        titles = {each.id: each.title for each in self._lists}
        words = told_in_words(
            ("清单", titles.get(wanted.list_id, "")),
            ("认领", str(wanted.triage or "")),
            ("国家局责任部门", wanted.department),
        )
        return sentence_list(ids, wanted=words) if ids else None

    def recolour(self) -> None:
        """Take the colours of the theme in force."""
        self.bar.recolour()

    def _show(self, *, anew: bool) -> None:
        self.board.show_nodes(self._lists, self._wanted, anew=anew, can_edit=self._can_edit)
        self._middle.setCurrentIndex(0 if self.board.board.rows else 1)
        self.empty_view.say(*(_NONE_FOUND if self._lists else _NO_LISTS))
        self._say()

    def _fill(self) -> None:
        if self._lists:
            self.look_for_all()
        else:
            self.requested_command.emit("import_document")

    def _say(self) -> None:
        wanted = self._wanted
        self.bar.show_text(
            BarText(
                claiming=count_claiming(self._lists),
                lists=[_waiting(each) for each in self._lists],
                departments=departments_of(self._lists),
                wanted=wanted,
                of_department=len(self._of_department()) if wanted.department else 0,
                can_edit=self._can_edit,
            )
        )
        self._say_item()

    def _say_item(self) -> None:
        self.bar.show_item(len(self._of_item()))
        self._enable()

    def _of_department(self) -> dict[ClauseId, Proposal]:
        return proposals_for(self._lists, self._wanted.department)

    def _of_item(self) -> dict[ClauseId, Proposal]:
        current = self.board.current_id()
        item = item_of(self._lists, current)
        return proposals_for([item]) if item is not None else {}

    def _enable(self) -> None:
        for button in (*self._buttons.values(), self._reason):
            button.setEnabled(self._can_edit and self.board.row >= 0)

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        self._middle.addWidget(self.board)
        self._middle.addWidget(self.empty_view)
        self._foot.setObjectName("paneHead")
        self._reason.setText("写理由　R")
        line = FlowLayout(self._foot, across=step // 2, down=step // 2)
        line.setContentsMargins(step, step // 2, step, step // 2)
        line.addWidget(label("所选事项", "faded"))
        for name, words in _SHOWN.items():
            button = self._buttons[name] = QToolButton()
            button.setText(words)
            button.clicked.connect(lambda _=False, each=name: self.requested_command.emit(each))
            if name == "split_clause":
                line.addWidget(self._reason)
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._middle, 1)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self._reason.setToolTip("给所选事项写认领理由（R 或 F2）")
        self._reason.clicked.connect(self.board.write_reason)
        self.bar.requested_filter.connect(self.look_for)
        self.empty_view.requested.connect(self._fill)
        self.board.chosen_rows.connect(self._say_item)
        self.bar.requested_all.connect(
            lambda: self.requested_proposals.emit(proposals_for(self._lists))
        )
        self.bar.requested_department.connect(
            lambda: self.requested_proposals.emit(self._of_department())
        )
        self.bar.requested_item.connect(lambda: self.requested_proposals.emit(self._of_item()))


def _waiting(node: OutlineNode) -> Waiting:
    return Waiting(id=node.id, name=node.title, clauses=node.clauses, pending=node.pending)
