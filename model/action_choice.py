"""Actions chosen by the names that a person types (按名称选取举措): unit, post, lamps."""

from collections.abc import Sequence
from datetime import date

from model.action_table import ActionFilter, ActionSort, find_ids
from model.entities import LocalActionId, UnitId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.unit_names import named_unit
from model.words import Lamp


def choose_actions(
    ledger: Ledger,
    as_of: date,
    *,
    among: Sequence[str] | None = None,
    unit: str = "",
    post: str = "",
    lamps: Sequence[Lamp] = (),
) -> tuple[LocalActionId, ...]:
    """Those that the unit leads, the post answers for, and that show one of the lamps.

    `post` is the name of its holder or its own. Without `among` they stand as in the paper.
    """
    unit_id = _unit(ledger, unit) if unit else None
    chosen: set[str] = set()
    for lamp in lamps or (None,):
        wanted = ActionFilter(unit_id=unit_id, lamp=lamp)
        chosen.update(find_ids(ledger, wanted, ActionSort(), as_of))
    if post:
        chosen.intersection_update(_of_post(ledger, post))
    if among is None:
        among = find_ids(ledger, ActionFilter(), ActionSort(), as_of)
    return tuple(LocalActionId(each) for each in among if each in chosen)


def _unit(ledger: Ledger, name: str) -> UnitId:
    full_name = named_unit(ledger, name, made="文件")
    found: UnitId = ledger.value("SELECT id FROM unit WHERE name = ?", (full_name,))
    return found


def _of_post(ledger: Ledger, name: str) -> list[str]:
    posts = ledger.column("SELECT id FROM post WHERE holder = ?1 OR name = ?1", (name,))
    if not posts:
        raise InvalidEntryError(
            f"台账中没有责任人或岗位“{name}”，没有生成文件。请按“单位岗位”页的写法填写。"
        )
    return ledger.column(
        "SELECT a.id FROM local_action AS a JOIN post ON post.id = a.post_id "
        "WHERE post.holder = ?1 OR post.name = ?1",
        (name,),
    )
