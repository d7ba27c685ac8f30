"""Automatic numbers of a Word file as they are printed: 一、 （一） 1. 1.1 (自动编号)."""

import re
from dataclasses import dataclass, field

from model.reading.sources.numerals import numeral
from model.reading.sources.word_package import Element, number, value, w
from model.reading.sources.word_styles import Styles, switch


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number is written, and from where it counts."""

    start: int
    style: str
    text: str
    linked_style: str
    restart: int | None  # level (from 1) after which it begins anew; 0 never, None after any above
    is_plain: bool  # all numbers in it as plain digits (isLgl)
    has_space: bool


@dataclass(slots=True)
class Numbering:
    """The lists of a file with their counters; asked once for each paragraph, in order."""

    _lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    _abstract: dict[str, str] = field(default_factory=dict)
    _overrides: dict[str, dict[int, tuple[int | None, Level | None]]] = field(default_factory=dict)
    _counters: dict[str, dict[int, int]] = field(default_factory=dict)
    _restarted: set[tuple[str, int]] = field(default_factory=set)

    def label(self, properties: Element | None, style_id: str, styles: Styles) -> str:
        """The number printed before a paragraph with these properties; "" without one."""
        num_id, level = self._position(properties, style_id, styles)
        levels = self._lists.get(self._abstract.get(num_id, ""))
        if not levels:
            return ""
        own = {at: each[1] for at, each in self._overrides.get(num_id, {}).items() if each[1]}
        levels = {**levels, **own}
        if level not in levels:
            return ""
        counters = self._counters.setdefault(self._abstract[num_id], {})
        self._count(num_id, level, levels, counters)
        return _printed(level, levels, counters)

    def _position(
        self, properties: Element | None, style_id: str, styles: Styles
    ) -> tuple[str, int]:
        """The list and level of a paragraph: its own, else that of its style."""
        style = styles.paragraph(style_id)
        own = None if properties is None else properties.find(w("numPr"))
        own_id = "" if own is None else value(own.find(w("numId")))
        own_level = None if own is None else own.find(w("ilvl"))
        num_id = own_id or style.num_id
        if own_level is not None:
            return num_id, number(own_level, 0)
        if own_id or not style.num_id:
            return num_id, 0
        levels = self._lists.get(self._abstract.get(num_id, ""), {})
        linked = (at for at, level in levels.items() if level.linked_style == style_id)
        return num_id, next(linked, int(style.level) if style.level.isdecimal() else 0)

    def _count(
        self, num_id: str, level: int, levels: dict[int, Level], counters: dict[int, int]
    ) -> None:
        for at in [deeper for deeper in counters if deeper > level]:
            restart = levels[at].restart if at in levels else None
            if restart is None or (restart and level < restart):
                del counters[at]
        start, _ = self._overrides.get(num_id, {}).get(level, (None, None))
        if start is not None and (num_id, level) not in self._restarted:
            self._restarted.add((num_id, level))
            counters[level] = start
        elif level in counters:
            counters[level] += 1
        else:
            counters[level] = levels[level].start


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """The lists of the numbering part."""
    if root is None:
        return Numbering()
    abstract: dict[str, str] = {}
    overrides: dict[str, dict[int, tuple[int | None, Level | None]]] = {}
    for num in root.iterfind(w("num")):
        num_id = value(num, "numId")
        abstract[num_id] = value(num.find(w("abstractNumId")))
        overrides[num_id] = dict(map(_override, num.iterfind(w("lvlOverride"))))
    lists: dict[str, dict[int, Level]] = {}
    linked: dict[str, str] = {}
    for element in root.iterfind(w("abstractNum")):
        name = value(element, "abstractNumId")
        lists[name] = dict(map(_level, element.iterfind(w("lvl"))))
        if style := styles.by_id.get(value(element.find(w("numStyleLink")))):
            linked[name] = abstract.get(style.num_id, "")
    for name, target in linked.items():
        # A list style holds the levels of the lists that point to it.
        lists[name] = lists[name] or lists.get(target, {})
    return Numbering(lists, abstract, overrides)


_PLACE = re.compile(r"%([1-9])")
_DASH = re.compile(r"[-–—―─━\u2010-\u2015]{1,4}")
_WITH_SPACE = re.compile(r"[A-Za-z0-9.)\]:;,一二三四五六七八九十百零〇]$")


def _override(element: Element) -> tuple[int, tuple[int | None, Level | None]]:
    start = element.find(w("startOverride"))
    level = element.find(w("lvl"))
    return number(element, 0, "ilvl"), (
        None if start is None else number(start, 1),
        None if level is None else _level(level)[1],
    )


def _level(element: Element) -> tuple[int, Level]:
    restart = element.find(w("lvlRestart"))
    return number(element, 0, "ilvl"), Level(
        start=number(element.find(w("start")), 0),
        # A new style stands inside an AlternateContent, its substitute after it.
        style=value(next(element.iter(w("numFmt")), None)) or "decimal",
        text=value(element.find(w("lvlText"))),
        linked_style=value(element.find(w("pStyle"))),
        restart=None if restart is None else number(restart, 0),
        is_plain=bool(switch(element, "isLgl")),
        has_space=value(element.find(w("suff"))) != "nothing",
    )


def _printed(level: int, levels: dict[int, Level], counters: dict[int, int]) -> str:
    own = levels[level]
    if own.style == "bullet":
        return "——" if _DASH.fullmatch(own.text.strip()) else ""

    def counter(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        shown = levels.get(at, own)
        count = counters.get(at, shown.start)
        return numeral(count, "decimal" if own.is_plain else shown.style)

    text = _PLACE.sub(counter, own.text)
    return text + " " if own.has_space and _WITH_SPACE.search(text) else text
