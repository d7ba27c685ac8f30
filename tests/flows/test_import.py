"""An official document comes in (导入来文): file, clipboard, table, the office's own list."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from model.departments import read_departments
from model.reading.table_mapping import ColumnRole
from model.task_lists import read_task_lists
from model.units import read_units
from model.words import ListKind
from tests.flows.stories import desk
from tests.window_fixtures import Answers
from ui.departments_dialog import NEW_UNIT, DepartmentsDialog
from ui.encoding_dialog import EncodingDialog
from ui.own_list_dialog import OwnListDialog
from ui.review.mapping_dialog import MappingDialog
from ui.review.review_dialog import ReviewDialog
from ui.window import Window
from ui.year_dialog import YearDialog

PLAN = """示例省2024年知识产权工作要点
一、强化保护
（一）完善法规。推进地理标志条例立法调研。做好商业秘密保护试点。（法规处负责）
（二）加强执法。6月底前开展专项行动。（保护处负责）
"""
ROWS = (
    ("示例省2024年知识产权重点任务清单",),
    ("序号", "重点任务", "责任单位", "完成时限"),
    (1, "推进地理标志条例立法调研。", "法规处", "6月底前"),
    (2, "开展知识产权保护专项行动。", "保护处", "长期坚持"),
)
Fill = Callable[[QDialog], None]
# A whole story with the child stands in test_import_given_up, its refusals in test_sandbox.
pytestmark = pytest.mark.usefixtures("reads_here")


@pytest.fixture
def ready(window: Window, new_ledger: Path) -> Window:
    window.open_ledger(new_ledger)
    return window


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "要点.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def titles(window: Window) -> list[str]:
    return [each.title for each in read_task_lists(window.session.ledger)]


def seen(answers: Answers, *, more: Fill | None = None) -> list[type[QDialog]]:
    """Every dialog is accepted as it stands, after `more` had its say; which ones came."""
    dialogs: list[type[QDialog]] = []

    def fill(dialog: QDialog) -> None:
        dialogs.append(type(dialog))
        if more is not None:
            more(dialog)

    answers.fill = fill
    return dialogs


def test_a_document_is_reviewed_and_stored_in_one_step(
    ready: Window, answers: Answers, qtbot: QtBot, plan: Path
) -> None:
    answers.path, dialogs = plan, seen(answers)
    ready.carry_out("import_document")
    qtbot.waitUntil(lambda: len(titles(ready)) == 2)
    assert dialogs == [ReviewDialog]
    assert titles(ready)[1] == "示例省2024年知识产权工作要点"
    assert ready.menus.actions["undo"].text() == "撤销 导入《示例省2024年知识产权工作要点》（3句）"
    ready.carry_out("undo")
    assert len(titles(ready)) == 1


def test_a_review_that_is_given_up_stores_nothing(
    ready: Window, answers: Answers, qtbot: QtBot, plan: Path
) -> None:
    answers.path, answers.yes, dialogs = plan, False, seen(answers)
    ready.carry_out("import_document")
    qtbot.waitUntil(lambda: dialogs == [ReviewDialog])
    assert len(titles(ready)) == 1


def test_the_same_document_again_doubles_nothing(
    ready: Window, answers: Answers, qtbot: QtBot, plan: Path
) -> None:
    answers.path, dialogs = plan, seen(answers)
    ready.carry_out("import_document")
    qtbot.waitUntil(lambda: len(titles(ready)) == 2)
    ready.carry_out("import_document")
    qtbot.waitUntil(lambda: dialogs == [ReviewDialog, ReviewDialog])
    assert len(titles(ready)) == 2


def test_the_columns_of_a_table_are_asked_for_and_remembered(
    ready: Window, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    answers.path = _book(tmp_path / "清单.xlsx", *ROWS)
    roles: list[str] = []

    def look(dialog: QDialog) -> None:
        if isinstance(dialog, MappingDialog):
            roles.append(dialog.boxes[1].currentText())
            dialog.choose(1, ColumnRole.MEASURE)

    dialogs = seen(answers, more=look)
    ready.carry_out("import_document")
    qtbot.waitUntil(lambda: len(titles(ready)) == 2)
    ready.carry_out("import_document")
    qtbot.waitUntil(lambda: len(dialogs) == 4)
    assert dialogs == [MappingDialog, ReviewDialog] * 2
    assert roles == ["任务", "举措"]


def test_copied_words_are_read_like_a_file(ready: Window, answers: Answers, qtbot: QtBot) -> None:
    dialogs = seen(answers)
    QGuiApplication.clipboard().setText(PLAN)
    ready.carry_out("paste_document")
    qtbot.waitUntil(lambda: len(titles(ready)) == 2)
    assert dialogs == [ReviewDialog]


def test_a_copied_table_is_read_as_one(ready: Window, answers: Answers, qtbot: QtBot) -> None:
    cells = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS[1:]
    )
    data = QMimeData()
    data.setHtml(f"<table>{cells}</table>")
    data.setText("表")
    dialogs = seen(answers)
    QGuiApplication.clipboard().setMimeData(data)
    ready.carry_out("paste_document")
    qtbot.waitUntil(lambda: len(titles(ready)) == 2)
    assert dialogs == [MappingDialog, YearDialog, ReviewDialog]


def test_an_empty_clipboard_is_told(ready: Window, answers: Answers) -> None:
    QGuiApplication.clipboard().setMimeData(QMimeData())
    ready.carry_out("paste_document")
    assert "没有文字" in answers.said[0]


def test_a_file_dropped_on_the_window_is_read(
    ready: Window, answers: Answers, qtbot: QtBot, plan: Path
) -> None:
    dialogs = seen(answers)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(plan))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    ready.dropEvent(event)
    qtbot.waitUntil(lambda: len(titles(ready)) == 2)
    assert dialogs == [ReviewDialog]


def test_without_a_ledger_a_dropped_file_is_not_read(
    window: Window, answers: Answers, plan: Path
) -> None:
    window.take_in([plan])
    assert "台账" in answers.said[0]


def test_several_files_at_once_are_asked_for_one_by_one(
    ready: Window, answers: Answers, plan: Path, tmp_path: Path
) -> None:
    ready.take_in([plan, tmp_path / "另一份.docx"])
    assert answers.said == ["一次只能拖入一个文件，这次没有导入。来文要逐份核对，请一份一份拖入。"]
    assert len(titles(ready)) == 1


def test_an_encoding_that_does_not_show_is_asked_for(
    ready: Window, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    answers.path = tmp_path / "繁.txt"
    text = PLAN.replace("知识产权", "知識產權").replace("处", "處").replace("强", "強")
    answers.path.write_bytes("".join(s for s in text if _in_big5(s)).encode("big5"))

    def choose(dialog: QDialog) -> None:
        if isinstance(dialog, EncodingDialog):
            dialog.choose("big5")

    dialogs = seen(answers, more=choose)
    ready.carry_out("import_document")
    qtbot.waitUntil(lambda: len(titles(ready)) == 2)
    assert dialogs[0] is EncodingDialog
    assert dialogs[-1] is ReviewDialog


def test_what_cannot_be_read_is_told_in_a_sentence(
    ready: Window, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    answers.path = tmp_path / "图.png"
    answers.path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    ready.carry_out("import_document")
    qtbot.waitUntil(lambda: bool(answers.said))
    assert "图片" in answers.said[0]
    assert "什么也没有导入" in answers.said[0]


def test_the_office_writes_a_list_of_its_own_and_changes_it(
    ready: Window, answers: Answers
) -> None:
    def write(dialog: QDialog) -> None:
        if isinstance(dialog, OwnListDialog):
            dialog.which.setCurrentIndex(dialog.which.count() - 1)
            dialog.title.setText("领导批示事项")
            dialog.text.setPlainText("建立联络员制度\n开展走访调研")

    seen(answers, more=write)
    ready.carry_out("own_list")
    ready.carry_out("own_list")
    own = [e for e in read_task_lists(ready.session.ledger) if e.kind is ListKind.OWN]
    assert [each.title for each in own] == ["领导批示事项"]
    assert "建立联络员制度" in [node.title for node in desk(ready).tree.all_clauses()]


def test_the_unit_that_answers_to_a_department_is_chosen(
    window: Window, answers: Answers, sample: Path
) -> None:
    window.open_ledger(sample)

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, DepartmentsDialog)
        units = {each.name: each.id for each in read_units(window.session.ledger)}
        dialog.choose("条法司", "unit", units["政策法规处"])

    answers.fill = choose
    window.carry_out("departments")
    by_name = {each.name: each for each in read_departments(window.session.ledger)}
    assert by_name["条法司"].is_decided
    assert window.menus.actions["undo"].text() == "撤销 条法司对应的单位"


def test_a_department_becomes_a_unit_of_the_office(
    ready: Window, answers: Answers, plan: Path, qtbot: QtBot
) -> None:
    answers.path = plan
    seen(answers)
    ready.carry_out("import_document")
    qtbot.waitUntil(lambda: len(titles(ready)) == 2)

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, DepartmentsDialog)
        dialog.choose("法规处", "unit", NEW_UNIT)

    answers.fill = choose
    ready.carry_out("departments")
    assert [unit.name for unit in read_units(ready.session.ledger)] == ["法规处"]
    by_name = {each.name: each for each in read_departments(ready.session.ledger)}
    assert by_name["法规处"].unit_id is not None


def _in_big5(sign: str) -> bool:
    try:
        sign.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


def test_a_year_corrected_in_the_review_makes_it_another_list(
    ready: Window, answers: Answers, qtbot: QtBot, plan: Path
) -> None:
    answers.path = plan
    seen(answers)
    ready.carry_out("import_document")
    qtbot.waitUntil(lambda: len(titles(ready)) == 2)

    def correct(dialog: QDialog) -> None:
        assert isinstance(dialog, ReviewDialog)
        assert dialog.updates() is not None
        dialog.head.changed.emit("year", 2025)
        dialog.head.changed.emit("title", "示例省2025年知识产权工作要点")
        assert dialog.updates() is None

    seen(answers, more=correct)
    ready.carry_out("import_document")
    qtbot.waitUntil(lambda: len(titles(ready)) == 3)
    assert [each.year for each in read_task_lists(ready.session.ledger)] == [2023, 2024, 2025]


def test_a_paper_that_looks_the_same_can_be_stored_as_another(
    ready: Window, answers: Answers, qtbot: QtBot, plan: Path
) -> None:
    def part(dialog: QDialog) -> None:
        assert isinstance(dialog, ReviewDialog)
        dialog.as_new.setChecked(True)

    answers.path = plan
    seen(answers, more=part)
    ready.carry_out("import_document")
    qtbot.waitUntil(lambda: len(titles(ready)) == 2)
    ready.carry_out("import_document")
    qtbot.waitUntil(lambda: len(titles(ready)) == 3)


def test_a_paper_without_its_year_asks_for_it_and_dates_its_limits(
    ready: Window, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    answers.path = tmp_path / "重点任务.txt"
    answers.path.write_text(PLAN.replace("2024年", ""), encoding="utf-8")
    days: list[object] = []

    def fill(dialog: QDialog) -> None:
        if isinstance(dialog, YearDialog):
            dialog.year.setValue(2026)
        if isinstance(dialog, ReviewDialog):
            (item,) = dialog.document().chapters[0].items[1:]
            days.extend(limit.due.day for limit in item.deadlines)

    seen(answers, more=fill)
    ready.carry_out("import_document")
    qtbot.waitUntil(lambda: len(titles(ready)) == 2)
    assert days == [date(2026, 6, 30)]


def test_columns_with_headings_that_nobody_knows_are_named_by_the_clerk(
    ready: Window, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    answers.path = _book(
        tmp_path / "表.xlsx",
        ("内容", "对象", "说明"),
        ("推进条例立法调研工作。", "甲", "乙"),
        ("开展专项行动。", "甲", "乙"),
        ("建设维权中心。", "甲", "乙"),
    )

    def name(dialog: QDialog) -> None:
        if isinstance(dialog, MappingDialog):
            dialog.choose(0, ColumnRole.TASK)

    dialogs = seen(answers, more=name)
    ready.carry_out("import_document")
    qtbot.waitUntil(lambda: len(titles(ready)) == 2 or bool(answers.said))
    assert (dialogs[0], answers.said) == (MappingDialog, [])


def test_words_of_an_own_list_that_cannot_be_stored_stay_in_the_form(
    ready: Window, answers: Answers
) -> None:
    tries: list[str] = []

    def write(dialog: QDialog) -> None:
        if isinstance(dialog, OwnListDialog):
            tries.append(dialog.title.text())
            dialog.title.setText("领导批示事项")
            dialog.text.setPlainText("　\n" if len(tries) == 1 else "开展走访调研")

    seen(answers, more=write)
    ready.carry_out("own_list")
    assert tries == ["", "领导批示事项"]
    assert len(answers.said) == 1


def _book(path: Path, *rows: tuple[object, ...]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))  # type: ignore[union-attr]
    book.save(path)
    return path
