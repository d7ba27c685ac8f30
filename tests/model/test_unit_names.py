"""Short names of units: only what tells them apart."""

import pytest

from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.settings import change_settings
from model.unit_names import in_short, named_unit, short_unit_names, vacant_in_short
from model.units import add_unit
from model.words import UnitKind

OFFICE = "示例省知识产权局"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("示例省知识产权发展研究中心", "发展研究中心"),
        ("云海市知识产权局", "云海市局"),
        ("知识产权保护处", "保护处"),
        ("示例省商务厅", "商务厅"),
        ("办公室（人事处）", "办公室"),
        ("示例省知识产权局", None),
        ("运用促进处", None),
    ],
)
def test_what_all_units_share_is_left_out(name: str, short: str | None) -> None:
    assert short_unit_names([name], OFFICE).get(name) == short


@pytest.mark.parametrize("other", ["保护中心", "示例省保护中心"])
def test_two_units_never_share_a_short_name(other: str) -> None:
    assert short_unit_names(["示例省知识产权保护中心", other], OFFICE) == {}


def test_a_unit_is_found_by_its_full_or_short_name(ledger: Ledger) -> None:
    units = ("示例省知识产权保护中心", "知识产权保护处", "办公室（人事处）")
    with ledger.step("单位") as step:
        change_settings(step, office_full_name=OFFICE)
        for name in units:
            add_unit(step, name=name, kind=UnitKind.DIVISION)
    for words in ("保护中心", "示例省知识产权保护中心"):
        assert named_unit(ledger, words) == units[0]
    with pytest.raises(InvalidEntryError, match="可能是：示例省知识产权保护中心、知识产权保护处。"):
        named_unit(ledger, "保护")
    with pytest.raises(InvalidEntryError, match=f"有：{'、'.join(units)}。"):
        named_unit(ledger, "法规处")


def test_a_vacant_post_is_called_by_its_own_name() -> None:
    units = ["知识产权保护处", "知识产权"]
    assert vacant_in_short("知识产权保护处副处长", units) == "副处长（空缺）"
    assert [vacant_in_short(each, units) for each in ("张三", "副局长")] == ["张三", "副局长"]


def test_several_names_in_one_cell_are_each_in_short() -> None:
    short = short_unit_names(["知识产权保护处", "云海市知识产权局"], OFFICE)
    assert in_short("知识产权保护处、云海市知识产权局", short) == "保护处、云海市局"
    assert in_short("周模拟 · 云海市知识产权局", short) == "周模拟 · 云海市局"
