"""Headings met above the columns of task tables, and what they announce."""

import pytest

from model.reading.table_headings import heading_word
from model.reading.table_mapping import ColumnRole

HEADINGS = {
    ColumnRole.NUMBER: "序号 编号 项次 任务编号 NO.",
    ColumnRole.CATEGORY: "类别 任务类别 重点领域 所属领域 工作板块 工作重点 一级任务",
    ColumnRole.TASK: "重点任务 工作内容 主要任务 目标任务 工作任务 具体任务 改革事项 "
    "任务名称 2023年重点任务",
    ColumnRole.MEASURE: "工作举措 主要措施 落实举措 推进措施 具体工作措施 主要做法 重点任务和举措",
    ColumnRole.UNITS: "责任单位 责任部门 责任处室 执行部门(单位) 承办部门 实施主体 责任分工 "
    "市（州）局 "
    "责任单位（第一个为牵头单位） 责任单位及责任人",
    ColumnRole.LEAD: "牵头单位 牵头处室 省级牵头部门 牵头部门（单位） 牵头责任单位 主办处室 牵头",
    ColumnRole.JOIN: "配合单位 协办部门 参与部门 会办处室 支持单位 配合",
    ColumnRole.DUE: "完成时限 时间节点 进度安排 完成时间 时间进度 时限要求 拟完成时间 截止日期",
    ColumnRole.DELIVERABLE: "成果形式 完成标志 年度成果形式 预期成果 标志性成果 目标值",
    ColumnRole.PERSON: "牵头领导 责任人 分管领导 联系人 联系电话 包抓领导",
    ColumnRole.REMARK: "备注 说明 任务来源 进展情况 存在问题",
}


@pytest.mark.parametrize(
    ("heading", "role"),
    [(heading, role) for role, headings in HEADINGS.items() for heading in headings.split()],
)
def test_a_heading_announces_its_column(heading: str, role: ColumnRole) -> None:
    word = heading_word(heading)
    assert word is not None
    assert word.role is role


@pytest.mark.parametrize("heading", ["责任\n单位", "责 任 单 位", " 责任单位： ", "责任单位*"])
def test_spaces_breaks_and_signs_do_not_matter(heading: str) -> None:
    word = heading_word(heading)
    assert word is not None
    assert word.role is ColumnRole.UNITS


@pytest.mark.parametrize(
    "words",
    ["推进商标法修改。", "法规处", "6月底前", "1", "", "强化保护", "单位：示例省知识产权局"],
)
def test_what_stands_in_cells_is_no_heading(words: str) -> None:
    assert heading_word(words) is None
