"""Pages: what a browser shows is what is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import UnreadableDocumentError
from model.reading.source import Merge, Source
from model.reading.sources.web import read_web


def texts(page: str) -> list[str]:
    return [line.text for line in read_web(page.encode()).lines]


def grid(page: str) -> tuple[tuple[tuple[str, ...], ...], tuple[Merge, ...]]:
    found = read_web(page.encode()).grids[0]
    return found.rows, found.merges


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>一、总体\n要求</p><p>正文", ["一、总体 要求", "正文"]),
        ("<div>甲<br>乙<div>丙</div>丁</div>", ["甲", "乙", "丙", "丁"]),
        ("<p><span>知识</span><a href=x>产权</a></p>", ["知识产权"]),
        ("<p>甲&nbsp;&nbsp;乙&mdash;&#8212;&ldquo;丙&rdquo;", ["甲  乙——“丙”"]),
        ("<p>国内生产总值&#150;&#160;𬭎", ["国内生产总值– 𬭎"]),
        ("<title>题</title><style>p{}</style><script>x()</script><nav>首页</nav><p>文", ["文"]),
        ("<p>文<p style='display: none'>藏<p hidden>藏<div role=navigation>藏</div>", ["文"]),
        ("<p><ruby>知<rp>(</rp><rt>zhī</rt><rp>)</rp></ruby>识", ["知识"]),
        ("<pre>一\r\n二</pre><p style='white-space: pre'>三\n四", ["一", "二", "三", "四"]),
        ("<ol><li>甲<li><p>乙</p><li value=5>丙</ol>", ["1. 甲", "2. 乙", "5. 丙"]),
        ("<ol start=3 type=A><li>甲</ol><ul><li>乙</ul>", ["C. 甲", "乙"]),
        ("<ol style='list-style-type:cjk-ideographic'><li>甲</ol>", ["一、甲"]),
        ("<ol style='list-style:none'><li>一、甲</ol>", ["一、甲"]),
        ("<ol><li><p><span>（一）</span>甲<li>2.乙</ol>", ["（一）甲", "2.乙"]),
        ("<ol><li>2.5万件<li>一线<li></ol>", ["1. 2.5万件", "2. 一线"]),
        (
            "<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span "
            "style='mso-list:Ignore'>（一）</span><![endif]>甲<o:p></o:p></p>"
            "<!--[if gte mso 9]><xml><w:x>略</w:x></xml><![endif]-->",
            ["（一）甲"],
        ),
        ("<!-- 注 --><?x y?><p>文", ["文"]),
        ("<p>" + "<font>" * 1000 + "深", ["深"]),
    ],
)
def test_what_a_page_shows(page: str, lines: list[str]) -> None:
    assert texts(page) == lines


@pytest.mark.parametrize(
    ("page", "lead"),
    [
        ("<p><strong>加强保护。</strong>开展工作。", 5),
        ("<p>（一）<b>加强保护</b>开展工作。", 7),
        ("<p><span style='font-weight:700'>加强</span>工作", 2),
        ("<p><b><span style='font-weight:normal'>开展</span></b>工作", 0),
        ("<p><b>全部加粗</b>", 0),
        ("<p>开展<b>重点</b>工作", 0),
        ("<h2>标题</h2>", 0),
    ],
)
def test_bold_words_that_begin_a_line_are_its_lead(page: str, lead: int) -> None:
    assert read_web(page.encode()).lines[0].lead == lead


PAGE = "<meta charset={}><p>知识产权</p>"


@pytest.mark.parametrize(
    "data",
    [
        PAGE.format("gb2312").encode("gb18030"),
        PAGE.format("gb2312").encode(),
        PAGE.format("iso-8859-1").encode("gb18030"),
        PAGE.format("utf-8").encode("utf-16"),
        PAGE.format("utf-8").encode("utf-8-sig"),
        PAGE.format("'big5'").replace("知识产权", "知識產權").encode("big5"),
        b'<?xml version="1.0" encoding="gb2312"?>' + PAGE.format("x").encode("gb18030"),
    ],
)
def test_the_encoding_is_found(data: bytes) -> None:
    assert read_web(data).lines[0].text in ("知识产权", "知識產權")


def test_the_clerk_may_name_the_encoding() -> None:
    data = "<p>知識產權</p>".encode("big5")
    assert read_web(data, encoding="big5").lines[0].text == "知識產權"


def test_an_unknown_encoding_is_refused_and_never_guessed() -> None:
    with pytest.raises(UnreadableDocumentError, match="编码"):
        read_web(b"<p>\xff\xff\xff</p>")


def test_a_lost_sign_is_shown_as_such() -> None:
    source = read_web("<p>知&#65533;产权".encode())
    assert source.lines[0].text == "知□产权"
    assert "丢失" in source.warnings[0]


def test_a_fragment_of_the_clipboard_is_read_without_its_header() -> None:
    header = "Version:0.9\r\nStartHTML:0000000105\r\nSourceURL:http://x/\r\n"
    page = "<html><body><!--StartFragment--><p>一、甲</p><!--EndFragment--></body></html>"
    assert texts(header + page) == ["一、甲"]


def test_an_archived_page_is_read() -> None:
    body = "<meta charset=gb2312><p>一、甲</p>".encode("gb18030").hex("=").upper()
    archive = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        "Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"\r\n={body}\r\n--x--\r\n"
    )
    assert texts(archive) == ["一、甲"]
    with pytest.raises(UnreadableDocumentError, match="归档"):
        read_web(b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nabc")


def test_a_table_becomes_a_grid_whose_rows_are_lines() -> None:
    page = (
        "<p>附表</p><table><caption>任务清单</caption><tr><th>任务<th>单位</tr>"
        "<tr><td rowspan=2>甲<br>乙<td>一处</tr><tr><td>二处</tr></table><p>注"
    )
    source = read_web(page.encode())
    shown = ["附表", "任务清单", "任务\t单位", "甲 乙\t一处", "\t二处", "注"]
    assert [line.text for line in source.lines] == shown
    assert (source.grids[0].first_line, source.lines[3].place) == (3, "表1第2行")
    assert grid(page) == (
        (("任务", "单位"), ("甲\n乙", "一处"), ("", "二处")),
        (Merge(top=1, left=0, bottom=2, right=0),),
    )


def test_spans_without_end_are_cut_at_the_table() -> None:
    page = "<table><tr><td>甲<td rowspan=99999999 colspan=99999999>乙<tr><td>丙</table>"
    assert grid(page) == (
        (("甲", "乙"), ("丙", "")),
        (Merge(top=0, left=1, bottom=1, right=1),),
    )


def test_a_span_ends_before_a_cell_that_reaches_down() -> None:
    page = "<table><tr><td>甲<td>乙<td rowspan=2>丙<tr><td colspan=3>丁</table>"
    rows, merges = grid(page)
    assert rows == (("甲", "乙", "丙"), ("丁", "", ""))
    assert Merge(top=1, left=0, bottom=1, right=1) in merges


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td><p>一、甲<p>二、乙</table>",
        "<table role=presentation><tr><td>一、甲<td>二、乙<tr><td><td>三、丙</table>",
        "<table><tr><td>" + "<p>段" * 30 + "<td>侧栏<tr><td>页<td>脚</table>",
    ],
)
def test_a_table_that_only_sets_the_page_is_read_as_lines(page: str) -> None:
    source = read_web(page.encode())
    assert source.grids == ()
    assert len(source.lines) >= 2


def test_the_table_inside_a_page_table_is_the_grid() -> None:
    inner = "<table><tr><td>1<td>2<tr><td>3<td>4</table>"
    source = read_web(f"<table><tr><td>{inner}<td>侧栏<tr><td>a<td>b</table>".encode())
    assert [one.rows for one in source.grids] == [(("1", "2"), ("3", "4"))]


def test_deleted_words_are_left_out_and_told() -> None:
    source = read_web("<p>新建<del>旧</del>30家".encode())
    assert source.lines[0].text == "新建30家"
    assert "删除" in source.warnings[0]


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"<script>x</script>"])
def test_a_page_without_words_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocumentError, match="没有读到文字"):
        read_web(data)


def test_a_page_that_nests_without_end_is_refused_and_not_cut() -> None:
    with pytest.raises(UnreadableDocumentError, match="写法特殊"):
        read_web(b"<p>a" + b"<font>" * 5000 + b"b")


@pytest.mark.parametrize("limit", ["MAX_LINES", "_MOST_TAGS"])
def test_a_page_longer_than_any_paper_is_refused(
    limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"model.reading.sources.web.{limit}", 1)
    with pytest.raises(UnreadableDocumentError, match="过大"):
        read_web("<p>甲<p>乙".encode())


def read_or_refused(data: bytes) -> Source | None:
    try:
        return read_web(data)
    except UnreadableDocumentError:
        return None


TAGS = (
    "<p>",
    "<td>",
    "<table>",
    "<tr>",
    "</table>",
    "<ol>",
    "<li>",
    "</p>",
    "甲",
    "&#0;",
    "<",
    "\0",
)


@given(st.lists(st.sampled_from(TAGS)))
def test_any_heap_of_tags_is_read_or_refused(tags: list[str]) -> None:
    source = read_or_refused("".join(tags).encode())
    assert source is None or [line.number for line in source.lines] == [
        *range(1, len(source.lines) + 1)
    ]
