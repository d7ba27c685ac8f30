"""What each edit of the review does to sentences, notes, targets and dates."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from model.errors import InvalidEntryError
from model.reading.places import Place, item_at
from model.reading.read import understand
from model.reading.revise import (
    change_units,
    change_words,
    merge_sentences,
    move_sentence,
    move_sentence_to,
    remove_sentence,
    split_sentence,
    take_back,
)
from model.reading.revise_facts import change_deadline, change_front, change_target, set_scope
from model.reading.revise_order import move_part, remove
from model.reading.revise_outline import (
    chapter_to_item,
    goal_to_sentences,
    item_to_chapter,
    join_items,
    renumber,
    renumber_group,
    sentence_to_goal,
    sentence_to_title,
    set_is_task,
    start_item,
    title_to_sentence,
)
from model.reading.sources.recognise import text_source
from model.words import IndicatorScope, ListKind, ResponsibilityMode
from tests.model.reading.revising import find, paper, sentence

PAPER = paper()


def test_a_split_sentence_reads_its_targets_anew_and_keeps_its_note() -> None:
    place = find(PAPER, "结案准确率")
    merged = merge_sentences(PAPER, replace(place, sentence=0)).document
    item = item_at(merged, place)
    assert [target.sentence_index for target in item.targets] == [0]
    divided = split_sentence(merged, replace(place, sentence=0), len("推进商标法修改。")).document
    assert item_at(divided, place).targets[0].sentence_index == 1
    assert item_at(divided, place).sentences == item_at(PAPER, place).sentences


def test_a_sentence_is_not_split_where_nothing_would_be_left() -> None:
    place = find(PAPER, "结案准确率")
    for at in (0, len(sentence(PAPER, place)), 999):
        with pytest.raises(InvalidEntryError, match="没有拆分"):
            split_sentence(PAPER, place, at)


def test_two_sentences_with_notes_of_their_own_are_answered_for_by_both() -> None:
    place = find(PAPER, "开展普法宣传")
    first = replace(place, sentence=0)
    alone = merge_sentences(PAPER, first).document  # 配合修订…。6月底前完成调研。
    whole = item_at(merge_sentences(alone, first).document, place)
    assert whole.responsible[0].units == ("条法司", "办公室", "人事司")
    assert whole.responsible[0].text == "（条法司负责）（办公室、人事司负责）"


def test_a_sentence_takes_its_note_along_to_another_task() -> None:
    place, to = find(PAPER, "普法宣传"), find(PAPER, "推进商标法修改")
    moved = move_sentence_to(PAPER, place, to)
    assert sentence(moved.document, moved.place) == "开展普法宣传。"
    assert [note.units[0] for note in item_at(moved.document, to).responsible] == [
        "条法司",
        "办公室",
    ]
    assert len(item_at(moved.document, place).responsible) == 1


def test_at_the_edge_of_a_task_a_sentence_goes_over_to_the_next_one() -> None:
    moved = move_sentence(PAPER, find(PAPER, "普法宣传"), down=True)
    assert moved.place == replace(find(PAPER, "推进商标法修改"), sentence=0)
    assert item_at(moved.document, moved.place).text == (
        "开展普法宣传。（办公室、人事司负责）推进商标法修改。"
        "（条法司、商标局按职责分工负责）结案准确率达93%以上。"
    )


def test_a_task_without_any_words_left_is_gone() -> None:
    place = find(PAPER, "开展普法宣传")
    started = start_item(PAPER, place)
    to = find(started.document, "推进商标法修改")
    gone = move_sentence_to(started.document, started.place, to)
    assert sentence(gone.document, gone.place) == "开展普法宣传。"
    assert len(gone.document.chapters[1].items) == len(PAPER.chapters[1].items)


def test_what_is_removed_can_be_taken_back_with_its_note() -> None:
    place = find(PAPER, "新建服务网点")
    without = remove_sentence(PAPER, place).document
    at = next(n for n, line in enumerate(without.removed) if "服务网点" in line.text)
    back = take_back(without, at)
    assert sentence(back.document, back.place) == "新建服务网点30家。"
    assert item_at(back.document, back.place).responsible[0].participants == ("各地方知识产权局",)


def test_a_removed_line_in_the_middle_of_a_run_is_closed_by_its_note() -> None:
    text = "一、重点任务\n（一）法治保障\n配合修法。\n打印本页\n开展普法。（条法司负责）\n"
    document = understand(text_source(text))
    back = take_back(document, 0)
    item = item_at(back.document, back.place)
    assert item.sentences == ("配合修法。", "打印本页", "开展普法。")
    assert item.segments[0].sentences == (0, 1, 2)


def test_a_slip_is_put_right_and_told_but_a_sentence_is_not_rewritten() -> None:
    place = find(PAPER, "结案准确率")
    right = change_words(PAPER, place, "结案准确率达95%以上。").document
    assert item_at(right, place).targets[0].value == Decimal(95)
    assert "已把“结案准确率达93%以上。”改为" in right.findings[-1].message
    with pytest.raises(InvalidEntryError, match="改动太大"):
        change_words(PAPER, place, "请各单位认真落实。")


def test_departments_are_changed_for_the_whole_run_or_for_one_sentence() -> None:
    place = find(PAPER, "配合修订")
    every = change_units(PAPER, place, lead=("条法司",), participants=("商标局",)).document
    assert item_at(every, place).responsible[0].mode is ResponsibilityMode.LEAD_AND_JOIN
    assert item_at(every, place).responsible[0].text == "（条法司负责）"  # as printed
    one = change_units(PAPER, place, lead=("商标局",), whole_run=False).document
    assert [run.sentences for run in item_at(one, place).segments] == [(0,), (1,), (2,)]
    none = change_units(PAPER, place, lead=()).document
    assert [run.sentences for run in item_at(none, place).segments] == [(2,)]


def test_a_sentence_without_a_note_is_given_one() -> None:
    place = find(PAPER, "结案准确率")
    noted = change_units(PAPER, place, lead=("保护司",), participants=("各地方知识产权局",))
    assert item_at(noted.document, place).responsible[-1].text == (
        "（保护司负责，各地方知识产权局参与）"
    )


def test_a_title_becomes_a_sentence_and_the_sentence_a_title_again() -> None:
    place = find(PAPER, "全省知识产权工作稳中有进").of_item()
    as_sentence = title_to_sentence(PAPER, place)
    assert sentence(as_sentence.document, as_sentence.place) == "主要目标。"
    again = sentence_to_title(as_sentence.document, as_sentence.place)
    assert again.document == PAPER


def test_a_sentence_in_the_middle_as_a_title_begins_a_new_task() -> None:
    titled = sentence_to_title(PAPER, find(PAPER, "开展普法宣传"))
    upper, fresh = titled.document.chapters[1].items[:2]
    assert upper.sentences == ("配合修订专利法规。", "6月底前完成调研。")
    assert (fresh.title, fresh.sentences, fresh.group) == ("开展普法宣传", (), upper.group)


def test_the_second_task_joins_the_first() -> None:
    place = find(PAPER, "推进商标法修改")
    joined = join_items(PAPER, place)
    item = item_at(joined.document, joined.place)
    assert len(item.sentences) == 5
    assert item.segments[-1].sentences == (3,)
    with pytest.raises(InvalidEntryError, match="不在同一个"):
        join_items(PAPER, find(PAPER, "新建服务网点"))


def test_a_task_with_a_title_becomes_a_chapter_and_an_item_again() -> None:
    place = find(PAPER, "全省知识产权工作稳中有进").of_item()
    made = item_to_chapter(PAPER, place)
    assert [chapter.title for chapter in made.document.chapters][:2] == ["总体要求", "主要目标"]
    assert chapter_to_item(made.document, made.place).document == PAPER


def test_goals_come_from_sentences_and_go_back_to_them() -> None:
    place = find(PAPER, "全省知识产权工作稳中有进")
    goal = sentence_to_goal(PAPER, place)
    assert sentence(goal.document, goal.place) == "全省知识产权工作稳中有进。"
    back = goal_to_sentences(goal.document, goal.place)
    assert item_at(back.document, place).sentences == item_at(PAPER, place).sentences
    opened = goal_to_sentences(PAPER, replace(place, goal=0, sentence=None)).document
    assert item_at(opened, place).sentences[1:] == (
        "创造质量更高。",
        "发明专利审查周期压减到15.5个月左右。",
    )
    assert item_at(opened, place).targets[0].sentence_index == 2


def test_tasks_go_into_the_next_group_and_the_next_chapter() -> None:
    place = find(PAPER, "推进商标法修改").of_item()
    regrouped = move_part(PAPER, place, down=True)
    assert (
        item_at(regrouped.document, regrouped.place).group
        == item_at(PAPER, find(PAPER, "新建服务网点")).group
    )
    last = find(PAPER, "各地方于2024年").of_item()
    above = move_part(PAPER, last, down=False)
    assert (above.place.chapter, above.document.chapters[2].items) == (1, ())
    assert move_part(PAPER, Place(chapter=0), down=True).place == Place(chapter=1)


def test_a_removed_chapter_stands_among_the_removed_lines_with_all_its_titles() -> None:
    cut = [line.text for line in remove(PAPER, Place(chapter=1)).document.removed]
    assert {"重点任务", "加强法治保障", "提升服务水平"} <= set(cut)
    assert "新建服务网点30家。（公共服务司牵头，各地方知识产权局参与）" in cut


def test_numbers_and_titles_are_put_right() -> None:
    place = find(PAPER, "推进商标法修改")
    item = item_at(renumber(PAPER, place, number="2．", title=None).document, place)
    assert item.number == "2．"
    grouped = renumber_group(PAPER, place, number="（二）", title="加强法治").document
    assert {item.group.title for item in grouped.chapters[1].items if item.group} == {
        "加强法治",
        "提升服务水平",
    }
    with pytest.raises(InvalidEntryError, match="不能是空的"):
        renumber(PAPER, Place(chapter=0), number="一", title=" ")


def test_a_requirement_is_counted_when_the_clerk_says_so() -> None:
    place = find(PAPER, "各地方于2024年")
    counted = set_is_task(PAPER, place, is_task=not item_at(PAPER, place).is_task)
    assert item_at(counted.document, place).is_task is not item_at(PAPER, place).is_task


def test_targets_are_taken_on_corrected_and_set_aside() -> None:
    place = find(PAPER, "增长10%以上")
    taken = set_scope(PAPER, place, 0, IndicatorScope.PROVINCE)
    target = item_at(taken, place).subitems[1].targets[0]
    assert target.scope is IndicatorScope.PROVINCE
    assert item_at(change_target(taken, place, 0), place).subitems[1].targets == ()


def test_time_limits_are_corrected_and_set_aside() -> None:
    place = find(PAPER, "6月底前")
    later = item_at(change_deadline(PAPER, place, 0, "9月底前"), place).deadlines[0]
    assert (later.quote, str(later.due.day)) == ("9月底前", "2024-09-30")
    with pytest.raises(InvalidEntryError, match="不能确定"):
        change_deadline(PAPER, place, 0, "尽快")
    assert item_at(change_deadline(PAPER, place, 0, None), place).deadlines == ()


def test_another_year_moves_the_dates_that_name_none() -> None:
    place, report = find(PAPER, "6月底前"), find(PAPER, "各地方于")
    later = change_front(PAPER, year=2025, kind=ListKind.ROADMAP)
    assert str(item_at(later, place).deadlines[0].due.day) == "2025-06-30"
    assert str(item_at(later, report).deadlines[0].due.day) == "2024-12-15"
    unknown = replace(change_front(PAPER, year=None))
    bare = replace(unknown, chapters=change_deadline(unknown, place, 0, None).chapters)
    assert (
        item_at(change_front(bare, year=2024), place).deadlines == item_at(PAPER, place).deadlines
    )


def test_goals_are_moved_titled_and_set_aside() -> None:
    place = replace(find(PAPER, "全省知识产权工作稳中有进"), goal=0, sentence=None)
    down = move_part(PAPER, place, down=True)
    assert item_at(down.document, place).subitems[1].title == "创造质量更高"
    renamed = renumber(PAPER, place, number=None, title="创造更好")
    assert item_at(renamed.document, place).subitems[0].title == "创造更好"
    cut = remove(PAPER, place).document
    assert [line.text for line in cut.removed][1:3] == [
        "创造质量更高",
        "发明专利审查周期压减到15.5个月左右。",
    ]


def test_the_title_of_a_goal_becomes_a_sentence_and_the_title_again() -> None:
    place = replace(find(PAPER, "全省知识产权工作稳中有进"), goal=0, sentence=None)
    as_sentence = title_to_sentence(PAPER, place)
    assert sentence(as_sentence.document, as_sentence.place) == "创造质量更高。"
    assert sentence_to_title(as_sentence.document, as_sentence.place).document == PAPER


def test_a_goal_whose_only_sentence_goes_away_is_gone() -> None:
    goal = sentence_to_goal(PAPER, find(PAPER, "全省知识产权工作稳中有进"))
    moved = move_sentence_to(goal.document, goal.place, find(PAPER, "普法宣传"))
    assert len(item_at(moved.document, goal.place).subitems) == 2


FIRST = find(PAPER, "配合修订")
GOAL = replace(find(PAPER, "全省知识产权工作稳中有进"), goal=0, sentence=0)


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (lambda: split_sentence(PAPER, FIRST.of_item(), 3), "不是句子"),
        (lambda: merge_sentences(PAPER, find(PAPER, "新建服务")), "最后一句"),
        (lambda: move_sentence(PAPER, find(PAPER, "各地方于"), down=True), "没有移动"),
        (lambda: change_units(PAPER, GOAL, lead=("条法司",)), "目标没有责任部门"),
        (lambda: set_is_task(PAPER, Place(chapter=0), is_task=True), "是一个部分"),
        (lambda: renumber(PAPER, find(PAPER, "各地方于"), number="", title=""), "不能清空"),
        (lambda: title_to_sentence(PAPER, FIRST.of_item()), "没有标题"),
        (lambda: sentence_to_title(PAPER, GOAL.of_sentences()), "不是句子"),
        (lambda: sentence_to_title(PAPER, GOAL), "只有没有标题的目标"),
        (lambda: start_item(PAPER, GOAL), "只有任务里的句子"),
        (lambda: join_items(PAPER, FIRST), "第一个任务"),
        (lambda: item_to_chapter(PAPER, FIRST), "没有标题"),
        (lambda: chapter_to_item(PAPER, Place(chapter=0)), "第一个部分"),
        (lambda: sentence_to_goal(PAPER, GOAL), "只有任务里的句子"),
        (lambda: goal_to_sentences(PAPER, FIRST), "不是目标"),
        (lambda: move_part(PAPER, Place(chapter=2), down=True), "最前或最后"),
        (lambda: take_back(replace(PAPER, chapters=()), 0), "没有任务可以放"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(edit: Callable[[], object], told: str) -> None:
    with pytest.raises(InvalidEntryError, match=told) as refusal:
        edit()
    assert str(refusal.value).endswith("。")


def test_the_only_chapter_stays() -> None:
    alone = replace(PAPER, chapters=PAPER.chapters[:1])
    with pytest.raises(InvalidEntryError, match="仅有的一个部分"):
        remove(alone, Place(chapter=0))


def test_a_chapter_without_a_plain_paragraph_becomes_a_task_of_its_own() -> None:
    joined = chapter_to_item(PAPER, Place(chapter=1))
    items = joined.document.chapters[0].items
    assert [(item.number, item.title) for item in items][:2] == [
        ("（一）", "主要目标"),
        ("二", "重点任务"),
    ]
    assert len(items) == 5


def test_a_date_that_no_calendar_has_keeps_its_words_in_another_year() -> None:
    place = find(PAPER, "6月底前")
    leap = change_deadline(PAPER, place, 0, "2月29日前")
    moved = change_front(leap, year=2025)
    assert item_at(moved, place).deadlines[0].due == item_at(leap, place).deadlines[0].due
