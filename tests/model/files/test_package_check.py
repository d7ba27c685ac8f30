"""A package is checked against its list: nothing missing, changed or added, folder and .zip."""

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from model.errors import FileAccessError, InvalidEntryError
from model.evidence import sha256_of
from model.files.manifest import MANIFEST, manifest, read_manifest
from model.files.package_check import (
    COPY,
    KEPT,
    SENT,
    check_package,
    note_of_copy,
    sha256_of_file,
)
from model.files.package_zip import zip_folder

FILES = {"01 报告.docx": b"PK1", "佐证材料/01-1 名单.txt": b"20"}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A small package as it is made: 报送件, 留存, .zip."""
    folder = tmp_path / "包"
    for part, files in ((SENT, FILES), (KEPT, {COPY: b"z"})):
        for name, data in files.items():
            (folder / part / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / part / name).write_bytes(data)
        notes = ["说明", *([note_of_copy(sha256_of(b"z"))] if part == SENT else [])]
        words = manifest(notes, {name: sha256_of(data) for name, data in files.items()})
        (folder / part / MANIFEST).write_bytes(words)
    zipped(folder / SENT, folder / "包.zip")
    return folder


def zipped(folder: Path, target: Path) -> None:
    zip_folder(folder, target, under="包", day=date(2023, 12, 10), told=lambda _: None)


def test_a_package_is_whole_as_a_folder_in_part_and_as_a_zip(package: Path) -> None:
    whole = check_package(package)
    assert whole.differences == ()
    assert (whole.files, whole.has_archive) == (len(FILES), True)  # not once more for the .zip
    assert check_package(package / SENT).files == len(FILES)
    assert check_package(package / "包.zip").differences == ()


def test_a_copy_that_was_changed_together_with_its_list_is_told(package: Path) -> None:
    (package / KEPT / COPY).write_bytes(b"other")
    (package / KEPT / MANIFEST).write_bytes(manifest([], {COPY: sha256_of(b"other")}))
    told = f"{KEPT}：“{COPY}”不是打包时留存的那一个。"
    assert check_package(package).differences == (told,)
    shutil.rmtree(package / KEPT)
    assert check_package(package).differences == (f"缺少“{KEPT}”。",)


def test_the_same_files_give_the_same_zip(package: Path, tmp_path: Path) -> None:
    shutil.copytree(package / SENT, tmp_path / "另")
    zipped(tmp_path / "另", tmp_path / "另.zip")
    assert sha256_of_file(tmp_path / "另.zip") == sha256_of_file(package / "包.zip")
    with zipfile.ZipFile(tmp_path / "另.zip") as archive:
        assert {each.date_time[:3] for each in archive.infolist()} == {(2023, 12, 10)}
        assert archive.namelist()[0] == "包/01 报告.docx"


def test_a_day_before_zips_were_is_the_first_that_they_know(package: Path, tmp_path: Path) -> None:
    zip_folder(
        package / SENT, tmp_path / "早.zip", under="包", day=date(1900, 1, 1), told=lambda _: None
    )
    assert check_package(tmp_path / "早.zip").differences == ()


def change(path: Path) -> None:
    path.write_bytes(b"other")


@pytest.mark.parametrize(
    ("harm", "name", "difference"),
    [
        (change, f"{SENT}/01 报告.docx", f"{SENT}：“01 报告.docx”与打包时不一致。"),
        (Path.unlink, f"{SENT}/佐证材料/01-1 名单.txt", f"{SENT}：缺少“佐证材料/01-1 名单.txt”。"),
        (change, f"{SENT}/多.txt", f"{SENT}：多出“多.txt”。"),
        (change, f"{KEPT}/台账副本.zhize", f"{KEPT}：“台账副本.zhize”与打包时不一致。"),
        (Path.unlink, "包.zip", "缺少压缩包（.zip）。"),
        (change, "多.txt", "多出“多.txt”。"),
    ],
)
def test_what_differs_is_named(
    package: Path, harm: Callable[[Path], None], name: str, difference: str
) -> None:
    harm(package / name)
    assert check_package(package).differences == (difference,)


def test_a_zip_of_another_state_is_told(package: Path) -> None:
    (package / "包.zip").unlink()
    (package / SENT / MANIFEST).write_bytes(
        manifest(["另"], {name: sha256_of(data) for name, data in FILES.items()})
    )
    zipped(package / SENT, package / "包.zip")
    (package / SENT / MANIFEST).write_bytes(
        manifest(["说明"], {name: sha256_of(data) for name, data in FILES.items()})
    )
    assert check_package(package).differences == (f"包.zip：校验清单与“{SENT}”中的不一致。",)


def test_a_second_zip_is_told(package: Path) -> None:
    (package / "不是.zip").write_bytes((package / "包.zip").read_bytes())
    assert check_package(package).differences == ("多出“不是.zip”。",)


def test_a_zip_with_a_file_twice_is_told(package: Path) -> None:
    with (
        pytest.warns(UserWarning, match="Duplicate"),
        zipfile.ZipFile(package / "包.zip", "a") as archive,
    ):
        archive.writestr("包/01 报告.docx", b"PK1")
    assert check_package(package / "包.zip").differences == ("“01 报告.docx”有两份。",)


def test_a_link_does_not_stand_for_a_file(package: Path) -> None:
    paper = package / SENT / "01 报告.docx"
    paper.rename(package.parent / "别处.docx")
    paper.symlink_to(package.parent / "别处.docx")
    assert check_package(package / SENT).differences == ("“01 报告.docx”与打包时不一致。",)


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])  # as Windows writes names, and a Mac
def test_a_zip_packed_anew_with_names_in_another_encoding_is_known_and_told(
    package: Path, tmp_path: Path, encoding: str
) -> None:
    names = [path.relative_to(package / SENT) for path in (package / SENT).rglob("*.*")]
    written = {str(name).encode(encoding): name for name in names}
    held = {f"{at}".rjust(len(name), "_").encode(): name for at, name in enumerate(written)}
    with zipfile.ZipFile(tmp_path / "改.zip", "w") as archive:
        for holder, name in held.items():
            archive.write(package / SENT / written[name], holder.decode())
    data = (tmp_path / "改.zip").read_bytes()
    for holder, name in held.items():
        data = data.replace(holder, name)
    (tmp_path / "改.zip").write_bytes(data)
    found = check_package(tmp_path / "改.zip")
    assert found.files == len(FILES)
    assert [told[:10] for told in found.differences] == ["压缩包被重新压缩过，"]


@pytest.mark.parametrize("data", [b"PK\x03\x04" + b"0" * 50, b""])
def test_a_broken_zip_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "坏.zip").write_bytes(data)
    with pytest.raises(FileAccessError, match="没有核对完"):
        check_package(tmp_path / "坏.zip")
    with pytest.raises(FileAccessError, match="找不到报送包"):
        check_package(tmp_path / "没有.zip")


def test_what_has_no_list_is_no_package(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "别的.zip", "w") as archive:
        archive.writestr("一.txt", b"1")
    for path in (tmp_path / "别的.zip", tmp_path):
        with pytest.raises(InvalidEntryError, match="不是本软件生成的报送包"):
            check_package(path)


@pytest.mark.parametrize("words", [b"", b"# only\n", b"\xff\xfe", "甲 乙\n".encode()])
def test_a_list_that_makes_no_sense_is_refused(words: bytes) -> None:
    with pytest.raises(InvalidEntryError, match="看不懂"):
        read_manifest(words)


def test_a_list_that_swells_when_unpacked_is_refused_before_it_is_read_whole(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("model.files.manifest._MOST", 1000)
    with zipfile.ZipFile(package / "大.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, "# 长\n" * 1000)
    (package / "大").mkdir()
    (package / "大" / MANIFEST).write_bytes(b"#" * 1001)
    for path in (package / "大.zip", package / "大"):
        with pytest.raises(InvalidEntryError, match="看不懂"):
            check_package(path)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="the tool of other systems")
def test_other_tools_check_the_list_too(package: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--strict", "-c", MANIFEST],
        cwd=package / SENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
