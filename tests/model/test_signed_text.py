"""The signed text against the ledger: what differs is found, what is only set otherwise is not."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.ledger_figures import indicator_figures
from model.paper_text import PaperElements, PaperTable, PaperText
from model.reading.source import (
    COMMENTS,
    FORMAT_REVISIONS,
    HIDDEN,
    REVISIONS,
    Grid,
    Source,
    SourceLine,
)
from model.reading.sources.recognise import text_source
from model.signed_text import SignedComparison, compare_signed
from model.table_changes import TableChangeKind
from model.words import DraftMark

TITLE = "示例省知识产权局关于报送2023年推动知识产权高质量发展成效的报告"
BODY = (
    "根据《工作指引》（国知发示字〔2023〕1号）要求，现将2023年推动知识产权高质量发展成效报告如下。",
    "一、总体情况",
    "《工作指引》共有任务事项67条。在此基础上分解落实举措92项，逐项明确牵头单位和完成时限。",
    "（一）知识产权创造。10月底每万人口高价值发明专利拥有量5.38件，14市全部实现增长。",
    "（二）知识产权保护。受理专利侵权纠纷行政裁决案件1127件，简案平均审理周期38天。",
    "二、存在问题",
    "一是快速维权中心专网安全测评需排期。",
    "二是海外维权互助基金首期出资尚差290万元。",
    "特此报告。",
    "附件：1.任务清单落实情况表",
    "2.佐证材料目录",
    "示例省知识产权局",
    "（联系人：孙演示，电话：000-0000 0011）",
    "附件1",
    "任务清单落实情况表",
)
TABLE = PaperTable(
    name="任务清单落实情况表",
    head=("序号", "重点任务", "落实举措", "完成情况", "主要成效"),
    rows=(
        ("1", "推进示范培育。", "培育示范企业", "已办结", "培育示范企业20家。"),
        ("1", "推进示范培育。", "建立后备库", "推进中", "入库企业326家。"),
        ("2", "开展示范服务。", "设立服务站", "已报完成（待核实）", "—"),
        ("3", "深化示范宣传。", "常年宣传", "长期坚持", "宣传12场，覆盖14市。"),
    ),
)
EXPECTED = PaperText(
    lines=BODY,
    tables=(TABLE,),
    elements=PaperElements(title=TITLE, addressee="国家知识产权局"),
)


def source(
    body: Sequence[str] = BODY,
    table: PaperTable = TABLE,
    *,
    head: Sequence[str] = (TITLE, "国家知识产权局："),
    warnings: tuple[str, ...] = (),
) -> Source:
    """What the reader gives for a Word file with this text and its table at the end."""
    texts = [*head, *body]
    rows = (table.head, *table.rows)
    lines = [*texts, *("\t".join(row) for row in rows)]
    return Source(
        lines=tuple(SourceLine(number=at, text=text) for at, text in enumerate(lines, start=1)),
        grids=(Grid(name="表1", first_line=len(texts) + 1, rows=rows),),
        warnings=warnings,
    )


def compared(signed: Source, expected: PaperText = EXPECTED) -> SignedComparison:
    return compare_signed(signed, expected, indicator_figures([]), name="定稿.docx")


def body_with(**changes: str) -> list[str]:
    return [changes.get(f"at{at}", line) for at, line in enumerate(BODY)]


def table_with(row: int, column: int, words: str) -> PaperTable:
    rows = [list(each) for each in TABLE.rows]
    rows[row][column] = words
    return replace(TABLE, rows=tuple(map(tuple, rows)))


def test_the_same_text_gives_nothing() -> None:
    assert compared(source()).agrees
    assert compared(source()).similarity == 1


@pytest.mark.parametrize(
    "signed",
    [
        source([*BODY[:9], "— 2 —", *BODY[9:]]),
        source(["", *BODY, "　　"]),
        source([line.replace("，", ",").replace("（", "(") for line in BODY]),
        source([line.replace("2023年", "2023 年 ") for line in BODY]),
        source([BODY[0] + BODY[1], *BODY[2:]]),
        source([*BODY[:2], BODY[2][:15], BODY[2][15:], *BODY[3:]]),
        source(head=(TITLE[:12], TITLE[12:], "国家知识产权局:")),
        source(
            [*BODY[:12], "2023年12月12日", *BODY[12:]],
            head=(
                "示例省知识产权局文件",
                "示知发〔2023〕12号　　　　签发人：李演示",
                TITLE,
                "国家知识产权局：",
            ),
        ),
        source([*BODY, "示例省知识产权局办公室　　2023年12月13日印发"]),
        source(table=table_with(2, 4, "")),
        source(table=table_with(1, 3, " 推进中\n")),
        source(table=replace(TABLE, head=("序 号", *TABLE.head[1:]))),
    ],
)
def test_what_is_only_set_otherwise_is_no_difference(signed: Source) -> None:
    comparison = compared(signed)
    assert comparison.agrees, comparison


def test_what_the_office_put_on_is_handed_over() -> None:
    head = ("示知发〔2023〕12号　　签发人：李演示", TITLE, "国家知识产权局：")
    found = compared(source([*BODY[:12], "2023年12月12日", *BODY[12:]], head=head)).found
    assert found == PaperElements(
        title=TITLE,
        addressee="国家知识产权局",
        doc_number="示知发〔2023〕12号",
        signer="李演示",
        day="2023年12月12日",
    )


def test_head_and_foot_may_be_set_in_tables() -> None:
    texts = ["", "", TITLE, "国家知识产权局：", *BODY, "", ""]
    lines = tuple(SourceLine(number=at, text=text) for at, text in enumerate(texts, start=1))
    head = (("示例省知识产权局文件", ""), ("示知发〔2023〕12号", "签发人：李演示"))
    foot = (("抄送：示例省人民政府办公厅。", ""), ("局办公室", "2023年12月13日印发"))
    grids = (
        Grid(name="表1", first_line=1, rows=head),
        Grid(name="表2", first_line=len(texts) - 1, rows=foot),
    )
    comparison = compared(Source(lines=lines, grids=grids), replace(EXPECTED, tables=()))
    assert comparison.found.doc_number == "示知发〔2023〕12号"
    assert comparison.found.signer == "李演示"
    assert comparison.paragraphs.new == ("抄送：示例省人民政府办公厅。",)
    assert comparison.tables == ()


def test_a_sentence_that_tells_of_a_paper_is_no_imprint() -> None:
    added = "本方案已由示例省人民政府于2023年12月1日印发"
    assert compared(source([*BODY, added])).paragraphs.new == (added,)


def test_reworded_paragraphs_show_the_words_that_differ() -> None:
    words = BODY[4].replace("1127件", "1172件").replace("周期38天", "用时38天")
    (change,) = compared(source(body_with(at4=words))).paragraphs.reworded
    assert [change.before[start:end] for start, end in change.words.before] == ["1127", "周期"]
    assert [change.after[start:end] for start, end in change.words.after] == ["1172", "用时"]


def test_a_paragraph_cut_in_two_and_reworded_is_one_change() -> None:
    one, other = "（二）知识产权保护。", BODY[4][10:].replace("38天", "36天")
    changes = compared(source([*BODY[:4], one, other, *BODY[5:]])).paragraphs
    assert (changes.new, changes.gone) == ((), ())
    assert [change.after for change in changes.reworded] == [one + other]


def test_new_gone_and_moved_paragraphs_are_told_apart() -> None:
    new = "三是专利奖评选办法修订滞后，需要商有关部门尽快会签。"
    changes = compared(source([*BODY[:6], BODY[7], *BODY[8:9], new, *BODY[9:]])).paragraphs
    assert (changes.new, changes.gone, changes.moved) == ((new,), (BODY[6],), ())
    moved = compared(source([*BODY[:3], BODY[4], BODY[3], *BODY[5:]])).paragraphs
    assert len(moved.moved) == 1
    assert (moved.new, moved.gone, moved.reworded) == ((), (), ())


def test_cells_that_differ_are_named_by_row_and_column() -> None:
    (change,) = compared(source(table=table_with(1, 4, "入库企业362家。"))).tables
    assert (change.kind, change.row, change.column) == (
        TableChangeKind.CELL,
        "序号1“建立后备库”",
        "主要成效",
    )
    assert (change.before, change.after) == ("入库企业326家。", "入库企业362家。")


def test_a_row_gone_does_not_shift_the_others() -> None:
    rows = [("1", *TABLE.rows[0][1:]), ("2", *TABLE.rows[2][1:]), ("3", *TABLE.rows[3][1:])]
    added = ("4", "做好示范总结。", "印发总结", "推进中", "—")
    changes = compared(source(table=replace(TABLE, rows=(*rows, added)))).tables
    assert [(change.kind, change.row) for change in changes] == [
        (TableChangeKind.ROW_GONE, "序号1“建立后备库”"),
        (TableChangeKind.ROW_NEW, "序号4“印发总结”"),
    ]


def test_rows_in_another_order_are_told_as_moved() -> None:
    first, second, third, fourth = TABLE.rows
    (change,) = compared(source(table=replace(TABLE, rows=(first, third, second, fourth)))).tables
    assert (change.kind, change.row) == (TableChangeKind.ROW_MOVED, "序号1“建立后备库”")
    upside_down = compared(source(table=replace(TABLE, rows=TABLE.rows[::-1]))).tables
    assert [each.kind for each in upside_down] == [TableChangeKind.ROW_MOVED] * 3


def test_of_a_table_sorted_anew_only_the_number_of_rows_is_told() -> None:
    rows = tuple((str(at), "任务", f"举措{at}", "推进中", "—") for at in range(40))
    long, sorted_anew = replace(TABLE, rows=rows), replace(TABLE, rows=rows[::-1])
    expected = replace(EXPECTED, tables=(long,))
    (change,) = compared(source(table=sorted_anew), expected).tables
    assert (change.kind, change.row) == (TableChangeKind.ROW_MOVED, "39行")


def test_a_number_alone_that_was_changed_is_told() -> None:
    (change,) = compared(source(table=table_with(3, 0, "4"))).tables
    assert (change.column, change.before, change.after) == ("序号", "3", "4")


def test_columns_and_tables_gone_or_new_are_told() -> None:
    narrow = replace(TABLE, head=TABLE.head[:4], rows=tuple(row[:4] for row in TABLE.rows))
    (gone,) = compared(source(table=narrow)).tables
    assert (gone.kind, gone.column) == (TableChangeKind.COLUMN_GONE, "主要成效")
    wide = replace(TABLE, head=(*TABLE.head, "备注"), rows=tuple((*row, "") for row in TABLE.rows))
    (new,) = compared(source(table=wide)).tables
    assert (new.kind, new.column) == (TableChangeKind.COLUMN_NEW, "备注")
    other = PaperTable(name="", head=("姓名", "电话"), rows=(("甲", "1"), ("乙", "2")))
    kinds = [change.kind for change in compared(source(table=other)).tables]
    assert kinds == [TableChangeKind.TABLE_GONE, TableChangeKind.TABLE_NEW]


def test_a_table_cut_at_a_page_is_one() -> None:
    whole = source()
    first = len(BODY) + 3
    halves = (
        Grid(name="表1", first_line=first, rows=(TABLE.head, *TABLE.rows[:2])),
        Grid(name="表2", first_line=first + 3, rows=(TABLE.head, *TABLE.rows[2:])),
    )
    lines = (*whole.lines, SourceLine(number=first + 5, text="\t".join(TABLE.rows[3])))
    assert compared(Source(lines=lines, grids=halves)).agrees


def test_elements_that_were_printed_have_to_stay() -> None:
    printed = replace(
        EXPECTED.elements, doc_number="示知发〔2023〕12号", signer="李演示", day="2023年12月12日"
    )
    head = ("示知发〔2023〕21号", TITLE.replace("成效的", "情况的"), "国家知识产权局办公室：")
    changes = compared(source(head=head), replace(EXPECTED, elements=printed)).elements
    assert [(each.name, each.after) for each in changes] == [
        ("标题", head[1]),
        ("主送机关", "国家知识产权局办公室"),
        ("发文字号", "示知发〔2023〕21号"),
        ("签发人", ""),
        ("成文日期", ""),
    ]


def test_figures_that_disagree_are_told_with_their_paragraph() -> None:
    figures = indicator_figures([("每万人口高价值发明专利拥有量", "5.38", "件")])
    words = BODY[3].replace("5.38", "5.83")
    (told,) = compare_signed(source(body_with(at3=words)), EXPECTED, figures).figures
    start, end = told.disagreement.start, told.disagreement.end
    assert told.text == words
    assert told.text[start:end] == "每万人口高价值发明专利拥有量5.83件"


@pytest.mark.parametrize("warning", [REVISIONS, FORMAT_REVISIONS])
def test_marks_of_work_left_in_the_file_are_told(warning: str) -> None:
    (finding,) = compared(source(warnings=(warning,))).findings
    assert finding.startswith("定稿中还有修订痕迹，请先")
    (finding,) = compared(source(warnings=(COMMENTS,))).findings
    assert finding.startswith("定稿中还有批注，请先")
    hidden = compared(source(warnings=(HIDDEN,)))
    assert hidden.findings[0].startswith("定稿中还有隐藏文字，")
    assert not hidden.notes


@pytest.mark.parametrize("mark", [*DraftMark, "草稿"])
def test_a_text_that_still_calls_itself_a_draft_is_told(mark: str) -> None:
    (finding,) = compared(source(head=(TITLE, f"（{mark}）", "国家知识产权局："))).findings
    assert f"还有“（{mark}）”字样" in finding


def test_what_was_not_read_is_noted() -> None:
    warnings = ("文档里有脚注或尾注，没有读入。", COMMENTS)
    assert compared(source(warnings=warnings)).notes == warnings[:1]


@pytest.mark.parametrize(
    ("signed", "said"),
    [
        (text_source("2023年工作总结\n今年以来，我们做了大量工作。"), "标题是“2023年工作总结”"),
        (text_source("会议通知\n定于明日开会。"), "开头是“会议通知”"),
        (
            source(
                [line.replace("2023", "2022") for line in BODY],
                head=(TITLE.replace("2023", "2022"), "国家知识产权局："),
            ),
            "不是2023年的报告",
        ),
        (source(()), "正文与台账生成的报告只有0%相同"),
    ],
)
def test_another_paper_is_refused_with_what_it_looks_like(signed: Source, said: str) -> None:
    comparison = compared(signed)
    assert not comparison.is_ours
    assert not comparison.agrees
    assert said in comparison.refusal
    assert "“定稿.docx”" in comparison.refusal
    assert "没有采用；请" in comparison.refusal


def test_a_file_much_longer_than_a_report_is_refused_for_its_length() -> None:
    refusal = compared(source([*BODY, *(f"第{at}段。" for at in range(5000))])).refusal
    assert f"有{5000 + len(BODY)}段，超过5000段，不像一份报告，没有采用；请" in refusal


def _changed(text: str, at: int, sign: str) -> str:
    place = at % len(text)
    return text[:place] + sign + text[place + 1 :]


@given(st.integers(0, len(BODY) - 1), st.integers(0, 200), st.sampled_from("改7"))
def test_any_sign_changed_in_a_paragraph_is_found(line: int, at: int, sign: str) -> None:
    words = _changed(BODY[line], at, sign)
    comparison = compared(source(body_with(**{f"at{line}": words})))
    assert comparison.agrees == (words == BODY[line])


@given(st.integers(0, 3), st.integers(0, 4), st.integers(0, 200), st.sampled_from("改7"))
def test_any_sign_changed_in_a_cell_is_found(row: int, column: int, at: int, sign: str) -> None:
    words = _changed(TABLE.rows[row][column], at, sign)
    comparison = compared(source(table=table_with(row, column, words)))
    assert comparison.agrees == (words == TABLE.rows[row][column])


@given(st.lists(st.integers(0, len(BODY) - 1), max_size=6))
def test_lines_gone_are_never_silent(gone: list[int]) -> None:
    kept = [line for at, line in enumerate(BODY) if at not in gone]
    comparison = compared(source(kept))
    assert comparison.agrees == (not gone)


def _long_table(change: Callable[[int, str], str]) -> PaperTable:
    rows = tuple(
        (
            str(at // 3 + 1),
            f"深入推进第{at // 3 + 1}项重点任务，健全工作机制，强化知识产权保护和运用。" * 2,
            f"制定第{at}号举措实施方案，明确任务、时限和责任",
            "推进中",
            change(
                at, f"举措{at}覆盖{at * 7}家企业，办理业务{at * 31}件，平均用时缩短至{at % 9}天。"
            ),
        )
        for at in range(200)
    )
    return PaperTable(name=TABLE.name, head=TABLE.head, rows=rows)


def test_two_hundred_rows_are_compared_in_no_time() -> None:
    expected = replace(EXPECTED, tables=(_long_table(lambda at, words: words),))
    signed = source(table=_long_table(lambda at, words: words + "（已核）"))
    begin = time.process_time()
    changes = compared(signed, expected).tables
    assert time.process_time() - begin < 0.3
    assert len(changes) == 200
