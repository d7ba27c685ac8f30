"""佐证材料编号: what proves the actions, numbered by task; one number in every paper and package.

`07-2` is the second proof of 序号 7 of 任务清单落实情况表. What proves several tasks bears the
number of the first, and what was put in under two names is one piece.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from model.entities import ClauseId, Evidence, EvidenceId, LocalActionId, TaskListId
from model.files.names import short_file_name
from model.ledger import Ledger
from model.list_sources import sources_in
from model.sentence_places import sentence_places
from model.store.connection import Row
from model.store.values import read_as
from model.task_lists import reported_list

FOLDER = "佐证材料"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEvidence:
    """A piece of evidence under its number (编号), with what it proves in the list.

    `names` are those under which the same content was put in. `sentences` says where these stand
    in the paper: 三、（四）第12句, or under which goal or heading (五、工作要求) where sentences
    are not counted. `tasks` has the 序号 of each of the `actions`; `units` lead them.
    """

    number: str
    evidence: Evidence
    names: tuple[str, ...]
    sentences: tuple[str, ...]
    tasks: tuple[int, ...]
    actions: tuple[str, ...]
    units: tuple[str, ...]

    @property
    def path(self) -> str:
        """Where it stands in a package."""
        return f"{FOLDER}/{short_file_name(f'{self.number} {self.evidence.name}')}"


def evidence_numbers(ledger: Ledger, as_of: date) -> dict[EvidenceId, str]:
    """The number of each piece of evidence that was there on a day.

    The list that is reported on is counted as its paper counts it; the tasks of other lists
    follow, so that 工作台账 can name their evidence too.
    """
    reported = reported_list(ledger)
    tasks = _counted(sources_in(ledger, reported.id) if reported is not None else {})
    width = max(2, len(str(max(tasks.values(), default=1))))
    tasks |= _counted(_other_sources(ledger, tasks), after=max(tasks.values(), default=0))
    numbers: dict[str, str] = {}
    counts: Counter[int] = Counter()
    found: dict[EvidenceId, str] = {}
    for row in _links(ledger, as_of, tasks):
        if row["sha256"] not in numbers:
            task = tasks[row["action_id"]]
            counts[task] += 1
            numbers[row["sha256"]] = f"{task:0{width}}-{counts[task]}"
        found[row["id"]] = numbers[row["sha256"]]
    return found


def read_evidence_of_list(
    ledger: Ledger, as_of: date, task_list_id: TaskListId
) -> tuple[ListedEvidence, ...]:
    """What proves the actions of a list on a day, in the order of its tasks, each piece once."""
    numbers, sources = evidence_numbers(ledger, as_of), sources_in(ledger, task_list_id)
    tasks, sentences = _counted(sources), sentence_places(ledger, list(sources.values()))
    pieces: dict[str, list[Row]] = {}
    for row in _links(ledger, as_of, tasks):
        pieces.setdefault(numbers[row["id"]], []).append(row)
    return tuple(
        ListedEvidence(
            number=number,
            evidence=read_as(Evidence, rows[0]),
            names=_each_once(row["name"] for row in rows),
            sentences=_each_once(sentences[sources[row["action_id"]]] for row in rows),
            tasks=tuple(tasks[row["action_id"]] for row in rows),
            actions=tuple(row["text"] for row in rows),
            units=_each_once(row["unit"] for row in rows if row["unit"]),
        )
        for number, rows in pieces.items()
    )


def _counted(sources: Mapping[LocalActionId, ClauseId], after: int = 0) -> dict[LocalActionId, int]:
    """序号 of each action: sentences are counted, as 任务清单落实情况表 counts them."""
    number, last = after, None
    found: dict[LocalActionId, int] = {}
    for action_id, clause_id in sources.items():
        if clause_id != last:
            number, last = number + 1, clause_id
        found[action_id] = number
    return found


def _other_sources(
    ledger: Ledger, known: Mapping[LocalActionId, int]
) -> dict[LocalActionId, ClauseId]:
    rows = ledger.rows(
        "SELECT a.id, clause.id AS clause_id FROM local_action AS a "
        "JOIN action_clause AS source ON source.action_id = a.id AND source.is_primary = 1 "
        "JOIN clause ON clause.id = source.clause_id "
        "JOIN task_item ON task_item.id = clause.task_item_id "
        "JOIN chapter ON chapter.id = task_item.chapter_id "
        "JOIN task_list ON task_list.id = chapter.task_list_id "
        "ORDER BY task_list.position, clause.position, clause.id, a.position, a.id"
    )
    return {row["id"]: row["clause_id"] for row in rows if row["id"] not in known}


def _links(ledger: Ledger, as_of: date, order: Mapping[LocalActionId, int]) -> Iterator[Row]:
    """Which evidence proves which of these actions, in their order."""
    rows = ledger.rows(
        "SELECT evidence.*, link.action_id, a.text, unit.name AS unit "
        "FROM action_evidence AS link JOIN evidence ON evidence.id = link.evidence_id "
        "JOIN local_action AS a ON a.id = link.action_id "
        "LEFT JOIN unit ON unit.id = a.lead_unit_id "
        "WHERE evidence.added_on <= ? ORDER BY link.position, link.id",
        (as_of,),
    )
    places = {action_id: at for at, action_id in enumerate(order)}
    there = [row for row in rows if row["action_id"] in places]
    return iter(sorted(there, key=lambda row: places[row["action_id"]]))


def _each_once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
