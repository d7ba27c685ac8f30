"""The clauses of a sentence with its figures side by side and the things that they count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from model.reading.figures import Figure, Measure, find_figures
from model.reading.target_names import covered_words, says_whose, words_of_size

LONGEST_SENTENCE = 20_000  # no sentence that a person wrote is longer
_PLAIN = str.maketrans("０１２３４５６７８９％．～－", "0123456789%.~-")  # sign for sign
_COMMA = re.compile(r"(?:[。；：！？]|(?<!\d)，|，(?!\d{3}(?!\d)))")
_LONGEST_CLAUSE = 500  # no clause that a person wrote is longer
_HIDDEN = re.compile(r"《[^《》]{0,400}》|“[^“”]{0,400}”|（(?!次）)[^（）]{0,400}）")
_BETWEEN = re.compile(r"[、和及与]|以及")
_ASIDE = re.compile(r"（[^（）]*\d[^（）]*）$")
_OBJECT_END = re.compile(
    r"开展|进行|上报|报送|参评|参加|参与|实施(?!主体|方案|细则|项目)|给予|予以|作为|用于|纳入|通过"
    r"|入(?:选|库|驻|围)|完成|以上|左右|建立|提供|达到|获得|建成|[，。；、]"
    r"|(?:并|及)(?=[^，]{0,6}\d)|(?:和|与|以及|并)(?=[^，]{0,20}\d)|并(?=[^，]{2})"
)
_VERBS = (
    "新增|新建|新设|新创建|新认定|新培育|新布局|建设|建成|建立|创建|搭建|培育|发展|遴选|评选|选取|选择|选树"
    "|推选|打造|形成|制定|制修订|出台|发布|推出|完成|举办|开展|实施|组织|盘活|培训|培养|认定|支持|引进|办理|查处|实现"
    "|布局|设立|扶持|推广|推动|引导|指导|帮助|助力|征集|编制|备案|服务|惠及|覆盖|走访|对接|转化|授权|申请"
    "|登记|评定|确定|帮扶|派驻|许可|招募|储备|挖掘|梳理|凝练|获批|争取|拥有|持有|立项|筹建|上线|筛选|增加|开发(?!区)"
    "|达成|促成|签订|落地|入库|孵化|资助|检查|抽查|调解|受理|结案|输送|聘任|选派|举行|召开|解决"
)
VERB = re.compile(rf"{_VERBS}|[建办育评]|[为向对]$")
_LAST_VERB = re.compile(rf"(?:[、和与及并]|以及)?(?:{_VERBS})?$")


@dataclass(frozen=True, slots=True)
class Clause:
    """The words between two commas; figures in brackets, titles and quotes are blanked out."""

    text: str
    visible: str


def clauses_of(text: str) -> Iterator[Clause]:
    """The clauses of a sentence that a person may have written."""
    if len(text) > LONGEST_SENTENCE:
        return
    visible = hide(text).translate(_PLAIN)
    start = 0
    for end in (*(found.start() for found in _COMMA.finditer(visible)), len(text)):
        if 0 < end - start <= _LONGEST_CLAUSE:
            yield Clause(text[start:end], visible[start:end])
        start = end + 1


def hide(text: str) -> str:
    """The text with what stands in brackets, titles and quotes blanked out, sign for sign."""
    return _HIDDEN.sub(lambda hidden: "　" * len(hidden[0]), text)


def runs_of(clause: Clause) -> Iterator[tuple[Figure, ...]]:
    """Figures side by side (22.5个月、5个月和4个月) share the words before the first one."""
    run: list[Figure] = []
    for figure in find_figures(clause.visible):
        if run and not _BETWEEN.fullmatch(clause.visible, run[-1].end, figure.start):
            yield tuple(run)
            run = []
        run.append(figure)
    if run:
        yield tuple(run)


def counted_behind(clause: Clause, figure: Figure) -> str:
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


def _cuts(cut: re.Match[str]) -> bool:
    """A word right behind the count begins its object (5家通过认证的企业), a sign ends it."""
    return cut.start() > 0 or len(cut[0]) < 2
