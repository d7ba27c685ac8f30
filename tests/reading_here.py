"""A file read as the child reads it, in this process: its words as JSON there and back (就地读取).

For stories of what comes after the reading; those of the child itself start a real one.
"""

import json
from pathlib import Path

from model.errors import OfficeError
from model.reading.json_words import source_from_json
from model.reading.source import Source
from ui import reading_child, sandbox
from ui.regular_file import check_regular
from ui.sandbox import PATIENCE, Progress


def read_here(
    path: Path,
    *,
    encoding: str | None = None,
    patience: float = PATIENCE,
    progress: Progress | None = None,
) -> Source:
    """The source of a file, or the refusal; nobody waits, and nothing is given up."""
    check_regular(path)
    try:
        answer = reading_child._answer(path, encoding)
    except OfficeError as refusal:
        answer = reading_child._packed(reading_child.refusal_as_json(refusal))
    values = json.loads(answer)
    if "refusal" in values:
        raise sandbox._again(**values["refusal"])
    return source_from_json(values["source"])
