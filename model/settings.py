"""What an office sets once for its ledger (设置): its names, its contact, how lamps count."""

import json
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.step import Step
from model.tidy_names import no_longer, tidy_name
from model.words import ReportPeriod

# Days that a 数据截止日 can be: lamps count on from it, and back.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)
_NO_SUCH_DAY = "数据截止日应在1900年至2999年之间，设置没有改动。请重新选择日期。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one ledger.

    `office_letters` is 发文代字. `as_of` fixes the 数据截止日, None means today; `is_sample` marks
    a fictitious office on every paper. `soon_days` is how many days before its date an action
    turns 临期. `division_made_at` is the number of the step that noted that the 任务分工表
    was made, 0 for never. `report_period` is how often units report.
    """

    office_full_name: str = ""
    office_short_name: str = ""
    office_letters: str = ""
    contact: str = ""
    contact_phone: str = ""
    as_of: date | None = None
    is_sample: bool = False
    soon_days: int = 15
    division_made_at: int = 0
    report_period: ReportPeriod = ReportPeriod.MONTHLY


def read_settings(ledger: Ledger) -> Settings:
    """The settings as they stand; what was never set has its default."""
    stored = stored_values(ledger)
    known = {field.name for field in fields(Settings)}
    values: dict[str, Any] = {name: value for name, value in stored.items() if name in known}
    if values.get("as_of"):
        values["as_of"] = date.fromisoformat(values["as_of"])
    if "report_period" in values:
        values["report_period"] = ReportPeriod(values["report_period"])
    return Settings(**values)


def change_settings(step: Step, **values: object) -> None:
    """Store some settings; the names are those of `Settings`."""
    known = {field.name for field in fields(Settings)}
    if unknown := set(values) - known:
        raise ValueError(f"no settings {sorted(unknown)}")
    days = values.get("soon_days", 0)
    if not isinstance(days, int) or not 0 <= days <= 366:
        raise InvalidEntryError("临期天数应为0至366之间的整数，设置没有改动。请重新填写。")
    day = values.get("as_of")
    if isinstance(day, date) and not FIRST_DAY <= day <= LAST_DAY:
        raise InvalidEntryError(_NO_SUCH_DAY)
    if "report_period" in values:
        values["report_period"] = ReportPeriod(str(values["report_period"]))
    for name, value in values.items():
        store_value(step, name, _tidied(value))


def _tidied(value: object) -> object:
    return no_longer(tidy_name(value), "") if isinstance(value, str) else value


def as_of(ledger: Ledger) -> date:
    """The day up to which everything counts (数据截止日): as set, else today."""
    return read_settings(ledger).as_of or ledger.now().date()


def stored_values(ledger: Ledger) -> dict[str, Any]:
    """All that was ever set, by its key."""
    return {row["id"]: json.loads(row["value"]) for row in ledger.rows("SELECT * FROM setting")}


def store_value(step: Step, name: str, value: object) -> None:
    """Store one value under its key; days as ISO text."""
    plain = value.isoformat() if isinstance(value, date) else value
    stored = json.dumps(plain, ensure_ascii=False)
    if step.ledger.value("SELECT 1 FROM setting WHERE id = ?", (name,)):
        step.update("setting", name, value=stored)
    else:
        step.insert("setting", id=name, value=stored)
