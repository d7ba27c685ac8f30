"""Task tables become chapters, tasks and sentences; no row is lost in silence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.reading.document import Finding, ReadChapter, Removed
from model.reading.table_mapping import ColumnRole, TableMapping
from model.reading.tables import propose_mapping, read_table
from tests.model.reading.written_tables import Rows, grid, items

HEAD = ["序号", "重点任务", "责任单位", "完成时限"]
FOUR_LEVELS = [
    ["序号", "工作重点", "工作内容", "具体任务", "成果形式", "责任部门"],
    ["1", "强化\n保护", "完善法治", "推进条例修订", "草案", "法规处"],
    ["", "", "", "开展调研。\n形成报告。", "报告", "法规处、保护处"],
    ["", "", "加强执法", "组织专项行动", "", "保护处"],
    ["2", "促进运用", "质押融资", "融资金额增长10%以上", "", "运用处"],
]


def outline(
    rows: Rows, merges: tuple[tuple[int, int, int, int], ...] = ()
) -> tuple[tuple[ReadChapter, ...], tuple[Finding, ...], tuple[Removed, ...]]:
    table = grid(rows, merges=merges)
    return read_table(table, propose_mapping(table), year=2023)


def tasks(*rows: list[str]) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(item.number, item.sentences) for item in items(outline([HEAD, *rows])[0])]


@pytest.mark.parametrize("merges", [(), ((1, 0, 3, 0), (1, 1, 3, 1), (1, 2, 2, 2))])
def test_four_levels_merged_or_left_empty(merges: tuple[tuple[int, int, int, int], ...]) -> None:
    chapters = outline(FOUR_LEVELS, merges)[0]
    assert [(c.number, c.title) for c in chapters] == [("1", "强化保护"), ("2", "促进运用")]
    assert [(item.title, item.sentences) for item in items(chapters)] == [
        ("完善法治", ("推进条例修订", "开展调研。", "形成报告。")),
        ("加强执法", ("组织专项行动",)),
        ("质押融资", ("融资金额增长10%以上",)),
    ]
    first = items(chapters)[0]
    assert [run.sentences for run in first.segments] == [(0,), (1, 2)]
    assert [(d.heading, d.text, d.sentence_index) for d in first.details] == [
        ("成果形式", "草案", 0), ("成果形式", "报告", 1), ("成果形式", "报告", 2),
    ]  # fmt: skip
    assert [line[0] for line in first.sentence_lines] == [2, 3, 3]


def test_numbers_that_a_spreadsheet_stored_come_back() -> None:
    stored = ["2.8", "2.9", "2.1", "2.11", "3.0"]
    read = tasks(*([number, f"推进第{number}项", "法规处", ""] for number in stored))
    assert [number for number, _ in read] == ["2.8", "2.9", "2.10", "2.11", "3"]


def test_rows_across_the_table_are_chapters_and_groups() -> None:
    rows = [
        HEAD, ["一、强化保护", "", "", ""], ["（一）完善制度", "", "", ""],
        ["1", "推进甲", "法规处", ""], ["二、促进运用", "", "", ""], ["1", "推进乙", "运用处", ""],
    ]  # fmt: skip
    chapters = outline(rows, ((1, 0, 1, 3), (2, 0, 2, 3), (4, 0, 4, 3)))[0]
    assert [(c.number, c.title) for c in chapters] == [("一", "强化保护"), ("二", "促进运用")]
    first, second = items(chapters)
    assert first.group is not None
    assert (first.group.number, first.group.title) == ("（一）", "完善制度")
    assert (first.number, second.number, second.group) == ("1", "1", None)


def test_a_wide_number_beside_a_title_is_a_chapter_too() -> None:
    rows = [HEAD, ["一", "强化保护", "", ""], ["1", "推进甲", "法规处", ""]]
    chapters = outline(rows)[0]
    assert [(c.number, c.title, len(c.items)) for c in chapters] == [("一", "强化保护", 1)]


@pytest.mark.parametrize(
    "row",
    [
        ["合计", "2项", "", ""], ["注：排在首位的为牵头单位", "", "", ""],
        ["备注：1.略", "", "", ""], ["填表人：某某", "", "审核人：某某", ""],
        ["示例省知识产权局", "", "", ""], ["2023年3月5日", "", "", ""],
        ["联系人：某某", "", "电话：1", ""], HEAD, ["第2页", "", "", ""],
    ],
)  # fmt: skip
def test_what_stands_among_and_below_tasks_is_left_out(row: list[str]) -> None:
    first, second = ["1", "推进甲", "法规处", ""], ["2", "推进乙", "法规处", ""]
    chapters, _, removed = outline([HEAD, first, second, row])
    assert [item.sentences for item in items(chapters)] == [("推进甲",), ("推进乙",)]
    assert [each.line for each in removed] == [1, 4]


def test_lines_below_a_note_belong_to_it() -> None:
    rows = [
        HEAD,
        ["1", "推进甲", "法规处", ""],
        ["注：1.甲", "", "", ""],
        ["", "2.不是任务", "", ""],
    ]
    chapters, _, removed = outline(rows)
    assert len(items(chapters)) == 1
    assert [each.line for each in removed] == [1, 3, 4]


def test_a_unit_on_a_row_of_its_own_belongs_to_the_task_above() -> None:
    chapters, findings, _ = outline(
        [HEAD, ["1", "推进甲", "法规处", "6月"], ["", "", "保护处", ""]]
    )
    assert items(chapters)[0].responsible[0].units == ("法规处", "保护处")
    assert [finding.line for finding in findings] == [3]


def test_the_units_of_a_merged_task_are_one_note() -> None:
    rows = [HEAD, ["1", "推进甲", "法规处", "6月"], ["", "", "保护处", "6月"]]
    chapters, findings, _ = outline(rows, ((1, 1, 2, 1), (1, 0, 2, 0)))
    item = items(chapters)[0]
    assert (item.sentences, item.responsible[0].units) == (("推进甲",), ("法规处", "保护处"))
    assert len(item.deadlines) == 1
    assert findings == ()


def test_a_unit_is_not_filled_down_unless_it_is_merged() -> None:
    rows = [HEAD, ["1", "推进甲", "法规处", ""], ["2", "推进乙", "", ""]]
    alone, merged = outline(rows), outline(rows, ((1, 2, 2, 2),))
    assert [len(item.responsible) for item in items(alone[0])] == [1, 0]
    assert [len(item.responsible) for item in items(merged[0])] == [1, 1]
    assert [finding.message for finding in alone[1]] == ["表格第3行没有责任单位，请核对。"]


def test_times_keep_their_words() -> None:
    rows = [HEAD, *(["1", f"推进{time}", "法规处", time] for time in ("6月底前", "长期", "尽快"))]
    first, second, third = items(outline(rows)[0])
    assert [(d.quote, str(d.due.kind)) for d in first.deadlines] == [("6月底前", "月底")]
    assert second.deadlines[0].due.day is None
    assert third.deadlines == ()
    assert third.details[0].text == "尽快"


def test_a_row_that_a_page_broke_is_one_sentence() -> None:
    rows = [
        HEAD, ["1", "推进甲。", "法规处", ""], ["2", "推进乙。", "法规处", ""],
        ["3", "推进丙。", "法规处", ""], ["4", "推进知识产权示范", "法规处", ""],
        ["", "区建设。", "", ""],
    ]  # fmt: skip
    chapters, findings, _ = outline(rows)
    last = items(chapters)[-1]
    assert (last.sentences, last.sentence_lines) == (("推进知识产权示范区建设。",), ((5, 6),))
    assert [finding.line for finding in findings] == [6]


def test_a_task_without_measures_is_its_own_sentence() -> None:
    rows = [
        ["重点任务", "工作举措", "责任单位"],
        ["推进甲", "", "法规处"],
        ["任务乙", "开展丙", ""],
    ]
    first, second = items(outline(rows)[0])
    assert (first.title, first.sentences, len(first.responsible)) == (None, ("推进甲",), 1)
    assert (second.title, second.sentences) == ("任务乙", ("开展丙",))


def test_a_note_inside_the_cell_names_the_unit() -> None:
    rows = [["序号", "重点任务"], ["1", "推进甲。完成乙。（条法司负责）"]]
    item = items(outline(rows)[0])[0]
    assert item.sentences == ("推进甲。", "完成乙。")
    assert item.responsible[0].lead == ("条法司",)


CELLS = st.sampled_from(
    (
        "",
        "",
        "1",
        "2.1",
        "推进甲。",
        "一、强化",
        "法规处",
        "6月",
        "合计",
        "注：略",
        "重点任务",
        "（1）乙\n丙",
    )
)


@settings(deadline=None)
@given(rows=st.lists(st.lists(CELLS, max_size=4), max_size=12), seed=st.integers(0, 30))
def test_every_row_is_read_left_out_or_told(rows: list[list[str]], seed: int) -> None:
    table = grid([HEAD, *rows], merges=[(seed % 7, seed % 4, seed % 7 + 2, seed % 4)])
    mapping = TableMapping(
        roles=(ColumnRole.NUMBER, ColumnRole.TASK, ColumnRole.UNITS, ColumnRole.DUE), head_rows=1
    )
    chapters, findings, removed = read_table(table, mapping, year=2023)
    told = {each.line for each in removed} | {each.line for each in findings}
    told |= {chapter.line for chapter in chapters}
    for item in items(chapters):
        told.update(at for first, last in item.sentence_lines for at in range(first, last + 1))
        told.add(item.line)
    lines = {at for at, row in enumerate(table.rows, 1) if "推进甲。" in row or "合计" in row[:1]}
    assert lines <= told


def test_the_same_words_for_another_unit_are_one_task() -> None:
    rows = [HEAD, ["1", "推进甲", "法规处", ""], ["1", "推进甲", "保护处", ""]]
    item = items(outline(rows)[0])[0]
    assert (item.sentences, item.sentence_lines) == (("推进甲",), ((2, 3),))
    assert item.responsible[0].units == ("法规处", "保护处")


def test_wide_numbers_without_a_unit_stand_above_however_few_tasks_they_have() -> None:
    rows = [
        HEAD, ["一", "强化保护", "", ""], ["（一）", "完善制度", "", ""],
        ["1", "推进甲", "法规处", "6月"], ["（二）", "严格执法", "", ""],
        ["2", "推进乙", "保护处", ""], ["二", "促进运用", "", ""], ["3", "推进丙", "运用处", ""],
    ]  # fmt: skip
    chapters = outline(rows)[0]
    assert [(c.number, c.title) for c in chapters] == [("一", "强化保护"), ("二", "促进运用")]
    groups = [item.group.title if item.group else None for item in items(chapters)]
    assert groups == ["完善制度", "严格执法", None]


def test_wide_numbers_of_tasks_with_units_are_their_own() -> None:
    read = tasks(
        ["一", "推进甲", "法规处", ""], ["二", "推进乙", "", ""], ["三", "推进丙", "办", ""]
    )
    assert [number for number, _ in read] == ["一", "二", "三"]


@pytest.mark.parametrize("cell", ["（1）推进甲；（2）开展乙。", "1.推进甲；2.开展乙。"])
def test_measures_counted_on_one_line_are_each_a_sentence(cell: str) -> None:
    assert tasks(["1", cell, "法规处", ""]) == [("1", ("推进甲；", "开展乙。"))]


@pytest.mark.parametrize(
    ("cell", "told"),
    [("开展专利\n侵权纠纷行政裁决。", "连成一句"), ("推动高校\n建立评估制度。", "分作两句")],
)
def test_a_break_without_a_stop_is_told(cell: str, told: str) -> None:
    _, findings, _ = outline([HEAD, ["1", cell, "法规处", ""]])
    assert [told in finding.message for finding in findings] == [True]
    assert findings[0].line == 2


def test_a_unit_named_in_the_cell_of_the_task_is_not_missed() -> None:
    named = ["2", "建设中心。\n（责任单位：保护处、办公室）", "", ""]
    chapters, findings, _ = outline([HEAD, ["1", "推进甲。", "法规处", ""], named])
    assert items(chapters)[1].responsible[0].units == ("保护处", "办公室")
    assert findings == ()
