"""Running text → sentences and the notes between them; the sentence is the unit of work (条)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from model.reading.responsibility import Note, is_label_line, read_note


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words up to 。 with the closing quotes and brackets after it; `at` is their offset.

    `doubt` is a bracket inside them that reads like a note but is not where notes stand.
    """

    text: str
    at: int = field(default=0, compare=False)
    doubt: str = field(default="", compare=False)


def split_sentences(paragraph: str) -> list[Sentence | Note]:
    """Cut one paragraph; a bracket is a note only after 。 or at the end of the paragraph."""
    return _Scan(paragraph).run()


def ends_sentence(text: str) -> bool:
    """Whether a line ends a sentence, or a note that closes sentences."""
    stripped = text.rstrip(_CLOSERS)
    if stripped.endswith(("。", "！", "？")):
        return True
    opened = _matching(text).get(len(text) - 1) if text.endswith(("）", "】")) else None
    return opened is not None and read_note(text[opened:]) is not None


_CLOSERS = "”’》）】」』〉"
_OPENERS = "（【["
_LABEL_SIGNS = 16
_NAMES_WORK = re.compile(r"负责|牵头|配合|参与|落实|实施|(?:单位|部门|处室)：")
_BLANK = re.compile(r"\s*")
_LONGEST_BRACKET = 1300  # signs
_STOP = re.compile(r"。|[（【]")


class _Scan:
    def __init__(self, text: str) -> None:
        self._text = text
        self._start = 0
        self._doubt = ""
        self._pieces: list[Sentence | Note] = []
        self._closing = {opened: closed for closed, opened in _matching(text).items()}

    def run(self) -> list[Sentence | Note]:
        at = self._label_line(0)
        while stop := _STOP.search(self._text, at):
            at = self._end(stop.start()) if stop[0] == "。" else self._bracket(stop.start())
        self._cut(len(self._text))
        return list(self._joined())

    def _end(self, stop: int) -> int:
        end = stop + 1
        while end < len(self._text) and self._text[end] in _CLOSERS:
            end += 1
        self._cut(end)
        return self._label_line(end)

    def _label_line(self, start: int) -> int:
        """Lines like 责任单位：… without brackets, each up to the next 。."""
        while is_label_line(self._text[start : start + _LABEL_SIGNS]):
            if self._text[start] in _OPENERS:
                break
            stop = self._text.find("。", start)
            end = len(self._text) if stop < 0 else stop + 1
            note = read_note(self._text[start:end])
            if note is None:
                break
            self._pieces.append(replace(note, at=start))
            self._start = start = end
        return start

    def _bracket(self, opened: int) -> int:
        closed = self._closing.get(opened)
        if closed is None or closed - opened > _LONGEST_BRACKET:
            return opened + 1
        end, after = closed + 1, self._text[closed + 1 : closed + 2]
        is_free = self._is_blank_before(opened)
        is_last = end == len(self._text) or (after == "；" and end + 1 == len(self._text))
        is_placed = is_free or is_last or after == "。" or self._text.startswith(("（", "【"), end)
        words = self._text[opened:end]
        note = read_note(words) or (_time_note(words) if is_free else None)
        if note is None or not is_placed or (note.is_plain and not (is_free or is_last)):
            if self._is_doubtful(note, words, is_free=is_free, after=after):
                self._doubt = words
            return opened + 1
        stop = after if after in ("。", "；") and not is_free else ""
        self._cut(opened, stop)
        self._pieces.append(replace(note, at=opened))
        self._start = end + (after in ("。", "；"))
        return self._start

    @staticmethod
    def _is_doubtful(note: Note | None, words: str, *, is_free: bool, after: str) -> bool:
        """Whether a bracket that is no note may be meant as one, like （甲部、乙部） before 。."""
        if note is None or not note.is_plain:
            return (is_free or note is not None) and _NAMES_WORK.search(words) is not None
        return after == "。" and len(note.responsibility.units) > 1

    def _is_blank_before(self, opened: int) -> bool:
        blank = _BLANK.match(self._text, self._start)
        return blank is not None and blank.end() >= opened

    def _cut(self, end: int, stop: str = "") -> None:
        words = self._text[self._start : end]
        text, at = words.strip(), self._start + len(words) - len(words.lstrip())
        self._start = end
        if not text:
            return
        doubt, self._doubt = self._doubt, ""
        before = self._pieces[-1] if self._pieces else None
        if isinstance(before, Sentence) and not any(map(str.isalnum, text)):
            # A second 。 by a slip says nothing of its own.
            self._pieces[-1] = replace(before, text=before.text + text + stop)
        else:
            self._pieces.append(Sentence(text + stop, at, doubt))

    def _joined(self) -> Iterator[Sentence | Note]:
        """A bracket that is no note and stands alone at the end belongs to the sentence before."""
        pieces = self._pieces
        last = pieces[-1] if pieces else None
        if (
            len(pieces) > 1
            and isinstance(last, Sentence)
            and last.text.startswith("（")
            and last.text.endswith("）")
            and isinstance(before := pieces[-2], Sentence)
        ):
            whole = Sentence(before.text + last.text, before.at, before.doubt or last.doubt)
            pieces = [*pieces[:-2], whole]
        yield from pieces


def _time_note(words: str) -> Note | None:
    """（2023年11月底前完成） behind a sentence or its note is a time limit, no sentence."""
    if not _TIME_ONLY.fullmatch(words[1:-1]):
        return None
    note = read_note(f"完成时限：{words[1:-1]}")
    return note and replace(note, responsibility=replace(note.responsibility, text=words))


_TIME_ONLY = re.compile(
    r"(?=.{0,12}[月前底末完坚推])(?:(?:19|20)\d\d年)?(?:\d{1,2}月|年)?(?:\d{1,2}日|[底末])?(?:之?前)?(?:完成)?"
    r"|长期坚持|(?:长期|持续)(?:推进|坚持)"
)


def _matching(text: str) -> dict[int, int]:
    """Closing bracket → opening bracket, by position; brackets without a partner are left out."""
    pairs: dict[int, int] = {}
    open_at: list[int] = []
    for at, sign in enumerate(text):
        if sign in "（【":
            open_at.append(at)
        elif sign in "）】" and open_at:
            pairs[at] = open_at.pop()
    return pairs
