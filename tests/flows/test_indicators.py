"""The figures of the year are filled in, and whom one may ask (主要指标、联络员信息)."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from model.completeness import Gap
from model.indicator_standing import IndicatorStanding
from model.main_indicators import read_indicators, record_value
from model.report_contacts import contacts_to_name
from model.settings import change_settings
from model.step_changes import read_step_changes
from model.task_lists import reported_list
from model.triage import set_triage
from model.words import SectionKind, Triage
from reports.indicator_prose import indicator_sentence
from reports.report_texts import read_draft_facts, read_report
from tests.flows.stories import desk
from tests.window_fixtures import Answers
from ui.drafts import Draft, DraftFile
from ui.history.words import things
from ui.indicators.contacts_dialog import ContactsDialog
from ui.indicators.indicators_dialog import IndicatorsDialog
from ui.indicators.proposals_dialog import ProposalsDialog
from ui.indicators.table_dialog import TableDialog
from ui.pages.submission import SubmissionPage
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
MONEY = "专利商标质押融资金额"


@pytest.fixture
def in_dialog(
    window: Window, answers: Answers, qtbot: QtBot
) -> Callable[[str, Callable[[TableDialog], None]], None]:
    """Opens a dialog by its command, and does something in it."""

    def open_it(command: str, act: Callable[[TableDialog], None]) -> None:
        def fill(dialog: QDialog) -> None:
            if isinstance(dialog, TableDialog):
                with qtbot.waitExposed(dialog):
                    dialog.show()
                dialog.activateWindow()
                act(dialog)
                dialog.close()

        answers.fill = fill
        window.carry_out(command)
        answers.fill = None

    return open_it


def indicators(window: Window) -> dict[str, IndicatorStanding]:
    ledger = window.session.ledger
    task_list = reported_list(ledger)
    assert task_list is not None
    found = read_indicators(ledger, task_list.id, window.session.as_of)
    return {each.indicator.name: each for each in found}


def type_in(dialog: TableDialog, qtbot: QtBot, name: str, heading: str, words: str) -> None:
    """Go to a cell, write over it, Enter."""
    table = dialog.table
    model = table.model()
    headings = [
        model.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        for at in range(model.columnCount())
    ]
    rows = [model.index(at, 0).data() for at in range(model.rowCount())]
    table.setCurrentIndex(model.index(rows.index(name), headings.index(heading)))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F2)
    write(dialog, qtbot, words)


def write(dialog: TableDialog, qtbot: QtBot, words: str) -> None:
    """Write over the cell that is open, Enter."""
    editor = dialog.table.editor()
    assert editor is not None
    editor.selectAll()
    editor.insert(words)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt lets the field hear the key before it is stored


def test_a_month_is_filled_in_and_said_as_the_report_says_it(
    window: Window, sample: Path, qtbot: QtBot, in_dialog: Callable[..., None]
) -> None:
    window.open_ledger(sample)
    said: list[str] = []

    def november(dialog: TableDialog) -> None:
        assert isinstance(dialog, IndicatorsDialog)
        assert dialog.chosen_day() == date(2023, 10, 31)
        dialog.on_day.setDate(QDate(2023, 11, 15))
        type_in(dialog, qtbot, MONEY, "本年值", "131亿")
        said.append(dialog.word.text())
        type_in(dialog, qtbot, MONEY, "上年值", "110.2")
        type_in(dialog, qtbot, MONEY, "本年值", "131万亿元")
        said.append(dialog.word.text())
        type_in(dialog, qtbot, MONEY, "本年值", "131亿元")
        assert dialog.word.text() == ""
        said.append(dialog.below.text())

    in_dialog("edit_indicators", november)
    money = indicators(window)[MONEY]
    assert [str(each.value) for each in money.values] == ["112.3", "126.8", "131"]
    assert "原来的上年值是另外几个月的" in said[0]
    assert said[1] == "本年值是上年值的11887倍，请核对数值和单位。"
    written = said[2].removeprefix("报告里写作：")
    assert written == (
        "截至11月15日专利商标质押融资金额131亿元，上年同期110.2亿元，同比增长18.9%，"
        "完成年度目标（不低于142亿元）的92.3%。"
    )
    facts = read_draft_facts(window.session.ledger, window.session.as_of)
    drafts = {
        each.section.kind: each.draft for each in read_report(window.session.ledger, facts).texts
    }
    assert written in drafts[SectionKind.GOALS]


def test_a_refused_figure_stays_in_its_cell_until_it_is_mended(
    window: Window, sample: Path, qtbot: QtBot, in_dialog: Callable[..., None]
) -> None:
    window.open_ledger(sample)
    before = window.session.ledger.last_seq()

    def in_cell(dialog: TableDialog) -> str:
        qtbot.waitUntil(lambda: dialog.table.editor() is not None)
        editor = dialog.table.editor()
        return editor.text() if editor is not None else ""

    def wrong(dialog: TableDialog) -> None:
        type_in(dialog, qtbot, MONEY, "本年值", "126.8万件")
        assert "“亿元”对不上" in dialog.word.text()
        assert in_cell(dialog) == "126.8万件"
        dialog.accept()
        assert dialog.isVisible()  # words that are not stored do not go with the dialog
        assert in_cell(dialog) == "126.8万件"
        editor = dialog.table.editor()
        assert editor is not None
        qtbot.keyClick(editor, Qt.Key.Key_Escape)

    in_dialog("edit_indicators", wrong)
    assert window.session.ledger.last_seq() == before


def test_indicators_are_added_moved_deleted_and_taken_back(
    window: Window, sample: Path, qtbot: QtBot, in_dialog: Callable[..., None]
) -> None:
    window.open_ledger(sample)
    before = list(indicators(window))

    def act(dialog: TableDialog) -> None:
        dialog.undo()
        assert "没有可以撤销" in dialog.word.text()  # what was done elsewhere stays
        dialog.add_button.click()
        write(dialog, qtbot, "新增有效发明专利")
        type_in(dialog, qtbot, "新增有效发明专利", "单位", "件")
        qtbot.keyClick(dialog.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        type_in(dialog, qtbot, "知识产权保护社会满意度", "责任单位", "公共服务处")
        assert list(indicators(window))[-2:] == ["新增有效发明专利", "知识产权公共服务网点"]
        dialog.table.choose(indicators(window)[MONEY].indicator.id)
        dialog.remove_button.click()
        assert MONEY not in indicators(window)
        dialog.undo()
        assert indicators(window)[MONEY].newest

    in_dialog("edit_indicators", act)
    assert len(indicators(window)) == len(before) + 1
    assert indicators(window)["知识产权保护社会满意度"].lead_unit == "公共服务处"
    assert window.session.ledger.history()[1].label == f"删除指标“{MONEY}”"


def test_the_day_of_a_value_is_corrected_and_a_value_is_cleared(
    window: Window, sample: Path, qtbot: QtBot, in_dialog: Callable[..., None]
) -> None:
    window.open_ledger(sample)

    def act(dialog: TableDialog) -> None:
        type_in(dialog, qtbot, "专利开放许可达成次数", "数据日期", "9月底")
        assert dialog.word.text() == ""
        type_in(dialog, qtbot, MONEY, "本年值", "")
        assert "已经清空" in dialog.word.text()
        assert isinstance(dialog, IndicatorsDialog)
        dialog.on_day.setDate(QDate(2023, 6, 30))
        type_in(dialog, qtbot, MONEY, "本年值", "70.5")
        assert dialog.word.text() == "已存入6月30日的数值，表里显示的是9月30日的。"
        type_in(dialog, qtbot, "知识产权保险保障金额", "本年值", "")
        type_in(dialog, qtbot, "知识产权保险保障金额", "本省目标", "不少于９亿元")

    in_dialog("edit_indicators", act)
    newest = indicators(window)["专利开放许可达成次数"].newest
    assert newest
    assert (newest.on_day, newest.value) == (date(2023, 9, 30), Decimal(342))
    insured = indicators(window)["知识产权保险保障金额"]
    assert insured.newest is None
    assert insured.goal
    assert insured.goal.value == 9


@pytest.mark.parametrize(
    ("as_of", "refusal"),
    [
        (date(2024, 9, 30), "上年值3860取自台账中上一年的本年值，没有改动。"),
        (date(2023, 10, 31), "数据截止日之后还有本年值，上年值与最新的本年值对应，没有存入。"),
    ],
)
def test_a_value_of_last_year_is_not_written_where_it_is_of_no_use(
    window: Window, sample: Path, in_dialog: Callable[..., None], as_of: date, refusal: str
) -> None:
    window.open_ledger(sample)
    ledger = window.session.ledger
    made = indicators(window)["专利密集型产业增加值"].indicator.id
    ledger.now = lambda: datetime(2024, 10, 8, tzinfo=UTC)
    with ledger.step("填数") as step:
        record_value(step, made, on=date(2023, 12, 31), value=Decimal(4200))
        change_settings(step, as_of=as_of)
    said: list[str] = []

    def act(dialog: TableDialog) -> None:
        assert not dialog.change(made, "baseline", "3500")
        said.append(dialog.word.text())

    in_dialog("edit_indicators", act)
    assert said[0].startswith(refusal)


def test_a_whole_year_is_typed_beside_the_one_before(
    window: Window, sample: Path, in_dialog: Callable[..., None]
) -> None:
    window.open_ledger(sample)
    ledger, name = window.session.ledger, "专利密集型产业增加值"
    made = indicators(window)[name].indicator.id
    ledger.now = lambda: datetime(2024, 10, 8, tzinfo=UTC)
    with ledger.step("设置") as step:
        change_settings(step, as_of=date(2024, 9, 30))
    in_dialog("edit_indicators", lambda dialog: dialog.change(made, "value", "4200"))
    found = indicators(window)[name]
    assert [f"{each.on_day.year} {each.value}" for each in found.values] == [
        "2022 3860",
        "2023 4200",
    ]
    assert indicator_sentence(found) == f"2023年{name}4200亿元，上年3860亿元，比上年增长8.8%"


def test_growth_as_a_goal_is_reckoned_and_told(
    window: Window, sample: Path, qtbot: QtBot, in_dialog: Callable[..., None]
) -> None:
    window.open_ledger(sample)
    said: list[str] = []

    def act(dialog: TableDialog) -> None:
        type_in(dialog, qtbot, "知识产权公共服务网点", "本省目标", "增长10%以上")
        said.append(dialog.word.text())
        type_in(dialog, qtbot, MONEY, "本省目标", "129.1亿元增长10%以上")
        said.append(dialog.word.text())
        # Last year's value stands there for some months only: it is no year to start from.
        assert not dialog.change(indicators(window)[MONEY].indicator.id, "goal", "增长10%以上")
        said.append(dialog.word.text())

    in_dialog("edit_indicators", act)
    assert said[:2] == ["已算出本省目标：不低于103.4个。", "已算出本省目标：不低于142.01亿元。"]
    assert said[2].startswith("“增长10%以上”算不出目标，没有存入。请把上年全年（末）数写在前面")


def test_the_history_tells_of_a_value_under_its_indicator(
    window: Window, sample: Path, qtbot: QtBot, in_dialog: Callable[..., None]
) -> None:
    window.open_ledger(sample)

    def act(dialog: TableDialog) -> None:
        type_in(dialog, qtbot, MONEY, "本年值", "127.50")
        type_in(dialog, qtbot, MONEY, "本省目标", "不超过150")

    in_dialog("edit_indicators", act)
    ledger = window.session.ledger
    told = [things(read_step_changes(ledger, ledger.last_seq() - at))[0] for at in (1, 0)]
    assert {each.title for each in told} == {f"指标 “{MONEY}”"}
    assert [(line.name, line.before, line.after) for each in told for line in each.fields] == [
        ("指标值", "126.8", "127.50"),
        ("本省目标的写法", "不低于", "不超过"),
        ("本省目标", "142", "150"),
    ]


def test_the_list_proposes_indicators_to_be_ticked(
    window: Window, new_ledger: Path, answers: Answers
) -> None:
    window.open_ledger(new_ledger)
    ledger = window.session.ledger
    with ledger.step("认领") as step:
        set_triage(step, ledger.column("SELECT id FROM clause"), Triage.PROVINCE)
    shown: list[str] = []

    def fill(dialog: QDialog) -> None:
        if isinstance(dialog, IndicatorsDialog):
            dialog.propose_button.click()
            dialog.propose_button.click()
            shown.append(dialog.word.text())
        elif isinstance(dialog, ProposalsDialog):
            shown.extend(each.name for each in dialog.chosen())
            dialog.tick("惠及中小企业数量", on=len(shown) > 2)

    answers.fill = fill
    window.carry_out("edit_indicators")
    # The one that was left out is proposed again.
    assert shown == ["质押融资金额", "惠及中小企业数量", "惠及中小企业数量", ""]
    assert list(indicators(window)) == ["质押融资金额", "惠及中小企业数量"]
    money = indicators(window)["质押融资金额"].indicator
    assert money.requirement == "质押融资金额和惠及中小企业数量均增长10%以上"


def test_the_contact_of_the_office_becomes_a_stored_one(
    window: Window, new_ledger: Path, qtbot: QtBot, in_dialog: Callable[..., None]
) -> None:
    window.open_ledger(new_ledger)

    def act(dialog: TableDialog) -> None:
        assert isinstance(dialog, ContactsDialog)
        dialog.add_button.click()
        write(dialog, qtbot, "孙演示")
        type_in(dialog, qtbot, "孙演示", "办公电话", "０００－００１１")

    in_dialog("edit_contacts", act)
    task_list = reported_list(window.session.ledger)
    assert task_list is not None
    found = contacts_to_name(window.session.ledger, task_list.id)
    assert [(each.name, each.phone, each.role) for each in found] == [
        ("孙演示", "000-0011", "联络员")
    ]


def test_the_check_leads_to_both_dialogs(
    window: Window, new_ledger: Path, answers: Answers
) -> None:
    window.open_ledger(new_ledger)
    window.show_page("submission")
    page = window.page
    assert isinstance(page, SubmissionPage)
    opened: list[str] = []
    answers.fill = lambda dialog: opened.append(dialog.windowTitle())
    gaps = {each.gap: each for each in page.missing}
    page.open_gap(gaps[Gap.NO_CONTACT])
    assert Gap.NO_INDICATOR not in gaps  # nothing is taken on yet
    with window.session.ledger.step("认领") as step:
        set_triage(step, step.ledger.column("SELECT id FROM clause"), Triage.PROVINCE)
    page.refresh()
    page.open_gap(next(each for each in page.missing if each.gap is Gap.NO_INDICATOR))
    assert opened == ["联络员信息", "主要指标"]


def test_a_cell_that_was_being_typed_outlives_the_program(
    window: Window, answers: Answers, sample: Path, qtbot: QtBot
) -> None:
    window.open_ledger(sample)
    kept: list[Draft] = []

    def type_and_die(dialog: QDialog) -> None:
        assert isinstance(dialog, IndicatorsDialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        dialog.table.type_into(indicators(window)[MONEY].indicator.id, "value", "131.5亿")
        desk(window).commands.form.drafts.note()
        kept.extend(DraftFile(window.state.folder, sample).read())
        dialog.table.setFocus()
        window.session.undo()

    answers.fill = type_and_die
    window.carry_out("edit_indicators")
    assert [(each.title, each.words) for each in kept] == [("主要指标", "131.5亿")]
    window.session.close()
    DraftFile(window.state.folder, sample).write(kept)
    window.open_ledger(sample)
    again: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, IndicatorsDialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(lambda: dialog.table.typed() is not None)
        again.extend(words for _, words in dialog.typed().values())

    answers.fill = look
    desk(window).draft_bar.restore.click()
    qtbot.waitUntil(lambda: bool(again))
    assert again == ["131.5亿"]


def test_on_a_small_screen_the_dialogs_can_be_made_small(
    window: Window, sample: Path, in_dialog: Callable[..., None]
) -> None:
    window.open_ledger(sample)
    seen: list[str] = []

    def look(dialog: TableDialog) -> None:
        dialog.resize(1, 1)
        # 1366 × 768 at 150 %, less the bar of the system and the title.
        assert dialog.height() <= 440
        assert dialog.width() <= 900
        seen.append(dialog.windowTitle())

    in_dialog("edit_indicators", look)
    in_dialog("edit_contacts", look)
    assert seen == ["主要指标", "联络员信息"]
