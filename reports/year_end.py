"""The year-end report (成效报告): from the answers of the ledger to a Document.

The text never says more than the data: what a unit reports as finished is not called finished
before the office has confirmed it. A section without anything to say is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from model.completeness import Gap, find_missing
from model.day_words import day_words
from model.entities import TaskList
from model.errors import InvalidEntryError
from model.evidence import read_evidence_in_order
from model.ledger import Ledger
from model.report_facts import Difficulty, ItemFacts, Reported, ReportFacts, read_report_facts
from model.settings import Settings, read_settings
from model.summary import Summary, summarise
from model.task_lists import reported_list
from model.words import Lamp, Progress, Triage
from reports.document import (
    Addressee,
    Annex,
    AttachmentList,
    Block,
    Column,
    ColumnKind,
    Document,
    Heading,
    Note,
    Paragraph,
    Signature,
    Table,
    Title,
)
from reports.ledger_tables import progress_table
from reports.prose import enumeration, listed, numeral, percentage

_NATIONAL_OFFICE = "国家知识产权局"
_BLANK_OFFICE = "×××知识产权局"
_DRAFT = "（送审稿）"
_POINTS_IN_A_PARAGRAPH = 3
_UNASSIGNED = {Gap.NO_LEAD, Gap.NO_POST, Gap.NO_DUE}
SAMPLE_MARK = "演示数据：单位、人员和数字均为虚构"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    task_list: TaskList
    settings: Settings
    summary: Summary
    report: ReportFacts
    all_assigned: bool

    @property
    def office(self) -> str:
        return self.settings.office_full_name or _BLANK_OFFICE


def year_end_report(ledger: Ledger, as_of: date) -> Document:
    """The report with its annexes, as it stands on a day.

    Raises InvalidEntryError when the ledger holds no official list to report on.
    """
    task_list = list_to_report(ledger)
    facts = _Facts(
        task_list=task_list,
        settings=read_settings(ledger),
        summary=summarise(ledger, as_of, task_list.id),
        report=read_report_facts(ledger, as_of, task_list.id),
        all_assigned=not {missing.gap for missing in find_missing(ledger, as_of)} & _UNASSIGNED,
    )
    annexes = _annexes(ledger, facts)
    title = f"{facts.office}关于报送{facts.task_list.year}年{_subject(facts.task_list)}的报告"
    return Document(
        title=title,
        blocks=(
            Title(text=title, draft_mark=_DRAFT),
            Addressee(_addressee(task_list)),
            _opening(facts),
            *_sections(facts),
            Paragraph(text="特此报告。"),
            AttachmentList(tuple(annex.title for annex in annexes)),
            Signature(office=facts.office, day=None),
            *_contact(facts.settings),
        ),
        annexes=annexes,
        author=facts.office,
        subject=_subject(facts.task_list),
        mark=SAMPLE_MARK if facts.settings.is_sample else None,
    )


def list_to_report(ledger: Ledger) -> TaskList:
    """The list on which the office reports; without any there is nothing to report."""
    task_list = reported_list(ledger)
    if task_list is None:
        raise InvalidEntryError("台账中还没有任务清单，没有生成材料。请先读入任务清单。")
    return task_list


def _addressee(task_list: TaskList) -> str:
    """主送: the office that asks; a department of the national office stands for the office."""
    if task_list.report_to.startswith(_NATIONAL_OFFICE):
        return _NATIONAL_OFFICE
    return task_list.issuer or task_list.report_to or "×××"


def _subject(task_list: TaskList) -> str:
    return task_list.report_subject or "重点任务落实成效"


def _opening(facts: _Facts) -> Paragraph:
    task_list = facts.task_list
    number = f"（{task_list.doc_number}）" if task_list.doc_number else ""
    return Paragraph(
        text=f"根据《{task_list.title}》{number}要求，"
        f"现将{task_list.year}年{_subject(task_list)}报告如下。"
    )


def _sections(facts: _Facts) -> list[Block]:
    sections = [
        ("总体情况", _overview(facts)),
        ("主要目标完成情况", _goals(facts.report.goals)),
        ("重点任务落实成效", _chapters(facts.report)),
        ("存在问题", _problems(facts.report.difficulties)),
        ("下一步打算", _next_steps(facts.report.difficulties)),
    ]
    blocks: list[Block] = []
    present = ((title, content) for title, content in sections if content)
    for number, (title, content) in enumerate(present, start=1):
        blocks.append(Heading(level=1, text=f"{numeral(number)}、{title}"))
        blocks += content
    return blocks


def _overview(facts: _Facts) -> list[Block]:
    summary = facts.summary
    paragraphs = [Paragraph(text=_taken_on(facts))]
    if summary.actions.total:
        paragraphs.append(Paragraph(text=_state(summary)))
    return list(paragraphs)


def _taken_on(facts: _Facts) -> str:
    triage = facts.summary.by_triage
    parts = listed(
        [
            f"{word}{triage[word]}条"
            for word in (Triage.PROVINCE, Triage.ASSIST, Triage.NATIONAL, Triage.PENDING)
            if triage[word]
        ]
    )
    studied = "" if triage[Triage.PENDING] else "经逐条研究，"
    extra = facts.summary.extra_taken
    more = f"，另将主要目标和工作要求中的{extra}条一并纳入落实" if extra else ""
    return (
        f"《{facts.task_list.title}》共有任务事项{facts.summary.clauses}条。"
        f"{studied}{parts}{more}。{_broken_down(facts)}"
    )


def _broken_down(facts: _Facts) -> str:
    total = facts.summary.actions.total
    if not total:
        return ""
    assigned = "，逐项明确牵头单位、责任岗位和完成时限" if facts.all_assigned else ""
    return f"在此基础上分解落实举措{total}项{assigned}。"


def _state(summary: Summary) -> str:
    actions, progress = summary.actions, summary.by_progress
    rate = f"，完成率{percentage(actions.rate)}" if actions.rate is not None else ""
    apart = f"（长期坚持的{actions.long_term}项不计入完成率）" if actions.long_term else ""
    others = listed(
        [
            _count("已报完成、正在核实", progress[Progress.REPORTED]),
            _count("推进中", progress[Progress.UNDER_WAY]),
            _count("拟调整", progress[Progress.TO_ADJUST]),
            _count("未启动", progress[Progress.NOT_STARTED]),
        ]
    )
    lamps = listed(
        [
            _count("逾期", actions.by_lamp[Lamp.LATE]),
            _count("临期", actions.by_lamp[Lamp.SOON]),
        ]
    )
    return (
        f"截至{day_words(summary.as_of)}，已办结{actions.done}项{rate}{apart}"
        + (f"；{others}" if others else "")
        + (f"。未办结举措中，{lamps}" if lamps else "")
        + "。"
    )


def _count(word: str, number: int) -> str:
    return f"{word}{number}项" if number else ""


def _goals(goals: Sequence[ItemFacts]) -> list[Block]:
    return [
        Paragraph(lead=f"（{numeral(at)}）{goal.title}。", text=_outcome_text(goal.outcomes))
        for at, goal in enumerate(goals, start=1)
    ]


def _chapters(report: ReportFacts) -> list[Block]:
    items = [item for chapter in report.chapters for item in chapter.items]
    return [
        Paragraph(
            lead=f"（{numeral(at)}）{item.title}。",
            text=_outcome_text(item.outcomes),
        )
        for at, item in enumerate(items, start=1)
    ]


def _outcome_text(outcomes: Sequence[Reported]) -> str:
    done = [reported.outcome for reported in outcomes if reported.is_done]
    running = [reported.outcome for reported in outcomes if not reported.is_done]
    text = enumeration(done) if done else ""
    if running:
        text += f"正在推进的工作：{enumeration(running)}"
    return text


def _problems(difficulties: Sequence[Difficulty]) -> list[Block]:
    told = [difficulty for difficulty in difficulties if difficulty.problems]
    return _points([_problem(difficulty) for difficulty in told])


def _problem(difficulty: Difficulty) -> str:
    unit = f"（{difficulty.lead_unit}牵头）" if difficulty.lead_unit else ""
    state = {Lamp.LATE: "逾期未办结", Lamp.SOON: "进度偏紧"}.get(difficulty.lamp, "拟作调整")
    return f"“{_bare(difficulty.text)}”{unit}{state}，{_bare(difficulty.problems)}"


def _next_steps(difficulties: Sequence[Difficulty]) -> list[Block]:
    steps = list(dict.fromkeys(_bare(d.next_steps) for d in difficulties if d.next_steps))
    return _points(steps)


def _points(sentences: Sequence[str]) -> list[Block]:
    """A few points run on in one paragraph; of many, each stands by itself, to be found again."""
    if len(sentences) <= _POINTS_IN_A_PARAGRAPH:
        return [Paragraph(text=enumeration(sentences))] if sentences else []
    return [
        Paragraph(text=f"{numeral(at)}是{_bare(sentence)}。")
        for at, sentence in enumerate(sentences, start=1)
    ]


def _bare(text: str) -> str:
    return text.strip().rstrip("。；")


def _contact(settings: Settings) -> list[Block]:
    if not settings.contact:
        return []
    phone = f"，电话：{settings.contact_phone}" if settings.contact_phone else ""
    return [Note(f"联系人：{settings.contact}{phone}")]


def _annexes(ledger: Ledger, facts: _Facts) -> tuple[Annex, ...]:
    tables = [progress_table(ledger, facts.summary.as_of, facts.task_list, office=facts.office)]
    evidence = _evidence_table(ledger)
    if evidence is not None:
        tables.append(evidence)
    return tuple(
        Annex(
            number=at if len(tables) > 1 else None,
            title=table.caption or table.name,
            blocks=(_without_caption(table),),
            landscape=len(table.columns) > 5,
        )
        for at, table in enumerate(tables, start=1)
    )


def _without_caption(table: Table) -> Table:
    # On paper the title of the annex is the caption of its table.
    return replace(table, caption=None)


def _evidence_table(ledger: Ledger) -> Table | None:
    rows = [
        (number, evidence.name, day_words(evidence.added_on), _size(evidence.size))
        for number, evidence in enumerate(read_evidence_in_order(ledger), start=1)
    ]
    if not rows:
        return None
    return Table(
        name="佐证材料目录",
        caption="佐证材料目录",
        columns=(
            Column(heading="编号", kind=ColumnKind.LABEL, width=4),
            Column(heading="材料名称", width=24),
            Column(heading="存入日期", kind=ColumnKind.LABEL, width=12),
            Column(heading="大小", kind=ColumnKind.LABEL, width=6),
        ),
        rows=lambda: rows,
        count=len(rows),
    )


def _size(size: int) -> str:
    """A file size as a reader takes it in: 812字节, 36KB, 1.2MB."""
    if size < 1024:
        return f"{size}字节"
    if size < 1024 * 1024:
        return f"{size // 1024}KB"
    return f"{size / 1024 / 1024:.1f}MB"
