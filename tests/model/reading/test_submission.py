from datetime import date

import pytest

from model.reading.submission import SubmissionRule, find_submission

DAY = date(2023, 12, 15)


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        (
            "抓好落实，于2023年12月15日前将工作成效以纸件和电子件形式报送国家知识产权局运用促进司。",
            SubmissionRule(
                deadline=DAY,
                to="国家知识产权局运用促进司",
                form=("纸件", "电子件"),
                subject="工作成效",
            ),
        ),
        ("请于12月15日前报送工作总结。", SubmissionRule(deadline=DAY, subject="工作总结")),
        (
            "请于12月15日前将总结（含电子版）报至省知识产权局。",
            SubmissionRule(deadline=DAY, to="省知识产权局", form=("电子件",), subject="总结"),
        ),
        (
            "12月15日前向我局报送书面总结。",
            SubmissionRule(deadline=DAY, to="我局", form=("纸件",), subject="书面总结"),
        ),
        (
            "12月15日前报送情况至规划处。",
            SubmissionRule(deadline=DAY, to="规划处", subject="情况"),
        ),
        (
            "于12月15日前将落实情况报省政府。",
            SubmissionRule(deadline=DAY, to="省政府", subject="落实情况"),
        ),
        ("12月15日前报送国家知识产权局。", SubmissionRule(deadline=DAY, to="国家知识产权局")),
    ],
)
def test_the_rule_is_read_from_its_sentence(sentence: str, rule: SubmissionRule) -> None:
    assert find_submission(["推进修改。", sentence], year=2023) == rule


def test_a_day_of_every_year_gives_way_to_a_day() -> None:
    yearly, once = "于每年1月15日前将实施情况报送市政府。", "于12月15日前将总结报送我局。"
    assert find_submission([yearly], year=2023) == SubmissionRule(to="市政府", subject="实施情况")
    assert find_submission([yearly, once], year=2023).deadline == DAY


@pytest.mark.parametrize(
    "sentence",
    ["及时报送相关情况。", "12月15日前完成。", "2月30日前报送总结。", "每月报送进展。", ""],
)
def test_other_sentences_give_no_rule(sentence: str) -> None:
    assert find_submission([sentence], year=2023) == SubmissionRule()
