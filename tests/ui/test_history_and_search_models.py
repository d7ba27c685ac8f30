"""The steps and the hits as item models, differences in words, days."""

import dataclasses
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QModelIndex
from pytestqt.modeltest import ModelTester

from model.history import HistoryEntry, HistoryPage, step_title
from model.ledger import StepRecord
from model.office_templates import Templates
from model.search import Found, Kind
from model.search_hits import Hit
from model.settings import Settings
from ui.history import words
from ui.history.days import day_heading, moment
from ui.history.differences import Kind as Fate
from ui.history.differences import differences
from ui.history.step_model import StepModel
from ui.history.words import touched_words
from ui.search.found_model import FoundModel


def entry(seq: int) -> HistoryEntry:
    """A step; ten of them a day."""
    made = datetime(2023, 11, 1 + seq // 10, 9, seq % 10, tzinfo=UTC)
    step = StepRecord(
        seq=seq, label=f"第{seq}步", kind="do", who="经办人", made_at=made, is_final=False
    )
    return HistoryEntry(step=step, touched=(("local_action", 2),), changes=2, is_reverted=False)


def read(before: int | None) -> HistoryPage:
    """Fifteen steps a page, forty in all."""
    first = (before or 41) - 1
    entries = tuple(entry(seq) for seq in range(first, max(first - 15, 0), -1))
    return HistoryPage(entries=entries, before=entries[-1].step.seq if first > 15 else None)


def test_steps_keep_the_rules_of_item_models_while_more_come(qtmodeltester: ModelTester) -> None:
    model = StepModel()
    model.show_steps(read, today=date(2023, 11, 5))
    qtmodeltester.check(model)
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.count == 40
    assert model.rowCount() == 40 + 5
    assert model.row_of(1) == model.rowCount() - 1


def test_hits_keep_the_rules_of_item_models(qtmodeltester: ModelTester) -> None:
    hit = Hit(
        kind=Kind.PLACE, table="unit", id="u", field="name", excerpt="法规处", spans=((0, 1),)
    )
    model = FoundModel()
    ids = {"local_action": list[str](), "unit": ["u", "v"]}
    model.show_found(Found(ids=ids, is_whole=True), {Kind.PLACE: [hit]})
    qtmodeltester.check(model)
    assert [str(model.index(row).data()) for row in range(3)] == [
        "单位岗位 2",
        "法规处（）",
        "还有 1 条…",
    ]


@pytest.mark.parametrize(
    ("before", "after", "out", "into"),
    [
        ("6月底前完成", "9月底前完成", ["6"], ["9"]),
        ("开展立法调研", "开展地理标志立法调研并形成报告", [], ["地理标志", "并形成报告"]),
        ("", "新写的话", [], ["新写的话"]),
        ("同样", "同样", [], []),
    ],
)
def test_differences_name_what_went_and_what_came(
    before: str, after: str, out: list[str], into: list[str]
) -> None:
    pieces = differences(before, after)
    assert [piece.text for piece in pieces if piece.kind is Fate.OUT] == out
    assert [piece.text for piece in pieces if piece.kind is Fate.IN] == into
    assert "".join(p.text for p in pieces if p.kind is not Fate.IN) == before
    assert "".join(p.text for p in pieces if p.kind is not Fate.OUT) == after


def test_long_texts_are_compared_without_waiting() -> None:
    before, after = "头" + "甲乙" * 5000 + "尾", "头" + "丙丁" * 5000 + "尾"
    assert [piece.kind for piece in differences(before, after)] == [
        Fate.SAME, Fate.OUT, Fate.IN, Fate.SAME,
    ]  # fmt: skip


def test_days_and_moments_are_said_as_people_say_them() -> None:
    today = date(2023, 11, 20)
    assert day_heading(today, today) == "今天　11月20日 星期一"
    assert day_heading(date(2023, 11, 18), today) == "11月18日 星期六"
    assert moment(datetime(2023, 11, 19, 16, 5, tzinfo=UTC), today) == "昨天 16:05"
    assert moment(datetime(2022, 11, 19, 16, 5, tzinfo=UTC), today) == "2022年11月19日 16:05"


def test_steps_say_what_they_did_and_to_how_much() -> None:
    taken_back = dataclasses.replace(entry(1).step, label="修改备注", kind="take_back")
    assert step_title(taken_back) == "撤回了“修改备注”"
    assert touched_words((("stage", 9), ("local_action", 3))) == "3项举措等"
    assert touched_words((("table_layout", 2),)) == "2处"


def test_every_setting_has_its_name_in_the_history() -> None:
    names = {each.name for each in dataclasses.fields(Settings)}
    templates = {f"template.{each.name}" for each in dataclasses.fields(Templates)}
    assert names | templates == set(words._SETTINGS)
