"""Page 单位岗位: who carries the work; tasks stay with the post when people move."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
)

from model.action_table import ActionFilter
from model.entities import Post, PostId, Unit, UnitId
from model.loads import (
    PostLoad,
    UnitLoad,
    actions_joined,
    actions_of_post,
    late_of_post,
    post_loads,
    unit_loads,
)
from model.pinyin_initials import matches
from model.posts import change_post, read_posts
from model.units import change_unit, read_units
from model.words import HEADS, Lamp, UnitKind
from reports.printed_view import PrintedView, told_in_words
from ui import theme
from ui.ask import Ask
from ui.choices import VACANT
from ui.empty import EmptyView
from ui.fields import settle_all
from ui.form_parts import label
from ui.icons import icon
from ui.pages.page import Page
from ui.pages.unit_columns import (
    JOINED,
    LATE,
    POST_COLUMNS,
    UNIT_COLUMNS,
    heads_record,
    is_vacant,
    post_record,
    unit_record,
)
from ui.pages.unit_commands import UnitCommands
from ui.pages.unit_drafts import UnitDrafts
from ui.pages.unit_words import NO_UNITS, POST_HINT, UNIT_HINT
from ui.panes import head, pane
from ui.printed_views import contacts
from ui.record_table import RecordTable
from ui.session import Session
from ui.state import WindowState

_ANY_HEIGHT = 16777215  # as Qt counts it


class UnitsPage(Page):
    """Units at the left, the posts of the chosen one at the right; both edited in place."""

    def __init__(self, session: Session, ask: Ask, state: WindowState) -> None:
        super().__init__(session, ask, state)
        self.units, self.posts = RecordTable(UNIT_COLUMNS), RecordTable(POST_COLUMNS)
        self.units.setAccessibleName("单位")
        self.posts.setAccessibleName("岗位")
        self._all_units: tuple[Unit, ...] = ()
        self._all_posts: tuple[Post, ...] = ()
        self._shown: set[str] = set()
        self._post_loads: dict[PostId, PostLoad] = {}
        self._unit_loads: dict[UnitId, UnitLoad] = {}
        self._unit_count, self._post_title = label(role="faded"), label()
        self.search = QLineEdit(placeholderText="查单位、岗位、姓名（拼音首字母）")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName("查找单位和岗位")
        self.vacant = QToolButton()
        self.vacant.setCheckable(True)
        self.vacant.setProperty("role", "count")
        self.commands, self._cells = UnitCommands(self), UnitDrafts(self)
        self.drafts = (self._cells,)
        self.add_unit, self.remove_unit = self.commands.add_unit, self.commands.remove_unit
        self.add_post, self.remove_post = self.commands.add_post, self.commands.remove_post
        self._buttons = [
            (_button("新增", self.add_unit), "add"),
            (_button("删除", self.remove_unit), "delete"),
            (_button("导入名单…", self.commands.import_file), "import"),
            (_button("移交任务…", self.commands.hand_over_unit), "arrow_right"),
            (_button("新增岗位", self.add_post), "add"),
            (_button("删除", self.remove_post), "delete"),
            (_button("移交任务…", self.do_hand_over), "arrow_right"),
        ]
        self._hint, self._about = label(role="faded", wraps=True), label(role="faded", wraps=True)
        self._empty, self.no_units = EmptyView(icon="units"), EmptyView(icon="units")
        self._post_views = QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._connect()

    def show_ledger(self) -> None:
        self.show_all()  # what was looked for was looked for in another ledger
        super().show_ledger()

    def pieces(self) -> Iterator[None]:
        ledger, as_of = self.session.ledger, self.session.as_of
        self._all_units, self._all_posts = read_units(ledger), read_posts(ledger)
        self._unit_loads, self._post_loads = unit_loads(ledger, as_of), post_loads(ledger, as_of)
        yield
        self._hint.setText(UNIT_HINT)
        self._hint.setVisible(bool(self._all_units))
        self.no_units.setVisible(not self._all_units)
        self.units.setMaximumHeight(_ANY_HEIGHT if self._all_units else self._least_height())
        self._about.setText(POST_HINT)
        for button, _ in self._buttons:
            button.setEnabled(self.session.can_write)
        self._show_units()

    def recolour(self) -> None:
        super().recolour()
        for button, name in self._buttons:
            button.setIcon(icon(name))
        self.no_units.say(NO_UNITS, "导入名单…")

    def settle(self) -> bool:
        return settle_all(self.units, self.posts)

    def keep_shape(self) -> None:
        self.state.keep("units", self.splitter.saveState())

    def show_place(self, table: str, row_id: str) -> None:
        """Go to a unit, or to a post of its unit."""
        self.show_all()
        if table == "unit":
            self.units.choose(row_id)
            self.units.setFocus()
            return
        post = next((each for each in self._all_posts if each.id == row_id), None)
        if post is not None:
            self.units.choose(post.unit_id or "")
            self.posts.choose(row_id)
            self.posts.setFocus()

    def printed_view(self) -> PrintedView | None:
        if not self.is_narrowed():
            return contacts()
        ids = [post.id for post in self._all_posts if (post.unit_id or "") in self._shown]
        scope = "有空缺岗位的单位" if self.vacant.isChecked() else ""
        sought = told_in_words(("查找", self.search.text().strip()), ("范围", scope))
        return contacts(ids, wanted=sought)

    def take_focus(self) -> None:
        self.units.setFocus()

    def is_narrowed(self) -> bool:
        """Are some of the units left out?"""
        return self.vacant.isChecked() or bool(self.search.text().strip())

    def show_all(self) -> None:
        """No search, no filter; what was just added is there."""
        self.catch_up()
        self.search.clear()
        self.vacant.setChecked(False)

    def do_import_people(self) -> None:
        """导入名单."""
        self.commands.import_file()

    def do_hand_over(self) -> None:
        """移交任务."""
        self.commands.hand_over()

    def can(self, name: str) -> bool:
        return self.session.can_write

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.session.can_write:
            self.commands.paste()
        else:
            super().keyPressEvent(event)

    def _show_units(self) -> None:
        query = self.search.text()
        heads = self._posts_of(None)
        records = [heads_record(heads)] if self._is_wanted(HEADS, heads, query) else []
        for unit in self._all_units:
            posts = self._posts_of(unit.id)
            if self._is_wanted(unit.name, posts, query):
                load = self._unit_loads.get(unit.id, UnitLoad())
                records.append(unit_record(unit, load, posts))
        self._shown = {each.id for each in records}
        self.units.show_records(records, can_edit=self.session.can_write)
        shown = len([each for each in records if each.id])
        total = len(self._all_units)
        self._unit_count.setText(f"{shown} / {total} 个" if self.is_narrowed() else f"{total} 个")
        vacant = sum(map(is_vacant, self._all_posts))
        self.vacant.setText(f"{VACANT}岗位 {vacant}")
        self.vacant.setVisible(bool(vacant) or self.vacant.isChecked())
        self._show_posts()

    def _search(self, query: str) -> None:
        """A unit of this name comes before those that have a person of it."""
        self._show_units()
        named = [unit.id for unit in self._all_units if query.strip() and matches(query, unit.name)]
        if named and self.units.chosen_id() not in named:
            self.units.choose(named[0])

    def _is_wanted(self, name: str, posts: list[Post], query: str) -> bool:
        if self.vacant.isChecked() and not any(map(is_vacant, posts)):
            return False
        return matches(query, name) or any(_is_found(post, query) for post in posts)

    def _posts_of(self, unit_id: str | None) -> list[Post]:
        return [post for post in self._all_posts if post.unit_id == unit_id]

    def _show_posts(self) -> None:
        chosen = self.units.chosen_id()
        posts = self._posts_of(chosen or None) if chosen is not None else []
        names = {str(unit.id): unit.name for unit in self._all_units}
        name = names.get(chosen, "") if chosen else HEADS
        self._post_title.setText(f"{name}的岗位" if chosen is not None else "岗位")
        if chosen is None:
            self._empty.say("没有相符的单位和岗位。", "显示全部")
        else:
            self._empty.say(f"{name}还没有岗位。", "新增岗位")
        self._post_views.setCurrentIndex(0 if posts else 1)
        records = [post_record(p, self._post_loads.get(p.id, PostLoad())) for p in posts]
        self.posts.show_records(records, can_edit=self.session.can_write)
        query = self.search.text().strip()
        found = [post.id for post in posts if query and _is_found(post, query)]
        vacant = [post.id for post in posts if self.vacant.isChecked() and is_vacant(post)]
        if (found or vacant) and self.posts.chosen_id() not in (found or vacant):
            self.posts.choose((found or vacant)[0])

    def _open_unit(self, unit_id: str, what: str) -> None:
        unit = UnitId(unit_id)
        if what == JOINED:
            name = next(each.name for each in self._all_units if each.id == unit)
            ids = actions_joined(self.session.ledger, unit)
            self.requested_actions.emit((f"{name}配合的举措", ids))
        else:
            lamp = Lamp.LATE if what == LATE else None
            self.requested_actions.emit(ActionFilter(unit_id=unit, lamp=lamp))

    def _open_post(self, post_id: str, what: str) -> None:
        ledger, post = self.session.ledger, PostId(post_id)
        name = next(each.holder or each.name for each in self._all_posts if each.id == post)
        if what == LATE:
            ids = late_of_post(ledger, post, self.session.as_of)
            self.requested_actions.emit((f"{name}逾期的举措", ids))
        else:
            self.requested_actions.emit((f"{name}的举措", actions_of_post(ledger, post)))

    def _change_unit(self, unit_id: str, field: str, value: object) -> None:
        wanted = UnitKind(str(value)) if field == "kind" else value
        if not self.session.do(
            "修改单位", lambda step: change_unit(step, UnitId(unit_id), **{field: wanted})
        ):
            self._offer_refused("unit", unit_id, field, value)

    def _change_post(self, post_id: str, field: str, value: object) -> None:
        if not self.session.do(
            "修改岗位", lambda step: change_post(step, PostId(post_id), **{field: value})
        ):
            self._offer_refused("post", post_id, field, value)

    def _offer_refused(self, table: str, row_id: str, field: str, value: object) -> None:
        """The cell shows what is stored again: the words that were refused are not lost."""
        if isinstance(value, str) and value:
            self.refused_words.emit([self._cells.of_cell(table, row_id, field, value)])

    def _least_height(self) -> int:
        """Room for the heads of the office, who are always there."""
        return self.units.horizontalHeader().height() + theme.row_height(self.font())

    def _fill_empty(self) -> None:
        if self.units.chosen_id() is None:
            self.show_all()
        else:
            self.add_post()

    def _connect(self) -> None:
        self._empty.requested.connect(self._fill_empty)
        self.no_units.requested.connect(self.commands.import_file)
        self.units.chosen.connect(lambda _: self._show_posts())
        self.units.requested_change.connect(self._change_unit)
        self.posts.requested_change.connect(self._change_post)
        self.units.requested_open.connect(self._open_unit)
        self.posts.requested_open.connect(self._open_post)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self.units.setFocus)
        self.vacant.toggled.connect(lambda _: self._show_units())

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        for words in (self._hint, self._about):
            words.setContentsMargins(round(1.5 * step), step, step, step)
        self._post_views.addWidget(self.posts)
        self._post_views.addWidget(self._empty)
        buttons = [button for button, _ in self._buttons]
        self.search.setMinimumWidth(40 * step)
        first = head(label("单位"), self._unit_count, *buttons[:4])
        second = head(self.search, self.vacant)
        posts = head(self._post_title, *buttons[4:])
        self.splitter.addWidget(pane(first, second, self.units, self.no_units, self._hint))
        self.splitter.addWidget(pane(posts, self._post_views, self._about))
        self.splitter.setSizes([87 * step, 79 * step])
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)
        self.no_units.say(NO_UNITS, "导入名单…")
        for button, name in self._buttons:
            button.setIcon(icon(name))
        shape = self.state.load("units")
        if shape is not None:
            self.splitter.restoreState(shape)


def _is_found(post: Post, query: str) -> bool:
    return matches(query, post.name) or (bool(post.holder) and matches(query, post.holder))


def _button(text: str, pressed: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.clicked.connect(lambda: pressed())
    return button
