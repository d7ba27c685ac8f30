"""The child that parses a file for the program that waits (`read --to`): caps itself, reads, and
hands over what it read, or why not.
"""

import contextlib
import json
import math
import sys
from pathlib import Path

from model.errors import (
    FileAccessError,
    OfficeError,
    UndecidedError,
    UnreadableDocumentError,
    quoted,
)
from ui.regular_file import read_regular

MOST_MEMORY = 450_000_000
"""Bytes of data that the child may hold (its code is not counted); Windows has no such cap."""

MOST_ANSWER = 60_000_000
"""Bytes of what is handed over."""


def read_for_parent(path: Path, target: Path, *, encoding: str | None, patience: float) -> None:
    """Read a file into `target`; a refusal is handed over too, and raised.

    After `patience` seconds of work the system ends the child, whoever still waits for it.
    """
    cap_memory()
    cap_work(patience)
    try:
        answer = _answer(path, encoding)
    except OfficeError as refusal:
        _hand_over(target, _packed(refusal_as_json(refusal)))
        raise
    _hand_over(target, answer)


def cap_memory() -> None:
    """Refuse memory beyond the cap from now on."""
    if sys.platform == "win32":
        return
    import resource

    # On Linux data alone: address space would count what libraries map and never use.
    limit = resource.RLIMIT_DATA if sys.platform.startswith("linux") else resource.RLIMIT_AS
    for which, most in ((limit, MOST_MEMORY), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(which, (most, most))


def cap_work(seconds: float) -> None:
    """Be ended by the system after so many seconds on the processor, and one to spare."""
    if sys.platform == "win32":
        return
    import resource

    most = math.ceil(seconds) + 1
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))


def refusal_as_json(refusal: OfficeError) -> dict[str, object]:
    """A refusal as the program that waits can raise it again."""
    choices = refusal.choices if isinstance(refusal, UndecidedError) else ()
    return {
        "refusal": {
            "kind": type(refusal).__name__,
            "message": str(refusal),
            "choices": list(choices),
        }
    }


def _answer(path: Path, encoding: str | None) -> bytes:
    data = read_regular(path)
    try:
        answer = _packed(_understood(data, path.name, encoding))
    except MemoryError as error:
        raise too_large(path.name) from error
    except RecursionError as error:
        raise UnreadableDocumentError(
            f"{quoted(path.name)}的结构层层嵌套，不像一份来文，已停止读取，什么也没有导入；"
            "请用 WPS 或 Office 打开它，另存后再选择。"
        ) from error
    if len(answer) > MOST_ANSWER:
        raise too_large(path.name)
    return answer


def too_large(name: str) -> UnreadableDocumentError:
    """What is said of a file whose reading took more memory than any paper needs."""
    return UnreadableDocumentError(
        f"{quoted(name)}展开后过大或结构异常，超出内存限制，已停止读取，什么也没有导入；"
        "请用 WPS 或 Office 打开它，只留正文和表格，另存后再选择。"
    )


def _packed(values: dict[str, object]) -> bytes:
    # The name of a file may hold bytes that are no characters.
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _hand_over(target: Path, answer: bytes) -> None:
    try:
        target.write_bytes(answer)
    except OSError as error:
        raise FileAccessError(
            f"无法写入“{target}”，没有读入。请检查磁盘空间和权限后再试。"
        ) from error


def _understood(data: bytes, name: str, encoding: str | None) -> dict[str, object]:
    """The source, and the document when it could be understood without a person."""
    from model.reading.json_words import as_json, source_as_json
    from model.reading.read import understand
    from model.reading.sources.recognise import read_source

    source = read_source(data, name=name, encoding=encoding)
    values: dict[str, object] = {"source": source_as_json(source)}
    with contextlib.suppress(OfficeError):
        values.update(as_json(understand(source, name=name)))
    return values
