"""Step 3 (任务清单): with which list the ledger begins, and where its file goes."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from ui import theme
from ui.first_run.plan import FirstList, free_path
from ui.form_parts import Section, label
from ui.tooltips import tip

_KEPT = "台账是一个文件，可以拷走、备份；不联网、不上传。"

_COMES_ALONG = {
    FirstList.GUIDELINE: "2023年度工作指引的67条任务事项",
    FirstList.IMPORTED: "任务清单从来文导入",
    FirstList.NONE: "任务清单以后再放",
}


class ListStep(QWidget):
    """The list of 2023 unless something else is wanted; the place is proposed too."""

    title = "任务清单和存放位置"

    def __init__(
        self, folder: Path, ask_where: Callable[[Path], Path | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._folder, self._ask_where = folder, ask_where
        self._own: Path | None = None
        self.path = free_path(folder, "")
        self.lists = {each: QRadioButton(str(each)) for each in FirstList}
        self.lists[FirstList.GUIDELINE].setChecked(True)
        self._name, self._place = label(), label(role="faded", wraps=True)
        self.change = QPushButton("更改…")
        self.change.clicked.connect(self._change)
        self._planned, self.whole = "", label(wraps=True)
        for button in self.lists.values():
            button.toggled.connect(lambda _: self._say_whole())
        self._lay_out()

    def show_whole(self, full_name: str, summary: str) -> None:
        """Propose a name for the file, and say what will be made."""
        self.path = self._own or free_path(self._folder, full_name)
        self._name.setText(self.path.name)
        self._place.setText(f"存放在：{self.path.parent}")
        self._place.setToolTip(tip(str(self.path)))
        self._planned = summary
        self._say_whole()

    def first(self) -> FirstList:
        """What was chosen."""
        return next(each for each, button in self.lists.items() if button.isChecked())

    def words(self) -> dict[str, tuple[str, str]]:
        """Key, name and words of what can be chosen."""
        place = str(self._own) if self._own else ""
        return {"first": ("任务清单", str(self.first())), "place": ("台账文件", place)}

    def write(self, words: Mapping[str, str]) -> None:
        """Choose these."""
        for each, button in self.lists.items():
            button.setChecked(each == words.get("first", FirstList.GUIDELINE))
        place = words.get("place")
        self._own = Path(place) if place else None
        self.path = self._own or free_path(self._folder, "")

    def can_go_on(self) -> bool:
        """Nothing is missing here: all is proposed."""
        return True

    def is_touched(self) -> bool:
        """Was a place chosen, or another list?"""
        return self._own is not None or self.first() is not FirstList.GUIDELINE

    def take_focus(self) -> None:
        """Where the keyboard begins."""
        self.lists[self.first()].setFocus()

    def choose_place(self, path: Path) -> None:
        """Put the file here."""
        self._own = path
        self.show_whole("", self._planned)

    def _say_whole(self) -> None:
        self.whole.setText(f"{self._planned}；{_COMES_ALONG[self.first()]}。")

    def _change(self) -> None:
        path = self._ask_where(self.path)
        if path is not None:
            self.choose_place(path)

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        lists, place, whole = Section("任务清单"), Section("台账文件"), Section("将要建立")
        for button in self.lists.values():
            lists.add_wide(button)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._name, 1)
        row.addWidget(self.change)
        for widget in (line, self._place, label(_KEPT, "faded", wraps=True)):
            place.add_wide(widget)
        whole.add_wide(self.whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step)
        for section in (lists, place, whole):
            column.addWidget(section)
        column.addStretch(1)
