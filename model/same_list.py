"""Whether a document is a reading of a list that the ledger holds already (同一份来文).

The number decides first, then title, year and issuer, then the words themselves: copies of one
paper come with and without its head. Lists of different years stay apart.
"""

from model.clause_matching import plain
from model.entities import TaskList, TaskListId
from model.ledger import Ledger
from model.list_places import sentences_of
from model.reading.document import OfficialDocument
from model.task_lists import read_task_lists
from model.words import ListKind

_SAME_WORDS = 0.6  # share of common sentences that makes two papers one
_SOME_WORDS = 0.2  # and that must be there when only the head speaks for it


def find_same_list(ledger: Ledger, document: OfficialDocument) -> TaskListId | None:
    """The list of which a document is another reading, or None when there is none."""
    words = {plain(text) for text, *_ in sentences_of(document)}
    rated = [
        (_likeness(ledger, each, document, words), each.id) for each in read_task_lists(ledger)
    ]
    best = max(rated, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] > 0 else None


def _likeness(
    ledger: Ledger, known: TaskList, document: OfficialDocument, words: set[str]
) -> float:
    """0 for another paper; else the more, the surer."""
    if (known.kind is ListKind.OWN) != (document.kind is ListKind.OWN):
        return 0
    same_title = bool(document.title) and plain(known.title) == plain(document.title or "")
    is_other_form = (known.kind is ListKind.TABLE) != (document.kind is ListKind.TABLE)
    if is_other_form and not same_title:  # a table of the tasks has no goals to replace those
        return 0
    numbers = plain(known.doc_number), plain(document.doc_number or "")
    same_number = all(numbers) and numbers[0] == numbers[1]
    if not same_number and (all(numbers) or known.year != (document.year or known.year)):
        return 0
    share = _share(ledger, known, words)
    if share >= _SAME_WORDS:
        return 1 + share
    if same_title and (same_number or _same_issuer(known, document)):
        return 1
    # One number may stand over several lists: a notice and what is attached to it.
    return share if (same_number or same_title) and share >= _SOME_WORDS else 0


def _same_issuer(known: TaskList, document: OfficialDocument) -> bool:
    return bool(known.issuer) and plain(known.issuer) == plain(document.issuer or "")


def _share(ledger: Ledger, known: TaskList, words: set[str]) -> float:
    stored = ledger.column(
        "SELECT clause.text FROM clause JOIN task_item ON task_item.id = task_item_id "
        "JOIN chapter ON chapter.id = chapter_id WHERE task_list_id = ? AND gone_on IS NULL",
        (known.id,),
    )
    theirs = {plain(text) for text in stored}
    return len(theirs & words) / max(len(theirs | words), 1)
