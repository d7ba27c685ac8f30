"""What the clerk did in Excel (像用 Excel 一样): paste, copy, fill, move, change in bulk."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from model.action_detail import ActionDetail, read_action
from model.action_order import ActionColumn
from model.action_table import ActionRow
from model.clipboard_cells import as_text, read_cells
from model.entities import LocalActionId
from model.errors import InvalidEntryError
from model.units import read_units
from model.words import Progress, UnitKind
from tests.flows.stories import choose, desk, press, sentence
from tests.window_fixtures import Answers
from ui.action_columns import place_of, shown
from ui.action_drag import packed
from ui.choices import Choice
from ui.outline_model import OutlineModel
from ui.paste.paste_dialog import PasteDialog
from ui.picker_several import SeveralPicker
from ui.units_dialog import UnitsDialog
from ui.window import Window

TEN = [["序号", "工作举措", "责任单位", "配合处室", "完成时间", "经费"]] + [
    [str(at), f"做第{at}件事", "运促处", "政策法规处", f"{at}月底前", "两万元"]
    for at in range(1, 11)
]


@pytest.fixture
def sheet(window: Window, sample: Path) -> Window:
    """The sample with all its actions in the table, on a screen with room for the usual columns."""
    window.resize(1600, 900)
    window.open_ledger(sample)
    desk(window).show_everything()
    return window


def copied(cells: list[list[str]]) -> None:
    """As if these cells had been copied in Excel."""
    QGuiApplication.clipboard().setText(as_text(cells))


def take_rows(window: Window, first: int, last: int, column: ActionColumn) -> list[LocalActionId]:
    """Select rows with the keyboard in a column of the first one."""
    page = desk(window)
    ids = list(page.table.ids[first : last + 1])
    page.select_actions(ids)
    page.table.setFocus()
    model = page.table.selectionModel()
    index = page.table.model().index(first, place_of(column))
    model.setCurrentIndex(index, model.SelectionFlag.NoUpdate)
    return ids


def row(window: Window, action_id: str) -> ActionRow:
    return detail(window, action_id).row


def detail(window: Window, action_id: str) -> ActionDetail:
    session = window.session
    return read_action(session.ledger, LocalActionId(action_id), session.as_of)


def home(window: Window) -> str:
    """The ledger to which dragged rows belong."""
    return str(window.session.ledger.path)


def under(window: Window, number: int) -> list[str]:
    """The texts of the actions of 原文第 n 句."""
    page = desk(window)
    choose(window, number)
    rows = [page.table.row(at) for at in range(len(page.table.ids))]
    return [each.text for each in rows if each is not None]


def test_ten_rows_from_excel_become_actions_of_the_sentence_in_one_step(
    sheet: Window, answers: Answers, qtbot: QtBot
) -> None:
    before = under(sheet, 13)
    copied(TEN)
    desk(sheet).tree.setFocus()
    press(qtbot, sheet, Qt.Key.Key_V, control=True)
    made = row(sheet, desk(sheet).choice.actions()[0])
    assert under(sheet, 13) == [*before, *(line[1] for line in TEN[1:])]
    assert (made.lead_unit, made.cooperating_units) == ("运用促进处", "政策法规处")
    assert (made.due and made.due.text, made.remark) == ("1月底前", "经费：两万元")
    assert sheet.menus.actions["undo"].text() == "撤销 粘贴10行"
    sheet.carry_out("undo")
    assert under(sheet, 13) == before


def test_a_pasted_cell_is_corrected_and_a_row_left_out_before_it_is_stored(
    sheet: Window, answers: Answers
) -> None:
    before = under(sheet, 13)
    copied([["工作举措", "责任单位"], ["调研", "不存在的处"], ["宣传", "保护处"]])

    def correct(dialog: QDialog) -> None:
        assert isinstance(dialog, PasteDialog)
        assert dialog.model.counts() == (2, 0, 1, 0)
        doubted = dialog.model.next_doubt(QModelIndex())
        dialog.model.setData(doubted, "公共服务处")
        dialog.model.setData(
            dialog.model.index(1, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole
        )

    answers.fill = correct
    sheet.carry_out("paste_rows")
    assert row(sheet, desk(sheet).choice.actions()[0]).lead_unit == "公共服务处"
    assert under(sheet, 13) == [*before, "调研"]


def test_rows_without_headings_go_into_an_empty_list_that_was_clicked(
    sheet: Window, qtbot: QtBot
) -> None:
    page = desk(sheet)
    bare = next(each for each in page.tree.all_clauses() if each.number and not each.actions.total)
    choose(sheet, int(bare.number))
    qtbot.mouseClick(page.rows.empty_view, Qt.MouseButton.LeftButton)
    copied([["开展调研", "保护处", "5月底"], ["组织宣传", "运促处", "6月底"]])
    press(qtbot, sheet, Qt.Key.Key_V, control=True)
    made = [row(sheet, each) for each in page.table.ids]
    assert [(each.text, each.lead_unit, each.due and each.due.text) for each in made] == [
        ("开展调研", "知识产权保护处", "5月底"),
        ("组织宣传", "运用促进处", "6月底"),
    ]
    assert page.table.hasFocus()


def test_new_rows_are_pasted_whichever_columns_are_shown(sheet: Window, answers: Answers) -> None:
    desk(sheet).table.columns.show_column(ActionColumn.TEXT, on=False)
    before = under(sheet, 13)
    copied([["甲", "5月底前"], ["乙", "6月底前"]])
    sheet.carry_out("paste_rows")
    assert under(sheet, 13) == [*before, "甲", "乙"]


def test_a_refused_paste_comes_back_as_it_was_corrected(
    sheet: Window, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, seen = under(sheet, 13), list[object]()

    def refuse(*_: object) -> None:
        raise InvalidEntryError("没有存入。")

    def correct(dialog: QDialog) -> None:
        assert isinstance(dialog, PasteDialog)
        if not seen:
            dialog.model.setData(dialog.model.index(0, 2), "改过的调研")
            monkeypatch.setattr("model.paste_store.store_pasted", refuse)
        else:
            monkeypatch.undo()
        seen.append(dialog.taken()[0].fields["text"])

    copied([["工作举措", "责任单位"], ["调研", "保护处"]])
    answers.fill = correct
    sheet.carry_out("paste_rows")
    assert (seen, answers.said) == (["改过的调研", "改过的调研"], ["没有存入。"])
    assert under(sheet, 13) == [*before, "改过的调研"]


def test_a_block_fills_the_cells_from_the_current_one(sheet: Window) -> None:
    ids = take_rows(sheet, 3, 3, ActionColumn.LEAD_UNIT)
    below = desk(sheet).table.ids[4]
    copied([["保护处", "", "年底前"], ["公共服务处", "", "11月底前"]])
    sheet.carry_out("paste_rows")
    filled = [row(sheet, each) for each in (ids[0], below)]
    assert [each.lead_unit for each in filled] == ["知识产权保护处", "公共服务处"]
    assert [each.due and each.due.text for each in filled] == ["年底前", "11月底前"]
    assert [each.holder for each in filled] == ["", ""]


def test_a_single_cell_goes_into_all_selected_rows_without_a_question(
    sheet: Window, answers: Answers
) -> None:
    answers.fill = lambda dialog: pytest.fail("asked")
    ids = take_rows(sheet, 0, 0, ActionColumn.DUE)
    copied([["年底前"]])
    sheet.carry_out("paste_rows")
    due = row(sheet, ids[0]).due
    assert due is not None
    assert due.text == "年底前"


def test_rows_go_to_excel_under_their_headings_and_come_back_equal(
    sheet: Window, qtbot: QtBot
) -> None:
    ids = take_rows(sheet, 10, 15, ActionColumn.TEXT)
    before = [row(sheet, each) for each in ids]
    press(qtbot, sheet, Qt.Key.Key_C, control=True)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().startswith("原文\t亮灯\t落实举措\t牵头单位\t")
    assert 'mso-number-format: "\\@"' in data.html()
    choose(sheet, 13)
    sheet.carry_out("paste_rows")
    made = [row(sheet, each) for each in desk(sheet).choice.actions()]
    assert [(m.text, m.lead_unit, m.due) for m in made] == [
        (b.text, b.lead_unit, b.due) for b in before
    ]


def test_rows_are_copied_with_the_columns_that_are_not_shown(sheet: Window) -> None:
    (action,) = take_rows(sheet, 10, 10, ActionColumn.TEXT)
    assert ActionColumn.COOPERATING not in desk(sheet).table.columns.shown()
    sheet.carry_out("copy_all_columns")
    headings, words = read_cells(QGuiApplication.clipboard().text())
    assert headings == [str(column) for column in ActionColumn]
    copy = dict(zip(headings, words, strict=True))
    assert copy["配合单位"] == row(sheet, action).cooperating_units != ""


@pytest.mark.parametrize("count", [1, 3])
def test_rows_changed_in_excel_go_back_into_the_same_rows(
    sheet: Window, answers: Answers, count: int
) -> None:
    ids = take_rows(sheet, 10, 9 + count, ActionColumn.TEXT)
    count = len(desk(sheet).table.ids)
    sheet.carry_out("copy_rows")
    text = QGuiApplication.clipboard().text().replace(row(sheet, ids[-1]).text, "改过的文字")
    QGuiApplication.clipboard().setText(text)
    sheet.carry_out("paste_rows")
    assert row(sheet, ids[-1]).text == "改过的文字"
    sheet.carry_out("undo")
    assert row(sheet, ids[-1]).text != "改过的文字"
    assert len(desk(sheet).table.ids) == count


def test_other_rows_are_new_though_as_many_are_selected(sheet: Window, answers: Answers) -> None:
    take_rows(sheet, 10, 11, ActionColumn.TEXT)
    QGuiApplication.clipboard().setText("落实举措\t牵头单位\n甲\t法规处\n乙\t保护处")
    ways: list[object] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PasteDialog)
        ways.append(dialog.way.currentData())

    answers.fill, answers.yes = look, False
    sheet.carry_out("paste_rows")
    assert ways == ["new"]


def test_rows_that_come_back_as_they_went_change_nothing(sheet: Window, answers: Answers) -> None:
    header = desk(sheet).table.columns
    for column in ActionColumn:
        header.show_column(column, on=True)
    ids = list(desk(sheet).table.ids)
    desk(sheet).select_actions(ids)
    sheet.carry_out("copy_rows")
    told = list[object]()

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PasteDialog)
        told.extend((dialog.model.counts(), dialog.model.same(), dialog.model.index(0, 0).data()))

    answers.fill, answers.yes = look, False
    sheet.carry_out("paste_rows")
    assert told == [(0, 0, 0, 0), len(ids), "没有不同"]


def test_one_cell_alone_is_copied(sheet: Window) -> None:
    (action,) = take_rows(sheet, 2, 2, ActionColumn.LEAD_UNIT)
    sheet.carry_out("copy_cell")
    assert QGuiApplication.clipboard().text() == row(sheet, action).lead_unit


def test_an_empty_clipboard_is_told(sheet: Window, answers: Answers) -> None:
    QGuiApplication.clipboard().setMimeData(QMimeData())
    sheet.carry_out("paste_rows")
    assert "没有可以粘贴的文字" in answers.said[-1]


def test_the_top_cell_is_filled_down_in_one_step(sheet: Window, qtbot: QtBot) -> None:
    ids = take_rows(sheet, 0, 4, ActionColumn.LEAD_UNIT)
    before = [row(sheet, each).lead_unit for each in ids]
    press(qtbot, sheet, Qt.Key.Key_D, control=True)
    assert {row(sheet, each).lead_unit for each in ids} == {before[0]}
    sheet.carry_out("undo")
    assert [row(sheet, each).lead_unit for each in ids] == before


def test_every_kind_of_cell_is_filled_from_the_row_above(sheet: Window) -> None:
    for column in (
        ActionColumn.LEAD_UNIT,
        ActionColumn.COOPERATING,
        ActionColumn.HOLDER,
        ActionColumn.LEADER,
        ActionColumn.DELIVERABLE,
        ActionColumn.TARGET,
        ActionColumn.OUTCOME,
        ActionColumn.IN_REPORT,
        ActionColumn.REMARK,
    ):
        (action,) = take_rows(sheet, 12, 12, column)
        sheet.carry_out("fill_down")
        above, below = row(sheet, desk(sheet).table.ids[11]), row(sheet, action)
        assert shown(column).text(above) == shown(column).text(below), column


def test_what_is_computed_is_not_filled(sheet: Window, answers: Answers) -> None:
    take_rows(sheet, 0, 3, ActionColumn.LAMP)
    sheet.carry_out("fill_down")
    assert "不能直接填写" in answers.said[-1]


def kinds_of(dialog: UnitsDialog) -> list[QTreeWidgetItem]:
    """The kinds of units."""
    tree = dialog.tree
    found = (tree.topLevelItem(at) for at in range(tree.topLevelItemCount()))
    return [item for item in found if item is not None]


def units_of(dialog: UnitsDialog) -> list[QTreeWidgetItem]:
    """The units, kind by kind."""
    of_kinds = ((kind, at) for kind in kinds_of(dialog) for at in range(kind.childCount()))
    return [item for kind, at in of_kinds if (item := kind.child(at)) is not None]


def test_one_action_goes_to_fourteen_cities_with_one_tick(sheet: Window, answers: Answers) -> None:
    (action,) = take_rows(sheet, 0, 0, ActionColumn.TEXT)
    cities = [u for u in read_units(sheet.session.ledger) if u.kind is UnitKind.CITY]
    lead = row(sheet, action).lead_unit
    desk(sheet).commands.actions._change_many({"text": f"由{lead}开展检查"})
    count = len(desk(sheet).table.ids)

    def tick(dialog: QDialog) -> None:
        assert isinstance(dialog, UnitsDialog)
        dialog.search.setText("yhs")
        shown = [item.text(0) for item in units_of(dialog) if not item.isHidden()]
        assert shown == ["云海市知识产权局"]
        assert units_of(dialog)[0].text(1).startswith("牵头")
        dialog.search.clear()
        kind = next(at for at in kinds_of(dialog) if at.text(0).startswith("市"))
        kind.setCheckState(0, Qt.CheckState.Checked)

    answers.fill = tick
    sheet.carry_out("duplicate_to_units")
    made = [row(sheet, each) for each in desk(sheet).choice.actions()]
    assert [m.lead_unit for m in made] == [city.name for city in cities]
    assert [m.text for m in made] == [f"由{city.name}开展检查" for city in cities]
    assert all(m.post_id for m in made)
    sheet.carry_out("undo")
    desk(sheet).show_everything()
    assert len(desk(sheet).table.ids) == count


@pytest.mark.parametrize("held", [False, True])
def test_rows_dropped_on_a_sentence_move_there_or_serve_it_too(sheet: Window, held: bool) -> None:
    ids = take_rows(sheet, 20, 21, ActionColumn.TEXT)
    before = [c.id for c in detail(sheet, ids[0]).clauses]
    model, node = desk(sheet).tree.model(), sentence(sheet, 60)
    place = model.index_of(node.id)  # type: ignore[attr-defined]
    action = Qt.DropAction.CopyAction if held else Qt.DropAction.MoveAction
    assert model.dropMimeData(packed(ids, home(sheet)), action, -1, -1, place)
    after = [c.id for c in detail(sheet, ids[0]).clauses]
    assert after == ([*before, node.id] if held else [node.id, *before[1:]])
    sheet.carry_out("undo")
    assert [c.id for c in detail(sheet, ids[0]).clauses] == before


def test_a_heading_takes_no_rows(sheet: Window) -> None:
    model = desk(sheet).tree.model()
    heading = model.index(0, 0)
    assert not model.flags(heading) & Qt.ItemFlag.ItemIsDropEnabled
    assert not model.dropMimeData(
        packed(list(desk(sheet).table.ids), home(sheet)), Qt.DropAction.MoveAction, -1, -1, heading
    )


def test_rows_go_up_and_down_among_those_of_their_sentence(sheet: Window, qtbot: QtBot) -> None:
    under(sheet, 12)
    first, *_, last = order = list(desk(sheet).table.ids)
    take_rows(sheet, 0, 0, ActionColumn.TEXT)
    held = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(desk(sheet).table, Qt.Key.Key_Down, held)
    assert list(desk(sheet).table.ids)[:2] == [order[1], first]
    table = desk(sheet).table
    table.model().dropMimeData(
        packed([last], home(sheet)), Qt.DropAction.MoveAction, 0, 0, QModelIndex()
    )
    assert table.ids[0] == last
    sheet.carry_out("undo")
    sheet.carry_out("undo")
    under(sheet, 13)
    under(sheet, 12)
    assert list(desk(sheet).table.ids) == order


def test_in_another_order_nothing_is_moved_up(sheet: Window, answers: Answers) -> None:
    desk(sheet).table.sortByColumn(place_of(ActionColumn.DUE), Qt.SortOrder.AscendingOrder)
    take_rows(sheet, 3, 3, ActionColumn.TEXT)
    sheet.carry_out("move_up")
    assert "请先点击标题“原文”" in answers.said[-1]


def test_files_dropped_on_a_row_become_its_evidence(
    sheet: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    paper = tmp_path / "通知.txt"
    paper.write_text("盖章", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(paper))])
    table = desk(sheet).table
    action, before = table.ids[0], row(sheet, table.ids[0]).evidence
    edge = QPointF(table.visualRect(table.model().index(0, 2)).bottomLeft())
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    table.dropEvent(QDropEvent(edge, Qt.DropAction.CopyAction, data, *held))
    qtbot.waitUntil(lambda: row(sheet, action).evidence == before + 1)


def test_every_field_of_many_is_changed_in_one_step(sheet: Window) -> None:
    ids = take_rows(sheet, 40, 44, ActionColumn.TEXT)
    before = [row(sheet, each) for each in ids]
    form = desk(sheet).detail.many_actions
    unit = next(u for u in read_units(sheet.session.ledger) if u.name == "公共服务处")
    form.lead.show_value(unit.id)
    form.start.setText("3月")
    form.due.setText("年底前")
    form.deliverable.setText("工作总结")
    form.target.setText("不少于3件")
    form.remark.setText("一并推进")
    form.in_report.show_value("no")
    form.progress.show_value(Progress.UNDER_WAY)
    form.apply.click()
    for each in (row(sheet, action) for action in ids):
        assert (each.lead_unit, each.start_text, each.due and each.due.text) == (
            "公共服务处", "3月", "年底前",
        )  # fmt: skip
        assert (each.deliverable, each.quantified_target) == ("工作总结", "不少于3件")
        assert (each.remark, each.in_report, each.progress) == ("一并推进", False, "推进中")
    sheet.carry_out("undo")
    assert [row(sheet, each) for each in ids] == before


def test_highlights_are_marked_for_one_and_for_many_and_taken_back(sheet: Window) -> None:
    def marked(action: str) -> bool:
        sql = "SELECT is_highlight FROM local_action WHERE id = ?"
        return bool(sheet.session.ledger.value(sql, (action,)))

    one = desk(sheet).table.ids[0]
    desk(sheet).select_actions([one])
    tick = desk(sheet).detail.action.outcome.is_highlight
    tick.click()
    assert marked(one)
    ids = take_rows(sheet, 40, 44, ActionColumn.TEXT)
    form = desk(sheet).detail.many_actions
    form.highlight.show_value("yes")
    form.apply.click()
    assert all(marked(each) for each in ids)
    sheet.carry_out("undo")
    assert not any(marked(each) for each in ids)
    assert marked(one)
    sheet.carry_out("undo")
    assert not marked(one)
    desk(sheet).select_actions([one])
    assert not tick.isChecked()


def test_who_is_not_of_the_new_lead_unit_is_counted(sheet: Window) -> None:
    take_rows(sheet, 40, 44, ActionColumn.TEXT)
    form = desk(sheet).detail.many_actions
    unit = read_units(sheet.session.ledger)[-1]
    form.lead.show_value(unit.id)
    form.apply.click()
    assert "项的责任人不在牵头单位" in form.of_post.text()
    sheet.carry_out("undo")
    assert form.of_post.text() == ""


def test_partners_join_and_leave_many_actions(sheet: Window) -> None:
    ids = take_rows(sheet, 40, 42, ActionColumn.TEXT)
    form = desk(sheet).detail.many_actions
    unit = next(u for u in read_units(sheet.session.ledger) if u.name == "公共服务处")
    for how, is_there in (("add_cooperating", True), ("remove_cooperating", False)):
        form.joining.show_value(how)
        form.cooperating.show_several([unit.id])
        form.apply.click()
        rows = [row(sheet, each) for each in ids]
        leads = [each.lead_unit_id == unit.id for each in rows]
        there = [unit.id in each.cooperating_unit_ids for each in rows]
        assert there == [is_there and not leading for leading in leads]


def test_the_list_shows_the_sentence_of_the_action_and_the_table_stays(sheet: Window) -> None:
    page = desk(sheet)
    page.tree.scrollToTop()
    wanted, shown = page.table.row(len(page.table.ids) - 1), list(page.table.ids)
    page.table.choose(shown[-1:])
    outline = page.tree.model()
    assert wanted is not None
    assert isinstance(outline, OutlineModel)
    place = page.tree.visualRect(outline.index_of(wanted.clause_id))
    assert page.tree.viewport().rect().contains(place)
    assert (page.tree.selected_nodes(), list(page.table.ids)) == ([], shown)


def test_a_lead_that_cannot_join_as_partner_is_counted(sheet: Window) -> None:
    units = {each.lead_unit_id for each in map(desk(sheet).table.row, range(41)) if each}
    ids = take_rows(sheet, 0, 40, ActionColumn.TEXT)
    leads = [row(sheet, each).lead_unit_id for each in ids]
    unit = min(filter(None, units), key=leads.count)
    form = desk(sheet).detail.many_actions
    said: list[str] = []
    sheet.session.done.connect(said.append)
    for words in (said, None):
        form.joining.show_value("add_cooperating")
        form.cooperating.show_several([unit])
        form.apply.click()
        left_out = f"其中{leads.count(unit)}项由该单位牵头，没有加为配合单位"
        if words is said:
            assert said[-1].endswith(left_out)
            assert not form.filled()
    assert form.of_partners.text() == f"没有改动：{left_out}。"
    assert form.filled()


@pytest.mark.parametrize("count", [1, 4])
def test_a_partner_that_is_to_lead_leaves_the_partners_and_it_is_said(
    sheet: Window, count: int
) -> None:
    rows = [row(sheet, each) for each in desk(sheet).table.ids]
    at = next(n for n, each in enumerate(rows[:-4]) if each.cooperating_unit_ids)
    unit = rows[at].cooperating_unit_ids[0]
    ids = take_rows(sheet, at, at + count - 1, ActionColumn.TEXT)
    if count == 1:
        desk(sheet).detail.action.lead.take(Choice(unit, "也在配合的单位"))
    else:
        desk(sheet).detail.many_actions.lead.show_value(unit)
        desk(sheet).detail.many_actions.apply.click()
    after = [row(sheet, each) for each in ids]
    assert {each.lead_unit_id for each in after} == {unit}
    assert not any(unit in each.cooperating_unit_ids for each in after)
    assert "，并从配合单位中移出" in sheet.statusBar().currentMessage()
    assert "，并从配合单位中移出" in sheet.menus.actions["undo"].text()
    sheet.carry_out("undo")
    assert [row(sheet, each) for each in ids] == rows[at : at + count]


def test_the_form_of_many_says_what_they_have_now(sheet: Window) -> None:
    take_rows(sheet, 0, 9, ActionColumn.TEXT)
    form = desk(sheet).detail.many_actions
    assert "现有" in form.lead.currentText()
    page = desk(sheet)
    page.commands.actions._change_many({"remark": "同样"})
    assert "现为：同样" in form.remark.placeholderText()


def test_columns_are_ticked_moved_sized_and_kept(sheet: Window, qtbot: QtBot) -> None:
    header = desk(sheet).table.columns
    header.show_column(ActionColumn.REMARK, on=True)
    header.show_column(ActionColumn.LAMP, on=False)
    header.moveSection(header.visualIndex(place_of(ActionColumn.REMARK)), 0)
    header.resizeSection(place_of(ActionColumn.DUE), 200)
    chosen, shape = header.shown(), header.shape()
    assert chosen[0] is ActionColumn.REMARK
    assert ActionColumn.LAMP not in chosen
    header.begin_anew()
    assert header.shown()[0] is ActionColumn.SOURCE
    header.restore(shape)
    assert header.shown() == chosen
    assert header.sectionSize(place_of(ActionColumn.DUE)) == 200


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"[]",
        b'{"order": null, "chosen": [1], "widths": []}',
        b'{"order": [], "chosen": null, "widths": {"\xe4\xba\xae\xe7\x81\xaf": "x"}}',
    ],
)
def test_columns_that_were_kept_wrongly_are_those_of_the_beginning(
    sheet: Window, kept: bytes
) -> None:
    header = desk(sheet).table.columns
    header.begin_anew()
    usual = header.shown()
    header.restore(QByteArray(kept))
    assert header.shown() == usual


def test_columns_are_ticked_in_their_menu_with_the_keyboard(sheet: Window, qtbot: QtBot) -> None:
    header = desk(sheet).table.columns
    menu = header.menu
    menu.aboutToShow.emit()
    entry = next(each for each in menu.actions() if each.text() == "备注")
    assert not entry.isChecked()
    menu.setActiveAction(entry)
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert ActionColumn.REMARK in header.shown()
    menu.actions()[-1].trigger()
    assert ActionColumn.REMARK not in header.shown()


def test_a_tick_in_the_table_puts_an_action_into_the_report(sheet: Window, qtbot: QtBot) -> None:
    desk(sheet).table.columns.show_column(ActionColumn.IN_REPORT, on=True)
    (action,) = take_rows(sheet, 0, 0, ActionColumn.IN_REPORT)
    before = row(sheet, action).in_report
    press(qtbot, sheet, Qt.Key.Key_Space)
    assert row(sheet, action).in_report is not before


def test_partners_are_ticked_in_their_cell(sheet: Window, qtbot: QtBot) -> None:
    table = desk(sheet).table
    table.columns.show_column(ActionColumn.COOPERATING, on=True)
    (action,) = take_rows(sheet, 0, 0, ActionColumn.COOPERATING)
    before = row(sheet, action).cooperating_unit_ids
    press(qtbot, sheet, Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, SeveralPicker)
    qtbot.waitUntil(lambda: field.is_open)
    unit = next(u for u in read_units(sheet.session.ledger) if u.name == "公共服务处")
    assert unit.id not in before
    field.take(Choice(unit.id, unit.name))
    press(qtbot, sheet, Qt.Key.Key_Escape)
    assert row(sheet, action).cooperating_unit_ids == (*before, unit.id)


def test_after_deleting_the_next_row_is_selected_and_undo_selects_what_is_back(
    window: Window, qtbot: QtBot, sample: Path
) -> None:
    window.open_ledger(sample)
    page = desk(window)
    page.views.turn(claiming=False)
    before = list(page.table.ids)
    page.select_actions(before[3:5])
    window.carry_out("delete_actions")
    assert page.choice.actions() == [before[5]]
    window.carry_out("undo")
    assert page.choice.actions() == before[3:5]
