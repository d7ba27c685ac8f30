"""Posts and their present holders (岗位、责任人); tasks stay with the post when people move."""

from model.entities import Post, PostId, UnitId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.order import moved, put_in_order
from model.reminders import release_reminders
from model.step import Step
from model.store.values import read_as
from model.tidy_names import no_longer, post_name, tidy_name


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
    values = {"position": position, "unit_id": unit_id, "name": name} | fields
    return PostId(step.insert("post", **_tidied(values)))


def change_post(step: Step, post_id: PostId, **fields: object) -> None:
    """Change name, holder, phone, unit, is_liaison or is_active of a post."""
    step.update("post", post_id, **_tidied(fields))


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


def move_post(step: Step, post_id: PostId, by: int) -> None:
    """Move a post up (-1) or down (1) among those of its unit."""
    unit_id = step.ledger.value("SELECT unit_id FROM post WHERE id = ?", (post_id,))
    ids = step.ledger.column(
        "SELECT id FROM post WHERE unit_id IS ? ORDER BY position, id", (unit_id,)
    )
    put_in_order(step, "post", moved(ids, post_id, by))


def hand_over(step: Step, *, from_post: PostId, to_post: PostId, open_only: bool) -> int:
    """Let another post take over (移交) as 责任人 and 责任领导; gives the number of actions."""
    if from_post == to_post:
        raise InvalidEntryError("接手的是同一个岗位，没有移交。请另选一个岗位。")
    if not step.ledger.value("SELECT is_active FROM post WHERE id = ?", (to_post,)):
        raise InvalidEntryError("接手的岗位已停用或删除，没有移交。请选一个在用的岗位。")
    rows = step.ledger.rows(
        "SELECT id, post_id, leader_post_id FROM local_action "
        "WHERE (post_id = ?1 OR leader_post_id = ?1) AND NOT (?2 AND confirmed_on IS NOT NULL)",
        (from_post, open_only),
    )
    held: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        columns = tuple(each for each in ("post_id", "leader_post_id") if row[each] == from_post)
        held.setdefault(columns, []).append(row["id"])
    for columns, ids in held.items():
        step.update_many("local_action", ids, **dict.fromkeys(columns, to_post))
    return len(rows)


def _tidied(fields: dict[str, object]) -> dict[str, object]:
    words = {
        key: no_longer(tidy_name(each), "") for key, each in fields.items() if isinstance(each, str)
    }
    words.pop("unit_id", None)
    name = {"name": post_name(str(fields["name"]))} if "name" in fields else {}
    return fields | words | name
