"""Units and posts as choices of the lists (可选项)."""

from collections.abc import Sequence

from model.entities import Post, Unit
from ui.cell_editors import Choice


def unit_choices(units: Sequence[Unit]) -> list[Choice]:
    """The units in the order of the office."""
    return [
        Choice(unit.id, _named(unit.name, unit.is_active), is_retired=not unit.is_active)
        for unit in units
    ]


def post_choices(posts: Sequence[Post], units: Sequence[Unit]) -> list[Choice]:
    """The posts: the present holder first, then the post."""
    names = {unit.id: unit.name for unit in units}
    return [
        Choice(
            post.id,
            _named(post_text(post), post.is_active),
            names.get(post.unit_id, "") if post.unit_id else "",
            is_retired=not post.is_active,
        )
        for post in posts
    ]


def post_text(post: Post) -> str:
    """How a post is named in a list."""
    return f"{post.holder} · {post.name}" if post.holder else post.name


def _named(name: str, is_active: bool) -> str:
    return name if is_active else f"{name}（停用）"
