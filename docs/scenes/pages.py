"""Scenes of the pages: as a year has filled them, and with something open in them."""

from PySide6.QtWidgets import QScrollArea

from docs.scenes.studio import Scene, Studio, wait
from model.breakdown import change_actions
from model.entities import LocalActionId
from model.words import SectionKind
from ui.actions import Menu
from ui.drafts import Draft, DraftFile
from ui.pages.follow_up import FollowUpPage
from ui.pages.submission import SubmissionPage
from ui.pages.units import UnitsPage


def page(name: str, title: str) -> Scene:
    """A page as it opens."""
    return Scene(name=title, prepare=lambda studio: studio.window.show_page(name), of_guide=True)


def late_action(studio: Studio) -> LocalActionId:
    """An action that is late, with its form."""
    desk = studio.desk
    desk.show_everything()
    desk.tree.expandAll()
    table = desk.table
    rows = ((each, table.row(at)) for at, each in enumerate(table.ids))
    late = next(each for each, row in rows if row is not None and str(row.lamp) == "逾期")
    desk.select_actions([late])
    table.setFocus()
    return late


def some_actions(studio: Studio) -> None:
    """Several actions at once."""
    late_action(studio)
    studio.desk.select_actions(studio.desk.table.ids[4:9])


def clause(studio: Studio) -> None:
    """A sentence of the official text with its actions."""
    desk = studio.desk
    node = next(each for each in desk.tree.all_clauses() if each.number == "12")
    desk.tree.expandAll()
    desk.show_outline(node.id)


def some_clauses(studio: Studio) -> None:
    """Several sentences at once."""
    clauses = studio.desk.tree.all_clauses()
    studio.desk.show_clauses([each.id for each in clauses if each.number in ("9", "10", "11")])


def board(studio: Studio) -> None:
    """The board on which sentences are taken on, at the first that waits."""
    studio.desk.views.turn(claiming=True)
    studio.window.carry_out("next_pending")


def recording(studio: Studio) -> None:
    """The form of an action at its progress."""
    late_action(studio)
    notes = studio.desk.detail.action.notes
    area = notes.parentWidget()
    while not isinstance(area, QScrollArea):
        assert area is not None
        area = area.parentWidget()
    studio.settle(studio.window)
    area.ensureWidgetVisible(notes, 0, area.height() // 3)


def search(studio: Studio, words: str) -> None:
    """What is found while one types."""
    studio.window.show_page("overview")
    studio.window.carry_out("find")
    studio.window.header.search.insert(words)
    wait(lambda: studio.window.search.panel.isVisible())


def found_in_table(studio: Studio) -> None:
    """Only what a search found, its words marked."""
    search(studio, "地理标志")
    studio.settle(studio.window)
    studio.window.header.search.accepted.emit(True)


def by_post(studio: Studio) -> None:
    """Who must be chased, person by person."""
    studio.window.show_page("follow_up")
    follow_up = studio.window.pages["follow_up"]
    assert isinstance(follow_up, FollowUpPage)
    follow_up.by_post.setChecked(True)
    studio.settle(studio.window)
    follow_up.owners.setFocus()
    studio.on_leaving(lambda: follow_up.by_unit.setChecked(True))


def person(studio: Studio) -> None:
    """People found by the initials of their units."""
    studio.window.show_page("units")
    units = studio.window.pages["units"]
    assert isinstance(units, UnitsPage)
    units.search.setText("bh")


def field_history(studio: Studio) -> None:
    """Who changed one field, and when."""
    late_action(studio)
    form = studio.desk.detail.action
    form.due.setFocus()
    studio.window.carry_out("field_history")


def picker(studio: Studio) -> None:
    """Units by their initials, with what each carries."""
    late_action(studio)
    lead = studio.desk.detail.action.lead
    lead.setFocus()
    lead.open_list()


def drafts(studio: Studio) -> None:
    """Words that a crash left behind."""
    late = late_action(studio)
    path = studio.session.ledger.path
    words = "已完成送审稿，正在征求意见"
    draft = Draft(row_id=late, title="", field="done@2023-11", words=words)
    studio.session.close()
    DraftFile(studio.state.folder, path).write([draft])
    studio.window.open_ledger(path)
    wait(lambda: studio.session.can_write)
    DraftFile(studio.state.folder, path).write([draft])
    late_action(studio)


def refused(studio: Studio) -> None:
    """A day that does not exist, said at its field."""
    late_action(studio)
    form = studio.desk.detail.action
    form.due.setFocus()
    form.due.setText("13月底前")
    studio.desk.settle()


def menu(of: Menu) -> Scene:
    """A menu, open."""

    def prepare(studio: Studio) -> None:
        late_action(studio)
        studio.settle(studio.window)
        studio.pop_up(studio.window.menus.bar[of])

    return Scene(name=f"菜单-{of.split('(')[0]}", prepare=prepare)


def columns_menu(studio: Studio) -> None:
    """Which columns the table shows."""
    late_action(studio)
    studio.pop_up(studio.desk.table.columns.menu)


def report_changes(studio: Studio) -> None:
    """A section that was rewritten, and what the ledger says now."""
    studio.window.show_page("submission")
    page = studio.window.page
    assert isinstance(page, SubmissionPage)
    page.desk.choose(SectionKind.OUTCOMES)
    text = page.desk.text.text
    words = text.words().replace("一是星河市封测产业", "一是星河市集成电路封测产业")
    text.setFocus()
    text.setPlainText(words)
    page.settle()
    ledger = studio.session.ledger
    action = ledger.value("SELECT id FROM local_action WHERE outcome LIKE '星河市封测产业%'")
    outcome = "星河市封测产业试点形成专利组合9个，带动意向订单5.1亿元。"
    studio.session.do("改", lambda step: change_actions(step, [action], outcome=outcome))


def report_pages(studio: Studio) -> None:
    """The report as it prints."""
    studio.window.show_page("submission")
    page = studio.window.page
    assert isinstance(page, SubmissionPage)
    page.desk.turn_to_preview(on=True)
    studio.on_leaving(lambda: page.desk.turn_to_preview(on=False))
    pages = page.desk.preview.paper.pages
    wait(lambda: pages.page > 0 and all(map(pages.has_drawn, (pages.page, pages.page + 1))))


def papers(studio: Studio) -> None:
    """The papers, and what is missing."""
    studio.window.show_page("submission")
    studio.window.carry_out("check_papers")
    page = studio.window.page
    assert isinstance(page, SubmissionPage)
    studio.on_leaving(page.show_report_desk)


PAGES = (
    Scene(name="首页", ledger="", of_guide=True),
    Scene(name="任务分解", prepare=late_action, of_guide=True),
    Scene(name="任务事项", prepare=clause, of_guide=True),
    Scene(name="任务认领", prepare=board, of_guide=True),
    Scene(name="登记进展", prepare=recording, of_guide=True),
    page("overview", "总览"),
    page("follow_up", "进展督办"),
    page("units", "单位岗位"),
    page("history", "修改记录"),
    page("submission", "报送"),
    Scene(name="台账变化", prepare=report_changes, of_guide=True),
    Scene(name="排版预览", prepare=report_pages, of_guide=True),
    Scene(name="报送材料和核对", prepare=papers, of_guide=True),
    Scene(name="查找", prepare=lambda studio: search(studio, "地理标志"), of_guide=True),
)

WITHIN = (
    Scene(name="多项举措", prepare=some_actions),
    Scene(name="多条任务事项", prepare=some_clauses),
    Scene(name="查找结果", prepare=found_in_table),
    Scene(name="进展督办-按责任人", prepare=by_post),
    Scene(name="单位岗位-查找", prepare=person),
    Scene(name="本栏修改记录", prepare=field_history),
    Scene(name="选单位", prepare=picker),
    Scene(name="没有存入的内容", prepare=drafts),
    Scene(name="填错时限", prepare=refused),
    Scene(name="选列", prepare=columns_menu),
    *(menu(each) for each in Menu),
)
