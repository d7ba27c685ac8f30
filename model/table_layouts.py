"""How the columns of a layout were read last (栏目对应), so that nobody is asked twice."""

import json

from model.ledger import Ledger
from model.reading.table_mapping import ColumnRole, TableMapping
from model.step import Step


def remember_mapping(step: Step, key: str, mapping: TableMapping) -> None:
    """Keep how a layout is read; `key` stands for its headings."""
    stored = json.dumps(_as_json(mapping), ensure_ascii=False)
    if step.ledger.value("SELECT 1 FROM table_layout WHERE id = ?", (key,)):
        step.update("table_layout", key, mapping=stored)
    else:
        step.insert("table_layout", id=key, mapping=stored)


def read_mappings(ledger: Ledger) -> dict[str, TableMapping]:
    """Every mapping that was kept, by the key of its layout; each is certain."""
    return {
        row["id"]: _from_json(json.loads(row["mapping"]))
        for row in ledger.rows("SELECT * FROM table_layout ORDER BY id")
    }


def _as_json(mapping: TableMapping) -> dict[str, object]:
    """What was decided; why it was proposed is of no use later."""
    return {
        "roles": [str(role) for role in mapping.roles],
        "head_rows": mapping.head_rows,
        "first_leads": mapping.first_leads,
    }


def _from_json(values: dict[str, object]) -> TableMapping:
    roles, head_rows = values["roles"], values["head_rows"]
    assert isinstance(roles, list)
    assert isinstance(head_rows, int)
    return TableMapping(
        roles=tuple(map(ColumnRole, roles)),
        head_rows=head_rows,
        first_leads=bool(values["first_leads"]),
    )
