"""Words of the review: where a sentence stands in the source, what rows and counts say."""

from dataclasses import replace
from decimal import Decimal

import pytest

from model.due import parse_due
from model.entities import TaskListId
from model.list_update import ListComparison
from model.reading.document import (
    Finding,
    ReadDeadline,
    ReadDetail,
    ReadItem,
    ReadResponsibility,
    ReadTarget,
)
from model.reading.fact_words import deadline_words, target_words
from model.words import ResponsibilityMode, TargetOp
from tests.ui.review_papers import bad_paper, read
from ui.review.found_words import find_words
from ui.review.line_fates import doubtful_words
from ui.review.outline_rows import OutlineRows, RowKind, note_words
from ui.review.summary import accept_words, report_words, summary
from ui.words_layout import in_utf16


@pytest.mark.parametrize(
    ("text", "lines", "found"),
    [
        ("加强保护。", ["（一）加强保护。推进立法。"], ["加强保护。"]),
        ("6月底前完成。", ["6 月底前 完成。其他。"], ["6 月底前 完成。"]),
        ("完成,调研。", ["完成，调研。"], ["完成，调研。"]),
        ("评估结果及时公开。", ["开展评估。评估结果", "", "及时公开。再推进。"],
         ["评估结果", None, "及时公开。"]),
        ("加強保護。", ["加强保护。"], ["加强保护。"]),
    ],
)  # fmt: skip
def test_the_words_of_a_sentence_are_found_in_its_lines(
    text: str, lines: list[str], found: list[str | None]
) -> None:
    spans = find_words(text, lines)
    shown = [
        line[span[0] : sum(span)] if span else None for line, span in zip(lines, spans, strict=True)
    ]
    assert shown == found


def test_a_rare_character_counts_twice_where_words_are_marked() -> None:
    assert in_utf16("陈𬭎等完成调研", (3, 2)) == (4, 2)
    assert in_utf16("陈𬭎等完成调研", (0, 2)) == (0, 3)


@pytest.mark.parametrize(
    ("value", "op", "words"),
    [
        (Decimal(93), TargetOp.AT_LEAST, "结案率 ≥ 93%"),
        (Decimal("15.5"), TargetOp.ABOUT, "结案率 ≈ 15.5%"),
        ((Decimal(3), Decimal(5)), TargetOp.RANGE, "结案率 3—5%"),
    ],
)
def test_a_target_stands_in_one_line(
    value: Decimal | tuple[Decimal, Decimal], op: TargetOp, words: str
) -> None:
    target = ReadTarget(quote="", metric="结案率", value=value, op=op, unit="%", sentence_index=0)
    assert target_words(target) == words


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("6月底前", "6月底前 → 2023年6月30日"),
        ("2023年12月15日", "2023年12月15日"),
        ("长期坚持", "长期坚持 → 没有具体日期"),
    ],
)
def test_a_time_limit_tells_its_date(quote: str, words: str) -> None:
    due = parse_due(quote, year=2023)
    assert due is not None
    assert deadline_words(ReadDeadline(quote=quote, due=due, sentence_index=0)) == words


def test_a_note_tells_who_leads_only_where_its_words_do_not() -> None:
    note = ReadResponsibility(
        text="（条法司、商标局）",
        units=("条法司", "商标局"),
        lead=("条法司", "商标局"),
        participants=(),
        open_ended=False,
        mode=ResponsibilityMode.NAMES_ONLY,
    )
    assert note_words(note) == "（条法司、商标局）"
    first_leads = replace(note, lead=("条法司",), participants=("商标局",))
    assert note_words(first_leads).endswith("按“牵头：条法司；配合：商标局”导入")
    other = replace(note, units=("保护司",), lead=("保护司",))
    assert note_words(other).endswith("按“负责：保护司”导入")


def test_what_a_table_says_beside_a_sentence_stands_below_it() -> None:
    document = read(bad_paper())
    item = ReadItem(
        number="1.2",
        title="优化服务",
        text="",
        is_task=True,
        sentences=("新建网点。",),
        details=(ReadDetail(heading="成果形式", text="印发文件", sentence_index=0),),
    )
    chapter = replace(document.chapters[0], items=(item,))
    rows = OutlineRows().rows(replace(document, chapters=(chapter,)))
    assert [row.text for row in rows][1:] == ["1.2 优化服务", "新建网点。", "印发文件"]
    assert (rows[-1].kind, rows[-1].lead) == (RowKind.DETAIL, "成果形式")


def test_the_counts_say_what_is_doubtful_and_what_changes() -> None:
    document = read(bad_paper())
    clean = replace(document, removed=(), findings=())
    assert summary(clean, doubts=0, checked=0, comparison=None).endswith("没有需您核对的地方")
    same = ListComparison(task_list_id=TaskListId("list"), clauses=())
    said = summary(document, doubts=2, checked=1, comparison=same)
    assert "2处需您核对（已核对1处）；删去" in said
    assert said.endswith("与台账相比：各句文字没有变化")
    assert accept_words(document, same) == "更新：各句文字没有变化"


def test_a_finding_marks_the_sentence_it_quotes_or_the_whole_line() -> None:
    document = read(bad_paper())
    meant = [
        Finding(severity="warning", line=13, message=f"“{words}”处疑似乱码。")
        for words in ("加强电商领?执法", "乱码")
    ]
    words = doubtful_words(replace(document, findings=tuple(meant)))
    assert words == {13: {"加强电商领", ""}}


def test_what_is_to_be_reported_is_told() -> None:
    document = read(bad_paper())
    assert report_words(document) == ""
    asked = replace(
        document,
        report_deadline=parse_due("2024年12月15日前", year=2024).day,  # type: ignore[union-attr]
        report_to="某某局",
        report_form=("纸件", "电子件"),
    )
    assert report_words(asked) == "要求2024年12月15日前报送某某局（纸件、电子件）"
