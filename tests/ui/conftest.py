"""A small sample ledger, its signed files and its package, made once for all tests."""

from pathlib import Path

import pytest

from model.submission_events import register_event
from model.submission_files import put_signed_file
from model.words import SubmissionEventKind, SubmissionFileKind
from tests.ui.packages import AS_OF, DOCX, NAME, PDF
from ui import jobs
from ui.command_line import run
from ui.exit_codes import DONE


@pytest.fixture(scope="session")
def small_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "small.zhize"
    jobs.make_sample(path, actions=12).close()
    return path


@pytest.fixture(scope="session")
def signed_sample(small_sample: Path) -> Path:
    path = small_sample.with_name("signed.zhize")
    path.write_bytes(small_sample.read_bytes())
    with jobs.open_ledger(path) as ledger, ledger.step("放入定稿和扫描件") as step:
        put_signed_file(step, SubmissionFileKind.FINAL_TEXT, "定稿.docx", DOCX, on=AS_OF)
        put_signed_file(step, SubmissionFileKind.STAMPED_SCAN, "扫描.pdf", PDF, on=AS_OF)
        for kind in (SubmissionEventKind.SIGNED, SubmissionEventKind.SEALED):
            register_event(step, kind, AS_OF)
    return path


@pytest.fixture(scope="session")
def packed(signed_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of signed files and the ledger beside it, made once."""
    folder = tmp_path_factory.mktemp("packed")
    ledger = folder / "台账.zhize"
    ledger.write_bytes(signed_sample.read_bytes())
    assert run(["package", str(ledger), "--out", str(folder), "--anyway"]) == DONE
    return folder / NAME


@pytest.fixture
def signed(signed_sample: Path, tmp_path: Path) -> Path:
    path = tmp_path / "台账.zhize"
    path.write_bytes(signed_sample.read_bytes())
    return path
