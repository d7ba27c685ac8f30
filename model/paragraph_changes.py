"""Paragraphs held against each other (段落比对): new, gone, moved, reworded.

A paragraph that was only cut in two, or run on with the next, is the same.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from model.same_text import Differing, differing, plain_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded:
    """A paragraph in other words, and which words they are."""

    before: str
    after: str
    words: Differing


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphChanges:
    """How the paragraphs of a paper differ from those expected, each list in order."""

    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    reworded: tuple[Reworded, ...] = ()


def compare_paragraphs(expected: Sequence[str], found: Sequence[str]) -> ParagraphChanges:
    """What is new, gone, moved or reworded in the paragraphs found."""
    comparison = _Comparison(_lines(expected), _lines(found))
    moved = comparison.take_moved()
    comparison.take_cut()
    reworded = comparison.take_reworded()
    return ParagraphChanges(
        new=tuple(line.text for line in comparison.theirs.values()),
        gone=tuple(line.text for line in comparison.ours.values()),
        moved=moved,
        reworded=reworded,
    )


@dataclass(frozen=True, slots=True)
class _Line:
    key: str
    text: str

    def followed_by(self, other: "_Line") -> "_Line":
        return _Line(self.key + other.key, self.text + other.text)


_Lines = dict[int, _Line]
_ALIKE = 0.5  # share of pairs of signs that two wordings of a paragraph have in common at least
_HELD = 0.7  # share of those of a piece that are in the paragraph it was cut from
_SHORTEST_PIECE = 4


def _lines(texts: Sequence[str]) -> list[_Line]:
    lines = (_Line(plain_key(text), text.strip()) for text in texts)
    return [line for line in lines if line.key]


class _Comparison:
    """The lines of both sides that have found nothing yet, by their places."""

    def __init__(self, ours: list[_Line], theirs: list[_Line]) -> None:
        self.ours: _Lines = {}
        self.theirs: _Lines = {}
        matcher = SequenceMatcher(
            None, [line.key for line in ours], [line.key for line in theirs], autojunk=False
        )
        for code, start, end, begin, stop in matcher.get_opcodes():
            if code != "equal":
                self.ours |= {at: ours[at] for at in range(start, end)}
                self.theirs |= {at: theirs[at] for at in range(begin, stop)}

    def take_moved(self) -> tuple[str, ...]:
        """Those that stand elsewhere in the same words."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for at, line in self.theirs.items():
            places[line.key].append(at)
        moved = []
        for at, line in list(self.ours.items()):
            if places[line.key]:
                del self.ours[at], self.theirs[places[line.key].pop(0)]
                moved.append(line.text)
        return tuple(moved)

    def take_cut(self) -> None:
        """Let go those of one side that are cut or run on, and otherwise the same."""
        for whole, pieces in ((self.ours, self.theirs), (self.theirs, self.ours)):
            for at, line in list(whole.items()):
                if run := _run_of(line.key, pieces):
                    del whole[at]
                    for piece in run:
                        del pieces[piece]

    def take_reworded(self) -> tuple[Reworded, ...]:
        """Those that are alike, the most alike first; then pieces cut off them are joined."""
        pairs = _pairs(self.ours, self.theirs)
        before = {at: self.ours.pop(at) for at in pairs}
        after = {at: self.theirs.pop(at) for at in pairs.values()}
        found = []
        for at, place in sorted(pairs.items()):
            ours, theirs = before[at], after[place]
            theirs = _with_pieces(theirs, place, of=ours, among=self.theirs)
            ours = _with_pieces(ours, at, of=theirs, among=self.ours)
            if ours.key != theirs.key:
                found.append(
                    Reworded(
                        before=ours.text,
                        after=theirs.text,
                        words=differing(ours.text, theirs.text),
                    )
                )
        return tuple(found)


def _run_of(key: str, pieces: _Lines) -> list[int]:
    """Neighbours that make up a line when they run on."""
    for start, piece in pieces.items():
        if len(piece.key) >= len(key) or not key.startswith(piece.key):
            continue
        run, made = [start], piece.key
        while len(made) < len(key) and run[-1] + 1 in pieces:
            run.append(run[-1] + 1)
            made += pieces[run[-1]].key
        if made == key:
            return run
    return []


def _pairs(ours: _Lines, theirs: _Lines) -> dict[int, int]:
    """Which line became which, by the pairs of signs that they share."""
    signs = {at: _signs(line.key) for at, line in theirs.items()}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, pairs in signs.items():
        for pair in pairs:
            places[pair].append(at)
    scores: list[tuple[float, int, int, int]] = []
    for at, line in ours.items():
        own = _signs(line.key)
        shared = Counter(place for pair in own for place in places.get(pair, ()))
        for place, count in shared.items():
            score = 2 * count / (len(own) + len(signs[place]))
            if score >= _ALIKE:
                scores.append((-score, abs(at - place), at, place))
    found: dict[int, int] = {}
    for _, _, at, place in sorted(scores):
        if at not in found and place in signs:
            found[at] = place
            del signs[place]
    return found


def _with_pieces(line: _Line, at: int, *, of: _Line, among: _Lines) -> _Line:
    """A line with the neighbours that were cut off from the paragraph which it became."""
    whole = _signs(of.key)
    for step, joins in ((1, _Line.followed_by), (-1, lambda one, other: other.followed_by(one))):
        place = at + step
        while place in among and _is_piece(among[place], whole, taken=_signs(line.key)):
            line = joins(line, among.pop(place))
            place += step
    return line


def _is_piece(line: _Line, whole: set[str], *, taken: set[str]) -> bool:
    signs = _signs(line.key)
    held = len(signs & (whole - taken))
    return len(line.key) >= _SHORTEST_PIECE and held >= _HELD * len(signs)


def _signs(key: str) -> set[str]:
    return {key[at : at + 2] for at in range(max(1, len(key) - 1))}
