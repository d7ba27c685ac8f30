"""A list of units and people held against the ledger (名单核对), and taken in as one step.

Nothing that stands already is removed or retired by a list; what it leaves out stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from model.entities import Post, PostId, Unit, UnitId
from model.ledger import Ledger
from model.people_list import ListedPost, ListedRow
from model.posts import add_post, change_post, read_posts
from model.step import Step
from model.units import add_unit, change_unit, read_units
from model.words import UnitKind

# Several people of one unit may hold posts of these names: another holder is another post.
_SHARED = ("科员", "干部", "人员", "副处长", "副局长", "副主任", "调研员", "局领导", "责任人")


class Fate(StrEnum):
    """What becomes of a row when the list is taken in."""

    NEW = "新增"
    CHANGED = "更新"
    SAME = "已有"
    DOUBTFUL = "未看懂"


@dataclass(slots=True)
class _There:
    """A post that stands, in the ledger or, still without an id, further up in the list."""

    id: PostId | None
    post: ListedPost
    is_active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A row and what would become of it; `changes` says in words what would be different."""

    row: ListedRow
    fate: Fate
    changes: tuple[str, ...] = ()
    post: _There | None = None
    post_fields: dict[str, object] = field(default_factory=dict)
    is_new_post: bool = False


def propose_people(
    listed: Sequence[ListedRow], units: Sequence[Unit] = (), posts: Sequence[Post] = ()
) -> tuple[Proposal, ...]:
    """What is new, changed, there already or not understood, against these units and posts."""
    kinds = {unit.name: (unit.kind, unit.is_active) for unit in units}
    names = {unit.id: unit.name for unit in units}
    there: dict[str, list[_There]] = {}
    for post in posts:
        unit = names[post.unit_id] if post.unit_id else ""
        there.setdefault(unit, []).append(_There(post.id, _listed(post), post.is_active))
    return tuple(_propose(row, kinds, there.setdefault(row.unit, [])) for row in listed)


def take_in_people(step: Step, listed: Sequence[ListedRow]) -> tuple[Proposal, ...]:
    """Store a list (导入名单): new units and posts, changed holders and phones."""
    ledger: Ledger = step.ledger
    units = read_units(ledger)
    ids = {unit.name: unit.id for unit in units}
    proposals = propose_people(listed, units, read_posts(ledger))
    for each in proposals:
        if each.fate in (Fate.NEW, Fate.CHANGED):
            _store(step, each, ids)
    return proposals


def _propose(
    row: ListedRow, kinds: dict[str, tuple[UnitKind, bool]], there: list[_There]
) -> Proposal:
    if row.doubt:
        return Proposal(row=row, fate=Fate.DOUBTFUL)
    is_new = bool(row.unit) and row.unit not in kinds
    changes = _unit_changes(row, *kinds[row.unit]) if row.unit and not is_new else []
    if row.unit:
        kept = kinds.get(row.unit, (UnitKind.DIVISION, True))[0]
        kinds[row.unit] = (row.kind if is_new or not row.is_kind_guessed else None) or kept, True
    proposal = Proposal(row=row, fate=Fate.SAME)
    if row.post is not None:
        proposal = _propose_post(proposal, row.post, there)
    changes += proposal.changes
    is_new = is_new or proposal.is_new_post
    fate = Fate.NEW if is_new else Fate.CHANGED if changes else Fate.SAME
    return replace(proposal, fate=fate, changes=tuple(changes))


def _propose_post(proposal: Proposal, post: ListedPost, there: list[_There]) -> Proposal:
    found = _same_post(post, there, are_heads=not proposal.row.unit)
    if found is None:
        found = _There(None, post)
        there.append(found)
        return replace(proposal, post=found, is_new_post=True)
    fields: dict[str, object] = {
        name: value
        for name in ("holder", "phone", "is_liaison")
        if (value := getattr(post, name)) not in (None, "", getattr(found.post, name))
    }
    if "holder" in fields and found.post.holder and not post.phone and found.post.phone:
        fields["phone"] = ""  # that of who went
    changes = tuple(_in_words(name, found.post, value) for name, value in fields.items())
    found.post = replace(found.post, **fields)  # type: ignore[arg-type]
    if not found.is_active:
        found.is_active = fields["is_active"] = True
        changes += ("重新启用",)
    return replace(proposal, post=found, post_fields=fields, changes=changes)


def _same_post(post: ListedPost, there: Sequence[_There], *, are_heads: bool) -> _There | None:
    """The post that is meant: by its holder, else a vacant one, else the only one of its name."""
    if are_heads and post.holder:
        same = next((each for each in there if each.post.holder == post.holder), None)
        if same is not None:
            return same
    named = [each for each in there if each.post.name == post.name]
    if not post.holder:
        return named[0] if named else None
    by_holder = next((each for each in named if each.post.holder == post.holder), None)
    vacant = next((each for each in named if not each.post.holder), None)
    successor = named[0] if len(named) == 1 and not post.name.endswith(_SHARED) else None
    return by_holder or vacant or successor


def _unit_changes(row: ListedRow, kind: UnitKind, is_active: bool) -> list[str]:
    changes = []
    if row.kind and not row.is_kind_guessed and row.kind is not kind:
        changes.append(f"类别由{kind}改为{row.kind}")
    if not is_active:
        changes.append("重新启用")
    return changes


def _in_words(name: str, old: ListedPost, value: object) -> str:
    match name:
        case "holder":
            return f"现任由{old.holder}改为{value}" if old.holder else f"现任填为{value}"
        case "phone":
            if not value:
                return f"去掉{old.holder}的电话"
            return f"电话改为{value}" if old.phone else f"电话填为{value}"
        case _:
            return "设为联络员" if value else "不再是联络员"


def _store(step: Step, proposal: Proposal, ids: dict[str, UnitId]) -> None:
    row = proposal.row
    unit_id = ids.get(row.unit)
    if row.unit and unit_id is None:
        kind = row.kind or UnitKind.DIVISION
        unit_id = ids[row.unit] = add_unit(step, name=row.unit, kind=kind)
    elif unit_id is not None and proposal.changes:
        kinds = {} if row.is_kind_guessed or row.kind is None else {"kind": row.kind}
        change_unit(step, unit_id, is_active=True, **kinds)
    post = proposal.post
    if post is None or row.post is None:
        return
    if post.id is not None:
        change_post(step, post.id, **proposal.post_fields)
    else:
        given = {
            name: value
            for name in ("holder", "phone", "is_liaison")
            if (value := getattr(row.post, name)) is not None
        }
        post.id = add_post(step, unit_id=unit_id, name=row.post.name, **given)


def _listed(post: Post) -> ListedPost:
    return ListedPost(
        name=post.name, holder=post.holder, phone=post.phone, is_liaison=post.is_liaison
    )
