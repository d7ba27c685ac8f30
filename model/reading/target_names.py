"""What a figure measures, named as in an indicator table (指标名称)."""

import re
from dataclasses import dataclass

from model.reading.figures import Figure, Measure
from model.reading.target_words import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The words around the figures of one run; `counted` stands behind the last of them.

    `subject` is the metric before in the sentence, `topic` the clause before, `verb` the 新增 or
    新建 that holds for this run too; `beside` are the metrics of the clause before, which a bare
    总数 sums up, `said` all of the sentence, to which a bare 均 refers.
    """

    link: Link
    counted: str
    figures: tuple[Figure, ...]
    subject: str
    topic: str
    verb: str = ""
    beside: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


def name_metrics(named: Named) -> list[tuple[int, str]]:
    """Which figure of the run measures what; a shared 均 gives every name the same figure."""
    words = _COMPARED.sub("", named.link.measured)
    is_shared = _SHARED.search(words) is not None
    measured = _measured(words)
    names = _as_many(measured, len(named.figures))
    if is_shared and not names:
        names = list(dict.fromkeys(named.said))
    if is_shared and len(named.figures) == 1:
        return [(0, _dressed(name, named)) for name in names]
    if len(named.figures) > 1 and len(names) == len(named.figures):
        return [(at, _dressed(name, named)) for at, name in enumerate(names)]
    metric = _one(measured, named)
    return [(at, metric) for at in range(len(named.figures))]


def is_measure(words: str) -> bool:
    """Whether the words end in something that has a value: 注册周期, 合格率, 拥有量."""
    return _MEASURE.search(_TAIL.sub("", words)) is not None


def is_share(words: str) -> bool:
    """Whether the words end in a share of something: 合格率, 占比, 满意度."""
    return _SHARE.search(_TAIL.sub("", words)) is not None


def is_span(words: str) -> bool:
    """Whether the words end in a length of time: 审查周期, 办理时限."""
    return _SPAN.search(_TAIL.sub("", words)) is not None


_MEASURE_WORDS = (
    r"周期|时限|时间|期限|用时|时长|比例|比重|占比|金额|总额|规模|覆盖面|(?<![能力])量|[件次家户笔人项宗]?数量?|总值|产值|增加值|成交额|收入|支出"
    r"|贸易额|余额|经费|指数|满意度|知晓度|得分|[率额价]|税收|GDP|生产总值"
)
_MEASURE = re.compile(
    r"(?:(?:年)?平均)?(?:审查|注册|办理|授权|确权|申请|登记|受理|拥有|持有|转让|许可)?"
    rf"(?:{_MEASURE_WORDS})$"
)
_BARE_MEASURE = re.compile(rf"(?:{_MEASURE_WORDS})$")
_SHARE = re.compile(r"率|比例|比重|占比|满意度|知晓度|覆盖面|占[^，]{1,12}$")
_SPAN = re.compile(r"(?:周期|时限|时间|期限|用时|时长)$")
_SHARED = re.compile(
    r"(?<!年)(?<!月)(?<!人)(?<!户)(?<!平)(?:均|全部)(?:力争|同比|比上年|实现|再|要|应|将)*$"
)
_REFERENCE = r"(?:上一?年度?|去年|前一年|20\d\d年度?(?:底|末)?|“[^“”]{2,5}”(?:期?末|时期)?)"
_TAIL = re.compile(
    r"(?:力争|确保|争取|努力|分别|均|年均|同比|环比|要|将|应|使|基本|累计|持续|稳定|进一步|大幅|全部|再|平稳"
    rf"|总体|实现|最高可?|每年|(?<![当全本今])年|(?:较|比|与){_REFERENCE}(?:同期|相比)?|同期|相比)$"
)
_DAY = r"(?:\d{1,2}月)?(?:\d{1,2}日)?"
_START = re.compile(
    r"^(?:（\d{1,2}）|\d{1,2}）|[①-⑳]|(?:[到至]|力争|争取|确保)?"
    r"(?:20\d\d年度?(?:底|末|内|期间)?|“[^“”]{2,5}”(?:期末|期间|时期|末)?|年底|年末|本?年内|全年|今年"
    rf"|本年度?|明年|上半年|下半年|届时|\d{{1,2}}月{_DAY}(?:[至—到-]{_DAY})?份?底?)(?:前|之前|时|中)?"
    r"|力争|确保|争取|努力|积极|着力|大力|深入|并|且|同时|其中|使(?!用)|将|把|要(?![素点件])|应(?![用对急诉收])"
    r"|推动|推进|带动|实现|进一步|继续|持续|不断|逐步|稳步|加快|促进|保障(?!金)|引导(?!基金)|完成(?![率度])"
    r"|以及|及(?![时格])|和(?![谐解])|与|、|切实|全面|我省|我市|我局)"
)
_PUSH = re.compile(r"(?:推动|带动|促进|实现|力争|确保|引导|使(?!用))")
_COMPARED = re.compile(rf"(?:较|比){_REFERENCE}(?:同期|相比)?")
_FROM = re.compile(r"[由从自](?=[^，]{0,18}\d)[^，]{1,25}$")
_STRUCTURAL = re.compile(
    r"^(?:建设|建成|建立|创建|搭建|培育(?:发展|壮大)?|发展|遴选|评选|选取|选择|选树|推选|打造|形成|制定|制修订|出台|发布|推出|开发(?!区)"
    r"|举办|办结|开展|实施|组织(?:开展|实施|举办)?|支持|引进|布局|设立|推广|编制|筹建|选派|推荐|做好|承办|扶持|征集|建(?![档议筑言])|办(?![案公理件学结])|育(?![种苗人])|评(?![估价审议]))"
)
_KEPT = re.compile(
    r"(?:新增|新建|新设|新创建|新认定|新培育|新布局|新获批|培训|培养|走访|服务|惠及|覆盖|检查|抽查|查处|办理|调解|受理|转化|转让|许可|资助|孵化|对接|招募|储备|挖掘|获批|认定)"
    r"(?:各类|各级|不少于|不低于|至少|超过|超|约|近)?$"
)
_EACH = re.compile(r"(?:每个?|各)(?:设区市|市州|市|县区|区县|县|区|州|园区|地市|地区)")
_AND = re.compile(r"(?<!调)和(?!谐|解)|(?<!参)与|以及|(?<![惠涉普以])及")
_COMMA = re.compile("、")
_CONJUNCTION = re.compile(rf"、|{_AND.pattern}")
_GENERAL = re.compile(
    r"^(?:专利商标|专利|商标|地理标志|知识产权|著作权|版权|外观设计|实用新型|植物新品种|集成电路布图设计)"
)
_SUBJECTS = re.compile(
    r"专利|商标|地理标志|知识产权|企业|著作权|版权|外观设计|实用新型|植物新品种|集成电路|产业|中心|人才|公众|社会|案件|满意度|作品|保险|许可证|投资"
)
_OF_EXAMINATION = re.compile(r"^(?:平均)?(?:结案|审查|抽检|审理)\w{0,4}(?:率|周期|时限)$")
_EXAMINED = re.compile(
    r"(?:专利|商标|外观设计|实用新型|发明)\w{0,4}(?:审查|审理)(?=周期|率|时限|$)"
)
_COVERED = re.compile(r"全?(?:覆盖|办结|公开|到位|达标|响应|处置|完成|上网|入库)")


def covered_words(behind: str) -> str:
    """The verb behind a share that says what it measures: 100%全覆盖."""
    found = _COVERED.match(behind)
    return found[0] if found else ""


def _measured(words: str) -> str:
    """The words before the link without what pushes, dates and compares."""
    words = _FROM.sub("", words)
    while (shorter := _TAIL.sub("", words)) != words:
        words = shorter
    if len(words) > 12 and (pushes := list(_PUSH.finditer(words))):
        rest = words[pushes[-1].end() :]
        words = rest if len(rest) > 3 else words
    while (found := _START.match(words)) and len(words) > found.end():
        words = words[found.end() :]
    return "" if _START.fullmatch(words) or words in _PLACES else words.removesuffix("的")


_PLACES = ("全省", "全市", "全国", "全区", "全县", "各地", "覆盖")


def _as_many(measured: str, figures: int) -> list[str]:
    """The names cut so that each figure has one: at every sign, or at 和 alone, or at 、 alone."""
    cuts = [_listed(measured, sign) for sign in (_CONJUNCTION, _AND, _COMMA)]
    return next((names for names in cuts if len(names) == figures > 1), cuts[0])


def _listed(measured: str, sign: re.Pattern[str]) -> list[str]:
    """发明、实用新型平均审查周期 names two: what stands at one end belongs to each."""
    names = [name for name in sign.split(measured) if name]
    if len(names) < 2:
        return names
    measure, first = _MEASURE.search(names[-1]), _MEASURE.search(names[0])
    if first and first.start():
        names = [_after(names[0][: first.start()], name) for name in names]
    if measure and measure[0] == names[-1]:
        measure = _BARE_MEASURE.search(names[-1])
    if measure and measure[0] != names[-1] and not any(map(_MEASURE.search, names[:-1])):
        names = [*(name + measure[0] for name in names[:-1]), names[-1]]
    general = _GENERAL.match(names[0])
    lead = general[0] if general and general[0] != names[0] else ""
    return [names[0], *(_under(lead, name) for name in names[1:])]


def _after(lead: str, name: str) -> str:
    """专利转化金额、次数: a bare measure is of what the first one measures."""
    return lead + name if _MEASURE.fullmatch(name) else name


def _under(lead: str, name: str) -> str:
    """专利转让次数、许可次数 are both of 专利; 惠及企业数量 stands alone."""
    return name if _SUBJECTS.search(name) or len(name) > 6 else lead + name


def _one(measured: str, named: Named) -> str:
    if named.counted and named.figures[-1].measure is Measure.COUNT:
        return named.verb + _counted(measured, named)
    if _BARE.fullmatch(measured) and not named.counted:
        return "、".join(_NEW.sub("", each) for each in named.beside) + measured
    if found := _OF_SIZE.fullmatch(named.counted):
        return _sized(measured, found["what"], named)
    if not measured:
        measured = (named.subject or _topic(named.topic)) if named.link.word else ""
    elif _GRANTED.fullmatch(measured):
        return measured + _NEW.sub("", named.subject or _topic(named.topic))
    elif span := _span_before(measured, named):
        measured += span
    elif re.fullmatch("每.", measured):
        measured = named.subject + measured
    elif level := _LEVEL.fullmatch(measured):
        measured = level[0] + _LEVEL.sub("", named.subject.removeprefix(named.verb))
    elif not named.link.word and not _MEASURE.search(measured):
        measured = _without_verb(measured)
    return named.verb + _dressed(measured, named)


def _span_before(measured: str, named: Named) -> str:
    """外观设计裁决周期控制在2个月、发明专利控制在4个月: the second is a 周期 too."""
    if named.figures[-1].measure is not Measure.SPAN or _MEASURE.search(measured):
        return ""
    found = _MEASURE.search(named.subject)
    return found[0] if found and is_span(named.subject) and len(measured) <= _LONGEST_OTHER else ""


_LONGEST_OTHER = 8


def _sized(measured: str, what: str, named: Named) -> str:
    """建立10亿元规模的运营基金: the size of what stands behind, unless words before name it."""
    size = _without_verb(measured)
    if _BARE.fullmatch(size):
        return what + size
    is_verb = not size or _STRUCTURAL.fullmatch(size) is not None
    return what + "规模" if is_verb else _dressed(size, named)


def words_of_size(behind: str) -> str:
    """What a sum is the size of: 5亿元的风险补偿资金池."""
    found = _OF_SIZE.match(behind)
    return found[0] if found else ""


_OF_SIZE = re.compile(r"(?:规模)?的(?P<what>[^，。；、]{2,20})")
_LEVEL = re.compile(r"^(?:国家|省|市|县|区)级")
_NEW = re.compile(r"^新(?:增|建|设|认定|培育|获批)")
_GRANTED = re.compile(r"获批|认定|新(?:增|建|设|认定|获批)")
_BARE = re.compile(r"总数|总量|数量|金额|总额|总金额|规模|总规模|次数|件数|家数")


def _counted(measured: str, named: Named) -> str:
    """新建30家知识产权保护中心: the things counted, with the verb that says which of them."""
    counted = _LANDMARK.sub("", named.counted.removeprefix("的").replace("实现", ""))
    if not counted:
        return measured
    if whose := _WHOSE.match(counted):
        counted = whose["rest"] + "的" + whose["who"]
    each = _EACH.search(measured)
    prefix = each[0] if each else ""
    if (
        named.link.is_reach
        and named.link.word not in ("至少", "不少于")
        and 1 < len(measured) <= 10
    ):
        return _SCOPE.sub("", measured) + counted
    kept = _KEPT.search(measured)
    verb = re.sub(r"(?:各类|各级|不少于|不低于|至少|超过|超|约|近)$", "", kept[0]) if kept else ""
    return prefix + verb + counted


_LANDMARK = re.compile(r"(?:大关|台阶|关口|的?目标)$")
_WHOSE = re.compile(
    r"(?P<who>企业|单位|机构|高校|园区|院所)"
    r"(?P<rest>(?:与|提供|通过|获得|建立|开展|纳入|达到|参加|实施|应用|完成)[^，。；]{2,20})$"
)


def says_whose(behind: str) -> bool:
    """Whether what units should do names them: 100家企业通过认证."""
    return _WHOSE.match(behind) is not None


_SCOPE = re.compile(r"(?:范围|覆盖面|数量|规模)$")


def _without_verb(measured: str) -> str:
    verb = _STRUCTURAL.match(measured)
    return measured[verb.end() :] if verb and len(measured) > verb.end() + 1 else measured


def _topic(clause: str) -> str:
    """What the clause before was about, when it is short enough for a name."""
    words = _without_verb(_measured(_MAKE.sub("", clause)))
    words = _GROWS.sub("", words)
    return words if len(words) <= 20 else ""


_GROWS = re.compile(
    r"(?:持续|不断|稳步|进一步|大幅|明显|显著)?(?:扩大|提高|提升|增长|增加|改善|优化|增强)$"
)
_MAKE = re.compile(r"^(?:不断|持续|稳步|进一步|大力|积极|加大|加强|扩大|提升|提高|做大)+")


def _dressed(name: str, named: Named) -> str:
    """结案准确率 after 发明专利审查周期 is 发明专利审查结案准确率; 占全省 is a share of it."""
    if named.link.is_decline and name and not name.endswith("幅度"):
        name += named.link.word + "幅度"
    if named.counted and named.figures[-1].measure is Measure.RATE and not is_share(name):
        name += named.counted.removeprefix("全") + "率"
    if re.search(r"占[^，]{1,8}$", name) and not _MEASURE.search(name) and "比" not in name[-2:]:
        name += "比重"
    examined = _EXAMINED.search(named.subject)
    if examined and _OF_EXAMINATION.match(name) and not _SUBJECTS.search(name):
        lead = named.subject[: examined.end()]
        return (lead.removesuffix("审查") if name.startswith("审查") else lead) + name
    return name
