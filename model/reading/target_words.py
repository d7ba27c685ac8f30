"""The words before and behind a figure that make it a target, and how it is measured (比较方式)."""

import re
from dataclasses import dataclass

from model.reading.figures import Figure, Measure
from model.words import TargetOp

_LEAST = (
    "不低于", "不少于", "不小于", "不下于", "超过", "突破",
    "至少", "高于", "大于", "多于", "超", "逾", "≥", ">", "＞",
)  # fmt: skip
_SHORTENED = (
    "压减",
    "压缩",
    "压降",
    "压低",
    "缩短",
    "缩减",
    "降低",
    "下降",
    "减少",
    "精简",
    "控制",
    "收窄",
)
_RAISED = ("提高", "提升", "增加", "增长", "扩大", "扩展", "拓展", "上升", "增强")
_TO = ("到", "至", "为", "在")
_MOST = (
    "最高可达", "最高达", "最高为", "≤", "<", "＜",
    "不超过", "不高于", "不多于", "不大于", "不得超过", "低于", "少于", "小于", "至多", "最多",
    "降至", "降到", "降为", "减至", "减到", "缩至", "缩到", "压至", "压到",
    *(verb + to for verb in _SHORTENED for to in _TO),
)  # fmt: skip
_REACH = (
    "达到", "达", "增至", "增到", "升至", "升到", "扩至", "扩到", "到达",
    *(verb + to for verb in _RAISED for to in _TO[:2]),
)  # fmt: skip
_STEADY = ("稳定在", "保持在", "维持在", "保持", "稳定")
_ABOUT = ("约", "大约", "近")
_GROWTH = (
    "增长", "提高", "提升", "增加", "上升", "扩大",
    "下降", "降低", "减少", "压减", "压缩", "压降", "缩短", "缩减", "精简",
)  # fmt: skip
_WORDS = sorted((*_LEAST, *_MOST, *_REACH, *_STEADY, *_ABOUT, *_GROWTH), key=len, reverse=True)
_LINK = re.compile(rf"(?P<word>{'|'.join(_WORDS)})?(?:了|为|到|至|在|约为?)?$")
_AROUND = re.compile(
    rf"(?:(?P<less>{'|'.join(_SHORTENED)})|(?P<more>{'|'.join(_RAISED)})|稳定|保持)"
    r"(?P<object>[^，]{2,25}?)(?:到|至|在)$"
)
_OF_YEAR = re.compile(r"(?<=[到至])20\d\d年(?:底|末)?的?$")  # 提升至2024年的53.3%
_EARLIER_LEAST = re.compile(r"(?:至少|不少于|不低于)(?P<verb>[^，、\d]{1,8})$")
_MORE = ("以上", "及以上")
_LESS = ("以内", "以下", "及以下", "之内", "内")
_AROUND_NUMBER = ("左右", "上下")


@dataclass(frozen=True, slots=True)
class Link:
    """The words that tie a figure to what it measures; `measured` is what stands before them."""

    word: str
    measured: str

    @property
    def is_decline(self) -> bool:
        """Whether the figure says by how much something falls (压减30%)."""
        return self.word in _SHORTENED

    @property
    def is_reach(self) -> bool:
        """Whether the figure is a level that something reaches (达到、扩大到)."""
        return self.word in _REACH or self.word in _LEAST


def read_link(before: str) -> Link:
    """The link at the end of the words before a figure; its word is "" when there is none."""
    before = _OF_YEAR.sub("", before)
    found = _LINK.search(before)
    assert found is not None  # the pattern may match nothing at the end
    if found["word"]:
        return Link(found["word"], before[: found.start()])
    if around := _AROUND.search(before):
        word = "压减到" if around["less"] else "提高到" if around["more"] else "稳定在"
        return Link(word, before[: around.start()] + around["object"])
    if earlier := _EARLIER_LEAST.search(before):
        return Link("至少", before[: earlier.start()] + earlier["verb"])
    return Link("", before[: found.start()])


def comparison(link: Link, figure: Figure, after: str) -> TargetOp:
    """How a value is measured against the figure; 左右 wins over every word."""
    if isinstance(figure.value, tuple):
        return TargetOp.RANGE
    if after in _AROUND_NUMBER or link.word in _ABOUT:
        return TargetOp.ABOUT
    if after in _MORE or figure.is_more or link.word in _LEAST:
        return TargetOp.AT_LEAST
    if after in _LESS or link.word in _MOST:
        return TargetOp.AT_MOST
    is_level = link.word in _REACH and figure.measure is not Measure.SPAN
    return TargetOp.AT_LEAST if is_level else TargetOp.EQUAL


def told_already(before: str) -> bool:
    """Whether the words tell what has been reached, not what should be (已达到、累计完成了)."""
    return _PAST.search(before) is not None


def is_starting_point(before: str, behind: str) -> bool:
    """Whether a figure is where something starts from: 由10%提高到15%."""
    return _FROM.search(before) is not None and _UP_TO.match(behind) is not None


def is_other_number(before: str, behind: str) -> bool:
    """Whether the figure counts what is there: 合作50周年, 前5家, 31个省, 7×24小时."""
    return (
        _NO_TARGET_BEFORE.search(before) is not None or _NO_TARGET_BEHIND.match(behind) is not None
    )


def counts_the_whole(before: str) -> bool:
    """Whether a count is that of all there are: 全省14个市州."""
    return _OF_WHOLE.search(before) is not None


def is_past(before: str, year: int | None) -> bool:
    """Whether the words name a year before `year`, other than to compare with it."""
    named = [int(found) for found in _YEAR.findall(before)]
    return year is not None and bool(named) and max(named) < year


_YEAR = re.compile(r"(?<![较比与])(?<!\d)((?:19|20)\d\d)年(?!的)")
_PAST = re.compile(
    r"截至|已经?(?:达|超|突破|有|建|完成|累计)|累计(?:完成|达|培训)了|曾|过去|目前(?!的)"
)
_FROM = re.compile(r"[从由自][^，]{0,20}$")
_CHANGED = "|".join((*_SHORTENED, *_RAISED, "降", "增", "升", "扩", "减", "缩"))
_UP_TO = re.compile(rf"(?:左右|以上)?(?:的|进一步|逐步|大幅)?(?:{_CHANGED})?(?:到|至)")
_NO_TARGET_BEFORE = re.compile(
    r"(?:[从由自每×*]|(?<![靠提朝向超月日底末])前|(?<!建成)[首头]"
    r"|满|现有|原有|已有|这|上述|以下|下列|其他|等)$"
)
_OF_WHOLE = re.compile(r"全[国省市区州县盟]$")
_NO_TARGET_BEHIND = re.compile(
    r"周年|周岁|岁|世纪|年代|省(?:[（份区]|$)|级|股|号|点以|以来|来[，的]|自治|地方?标准|之一|制度?$"
)
