"""The preview of pasted rows as an item model."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from model.action_order import ActionColumn
from model.action_paste import Known
from model.entities import ClauseId, Post, PostId, Unit, UnitId
from model.paste_block import BlockColumn, read_block
from model.paste_names import Names
from model.paste_sentences import Sentences
from model.words import UnitKind
from ui.paste.paste_dialog import PasteDialog, PastePlace
from ui.paste.preview_model import PreviewModel
from ui.tooltips import tip

CELLS = [
    ["工作举措", "责任单位", "责任人", "完成时间", "经费"],
    ["调研", "保护处", "张示例", "6月底前", "两万元"],
    ["宣传", "财政厅", "", "适时", ""],
    ["", "保护处", "", "", ""],
]
UNIT = Unit(
    id=UnitId("u"), position=1, name="知识产权保护处", kind=UnitKind.DIVISION, is_active=True
)
POST = Post(
    id=PostId("p"), unit_id=UNIT.id, position=1, name="处长", holder="张示例",
    phone="", is_liaison=False, is_active=True,
)  # fmt: skip
KNOWN = Known(names=Names([UNIT], [POST]), sentences=Sentences([]), year=2023)
NAMES = {"u": UNIT.name, "p": POST.holder, "c": "12"}


def name(each: object) -> str:
    return NAMES.get(str(each), "")


@pytest.fixture
def model(prepared: QApplication) -> PreviewModel:
    made = PreviewModel(KNOWN, name)
    block = read_block(CELLS, (), is_headed=True)
    made.show_block(block, targets=(), clause_id=ClauseId("c"))
    return made


def texts(model: PreviewModel, row: int) -> list[str]:
    return [str(model.index(row, place).data()) for place in range(model.columnCount())]


def test_it_keeps_the_rules_of_item_models(model: PreviewModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


def test_rows_are_shown_as_they_are_understood(model: PreviewModel) -> None:
    assert texts(model, 0) == ["新建", "", "调研", UNIT.name, "张示例", "6月底前", "两万元"]
    assert texts(model, 1)[3:6] == ["▲ 财政厅", "", "▲ 适时"]
    assert "单位中没有找到“财政厅”" in texts(model, 1)[1]
    assert texts(model, 2)[0] == "不能存入"
    assert model.headerData(6, Qt.Orientation.Horizontal, 0) == "经费 → 备注"
    assert model.index(0, 5).data(Qt.ItemDataRole.ToolTipRole) == tip("6月底前（2023年6月30日）")


def test_a_row_that_cannot_be_stored_is_never_taken(model: PreviewModel) -> None:
    assert model.counts() == (2, 0, 2, 1)
    tick = Qt.ItemDataRole.CheckStateRole
    model.setData(model.index(2, 0), Qt.CheckState.Checked, tick)
    assert model.index(2, 0).data(tick) is Qt.CheckState.Unchecked
    model.setData(model.index(2, 2), "补写的举措")
    assert model.index(2, 0).data(tick) is Qt.CheckState.Checked


def test_doubts_are_gone_through_one_by_one(model: PreviewModel) -> None:
    first = model.next_doubt(QModelIndex())
    second = model.next_doubt(first)
    assert [(first.row(), first.column()), second.row()] == [(1, 3), 2]
    assert model.next_doubt(second).row() == 1


@pytest.fixture
def dialog(prepared: QApplication, qtbot: QtBot) -> PasteDialog:
    place = PastePlace(
        clause_id=ClauseId("c"), clause_name="原文第12句", rows=lambda count: (), first_row=None,
        chosen=0, usual_new=(ActionColumn.TEXT, ActionColumn.LEAD_UNIT), usual_rows=(),
        prefers_rows=False,
    )  # fmt: skip
    made = PasteDialog(CELLS, place, KNOWN, name)
    made.read()
    qtbot.addWidget(made)
    return made


def test_a_column_can_fill_another_one_or_nothing(dialog: PasteDialog) -> None:
    dialog.use_column(4, BlockColumn(heading="经费", column=ActionColumn.TARGET))
    assert dialog.taken()[0].fields["quantified_target"] == "两万元"
    dialog.use_column(4, BlockColumn())
    assert dialog.taken()[0].fields.get("remark") is None


def test_rows_that_name_their_sentence_go_there(dialog: PasteDialog) -> None:
    assert dialog.way.currentText() == "作为新举措，放在原文第12句下"
    dialog.use_column(4, BlockColumn(heading="经费", column=ActionColumn.SOURCE))
    assert dialog.way.currentText() == "作为新举措，各归所写的原文"
    dialog.use_column(4, BlockColumn())
    assert dialog.way.currentText() == "作为新举措，放在原文第12句下"


def test_a_first_row_that_is_no_heading_is_a_row(dialog: PasteDialog) -> None:
    assert len(dialog.taken()) == 2
    dialog.headed.setChecked(False)
    assert [row.fields["text"] for row in dialog.taken()] == ["工作举措", "调研", "宣传"]


def test_what_was_corrected_or_left_out_stays_when_the_block_is_read_anew(
    dialog: PasteDialog,
) -> None:
    dialog.model.setData(dialog.model.index(0, 2), "改正后的举措")
    tick = Qt.ItemDataRole.CheckStateRole
    dialog.model.setData(dialog.model.index(1, 0), Qt.CheckState.Unchecked, tick)
    dialog.use_column(4, BlockColumn(heading="经费", column=ActionColumn.TARGET))
    dialog.headed.setChecked(False)
    dialog.headed.setChecked(True)
    (taken,) = dialog.taken()
    assert (taken.fields["text"], taken.fields["quantified_target"]) == ("改正后的举措", "两万元")


def test_what_wants_a_look_is_seen_without_scrolling(dialog: PasteDialog) -> None:
    dialog.grab()  # lays it out
    header = dialog.table.horizontalHeader()
    assert dialog.model.headerData(1, Qt.Orientation.Horizontal, 0) == "需您核对"
    right = header.sectionViewportPosition(1) + header.sectionSize(1)
    assert 0 < right <= dialog.table.viewport().width()
    assert all(button.icon().isNull() for button in dialog.buttons.buttons())
