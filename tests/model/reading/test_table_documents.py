"""Documents whose tasks stand in tables, and documents that only have tables beside them."""

from dataclasses import replace
from datetime import date

import pytest

from model.errors import UndecidedError, UnreadableDocumentError
from model.reading.read import understand
from model.reading.table_mapping import ColumnRole
from model.reading.tables import layout_key, propose_mapping
from model.words import ListKind
from tests.model.reading.written_tables import grid, items, read, source

HEAD = ["序号", "重点任务", "责任单位", "完成时限"]
TASKS = grid(
    [
        HEAD,
        ["1", "推进商标法修改", "法规处、保护处", "6月底前"],
        ["2", "开展执法行动", "保护处", "12月"],
        ["3", "举办活动", "运用处", "全年"],
    ]
)
NOTICE = (
    "示例省知识产权局关于印发《2023年知识产权重点任务分解表》的通知",
    "示知发〔2023〕5号",
    "各市（州）知识产权局：",
    "现将任务分解表印发给你们。",
    "一、加强组织领导。各单位要落实责任。",
    "二、排在首位的责任单位为牵头单位。",
    "示例省知识产权局",
    "2023年3月5日",
)
PLAN = (
    "2023年示例省知识产权工作要点",
    "一、强化保护",
    "1.推进甲工作。开展乙工作。（法规处负责）",
    "2.推进丙工作。完成丁工作。（保护处负责）",
)


def test_a_notice_above_a_table_gives_its_facts() -> None:
    document = read(*NOTICE, "附件", TASKS, "注：本表由法规处解释。", year=None)
    assert document.title == "2023年知识产权重点任务分解表"
    assert (document.issuer, document.doc_number) == ("示例省知识产权局", "示知发〔2023〕5号")
    assert (document.issued_date, document.year) == (date(2023, 3, 5), 2023)
    assert document.kind is ListKind.DIVISION
    assert [item.number for item in items(document)] == ["1", "2", "3"]
    assert items(document)[0].responsible[0].participants == ("保护处",)
    assert [finding.line for finding in document.findings] == [5]


@pytest.mark.parametrize(
    "beside",
    [
        grid([["序号", "指标", "单位", "2023年目标"], ["1", "有效发明专利", "万件", "5"]]),
        grid([["序号", "处室", "联系人", "电话"], ["1", "法规处", "某某", "1"]]),
        grid([["抄送：", "省政府办公厅"], ["印发：", "2023年3月5日"]]),
        grid([HEAD, ["1", "推进甲工作", "法规处", "6月"]]),
    ],
)
def test_a_table_beside_running_tasks_does_not_take_over(beside: object) -> None:
    document = read(*PLAN, "附件", beside)  # type: ignore[arg-type]
    assert document.kind is ListKind.PRIORITIES
    assert [item.sentences for item in items(document)] == [
        ("推进甲工作。", "开展乙工作。"), ("推进丙工作。", "完成丁工作。"),
    ]  # fmt: skip
    assert {line.line for line in document.removed} >= {6, 7}
    assert any(finding.line == 6 for finding in document.findings)


def test_sheets_beside_the_tasks_are_no_tasks() -> None:
    cover = grid([["2024年工作任务台账"], ["示例省知识产权局"]], name="封面")
    people = grid([["序号", "处室", "联系人"], ["1", "法规处", "某某"]], name="联系人")
    guide = grid([["填表说明"], ["1.请按要求填写。"]], name="填表说明")
    document = read(cover, guide, TASKS, people, year=None)
    assert (document.title, document.year) == ("2024年工作任务台账", 2024)
    assert [item.sentences[0] for item in items(document)] == [
        "推进商标法修改", "开展执法行动", "举办活动",
    ]  # fmt: skip


def test_sheets_with_names_are_chapters_and_each_has_its_own_layout() -> None:
    other = grid([["任务", "牵头处室", "配合处室"], ["推进戊", "法规处", "保护处"]], name="保护")
    document = read("2023年任务清单", replace(TASKS, name="创造"), other)
    assert [chapter.title for chapter in document.chapters] == ["创造", "保护"]
    assert items(document)[-1].responsible[0].participants == ("保护处",)


def test_a_table_goes_on_without_headings_on_the_next_page() -> None:
    head = ["序号", "类别", "重点任务", "责任单位"]
    first = grid([head, ["1", "强化保护", "推进甲", "法规处"]])
    rest = grid([["2", "", "推进乙", "法规处"], ["3", "促进运用", "推进丙", "运用处"]])
    document = read("2023年任务清单", first, "— 2 —", rest)
    assert [(c.title, len(c.items)) for c in document.chapters] == [
        ("强化保护", 2),
        ("促进运用", 1),
    ]


def test_sheet_and_file_name_are_the_last_resort() -> None:
    named = read(TASKS, year=None, name="2022年重点任务清单.xlsx")
    assert (named.title, named.year) == ("2022年重点任务清单", 2022)
    sheet = read(replace(TASKS, name="2021年工作任务"), year=None, name="1.xlsx")
    assert (sheet.title, sheet.year) == ("2021年工作任务", 2021)


def test_without_a_year_the_times_keep_their_words() -> None:
    document = read(TASKS, year=None)
    assert items(document)[0].deadlines == ()
    assert items(document)[0].details[0].text == "6月底前"
    assert [finding.line for finding in document.findings] == [2]


def test_a_person_decides_what_columns_hold_and_is_not_asked_again() -> None:
    table = grid([["重点任务", "主要任务", "单位"], ["推进甲", "完成乙", "法规处"]])
    with pytest.raises(UndecidedError, match="栏目对应") as undecided:
        read(table)
    assert undecided.value.choices[0] == "第1栏 重点任务：任务"
    proposed = propose_mapping(table)
    roles = (ColumnRole.CATEGORY, ColumnRole.TASK, ColumnRole.UNITS)
    mappings = {layout_key(table, proposed): replace(proposed, roles=roles, is_certain=True)}
    document = understand(source(table), mappings=mappings)
    assert [(c.title, c.items[0].sentences) for c in document.chapters] == [("推进甲", ("完成乙",))]


def test_columns_told_by_their_cells_alone_are_told_to_the_clerk() -> None:
    head = ["序号", "干什么", "谁来干"]
    rows = [["1", "推进商标法修改研究", "法规处"], ["2", "开展执法专项行动", "保护处"]]
    document = read(grid([head, *rows, *rows]))
    messages = [finding.message for finding in document.findings]
    assert messages[0] == "表格第2栏“干什么”按内容判断：文字最长，像任务，已读作任务，请核对。"


def test_a_file_whose_tables_list_other_things_is_refused() -> None:
    with pytest.raises(UnreadableDocumentError):
        read(grid([["序号", "单位", "姓名"], ["1", "法规处", "某某"]]))
    with pytest.raises(UnreadableDocumentError):
        read(grid([[""] * 50] * 50))


def test_who_filled_in_a_table_and_when_is_no_signature() -> None:
    filled_in = ["填报单位：示例省知识产权局", "", "", "填报日期：2023年4月10日"]
    rows = [["2023年重点任务清单", "", "", ""], filled_in, *TASKS.rows]
    document = read(grid(rows), year=None)
    assert (document.title, document.issuer) == ("2023年重点任务清单", None)
    assert document.issued_date is None
    assert len(items(document)) == 3


def test_tables_with_titles_of_their_own_are_chapters_of_what_these_share() -> None:
    first = grid([["2023年任务清单（创造）", "", "", ""], *TASKS.rows])
    again = grid([["2023年任务清单（创造）", "", "", ""], HEAD, ["4", "推进甲", "法规处", ""]])
    other = grid([["2023年任务清单（保护）", "", "", ""], HEAD, ["1", "推进乙", "保护处", ""]])
    document = read(first, again, other, year=None)
    assert (document.title, document.year) == ("2023年任务清单", 2023)
    assert [(c.title, len(c.items)) for c in document.chapters] == [
        ("2023年任务清单（创造）", 4),
        ("2023年任务清单（保护）", 1),
    ]
