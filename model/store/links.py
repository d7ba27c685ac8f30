"""How the tables of the file hang together: by which columns rows point to rows of others."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from model.store.connection import Row

Links = Mapping[str, Mapping[str, str]]  # table → column → the table that it points to


def read_links(ask: Callable[[str], Iterable[Row]]) -> Links:
    """The links between all tables, without the closed sets and the log of steps."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for table, column, parent in ask(
        'SELECT child.name, key."from", key."table" FROM main.sqlite_schema AS child, '
        "pragma_foreign_key_list(child.name) AS key WHERE child.type = 'table'"
    ):
        if not parent.startswith("word_") and table not in ("step", "change"):
            found[table][column] = parent
    return found
