"""Whose work a sentence is (任务认领): the decision, and the proposal shown before it.

A proposal is never stored. Its rules are tried in order on the words of the sentence and the
note behind it; the reason is shown beside it, and without a reason there is no proposal.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from model.entities import ClauseId
from model.indicators import is_local_issuer
from model.step import Step
from model.store.values import clean_line
from model.words import ListKind, Triage


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the program would propose (建议), and why."""

    triage: Triage
    reason: str


def set_triage(
    step: Step, clause_ids: Sequence[ClauseId], triage: Triage, reason: str | None = None
) -> None:
    """Decide whose work sentences are; their actions stay.

    Without a reason, the one that a person gave goes along with the decision; that of a proposal
    which is decided otherwise does not.
    """
    if reason is not None:
        step.update_many("clause", clause_ids, triage=triage, triage_reason=clean_line(reason))
        return
    for clause_id in clause_ids:
        why = _own_reason(step, clause_id)
        step.update("clause", clause_id, triage=triage, triage_reason=why)


def accept_proposal(step: Step, clause_id: ClauseId, proposal: Proposal) -> None:
    """Decide as proposed; a reason that a person gave is better than that of the proposal."""
    why = _own_reason(step, clause_id) or proposal.reason
    set_triage(step, [clause_id], proposal.triage, why)


def set_reason(step: Step, clause_ids: Sequence[ClauseId], reason: str) -> None:
    """Say why sentences were decided as they were; the decision stays."""
    step.update_many("clause", clause_ids, triage_reason=clean_line(reason))


def _own_reason(step: Step, clause_id: ClauseId) -> str:
    """The reason of a sentence, unless it is the one that was proposed."""
    rows = step.ledger.rows(
        "SELECT clause.text, responsibility_id, triage_reason, kind, issuer FROM clause "
        "JOIN task_item ON task_item.id = task_item_id JOIN chapter ON chapter.id = chapter_id "
        "JOIN task_list ON task_list.id = task_list_id WHERE clause.id = ?",
        (clause_id,),
    )
    if not rows or not rows[0]["triage_reason"]:
        return ""
    (row,) = rows
    departments = step.ledger.column(
        "SELECT name FROM responsibility_unit WHERE responsibility_id = ? ORDER BY position",
        (row["responsibility_id"],),
    )
    kind, issuer = ListKind(row["kind"]), row["issuer"]
    proposed = propose(row["text"], departments, kind=kind, issuer=issuer)
    is_own = proposed is None or proposed.reason != row["triage_reason"]
    return str(row["triage_reason"]) if is_own else ""


def propose(
    text: str,
    departments: Sequence[str],
    *,
    kind: ListKind | None = None,
    issuer: str = "",
) -> Proposal | None:
    """A proposal for a sentence and the departments of its note, or None when nothing speaks.

    `kind` and `issuer` are those of the list: what a province hands out is all carried out there.
    """
    text = text[:_LONGEST]
    if own := _own_list(kind, issuer):
        return Proposal(triage=Triage.PROVINCE, reason=own)
    if local := next(filter(_LOCAL_OFFICES.search, departments), None):
        return Proposal(triage=Triage.PROVINCE, reason=f"责任部门列明{local}")
    for pattern, triage, reason in _RULES:
        if found := pattern.search(text):
            return Proposal(triage=triage, reason=reason.format(found["said"]))
    return _own_work(text)


def _own_list(kind: ListKind | None, issuer: str) -> str | None:
    """Why every task of a list is the province's own; None for a list of the national office."""
    if kind is ListKind.OWN:
        return "自编清单是本局自己的任务，都在省内落实"
    if issuer and is_local_issuer(issuer):
        return f"这份清单由{issuer}印发，都在省内落实"
    if kind in (ListKind.DIVISION, ListKind.TABLE) and not issuer:
        return f"这份{kind}没有写明来自国家局，按本省的清单都在省内落实"
    return None


def _own_work(text: str) -> Proposal | None:
    """Verbs of work that offices do themselves, best the one that begins a clause."""
    plain = _TITLE.sub("　", text)
    found = _FIRST_VERB.search(plain) or _ANY_VERB.search(plain)
    if found is None:
        return None
    return Proposal(
        triage=Triage.PROVINCE, reason=f"属各地知识产权局可以开展的工作（“{found['verb']}”）"
    )


_LONGEST = 2000  # no sentence that a person wrote is longer
_LOCAL_OFFICES = re.compile(r"^各?地方|各地|^各[省市县州设]|省级知识产权局|地方知识产权")
_TITLE = re.compile(r"《[^《》]{1,80}》")
_LAW = r"(?:法(?![院治规定人官])|条例|细则|规定|管理办法|规章)"
_MAKE = r"(?:制定|出台|印发|发布|编制|起草|修订|制修订|编写|编印)"
_PAPER = r"(?:指引|指南|意见|标准|规划|纲要|报告|状况|白皮书|实施方案|若干措施|年鉴|系列)"
_HASTE = (
    r"(?:继续|进一步|深入|持续|积极|大力|全面|扎实|加快|着力|稳步|统筹|有序|切实|有效|不断|高标准|高水平"
    r"|高质量|充分|启动|深化|认真|常态化|严厉|严格|逐步|探索|联合有关部门|会同有关部门|研究){0,4}"
)
_ALTERNATIVES = (
    # What is said to the provinces themselves.
    ("^(?:各地|引导地方|各省|地方)", Triage.PROVINCE, "对各地提出的要求（“{}”）"),
    (
        "(?:指导|支持|鼓励|推动)(?:和支持)?(?:有条件的)?(?:各地|地方|各省)|地方.{0,6}立法",
        Triage.PROVINCE,
        "要由地方开展的工作（“{}”）",
    ),
    # What only the national office can do.
    (
        "世界知识产权组织|WIPO|世界贸易组织|WTO|世界银行|多边|多双边|双边|中美|中欧|中日|中瑞|五局"
        "|金砖|东盟|非洲|日韩|欧盟|欧洲专利局|发展中国家|条约|协定|谈判|磋商|国际规则|海牙体系|马德里体系"
        "|审查高速路|对外转让审查|对外援助|港澳台",
        Triage.NATIONAL,
        "国际合作和涉外审查由国家层面开展（“{}”）",
    ),
    (
        "全局(?!性)|局党组|局系统|局属|局机关|机关党|党支部|基层党组织|党风廉政|反腐倡廉|纪检|纪律审查|巡视"
        "|内部审计|公务员|干部人事|选人用人|干部队伍|干部选拔|年轻干部|青年干部|青年工作|工青妇|老干部|局史|机关文化"
        "|预算管理|信访|政府采购|政务信息|政府信息公开|办公自动化|职称评审|事业单位人事|换届|廉政|效能监察|查办案件"
        "|“两个维护”|党员|党建",
        Triage.NATIONAL,
        "国家局自身建设，由国家层面开展（“{}”）",
    ),
    (
        "审查协作|审协中心|审查官|审查员|审查系统|智能审查|审查标准|审查机制|审查业务|审查理念|审查部门"
        "|检索能力|周期结构|明显创造性|国际申请审查|巡回审理庭|复审委员会",
        Triage.NATIONAL,
        "国家局审查部门的工作，由国家层面开展（“{}”）",
    ),
    # Laws in force are revised with the opinion of the provinces; new ones are made above them.
    (
        f"《?[^《》，。；]{{0,12}}{_LAW}(?:(?:及其|和)[^，。；]{{2,12}})?》?[^，。；]{{0,10}}(?:修改|修订)"
        f"|(?:修改|修订)(?:完善)?《[^《》]{{2,30}}{_LAW}(?:（[^（）]{{1,20}}）)?》",
        Triage.ASSIST,
        "国家修订法律法规，省里配合征求意见和调研（“{}”）",
    ),
    (
        "立法|条例草案|法律草案|司法解释|审查指南|制度修订|法律、法规"
        f"|{_MAKE}[^，。；]{{0,12}}《[^《》]{{2,30}}(?:法|条例|细则)》|(?:起草|论证)[^，。；]{{0,20}}(?:法|条例)",
        Triage.NATIONAL,
        "国家立法和审查规则，由国家层面制定（“{}”）",
    ),
    (
        "统一认定|奖评选|大赛|执业条件|国民经济|资格考试|国家层面",
        Triage.NATIONAL,
        "属国家局本级职能（“{}”）",
    ),
    (
        r"(?:新增|新建|新创建|新设|遴选|评定|认定|确定)(?:一批|首批|第[一二三四五六]批|\d[^，。；]{0,6})"
        "[^，。；]{0,20}(?:国家|示范|试点)",
        Triage.ASSIST,
        "由国家局认定，省里组织申报和培育（“{}”）",
    ),
    # National platforms and examination, to which a province adds its part.
    (
        "审查授权|审查质量|审查效率|审查周期|注册审查|授权质量|地理标志保护产品认定",
        Triage.ASSIST,
        "专利商标审查由国家局负责，省里配合做好源头质量（“{}”）",
    ),
    (
        "大数据中心|保护信息平台|底座平台|电商平台|专题数据库|公共服务系统|公共服务网|数据资源"
        "|国际标准|国家标准|国家高质量发展|商标囤积|示范区遴选|国家级平台|全国[^，。；]{0,8}平台|国家重大|中央督查",
        Triage.ASSIST,
        "国家平台或国家事项，省里配合（“{}”）",
    ),
    (
        f"^{_HASTE}{_MAKE}(?:实施)?[^，。；]{{0,40}}{_PAPER}[》”]?(?:的|，|。|；|、|和|$)"
        f"|^{_HASTE}{_MAKE}《",
        Triage.NATIONAL,
        "文件由国家局制定发布，省里等文件下发后落实（“{}”）",
    ),
)
_RULES = tuple(
    (re.compile(f"(?P<said>{pattern})"), triage, reason)
    for pattern, triage, reason in _ALTERNATIVES
)
_VERBS = (
    "组织实施|开展|推进|推动|建设|培育|落实|加强|深化|推广|实施|完善|打击|健全|优化|服务|发挥|提升|扩大|强化"
    "|建立|推行|探索|构建|加大|规范|宣传|举办|组织|支持|引导|促进|打造|搭建|评定|拓展|拓宽|办好"
)
_FIRST_VERB = re.compile(rf"(?:^|[，；])(?:[^，；]{{0,6}}要)?{_HASTE}(?P<verb>{_VERBS})")
_ANY_VERB = re.compile(
    rf"(?P<verb>做好[^，。；]{{0,12}}(?:宣传|培训|轮训|改革|保护|服务|监测)|{_VERBS})"
)
