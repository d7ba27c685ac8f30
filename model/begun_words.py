"""Words begun and ended by what stands in the same column already (补全), as in Excel."""

from model.action_order import ActionColumn
from model.ledger import Ledger

_COLUMNS = {
    ActionColumn.START: "start_text",
    ActionColumn.DUE: "due_text",
    ActionColumn.DELIVERABLE: "deliverable",
    ActionColumn.TARGET: "quantified_target",
    ActionColumn.REMARK: "remark",
}


def end_of(ledger: Ledger, column: ActionColumn, begun: str) -> str:
    """What is still to come of the only entry that begins so; nothing where several do.

    A digit alone begins too much to be meant.
    """
    name = _COLUMNS.get(column)
    if name is None or not begun.strip() or begun.strip().isdecimal():
        return ""
    found = ledger.column(
        f"SELECT DISTINCT {name} FROM local_action WHERE substr({name}, 1, :length) = :begun "
        "LIMIT 2",
        {"begun": begun, "length": len(begun)},
    )
    return str(found[0])[len(begun) :] if len(found) == 1 else ""
