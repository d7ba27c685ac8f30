"""The order of short lists (次序): a row moved up or down among its neighbours."""

from collections.abc import Sequence

from model.step import Step


def moved(ids: Sequence[str], chosen: str, by: int) -> list[str]:
    """The ids with one of them moved by some places; it stops at either end."""
    order = [each for each in ids if each != chosen]
    at = min(max(list(ids).index(chosen) + by, 0), len(order)) if chosen in ids else len(order)
    order[at:at] = [chosen] if chosen in ids else []
    return order


def put_in_order(step: Step, table: str, ids: Sequence[str]) -> None:
    """Give these rows their positions anew, in the places that they hold together."""
    marks = ", ".join("?" * len(ids))
    held = step.ledger.column(f"SELECT position FROM {table} WHERE id IN ({marks})", tuple(ids))
    # Equal positions, which an import may leave, would keep two rows from ever changing places.
    places = sorted(held) if len(set(held)) == len(held) else range(1, len(ids) + 1)
    for position, row_id in zip(places, ids, strict=True):
        step.update(table, row_id, position=position)
