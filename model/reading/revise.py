"""Edits of the sentences of a document before it is stored (核对时的改动): values in, values out.

The official text is data: sentences are cut, joined, moved and set aside, but their words stay.
Only a slip of reading may be put right, and that is told as a finding. An edit that cannot be
made raises InvalidEntryError. Edits of chapters, items and goals are in revise_outline.
"""

from dataclasses import replace
from difflib import SequenceMatcher

from model.errors import InvalidEntryError, quoted
from model.reading.clean import WARNING
from model.reading.document import Finding, OfficialDocument, ReadResponsibility, Removed
from model.reading.places import (
    Place,
    Revised,
    chapter_at,
    goal_at,
    holders,
    item_at,
    item_places,
    with_goal,
    with_item,
)
from model.reading.responsibility import Note
from model.reading.sentences import split_sentences
from model.reading.strands import Strand, read_anew, strands_at, with_strands
from model.words import ResponsibilityMode


def split_sentence(document: OfficialDocument, place: Place, at: int) -> Revised:
    """Cut a sentence before the sign at an offset."""
    strands, index = _strands(document, place)
    text = strands[index].text
    if not (text[:at].strip() and text[max(at, 0) :].strip()):
        raise InvalidEntryError("光标在句子的开头或末尾，没有拆分；请把光标移到要断开的地方。")
    # What was said beside the words (table columns, a note's time) stays with the first part.
    first = _anew(document, text[:at], strands[index])
    second = _anew(document, text[at:], replace(strands[index], deadlines=(), details=()))
    strands[index : index + 1] = [first, second]
    return Revised(document=with_strands(document, place, strands), place=place)


def merge_sentences(document: OfficialDocument, place: Place) -> Revised:
    """Join a sentence with the next one of the same item."""
    strands, index = _strands(document, place)
    if index + 1 >= len(strands):
        raise InvalidEntryError(
            "这是本任务的最后一句，后面没有可合并的句子，没有改动；"
            "请先把另一个任务中的句子移过来，再合并。"
        )
    one, other = strands[index : index + 2]
    whole = read_anew(
        one.text + other.text,
        year=document.year,
        like=(one, other),
        note_of=_closing(strands, index),
    )
    strands[index : index + 2] = [whole]
    return Revised(document=with_strands(document, place, strands), place=place)


def move_sentence(document: OfficialDocument, place: Place, *, down: bool) -> Revised:
    """Move a sentence by one place; at the edge it goes over to the neighbouring item or goal."""
    strands, index = _strands(document, place)
    to = index + 1 if down else index - 1
    if 0 <= to < len(strands):
        strands[index], strands[to] = strands[to], strands[index]
        moved = with_strands(document, place, strands)
        return Revised(document=moved, place=replace(place, sentence=to))
    around = list(holders(document))
    at = around.index(place.of_sentences()) + (1 if down else -1)
    if not 0 <= at < len(around):
        raise InvalidEntryError("前面或后面已经没有任务，没有移动。")
    return move_sentence_to(document, place, around[at], first=down)


def move_sentence_to(
    document: OfficialDocument, place: Place, to: Place, *, first: bool = False
) -> Revised:
    """Move a sentence, with the note that closes it, to the end of another item or goal."""
    strands, index = _strands(document, place)
    if to.of_sentences() == place.of_sentences():
        return Revised(document=document, place=place)
    strand = strands.pop(index)
    there = strands_at(document, to)
    at = 0 if first else len(there)
    there.insert(at, _anew(document, strand.text, strand))
    moved = with_strands(with_strands(document, place, strands), to, there)
    return _without_hollow(moved, place, Revised(document=moved, place=replace(to, sentence=at)))


def remove_sentence(document: OfficialDocument, place: Place) -> Revised:
    """Set a sentence aside (删去); a note that closed it alone goes with it."""
    strands, index = _strands(document, place)
    strand = strands.pop(index)
    note = strand.note
    is_alone = note is not None and all(other.note is not note for other in strands)
    words = strand.text + (note.text if note is not None and is_alone else "")
    line = strand.lines[0] if strand.lines else item_at(document, place).line or 1
    without = with_removed(with_strands(document, place, strands), Removed(line=line, text=words))
    left = replace(place, sentence=min(index, len(strands) - 1) if strands else None)
    return _without_hollow(without, place, Revised(document=without, place=left))


def take_back(document: OfficialDocument, at: int, to: Place | None = None) -> Revised:
    """Read a removed line (删去的行) as sentences of an item: of the one above it, else of `to`."""
    removed = document.removed[at]
    place = (to or _above(document, removed.line)).of_sentences()
    strands = strands_at(document, place)
    index = _index_below(strands, removed.line)
    found = _read(removed, year=document.year)
    if not found:
        raise InvalidEntryError(f"{quoted(removed.text)}里没有句子，没有改动；它仍列在删去的行里。")
    # Words inside a run are closed by its note unless they bring their own.
    note = strands[index].note if index < len(strands) else None
    strands[index:index] = [replace(each, note=each.note or note) for each in found]
    left = (*document.removed[:at], *document.removed[at + 1 :])
    taken = with_strands(replace(document, removed=left), place, strands)
    return Revised(document=taken, place=replace(place, sentence=index))


def change_words(document: OfficialDocument, place: Place, text: str) -> Revised:
    """Put a slip of reading right (改正错字); the change is told as a finding."""
    strands, index = _strands(document, place)
    before, words = strands[index].text, "".join(text.split("\n")).strip()
    if words == before:
        return Revised(document=document, place=place)
    if not words or SequenceMatcher(None, before, words, autojunk=False).ratio() < _ALIKE:
        raise InvalidEntryError(
            "改动太大，没有采用：来文原句不改写，只改正读错的字；"
            "句子断错了请用“拆分”或“合并”，不属于任务的请用“删去”。"
        )
    strands[index] = _anew(document, words, strands[index])
    lines = strands[index].lines
    told = Finding(
        severity=WARNING,
        line=lines[0] if lines else None,
        message=f"已把{quoted(before)}改为{quoted(words)}，请对照原件核对。",
    )
    changed = with_strands(document, place, strands)
    return Revised(document=replace(changed, findings=(*changed.findings, told)), place=place)


def change_units(
    document: OfficialDocument,
    place: Place,
    *,
    lead: tuple[str, ...],
    participants: tuple[str, ...] = (),
    whole_run: bool = True,
) -> Revised:
    """Say which departments answer for a sentence, or for all that its note closes."""
    strands, index = _strands(document, place)
    if place.goal is not None:
        raise InvalidEntryError("目标没有责任部门，没有改动；请先把它改为任务的句子。")
    note = strands[index].note
    changed = _note(note, lead, participants) if lead or participants else None
    for at, strand in enumerate(strands):
        is_meant = at == index or (whole_run and note is not None and strand.note is note)
        if is_meant:
            strands[at] = replace(strand, note=changed)
    return Revised(document=with_strands(document, place, strands), place=place)


def with_removed(document: OfficialDocument, *lines: Removed) -> OfficialDocument:
    """The document with more lines set aside, in the order of the paper."""
    every = sorted((*document.removed, *lines), key=lambda removed: removed.line)
    return replace(document, removed=tuple(every))


_ALIKE = 0.6  # of 1: what is less like the words that were read is no slip


def _strands(document: OfficialDocument, place: Place) -> tuple[list[Strand], int]:
    if place.sentence is None:
        raise InvalidEntryError("这里不是句子，没有改动；请先选中一句原文。")
    return strands_at(document, place), place.sentence


def _anew(document: OfficialDocument, text: str, strand: Strand) -> Strand:
    return read_anew(text, year=document.year, like=(strand,), note_of=strand)


def _closing(strands: list[Strand], index: int) -> Strand:
    """Whose note closes two joined sentences: the later, and the earlier when that would go."""
    one, other = strands[index : index + 2]
    if one.note is None or other.note is None or one.note is other.note:
        return other if other.note is not None else one
    if any(strand.note is one.note for strand in (*strands[:index], *strands[index + 2 :])):
        return other
    lead = tuple(dict.fromkeys((*one.note.lead, *other.note.lead)))
    join = tuple(dict.fromkeys((*one.note.participants, *other.note.participants)))
    both = replace(other.note, text=one.note.text + other.note.text)
    return replace(other, note=_note(both, lead, join))


def _note(
    note: ReadResponsibility | None, lead: tuple[str, ...], participants: tuple[str, ...]
) -> ReadResponsibility:
    """A note that keeps its printed words; one that was not printed says its names."""
    usual = note.mode if note else ResponsibilityMode.RESPONSIBLE
    printed = f"（{'、'.join(lead)}负责" + (
        f"，{'、'.join(participants)}参与）" if participants else "）"
    )
    return ReadResponsibility(
        text=note.text if note else printed,
        units=tuple(dict.fromkeys((*lead, *participants))),
        lead=lead,
        participants=tuple(name for name in participants if name not in lead),
        open_ended=note.open_ended if note else False,
        mode=ResponsibilityMode.LEAD_AND_JOIN if participants else usual,
        line=note.line if note else None,
    )


def _without_hollow(document: OfficialDocument, place: Place, revised: Revised) -> Revised:
    """An item or goal that holds no words any more is gone."""
    if place.goal is not None:
        return _without_hollow_goal(document, place, revised)
    item, items = item_at(document, place), chapter_at(document, place).items
    is_needed = item.group and sum(other.group == item.group for other in items) == 1
    if item.title or item.sentences or item.subitems or item.responsible or is_needed:
        return revised
    now = revised.place
    if now.of_item() == place.of_item():
        now = place.of_chapter()
    elif now.chapter == place.chapter and (now.item or 0) > (place.item or 0):
        now = replace(now, item=(now.item or 0) - 1)
    return Revised(document=with_item(document, place), place=now)


def _without_hollow_goal(document: OfficialDocument, place: Place, revised: Revised) -> Revised:
    goal = goal_at(document, place)
    if goal.title or goal.sentences:
        return revised
    now = revised.place
    if now.of_sentences() == place.of_sentences():
        now = place.of_item()
    elif now.of_item() == place.of_item() and (now.goal or 0) > (place.goal or 0):
        now = replace(now, goal=(now.goal or 0) - 1)
    return Revised(document=with_goal(document, place), place=now)


def _above(document: OfficialDocument, line: int) -> Place:
    """The last item that begins at or above a line, else the first."""
    places = list(item_places(document))
    above = [place for place in places if (item_at(document, place).line or 0) <= line]
    if not places:
        raise InvalidEntryError("还没有任务可以放这一行，没有改动。")
    return above[-1] if above else places[0]


def _index_below(strands: list[Strand], line: int) -> int:
    return sum(strand.lines is None or strand.lines[0] <= line for strand in strands)


def _read(removed: Removed, *, year: int | None) -> list[Strand]:
    lines = (removed.line, removed.line)
    found: list[Strand] = []
    for piece in split_sentences(removed.text.strip()):
        if isinstance(piece, Note):
            note = replace(piece.responsibility, line=removed.line)
            found = [replace(each, note=each.note or note) for each in found]
        else:
            bare = Strand(text=piece.text, lines=lines)
            found.append(read_anew(piece.text, year=year, like=(bare,), note_of=bare))
    return found
