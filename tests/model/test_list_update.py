"""A newer reading of a list: what is matched keeps its work, what is gone and has any stays."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from model.action_deletion import delete_actions
from model.completeness import Gap, find_missing
from model.entities import ClauseId
from model.errors import InvalidEntryError
from model.ledger import Changes, Ledger
from model.list_update import (
    ClauseChange,
    ListComparison,
    compare_list,
    find_same_list,
    import_list,
)
from model.outline import read_outline
from model.reading.document import OfficialDocument, ReadItem
from model.summary import summarise
from model.task_lists import change_task_list, read_task_lists
from model.triage import set_triage
from model.words import ListKind, Triage
from tests.model.office import (
    AS_OF,
    DOCUMENT,
    LAW,
    MORE_SERVICE,
    SERVICE,
    Office,
    added,
    dump,
    new_ledger,
)


def with_items(*items: ReadItem) -> OfficialDocument:
    """The document with other tasks in its second part."""
    aims, tasks = DOCUMENT.chapters
    return replace(DOCUMENT, chapters=(aims, replace(tasks, items=items)))


def law(*sentences: str) -> ReadItem:
    """The first task with other sentences, without note, targets and dates."""
    return replace(
        LAW,
        text="".join(sentences),
        sentences=sentences,
        segments=(),
        responsible=(),
        targets=(),
        deadlines=(),
        details=(),
    )


def imported(ledger: Ledger, document: OfficialDocument, **how: Any) -> Changes:
    with ledger.step("导入") as step:
        import_list(step, document, **how)
    return step.changes


def rows(ledger: Ledger, columns: str) -> list[tuple[Any, ...]]:
    found = ledger.rows(
        f"SELECT {columns} FROM clause JOIN task_item ON task_item.id = task_item_id "
        "WHERE is_task ORDER BY clause.position"
    )
    return [tuple(row) for row in found]


def counts(comparison: ListComparison) -> list[int]:
    return [comparison.count(change) for change in ClauseChange]


def claimed(ledger: Ledger, clause_ids: Iterable[ClauseId]) -> None:
    with ledger.step("认领") as step:
        set_triage(step, list(clause_ids), Triage.PROVINCE, "省内承担")


def test_a_changed_sentence_keeps_its_id_decision_and_actions(
    ledger: Ledger, office: Office
) -> None:
    claimed(ledger, office.clauses[2:3])
    action = added(ledger, office)
    imported(ledger, with_items(law("配合推进商标法修订工作。"), SERVICE, MORE_SERVICE))
    (row,) = ledger.rows("SELECT * FROM clause WHERE number = 1")
    assert (row["id"], row["text"]) == (office.clauses[2], "配合推进商标法修订工作。")
    assert (row["triage"], row["triage_reason"]) == ("省内落实", "省内承担")
    link = "SELECT clause_id FROM action_clause WHERE action_id = ?"
    assert ledger.column(link, (action,)) == [office.clauses[2]]


def test_the_log_keeps_the_words_that_were_there_before(ledger: Ledger, office: Office) -> None:
    imported(ledger, with_items(law("配合推进商标法修订工作。"), SERVICE, MORE_SERVICE))
    newest = ledger.field_history("clause", office.clauses[2])[0]
    assert newest.before == {"text": "配合推进商标法修订。"}


def test_numbers_run_anew_and_added_sentences_wait_to_be_claimed(
    ledger: Ledger, office: Office
) -> None:
    claimed(ledger, office.clauses[2:])
    new = law("研究制定条例。", *LAW.sentences)
    imported(ledger, with_items(new, SERVICE, MORE_SERVICE))
    assert rows(ledger, "clause.number, clause.text, triage") == [
        (1, "研究制定条例。", "待认领"),
        (2, "配合推进商标法修订。", "省内落实"),
        (3, "开展地理标志立法调研。", "省内落实"),
        (4, "各地要建设服务网点。", "省内落实"),
        (5, "推广。", "省内落实"),
    ]


def test_a_sentence_that_is_gone_goes_when_nothing_hangs_on_it(
    ledger: Ledger, office: Office
) -> None:
    imported(ledger, with_items(law(LAW.sentences[0]), SERVICE, MORE_SERVICE))
    assert ledger.value("SELECT 1 FROM clause WHERE id = ?", (office.clauses[3],)) is None
    assert ledger.value("SELECT count(*) FROM clause_detail") == 0


def test_a_gone_sentence_with_an_action_stays_behind_the_others_uncounted(
    ledger: Ledger, office: Office
) -> None:
    added(ledger, office)
    imported(ledger, with_items(law(LAW.sentences[1]), SERVICE, MORE_SERVICE))
    node = read_outline(ledger, AS_OF)[0].children[1].children[0]
    assert [child.title for child in node.children] == [LAW.sentences[1], LAW.sentences[0]]
    gone = node.children[1].clause
    assert gone is not None
    assert (gone.id, gone.number, gone.gone_on) == (office.clauses[2], None, AS_OF)
    assert (node.clauses, node.actions.total) == (1, 1)


def test_a_gone_sentence_is_nowhere_counted_or_missed(ledger: Ledger, office: Office) -> None:
    claimed(ledger, office.clauses[2:3])
    imported(ledger, with_items(law(LAW.sentences[1]), SERVICE, MORE_SERVICE))
    summary = summarise(ledger, AS_OF)
    assert (summary.clauses, summary.taken, summary.extra_taken) == (3, 0, 0)
    missing = {gap.gap: gap.clause_ids for gap in find_missing(ledger, AS_OF)}
    assert Gap.NO_ACTION not in missing


def test_a_task_and_a_part_that_are_gone_stay_for_their_work(
    ledger: Ledger, office: Office
) -> None:
    added(ledger, office, clause_ids=office.clauses[4:5])
    added(ledger, office, clause_ids=office.clauses[1:2])
    imported(ledger, replace(with_items(LAW), chapters=with_items(LAW).chapters[1:]))
    tree = [
        (chapter.title, [item.title for item in chapter.children])
        for chapter in read_outline(ledger, AS_OF)[0].children
    ]
    assert tree == [("重点任务", ["加强法治保障", "服务"]), ("总体要求", [""])]
    assert read_outline(ledger, AS_OF)[0].actions.total == 2
    assert imported(ledger, replace(with_items(LAW), chapters=with_items(LAW).chapters[1:])) == (
        Changes.none("导入")
    )


def test_a_sentence_that_comes_back_is_counted_again(ledger: Ledger, office: Office) -> None:
    added(ledger, office)
    before = dump(ledger)
    imported(ledger, with_items(law(LAW.sentences[1]), SERVICE, MORE_SERVICE))
    comparison = compare_list(ledger, DOCUMENT, office.list_id)
    assert counts(comparison) == [5, 1, 0, 0]
    imported(ledger, DOCUMENT)
    assert dump(ledger) == before


def test_once_its_work_is_gone_a_gone_sentence_goes_too(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office)
    newer = with_items(law(LAW.sentences[1]), SERVICE, MORE_SERVICE)
    imported(ledger, newer)
    with ledger.step("删除") as step:
        delete_actions(step, [action])
    imported(ledger, newer)
    assert ledger.value("SELECT count(*) FROM clause WHERE gone_on IS NOT NULL") == 0


def test_parts_notes_dates_and_targets_follow_the_new_reading(
    ledger: Ledger, office: Office
) -> None:
    plain_law = law(*LAW.sentences)
    aims, tasks = DOCUMENT.chapters
    newer = replace(tasks, number="三", title="任务", items=(SERVICE, plain_law, MORE_SERVICE))
    imported(ledger, replace(DOCUMENT, chapters=(aims, newer)))
    assert ledger.value("SELECT count(*) FROM responsibility_unit") == 0
    assert ledger.value("SELECT count(*) FROM deadline") == 0
    assert ledger.column("SELECT title FROM chapter ORDER BY position") == ["总体要求", "任务"]
    # The tasks changed places under the ids that they had.
    assert set(rows(ledger, "clause.id")) == {(each,) for each in office.clauses[2:]}


def test_what_the_office_noted_of_a_list_stays(ledger: Ledger, office: Office) -> None:
    with ledger.step("收文") as step:
        change_task_list(step, office.list_id, received_number="收〔2023〕9号")
    imported(ledger, replace(DOCUMENT, report_to="运用促进司", issued_date=None))
    (found,) = read_task_lists(ledger)
    assert found.received_number == "收〔2023〕9号"
    # A copy that leaves something out does not take it away.
    assert (found.report_to, found.issued_on) == ("运用促进司", DOCUMENT.issued_date)


def test_a_comparison_tells_every_sentence_in_the_order_of_the_paper(
    ledger: Ledger, office: Office
) -> None:
    added(ledger, office)
    newer = with_items(law("推进商标法修订。", "出台条例细则。"), MORE_SERVICE)
    comparison = compare_list(ledger, newer, office.list_id)
    assert [(each.change, each.before, each.after) for each in comparison.clauses[2:]] == [
        (ClauseChange.CHANGED, "配合推进商标法修订。", "推进商标法修订。"),
        (ClauseChange.GONE, "开展地理标志立法调研。", ""),
        (ClauseChange.GONE, "各地要建设服务网点。", ""),
        (ClauseChange.ADDED, "", "出台条例细则。"),
        (ClauseChange.SAME, "推广。", "推广。"),
    ]
    assert [each.actions for each in comparison.clauses if each.touches_work] == [1]


def test_spaces_and_width_touch_no_work(ledger: Ledger, office: Office) -> None:
    added(ledger, office)
    newer = with_items(law("配合推进 商标法修订。", LAW.sentences[1]), SERVICE, MORE_SERVICE)
    comparison = compare_list(ledger, newer, office.list_id)
    assert comparison.count(ClauseChange.CHANGED) == 1
    assert not any(each.touches_work for each in comparison.clauses)


def test_an_update_of_a_list_that_was_deleted_is_refused(ledger: Ledger, office: Office) -> None:
    ledger.undo()
    with pytest.raises(InvalidEntryError, match="已被删除"):
        imported(ledger, DOCUMENT, onto=office.list_id)


@pytest.mark.parametrize(
    "document",
    [
        DOCUMENT,
        replace(DOCUMENT, doc_number=None),
        replace(DOCUMENT, doc_number="国知发 〔2023〕 1号", title="工作指引（更正）"),
        replace(DOCUMENT, doc_number=None, title=None, issuer=None),
        replace(with_items(law("甲。")), doc_number=None),
    ],
)
def test_another_copy_of_a_paper_is_the_same_list(
    ledger: Ledger, office: Office, document: OfficialDocument
) -> None:
    assert find_same_list(ledger, document) == office.list_id


@pytest.mark.parametrize(
    "document",
    [
        replace(DOCUMENT, doc_number="国知发〔2024〕1号", year=2024),
        replace(DOCUMENT, doc_number=None, year=2024),
        replace(DOCUMENT, doc_number="国知发〔2023〕2号"),
        replace(with_items(law("甲。")), doc_number=None, issuer="某省知识产权局", chapters=()),
        replace(
            with_items(law("甲。")), chapters=with_items(law("甲。")).chapters[1:], title="附件"
        ),
    ],
)
def test_papers_of_other_years_numbers_and_words_stay_apart(
    ledger: Ledger, office: Office, document: OfficialDocument
) -> None:
    assert find_same_list(ledger, document) is None


def test_two_lists_under_one_number_stand_side_by_side(ledger: Ledger, office: Office) -> None:
    attached = replace(with_items(law("甲。")), title="附件")
    attached = replace(attached, chapters=attached.chapters[1:])
    imported(ledger, attached)
    assert len(read_task_lists(ledger)) == 2
    assert not imported(ledger, attached)
    assert not imported(ledger, DOCUMENT)


def test_the_list_of_an_older_program_learns_whose_figures_it_holds(tmp_path: Any) -> None:
    with new_ledger(tmp_path / "a.zhize") as ledger:
        imported(ledger, DOCUMENT)
        with ledger.step("旧") as step:
            for key in ledger.column("SELECT id FROM target"):
                step.update("target", key, scope="本省承接")
        assert imported(ledger, DOCUMENT).rows.keys() == {"target"}


def test_a_table_of_the_same_tasks_stands_beside_the_paper_and_takes_no_goal_away(
    ledger: Ledger, office: Office
) -> None:
    table = replace(DOCUMENT, kind=ListKind.TABLE, title="重点任务清单", doc_number=None)
    assert find_same_list(ledger, table) is None
    assert find_same_list(ledger, replace(DOCUMENT, doc_number=None)) == office.list_id
