"""The fictitious 示例省知识产权局 as values, read from resources/sample (示例台账的内容).

Everybody and every figure in it is invented; only the task list is real. Who reads the data gets
it as written: dates of time limits are still words, and sources name places in the paper.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from model.words import Progress, Triage, UnitKind

SAMPLE_FOLDER = Path(__file__).parent.parent / "resources" / "sample"


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """Where a sentence stands: 三（五） and its first words, exactly as printed."""

    place: str
    opening: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePost:
    """A post with its invented holder."""

    name: str
    holder: str
    phone: str
    is_liaison: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleUnit:
    """A unit and its posts."""

    name: str
    kind: UnitKind
    posts: tuple[SamplePost, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleTriage:
    """What the office decided about a sentence; `number` is 原文第 n 句, None if not counted."""

    source: SourcePlace
    triage: Triage
    number: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleStage:
    """What must stand at the end of a quarter such as 2023-Q2."""

    quarter: str
    text: str
    reached_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleNote:
    """What was reported of one period."""

    period: str
    done: str
    problems: str = ""
    next_steps: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleEvidence:
    """The name of a file that would prove what was done."""

    name: str
    added_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleAction:
    """An action with a year of progress; the first source is its 主要出处.

    `post` is one of the lead unit. `leader` is a head of the office, or unit/post.
    """

    sources: tuple[SourcePlace, ...]
    text: str
    lead: str
    cooperating: tuple[str, ...]
    post: str
    leader: str
    start: str
    due: str
    deliverable: str
    quantified_target: str
    progress: Progress
    confirmed_on: date | None = None
    outcome: str = ""
    in_report: bool = False
    remark: str = ""
    stages: tuple[SampleStage, ...] = ()
    notes: tuple[SampleNote, ...] = ()
    evidence: tuple[SampleEvidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleOffice:
    """The whole office; `settings` and `receipt` (收文登记) hold fields by the model's names."""

    settings: dict[str, Any]
    clerk: str
    receipt: dict[str, Any]
    leaders: tuple[SamplePost, ...]
    units: tuple[SampleUnit, ...]
    triage: tuple[SampleTriage, ...]
    actions: tuple[SampleAction, ...]


def read_sample_office(folder: Path = SAMPLE_FOLDER) -> SampleOffice:
    """The office as its files tell it; the actions stand in the order of the task list."""
    office = _read(folder / "office.toml")
    people = _read(folder / "units.toml")
    return SampleOffice(
        settings=office["settings"],
        clerk=office["clerk"],
        receipt=office["receipt"],
        leaders=tuple(SamplePost(**post) for post in people["leader"]),
        units=tuple(_unit(unit) for unit in people["unit"]),
        triage=tuple(_triage(clause) for clause in _read(folder / "triage.toml")["clause"]),
        actions=tuple(
            _action(action)
            for path in sorted(folder.glob("actions-*.toml"))
            for action in _read(path)["action"]
        ),
    )


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _place(source: str) -> SourcePlace:
    place, _, opening = source.partition("：")
    return SourcePlace(place, opening)


def _unit(unit: dict[str, Any]) -> SampleUnit:
    posts = tuple(SamplePost(**post) for post in unit["post"])
    return SampleUnit(name=unit["name"], kind=UnitKind(unit["kind"]), posts=posts)


def _triage(clause: dict[str, Any]) -> SampleTriage:
    source = _place(clause.pop("source"))
    return SampleTriage(source=source, triage=Triage(clause.pop("triage")), **clause)


def _action(action: dict[str, Any]) -> SampleAction:
    return SampleAction(
        sources=tuple(_place(source) for source in action.pop("sources")),
        cooperating=tuple(action.pop("cooperating")),
        progress=Progress(action.pop("progress")),
        stages=tuple(SampleStage(**stage) for stage in action.pop("stage", ())),
        notes=tuple(SampleNote(**note) for note in action.pop("note", ())),
        evidence=tuple(SampleEvidence(**file) for file in action.pop("evidence", ())),
        **action,
    )
