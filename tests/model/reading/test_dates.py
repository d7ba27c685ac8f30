from datetime import date

import pytest

from model.reading.dates import find_deadlines
from model.reading.document import ReadDeadline


@pytest.mark.parametrize(
    ("sentence", "quote", "day"),
    [
        ("各地于2023年12月15日前报送。", "2023年12月15日前", date(2023, 12, 15)),
        ("12月15前报送。", "12月15前", date(2023, 12, 15)),
        ("每季度末月25日前报送。", "每季度末月25日前", date(2023, 12, 31)),
        ("6月底前形成草案。", "6月底前", date(2023, 6, 30)),
        ("十月底前完成。", "十月底前", date(2023, 10, 31)),
        ("2023年底，任务扎实推进。", "2023年底", date(2023, 12, 31)),
        ("到2025年底，建成强国。", "2025年底", date(2025, 12, 31)),
        ("年底前完成。", "年底前", date(2023, 12, 31)),
        ("三季度末前完成。", "三季度末前", date(2023, 9, 30)),
        ("上半年完成修订。", "上半年", date(2023, 6, 30)),
        ("2023-11-30前报送。", "2023-11-30前", date(2023, 11, 30)),
        ("每月25日前报送进展。", "每月25日前", date(2023, 12, 31)),
        ("每季度通报。", "每季度", date(2023, 12, 31)),
        ("每年3月底前总结。", "每年3月底前", date(2023, 12, 31)),
        ("全年开展巡查。", "全年", date(2023, 12, 31)),
        ("长期坚持。", "长期坚持", None),
    ],
)
def test_time_limits_keep_their_words(sentence: str, quote: str, day: date | None) -> None:
    (found,) = find_deadlines(sentence, 4, 2023)
    assert isinstance(found, ReadDeadline)
    assert (found.quote, found.due.day, found.sentence_index) == (quote, day, 4)


@pytest.mark.parametrize(
    "sentence",
    [
        "认真总结2023年3月23日印发的通知。",
        "做好全年工作。",
        "编制中长期规划。",
        "持续推进改革。",
        "截至2022年底，共有5件。",
        "2022年底前已完成的任务。",
        "年底考核。",
        "审查周期压减到16个月。",
        "办好4月26日世界知识产权日活动。",
        "落实2021—2035年纲要。",
    ],
)
def test_other_times_are_no_time_limits(sentence: str) -> None:
    assert list(find_deadlines(sentence, 0, 2023)) == []


def test_a_date_that_no_calendar_has_is_told_and_does_not_stop_the_reading() -> None:
    (problem,) = find_deadlines("2月30日前完成。", 0, 2023)
    assert isinstance(problem, str)
    assert "不存在" in problem


@pytest.mark.parametrize("words", ["6月前完成。", "上半年前完成。"])
def test_a_limit_whose_day_is_open_is_told_and_not_taken(words: str) -> None:
    (problem,) = find_deadlines(words, 0, 2023)
    assert isinstance(problem, str)
    assert "不能确定到哪一天" in problem


def test_a_field_is_read_as_a_whole() -> None:
    (found,) = find_deadlines("2023年9月", 0, 2023, whole=True)
    assert isinstance(found, ReadDeadline)
    assert found.due.day == date(2023, 9, 30)
    assert list(find_deadlines("待定", 0, 2023, whole=True)) == []
