"""用语检查 over phrases of real papers: what an editor would mark, and what stands right."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.language_finding import LanguageRule as Rule
from model.official_language import check_language
from model.words import ReportForm

GOLDEN = Path(__file__).parents[1] / "golden"


def found(text: str, form: ReportForm = ReportForm.REPORT) -> list[tuple[Rule, str]]:
    return [(each.kind, each.words) for each in check_language(text, form=form)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (
            "根据国知发运字〔2023〕7号《推动高质量发展年度工作指引》要求，现报告如下。",
            Rule.TITLE_FIRST,
            "国知发运字〔2023〕7号《推动高质量发展年度工作指引》",
        ),
        (
            "按照国知发〔2023〕7号文《工作指引》部署",
            Rule.TITLE_FIRST,
            "国知发〔2023〕7号文《工作指引》",
        ),
        (
            "根据（国知发运字〔2023〕7号）《推动高质量发展年度工作指引》要求，",
            Rule.TITLE_FIRST,
            "（国知发运字〔2023〕7号）《推动高质量发展年度工作指引》",
        ),
        ("（国知发运字[2023]7号）", Rule.NUMBER_BRACKETS, "[2023]7号"),
        ("国知办发规字（2023）12号", Rule.NUMBER_BRACKETS, "（2023）12号"),
        ("国知发运字【2023】7号", Rule.NUMBER_BRACKETS, "【2023】7号"),
        ("示知发〔2023〕第7号", Rule.NUMBER_BRACKETS, "〔2023〕第7号"),
        ("示知发〔2023〕007号", Rule.NUMBER_BRACKETS, "〔2023〕007号"),
        ("《关于印发《纲要》的通知》", Rule.INNER_TITLE, "《纲要》"),
        ("2021-2035年", Rule.YEARS, "2021-2035年"),
        ("2021～2023年，专利授权量稳步增加", Rule.YEARS, "2021～2023年"),
        ("《纲要（2021-2035）》", Rule.YEARS, "2021-2035"),
        ("2021年——2023年", Rule.YEARS, "2021年——2023年"),
        ("1-10月线上销售额48.6亿元", Rule.YEARS, "1-10月"),
        ("11月20-22日在云海市举办", Rule.YEARS, "11月20-22日"),
        ("办理时间压缩2-3个月", Rule.RANGE, "2-3个月"),
        ("举办3-5天培训班", Rule.RANGE, "3-5天"),
        ("平均用时由10～15个工作日压缩至5-7个工作日", Rule.RANGE, "5-7个"),
        ("每年开展2-3次", Rule.RANGE, "2-3次"),
        ("周期3-5年", Rule.RANGE, "3-5年"),
        ("截至十一月20日，", Rule.ONE_SCRIPT, "十一月20日"),
        ("于2023年十二月15日前报送", Rule.ONE_SCRIPT, "2023年十二月15日"),
        ("二〇二三年11月印发", Rule.ONE_SCRIPT, "二〇二三年11月"),
        ("遴选3-5家单位", Rule.RANGE, "3-5家"),
        ("遴选3—5所中小学", Rule.RANGE, "3—5所"),
        ("每家补助3万元-5万元", Rule.RANGE, "3万元-5万元"),
        ("增长10%~15%", Rule.RANGE, "10%~15%"),
        ("每家补助3～5万元", Rule.WHOLE_RANGE, "3～5万元"),
        ("规模3至5亿元", Rule.WHOLE_RANGE, "3至5亿元"),
        ("提高5～8%", Rule.WHOLE_RANGE, "5～8%"),
        ("提高5-8%", Rule.WHOLE_RANGE, "5-8%"),
        ("加强保护,优化服务。", Rule.HALF_WIDTH, ","),
        ("主要做法:一是健全机制", Rule.HALF_WIDTH, ":"),
        ("登记办法(试行)印发", Rule.HALF_WIDTH, "("),
        ("世界知识产权组织(WIPO)合作", Rule.HALF_WIDTH, "("),
        ("授权1000件,增长5%", Rule.HALF_WIDTH, ","),
        ('推进"一省一策"建设', Rule.HALF_WIDTH, '"'),
        ("任务全部完成.", Rule.HALF_WIDTH, "."),
        ("受理１２３件", Rule.FULL_WIDTH, "１２３"),
        ("通过ＰＣＴ途径", Rule.FULL_WIDTH, "ＰＣＴ"),
        ("增长１５．６％", Rule.FULL_WIDTH, "１５．６％"),
        ("任务全部完成。。", Rule.DOUBLED, "。。"),
        ("成效明显。；二是健全机制", Rule.DOUBLED, "。；"),
        ("等工作...", Rule.DOUBLED, "..."),
        ("《专利法实施细则修改完成", Rule.UNPAIRED, "《"),
        ("推进“一省一策“建设", Rule.UNPAIRED, "“"),
        ("（试行）），", Rule.UNPAIRED, "）"),
        ("1、健全工作机制。", Rule.NUMBERING, "1、"),
        ("（一）、总体情况", Rule.NUMBERING, "（一）、"),
        ("（1）、健全机制", Rule.NUMBERING, "（1）、"),
        ("一.总体情况", Rule.NUMBERING, "一."),
        ("现将有关情况报你局。", Rule.ADDRESS, "你局"),
        ("请贵局指导", Rule.ADDRESS, "贵局"),
        ("专利授权量同比大幅增长。", Rule.COMPARISON, "同比大幅增长"),
        ("2023年1—10月，质押融资金额较上年同期明显提高。", Rule.COMPARISON, "较上年同期明显提高"),
        ("一是办案周期比上年缩短。", Rule.COMPARISON, "比上年缩短"),
        ("以上意见妥否，请示复。", Rule.REQUEST, "妥否"),
        ("请批示。", Rule.REQUEST, "请批示"),
        ("恳请国家局在资金上予以倾斜。", Rule.REQUEST, "恳请"),
        ("请予支持为盼。", Rule.REQUEST, "请予支持"),
        ("以上方案请审批。", Rule.REQUEST, "请审批"),
        ("如无不妥，请批转各地执行。", Rule.REQUEST, "请批转"),
        ("可否，请指教。", Rule.REQUEST, "可否"),
        ("是否妥当，盼复。", Rule.REQUEST, "是否妥当"),
        ("希望国家局在项目上给予支持。", Rule.REQUEST, "希望国家局在项目上给予支持"),
    ],
)
def test_what_an_editor_marks_is_found(text: str, kind: Rule, words: str) -> None:
    assert found(text) == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "根据《推动知识产权高质量发展年度工作指引（2023）》（国知发运字〔2023〕7号）要求，",
        "《甲办法》（示知发〔2023〕7号）《乙办法》一并执行",
        "《甲办法》及印发通知（示知发〔2023〕7号）《乙办法》一并执行",
        "（2021）最高法民终12号",
        "《国务院关于印发〈知识产权强国建设纲要〉的通知》",
        "以实施《知识产权强国建设纲要（2021—2035年）》（以下简称《纲要》）为总抓手",
        "1—10月专利商标质押融资金额126.8亿元，同比分别增长18.4%和21.6%。",
        "1～10月，每家补助3万～5万元，增长5%～8%",
        "培育3至5家示范企业，周期3—5年，第2-3次会议，1-3年级，10-12周岁",
        "十一月二十日、二〇二三年十二月、2023年11月20日、2023年一月一报，每三月20日报一次",
        "由3000至5万元不等，由1.2%降至0.4%",
        "第3—5条、第12-15项",
        "平均时限由7个工作日压缩至3个工作日",
        "《专利法》GB/T 9704-2012，电话：000-0000 0011",
        "名单.txt、https://example.com/a?b=1、a@example.com",
        "专利审查高速路（PPH）合作，上午9:30开始，比分3:2",
        "1.健全机制。2.优化服务。",
        "（1）健全机制",
        "1、2号楼同步建成",
        "1）登记；2）公示",
        "一、总体情况\n（一）知识产权创造。\n一是健全机制；二是优化服务。",
        "打造“网上办”“掌上查”，推进‘双随机’",
        "他说：“第一段。\n第二段。”",
        "经同比口径调整后，累计受理12件",
        "力争质押融资金额比上年提高",
        "办案量与上年持平，产值同比翻一番，增幅较上年提高两成",
        "对迷你单位、富贵市局开展指导，贵州局作了交流",
        "向省政府提请审议，报请批准后印发，申请支持政策，邀请支持单位座谈",
        "不可否认，还有差距；应当否决的坚决否决",
        "以上报告，请审阅。特此报告。",
        "探索可否将登记证书用于质押，论证方案是否妥当可行，有望批准",
        "希望企业支持标准实施，建议国家局扩大试点范围",
        "国家知识产权局公告（2023）第538号",
        "3A-5A级、24小时×7天、A4纸3份、2023年11月20日9—17时",
        "GB/T 29490—2023、GB/T 33250-2016",
        "怎么看？！怎么干？",
        "总量达1,268件……全省——尤其是3市",
        "don’t",
    ],
)
def test_what_stands_right_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_letter_may_ask_and_address_politely() -> None:
    assert found("请贵局予以支持。妥否，请批复。", ReportForm.LETTER) == []
    assert found("现报你局。", ReportForm.LETTER) == [(Rule.ADDRESS, "你局")]


def test_the_report_of_the_sample_gives_nothing_to_mark() -> None:
    assert found((GOLDEN / "成效报告.txt").read_text(encoding="utf-8")) == []


def test_the_advice_says_how_it_should_stand() -> None:
    text = "按照国知发〔2023〕7号《指引》要求,每家补助3-5万元,共2021-2023年。"
    messages = [each.message for each in check_language(text, form=ReportForm.REPORT)]
    assert messages == [
        "引用公文先引标题、后引发文字号：改为“《指引》（国知发〔2023〕7号）”。",
        "中文里的标点用全角：“,”改为“，”，本段共2处。",
        "数值范围里的“万”不能省略：改为“3万～5万元”。",
        "年份、月份、日期起止用一字线“—”：改为“2021—2023年”。",
    ]


def test_findings_stand_in_order_at_their_place() -> None:
    text = "一、总体情况\n报你局。。\n受理１２件,妥否"
    findings = check_language(text, form=ReportForm.REPORT)
    assert [each.words for each in findings] == ["你局", "。。", "１２", ",", "妥否"]
    assert all(text[each.start : each.end] == each.words for each in findings)


@given(
    st.text(
        alphabet="《》“”（）()[]〔〕,，。、0123456789年月%万～—-请批示你局同比增长\n 一是",
        max_size=60,
    )
)
def test_no_text_upsets_it(text: str) -> None:
    for each in check_language(text, form=ReportForm.REPORT):
        assert text[each.start : each.end] == each.words != ""
