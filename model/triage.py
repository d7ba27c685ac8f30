"""Whose work a sentence is (任务认领): the decision, and the proposal shown before it.

A proposal is never stored. Its rules are tried in order on the words of the sentence and the
note behind it; the reason is shown beside it, and without a reason there is no proposal.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from model.entities import ClauseId
from model.step import Step
from model.store.values import clean_line
from model.words import Triage

_LOCAL_OFFICES = "各地方知识产权局"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the program would propose (建议), and why."""

    triage: Triage
    reason: str


def set_triage(
    step: Step, clause_ids: Sequence[ClauseId], triage: Triage, reason: str = ""
) -> None:
    """Decide whose work sentences are; their actions stay."""
    for clause_id in clause_ids:
        step.update("clause", clause_id, triage=triage, triage_reason=clean_line(reason))


def propose(text: str, departments: Sequence[str]) -> Proposal | None:
    """A proposal for a sentence and the departments of its note, or None when nothing speaks."""
    if any(_LOCAL_OFFICES in name or name.startswith("各市") for name in departments):
        return Proposal(triage=Triage.PROVINCE, reason="责任部门列明各地方知识产权局")
    for pattern, triage, reason in _RULES:
        if match := pattern.search(text):
            return Proposal(triage=triage, reason=reason.format(match[0]))
    return None


_ALTERNATIVES = (
    # What is said to the provinces themselves.
    ("^各地|^引导地方|^各省", Triage.PROVINCE, "要求各地落实（“{}”）"),
    # What only the national office can do.
    (
        "世界知识产权组织|世界银行|多边|多双边|中美|中欧|中日韩|五局|条约|谈判|审查高速路"
        "|对外转让审查",
        Triage.NATIONAL,
        "国际合作和涉外审查由国家层面开展（“{}”）",
    ),
    (
        "审查授权|审查协作|制度修订|统一认定|系列指引|奖评选|大赛|执业条件|国民经济",
        Triage.NATIONAL,
        "属国家局本级职能（“{}”）",
    ),
    # Law and national platforms, to which a province adds its part.
    (
        "实施细则|审查指南|商标法|专利法|管理办法|立法|条例草案",
        Triage.ASSIST,
        "国家立法修法，省里配合征求意见和调研（“{}”）",
    ),
    (
        "大数据中心|国家知识产权保护信息平台|底座平台|电商平台|专题数据库|公共服务系统|数据资源"
        "|国际标准|国家标准|国家高质量发展|商标囤积|示范区遴选",
        Triage.ASSIST,
        "国家平台或国家事项，省里配合（“{}”）",
    ),
    # Verbs of work that offices do themselves.
    (
        "开展|推进|推动|建设|培育|落实|加强|深化|推广|组织实施|实施|完善|打击|健全|优化|服务"
        "|发挥|提升|扩大|强化|建立|推行|探索",
        Triage.PROVINCE,
        "属地方可开展的工作（“{}”）",
    ),
)
_RULES = tuple((re.compile(pattern), triage, reason) for pattern, triage, reason in _ALTERNATIVES)
