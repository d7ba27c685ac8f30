import pytest

from model.reading.responsibility import breaks_off, is_label_line, read_note
from model.reading.unit_names import abbreviates_province


@pytest.mark.parametrize(
    ("text", "lead", "join", "open_ended", "mode"),
    [
        ("（运用促进司负责）", "运用促进司", "", False, "负责"),
        ("（条法司、战略规划司等按职责分工负责）", "条法司 战略规划司", "", True, "按职责分工负责"),
        ("（局内有关部门按职责分工负责）", "局内有关部门", "", False, "按职责分工负责"),
        ("（A司、B局等有关部门按职责分工负责）", "A司 B局", "", True, "按职责分工负责"),
        ("（保护司负责，商标局、各市参与）", "保护司", "商标局 各市", False, "牵头+参与"),
        ("（专利管理司、监察办公室）", "专利管理司 监察办公室", "", False, "括注"),
        ("（各市、各区县）", "各市 各区县", "", False, "括注"),
        ("（责任单位：省商务厅、省法院）", "省商务厅 省法院", "", False, "负责"),
        ("（牵头单位：省局；配合单位：各市、各县）", "省局", "各市 各县", False, "牵头+参与"),
        ("（省局牵头，省法院、各市配合）", "省局", "省法院 各市", False, "牵头+参与"),
        ("（省局牵头，省教育厅等按职责分工负责）", "省局", "省教育厅", True, "牵头+参与"),
        ("（省局牵头，省财政厅、各市）", "省局", "省财政厅 各市", False, "牵头+参与"),
        ("（由保护司、运用促进司分别负责）", "保护司 运用促进司", "", False, "负责"),
        ("（保护司和商标局负责）", "保护司 商标局", "", False, "负责"),
        ("（工业和信息化部、财政部负责）", "工业和信息化部 财政部", "", False, "负责"),
        ("（各县（市、区）知识产权局负责）", "各县（市、区）知识产权局", "", False, "负责"),
        ("牵头处室：保护处；配合处室：规划处", "保护处", "规划处", False, "牵头+参与"),
        ("【责任单位：保护处】", "保护处", "", False, "负责"),
        ("（各有关单位参与）", "", "各有关单位", False, "牵头+参与"),
        ("（各成员单位按职责分工负责）", "各成员单位", "", False, "按职责分工负责"),
        ("（中央有关部门负责）", "中央有关部门", "", False, "负责"),
        ("（各有关部门、各地区按分工负责）", "各有关部门 各地区", "", False, "按职责分工负责"),
        ("（A司、B局等7部门按照职责分工抓好落实）", "A司 B局", "", True, "按职责分工负责"),
        ("（A部、B局，各地区按职责分工负责）", "A部 B局 各地区", "", False, "按职责分工负责"),
        ("（知识产权局会同司法部负责）", "知识产权局 司法部", "", False, "负责"),
        ("（司法部会同知识产权局）", "司法部 知识产权局", "", False, "括注"),
        ("（条法司以及工业和信息化部负责）", "条法司 工业和信息化部", "", False, "负责"),
        ("（省委和省政府负责）", "省委 省政府", "", False, "负责"),
        ("（复审和无效审理部）", "复审和无效审理部", "", False, "括注"),
        ("（专利局（审业部）负责）", "专利局（审业部）", "", False, "负责"),
        ("（省局（知识产权局）牵头）", "省局（知识产权局）", "", False, "牵头+参与"),
        ("（知识产权局负责统筹，各地区落实）", "知识产权局", "各地区", False, "牵头+参与"),
        ("（各地区负责，中央有关部门指导）", "各地区", "中央有关部门", False, "牵头+参与"),
        ("（专利工作由审业部负责，商标工作由商标局负责）", "审业部 商标局", "", False, "负责"),
        ("（牵头单位：甲处 配合单位：乙处）", "甲处", "乙处", False, "牵头+参与"),
        ("（牵头：甲处；配合：乙处、运用处）", "甲处", "乙处 运用处", False, "牵头+参与"),
        ("（牵头单位：甲处；责任单位：乙处）", "甲处", "乙处", False, "牵头+参与"),
        ("（牵头责任单位：甲处；协作单位：乙处）", "甲处", "乙处", False, "牵头+参与"),
        ("（责任单位（部门）：甲局、杭州市、省科协）", "甲局 杭州市 省科协", "", False, "负责"),
        ("（责任单位：甲局、乙局按职责分工负责）", "甲局 乙局", "", False, "按职责分工负责"),
        ("（各省、自治区、直辖市知识产权局）", "各省、自治区、直辖市知识产权局", "", False, "括注"),
        ("（甲局，各市、州人民政府负责）", "甲局 各市、州人民政府", "", False, "负责"),
        ("（各市、县（区）政府、省财政厅）", "各市、县（区）政府 省财政厅", "", False, "括注"),
        ("（知识产权科、各县（市、区）局）", "知识产权科 各县（市、区）局", "", False, "括注"),
        ("（各区、市知识产权局）", "各区 市知识产权局", "", False, "括注"),
        ("（责任单位：甲局、各县（市、区），下同）", "甲局 各县（市、区）", "", False, "负责"),
    ],
)  # fmt: skip
def test_notes_name_who_leads_and_who_takes_part(
    text: str, lead: str, join: str, open_ended: bool, mode: str
) -> None:
    note = read_note(text)
    assert note is not None
    read = note.responsibility
    assert (read.lead, read.participants) == (tuple(lead.split()), tuple(join.split()))
    assert read.units == (*read.lead, *read.participants)
    assert (read.open_ended, read.mode, read.text) == (open_ended, mode, text)


@pytest.mark.parametrize(
    "text",
    [
        "（区）", "（专利）", "（以下简称《纲要》）", "（TISC）", "（2021—2035年）", "（GDP）",
        "（县级）", "（征求意见稿）", "（暂行）", "（试行）", "（一是加强管理，二是配合）",
        "（本科）", "（含全部）", "（见附件）", "（" + "甲局、" * 600 + "）", "（）",
    ],
)  # fmt: skip
def test_other_brackets_are_no_notes(text: str) -> None:
    assert read_note(text) is None


def test_a_note_may_hold_a_time_limit_and_a_person() -> None:
    note = read_note("责任单位：保护处；责任人：某某；完成时限：6月底前")
    assert note is not None
    assert note.responsibility.units == ("保护处",)
    assert note.times == ("6月底前",)


@pytest.mark.parametrize(
    ("text", "units", "times"),
    [
        ("（A、B局按职责分工负责，2023年6月底前完成）", "A B局", "2023年6月底前完成"),
        ("（甲处、乙处负责，丙处参与，持续推进）", "甲处 乙处 丙处", "持续推进"),
        ("（责任部门：甲司；完成时限：2023年12月）", "甲司", "2023年12月"),
        ("（6月底前，保护司负责）", "保护司", "6月底前"),
        ("（2023年6月底前由保护司负责）", "保护司", "2023年6月底前"),
        ("（保护司牵头，长期坚持）", "保护司", "长期坚持"),
        ("（第三季度，保护司负责）", "保护司", "第三季度"),
    ],
)
def test_words_of_time_in_a_note_are_its_time_limit(text: str, units: str, times: str) -> None:
    note = read_note(text)
    assert note is not None
    assert note.responsibility.units == tuple(units.split())
    assert note.times == (times,)


def test_a_note_may_tell_a_result_and_a_remark() -> None:
    note = read_note("责任单位：甲处，列第一位的为牵头单位；成果形式：报告1份")
    assert note is not None
    assert note.responsibility.units == ("甲处",)
    assert note.details == (("说明", "列第一位的为牵头单位"), ("成果形式", "报告1份"))


def test_a_name_that_reads_like_no_unit_is_kept_and_told() -> None:
    note = read_note("（责任单位：甲处、统筹安排）")
    assert note is not None
    assert (note.responsibility.units, note.odd_names) == (("甲处", "统筹安排"), ("统筹安排",))


@pytest.mark.parametrize(
    "line", ["责任单位：保护处", "（牵头单位：甲）", "完成时限：年底前", "责任人：某某"]
)
def test_lines_with_a_label_are_recognised(line: str) -> None:
    assert is_label_line(line)


@pytest.mark.parametrize("line", ["责任单位要加强管理。", "推进：单位", "牵头推进立法。"])
def test_sentences_are_no_label_lines(line: str) -> None:
    assert not is_label_line(line)


@pytest.mark.parametrize(
    ("line", "is_broken"),
    [
        ("责任单位：省商务厅、", True),
        ("责任单位：省商务厅、省财", True),
        ("责任单位：省商务厅", False),
        ("责任单位：省商务厅；完成时限：长期", False),
    ],
)
def test_a_line_of_names_may_break_off(line: str, is_broken: bool) -> None:
    assert breaks_off(line) is is_broken


@pytest.mark.parametrize(
    ("units", "is_short"),
    [
        (("省商务厅", "法院", "知识产权局"), True),
        (("省商务厅", "省法院"), False),
        (("省商务厅", "各市"), False),
        (("省商务厅",), False),
        (("保护处", "规划处"), False),
    ],
)
def test_a_province_that_is_written_once_is_noticed(units: tuple[str, ...], is_short: bool) -> None:
    assert abbreviates_province(units) is is_short
