"""What is missing before the ledger can be reported (报送前核对)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from model.clause_parts import LACKING_SQL
from model.deadlines import CONFIRMED_SQL, PROGRESS_SQL
from model.indicator_proposals import indicators_to_propose
from model.ledger import Ledger
from model.main_indicators import indicators_without_value
from model.pieces import Pieces, at_once
from model.report_contacts import contacts_to_name
from model.report_entities import ReportSectionId
from model.settings import read_settings
from model.submission import read_submission
from model.task_lists import reported_list
from model.words import DueKind, Progress

_NAMED = 3  # indicators that are named; the others are only counted


class Gap(StrEnum):
    """Kinds of what is missing (缺项)."""

    UNDECIDED = "尚未认领的任务事项"
    NO_ACTION = "省内落实但没有举措的任务事项"
    PART_WITHOUT_ACTION = "拆分后尚有部分没有举措的任务事项"
    NO_LEAD = "没有牵头单位的举措"
    NO_POST = "没有责任人的举措"
    NO_DUE = "没有完成时限的举措"
    NO_OUTCOME = "已办结但没有成效摘要的举措"
    NO_EVIDENCE = "已办结但没有佐证材料的举措"
    NOT_BEGUN = "列入报告而未启动、成效不写入正文的举措"
    EMPTY_SECTION = "没有内容的章节"
    BEHIND = "台账有变化而正文未核对"
    FIGURES = "正文与台账不一致的数字"
    LANGUAGE = "用语和格式"
    LENGTH = "篇幅"
    NO_LIST = "任务清单"
    NO_OFFICE = "单位设置"
    NO_INDICATOR = "没有主要指标"
    NO_INDICATOR_VALUE = "没有数值的主要指标"
    NO_CONTACT = "联络员"
    NO_SIGNED_FILE = "签发的文件"
    SIGNED_DIFFERS = "定稿和扫描件"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFinding:
    """A place in the report to be looked at: characters `start` to before `end` of a section.

    Where it is about the whole section, both are 0.
    """

    section_id: ReportSectionId
    title: str
    message: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One kind of gap with what is concerned: sentences, actions, or places in the report."""

    gap: Gap
    message: str
    clause_ids: tuple[str, ...] = ()
    action_ids: tuple[str, ...] = ()
    findings: tuple[TextFinding, ...] = ()


def find_missing(ledger: Ledger, as_of: date) -> tuple[Missing, ...]:
    """All gaps; an empty answer means that the ledger is ready."""
    return at_once(finding_missing(ledger, as_of))


def finding_missing(ledger: Ledger, as_of: date) -> Pieces[tuple[Missing, ...]]:
    """The same in pieces."""
    found = _missing_clauses(ledger, as_of)
    for gap, condition in GAPS_OF_ACTIONS.items():
        yield
        found += _missing_actions(ledger, as_of, gap, condition)
    if not ledger.value("SELECT 1 FROM task_list"):
        found.append(Missing(gap=Gap.NO_LIST, message="台账中还没有任务清单，请先读入。"))
    if not read_settings(ledger).office_full_name:
        found.append(Missing(gap=Gap.NO_OFFICE, message="尚未填写本局全称，报告落款和标题将留空。"))
    return (*found, *_missing_for_filing(ledger, as_of))


_PAPER = (
    "FROM clause JOIN task_item ON task_item.id = clause.task_item_id "
    "JOIN chapter ON chapter.id = task_item.chapter_id "
    "JOIN task_list ON task_list.id = chapter.task_list_id"
)
_PLACE = "task_list.position, clause.position, clause.id"
# What an earlier year left open is not looked at for the report on this one.
_OF_YEAR = "task_list.year >= :year"
_CLAUSES = {
    Gap.UNDECIDED: "triage = '待认领' AND clause.number IS NOT NULL",
    Gap.NO_ACTION: (
        "triage = '省内落实' AND clause.gone_on IS NULL "
        "AND clause.id NOT IN (SELECT clause_id FROM action_clause)"
    ),
    Gap.PART_WITHOUT_ACTION: (
        "triage = '省内落实' AND clause.gone_on IS NULL "
        "AND clause.id IN (SELECT clause_id FROM action_clause) "
        f"AND clause.id IN ({LACKING_SQL})"
    ),
}
# Over an action `a`; they bind :as_of.
GAPS_OF_ACTIONS = {
    Gap.NO_LEAD: "a.lead_unit_id IS NULL",
    Gap.NO_POST: "a.post_id IS NULL",
    Gap.NO_DUE: "a.due_kind IS NULL",
    Gap.NO_OUTCOME: f"{CONFIRMED_SQL} AND a.outcome = ''",
    Gap.NO_EVIDENCE: (f"{CONFIRMED_SQL} AND a.id NOT IN (SELECT action_id FROM action_evidence)"),
    Gap.NOT_BEGUN: (
        f"a.in_report AND a.outcome != '' AND {PROGRESS_SQL} = '{Progress.NOT_STARTED}' "
        f"AND a.due_kind IS NOT '{DueKind.LONG_TERM}'"
    ),
}


def _missing_clauses(ledger: Ledger, as_of: date) -> list[Missing]:
    found = []
    for gap, condition in _CLAUSES.items():
        sql = f"SELECT clause.id {_PAPER} WHERE {condition} AND {_OF_YEAR} ORDER BY {_PLACE}"
        ids = tuple(ledger.column(sql, _parameters(ledger, as_of)))
        if ids:
            found.append(Missing(gap=gap, message=f"{gap}：{len(ids)}条。", clause_ids=ids))
    return found


def _missing_for_filing(ledger: Ledger, as_of: date) -> Iterator[Missing]:
    """What the annexes lack: figures of indicators, whom one may ask; and what was signed."""
    reported = reported_list(ledger)
    if reported is None:
        return
    if names := indicators_to_propose(ledger, reported.id):
        said = f"{Gap.NO_INDICATOR}：来文中已认领的本省承接指标有{_some(names)}。"
        yield Missing(gap=Gap.NO_INDICATOR, message=said)
    if names := indicators_without_value(ledger, reported.id, as_of):
        said = f"{Gap.NO_INDICATOR_VALUE}：{_some(names)}。"
        yield Missing(gap=Gap.NO_INDICATOR_VALUE, message=said)
    if not contacts_to_name(ledger, reported.id):
        yield Missing(gap=Gap.NO_CONTACT, message="尚未填写联络员，联络员信息表将没有内容。")
    filing = read_submission(ledger)
    if filing is not None and filing.is_signed and filing.missing_files:
        files = "、".join(filing.missing_files)
        yield Missing(gap=Gap.NO_SIGNED_FILE, message=f"已登记签发，尚未放入{files}。")


def _some(names: Sequence[str]) -> str:
    return f"{len(names)}个（{'、'.join(names[:_NAMED])}{'等' if len(names) > _NAMED else ''}）"


def _missing_actions(ledger: Ledger, as_of: date, gap: Gap, condition: str) -> list[Missing]:
    sql = (
        f"SELECT a.id {_PAPER} JOIN action_clause AS source ON source.clause_id = clause.id "
        "AND source.is_primary = 1 JOIN local_action AS a ON a.id = source.action_id "
        f"WHERE {condition} AND {_OF_YEAR} ORDER BY {_PLACE}, a.position, a.id"
    )
    ids = tuple(ledger.column(sql, _parameters(ledger, as_of)))
    return [Missing(gap=gap, message=f"{gap}：{len(ids)}项。", action_ids=ids)] if ids else []


def _parameters(ledger: Ledger, as_of: date) -> dict[str, object]:
    reported = reported_list(ledger)
    return {"as_of": as_of, "year": 0 if reported is None else reported.year}
