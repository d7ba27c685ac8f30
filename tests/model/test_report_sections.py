"""The outline of the report: usual until it is changed, each change one step that is taken back."""

from collections.abc import Callable

import pytest

from model.entities import TaskListId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.report_entities import ReportSection
from model.report_sections import (
    add_section,
    delete_section,
    follow_draft,
    move_section,
    read_sections,
    rename_section,
    restore_outline,
    switch_section,
    write_section,
)
from model.step import Step
from model.words import SectionKind
from tests.model.office import Office


@pytest.fixture
def list_id(ledger: Ledger, office: Office) -> TaskListId:
    found: TaskListId = ledger.value("SELECT id FROM task_list")
    return found


def section(ledger: Ledger, list_id: TaskListId, kind: SectionKind) -> ReportSection:
    return next(each for each in read_sections(ledger, list_id) if each.kind is kind)


def titles(ledger: Ledger, list_id: TaskListId) -> list[str]:
    return [each.shown_title for each in read_sections(ledger, list_id)]


def change(ledger: Ledger, do: Callable[[Step], object]) -> None:
    with ledger.step("改报告") as step:
        do(step)


def test_the_usual_outline_is_not_stored(ledger: Ledger, list_id: TaskListId) -> None:
    assert titles(ledger, list_id) == [
        kind for kind in SectionKind if kind not in (SectionKind.OWN, SectionKind.OWN_ANNEX)
    ]
    assert not ledger.rows("SELECT * FROM report_section")


def test_a_change_keeps_what_a_view_shows_in_its_place(ledger: Ledger, list_id: TaskListId) -> None:
    before = [each.id for each in read_sections(ledger, list_id)]
    problems = section(ledger, list_id, SectionKind.PROBLEMS)
    change(ledger, lambda step: switch_section(step, problems, is_on=False))
    assert [each.id for each in read_sections(ledger, list_id)] == before
    assert not section(ledger, list_id, SectionKind.PROBLEMS).is_on
    ledger.undo()
    assert not ledger.rows("SELECT * FROM report_section")


def test_a_written_section_keeps_its_words_and_the_draft_below(
    ledger: Ledger, list_id: TaskListId
) -> None:
    problems = section(ledger, list_id, SectionKind.PROBLEMS)
    change(ledger, lambda step: write_section(step, problems, "改写。\n", "草稿。"))
    written = section(ledger, list_id, SectionKind.PROBLEMS)
    assert (written.text, written.basis) == ("改写。", "草稿。")
    change(ledger, lambda step: follow_draft(step, written))
    assert section(ledger, list_id, SectionKind.PROBLEMS).text is None


def test_words_equal_to_the_draft_follow_it(ledger: Ledger, list_id: TaskListId) -> None:
    problems = section(ledger, list_id, SectionKind.PROBLEMS)
    change(ledger, lambda step: write_section(step, problems, "草稿。", "草稿。"))
    assert section(ledger, list_id, SectionKind.PROBLEMS).text is None


def test_a_section_moves_within_the_body_and_never_before_the_opening(
    ledger: Ledger, list_id: TaskListId
) -> None:
    overview = section(ledger, list_id, SectionKind.OVERVIEW)
    change(ledger, lambda step: move_section(step, overview, 2))
    assert titles(ledger, list_id)[:4] == [
        "导语",
        "主要目标完成情况",
        "重点任务落实成效",
        "总体情况",
    ]
    change(ledger, lambda step: move_section(step, overview, -9))
    assert titles(ledger, list_id)[:2] == ["导语", "总体情况"]
    contacts = section(ledger, list_id, SectionKind.CONTACTS)
    change(ledger, lambda step: move_section(step, contacts, -20))
    assert titles(ledger, list_id)[7] == "联络员信息表"
    opening = section(ledger, list_id, SectionKind.OPENING)
    with pytest.raises(InvalidEntryError, match="导语总在正文开头"):
        change(ledger, lambda step: move_section(step, opening, 1))


def test_sections_of_the_office_stand_at_the_end_of_body_and_annexes(
    ledger: Ledger, list_id: TaskListId
) -> None:
    change(ledger, lambda step: add_section(step, list_id, "意见建议"))
    change(ledger, lambda step: add_section(step, list_id, "工作照片说明", is_annex=True))
    shown = titles(ledger, list_id)
    assert shown[7] == "意见建议"
    assert shown[-1] == "工作照片说明"
    own = section(ledger, list_id, SectionKind.OWN)
    change(ledger, lambda step: delete_section(step, own))
    assert "意见建议" not in titles(ledger, list_id)


@pytest.mark.parametrize(
    ("kind", "title", "words"),
    [
        (SectionKind.PROBLEMS, "题" * 41, "超过40字"),
        (SectionKind.OWN, " ", "要有标题"),
    ],
)
def test_impossible_titles_are_refused(
    ledger: Ledger, list_id: TaskListId, kind: SectionKind, title: str, words: str
) -> None:
    change(ledger, lambda step: add_section(step, list_id, "意见建议"))
    with pytest.raises(InvalidEntryError, match=words):
        change(ledger, lambda step: rename_section(step, section(ledger, list_id, kind), title))


def test_the_usual_title_is_given_back(ledger: Ledger, list_id: TaskListId) -> None:
    for title in ("困难和问题", "存在问题"):
        problems = section(ledger, list_id, SectionKind.PROBLEMS)
        change(ledger, lambda step, to=problems, by=title: rename_section(step, to, by))  # type: ignore[misc]
    assert section(ledger, list_id, SectionKind.PROBLEMS).title == ""


def test_tables_cannot_be_written_into_and_usual_sections_not_deleted(
    ledger: Ledger, list_id: TaskListId
) -> None:
    table = section(ledger, list_id, SectionKind.PROGRESS_TABLE)
    with pytest.raises(InvalidEntryError, match="由台账生成"):
        change(ledger, lambda step: write_section(step, table, "一", ""))
    with pytest.raises(InvalidEntryError, match="不能删除"):
        change(ledger, lambda step: delete_section(step, table))


def test_the_usual_outline_comes_back_with_what_was_written(
    ledger: Ledger, list_id: TaskListId
) -> None:
    problems = section(ledger, list_id, SectionKind.PROBLEMS)
    change(ledger, lambda step: write_section(step, problems, "改写。", "草稿。"))
    change(ledger, lambda step: rename_section(step, problems, "困难"))
    change(ledger, lambda step: move_section(step, problems, -4))
    usual = [kind for kind in SectionKind if kind not in (SectionKind.OWN, SectionKind.OWN_ANNEX)]
    change(ledger, lambda step: restore_outline(step, list_id))
    assert titles(ledger, list_id) == usual
    assert section(ledger, list_id, SectionKind.PROBLEMS).text == "改写。"
