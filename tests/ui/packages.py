"""The package of the sample office as tests know it."""

from datetime import date
from pathlib import Path

from model.ledger import Ledger
from model.submission import Filing, read_submission
from model.submission_events import register_event
from model.words import SubmissionEventKind
from ui import jobs

AS_OF = date(2023, 11, 20)
DOCX, PDF = b"PK\x03\x04" + b"word" * 50, b"%PDF-1.7\n" + b"scan" * 50
NAME = "示例省知识产权局2023年推动知识产权高质量发展成效报送_第1次"


def present(ledger: Ledger) -> Filing:
    filing = read_submission(ledger)
    assert filing is not None
    return filing


def sent_out(packed: Path, folder: Path) -> Path:
    """The ledger of a package once that went out in both forms, a copy in a folder."""
    path = folder / "台账.zhize"
    path.write_bytes((packed.parent / "台账.zhize").read_bytes())
    with jobs.open_ledger(path) as ledger, ledger.step("登记") as step:
        for kind in (SubmissionEventKind.POSTED, SubmissionEventKind.MAILED):
            register_event(step, kind, AS_OF)
    return path
