import pytest

from model.errors import UnreadableDocumentError
from model.reading.sources.delimited import find_delimiter, read_delimited

HEAD = ("序号", "任务", "责任单位")


@pytest.mark.parametrize("sign", ["\t", ",", ";", "；"])
def test_the_sign_between_cells_is_found_by_content(sign: str) -> None:
    text = "\r\n".join(map(sign.join, [HEAD, ("1", "推进立法。", "条法处"), ("2", "调研。", "")]))
    assert find_delimiter(text) == sign
    assert read_delimited(text).grids[0].rows[1] == ("1", "推进立法。", "条法处")


@pytest.mark.parametrize(
    "text",
    [
        "一、总体要求,加强统筹,推进工作\n（一）目标,任务,措施。\n（二）开展调研,形成报告。\n",
        "1.\t推进商标法修改。\n2.\t开展地理标志立法调研。\n3.\t建设保护中心。\n",
        "一、总体要求\n推进商标法修改。\n",
        "\t\t一、总体要求\n\t\t推进商标法修改。\n",
        "只有一行,没有,表格",
    ],
)
def test_prose_with_such_signs_stays_prose(text: str) -> None:
    assert find_delimiter(text) is None


def test_breaks_inside_quoted_cells_stay_inside() -> None:
    source = read_delimited('序号,任务,单位\n1,"推进立法，\r\n开展""调研""。",条法处\n')
    assert source.grids[0].rows[1] == ("1", '推进立法，\n开展"调研"。', "条法处")
    assert source.lines[1].text == '1\t推进立法，\v开展"调研"。\t条法处'


def test_quotes_that_are_words_of_the_text_are_kept() -> None:
    source = read_delimited('序号\t任务\n1\t"十四五"规划中期评估。\n2\t"百千万"工程。\n')
    assert source.grids[0].rows[1:] == (("1", '"十四五"规划中期评估。'), ("2", '"百千万"工程。'))


def test_a_table_of_markdown_is_read_without_its_lines() -> None:
    source = read_delimited("| 序号 | 任务 |\n|---|:--|\n| 1 | 推进立法。 |\n| 2 | 调研。 |\n")
    assert source.grids[0].rows == (("序号", "任务"), ("1", "推进立法。"), ("2", "调研。"))


def test_a_title_above_and_notes_below_belong_to_the_table() -> None:
    text = (
        "2023年任务清单\n序号\t任务\t单位\n1\t推进立法。\t条法处\n2\t调研。\t法规处\n注：每月报送。"
    )
    assert [row[0] for row in read_delimited(text).grids[0].rows] == [
        "2023年任务清单",
        "序号",
        "1",
        "2",
        "注：每月报送。",
    ]


def test_a_text_without_a_table_is_refused_as_one() -> None:
    with pytest.raises(UnreadableDocumentError, match="没有找到表格"):
        read_delimited("推进商标法修改。")


def test_more_rows_than_a_list_has_are_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="超过20000行"):
        read_delimited("序号\t任务\n" + "1\t做\n" * 20_001)


def test_more_columns_than_a_list_has_are_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="超过200列"):
        read_delimited("\n".join(["\t".join(["名称"] * 201)] * 3))
