"""Settings of the office, and the day up to which everything counts."""

from datetime import date
from typing import Any

import pytest

from model import settings
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.settings import Settings
from model.words import ReportPeriod
from tests.model.office import NOW


def change(ledger: Ledger, **values: Any) -> Settings:
    with ledger.step("设置") as step:
        settings.change_settings(step, **values)
    return settings.read_settings(ledger)


def test_what_was_never_set_has_its_default(ledger: Ledger) -> None:
    assert settings.read_settings(ledger) == Settings()
    assert Settings().soon_days == 15


def test_settings_come_back_and_others_stay(ledger: Ledger) -> None:
    change(ledger, office_full_name=" 示例省知识产权局\x07 ", is_sample=True, soon_days=0)
    found = change(ledger, as_of=date(2023, 11, 20), soon_days=366)
    assert found == Settings(
        office_full_name="示例省知识产权局",
        is_sample=True,
        soon_days=366,
        as_of=date(2023, 11, 20),
    )


def test_the_day_is_the_one_set_or_today(ledger: Ledger) -> None:
    assert settings.as_of(ledger) == NOW.date()
    change(ledger, as_of=date(2023, 6, 1))
    assert settings.as_of(ledger) == date(2023, 6, 1)
    change(ledger, as_of=None)
    assert settings.as_of(ledger) == NOW.date()


@pytest.mark.parametrize("days", [-1, 367, "15", 1.5, None])
def test_days_of_warning_are_a_number_of_days(ledger: Ledger, days: object) -> None:
    with pytest.raises(InvalidEntryError, match="临期天数"):
        change(ledger, soon_days=days)


def test_only_settings_that_exist_are_stored(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="no settings"):
        change(ledger, colour="red")


def test_a_setting_of_a_later_version_is_left_alone(ledger: Ledger) -> None:
    with ledger.step("以后") as step:
        step.insert("setting", id="later", value="1")
    assert settings.read_settings(ledger) == Settings()


def test_units_report_by_month_unless_the_office_says_otherwise(ledger: Ledger) -> None:
    assert Settings().report_period is ReportPeriod.MONTHLY
    found = change(ledger, report_period=ReportPeriod.QUARTERLY)
    assert found.report_period is ReportPeriod.QUARTERLY
    with pytest.raises(ValueError, match="按周"):
        change(ledger, report_period="按周")


@pytest.mark.parametrize("day", [date.max, date.min, date(3000, 1, 1), date(1899, 12, 31)])
def test_a_day_from_which_nothing_can_be_counted_is_refused(ledger: Ledger, day: date) -> None:
    with pytest.raises(InvalidEntryError, match="1900年至2999年"):
        change(ledger, as_of=day)
    assert settings.read_settings(ledger).as_of is None
