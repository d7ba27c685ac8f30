"""Targets: a number with its unit that a sentence sets (指标)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from model.reading.document import ReadTarget
from model.words import TargetOp


def find_targets(sentences: tuple[str, ...]) -> tuple[ReadTarget, ...]:
    """The targets of the sentences, each with the index of its sentence."""
    return tuple(
        target for index, text in enumerate(sentences) for target in _in_sentence(text, index)
    )


@dataclass(frozen=True, slots=True)
class _Clause:
    """The words between two commas; figures in brackets, titles and quotes are blanked out."""

    text: str
    visible: str


_RATE = r"%|个百分点|百分点|‰"
_SPAN = r"个?月|个?工作日|个?小时|天"
_COUNT = (
    r"[万亿]?(?:元|美元)|[万亿千百]?(?:件次|人次|场次|户次|家次|批次|[家件项个所场次人名户条种批类篇期份只座处部台套组门对支宗款卷册门例起间片亩间])"
    r"|[万亿]"
)
_NUMBER = r"\d{1,12}(?:,\d{3}){0,4}(?:\.\d{1,6})?"
_FIGURE = re.compile(
    rf"(?<![\d.第A-Za-z])(?P<low>{_NUMBER})(?:(?P<low_unit>{_RATE}|[万亿])?(?:—|-|~|～|至)(?P<high>{_NUMBER}))?"
    rf"(?P<more>余|多)?(?P<unit>{_RATE}|个月|个工作日|工作日|个小时|小时|天|倍|{_COUNT})"
    r"(?P<after>以上|以内|以下|左右|及以上|内)?"
)
_RATES = re.compile(r"[%‰倍]|百分点")
_BETWEEN = re.compile(r"[、和及与]|以及")
_NO_TARGET_BEFORE = re.compile(r"[从由前首每]$")
_BETWEEN_COMMAS = re.compile(r"[^，；。：]+")
_LONGEST_CLAUSE = 500  # no clause that a person wrote is longer
_HIDDEN = re.compile(r"《[^《》]*》|“[^“”]*”|（[^（）]*）")
_DURATIONS = ("个月", "个工作日", "工作日", "个小时", "小时", "天")
_NO_TARGET_AFTER = re.compile(r"周年|世纪|年代|五年|省(?:（|份|区)|级|股|号|点|以来|来")
_LEAST = ("不低于", "不少于", "不小于", "不下于", "超过", "突破", "至少", "超", "高于", "大于")
_MOST = (
    "不超过", "不高于", "不多于", "不大于", "低于", "少于", "压减到", "压减至", "压缩到", "压缩至",
    "缩短到", "缩短至", "缩减到", "缩减至", "降低到", "降低至", "降至", "降到", "减至", "减到",
    "控制在", "至多", "最多",
)  # fmt: skip
_REACH = (
    "达到",
    "达",
    "提高到",
    "提高至",
    "提升到",
    "提升至",
    "增至",
    "增加到",
    "增长到",
    "增长至",
)
_STEADY = ("稳定在", "保持在", "维持在", "保持")
_ABOUT = ("约", "大约", "近")
_GROWTH = ("增长", "提高", "提升", "增加", "下降", "降低", "减少", "压减", "压缩", "缩短", "上升")
_WORDS = sorted((*_LEAST, *_MOST, *_REACH, *_STEADY, *_ABOUT, *_GROWTH), key=len, reverse=True)
_LESS = r"压减|压缩|缩短|缩减|降低|控制|减少"
_AROUND = re.compile(
    rf"(?:(?P<less>{_LESS})|(?P<more>提高|提升|增加)|稳定|保持)(?P<object>[^，]{{2,25}}?)(?:到|至|在)$"
)
_LINK = re.compile(rf"(?P<word>{'|'.join(_WORDS)})?(?:为|到|至|了|在)?$")
_SUBJECT_TAIL = re.compile(
    r"(?:力争|确保|争取|努力|分别|年?均|同比|总数|总量|将|要|应|使|基本|累计|持续|稳定|进一步|大幅|全部|再|比上年|较上年|年|平)+$"
)
_VERB = re.compile(
    r"新增|新建|新设|新创建|新认定|新培育|新布局|建设|建成|建立|创建|搭建|培育|遴选|评选|选取|选择|选树|推选|打造|形成"
    r"|制定|制修订|出台|发布|推出|完成|举办|开展|组织|培训|培养|认定|支持|引进|办理|查处|实现|布局|设立|扶持|推广"
    r"|征集|编制|备案|服务|惠及|覆盖|走访|对接|转化|授权|申请|登记|评定|确定|指导|帮扶|派驻|招募|储备|挖掘|梳理|凝练"
    r"|增加|达成|促成|签订|落地|入库|孵化|资助|奖励|检查|抽查|调解|受理|结案|输送|聘任|建|办|育|评"
)
_LEAD_WORDS = re.compile(
    r"^(?:力争|确保|争取|努力|积极|并|同时|其中|使|将|要|推动|实现|到年底|全年|年内|今年|进一步|继续|深入|促进|保持|保障|引导)+"
)
_OBJECT_END = re.compile(
    r"开展|进行|参加|参与|实施|给予|予以|作为|用于|入|，|。|；|、|和|及|并|以上|左右"
)
_MEASURE = re.compile(
    r"(?:平均)?(?:审查|注册|办理|授权|确权)?(?:周期|时限|时间|比例|比重|率|金额|数量|总额|规模|覆盖面|拥有量)$"
)
_BARE_MEASURE = re.compile(r"(?:周期|率|时限)$")
_SUBJECTS = re.compile(
    r"专利|商标|地理标志|知识产权|企业|著作权|版权|外观设计|实用新型|植物新品种|集成电路|产业|质押|金额|数量|中心|人才|公众|社会|案件|满意度"
)


def _in_sentence(text: str, index: int) -> Iterator[ReadTarget]:
    subject = ""
    for clause in _clauses(text):
        start = 0
        for run in _runs(clause):
            for target in _targets(clause, run, start, subject, index):
                yield target
                subject = target.metric
            start = run[-1].end()


def _runs(clause: _Clause) -> Iterator[list[re.Match[str]]]:
    """Figures side by side (22.5个月、5个月和4个月) share the words before the first one."""
    run: list[re.Match[str]] = []
    for figure in _FIGURE.finditer(clause.visible):
        if run and _BETWEEN.fullmatch(clause.visible, run[-1].end(), figure.start()):
            run.append(figure)
            continue
        if run:
            yield run
        start = run[-1].end() if run else 0
        run = [figure] if _is_target(clause, figure, start) else []
    if run:
        yield run


def _clauses(text: str) -> Iterator[_Clause]:
    for found in _BETWEEN_COMMAS.finditer(text):
        if len(found[0]) > _LONGEST_CLAUSE:
            continue
        visible = _HIDDEN.sub(lambda hidden: "　" * len(hidden[0]), found[0])
        yield _Clause(found[0], visible)


def _is_target(clause: _Clause, figure: re.Match[str], start: int) -> bool:
    before, after = clause.visible[start : figure.start()], clause.visible[figure.end() :]
    if _NO_TARGET_AFTER.match(after) or _NO_TARGET_BEFORE.search(before):
        return False
    if figure["unit"] in ("万", "亿"):
        return False
    link = _LINK.search(before)
    if (link and link["word"]) or figure["after"] or figure["more"] or _AROUND.search(before):
        return True
    if figure["unit"] in _DURATIONS:
        return False
    return _RATES.search(figure["unit"]) is not None or _VERB.search(before) is not None


def _targets(
    clause: _Clause, run: list[re.Match[str]], start: int, subject: str, index: int
) -> Iterator[ReadTarget]:
    before = clause.text[start : run[0].start()]
    counted = _counted(clause, run[-1])
    end = run[-1].end() + len(counted)
    metrics = _metrics(before, counted, len(run), subject)
    op = TargetOp.EQUAL
    for at, metric in metrics:
        op = _op(before if at == 0 else "", run[at], op)
        yield ReadTarget(
            quote=clause.text[start:end].strip(),
            metric=metric,
            value=_value(run[at]),
            op=op,
            unit=run[at]["unit"],
            sentence_index=index,
        )


def _value(figure: re.Match[str]) -> Decimal | tuple[Decimal, Decimal]:
    low = Decimal(figure["low"].replace(",", ""))
    return (low, Decimal(figure["high"].replace(",", ""))) if figure["high"] else low


def _op(before: str, figure: re.Match[str], inherited: TargetOp) -> TargetOp:
    link = _LINK.search(before)
    word = (link["word"] or "") if link else ""
    if figure["high"]:
        return TargetOp.RANGE
    if figure["after"] == "左右" or word in _ABOUT:
        return TargetOp.ABOUT
    if figure["after"] in ("以上", "及以上") or word in _LEAST or figure["more"]:
        return TargetOp.AT_LEAST
    if figure["after"] in ("以内", "以下", "内") or word in _MOST:
        return TargetOp.AT_MOST
    around = None if word else _AROUND.search(before)
    if around and around["less"]:
        return TargetOp.AT_MOST
    is_more = word in _REACH or (around and around["more"])
    return TargetOp.AT_LEAST if is_more and figure["unit"] not in _DURATIONS else inherited


def _metrics(before: str, counted: str, figures: int, subject: str) -> list[tuple[int, str]]:
    """Which figure measures what: the words before it, or the things that are counted."""
    link = _LINK.search(before)
    assert link is not None
    around = None if link["word"] else _AROUND.search(before)
    measured = around["object"] if around else before[: link.start()]
    is_shared = measured.endswith("均") and not measured.endswith("年均")
    measured = _LEAD_WORDS.sub("", _SUBJECT_TAIL.sub("", measured))
    names = _named(measured)
    if is_shared and figures == 1:
        return [(0, name) for name in names]
    if figures > 1 and len(names) == figures:
        return list(enumerate(names))
    if counted:
        measured = counted
    elif not _MEASURE.search(measured):
        verb = _VERB.match(measured)
        measured = measured[verb.end() :] if verb and len(measured) > verb.end() + 1 else measured
    return [(at, _with_subject(measured, subject)) for at in range(figures)]


def _named(measured: str) -> list[str]:
    """发明、实用新型平均审查周期 names two: the measure at the end belongs to each."""
    names = [name for name in re.split(r"、|和|与", measured) if name]
    measure = _MEASURE.search(names[-1]) if names else None
    if measure is None or any(_MEASURE.search(name) for name in names[:-1]):
        return names
    return [*(name + measure[0] for name in names[:-1]), names[-1]]


def _counted(clause: _Clause, figure: re.Match[str]) -> str:
    """The things behind a count: 20个左右知识产权投融资服务平台."""
    if figure["unit"] in _DURATIONS or _RATES.search(figure["unit"]) or "元" in figure["unit"]:
        return ""
    return _OBJECT_END.split(clause.text[figure.end() :], maxsplit=1)[0]


def _with_subject(measured: str, subject: str) -> str:
    """结案准确率 after 发明专利审查周期 is 发明专利审查结案准确率."""
    lead = re.sub(r"(?:周期|率)$", "", subject)
    if lead == subject or not _BARE_MEASURE.search(measured) or _SUBJECTS.search(measured):
        return measured
    while lead and measured.startswith(lead[-2:]):
        lead = lead[:-2]
    return lead + measured
