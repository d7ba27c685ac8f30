"""What the menu 报送 asks of the register: the present filing comes to the front first."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from model.errors import OfficeError
from model.submission import Filing
from model.submission_events import require_possible
from model.submission_stage import submission_stage
from model.words import SubmissionEventKind as Kind
from model.words import SubmissionFileKind
from ui.session import Session

if TYPE_CHECKING:
    from ui.submission.commands import SubmissionCommands
    from ui.submission.register_panel import RegisterPanel

_FINAL, _SCAN = SubmissionFileKind.FINAL_TEXT, SubmissionFileKind.STAMPED_SCAN
_NO_LIST = "台账里还没有任务清单，没有报送可登记。请先导入来文。"
_ALL_DONE = "这次报送已由对方确认，没有下一步。需要更正时，请登记退回或补报。"


class MenuCommands:
    """A command `name` is the method `do_<name>`; what cannot be done now is told in a sentence."""

    def __init__(
        self,
        registering: "SubmissionCommands",
        panel: "RegisterPanel",
        session: Session,
        *,
        to_front: Callable[[], bool],
    ) -> None:
        """`to_front` shows the register; False while refused words stand on the page."""
        self._registering, self._panel = registering, panel
        self._session, self._to_front = session, to_front

    def do_register_next(self) -> None:
        """登记下一步."""
        if filing := self._present():
            coming = submission_stage(filing, self._session.as_of).next
            if coming is None:
                self._session.refused.emit(_ALL_DONE)
            else:
                self._registering.register(coming)

    def do_register_return(self) -> None:
        """登记退回."""
        self._register(Kind.RETURNED)

    def do_register_addition(self) -> None:
        """登记补报."""
        self._register(Kind.ADDED)

    def do_put_final_text(self) -> None:
        """放入定稿."""
        self._put(_FINAL)

    def do_put_scan(self) -> None:
        """放入盖章扫描件."""
        self._put(_SCAN)

    def do_look_at_final_text(self) -> None:
        """核对定稿."""
        self._look(_FINAL)

    def do_look_at_scan(self) -> None:
        """核对扫描件."""
        self._look(_SCAN)

    def do_make_package(self) -> None:
        """打报送包."""
        self._pack(is_draft=False)

    def do_make_draft_package(self) -> None:
        """打草稿包."""
        self._pack(is_draft=True)

    def _present(self) -> Filing | None:
        if not self._to_front():
            return None
        filing = self._registering.show_present()
        if filing is None:
            self._session.refused.emit(_NO_LIST)
        return filing

    def _register(self, kind: Kind) -> None:
        if filing := self._present():
            try:
                require_possible(filing, kind)
            except OfficeError as refusal:
                self._session.refused.emit(str(refusal))
            else:
                self._registering.register(kind)

    def _put(self, kind: SubmissionFileKind) -> None:
        if self._present():
            self._panel.files.requested_choose.emit(kind)

    def _look(self, kind: SubmissionFileKind) -> None:
        filing = self._present()
        if filing and (file := filing.file(kind)):
            self._registering.signed.look(file)
        elif filing:
            self._session.refused.emit(f"还没有放入{kind}，没有可核对的。请先放入。")

    def _pack(self, *, is_draft: bool) -> None:
        if self._present():
            part = self._panel.package
            button = part.draft if is_draft else part.make
            if button.isEnabled():
                button.click()
            else:
                self._session.refused.emit(part.why_not())
