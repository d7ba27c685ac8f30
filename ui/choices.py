"""Units and posts as choices of the lists (可选项)."""

from collections.abc import Sequence

from model.entities import Post, Unit
from ui.cell_editors import Choice


def unit_choices(units: Sequence[Unit]) -> list[Choice]:
    """The units in use, in the order of the office."""
    return [Choice(unit.id, unit.name) for unit in units if unit.is_active]


def post_choices(posts: Sequence[Post], units: Sequence[Unit]) -> list[Choice]:
    """The posts in use: the present holder first, then the post."""
    names = {unit.id: unit.name for unit in units}
    return [
        Choice(post.id, post_text(post), names.get(post.unit_id, "") if post.unit_id else "")
        for post in posts
        if post.is_active
    ]


def post_text(post: Post) -> str:
    """How a post is named in a list."""
    return f"{post.holder} · {post.name}" if post.holder else post.name
