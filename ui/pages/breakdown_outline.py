"""The list at the left of 任务分解 (任务清单): counted once, read anew after a change."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget

from model.ledger import Changes
from model.outline import ActionCounts, OutlineNode, counting_actions, read_outline
from model.pieces import Pieces
from ui.claim.claim_bar import CLAIM_VIEWS
from ui.empty import EmptyView
from ui.form_parts import label
from ui.outline_tree import OutlineTree
from ui.pages.breakdown_details import BreakdownDetails
from ui.panes import head, pane
from ui.session import Session
from ui.tooltips import tip
from ui.view_switch import ViewSwitch

_NO_LISTS = (
    "台账里还没有任务清单。请导入来文（Word、PDF、Excel、网页均可），也可以把文件拖到窗口里。"
)


class BreakdownOutline:
    """Shows the lists as a tree; holds what they and the counts of their actions were."""

    def __init__(self, session: Session, details: BreakdownDetails) -> None:
        self._session, self._details = session, details
        self.tree, self.switch = OutlineTree(), ViewSwitch(CLAIM_VIEWS)
        self.no_lists = EmptyView(icon="document")
        self.no_lists.say(_NO_LISTS, "导入来文…")
        self.lists: Sequence[OutlineNode] = ()
        self.counts: ActionCounts | None = None
        self._count = label(role="faded")
        self._views = QStackedWidget()
        self._views.addWidget(self.tree)
        self._views.addWidget(self.no_lists)
        self.pane = pane(head(self.switch, self._count), self._views)

    def forget(self) -> None:
        """Another ledger was opened."""
        self.counts, self.lists = None, ()

    def hear(self, changes: Changes) -> None:
        """Something was changed; who takes sentences on need not wait for counts."""
        if not set(changes.rows) <= {"clause"}:
            self.counts = None

    def waits_for_decision(self) -> bool:
        """Is there a sentence that is 待认领, or no list at all?"""
        return not self.lists or any(each.pending for each in self.lists)

    def count(self) -> Pieces[None]:
        """Count the actions, where they are not counted for this day."""
        as_of = self._session.as_of
        if self.counts is None or self.counts.as_of != as_of:
            self.counts = yield from counting_actions(self._session.ledger, as_of)

    def read(self) -> None:
        """Ask for the lists and show them."""
        lists = read_outline(self._session.ledger, self._session.as_of, self.counts)
        # One list needs no level of its own: its name stands above the tree.
        nodes = lists[0].children if len(lists) == 1 else lists
        title = lists[0].title if len(lists) == 1 else f"任务清单（{len(lists)}份）"
        clauses = sum(each.clauses for each in lists)
        pending = sum(each.pending for each in lists)
        state = f"待认领 {pending} 条" if pending else "已全部认领"
        self._count.setText(f"{clauses} 条 · {state}" if lists else "")
        self._count.setToolTip(tip(title))
        self._views.setCurrentWidget(self.tree if lists else self.no_lists)
        self._details.know_outline(nodes)
        self.tree.show_nodes(nodes)
        self.lists = lists
