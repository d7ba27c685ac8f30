"""Targets: a number with its unit that a sentence sets (指标).

A figure that may be a target but is not understood becomes no target; `unread_figures` names it.
"""

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

from model.indicators import propose_scope
from model.reading.document import ReadTarget
from model.reading.figures import Figure, Measure, find_figures, runs_back
from model.reading.target_names import (
    Named,
    covered_words,
    is_measure,
    is_share,
    is_span,
    name_metrics,
    says_whose,
    words_of_size,
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


def find_targets(
    sentences: tuple[str, ...],
    *,
    units: Sequence[Sequence[str]] = (),
    issuer: str = "",
    year: int | None = None,
) -> tuple[ReadTarget, ...]:
    """The targets of the sentences, each with the index of its sentence and a proposed scope.

    `units` are the departments that answer for each sentence, `issuer` the office of the list;
    figures of years before `year` are told, not demanded.
    """
    return tuple(
        _target(found, index, text, units=units[index] if units else (), issuer=issuer)
        for index, text in enumerate(sentences)
        for found in _read(text, year)
        if isinstance(found, _Found)
    )


def unread_figures(
    sentences: tuple[str, ...], *, year: int | None = None
) -> Iterator[tuple[int, str]]:
    """At most one place of each sentence where a number may set a target and was not read."""
    for index, text in enumerate(sentences):
        place = next((found for found in _read(text, year) if isinstance(found, str)), None)
        place = place or _in_words(text)
        if place:
            yield index, place


@dataclass(frozen=True, slots=True)
class _Clause:
    """The words between two commas; figures in brackets, titles and quotes are blanked out."""

    text: str
    visible: str


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
_PLAIN = str.maketrans("０１２３４５６７８９％．～－", "0123456789%.~-")  # sign for sign
_DIGIT = re.compile(r"\d")
_COMMA = re.compile(r"(?:[。；：！？]|(?<!\d)，|，(?!\d{3}(?!\d)))")
_LONGEST_SENTENCE = 20_000
_LONGEST_CLAUSE = 500  # no clause that a person wrote is longer
_HIDDEN = re.compile(r"《[^《》]{0,400}》|“[^“”]{0,400}”|（(?!次）)[^（）]{0,400}）")
_BETWEEN = re.compile(r"[、和及与]|以及")
_OBJECT_END = re.compile(
    r"开展|进行|上报|报送|参评|参加|参与|实施|给予|予以|作为|用于|纳入|通过|入(?:选|库|驻|围)|完成|以上|左右|(?:并|及)(?=[^，]{0,6}\d)"
    r"|建立|提供|达到|获得|建成|应用|[，。；、]|(?:和|与|以及|并)(?=[^，]{0,20}\d)|并(?=[^，]{2})"
)
_VERBS = (
    r"新增|新建|新设|新创建|新认定|新培育|新布局|建设|建成|建立|创建|搭建|培育|发展|遴选|评选|选取|选择|选树|推选|打造|形成"
    r"|制定|制修订|出台|发布|推出|完成|举办|开展|组织|培训|培养|认定|支持|引进|办理|查处|实现|布局|设立|扶持|推广|推动|引导|指导|帮助|助力"
    r"|征集|编制|备案|服务|惠及|覆盖|走访|对接|转化|授权|申请|登记|评定|确定|帮扶|派驻|许可|招募|储备|挖掘|梳理|凝练|获批|争取|拥有|持有|立项|筹建|上线|筛选"
    r"|增加|达成|促成|签订|落地|入库|孵化|资助|检查|抽查|调解|受理|结案|输送|聘任|选派|举行|召开"
)
_VERB = re.compile(rf"{_VERBS}|[建办育评]|[为向对]$")
_LAST_VERB = re.compile(rf"(?:[、和与及并]|以及)?(?:{_VERBS})?$")
_NARROWER = re.compile(r"^(?:[、和及与并]|以及|其中)")
_SUBSIDY = re.compile(r"给予|奖励|补助|补贴|资助|罚款|最高|奖补|减免|贴息")
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
    for clause in _clauses(text):
        end = 0
        for run in _runs(clause):
            end = yield from _in_run(clause, run, end, context)
        if unknown := _MAY_BE_TARGET.search(clause.visible):
            is_known = any(
                f.start <= unknown.start("number") < f.end for r in _runs(clause) for f in r
            )
            if not is_known:
                yield clause.text.strip()
        context.topic = clause.text
        context.before, context.here = context.here, ()


def _clauses(text: str) -> Iterator[_Clause]:
    if len(text) > _LONGEST_SENTENCE:
        return
    visible = _HIDDEN.sub(lambda hidden: "　" * len(hidden[0]), text).translate(_PLAIN)
    start = 0
    for end in (*(found.start() for found in _COMMA.finditer(visible)), len(text)):
        if 0 < end - start <= _LONGEST_CLAUSE:
            yield _Clause(text[start:end], visible[start:end])
        start = end + 1


def _runs(clause: _Clause) -> Iterator[tuple[Figure, ...]]:
    """Figures side by side (22.5个月、5个月和4个月) share the words before the first one."""
    run: list[Figure] = []
    for figure in find_figures(clause.visible):
        if run and not _BETWEEN.fullmatch(clause.visible, run[-1].end, figure.start):
            yield tuple(run)
            run = []
        run.append(figure)
    if run:
        yield tuple(run)


def _in_run(
    clause: _Clause, run: tuple[Figure, ...], start: int, context: _Context
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
    counted = _counted(clause, run[-1])
    named = Named(
        link=link,
        counted=counted,
        figures=run,
        subject=context.subject,
        topic=context.topic,
        verb=context.verb if goes_on else "",
        beside=context.before,
        said=context.said,
    )
    end = run[-1].end + len(counted)
    yield from _found(named, clause.text[start:end].strip().lstrip("、和及与并　"), context)
    context.is_verbal = run[-1].measure is Measure.COUNT
    return end


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


def _is_no_target(clause: _Clause, run: tuple[Figure, ...], before: str, context: _Context) -> bool:
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
            is_named = is_measure(link.measured) or _VERB.search(before) is not None
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
    return is_said or is_measure(link.measured) or _VERB.search(before) is not None or None


def _goes_on(before: str, behind: str, context: _Context) -> bool:
    """培育示范企业10家、优势企业20家: the verb holds for what stands beside it."""
    if not context.is_verbal:
        return False
    narrower = _NARROWER.match(before)
    if _VERB.match(before, narrower.end() if narrower else 0):
        return False
    is_beside = len(before) <= _LONGEST_BESIDE and (not before or not behind)
    return is_beside or narrower is not None


_LONGEST_BESIDE = 15


def _counted(clause: _Clause, figure: Figure) -> str:
    """The things behind a count: 20个左右知识产权投融资服务平台."""
    behind = clause.visible[figure.end :]
    if figure.measure is Measure.RATE:
        return covered_words(behind)
    if figure.measure is Measure.MONEY:
        return words_of_size(behind)
    if figure.measure is not Measure.COUNT or not behind.strip():
        return ""
    if says_whose(behind):
        return clause.text[figure.end :]
    after = next(find_figures(behind), None)
    if after:
        behind = _LAST_VERB.sub("", behind[: after.start])
    end = next((cut.start() for cut in _OBJECT_END.finditer(behind) if _cuts(cut)), len(behind))
    return _ASIDE.sub("", clause.text[figure.end : figure.end + end])


_ASIDE = re.compile(r"（[^（）]*\d[^（）]*）$")


def _cuts(cut: re.Match[str]) -> bool:
    """A word right behind the count begins its object (5家通过认证的企业), a sign ends it."""
    return cut.start() > 0 or len(cut[0]) < 2


def _in_words(text: str) -> str | None:
    found = _NUMBER_IN_WORDS.search(_HIDDEN.sub("　", text[:_LONGEST_SENTENCE]))
    return found[0] if found else None
