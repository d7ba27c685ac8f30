"""What a clerk types becomes a list, and the list becomes lines again."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.list_update import find_same_list, import_list
from model.own_lists import own_list_document, own_list_text
from model.reading.document import OfficialDocument, ReadItem
from model.task_lists import read_task_lists
from model.words import ListKind
from tests.examples import COSTLY
from tests.model.office import Office, added, blank_copy


def own(text: str) -> OfficialDocument:
    return own_list_document(text, title="领导批示事项", year=2023)


def items(text: str) -> list[ReadItem]:
    return [item for chapter in own(text).chapters for item in chapter.items]


def round_trip(ledger: Ledger, text: str) -> str:
    """The text of a list made from a text; read again it changes nothing."""
    with ledger.step("新建自编清单") as step:
        list_id = import_list(step, own(text), as_new=True)
    again = own_list_text(ledger, list_id)
    with ledger.step("修改自编清单") as step:
        import_list(step, own(again), onto=list_id)
    assert not step.changes, (text, again)
    return again


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("开展执法专项行动\n筹建保护中心", ["开展执法专项行动", "筹建保护中心"]),
        ("1. 开展行动。\n\n2、筹建中心。", ["开展行动。", "筹建中心。"]),
        ("一、开展行动\n二、筹建中心", ["开展行动", "筹建中心"]),
        ("（一）开展行动\n（二）筹建中心", ["开展行动", "筹建中心"]),
        ("开展行动。筹建中心。", ["开展行动。", "筹建中心。"]),
        ("一、保护类\n开展行动。\n二、运用类\n1. 推进质押。", ["开展行动。", "推进质押。"]),
        ("（一）加强保护。开展行动。", ["开展行动。"]),
        ("（一）加强保护\n1. 开展行动。", ["开展行动。"]),
        ("（一）加强保护\n开展行动。\n筹建中心。", ["开展行动。", "筹建中心。"]),
        ("  开 展行动 。 ", ["开展行动。"]),
    ],
)
def test_each_line_is_a_task(text: str, sentences: list[str]) -> None:
    assert [sentence for item in items(text) for sentence in item.sentences] == sentences
    assert all(item.is_task for item in items(text))


def test_numbers_headings_and_titles_are_kept() -> None:
    document = own("一、保护类\n（一）执法。开展行动。\n二、运用类\n（一）质押\n1. 推进质押。")
    assert [(each.number, each.title) for each in document.chapters] == [
        ("一", "保护类"),
        ("二", "运用类"),
    ]
    ((first,), (second,)) = (chapter.items for chapter in document.chapters)
    assert (first.number, first.title) == ("（一）", "执法")
    assert (second.number, second.group and second.group.title) == ("1", "质押")


def test_notes_name_units_and_time_limits() -> None:
    text = "筹建中心\n牵头单位：保护处\n配合单位：法规处、甲市局\n完成时限：6月底前\n开展行动"
    first, second = items(text)
    assert (first.responsible[0].lead, first.responsible[0].participants) == (
        ("保护处",),
        ("法规处", "甲市局"),
    )
    assert [(each.quote, str(each.due.day)) for each in first.deadlines] == [
        ("6月底前", "2023-06-30")
    ]
    assert not second.responsible


@pytest.mark.parametrize("text", ["", " \n\t\n", "1.\n", "责任单位：法规处"])
def test_an_empty_list_is_refused(text: str) -> None:
    with pytest.raises(InvalidEntryError, match="还没有任务"):
        own(text)


def test_a_list_without_a_name_is_refused() -> None:
    with pytest.raises(InvalidEntryError, match="清单名称"):
        own_list_document("开展行动", title=" ", year=2023)


def test_a_list_is_edited_as_text_and_its_work_stays(ledger: Ledger, office: Office) -> None:
    with ledger.step("新建自编清单") as step:
        list_id = import_list(step, own("开展执法专项行动\n筹建保护中心"))
    kept = ledger.column("SELECT id FROM clause WHERE text = '筹建保护中心'")
    added(ledger, office, clause_ids=kept)
    text = own_list_text(ledger, list_id)
    text = text.replace("筹建", "加快筹建").replace("开展执法专项行动\n", "")
    with ledger.step("修改自编清单") as step:
        import_list(step, own(text), onto=list_id)
    assert ledger.column("SELECT text FROM clause WHERE id = ?", kept) == ["加快筹建保护中心"]
    assert own_list_text(ledger, list_id) == "加快筹建保护中心"


def test_lists_of_one_name_with_other_words_stay_apart(ledger: Ledger, office: Office) -> None:
    with ledger.step("新建自编清单") as step:
        import_list(step, own("开展执法专项行动\n筹建保护中心"))
    assert find_same_list(ledger, own("推进专利转化")) is None
    assert [each.kind for each in read_task_lists(ledger)] == [ListKind.GUIDELINE, ListKind.OWN]


@pytest.mark.parametrize(
    ("text", "again"),
    [
        (
            "1. 做甲\n责任单位：法规处\n完成时限：6月底前",
            "1、做甲（责任单位：法规处）\n（完成时限：6月底前）",
        ),
        ("做甲。（法规处负责）做乙（保护处）", "做甲。（法规处负责）做乙（保护处）"),
        ("（一）总\n做甲\n做乙。", "（一）总\n做甲\n做乙。"),
        ("做甲\n牵头单位：甲处\n配合单位：乙处", "做甲（牵头单位：甲处；配合单位：乙处）"),
        ("一、保护\n做甲\n二、运用\n——做乙", "一、保护\n做甲\n二、运用\n——做乙"),
    ],
)
def test_a_list_becomes_lines_again(ledger: Ledger, text: str, again: str) -> None:
    assert round_trip(ledger, text) == again


_MARKS = ("", "", "一、", "二、", "（一）", "1. ", "2、", "——", "（1）")
_WORDS = (
    "开展行动", "开展行动。", "筹建中心。落实经费。", "做甲。（法规处负责）做乙。（保护处）",
    "6月底前出台条例（法规处牵头，保护处配合）", "加强保护。开展“铁拳”行动。”", "2、三线城市",
    "责任单位：法规处", "牵头单位：甲处", "配合单位：乙处、丙处", "完成时限：6月底前", "（运用处）",
    "（责任单位：丁处；完成时限：长期）", "做丙（略）", "",
)  # fmt: skip


@settings(max_examples=COSTLY, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(_MARKS), st.sampled_from(_WORDS)), max_size=7))
def test_text_to_list_to_text_gives_the_same_list(lines: list[tuple[str, str]]) -> None:
    text = "\n".join(mark + words for mark, words in lines)
    with tempfile.TemporaryDirectory() as folder, blank_copy(Path(folder) / "a.zhize") as ledger:
        try:
            own(text)
        except InvalidEntryError:
            return
        round_trip(ledger, text)
