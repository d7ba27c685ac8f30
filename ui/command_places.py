"""Which object carries out a command (由谁办理): the one with a method `do_<name>`.

All commands are asked for at each change, and a name that a Qt object lacks is dear to look up.
"""

from collections.abc import Callable, Sequence
from typing import Any


class CommandPlaces:
    """Knows the commands of some objects; the first one that has a command carries it out."""

    def __init__(self, places: Sequence[object]) -> None:
        self._place_of: dict[str, Any] = {
            name: place
            for place in reversed(places)
            for kind in type(place).__mro__
            for name in vars(kind)
            if name.startswith("do_")
        }

    def find(self, name: str) -> Callable[[], None] | None:
        """How a command is carried out, None when none of the objects does it."""
        place = self._place_of.get(f"do_{name}")
        return None if place is None else getattr(place, f"do_{name}")
