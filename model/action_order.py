"""The columns of the long table of actions, and in which order each of them puts the rows."""

from dataclasses import dataclass
from enum import StrEnum

from model.deadlines import BEGUN_SQL, LAMP_SQL, PROGRESS_SQL
from model.words import Lamp, Progress


class ActionColumn(StrEnum):
    """The columns of the table; it sorts by each of them."""

    SOURCE = "原文"
    LAMP = "亮灯"
    TEXT = "落实举措"
    LEAD_UNIT = "牵头单位"
    COOPERATING = "配合单位"
    HOLDER = "责任人"
    LEADER = "责任领导"
    START = "启动时间"
    DUE = "完成时限"
    DELIVERABLE = "成果形式"
    TARGET = "量化目标"
    PROGRESS = "进展"
    NOTE = "进展情况"
    OUTCOME = "成效摘要"
    IN_REPORT = "写入报告"
    EVIDENCE = "佐证"
    REMARK = "备注"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSort:
    """The order of the table; the default is that of the paper."""

    column: ActionColumn = ActionColumn.SOURCE
    descending: bool = False


def order_sql(order: ActionSort) -> tuple[str, str]:
    """The join that an order needs, and what follows ORDER BY; it ends in the id."""
    join, expressions = _ORDER[order.column]
    direction = " DESC" if order.descending else ""
    return join, ", ".join(f"{expression}{direction}" for expression in (*expressions, "a.id"))


# Who holds a post, or its name while it is vacant.
# A vacant post says whose it is: 处长 there are many.
HOLDER_SQL = (
    "coalesce(nullif({0}.holder, ''), "
    "(SELECT unit.name FROM unit WHERE unit.id = {0}.unit_id) || {0}.name, {0}.name, '')"
)
_PROGRESS_ORDER = " ".join(f"WHEN '{word}' THEN {at}" for at, word in enumerate(Progress))
_LAMP_ORDER = " ".join(f"WHEN '{word}' THEN {at}" for at, word in enumerate(Lamp))
# The few sentences are ranked first, so that the long table needs two short joins only; they are
# outer ones, because an inner one would be walked first and in no useful order. With “> 0” the
# covering index action_clause_source serves; with “= 1” each link would be fetched.
_SOURCE_JOIN = """
    LEFT JOIN action_clause AS source ON source.action_id = a.id AND source.is_primary > 0
    LEFT JOIN (
        SELECT clause.id, row_number() OVER (ORDER BY task_list.position, clause.position) AS place
        FROM clause
        JOIN task_item ON task_item.id = clause.task_item_id
        JOIN chapter ON chapter.id = task_item.chapter_id
        JOIN task_list ON task_list.id = chapter.task_list_id
    ) AS paper ON paper.id = source.clause_id
"""
_FIRST_COOPERATING = """
    LEFT JOIN (
        SELECT link.action_id, min(unit.position) AS first FROM action_cooperating_unit AS link
        JOIN unit ON unit.id = link.unit_id GROUP BY link.action_id
    ) AS joined ON joined.action_id = a.id
"""
_LATEST_NOTE = f"""
    LEFT JOIN (
        SELECT action_id, max(period_ends_on) AS ends_on FROM progress_note
        WHERE {BEGUN_SQL} GROUP BY action_id
    ) AS note ON note.action_id = a.id
"""
_EVIDENCE = """
    LEFT JOIN (
        SELECT action_id, count(*) AS files FROM action_evidence GROUP BY action_id
    ) AS proof ON proof.action_id = a.id
"""


def _words(column: str) -> tuple[str, tuple[str, ...]]:
    return "", (f"{column} = ''", column)


# Join and expressions of each order. Those without an index of their own read the table through:
# some 30 ms for 10,000 rows.
_ORDER: dict[ActionColumn, tuple[str, tuple[str, ...]]] = {
    ActionColumn.SOURCE: (_SOURCE_JOIN, ("paper.place", "a.position")),
    ActionColumn.LAMP: ("", (f"CASE {LAMP_SQL} {_LAMP_ORDER} END",)),
    ActionColumn.TEXT: ("", ("a.text",)),
    ActionColumn.LEAD_UNIT: (
        "LEFT JOIN unit AS lead ON lead.id = a.lead_unit_id",
        ("lead.position IS NULL", "lead.position"),
    ),
    ActionColumn.COOPERATING: (_FIRST_COOPERATING, ("joined.first IS NULL", "joined.first")),
    ActionColumn.HOLDER: (
        "LEFT JOIN post ON post.id = a.post_id",
        ("post.id IS NULL", HOLDER_SQL.format("post")),
    ),
    ActionColumn.LEADER: (
        "LEFT JOIN post AS leader ON leader.id = a.leader_post_id",
        ("leader.id IS NULL", "leader.position"),
    ),
    ActionColumn.START: ("", ("a.start_on IS NULL", "a.start_on")),
    ActionColumn.DUE: ("", ("a.due_on IS NULL", "a.due_on")),
    ActionColumn.DELIVERABLE: _words("a.deliverable"),
    ActionColumn.TARGET: _words("a.quantified_target"),
    ActionColumn.PROGRESS: ("", (f"CASE {PROGRESS_SQL} {_PROGRESS_ORDER} END",)),
    ActionColumn.NOTE: (_LATEST_NOTE, ("coalesce(note.ends_on, '')",)),
    ActionColumn.OUTCOME: _words("a.outcome"),
    ActionColumn.IN_REPORT: ("", ("1 - a.in_report",)),
    ActionColumn.EVIDENCE: (_EVIDENCE, ("coalesce(proof.files, 0)",)),
    ActionColumn.REMARK: _words("a.remark"),
}
