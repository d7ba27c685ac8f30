"""What lacks something, one by one (缺项明细): what stands behind a kind of gap."""

import json
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from model.action_table import read_rows
from model.completeness import Missing
from model.entities import LocalActionId
from model.ledger import Ledger


class Lacking(NamedTuple):
    """What lacks something; `number` is 原文第 n 句, if it has one, `unit` the lead, or a section.

    A place in the report goes by its number among the findings.
    """

    id: str
    number: int | None
    words: str
    unit: str


def read_lacking(ledger: Ledger, gap: Missing, as_of: date, *, limit: int) -> list[Lacking]:
    """The first of them, in the order of the paper."""
    if gap.findings:
        return [
            Lacking(str(at), None, each.message, each.title)
            for at, each in enumerate(gap.findings[:limit])
        ]
    if gap.clause_ids:
        return _clauses(ledger, gap.clause_ids[:limit])
    ids = [LocalActionId(each) for each in gap.action_ids[:limit]]
    rows = {row.id: row for row in read_rows(ledger, ids, as_of)}
    return [
        Lacking(row.id, row.clause_number, row.text, row.lead_unit)
        for row in (rows[each] for each in ids if each in rows)
    ]


def _clauses(ledger: Ledger, ids: Sequence[str]) -> list[Lacking]:
    rows = ledger.rows(
        "SELECT clause.id, number, text FROM json_each(:ids) AS wanted "
        "JOIN clause ON clause.id = wanted.value ORDER BY wanted.key",
        {"ids": json.dumps(ids)},
    )
    return [Lacking(row["id"], row["number"], row["text"], "") for row in rows]
