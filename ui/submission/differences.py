"""What was seen in a signed file, in lines (核对结果): where, and the words of both sides."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.completeness import Gap, Missing
from model.same_text import differing_numbers
from model.signed_text import SignedComparison
from model.table_changes import TableChange
from model.words import SubmissionFileKind
from ui.signed_jobs import SignedLook
from ui.submission.excerpts import excerpts

NOT_SAID = "没有写明"
_NO_WORDS = "扫描件里没有文字，文字没有比对，请对照纸件核对。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One line: of what kind, where, and the words of both sides; or `told` in one sentence."""

    kind: str
    place: str = ""
    ledger: str = ""
    signed: str = ""
    told: str = ""


def differences(look: SignedLook) -> list[Difference]:
    """Everything that a person should look at, the gravest first."""
    found = [Difference(kind="文件", told=look.problem)] if look.problem else []
    if look.comparison is not None and look.comparison.is_ours:
        found += _of_text(look.comparison)
    if look.scan is not None:
        found += [Difference(kind="扫描件", told=each) for each in look.scan.findings]
    return found


def notes(look: SignedLook) -> tuple[str, ...]:
    """What could not be looked at."""
    if look.scan is not None:
        return look.scan.notes
    return look.comparison.notes if look.comparison is not None else ()


def summary(look: SignedLook) -> str:
    """How much there is, in a sentence."""
    found = differences(look)
    if not found and look.scan is not None and not look.scan.has_words:
        return f"{look.kind}的文字没有比对，已核对的没有发现问题。"
    if not found and look.scan is not None:
        return f"{look.kind}没有发现问题。"
    if not found:
        return f"{look.kind}与台账没有出入。"
    if look.comparison is None:  # a scan is not held against the ledger alone
        return f"{look.kind}有{len(found)}处需要核对。"
    kinds = Counter(each.kind for each in found)
    counts = "、".join(f"{kind}{count}处" for kind, count in kinds.items())
    return f"{look.kind}与台账相比：{counts}。以签发的为准时，请相应改台账；否则请更换文件。"


def doubts(looked: Iterable[tuple[str, SignedLook]]) -> dict[SubmissionFileKind, str]:
    """A sentence for each file in which there is something to look at."""
    return {look.kind: _in_short(look) for _, look in looked if not look.agrees}


def not_compared(looked: Iterable[tuple[str, SignedLook]]) -> dict[SubmissionFileKind, str]:
    """A sentence for each file whose words could not be compared."""
    return {
        look.kind: _NO_WORDS
        for _, look in looked
        if look.scan is not None and not look.scan.has_words
    }


def as_missing(told: Mapping[SubmissionFileKind, str]) -> tuple[Missing, ...]:
    """A line of 报送前核对 for each of these sentences."""
    return tuple(Missing(gap=Gap.SIGNED_DIFFERS, message=each) for each in told.values())


def lines(look: SignedLook) -> Iterator[str]:
    """All of it as lines of text, for the command line."""
    yield summary(look)
    for each in differences(look):
        told = [each.place, each.told.replace("\n", ""), *_sides(each)]
        yield f"· {each.kind}　{'　'.join(filter(None, told))}"
    yield from notes(look)


def _sides(difference: Difference) -> Iterator[str]:
    """The words of both sides; of two wordings what differs, of one all of it."""
    ours, theirs = difference.ledger, difference.signed
    if ours and theirs and theirs != NOT_SAID:
        ours, theirs = excerpts(ours, theirs)
    for name, words in (("台账", ours), ("文件", theirs)):
        if words:
            yield f"{name}：{words}"


def _in_short(look: SignedLook) -> str:
    if look.problem:
        return f"{look.kind}可能不是要报送的文件，需要核对。"
    return f"{look.kind}有{len(differences(look))}处需要核对。"


def _of_text(comparison: SignedComparison) -> Iterator[Difference]:
    for told in comparison.findings:
        yield Difference(kind="文件", told=told)
    changes = comparison.paragraphs
    reworded = {each.after for each in changes.reworded}
    for figure in comparison.figures:
        if figure.text not in reworded:
            yield Difference(kind="数字", told=figure.disagreement.message, signed=figure.text)
    for element in comparison.elements:
        yield Difference(
            kind="要素",
            place=element.name,
            ledger=element.before,
            signed=element.after or NOT_SAID,
        )
    yield from map(_of_table, comparison.tables)
    for paragraph in changes.reworded:
        wrong = [f.disagreement.message for f in comparison.figures if f.text == paragraph.after]
        numbers = differing_numbers(paragraph.before, paragraph.after)
        if len(numbers) > len(wrong):  # not all of them are known to the ledger
            wrong.append(_of_numbers(numbers))
        yield Difference(
            kind="数字" if wrong else "改写",
            ledger=paragraph.before,
            signed=paragraph.after,
            told="\n".join(wrong),
        )
    for words in changes.new:
        yield Difference(kind="新增", signed=words)
    for words in changes.gone:
        yield Difference(kind="删去", ledger=words)
    for words in changes.moved:
        yield Difference(kind="移动", signed=words)


def _of_numbers(numbers: Sequence[tuple[str, str]]) -> str:
    return f"{'；'.join(f'台账{ours}，文件{theirs}' for ours, theirs in numbers)}。"


def _of_table(change: TableChange) -> Difference:
    place = "，".join(filter(None, (f"《{change.table}》", change.row, change.column)))
    is_number = differing_numbers(change.before, change.after)
    return Difference(
        kind="数字" if is_number else "表格",
        place=f"{place}：{change.kind}",
        ledger=change.before,
        signed=change.after,
    )
