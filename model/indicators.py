"""Whose figure a target is (指标范围): proposed from its words, decided by a person."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from model.words import IndicatorScope


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeProposal:
    """What the program would propose (建议), and why, in a sentence for the clerk."""

    scope: IndicatorScope
    reason: str


def propose_scope(
    metric: str, sentence: str, units: Sequence[str] = (), *, issuer: str = ""
) -> ScopeProposal:
    """Whose figure a metric is: what only the national office can move is background (只作背景).

    `units` are the departments that answer for the sentence; `issuer` is the office of the list.
    """
    whose = metric if _SUBJECT.search(metric) else metric + sentence
    if (found := _EXAMINATION.search(metric)) and not _LOCAL_CASES.search(whose):
        return _national(f"“{found[0]}”是国家局审查、注册和结案工作的指标，本省只作背景。")
    if issuer and is_local_issuer(issuer):
        return _province(f"这份清单由{issuer}印发，指标由本省承接。")
    if units and all(map(_EXAMINERS.search, units)):
        return _national(f"责任部门是{'、'.join(units[:3])}，属国家局审查业务，本省只作背景。")
    if found := _PRODUCED.search(metric):
        return _province(f"“{found[0]}”由各省的工作形成，由本省承接。")
    if found := _NATIONAL_WORK.search(sentence):
        return _national(f"句中“{found[0]}”由国家局统一开展，本省只作背景。")
    return _province("各省的工作对它都有贡献，先按本省承接，请核对。")


def is_local_issuer(issuer: str) -> bool:
    """Whether an office is one of a province, a city or a county."""
    return _LOCAL.search(issuer) is not None and not issuer.startswith(_NATIONAL_OFFICES)


_NATIONAL_OFFICES = ("国家", "国务院", "中共中央", "中央", "全国", "国知")
_LOCAL = re.compile(
    r"省|自治区|兵团|市(?!场)|自治州|[州县区旗盟](?=人民政府|知识产权|市场监管|委|局|府)|(?:厅|各处室)$"
)
_EXAMINATION = re.compile(
    r"(?:审查|审理|审批|注册|授权|登记|复审|无效|异议|评审|驳回|公告|检索)(?:平均)?(?:的)?(?:周期|时限|期限)"
    r"|结案\w{0,6}(?:率|周期|时限|期限|量|件数)?|(?:审查|检索|分类|注册)\w{0,4}(?:准确|合格|优秀|正确)率|抽检\w{0,2}合格率|审查\w{0,4}(?:质量|满意度)\w{0,6}"
    r"|审查周期|审查员|国际检索|检索报告"
)
_SUBJECT = re.compile(r"专利|商标|外观设计|实用新型|发明|审查|注册")
_LOCAL_CASES = re.compile(r"行政裁决|侵权|调解|维权|执法|预审|处罚|公证|信访|举报")
_EXAMINERS = re.compile(r"审业部|商标局|复审|无效审理|审查部|初审|审查协作|自动化部|文献部")
_PRODUCED = re.compile(
    r"质押|融资|惠及|拥有量|持有量|有效量|转化|转让|许可|运营|产业化|备案|产值|增加值|成交|保险|交易|申请量|授权量|注册量|登记量"
    r"|企业|园区|高校|中小学|学校|院所|中心|基地|示范|平台|机构|网点|工作站|指导站|人次|培训|案件|调解|裁决|维权|满意度|人才|活动|地理标志|商标|专利"
)
_NATIONAL_WORK = re.compile(
    r"全国专利代理师资格考试|资格考试|世界知识产权组织|审查能力|审查协作中心|国际合作|专利审查|商标审查|五局"
)


def _national(reason: str) -> ScopeProposal:
    return ScopeProposal(scope=IndicatorScope.NATIONAL, reason=reason)


def _province(reason: str) -> ScopeProposal:
    return ScopeProposal(scope=IndicatorScope.PROVINCE, reason=reason)
