"""A new ledger takes nobody's place and leaves nothing half done."""

from pathlib import Path

import pytest

from model.errors import FileAccessError
from model.files.new_file import journal_of, new_file


def test_what_was_filled_stands_under_its_name(tmp_path: Path) -> None:
    with new_file(tmp_path / "台账.zhize") as draft:
        draft.write_bytes(b"whole")
    assert [path.name for path in tmp_path.iterdir()] == ["台账.zhize"]


def test_a_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        _fail_half_way(tmp_path / "台账.zhize")
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_taken_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "台账.zhize"
    with pytest.raises(FileAccessError, match="已经存在"):
        _fill_too_late(path)
    assert path.read_bytes() == b"theirs"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("kind", ["file", "dangling link", "journal"])
def test_a_name_that_is_not_free_is_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "台账.zhize"
    match kind:
        case "file":
            path.touch()
        case "journal":
            journal_of(path).touch()
        case _:
            path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileAccessError, match="请换一个文件名"), new_file(path):
        pass


@pytest.mark.parametrize("name", ["没有/台账.zhize", "长" * 200 + ".zhize"])
def test_a_place_that_takes_no_file_gets_a_sentence(tmp_path: Path, name: str) -> None:
    with (
        pytest.raises(FileAccessError, match="没有留下任何文件"),
        new_file(tmp_path / name) as draft,
    ):
        draft.touch()


def _fail_half_way(path: Path) -> None:
    with new_file(path) as draft:
        draft.write_bytes(b"half")
        journal_of(draft).write_bytes(b"half")
        raise RuntimeError


def _fill_too_late(path: Path) -> None:
    with new_file(path) as draft:
        draft.write_bytes(b"mine")
        path.write_bytes(b"theirs")
