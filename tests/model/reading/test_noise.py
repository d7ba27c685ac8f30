import pytest

from model.reading.noise import is_site_line, starts_tail
from model.reading.pages import is_page_number


@pytest.mark.parametrize(
    "line", ["3", "— 3 —", "-12-", "—3—", "第3页", "第3页 共10页", "3/10", "·5·"]
)
def test_page_numbers_are_recognised(line: str) -> None:
    assert is_page_number(line)


@pytest.mark.parametrize("line", ["2023", "3.", "1.推进", "（3）", "3家"])
def test_other_numbers_are_no_page_numbers(line: str) -> None:
    assert not is_page_number(line)


@pytest.mark.parametrize(
    "line",
    [
        "当前位置：首页",
        ">政务>政策文件>工作要点",
        "发布时间：2023-03-29",
        "字号：大中小",
        "分享：",
        "来源：示例网",
        "【打印】【关闭】",
        "浏览次数：12",
        "索引号：000014672/2023-00001",
        "责任编辑：某某",
    ],
)
def test_lines_of_a_site_are_recognised(line: str) -> None:
    assert is_site_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "推动更多政务服务“网上办”。",
        "责任单位：省商务厅",
        "分享典型经验，推广优秀做法。",
        "打印机产业专利导航。",
        "一、总体要求",
        "微信支付领域专利保护。",
    ],
)
def test_lines_of_the_document_are_no_site_lines(line: str) -> None:
    assert not is_site_line(line)
    assert not starts_tail(line)


@pytest.mark.parametrize(
    "line",
    ["相关链接", "上一篇：通知", "京ICP备05069085号-14", "版权所有：某局", "转载请注明出处"],
)
def test_the_tail_of_a_site_is_recognised(line: str) -> None:
    assert starts_tail(line)
