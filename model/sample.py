"""Builds the ledger of the fictitious 示例省知识产权局 (示例台账), at any size, reproducibly.

It goes through the same verbs as an office does, one named step after another: units, list,
take on, break down, what was reported in two quarters and a month, confirm, evidence, indicators.
"""

import random
import uuid
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path

from model.breakdown import add_action
from model.due import Due, parse_due
from model.entities import LocalActionId
from model.evidence import add_evidence
from model.ledger import Ledger
from model.list_update import import_list
from model.progress import confirm, record_note, set_progress
from model.quarters import period_end, period_name
from model.reading.document import OfficialDocument
from model.sample_adjustment import adjust_division, first_planned, read_former_leads
from model.sample_chasing import add_chasing, on_day
from model.sample_growth import grow, thin_out
from model.sample_indicators import add_sample_indicators
from model.sample_office import SampleAction, SampleOffice, read_sample_office
from model.sample_parts import split_sample
from model.sample_places import Places
from model.sample_recording import record_more
from model.settings import change_settings
from model.stages import reach_stage, set_stage
from model.step import Step
from model.task_lists import change_task_list
from model.triage import set_triage
from model.words import Progress

# The evening of the day up to which the sample counts, where a reproducible one is wanted.
SAMPLE_MOMENT = datetime(2023, 11, 20, 17, 30, tzinfo=timezone(timedelta(hours=8)))
_YEAR = 2023
# What was done by this day was confirmed on it; the rest in the week of the sample.
_CLOSED = date(2023, 11, 9)
_Written = list[tuple[SampleAction, LocalActionId]]


def seeded_ids(seed: int = 0) -> Callable[[], str]:
    """New ids that come again for the same seed, for a ledger that is to be the same each time."""
    bits = random.Random(seed)
    return lambda: str(uuid.UUID(int=bits.getrandbits(128), version=4))


def create_sample(
    path: Path, document: OfficialDocument, *, actions: int | None = None, seed: int = 0
) -> Ledger:
    """Make the sample at `path`, the same to the last id for the same size and seed.

    The ledger that is given keeps the clock of the sample: to work in it, open it anew.
    """
    ledger = Ledger.create(
        path, who=read_sample_office().clerk, now=lambda: SAMPLE_MOMENT, new_id=seeded_ids(seed)
    )
    try:
        fill_sample(ledger, document, actions=actions, seed=seed)
    except BaseException:
        ledger.close()
        path.unlink(missing_ok=True)
        raise
    return ledger


def fill_sample(
    ledger: Ledger, document: OfficialDocument, *, actions: int | None = None, seed: int = 0
) -> None:
    """Build the whole office into a fresh ledger, around the task list of 2023.

    Without `actions` it holds what the sample files tell; fewer are a spread selection, more are
    made from them by `seed`. The last step is final: 撤销 never takes the sample apart.
    """
    office = read_sample_office()
    told, former = thin_out(office.actions, actions), read_former_leads()
    with on_day(ledger, date(2023, 4, 3)), ledger.step("建立单位和岗位") as step:
        places = Places(office, step)
    with (
        on_day(ledger, date(2023, 4, 3)),
        ledger.step(f"读入任务清单（{document.doc_number}）") as step,
    ):
        change_task_list(step, import_list(step, document), **office.receipt)
    places.find_sentences(ledger)
    with on_day(ledger, date(2023, 4, 12)), ledger.step("任务认领") as step:
        for entry in office.triage:
            set_triage(step, [places.sentence(entry.source)], entry.triage, entry.reason)
    with on_day(ledger, date(2023, 4, 26)), ledger.step("任务分解") as step:
        written = [
            (action, _break_down(step, places, first_planned(action, former))) for action in told
        ]
    _record_year(ledger, office, written)
    if actions is not None and actions > len(told):
        with (
            on_day(ledger, date(2023, 4, 26)),
            ledger.step(f"扩充示例举措（{actions - len(told)}项）") as step,
            on_day(ledger, SAMPLE_MOMENT.date()),  # what is recorded with them came later
        ):
            for action in grow(office, actions - len(told), seed=seed):
                _write_whole(step, places, office.clerk, action)
    with on_day(ledger, date(2023, 4, 26)), ledger.step("拆分原文") as step:
        split_sample(step)
    with on_day(ledger, date(2023, 11, 10)), ledger.step("添加佐证材料") as step:
        _add_evidence(step, written)
    late = [each for each in written if (each[0].confirmed_on or _CLOSED) > _CLOSED]
    _close_all(ledger, office, late, date(2023, 11, 17))
    add_chasing(ledger, [action_id for _, action_id in written])
    adjust_division(ledger, places, written, former)
    record_more(ledger)
    add_sample_indicators(ledger, places)
    with ledger.step("设定局名和演示日期", is_final=True) as step:
        change_settings(step, **office.settings)


def _break_down(step: Step, places: Places, action: SampleAction) -> LocalActionId:
    action_id = add_action(
        step,
        clause_ids=[places.sentence(source) for source in action.sources],
        text=action.text,
        due=_due(action.due),
        cooperating_unit_ids=[places.units[name] for name in action.cooperating],
        lead_unit_id=places.units[action.lead],
        post_id=places.posts[f"{action.lead}/{action.post}"],
        leader_post_id=places.posts[action.leader],
        start_text=action.start,
        start_on=_start(action.start),
        deliverable=action.deliverable,
        quantified_target=action.quantified_target,
        outcome=action.outcome,
        in_report=action.in_report,
        remark=action.remark,
    )
    for stage in action.stages:
        set_stage(step, action_id, period_end(stage.quarter), stage.text)
    return action_id


def _record_year(ledger: Ledger, office: SampleOffice, written: _Written) -> None:
    """What was reported, period by period, and then what the office confirmed."""
    periods = {note.period for action, _ in written for note in action.notes}
    for period in sorted(periods, key=period_end):
        told_on = period_end(period) + timedelta(days=9)
        with on_day(ledger, told_on), ledger.step(f"登记进展（{period_name(period)}）") as step:
            for action, action_id in written:
                _record(step, action_id, action, [period])
    early = [each for each in written if (each[0].confirmed_on or _CLOSED) <= _CLOSED]
    _close_all(ledger, office, early, _CLOSED)


def _close_all(ledger: Ledger, office: SampleOffice, written: _Written, day: date) -> None:
    with on_day(ledger, day), ledger.step("核实办结") as step:
        for action, action_id in written:
            _close(step, office.clerk, action_id, action)


def _write_whole(step: Step, places: Places, clerk: str, action: SampleAction) -> None:
    action_id = _break_down(step, places, action)
    _record(step, action_id, action, [note.period for note in action.notes])
    _close(step, clerk, action_id, action)


def _record(
    step: Step, action_id: LocalActionId, action: SampleAction, periods: Iterable[str]
) -> None:
    wanted = set(periods)
    for note in action.notes:
        if note.period in wanted:
            record_note(
                step,
                action_id,
                period=note.period,
                done=note.done,
                problems=note.problems,
                next_steps=note.next_steps,
            )


def _close(step: Step, clerk: str, action_id: LocalActionId, action: SampleAction) -> None:
    """The state on the day of the sample: stages reached, progress, confirmation."""
    reached = {period_end(stage.quarter): stage.reached_on for stage in action.stages}
    for row in step.ledger.rows("SELECT id, ends_on FROM stage WHERE action_id = ?", (action_id,)):
        if day := reached[date.fromisoformat(row["ends_on"])]:
            reach_stage(step, row["id"], day)
    if action.confirmed_on:
        confirm(step, [action_id], by=clerk, on=action.confirmed_on)
    elif action.progress is not Progress.NOT_STARTED:
        set_progress(step, [action_id], action.progress)


def _add_evidence(step: Step, written: _Written) -> None:
    for action, action_id in written:
        for file in action.evidence:
            text = (
                "演示材料，内容虚构，不对应任何真实单位和文件。\n"
                f"材料名称：{file.name.removesuffix('.txt')}\n落实举措：{action.text}\n"
                f"责任单位：{action.lead}\n形成日期：{file.added_on}\n"
            )
            add_evidence(step, [action_id], name=file.name, data=text.encode(), on=file.added_on)


@lru_cache(maxsize=128)
def _due(words: str) -> Due:
    due = parse_due(words, year=_YEAR)
    assert due is not None, words
    return due


@lru_cache(maxsize=128)
def _start(words: str) -> date:
    day = _due(words).day
    assert day is not None, words
    return day.replace(day=1)
