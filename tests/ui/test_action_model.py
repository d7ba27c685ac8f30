"""The long table of actions as an item model."""

from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from model.action_table import ActionColumn, ActionRow
from model.due import Due
from model.entities import ClauseId, LocalActionId
from model.words import DueKind, Lamp, Progress
from ui.action_columns import COLUMNS, due_tip
from ui.action_model import ActionModel
from ui.action_table import ActionTable
from ui.delegates import LAMP_ROLE


def row(action_id: str) -> ActionRow:
    """An action that is late."""
    return ActionRow(
        id=LocalActionId(action_id),
        text=f"举措{action_id}",
        clause_id=ClauseId("c"),
        clause_number=3,
        clause_text="原文。",
        lead_unit="法规处",
        cooperating_units="保护处",
        holder="张示例",
        leader="李样本",
        start_text="",
        due=Due(text="6月底前", kind=DueKind.MONTH_END, day=date(2023, 6, 30)),
        progress=Progress.UNDER_WAY,
        confirmed_on=None,
        lamp=Lamp.LATE,
        is_hand_lamp=False,
        outcome="",
        in_report=False,
    )


class Shelf:
    """Gives rows, and remembers how many were asked for at once."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def read(self, ids: Sequence[LocalActionId]) -> list[ActionRow]:
        """The rows of these ids."""
        self.asked.append(len(ids))
        return [row(each) for each in ids]


def ids(count: int) -> list[LocalActionId]:
    """So many ids."""
    return [LocalActionId(str(number)) for number in range(count)]


def test_it_keeps_the_rules_of_item_models(qtmodeltester: ModelTester) -> None:
    model = ActionModel()
    model.show_ids(ids(3), Shelf().read)
    qtmodeltester.check(model)


def test_what_the_table_does_not_answer_reads_no_row() -> None:
    model, shelf = ActionModel(), Shelf()
    model.show_ids(ids(3), shelf.read)
    assert model.data(model.index(0, 0), Qt.ItemDataRole.FontRole) is None
    assert shelf.asked == []


def test_rows_are_read_in_windows_and_only_where_one_looks() -> None:
    model, shelf = ActionModel(), Shelf()
    model.show_ids(ids(100_000), shelf.read)
    assert model.rowCount() == 100_000
    assert shelf.asked == []
    for at in (0, 1, 63, 50_000):
        model.action_row(at)
    assert shelf.asked == [64, 64]


def test_a_row_shows_its_cells_and_its_lamp() -> None:
    model = ActionModel()
    model.show_ids(ids(1), Shelf().read)
    usual = [at for at, each in enumerate(COLUMNS) if each.is_usual]
    texts = [model.index(0, column).data() for column in usual]
    assert texts == ["3", "逾期", "举措0", "法规处", "张示例", "6月底前", "推进中"]
    assert model.index(0, 1).data(LAMP_ROLE) == Lamp.LATE


def test_an_edit_is_asked_for_and_not_made(qtbot: QtBot) -> None:
    model = ActionModel()
    model.show_ids(ids(1), Shelf().read)
    with qtbot.waitSignal(model.requested_edit) as asked:
        model.setData(model.index(0, 2), "新的举措")
    assert asked.args == ["0", ActionColumn.TEXT, "新的举措"]
    assert model.index(0, 2).data() == "举措0"


def test_cells_are_locked_in_a_ledger_that_is_only_read() -> None:
    model = ActionModel()
    model.show_ids(ids(1), Shelf().read)
    editable = Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(0, 2)) & editable
    model.can_edit = True
    assert model.flags(model.index(0, 2)) & editable
    assert not model.flags(model.index(0, 1)) & editable


def test_the_tip_of_a_time_limit_says_the_day() -> None:
    assert due_tip(row("0")) == "6月底前（2023年6月30日）"


def test_no_cell_is_asked_for_when_everything_is_selected(
    prepared: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = ActionTable()
    qtbot.addWidget(table)
    table.show_ids(ids(500), Shelf().read)
    table.selectAll()
    monkeypatch.setattr(ActionModel, "flags", lambda *_: pytest.fail("asked"))
    assert table.selected_ids() == ids(500)


def test_no_index_has_no_editor() -> None:
    model = ActionModel()
    model.can_edit = True
    assert not model.flags(QModelIndex()) & Qt.ItemFlag.ItemIsEditable
