"""Where in the ledger a character stands (缺字所在): in words by which a clerk finds it."""

from collections.abc import Iterator
from dataclasses import dataclass

from model.errors import quoted
from model.ledger import Ledger
from model.sentence_places import sentence_places
from model.store.connection import Row


def character_place(ledger: Ledger, character: str, around: str = "") -> str:
    """三、（四）第12句的落实举措“……”; "" where it is not found.

    A character may stand in several places: those that hold the signs beside it are meant.
    """
    at = around.find(character)
    nearby = around[max(at - 1, 0) : at + len(character) + 1] if at >= 0 else character
    found = list(_find(ledger, nearby)) or list(_find(ledger, character))
    told = list(dict.fromkeys(_told(ledger, place, row) for place, row in found))
    more = f"等{len(told)}处" if len(told) > _MOST_TOLD else ""
    return "、".join(told[:_MOST_TOLD]) + more


@dataclass(frozen=True, slots=True)
class _Place:
    """Rows of a kind: how they are told, their names, texts and sentence."""

    told: str
    name: str
    texts: tuple[str, ...]
    rows: str
    sentence: str = "NULL"


_MOST_TOLD = 2
_SOURCE = (
    "(SELECT clause_id FROM action_clause WHERE action_id = a.id ORDER BY is_primary DESC LIMIT 1)"
)
_OF_ACTION = "JOIN local_action AS a ON a.id = t.action_id"
_PLACES = (
    _Place(
        "落实举措{}",
        "a.text",
        (
            *("a.text", "a.start_text", "a.due_text", "a.deliverable", "a.quantified_target"),
            *("a.outcome", "a.remark", "a.hand_lamp_reason"),
        ),
        "local_action AS a",
        _SOURCE,
    ),
    _Place(
        "落实举措{}的进展情况",
        "a.text",
        ("t.done", "t.problems", "t.next_steps"),
        f"progress_note AS t {_OF_ACTION}",
        _SOURCE,
    ),
    _Place(
        "落实举措{}的阶段目标",
        "a.text",
        ("t.text", "t.reached"),
        f"stage AS t {_OF_ACTION}",
        _SOURCE,
    ),
    _Place(
        "佐证材料{}",
        "e.name",
        ("e.name",),
        "evidence AS e LEFT JOIN local_action AS a ON a.id = "
        "(SELECT min(action_id) FROM action_evidence WHERE evidence_id = e.id)",
        _SOURCE,
    ),
    _Place(
        "成效报告的{}",
        "coalesce(nullif(t.title, ''), t.kind)",
        ("t.title", "coalesce(t.text, '')"),
        "report_section AS t",
    ),
    _Place(
        "指标{}",
        "t.name",
        ("t.name", "t.unit", "t.requirement", "t.source", "t.remark"),
        "indicator AS t",
    ),
    _Place(
        "指标{}的数值备注",
        "i.name",
        ("t.remark",),
        "indicator_value AS t JOIN indicator AS i ON i.id = t.indicator_id",
    ),
    _Place(
        "联络员信息{}",
        "t.name",
        ("t.role", "t.name", "t.post", "t.phone", "t.mobile", "t.email"),
        "report_contact AS t",
    ),
    _Place("单位{}", "t.name", ("t.name",), "unit AS t"),
    _Place("岗位{}", "t.name", ("t.name", "t.holder", "t.phone"), "post AS t"),
    _Place("原文{}", "t.text", ("t.text",), "clause AS t", "t.id"),
    _Place("任务{}", "t.title", ("t.title",), "task_item AS t"),
    _Place("目标{}", "t.title", ("t.title",), "goal AS t"),
    _Place("部分{}", "t.title", ("t.title",), "chapter AS t"),
    _Place(
        "任务清单{}",
        "t.title",
        ("t.title", "t.issuer", "t.doc_number", "t.report_to", "t.report_subject"),
        "task_list AS t",
    ),
    _Place(
        "报送登记的{}",
        "t.kind",
        ("t.person", "t.number", "t.address", "t.subject", "t.remark"),
        "submission_event AS t",
    ),
    _Place("报送设置的主送机关{}", "t.addressee", ("t.addressee",), "submission AS t"),
    _Place("单位设置或材料模板{}", "t.value", ("t.value",), "setting AS t"),
)


def _find(ledger: Ledger, signs: str) -> Iterator[tuple[_Place, Row]]:
    for place in _PLACES:
        texts = " || char(10) || ".join(place.texts)
        rows = ledger.rows(
            f"SELECT {place.name} AS name, {place.sentence} AS sentence FROM {place.rows} "
            f"WHERE instr({texts}, ?) ORDER BY 1",
            (signs,),
        )
        yield from ((place, row) for row in rows)


def _told(ledger: Ledger, place: _Place, row: Row) -> str:
    told = place.told.format(quoted(row["name"]))
    if row["sentence"] is None:
        return told
    return f"{sentence_places(ledger, [row['sentence']])[row['sentence']]}的{told}"
