"""导入核对: a clerk holds what was read against the paper before anything is stored."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from model.entities import ClauseId, TaskListId
from model.list_update import ClauseChange, ComparedClause, ListComparison
from model.reading.source import Source
from model.words import IndicatorScope, ListKind
from tests.ui.review_papers import bad_paper, long_plan, read
from tests.window_fixtures import Answers
from ui.review.line_fates import Fate
from ui.review.outline_rows import Row, RowKind
from ui.review.review_dialog import ReviewDialog
from ui.review.small_dialogs import (
    DeadlineDialog,
    DestinationDialog,
    NumberDialog,
    SplitDialog,
    TargetDialog,
    UnitsDialog,
    WordsDialog,
)
from ui.state import WindowState

Opens = Callable[..., ReviewDialog]


@pytest.fixture
def opens(prepared: QApplication, qtbot: QtBot, answers: Answers) -> Opens:
    """Opens the review of a paper."""

    def open_review(source: Source, **more: object) -> ReviewDialog:
        dialog = ReviewDialog(source, read(source), ask=answers, **more)  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        return dialog

    return open_review


def find(dialog: ReviewDialog, words: str, kind: RowKind = RowKind.SENTENCE) -> int:
    """The row of a kind that holds these words."""
    rows = dialog.outline.outline.rows
    return next(n for n, row in enumerate(rows) if words in row.text and row.kind is kind)


def choose(dialog: ReviewDialog, words: str, kind: RowKind = RowKind.SENTENCE) -> Row:
    """Select the row that holds these words, with the keyboard in the outline."""
    at = find(dialog, words, kind)
    dialog.outline.setFocus()
    dialog.outline.choose(at)
    return dialog.outline.outline.rows[at]


def sentences(dialog: ReviewDialog) -> list[str]:
    """The sentences of the revised document in order."""
    items = [item for chapter in dialog.document().chapters for item in chapter.items]
    return [text for item in items for text in item.sentences]


def marked(dialog: ReviewDialog) -> str:
    """The words that are marked in the source."""
    lines, words = dialog.source_view.lines.lines, dialog.source_view._marked
    return "".join(lines[row].text[at : at + n] for row, (at, n) in words.items())


def filled(answers: Answers, kind: type[QDialog], fill: Callable[..., None]) -> None:
    """Fill in the next small form, which must be of this kind."""

    def check_and_fill(dialog: QDialog) -> None:
        assert isinstance(dialog, kind)
        fill(dialog)

    answers.fill = check_and_fill


def test_the_top_counts_what_was_read_cut_and_doubtful(opens: Opens) -> None:
    dialog = opens(bad_paper())
    assert dialog.summary.text().startswith("原文6句")
    assert "6处需您核对" in dialog.summary.text()
    assert "删去" in dialog.summary.text()
    assert dialog.accept_button.text() == "导入6句"


def test_a_sentence_shows_its_very_words_in_the_paper(opens: Opens) -> None:
    dialog = opens(bad_paper())
    choose(dialog, "开展重点领域立法后评估")
    assert marked(dialog) == "开展重点领域立法后评估，评估结果及时向社会公开"
    choose(dialog, "≥ 300件", RowKind.TARGET)
    assert marked(dialog).endswith("办理案件不少于300件")


def test_a_line_of_the_paper_shows_what_came_of_it(opens: Opens) -> None:
    dialog = opens(bad_paper())
    dialog.source_view.choose(dialog.source_view.lines.row_of(13))
    current = dialog.outline.outline.rows[dialog.outline.row]
    assert current.text == "建立健全跨区域协作机制。"
    dialog.source_view.choose(dialog.source_view.lines.row_of(9))
    assert dialog.fate.text() == "第9行：删去"


def test_doubtful_places_are_gone_through_and_ticked_off(qtbot: QtBot, opens: Opens) -> None:
    dialog = opens(bad_paper())
    dialog.bar.actions["next_finding"].trigger()
    dialog.bar.actions["next_finding"].trigger()
    assert dialog.source_view.lines.lines[dialog.source_view.row].number == 6
    view = dialog.findings.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert "（已核对1处）" in dialog.summary.text()
    for _ in range(5):
        view.choose(view.next_open(backward=False))
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert "6处需您核对的都已核对" in dialog.summary.text()
    dialog.carry_out("previous_finding")  # nothing is left to go to


def test_sentences_are_ticked_off_with_the_space_bar(qtbot: QtBot, opens: Opens) -> None:
    dialog = opens(long_plan(10))
    assert dialog.outline.outline.rows[dialog.outline.row].number == "1"
    for _ in range(3):
        qtbot.keyClick(dialog.outline, Qt.Key.Key_Space)
    assert dialog.ticked.text() == "已对3/25句"
    assert dialog.outline.outline.rows[dialog.outline.row].number == "4"
    row = dialog.outline.visualRect(dialog.outline.outline.index(dialog.outline.row, 0))
    at = QPoint(2 * dialog.step, row.center().y())
    qtbot.mouseClick(dialog.outline.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert dialog.ticked.text() == "已对4/25句"


def test_a_sentence_is_split_where_the_caret_stands_and_put_together_again(
    opens: Opens, answers: Answers
) -> None:
    dialog = opens(bad_paper())
    before = dialog.document()
    row = choose(dialog, "加强电商领域执法")
    filled(answers, SplitDialog, lambda form: form.put_caret(row.text.index("13月")))
    dialog.carry_out("split")
    assert sentences(dialog)[4:6] == [
        "加强电商领域执法，全年办理案件不少于300件，",
        "13月底前通报。",
    ]
    assert dialog.accept_button.text() == "导入7句"
    dialog.carry_out("merge")
    assert dialog.document() == before


def test_every_edit_can_be_undone_and_done_again(opens: Opens) -> None:
    dialog = opens(bad_paper())
    before = dialog.document()
    choose(dialog, "建立健全跨区域协作机制")
    dialog.carry_out("merge")
    after = dialog.document()
    assert dialog.bar.actions["undo"].text() == "撤销 合并句子"
    dialog.carry_out("undo")
    assert dialog.document() == before
    dialog.carry_out("redo")
    assert dialog.document() == after
    dialog.carry_out("reset")
    assert dialog.document() == before
    dialog.carry_out("undo")
    assert dialog.document() == after


def test_a_sentence_moves_with_alt_and_the_arrows_and_stays_selected(
    qtbot: QtBot, opens: Opens
) -> None:
    dialog = opens(bad_paper())
    choose(dialog, "现有协议执行率")
    qtbot.keyClick(dialog.outline, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert sentences(dialog)[2] == "现有协议执行率达90%以上。"
    assert dialog.outline.outline.rows[dialog.outline.row].text == "现有协议执行率达90%以上。"
    qtbot.keyClick(dialog.outline, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert len(dialog.document().chapters[0].items[0].sentences) == 3


def test_a_sentence_goes_to_the_task_that_is_chosen(opens: Opens, answers: Answers) -> None:
    dialog = opens(bad_paper())
    choose(dialog, "现有协议执行率")
    filled(answers, DestinationDialog, lambda form: form.tasks.setCurrentRow(0))
    dialog.carry_out("move_to")
    assert "现有协议执行率达90%以上。" in dialog.document().chapters[0].items[0].sentences


def test_what_was_cut_is_taken_back_and_what_is_no_task_is_cut(opens: Opens) -> None:
    dialog = opens(bad_paper())
    choose(dialog, "建立健全跨区域协作机制")
    dialog.carry_out("remove")
    assert dialog.document().removed[-4].text == "建立健全跨区域协作机制。"
    dialog.source_view.choose(dialog.source_view.lines.row_of(9))
    dialog.carry_out("take_back")
    assert "— 3 —" in sentences(dialog)
    assert dialog.source_view.lines.fates[dialog.source_view.lines.row_of(9)] is Fate.READ


def test_numbers_titles_words_and_departments_are_corrected(opens: Opens, answers: Answers) -> None:
    dialog = opens(bad_paper())
    choose(dialog, "（三）强化协同保护", RowKind.ITEM)
    filled(answers, NumberDialog, lambda form: form.number.setText("（二）"))
    dialog.carry_out("change")
    assert dialog.document().chapters[0].items[1].number == "（二）"
    choose(dialog, "推进地方性法规修订")
    right = "推进地方性法规修订，6月底前完成调研起草和意见征求。"
    filled(answers, WordsDialog, lambda form: form.words.setPlainText(right))
    dialog.carry_out("change")
    assert sentences(dialog)[0] == right
    assert "7处需您核对" in dialog.summary.text()
    filled(answers, UnitsDialog, lambda form: form.join.setText("保护处，商标处"))
    dialog.carry_out("units")
    note = dialog.document().chapters[0].items[0].responsible[0]
    assert (note.lead, note.participants) == (("条法处",), ("保护处", "商标处"))
    assert "牵头：条法处；配合：保护处、商标处" in choose(dialog, "条法处负责", RowKind.NOTE).text


def test_targets_are_taken_on_corrected_and_dropped(
    qtbot: QtBot, opens: Opens, answers: Answers
) -> None:
    dialog = opens(bad_paper())
    before = choose(dialog, "≥ 300件", RowKind.TARGET).tag
    qtbot.keyClick(dialog.outline, Qt.Key.Key_Space)
    target = dialog.document().chapters[0].items[1].targets[1]
    assert {before, str(target.scope)} == set(map(str, IndicatorScope))
    filled(answers, TargetDialog, lambda form: form.value.setText("三百"))
    dialog.carry_out("change")
    assert "不是数" in answers.said[-1]
    filled(answers, TargetDialog, lambda form: form.value.setText("300-350"))
    dialog.carry_out("change")
    choose(dialog, "300—350件", RowKind.TARGET)
    dialog.carry_out("remove")
    assert len(dialog.document().chapters[0].items[1].targets) == 1


def test_time_limits_are_corrected_and_follow_the_year(opens: Opens, answers: Answers) -> None:
    dialog = opens(bad_paper())
    choose(dialog, "6月底前 → 2024年6月30日", RowKind.DEADLINE)
    filled(answers, DeadlineDialog, lambda form: form.words.setText("9月底前"))
    dialog.carry_out("change")
    choose(dialog, "9月底前 → 2024年9月30日", RowKind.DEADLINE)
    dialog.head.year.setText("2025")
    dialog.head.settle()
    choose(dialog, "9月底前 → 2025年9月30日", RowKind.DEADLINE)
    dialog.head.year.setText("明年")
    assert not dialog.head.settle()
    assert "四位数字" in answers.said[-1]


def test_the_front_is_corrected_and_handed_over_with_the_document(
    qtbot: QtBot, opens: Opens
) -> None:
    dialog = opens(bad_paper())
    dialog.head.doc_number.setFocus()
    dialog.head.doc_number.insert("某知发〔2024〕3号")
    dialog.head.kind.settled.emit(ListKind.TABLE)
    qtbot.keyClick(dialog.head.doc_number, Qt.Key.Key_Return)
    assert dialog.isVisible()  # Enter ends the field; it imports nothing
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted
    document = dialog.document()
    assert (document.doc_number, document.kind) == ("某知发〔2024〕3号", ListKind.TABLE)


def test_titles_sentences_goals_tasks_and_parts_are_changed_into_one_another(
    opens: Opens,
) -> None:
    dialog = opens(bad_paper())
    before = dialog.document()
    steps = (
        ("（三）强化协同保护", RowKind.ITEM, "from_title", "to_title"),
        ("（三）强化协同保护", RowKind.ITEM, "to_chapter", "from_chapter"),
        ("（三）强化协同保护", RowKind.ITEM, "is_task", "is_task"),
        ("（三）强化协同保护", RowKind.ITEM, "move_up", "move_down"),
    )
    for words, kind, there, back in steps:
        choose(dialog, words, kind)
        dialog.carry_out(there)
        assert dialog.document() != before
        dialog.carry_out(back)
        assert dialog.document().chapters == before.chapters, there
    choose(dialog, "现有协议执行率")
    dialog.carry_out("to_goal")
    assert not dialog.bar.actions["start_item"].isEnabled()
    dialog.carry_out("from_goal")
    dialog.carry_out("start_item")
    dialog.carry_out("join")
    assert sentences(dialog)[4] == "现有协议执行率达90%以上。"


def test_the_keys_work_in_the_reading_and_leave_the_fields_alone(
    qtbot: QtBot, opens: Opens
) -> None:
    dialog = opens(bad_paper())
    before = dialog.document()
    choose(dialog, "现有协议执行率")
    qtbot.keyClick(dialog.outline, Qt.Key.Key_Delete)
    assert len(sentences(dialog)) == 5
    qtbot.keyClick(dialog.outline, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog.document() == before
    dialog.head.title.setFocus()
    dialog.head.title.selectAll()
    qtbot.keyClick(dialog.head.title, Qt.Key.Key_Delete)
    assert dialog.head.title.text() == ""
    assert dialog.document() == before
    qtbot.keyClick(dialog.head.title, Qt.Key.Key_Escape)
    assert dialog.head.title.text() == before.title
    assert dialog.isVisible()


def test_a_right_click_offers_what_the_row_allows(opens: Opens) -> None:
    dialog = opens(bad_paper())
    choose(dialog, "（三）强化协同保护", RowKind.ITEM)
    offered = [action.text() for action in dialog.bar.row_menu().actions()]
    assert "改编号和标题…" in offered
    assert "不计入任务事项" in offered
    assert "拆分…" not in offered
    dialog.source_view.choose(dialog.source_view.lines.row_of(9))
    offer = dialog.bar.line_menu().actions()[0]
    assert (offer.text(), offer.isEnabled()) == ("取回为句子", True)


def test_an_edit_that_cannot_be_made_is_told_and_changes_nothing(
    opens: Opens, answers: Answers
) -> None:
    dialog = opens(bad_paper())
    choose(dialog, "一、加强源头保护", RowKind.CHAPTER)
    dialog.carry_out("from_chapter")
    assert "前面没有可并入的部分" in answers.said[-1]
    assert not dialog.reset_button.isEnabled()


def test_only_doubtful_sentences_are_shown_below_their_titles(opens: Opens) -> None:
    dialog = opens(bad_paper())
    dialog.only_doubtful.setChecked(True)
    kinds = [row.kind for row in dialog.outline.outline.rows]
    assert kinds[:3] == [RowKind.CHAPTER, RowKind.ITEM, RowKind.SENTENCE]
    assert len(kinds) < len(dialog._rows)
    dialog.only_doubtful.setChecked(False)
    assert len(dialog.outline.outline.rows) == len(dialog._rows)


def compared(change: ClauseChange, before: str, after: str) -> ComparedClause:
    """A sentence before and after."""
    return ComparedClause(
        change=change, before=before, after=after, clause_id=ClauseId("x"), actions=2
    )


def test_an_update_shows_what_is_new_changed_and_gone(opens: Opens) -> None:
    source = bad_paper()
    texts = [t for c in read(source).chapters for i in c.items for t in i.sentences]
    comparison = ListComparison(
        task_list_id=TaskListId("list"),
        clauses=(
            compared(ClauseChange.SAME, texts[0], texts[0]),
            compared(ClauseChange.GONE, "旧的一句。", ""),
            compared(ClauseChange.CHANGED, "建立协作机制。", texts[2]),
            compared(ClauseChange.ADDED, "", texts[3]),
        ),
    )
    dialog = opens(source, compare=lambda _: comparison)
    assert dialog.accept_button.text() == "更新：新增1句、修改1句、删去1句"
    dialog.only_changed.setChecked(True)
    rows = [r for r in dialog.outline.outline.rows if r.change]
    assert [row.change for row in rows] == ["删去", "修改", "新增"]
    assert rows[0].before == "新来文中没有这一句，已有2项落实举措，将保留"
    assert rows[1].before == "建立协作机制。"


def test_the_comparison_is_made_anew_after_each_edit(opens: Opens) -> None:
    heard: list[int] = []

    def compare(document: object) -> ListComparison:
        heard.append(1)
        return ListComparison(task_list_id=TaskListId("list"), clauses=())

    dialog = opens(bad_paper(), compare=compare)
    choose(dialog, "建立健全跨区域协作机制")
    dialog.carry_out("merge")
    assert len(heard) == 2
    assert dialog.accept_button.text() == "更新：各句文字没有变化"


def test_cancelling_asks_only_when_edits_would_be_lost(opens: Opens, answers: Answers) -> None:
    dialog = opens(bad_paper())
    dialog.reject()
    assert answers.said == []
    dialog.show()
    choose(dialog, "建立健全跨区域协作机制")
    dialog.carry_out("merge")
    answers.yes = False
    dialog.reject()
    assert dialog.isVisible()
    assert "作了1处改动" in answers.said[-1]


def test_the_shape_of_the_review_is_remembered(opens: Opens, tmp_path: Path) -> None:
    state = WindowState(tmp_path / "window.ini")
    first = opens(bad_paper(), state=state)
    first.across.setSizes([300, 900])
    sizes = first.across.sizes()
    first.accept()
    assert opens(bad_paper(), state=state).across.sizes() == sizes


def test_parts_are_moved_renamed_and_opened_by_a_double_click(
    opens: Opens, answers: Answers
) -> None:
    dialog = opens(bad_paper())
    choose(dialog, "二、促进转化运用", RowKind.CHAPTER)
    filled(answers, NumberDialog, lambda form: form.title.setText("促进运用"))
    index = dialog.outline.currentIndex()
    dialog.outline.doubleClicked.emit(index)
    assert dialog.document().chapters[1].title == "促进运用"
    dialog.carry_out("move_up")
    assert [chapter.title for chapter in dialog.document().chapters] == [
        "促进运用",
        "加强源头保护",
    ]
    answers.fill = None
    choose(dialog, "现有协议执行率")
    dialog.outline.doubleClicked.emit(dialog.outline.currentIndex())  # words are not opened so


def test_the_heading_above_running_numbers_is_put_right(opens: Opens, answers: Answers) -> None:
    dialog = opens(long_plan(12))
    row = choose(dialog, "（一）", RowKind.GROUP)
    filled(answers, NumberDialog, lambda form: form.title.setText("商标工作"))
    dialog.carry_out("change")
    assert row.text != "（一）商标工作"
    choose(dialog, "（一）商标工作", RowKind.GROUP)
    choose(dialog, "优化地理标志保护机制")
    before = [item.number for item in dialog.document().chapters[0].items]
    dialog.carry_out("item_down")
    dialog.carry_out("item_up")
    assert [item.number for item in dialog.document().chapters[0].items] == before


def test_what_a_file_could_not_give_whole_is_to_be_checked_too(opens: Opens) -> None:
    source = replace(bad_paper(), warnings=("图片里的文字没有读取，请对照原件。",))
    dialog = opens(source)
    assert dialog.findings.counts() == (len(read(source).doubts), 0)
    first = dialog.findings.view.findings.findings[0]
    assert first.message == "图片里的文字没有读取，请对照原件。"
    dialog.findings.go(backward=False)  # it has no line to go to


def test_a_date_that_is_none_is_dropped(opens: Opens) -> None:
    dialog = opens(bad_paper())
    choose(dialog, "6月底前 →", RowKind.DEADLINE)
    dialog.carry_out("remove")
    assert dialog.document().chapters[0].items[0].deadlines == ()


def test_a_document_without_counted_sentences_is_not_imported(opens: Opens) -> None:
    dialog = opens(bad_paper())
    while dialog.accept_button.isEnabled():
        counted = next(n for n, row in enumerate(dialog.outline.outline.rows) if row.is_counted)
        dialog.outline.choose(counted)
        dialog.carry_out("is_task")
    assert dialog.summary.text().startswith("原文0句")
    assert dialog.ticked.text() == "已对0/0句"


def test_a_rare_character_does_not_move_the_caret(prepared: QApplication, qtbot: QtBot) -> None:
    form = SplitDialog("由陈𬭎牵头调研，完成修订。")
    qtbot.addWidget(form)
    form.put_caret(8)
    assert form.at == 8
    form.put_caret(0)
    assert not form.accept_button.isEnabled()
