"""Is a package still what was packed (核对报送包)? Each file present, unchanged, nothing more.

A folder as it was made, its 报送件 alone, or the .zip that was sent.
"""

import hashlib
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from model.errors import FileAccessError, InvalidEntryError
from model.files.manifest import MANIFEST, manifest_bytes, read_manifest
from model.files.new_folder import files_below

SENT = "报送件"
KEPT = "留存（不外发）"
COPY = "台账副本.zhize"
_COPY_NOTED = re.compile(r"^# 台账副本（留存）的SHA-256：([0-9a-f]{64})$", re.MULTILINE)
_PIECE = 1024 * 1024
_IS_UTF_8 = 0x800  # the flag of an entry whose name is no code page's
_REPACKED = (
    "压缩包被重新压缩过，文件名的编码变了，在别的电脑上可能显示为乱码；请发打包时生成的压缩包。"
)
_MOST_FILES = 50_000
_UNREADABLE = (OSError, EOFError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error)
Told = Callable[[int], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageCheck:
    """How many files are sent, and a sentence for each that differs.

    `has_archive`: they were looked at as a folder and in the .zip beside it.
    `list_sha256` is the checksum of its list, by which the register knows a package.
    """

    files: int
    differences: tuple[str, ...]
    list_sha256: str = ""
    has_archive: bool = False


def is_package(path: Path) -> bool:
    """Is this a folder or a .zip, which only a package can be?"""
    try:
        return path.is_dir() or path.suffix.lower() == ".zip"
    except OSError:  # a name longer than names can be
        return False


def check_package(path: Path, told: Told = lambda _: None) -> PackageCheck:
    """Compare a package with its list; refused where it has none."""
    if not path.exists():
        raise FileAccessError(f"找不到报送包“{path}”，没有核对。请检查名称和位置。")
    if not path.is_dir():
        return _check_zip(path, told)
    parts = [each for each in (path / SENT, path / KEPT) if (each / MANIFEST).is_file()]
    if path / SENT not in parts:
        return _check_folder(path, told)
    checked = [_named(each.name, _check_folder(each, told)) for each in parts]
    archives = _own_archive(path)
    checked += [_named(each.name, _check_zip(each, told, same_as=path / SENT)) for each in archives]
    if not archives:
        checked.append(PackageCheck(files=0, differences=("缺少压缩包（.zip）。",)))
    checked.append(_kept_copy(path))
    checked.append(_strangers(path, {*parts, *archives}))
    return PackageCheck(
        files=checked[0].files,  # those of what is sent
        differences=tuple(words for each in checked for words in each.differences),
        list_sha256=checked[0].list_sha256,
        has_archive=bool(archives),
    )


def note_of_copy(checksum: str) -> str:
    """A note in the list of what is sent, by which the copy that is kept is known again."""
    return f"台账副本（留存）的SHA-256：{checksum}"


def sha256_of_file(path: Path, told: Told = lambda _: None) -> str:
    """The SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return _sha256(file, told)


def _check_folder(folder: Path, told: Told) -> PackageCheck:
    with _in_words(folder):
        words = _list_of(folder / MANIFEST)
        listed = read_manifest(words)
        found: dict[str, str] = {}
        for name, path in files_below(folder):
            is_file = stat.S_ISREG(path.lstat().st_mode)
            found[name] = sha256_of_file(path, told) if is_file and name in listed else ""
    found.pop(MANIFEST, None)
    return PackageCheck(
        files=len(found),
        differences=_differences(listed, found),
        list_sha256=hashlib.sha256(words).hexdigest(),
    )


def _check_zip(path: Path, told: Told, *, same_as: Path | None = None) -> PackageCheck:
    with _in_words(path), zipfile.ZipFile(path) as package:
        entries = [(_name(each), each) for each in package.infolist() if not each.is_dir()]
        if len(entries) > _MOST_FILES:
            raise InvalidEntryError(f"“{path.name}”里文件太多，不是报送包，没有核对。")
        place = next((each for each in entries if _is_list(each[0])), None)
        if place is None:
            raise _no_list(path)
        under = place[0].removesuffix(MANIFEST)
        with package.open(place[1]) as file:
            words = manifest_bytes(file)
        listed = read_manifest(words)
        found: dict[str, str] = {}
        twice: list[str] = []
        for whole_name, entry in entries:
            name = whole_name.removeprefix(under)
            twice += [name] if name in found else []
            with package.open(entry) as file:
                found[name] = _sha256(file, told) if name in listed else ""
    found.pop(MANIFEST, None)
    differences = [*_differences(listed, found), *(f"“{name}”有两份。" for name in twice)]
    if place[0] != place[1].filename:
        differences.append(_REPACKED)
    if same_as is not None and words != (same_as / MANIFEST).read_bytes():
        differences.append(f"校验清单与“{same_as.name}”中的不一致。")
    return PackageCheck(
        files=len(found),
        differences=tuple(differences),
        list_sha256=hashlib.sha256(words).hexdigest(),
    )


def _name(entry: zipfile.ZipInfo) -> str:
    """The name of a file, also where another tool wrote it as GBK, or as UTF-8 and did not say."""
    if not entry.flag_bits & _IS_UTF_8:
        for encoding in ("utf-8", "gbk"):
            with suppress(UnicodeError):
                return entry.filename.encode("cp437").decode(encoding)  # what zipfile takes it for
    return entry.filename


def _is_list(name: str) -> bool:
    return PurePosixPath(name).name == MANIFEST


def _own_archive(folder: Path) -> list[Path]:
    """The .zip that has the name of its folder, or the first of a folder that was renamed."""
    archives = sorted(folder.glob("*.zip"), key=lambda each: (each.stem != folder.name, each.name))
    return archives[:1]


def _kept_copy(folder: Path) -> PackageCheck:
    """The list of what is sent, which the register knows, vouches for the copy of the ledger."""
    noted = _COPY_NOTED.search(_list_of(folder / SENT / MANIFEST).decode())
    listed = folder / KEPT / MANIFEST
    told = ""
    if noted and not listed.is_file():
        told = f"缺少“{KEPT}”。"
    elif noted and read_manifest(_list_of(listed)).get(COPY) != noted[1]:
        told = f"{KEPT}：“{COPY}”不是打包时留存的那一个。"
    return PackageCheck(files=0, differences=(told,) if told else ())


def _strangers(folder: Path, known: set[Path]) -> PackageCheck:
    others = sorted(each.name for each in folder.iterdir() if each not in known)
    return PackageCheck(files=0, differences=tuple(f"多出“{name}”。" for name in others))


def _differences(listed: Mapping[str, str], found: Mapping[str, str]) -> tuple[str, ...]:
    return (
        *(f"缺少“{name}”。" for name in listed if name not in found),
        *(
            f"“{name}”与打包时不一致。"
            for name, checksum in listed.items()
            if name in found and found[name] != checksum
        ),
        *(f"多出“{name}”。" for name in found if name not in listed),
    )


def _named(part: str, check: PackageCheck) -> PackageCheck:
    words = tuple(f"{part}：{each}" for each in check.differences)
    return PackageCheck(files=check.files, differences=words, list_sha256=check.list_sha256)


def _list_of(path: Path) -> bytes:
    if not path.is_file():
        raise _no_list(path.parent)
    with path.open("rb") as file:
        return manifest_bytes(file)


def _sha256(file: IO[bytes], told: Told) -> str:
    digest = hashlib.sha256()
    while piece := file.read(_PIECE):
        digest.update(piece)
        told(len(piece))
    return digest.hexdigest()


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except _UNREADABLE as error:
        raise FileAccessError(
            f"“{path.name}”读不完整，可能已损坏或没有拷全，没有核对完。请重新拷贝后再核对。"
        ) from error


def _no_list(path: Path) -> InvalidEntryError:
    return InvalidEntryError(
        f"“{path.name}”里没有“{MANIFEST}”，不是本软件生成的报送包，没有核对。请选择报送包。"
    )
