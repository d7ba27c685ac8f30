"""What a look at the language of an official text finds (用语检查): a place, its words, advice."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from model.words import ReportForm


class LanguageRule(StrEnum):
    """The rules of official language that are looked at, as the screen names them."""

    TITLE_FIRST = "引用公文先引标题、后引文号"
    NUMBER_BRACKETS = "发文字号的写法"
    INNER_TITLE = "书名号里用单书名号"
    YEARS = "年份起止用一字线"
    RANGE = "数值范围用浪纹线"
    WHOLE_RANGE = "数值范围不省略单位"
    ONE_SCRIPT = "一个日期用一种数字"
    HALF_WIDTH = "中文里用全角标点"
    FULL_WIDTH = "数字和字母用半角"
    DOUBLED = "标点重复"
    UNPAIRED = "标点不成对"
    NUMBERING = "序号的写法"
    ADDRESS = "上行文的称谓"
    COMPARISON = "同比要有数据"
    REQUEST = "报告中不夹带请示事项"


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageFinding:
    """One place (用语提示): characters `start` to before `end`, what is wrong and what to do."""

    kind: LanguageRule
    start: int
    end: int
    words: str
    message: str


Rule = Callable[[str, ReportForm], Iterator[LanguageFinding]]


def finding(kind: LanguageRule, text: str, start: int, end: int, message: str) -> LanguageFinding:
    """A finding over these characters of a text."""
    return LanguageFinding(kind=kind, start=start, end=end, words=text[start:end], message=message)
