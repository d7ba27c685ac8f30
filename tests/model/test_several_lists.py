"""An action that serves sentences of several lists is one action wherever it is counted."""

from dataclasses import dataclass

import pytest

from model.action_links import linked_clauses, set_clauses
from model.action_page import read_page
from model.action_table import ActionFilter, ActionSort, NodeKind, count_found, find_ids
from model.entities import ClauseId, LocalActionId, TaskListId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.list_sources import sources_in
from model.list_update import import_list
from model.outline import read_outline
from model.own_lists import own_list_document
from model.progress import set_progress
from model.report_facts import read_report_facts
from model.summary import summarise
from model.words import Progress
from tests.model.office import AS_OF, Office, added


@dataclass(frozen=True, slots=True)
class Shared:
    """An action under the law task and under a list of the office's own."""

    own_list: TaskListId
    own_clause: ClauseId
    action: LocalActionId


@pytest.fixture
def shared(ledger: Ledger, office: Office) -> Shared:
    document = own_list_document("制定条例\n筹建中心", title="领导批示事项", year=2023)
    with ledger.step("自编清单") as step:
        own_list = import_list(step, document)
    own_clause = ledger.value("SELECT id FROM clause WHERE text = '制定条例'")
    action = added(ledger, office, outcome="完成草案", in_report=True)
    with ledger.step("对应更多原文") as step:
        set_clauses(step, action, [*linked_clauses(ledger, action), own_clause])
        set_progress(step, [action], Progress.UNDER_WAY)
    return Shared(own_list, own_clause, action)


def sources(ledger: Ledger, action: LocalActionId) -> list[ClauseId]:
    return linked_clauses(ledger, action)


def test_a_further_sentence_leaves_the_main_source(
    ledger: Ledger, office: Office, shared: Shared
) -> None:
    assert sources(ledger, shared.action) == [office.clauses[2], shared.own_clause]


def test_without_its_main_source_the_next_one_takes_its_place(
    ledger: Ledger, office: Office, shared: Shared
) -> None:
    with ledger.step("移除") as step:
        set_clauses(step, shared.action, [shared.own_clause])
    primary = "SELECT clause_id FROM action_clause WHERE is_primary"
    assert ledger.column(primary) == sources(ledger, shared.action) == [shared.own_clause]


def test_the_last_sentence_is_never_taken_away(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office)
    with pytest.raises(InvalidEntryError, match="至少要对应一句"), ledger.step("移除") as step:
        set_clauses(step, action, [])


def test_each_list_and_the_whole_count_it_once(
    ledger: Ledger, office: Office, shared: Shared
) -> None:
    assert [root.actions.total for root in read_outline(ledger, AS_OF)] == [1, 1]
    for task_list_id in (None, office.list_id, shared.own_list):
        assert summarise(ledger, AS_OF, task_list_id).actions.total == 1
    for wanted in (ActionFilter(), ActionFilter(under=(NodeKind.LIST, shared.own_list))):
        assert find_ids(ledger, wanted, ActionSort(), AS_OF) == [shared.action]
        assert count_found(ledger, wanted, AS_OF).total == 1


def test_the_report_of_either_list_tells_what_came_of_it(
    ledger: Ledger, office: Office, shared: Shared
) -> None:
    for task_list_id in (office.list_id, shared.own_list):
        facts = read_report_facts(ledger, AS_OF, task_list_id)
        told = [
            reported.outcome
            for chapter in facts.chapters
            for item in chapter.items
            for reported in item.outcomes
        ]
        assert told == ["完成草案"]


def test_a_paper_on_a_list_tells_it_under_the_sentence_of_that_list(
    ledger: Ledger, office: Office, shared: Shared
) -> None:
    for task_list_id, clause_id in ((office.list_id, 2), (shared.own_list, 0)):
        sources = sources_in(ledger, task_list_id)
        (row,) = read_page(ledger, list(sources), AS_OF, sources)
        told = office.clauses[clause_id] if clause_id else shared.own_clause
        assert row.row.clause_id == told
    assert (row.row.clause_text, row.list_title) == ("制定条例", "领导批示事项")
