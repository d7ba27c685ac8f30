"""Numbers of an official text that are looked at: ranges, their units, the width of digits."""

import re
from collections.abc import Iterator
from decimal import Decimal

from model.due_dates import chinese_digits
from model.language_finding import LanguageFinding, LanguageRule, Rule, finding
from model.words import ReportForm


def _years(text: str, form: ReportForm) -> Iterator[LanguageFinding]:
    for found in (*_YEARS.finditer(text), *_MONTHS.finditer(text), *_DAYS.finditer(text)):
        right = f"{found['from']}—{found['to']}{found['unit']}"
        yield finding(
            LanguageRule.YEARS,
            text,
            *found.span(),
            f"年份、月份、日期起止用一字线“—”：改为“{right}”。",
        )


def _ranges(text: str, form: ReportForm) -> Iterator[LanguageFinding]:
    """One finding for a range, whether its sign or its unit is wrong, or both."""
    for found in _RANGE.finditer(text):
        drops = _drops_unit(found)
        if not drops and found["sign"] in _RIGHT_SIGNS:
            continue
        unit = _shared(found["unit"]) if drops else found["first"] or ""
        sign = found["sign"] if found["sign"] in _RIGHT_SIGNS else "～"
        right = f"{found['from']}{unit}{sign}{found['to']}{found['unit']}"
        if drops:
            yield finding(
                LanguageRule.WHOLE_RANGE,
                text,
                *found.span(),
                f"数值范围里的“{unit}”不能省略：改为“{right}”。",
            )
        else:
            yield finding(
                LanguageRule.RANGE,
                text,
                *found.span(),
                f"数值范围用“～”或“至”：改为“{right}”。",
            )


def _spans(text: str, form: ReportForm) -> Iterator[LanguageFinding]:
    """How long something lasts, how often something is done."""
    for found in _SPAN.finditer(text):
        yield finding(
            LanguageRule.RANGE,
            text,
            *found.span(),
            f"数值范围用“～”或“至”：改为“{found['from']}～{found['to']}{found['unit']}”。",
        )


def _one_script(text: str, form: ReportForm) -> Iterator[LanguageFinding]:
    for found in _MIXED_DATE.finditer(text):
        right = chinese_digits(found[0])
        yield finding(
            LanguageRule.ONE_SCRIPT,
            text,
            *found.span(),
            f"一个日期里不混用汉字和阿拉伯数字：改为“{right}”。",
        )


def _drops_unit(found: re.Match[str]) -> bool:
    """Whether the first number leaves out 万, 亿 or % that only the second has.

    A first number that is no less than the second was meant without it: 3000至5万元.
    """
    shared = _shared(found["unit"])
    first = found["first"] or ""
    return bool(shared) and not first and Decimal(found["from"]) < Decimal(found["to"])


def _shared(unit: str) -> str:
    """The part of a unit that no range may leave out: 万 of 万元."""
    return unit if unit in ("%", "‰") else "".join(sign for sign in unit if sign in "万亿")


def _full_width(text: str, form: ReportForm) -> Iterator[LanguageFinding]:
    for found in _FULL_WIDTH.finditer(text):
        right = "".join(chr(ord(sign) - 0xFEE0) for sign in found[0])
        yield finding(
            LanguageRule.FULL_WIDTH,
            text,
            *found.span(),
            f"数字和字母用半角：改为“{right}”。",
        )


NUMBER_RULES: tuple[Rule, ...] = (_years, _ranges, _spans, _one_script, _full_width)

_RIGHT_SIGNS = ("～", "至", "到")
_FULL_WIDTH = re.compile(r"[０-９Ａ-Ｚａ-ｚ](?:[０-９Ａ-Ｚａ-ｚ．％]*[０-９Ａ-Ｚａ-ｚ％])?")
_WRONG_DASH = r"--|——|－－|[-－–~～]"
_YEARS = re.compile(
    rf"(?<![\d.A-Za-z/〔-])(?P<from>(?:19|20)\d{{2}})年?(?:{_WRONG_DASH})"
    r"(?P<to>(?:19|20)\d{2})(?P<unit>学?年|(?=[）)]))"
)
# ～ between months is seen too often to be marked.
_MONTHS = re.compile(
    r"(?<![\d.A-Za-z/-])(?P<from>\d{1,2})月?(?:--|——|－－|[-－–~])(?P<to>\d{1,2})(?P<unit>月)"
)
_NUMBER = r"\d{1,9}(?:\.\d{1,6})?"
_UNIT = (
    r"[%‰]|个百分点|倍|[千百]?[万亿]{0,2}(?:元|美元)"
    r"|[万亿]?(?:[家件项所场户条种批类篇期份座套支款册例起片亩轮笔堂节枚名人]|个(?!月|百分点)|人次|家次|件次|平方米|公里|[万亿])"
    r"|[万亿]"
)
_RANGE = re.compile(
    rf"(?<![\d.A-Za-z第/〔（(年-])(?P<from>{_NUMBER})(?P<first>{_UNIT})?"
    rf"(?P<sign>--|——|－－|[-－–—~～至到])(?P<to>{_NUMBER})(?P<unit>{_UNIT})(?!月)"
)
# A hyphen alone: 3—5年 is seen too often to be marked.
_HYPHEN = r"--|－－|[-－–~]"
_DAYS = re.compile(
    rf"(?<!\d)(?P<from>\d{{1,2}}月\d{{1,2}}日?)(?:{_HYPHEN})"
    r"(?P<to>(?:\d{1,2}月)?\d{1,2})(?P<unit>日)"
)
_SPAN = re.compile(
    rf"(?<![\d.A-Za-z第/〔（(年月-])(?P<from>\d{{1,3}})(?:{_HYPHEN})(?P<to>\d{{1,3}})"
    # Not 21-23年: those are no years that something lasts.
    r"(?P<unit>个月|工作日|自然日|小时|学时|课时|分钟|天|周(?!岁)|(?<![2-9]\d)年(?![级代度])|次)"
)
_MONTH = "(?<![第每隔一二三四五六七八九十])(?:[一二三四五六七八九]|十[一二]?)月"
_DAY = "[一二三四五六七八九十]{1,3}日"
_MIXED_DATE = re.compile(
    # Not 2023年一月一报.
    rf"\d{{4}}年{_MONTH}(?![一初])(?:\d{{1,2}}日|{_DAY})?|{_MONTH}\d{{1,2}}日"
    rf"|(?<!\d)\d{{1,2}}月{_DAY}|[一二三四五六七八九〇○零]{{4}}年\d{{1,2}}月(?:\d{{1,2}}日)?"
)
