"""Lines and tables as readers find them become a source."""

import pytest

from model.errors import UnreadableDocumentError
from model.reading.sources import collected
from model.reading.sources.cells import SpannedCell, placed
from model.reading.sources.collected import Collected


def test_lines_are_numbered_through_tables_and_blank_ones_are_left_out() -> None:
    found = Collected()
    found.add_line("  一、总体要求 ", lead=4)
    found.add_line(" \t ")
    found.add_grid([["任务", "单位"], ["新建\n3家"]], [], places=["第1页", "第2页"])
    found.add_line("注")
    source = found.finish()
    assert [(line.number, line.text) for line in source.lines] == [
        (1, "一、总体要求"),
        (2, "任务\t单位"),
        (3, "新建 3家\t"),
        (4, "注"),
    ]
    assert (source.lines[0].lead, source.lines[2].place) == (2, "第2页，表1第2行")
    assert source.grids[0].rows[1] == ("新建\n3家", "")


def test_signs_that_stand_for_nothing_are_dropped_and_lost_ones_shown_once() -> None:
    found = Collected()
    found.add_line("知\x00识\x1f产权")
    found.add_line("\ufffd一\ud800")
    found.add_line("\ufffd二")
    source = found.finish()
    assert [line.text for line in source.lines] == ["知识产权", "□一□", "□二"]
    assert len(source.warnings) == 1


def test_more_lines_than_any_paper_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collected, "MAX_LINES", 1)
    found = Collected()
    found.add_line("甲")
    with pytest.raises(UnreadableDocumentError, match="过大"):
        found.add_line("乙")


@pytest.mark.parametrize("limit", ["MAX_ROWS", "MAX_COLUMNS"])
def test_a_table_larger_than_any_paper_holds_is_refused(
    limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collected, limit, 1)
    with pytest.raises(UnreadableDocumentError, match="过大"):
        Collected().add_grid([["甲", "乙"], ["丙", "丁"]], [])


def test_cells_beyond_the_widest_table_are_left_out() -> None:
    rows, _ = placed(
        [[SpannedCell(("甲",), columns=199), SpannedCell(("乙",)), SpannedCell(("丙",))]]
    )
    assert (len(rows[0]), rows[0][199]) == (200, "乙")
