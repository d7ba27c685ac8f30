"""Main indicators of a list (主要指标): their goals, and what they had come to on a day."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

from model.entities import TaskListId
from model.errors import InvalidEntryError, quoted
from model.indicator_numbers import IndicatorGoal
from model.indicator_periods import period_of
from model.indicator_standing import IndicatorStanding
from model.ledger import Ledger
from model.order import moved, put_in_order
from model.possible_days import Span, recorded_days
from model.report_entities import Indicator, IndicatorId, IndicatorValue, IndicatorValueId
from model.step import Step
from model.store.values import clean_line, read_as
from model.tidy_names import names_something, no_longer, tidy_name
from model.words import IndicatorMeasure, IndicatorScope

_LONGEST_NAME, _LONGEST_UNIT = 60, 12
_TEXTS = ("requirement", "source", "remark")
_FIELDS = {
    "name", "unit", "scope", "measure", "goal", "baseline", "lead_unit_id", *_TEXTS,
}  # fmt: skip


def read_indicators(
    ledger: Ledger, task_list_id: TaskListId, as_of: date
) -> tuple[IndicatorStanding, ...]:
    """The indicators of a list in their order, each with its values up to a day."""
    values: defaultdict[str, list[IndicatorValue]] = defaultdict(list)
    for row in ledger.rows(
        "SELECT v.* FROM indicator_value AS v JOIN indicator AS i ON i.id = v.indicator_id "
        "WHERE i.task_list_id = ? ORDER BY v.on_day",
        (task_list_id,),
    ):
        values[row["indicator_id"]].append(read_as(IndicatorValue, row))
    rows = ledger.rows(
        "SELECT indicator.*, unit.name AS lead_unit, task_list.year FROM indicator "
        "JOIN task_list ON task_list.id = task_list_id "
        "LEFT JOIN unit ON unit.id = lead_unit_id WHERE task_list_id = ? "
        "ORDER BY indicator.position, indicator.id",
        (task_list_id,),
    )
    return tuple(
        IndicatorStanding(
            indicator=read_as(Indicator, row),
            year=row["year"],
            lead_unit=row["lead_unit"] or "",
            values=tuple(each for each in values[row["id"]] if each.on_day <= as_of),
            known_until=max((each.on_day for each in values[row["id"]]), default=None),
        )
        for row in rows
    )


def indicators_without_value(ledger: Ledger, task_list_id: TaskListId, as_of: date) -> list[str]:
    """Names of the indicators of the province that have no value up to a day, in their order."""
    return ledger.column(
        "SELECT name FROM indicator WHERE task_list_id = ? AND scope = ? AND id NOT IN "
        "(SELECT indicator_id FROM indicator_value WHERE on_day <= ?) ORDER BY position, id",
        (task_list_id, IndicatorScope.PROVINCE.value, as_of.isoformat()),
    )


def add_indicator(
    step: Step,
    task_list_id: TaskListId,
    *,
    name: str,
    measure: IndicatorMeasure = IndicatorMeasure.CUMULATIVE,
    **fields: object,
) -> IndicatorId:
    """Add an indicator at the end; its name must be new in the list."""
    values = {"scope": IndicatorScope.PROVINCE, "measure": measure, "name": name} | fields
    columns = _columns(step.ledger, task_list_id, values)
    position = step.positions("indicator", 1)[0]
    made = step.insert("indicator", task_list_id=task_list_id, position=position, **columns)
    return IndicatorId(made)


def change_indicator(step: Step, indicator_id: IndicatorId, **fields: object) -> None:
    """Change fields of an indicator; `goal` takes an IndicatorGoal or None."""
    list_id = TaskListId(_of(step.ledger, indicator_id, "task_list_id"))
    columns = _columns(step.ledger, list_id, fields, but=indicator_id)
    step.update("indicator", indicator_id, **columns)


def delete_indicator(step: Step, indicator_id: IndicatorId) -> None:
    """Delete an indicator with its values."""
    step.delete_many("indicator_value", _value_ids(step.ledger, indicator_id))
    step.delete("indicator", indicator_id)


def move_indicator(step: Step, indicator_id: IndicatorId, by: int) -> None:
    """Move an indicator up (-1) or down (1) in its list."""
    ids = step.ledger.column(
        "SELECT id FROM indicator WHERE task_list_id = ? ORDER BY position, id",
        (_of(step.ledger, indicator_id, "task_list_id"),),
    )
    put_in_order(step, "indicator", moved(ids, indicator_id, by))


def record_value(
    step: Step, indicator_id: IndicatorId, *, on: date, value: Decimal, remark: str = ""
) -> IndicatorValueId:
    """Record what an indicator had come to on a day; the value of the same day is replaced.

    When the newest value is of other months or of another year than before, its 上年值 is another
    one: what was typed is emptied, to be given anew.
    """
    _possible(step.ledger, indicator_id).require(on, what="数据日期", undone="没有存入")
    values = {"value": value, "remark": clean_line(remark)}
    with _followed_by_baseline(step, indicator_id):
        if known := _value_on(step.ledger, indicator_id, on):
            step.update("indicator_value", known, **values)
        else:
            known = step.insert("indicator_value", indicator_id=indicator_id, on_day=on, **values)
    return IndicatorValueId(known)


def delete_value(step: Step, value_id: IndicatorValueId) -> None:
    """Delete the value of a day."""
    with _followed_by_baseline(step, _value(step.ledger, value_id).indicator_id):
        step.delete("indicator_value", value_id)


def redate_value(step: Step, value_id: IndicatorValueId, on: date) -> None:
    """Correct the day of a value; one that stands on that day already is replaced."""
    value = _value(step.ledger, value_id)
    if value.on_day == on:
        return
    _possible(step.ledger, value.indicator_id).require(on, what="数据日期", undone="没有存入")
    with _followed_by_baseline(step, value.indicator_id):
        if replaced := _value_on(step.ledger, value.indicator_id, on):
            step.delete("indicator_value", replaced)
        step.update("indicator_value", value_id, on_day=on)


def _columns(
    ledger: Ledger,
    list_id: TaskListId,
    fields: dict[str, object],
    *,
    but: IndicatorId | None = None,
) -> dict[str, object]:
    if unknown := set(fields) - _FIELDS:
        raise ValueError(f"an indicator has no {sorted(unknown)}")
    columns = {key: each for key, each in fields.items() if key != "goal"}
    if "name" in columns:
        columns["name"] = _new_name(ledger, list_id, str(columns["name"]), but=but)
    if "unit" in columns:
        columns["unit"] = _unit(str(columns["unit"]))
    columns |= {key: clean_line(str(columns[key])) for key in _TEXTS if key in columns}
    if "goal" in fields:
        goal = fields["goal"]
        assert goal is None or isinstance(goal, IndicatorGoal)
        columns |= {
            "goal_op": goal and goal.op,
            "goal_value": goal and goal.value,
            "goal_upper": goal and goal.upper,
        }
    return columns


def _new_name(ledger: Ledger, list_id: TaskListId, words: str, *, but: IndicatorId | None) -> str:
    name = tidy_name(words)
    if not names_something(name):
        raise InvalidEntryError("指标名称不能为空，没有存入。请填写指标名称。")
    no_longer(name, "指标名称", _LONGEST_NAME)
    same = "SELECT 1 FROM indicator WHERE task_list_id = ? AND name = ? AND id IS NOT ?"
    if ledger.value(same, (list_id, name, but)):
        raise InvalidEntryError(f"指标{quoted(name)}已经有了，没有重复存入。请换一个名称。")
    return name


def _unit(words: str) -> str:
    unit = tidy_name(words).replace("％", "%")
    if len(unit) > _LONGEST_UNIT:
        raise InvalidEntryError(f"计量单位{quoted(unit)}太长，没有存入。请写成“亿元”“件”“%”等。")
    if any(sign.isdigit() for sign in unit):
        raise InvalidEntryError(
            f"计量单位{quoted(unit)}里有数字，没有存入。数值请填在“本年值”，这里只写单位。"
        )
    return unit


def _possible(ledger: Ledger, indicator_id: IndicatorId) -> Span:
    """Days for a value: of the year for what is counted over it, else since the year before."""
    days = recorded_days(ledger)
    year = ledger.value(
        "SELECT year FROM task_list WHERE id = ?", (_of(ledger, indicator_id, "task_list_id"),)
    )
    match IndicatorMeasure(_of(ledger, indicator_id, "measure")):
        case IndicatorMeasure.CUMULATIVE:
            return Span(first=date(year, 1, 1), last=min(date(year, 12, 31), days.last))
        case IndicatorMeasure.ON_DAY:
            return Span(first=date(year, 1, 1), last=days.last)
        case IndicatorMeasure.YEARLY:
            return Span(first=min(days.first, date(year - 1, 1, 1)), last=days.last)


@contextmanager
def _followed_by_baseline(step: Step, indicator_id: IndicatorId) -> Iterator[None]:
    """Empty the baseline that was typed, once the newest value is of another period."""
    before = _newest_period(step.ledger, indicator_id)
    yield
    if before and before != _newest_period(step.ledger, indicator_id):
        step.update("indicator", indicator_id, baseline=None)


def _newest_period(ledger: Ledger, indicator_id: IndicatorId) -> tuple[int, int] | None:
    sql = (
        "SELECT measure, year, (SELECT max(on_day) FROM indicator_value WHERE indicator_id = i.id) "
        "AS newest FROM indicator AS i JOIN task_list AS l ON l.id = task_list_id WHERE i.id = ?"
    )
    measure, year, newest = ledger.rows(sql, (indicator_id,))[0]
    measure = IndicatorMeasure(measure)
    if newest is None:
        # Before there is any, 上年末 is the end of the year before that of the list.
        return (year, 0) if measure is IndicatorMeasure.ON_DAY else None
    return period_of(measure, date.fromisoformat(newest), year)


def _value(ledger: Ledger, value_id: IndicatorValueId) -> IndicatorValue:
    rows = ledger.rows("SELECT * FROM indicator_value WHERE id = ?", (value_id,))
    if not rows:
        raise InvalidEntryError("这个数值已被删除，没有改动。需要时请用“撤销”找回。")
    return read_as(IndicatorValue, rows[0])


def _value_on(ledger: Ledger, indicator_id: IndicatorId, on: date) -> str | None:
    sql = "SELECT id FROM indicator_value WHERE indicator_id = ? AND on_day = ?"
    found: str | None = ledger.value(sql, (indicator_id, on.isoformat()))
    return found


def _of(ledger: Ledger, indicator_id: IndicatorId, column: str) -> str:
    found = ledger.rows("SELECT * FROM indicator WHERE id = ?", (indicator_id,))
    if not found:
        raise InvalidEntryError("这个指标已被删除，没有改动。需要时请用“撤销”找回。")
    return str(found[0][column])


def _value_ids(ledger: Ledger, indicator_id: IndicatorId) -> list[str]:
    return ledger.column("SELECT id FROM indicator_value WHERE indicator_id = ?", (indicator_id,))
