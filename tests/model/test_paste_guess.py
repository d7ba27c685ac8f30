"""Rows without headings: what a column holds is known by its words."""

import pytest

from model.action_order import ActionColumn as Column
from model.action_paste import Known
from model.entities import Post, PostId, Unit, UnitId
from model.paste_guess import guess_columns
from model.paste_names import Names
from model.paste_sentences import Sentences
from model.words import UnitKind

USUAL = (Column.TEXT, Column.LEAD_UNIT, Column.HOLDER, Column.DUE, Column.PROGRESS)
UNITS = [
    Unit(id=UnitId(name), position=1, name=name, kind=UnitKind.DIVISION, is_active=True)
    for name in ("知识产权保护处", "运用促进处")
]
POST = Post(
    id=PostId("p"), unit_id=UNITS[0].id, position=1, name="处长", holder="张示例",
    phone="", is_liaison=False, is_active=True,
)  # fmt: skip
KNOWN = Known(names=Names(UNITS, [POST]), sentences=Sentences([]), year=2023)


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        (["调研", "保护处", "5月底"], [Column.TEXT, Column.LEAD_UNIT, Column.DUE]),
        (["5月底", "调研", "张示例"], [Column.DUE, Column.TEXT, Column.HOLDER]),
        (["1", "调研", "保护处", "运促处"],
         [None, Column.TEXT, Column.LEAD_UNIT, Column.COOPERATING]),
        (["调研", "3月", "5月底"], [Column.TEXT, Column.START, Column.DUE]),
        (["调研", "财政厅"], [Column.TEXT, Column.LEAD_UNIT]),
        (["调研", "保护处", "一并推进"], [Column.TEXT, Column.LEAD_UNIT, Column.HOLDER]),
        (["会同保护处开展检查", "省知识产权局保护处", "6月"],
         [Column.TEXT, Column.LEAD_UNIT, Column.DUE]),
        (["全年开展检查", "保护处"], [Column.TEXT, Column.LEAD_UNIT]),
        (["调研"], [Column.TEXT]),
    ],
)  # fmt: skip
def test_dates_units_and_people_go_into_their_columns(
    row: list[str], columns: list[Column | None]
) -> None:
    assert guess_columns([row, ["" for _ in row]], USUAL, KNOWN) == columns
