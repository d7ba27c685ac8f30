"""The main indicators and contacts of the fictitious office (示例的主要指标和联络员)."""

import tomllib
from decimal import Decimal
from typing import Any

from model.entities import TaskListId
from model.indicator_numbers import read_goal
from model.ledger import Ledger
from model.main_indicators import add_indicator, change_indicator, record_value
from model.report_contacts import add_contact
from model.sample_office import SAMPLE_FOLDER
from model.sample_places import Places
from model.step import Step
from model.words import IndicatorMeasure

_SAID = ("requirement", "source", "remark")


def add_sample_indicators(ledger: Ledger, places: Places) -> None:
    """Put into the sample what resources/sample/indicators.toml tells."""
    told = tomllib.loads((SAMPLE_FOLDER / "indicators.toml").read_text(encoding="utf-8"))
    list_id: TaskListId = ledger.value("SELECT id FROM task_list")
    with ledger.step("填报主要指标") as step:
        for each in told["indicator"]:
            _add(step, list_id, places, each)
    with ledger.step("登记联络员") as step:
        for each in told["contact"]:
            add_contact(step, list_id, **each)


def _add(step: Step, list_id: TaskListId, places: Places, told: dict[str, Any]) -> None:
    made = add_indicator(
        step,
        list_id,
        name=told["name"],
        unit=told["unit"],
        measure=IndicatorMeasure(told["measure"]),
        goal=read_goal(told.get("goal", ""), told["unit"]),
        lead_unit_id=places.units[told["lead"]],
        **{key: told[key] for key in _SAID if key in told},
    )
    for each in told.get("values", ()):
        record_value(step, made, on=each["on"], value=Decimal(each["value"]))
    if "baseline" in told:  # it is that of the months of the last value
        change_indicator(step, made, baseline=Decimal(told["baseline"]))
