"""How 进展督办 says things: how far off, when last heard of, how often reminded (用语)."""

from model.chase_rows import ChaseRow
from model.day_words import month_and_day
from model.quarters import period_name
from model.reminders import Reminded
from model.words import Lamp


def distance_text(row: ChaseRow, *, soon_days: int) -> str:
    """How far the time limit is off."""
    if row.days is None:
        return "—"
    if row.days < 0:
        return f"逾期 {-row.days} 天"
    if row.row.lamp is Lamp.SOON and row.days > soon_days:
        return "阶段未达"
    return f"还有 {row.days} 天"


def heard_text(row: ChaseRow) -> str:
    """The period of the last note and its first words."""
    if not row.heard_of:
        return "没有报过"
    return f"{short_period(row.heard_of)}：{row.heard}"


def short_period(period: str) -> str:
    """10月, 三季度: a period without its year."""
    return period_name(period).split("年")[1]


def reminded_text(reminded: Reminded | None) -> str:
    """11月18日 催办 · 2 次."""
    if reminded is None:
        return "—"
    return f"{month_and_day(reminded.last_on)} {reminded.last_kind} · {reminded.times} 次"


def times_text(reminded: Reminded | None) -> str:
    """已催办 n 次, as short as a column wants it."""
    return "—" if reminded is None else f"{reminded.times} 次"
