"""What the stories of 报送登记 share: what the clerk fills in, what the register shows."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from model.submission import Filing, read_submission
from model.words import SubmissionFileKind
from ui.pages.submission import SubmissionPage, View
from ui.signed_jobs import SignedLook
from ui.submission.event_dialog import EventDialog
from ui.submission.register_panel import RegisterPanel
from ui.window import Window

FINAL, SCAN = SubmissionFileKind.FINAL_TEXT, SubmissionFileKind.STAMPED_SCAN
NAME = "示例省知识产权局2023年推动知识产权高质量发展成效报送_第1次"


def nothing_seen(_: Path, kind: SubmissionFileKind, __: Path, **___: object) -> SignedLook:
    return SignedLook(kind=kind)


def present(window: Window) -> Filing:
    filing = read_submission(window.session.ledger)
    assert filing is not None
    return filing


def filled(**words: str) -> Callable[[QDialog], None]:
    """What the clerk types into the form of an entry."""

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, EventDialog)
        dialog.write(words)

    return fill


def entries(panel: RegisterPanel) -> list[str]:
    """What the register shows."""
    return [words.accessibleName() for words, _ in panel.steps.entries.values()]


def register_in_front(window: Window, path: Path) -> RegisterPanel:
    """Open a ledger at 报送登记."""
    window.open_ledger(path)
    window.show_page("submission")
    page = window.pages["submission"]
    assert isinstance(page, SubmissionPage)
    page.turn(View.REGISTER)
    return page.register


def put_both(window: Window, qtbot: QtBot, panel: RegisterPanel, folder: Path) -> None:
    """Both signed files dropped together."""
    (folder / "定稿.docx").write_bytes(b"PK\x03\x04 word")
    (folder / "盖章.pdf").write_bytes(b"%PDF-1.7 scan")
    panel.files.take([folder / "定稿.docx", folder / "盖章.pdf"])
    qtbot.waitUntil(lambda: len(present(window).files) == 2)
