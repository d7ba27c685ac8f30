"""Task lists in the ledger (任务清单): how a document enters, and what the office notes of it.

Ids of what is read are made from document number, place and text, so that two offices that read
the same paper hold the same ids.
"""

import uuid
from dataclasses import dataclass, field

from model.entities import TaskList, TaskListId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.reading.document import (
    OfficialDocument,
    ReadChapter,
    ReadDeadline,
    ReadGroup,
    ReadItem,
    ReadResponsibility,
    ReadTarget,
)
from model.step import Step
from model.store.values import clean_text, read_as
from model.words import ListKind, ResponsibilityRole

_NAMESPACE = uuid.UUID("6b1f2f0a-51cb-4d0e-9a44-7f6f3d1f4c11")


def add_task_list(step: Step, document: OfficialDocument, *, year: int | None = None) -> TaskListId:
    """Store an official document; raises InvalidEntryError when the ledger holds it already."""
    title = document.title or "未命名任务清单"
    list_id = TaskListId(_id("", document.doc_number or _words_of(document)))
    if step.ledger.value("SELECT 1 FROM task_list WHERE id = ?", (list_id,)):
        raise InvalidEntryError(
            f"台账中已有《{title}》（{document.doc_number or '无文号'}），没有重复读入。"
            "请直接在任务清单中查看。"
        )
    listed_year = year or document.year or step.ledger.now().year
    step.insert(
        "task_list",
        id=list_id,
        position=_next_position(step.ledger),
        year=listed_year,
        kind=document.kind,
        title=title,
        issuer=document.issuer or "",
        doc_number=document.doc_number or "",
        issued_on=document.issued_date,
        published_on=document.published_date,
        report_by=document.report_deadline,
        report_to=document.report_to or "",
        report_form="、".join(document.report_form),
        report_subject=document.report_subject or "",
    )
    _Writer(step, list_id).write_chapters(document.chapters)
    return list_id


def change_task_list(step: Step, task_list_id: TaskListId, **fields: object) -> None:
    """Change what the office notes of a list (收文编号、办理时限、拟办意见、领导批示 …)."""
    step.update("task_list", task_list_id, **fields)


def read_task_lists(ledger: Ledger) -> tuple[TaskList, ...]:
    """All lists in the order of the ledger."""
    rows = ledger.rows("SELECT * FROM task_list ORDER BY position, id")
    return tuple(read_as(TaskList, row) for row in rows)


def reported_list(ledger: Ledger) -> TaskList | None:
    """The official list on which the office reports: the newest that asks for a report."""
    lists = [entry for entry in read_task_lists(ledger) if entry.kind is not ListKind.OWN]
    return max(lists, key=lambda entry: (entry.report_by is not None, entry.year), default=None)


@dataclass(slots=True)
class _Writer:
    """Walks a document and counts places: sentences run through the whole list."""

    step: Step
    list_id: TaskListId
    position: int = 0
    number: int = 0
    group_ids: dict[ReadGroup, str] = field(default_factory=dict)

    def write_chapters(self, chapters: tuple[ReadChapter, ...]) -> None:
        for place, chapter in enumerate(chapters):
            chapter_id = _id(self.list_id, f"chapter {place} {chapter.title}")
            self.step.insert(
                "chapter",
                id=chapter_id,
                task_list_id=self.list_id,
                position=place,
                number=chapter.number or "",
                title=chapter.title,
            )
            self.group_ids.clear()
            for item_place, item in enumerate(chapter.items):
                self._write_item(chapter_id, item_place, item)

    def _write_item(self, chapter_id: str, place: int, item: ReadItem) -> None:
        item_id = _id(chapter_id, f"item {place} {item.text}")
        self.step.insert(
            "task_item",
            id=item_id,
            chapter_id=chapter_id,
            task_group_id=self._group_id(chapter_id, item.group),
            position=place,
            number=item.number or "",
            title=item.title or "",
            text=item.text,
            is_task=item.is_task,
        )
        notes = [self._write_note(item_id, at, note) for at, note in enumerate(item.responsible)]
        closed_by = {at: notes[run.responsible] for run in item.segments for at in run.sentences}
        clause_ids = [
            self._write_clause(
                item_id,
                text,
                responsibility_id=closed_by.get(at),
                is_counted=item.is_task,
            )
            for at, text in enumerate(item.sentences)
        ]
        self._write_targets(clause_ids, item.targets)
        self._write_deadlines(clause_ids, item.deadlines)
        self._write_goals(item_id, item)

    def _write_goals(self, item_id: str, item: ReadItem) -> None:
        for place, goal in enumerate(item.subitems):
            goal_id = _id(item_id, f"goal {place} {goal.title}")
            self.step.insert(
                "goal", id=goal_id, task_item_id=item_id, position=place, title=goal.title
            )
            clause_ids = [
                self._write_clause(item_id, text, goal_id=goal_id, is_counted=False)
                for text in goal.sentences
            ]
            self._write_targets(clause_ids, goal.targets)

    def _group_id(self, chapter_id: str, group: ReadGroup | None) -> str | None:
        if group is None:
            return None
        if group not in self.group_ids:
            place = len(self.group_ids)
            self.group_ids[group] = self.step.insert(
                "task_group",
                id=_id(chapter_id, f"group {place} {group.title}"),
                chapter_id=chapter_id,
                position=place,
                number=group.number,
                title=group.title,
            )
        return self.group_ids[group]

    def _write_note(self, item_id: str, place: int, note: ReadResponsibility) -> str:
        note_id = self.step.insert(
            "responsibility",
            id=_id(item_id, f"note {place} {note.text}"),
            task_item_id=item_id,
            position=place,
            text=note.text,
            mode=note.mode,
            is_open_ended=note.open_ended,
        )
        for at, name in enumerate(note.units):
            leads = name in note.lead
            self.step.insert(
                "responsibility_unit",
                id=_id(note_id, f"unit {at} {name}"),
                responsibility_id=note_id,
                position=at,
                name=name,
                role=ResponsibilityRole.LEAD if leads else ResponsibilityRole.PARTICIPANT,
            )
        return note_id

    def _write_clause(
        self,
        item_id: str,
        text: str,
        *,
        is_counted: bool,
        responsibility_id: str | None = None,
        goal_id: str | None = None,
    ) -> str:
        self.position += 1
        if is_counted:
            self.number += 1
        return self.step.insert(
            "clause",
            id=_id(item_id, f"clause {self.position} {text}"),
            task_item_id=item_id,
            goal_id=goal_id,
            responsibility_id=responsibility_id,
            position=self.position,
            number=self.number if is_counted else None,
            text=text,
        )

    def _write_targets(self, clause_ids: list[str], targets: tuple[ReadTarget, ...]) -> None:
        for place, target in enumerate(targets):
            value, upper = target.value if isinstance(target.value, tuple) else (target.value, None)
            clause_id = clause_ids[target.sentence_index]
            self.step.insert(
                "target",
                id=_id(clause_id, f"target {place} {target.metric} {target.quote}"),
                clause_id=clause_id,
                position=place,
                quote=target.quote,
                metric=target.metric,
                op=target.op,
                value=value,
                upper_value=upper,
                unit=target.unit,
            )

    def _write_deadlines(self, clause_ids: list[str], deadlines: tuple[ReadDeadline, ...]) -> None:
        for place, deadline in enumerate(deadlines):
            clause_id = clause_ids[deadline.sentence_index]
            self.step.insert(
                "deadline",
                id=_id(clause_id, f"deadline {place} {deadline.quote}"),
                clause_id=clause_id,
                position=place,
                quote=deadline.quote,
                due_kind=deadline.due.kind,
                due_on=deadline.due.day,
            )


def _words_of(document: OfficialDocument) -> str:
    """What tells papers without a number apart: issuer, title and all words."""
    items = (item.text for chapter in document.chapters for item in chapter.items)
    return "\n".join([document.issuer or "", document.title or "", *items])


def _next_position(ledger: Ledger) -> int:
    position: int = ledger.value("SELECT coalesce(max(position), -1) + 1 FROM task_list")
    return position


def _id(parent: str, place_and_text: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, clean_text(f"{parent}\n{place_and_text}")))
