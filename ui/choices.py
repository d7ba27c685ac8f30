"""Units and posts as choices of the lists (可选项)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from model.entities import Post, Unit
from model.words import HEADS

VACANT = "空缺"
Load = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen: its id (None for nothing), what is shown, its unit.

    What is retired (停用) is offered only where it is chosen already. `load` says, when a list
    opens, what it carries.
    """

    id: str | None
    text: str
    unit: str = ""
    is_retired: bool = False
    group: str = ""
    is_vacant: bool = False
    load: Load | None = field(default=None, compare=False)

    @property
    def name(self) -> str:
        """What the table shows of it: the holder without the post."""
        plain = self.text.removesuffix("（停用）").removesuffix(f"（{VACANT}）")
        return plain.split(" · ")[0]

    @property
    def carried(self) -> str:
        """What it carries, in words."""
        return self.load(self.id) if self.load is not None and self.id is not None else ""


def unit_choices(units: Sequence[Unit], load: Load | None = None) -> list[Choice]:
    """The units in the order of the office, kind by kind."""
    return [
        Choice(
            unit.id,
            _named(unit.name, unit.is_active),
            is_retired=not unit.is_active,
            group=str(unit.kind),
            load=load,
        )
        for unit in units
    ]


def post_choices(
    posts: Sequence[Post], units: Sequence[Unit], load: Load | None = None
) -> list[Choice]:
    """The posts, the heads of the office (局领导) first: the present holder, then the post."""
    names = {unit.id: unit.name for unit in units}
    found = []
    for post in posts:
        unit = names.get(post.unit_id, "") if post.unit_id else ""
        found.append(
            Choice(
                post.id,
                _named(post_text(post), post.is_active),
                unit,
                is_retired=not post.is_active,
                group=unit or HEADS,
                is_vacant=not post.holder,
                load=load,
            )
        )
    return found


def post_text(post: Post) -> str:
    """How a post is named in a list."""
    return f"{post.holder} · {post.name}" if post.holder else f"{post.name}（{VACANT}）"


def _named(name: str, is_active: bool) -> str:
    return name if is_active else f"{name}（停用）"
