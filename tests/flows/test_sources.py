"""One action serves sentences of several lists (原文出处)."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from model.action_links import linked_clauses, set_clauses
from model.entities import ClauseId
from tests.flows.stories import desk
from tests.window_fixtures import Answers
from ui.sources_dialog import SourcesDialog
from ui.window import Window


@pytest.fixture
def page_with_action(window: Window, sample: Path) -> Window:
    window.open_ledger(sample)
    page = desk(window)
    page.show_everything()
    page.select_actions([page.table.ids[0]])
    return window


def test_a_second_source_is_ticked_and_taken_back(
    page_with_action: Window, answers: Answers
) -> None:
    window = page_with_action
    ledger, action_id = window.session.ledger, desk(window).table.ids[0]
    before = linked_clauses(ledger, action_id)
    other = next(n.id for n in desk(window).tree.all_clauses() if n.id not in before)

    def tick(dialog: QDialog) -> None:
        assert isinstance(dialog, SourcesDialog)
        dialog.tick(other)

    answers.fill = tick
    window.carry_out("edit_sources")
    after = linked_clauses(ledger, action_id)
    assert (after[0], {*after}) == (before[0], {*before, other})
    window.carry_out("undo")
    assert linked_clauses(ledger, action_id) == before


def test_another_sentence_becomes_the_primary_source(
    page_with_action: Window, answers: Answers
) -> None:
    window = page_with_action
    ledger, action_id = window.session.ledger, desk(window).table.ids[0]
    other = next(
        n.id
        for n in desk(window).tree.all_clauses()
        if n.id not in linked_clauses(ledger, action_id)
    )

    def make_primary(dialog: QDialog) -> None:
        assert isinstance(dialog, SourcesDialog)
        dialog.make_primary(other)

    answers.fill = make_primary
    window.carry_out("edit_sources")
    assert linked_clauses(ledger, action_id)[0] == other


def test_without_any_source_nothing_can_be_stored(
    page_with_action: Window, answers: Answers
) -> None:
    window = page_with_action

    def untick(dialog: QDialog) -> None:
        assert isinstance(dialog, SourcesDialog)
        for clause_id in dialog.chosen():
            dialog.tick(clause_id, on=False)
        assert not dialog.buttons.button(dialog.buttons.StandardButton.Ok).isEnabled()

    answers.fill, answers.yes = untick, False
    window.carry_out("edit_sources")


def test_the_search_and_the_tick_box_narrow_the_list(
    page_with_action: Window, answers: Answers
) -> None:
    def search(dialog: QDialog) -> None:
        assert isinstance(dialog, SourcesDialog)
        dialog.search.setText("商标 审查")
        shown = dialog.shown()
        assert shown
        assert all("商标" in text and "审查" in text for text in shown)

    answers.fill, answers.yes = search, False
    page_with_action.carry_out("edit_sources")


def test_the_dialog_opens_at_the_sentences_that_are_ticked(
    page_with_action: Window, answers: Answers
) -> None:
    window = page_with_action
    last = desk(window).tree.all_clauses()[-1].id
    action_id = desk(window).table.ids[0]
    with window.session.ledger.step("换出处") as step:
        set_clauses(step, action_id, [ClauseId(last)])

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, SourcesDialog)
        dialog.setWindowFlags(Qt.WindowType.Widget)  # within the window
        dialog.show()
        (item,) = dialog.clauses.selectedItems()
        assert (item.font(0).bold(), item.text(1)) == (True, "主要出处")
        seen = dialog.clauses.viewport().rect()
        assert seen.contains(dialog.clauses.visualItemRect(item).center())
        dialog.hide()

    answers.fill, answers.yes = look, False
    window.carry_out("edit_sources")
