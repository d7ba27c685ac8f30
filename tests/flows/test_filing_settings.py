"""报送设置: the usual, what is said otherwise, what is typed and not stored."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from model.submission_settings import change_submission
from model.words import DraftMark, ReportForm
from model.words import SubmissionEventKind as Kind
from tests.flows.filing import entries, filled, present
from tests.flows.stories import desk
from tests.window_fixtures import Answers
from ui.drafts import Draft, DraftFile
from ui.submission import verbs
from ui.submission.event_dialog import EventDialog
from ui.submission.register_panel import RegisterPanel
from ui.window import Window


def test_settings_show_the_usual_and_go_back_to_it(window: Window, panel: RegisterPanel) -> None:
    subject = panel.settings.texts["email_subject"]
    usual = "推动知识产权高质量发展成效-示例省知识产权局"
    assert (subject.words(), panel.settings.copies.value()) == (usual, 2)
    subject.setText("成效报告")
    assert panel.settle()
    assert present(window).email_subject == "成效报告"
    resets = panel.settings.findChildren(QToolButton)
    reset = next(each for each in resets if each.accessibleName() == "恢复默认的邮件主题")
    assert reset.isVisible()
    reset.click()
    assert (subject.words(), present(window).stored.email_subject) == (usual, "")


def test_what_was_signed_says_up_to_which_day_it_counts(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    answers.fill = filled(person="李示例")
    panel.steps.buttons[Kind.SIGNED].click()
    assert entries(panel) == ["签发：4月3日　李示例　数据截至11月20日"]
    panel.settings.day.setDate(QDate(2023, 10, 31))
    panel.settings.day.editingFinished.emit()
    assert entries(panel) == ["签发：4月3日　李示例　数据截至10月31日"]
    panel.settings.day.setDate(QDate(2024, 10, 31))
    panel.settings.day.editingFinished.emit()
    assert "数据截止日（2024年10月31日）不对" in answers.said[-1]
    assert panel.settings.day.date() == QDate(2023, 10, 31)
    resets = panel.settings.findChildren(QToolButton)
    next(each for each in resets if each.accessibleName() == "恢复默认的数据截止日").click()
    assert present(window).as_of is None
    assert panel.settings.day.date() == QDate(2023, 11, 20)


def test_a_wheel_over_the_settings_scrolls_and_changes_nothing(panel: RegisterPanel) -> None:
    settings = panel.settings
    for field in (settings.form, settings.draft_mark, settings.copies, settings.day):
        field.setFocus()
        wheel = wheel_over(field)
        QApplication.sendEvent(field, wheel)
        assert not wheel.isAccepted()
    assert (settings.copies.value(), settings.day.date()) == (2, QDate(2023, 11, 20))


def wheel_over(field: QWidget) -> QWheelEvent:
    """The wheel turned by a notch."""
    middle = field.rect().center().toPointF()
    return QWheelEvent(
        middle,
        field.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def test_form_letterhead_and_draft_mark_are_chosen(window: Window, panel: RegisterPanel) -> None:
    panel.settings.form.settled.emit(ReportForm.LETTER)
    panel.settings.draft_mark.settled.emit(DraftMark.FOR_COMMENT)
    panel.settings.has_letterhead.click()
    panel.settings.has_seal.click()
    panel.settings.copies.setValue(5)
    panel.settings.copies.editingFinished.emit()
    filing = present(window)
    assert (filing.form, filing.draft_mark) == (ReportForm.LETTER, DraftMark.FOR_COMMENT)
    assert (filing.has_letterhead, filing.has_seal, filing.copies) == (True, False, 5)
    assert "国家知识产权局知识产权运用促进司" in panel.settings.texts["addressee"].toolTip()


def test_a_number_that_is_only_typed_is_stored_once_when_the_page_is_left(
    window: Window, qtbot: QtBot, panel: RegisterPanel
) -> None:
    before = window.session.ledger.last_seq()
    panel.settings.copies.editingFinished.emit()  # left as it was
    assert window.session.ledger.last_seq() == before
    panel.settings.copies.setFocus()
    panel.settings.copies.selectAll()
    qtbot.keyClicks(panel.settings.copies, "12")
    window.session.do("改", lambda step: change_submission(step, email_to="a@example.cn"))
    assert panel.settle()
    assert panel.settle()
    assert present(window).copies == 12
    assert window.session.ledger.last_seq() == before + 2


def test_an_address_that_is_too_long_stays_in_its_field(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    panel.settings.texts["deliver_to"].setText("路" * 201)
    assert not panel.settle()
    assert "寄送地址超过200字" in panel.settings.words["deliver_to"].text()
    assert not present(window).is_stored
    assert answers.said == []


def test_the_day_of_what_went_out_in_one_form_is_changed_only_when_the_clerk_says_so(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    panel.steps.buttons[Kind.SIGNED].click()
    panel.steps.buttons[Kind.MAILED].click()
    answers.yes = False
    panel.settings.day.setDate(QDate(2023, 10, 31))
    panel.settings.day.editingFinished.emit()
    assert answers.risky == ["第1次报送电子件已于4月3日发出，数据截止日还没有改动。"]
    assert panel.settings.day.date() == QDate(2023, 11, 20)
    assert present(window).as_of == date(2023, 11, 20)


def test_the_same_change_of_the_day_is_asked_about_once(
    window: Window, answers: Answers, panel: RegisterPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    verbs.register(window.session, Kind.MAILED, {"happened_on": date(2023, 4, 3)})
    asked: list[object] = []

    def confirm(*_: object, **__: object) -> bool:
        asked.append(1)
        panel.settings.day.editingFinished.emit()  # the question takes the keyboard
        return False

    monkeypatch.setattr(answers, "confirm", confirm)
    panel.settings.day.setDate(QDate(2023, 10, 31))
    panel.settings.day.editingFinished.emit()
    assert len(asked) == 1
    assert panel.settings.day.date() == QDate(2023, 11, 20)


def test_a_day_that_is_being_typed_stays_when_something_else_is_stored(
    window: Window, panel: RegisterPanel
) -> None:
    panel.settings.day.setDate(QDate(2023, 10, 31))
    window.session.do("改", lambda step: change_submission(step, email_to="a@example.cn"))
    assert panel.settings.day.date() == QDate(2023, 10, 31)
    assert panel.settle()
    assert present(window).as_of == date(2023, 10, 31)
    panel.settings.day.setDate(QDate(2023, 10, 1))
    path = window.session.ledger.path
    window.session.close()
    window.open_ledger(path)
    window.show_page("submission")
    assert panel.settings.day.date() == QDate(2023, 10, 31)


def test_settings_of_what_was_confirmed_are_fixed_and_say_so(
    window: Window, panel: RegisterPanel
) -> None:
    settings = panel.settings
    verbs.register(window.session, Kind.MAILED, {"happened_on": date(2023, 4, 3)})
    assert settings.copies.isEnabled()
    verbs.register(window.session, Kind.ACKNOWLEDGED, {"happened_on": date(2023, 4, 3)})
    fields = (settings.copies, settings.day, settings.form, settings.has_seal, settings.draft_mark)
    assert not any(each.isEnabled() for each in (*fields, *settings.texts.values()))
    told = "已由对方确认，不再改；需要更正的，登记退回或补报。"
    assert told in [each.text() for each in settings.findChildren(QLabel) if each.isVisible()]
    panel.requested_register.emit(Kind.ADDED)
    assert all(each.isEnabled() for each in (*fields, *settings.texts.values()))


@pytest.fixture
def kept(window: Window, answers: Answers, sample: Path, panel: RegisterPanel) -> tuple[Draft, ...]:
    """The program dies while an entry is filled in and an address is typed."""
    found: list[tuple[Draft, ...]] = []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, EventDialog)
        dialog.write({"number": "E123", "copies": "3"})
        desk(window).commands.form.drafts.note()
        found.append(DraftFile(window.state.folder, sample).read())
        answers.yes = False

    panel.settings.texts["deliver_to"].setText("示例路1号")
    answers.fill = fill
    panel.requested_register.emit(Kind.POSTED)
    answers.fill = None
    window.session.close()
    DraftFile(window.state.folder, sample).write(found[0])
    window.open_ledger(sample)
    return found[0]


def test_words_that_were_not_stored_come_back(
    window: Window, answers: Answers, qtbot: QtBot, kept: tuple[Draft, ...], panel: RegisterPanel
) -> None:
    assert [each.words for each in kept] == ["示例路1号", "E123", "3"]
    asked: list[dict[str, tuple[str, str]]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, EventDialog)
        asked.append(dialog.typed())

    answers.fill, answers.yes = look, True
    drafts = desk(window).commands.form.drafts
    drafts.restore()
    assert panel.settings.texts["deliver_to"].words() == "示例路1号"
    drafts.restore()
    qtbot.waitUntil(lambda: bool(asked))
    assert asked[0] == {"number": ("快递单号", "E123"), "copies": ("份数", "3")}
    assert present(window).events[0].number == "E123"
    assert panel.settle()
    assert present(window).deliver_to == "示例路1号"
