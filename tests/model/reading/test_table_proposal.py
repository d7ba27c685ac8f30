"""Columns are proposed by heading and by content, each with its reason."""

import pytest

from model.reading.source import Grid
from model.reading.table_mapping import TableMapping
from model.reading.tables import layout_key, propose_mapping, task_grids
from tests.model.reading.written_tables import Rows, grid, source

BODY = (
    ["1", "强化保护", "推进商标法修改。", "法规处、保护处", "6月底前"],
    ["2", "强化保护", "开展执法行动。", "保护处", "2023/12/31"],
)


def proposed(*rows: list[str]) -> TableMapping:
    return propose_mapping(grid(rows))


def roles(*headings: str) -> str:
    """The roles of columns with these headings, above rows of plain words."""
    row = [f"{heading}之下的文字" for heading in headings]
    return " ".join(proposed([*headings], row, row).roles)


@pytest.mark.parametrize(
    ("headings", "shown"),
    [
        ("序号 类别 重点任务 责任单位", "序号 类别 任务 责任单位"),
        ("序号 工作重点 工作内容 具体任务 成果形式 责任部门",
         "序号 类别 任务 举措 成果形式 责任单位"),
        ("重点任务 工作举措 责任处室 进度安排 完成标志 牵头领导",
         "任务 举措 责任单位 完成时限 成果形式 责任人"),
        ("工作任务 任务目标 落实举措 执行部门(单位) 完成时间",
         "任务 成果形式 举措 责任单位 完成时限"),
        ("主要措施 责任单位", "任务 责任单位"),
        ("工作重点 工作内容 牵头处室", "类别 任务 牵头单位"),
        ("工作重点 工作举措 责任处室", "任务 举措 责任单位"),
        ("责任单位 具体任务 重点任务 类别", "责任单位 举措 任务 类别"),
        ("类别 工作要点 年度任务目标 牵头单位", "类别 任务 成果形式 牵头单位"),
    ],
)  # fmt: skip
def test_the_finest_column_of_words_holds_the_sentences(headings: str, shown: str) -> None:
    assert roles(*headings.split()) == shown


def test_a_title_and_a_row_of_facts_may_stand_above_the_headings() -> None:
    head = ["序号", "类别", "重点任务", "责任单位", "完成时限"]
    title, facts = ["2023年任务清单", "", "", "", ""], ["填报日期：3月5日", "", "", "", ""]
    assert proposed(title, facts, head, *BODY).head_rows == 3


def test_headings_may_take_two_rows() -> None:
    table = grid(
        [
            ["序号", "任务", "责任单位", ""],
            ["", "", "牵头单位", "配合单位"],
            ["1", "推进甲", "法规处", "保护处"],
        ],
        merges=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3)],
    )
    merged, plain = propose_mapping(table), propose_mapping(Grid(
        name="", first_line=1, rows=table.rows
    ))  # fmt: skip
    assert merged.head_rows == plain.head_rows == 2
    assert [str(role) for role in merged.roles] == ["序号", "任务", "牵头单位", "配合单位"]
    assert merged.roles == plain.roles


def test_unknown_headings_are_told_by_their_cells() -> None:
    mapping = proposed(["码", "板", "干什么", "谁来干", "何时"], *BODY, *BODY)
    assert " ".join(mapping.roles[2:]) == "任务 责任单位 完成时限"
    assert mapping.reasons[3] == "按内容判断：多为单位名称"


@pytest.mark.parametrize(
    "rows",
    [
        [["重点任务", "主要任务", "责任单位"], ["推进甲", "推进乙", "法规处"]],
        [["推进商标法修改的研究论证工作。", "法规处"], ["开展执法专项行动保护权利。", "保护处"]],
        [["序号", "单位", "完成时限"], ["1", "法规处", "6月"]],
        [["任务"] * 200, ["推进甲"] * 200],
    ],
    ids=["two compete", "no headings", "no task", "all the same"],
)
def test_a_person_must_look_when_the_task_cannot_be_told(rows: Rows) -> None:
    assert not propose_mapping(grid(rows)).is_certain


@pytest.mark.parametrize(
    "note",
    ["注：责任单位中排在首位的为牵头单位。", "注：列第一位的责任单位为牵头单位或汇总单位",
     "第一个单位为牵头单位"],
)  # fmt: skip
def test_a_note_says_that_the_first_unit_leads(note: str) -> None:
    rows = [["任务", "责任单位"], ["推进甲", "法规处、保护处"], [note, ""]]
    assert propose_mapping(grid(rows)).first_leads
    assert not propose_mapping(grid(rows[:2])).first_leads


def test_the_key_of_a_layout_hangs_on_its_headings_alone() -> None:
    def key(*rows: list[str]) -> str:
        table = grid(rows)
        return layout_key(table, propose_mapping(table))

    head = ["序号", "任务", "责任单位"]
    same = key(head, ["1", "推进甲", "法规处"])
    assert key(["序 号", "任务", "责任\n单位"], ["9", "推进乙", ""]) == same
    assert key(["清单", "", ""], head, ["1", "推进甲", ""]) == same
    assert key(["任务", "序号", "责任单位"], ["推进甲", "1", ""]) != same


@pytest.mark.parametrize(
    ("headings", "is_task"),
    [
        ("序号 重点任务 责任单位", True),
        ("工作内容 责任处室", True),
        ("序号 单位 姓名 联系电话", False),
        ("序号 指标 单位 2023年目标", False),
        ("序号 项目名称 承担单位", False),
        ("序号 项目 内容 责任单位 完成时限", True),
    ],
)
def test_lists_of_other_things_are_no_task_tables(headings: str, is_task: bool) -> None:
    row = ["1", "推进商标法修改", "法规处", "12", "6月"]
    head = headings.split()
    table = grid([head, row[: len(head)], row[: len(head)]])
    assert (task_grids(source(table)) != ()) is is_task
