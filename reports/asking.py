"""How a paper asks units for something: own ones in the office's own right (要), others with 请."""

from collections.abc import Set

from model.words import UnitKind

# Who is under the orders of the office.
_OWN = frozenset({UnitKind.DIVISION, UnitKind.AFFILIATE})


def is_own(kinds: Set[UnitKind]) -> bool:
    """Whether all whom the paper goes to are the office's own."""
    return kinds <= _OWN


def asked(who: str, kinds: Set[UnitKind]) -> str:
    """牵头单位要, or 请牵头单位; what is asked follows."""
    return f"{who}要" if is_own(kinds) else f"请{who}"
