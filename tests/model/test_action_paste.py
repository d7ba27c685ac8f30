"""Pasted rows: what words mean, what is doubted, and that nothing of them is lost."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from model import posts, units
from model.action_order import ActionColumn
from model.action_paste import Known, PastedRow, ProposedRow, understand
from model.action_table import ActionFilter, ActionRow, ActionSort, find_ids, read_rows
from model.entities import Clause, LocalActionId
from model.ledger import Ledger
from model.paste_block import has_headings, read_block, rows_of
from model.paste_columns import column_of
from model.paste_names import Names
from model.paste_sentences import Sentences
from model.paste_store import store_pasted
from model.posts import read_posts
from model.store.values import read_as
from model.units import read_units
from model.words import Progress, UnitKind
from tests.model.office import AS_OF, Office, added, dump


@pytest.fixture
def known(ledger: Ledger, office: Office) -> Known:
    with ledger.step("单位") as step:
        units.add_unit(step, name="运用促进处", kind=UnitKind.DIVISION)
        units.add_unit(step, name="办公室（人事处）", kind=UnitKind.DIVISION)
        posts.add_post(step, unit_id=office.units[1], name="处长", holder="王样本")
    return known_of(ledger)


def known_of(ledger: Ledger) -> Known:
    clauses = [
        read_as(Clause, row) for row in ledger.rows("SELECT * FROM clause ORDER BY position")
    ]
    return Known(
        names=Names(read_units(ledger), read_posts(ledger)),
        sentences=Sentences(clauses),
        year=2023,
    )


def names(ledger: Ledger, ids: Sequence[Any]) -> list[str]:
    found = {unit.id: unit.name for unit in read_units(ledger)}
    return [found[each] for each in ids]


def read(known: Known, office: Office, **words: str) -> ProposedRow:
    """A new action from these words, by the names of the columns."""
    columns = {ActionColumn[name]: text for name, text in words.items()}
    return understand(PastedRow(words=columns, clause_id=office.clauses[2]), known)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("运用促进处", ["运用促进处"]),
        ("省知识产权局运用促进处", ["运用促进处"]),
        ("运促处", ["运用促进处"]),
        ("运用促进", ["运用促进处"]),
        ("人事处", ["办公室（人事处）"]),
        ("办公室(人事处)", ["办公室（人事处）"]),
        ("甲市", ["甲市局"]),
        ("法规处、保护处；甲市局", ["法规处", "保护处", "甲市局"]),
        ("牵头单位：法规处\n保护处（配合）", ["法规处", "保护处"]),
    ],
)
def test_units_are_known_by_name_abbreviation_and_part(
    ledger: Ledger, known: Known, words: str, found: list[str]
) -> None:
    units_found = known.names.units(words)
    assert (names(ledger, units_found.unit_ids), units_found.doubt) == (found, "")


def test_a_name_that_fits_several_or_none_is_doubted(known: Known) -> None:
    assert "对应" in known.names.units("处").doubt or "没有找到" in known.names.units("处").doubt
    assert known.names.units("财政厅").unknown == ("财政厅",)


def test_whoever_leads_is_named_first_among_the_responsible(
    ledger: Ledger, known: Known, office: Office
) -> None:
    row = read(known, office, TEXT="调研", LEAD_UNIT="保护处、法规处")
    assert row.fields["lead_unit_id"] == office.units[1]
    assert row.cooperating == (office.units[0],)


def test_what_is_not_understood_is_marked_and_kept_in_the_remark(
    known: Known, office: Office
) -> None:
    row = read(
        known, office, TEXT="调研", LEAD_UNIT="财政厅", HOLDER="赵某", DUE="适时", REMARK="会商"
    )
    assert row.doubts.keys() == {ActionColumn.LEAD_UNIT, ActionColumn.HOLDER, ActionColumn.DUE}
    assert row.fields["remark"] == "会商；牵头单位：财政厅；责任人：赵某；完成时限：适时"


@pytest.mark.parametrize(
    ("column", "words", "doubt"),
    [
        ("DUE", "2月30日前", "不存在"),
        ("START", "2月30日", "不存在"),
        ("START", "适时", "没有看懂"),
        ("OUTCOME", "长" * 81, "超过80字"),
        ("PROGRESS", "差不多", "不是进展的用词"),
        ("PROGRESS", "已完成", "先记为已报完成"),
        ("IN_REPORT", "也许", "是"),
        ("SOURCE", "推进无关的事项工作", "没有找到"),
    ],
)
def test_each_column_says_what_it_does_not_take(
    known: Known, office: Office, column: str, words: str, doubt: str
) -> None:
    row = read(known, office, TEXT="调研", **{column: words})
    assert doubt in row.doubts[ActionColumn[column]]
    assert row.obstacle == ""


def test_a_number_that_no_sentence_has_is_not_put_elsewhere(known: Known, office: Office) -> None:
    row = read(known, office, TEXT="调研", SOURCE="第99句")
    assert "没有" in row.doubts[ActionColumn.SOURCE]
    assert "哪一句" in row.obstacle


def test_a_limit_before_the_start_is_kept_as_words(known: Known, office: Office) -> None:
    row = read(known, office, TEXT="调研", START="5月", DUE="3月底前")
    assert "due" not in row.fields
    assert row.fields["start_on"] == date(2023, 5, 1)
    assert row.fields["remark"] == "完成时限：3月底前"


def test_posts_are_looked_for_in_the_unit_that_leads(known: Known, office: Office) -> None:
    row = read(known, office, TEXT="调研", LEAD_UNIT="保护处", HOLDER="处长", LEADER="分管副局长")
    assert row.fields["post_id"] is not None
    assert row.fields["leader_post_id"] == office.head
    assert not row.doubts


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("工作举措", ActionColumn.TEXT),
        ("具体举措", ActionColumn.TEXT),
        ("任务措施", ActionColumn.TEXT),
        ("责任单位", ActionColumn.LEAD_UNIT),
        ("牵头处室", ActionColumn.LEAD_UNIT),
        ("配合处室", ActionColumn.COOPERATING),
        ("完成时间", ActionColumn.DUE),
        ("时限", ActionColumn.DUE),
        ("责任人", ActionColumn.HOLDER),
        ("分管领导", ActionColumn.LEADER),
        ("启动时间", ActionColumn.START),
        ("原文序号", ActionColumn.SOURCE),
        ("备注", ActionColumn.REMARK),
        ("序号", None),
        ("天气", None),
        *(
            (str(each), each)
            for each in ActionColumn
            if each.name not in ("LAMP", "NOTE", "EVIDENCE")
        ),
    ],
)
def test_headings_are_known_in_the_words_of_other_offices(
    heading: str, column: ActionColumn | None
) -> None:
    assert column_of(heading) is column


def test_headings_tell_a_table_from_rows_of_words() -> None:
    assert has_headings([["序号", "工作举措", "责任单位", "天气"]])
    assert not has_headings([["开展地理标志保护专项行动", "保护处", "6月底前"]])


def test_columns_that_are_not_known_go_into_the_remark(known: Known, office: Office) -> None:
    cells = [["序号", "工作举措", "经费"], ["1", "调研", "二万元"], ["2", "宣传", ""]]
    block = read_block(cells, (), is_headed=True)
    rows = list(rows_of(block, targets=(), clause_id=office.clauses[2]))
    assert [understand(row, known).fields.get("remark") for row in rows] == ["经费：二万元", None]


def test_rows_name_their_sentence_and_a_blank_means_the_one_above(
    known: Known, office: Office
) -> None:
    cells = [["原文序号", "工作举措"], ["2", "调研"], ["", "宣传"], ["3", "服务"]]
    block = read_block(cells, (), is_headed=True)
    rows = [understand(row, known) for row in rows_of(block, targets=(), clause_id=None)]
    found = [known.sentences.find(number) for number in ("2", "2", "3")]
    assert [row.clause_id for row in rows] == found


def test_a_row_without_words_or_sentence_is_an_obstacle(known: Known, office: Office) -> None:
    assert "没有写明" in read(known, office, LEAD_UNIT="保护处").obstacle
    row = understand(PastedRow(words={ActionColumn.TEXT: "调研"}), known)
    assert "哪一句" in row.obstacle


def all_rows(ledger: Ledger) -> list[ActionRow]:
    return read_rows(ledger, find_ids(ledger, ActionFilter(), ActionSort(), AS_OF), AS_OF)


def store(ledger: Ledger, rows: Sequence[ProposedRow]) -> list[LocalActionId]:
    with ledger.step("粘贴") as step:
        return store_pasted(step, rows)


def test_words_that_came_back_as_they_went_change_nothing(
    ledger: Ledger, known: Known, office: Office
) -> None:
    added(ledger, office, lead_unit_id=office.units[0], post_id=office.post, remark="甲")
    (target,) = all_rows(ledger)
    words = {
        ActionColumn.TEXT: target.text,
        ActionColumn.LEAD_UNIT: target.lead_unit,
        ActionColumn.COOPERATING: "",
        ActionColumn.HOLDER: target.holder,
        ActionColumn.DUE: "",
        ActionColumn.PROGRESS: str(target.progress),
        ActionColumn.REMARK: "甲",
    }
    row = PastedRow(words=words, others=[("进展情况", target.note)], target=target)
    found, before = understand(row, known), dump(ledger)
    store(ledger, [found])
    assert (found.is_same, dump(ledger) == before) == (True, True)


def test_other_words_for_the_same_are_no_change(
    ledger: Ledger, known: Known, office: Office
) -> None:
    added(ledger, office, lead_unit_id=office.units[1], cooperating_unit_ids=office.units[2:])
    (target,) = all_rows(ledger)
    words = {ActionColumn.LEAD_UNIT: "保护处（牵头）", ActionColumn.COOPERATING: "甲市"}
    assert understand(PastedRow(words=words, target=target), known).is_same
    other = [("进展情况", "另有进展")]
    row = understand(PastedRow(words=words, others=other, target=target), known)
    assert (row.is_same, row.fields) == (False, {"remark": "进展情况：另有进展"})


def test_an_existing_row_takes_the_words_and_an_empty_cell_empties(
    ledger: Ledger, known: Known, office: Office
) -> None:
    added(
        ledger, office, lead_unit_id=office.units[0], cooperating_unit_ids=office.units[1:2],
        deliverable="报告",
    )  # fmt: skip
    (target,) = all_rows(ledger)
    words = {
        ActionColumn.LEAD_UNIT: "保护处",
        ActionColumn.COOPERATING: "法规处",
        ActionColumn.DELIVERABLE: "",
        ActionColumn.PROGRESS: "推进中",
        ActionColumn.TEXT: "",
    }
    row = understand(PastedRow(words=words, target=target), known)
    store(ledger, [row])
    (after,) = all_rows(ledger)
    assert (after.lead_unit, after.cooperating_units) == ("保护处", "法规处")
    assert (after.deliverable, after.progress) == ("", Progress.UNDER_WAY)
    assert (after.text, "不能为空" in row.doubts[ActionColumn.TEXT]) == (target.text, True)


def test_a_partner_that_is_to_lead_leaves_the_partners(
    ledger: Ledger, known: Known, office: Office
) -> None:
    added(ledger, office, lead_unit_id=office.units[0], cooperating_unit_ids=office.units[1:])
    (target,) = all_rows(ledger)
    row = PastedRow(words={ActionColumn.LEAD_UNIT: "保护处"}, target=target)
    found = understand(row, known)
    store(ledger, [found])
    (after,) = all_rows(ledger)
    assert (after.lead_unit, after.cooperating_units, after.remark) == ("保护处", "甲市局", "")
    assert "从配合单位中移出" in found.doubts[ActionColumn.COOPERATING]


def test_a_partner_that_leads_already_is_told_and_kept_in_the_remark(
    ledger: Ledger, known: Known, office: Office
) -> None:
    row = read(known, office, TEXT="调研", LEAD_UNIT="保护处", COOPERATING="法规处、保护处")
    assert "“保护处”已是牵头单位" in row.doubts[ActionColumn.COOPERATING]
    assert (names(ledger, row.cooperating or ()), row.fields["remark"]) == (
        ["法规处"], "配合单位：保护处",
    )  # fmt: skip


def test_new_rows_take_their_sentence_on(ledger: Ledger, known: Known, office: Office) -> None:
    made = store(ledger, [read(known, office, TEXT="调研", DUE="6月底前", IN_REPORT="√")])
    (row,) = all_rows(ledger)
    assert (row.id, row.text, row.in_report) == (made[0], "调研", True)
    triage = ledger.value("SELECT triage FROM clause WHERE id = ?", (office.clauses[2],))
    assert triage == "省内落实"
