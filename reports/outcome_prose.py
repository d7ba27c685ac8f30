"""Outcomes of tasks and goals in official prose (成效的公文用语): what is done, what goes on."""

from collections.abc import Iterable, Sequence

from model.number_words import numeral
from model.report_facts import ItemFacts, Reported
from reports.prose import bare, enumeration, points

_IN_A_PARAGRAPH = 5
_LINE = "\n"


def parts_text(parts: Iterable[tuple[str, str]]) -> str:
    """Parts with their titles, （一）, （二） …; a title in a line of its own has no full stop."""
    return "\n".join(
        f"（{numeral(at)}）{title}{'' if text.startswith(_LINE) else '。'}{text}"
        for at, (title, text) in enumerate(parts, start=1)
    )


def items_text(items: Iterable[ItemFacts]) -> str:
    """A part for each task."""
    return parts_text((item.title, outcome_text(item.outcomes)) for item in items)


def outcome_text(outcomes: Sequence[Reported], *, in_lines: bool = True) -> str:
    """What is confirmed as done; apart from it what is not. The same words are told once.

    Each outcome is a line by now.
    """
    done = list(dict.fromkeys(bare(each.outcome) for each in outcomes if each.is_done))
    going_on = (bare(each.outcome) for each in outcomes if not each.is_done)
    running = dict.fromkeys(going_on)
    behind = f"正在推进的工作：{'；'.join(running)}。" if running else ""
    return told_points(done, behind=behind, in_lines=in_lines)


def are_many(sentences: Sequence[object]) -> bool:
    """Whether points are too many to run on in one paragraph."""
    return len(sentences) > _IN_A_PARAGRAPH


def told_points(
    sentences: Sequence[str], *, behind: str = "", in_lines: bool = True, apart: bool = False
) -> str:
    """Points and what comes behind them; many, or those `apart`, stand in lines below the title."""
    if sentences and (apart or (in_lines and are_many(sentences))):
        return _LINE + _LINE.join(filter(None, (points(sentences, apart=True), behind)))
    return (enumeration(sentences) if sentences else "") + behind
