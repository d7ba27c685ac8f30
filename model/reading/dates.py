"""Time limits met in a sentence (完成时限)."""

import re
from collections.abc import Iterator

from model.due import parse_due
from model.errors import InvalidEntryError
from model.reading.document import ReadDeadline


def find_deadlines(
    sentence: str, index: int, year: int, *, whole: bool = False
) -> Iterator[ReadDeadline | str]:
    """The time limits of a sentence, or a sentence about a date that is none.

    `whole` takes the text as the content of a field (完成时限：…), where a bare 6月 counts too.
    """
    quotes = [sentence] if whole else [found[0] for found in _LIMIT.finditer(sentence)]
    for quote in quotes:
        try:
            due = parse_due(quote, year=year)
        except InvalidEntryError as problem:
            yield str(problem)
            continue
        if due is None:
            if _IS_FIXED.search(quote):
                yield f"“{quote}”不能确定到哪一天，时限未采用，请核对。"
        elif not _is_past(quote, year):
            yield ReadDeadline(quote=quote, due=due, sentence_index=index)


def names_limit(sentence: str) -> bool:
    """Whether words of a time limit stand in a sentence, whatever their date."""
    return _LIMIT.search(sentence) is not None


_BEFORE = r"(?:之前|以前|前)"
_YEAR = r"(?:(?:(?:19|20)\d\d|今|本|当|明|次)年)"
_MONTH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月"
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
_PART = r"(?:底|末|初|上旬|中旬|下旬)"
_LIMIT = re.compile(
    rf"每(?:个?月|个?季度|半年|周)(?:末月|[底末])?(?:{_DAY})?{_BEFORE}?"
    rf"|每年{_MONTH}(?:{_DAY}|{_PART})?{_BEFORE}"
    rf"|(?<![自从至])(?<!截至){_YEAR}?{_MONTH}(?:{_DAY}{_BEFORE}|\d{{1,2}}号?{_BEFORE}|份?{_PART}{_BEFORE}?|份?{_BEFORE})"
    rf"|(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}{_BEFORE}"
    rf"|(?<!截至){_YEAR}?第?[一二三四1-4]季度(?:[底末]{_BEFORE}?|{_BEFORE})"
    rf"|(?<!截至){_YEAR}?(?:上|下)半年(?:[底末]{_BEFORE}?|{_BEFORE}|(?=完成|印发|出台|发布|制定))"
    rf"|(?<!截至){_YEAR}年?[底末]{_BEFORE}?"
    rf"|(?<![今本当每去])年[底末内]{_BEFORE}"
    r"|长期坚持"
    r"|全年(?!的?(?:工作|任务|目标|主要|重点|预算|收入|经费|总|各项|度|计划))"
)
_IS_FIXED = re.compile(r"\d|[一二三四]季度|半年|年[底末内初]")  # unlike 待定 or 尽快
_NAMED_YEAR = re.compile(r"((?:19|20)\d\d)")


def _is_past(quote: str, year: int) -> bool:
    """Years before the document's own are told, not demanded."""
    named = _NAMED_YEAR.match(quote)
    return named is not None and int(named[1]) < year
