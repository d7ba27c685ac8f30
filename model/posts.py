"""Posts and their present holders (岗位、责任人); tasks stay with the post when people move."""

from model.entities import Post, PostId, UnitId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.reminders import release_reminders
from model.step import Step
from model.store.values import clean_line, read_as


def read_posts(ledger: Ledger) -> tuple[Post, ...]:
    """All posts: the heads of the office first, then by unit."""
    rows = ledger.rows(
        "SELECT post.* FROM post LEFT JOIN unit ON unit.id = unit_id "
        "ORDER BY unit_id IS NOT NULL, unit.position, post.position, post.id"
    )
    return tuple(read_as(Post, row) for row in rows)


def add_post(step: Step, *, unit_id: UnitId | None, name: str, **fields: object) -> PostId:
    """Add a post to a unit, or to the heads of the office (局领导) when there is none."""
    position = step.ledger.value("SELECT coalesce(max(position), 0) + 1 FROM post")
    values = {"position": position, "unit_id": unit_id, "name": _required(name)} | fields
    return PostId(step.insert("post", **values))


def change_post(step: Step, post_id: PostId, **fields: object) -> None:
    """Change name, holder, phone, unit, is_liaison or is_active of a post."""
    if "name" in fields:
        fields["name"] = _required(str(fields["name"]))
    step.update("post", post_id, **fields)


def remove_post(step: Step, post_id: PostId) -> None:
    """Remove a post that no action needs; otherwise it can only be retired.

    What it was reminded of stays with its unit.
    """
    used = step.ledger.value(
        "SELECT count(*) FROM local_action WHERE post_id = ?1 OR leader_post_id = ?1", (post_id,)
    )
    if used:
        raise InvalidEntryError(
            f"这个岗位还承担{used}项举措，没有删除。请先改派这些举措，或把岗位标为停用。"
        )
    release_reminders(step, post_id)
    step.delete("post", post_id)


def _required(name: str) -> str:
    cleaned = clean_line(name)
    if not cleaned:
        raise InvalidEntryError("岗位名称不能为空，没有存入。请填写岗位名称。")
    return cleaned
