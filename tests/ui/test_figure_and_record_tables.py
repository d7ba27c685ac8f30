"""Tables of figures and of records as item models."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from model.unit_names import short_unit_names
from ui.delegates import RowDelegate
from ui.figure_table import Figure, FigureColumn, FigureModel, FigureTable
from ui.record_model import Record, RecordColumn, RecordModel

FIGURES = [
    FigureColumn(heading="单位"),
    FigureColumn(heading="逾期", sample="逾期", is_number=True),
]
RECORDS = [
    RecordColumn(heading="单位", field="name"),
    RecordColumn(heading="在用", field="is_active", sample="在用", is_tick=True),
]


def test_figures_keep_the_rules_of_item_models(qtmodeltester: ModelTester) -> None:
    model = FigureModel(FIGURES)
    model.show_rows([[Figure("法规处"), Figure("2", "wanted")]])
    qtmodeltester.check(model)


def test_records_keep_the_rules_of_item_models(qtmodeltester: ModelTester) -> None:
    model = RecordModel(RECORDS)
    model.show_records([Record(id="1", values=("法规处", True))])
    qtmodeltester.check(model)


def test_enter_opens_what_stands_behind_a_figure(prepared: QApplication, qtbot: QtBot) -> None:
    table = FigureTable(FIGURES)
    qtbot.addWidget(table)
    table.show_rows([[Figure("法规处"), Figure("2", "the rows")]])
    table.setCurrentIndex(table.model().index(0, 1))
    with qtbot.waitSignal(table.requested) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == ["the rows"]


def test_a_tick_asks_for_a_change(qtbot: QtBot) -> None:
    model = RecordModel(RECORDS)
    model.show_records([Record(id="1", values=("法规处", True))])
    with qtbot.waitSignal(model.requested_change) as asked:
        model.setData(
            model.index(0, 1), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole
        )
    assert asked.args == ["1", "is_active", False]


def test_a_fixed_record_is_not_edited() -> None:
    model = RecordModel(RECORDS)
    model.can_edit = True
    model.show_records([Record(id="", values=("局领导", True), is_fixed=True)])
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable


def test_a_bar_gives_way_to_names(prepared: QApplication, qtbot: QtBot) -> None:
    bar = FigureColumn(heading="", sample="亮灯亮灯", is_bar=True, gives_way=True)
    table = FigureTable([FIGURES[0], bar, FIGURES[1]])
    qtbot.addWidget(table)
    hidden = []
    for chars in (40, 16, 40):
        table.resize(table.fontMetrics().horizontalAdvance("字") * chars, 200)
        table.show()
        hidden.append(table.isColumnHidden(1))
    assert hidden == [False, True, False]


def test_figures_take_no_more_room_than_they_fill(prepared: QApplication, qtbot: QtBot) -> None:
    rate = FigureColumn(heading="完成率", sample="88/88  100.0%0", is_number=True)
    table = FigureTable([FIGURES[0], rate])
    qtbot.addWidget(table)
    before = table.columnWidth(1)
    table.show_rows([[Figure("保护处"), Figure("1/2  50.0%")]])
    assert table.fontMetrics().horizontalAdvance("1/2  50.0%") < table.columnWidth(1) < before


def test_a_narrow_cell_names_its_unit_in_short_and_tells_all_in_the_tip(
    prepared: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = FigureTable(FIGURES)
    qtbot.addWidget(table)
    full = "示例省知识产权保护中心"
    table.know_short_names(short_unit_names([full], "示例省知识产权局"))
    table.show_rows([[Figure(full), Figure("2")]])
    cells = table.itemDelegateForIndex(table.model().index(0, 0))
    assert isinstance(cells, RowDelegate)
    drawn: list[str] = []
    monkeypatch.setattr(cells, "draw", lambda _painter, look, _index: drawn.append(look.text))
    for chars in (30, 12):
        table.resize(table.fontMetrics().horizontalAdvance("字") * chars, 200)
        table.grab()
    assert [words for words in drawn if words != "2"] == [full, "保护中心"]
    assert full in table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
