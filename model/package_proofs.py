"""The evidence of a filing, numbered by task (佐证材料编号 03-1): each content once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from model.action_page import PAGE, PageRow, read_page
from model.entities import Evidence, EvidenceId, TaskListId
from model.evidence import evidence_numbers
from model.files.names import file_name
from model.ledger import Ledger
from model.list_sources import sources_in
from model.store.values import read_as

FOLDER = "佐证材料"
_MOST_BYTES = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledProof:
    """One proof of one task: `task` is 序号 of 任务清单落实情况表, `listed` its number there.

    `same_as` names the place of a content that stands under an earlier task already.
    """

    number: str
    task: int
    action: str
    evidence: Evidence
    listed: int | None
    same_as: str = ""

    @property
    def path(self) -> str:
        """Where it stands in the package."""
        return f"{FOLDER}/{short_file_name(f'{self.number} {self.evidence.name}')}"


def read_filed_proofs(
    ledger: Ledger, as_of: date, task_list_id: TaskListId
) -> tuple[FiledProof, ...]:
    """What proves the actions of a list, in the order of the paper."""
    rows = list(_tasks(ledger, as_of, task_list_id))
    width = max(2, len(str(max((task for task, _ in rows), default=1))))
    proofs = {
        EvidenceId(row["id"]): read_as(Evidence, row)
        for row in ledger.rows("SELECT * FROM evidence")
    }
    listed = evidence_numbers(ledger)
    places: dict[str, str] = {}
    told: dict[tuple[int, str], int] = {}
    counts: dict[int, int] = {}
    found: list[FiledProof] = []
    for task, row in rows:
        for evidence_id in row.evidence_ids:
            evidence = proofs[evidence_id]
            if (task, evidence.sha256) in told:  # two actions of one task
                continue
            same_as = places.get(evidence.sha256, "")
            counts[task] = told[task, evidence.sha256] = counts.get(task, 0) + 1
            number = f"{task:0{width}}-{counts[task]}"
            places.setdefault(evidence.sha256, number)
            found.append(
                FiledProof(
                    number=number,
                    task=task,
                    action=row.action.text,
                    evidence=evidence,
                    listed=listed.get(evidence_id),
                    same_as=same_as,
                )
            )
    return tuple(found)


def short_file_name(name: str) -> str:
    """A file name with room for the folders above it (Windows counts the whole path)."""
    safe = file_name(name)
    stem, dot, suffix = safe.rpartition(".")
    if not dot or len(suffix) > 11:
        stem, dot, suffix = safe, "", ""
    room = _MOST_BYTES - len((dot + suffix).encode())
    cut = stem.encode()[:room].decode("utf-8", "ignore").rstrip(" .")
    return cut + dot + suffix


def _tasks(ledger: Ledger, as_of: date, task_list_id: TaskListId) -> Iterator[tuple[int, PageRow]]:
    """Each action with 序号, counted as 任务清单落实情况表 counts its sentences."""
    sources = sources_in(ledger, task_list_id)
    ids = list(sources)
    number, clause_id = 0, None
    for start in range(0, len(ids), PAGE):
        for row in read_page(ledger, ids[start : start + PAGE], as_of, sources):
            if row.row.clause_id != clause_id:
                number, clause_id = number + 1, row.row.clause_id
            yield number, row
