"""Whatever two papers say: the newer one is counted, no local work is lost, nothing doubles."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from model.ledger import Ledger
from model.list_update import ClauseChange, compare_list, import_list
from model.outline import OutlineNode, read_outline
from model.reading.document import (
    OfficialDocument,
    ReadChapter,
    ReadGroup,
    ReadItem,
    ReadSegment,
    ReadSubitem,
)
from model.words import Triage
from tests.examples import COSTLY
from tests.model.office import AS_OF, DOCUMENT, NOTE, blank_copy
from tests.model.random_steps import image

_SENTENCES = (
    "推进立法。",
    "推进立法工作。",
    "开展调研。",
    "建成10家。",
    "建成12家。",
    "抓好落实。",
)
_GROUPS = (None, ReadGroup(number="（一）", title="服务"), ReadGroup(number="（二）", title="保护"))

_texts = st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=3).map(tuple)


@st.composite
def _items(draw: st.DrawFn) -> ReadItem:
    texts = draw(_texts)
    goals = draw(st.lists(_texts, max_size=2))
    return ReadItem(
        number=draw(st.sampled_from([None, "1", "2"])),
        title=draw(st.sampled_from([None, "法治", "服务"])),
        text="".join(texts),
        is_task=draw(st.booleans()),
        group=draw(st.sampled_from(_GROUPS)),
        sentences=texts,
        responsible=(NOTE,),
        segments=(ReadSegment(sentences=(len(texts) - 1,), responsible=0),),
        subitems=tuple(ReadSubitem(title="——目标", sentences=goal) for goal in goals),
    )


@st.composite
def papers(draw: st.DrawFn) -> OfficialDocument:
    chapters = st.builds(
        ReadChapter,
        number=st.just("一"),
        title=st.sampled_from(["重点任务", "总体要求"]),
        items=st.lists(_items(), min_size=1, max_size=3).map(tuple),
    )
    drawn = tuple(draw(st.lists(chapters, min_size=1, max_size=3)))
    return replace(DOCUMENT, chapters=drawn)


def _sentences(document: OfficialDocument) -> list[str]:
    return [
        text
        for chapter in document.chapters
        for item in chapter.items
        for text in (*item.sentences, *(each for goal in item.subitems for each in goal.sentences))
    ]


def _shown(nodes: tuple[OutlineNode, ...]) -> set[str]:
    return {node.id for node in nodes} | {each for node in nodes for each in _shown(node.children)}


def _import(ledger: Ledger, document: OfficialDocument, label: str) -> bool:
    lists = ledger.column("SELECT id FROM task_list")
    with ledger.step(label) as step:
        import_list(step, document, onto=lists[0] if lists else None)
    return bool(step.changes)


@settings(max_examples=COSTLY, deadline=None)
@given(st.lists(papers(), min_size=2, max_size=3), st.sets(st.integers(0, 8)))
def test_a_newer_paper_takes_the_place_of_an_older_one_and_leaves_its_work(
    several: list[OfficialDocument], worked_on: set[int]
) -> None:
    with tempfile.TemporaryDirectory() as folder, blank_copy(Path(folder) / "a.zhize") as ledger:
        _import(ledger, several[0], "第一版")
        ids = ledger.column("SELECT id FROM clause ORDER BY position")
        kept = {key for at, key in enumerate(ids) if at in worked_on}
        with ledger.step("认领") as step:
            for key in kept:
                step.update("clause", key, triage=Triage.PROVINCE)
        for document in several[1:]:
            (list_id,) = ledger.column("SELECT id FROM task_list")
            told = compare_list(ledger, document, list_id)
            before = image(ledger)
            _import(ledger, document, "新版")
            after = image(ledger)
            current = "SELECT text FROM clause WHERE gone_on IS NULL ORDER BY position"
            assert ledger.column(current) == _sentences(document)
            clause_ids = set(ledger.column("SELECT id FROM clause"))
            assert kept <= clause_ids <= _shown(read_outline(ledger, AS_OF))
            stays = [each for each in told.clauses if each.change is not ClauseChange.GONE]
            assert [each.after for each in stays] == _sentences(document)
            assert not _import(ledger, document, "同一版")
            if after != before:
                ledger.undo()
                assert image(ledger) == before
                ledger.redo()
                assert image(ledger) == after
