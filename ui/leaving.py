"""Leaving a ledger (关闭、打开另一个): what is typed is stored first, or the clerk is told.

What is being made of it beside the window, papers or a package, ends only if the clerk says so.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.ask import Ask
from ui.fields import finish_composing
from ui.pages import Pages
from ui.pages.page import Page
from ui.session import Session

_NOT_STORED = (
    "有刚填写的内容没有存入，台账还开着。请改正标红的内容；"
    "不改而再做一次，就留到下次打开这个台账时由您恢复。"
)
_IS_BUSY = "上一项操作还在进行，台账还开着。请等它完成，或先取消它。"


class Leaving:
    """Asked by whatever leaves the ledger; refused words are told once, then kept as drafts.

    What is stored in between begins it anew: refused words of the evening are told again.
    """

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        ask: Ask,
        pages: Pages,
        *,
        show_page: Callable[[str], object],
    ) -> None:
        self._parent, self._session, self._ask = parent, session, ask
        self._pages, self._show_page = pages, show_page
        self._has_warned = False
        session.changed.connect(lambda _: self._forget())
        session.closed.connect(self._forget)

    def may_leave(self) -> bool:
        """Is all stored, or was it told that it is not? May what is being made be ended?"""
        if not self._session.is_open:
            return True
        if self._session.is_busy:  # the system may ask; the bar alone hears the hand
            self._session.done.emit(_IS_BUSY)
            return False
        unsettled = [page for page in self._pages.made() if not self._is_settled(page)]
        if unsettled and not self._has_warned:
            self._has_warned = True
            if not unsettled[0].isVisible():
                self._show_page(self._pages.name_of(unsettled[0]))
            self._ask.warn(self._parent, _NOT_STORED)
            return False
        return self._may_stop()

    def leave(self) -> None:
        """The ledger goes now: what is made of it ends, what was not stored is kept as drafts."""
        if self._session.is_open:
            for page in self._pages.made():
                page.stop_making()
                page.keep_unsettled()

    def _may_stop(self) -> bool:
        made = [words for page in self._pages.made() for words in page.being_made()]
        return not made or self._ask.confirm(
            self._parent, "\n".join(made), yes="停止并关闭", no="等它完成", is_risky=True
        )

    def _is_settled(self, page: Page) -> bool:
        heard: list[str] = []
        listening = self._session.refused.connect(heard.append)
        finish_composing(page)
        is_settled = page.settle() and not heard
        self._session.refused.disconnect(listening)
        return is_settled

    def _forget(self) -> None:
        self._has_warned = False
