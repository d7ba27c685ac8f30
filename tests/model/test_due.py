import contextlib
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.due import Due, chinese_digits, parse_due, parse_start
from model.errors import InvalidEntryError
from model.words import DueKind

DAY, MONTH, QUARTER = DueKind.DAY, DueKind.MONTH_END, DueKind.QUARTER_END
YEAR, RECURRING = DueKind.YEAR_END, DueKind.RECURRING


@pytest.mark.parametrize(
    ("words", "kind", "day"),
    [
        ("2023年12月15日前", DAY, date(2023, 12, 15)),
        ("12月15日前", DAY, date(2023, 12, 15)),
        ("12月15号之前完成", DAY, date(2023, 12, 15)),
        ("2023-12-15", DAY, date(2023, 12, 15)),
        ("2023.12.5", DAY, date(2023, 12, 5)),
        ("2023/12/15前", DAY, date(2023, 12, 15)),
        ("20231215", DAY, date(2023, 12, 15)),
        ("12-15", DAY, date(2023, 12, 15)),
        ("１２月１５日", DAY, date(2023, 12, 15)),
        ("2023 年 12 月 15 日", DAY, date(2023, 12, 15)),
        ("二〇二三年十二月三十一日", DAY, date(2023, 12, 31)),
        ("6月中旬", DAY, date(2023, 6, 20)),
        ("6月上旬前", DAY, date(2023, 6, 10)),
        ("6月底前", MONTH, date(2023, 6, 30)),
        ("2月底", MONTH, date(2023, 2, 28)),
        ("2024年2月底", MONTH, date(2024, 2, 29)),
        ("十月底前", MONTH, date(2023, 10, 31)),
        ("6月下旬", MONTH, date(2023, 6, 30)),
        ("11月上中旬", DAY, date(2023, 11, 20)),
        ("11月上旬至中旬", DAY, date(2023, 11, 20)),
        ("9月1日至10日", DAY, date(2023, 9, 10)),
        ("9月1—10日", DAY, date(2023, 9, 10)),
        ("9月25日至10月10日", DAY, date(2023, 10, 10)),
        ("2023年12.15", DAY, date(2023, 12, 15)),
        ("12.15前", DAY, date(2023, 12, 15)),
        ("12月十五前", DAY, date(2023, 12, 15)),
        ("12月15日17时前", DAY, date(2023, 12, 15)),
        ("2023-12-15 00:00:00", DAY, date(2023, 12, 15)),
        ("2023.6—2023.12", MONTH, date(2023, 12, 31)),
        ("3、6、9月底前", MONTH, date(2023, 9, 30)),
        ("6月起，12月底前", MONTH, date(2023, 12, 31)),
        ("12月底前并长期坚持", MONTH, date(2023, 12, 31)),
        ("6月底前完成全年任务", MONTH, date(2023, 6, 30)),
        ("2023年6月", MONTH, date(2023, 6, 30)),
        ("2023.12", MONTH, date(2023, 12, 31)),
        ("3月—6月", MONTH, date(2023, 6, 30)),
        ("2023年11月至2024年1月", MONTH, date(2024, 1, 31)),
        ("明年1月底前", MONTH, date(2024, 1, 31)),
        ("次年1月底前", MONTH, date(2024, 1, 31)),
        ("11月至次年1月", MONTH, date(2024, 1, 31)),
        ("2024年11月至次年1月", MONTH, date(2025, 1, 31)),
        ("三季度末", QUARTER, date(2023, 9, 30)),
        ("2023年第4季度", QUARTER, date(2023, 12, 31)),
        ("上半年", QUARTER, date(2023, 6, 30)),
        ("下半年", QUARTER, date(2023, 12, 31)),
        ("一季度、三季度末", QUARTER, date(2023, 9, 30)),
        ("二至四季度", QUARTER, date(2023, 12, 31)),
        ("2023年底", YEAR, date(2023, 12, 31)),
        ("后年底前", YEAR, date(2025, 12, 31)),
        ("去年底", YEAR, date(2022, 12, 31)),
        ("2023—2025年", YEAR, date(2025, 12, 31)),
        ("2024年持续推进", YEAR, date(2024, 12, 31)),
        ("年底前", YEAR, date(2023, 12, 31)),
        ("今年内", YEAR, date(2023, 12, 31)),
        ("2024年", YEAR, date(2024, 12, 31)),
        ("每月25日前", RECURRING, date(2023, 12, 31)),
        ("每季度", RECURRING, date(2023, 12, 31)),
        ("2024年全年", RECURRING, date(2024, 12, 31)),
        ("全年持续推进", RECURRING, date(2023, 12, 31)),
        ("每年6月底前", RECURRING, date(2023, 12, 31)),
        ("2023—2025年每季度", RECURRING, date(2025, 12, 31)),
        ("长期坚持", DueKind.LONG_TERM, None),
        ("2024年及以后长期坚持", DueKind.LONG_TERM, None),
        ("2024年长期坚持", DueKind.LONG_TERM, None),
        ("长期", DueKind.LONG_TERM, None),
        ("持续推进", DueKind.LONG_TERM, None),
        ("常年开展", DueKind.LONG_TERM, None),
        ("2023年Ⅲ季度", QUARTER, date(2023, 9, 30)),
        ("2023Q3", QUARTER, date(2023, 9, 30)),
        ("Q4", QUARTER, date(2023, 12, 31)),
        ("2023", YEAR, date(2023, 12, 31)),
        ("12月15日17：00", DAY, date(2023, 12, 15)),
        ("按半年", RECURRING, date(2023, 12, 31)),
    ],
)
def test_words_of_an_office_give_kind_and_last_day(
    words: str, kind: DueKind, day: date | None
) -> None:
    assert parse_due(words, year=2023) == Due(text=words, kind=kind, day=day)


@pytest.mark.parametrize(
    "words", ["", "  ", "尽快", "压减到16.5个月", "底", "按计划", "3个工作日内"]
)
def test_words_without_a_time_are_no_time_limit(words: str) -> None:
    assert parse_due(words, year=2023) is None


@pytest.mark.parametrize(
    "words",
    [
        *("半年内", "两年内", "3年内", "2023年三个月内", "10个工作日内", "收到通知后30日内"),
        *("2023年初", "2023年中", "明年初", "6月中", "6月前", "三季度前", "2025年前"),
        *("6月起", "6月30日后", "6月启动", "不早于6月底", "农历八月十五日", "下月底前"),
        *("10-12", "11月至1月", "11—1月", "23年12月底前", "二十四日，6月下旬", "6月底前报3份"),
        *("次月10日前", "持续两个月", "中长期", "4月26日前后", "6月30日左右", "不定期"),
    ],
)
def test_words_that_leave_the_day_open_fix_none(words: str) -> None:
    assert parse_due(words, year=2023) is None


@pytest.mark.parametrize("words", ["2月30日", "13月底前", "2023-02-29", "0月1日", "4月31日前"])
def test_a_date_that_no_calendar_has_is_refused_with_a_sentence(words: str) -> None:
    with pytest.raises(InvalidEntryError, match=r"不存在.*请改成"):
        parse_due(words, year=2023)


@pytest.mark.parametrize("read", [parse_due, parse_start])
def test_a_pasted_book_is_no_time_limit(read: Callable[..., object]) -> None:
    assert read("12月底前。" * 400_000, year=2023) is None


def test_words_are_kept_as_printed_without_the_space_around_them() -> None:
    due = parse_due(" 6月底前 ", year=2023)
    assert due is not None
    assert due.text == "6月底前"


def test_of_several_dates_the_last_one_counts() -> None:
    due = parse_due("12月底前完成，6月底前形成初稿", year=2023)
    assert due is not None
    assert due.day == date(2023, 12, 31)


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("二〇二三年三月", "2023年3月"),
        ("二○二三年十月二十日", "2023年10月20日"),
        ("三十一日", "31日"),
        ("十二月", "12月"),
        ("十五日", "15日"),
        ("五周年", "五周年"),
    ],
)
def test_chinese_numerals_in_dates_become_digits(words: str, digits: str) -> None:
    assert chinese_digits(words) == digits


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_day_of_the_calendar_is_read_back(day: date) -> None:
    for words in (day.isoformat(), f"{day.year}年{day.month}月{day.day}日前"):
        due = parse_due(words, year=2023)
        assert due is not None
        assert due.day == day


@given(st.text(alphabet="0123456789年月日底前每季度末第一二十-/. 今明长期全", max_size=20))
def test_no_words_make_it_crash(words: str) -> None:
    with contextlib.suppress(InvalidEntryError):
        parse_due(words, year=2023)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("一季度", date(2023, 1, 1)),
        ("三季度", date(2023, 7, 1)),
        ("二至四季度", date(2023, 4, 1)),
        ("上半年", date(2023, 1, 1)),
        ("下半年", date(2023, 7, 1)),
        ("2022年", date(2022, 1, 1)),
        ("明年3月", date(2024, 3, 1)),
        ("年初", date(2023, 1, 1)),
        ("年内", date(2023, 1, 1)),
        ("每月", date(2023, 1, 1)),
        ("每季度", date(2023, 1, 1)),
        ("全年", date(2023, 1, 1)),
        ("3月", date(2023, 3, 1)),
        ("3月起", date(2023, 3, 1)),
        ("3月中旬", date(2023, 3, 11)),
        ("3月底", date(2023, 3, 31)),
        ("3月15日", date(2023, 3, 15)),
        ("3月至6月", date(2023, 3, 1)),
        ("3—6月", date(2023, 3, 1)),
        ("2022年12月至2023年3月", date(2022, 12, 1)),
        ("年底", None),
        ("长期", None),
        ("有空的时候", None),
        ("", None),
    ],
)
def test_a_start_is_the_first_day_of_what_is_named(words: str, day: date | None) -> None:
    assert parse_start(words, year=2023) == day


@pytest.mark.parametrize("words", ["2月30日", "13月", "3月0—5日"])
def test_a_start_that_no_calendar_has_is_refused(words: str) -> None:
    with pytest.raises(InvalidEntryError, match="日期不存在"):
        parse_start(words, year=2023)


def test_a_pasted_page_is_cut_where_a_refusal_quotes_it() -> None:
    with pytest.raises(InvalidEntryError) as refusal:
        parse_due("字" * 40_000 + "2月30日", year=2023)
    assert len(str(refusal.value)) < 100


@given(st.integers(1, 12), st.integers(0, 2))
def test_a_start_never_lies_behind_the_limit_of_the_same_words(month: int, part: int) -> None:
    words = f"{month}月{('', '中旬', '下旬')[part]}"
    start, due = parse_start(words, year=2023), parse_due(words, year=2023)
    assert start is not None
    assert due is not None
    assert due.day is not None
    assert start <= due.day
