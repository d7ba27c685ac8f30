"""Which steps hold a word (字词): in their label, in what changed, in names behind ids.

The log of what is added knows its id only: the things that hold the word now are asked as well.
"""

from collections.abc import Iterator, Sequence

from model.ledger import Ledger
from model.store.links import read_links
from model.store.values import like_anywhere

_TEXTS = {
    "local_action": (
        *("text", "start_text", "due_text", "deliverable", "quantified_target"),
        *("outcome", "remark"),
    ),
    "progress_note": ("done", "problems", "next_steps"),
    "stage": ("text", "reached"),
    "clause": ("text", "triage_reason"),
    "unit": ("name",),
    "post": ("name", "holder"),
    "evidence": ("name",),
    "adjustment": ("reason", "old_due_text", "new_due_text", "approved_by"),
    "reminder": ("kind", "manner", "remark"),
    "report_section": ("title", "text"),
    "indicator": ("name", "requirement", "source", "remark"),
    "report_contact": ("name", "post"),
    "submission_event": ("kind", "person", "number", "address", "subject", "remark"),
    "submission_file": ("name",),
}
# What other rows bear the id of, and a person reads the name of.
_NAMED = {table: _TEXTS[table] for table in ("unit", "post")}
_GROUP = 50  # SQLite refuses very deep conditions


def word_condition(ledger: Ledger, word: str, parameters: dict[str, object], *, key: str) -> str:
    """A condition on a step, whose parameters begin with `key` and are put beside the others."""
    parameters[key] = like_anywhere(word)
    like = f"LIKE :{key} ESCAPE '\\'"
    named = [
        (table, found)
        for table, columns in _NAMED.items()
        for found in ledger.column(_holding(table, columns, like), {key: parameters[key]})
    ]
    places = [f"before {like}", f"after {like}"]
    for at, (_, row_id) in enumerate(named):
        name = f"{key}_{at}"
        parameters[name] = row_id
        places.append(f"instr(coalesce(before, '') || coalesce(after, ''), :{name})")
    added = [_holding(table, columns, like) for table, columns in _TEXTS.items()]
    for table, keys in read_links(ledger.rows).items():
        for column, parent in keys.items():
            if names := [f":{key}_{at}" for at, (of, _) in enumerate(named) if of == parent]:
                added.append(f"SELECT id FROM {table} WHERE {column} IN ({', '.join(names)})")
    return (
        f"(label {like} OR EXISTS (SELECT 1 FROM change WHERE step_seq = step.seq AND "
        f"({_any_of(places)} OR kind = 'insert' AND row_id IN ({' UNION ALL '.join(added)}))))"
    )


def _holding(table: str, columns: tuple[str, ...], like: str) -> str:
    return f"SELECT id FROM {table} WHERE " + " OR ".join(f"{each} {like}" for each in columns)


def _any_of(places: Sequence[str]) -> str:
    def groups() -> Iterator[str]:
        for at in range(0, len(places), _GROUP):
            yield f"({' OR '.join(places[at : at + _GROUP])})"

    return f"({' OR '.join(groups())})"
