"""A figure told with another value than the ledger has (文中数字不一致), found in running text.

Much that looks alike speaks of something else: 推动撤回61件, 诉求办结211项, what one unit carries.
Where that may be so, nothing is said.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest

from model.figure_scope import Paragraph, names_one, paragraphs
from model.number_words import NARROW
from model.told_periods import is_told_of_before
from model.words import Lamp, Progress, Triage


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of the ledger: its value as printed (92项, 53.9%) and the phrases that tell it.

    Those `in_company` say it only beside another figure of the ledger, or where 举措 are spoken of;
    those `of_which` only where another one follows at once: 92项举措已办结48项. `is_counted` is
    false for a main indicator, which its name alone tells; `year` is that of its value, `day` the
    day on which the ledger has it: what was at an earlier time is another matter.
    """

    name: str
    value: str
    phrases: tuple[str, ...]
    in_company: tuple[str, ...] = ()
    of_which: tuple[str, ...] = ()
    is_counted: bool = True
    year: int = 0
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Characters `start` to before `end` tell a figure as `told`; the ledger has `expected`."""

    figure: Figure
    start: int
    end: int
    words: str
    told: str

    @property
    def expected(self) -> str:
        """The value that the ledger has."""
        return self.figure.value

    @property
    def message(self) -> str:
        """A sentence for the clerk."""
        return (
            f"文中“{self.words}”与台账不一致：{self.figure.name}应为{self.expected}，"
            "请核对后改正文或改台账。"
        )


def find_disagreements(text: str, figures: Sequence[Figure]) -> tuple[Disagreement, ...]:
    """Where a text tells one of these figures otherwise; each line is a paragraph."""
    plain = text.translate(NARROW)
    found = [
        each
        for paragraph in paragraphs(plain)
        for each in (
            *_of_counts(plain, paragraph, [each for each in figures if each.is_counted]),
            *_of_indicators(plain, paragraph, [each for each in figures if not each.is_counted]),
        )
    ]
    return tuple(
        Disagreement(
            figure=each.figure,
            start=each.start,
            end=each.end,
            words=text[each.start : each.end],
            told=each.told,
        )
        for each in sorted(found, key=lambda each: each.start)
        if Decimal(each.number) != Decimal(_number_of(each.figure.value).replace(",", ""))
    )


@dataclass(frozen=True, slots=True)
class _Told:
    figure: Figure
    start: int
    end: int
    number: str
    told: str
    needs_company: bool
    is_of_which: bool


def _of_counts(text: str, paragraph: Paragraph, figures: Sequence[Figure]) -> Iterator[_Told]:
    """The counts of the ledger; what speaks of a part of it ends them for the paragraph."""
    if not paragraph.is_whole:
        return
    for start, end in paragraph.sentences:
        found = _without_overlaps(_matches(text, start, end, figures))
        told = list(_with_followers(text, found, {each.value for each in figures}))
        has_company = _SPOKEN_OF.search(text, start, end) or len({t.figure.name for t in told}) > 1
        others = _others(text, start, end, told)
        begin, behind, previous = start, start, ""
        for each in told:
            before = text[begin : each.start]
            of_all = previous == _ALL_SENTENCES and each.figure.name in _PARTS_OF_THEM
            if not _is_own(before, each, is_first=begin == start, is_part_of_all=of_all):
                return
            if previous in _PARTS and _OF_THESE.search(text, behind, each.start):
                return
            if each.is_of_which and names_one(text[paragraph.sentences[0][0] : start]):
                return
            previous = each.figure.name
            if _ALL.search(before):
                others = [at for at in others if at > each.start]
            begin, behind = each.end, each.start
            if _is_of_other_time(text[start : each.start], each.figure):
                continue
            if (has_company or not each.needs_company) and not any(at < begin for at in others):
                yield each


def _is_own(before: str, told: _Told, *, is_first: bool, is_part_of_all: bool) -> bool:
    """Whether the words before a phrase lead to a figure of the whole ledger.

    其中 leads away from it, but not from all sentences (任务事项) to whose work they are.
    """
    subject = _NO_SUBJECT.sub("", before)
    is_bare = (told.needs_company or told.is_of_which) and is_first
    # What says little by itself is believed only when nothing else opens its sentence.
    subject = _MARKS.sub("", subject) if is_bare else _MARKS.split(subject)[-1]
    if not told.needs_company and "其中" in subject and not is_part_of_all:
        return False
    return len(subject) < _LONGEST_SUBJECT and _OWN.fullmatch(subject) is not None


def _of_indicators(text: str, paragraph: Paragraph, figures: Sequence[Figure]) -> Iterator[_Told]:
    for start, end in paragraph.sentences:
        for each in _without_overlaps(_matches(text, start, end, figures)):
            clause = re.split(r"[，；：]", text[start : each.start])[-1]
            before = _TITLES.sub("", text[start : each.start])
            if _OF_OTHERS.search(clause) or not _LEADS_TO_NAME.search(before):
                continue
            if _is_of_other_year(before, each.figure) or _is_of_other_time(before, each.figure):
                continue
            if not _AFTER.match(text, each.end):
                yield each


def _is_of_other_year(before: str, figure: Figure) -> bool:
    """Whether the last year named before an indicator is another than that of its value."""
    years = _YEAR.findall(before)
    return bool(years) and int(years[-1]) != figure.year


def _is_of_other_time(before: str, figure: Figure) -> bool:
    return figure.day is not None and is_told_of_before(before, figure.day)


def _matches(text: str, start: int, end: int, figures: Sequence[Figure]) -> Iterator[_Told]:
    sentence = text[start:end]
    for figure in figures:
        for phrases in (figure.phrases, figure.in_company, figure.of_which):
            if not any(word in sentence for word in _words_of(phrases)):
                continue
            for found in _pattern(phrases).finditer(text, start, end):
                number = next(group for group in found.groups() if group)
                yield _Told(
                    figure,
                    *found.span(),
                    number.replace(",", ""),
                    number + figure.value.removeprefix(_number_of(figure.value)),
                    needs_company=phrases is figure.in_company,
                    is_of_which=phrases is figure.of_which,
                )


def _with_followers(text: str, told: Iterator[_Told], values: Collection[str]) -> Iterator[_Told]:
    """Without those that one of their parts would have to follow where none does.

    What has the value of another figure may be that one: 42条任务事项 of 省内落实.
    """
    found = list(told)
    for each, after in zip_longest(found, found[1:]):
        if each.is_of_which and each.told != each.figure.value and each.told in values:
            continue
        if not each.is_of_which or _has_part_behind(text, each, after):
            yield each


def _has_part_behind(text: str, told: _Told, after: _Told | None) -> bool:
    parts = {*_PARTS_OF_THEM, _DONE} if told.figure.name == _ALL_SENTENCES else _PARTS
    if after is None or after.figure.name not in parts:
        return False
    return _LEADS_ON.fullmatch(text, told.end, after.start) is not None


def _without_overlaps(told: Iterator[_Told]) -> Iterator[_Told]:
    """Of phrases over the same words the longest."""
    last = -1
    for each in sorted(told, key=lambda each: (each.start, -each.end)):
        if each.start >= last:
            last = each.end
            yield each


def _others(text: str, start: int, end: int, told: Sequence[_Told]) -> list[int]:
    """Where numbers stand that belong to none of the figures, dates and titles apart."""
    spans = [(each.start, each.end) for each in told]
    spans += [found.span() for found in _NO_COUNT.finditer(text, start, end)]
    return [
        found.start()
        for found in re.compile(r"\d+").finditer(text, start, end)
        if not any(begin <= found.start() < stop for begin, stop in spans)
    ]


@lru_cache(maxsize=256)
def _words_of(phrases: tuple[str, ...]) -> frozenset[str]:
    """Of each phrase the longest words without which it is not told: they are sought quickly."""
    return frozenset(max(re.split(r"\{\}|~|。", phrase), key=len) for phrase in phrases)


@lru_cache(maxsize=256)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(_as_pattern, phrases)) or r"(?!)")


def _as_pattern(phrase: str) -> str:
    words = re.escape(phrase).replace(r"\~", _SMALL_WORDS).replace("~", _SMALL_WORDS)
    before, number, after = words.partition(r"\{\}")
    # 12.5项 of “2.5项” and 约92项 are no other figure.
    ends = after.endswith("。")
    after = after.removesuffix("。") + (_CLAUSE_ENDS if ends else "")
    return rf"{before}(?<![\d.约近超第]){_NUMBER} ?{after}" if number else words


def _number_of(value: str) -> str:
    found = re.match(r"-?[\d,]+(?:\.\d+)?", value)
    return found[0] if found else "0"


_NUMBER = r"((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
_SMALL_WORDS = (
    r"(?:（[^（）\d]{1,12}）)?"
    r"(?:累计|总计|共计|合计|总额|总量|共有|达到|增长至|增长到|增至|提高到|提高至|提升到|提升至|上升到|升至"
    r"|保持在|完成|实现|已|共|达|为|是|有|了|的|：|:){0,2} ?"
)
# Days, years, titles and document numbers count nothing; 10月 alone is a period of its own.
_NO_COUNT = re.compile(
    r"《[^《》]*》|〔\d{4}〕\d+号|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日|\d{1,2}月[底末]"
    r"|截[至止]\d{1,2}月(?:\d{1,2}日)?|第\d+"
)
_NO_SUBJECT = re.compile(
    r"^.*(?=截[至止])|《[^《》]*》|\d{4}年度?|截[至止](?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?[底末]?"
)
_MARKS = re.compile(r"[，、；：。（）\s]")
_TITLES = re.compile(r"《[^《》]*》")
_SPOKEN_OF = re.compile(r"落实举措|任务事项|任务清单|各项举措")
_LONGEST_SUBJECT = 40
# Words that lead to a figure of the whole ledger. Anything else may be another subject.
_OWN = re.compile(
    r"(?:截至|目前|底|末|前|其中|全省|我省|本省|全局|我局|本局|省局|省级|全年|本年度?|累计|合计|总计"
    r"|共计|共|有|已|现|均|经|逐条|逐项|研究|梳理|在此基础上|据此|对照|围绕|细化|分解|为|成|出|到"
    r"|未办结|落实举措|举措|任务清单|年度|全部|还|仍|另|尚|剩余|余下|以及|并|和|与|及|的|了|将|把|由|按"
    r"|今年|以来|以|中|不计入完成率)*"
)
_ALL_SENTENCES, _PARTS_OF_THEM = "任务事项", frozenset(Triage)
# 推进中31项，其中逾期4项; 推进中的31项举措中，逾期4项: a part of these is no figure of the ledger.
_OF_THESE = re.compile(r"其中|的 ?\d+项举措|项举措[中里的]")
_DONE = "已办结"
_PARTS = frozenset({_DONE, "长期坚持", "完成率", *Progress, *Lamp})
_CLAUSE_ENDS = r"(?=[，、；：。）]|$)"
_LEADS_ON = re.compile(r"[中里]?[，：]?(?:截至目前|到目前|目前|其中|已|现|有|共|累计|均|为|，)*")
_ALL = re.compile(r"全省|我省|全局|合计|总计|共计")
_OF_OTHERS = re.compile(
    r"[市县区州盟](?!场)|全国|国家|上年|去年|同期|目标|力争|预计|计划|确保|要求|其中"
    r"|十[三四五]|第[一二三四五六七八九十\d]|前[一二三]季度|上半年|部分|领域"
)
_LEADS_TO_NAME = re.compile(
    r"(?:^|[，、；：。（“\s]|[月底末年日省]|推动|实现|带动|促进|办理|完成|使|让|有效|以来|累计|全省|[和及与是的])$"
)
_YEAR = re.compile(r"20\d\d(?=年)")
_AFTER = re.compile(r" ?(?:(?<=\d)[%‰万亿]|以上|以内|以下|左右|上下|次|余|多|/|—|～|-|至\d)")
