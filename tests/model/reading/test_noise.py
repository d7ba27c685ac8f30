import pytest

from model.reading.clean import clean_lines
from model.reading.lines import lines_of
from model.reading.noise import is_site_line, starts_tail
from model.reading.pages import drop_page_lines, is_page_number
from model.reading.read import read_document
from model.reading.sources.recognise import text_source


@pytest.mark.parametrize(
    "line",
    [
        *("3", "— 3 —", "-12-", "—3—", "第3页", "第3页 共10页", "3/10", "·5·", "第三页"),
        *("Page 3 of 9", "P3", "共9页，第3页", "https://www.example.org/art/2023/3/29/a.html 2/10"),
        "2023/3/30 10:21 示例省知识产权局",
    ],
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
        "（责任编辑：某某）",
        "来源丨示例网",
        "[来源][某某][发表时间]2023/05/12阅读次数：1618次",
        "2023-03-29 10:21来源：示例网",
        "示例省知识产权局2023-03-29发表于北京",
        "首页/政策文件/正文",
        "政务公开>政策>正文",
        "【字体：大中小】",
        "打印本页|关闭窗口",
        "A+ A A-",
        "分享到微信微博",
        "扫一扫在手机打开当前页",
        "长按识别二维码关注我们",
        "登录|注册",
        "无障碍阅读",
        "原标题：示例",
        "（文/记者：某某；图/记者：某某；编辑：某某）",
        "公开方式：主动公开",
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
        "热门技术领域专利导航。",
        "技术支持与创新支持中心（TISC）建设。",
        "严厉打击未经许可使用他人商标行为。",
        "各地要关注公众号等新媒体侵权。",
        "主办单位：省商务厅",
        "大力推进",
        "）",
        "下载使用规范",
        "审核：各市知识产权局于6月底前完成初审。",
        "相关信息、数据的采集",
    ],
)
def test_lines_of_the_document_are_no_site_lines(line: str) -> None:
    assert not is_site_line(line)
    assert not starts_tail(line)


@pytest.mark.parametrize(
    "line",
    [
        "相关链接",
        "上一篇：通知",
        "京ICP备05069085号-14",
        "版权所有：某局",
        "转载请注明出处",
        "热门推荐",
        "下一篇：没有了",
        "未经授权不得转载",
        "Copyright © 2024",
        "声明：本文转载自网络。",
        "更多资讯欢迎关注",
        "长按二维码请关注示例公众号",
    ],
)
def test_the_tail_of_a_site_is_recognised(line: str) -> None:
    assert starts_tail(line)


def test_heads_that_stand_beside_page_numbers_again_and_again_are_dropped() -> None:
    text = "".join(f"推进第{at}项\n示例省知识产权局文件\n— {at} —\n工作。\n" for at in "1234")
    lines, findings = clean_lines(lines_of(text_source(text).lines))
    kept, removed = drop_page_lines(lines)
    assert findings == []
    assert [line.text for line in kept][:3] == ["推进第1项", "工作。", "推进第2项"]
    assert [line.text for line in removed][:2] == ["示例省知识产权局文件", "— 1 —"]


def test_a_line_of_the_body_that_reads_like_a_button_is_kept_inside_a_sentence() -> None:
    text = (
        "一、加强保护\n（一）推进平台建设。规范手机应用\n下载\n分享\n行为。开展检查。\n分享\n"
        "二、运用\n（二）甲。乙。"
    )
    document = read_document(text.encode())
    assert document.chapters[0].items[0].sentences[0] == "规范手机应用下载分享行为。"
    assert [line.line for line in document.removed] == [6]
