"""What each unit and each post carries (承担的举措): the questions beside every choice."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from model.deadlines import LAMP_SQL, lamp_parameters
from model.entities import LocalActionId, PostId, UnitId
from model.ledger import Ledger
from model.words import Lamp


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLoad:
    """Actions that a unit leads (牵头) and co-operates in (配合); `late` ones are led by it."""

    led: int = 0
    cooperating: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PostLoad:
    """Actions with this post as 责任人 and as 责任领导; `late` ones are the former."""

    responsible: int = 0
    leading: int = 0
    late: int = 0

    @property
    def total(self) -> int:
        """All that would have to be handed over."""
        return self.responsible + self.leading


def unit_loads(ledger: Ledger, as_of: date) -> dict[UnitId, UnitLoad]:
    """The load of every unit that carries anything."""
    led = _counts(ledger, "SELECT lead_unit_id, count(*) FROM local_action GROUP BY 1")
    cooperating = _counts(
        ledger, "SELECT unit_id, count(*) FROM action_cooperating_unit GROUP BY 1"
    )
    late = _late(ledger, "lead_unit_id", as_of)
    return {
        UnitId(each): UnitLoad(led=led[each], cooperating=cooperating[each], late=late[each])
        for each in led | cooperating
    }


def post_loads(ledger: Ledger, as_of: date) -> dict[PostId, PostLoad]:
    """The load of every post that carries anything."""
    responsible = _counts(ledger, "SELECT post_id, count(*) FROM local_action GROUP BY 1")
    leading = _counts(ledger, "SELECT leader_post_id, count(*) FROM local_action GROUP BY 1")
    late = _late(ledger, "post_id", as_of)
    return {
        PostId(each): PostLoad(
            responsible=responsible[each], leading=leading[each], late=late[each]
        )
        for each in responsible | leading
    }


def open_unit_load(ledger: Ledger, unit_id: UnitId) -> UnitLoad:
    """What of its load is not confirmed as done yet (未办结)."""
    is_open = "SELECT id FROM local_action WHERE confirmed_on IS NULL"
    led = f"SELECT count(*) FROM local_action WHERE lead_unit_id = ? AND id IN ({is_open})"
    joined = (
        "SELECT count(*) FROM action_cooperating_unit "
        f"WHERE unit_id = ? AND action_id IN ({is_open})"
    )
    return UnitLoad(led=ledger.value(led, (unit_id,)), cooperating=ledger.value(joined, (unit_id,)))


def open_post_load(ledger: Ledger, post_id: PostId) -> PostLoad:
    """What of its load is not confirmed as done yet (未办结)."""
    found = "SELECT count(*) FROM local_action WHERE {} = ? AND confirmed_on IS NULL"
    return PostLoad(
        responsible=ledger.value(found.format("post_id"), (post_id,)),
        leading=ledger.value(found.format("leader_post_id"), (post_id,)),
    )


def actions_joined(ledger: Ledger, unit_id: UnitId) -> list[LocalActionId]:
    """The actions that a unit co-operates in, in the order of their entry."""
    return ledger.column(
        "SELECT a.id FROM action_cooperating_unit AS link "
        "JOIN local_action AS a ON a.id = link.action_id "
        "WHERE link.unit_id = ? ORDER BY a.position, a.id",
        (unit_id,),
    )


def actions_of_post(ledger: Ledger, post_id: PostId) -> list[LocalActionId]:
    """The actions of a post, as 责任人 or as 责任领导."""
    return ledger.column(
        "SELECT id FROM local_action WHERE post_id = ?1 OR leader_post_id = ?1 "
        "ORDER BY position, id",
        (post_id,),
    )


def late_of_post(ledger: Ledger, post_id: PostId, as_of: date) -> list[LocalActionId]:
    """The late actions for which a post answers as 责任人."""
    return ledger.column(
        f"SELECT a.id FROM local_action AS a WHERE a.post_id = :post AND {LAMP_SQL} = :late "
        "ORDER BY a.position, a.id",
        lamp_parameters(ledger, as_of) | {"post": post_id, "late": Lamp.LATE},
    )


def _counts(ledger: Ledger, sql: str) -> Counter[str]:
    return Counter({row[0]: row[1] for row in ledger.rows(sql) if row[0] is not None})


def _late(ledger: Ledger, column: str, as_of: date) -> Counter[str]:
    # The lamp is asked only where it can be late: of ten thousand actions a few are.
    rows = ledger.rows(
        f"SELECT a.{column}, count(*) FROM local_action AS a WHERE a.id IN ("
        "SELECT id FROM local_action WHERE due_on < :as_of AND confirmed_on IS NULL "
        "UNION ALL SELECT id FROM local_action WHERE due_on < :as_of AND confirmed_on > :as_of "
        "UNION ALL SELECT id FROM local_action WHERE hand_lamp = :late) "
        f"AND {LAMP_SQL} = :late GROUP BY 1",
        lamp_parameters(ledger, as_of) | {"late": Lamp.LATE},
    )
    return Counter({row[0]: row[1] for row in rows if row[0] is not None})
