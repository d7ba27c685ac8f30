"""Names and standard sentences that the papers share: stored once, filled by each paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.office_templates import Templates, change_templates, filled, read_templates
from model.settings import read_settings


def test_what_was_never_set_is_usual(ledger: Ledger) -> None:
    assert read_templates(ledger) == Templates()


def test_what_is_set_is_kept_beside_the_settings_and_taken_back(ledger: Ledger) -> None:
    before = read_settings(ledger)
    with ledger.step("模板") as step:
        change_templates(step, signature=" 示例省局\n", most=6000)
    assert read_templates(ledger) == Templates(signature="示例省局", most=6000)
    assert read_settings(ledger) == before
    ledger.undo()
    assert read_templates(ledger) == Templates()


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("根据《{来文}》（{文号}）要求", "根据《指引》要求"),
        ("{本局}现将情况报告如下。", "示例省局现将情况报告如下。"),
        ("特此报告。", "特此报告。"),
        ("依{没有}", "依"),
    ],
)
def test_names_in_braces_are_filled_and_empty_brackets_go(template: str, words: str) -> None:
    assert filled(template, {"来文": "指引", "文号": "", "本局": "示例省局"}) == words


_NOTES = {
    "联系人：{联系人}，电话：{电话}": ("联系人：张三", "电话：0000", "联系人：张三，电话：0000"),
    "（联系人：{联系人}；联系电话：{电话}）": (
        "（联系人：张三）",
        "（联系电话：0000）",
        "（联系人：张三；联系电话：0000）",
    ),
    "如有疑问，请联系{联系人}（电话：{电话}）。": (
        "如有疑问，请联系张三。",
        "如有疑问，请联系（电话：0000）。",
        "如有疑问，请联系张三（电话：0000）。",
    ),
}


@pytest.mark.parametrize(("template", "told"), _NOTES.items())
def test_a_clause_that_names_only_what_is_empty_goes(
    template: str, told: tuple[str, str, str]
) -> None:
    cases = (("张三", ""), ("", "0000"), ("张三", "0000"))
    assert told == tuple(filled(template, {"联系人": a, "电话": b}) for a, b in cases)


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("联系人：{联系人}，电话：{电话}", ""),
        ("（联系人：{联系人}；电话：{电话}）", ""),
        (
            "根据《{来文}》（{文号}）要求，现将{年度}年{事项}报告如下。",
            "根据《指引》要求，现将2023年成效报告如下。",
        ),
        ("根据{文号}要求，现将{事项}报告如下。特此报告。", "现将成效报告如下。特此报告。"),
        ("现报送，文号{文号}。", "现报送。"),
        ("文号{文号}。特此报告。", "特此报告。"),
        ("甲（乙，丙", "甲（乙，丙"),
        ("，甲。。", "，甲。。"),
    ],
)
def test_what_is_left_reads_as_a_sentence(template: str, words: str) -> None:
    values = {"来文": "指引", "文号": "", "年度": "2023", "事项": "成效", "联系人": "", "电话": ""}
    assert filled(template, values) == words


@given(st.lists(st.sampled_from(["甲", "，", "；", "。", "（丙", "）", "《", "》丁", "{年度}"])))
def test_where_nothing_is_empty_nothing_goes(parts: list[str]) -> None:
    template = "".join(parts).replace("《》", "")
    assert filled(template, {"年度": "2023"}) == template.replace("{年度}", "2023")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"opening": "按{文件}要求"}, "不认识“{文件}”"),
        ({"opening": "字" * 301}, "超过300字"),
        ({"least": 5000}, "下限应小于上限"),
        ({"least": -1}, "下限应小于上限"),
        ({"most": 100_001}, "不能超过100000"),
    ],
)
def test_what_no_paper_can_use_is_refused_and_not_stored(
    ledger: Ledger, values: dict[str, object], words: str
) -> None:
    with pytest.raises(InvalidEntryError, match=words), ledger.step("模板") as step:
        change_templates(step, **values)
    assert read_templates(ledger) == Templates()
