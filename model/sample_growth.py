"""More or fewer actions for a sample of any size (示例规模): varied by seed, never nonsense.

What is made keeps the sentence, the stages and the prose of an action told in the files; place,
units, posts, figures, time limits and progress differ.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from model.quarters import period_end
from model.sample_office import (
    SampleAction,
    SampleNote,
    SampleOffice,
    SampleStage,
    SampleUnit,
)
from model.words import Progress, UnitKind

_Reword = Callable[[str], str]
_ZONES = (
    *("高新片区", "临港片区", "老城片区", "城南片区", "城北片区", "东部园区", "西部园区"),
    *("大学城", "科创走廊", "先进制造园", "现代农业园", "商贸物流园"),
)
# Words of time limits, their last day in 2023 and how often they are met.
_LIMITS: tuple[tuple[str, date | None, int], ...] = (
    ("6月底前", date(2023, 6, 30), 12),
    ("2023年8月底前", date(2023, 8, 31), 10),
    ("三季度末", date(2023, 9, 30), 16),
    ("10月底前", date(2023, 10, 31), 18),
    ("2023年11月底前", date(2023, 11, 30), 10),
    ("12月15日前", date(2023, 12, 15), 10),
    ("年底前", date(2023, 12, 31), 16),
    ("每季度", date(2023, 12, 31), 4),
    ("长期坚持", None, 4),
)
_STARTS = ("2023年3月", "4月", "2023年5月")
_SCALES = (0.2, 0.3, 0.5, 0.6, 0.8, 0.9, 1.1, 1.2)
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?=件|家|亿元|万元|场|项|次|名|户|份|人次)")
# Work that only the office of the whole province does.
_PROVINCIAL = re.compile("省|14市|市县|各市|分市|逐批|局长|部门|一市一案")


def thin_out(actions: Sequence[SampleAction], count: int | None) -> tuple[SampleAction, ...]:
    """At most `count` actions, spread evenly over the list; all of them without a count."""
    if count is None or count >= len(actions):
        return tuple(actions)
    return tuple(actions[at * len(actions) // count] for at in range(count))


def grow(office: SampleOffice, count: int, *, seed: int) -> Iterator[SampleAction]:
    """`count` further actions, the same ones for the same seed; no two texts are equal."""
    chance = random.Random(f"{seed} {count}")
    cities = [unit for unit in office.units if unit.kind is UnitKind.CITY]
    local = [told for told in office.actions if told.outcome and _is_local(told)]
    spots = [(city, zone, told) for city in cities for zone in _ZONES for told in local]
    chance.shuffle(spots)
    any_city = re.compile("|".join(_short(city) for city in cities))
    for at in range(count):
        city, zone, told = spots[at % len(spots)]
        reword = _rewording(any_city, _short(city), chance.choice(_SCALES))
        batch = at // len(spots)
        suffix = f"（第{batch + 1}批）" if batch else ""
        text = f"{_short(city)}市{zone}：{reword(told.text)}{suffix}"
        yield _vary(office, replace(told, text=text), city, reword, chance)


def _is_local(told: SampleAction) -> bool:
    return not any(
        _PROVINCIAL.search(text) for text in (told.text, told.quantified_target, told.outcome)
    )


def _short(city: SampleUnit) -> str:
    return city.name.removesuffix("市知识产权局")


def _rewording(any_city: re.Pattern[str], city: str, scale: float) -> _Reword:
    """Puts another city into a text and multiplies all its amounts alike."""
    return lambda text: _FIGURE.sub(
        lambda found: _amount(found[0], scale), any_city.sub(city, text)
    )


def _amount(figure: str, scale: float) -> str:
    if "." in figure:
        return f"{max(0.1, float(figure) * scale):.1f}"
    return str(max(1, round(int(figure) * scale)))


def _vary(
    office: SampleOffice,
    told: SampleAction,
    city: SampleUnit,
    reword: _Reword,
    chance: random.Random,
) -> SampleAction:
    lead = city if chance.random() < 0.7 else chance.choice(office.units)
    others = [unit.name for unit in office.units if unit is not lead]
    ((due, due_on, _),) = chance.choices(_LIMITS, [weight for *_, weight in _LIMITS])
    progress, confirmed_on = _standing(office.settings["as_of"], due, due_on, chance)
    outcome = reword(told.outcome)
    stages = [stage for stage in told.stages if not due_on or period_end(stage.quarter) <= due_on]
    return replace(
        told,
        lead=lead.name,
        cooperating=tuple(chance.sample(others, chance.randrange(4))),
        post=chance.choice(lead.posts).name,
        leader=_leader(office, lead, chance),
        start=chance.choice(_STARTS),
        due=due,
        quantified_target=reword(told.quantified_target),
        progress=progress,
        confirmed_on=confirmed_on,
        outcome=outcome if len(outcome) <= 80 else told.outcome,
        in_report=False,
        remark="",
        stages=tuple(_stage(stage, confirmed_on, reword, chance) for stage in stages),
        notes=tuple(_note(note, confirmed_on, reword) for note in told.notes[-1:]),
        evidence=(),
    )


def _leader(office: SampleOffice, lead: SampleUnit, chance: random.Random) -> str:
    if lead.kind in (UnitKind.CITY, UnitKind.PARTNER):
        return f"{lead.name}/{lead.posts[0].name}"
    return chance.choice(office.leaders[1:]).name


def _standing(
    as_of: date, due: str, due_on: date | None, chance: random.Random
) -> tuple[Progress, date | None]:
    """How far an action has come by the day of the sample, and since when it is confirmed."""
    luck = chance.random()
    if due_on is None or due.startswith("每"):
        return Progress.UNDER_WAY, None
    if due_on <= as_of and luck < 0.92:
        return Progress.CONFIRMED, due_on - timedelta(days=chance.randrange(25))
    if due_on > as_of and luck < 0.2:
        return Progress.CONFIRMED, as_of - timedelta(days=chance.randrange(45))
    return (Progress.REPORTED if luck > 0.97 else Progress.UNDER_WAY), None


def _stage(
    stage: SampleStage, confirmed_on: date | None, reword: _Reword, chance: random.Random
) -> SampleStage:
    """The stage with other figures; what is confirmed has reached all its stages before."""
    day = period_end(stage.quarter) - timedelta(days=chance.randrange(20))
    if confirmed_on:
        day = min(day, confirmed_on)
    elif stage.reached_on is None or chance.random() < 0.04:
        return replace(stage, text=reword(stage.text), reached_on=None)
    return replace(stage, text=reword(stage.text), reached_on=day)


def _note(note: SampleNote, confirmed_on: date | None, reword: _Reword) -> SampleNote:
    """The note with other figures; what is confirmed has no problems left."""
    done = reword(note.done)
    if confirmed_on:
        return SampleNote(period=note.period, done=done)
    return replace(note, done=done)
