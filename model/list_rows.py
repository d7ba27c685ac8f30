"""The rows that a task list should have: those of a new reading, under the ids of an older one."""

from collections import defaultdict
from datetime import date

from model.entities import TaskListId
from model.list_places import KnownIds, Spot, made_id
from model.reading.document import (
    OfficialDocument,
    ReadDeadline,
    ReadDetail,
    ReadGroup,
    ReadItem,
    ReadResponsibility,
    ReadTarget,
)
from model.store.values import Column, to_column
from model.stored_list import StoredList
from model.words import ResponsibilityRole

Rows = dict[str, dict[str, dict[str, Column]]]  # table → id → columns


def rows_of(
    document: OfficialDocument,
    list_id: TaskListId,
    stored: StoredList,
    known: KnownIds,
    *,
    today: date,
) -> Rows:
    """All rows below a list; `today` is the day on which sentences are found gone."""
    writer = _Writer(list_id, stored, known, today)
    writer.write(document)
    return writer.rows


class _Writer:
    """Walks a document and counts places: sentences run through the whole list."""

    def __init__(
        self, list_id: TaskListId, stored: StoredList, known: KnownIds, today: date
    ) -> None:
        self.rows: Rows = defaultdict(dict)
        self._list_id = list_id
        self._stored = stored
        self._known = known
        self._today = today
        self._position = 0
        self._number = 0
        self._sentence = 0
        self._going_on = {
            "chapter": set(known.chapters.values()),
            "task_group": set(known.groups.values()),
            "task_item": set(known.items.values()),
            "goal": set(known.goals.values()),
            "clause": {*known.clauses.values(), *known.gone},
        }
        self._gone_of: defaultdict[str, list[str]] = defaultdict(list)
        for clause_id in known.gone:
            self._gone_of[str(stored.clauses[clause_id]["task_item_id"])].append(clause_id)

    def write(self, document: OfficialDocument) -> None:
        for at, chapter in enumerate(document.chapters):
            chapter_id = self._put(
                "chapter",
                self._known.chapters.get((at,)),
                (self._list_id, f"chapter {at} {chapter.title}"),
                task_list_id=self._list_id,
                position=at,
                number=chapter.number or "",
                title=chapter.title,
            )
            groups: dict[ReadGroup, str] = {}
            for item_at, item in enumerate(chapter.items):
                self._write_item(chapter_id, (at, item_at), item, groups)
            self._keep_items(chapter_id, len(chapter.items), len(groups))
        self._keep_chapters(len(document.chapters))

    def _write_item(
        self, chapter_id: str, spot: Spot, item: ReadItem, groups: dict[ReadGroup, str]
    ) -> None:
        item_id = self._put(
            "task_item",
            self._known.items.get(spot),
            (chapter_id, f"item {spot[1]} {item.text}"),
            chapter_id=chapter_id,
            task_group_id=self._group_id(chapter_id, spot[0], item.group, groups),
            position=spot[1],
            number=item.number or "",
            title=item.title or "",
            text=item.text,
            is_task=item.is_task,
        )
        notes = [self._write_note(item_id, at, note) for at, note in enumerate(item.responsible)]
        closed_by = {at: notes[run.responsible] for run in item.segments for at in run.sentences}
        clause_ids = [
            self._write_clause(
                item_id, text, responsibility_id=closed_by.get(at), is_counted=item.is_task
            )
            for at, text in enumerate(item.sentences)
        ]
        self._write_targets(clause_ids, item.targets)
        self._write_deadlines(clause_ids, item.deadlines)
        self._write_details(clause_ids, item.details)
        self._write_goals(item_id, spot, item)
        self._keep_clauses(item_id)

    def _write_goals(self, item_id: str, spot: Spot, item: ReadItem) -> None:
        for place, goal in enumerate(item.subitems):
            goal_id = self._put(
                "goal",
                self._known.goals.get((*spot, place)),
                (item_id, f"goal {place} {goal.title}"),
                task_item_id=item_id,
                position=place,
                title=goal.title,
            )
            clause_ids = [
                self._write_clause(item_id, text, goal_id=goal_id, is_counted=False)
                for text in goal.sentences
            ]
            self._write_targets(clause_ids, goal.targets)

    def _group_id(
        self,
        chapter_id: str,
        chapter_at: int,
        group: ReadGroup | None,
        groups: dict[ReadGroup, str],
    ) -> str | None:
        if group is None:
            return None
        if group not in groups:
            place = len(groups)
            groups[group] = self._put(
                "task_group",
                self._known.groups.get((chapter_at, group)),
                (chapter_id, f"group {place} {group.title}"),
                chapter_id=chapter_id,
                position=place,
                number=group.number,
                title=group.title,
            )
        return groups[group]

    def _write_note(self, item_id: str, place: int, note: ReadResponsibility) -> str:
        note_id = self._put(
            "responsibility",
            None,
            (item_id, f"note {place} {note.text}"),
            task_item_id=item_id,
            position=place,
            text=note.text,
            mode=note.mode,
            is_open_ended=note.open_ended,
        )
        for at, name in enumerate(note.units):
            leads = name in note.lead
            self._put(
                "responsibility_unit",
                None,
                (note_id, f"unit {at} {name}"),
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
        self._position += 1
        self._number += is_counted
        clause_id = self._put(
            "clause",
            self._known.clauses.get(self._sentence),
            (item_id, f"clause {self._position} {text}"),
            task_item_id=item_id,
            goal_id=goal_id,
            responsibility_id=responsibility_id,
            position=self._position,
            number=self._number if is_counted else None,
            text=text,
            gone_on=None,
        )
        self._sentence += 1
        return clause_id

    def _write_targets(self, clause_ids: list[str], targets: tuple[ReadTarget, ...]) -> None:
        for place, target in enumerate(targets):
            value, upper = target.value if isinstance(target.value, tuple) else (target.value, None)
            clause_id = clause_ids[target.sentence_index]
            self._put(
                "target",
                None,
                (clause_id, f"target {place} {target.metric} {target.quote}"),
                clause_id=clause_id,
                position=place,
                quote=target.quote,
                metric=target.metric,
                op=target.op,
                value=value,
                upper_value=upper,
                unit=target.unit,
                scope=target.scope,
            )

    def _write_deadlines(self, clause_ids: list[str], deadlines: tuple[ReadDeadline, ...]) -> None:
        for place, deadline in enumerate(deadlines):
            clause_id = clause_ids[deadline.sentence_index]
            self._put(
                "deadline",
                None,
                (clause_id, f"deadline {place} {deadline.quote}"),
                clause_id=clause_id,
                position=place,
                quote=deadline.quote,
                due_kind=deadline.due.kind,
                due_on=deadline.due.day,
            )

    def _write_details(self, clause_ids: list[str], details: tuple[ReadDetail, ...]) -> None:
        for place, detail in enumerate(details):
            clause_id = clause_ids[detail.sentence_index]
            self._put(
                "clause_detail",
                None,
                (clause_id, f"detail {place} {detail.heading} {detail.text}"),
                clause_id=clause_id,
                position=place,
                heading=detail.heading,
                text=detail.text,
            )

    def _keep_clauses(self, item_id: str) -> None:
        """Sentences with local work that are gone stand behind the others, uncounted."""
        for clause_id in self._gone_of.pop(item_id, ()):
            self._position += 1
            stored = self._stored.clauses[clause_id]
            self._keep("goal", stored["goal_id"])
            self._keep("responsibility", stored["responsibility_id"])
            self.rows["clause"][clause_id] = stored | {
                "position": self._position,
                "number": None,
                "gone_on": stored["gone_on"] or to_column(self._today),
            }
            for table in ("target", "deadline", "clause_detail"):
                self.rows[table] |= self._stored.below.get((table, clause_id), {})

    def _keep(self, table: str, row_id: Column) -> None:
        if row_id is not None and str(row_id) not in self.rows[table]:
            self.rows[table][str(row_id)] = self._stored.rows[table][str(row_id)]
            if table == "responsibility":
                units = self._stored.below.get(("responsibility_unit", str(row_id)), {})
                self.rows["responsibility_unit"] |= units

    def _keep_items(self, chapter_id: str, position: int, group_position: int) -> None:
        """Tasks of which nothing but gone sentences is left stand behind those of the chapter."""
        left = [each for each in self._gone_of if each not in self._going_on["task_item"]]
        for item_id in [each for each in left if self._chapter_of(each) == chapter_id]:
            stored = self._stored.rows["task_item"][item_id]
            group_id = stored["task_group_id"]
            if group_id is not None and group_id not in self.rows["task_group"]:
                group = self._stored.rows["task_group"][str(group_id)]
                self.rows["task_group"][str(group_id)] = group | {"position": group_position}
                group_position += 1
            self.rows["task_item"][item_id] = stored | {"position": position}
            position += 1
            self._keep_clauses(item_id)

    def _keep_chapters(self, position: int) -> None:
        for chapter_id in dict.fromkeys(self._chapter_of(item_id) for item_id in self._gone_of):
            stored = self._stored.rows["chapter"][chapter_id]
            self.rows["chapter"][chapter_id] = stored | {"position": position}
            position += 1
            self._keep_items(chapter_id, 0, 0)

    def _chapter_of(self, item_id: str) -> str:
        return str(self._stored.rows["task_item"][item_id]["chapter_id"])

    def _put(
        self, table: str, known: str | None, named: tuple[str, str], /, **columns: object
    ) -> str:
        """Note a row under the id it had, or under a new one that nothing else has."""
        row_id = known
        if row_id is None:
            taken = self._going_on.get(table, set())
            row_id = made_id(*named)
            while row_id in self.rows[table] or row_id in taken:
                row_id = made_id(row_id, "again")
        self.rows[table][row_id] = {name: to_column(value) for name, value in columns.items()}
        return row_id
