"""Words that were typed and not stored (没有存入的内容): kept beside the window state for a crash.

A small file per ledger, one more for a ledger that is still to be made. It goes when the words
are stored or given up, and with a normal close.
"""

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from zlib import crc32

from model.errors import OfficeError
from model.files.atomic import write_atomically


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Words of one field of one thing (举措、任务事项、单位、岗位); `title` says which it was.

    `field` is the key of a field, `name` what stands beside it; a note has its period behind the
    key: done@2023-10. `value` is what was chosen from a list, where the words are its name.
    """

    row_id: str
    title: str
    field: str
    words: str
    table: str = "local_action"
    name: str = ""
    value: str = ""

    @property
    def place(self) -> tuple[str, str, str]:
        """Where it belongs."""
        return self.table, self.row_id, self.field


class DraftFile:
    """The drafts of one ledger, or of 新建台账 (None), written whole or not at all."""

    def __init__(self, folder: Path, ledger: Path | None) -> None:
        self._ledger = str(ledger.resolve()) if ledger else ""
        name = f"{crc32(os.fsencode(self._ledger)):08x}" if ledger else "new-ledger"
        self.path = folder / "drafts" / f"{name}.json"
        self._written: tuple[Draft, ...] | None = None

    def read(self) -> tuple[Draft, ...]:
        """What a crash left behind; a file that makes no sense holds nothing."""
        try:
            stored = json.loads(self.path.read_text(encoding="utf-8"))
            if stored["ledger"] != self._ledger:
                return ()
            return tuple(Draft(**{k: str(v) for k, v in each.items()}) for each in stored["drafts"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return ()

    def write(self, drafts: Sequence[Draft]) -> None:
        """Keep these drafts from now on; none removes the file."""
        wanted = tuple(drafts)
        if wanted == self._written:
            return
        self._written = wanted
        # A safety net: where it cannot be hung up, typing goes on without it.
        with suppress(OSError, OfficeError):
            if not wanted:
                self.path.unlink(missing_ok=True)
                return
            self.path.parent.mkdir(parents=True, exist_ok=True)
            stored = {"ledger": self._ledger, "drafts": [asdict(each) for each in wanted]}
            content = json.dumps(stored, ensure_ascii=True, indent=1)
            write_atomically(self.path, content.encode())
