"""How a layout was read is kept, whatever made the program propose it."""

from dataclasses import replace

from model.ledger import Ledger
from model.reading.table_mapping import ColumnRole, TableMapping
from model.table_layouts import read_mappings, remember_mapping

MAPPING = TableMapping(
    roles=(ColumnRole.NUMBER, ColumnRole.TASK, ColumnRole.UNITS),
    head_rows=2,
    first_leads=True,
    reasons=("表头“序号”", "表头“重点任务”", "表头“责任单位”"),
    is_certain=False,
)


def test_a_mapping_comes_back_certain_and_the_last_one_counts(ledger: Ledger) -> None:
    with ledger.step("栏目对应") as step:
        remember_mapping(step, "序号|任务", replace(MAPPING, head_rows=1))
        remember_mapping(step, "序号|任务", MAPPING)
        remember_mapping(step, "其他", MAPPING)
    kept = replace(MAPPING, reasons=(), is_certain=True)
    assert read_mappings(ledger) == {"序号|任务": kept, "其他": kept}
    ledger.undo()
    assert read_mappings(ledger) == {}
