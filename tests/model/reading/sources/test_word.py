"""Word files: what is printed is what is read."""

import io
import zipfile

import docx as python_docx
import pytest
from docx.oxml.ns import qn

from model.errors import UnreadableDocumentError
from model.reading.source import COMMENTS, FORMAT_REVISIONS, REVISIONS
from model.reading.sources.word import read_word
from tests.model.reading.sources.word_xml import alternate, old_box, p, r, style, texts
from tests.model.reading.written import docx


@pytest.mark.parametrize(
    ("inside", "lines"),
    [
        (r("<w:t>一</w:t><w:br/><w:t>二</w:t>"), ["一", "二"]),
        (r('<w:t>知识</w:t><w:br w:type="page"/><w:t>产权</w:t>'), ["知识产权"]),
        (r("<w:t>知识</w:t><w:lastRenderedPageBreak/><w:t>产权</w:t>"), ["知识产权"]),
        (r("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>"), ["甲\t乙"]),
        (r("<w:t>2021</w:t><w:noBreakHyphen/><w:t>2035</w:t>"), ["2021-2035"]),
        (f"<w:hyperlink>{r('<w:t>链接</w:t>')}</w:hyperlink>", ["链接"]),
        (f"<w:sdt><w:sdtContent>{r('<w:t>控件</w:t>')}</w:sdtContent></w:sdt>", ["控件"]),
        (f"<w:smartTag>{r('<w:t>标记</w:t>')}</w:smartTag>", ["标记"]),
        (r('<w:sym w:font="Symbol" w:char="F0B3"/><w:t>10%</w:t>'), ["≥10%"]),
        (r('<w:sym w:font="宋体" w:char="2460"/><w:t>甲</w:t>'), ["①甲"]),
        (r('<w:sym w:font="宋体" w:char="XX"/><w:t>甲</w:t>'), ["甲"]),
        (
            r(
                "<w:ruby><w:rt><w:r><w:t>zhī</w:t></w:r></w:rt>"
                "<w:rubyBase><w:r><w:t>知</w:t></w:r></w:rubyBase></w:ruby><w:t>识</w:t>"
            ),
            ["知识"],
        ),
        ("<m:oMath><m:r><m:t>22.5</m:t></m:r></m:oMath>" + r("<w:t>个月</w:t>"), ["22.5个月"]),
        (
            f'<w:fldSimple w:instr=" PAGE ">{r("<w:t>3</w:t>")}</w:fldSimple>' + r("<w:t>文</w:t>"),
            ["文"],
        ),
    ],
)
def test_what_a_paragraph_shows(inside: str, lines: list[str]) -> None:
    assert texts(read_word(docx(f"<w:p>{inside}</w:p>"))) == lines


def complex_field(code: str, result: str = "") -> str:
    shown = r('<w:fldChar w:fldCharType="separate"/>') + r(f"<w:t>{result}</w:t>")
    return (
        r('<w:fldChar w:fldCharType="begin"/>')
        + r(f"<w:instrText>{code}</w:instrText>")
        + (shown if result else "")
        + r('<w:fldChar w:fldCharType="end"/>')
    )


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        (complex_field(" DATE ", "2023年"), "2023年文"),
        (complex_field(" PAGE ", "7"), "文"),
        (complex_field(r" eq \o\ac(○,1)"), "①文"),
        (complex_field(r"EQ \* jc2 \* hps10 \o\ad(\s\up 9(zhī),知)"), "知文"),
        (complex_field(" EQ unknown "), "文"),
    ],
)
def test_of_a_field_the_result_is_read(field: str, shown: str) -> None:
    assert texts(read_word(docx(f"<w:p>{field}{r('<w:t>文</w:t>')}</w:p>"))) == [shown]


def test_the_contents_are_left_out() -> None:
    entry = r("<w:t>一、总体要求</w:t><w:tab/><w:t>1</w:t>")
    link = f'<w:hyperlink w:anchor="_Toc1">{entry}</w:hyperlink>'
    contents = f"<w:p>{complex_field('TOC')}{link}</w:p><w:p>{link}</w:p>"
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{p('目录')}</w:sdtContent></w:sdt>"
    )
    styles = '<w:style w:styleId="11"><w:name w:val="toc 1"/></w:style>'
    styled = p("二、重点任务", '<w:pStyle w:val="11"/>')
    source = read_word(docx(contents + control + styled + p("一、总体要求"), styles=styles))
    assert texts(source) == ["一、总体要求"]
    assert source.warnings == ("文档里的目录没有读入。",)


def test_insertions_are_read_and_deletions_are_not() -> None:
    source = read_word(
        docx(
            f"<w:p><w:ins>{r('<w:t>新建</w:t>')}</w:ins><w:del>{r('<w:delText>旧</w:delText>')}</w:del>"
            f"<w:moveFrom>{r('<w:t>旧处</w:t>')}</w:moveFrom>{r('<w:t>30家</w:t>')}</w:p>"
        )
    )
    assert texts(source) == ["新建30家"]
    assert "修订" in source.warnings[0]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    assert texts(read_word(docx(p("推进", gone) + p("建设。")))) == ["推进建设。"]


def test_hidden_words_notes_and_embedded_files_are_left_out_and_told() -> None:
    body = p("密", run="<w:vanish/>") + f"<w:p>{r('<w:t>文</w:t><w:footnoteReference/>')}</w:p>"
    source = read_word(docx(body + "<w:altChunk/>"))
    assert texts(source) == ["文"]
    assert [word for word in ("隐藏", "脚注", "嵌有") if word in "".join(source.warnings)] == [
        "隐藏",
        "脚注",
        "嵌有",
    ]


def test_a_sign_of_a_picture_face_is_told() -> None:
    source = read_word(
        docx("<w:p>" + r('<w:sym w:font="Wingdings" w:char="F0FE"/><w:t>甲</w:t>') + "</w:p>")
    )
    assert texts(source) == ["甲"]
    assert "符号" in source.warnings[0]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    new = f"<w:drawing><wps:txbx><w:txbxContent>{p('框内')}</w:txbxContent></wps:txbx></w:drawing>"
    drawing = alternate(new, old_box(p("框内")))
    assert texts(read_word(docx(f"<w:p>{r(drawing + '<w:t>正文</w:t>')}</w:p>"))) == [
        "正文",
        "框内",
    ]


def test_bold_words_that_begin_a_paragraph_are_its_lead() -> None:
    bold = r("<w:t>（一）加强</w:t>", "<w:b/>") + r("<w:t> </w:t>") + r("<w:t>保护</w:t>", "<w:b/>")
    source = read_word(docx(f"<w:p>{bold}{r('<w:t>开展工作。</w:t>')}</w:p>"))
    assert [(line.text, line.lead) for line in source.lines] == [("（一）加强 保护开展工作。", 8)]


def test_a_paragraph_all_bold_or_plain_at_first_has_no_lead() -> None:
    styles = style("B", "<w:rPr><w:b/></w:rPr>", "character")
    bold = '<w:rStyle w:val="B"/>'
    word, rest = r("<w:t>重点</w:t>", bold), r("<w:t>正文</w:t>")
    plain = r("<w:t>重点</w:t>", '<w:b w:val="0"/>' + bold)
    body = p("标题", run=bold) + f"<w:p>{rest}{word}</w:p>"
    led, plain = f"<w:p>{word}{rest}</w:p>", f"<w:p>{plain}{rest}</w:p>"
    source = read_word(docx(body + led + plain, styles=styles))
    assert [line.lead for line in source.lines] == [0, 0, 2, 0]


def test_strict_open_xml_reads_the_same() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert texts(read_word(docx(p("一、总体要求"), namespace=strict))) == ["一、总体要求"]


def test_blocks_inside_controls_and_choices_are_read() -> None:
    choice, inner = alternate("", p("丙")), alternate(r("<w:t>丁</w:t>"))
    body = f"<w:sdt><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt><w:ins>{p('乙')}</w:ins>{choice}"
    empty = "<mc:AlternateContent/>"
    source = read_word(docx(body + empty + f"<w:p>{inner}{empty}</w:p>"))
    assert texts(source) == ["甲", "乙", "丙", "丁"]


def test_a_file_of_more_lines_than_any_paper_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("model.reading.sources.word.MAX_LINES", 1)
    with pytest.raises(UnreadableDocumentError, match="10 万行"):
        read_word(docx(p("甲") + p("乙")))


def test_what_a_control_asks_to_type_is_no_text() -> None:
    asks = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = (
        asks.format(p("单击此处"))
        + f"<w:p>{asks.format(r('<w:t>输入</w:t>'))}{r('<w:t>文</w:t>')}</w:p>"
    )
    assert texts(read_word(docx(body))) == ["文"]


def test_what_python_docx_writes_is_read() -> None:
    document = python_docx.Document()
    document.add_heading("一、总体要求", level=1)
    document.add_paragraph("坚持", style="List Number").runs[0].bold = True
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "合并"
    table.cell(0, 1).text, table.cell(1, 1).text = "甲", "乙"
    assert table._tbl.tag == qn("w:tbl")
    out = io.BytesIO()
    document.save(out)
    source = read_word(out.getvalue())
    assert texts(source)[:2] == ["一、总体要求", "1. 坚持"]
    assert source.grids[0].rows == (("合并", "甲"), ("", "乙"))


def zipped(name: str, content: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped("word/document.xml", "<w:"), "已损坏"),
        (zipped("word/document.xml", "<a>" * 300 + "</a>" * 300), "已损坏"),
        (zipped("word/other.xml", "<a/>"), "没有正文部分"),
        (zipped("word/document.xml", "<a/>"), "没有文字"),
        (docx(p("")), "没有文字"),
        (docx("<w:altChunk/>"), "嵌入的网页"),
    ],
)
def test_a_broken_or_empty_file_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=words):
        read_word(data)


@pytest.mark.parametrize(
    ("body", "warning"),
    [
        (p("甲") + f"<w:p>{r('<w:t>乙</w:t>')}{r('<w:commentReference/>')}</w:p>", COMMENTS),
        (f"<w:p><w:commentRangeStart/>{r('<w:t>乙</w:t>')}</w:p>", COMMENTS),
        (p("甲", run="<w:rPrChange/>"), FORMAT_REVISIONS),
        (p("甲", properties="<w:pPrChange/>"), FORMAT_REVISIONS),
        (p("甲", properties="<w:rPr><w:ins/></w:rPr>"), REVISIONS),
        (f"<w:p><w:ins>{r('<w:t>甲</w:t>')}</w:ins></w:p>", REVISIONS),
    ],
)
def test_marks_of_work_on_the_file_are_told(body: str, warning: str) -> None:
    assert read_word(docx(body)).warnings == (warning,)
    assert read_word(docx(p("甲"))).warnings == ()
