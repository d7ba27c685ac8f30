"""Lists of units and people as they come (单位名单): a table with headings, or plain lines.

What each row says is understood here, with what is doubtful; `people_proposal` holds it against
the ledger. The rows of one unit may leave its name out after the first.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from model.people_words import (
    Heading,
    guess_kind,
    heading_of,
    is_person,
    is_phone,
    is_post,
    is_yes,
    kind_of,
    section_of,
    without_number,
)
from model.tidy_names import holds_several, names_something, tidy_name
from model.words import HEADS, UnitKind

_PARTS = re.compile(r"[\t,，;；|]|\s{1,}")
_NO_UNIT = "前面没有写明单位"
# Where signs alone stand for nothing; in 联络员 a stroke does, a tick means yes.
_NAMING = (Heading.POST, Heading.HOLDER, Heading.PHONE, Heading.LEADER)
_STROKE = re.compile(r"[—–－/／、-]+")
_SEVERAL = "像是几个单位：请分行写，或去掉顿号"
_UNCLEAR = "看不出是单位、岗位还是人员"
_NOT_A_UNIT = re.compile(r"(合计|小计|总计|共计|备注|说明|注[：:]|填表)")
_LONGEST = 60  # signs of a name; what is longer is a sentence
_HEAD_WITHIN = 12  # rows above which headings may stand


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPost:
    """A post as a list names it; None where the list says nothing."""

    name: str
    holder: str | None = None
    phone: str | None = None
    is_liaison: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRow:
    """A unit, a post, or both, as row `number` of the list says; an empty unit is 局领导."""

    number: int
    words: str
    unit: str = ""
    kind: UnitKind | None = None
    is_kind_guessed: bool = False
    post: ListedPost | None = None
    doubt: str = ""


@dataclass(slots=True)
class _Above:
    """What the rows above say for those below: the unit, the kind of the section."""

    unit: str | None = None
    kind: UnitKind | None = None
    is_guessed: bool = False
    section: UnitKind | None = None


def read_people(rows: Sequence[Sequence[str]]) -> tuple[ListedRow, ...]:
    """Understand a list; its headings, in any order, may stand below a title or be missing."""
    cells = [[tidy_name(unwrapped(cell)) for cell in row] for row in rows]
    head = next((at for at, row in enumerate(cells[:_HEAD_WITHIN]) if _is_heading(row)), None)
    if head is None:
        return tuple(_plain_rows(cells))
    columns = {at: it for at, cell in enumerate(cells[head]) if (it := heading_of(cell))}
    return tuple(_table_rows(cells, head, columns))


def rows_of_text(text: str) -> list[list[str]]:
    """Pasted text as rows: a line each, its cells parted by tabs."""
    return [line.split("\t") for line in text.splitlines()]


def unwrapped(cell: str) -> str:
    """A unit that a narrow cell broke into lines, whole again; other words stay apart."""
    lines = [line.strip() for line in cell.splitlines() if line.strip()]
    if len(lines) < 2:
        return cell
    if all(map(guess_kind, lines)):
        return "、".join(lines)
    whole = "".join(lines)
    return whole if guess_kind(whole) else " ".join(lines)


def _is_heading(row: Sequence[str]) -> bool:
    named = [heading_of(cell) for cell in row if cell]
    found = {it for it in named if it is not None}
    is_short = max((len(cell) for cell in row), default=0) <= 4
    is_table = len(found) > 1 or (len(named) == 1 and is_short)
    return Heading.UNIT in found and is_table and not _is_section(row)


def _is_section(row: Sequence[str]) -> bool:
    (first, *others) = [cell for cell in row if cell] or [""]
    return not others and section_of(first) is not None


def _table_rows(
    cells: Sequence[Sequence[str]], head: int, columns: Mapping[int, Heading]
) -> Iterator[ListedRow]:
    above = _Above()
    for number, row in enumerate(cells[head + 1 :], head + 2):
        words = " ".join(filter(None, row))
        if not words:
            continue
        said = {it: row[at] for at, it in reversed([*columns.items()]) if at < len(row)}
        if not any(said.values()):
            continue
        said |= {it: "" for it in _NAMING if it in said and not names_something(said[it])}
        if _STROKE.fullmatch(said.get(Heading.LIAISON, "")):
            said[Heading.LIAISON] = ""
        if len([cell for cell in row if cell]) == 1 and _announce(words, above):
            continue
        yield from _of_table(number, words, said, above)


def _of_table(
    number: int, words: str, said: Mapping[Heading, str], above: _Above
) -> Iterator[ListedRow]:
    unit = without_number(said.get(Heading.UNIT, ""))
    if doubt := _doubt_of_unit(unit, words):
        yield ListedRow(number=number, words=words, doubt=doubt)
        return
    if unit:
        named = kind_of(said.get(Heading.KIND, ""))
        _enter(above, unit, named or above.section)
    row = ListedRow(number=number, words=words)
    posts = list(_posts_of(said))
    if above.unit is None:
        yield replace(row, doubt=_NO_UNIT)
        return
    row = replace(row, unit=above.unit, kind=above.kind, is_kind_guessed=above.is_guessed)
    if unit and not posts and unit != HEADS:
        yield row
    for post in posts:
        yield replace(row, post=post)
    if leader := said.get(Heading.LEADER, ""):
        for each in re.split(r"[、，,；;\s]+", leader):
            if each:
                yield ListedRow(number=number, words=words, post=_head_post(each))


def _doubt_of_unit(unit: str, words: str) -> str:
    if _NOT_A_UNIT.match(words) or len(unit) > _LONGEST or re.search(r"[。！？：:]", unit):
        return _UNCLEAR
    if unit and not names_something(unit):
        return _UNCLEAR
    if not holds_several(unit):
        return ""
    return _SEVERAL if any(map(guess_kind, re.split(r"[、，,；;]", unit))) else _UNCLEAR


def _posts_of(said: Mapping[Heading, str]) -> Iterator[ListedPost]:
    name, holder = said.get(Heading.POST, ""), said.get(Heading.HOLDER, "")
    phone, liaison = said.get(Heading.PHONE), said.get(Heading.LIAISON)
    ticked = is_yes(liaison) if liaison is not None else None
    other = liaison if liaison and ticked is None else ""
    of_liaison = bool(other) and (_stands_behind_liaison(said) or not holder)
    if name or holder:
        # A column 联络员 with names tells of the holder only when it is the same person.
        mark = ticked if not other else (True if other == holder else None)
        yield ListedPost(
            name=name or "责任人",
            holder=holder if Heading.HOLDER in said else None,
            phone=phone if not of_liaison or other == holder else None,
            is_liaison=mark,
        )
    if other and other != holder:
        number = phone if of_liaison else None
        yield ListedPost(name="联络员", holder=other, phone=number, is_liaison=True)


def _stands_behind_liaison(said: Mapping[Heading, str]) -> bool:
    """Is the column of phones that of 联络员? It belongs to the nearer name at its left."""
    if not {Heading.PHONE, Heading.LIAISON, Heading.HOLDER} <= said.keys():
        return True
    phone, liaison, holder = (
        [*said].index(each) for each in (Heading.PHONE, Heading.LIAISON, Heading.HOLDER)
    )
    return phone < liaison < holder  # `said` goes from right to left


def _head_post(words: str) -> ListedPost:
    """王演示副局长 → 副局长，王演示; a bare name stands as 局领导."""
    found = re.fullmatch(
        r"(.{2,4}?)(党组书记、局长|副局长|局长|一级巡视员|二级巡视员|总工程师)", words
    )
    if found:
        return ListedPost(name=found[2], holder=found[1])
    if is_post(words):
        return ListedPost(name=words)
    return ListedPost(name=HEADS, holder=words)


def _plain_rows(cells: Sequence[Sequence[str]]) -> Iterator[ListedRow]:
    above = _Above()
    for number, row in enumerate(cells, 1):
        words = " ".join(filter(None, row))
        if words and not _announce(words, above):
            yield from _of_line(number, words, _parts(row), above)


def _announce(words: str, above: _Above) -> bool:
    """A line such as 直属单位： says of what kind the units below it are."""
    section = section_of(words)
    if section == HEADS:
        above.unit, above.kind, above.is_guessed = "", None, False
    elif isinstance(section, UnitKind):
        above.unit, above.section = None, section
    return section is not None


def _parts(row: Sequence[str]) -> list[str]:
    filled = [cell for cell in row if cell]
    if len(filled) == 1:
        line = without_number(filled[0])
        by_mark = [each for each in re.split(r"[、，,；;]", line) if each]
        if len(by_mark) > 1 and all(guess_kind(each) for each in by_mark):
            return by_mark
        return [each for each in _PARTS.split(line) if each] if len(line) <= _LONGEST else [line]
    return [each for cell in filled if (each := without_number(cell)) and not cell.isdigit()]


def _of_line(number: int, words: str, parts: Sequence[str], above: _Above) -> Iterator[ListedRow]:
    row = ListedRow(number=number, words=words)
    if not parts:
        return
    units = [each for each in parts if _is_unit(each, alone=len(parts) == 1, above=above)]
    if len(units) == len(parts):
        for each in units:
            _enter(above, each, above.section)
            yield replace(row, unit=each, kind=above.kind, is_kind_guessed=above.is_guessed)
        return
    if units and parts[0] == units[0]:
        _enter(above, units[0], above.section)
        parts = parts[1:]
    elif parts[0] == HEADS:
        above.unit, above.kind, above.is_guessed = "", None, False
        parts = parts[1:]
    post = _post_of(parts)
    if post is None:
        several = any(holds_several(each) and not is_post(each) for each in parts)
        yield replace(row, doubt=_SEVERAL if several else _UNCLEAR)
    elif above.unit is None:
        yield replace(row, doubt=_NO_UNIT)
    else:
        guessed = above.is_guessed
        yield replace(row, unit=above.unit, kind=above.kind, is_kind_guessed=guessed, post=post)


def _is_unit(part: str, *, alone: bool, above: _Above) -> bool:
    if len(part) > _LONGEST or is_post(part) or is_phone(part) or re.search(r"[。！？：:]", part):
        return False
    if part == HEADS or holds_several(part) or not names_something(part):
        return False
    return guess_kind(part) is not None or (alone and above.section is not None)


def _post_of(parts: Sequence[str]) -> ListedPost | None:
    """Post, person and number in any order; None when something else is among them."""
    name = holder = phone = ""
    liaison = None
    for part in parts:
        if is_phone(part) and not phone:
            phone = part
        elif part == "联络员" and name:
            liaison = True
        elif is_post(part) and not name:
            name = part
        elif is_person(part) and not holder:
            holder = part
        else:
            return None
    if not name and not holder:
        return None
    is_liaison = True if name == "联络员" else liaison
    return ListedPost(
        name=name or "责任人", holder=holder or None, phone=phone or None, is_liaison=is_liaison
    )


def _enter(above: _Above, unit: str, kind: UnitKind | None) -> None:
    """The rows from here on are of this unit."""
    above.unit = "" if unit == HEADS else unit
    above.kind = None if unit == HEADS else kind or guess_kind(unit) or UnitKind.DIVISION
    above.is_guessed = kind is None
