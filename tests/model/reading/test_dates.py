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
        ("第三季度完成遴选。", "第三季度", date(2023, 9, 30)),
        ("第四季度开展评估。", "第四季度", date(2023, 12, 31)),
        ("力争年内出台。", "年内", date(2023, 12, 31)),
        ("2023年内出台。", "2023年内", date(2023, 12, 31)),
        ("2023年年底前完成。", "2023年年底前", date(2023, 12, 31)),
        ("6月中旬前印发。", "6月中旬前", date(2023, 6, 20)),
        ("4月份组织宣传周。", "4月份", date(2023, 4, 30)),
        ("2023年6月—9月开展专项行动。", "2023年6月—9月", date(2023, 9, 30)),
        ("4月20日至26日举办宣传周。", "4月20日至26日", date(2023, 4, 26)),
        ("于2023.12.31前报送。", "2023.12.31前", date(2023, 12, 31)),
        ("12月31日报送总结。", "12月31日", date(2023, 12, 31)),
        ("12月10日（星期日）前报送。", "12月10日（星期日）前", date(2023, 12, 10)),
        ("于11月20日下班前反馈。", "11月20日下班前", date(2023, 11, 20)),
        ("11月20日17:00前反馈。", "11月20日17:00前", date(2023, 11, 20)),
        ("二〇二三年十二月底前完成。", "二〇二三年十二月底前", date(2023, 12, 31)),
        ("明年1月10日前报送。", "明年1月10日前", date(2024, 1, 10)),
        ("按季度调度。", "按季度", date(2023, 12, 31)),
        ("每季度第一个月10日前报送。", "每季度第一个月10日前", date(2023, 12, 31)),
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
        "截至12月底的数据。",
        "落实2021年12月印发的规划。",
        "贯彻2023年1月召开的会议精神。",
        "落实2023年5月1日印发的文件。",
        "4月26日前后举办活动。",
        "两年内完成。",
        "到2025年，建成强省。",
        "自2023年6月1日起施行。",
        "12月底前已完成。",
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


def test_days_side_by_side_are_two_limits_of_one_year() -> None:
    found = find_deadlines("于2024年6月30日、12月31日前报送，9月底前抽查。", 0, 2023)
    days = [each.due.day for each in found if isinstance(each, ReadDeadline)]
    assert days == [date(2024, 6, 30), date(2024, 12, 31), date(2023, 9, 30)]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2023年9月", date(2023, 9, 30)),
        ("6月、12月", date(2023, 12, 31)),
        ("第四季度", date(2023, 12, 31)),
        ("2023-06-30 00:00:00", date(2023, 6, 30)),
        ("45107", date(2023, 6, 30)),
        ("45107.0", date(2023, 6, 30)),
        ("2023", date(2023, 12, 31)),
        ("常年开展", None),
        ("持续推进", None),
    ],
)
def test_a_field_is_read_as_a_whole(words: str, day: date | None) -> None:
    (found,) = find_deadlines(f" {words}。", 0, 2023, whole=True)
    assert isinstance(found, ReadDeadline)
    assert (found.quote, found.due.text, found.due.day) == (words, words, day)


@pytest.mark.parametrize("words", ["待定", "30日前", "6月30日左右", "按要求", "99999", "不定期"])
def test_words_of_a_field_without_a_day_are_told(words: str) -> None:
    (problem,) = find_deadlines(words, 0, 2023, whole=True)
    assert isinstance(problem, str)
    assert f"“{words}”不能确定到哪一天" in problem


def test_a_field_from_a_year_before_is_told() -> None:
    (problem,) = find_deadlines("2022年12月", 0, 2023, whole=True)
    assert isinstance(problem, str)
    assert "早于清单的年份（2023年）" in problem


@pytest.mark.parametrize("words", ["", " ", "-", "—", "/", "无"])
def test_an_empty_field_says_nothing(words: str) -> None:
    assert list(find_deadlines(words, 0, 2023, whole=True)) == []


@pytest.mark.parametrize(
    "sign", ["9", "万", "、", "%", "年", "一", "月底", "2020、", "1、", "年底", "每月", "十一、"]
)
@pytest.mark.parametrize("whole", [True, False])
def test_a_text_that_no_person_wrote_ends(sign: str, *, whole: bool) -> None:
    for found in find_deadlines(sign * (2_000_000 // len(sign)), 0, 2023, whole=whole):
        assert isinstance(found, str | ReadDeadline)
