"""Commands on whole ledgers (台账文件): new, open, sample, copies; and what helps."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from model.errors import LedgerInUseError, OfficeError, ReadOnlyLedgerError
from model.files.names import safe_name
from model.ledger import Ledger
from ui import jobs
from ui.ask import Ask
from ui.drafts import DraftFile
from ui.folders import documents
from ui.leaving import Leaving
from ui.long_bar import GivenUpError, LongBar
from ui.progress import is_under_way, run_with_progress
from ui.session import Session
from ui.state import WindowState

if TYPE_CHECKING:
    from ui.first_run.dialog import FirstRunDialog
    from ui.first_run.plan import NewLedger

SAMPLE_NAME = "示例省知识产权局（演示）.zhize"
_FIRST_STEP = (
    "台账已建好。从这一条开始认领：按 1 省内落实，2 配合国家局，3 国家层面，空格采纳建议。"
)
_RESCUED = (
    "台账文件在打开期间被移走、改名或替换了。打开着的全部内容已存为“{}”。请打开这份副本继续工作。"
)
ABOUT = """知责　年度任务清单的认领、分解、督办与报送

本软件不处理涉密信息。请勿录入、存放涉密文件和内容。

不联网、不上传，全部内容只存在您选定的台账文件中。
以MIT许可证发布，随附字体各依其许可证。"""


class LedgerCommands:
    """Carries out the commands that concern the file as a whole."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        state: WindowState,
        ask: Ask,
        leaving: Leaving,
        *,
        carry_out: Callable[[str], object],
    ) -> None:
        self._parent, self._session, self._state, self._ask = parent, session, state, ask
        self._leaving, self._carry_out = leaving, carry_out

    def open(self, path: Path) -> None:
        """Open a ledger; one that is in use elsewhere can still be looked at."""
        is_here = self._session.is_open and _is_same(path, self._session.ledger.path)
        if not is_here and self._leaving.may_leave():
            self._open(path)

    def do_open_ledger(self) -> None:
        """打开台账."""
        path = self._ask.open_ledger(self._parent)
        if path is not None:
            self.open(path)

    def do_new_ledger(self) -> None:
        """新建台账: three steps, then it is made whole or not at all."""
        from ui.first_run.dialog import FirstRunDialog

        # A second Enter finds the first page in front until the ledger is made.
        if not is_under_way(self._parent) and self._leaving.may_leave():
            drafts, folder = DraftFile(self._state.folder, None), self._usual_folder()
            self._ask_what_is_new(FirstRunDialog(self._ask, folder, drafts, self._parent))

    def do_open_sample(self) -> None:
        """打开示例, made on first use."""

        def made() -> Ledger:
            path = self._state.folder / SAMPLE_NAME
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                jobs.make_sample(path).close()
            return self._session.open(path)

        if self._leaving.may_leave():
            self._show(made)

    def do_save_copy(self) -> None:
        """另存副本（含佐证材料）."""
        self._save_copy(with_evidence=True)

    def do_save_slim_copy(self) -> None:
        """另存副本（不含佐证材料）."""
        self._save_copy(with_evidence=False)

    def do_show_keys(self) -> None:
        """快捷键."""
        from ui.key_list import KeyList

        self._ask.fill_in(KeyList(self._parent))

    def do_show_guide(self) -> None:
        """使用手册, beside the window."""
        from ui.guide import Guide

        self._ask.show_beside(Guide(self._parent))

    def do_about(self) -> None:
        """关于."""
        self._ask.tell(self._parent, ABOUT)

    def _open(self, path: Path) -> None:
        def opened() -> Ledger:
            try:
                return self._session.open(path)
            except (LedgerInUseError, ReadOnlyLedgerError) as refusal:
                ledger = self._session.open(path, read_only=True)
                self._ask.warn(self._parent, str(refusal))
                return ledger

        self._show(opened)

    def _ask_what_is_new(self, dialog: "FirstRunDialog") -> None:
        """What was typed stays in the dialog: after a refusal it is asked again."""
        if not self._ask.fill_in(dialog, keep=True):
            dialog.kept.end()
            dialog.deleteLater()
            return
        plan = dialog.plan()

        def done(_: object) -> None:
            dialog.kept.end()
            dialog.deleteLater()
            self._begin(plan)

        def refused(refusal: OfficeError) -> None:
            self._ask.warn(self._parent, str(refusal))
            self._ask_what_is_new(dialog)

        run_with_progress(
            self._parent,
            "正在建立台账……",
            lambda _: plan.make(),
            done=done,
            refused=refused,
        )

    def _begin(self, plan: "NewLedger") -> None:
        """The new ledger on the desk, at what comes first."""
        from ui.first_run.plan import FirstList

        if not self._show(lambda: self._session.open(plan.path)):
            return
        if plan.first is FirstList.GUIDELINE:
            self._carry_out("begin_claiming")
            self._session.done.emit(_FIRST_STEP)
        elif plan.first is FirstList.IMPORTED:
            self._carry_out("import_document")

    def _usual_folder(self) -> Path:
        """Where the last ledger is, else the documents of the person who sits there."""
        recent = [path for path in self._state.recent() if path.parent != self._state.folder]
        return recent[0].parent if recent else documents()

    def _show(self, opened: Callable[[], Ledger]) -> bool:
        try:
            ledger = opened()
        except OfficeError as refusal:
            self._ask.warn(self._parent, str(refusal))
            return False
        self._leaving.leave()
        self._session.take(ledger)
        return True

    def _save_copy(self, *, with_evidence: bool) -> None:
        ledger = self._session.ledger
        kind = "副本" if with_evidence else "副本（不含佐证材料）"
        name = safe_name(ledger.path.stem, f"{kind}{self._session.today:%Y%m%d}.zhize")
        path = self._ask.save_ledger(self._parent, title="另存副本", name=name)
        if path is None:
            return
        if not ledger.is_in_place():
            self._rescue(path, with_evidence=with_evidence)
            return
        source = ledger.path
        run_with_progress(
            self._parent,
            "正在另存副本……",
            lambda told: jobs.copy_ledger(source, path, with_evidence=with_evidence, progress=told),
            done=lambda _: self._session.done.emit(f"已另存副本：{path.name}"),
            refused=lambda refusal: self._session.refused.emit(str(refusal)),
        )

    def _rescue(self, path: Path, *, with_evidence: bool) -> None:
        """The ledger was moved, replaced or deleted: all that is left of it is what is open."""
        ledger, bar = self._session.ledger, LongBar("另存副本")
        try:
            ledger.save_copy(path, with_evidence=with_evidence, progress=bar.tell)
        except GivenUpError:
            return
        except OfficeError as refusal:
            self._session.refused.emit(str(refusal))
            return
        finally:
            bar.end()
        self._ask.tell(self._parent, _RESCUED.format(path.name))


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:  # one of them is not there, or has a name that nothing can have
        return False
