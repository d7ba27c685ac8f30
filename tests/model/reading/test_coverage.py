"""What falls out between the steps of reading is noticed, with its line."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from model.reading.coverage import unread_findings, unread_lines
from model.reading.document import ReadChapter, ReadItem
from model.reading.lines import Line
from model.reading.outline import build_outline
from model.reading.overview import overview
from model.reading.paragraphs import join_lines
from model.reading.read import read_document

TEXT = """一、总体要求
——创造。质量提高。
二、重点任务
（一）完善制度（法规处牵头）
1.推进立法，
做好论证。（条法司负责）开展培训。
2.加强保护。
牵头单位：保护司
三、保障
（二）强化支撑。完善机制。"""
LINES = [Line(number, text, text) for number, text in enumerate(TEXT.split("\n"), start=1)]
PARAGRAPHS = join_lines(LINES)
CHAPTERS, _ = build_outline(PARAGRAPHS, year=2023, whole_title="")


def unread(chapters: tuple[ReadChapter, ...]) -> tuple[int, ...]:
    return unread_lines(LINES, PARAGRAPHS, chapters)


def test_a_whole_outline_has_no_unread_line() -> None:
    assert unread(CHAPTERS) == ()


@pytest.mark.parametrize(
    ("chapter", "item", "change", "lines"),
    [
        (0, 0, lambda it: replace(it, subitems=()), (2,)),
        (1, 0, lambda it: replace(it, sentences=it.sentences[:1]), (5, 6)),
        (1, 0, lambda it: replace(it, responsible=()), (5, 6)),
        (1, 1, lambda it: replace(it, responsible=()), (8,)),
        (1, 1, lambda it: replace(it, sentences=()), (7,)),
        (2, 0, lambda it: replace(it, title="强化"), (10,)),
    ],
)
def test_what_is_left_out_of_a_task_shows_its_lines(
    chapter: int, item: int, change: Callable[[ReadItem], ReadItem], lines: tuple[int, ...]
) -> None:
    whole = CHAPTERS[chapter]
    items = tuple(change(each) if at == item else each for at, each in enumerate(whole.items))
    changed = (*CHAPTERS[:chapter], replace(whole, items=items), *CHAPTERS[chapter + 1 :])
    assert unread(changed) == lines


def test_a_chapter_that_is_left_out_shows_all_its_lines() -> None:
    assert unread(CHAPTERS[:2]) == (9, 10)


def test_a_line_that_joins_no_paragraph_is_noticed() -> None:
    assert unread_lines(LINES, PARAGRAPHS[:3] + PARAGRAPHS[4:], CHAPTERS) == (4,)


def test_an_unread_line_is_a_finding_with_its_words() -> None:
    (finding,) = unread_findings(LINES, [10])
    assert (finding.line, "强化支撑" in finding.message) == (10, True)


def test_the_overview_promises_only_what_was_checked() -> None:
    document = read_document(TEXT.encode())
    assert overview(document).startswith("原文3句，一句未漏，")
    missed = replace(document, unread=(7,))
    assert overview(missed).startswith("原文3句，有1行没有读全，")


def test_lines_of_which_the_repairs_left_nothing_are_shown_as_cut() -> None:
    document = read_document(("![图标](a.png)\n***\n" + TEXT).encode())
    assert [line.line for line in document.removed] == [1]


def test_the_page_for_people_shows_limits_and_targets_below_their_sentence() -> None:
    text = "2024年工作要点\n一、强化保护\n6月底前新建维权中心3家。\n做好宣传。\n"
    lines = [line.strip() for line in overview(read_document(text.encode())).splitlines()]
    at = lines.index("1 6月底前新建维权中心3家。")
    assert lines[at + 1 : at + 3] == [
        "时限：6月底前 → 2024年6月30日",
        "指标：新建维权中心 = 3家（本省承接）",
    ]
