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
from ui.regular_file import DOCUMENT, Purpose, read_regular

MOST_MEMORY = 450_000_000
"""Bytes of data that the child may hold (its code is not counted); Windows has no such cap."""

MOST_ANSWER = 60_000_000
"""Bytes of what is handed over."""

SCAN = Purpose(
    undone="没有采用",
    choose="请选择盖章扫描件（PDF）。",
    most_bytes=100 * 1024 * 1024,
    too_large="请用较低的分辨率（如300dpi）重新扫描后再选择。",
)
"""For what a scanned paper is opened; its pictures make it larger than a document."""


def read_for_parent(
    path: Path, target: Path, *, encoding: str | None, patience: float, as_scan: bool = False
) -> None:
    """Read a file, or only look at it as a scan, into `target`; a refusal is handed over too, and
    raised.

    After `patience` seconds of work the system ends the child, whoever still waits for it.
    """
    cap_memory()
    cap_work(patience)
    try:
        answer = _answer(path, encoding, as_scan=as_scan)
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


def _answer(path: Path, encoding: str | None, *, as_scan: bool = False) -> bytes:
    data = read_regular(path, SCAN if as_scan else DOCUMENT)
    try:
        values = _looked_at(data, path.name) if as_scan else _understood(data, path.name, encoding)
        answer = _packed(values)
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


def _looked_at(data: bytes, name: str) -> dict[str, object]:
    from model.reading.json_words import scan_as_json
    from model.reading.sources.pdf_scan import read_scan

    return {"scan": scan_as_json(read_scan(data, name=name))}
