"""Page 单位岗位: who carries the work; tasks stay with the post when people move."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget

from model.entities import Post, PostId, Unit, UnitId
from model.posts import add_post, change_post, read_posts, remove_post
from model.summary import summarise
from model.units import add_unit, change_unit, read_units, remove_unit
from model.words import UnitKind
from ui import theme
from ui.ask import Ask
from ui.empty import EmptyView
from ui.fields import settle_all
from ui.form_parts import label
from ui.icons import icon
from ui.pages.page import Page
from ui.panes import head, pane
from ui.record_table import Record, RecordColumn, RecordTable
from ui.session import Session
from ui.state import WindowState

_HEADS = "局领导"
_NO_UNITS = "还没有单位。请按“新增单位”，逐个填写处室、直属单位、市（州）局等，再为它们新增岗位。"
_UNIT_HINT = "按 F2 或回车就地修改；不再承担任务的单位去掉“在用”。"
_POST_HINT = "人员变动时改“现任”即可，任务仍在岗位上。"
_UNIT_COLUMNS = (
    RecordColumn(heading="单位", field="name"),
    RecordColumn(heading="类别", field="kind", sample="联席会议成员单位0", choices=tuple(UnitKind)),
    RecordColumn(heading="岗位", sample="岗位0", is_number=True),
    RecordColumn(heading="牵头举措", sample="牵头举措", is_number=True),
    RecordColumn(heading="在用", field="is_active", sample="在用0", is_tick=True),
)
_POST_COLUMNS = (
    RecordColumn(heading="岗位", field="name"),
    RecordColumn(heading="现任", field="holder", sample="现任人员姓名"),
    RecordColumn(heading="电话", field="phone", sample="0000-00000000"),
    RecordColumn(heading="联络员", field="is_liaison", sample="联络员0", is_tick=True),
    RecordColumn(heading="在用", field="is_active", sample="在用0", is_tick=True),
)


class UnitsPage(Page):
    """Units at the left, the posts of the chosen one at the right; both edited in place."""

    title, icon, tip = "单位岗位", "units", "单位、岗位和责任人（Ctrl+4）"

    def __init__(self, session: Session, ask: Ask, state: WindowState) -> None:
        super().__init__(session, ask, state)
        self.units, self.posts = RecordTable(_UNIT_COLUMNS), RecordTable(_POST_COLUMNS)
        self.units.setAccessibleName("单位")
        self.posts.setAccessibleName("岗位")
        self._unit_count, self._post_title = label(role="faded"), label()
        self._buttons = [
            _button("新增单位", "add", self.add_unit),
            _button("删除单位", "delete", self.remove_unit),
            _button("新增岗位", "add", self.add_post),
            _button("删除岗位", "delete", self.remove_post),
        ]
        step = theme.unit(self.font())
        self._hint, about = label(role="faded", wraps=True), label(_POST_HINT, "faded", wraps=True)
        for each in (self._hint, about):
            each.setContentsMargins(round(1.5 * step), step, step, step)
        self._empty = EmptyView(icon="units")
        self._empty.requested.connect(self.add_post)
        self._post_views = QStackedWidget()
        self._post_views.addWidget(self.posts)
        self._post_views.addWidget(self._empty)
        unit_head = head(label("单位"), self._unit_count, *self._buttons[:2])
        post_head = head(self._post_title, *self._buttons[2:])
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(pane(unit_head, self.units, self._hint))
        self.splitter.addWidget(pane(post_head, self._post_views, about))
        self.splitter.setSizes([76 * step, 84 * step])
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)
        self.units.chosen.connect(lambda _: self._show_posts())
        self.units.requested_change.connect(self._change_unit)
        self.posts.requested_change.connect(self._change_post)
        shape = self.state.load("units")
        if shape is not None:
            self.splitter.restoreState(shape)

    def refresh(self) -> None:
        units = read_units(self.session.ledger)
        self._all_posts = read_posts(self.session.ledger)
        summary = summarise(self.session.ledger, self.session.as_of)
        led = {each.unit_id: each.actions.total for each in summary.by_unit}
        records = [self._heads_record(), *(self._unit_record(u, led.get(u.id, 0)) for u in units)]
        self.units.show_records(records, can_edit=self.session.can_write)
        self._unit_count.setText(f"{len(units)} 个")
        self._hint.setText(_UNIT_HINT if units else _NO_UNITS)
        for button in self._buttons:
            button.setEnabled(self.session.can_write)
        self._show_posts()

    def recolour(self) -> None:
        super().recolour()
        for button, name in zip(self._buttons, ("add", "delete") * 2, strict=True):
            button.setIcon(icon(name))

    def settle(self) -> bool:
        return settle_all(self.units, self.posts)

    def keep_shape(self) -> None:
        self.state.keep("units", self.splitter.saveState())

    def show_place(self, table: str, row_id: str) -> None:
        """Go to a unit, or to a post of its unit."""
        if table == "unit":
            self.units.choose(row_id)
            self.units.setFocus()
            return
        post = next((each for each in self._all_posts if each.id == row_id), None)
        if post is not None:
            self.units.choose(post.unit_id or "")
            self.posts.choose(row_id)
            self.posts.setFocus()

    def add_unit(self) -> None:
        """A new unit, to be named at once."""
        made: list[str] = []
        units = read_units(self.session.ledger)
        name = _free_name("新单位", [unit.name for unit in units])
        # Units are entered kind by kind: the next one is most often like the one in front.
        chosen = self.units.chosen_id()
        kind = next((unit.kind for unit in units if unit.id == chosen), UnitKind.DIVISION)
        self.session.do("新增单位", lambda step: made.append(add_unit(step, name=name, kind=kind)))
        if made:
            self.units.choose(made[0])
            self.units.edit_first()

    def remove_unit(self) -> None:
        """Remove the chosen unit; refused while it carries work."""
        unit_id = self.units.chosen_id()
        if unit_id:
            self.session.do("删除单位", lambda step: remove_unit(step, UnitId(unit_id)))

    def add_post(self) -> None:
        """A new post of the chosen unit, to be named at once."""
        made: list[str] = []
        unit_id = self.units.chosen_id() or None
        owner = UnitId(unit_id) if unit_id else None
        self.session.do(
            "新增岗位", lambda step: made.append(add_post(step, unit_id=owner, name="新岗位"))
        )
        if made:
            self.posts.choose(made[0])
            self.posts.edit_first()

    def remove_post(self) -> None:
        """Remove the chosen post; refused while it carries work."""
        post_id = self.posts.chosen_id()
        if post_id:
            self.session.do("删除岗位", lambda step: remove_post(step, PostId(post_id)))

    def _heads_record(self) -> Record:
        count = sum(post.unit_id is None for post in self._all_posts)
        values = (_HEADS, "责任领导", str(count), "—", True)
        return Record(id="", values=values, is_fixed=True)

    def _unit_record(self, unit: Unit, led: int) -> Record:
        count = sum(post.unit_id == unit.id for post in self._all_posts)
        values = (unit.name, str(unit.kind), str(count), str(led), unit.is_active)
        return Record(id=unit.id, values=values, is_faded=not unit.is_active)

    def _show_posts(self) -> None:
        unit_id = self.units.chosen_id() or None
        posts = [post for post in self._all_posts if post.unit_id == unit_id]
        names = {unit.id: unit.name for unit in read_units(self.session.ledger)}
        name = names.get(UnitId(unit_id), "") if unit_id else _HEADS
        self._post_title.setText(f"{name}的岗位")
        self._empty.say(f"{name}还没有岗位。", "新增岗位")
        self._post_views.setCurrentIndex(0 if posts else 1)
        self.posts.show_records(
            [_post_record(post) for post in posts], can_edit=self.session.can_write
        )

    def _change_unit(self, unit_id: str, field: str, value: object) -> None:
        wanted = UnitKind(str(value)) if field == "kind" else value
        self.session.do(
            "修改单位", lambda step: change_unit(step, UnitId(unit_id), **{field: wanted})
        )

    def _change_post(self, post_id: str, field: str, value: object) -> None:
        self.session.do(
            "修改岗位", lambda step: change_post(step, PostId(post_id), **{field: value})
        )


def _post_record(post: Post) -> Record:
    values = (post.name, post.holder, post.phone, post.is_liaison, post.is_active)
    return Record(id=post.id, values=values, is_faded=not post.is_active)


def _free_name(name: str, taken: list[str]) -> str:
    number = 1
    while (found := name if number == 1 else f"{name}{number}") in taken:
        number += 1
    return found


def _button(text: str, name: str, pressed: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setIcon(icon(name))
    button.clicked.connect(lambda: pressed())
    return button
