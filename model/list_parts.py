"""Parts of sentences (拆分) when a newer reading changes their words.

A cut is found again between the words that it stood between; a part goes on where most of its
words do. What is not found is dropped, and its actions serve the whole sentence.
"""

from difflib import SequenceMatcher
from itertools import pairwise

from model.clause_parts import Span, WantedPart, join_parts, lay_parts, read_parts, tellable
from model.entities import ClauseId, ClausePart
from model.list_rows import Rows
from model.step import Step
from model.stored_list import StoredList

_ALIKE = 0.5  # the share of words that a part must keep to be the same one
_LEAST = 2  # signs in a row that are no accident
_LONGEST = 5000  # signs of a sentence that is looked through


def follow_parts(step: Step, stored: StoredList, wanted: Rows) -> None:
    """Move the parts of all sentences of a list to their new words, before these are written."""
    for clause_id in step.ledger.column("SELECT DISTINCT clause_id FROM clause_part"):
        if clause_id not in stored.clauses:
            continue
        before = str(stored.clauses[clause_id]["text"])
        row = wanted["clause"].get(clause_id)
        if row is None:
            join_parts(step, clause_id)
        elif row["text"] != before:
            parts = read_parts(step.ledger, clause_id)
            lay_parts(step, ClauseId(clause_id), found_again(parts, before, str(row["text"])), {})


def found_again(parts: tuple[ClausePart, ...], before: str, after: str) -> list[WantedPart]:
    """The parts of the new words; none when no part is found again, or no cut."""
    if max(len(before), len(after)) > _LONGEST:
        return []
    moved = _moved(before, after)
    cut_at = [0, *(moved.get(part.starts_at, -1) for part in parts[1:]), len(after)]
    known = {
        span: part.id
        for part, span in zip(parts, pairwise(cut_at), strict=True)
        if 0 <= span[0] < span[1] and _is_same(part, span, before, after)
    }
    spans = pairwise([0, *tellable(after, {at for at in cut_at if at > 0}), len(after)])
    wanted = [WantedPart(span, known.get(span)) for span in spans]
    return wanted if len(wanted) > 1 and known else []


def _moved(before: str, after: str) -> dict[int, int]:
    """Offset in the old words → offset in the new ones, beside words that stayed."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    found: dict[int, int] = {}
    for old, new, size in blocks:
        if size >= _LEAST:
            found |= {old + at: new + at for at in range(1, size + 1)}
            found.setdefault(old, new)
    return found


def _is_same(part: ClausePart, span: Span, before: str, after: str) -> bool:
    words = (before[part.starts_at : part.ends_at], after[span[0] : span[1]])
    return SequenceMatcher(None, *words, autojunk=False).ratio() >= _ALIKE
