"""Which sentence of an older reading is which of a newer one (逐句比对), by words alone.

Equal words go first, in the company of equal neighbours before others, so that sentences which
come several times stay in their places; then words that differ in spaces and width only; then
the most similar ones of the same task or neighbourhood. Pure and close to linear.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

_New = TypeVar("_New", bound=Hashable)
# How alike two sentences are: the share of pairs of neighbouring signs that they have in common.
_ALIKE_NEARBY = 0.5
_ALIKE_ANYWHERE = 0.75
_WINDOW = 12  # sentences looked at on each side of the place where one should stand
_FEW_PAIRS = 20_000  # up to so many pairs, sentences are looked for everywhere


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence with the task it stands in (`item` is any name for it) and its worth.

    Of equal sentences those of more worth find their partner first.
    """

    text: str
    item: str = ""
    worth: int = 0


def match_sentences(old: Sequence[Place], new: Sequence[Place]) -> list[int | None]:
    """For each new sentence the index of the old one that it is, or None."""
    matching = _Matching(old, new)
    for normal in (str, plain):
        if None in matching.found:
            matching.pair_equal(
                [normal(place.text) for place in old], [normal(place.text) for place in new]
            )
    matching.pair_similar()
    return matching.found


def pair_by_votes(votes: Iterable[tuple[str, _New]]) -> dict[_New, str]:
    """Newer thing → older thing, each used once: those with most sentences in common first."""
    counted = Counter(votes)
    found: dict[_New, str] = {}
    taken: set[str] = set()
    # Equal votes keep the order in which they came.
    for (old, new), _ in counted.most_common():
        if new not in found and old not in taken:
            found[new] = old
            taken.add(old)
    return found


def plain(text: str) -> str:
    """The words without what copies change: spaces, width and form of punctuation."""
    return _SPACES.sub("", unicodedata.normalize("NFKC", text)).translate(_SIGNS)


_SPACES = re.compile(r"\s+")
_SIGNS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "。": "."})
_WORD = re.compile(r"[^\W_]")
_Texts = Sequence[str]
_Key = Callable[[_Texts, int], Hashable]


def _at(texts: _Texts, at: int) -> str | None:
    return texts[at] if 0 <= at < len(texts) else None


_KEYS: tuple[_Key, ...] = (
    lambda texts, at: (_at(texts, at - 1), texts[at], _at(texts, at + 1)),
    lambda texts, at: (_at(texts, at - 1), texts[at]),
    lambda texts, at: (texts[at], _at(texts, at + 1)),
    lambda texts, at: texts[at],
)


class _Matching:
    def __init__(self, old: Sequence[Place], new: Sequence[Place]) -> None:
        self._old, self._new = old, new
        self._free_old = [True] * len(old)
        self.found: list[int | None] = [None] * len(new)

    def pair_equal(self, old: _Texts, new: _Texts) -> None:
        """Pair equal words, those between equal neighbours first."""
        for key in _KEYS:
            self._pair_by(key, old, new)

    def _pair_by(self, key: _Key, old: _Texts, new: _Texts) -> None:
        """Pair what has the same key, in order; of too many old ones the worthier ones."""
        waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
        for at in range(len(old)):
            if self._free_old[at]:
                waiting[key(old, at)].append(at)
        wanted: defaultdict[Hashable, list[int]] = defaultdict(list)
        for at, partner in enumerate(self.found):
            if partner is None:
                wanted[key(new, at)].append(at)
        for words, places in wanted.items():
            partners = waiting.get(words, [])
            if len(partners) > len(places):
                partners = sorted(partners, key=lambda at: -self._old[at].worth)[: len(places)]
            for at, partner in zip(places, sorted(partners), strict=False):
                self._pair(at, partner)

    def pair_similar(self) -> None:
        """Pair the most similar sentences that are left, nearer ones first among equals."""
        old = [at for at, is_free in enumerate(self._free_old) if is_free]
        new = [at for at, partner in enumerate(self.found) if partner is None]
        if not old or not new:
            return
        signs = cache(_pairs_of_signs)
        scored = []
        for at, partner, is_near, distance in self._candidates(old, new):
            alike = _alike(signs(self._old[partner].text), signs(self._new[at].text))
            if alike >= (_ALIKE_NEARBY if is_near else _ALIKE_ANYWHERE):
                scored.append((-alike, distance, at, partner))
        for _, _, at, partner in sorted(scored):
            if self.found[at] is None and self._free_old[partner]:
                self._pair(at, partner)

    def _pair(self, at: int, partner: int) -> None:
        self.found[at] = partner
        self._free_old[partner] = False

    def _candidates(
        self, old: Sequence[int], new: Sequence[int]
    ) -> Iterator[tuple[int, int, bool, int]]:
        """(new, old, whether they are near, how far) for what is worth a comparison."""
        items = pair_by_votes(
            (self._old[partner].item, self._new[at].item)
            for at, partner in enumerate(self.found)
            if partner is not None
        )
        of_item: defaultdict[str, list[int]] = defaultdict(list)
        for at in old:
            of_item[self._old[at].item].append(at)
        is_small = len(old) * len(new) <= _FEW_PAIRS
        for at, low, high, place in self._gaps(new):
            start, end = bisect_right(old, low), bisect_left(old, high)
            middle = min(start + place, end)
            gap = old[max(start, middle - _WINDOW) : min(end, middle + _WINDOW)]
            same_item = of_item[items.get(self._new[at].item, "")][: 2 * _WINDOW]
            near = {*gap, *same_item}
            for partner in old if is_small else near:
                yield at, partner, partner in near, abs(partner - low - 1 - place)

    def _gaps(self, new: Sequence[int]) -> Iterator[tuple[int, int, int, int]]:
        """Each unmatched new sentence with the old places it should stand between.

        The last number counts the unmatched ones before it in the same gap.
        """
        high = len(self._old)
        highs = [high] * len(self.found)
        for at, partner in reversed(list(enumerate(self.found))):
            high = high if partner is None else partner
            highs[at] = high
        low, place, last = -1, 0, -1
        for at in new:
            for before in range(last + 1, at):
                partner = self.found[before]
                if partner is not None:
                    low, place = partner, 0
            yield at, low, highs[at], place
            place, last = place + 1, at


def _pairs_of_signs(text: str) -> frozenset[str]:
    words = "".join(_WORD.findall(plain(text)))
    return frozenset(words[at : at + 2] for at in range(max(len(words) - 1, 1)))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))
