"""17:30: every figure opens its rows, and the list that opens agrees with it (数字)."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from model.action_table import ActionFilter
from model.words import Lamp
from tests.flows.stories import choose, desk, sentence
from ui.pages.overview import OverviewPage
from ui.window import Window


@pytest.fixture
def overview(window: Window, sample: Path) -> OverviewPage:
    """总览 of the sample, after one looked at something else."""
    window.open_ledger(sample)
    desk(window).rows.look_for(ActionFilter(lamp=Lamp.LATE))
    window.show_page("overview")
    page = window.pages["overview"]
    assert isinstance(page, OverviewPage)
    return page


def chips(window: Window) -> str:
    """What the chip 全部 says."""
    return desk(window).rows.filter_bar.chip(None).text()


def test_the_large_figure_opens_the_sentences_taken_on(
    window: Window, overview: OverviewPage
) -> None:
    assert overview.claimed.figure.text() == "42/67"
    overview.claimed.figure.click()
    assert len(desk(window).tree.selected_nodes()) == 42
    assert chips(window) == f"全部 {len(desk(window).table.ids)}"


def test_the_rate_opens_what_is_done(window: Window, overview: OverviewPage) -> None:
    overview.done.figure.click()
    assert len(desk(window).table.ids) == 48
    assert {row.lamp for row in map(desk(window).table.row, range(48)) if row} == {Lamp.DONE}


@pytest.mark.parametrize("figure", ["有举措 42", "待认领 3", "另认领目标、工作要求 13"])
def test_the_list_agrees_with_the_sentences_of_a_figure(
    window: Window, overview: OverviewPage, figure: str
) -> None:
    overview.claimed.buttons[figure].click()
    page = desk(window)
    assert len(page.tree.selected_nodes()) == int(figure.rpartition(" ")[2])
    wanted = {node.id for node in page.tree.selected_nodes()}
    actions = page.session.ledger.rows("SELECT action_id, clause_id FROM action_clause")
    served = {row["action_id"] for row in actions if row["clause_id"] in wanted}
    assert (set(page.table.ids), page.rows.filter.lamp) == (served, None)


def test_chips_count_the_rows_that_were_given(window: Window, overview: OverviewPage) -> None:
    given = desk(window).table.ids[:3]
    desk(window).show_actions(("已报待核", given))
    assert (chips(window), desk(window).table.ids) == ("全部 3", given)
    desk(window).rows.filter_bar.chip(Lamp.LATE).click()
    assert (set(desk(window).table.ids) <= set(given), chips(window)) == (True, "全部 3")


def test_another_choice_in_the_list_leaves_the_given_rows(
    window: Window, overview: OverviewPage
) -> None:
    page = desk(window)
    page.show_actions(("已报待核", page.table.ids[:3]))
    page.tree.choose_all([sentence(window, n).id for n in (1, 4)])
    rows = [row for row in map(page.table.row, range(len(page.table.ids))) if row]
    assert {1, 4} <= {row.clause_number for row in rows}
    assert chips(window) == f"全部 {len(rows)}"


def test_several_sentences_without_an_action_lead_to_the_first(
    window: Window, new_ledger: Path
) -> None:
    window.open_ledger(new_ledger)
    page = desk(window)
    page.show_clauses([sentence(window, n).id for n in (3, 7)])
    page.rows.empty_view.requested.emit()
    assert [node.number for node in page.tree.selected_nodes()] == ["3"]


def test_a_figure_of_a_task_names_where_its_rows_stand(
    window: Window, overview: OverviewPage
) -> None:
    choose(window, 1)
    node = sentence(window, 5)
    desk(window).show_actions(ActionFilter(under=(node.kind, node.id), lamp=Lamp.LATE))
    assert [each.number for each in desk(window).tree.selected_nodes()] == ["5"]
    assert desk(window).rows.filter.lamp is Lamp.LATE


def test_names_are_read_beside_their_figures_on_a_small_screen(
    window: Window, qtbot: QtBot, overview: OverviewPage
) -> None:
    window.resize(1024, 700)
    tables = (overview.by_task, overview.by_unit)
    qtbot.waitUntil(lambda: min(table.columnWidth(0) for table in tables) > 200)
    window.resize(1440, 900)
    top = QPoint()
    qtbot.waitUntil(
        lambda: overview.by_task.mapTo(window, top).y() == overview.by_unit.mapTo(window, top).y()
    )
