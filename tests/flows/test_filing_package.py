"""The package (报送包) made beside the window and noted in the register."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from model.files.manifest import MANIFEST
from model.files.new_folder import draft_of
from model.files.package_check import SENT, check_package
from model.words import SubmissionEventKind as Kind
from tests.flows.filing import FINAL, NAME, present, put_both
from tests.window_fixtures import Answers
from ui import package_jobs
from ui.submission import verbs
from ui.submission.register_panel import RegisterPanel
from ui.window import Window

# Children in place of the real one: one that tells of a package.
TELLS = """
import sys
print("已打包：" + sys.argv[1], "校验值：0f", sep="\\n")
"""
# One whose package stands already, and that has not told of it.
STANDS = f"""
import sys
from pathlib import Path

sent = Path(sys.argv[1])
sent.mkdir(parents=True)
(sent / {MANIFEST!r}).write_text("校验清单")
sys.stdin.read()
"""
# One that has written a part of the package, and waits to be killed.
STOPS_HALF_WAY = """
import sys
from pathlib import Path

half = Path(sys.argv[1])
half.mkdir()
(half / "目录.pdf").write_bytes(b"%PDF-")
sys.stdin.read()
"""


Packs = Callable[[Path, str, str], None]


@pytest.fixture
def packs(answers: Answers, monkeypatch: pytest.MonkeyPatch) -> Packs:
    """Have this code run as the child, with an argument, for a package in a folder."""

    def pack(folder: Path, code: str, argument: str) -> None:
        answers.path = folder
        command = [sys.executable, "-X", "utf8", "-c", code, argument]
        monkeypatch.setattr(package_jobs, "package_command", lambda *_, **__: command)

    return pack


def test_the_package_is_made_beside_the_window_and_noted_for_good(
    window: Window, answers: Answers, qtbot: QtBot, panel: RegisterPanel, tmp_path: Path
) -> None:
    assert not panel.package.make.isEnabled()
    put_both(window, qtbot, panel, tmp_path)
    answers.path = tmp_path / "报送"
    panel.package.make.click()
    qtbot.waitUntil(lambda: panel.package.said().startswith("已打包"), timeout=30_000)
    assert answers.said == ["报送前有需要核对之处，还没有打包。"]  # and packed all the same
    assert answers.risky == answers.said
    assert check_package(answers.path / NAME).differences == ()
    assert present(window).stored.package_name == NAME
    assert window.session.ledger.undo_target() is None
    panel.package.folder.click()
    assert answers.launched == [answers.path / NAME]


@pytest.mark.parametrize(
    ("what", "told"), [("file", "请重新打包"), ("day", "改成了2023年10月31日")]
)
def test_a_package_of_files_or_a_day_changed_meanwhile_is_not_noted_and_that_is_told(
    window: Window,
    answers: Answers,
    qtbot: QtBot,
    panel: RegisterPanel,
    tmp_path: Path,
    packs: Packs,
    what: str,
    told: str,
) -> None:
    put_both(window, qtbot, panel, tmp_path)
    packs(tmp_path, TELLS, f"报送/{NAME}")
    panel.package.make.click()
    if what == "file":
        panel.files.names[FINAL][1].click()
    else:
        verbs.set_day(window.session, date(2023, 10, 31))
    qtbot.waitUntil(lambda: panel.package.said().startswith("已打包"), timeout=10_000)
    assert "没有记入报送登记，报送前请移走这个文件夹，重新打包" in panel.package.said()
    assert told in answers.said[-1]
    assert present(window).stored.packaged_on is None


def test_a_package_is_known_by_the_name_that_the_child_tells(
    window: Window, qtbot: QtBot, panel: RegisterPanel, tmp_path: Path, packs: Packs
) -> None:
    put_both(window, qtbot, panel, tmp_path)
    packs(tmp_path, TELLS, "示范局报送")  # the office was renamed meanwhile
    panel.package.make.click()
    qtbot.waitUntil(lambda: panel.package.said() == "已打包：示范局报送", timeout=10_000)
    stored = present(window).stored
    assert (stored.package_name, stored.package_sha256) == ("示范局报送", "0f")


def test_that_a_package_was_made_is_said_once(
    window: Window, qtbot: QtBot, panel: RegisterPanel, tmp_path: Path, packs: Packs
) -> None:
    put_both(window, qtbot, panel, tmp_path)
    packs(tmp_path, TELLS, NAME)
    panel.package.make.click()
    qtbot.waitUntil(lambda: panel.package.said() == f"已打包：{NAME}", timeout=10_000)
    labels = [each for each in panel.package.findChildren(QLabel) if NAME in each.text()]
    assert [each.isVisible() for each in labels].count(True) == 1


@pytest.mark.parametrize("name", ["make", "draft"])
def test_the_keyboard_is_where_it_was_once_a_package_was_made(
    window: Window, qtbot: QtBot, panel: RegisterPanel, tmp_path: Path, packs: Packs, name: str
) -> None:
    put_both(window, qtbot, panel, tmp_path)
    packs(tmp_path, TELLS, NAME)
    button = getattr(panel.package, name)
    button.setFocus()
    button.click()
    assert window.focusWidget() is panel.package
    qtbot.waitUntil(lambda: panel.package.said() == f"已打包：{NAME}", timeout=10_000)
    assert window.focusWidget() is button


def test_the_keyboard_is_left_where_it_went_while_a_package_is_made(
    window: Window, qtbot: QtBot, panel: RegisterPanel, tmp_path: Path, packs: Packs
) -> None:
    packs(tmp_path, TELLS, NAME)
    panel.package.draft.click()
    panel.steps.buttons[Kind.SIGNED].setFocus()
    qtbot.waitUntil(lambda: panel.package.said() == f"已打包：{NAME}", timeout=10_000)
    assert window.focusWidget() is panel.steps.buttons[Kind.SIGNED]


def test_whatever_a_child_comes_to_another_can_be_begun(
    window: Window, qtbot: QtBot, panel: RegisterPanel, tmp_path: Path, packs: Packs
) -> None:
    for _ in range(2):
        packs(tmp_path, "", "")
        panel.package.draft.click()
        assert panel.package.said() == "正在打包……"
        qtbot.waitUntil(lambda: "意外错误" in panel.package.said(), timeout=10_000)
        assert panel.package.draft.isEnabled()


@pytest.mark.parametrize("was_there", [False, True])
def test_what_stands_when_it_is_given_up_counts_unless_it_was_there_before(
    window: Window,
    qtbot: QtBot,
    panel: RegisterPanel,
    tmp_path: Path,
    packs: Packs,
    was_there: bool,
) -> None:
    put_both(window, qtbot, panel, tmp_path)
    place = tmp_path / NAME
    if was_there:
        place.mkdir()
    packs(tmp_path, STANDS, str(place / SENT))
    panel.package.make.click()
    qtbot.waitUntil((place / SENT / MANIFEST).exists, timeout=10_000)
    panel.package.cancel.click()
    qtbot.waitUntil(lambda: not panel.package.cancel.isVisible())
    made = f"取消时已经打完。已打包：{NAME}"
    assert panel.package.said() == ("已取消，没有留下任何文件。" if was_there else made)
    assert present(window).stored.package_name == ("" if was_there else NAME)


def test_what_was_said_of_a_package_goes_with_its_filing(
    window: Window, qtbot: QtBot, panel: RegisterPanel, tmp_path: Path, packs: Packs
) -> None:
    put_both(window, qtbot, panel, tmp_path)
    packs(tmp_path, TELLS, NAME)
    panel.package.make.click()
    qtbot.waitUntil(lambda: panel.package.said().startswith("已打包"), timeout=10_000)
    panel.requested_register.emit(Kind.POSTED)
    assert panel.package.folder.isVisible()
    panel.requested_register.emit(Kind.RETURNED)
    assert panel.package.said() == ""
    assert not panel.package.folder.isVisible()


def test_files_that_differ_are_not_packed_unless_the_clerk_says_so(
    window: Window,
    answers: Answers,
    qtbot: QtBot,
    panel: RegisterPanel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_both(window, qtbot, panel, tmp_path)
    undecided = [sys.executable, "-c", "raise SystemExit(3)"]
    monkeypatch.setattr(package_jobs, "package_command", lambda *_, **__: undecided)
    answers.path, answers.yes = tmp_path / "报送", False
    panel.package.make.click()
    qtbot.waitUntil(lambda: bool(answers.said), timeout=10_000)
    assert panel.package.said() == "没有打包。请补登记，或点文件旁的“核对”，核对后再打。"
    assert panel.package.make.isEnabled()
    assert not (tmp_path / "报送").exists()


def test_a_package_given_up_leaves_nothing(
    window: Window,
    answers: Answers,
    qtbot: QtBot,
    panel: RegisterPanel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    half = draft_of(tmp_path / f"{NAME}_草稿")
    half_way = [sys.executable, "-c", STOPS_HALF_WAY, str(half)]
    monkeypatch.setattr(package_jobs, "package_command", lambda *_, **__: half_way)
    answers.path, before = tmp_path, window.session.ledger.last_seq()
    panel.package.draft.click()
    qtbot.waitUntil(lambda: (half / "目录.pdf").exists(), timeout=10_000)
    assert panel.package.said() == "正在打包……"
    assert not panel.package.draft.isEnabled()
    panel.package.cancel.click()
    qtbot.waitUntil(lambda: panel.package.said() == "已取消，没有留下任何文件。")
    assert not half.exists()
    assert window.session.ledger.last_seq() == before
    assert panel.package.draft.isEnabled()
    assert not panel.package.cancel.isVisible()
    assert not panel.package.folder.isVisible()


@pytest.mark.parametrize("way", ["close", "other", "sample"])
def test_leaving_the_ledger_asks_before_a_package_is_given_up(
    window: Window,
    answers: Answers,
    qtbot: QtBot,
    panel: RegisterPanel,
    tmp_path: Path,
    packs: Packs,
    new_ledger: Path,
    way: str,
) -> None:
    ways: dict[str, Callable[[], object]] = {
        "close": window.close,
        "other": lambda: window.open_ledger(new_ledger),
        "sample": lambda: window.carry_out("open_sample"),
    }
    here, half = window.session.ledger, draft_of(tmp_path / f"{NAME}_草稿")
    packs(tmp_path, STOPS_HALF_WAY, str(half))
    panel.package.draft.click()
    qtbot.waitUntil((half / "目录.pdf").exists, timeout=10_000)
    answers.yes = False
    window.open_ledger(here.path)  # which is not left by that
    ways[way]()
    assert answers.risky == ["正在打报送包。现在关闭台账就停止打包，不留下文件，以后要重新打包。"]
    assert window.session.ledger is here
    assert panel.package.said() == "正在打包……"
    answers.yes = True
    ways[way]()
    assert not window.session.is_open or window.session.ledger is not here
    assert not half.exists()


def test_the_menu_says_why_no_package_can_be_made(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    window.show_page("units")
    window.menus.actions["make_package"].trigger()
    assert panel.isVisible()
    assert answers.said == ["还缺定稿、盖章扫描件，放入后才能打报送包。"]
