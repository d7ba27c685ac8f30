"""The commands of 单位岗位: new, removed, moved, handed over, imported from a list."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from model.entities import Post, PostId, Unit, UnitId
from model.loads import open_post_load, open_unit_load, post_loads, unit_loads
from model.people_list import ListedRow
from model.people_proposal import take_in_people
from model.posts import add_post, hand_over, move_post, read_posts, remove_post
from model.units import add_unit, hand_over_unit, move_unit, read_units, remove_unit
from model.words import UnitKind
from ui.choices import post_choices, post_text, unit_choices
from ui.load_words import LoadWords, post_words, unit_words

if TYPE_CHECKING:
    from ui.hand_over_dialog import HandedOver, HandOverDialog
    from ui.pages.units import UnitsPage

_CHOOSE = "请先在右边选一个岗位，或在左边选一个单位，再移交任务。"
_NOTHING = "“{}”还没有承担任务，不用移交。"
_NO_WORDS = "剪贴板里没有文字。请先在Excel或WPS中复制单位名单，再回来粘贴。"
_NO_PEOPLE = "没有读到单位或岗位，台账没有改动。名单每行写一个单位，或用带表头的表格。"

_WHOSE = "没有选中单位，岗位没有新增。请先按“显示全部”，在左边选一个单位或局领导，再新增岗位。"


class UnitCommands(QObject):
    """Carries out what buttons, keys and tables of the page ask for."""

    def __init__(self, page: "UnitsPage") -> None:
        super().__init__(page)
        self._page, self._session = page, page.session
        self._words = LoadWords(page.session)
        page.units.requested_move.connect(self._move_unit)
        page.posts.requested_move.connect(self._move_post)

    def add_unit(self) -> None:
        """A new unit, to be named at once."""
        made: list[str] = []
        units = read_units(self._session.ledger)
        name = _free_name("新单位", [unit.name for unit in units])
        # Units are entered kind by kind: the next one is most often like the one in front.
        chosen = self._page.units.chosen_id()
        kind = next((unit.kind for unit in units if unit.id == chosen), UnitKind.DIVISION)
        self._session.do("新增单位", lambda step: made.append(add_unit(step, name=name, kind=kind)))
        if made:
            self._page.show_all()
            self._page.units.choose(made[0])
            self._page.units.edit_first()

    def remove_unit(self) -> None:
        """Remove the chosen unit; refused while it carries work."""
        unit_id = self._page.units.chosen_id()
        if unit_id:
            self._session.do("删除单位", lambda step: remove_unit(step, UnitId(unit_id)))

    def add_post(self) -> None:
        """A new post of the chosen unit, to be named at once."""
        made: list[str] = []
        unit_id = self._page.units.chosen_id()
        if unit_id is None:
            self._page.ask.tell(self._page, _WHOSE)
            return
        owner = UnitId(unit_id) if unit_id else None
        self._session.do(
            "新增岗位", lambda step: made.append(add_post(step, unit_id=owner, name="新岗位"))
        )
        if made:
            self._page.show_all()
            self._page.units.choose(unit_id)
            self._page.posts.choose(made[0])
            self._page.posts.edit_first()

    def remove_post(self) -> None:
        """Remove the chosen post; refused while it carries work."""
        post_id = self._page.posts.chosen_id()
        if post_id:
            self._session.do("删除岗位", lambda step: remove_post(step, PostId(post_id)))

    def hand_over(self) -> None:
        """移交任务 of the post in front, or of the unit when the keyboard is among the units."""
        post_id, unit_id = self._page.posts.chosen_id(), self._page.units.chosen_id()
        if post_id and not self._page.units.hasFocus():
            self._hand_over_post(PostId(post_id))
        elif unit_id:
            self._hand_over_unit(UnitId(unit_id))
        else:
            self._page.ask.tell(self._page, _CHOOSE)

    def hand_over_unit(self) -> None:
        """移交任务 of the unit in front."""
        unit_id = self._page.units.chosen_id()
        if unit_id:
            self._hand_over_unit(UnitId(unit_id))
        else:
            self._page.ask.tell(self._page, "局领导的任务请在右边逐个岗位移交。")

    def import_file(self) -> None:
        """导入名单 from a file."""
        page = self._page
        path = page.ask.document(page, start=page.state.documents_folder)
        if path is not None:
            page.state.documents_folder = path.parent
            self._read(path)

    def paste(self) -> None:
        """导入名单 from what was copied."""
        from ui.people_reading import people_of_text

        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._page.ask.tell(self._page, _NO_WORDS)
            return
        self._review(people_of_text(text))

    def _read(self, path: Path) -> None:
        from ui.people_reading import read_people_file

        ledger = self._session.ledger

        def done(listed: tuple[ListedRow, ...]) -> None:
            if self._session.is_open and self._session.ledger is ledger:
                self._review(listed)

        read_people_file(self._page, self._page.ask, path, done)

    def _review(self, listed: Sequence[ListedRow]) -> None:
        from ui.people_dialog import PeopleDialog

        if not any(row.unit or row.post for row in listed):
            self._page.ask.tell(self._page, _NO_PEOPLE)
            return
        ledger = self._session.ledger
        dialog = PeopleDialog(listed, read_units(ledger), read_posts(ledger), self._page)
        self._page.ask.fill_in_until(dialog, lambda: self._take_in(dialog.preview.wanted()))

    def _take_in(self, wanted: Sequence[ListedRow]) -> bool:
        label = f"导入名单（{len(wanted)}行）"
        if not self._session.do(label, lambda step: take_in_people(step, wanted)):
            return False
        self._page.show_all()
        return True

    def _hand_over_post(self, post_id: PostId) -> None:
        from ui.hand_over_dialog import HandedOver

        ledger, as_of = self._session.ledger, self._session.as_of
        posts, units = read_posts(ledger), read_units(ledger)
        post = next(each for each in posts if each.id == post_id)
        carried, still_open = (
            post_loads(ledger, as_of).get(post_id),
            open_post_load(ledger, post_id),
        )
        if carried is None:
            self._page.ask.tell(self._page, _NOTHING.format(post_text(post)))
            return
        others = [each for each in posts if each.id != post_id]
        others.sort(key=lambda each: each.unit_id != post.unit_id)  # colleagues come first
        what = HandedOver(
            of=f"“{post_text(post)}”",
            to="接手的岗位",
            choices=post_choices(others, units, self._words.of_post),
            open_words=post_words(still_open) or "没有",
            all_words=post_words(carried).split(" · 逾期")[0],
            has_open=bool(still_open.total),
            remark=lambda to: _of_other_unit(post, next(p for p in posts if p.id == to), units),
        )

        def store(dialog: "HandOverDialog") -> bool:
            to, is_open = PostId(str(dialog.to.currentData())), dialog.open_only.isChecked()
            successor = next(each for each in posts if each.id == to)
            return self._session.do(
                f"移交{_of_post(post)}的任务给{_of_post(successor)}",
                lambda step: hand_over(step, from_post=post_id, to_post=to, open_only=is_open),
            )

        self._ask_whom(what, store)

    def _hand_over_unit(self, unit_id: UnitId) -> None:
        from ui.hand_over_dialog import HandedOver

        ledger, as_of = self._session.ledger, self._session.as_of
        units = read_units(ledger)
        name = next(each.name for each in units if each.id == unit_id)
        carried, still_open = (
            unit_loads(ledger, as_of).get(unit_id),
            open_unit_load(ledger, unit_id),
        )
        if carried is None:
            self._page.ask.tell(self._page, _NOTHING.format(name))
            return
        posts = sum(each.unit_id == unit_id for each in read_posts(ledger))
        what = HandedOver(
            of=f"“{name}”",
            to="接手的单位",
            choices=unit_choices([u for u in units if u.id != unit_id], self._words.of_unit),
            open_words=unit_words(still_open) or "没有",
            all_words=unit_words(carried).split(" · 逾期")[0],
            has_open=bool(still_open.led + still_open.cooperating),
            also=f"{posts}个岗位一并划入接手单位" if posts else "",
        )

        def store(dialog: "HandOverDialog") -> bool:
            to, is_open = UnitId(str(dialog.to.currentData())), dialog.open_only.isChecked()
            along = dialog.also.isChecked()
            successor = next(each.name for each in units if each.id == to)
            return self._session.do(
                f"移交{name}的任务给{successor}",
                lambda step: hand_over_unit(
                    step, from_unit=unit_id, to_unit=to, open_only=is_open, with_posts=along
                ),
            )

        self._ask_whom(what, store)

    def _ask_whom(self, what: "HandedOver", store: Callable[["HandOverDialog"], bool]) -> None:
        from ui.hand_over_dialog import HandOverDialog

        dialog = HandOverDialog(what, self._page)
        self._page.ask.fill_in_until(
            dialog, lambda: dialog.to.currentData() is None or store(dialog)
        )

    def _move_unit(self, unit_id: str, by: int) -> None:
        if self._session.can_write and not self._page.is_narrowed():
            self._session.do("调整单位次序", lambda step: move_unit(step, UnitId(unit_id), by))

    def _move_post(self, post_id: str, by: int) -> None:
        if self._session.can_write:
            self._session.do("调整岗位次序", lambda step: move_post(step, PostId(post_id), by))


def _of_post(post: Post) -> str:
    return f"{post.holder}（{post.name}）" if post.holder else post.name


def _of_other_unit(post: Post, to: Post, units: Sequence[Unit]) -> str:
    """What is said when a post of another unit takes over: who leads does not change by itself."""
    if to.unit_id is None or to.unit_id == post.unit_id:
        return ""
    name = next(each.name for each in units if each.id == to.unit_id)
    return f"这是{name}的岗位。移交只换责任人，举措的牵头单位不变；单位也要换的，请移交单位的任务。"


def _free_name(name: str, taken: list[str]) -> str:
    number = 1
    while (found := name if number == 1 else f"{name}{number}") in taken:
        number += 1
    return found
