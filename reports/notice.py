"""督办单: a notice for each unit that has something late, soon or unreported, with its reply.

The words follow how strongly the unit is reminded: 提醒, 催办 or 督办.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from model.day_words import day_words
from model.ledger import Ledger
from model.notices import Notice, NoticeRow, read_notices
from model.office_templates import read_templates
from model.quarters import period_name
from model.settings import Settings, read_settings
from model.unit_names import named_unit
from model.words import Lamp, Progress, ReminderKind
from reports.asking import asked, is_own
from reports.document import (
    Addressee,
    Block,
    Column,
    ColumnKind,
    Document,
    NewPage,
    Paragraph,
    Row,
    Table,
    Title,
)
from reports.due_column import DUE, with_dues
from reports.paper_parts import BLANK_LINE, margin_mark, signed
from reports.prose import listed
from reports.report_texts import list_to_report
from reports.standing_prose import office_of, until, urgency

NOTICE = "督办单"
_LABEL = ColumnKind.LABEL
_COLUMNS = (
    Column(heading="序号", kind=_LABEL, width=3),
    Column(heading="亮灯", kind=ColumnKind.LAMP, width=4.5),
    Column(heading="重点任务（原文）", width=15),
    Column(heading="落实举措", width=13),
    DUE,
    Column(heading="事由", width=8),
)
_REPLY_COLUMNS = (
    Column(heading="序号", kind=_LABEL, width=3),
    Column(heading="落实举措", width=12),
    Column(heading="进展情况", width=11),
    Column(heading="存在问题及原因", width=10),
    Column(heading="下一步措施和预计完成时间", width=11),
)
# Lines in which the unit writes by hand: so many fill the sheet, and so many each has at least.
_LINES, _LEAST, _MOST = 32, 6, 14
# Who is asked, and for what.
_ASKED = {
    ReminderKind.HINT: ("", "按照完成时限抓紧推进"),
    ReminderKind.URGE: ("", "查明原因，采取措施，加快办理"),
    ReminderKind.ORDER: (
        "主要负责同志",
        "亲自过问，说明未按期办结的原因，明确措施和预计完成时间",
    ),
}


def notice(ledger: Ledger, as_of: date, *, unit: str = "") -> Document:
    """The notices of the day, each on pages of its own; for one unit when it is named.

    Raises InvalidEntryError when there is no list, or no unit of that name.
    """
    task_list = list_to_report(ledger)
    unit = unit and named_unit(ledger, unit)
    settings, year = read_settings(ledger), task_list.year
    signature = signed(task_list, settings, read_templates(ledger), day=as_of)
    notices = read_notices(ledger, as_of, task_list.id, unit=unit)
    title = f"{year}年度知识产权重点任务{NOTICE}"
    blocks: list[Block] = []
    for each in notices:
        blocks += [NewPage()] if blocks else []
        blocks += _notice(each, signature, settings, as_of, year=year)
    return Document(
        title=f"{title}（{unit}）" if unit else title,
        blocks=tuple(blocks)
        or (Title(text=title), BLANK_LINE, Paragraph(text=_nothing(unit, as_of))),
        author=office_of(settings),
        subject=NOTICE,
        mark=margin_mark(settings),
        day=as_of,
    )


def _nothing(unit: str, as_of: date) -> str:
    whose = f"{unit}没有" if unit else "没有"
    return f"{until(as_of)}，{whose}需要催办的逾期、临期和本期未报举措，不需要发出{NOTICE}。"


def _notice(
    each: Notice, signature: Sequence[Block], settings: Settings, as_of: date, *, year: int
) -> Iterator[Block]:
    again = f"第{each.number}次" if each.number > 1 else None
    yield Title(text=f"{year}年度知识产权重点任务{each.kind}单", below=again)
    yield Addressee(each.unit)
    yield Paragraph(text=_text(each, as_of, year=year))
    yield _table(each, settings, as_of)
    yield from signature
    yield _reply(each, settings)
    yield Paragraph(text="负责人签字：　　　　填报人：　　　　　年　月　日")


def _text(each: Notice, as_of: date, *, year: int) -> str:
    """What is asked, each count of what it says: a row may be pressing, unreported or both."""
    lamps = [row.row.lamp for row in each.rows if _is_pressing(row)]
    counts = [(lamp, lamps.count(lamp)) for lamp in _PRESSING if lamp in lamps]
    kinds = {each.unit_kind}
    yours, needs = ("你", "需") if is_own(kinds) else ("贵", "请")
    whose = (
        f"{until(as_of)}，{yours}单位牵头的{year}年度知识产权重点任务中，下列{len(each.rows)}项举措"
    )
    reply = f"于{day_words(each.reply_by)}前填写反馈表，由负责人签字后反馈。"
    who, what = _ASKED[each.kind]
    # An answer is asked for politely, whoever gives it; 要 would want somebody named.
    pushed, replied = f"{asked(who, kinds)}{what}", f"请{reply}"
    owed = f"未报送{period_name(each.period)}进展情况"
    if not counts:
        return f"{whose}尚{owed}。{replied}"
    told = listed([f"{lamp}{count}项" for lamp, count in counts])
    silent, total = sum(row.is_silent for row in each.rows), len(each.rows)
    if len(lamps) == total:
        pressing = f"{whose}需抓紧办理（{told}）{_also(silent, total, owed)}"
        return f"{pressing}。{pushed}，并{reply}"
    pressing = (
        f"{whose}均{owed}，其中{told}需抓紧办理"
        if silent == total
        else f"{whose}{needs}予办理：{told}需抓紧推进，{silent}项尚{owed}"
    )
    which = listed([lamp for lamp, _ in counts])
    return f"{pressing}。{which}举措{pushed}；各项举措{replied}"


_PRESSING = (Lamp.LATE, Lamp.SOON)


def _is_pressing(row: NoticeRow) -> bool:
    """Late or soon, unless a request for another time limit waits for its answer."""
    return row.row.lamp in _PRESSING and row.row.progress is not Progress.TO_ADJUST


def _also(silent: int, total: int, owed: str) -> str:
    if not silent:
        return ""
    if silent < total:
        return f"，其中{silent}项尚{owed}"
    return f"，且{'均' if total > 1 else '尚'}{owed}"


def _table(each: Notice, settings: Settings, as_of: date) -> Table:
    rows: list[Row] = [
        (
            number,
            row.row.lamp,
            row.row.clause_text,
            row.row.text,
            row.row.due.text if row.row.due else "未定",
            _why(row, each, settings, as_of),
        )
        for number, row in enumerate(each.rows, start=1)
    ]
    columns = with_dues(_COLUMNS, [str(row[4]) for row in rows])
    return Table(name=each.unit, columns=columns, rows=lambda: rows, count=len(rows))


def _why(row: NoticeRow, each: Notice, settings: Settings, as_of: date) -> str:
    told = [
        urgency(row.row, as_of, settings.soon_days),
        f"{period_name(each.period)}进展未报" if row.is_silent else "",
        "调整时限的申请待批准" if row.row.progress is Progress.TO_ADJUST else "",
        f"此前已催办{row.times}次" if row.times else "",
    ]
    return "\n".join(part for part in told if part)


def _reply(each: Notice, settings: Settings) -> Table:
    """The sheet that comes back, to be filled in and signed."""
    lines = min(max(_LINES // len(each.rows), _LEAST), _MOST)
    room = "\n".join("　" * lines)
    rows: list[Row] = [
        (number, row.row.text, room, "", "") for number, row in enumerate(each.rows, start=1)
    ]
    to_whom = "，".join(filter(None, (settings.contact, settings.contact_phone)))
    return Table(
        name=f"{each.unit}反馈表",
        caption=f"{each.unit}反馈表",
        subtitle=f"请于{day_words(each.reply_by)}前反馈{f'至：{to_whom}' if to_whom else ''}",
        columns=_REPLY_COLUMNS,
        rows=lambda: rows,
        on_new_page=True,
        count=len(rows),
    )
