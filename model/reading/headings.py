"""A heading → its title, the note that stands behind it, and the text that follows."""

import re
from dataclasses import dataclass

from model.reading.backgrounds import background_lead
from model.reading.passages import Passage
from model.reading.responsibility import Note
from model.reading.sentences import Sentence, split_sentences


@dataclass(slots=True)
class HeadingNote:
    """A note behind a heading: it closes the sentences below that no note of their own closes."""

    note: Note
    line: int
    is_used: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading cut into its parts; without a title all of it is text."""

    title: str | None
    rest: tuple[Passage, ...] = ()
    note: HeadingNote | None = None


_LEADS_IN = re.compile(r"(?:以下|下列|如下)[^。]{0,20}：$")


def cut_heading(passage: Passage, *, is_followed: bool) -> Heading:
    """The words before the first 。, or a whole line, are the title when a sentence follows."""
    if lead := background_lead(passage.text):
        return Heading(lead.strip("："), (passage.after(len(lead)),))
    title, stop, rest = passage.text.partition("。")
    closers = closing_signs(rest)
    title, rest = title + closers, rest[len(closers) :]
    if stop and (has_sentence(rest) or (is_followed and not has_note(rest))):
        return Heading(title, (passage.after(len(title + stop)),) if rest else ())
    if not is_followed or _LEADS_IN.search(passage.text):
        return Heading(None, (passage,) if passage.text else ())
    return _noted(passage)


def closing_signs(text: str) -> str:
    """The closing quotes that a text begins with."""
    return text[: len(text) - len(text.lstrip("”’》"))]


def has_sentence(text: str) -> bool:
    """Whether a paragraph holds more than notes."""
    return any(isinstance(piece, Sentence) for piece in split_sentences(text))


def has_note(text: str) -> bool:
    """Whether a paragraph holds a note."""
    return any(isinstance(piece, Note) for piece in split_sentences(text))


def is_note_only(text: str) -> bool:
    """Whether a paragraph is nothing but a note on what stands above it."""
    pieces = split_sentences(text)
    return bool(pieces) and all(isinstance(piece, Note) for piece in pieces)


def _noted(passage: Passage) -> Heading:
    """加强立法（法规处牵头） on a line of its own is a title with a note for what stands below."""
    pieces = split_sentences(passage.text)
    words = "".join(piece.text for piece in pieces if isinstance(piece, Sentence))
    notes = [piece for piece in pieces if isinstance(piece, Note)]
    if not words or len(notes) > 1:
        return Heading(passage.text.rstrip("。："))
    note = HeadingNote(notes[0], passage.line_at(notes[0].at)) if notes else None
    return Heading(words.rstrip("。："), (), note)
