"""素材汇编: all raw outcomes by part and task, to write the report from.

Headings are real ones, so that the navigation pane of Word leads through it. What a unit reports
as finished is named as such; nothing is left out and nothing is polished.
"""

from collections.abc import Iterator
from datetime import date

from model.action_page import PageRow
from model.day_words import day_words
from model.entities import ProgressNote
from model.ledger import Ledger
from model.quarters import period_name
from model.raw_material import ActionMaterial, ClauseMaterial, ItemMaterial, read_raw_material
from model.words import DueKind, Progress
from model.year_facts import YearFacts, read_year_facts
from reports.document import Block, Document, Heading, Paragraph, Title
from reports.paper_parts import BLANK_LINE, margin_mark
from reports.report_texts import list_to_report
from reports.standing_prose import office_of, source_of, state, taken_on, until

MATERIAL = "素材汇编"


def material(ledger: Ledger, as_of: date) -> Document:
    """All there is to write from; raises InvalidEntryError when there is no list."""
    facts = read_year_facts(ledger, as_of, list_to_report(ledger))
    title = f"{facts.task_list.year}年度重点任务落实成效{MATERIAL}"
    return Document(
        title=title,
        blocks=(
            Title(text=title),
            BLANK_LINE,
            Paragraph(text=_about(facts)),
            *_parts(ledger, facts),
        ),
        author=office_of(facts.settings),
        subject=MATERIAL,
        mark=margin_mark(facts.settings),
        day=as_of,
    )


def _about(facts: YearFacts) -> str:
    total = facts.actions.total
    told = f"{source_of(facts.task_list)}{taken_on(facts.summary)}"
    if not total:
        return f"{told}尚未分解落实举措，没有素材。"
    return (
        f"{told}共分解落实举措{total}项。{until(facts.as_of)}，{state(facts.summary)}"
        "以下按来文顺序逐项列出，供起草报告选用；标有“写入报告”的成效摘要用于成效报告。"
    )


def _parts(ledger: Ledger, facts: YearFacts) -> Iterator[Block]:
    for part in read_raw_material(ledger, facts):
        yield Heading(level=1, text=part.title)
        for item in part.items:
            yield from _item(item, facts.as_of)


def _item(item: ItemMaterial, as_of: date) -> Iterator[Block]:
    if item.title:
        yield Heading(level=2, text=item.title)
    number = 0
    for clause in item.clauses:
        yield Paragraph(lead=_source(clause), text=clause.clause.text)
        for action in clause.actions:
            number += 1
            yield Heading(level=3, text=f"{number}.{action.page_row.action.text}")
            yield from _action(action, as_of)


def _source(clause: ClauseMaterial) -> str:
    goal = f"（{clause.goal}）" if clause.goal else ""
    number = clause.clause.number
    return f"原文{goal}：" if number is None else f"原文第{number}句{goal}："


def _action(material: ActionMaterial, as_of: date) -> Iterator[Block]:
    row = material.page_row
    yield Paragraph(lead="办理状态：", text=_standing(row))
    yield Paragraph(lead=_outcome_lead(row), text=row.action.outcome or "尚未填写。")
    for note in material.notes:
        yield from _note(note)
    if material.evidence:
        names = "；".join(f"{number}　{name}" for number, name in material.evidence)
        yield Paragraph(lead="佐证材料：", text=f"{names}。")


def _standing(row: PageRow) -> str:
    action, shown = row.action, row.row
    told = [
        f"牵头单位{shown.lead_unit or '未定'}",
        f"配合单位{shown.cooperating_units}" if shown.cooperating_units else "",
        f"完成时限{action.due_text or '未定'}",
        _progress(row),
        f"亮灯{shown.lamp}",
    ]
    return "；".join(part for part in told if part) + "。"


def _progress(row: PageRow) -> str:
    if row.row.progress is Progress.CONFIRMED and row.row.confirmed_on is not None:
        return f"{day_words(row.row.confirmed_on)}确认办结"
    if row.action.due_kind is DueKind.LONG_TERM:
        return row.row.progress  # its time limit says that it goes on
    if row.row.progress is Progress.REPORTED:
        return f"{row.row.progress}（待核实）"
    return row.row.progress


def _outcome_lead(row: PageRow) -> str:
    if not row.action.outcome:
        return "成效摘要："
    return "成效摘要（写入报告）：" if row.action.in_report else "成效摘要（不写入报告）："


def _note(note: ProgressNote) -> Iterator[Block]:
    """What was written of one period; what was left empty is not told."""
    told = [
        _sentence(note.done),
        f"存在问题：{_sentence(note.problems)}" if note.problems else "",
        f"下一步措施：{_sentence(note.next_steps)}" if note.next_steps else "",
    ]
    if words := "".join(told):
        yield Paragraph(lead=f"{period_name(note.period)}进展：", text=words)


def _sentence(text: str) -> str:
    bare = text.strip()
    return bare if not bare or bare[-1] in "。！？；" else f"{bare}。"
