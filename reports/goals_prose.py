"""The section on the goals (主要目标完成情况): the indicators of each goal, then what was done.

What the sentence of an indicator tells is told there and nowhere else (told_once.py).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from model.report_facts import ItemFacts, Reported
from reports.outcome_prose import outcome_text, parts_text

_ALL, _OTHERS = "主要指标", "其他主要指标"
_IN_A_PARAGRAPH = 5  # figures of no goal


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalFigures:
    """The sentences of the indicators of a goal; `title` is empty for those of none."""

    title: str
    sentences: tuple[str, ...]


def goals_text(figures: Sequence[GoalFigures], items: Sequence[ItemFacts]) -> str:
    """A paragraph for each goal that has something to tell, then the figures of no goal."""
    return parts_text((title, text) for title, text in _paragraphs(figures, items) if text)


def _paragraphs(
    figures: Sequence[GoalFigures], items: Sequence[ItemFacts]
) -> Iterator[tuple[str, str]]:
    outcomes: defaultdict[str, list[Reported]] = defaultdict(list)
    for item in items:
        outcomes[item.title] += item.outcomes
    sentences = {each.title: each.sentences for each in figures}
    for title in dict.fromkeys([*filter(None, sentences), *outcomes]):
        yield title, _as_text(sentences.get(title, ())) + outcome_text(outcomes[title])
    is_all = not any(sentences[title] for title in sentences if title)
    lines = _in_paragraphs(sentences.get("", ()))
    yield _ALL if is_all else _OTHERS, "\n".join(map(_as_text, lines))


def _as_text(sentences: Iterable[str]) -> str:
    return "".join(f"{each}。" for each in sentences)


def _in_paragraphs(sentences: Sequence[str]) -> list[Sequence[str]]:
    """Paragraphs of about the same length; many figures in one are hard to read."""
    size = ceil(len(sentences) / max(1, ceil(len(sentences) / _IN_A_PARAGRAPH)))
    return [sentences[at : at + size] for at in range(0, len(sentences), max(size, 1))]
