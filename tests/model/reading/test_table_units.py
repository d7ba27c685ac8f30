"""Unit columns as provinces fill them."""

import pytest

from model.reading.document import ReadResponsibility
from model.reading.table_mapping import ColumnRole
from model.reading.table_units import UnitCell, read_units


def units(text: str, *, first_leads: bool = False) -> ReadResponsibility | None:
    cell = UnitCell(role=ColumnRole.UNITS, heading="责任单位", text=text)
    return read_units([cell], first_leads=first_leads)


@pytest.mark.parametrize(
    ("cell", "lead", "participants"),
    [
        ("法规处、保护处", "法规处 保护处", ""),
        ("法规处，保护处；运用处", "法规处 保护处 运用处", ""),
        ("法规处\n保护处", "法规处 保护处", ""),
        ("运用处 保护处", "运用处 保护处", ""),
        ("法规处/保护处", "法规处 保护处", ""),
        ("省市场\n监管局、省发展\n改革委", "省市场监管局 省发展改革委", ""),
        ("法 规 处", "法规处", ""),
        ("1.法规处\n2.保护处", "法规处 保护处", ""),
        ("各市（州）局", "各市（州）局", ""),
        ("保护处省维权援助中心", "保护处 省维权援助中心", ""),
        ("省知识产权局省教育厅各市局", "省知识产权局 省教育厅 各市局", ""),
        ("某局省级机关处", "某局省级机关处", ""),
        ("省法院、省检察院等", "省法院 省检察院", ""),
        ("局内：协调司、管理司", "协调司 管理司", ""),
        ("法规处牵头，保护处配合", "法规处", "保护处"),
        ("法规处（牵头）、保护处、运用处", "法规处", "保护处 运用处"),
        ("牵头单位：法规处\n配合单位：保护处", "法规处", "保护处"),
    ],
)
def test_names_are_cut_wherever_they_part(cell: str, lead: str, participants: str) -> None:
    read = units(cell)
    assert read is not None
    assert (" ".join(read.lead), " ".join(read.participants)) == (lead, participants)
    assert read.open_ended is cell.endswith("等")


@pytest.mark.parametrize("cell", ["", "—", "/", "无", "法" * 5000])
def test_a_cell_that_names_nobody_is_no_note(cell: str) -> None:
    assert units(cell) is None


def test_the_first_name_leads_when_the_office_says_so() -> None:
    read = units("法规处、保护处、运用处", first_leads=True)
    assert read is not None
    assert (read.lead, read.participants) == (("法规处",), ("保护处", "运用处"))
    assert read.text == "法规处、保护处、运用处"


def test_beside_a_lead_column_the_responsible_units_co_operate() -> None:
    read = read_units(
        [
            UnitCell(role=ColumnRole.UNITS, heading="责任单位", text="保护处、各处室"),
            UnitCell(role=ColumnRole.LEAD, heading="牵头处室", text="法规处"),
        ],
        first_leads=False,
    )
    assert read is not None
    assert (read.lead, read.participants) == (("法规处",), ("保护处", "各处室"))
    assert read.text == "责任单位：保护处、各处室；牵头处室：法规处"
