"""December (年底交账): what is missing, and the papers, written while the window stays free."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.flows.stories import desk
from tests.window_fixtures import Answers
from ui.pages.submission import SubmissionPage
from ui.window import Window


def submission(window: Window, sample: Path, folder: Path) -> SubmissionPage:
    """The page 报送 of the sample, with papers going to this folder."""
    window.state.papers_folder = folder
    window.open_ledger(sample)
    window.show_page("submission")
    page = window.pages["submission"]
    assert isinstance(page, SubmissionPage)
    return page


def test_papers_are_written_and_offered(
    window: Window, qtbot: QtBot, answers: Answers, sample: Path, tmp_path: Path
) -> None:
    page = submission(window, sample, tmp_path / "材料")
    window.carry_out("make_papers")
    assert not window.menus.actions["make_papers"].isEnabled()
    qtbot.waitUntil(lambda: page.papers.said() == "已生成，文件可以直接打开。", timeout=30_000)
    assert len(page.papers.written()) == 7
    assert {path.suffix for path in page.papers.written()} == {".docx", ".pdf", ".xlsx"}
    assert all(path.exists() for path in page.papers.written())


def test_only_the_ticked_papers_are_written(
    window: Window, qtbot: QtBot, sample: Path, tmp_path: Path
) -> None:
    page = submission(window, sample, tmp_path / "材料")
    for name, box in page.papers.boxes.items():
        box.setChecked(name == "division")
    window.carry_out("make_papers")
    qtbot.waitUntil(lambda: page.papers.said() == "已生成，文件可以直接打开。", timeout=30_000)
    assert [path.name for path in page.papers.written()] == [
        "任务分工方案.docx",
        "任务分工方案.pdf",
        "任务分工表.xlsx",
    ]


def test_units_are_ranked_only_after_a_second_tick(window: Window, sample: Path) -> None:
    papers = submission(window, sample, sample.parent).papers
    papers.boxes["bulletin"].setChecked(False)
    papers.ranked.setChecked(True)
    assert papers.ranked.isHidden()
    assert not papers.is_ranked()
    papers.boxes["bulletin"].setChecked(True)
    assert not papers.ranked.isHidden()
    assert papers.is_ranked()
    papers.ranked.setChecked(False)
    assert not papers.is_ranked()


def test_cancelling_leaves_no_half_written_file(
    window: Window, qtbot: QtBot, sample: Path, tmp_path: Path
) -> None:
    page = submission(window, sample, tmp_path / "材料")
    window.carry_out("make_papers")
    qtbot.waitUntil(lambda: bool(page.papers.written()), timeout=30_000)
    page.papers.cancel.click()
    qtbot.waitUntil(lambda: page.papers.said().startswith("已取消"), timeout=30_000)
    written = list((tmp_path / "材料").glob("[!.]*"))
    assert {*page.papers.written()} <= {*written}
    assert len(written) < 7
    assert {path.suffix for path in written} <= {".docx", ".pdf", ".xlsx"}
    assert all(path.stat().st_size > 1000 for path in written)
    assert window.menus.actions["make_papers"].isEnabled()


def test_closing_asks_before_papers_are_given_up(
    window: Window, answers: Answers, sample: Path, tmp_path: Path
) -> None:
    page = submission(window, sample, tmp_path / "材料")
    window.carry_out("make_papers")
    answers.yes = False
    window.close()
    assert answers.risky[0].startswith("正在生成报送材料。")
    assert (window.session.is_open, page.paper_commands.is_busy) == (True, True)
    answers.yes = True
    window.close()
    assert (window.session.is_open, page.paper_commands.is_busy) == (False, False)


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(
    window: Window, qtbot: QtBot, sample: Path, tmp_path: Path
) -> None:
    (tmp_path / "占用").write_text("一个文件", encoding="utf-8")
    page = submission(window, sample, tmp_path / "占用" / "材料")
    window.carry_out("make_papers")
    qtbot.waitUntil(lambda: "没有写出任何文件" in page.papers.said(), timeout=30_000)


def test_what_is_missing_leads_to_the_rows(window: Window, sample: Path, tmp_path: Path) -> None:
    page = submission(window, sample, tmp_path)
    gap = next(each for each in page.missing if each.action_ids)
    page.open_gap(gap)
    assert list(desk(window).table.ids) == list(gap.action_ids)
    waiting = next(each for each in page.missing if each.clause_ids)
    page.open_gap(waiting)
    assert [node.id for node in desk(window).tree.selected_nodes()] == list(waiting.clause_ids)


def test_each_kind_lists_what_lacks_it_and_leads_there(
    window: Window, sample: Path, tmp_path: Path
) -> None:
    page = submission(window, sample, tmp_path)
    kinds = page.gaps.kinds
    gap = next(each for each in page.missing if each.action_ids)
    item = kinds.topLevelItem(page.missing.index(gap))
    assert item is not None
    assert item.isExpanded()  # six rows in all
    assert item.childCount() == len(gap.action_ids)
    kinds.itemActivated.emit(item.child(1), 0)
    assert list(desk(window).table.ids) == [gap.action_ids[1]]
    assert desk(window).table.selected_ids() == [gap.action_ids[1]]


def test_sentences_that_no_unit_carries_have_the_whole_line(window: Window, sample: Path) -> None:
    kinds = submission(window, sample, sample.parent).gaps.kinds
    lines = [kinds.indexBelow(kinds.model().index(n, 0)) for n in range(2)]
    assert [kinds.isFirstColumnSpanned(0, each.parent()) for each in lines] == [True, False]
    assert "尚未认领" in kinds.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_many_gaps_begin_folded_and_stay_as_the_hand_left_them(
    window: Window, sample: Path, tmp_path: Path
) -> None:
    page = submission(window, sample, tmp_path)
    with window.session.ledger.step("撤下责任人") as step:
        for action_id in desk(window).table.ids[:30]:
            step.update("local_action", action_id, post_id=None)
    kinds = page.gaps.kinds
    page.show_ledger()
    items = [item for n in range(3) if (item := kinds.topLevelItem(n))]
    assert not any(item.isExpanded() for item in items)
    kinds.itemActivated.emit(items[1], 0)
    window.carry_out("check_papers")
    again = [item for n in range(3) if (item := kinds.topLevelItem(n))]
    assert [item.isExpanded() for item in again] == [False, True, False]
    assert again[1].text(0) == "没有责任人的举措：30项"
    assert again[1].childCount() == 30


def test_papers_are_asked_for_by_their_ticks(
    window: Window, answers: Answers, sample: Path, tmp_path: Path
) -> None:
    page = submission(window, sample, tmp_path)
    for box in page.papers.boxes.values():
        box.setChecked(False)
    window.carry_out("make_papers")
    assert answers.said == ["没有勾选材料。请先勾选要生成的报送材料，再按 F9。"]
