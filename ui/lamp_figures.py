"""Columns and cells that count lamps (亮灯统计), the same on every page."""

from collections.abc import Callable
from fractions import Fraction

from model.deadlines import LampCounts
from model.number_words import percentage_done
from model.words import Lamp
from ui.figure_table import Figure, FigureColumn
from ui.lamps import lamp_role
from ui.share_bar import Share

_STRENGTH = {Lamp.NORMAL: 0.45, Lamp.NOT_DUE: 0.35}
_HEIGHT = {Lamp.LATE: 1.0, Lamp.SOON: 0.8, Lamp.NOT_DUE: 0.3}
LAMP_COLUMNS = (
    FigureColumn(heading="举措", sample="举措", is_number=True),
    *(FigureColumn(heading=str(lamp), sample=f"{lamp}", is_number=True) for lamp in Lamp),
    FigureColumn(heading="", sample="亮灯亮灯", is_bar=True, gives_way=True),
    FigureColumn(heading="完成率", sample="88/88  100.0%0", is_number=True),
)


def lamp_cells(counts: LampCounts, wanted: Callable[[Lamp | None], object]) -> list[Figure]:
    """All actions, each lamp, the lamps as a bar, 完成率; `wanted` says what a figure opens."""
    cells = [_count(counts.total, wanted(None))]
    cells += [_count(counts.by_lamp[lamp], wanted(lamp)) for lamp in Lamp]
    cells.append(Figure("", shares=lamp_shares(counts), tip=lamp_words(counts)))
    cells.append(_rate(counts))
    return cells


def lamp_shares(counts: LampCounts) -> list[Share]:
    """The lamps as parts of a bar: the more urgent, the higher."""
    return [
        Share(
            counts.by_lamp[lamp],
            lamp_role(lamp),
            strength=_STRENGTH.get(lamp, 1.0),
            height=_HEIGHT.get(lamp, 0.6),
        )
        for lamp in Lamp
    ]


def lamp_words(counts: LampCounts) -> str:
    """The lamps in words, for those who cannot see the bar."""
    return "，".join(f"{lamp} {counts.by_lamp[lamp]} 项" for lamp in Lamp if counts.by_lamp[lamp])


def rate_text(rate: Fraction | None) -> str:
    """完成率 as printed."""
    return "—" if rate is None else percentage_done(rate)


def rate_tip(counts: LampCounts) -> str:
    """How 完成率 is counted."""
    apart = f"，另有长期 {counts.long_term} 项不计" if counts.long_term else ""
    return f"已办结 {counts.done} 项，应办结 {counts.counted} 项{apart}"


def counted_text(counts: LampCounts) -> str:
    """Confirmed of those that can be finished: what a rate is a rate of."""
    return f"{counts.done}/{counts.counted}"


def _rate(counts: LampCounts) -> Figure:
    rate, told = rate_text(counts.rate), rate_tip(counts)
    words = rate if counts.rate is None else f"{counted_text(counts)}  {rate}"
    return Figure(words, tip=told, spoken=f"{rate}，{told}")


def _count(count: int, wanted: object) -> Figure:
    return Figure(str(count), wanted if count else None)
