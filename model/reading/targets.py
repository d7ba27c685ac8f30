"""Targets: a number with its unit that a sentence sets (指标).

A figure that may be a target but is not understood becomes no target; `Figures.unread` names it.
"""

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

from model.indicators import propose_scope
from model.reading.document import ReadTarget
from model.reading.figures import Figure, Measure, find_figures, runs_back
from model.reading.target_clauses import (
    LONGEST_SENTENCE,
    VERB,
    Clause,
    clauses_of,
    counted_behind,
    hide,
    runs_of,
)
from model.reading.target_names import (
    Named,
    covered_words,
    is_measure,
    is_share,
    is_span,
    name_metrics,
)
from model.reading.target_words import (
    Link,
    comparison,
    counts_the_whole,
    is_other_number,
    is_past,
    is_starting_point,
    read_link,
    told_already,
)


@dataclass(frozen=True, slots=True)
class Figures:
    """The targets of some sentences; `unread` is at most one place of each sentence, with its
    index, where a number may set a target and was not understood."""

    targets: tuple[ReadTarget, ...]
    unread: tuple[tuple[int, str], ...]


def find_targets(
    sentences: tuple[str, ...],
    *,
    units: Sequence[Sequence[str]] = (),
    issuer: str = "",
    year: int | None = None,
) -> tuple[ReadTarget, ...]:
    """The targets of the sentences, without the figures that were not understood."""
    return read_figures(sentences, units=units, issuer=issuer, year=year).targets


def read_figures(
    sentences: tuple[str, ...],
    *,
    units: Sequence[Sequence[str]] = (),
    issuer: str = "",
    year: int | None = None,
) -> Figures:
    """The targets of the sentences, each with its proposed scope, and what may be one.

    `units` are the departments that answer for each sentence, `issuer` the office of the list;
    figures of years before `year` are told, not demanded.
    """
    targets: list[ReadTarget] = []
    unread: list[tuple[int, str]] = []
    for index, text in enumerate(sentences):
        places: list[str] = []
        for found in _read(text, year):
            if isinstance(found, _Found):
                of = units[index] if units else ()
                targets.append(_target(found, index, text, units=of, issuer=issuer))
            else:
                places.append(found)
        if place := next(iter(places), None) or _in_words(text):
            unread.append((index, place))
    return Figures(tuple(targets), tuple(unread))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    quote: str
    metric: str
    figure: Figure
    link: Link
    after: str


@dataclass(slots=True)
class _Context:
    """What the sentence said so far: the last metric, the clause before, whether a verb holds."""

    subject: str = ""
    topic: str = ""
    is_verbal: bool = False
    verb: str = ""
    before: tuple[str, ...] = ()
    here: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    year: int | None = None


_NEW = re.compile(r"新(?:增|建|设|认定|培育|获批)")
_DIGIT = re.compile(r"\d")
_NARROWER = re.compile(r"^(?:[、和及与并]|以及|其中)")
_SUBSIDY = re.compile(r"给予|每[项家个件户]支持|奖励|补助|补贴|资助|罚款|最高|奖补|减免|贴息")
_PART_NUMBER = re.compile(r"^(?:（\d{1,2}）|\d{1,2}）|[①-⑳])")
_MODIFIER = re.compile(r"的|[^、和及与，。；的\W\d]")
_MAY_BE_TARGET = re.compile(
    r"(?:不低于|不少于|不超过|超过|突破|达到|提高到|提升到|增长|控制在)(?P<number>\d{1,12}(?:\.\d{1,4})?)(?![\d年月%])"
)
_NUMBER_IN_WORDS = re.compile(
    r"翻(?:一|两|二|三|几)?番|百分之[零〇一二三四五六七八九十百]{1,5}|[二三四五六七八九十]分之[一二三四五六七八九]"
    r"|(?:超|超过|突破|达到?)(?:[一二三四五六七八九十两百千]{0,4}万亿|[一二三四五六七八九十两百千万]{1,4}亿?)(?=元|家|件|人|个|美元)|[五六七八九]成以上"
    r"|(?:进入|位居|位列|居|排名)[^，。；]{0,8}前(?:\d{1,3}|[一二三四五六七八九十]{1,3})[位名列]?"
)


def _target(
    found: _Found, index: int, sentence: str, *, units: Sequence[str], issuer: str
) -> ReadTarget:
    scope = propose_scope(found.metric, sentence, units, issuer=issuer).scope
    return ReadTarget(
        quote=found.quote,
        metric=found.metric,
        value=found.figure.value,
        op=comparison(found.link, found.figure, found.after),
        unit=found.figure.unit,
        sentence_index=index,
        scope=scope,
    )


def _read(text: str, year: int | None) -> Iterator[_Found | str]:
    """The targets of a sentence, and the words of figures that may be some."""
    if _DIGIT.search(text) is None:
        return
    context = _Context(year=year)
    for clause in clauses_of(text):
        end = 0
        for run in runs_of(clause):
            end = yield from _in_run(clause, run, end, context)
        if unknown := _MAY_BE_TARGET.search(clause.visible):
            is_known = any(
                f.start <= unknown.start("number") < f.end for r in runs_of(clause) for f in r
            )
            if not is_known:
                yield clause.text.strip()
        context.topic = clause.text
        context.before, context.here = context.here, ()


def _in_run(
    clause: Clause, run: tuple[Figure, ...], start: int, context: _Context
) -> Generator[_Found | str, None, int]:
    """The targets of one run; returns where the words before the next run begin."""
    before = clause.visible[start : run[0].start]
    behind = clause.visible[run[-1].end :]
    if _is_no_target(clause, run, before, context):
        return start
    link = read_link(clause.text[start : run[0].start].rstrip())
    goes_on = _goes_on(before, behind, context)
    verdict = goes_on if goes_on and not link.word else _is_target(link, before, behind, run)
    if not verdict:
        if verdict is None:
            yield clause.text.strip()
            return run[-1].end
        return start
    counted = counted_behind(clause, run[-1])
    named = Named(
        link=link,
        counted=counted,
        figures=run,
        subject=context.subject,
        topic=context.topic,
        verb=context.verb if goes_on and not link.word else "",
        beside=context.before,
        said=context.said,
    )
    end = run[-1].end + len(counted)
    yield from _found(named, _quote(clause.text[start:end]), context)
    context.is_verbal = run[-1].measure is Measure.COUNT
    return end


def _quote(words: str) -> str:
    return _PART_NUMBER.sub("", words.strip().lstrip("、和及与并　"))


def _found(named: Named, quote: str, context: _Context) -> Iterator[_Found | str]:
    run = named.figures
    for at, metric in name_metrics(named):
        if not metric or runs_back(run[at]):
            yield quote
            continue
        after = run[at].after or (run[-1].after if len(run) > 1 else "")
        yield _Found(quote=quote, metric=metric, figure=run[at], link=named.link, after=after)
        context.subject = metric
        context.here = (*context.here, metric)
        context.said = (*context.said, metric)
        new = _NEW.match(metric)
        context.verb = new[0] if new else ""


def _is_no_target(clause: Clause, run: tuple[Figure, ...], before: str, context: _Context) -> bool:
    """Whether the numbers are another kind, where something starts from, or long past."""
    said = clause.visible[: run[0].start]
    return (
        is_other_number(before, clause.text[run[-1].end :])
        or (run[0].measure is Measure.COUNT and counts_the_whole(before))
        or is_starting_point(before, clause.visible[run[-1].end :])
        or told_already(said)
        or is_past(said, context.year)
    )


def _is_target(link: Link, before: str, behind: str, run: tuple[Figure, ...]) -> bool | None:
    """Whether words make the run a target; None when it may be one and a person should look."""
    is_said = link.word != "" or any(figure.after or figure.is_more for figure in run)
    match run[0].measure:
        case Measure.SPAN:
            return link.word != "" or is_span(link.measured)
        case Measure.RATE:
            return is_said or is_share(link.measured) or covered_words(behind) != "" or None
        case Measure.MONEY:
            return _is_amount(link, before, behind, run, is_said=is_said)
        case Measure.COUNT:
            is_named = is_measure(link.measured) or VERB.search(before) is not None
            return is_said or is_named or None


def _is_amount(
    link: Link, before: str, behind: str, run: tuple[Figure, ...], *, is_said: bool
) -> bool | None:
    """A sum is no target when it is a subsidy or tells of what size other things are."""
    if "给予" in before or _SUBSIDY.match(behind.removeprefix("的")):
        return False
    if _SUBSIDY.search(before):
        return None
    if not link.word and run[-1].after and _MODIFIER.match(behind):
        return None if next(find_figures(behind), None) is None else False
    return is_said or is_measure(link.measured) or VERB.search(before) is not None or None


def _goes_on(before: str, behind: str, context: _Context) -> bool:
    """培育示范企业10家、优势企业20家: the verb holds for what stands beside it."""
    if not context.is_verbal:
        return False
    narrower = _NARROWER.match(before)
    if VERB.match(before, narrower.end() if narrower else 0):
        return False
    is_beside = len(before) <= _LONGEST_BESIDE and (not before or not behind)
    return is_beside or narrower is not None


_LONGEST_BESIDE = 15


def _in_words(text: str) -> str | None:
    found = _NUMBER_IN_WORDS.search(hide(text[:LONGEST_SENTENCE]))
    return found[0] if found else None
