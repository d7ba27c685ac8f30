"""The sections of the year-end report (成效报告章节): their order, titles, and the words in them.

Until the office changes the outline the usual one holds, and nothing of it is stored. A section
follows the draft until somebody writes into it.
"""

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

from model.entities import TaskListId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.report_entities import ReportSection, ReportSectionId
from model.step import Step
from model.store.values import clean_line, clean_text, read_as
from model.tidy_names import no_longer
from model.words import SectionKind

# The kinds whose words are a table made from the ledger.
TABLES = frozenset(
    {
        SectionKind.PROGRESS_TABLE,
        SectionKind.INDICATOR_TABLE,
        SectionKind.EVIDENCE_LIST,
        SectionKind.CONTACTS,
    }
)
ANNEXES = TABLES | {SectionKind.CASES, SectionKind.OWN_ANNEX}
_OWN = frozenset({SectionKind.OWN, SectionKind.OWN_ANNEX})
_USUAL = tuple(kind for kind in SectionKind if kind not in _OWN)
_LONGEST_TITLE = 40


def read_sections(ledger: Ledger, task_list_id: TaskListId) -> tuple[ReportSection, ...]:
    """The outline of the report on a list: its body, then its annexes."""
    rows = ledger.rows(
        "SELECT * FROM report_section WHERE task_list_id = ? ORDER BY position, id",
        (task_list_id,),
    )
    if not rows:
        return tuple(_usual(task_list_id, kind) for kind in _USUAL)
    return tuple(read_as(ReportSection, row) for row in rows)


def switch_section(step: Step, section: ReportSection, *, is_on: bool) -> None:
    """Let a section into the report, or leave it out; its words are kept."""
    _change(step, section, is_on=is_on)


def rename_section(step: Step, section: ReportSection, title: str) -> None:
    """Give a section a title of its own; the usual one of its kind, or none, gives that back."""
    _change(step, section, title=_tidy_title(section.kind, title))


def write_section(step: Step, section: ReportSection, text: str, basis: str) -> None:
    """Store what was written over the draft `basis`; the words of the draft follow it again."""
    require_text(section)
    text = clean_text(text).strip("\n")
    if text == basis and section.kind not in _OWN:
        follow_draft(step, section)
    else:
        _change(step, section, text=text, basis=basis)


def follow_draft(step: Step, section: ReportSection) -> None:
    """Give up what was written; the section follows the draft (恢复自动生成)."""
    _change(step, section, text=None, basis=None)


def move_section(step: Step, section: ReportSection, places: int) -> None:
    """Move a section up (negative) or down by so many places, within the body or the annexes."""
    sections = _stored(step, section.task_list_id)
    ids: list[str] = [each.id for each in sections]
    own = [
        each.id
        for each in sections
        if can_move(each) and (each.kind in ANNEXES) == (section.kind in ANNEXES)
    ]
    if section.id not in own:
        raise InvalidEntryError("导语总在正文开头，没有移动。")
    at = own.index(section.id)
    to = max(0, min(len(own) - 1, at + places))
    if to != at:
        target = own[to]
        ids.remove(section.id)
        ids.insert(ids.index(target) + (to > at), section.id)
        _number(step, ids)


def can_move(section: ReportSection) -> bool:
    """Whether a section can stand elsewhere; 导语 opens the report."""
    return section.kind is not SectionKind.OPENING


def add_section(
    step: Step, task_list_id: TaskListId, title: str, *, is_annex: bool = False
) -> ReportSectionId:
    """Add a section (自拟内容) at the end of the body, or an annex behind the others."""
    kind = SectionKind.OWN_ANNEX if is_annex else SectionKind.OWN
    sections = _stored(step, task_list_id)
    ids: list[str] = [each.id for each in sections]
    at = len(ids) if is_annex else sum(each.kind not in ANNEXES for each in sections)
    row_id = step.insert(
        "report_section", task_list_id=task_list_id, position=at + 1, kind=kind,
        title=_tidy_title(kind, title), text="", basis="",
    )  # fmt: skip
    ids.insert(at, row_id)
    _number(step, ids)
    return ReportSectionId(row_id)


def delete_section(step: Step, section: ReportSection) -> None:
    """Delete a section of the office's own; those of the usual outline are switched off."""
    if section.kind not in _OWN:
        raise InvalidEntryError("常用章节不能删除，没有改动。不用时取消勾选即可。")
    step.delete("report_section", section.id)


def restore_outline(step: Step, task_list_id: TaskListId) -> None:
    """Bring order, titles and ticks back to the usual ones; what was written stays."""
    sections = _stored(step, task_list_id)
    usual = list(SectionKind)
    ordered = sorted(sections, key=lambda each: (each.kind in ANNEXES, usual.index(each.kind)))
    for position, section in enumerate(ordered, 1):
        changed: dict[str, object] = {"position": position, "is_on": True}
        if section.kind not in _OWN:
            changed["title"] = ""
        step.update("report_section", section.id, **changed)


def can_delete(section: ReportSection) -> bool:
    """Whether a section is the office's own."""
    return section.kind in _OWN


def require_text(section: ReportSection) -> None:
    """Refuse to write into a table that the ledger makes."""
    if section.kind in TABLES:
        raise InvalidEntryError(
            f"《{section.shown_title}》由台账生成，不能直接改写，没有存入。请在台账中修改。"
        )


def _tidy_title(kind: SectionKind, title: str) -> str:
    title = clean_line(title).replace("\n", " ")
    no_longer(title, "标题", _LONGEST_TITLE)
    if not title and kind in _OWN:
        raise InvalidEntryError("自拟的章节要有标题，没有存入。请写明标题。")
    return "" if title == kind else title


def _number(step: Step, ids: Sequence[str]) -> None:
    step.update_each("report_section", {each: {"position": n} for n, each in enumerate(ids, 1)})


def _change(step: Step, section: ReportSection, **values: object) -> None:
    _stored(step, section.task_list_id)
    step.update("report_section", section.id, **values)


def _stored(step: Step, task_list_id: TaskListId) -> Sequence[ReportSection]:
    """The outline, stored if it was not yet."""
    sections = read_sections(step.ledger, task_list_id)
    if not step.ledger.value(
        "SELECT count(*) FROM report_section WHERE task_list_id = ?", (task_list_id,)
    ):
        for position, section in enumerate(sections, 1):
            step.insert(
                "report_section",
                id=section.id,
                task_list_id=task_list_id,
                position=position,
                kind=section.kind,
            )
    return read_sections(step.ledger, task_list_id)


def _usual(task_list_id: TaskListId, kind: SectionKind) -> ReportSection:
    return ReportSection(
        id=_usual_id(task_list_id, kind),
        task_list_id=task_list_id,
        position=list(SectionKind).index(kind),
        kind=kind,
    )


def _usual_id(task_list_id: TaskListId, kind: SectionKind) -> ReportSectionId:
    """The same before a section is stored and after, so that what shows it keeps its place."""
    return ReportSectionId(str(uuid5(NAMESPACE_URL, f"zhize:{task_list_id}/{kind.value}")))
