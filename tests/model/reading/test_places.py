"""Each sentence, note and cut line knows where it stood in the source."""

from model.reading.read import read_document

TEXT = """首页
示例省2023年工作要点
一、重点任务
（一）促进转化。遴选高校，
压减审查周期。做好论证。（甲处负责）
推进立法。
二、主要目标
——创造。拥有量达到
10件。
"""


def test_sentences_know_their_first_and_last_line() -> None:
    document = read_document(TEXT.encode())
    (item,) = document.chapters[0].items
    assert (document.chapters[0].line, item.line) == (3, 4)
    assert item.sentence_lines == ((4, 5), (5, 5), (6, 6))
    assert item.responsible[0].line == 5


def test_goals_know_their_lines() -> None:
    (goal,) = read_document(TEXT.encode()).chapters[1].items[0].subitems
    assert (goal.line, goal.sentence_lines) == (8, ((8, 9),))


def test_cut_lines_know_theirs() -> None:
    assert [(cut.line, cut.text) for cut in read_document(TEXT.encode()).removed] == [(1, "首页")]


def test_the_place_of_words_does_not_make_two_outlines_differ() -> None:
    moved = read_document(("\n\n" + TEXT).encode())
    assert moved.chapters == read_document(TEXT.encode()).chapters
