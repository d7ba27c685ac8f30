"""A ledger without any list yet (空台账) leads to the first import."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.flows.stories import desk
from tests.window_fixtures import Answers
from ui import jobs
from ui.first_run.dialog import FirstRunDialog
from ui.first_run.plan import FirstList
from ui.pages import PAGES
from ui.pages.units import UnitsPage
from ui.window import Window


@pytest.fixture(scope="module")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "empty.zhize"
    jobs.new_ledger(path, office="某某省知识产权局", task_list=None).close()
    return path


@pytest.fixture
def empty(window: Window, empty_file: Path, tmp_path: Path) -> Window:
    path = tmp_path / "本局台账.zhize"
    path.write_bytes(empty_file.read_bytes())
    window.open_ledger(path)
    return window


def test_after_a_first_run_without_a_list_the_place_of_the_tree_says_what_comes_first(
    window: Window, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FirstRunDialog)
        dialog.office.full_name.setText("某某省知识产权局")
        dialog.lists.lists[FirstList.NONE].setChecked(True)
        dialog.lists.choose_place(tmp_path / "本局台账.zhize")

    answers.fill = fill
    with qtbot.waitSignal(window.session.opened):
        window.carry_out("new_ledger")
    page = desk(window)
    assert page.outline.no_lists.isVisible()
    assert not page.tree.isVisible()


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_without_a_list(empty: Window, name: str, answers: Answers) -> None:
    empty.show_page(name)
    assert empty.page is empty.pages[name]
    assert answers.said == []


def test_the_board_of_sentences_leads_to_the_import_too(empty: Window) -> None:
    asked: list[str] = []
    desk(empty).claiming.requested_command.connect(asked.append)
    empty.carry_out("show_claiming")
    view = desk(empty).claiming.empty_view
    assert view.isVisible()
    view.requested.emit()
    assert asked == ["import_document"]


def test_the_overview_leads_to_the_import(
    empty: Window, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(answers, "document", lambda *_, start: asked.append(start))
    empty.show_page("overview")
    place = next(each for each in empty.page.findChildren(QPushButton) if "导入" in each.text())
    place.click()
    assert len(asked) == 1


def test_nothing_to_claim_is_not_offered_before_there_is_a_list(empty: Window) -> None:
    buttons = desk(empty).rows.empty_view.findChildren(QPushButton)
    assert [each.text() for each in buttons if each.isVisible()] == []


def test_without_units_the_page_offers_to_bring_a_list_of_them(
    empty: Window, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(answers, "document", lambda *_, start: asked.append(start))
    empty.show_page("units")
    page = empty.page
    assert isinstance(page, UnitsPage)
    assert page.no_units.isVisible()
    page.no_units.requested.emit()
    assert len(asked) == 1
