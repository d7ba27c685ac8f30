"""What the sample office did in November (示例的督办): notes of the month, reminders, the plan.

It is made from what the sample files tell, after everything else, so that their ids stay.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone

from model.entities import LocalActionId
from model.ledger import Ledger
from model.progress import record_note
from model.reminders import remind
from model.standing import Chase, Standing, chased, ids_of, read_standings
from model.submission_plan import read_plan, set_plan
from model.words import ReminderKind

_AFTERNOON = time(16, 20, tzinfo=timezone(timedelta(hours=8)))
# Since when the office notes here whom it reminded; earlier calls were noted on this day.
_NOTED_SINCE = date(2023, 11, 17)
_AS_OF = date(2023, 11, 20)
_ROUNDS = (
    (date(2023, 10, 11), Chase.LATE, ReminderKind.URGE, "电话", "请说明未完成的原因和预计完成时间"),
    (date(2023, 11, 3), Chase.LATE, ReminderKind.URGE, "书面", ""),
    (date(2023, 11, 16), Chase.SOON, ReminderKind.HINT, "微信", "月底前到期，请按时报送成果"),
    (date(2023, 11, 17), Chase.LATE, ReminderKind.ORDER, "书面", "已报分管局领导"),
)


@contextmanager
def on_day(ledger: Ledger, day: date) -> Iterator[None]:
    """Let the clock of the sample stand at the afternoon of a day, as it was in the office."""
    kept = ledger.now
    ledger.now = lambda: datetime.combine(day, _AFTERNOON)
    try:
        yield
    finally:
        ledger.now = kept


def add_chasing(ledger: Ledger, action_ids: Sequence[LocalActionId]) -> None:
    """Remind, note what half of the units said of November, tick off the plan."""
    for day, chase, kind, manner, remark in _ROUNDS:
        _remind_units(ledger, day, chase, kind=kind, manner=manner, remark=remark)
    _note_november(ledger, set(action_ids))
    plan = read_plan(ledger)
    if plan is None or not plan.days:
        return
    first = replace(plan.days[0], done_on=date(2023, 11, 14))
    with on_day(ledger, date(2023, 11, 17)), ledger.step("调整倒排计划") as step:
        set_plan(step, plan.task_list_id, plan.report_by, [first, *plan.days[1:]])


def _remind_units(
    ledger: Ledger, day: date, chase: Chase, *, kind: ReminderKind, manner: str, remark: str
) -> None:
    of_unit: dict[str, list[Standing]] = {}
    for each in chased(read_standings(ledger, day), chase):
        if each.unit_id is not None:
            of_unit.setdefault(each.unit_id, []).append(each)
    for found in list(of_unit.values())[:3]:
        name = ledger.value("SELECT name FROM unit WHERE id = ?", (found[0].unit_id,))
        label = f"{kind}：{name}（{len(found)}项）"
        with on_day(ledger, max(day, _NOTED_SINCE)), ledger.step(label) as step:
            remind(
                step,
                ids_of(found),
                kind=kind,
                on=day,
                unit_id=found[0].unit_id,
                manner=manner,
                remark=remark,
            )


def _note_november(ledger: Ledger, told: set[LocalActionId]) -> None:
    """Every other action that owed a note got one, which goes on from the last."""
    owing = [
        each
        for each in chased(read_standings(ledger, _AS_OF), Chase.SILENT)
        if each.id in told and each.lamp_before == each.lamp
    ]
    with on_day(ledger, date(2023, 11, 17)), ledger.step("登记进展（2023年11月）") as step:
        for each in owing[::2]:
            row = ledger.rows(_LAST_NOTE, (each.id,))
            if row and row[0]["next_steps"]:
                record_note(
                    step,
                    each.id,
                    period="2023-11",
                    done="按10月计划继续推进，各项措施正在逐项落实。",
                    problems=row[0]["problems"],
                    next_steps=row[0]["next_steps"],
                )


_LAST_NOTE = (
    "SELECT problems, next_steps FROM progress_note WHERE action_id = ? "
    "ORDER BY period_ends_on DESC LIMIT 1"
)
