"""A document against a list that the ledger holds (核对来文): what came, changed or went.

A list is updated by matching its sentences: those that go on keep their decision, their links and
actions; those that are gone stay while local work hangs on them, marked 新版已无.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from model.clause_matching import Place, match_sentences, plain
from model.entities import ClauseId, TaskList, TaskListId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.list_ids import known_ids
from model.list_parts import follow_parts
from model.list_places import made_id, new_list_id, sentences_of
from model.list_rows import rows_of
from model.reading.document import OfficialDocument
from model.same_list import find_same_list
from model.step import Step
from model.store.values import to_column
from model.stored_list import NOTHING_STORED, StoredList, make_stored, read_stored_list
from model.task_lists import read_task_lists
from model.tidy_names import MOST_OF_A_TITLE, no_longer
from model.words import ListKind

__all__ = [
    "ClauseChange",
    "ComparedClause",
    "ListComparison",
    "compare_list",
    "find_same_list",
    "import_list",
]


class ClauseChange(StrEnum):
    """What a new reading says of a sentence."""

    SAME = "未变"
    ADDED = "新增"
    CHANGED = "修改"
    GONE = "删去"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedClause:
    """One sentence before and after; `actions` of the province hang on it.

    `is_worked_on` says that it carries local work: actions, or a decision whose work it is;
    `is_counted` leaves out goals and 工作要求.
    """

    change: ClauseChange
    before: str
    after: str
    clause_id: ClauseId | None
    actions: int = 0
    is_worked_on: bool = False
    is_counted: bool = True

    @property
    def touches_work(self) -> bool:
        """Whether local work hangs on words that change or go, and not by their spaces alone."""
        if self.change not in (ClauseChange.CHANGED, ClauseChange.GONE):
            return False
        return self.is_worked_on and plain(self.before) != plain(self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListComparison:
    """All sentences of a document and of the list it updates, in the order of the paper."""

    task_list_id: TaskListId
    clauses: tuple[ComparedClause, ...]

    def count(self, change: ClauseChange) -> int:
        """How many sentences are so."""
        return sum(each.change is change for each in self.clauses)


def compare_list(
    ledger: Ledger, document: OfficialDocument, task_list_id: TaskListId
) -> ListComparison:
    """What importing a document would do to the sentences of a list; nothing is stored."""
    stored = read_stored_list(ledger, task_list_id)
    clauses = tuple(_compared(stored, document, _match(stored, document)))
    return ListComparison(task_list_id=task_list_id, clauses=clauses)


def import_list(
    step: Step,
    document: OfficialDocument,
    *,
    onto: TaskListId | None = None,
    year: int | None = None,
    as_new: bool = False,
) -> TaskListId:
    """Store a document: as an update of the list that it is a reading of, else as a new one.

    `onto` names the list to update, and `as_new` says that there is none. Importing the same
    document again changes nothing.
    """
    ledger = step.ledger
    _require_names(document)
    if onto is None and not as_new:
        onto = find_same_list(ledger, document)
    if onto is None:
        list_id, stored = _add_list(step, document, year), NOTHING_STORED
    else:
        list_id, stored = onto, read_stored_list(ledger, onto)
        _update_list(step, document, onto, year)
    match = _match(stored, document)
    known = known_ids(stored, document, match)
    today = ledger.now().date()
    wanted = rows_of(document, list_id, stored, known, today=today)
    follow_parts(step, stored, wanted)
    make_stored(step, stored, wanted)
    return list_id


def _match(stored: StoredList, document: OfficialDocument) -> list[str | None]:
    """For each sentence of the document the stored one that it is, or None."""
    ids = [key for key, row in stored.clauses.items() if row["gone_on"] is None]
    new = [Place(str(to_column(text)), str(spot)) for text, spot, _, _ in sentences_of(document)]
    found = match_sentences([_place(stored, key) for key in ids], new)
    match = [None if at is None else ids[at] for at in found]
    _bring_back(stored, new, match)
    return match


def _place(stored: StoredList, clause_id: str) -> Place:
    row = stored.clauses[clause_id]
    is_worked_on = clause_id in stored.worked_on
    return Place(str(row["text"]), str(row["task_item_id"]), worth=int(is_worked_on))


def _bring_back(stored: StoredList, new: list[Place], match: list[str | None]) -> None:
    """What was gone comes back with its own words only."""
    gone: defaultdict[str, list[str]] = defaultdict(list)
    for clause_id, row in stored.clauses.items():
        if row["gone_on"] is not None:
            gone[plain(str(row["text"]))].append(clause_id)
    for at, place in enumerate(new if gone else ()):
        if match[at] is None and (ids := gone.get(plain(place.text))):
            match[at] = ids.pop(0)


def _compared(
    stored: StoredList, document: OfficialDocument, match: list[str | None]
) -> Iterator[ComparedClause]:
    gone_after = _gone_after(stored, match)
    yield from gone_after[None]
    for (text, *_, counts), clause_id in zip(sentences_of(document), match, strict=True):
        if clause_id is None:
            yield ComparedClause(
                change=ClauseChange.ADDED,
                before="",
                after=text,
                clause_id=None,
                is_counted=counts,
            )
        else:
            yield _went_on(stored, clause_id, str(to_column(text)), counts=counts)
            yield from gone_after[clause_id]


def _went_on(stored: StoredList, clause_id: str, text: str, *, counts: bool) -> ComparedClause:
    row = stored.clauses[clause_id]
    change = ClauseChange.SAME if row["text"] == text else ClauseChange.CHANGED
    if row["gone_on"] is not None:  # It has come back.
        change = ClauseChange.ADDED
    return _compare(stored, clause_id, change, after=text, counts=counts)


def _gone_after(
    stored: StoredList, match: list[str | None]
) -> defaultdict[str | None, list[ComparedClause]]:
    """What newly goes, behind the sentence after which it stood."""
    kept = set(match)
    found: defaultdict[str | None, list[ComparedClause]] = defaultdict(list)
    last = None
    for clause_id, row in stored.clauses.items():
        if clause_id in kept:
            last = clause_id
        elif row["gone_on"] is None:
            counts = row["number"] is not None
            found[last].append(
                _compare(stored, clause_id, ClauseChange.GONE, after="", counts=counts)
            )
    return found


def _compare(
    stored: StoredList, clause_id: str, change: ClauseChange, *, after: str, counts: bool
) -> ComparedClause:
    return ComparedClause(
        change=change,
        before=str(stored.clauses[clause_id]["text"]),
        after=after,
        clause_id=ClauseId(clause_id),
        actions=stored.actions.get(clause_id, 0),
        is_worked_on=clause_id in stored.worked_on,
        is_counted=counts,
    )


def _require_names(document: OfficialDocument) -> None:
    """Refuse what is read as a name of the paper and is a page of it."""
    no_longer(document.title or "", "来文标题", MOST_OF_A_TITLE)
    no_longer(document.doc_number or "", "文号")
    no_longer(document.issuer or "", "来文单位")


def _add_list(step: Step, document: OfficialDocument, year: int | None) -> TaskListId:
    ledger = step.ledger
    listed = year or document.year
    if listed is None:
        raise InvalidEntryError("没有写明是哪一年的任务清单，什么也没有导入。请填写年度后再导入。")
    list_id = new_list_id(document)
    while ledger.value("SELECT 1 FROM task_list WHERE id = ?", (list_id,)):
        list_id = TaskListId(made_id(list_id, document.title or ""))
    step.insert(
        "task_list",
        id=list_id,
        position=ledger.value("SELECT coalesce(max(position), -1) + 1 FROM task_list"),
        year=listed,
        kind=document.kind,
        title=document.title or "未命名任务清单",
        **_said(document),
    )
    return list_id


def _update_list(
    step: Step, document: OfficialDocument, list_id: TaskListId, year: int | None
) -> None:
    """What the document says of itself; what a copy leaves out stays as an older one said it."""
    before = next((each for each in read_task_lists(step.ledger) if each.id == list_id), None)
    if before is None:
        raise InvalidEntryError("要更新的任务清单已被删除，没有导入。请重新导入为新的任务清单。")
    said = _said(document) | {"title": document.title or "", "year": year or document.year or 0}
    if before.kind is not ListKind.OWN:  # The office's own stays its own, whatever file it is in.
        said["kind"] = document.kind
    step.update("task_list", list_id, **_differing(before, said))


def _differing(before: TaskList, said: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in said.items() if value and getattr(before, name) != value}


def _said(document: OfficialDocument) -> dict[str, object]:
    return {
        "issuer": document.issuer or "",
        "doc_number": document.doc_number or "",
        "issued_on": document.issued_date,
        "published_on": document.published_date,
        "report_by": document.report_deadline,
        "report_to": document.report_to or "",
        "report_form": "、".join(document.report_form),
        "report_subject": document.report_subject or "",
    }
