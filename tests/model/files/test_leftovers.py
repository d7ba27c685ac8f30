"""What a kill left under a hidden name goes; what is new or is not ours stays."""

import os
from pathlib import Path

from model.files.leftovers import sweep
from model.files.new_folder import draft_of


def test_only_what_is_old_and_hidden_is_taken_away(tmp_path: Path) -> None:
    old = [draft_of(tmp_path / "包"), tmp_path / ".zhize-0123456789ab.tmp", tmp_path / "旧.pdf"]
    new = draft_of(tmp_path / "正在打的包")
    for folder in (old[0], new):
        folder.mkdir()
        (folder / "目录.pdf").write_bytes(b"%PDF-")
    for path in (*old[1:], tmp_path / ".zhize-0123456789ab.tmp-journal"):
        path.write_bytes(b"1")
        os.utime(path, (1000, 1000))
    os.utime(old[0], (1000, 1000))
    sweep(tmp_path, before=2000)
    assert sorted(tmp_path.iterdir()) == sorted([new, tmp_path / "旧.pdf"])
    sweep(tmp_path / "没有", before=2000)
