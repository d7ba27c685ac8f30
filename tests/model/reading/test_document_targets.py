"""Targets in the light of the whole document: year, issuer, departments, findings."""

from model.reading.document import OfficialDocument, ReadTarget
from model.reading.read import read_document

NATIONAL = "国家知识产权局2023年工作要点"
PROVINCIAL = "示例省知识产权局2023年工作要点"


def read(title: str, *sentences: str) -> OfficialDocument:
    text = f"{title}\n一、重点工作\n（一）做好工作。{''.join(sentences)}持续推进各项改革。\n"
    return read_document(text.encode())


def targets(document: OfficialDocument) -> list[ReadTarget]:
    return [
        target for chapter in document.chapters for item in chapter.items for target in item.targets
    ]


def test_the_departments_of_its_own_sentence_tell_whose_figure_it_is() -> None:
    found = targets(
        read(
            NATIONAL,
            "服务满意率达到90%以上。（商标局负责）",
            "服务满意率达到80%以上。（保护司负责）",
        )
    )
    assert [target.scope for target in found] == ["国家局指标", "本省承接"]


def test_a_list_of_a_province_is_taken_on_by_it() -> None:
    sentence = "提升审查能力，新增工作队5支。"
    assert [target.scope for target in targets(read(NATIONAL, sentence))] == ["国家局指标"]
    assert [target.scope for target in targets(read(PROVINCIAL, sentence))] == ["本省承接"]


def test_what_was_reached_in_a_year_before_is_no_target() -> None:
    assert targets(read(NATIONAL, "2022年质押融资金额达到50亿元。")) == []


def test_a_number_that_was_not_understood_is_a_finding_with_its_line() -> None:
    (finding,) = read(NATIONAL, "有效注册商标总量翻一番。").findings
    assert finding.line == 3
    assert "“翻一番”里的数字可能是指标" in finding.message


def test_a_figure_in_a_title_is_told() -> None:
    text = "2023年要点\n一、工作\n（一）申请量达到300件。建立重点企业库。（条法司负责）"
    (finding,) = read_document(text.encode()).findings
    assert (finding.line, "申请量达到300件" in finding.message) == (3, True)


def test_a_long_clause_is_shown_short() -> None:
    (finding,) = read(NATIONAL, f"在3个县{'开放' * 30}。").findings
    assert len(finding.message) < 60
