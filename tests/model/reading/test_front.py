from datetime import date

import pytest

from model.reading.front import Front, read_annexes, read_end, read_front
from model.reading.lines import Line


def lines(text: str) -> list[Line]:
    return [Line(at, line, line) for at, line in enumerate(text.split("\n"), 1)]


def front(text: str) -> Front:
    return read_front(lines(text), [])


@pytest.mark.parametrize(
    "line",
    [
        "国知发运字〔2023〕7号",
        "国知发运字[2023]7号",
        "（国知发运字（2023）7号）",
        "发文字号：国知发运字〔2023〕7号",
    ],
)
def test_the_number_of_a_document_is_shown_in_one_form(line: str) -> None:
    assert front(line).doc_number == "国知发运字〔2023〕7号"


def test_the_day_may_stand_beside_the_number() -> None:
    found = front("苏知发〔2023〕1号2023年1月5日")
    assert (found.doc_number, found.issued_date) == ("苏知发〔2023〕1号", date(2023, 1, 5))


def test_the_table_of_a_site_tells_number_and_days() -> None:
    found = front("发布机构：某局文号：苏知发〔2023〕1号\n时间：2023-03-01来源：某局点击：")
    assert (found.doc_number, found.published_date) == ("苏知发〔2023〕1号", date(2023, 3, 1))


def test_the_number_of_another_document_in_a_sentence_is_not_taken() -> None:
    assert front("根据规划（国发〔2021〕20号），现予印发。").doc_number is None


def test_the_signature_names_the_office_and_the_day() -> None:
    found = front("现予印发。\n国家知识产权局\n（国家知识产权局代章）\n二〇二三年三月二十三日")
    assert (found.issuer, found.issued_date) == ("国家知识产权局", date(2023, 3, 23))
    assert [line.text for line in found.removed] == []


def test_several_offices_may_sign() -> None:
    assert front("现予印发。\n甲省知识产权局\n甲省财政厅\n2023年3月23日").issuer == (
        "甲省知识产权局、甲省财政厅"
    )


def test_the_line_of_the_printing_office_does_not_replace_the_signature() -> None:
    found = front("示例省知识产权局\n2023年4月20日")
    read_end(found, [Line(9, "示例省知识产权局办公室2023年4月21日印发", "")])
    assert (found.issuer, found.issued_date) == ("示例省知识产权局", date(2023, 4, 20))


def test_a_day_under_the_title_is_the_day_of_issue() -> None:
    assert front("（2023年3月23日印发）").issued_date == date(2023, 3, 23)


def test_the_site_tells_when_it_published() -> None:
    found = front("来源：示例网发布时间：2023-03-29\n成文日期：2023年03月23日\n分享：")
    assert found.published_date == date(2023, 3, 29)
    assert found.issued_date == date(2023, 3, 23)
    assert len(found.removed) == 3


def test_a_site_may_leave_the_day_out() -> None:
    assert front("发布时间：").published_date is None


def test_a_bare_stamp_of_the_site_is_the_day_of_publishing() -> None:
    found = front("在线留言\n2022-03-23 10:21\n示例省知识产权局\n2022-03-16")
    assert (str(found.published_date), str(found.issued_date)) == ("2022-03-23", "2022-03-16")
    assert [line.text for line in found.removed] == ["在线留言", "2022-03-23 10:21"]


def test_an_impossible_day_is_reported() -> None:
    found = front("国家知识产权局\n2023年2月30日")
    assert found.issued_date is None
    assert "2023年2月30日" in found.findings[0].message


def test_menus_above_the_document_are_kept_apart() -> None:
    found = front("机构\n新闻\n（征求意见稿）\n各市知识产权局：\n现将要点\n印发。")
    assert [line.text for line in found.removed] == ["机构", "新闻"]
    assert [line.text for line in found.prose] == ["各市知识产权局：", "现将要点", "印发。"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("附件：2023年任务清单", ["2023年任务清单"]),
        ("附件：1.任务清单\n2.联络员信息表.docx\n国家知识产权局", ["任务清单", "联络员信息表"]),
        ("附件：\n1.任务清单（点击下载）\n2.表", ["任务清单", "表"]),
        ("附件1：任务清单.xlsx下载\n附件2：说明", ["任务清单", "说明"]),
        ("附件：2023年高质量发展任务\n清单", ["2023年高质量发展任务清单"]),
        ("附件：《推动高质量\n发展指引》任务清单", ["《推动高质量发展指引》任务清单"]),
        ("附件\n推进修改。", []),
        ("附件：任务清单\n分享：\n2023年3月23日", ["任务清单"]),
        ("附件：2023年高质量发展任务清\n单", ["2023年高质量发展任务清单"]),
        ("附件：高质量发展\n国家知识产权局", ["高质量发展"]),
        ("附表：1.联络员信息表", ["联络员信息表"]),
        ("附件：\n推进修改。", []),
    ],
)
def test_annexes_are_listed_by_their_titles(text: str, titles: list[str]) -> None:
    assert front(text).attachments == titles


def test_an_annex_below_the_body_is_named_by_the_line_under_its_mark() -> None:
    found = Front()
    read_annexes(
        found, lines("附件1\n2019年任务清单\n1.完善指标。\n附件2\n工作总结提纲\n一、总体情况")
    )
    assert found.attachments == ["2019年任务清单", "工作总结提纲"]


def test_the_first_line_of_a_broken_preamble_is_no_menu() -> None:
    found = front("为深入贯彻落实党中央国务院关于知识产权工作的决\n策部署，制定本指引。")
    assert (len(found.prose), found.removed) == (2, [])
