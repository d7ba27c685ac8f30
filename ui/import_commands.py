"""Commands that bring a list into the ledger (导入来文、自编清单): read, review, one step."""

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from model.departments import forget_department, map_department, read_departments
from model.entities import TaskListId, UnitId
from model.errors import OfficeError
from model.list_update import ListComparison, compare_list, find_same_list, import_list
from model.own_lists import own_list_document, own_list_text
from model.reading.document import OfficialDocument
from model.reading.overview import counted_sentences
from model.reading.source import Source
from model.reading.sources.recognise import text_source
from model.reading.table_mapping import TableMapping
from model.step import Step
from model.table_layouts import read_mappings, remember_mapping
from model.task_lists import read_task_lists
from model.units import add_unit, read_units
from model.words import ListKind, UnitKind
from ui.ask import Ask
from ui.departments_dialog import AS_PROPOSED, NEW_UNIT, NO_UNIT, DepartmentsDialog
from ui.dropped import dropped_files
from ui.import_flow import ImportFlow, Reading
from ui.own_list_dialog import OwnList, OwnListDialog
from ui.review.review_dialog import ReviewDialog
from ui.session import Session
from ui.state import WindowState

_PASTED = "粘贴的内容"
_NO_WORDS = "剪贴板里没有文字。请先在网页、WPS或Excel中选中来文内容并复制，再回来粘贴。"
_NO_ROOM = (
    "无法写入电脑的临时文件夹（磁盘可能已满），粘贴的内容没有读入，台账没有改动；"
    "请腾出磁盘空间后再粘贴。"
)
_NO_LEDGER = "请先新建或打开台账，再导入来文。来文没有改动。"
_READ_ONLY = "这份台账现在只能查看，来文没有导入，也没有改动。请打开可以修改的台账后再导入。"
_BEING_CHECKED = "台账正在核对是否完好，来文没有导入，也没有改动。请稍候几秒再导入。"


class ImportCommands:
    """Carries out 导入来文, 粘贴来文, 自编清单 and 部门对应; `stored` hears of a list."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        state: WindowState,
        ask: Ask,
        *,
        stored: Callable[[TaskListId], object],
    ) -> None:
        self._parent, self._session, self._state, self._ask = parent, session, state, ask
        self._stored = stored
        self._pasted: TemporaryDirectory[str] | None = None
        self._flow = ImportFlow(parent, ask, done=self._review_file, closed=session.closed)
        session.closed.connect(self._drop_pasted)

    def import_file(self, path: Path) -> None:
        """Read a file and, after the review, store it."""
        self._read(path, path.name)

    def do_import_document(self) -> None:
        """导入来文."""
        path = self._ask.document(self._parent, start=self._state.documents_folder)
        if path is not None:
            self._state.documents_folder = path.parent
            self.import_file(path)

    def do_paste_document(self) -> None:
        """粘贴来文: text, or a table, from the clipboard."""
        # An empty clipboard gives None on some systems, whatever its type says.
        data = QGuiApplication.clipboard().mimeData() or QMimeData()
        copied = dropped_files(data)
        if len(copied) == 1:
            self.import_file(copied[0])
            return
        try:
            path = self._store_pasted(data)
        except OSError:
            self._ask.warn(self._parent, _NO_ROOM)
            return
        if path is None:
            self._ask.tell(self._parent, _NO_WORDS)
        else:
            self._read(path, _PASTED)

    def do_own_list(self) -> None:
        """自编清单: a new one, or other words for one that is there.

        What was written stays in the form until it is stored or given up.
        """
        dialog = OwnListDialog(self._own_lists(), year=self._session.year, parent=self._parent)

        def store() -> bool:
            written = dialog.written()
            try:
                document = own_list_document(written.text, title=written.title, year=written.year)
            except OfficeError as refusal:
                self._ask.warn(self._parent, str(refusal))
                return False
            return self._review(text_source(written.text), document, {}, own_id=written.id)

        self._ask.fill_in_until(dialog, store)

    def do_departments(self) -> None:
        """部门对应: departments of the lists and the units that answer to them."""
        session = self._session
        dialog = DepartmentsDialog(
            units=lambda: [unit for unit in read_units(session.ledger) if unit.is_active],
            read=lambda: read_departments(session.ledger),
            change=self._map_department,
            can_edit=session.can_write,
            parent=self._parent,
        )
        self._ask.fill_in(dialog)

    def _map_department(self, department: str, choice: UnitId | str) -> None:
        def command(step: Step) -> None:
            if choice == AS_PROPOSED:
                forget_department(step, department)
            elif choice == NEW_UNIT:
                made = add_unit(step, name=department, kind=UnitKind.DIVISION)
                map_department(step, department, made)
            else:
                unit_id = None if choice == NO_UNIT else UnitId(choice)
                map_department(step, department, unit_id)

        self._session.do(f"{department}对应的单位", command)

    def _own_lists(self) -> list[OwnList]:
        ledger = self._session.ledger
        return [
            OwnList(
                id=each.id, title=each.title, year=each.year, text=own_list_text(ledger, each.id)
            )
            for each in read_task_lists(ledger)
            if each.kind is ListKind.OWN
        ]

    def _read(self, path: Path, name: str) -> None:
        if not self._session.is_open:
            self._ask.tell(self._parent, _NO_LEDGER)
        elif not self._session.can_write:
            checked = self._session.is_being_checked
            self._ask.tell(self._parent, _BEING_CHECKED if checked else _READ_ONLY)
        else:
            known = read_mappings(self._session.ledger)
            year = self._session.year
            self._flow.read(Reading(name=name, path=path, known=known, likely_year=year))

    def _store_pasted(self, data: QMimeData) -> Path | None:
        """Put what was copied into a file, so that it is read like any other."""
        is_table = "<table" in data.html().lower()
        words = data.html() if is_table else data.text()
        if not words.strip():
            return None
        self._drop_pasted()
        self._pasted = TemporaryDirectory(prefix="zhize-", ignore_cleanup_errors=True)
        path = Path(self._pasted.name) / f"{_PASTED}.{'html' if is_table else 'txt'}"
        path.write_text(words, encoding="utf-8", errors="replace")
        return path

    def _drop_pasted(self) -> None:
        """What was pasted does not lie about when nobody reads it any more."""
        if self._pasted is not None:
            self._pasted.cleanup()
            self._pasted = None

    def _review_file(self, reading: Reading) -> None:
        self._drop_pasted()
        assert reading.source is not None
        assert reading.document is not None
        self._review(reading.source, reading.document, reading.chosen)

    def _review(
        self,
        source: Source,
        document: OfficialDocument,
        mappings: Mapping[str, TableMapping],
        *,
        own_id: TaskListId | None = None,
    ) -> bool:
        """Show what was read until it is stored, or given up; True when it was stored."""
        ledger = self._session.ledger

        def compare(revised: OfficialDocument) -> ListComparison | None:
            onto = own_id or find_same_list(ledger, revised)
            return compare_list(ledger, revised, onto) if onto else None

        dialog = ReviewDialog(
            source, document, compare=compare, ask=self._ask, state=self._state, parent=self._parent
        )
        return self._ask.fill_in_until(
            dialog, lambda: self._store(dialog.document(), mappings, onto=dialog.updates())
        )

    def _store(
        self,
        document: OfficialDocument,
        mappings: Mapping[str, TableMapping],
        *,
        onto: TaskListId | None,
    ) -> bool:
        lists: list[TaskListId] = []

        def command(step: Step) -> None:
            lists.append(import_list(step, document, onto=onto, as_new=onto is None))
            for key, mapping in mappings.items():
                remember_mapping(step, key, mapping)

        title = document.title or "未命名任务清单"
        verb = "更新" if onto else "导入"
        done = self._session.do(f"{verb}《{title}》（{counted_sentences(document)}句）", command)
        if done:
            self._stored(lists[0])
        return done
