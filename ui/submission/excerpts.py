"""Two wordings cut to where they differ, with a few words around it: all would be too long."""

from collections.abc import Iterable, Iterator, Sequence

from model.same_text import Span, differing

_MOST_PLACES = 2
_AROUND, _AROUND_MANY = 15, 8  # signs shown on either side of one place, or of several
_OF_NUMBERS = frozenset("0123456789.,%％‰")


def excerpts(before: str, after: str) -> tuple[str, str]:
    """Both wordings, cut to the places in which they differ; numbers are never cut."""
    words = differing(before, after)
    ours, theirs = words.before, words.after
    return _cut(before, ours or _points(theirs)), _cut(after, theirs or _points(ours))


def _points(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Where that is missing which the other wording has: up to there both are the same."""
    return tuple((start, start) for start, _ in spans[:1])


def _cut(text: str, spans: Sequence[Span]) -> str:
    shown = spans[:_MOST_PLACES]
    around = _AROUND if len(shown) == 1 else _AROUND_MANY
    pieces = list(_joined(_widened(text, span, around) for span in shown))
    if not pieces:
        return text
    ends = ["" if pieces[0][0] == 0 else "……", "" if pieces[-1][1] == len(text) else "……"]
    more = f"（共{len(spans)}处）" if len(spans) > len(shown) else ""
    return "……".join(text[start:end] for start, end in pieces).join(ends) + more


def _widened(text: str, span: Span, around: int) -> Span:
    start, end = max(0, min(span[0], len(text)) - around), min(len(text), span[1] + around)
    while start > 0 and _OF_NUMBERS.issuperset(text[start - 1 : start + 1]):
        start -= 1
    while end < len(text) and _OF_NUMBERS.issuperset(text[end - 1 : end + 1]):
        end += 1
    return start, end


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Those that run into each other are one."""
    held: Span | None = None
    for start, end in spans:
        if held is not None and start <= held[1]:
            held = held[0], max(held[1], end)
            continue
        if held is not None:
            yield held
        held = start, end
    if held is not None:
        yield held
