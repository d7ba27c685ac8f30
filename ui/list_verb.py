"""The verb `list` of the command line (清单): the list that the window prints, with its choices."""

import argparse
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from model.action_groups import Grouping
from model.errors import InvalidEntryError
from model.words import Lamp
from ui.option_words import day, filled, number, size
from ui.regular_file import read_regular

if TYPE_CHECKING:
    from model.ledger import Ledger
    from reports.printed_view import PrintedView

VIEWS = (
    "actions",
    "sentences",
    "contacts",
    "items",
    "units",
    "overview",
    "gaps",
    "history",
    "changes",
    "division",
    "report",
)


def add_options(verb: argparse.ArgumentParser) -> None:
    """What can be typed after `list`."""
    verb.add_argument("ledger", type=Path)
    verb.add_argument("--to", type=Path, required=True)
    verb.add_argument("--view", choices=VIEWS, default="actions")
    verb.add_argument("--unit", type=filled, default=None)
    verb.add_argument("--post", type=filled, default=None)
    verb.add_argument("--lamp", default="")
    verb.add_argument("--columns", default="")
    verb.add_argument("--group", type=Grouping, choices=tuple(Grouping), default=None)
    verb.add_argument("--ids", type=Path, default=None)
    verb.add_argument("--title", default="")
    verb.add_argument("--landscape", action="store_true", default=None)
    verb.add_argument("--portrait", dest="landscape", action="store_false")
    verb.add_argument("--size", type=size, default=None)
    verb.add_argument("--since", type=day, default=None)
    verb.add_argument("--and-division", action="store_true")
    verb.add_argument("--without-annexes", action="store_true")
    verb.add_argument("--as-of", type=day, default=None)
    # For the window alone: its filter in words, the step from which it tells, words that are not
    # stored yet, its bar.
    verb.add_argument("--wanted", default="")
    verb.add_argument("--since-step", type=number, default=None)
    verb.add_argument("--typed", type=Path, default=None)
    verb.add_argument("--progress", action="store_true")


def view_of(options: argparse.Namespace, ledger: "Ledger", as_of: date) -> "PrintedView":
    """The list that the options mean."""
    from model.unit_names import named_unit
    from reports.printed_view import PrintedView, ViewKind, told_in_words

    lamps = _lamps(options.lamp)
    unit = named_unit(ledger, options.unit, made="文件") if options.unit else ""
    wanted = options.wanted or told_in_words(
        ("牵头单位", unit), ("责任人", options.post or ""), ("亮灯", "、".join(lamps))
    )
    return PrintedView(
        kind=ViewKind(options.view),
        title=options.title.strip(),
        wanted=wanted,
        ids=_ids(options, ledger, lamps, as_of),
        columns=_parts(options.columns),
        group=options.group,
        landscape=options.landscape,
        size=options.size,
        since=options.since or options.since_step,
        and_division=options.and_division,
        without_annexes=options.without_annexes,
        typed=_typed(options.typed),
    )


def _typed(file: Path | None) -> tuple[tuple[str, str], ...]:
    if file is None:
        return ()
    words = json.loads(read_regular(file))
    return tuple((str(key), str(value)) for key, value in words.items())


def _ids(
    options: argparse.Namespace, ledger: "Ledger", lamps: tuple[Lamp, ...], as_of: date
) -> tuple[str, ...] | None:
    from model.action_choice import choose_actions

    given = None
    if options.ids is not None:
        words = read_regular(options.ids).decode("utf-8-sig", "replace")
        given = tuple(filter(None, map(str.strip, words.splitlines())))
    if not (options.unit or options.post or lamps):
        return given
    return choose_actions(
        ledger, as_of, among=given, unit=options.unit or "", post=options.post or "", lamps=lamps
    )


def _lamps(text: str) -> tuple[Lamp, ...]:
    parts = _parts(text)
    if wrong := [part for part in parts if part not in tuple(Lamp)]:
        raise InvalidEntryError(
            f"没有“{'、'.join(wrong)}”这种亮灯，没有生成文件。可选：{'、'.join(Lamp)}。"
        )
    return tuple(map(Lamp, parts))


def _parts(text: str) -> tuple[str, ...]:
    """Words parted by commas, of either width, or by 、."""
    even = text.replace("，", ",").replace("、", ",")
    return tuple(filter(None, (part.strip() for part in even.split(","))))
