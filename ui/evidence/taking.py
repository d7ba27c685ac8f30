"""Files taken in as 佐证材料: checked before they are read, good ones taken, others listed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from model.errors import InvalidEntryError, OfficeError, quoted
from model.evidence import SIZE_LIMIT, sha256_of
from ui.background import Progress as Tell
from ui.regular_file import Purpose, read_regular

# Read whole before they are stored in one step: more than this at once would fill the memory.
MOST_AT_ONCE = 4 * SIZE_LIMIT
PROOF = Purpose(
    undone="没有添加",
    choose="请选择作为佐证的文件，文件夹请先压缩。",
    most_bytes=SIZE_LIMIT,
    too_large="请压缩或拆分后再添加。",
    takes_links=False,
    takes_empty=False,
)


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that was read, and its SHA-256."""

    name: str
    data: bytes
    sha256: str = ""  # reckoned where it was read


@dataclass(frozen=True, slots=True)
class Taken:
    """What was read, and a sentence for each file that was not."""

    files: Sequence[NewFile]
    refused: Sequence[str]


def read_files(paths: Sequence[Path]) -> Callable[[Tell], Taken]:
    """Work for the background: files may come from a slow disk or network."""

    def work(tell: Tell) -> Taken:
        files: list[NewFile] = []
        refused: list[str] = []
        for number, path in enumerate(paths):
            go_on = partial(tell, number, len(paths))
            go_on()
            try:
                data = read_regular(path, PROOF, between=go_on)
                _require_room(path, files, data)
                files.append(NewFile(path.name, data, sha256_of(data)))
            except OfficeError as refusal:
                refused.append(str(refusal))
        return Taken(files, refused)

    return work


def _require_room(path: Path, files: Sequence[NewFile], data: bytes) -> None:
    if sum(len(each.data) for each in files) + len(data) > MOST_AT_ONCE:
        most = MOST_AT_ONCE // (1024 * 1024)
        raise InvalidEntryError(
            f"一次添加的材料合计超过{most}MB，{quoted(path.name)}没有添加。请分几次添加。"
        )


def refusals(taken: Taken) -> str:
    """What is said of files that were refused, the others being taken."""
    if len(taken.refused) == 1 and not taken.files:
        return taken.refused[0]
    others = "（其余已收下）" if taken.files else ""
    lines = "\n".join(f"· {each}" for each in taken.refused)
    return f"{len(taken.refused)}件没有添加{others}：\n{lines}"
