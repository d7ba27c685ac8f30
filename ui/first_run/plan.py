"""What a new ledger is to hold (新建台账的内容), as the three steps tell it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from model.files.names import safe_name
from model.people_list import ListedRow
from ui import jobs

SUFFIX = ".zhize"
_PLACE = re.compile(r"^.{1,9}?(省|自治区|自治州|市|州)(?=.{2,})")
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")


class FirstList(StrEnum):
    """With which task list a ledger begins."""

    GUIDELINE = "放入2023年度工作指引的任务清单（67条）"
    IMPORTED = "建好后马上导入来文"
    NONE = "先不放清单"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLedger:
    """The whole of it; made in one go."""

    path: Path
    names: Mapping[str, str]
    people: Sequence[ListedRow]
    first: FirstList

    def make(self) -> None:
        """Make the file, whole or not at all; no window is needed for it."""
        jobs.new_ledger(
            self.path,
            office=self.names["office_full_name"],
            task_list=jobs.GUIDELINE_2023 if self.first is FirstList.GUIDELINE else None,
            settings=self.names,
            people=self.people,
        ).close()


def proposed_short_name(full_name: str) -> str:
    """某某省知识产权局 → 省知识产权局: without the name of the place and without brackets."""
    plain = _IN_BRACKETS.sub("", full_name.strip())
    found = _PLACE.match(plain)
    return plain[found.start(1) :] if found else plain


def free_path(folder: Path, full_name: str) -> Path:
    """A path for the ledger of an office at which nothing stands yet."""
    name = full_name.strip() or "本局"
    number = 1
    while (path := folder / safe_name(name, f"台账{_in_name(number)}{SUFFIX}")).exists():
        number += 1
    return path


def _in_name(number: int) -> str:
    return str(number) if number > 1 else ""
