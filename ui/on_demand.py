"""A part of a page that is made when it is first needed (用到才建), as the pages themselves are."""

from collections.abc import Callable
from typing import Generic, TypeVar

_Part = TypeVar("_Part")


class OnDemand(Generic[_Part]):
    """Makes the part once; those who waited for it connect it before it is used."""

    def __init__(self, make: Callable[[], _Part]) -> None:
        self._make = make
        self._made: tuple[_Part, ...] = ()
        self._waiting: list[Callable[[_Part], object]] = []

    def get(self) -> _Part:
        """The part, made now unless somebody needed it before."""
        if not self._made:
            self._made = (self._make(),)
            while self._waiting:
                self._waiting.pop(0)(self._made[0])
        return self._made[0]

    def made(self) -> tuple[_Part, ...]:
        """The part if it was made, else nothing: what is not there has nothing to be told."""
        return self._made

    def once_made(self, connect: Callable[[_Part], object]) -> None:
        """Do this with the part as soon as there is one."""
        if self._made:
            connect(self._made[0])
        else:
            self._waiting.append(connect)
