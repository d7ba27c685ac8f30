import pytest

from model.errors import UnreadableDocumentError
from model.reading.clean import clean_lines
from model.reading.lines import Line, lines_of
from model.reading.signs import pair_quotes
from model.reading.sources.recognise import text_source


def _lines(text: str) -> list[Line]:
    return lines_of(text_source(text).lines)


def clean(text: str) -> str:
    lines, _ = clean_lines(_lines(text))
    return "\n".join(line.text for line in lines)


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("推进 商标法 修改", "推进商标法修改"),
        ("于 2023 年 12 月 15 日前", "于2023年12月15日前"),
        ("　　(一) 加强保护", "（一）加强保护"),
        ("中心( TISC )建设", "中心（TISC）建设"),
        ("World Intellectual  Property", "World Intellectual Property"),
        ("《创新管理 知识产权管理指南》", "《创新管理知识产权管理指南》"),
        ("加强保护,完善机制;做好工作:", "加强保护，完善机制；做好工作："),
        ("新增1,000件,增长10%", "新增1,000件，增长10%"),
        ("达到22.5个月.", "达到22.5个月。"),
        ("推进修改.做好立法.", "推进修改。做好立法。"),
        ("做好论证 . ( 甲司负责 )", "做好论证。（甲司负责）"),
        ("标准 (GB/T 29490) . (甲司负责)", "标准（GB/T 29490）。（甲司负责）"),
        ("主要指标, 2021年建成", "主要指标，2021年建成"),
        ("新建5～10家", "新建5～10家"),
        ("新建5~10家", "新建5～10家"),
        ("1.达成备案50份以上  责任单位：甲局", "1.达成备案50份以上\n责任单位：甲局"),
        ("1.推进修改。责任单位：甲局", "1.推进修改。责任单位：甲局"),
        ("1.推进修改", "1.推进修改"),
        ("１２．５％以上", "12.5%以上"),
        ("推进修改｡", "推进修改。"),
        ("2021-2035年", "2021—2035年"),
        ("遴选3-5所", "遴选3—5所"),
        ("京ICP备05069085号-14", "京ICP备05069085号-14"),
        ("2023-12-15", "2023-12-15"),
        ("中国-东盟合作", "中国—东盟合作"),
        ("--知识产权创造。", "——知识产权创造。"),
        ("――知识产权创造。", "——知识产权创造。"),
        ("\u200b推进\ufeff修改", "推进修改"),
        ("⼀、总体要求", "一、总体要求"),
        ("識(shí)別", "识别"),
        ("建会(huì )议", "建会议"),
        ("知【zhī】识", "知识"),
        ("一 总体要求", "一、总体要求"),
        ("?,F(xiàn)予印发", "。现予印发"),
        ("㈠ 加强保护", "（一）加强保护"),
        ("⒈推进修改", "1.推进修改"),
        ("怎么办?推进", "怎么办？推进"),
        ("推进修法。〔办公室负责〕", "推进修法。（办公室负责）"),
        ("推进修法[办公室负责]。", "推进修法（办公室负责）。"),
        ("推进修法。【办公室负责】做好论证。", "推进修法。（办公室负责）做好论证。"),
        ("国知发〔2023〕7号", "国知发〔2023〕7号"),
        ("推进修法。〔办公室、\n条法司负责〕", "推进修法。（办公室、\n条法司负责）"),
        ("推进[专利]修法", "推进[专利]修法"),
    ],
)
def test_noise_inside_a_line_is_repaired(printed: str, shown: str) -> None:
    assert clean(printed) == shown


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("## 一、总体要求", "一、总体要求"),
        ("——**知识产权管理。**知识产权", "——知识产权管理。知识产权"),
        ("**一、加强保护** 推进修改。", "一、加强保护。推进修改。"),
        ("**（一）加强保护。**推进修改。", "（一）加强保护。推进修改。"),
        ("**二、加强运用**", "二、加强运用"),
        (r"1\. 推进修改", "1.推进修改"),
        ("见[专利法](http://example.org/a)修改", "见专利法修改"),
        ("![图](a.png)推进修改", "推进修改"),
        ("> 推进修改", "推进修改"),
        ("*分别*达到_三项_", "分别达到三项"),
        ("3*5*2", "3*5*2"),
        ("**1.完善制度** 推进修改。", "1.完善制度。推进修改。"),
        ("——**知识产权创造** 推进修改。", "——知识产权创造。推进修改。"),
        ("（一）**加强保护：** 推进修改。", "（一）加强保护。推进修改。"),
        ("**责任单位：** 省商务厅", "责任单位：省商务厅"),
        ("**各地**要加强", "各地要加强"),
        ("**（一）加强**，推进", "（一）加强，推进"),
        ("• 推进修改", "——推进修改"),
        ("● 一、总体要求", "一、总体要求"),
        ("- （一）加强保护", "（一）加强保护"),
        ("推进&nbsp;修改&mdash;&mdash;甲", "推进修改——甲"),
        ("推进<br/>修改", "推进修改"),
        ("---", ""),
    ],
)
def test_markdown_signs_are_dropped(printed: str, shown: str) -> None:
    assert clean(printed) == shown


@pytest.mark.parametrize(
    "printed", ["问题 and 诉求", "问题and诉求", "问题 and\n诉求", "问题\nand 诉求"]
)
def test_an_english_and_is_repaired_and_reported(printed: str) -> None:
    lines, findings = clean_lines(_lines(printed))
    assert "".join(line.text for line in lines) == "问题和诉求"
    assert "and" in findings[0].message


def test_an_and_between_latin_words_stays() -> None:
    assert clean("专利 Research and Development 中心") == "专利Research and Development中心"


@pytest.mark.parametrize("printed", ["推进?A修改", "建设?！兑划", "实行??顚管理", "推进?修改"])
def test_an_odd_sign_stays_and_is_reported_with_its_line(printed: str) -> None:
    lines, findings = clean_lines(_lines("标题\n" + printed))
    assert lines[1].text == printed
    assert [(finding.line, "乱码" in finding.message) for finding in findings] == [(2, True)]


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("推进\ufffd修改", "推进□修改"),
        ("推进锟斤拷锟斤拷修改", "推进□□□□修改"),
        ("推锟斤进", "推□进"),
    ],
)
def test_a_lost_sign_is_shown_as_a_box_and_reported(printed: str, shown: str) -> None:
    lines, findings = clean_lines(_lines("推进知识产权" * 12 + "\n" + printed))
    assert lines[1].text == shown
    assert [(finding.line, "补正" in finding.message) for finding in findings] == [(2, True)]


@pytest.mark.parametrize(
    "text", ["怎么办?", "什么是专利?专利是", "http://e.org/a?id=1", "（什么?）"]
)
def test_a_question_is_no_odd_sign(text: str) -> None:
    assert clean_lines([Line(1, text, text)])[1] == []


def test_a_text_that_lost_many_signs_is_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="编码"):
        clean_lines(_lines("推进\ufffd\ufffd修改"))


def test_lines_count_as_an_editor_counts_them() -> None:
    lines = _lines("甲\r\n乙\f丙\r丁")
    assert [(line.number, line.text) for line in lines] == [
        (1, "甲"),
        (2, "乙"),
        (2, "丙"),
        (3, "丁"),
    ]


@pytest.mark.parametrize(
    ("printed", "shown"),
    [('实施"千企百城"行动', "实施“千企百城”行动"), ('单个"引号', '单个"引号'), ("没有", "没有")],
)
def test_straight_quotes_are_paired(printed: str, shown: str) -> None:
    assert pair_quotes(printed) == shown


@pytest.mark.parametrize(
    ("printed", "lead", "shown"),
    [
        ("（一）加强保护推进修改。", 7, "（一）加强保护。推进修改。"),
        ("一、加强保护。推进修改。", 7, "一、加强保护。推进修改。"),
        ("（一）加强保护。推进修改。", 7, "（一）加强保护。推进修改。"),
        ("（一）加强保护", 7, "（一）加强保护"),
        ("各地区各部门要加强", 6, "各地区各部门要加强"),
        ("责任单位：省商务厅", 5, "责任单位：省商务厅"),
    ],
)
def test_a_bold_title_is_closed_where_its_text_follows(printed: str, lead: int, shown: str) -> None:
    (line,), _ = clean_lines([Line(1, printed, printed, lead)])
    assert line.text == shown


def test_more_lines_than_any_document_has_are_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="什么也没有导入"):
        clean_lines([Line(at, "甲", "甲") for at in range(30_001)])
