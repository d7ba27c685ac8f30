"""修改记录 names people, not logins: the clerk of this computer, else the contact (经办人)."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog

from model.history import who_worked
from model.words import Triage
from tests.flows.stories import choose, desk, triage
from tests.window_fixtures import Answers
from ui.office_dialog import OfficeDialog
from ui.window import Window


def fill(clerk: str, contact: str) -> Callable[[QDialog], None]:
    """What is written in 单位设置."""

    def write(dialog: QDialog) -> None:
        assert isinstance(dialog, OfficeDialog)
        dialog.clerk.setText(clerk)
        dialog.fields["contact"].setText(contact)

    return write


def last_who(window: Window) -> str:
    """Who made the newest step, after one was made."""
    desk(window).views.turn(claiming=False)
    choose(window, 1)
    window.carry_out("claim_pending" if triage(window, 1) is Triage.ASSIST else "claim_assist")
    return window.session.ledger.history(limit=1)[0].who


def test_a_step_bears_the_contact_and_before_that_the_login(
    window: Window, answers: Answers, new_ledger: Path
) -> None:
    window.open_ledger(new_ledger)
    assert last_who(window) == "经办人"
    answers.fill = fill("", "李明")
    window.carry_out("office_settings")
    assert last_who(window) == "李明"


def test_the_clerk_of_this_computer_comes_first_and_is_not_in_the_ledger(
    window: Window, answers: Answers, new_ledger: Path
) -> None:
    window.open_ledger(new_ledger)
    answers.fill = fill("王芳", "李明")
    window.carry_out("office_settings")
    assert (last_who(window), window.state.clerk) == ("王芳", "王芳")
    assert window.session.confirmer == "李明"
    assert "王芳" not in map(str, window.session.ledger.column("SELECT value FROM setting"))
    assert "王芳" in who_worked(window.session.ledger)
