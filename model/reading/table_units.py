"""Unit columns of a row → one note (责任单位、牵头单位、配合单位)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.reading.document import ReadResponsibility
from model.reading.responsibility import read_note
from model.reading.table_mapping import ColumnRole
from model.reading.unit_names import is_unit
from model.words import ResponsibilityMode


@dataclass(frozen=True, slots=True)
class UnitCell:
    """What one unit column says of a task; line breaks and spaces stand between names."""

    role: ColumnRole
    heading: str
    text: str


def read_units(cells: Sequence[UnitCell], *, first_leads: bool) -> ReadResponsibility | None:
    """The note that the unit cells of a row make together; None when they name nobody."""
    cells = [cell for cell in cells if _names_somebody(cell.text)]
    has_lead = any(cell.role is ColumnRole.LEAD for cell in cells)
    named = [(_label(cell.role, has_lead=has_lead), names_in(cell.text)) for cell in cells]
    named.sort(key=lambda each: each[0] == _JOIN)
    note = read_note("；".join(_labelled(label, names) for label, names in named if names))
    if note is None:
        return None
    read = replace(note.responsibility, text=_printed(cells))
    is_alone = all(cell.role is ColumnRole.UNITS for cell in cells)
    return _first_leading(read) if first_leads and is_alone else read


def names_in(text: str) -> str:
    """The names of a cell with 、 between them, whatever stands there in the cell."""
    pieces = [_ENUMERATED.sub("", piece) for piece in _LABELLED.sub("", text).split()]
    names = re.sub(r"[/／|｜\\]", "、", _put_together(pieces))
    return _RUN_TOGETHER.sub("、", names).strip("、，；。,; ")


_JOIN = "配合单位"
_LONGEST = 1000  # signs: what is longer is no list of units
_NOBODY = re.compile(r"[-—/\\无空]*|暂无|不涉及")
_SEPARATORS = ("、", "，", "；", "：", ",", ";", "/", "／", "|", "（", "）", "和", "与", "及")
_ENUMERATED = re.compile(r"^(?:\d{1,2}[.、．](?!\d)|[①-⑳])")
_LABELLED = re.compile(
    r"(?<![^\s；。，])(?!牵头|配合|责任|主办|协办|参与|负责|承办)[^\s：、，；。（）]{1,4}："
)
_MARKED = re.compile(r"（(?P<verb>牵头|主办|负责|配合|参与|协助)(?:单位|部门|处室)?）")
_LEADS = ("牵头", "主办", "负责")
_OWN_LABEL = re.compile(
    r"(?:牵头|主办|责任|负责|承办|配合|协办|参与|参加)(?:单位|部门|处室|科室|司局)[：:]"
)
# 省知识产权局省教育厅: a narrow cell of a PDF broke exactly behind a name.
_RUN_TOGETHER = re.compile(r"(?<=[局厅处委办院])(?=省(?![级直内外])|各市|各县|各地)")
_LAST_NAME = re.compile(r"[^、，；,;/／]{0,60}$")


def _names_somebody(text: str) -> bool:
    return len(text) <= _LONGEST and not _NOBODY.fullmatch(text.strip())


def _label(role: ColumnRole, *, has_lead: bool) -> str:
    if role is ColumnRole.LEAD:
        return "牵头单位"
    return _JOIN if role is ColumnRole.JOIN or has_lead else "责任单位"


def _is_whole(names: str) -> bool:
    found = _LAST_NAME.search(names)
    return found is not None and is_unit(found[0])


def _put_together(pieces: Sequence[str]) -> str:
    """Names that the width of a cell broke are whole again; those on lines of their own are cut."""
    names = ""
    for piece in pieces:
        if _OWN_LABEL.match(piece) and names:
            names = names.rstrip("；，、") + "；"
        elif names and not names.endswith(_SEPARATORS) and not piece.startswith(_SEPARATORS):
            names += "、" if _is_whole(names) else ""
        names += piece
    return names


def _labelled(label: str, names: str) -> str:
    """Names with the label of their column, unless the cell says itself who leads."""
    if _OWN_LABEL.match(names):
        return names
    marks = _MARKED.findall(names)
    if not marks:
        return f"{label}：{names}"
    parts = [part for part in re.split("[、，；]", names) if part]
    leads = [part for part in parts if _is_marked_lead(part, marks)]
    joins = [part for part in parts if part not in leads]
    said = [
        f"{word}：{'、'.join(part)}" for word, part in (("牵头单位", leads), (_JOIN, joins)) if part
    ]
    return _MARKED.sub("", "；".join(said))


def _is_marked_lead(name: str, marks: Sequence[str]) -> bool:
    """Where leads are marked the others co-operate; where only others are marked the rest leads."""
    found = _MARKED.search(name)
    if any(mark in _LEADS for mark in marks):
        return found is not None and found["verb"] in _LEADS
    return found is None


def _printed(cells: Sequence[UnitCell]) -> str:
    """One column as it is printed; of several each with its heading."""
    if len(cells) == 1:
        return _put_together(cells[0].text.split())
    return "；".join(
        f"{cell.heading or cell.role}：{_put_together(cell.text.split())}" for cell in cells
    )


def _first_leading(read: ReadResponsibility) -> ReadResponsibility:
    if read.participants or len(read.lead) < 2:
        return read
    return replace(
        read,
        lead=read.lead[:1],
        participants=read.lead[1:],
        mode=ResponsibilityMode.LEAD_AND_JOIN,
    )
