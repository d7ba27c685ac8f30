"""Layouts of the family, in short invented documents."""

from dataclasses import replace

import pytest

from model.errors import UnreadableDocumentError
from model.reading.document import OfficialDocument, ReadItem
from model.reading.overview import overview
from model.reading.read import read_document, understand
from model.reading.sources.recognise import text_source
from model.words import ListKind


def read(text: str) -> OfficialDocument:
    return read_document(text.encode())


def items(document: OfficialDocument) -> list[ReadItem]:
    return [item for chapter in document.chapters for item in chapter.items]


ROADMAP = """
当前位置：首页
某联席会议办公室关于印发《2022年强国建设纲要实施年度推进计划》的通知
国知战联办〔2022〕3号
各成员单位：
现将计划印发给你们。
特此通知。
    某战略实施工作部际联席会议办公室
    （国家知识产权局代章）
    2022年1月5日
2022年强国建设纲要实施
年度推进计划
为贯彻落实《纲要（2021—2035年）》，制定本计划。
一、完善制度
（一）完善法律法规
1.推进修订条例，推进制定办法。开展研究论证。（市场监管总局、知识产权局负责）
2. 修订《规定（暂行）》。（中央宣传部
牵头，知识产权局等参与）
（二）完善重大政策
3．2022年6月底前，研究制定办法。（知识产权局负责）
二、加强组织保障
4.每季度通报进展。（各有关部门按职责分工负责）
"""


FORWARDED = """关于转发《2022年工作要点》的通知
有关落实情况请于2022年11月30日前报省局。
2022年工作要点
一、完善制度
推进修法。（条法司负责）
二、工作要求
请于2022年12月15日前将总结报送国家知识产权局。"""


def test_a_forwarding_notice_may_ask_for_a_report_of_its_own() -> None:
    document = read_document(FORWARDED.encode())
    assert str(document.report_deadline) == "2022-12-15"
    assert [(found.line, "2022-11-30" in found.message) for found in document.findings] == [
        (2, True)
    ]


TOLD = """近日，经国务院同意，某部际联席会议办公室印发《2025年推进计划》（以下简称《计划》）。
2025年推进计划
一、完善制度
1.推进修法。（责任单位：省司法厅、财政厅）
2.推进立法。（责任单位：省司法厅）"""


def test_words_above_the_body_tell_who_issued_it() -> None:
    document = read_document(TOLD.encode())
    assert document.issuer == "某部际联席会议办公室"
    assert [found.line for found in document.findings if "省级单位" in found.message] == [4]


def test_a_roadmap_has_running_numbers_under_groups() -> None:
    document = read(ROADMAP)
    assert document.kind is ListKind.ROADMAP
    assert document.title == "2022年强国建设纲要实施年度推进计划"
    assert document.issuer == "某战略实施工作部际联席会议办公室"
    assert document.doc_number == "国知战联办〔2022〕3号"
    shown = [(item.number, item.group and item.group.title) for item in items(document)]
    assert shown == [
        ("1", "完善法律法规"), ("2", "完善法律法规"), ("3", "完善重大政策"), ("4", None),
    ]  # fmt: skip
    assert [len(item.sentences) for item in items(document)] == [2, 1, 1, 1]
    assert all(item.is_task and len(item.responsible) == 1 for item in items(document))
    assert document.findings == ()


def test_priorities_have_a_paragraph_for_each_item() -> None:
    document = read(
        "国家知识产权局2013年工作要点\n2013年是开局之年。\n"
        "一、实施战略\n做好评估。制定计划。（保护协调司）\n推进规划。(规划发展司、办公室)\n"
        "二、完善法规\n配合完成修订。（条法司）\n"
    )
    assert [len(item.sentences) for item in items(document)] == [2, 1, 1]
    assert all(item.number is None and item.title is None for item in items(document))
    assert (document.issuer, document.year) == ("国家知识产权局", 2013)


def test_many_short_titles_do_not_look_like_broken_lines() -> None:
    text = "".join(f"{sign}、加强保护\n推进立法。（条法司）\n" for sign in "一二三四五六七八九")
    assert {chapter.title for chapter in read(text).chapters} == {"加强保护"}


@pytest.mark.parametrize(
    "text",
    [
        "一、加强保护。\n推进立法。做好审查。\n二、加强运用。\n推进转化。",
        "一、加强保护\n推进立法。做好审查。\n二、加强运用\n推进转化。",
        "**一、加强保护。**推进立法。做好审查。\n\n**二、加强运用** 推进转化。",
        "一、加强保护。推进立法。做好审查。\n二、加强运用。推进转化。",
        "第一部分 加强保护\n推进立法。做好审查。\n第二部分 加强运用\n推进转化。",
    ],
)
def test_a_chapter_title_is_a_line_or_leads_the_paragraph(text: str) -> None:
    document = read(text)
    assert [chapter.title for chapter in document.chapters] == ["加强保护", "加强运用"]
    assert [item.sentences for item in items(document)] == [
        ("推进立法。", "做好审查。"),
        ("推进转化。",),
    ]


GUIDELINE = """
推动高质量发展工作指引
（2020）
一、总体要求
（一）指导思想。以新思想为指导。
（二）基本原则。
坚持质量第一。强化导向。严把审查关。
坚持协调。加强协同。
（三）主要目标。到2020年底，质量提高。
——知识产权创造。发明专利审查周期压减到16.5个月以内。
——审查质量持续提升。
二、重点任务
（一）完善指标。推进建设。（战略规划司负责）各地要落实。
各地要完善机制。（各地方知识产权局负责）
（二）推进修改。（条法司负责）
（三）加强保护
推进立法。
三、组织实施
各地要加强领导。
于2020年12月20日前报送工作总结。
附件：任务清单
"""


def test_principles_and_goals_are_sub_items_of_the_background() -> None:
    background = read(GUIDELINE).chapters[0].items
    assert [item.is_task for item in background] == [False] * 3
    shown = [(sub.title, sub.sentences) for item in background for sub in item.subitems]
    assert shown == [
        ("坚持质量第一", ("强化导向。", "严把审查关。")),
        ("坚持协调", ("加强协同。",)),
        ("知识产权创造", ("发明专利审查周期压减到16.5个月以内。",)),
        ("", ("审查质量持续提升。",)),
    ]
    assert background[2].sentences == ("到2020年底，质量提高。",)
    assert background[2].subitems[0].targets[0].metric == "发明专利审查周期"


def test_a_title_needs_a_sentence_after_it() -> None:
    tasks = read(GUIDELINE).chapters[1].items
    assert [item.title for item in tasks] == ["完善指标", None, "加强保护"]
    assert tasks[1].sentences == ("推进修改。",)


def test_a_note_closes_the_sentences_since_the_note_before() -> None:
    item = read(GUIDELINE).chapters[1].items[0]
    assert [segment.sentences for segment in item.segments] == [(0,), (1, 2)]
    assert [note.units[0] for note in item.responsible] == ["战略规划司", "各地方知识产权局"]


def test_organising_without_notes_is_no_task_and_holds_the_submission_rule() -> None:
    document = read(GUIDELINE)
    assert [item.is_task for item in document.chapters[2].items] == [False, False]
    assert document.report_subject == "工作总结"
    assert document.report_deadline is not None
    assert document.report_deadline.isoformat() == "2020-12-20"
    assert (document.report_to, document.report_form) == (None, ())
    assert document.attachments == ("任务清单",)


DIVISION = """
示例省知识产权局关于印发
2023年强省建设任务分工方案的通知
各市知识产权局：
一、高度重视。二、请于2023年11月30日前将总结报送省局运用促进处。
附件：1.2023年强省建设任务分工方案
2.联络员信息表
示例省知识产权局
2023年4月20日
2023年强省建设任务分工方案
一、总体要求
以高质量发展为主线。
——质量更高。结案率达90%以上。
二、重点任务
（一）加强法治保障。统筹推进下列工作。
1.起草条例，6月底前形成草案。
责任单位：省商务厅、法院、知识产权局
完成时限：2023年9月
2.开展专项行动。组织整治。（牵头单位：保护处；配合单位：规划处、各市）
3.推进执法协作
牵头处室：保护处
配合处室：运用处、
规划处
4.促进协同
完善机制。（保护处）
（二）促进转化。
5.举办活动20场次（省知识产权局牵头，省财政厅、各市配合）。
三、工作要求
（一）加强领导。各单位要重视。
抄送：省政府办公厅。
示例省知识产权局办公室 2023年4月21日印发
【打印】【关闭】
上一篇：通知
"""


def test_a_division_of_tasks_has_notes_on_lines_of_their_own() -> None:
    document = read(DIVISION)
    assert document.kind is ListKind.DIVISION
    tasks = {item.number: item for item in document.chapters[1].items}
    assert list(tasks) == ["（一）", "1", "2", "3", "4", "5"]
    assert tasks["1"].sentences == ("起草条例，6月底前形成草案。",)
    assert tasks["1"].responsible[0].units == ("省商务厅", "法院", "知识产权局")
    assert [str(deadline.due.day) for deadline in tasks["1"].deadlines] == [
        "2023-06-30",
        "2023-09-30",
    ]
    assert tasks["3"].responsible[0].text == "牵头处室：保护处；配合处室：运用处、规划处"
    assert tasks["3"].responsible[0].participants == ("运用处", "规划处")
    assert (tasks["4"].title, tasks["4"].sentences) == ("促进协同", ("完善机制。",))
    assert tasks["5"].sentences == ("举办活动20场次。",)


def test_a_notice_with_numbers_of_its_own_is_not_the_body() -> None:
    document = read(DIVISION)
    assert [chapter.title for chapter in document.chapters] == ["总体要求", "重点任务", "工作要求"]
    assert document.report_to == "省局运用促进处"
    assert document.attachments == ("2023年强省建设任务分工方案", "联络员信息表")
    assert (document.issuer, str(document.issued_date)) == ("示例省知识产权局", "2023-04-20")
    assert [line.text for line in document.removed] == ["【打印】【关闭】", "上一篇：通知"]


def test_a_summary_of_the_year_before_is_not_the_body() -> None:
    summary = (
        "某局2022年工作总结\n一、回顾\n全年授权发明专利多件，同比增长。\n二、成效\n有所提升。\n"
    )
    document = read(summary + "某局2023年工作要点\n一、甲\n推进立法。\n二、乙\n做好论证。\n")
    assert [chapter.title for chapter in document.chapters] == ["甲", "乙"]
    assert document.title == "某局2023年工作要点"


def test_words_inside_the_body_that_read_like_a_title_do_not_divide_it() -> None:
    document = read(
        "某局2023年工作要点\n一、甲\n（一）推进立法，落实\n强国建设推进计划\n并实施。\n"
        "二、乙\n（一）做好论证。\n"
    )
    assert [chapter.title for chapter in document.chapters] == ["甲", "乙"]
    assert document.title == "某局2023年工作要点"


def test_a_background_chapter_without_numbers_has_goals_too() -> None:
    (item,) = read(DIVISION).chapters[0].items
    assert not item.is_task
    assert (item.sentences, item.subitems[0].title) == (("以高质量发展为主线。",), "质量更高")


def test_a_province_written_once_is_one_finding() -> None:
    (finding,) = read(DIVISION).findings
    assert "法院" in finding.message
    assert "1 处" in finding.message


def test_a_chapter_may_be_the_task_itself() -> None:
    document = read("一、推进立法。（条法司负责）\n二、加强执法（保护司负责）\n")
    assert [chapter.title for chapter in document.chapters] == ["推进立法", "加强执法"]
    assert [item.sentences for item in items(document)] == [("推进立法。",), ("加强执法",)]


@pytest.mark.parametrize("text", ["（一）推进立法。做好论证。\n", "1.推进立法。做好论证。\n"])
def test_a_list_without_chapters_stands_under_its_title(text: str) -> None:
    document = read("示例省2023年工作要点\n" + text)
    assert [chapter.number for chapter in document.chapters] == [None]
    assert document.chapters[0].title == "示例省2023年工作要点"
    assert document.year == 2023


def test_a_list_without_any_title_is_read_too() -> None:
    document = read("1.推进立法。\n2.做好论证。\n")
    assert (document.title, document.year, document.issuer) == (None, None, None)
    assert len(items(document)) == 2


def sentences(document: OfficialDocument) -> list[str]:
    return [sentence for item in items(document) for sentence in item.sentences]


@pytest.mark.parametrize(
    "end",
    [
        "国家知识产权局\n2023年3月23日",
        "附件：任务清单\n相关链接\n中国政府网",
        "附件1\n任务清单\n一、填报说明\n请填写。",
        "（此件公开发布）\n抄送：省政府办公厅。",
        "打印\n关闭",
        "主办单位：某局版权所有：某局",
        "某网站\n政务微信\n扫一扫",
    ],
)
def test_what_stands_below_the_last_sentence_is_no_task(end: str) -> None:
    document = read(f"一、甲\n推进立法。\n二、乙\n做好论证（条法司）\n{end}\n")
    assert sentences(document) == ["推进立法。", "做好论证"]


def test_the_signature_may_stand_below_the_body() -> None:
    document = read("一、甲\n推进立法。\n国家知识产权局\n2023年3月23日\n")
    assert (document.issuer, str(document.issued_date)) == ("国家知识产权局", "2023-03-23")


def test_an_annex_named_between_chapters_does_not_end_the_body() -> None:
    document = read("一、甲\n推进立法。\n附件：任务清单\n二、乙\n做好论证。\n")
    assert sentences(document)[0] == "推进立法。"
    assert sentences(document)[-1] == "做好论证。"


def test_a_word_about_an_annex_inside_a_broken_sentence_does_not_end_the_body() -> None:
    document = read("一、甲\n推进立法，填写，\n附件1任务清单\n并报送。\n")
    assert sentences(document) == ["推进立法，填写，附件1任务清单并报送。"]


def test_the_last_line_may_be_the_rest_of_a_note() -> None:
    document = read("一、甲\n推进立法。（条法司\n负责）\n打印\n")
    assert items(document)[0].responsible[0].units == ("条法司",)
    assert [line.text for line in document.removed] == ["打印"]


def test_buttons_of_the_site_between_paragraphs_are_kept_apart() -> None:
    document = read("一、甲\n推进立法。\n【打印】\n做好论证。\n")
    assert [line.text for line in document.removed] == ["【打印】"]
    assert sentences(document) == ["推进立法。", "做好论证。"]


def test_a_note_below_its_paragraph_belongs_to_it() -> None:
    document = read("一、甲\n推进立法。\n（条法司）\n（1）做好论证。\n牵头单位：保护司\n")
    (item,) = items(document)
    assert [note.text for note in item.responsible] == ["（条法司）", "牵头单位：保护司"]


def test_a_group_may_have_a_note_or_words_of_its_own() -> None:
    document = read(
        "一、甲\n（一）完善制度（保护司牵头）\n1.推进立法。\n（二）加强保护。统筹推进。\n2.做好论证。\n"
    )
    assert [(item.number, item.group and item.group.title) for item in items(document)] == [
        ("1", "完善制度"), ("（二）", None), ("2", "加强保护"),
    ]  # fmt: skip
    assert items(document)[0].responsible[0].units == ("保护司",)


def test_goals_may_go_on_and_lines_with_dashes_are_plain_in_tasks() -> None:
    document = read(
        "一、总体要求\n（一）主要目标。质量提高。\n1.创造目标。增长。\n继续增长。\n"
        "二、重点任务\n（一）推进立法。做好论证。\n——完善机制。\n"
    )
    goal = items(document)[0].subitems[0]
    assert (goal.title, goal.sentences) == ("创造目标", ("增长。", "继续增长。"))
    assert items(document)[1].sentences == ("做好论证。", "完善机制。")


def test_a_chapter_of_principles_has_one_sub_item_a_paragraph() -> None:
    document = read("一、基本原则\n坚持质量。严把关口。\n坚持协调。\n二、任务\n推进立法。\n")
    shown = [(goal.title, goal.sentences) for goal in items(document)[0].subitems]
    assert shown == [("坚持质量", ("严把关口。",)), ("", ("坚持协调。",))]


def test_numbers_may_stand_before_the_first_group() -> None:
    document = read("一、甲\n1.推进立法。\n（一）加强保护\n2.做好论证。\n")
    assert items(document)[0].group is None
    assert items(document)[1].group is not None


def test_a_gap_in_the_numbers_is_a_finding() -> None:
    (finding,) = read("一、甲\n推进立法。\n三、乙\n做好论证。\n").findings
    assert finding.line == 3
    assert "不连续" in finding.message


def test_words_without_a_full_stop_above_a_sentence_are_a_finding() -> None:
    document = read("一、甲\n（一）乙。推进立法。\n（1）做好论证\n（2）加强保护。\n")
    assert [finding.line for finding in document.findings] == [3]
    assert "没有以句号结束" in document.findings[0].message


def test_the_year_comes_from_the_signature_or_the_number_where_the_title_has_none() -> None:
    body = "\n一、甲\n推进立法，6月底前完成。\n"
    assert read("国家知识产权局\n2021年3月1日" + body).year == 2021
    by_number = read("国知发运字〔2022〕3号" + body)
    assert (by_number.year, by_number.issuer) == (2022, "国家知识产权局")


def test_an_impossible_date_is_a_finding_and_no_time_limit() -> None:
    document = read("示例省2023年工作要点\n一、甲\n推进立法，2月30日前完成。\n")
    assert items(document)[0].deadlines == ()
    assert "2月30日" in document.findings[0].message


def test_a_task_of_some_unit_is_no_rule_for_sending_in_unless_it_names_a_receiver() -> None:
    task = "某局2023年工作要点\n一、甲\n（一）完善制度\n1.6月底前{}进展。（保护司负责）\n"
    assert read(task.format("报送")).report_deadline is None
    document = read(task.format("向国家知识产权局报送"))
    assert (document.report_to, str(document.report_deadline)) == ("国家知识产权局", "2023-06-30")


def test_the_overview_shows_each_group_once_above_its_tasks() -> None:
    lines = [line.strip() for line in overview(read(ROADMAP)).splitlines()]
    assert lines.count("（一）完善法律法规") == 1
    assert lines.index("（一）完善法律法规") < lines.index("2") < lines.index("（二）完善重大政策")


def test_without_a_year_no_time_limit_is_taken_and_one_finding_says_so() -> None:
    document = read(
        "一、甲\n推进立法，12月15日前完成。\n做好论证，6月底前完成。\n"
        "二、乙\n加强保护，2月30日前将总结报送省知识产权局。\n"
    )
    assert document.year is None
    assert [item.deadlines for item in items(document)] == [(), (), ()]
    assert (document.report_deadline, document.report_to) == (None, "省知识产权局")
    (finding,) = document.findings
    assert (finding.line, finding.message) == (2, "没有写明年份，时限未采用，请核对。")


@pytest.mark.parametrize(
    "text",
    [
        "国家知识产权局召开会议。会议强调，要加强保护。\n",
        "一、总体要求\n（一）指导思想。以新思想为指导。\n",
        "附件：\n1.任务清单\n2.信息表\n",
        "一、",
    ],
)
def test_a_document_without_tasks_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=r"没有读到编号的任务.*没有导入.*请确认"):
        read_document(text.encode(), name="新闻.txt")


def test_what_a_file_could_not_give_whole_is_a_finding() -> None:
    source = replace(
        text_source("一、重点任务\n（一）推进立法。开展调研。"), warnings=("附表缺失。",)
    )
    document = understand(source)
    assert [(finding.line, finding.message) for finding in document.findings] == [
        (None, "附表缺失。")
    ]
