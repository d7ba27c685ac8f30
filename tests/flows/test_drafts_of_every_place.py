"""Wherever the clerk types, the words outlive the program, and come back to that place only."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from model.action_table import ActionColumn
from model.ledger import Ledger
from tests.flows.stories import choose, desk, sentence
from tests.window_fixtures import APRIL, Answers
from ui.action_columns import COLUMNS, EditorKind, place_of
from ui.drafts import Draft, DraftFile
from ui.pages.draft_places import CELLS
from ui.pages.units import UnitsPage
from ui.window import Window

WORDS = "打了一半"


def begin_typing(window: Window, place: str) -> None:
    """Put the keyboard where the clerk types."""
    page, form = desk(window), desk(window).detail.action
    page.table.setFocus()
    page.table.selectRow(0)
    match place:
        case "adjust.reason":
            form.adjust.begin()
            form.adjust.fields.reason.setFocus()
        case "reason":
            choose(window, 6)
            page.detail.clause.reason.setFocus()
        case "reason on the board":
            page.views.turn(claiming=True)
            page.claiming.board.choose_node(sentence(window, 6).id)
            page.claiming.board.write_reason()
        case "remark":
            index = page.table.model().index(0, place_of(ActionColumn.REMARK))
            page.table.setColumnHidden(index.column(), False)
            page.table.setCurrentIndex(index)
            page.table.edit(index)
        case _:
            window.show_page("units")
            units = window.pages["units"]
            assert isinstance(units, UnitsPage)
            units.add_unit()


@pytest.mark.parametrize(
    "place", ["adjust.reason", "reason", "reason on the board", "remark", "name"]
)
def test_words_are_kept_while_they_are_typed(window: Window, sample: Path, place: str) -> None:
    window.open_ledger(sample)
    begin_typing(window, place)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    field.insert(WORDS)
    desk(window).commands.form.drafts.note()
    (kept,) = DraftFile(window.state.folder, sample).read()
    assert (kept.field, kept.words) == (place.partition(" ")[0], WORDS)
    assert (bool(kept.title), bool(kept.name)) == (True, True)


def test_every_cell_of_words_is_looked_after() -> None:
    typed = [c.column for c in COLUMNS if c.editor in (EditorKind.TEXT, EditorKind.TIME)]
    assert list(CELLS) == typed


def left_by_a_crash(window: Window, ledger: Path, *fields: str, of: str = "local_action") -> str:
    """Words of these fields of the first action, sentence, unit or post; gives its id."""
    with Ledger.open(
        ledger, who="x", now=lambda: APRIL, new_id=lambda: "x", read_only=True
    ) as read:
        row_id = str(read.value(f"SELECT id FROM {of} WHERE {_USUAL.get(of, 'true')} LIMIT 1"))
    drafts = [
        Draft(table=of, row_id=row_id, title="甲", field=each, name=each, words=f"{each}的话")
        for each in fields
    ]
    DraftFile(window.state.folder, ledger).write(drafts)
    window.open_ledger(ledger)
    return row_id


_USUAL = {"clause": "number = 6", "post": "unit_id IS NOT NULL"}


def restore(window: Window) -> int:
    """Press 恢复; gives how many steps it stored."""
    before = window.session.ledger.last_seq()
    desk(window).draft_bar.restore.click()
    return window.session.ledger.last_seq() - before


def test_several_fields_come_back_and_none_is_stored_by_itself(
    window: Window, sample: Path
) -> None:
    left_by_a_crash(window, sample, "deliverable", "quantified_target", "remark")
    assert restore(window) == 0
    texts = desk(window).detail.action.texts()
    assert texts["deliverable"].words() == "deliverable的话"
    assert texts["remark"].words() == "remark的话"


def test_a_request_that_is_half_written_comes_back(window: Window, sample: Path) -> None:
    left_by_a_crash(window, sample, "adjust.due", "adjust.reason")
    assert restore(window) == 0
    due, reason, *_ = desk(window).detail.action.adjust.fields.values()
    assert (due, reason) == ("adjust.due的话", "adjust.reason的话")


def test_a_reason_comes_back_to_its_sentence(window: Window, sample: Path) -> None:
    clause_id = left_by_a_crash(window, sample, "reason", of="clause")
    assert restore(window) == 0
    form = desk(window).detail.clause
    assert (form.shown_id, form.reason.text()) == (clause_id, "reason的话")


@pytest.mark.parametrize(("table", "field"), [("unit", "name"), ("post", "holder")])
def test_a_cell_of_a_unit_is_opened_again(
    window: Window, sample: Path, table: str, field: str
) -> None:
    row_id = left_by_a_crash(window, sample, field, of=table)
    assert restore(window) == 0
    page = window.page
    assert isinstance(page, UnitsPage)
    typed = (page.units if table == "unit" else page.posts).typed()
    assert typed is not None
    record, column, words = typed
    assert (record.id, column.field, words) == (row_id, field, f"{field}的话")


def test_a_note_of_an_earlier_period_goes_to_its_own_period(window: Window, sample: Path) -> None:
    left_by_a_crash(window, sample, "done@2023-11", "done@2023-08")
    notes = desk(window).detail.action.notes
    for period in ("2023-11", "2023-08"):
        assert restore(window) == 0
        assert (notes.period.currentData(), notes.done.words()) == (period, f"done@{period}的话")
        notes.done.give_up()
    assert not desk(window).draft_bar.isVisible()


@pytest.mark.parametrize("field", ["done@2019-Q1", "stage9.text", "hand_lamp_reason", "没有的栏"])
def test_words_without_a_field_are_told(
    window: Window, answers: Answers, sample: Path, field: str
) -> None:
    left_by_a_crash(window, sample, field)
    kept = desk(window).detail.action.notes.done.words()
    assert restore(window) == 0
    assert answers.said == ["原来的栏目已不在，没有存入的内容是："]
    assert desk(window).detail.action.notes.done.words() == kept
    assert not desk(window).draft_bar.isVisible()
