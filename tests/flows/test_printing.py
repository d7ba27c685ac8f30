"""On paper (打印): what is on screen goes to paper, and the deputy head sees what was moved."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QToolButton
from pytestqt.qtbot import QtBot

from model.action_table import ActionFilter
from model.breakdown import change_actions
from model.division_changes import note_division_made
from model.history import HistoryFilter
from model.standing import Chase
from model.units import read_units
from model.words import Lamp
from reports.printed_view import PrintedView, ViewKind
from reports.screen_tables import sentences_table
from tests.flows.stories import desk, press, sentence
from tests.flows.test_december import submission
from tests.reports.pdf_reader import read_pages
from tests.window_fixtures import Answers
from ui.pages.follow_up import FollowUpPage
from ui.pages.history import HistoryPage
from ui.pages.units import UnitsPage
from ui.preview.paper_dialog import PaperDialog
from ui.preview.print_dialog import PrintDialog
from ui.window import Window

_LONG = 30_000
Opens = Callable[[Callable[[PrintDialog], None]], None]


@pytest.fixture
def in_preview(window: Window, qtbot: QtBot, answers: Answers, sample: Path) -> Opens:
    """The sample is open; what is done in the preview once it shows the paper."""
    window.open_ledger(sample)

    def opens(work: Callable[[PrintDialog], None]) -> None:
        def fill(dialog: QDialog) -> None:
            assert isinstance(dialog, PrintDialog)
            dialog.show()
            qtbot.waitUntil(dialog.is_ready, timeout=_LONG)
            qtbot.waitUntil(lambda: dialog.paper.pages.has_drawn(1), timeout=_LONG)
            work(dialog)

        answers.fill = fill

    return opens


def text_of(dialog: PrintDialog) -> str:
    """All that the paper in the preview says."""
    return "".join(page.text for page in read_pages(dialog.paper.data))


def again(qtbot: QtBot, dialog: PrintDialog) -> None:
    """Another choice was made: wait for its paper."""
    qtbot.waitUntil(lambda: not dialog.is_ready(), timeout=_LONG)
    qtbot.waitUntil(dialog.is_ready, timeout=_LONG)


def test_the_filtered_list_is_previewed_and_stored(
    window: Window, qtbot: QtBot, answers: Answers, in_preview: Opens, tmp_path: Path
) -> None:
    desk(window).rows.look_for(ActionFilter(lamp=Lamp.LATE))
    rows = [desk(window).table.row(n) for n in range(len(desk(window).table.ids))]

    def work(dialog: PrintDialog) -> None:
        assert f"亮灯：逾期；共{len(rows)}项" in text_of(dialog)
        assert all(row is not None and row.text in text_of(dialog) for row in rows)
        for suffix in (".pdf", ".xlsx"):
            answers.path = tmp_path / f"逾期{suffix}"
            dialog.save(suffix)
            qtbot.waitUntil(lambda: dialog.said() == f"已存：{answers.path}", timeout=_LONG)

    in_preview(work)
    press(qtbot, window, Qt.Key.Key_P, control=True)
    assert read_pages((tmp_path / "逾期.pdf").read_bytes())
    sheet = load_workbook(tmp_path / "逾期.xlsx").worksheets[0]
    assert sheet.max_row == 3 + len(rows)


def test_every_unit_gets_its_own_page_with_a_column_more(
    window: Window, qtbot: QtBot, in_preview: Opens
) -> None:
    def work(dialog: PrintDialog) -> None:
        columns = dialog.choices.columns
        names = [columns.item(row).text() for row in range(columns.count())]
        columns.item(names.index("成果形式")).setCheckState(Qt.CheckState.Checked)
        dialog.choices.direction.setCurrentText("横向")
        dialog.choices.group.setCurrentText("按单位分页")
        again(qtbot, dialog)
        assert dialog.paper.pages.pages >= 26
        assert "云海市知识产权局落实举措清单" in text_of(dialog)
        assert "成果形式" in text_of(dialog)
        assert read_pages(dialog.paper.data)[0].rotation == 90

    in_preview(work)
    window.carry_out("print_view")


def test_only_what_is_selected_is_printed_under_another_title(
    window: Window, qtbot: QtBot, in_preview: Opens
) -> None:
    chosen = list(desk(window).table.ids[2:5])
    desk(window).select_actions(chosen)

    def work(dialog: PrintDialog) -> None:
        dialog.choices.chosen.setChecked(True)
        dialog.choices.title.setText("三项重点")
        dialog.choices.title.textEdited.emit("三项重点")
        again(qtbot, dialog)
        assert "选中的举措；共3项" in text_of(dialog)
        assert "三项重点" in text_of(dialog)

    in_preview(work)
    window.carry_out("print_view")


def test_every_page_prints_what_it_shows(window: Window, in_preview: Opens) -> None:
    seen: list[str] = []
    in_preview(lambda dialog: seen.append(text_of(dialog)))
    titles = {
        "overview": "落实情况总览（按任务）",
        "follow_up": "督办举措清单",
        "units": "单位岗位通讯录",
        "history": "修改记录",
        "submission": "关于报送2023年",
    }
    for page in titles:
        window.show_page(page)
        window.carry_out("print_view")
    assert all(title in said for title, said in zip(titles.values(), seen, strict=True))


def printed(window: Window) -> PrintedView:
    """What the page in front would print."""
    view = window.page.printed_view()
    assert view is not None
    return view


def test_the_chasing_list_is_printed_as_it_is_narrowed(window: Window, sample: Path) -> None:
    window.open_ledger(sample)
    window.show_page("follow_up")
    page = window.page
    assert isinstance(page, FollowUpPage)
    page.show_chase(Chase.SILENT)
    view = printed(window)
    assert (view.title, view.ids) == ("本期未报举措清单", tuple(page.table.ids))
    page.owners.selectRow(1)
    owner = page.owners.owner()
    assert owner is not None
    assert printed(window).wanted == f"范围：{owner.name}"
    assert len(printed(window).ids or ()) == owner.counts[Chase.SILENT]


def test_the_board_is_printed_with_every_sentence_once(window: Window, sample: Path) -> None:
    window.open_ledger(sample)
    page = desk(window)
    page.views.turn(claiming=True)
    view = printed(window)
    assert view.kind is ViewKind.SENTENCES
    table = sentences_table(window.session.ledger, window.session.as_of, view.ids)
    numbers = [row[1] for row in table.rows() if row[1] != "—"]
    assert numbers == list(range(1, 68))


def test_steps_and_posts_are_printed_as_they_are_looked_for(window: Window, sample: Path) -> None:
    window.open_ledger(sample)
    window.show_page("history")
    history = window.page
    assert isinstance(history, HistoryPage)
    history.look_for(HistoryFilter(words="延期"))
    assert printed(window).wanted == "含有：延期"
    assert len(printed(window).ids or ()) == history.steps.steps.count
    window.show_page("units")
    units = window.page
    assert isinstance(units, UnitsPage)
    units.search.setText("运用促进处")
    assert printed(window).wanted == "查找：运用促进处"
    assert 0 < len(printed(window).ids or ()) < 10


def test_nothing_to_print_is_said(window: Window, answers: Answers, new_ledger: Path) -> None:
    window.open_ledger(new_ledger)
    window.carry_out("print_view")
    assert answers.said == [
        "当前页面没有可打印的内容。请先选择有内容的页面，或清除筛选条件，再打印。"
    ]


def test_three_moved_leads_are_before_the_deputy_head_in_five_minutes(
    window: Window, qtbot: QtBot, in_preview: Opens, answers: Answers, tmp_path: Path
) -> None:
    page, session = desk(window), window.session
    window.session.do("生成任务分工表", note_division_made)
    unit = next(u for u in read_units(session.ledger) if u.name == "政策法规处")
    free = [
        row
        for row in map(page.table.row, range(30))
        if row is not None and unit.name not in f"{row.lead_unit}、{row.cooperating_units}"
    ][:3]
    page.select_actions([row.id for row in free])
    session.do(
        "调整牵头单位",
        lambda step: change_actions(step, [row.id for row in free], lead_unit_id=unit.id),
    )

    def work(dialog: PrintDialog) -> None:
        said = text_of(dialog)
        assert "共调整3项举措、3处" in said
        assert all(row.text in said and row.lead_unit in said for row in free)
        dialog.choices.and_division.setChecked(True)
        again(qtbot, dialog)
        assert "年度重点任务分工表" in text_of(dialog)
        answers.to_printer = QPrinter()
        answers.to_printer.setResolution(50)
        answers.to_printer.setOutputFileName(str(tmp_path / "纸.pdf"))
        dialog.print_out()
        qtbot.waitUntil(lambda: dialog.said().startswith("已送往打印机"), timeout=_LONG)

    in_preview(work)
    window.carry_out("compare_division")
    assert len(read_pages((tmp_path / "纸.pdf").read_bytes())) > 2
    # What went out is where the next comparison begins.
    undo = session.ledger.undo_target()
    assert undo is not None
    assert undo.label == "生成任务分工表"


def test_giving_up_and_a_refusal_leave_the_preview_alive(
    window: Window, qtbot: QtBot, in_preview: Opens, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "别人的.pdf"
    answers.path.write_bytes(b"%PDF-1.4 mine")

    def work(dialog: PrintDialog) -> None:
        dialog.choices.group.setCurrentText("按责任人分页")
        qtbot.waitUntil(lambda: not dialog.print_button.isEnabled(), timeout=_LONG)
        dialog.stop_button.click()
        assert dialog.said().startswith("已取消")
        dialog.choices.group.setCurrentText("按单位分页")
        again(qtbot, dialog)

        dialog.save(".pdf")
        qtbot.waitUntil(lambda: "不是本软件生成的" in dialog.said(), timeout=_LONG)
        # The paper on screen is still the one that can be printed.
        assert dialog.print_button.isEnabled()

    in_preview(work)
    window.carry_out("print_view")
    assert answers.path.read_bytes() == b"%PDF-1.4 mine"


def test_a_paper_of_the_year_is_read_in_the_program(
    window: Window, qtbot: QtBot, answers: Answers, sample: Path, tmp_path: Path
) -> None:
    page = submission(window, sample, tmp_path / "材料")
    for name, box in page.papers.boxes.items():
        box.setChecked(name in ("report", "division"))
    window.carry_out("make_papers")
    qtbot.waitUntil(lambda: page.papers.said().startswith("已生成"), timeout=_LONG)
    assert window.session.settings.division_made_at
    shown: list[int] = []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, PaperDialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.paper.pages.has_drawn(1), timeout=_LONG)
        shown.append(dialog.paper.pages.pages)

    answers.fill = fill
    look = next(b for b in page.papers.findChildren(QToolButton) if b.text() == "预览")
    look.click()
    assert shown[0] > 3


def test_sentences_without_an_action_are_printed(window: Window, new_ledger: Path) -> None:
    window.open_ledger(new_ledger)
    desk(window).show_clauses([sentence(window, number).id for number in (5, 7)])
    view = printed(window)
    table = sentences_table(window.session.ledger, window.session.as_of, view.ids)
    assert [row[1] for row in table.rows()] == [5, 7]
