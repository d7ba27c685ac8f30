"""Whatever is typed or read is text: it is stored, found, logged and undone as it is."""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from model import posts, progress, stages, task_lists, triage, units
from model.action_detail import read_action
from model.action_table import ActionFilter, ActionSort, find_ids, read_rows
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.list_update import import_list
from model.settings import change_settings, read_settings
from model.store.values import clean_line, clean_text
from model.tidy_names import tidy_name
from model.words import Lamp, Triage, UnitKind
from tests.examples import COSTLY
from tests.model.office import AS_OF, DOCUMENT, Office, add, added, fill, new_ledger
from tests.model.random_steps import image

ANY_TEXT = st.text(st.characters(categories=None), max_size=40)
NASTY = (
    "a\x00b\x07c",
    "\ud83d lone \udc4d",
    "🙂𬭎👩‍👩‍👧",
    "'; DROP TABLE unit; --",
    '"%_\\" ? :as_of ?1',
    "=1+1",
    "<b>&amp;",
    '{"id":"x"}',
    "一\r\n二\u2028三\tend",
    "\u202e倒",
)


@pytest.fixture(scope="module")
def filled() -> Iterator[tuple[Ledger, Office]]:
    with tempfile.TemporaryDirectory() as folder, new_ledger(Path(folder) / "a.zhize") as ledger:
        yield ledger, fill(ledger)


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_goes_through_every_verb_and_back(
    ledger: Ledger, office: Office, text: str
) -> None:
    line, called = clean_line(text), tidy_name(text)
    # Signs that part units are refused in their names, of whatever else these hold.
    name = re.sub(r"[;,\s\u2028]+", " ", text)
    with ledger.step(text) as step:
        action = add(step, office, text, deliverable=text, outcome=text, remark=text)
        stages.set_stage(step, action, date(2023, 9, 30), text)
        progress.set_hand_lamp(step, [action], Lamp.SOON, text)
        progress.record_note(step, action, period="2023-10", done=text)
        triage.set_triage(step, office.clauses[:1], Triage.PROVINCE, text)
        unit = units.add_unit(step, name=name, kind=UnitKind.CITY)
        posts.add_post(step, unit_id=unit, name=name, holder=text)
        change_settings(step, contact=text)
        task_lists.change_task_list(step, office.list_id, instructions=text)
    detail = read_action(ledger, action, AS_OF)
    assert (detail.action.text, detail.action.remark) == (line, clean_text(text))
    assert (detail.stages[0].text, detail.notes[0].done) == (line, line)
    post = posts.read_posts(ledger)[-1]
    assert units.read_units(ledger)[-1].name == post.name == tidy_name(name)
    assert read_settings(ledger).contact == post.holder == called
    assert ledger.history(limit=1)[0].label == clean_text(text)


@settings(max_examples=COSTLY, deadline=None)
@given(ANY_TEXT)
@example("a\\%_'b")
def test_any_text_is_found_logged_and_undone(filled: tuple[Ledger, Office], text: str) -> None:
    ledger, office = filled
    before = image(ledger)
    try:
        action = added(ledger, office, text)
    except InvalidEntryError:
        assert clean_line(text) == ""
        return
    after = image(ledger)
    assert after["local_action", action]["text"] == clean_line(text)
    assert action in find_ids(ledger, ActionFilter(text=text), ActionSort(), AS_OF)
    ledger.undo()
    assert image(ledger) == before
    ledger.redo()
    assert image(ledger) == after
    ledger.undo()


@settings(max_examples=COSTLY, deadline=None)
@given(ANY_TEXT, ANY_TEXT)
@example("100%", "%")
@example("a_b", "_")
@example("甲\\乙", "\\")
@example("甲", "_")
def test_a_filter_finds_exactly_what_holds_its_text(
    filled: tuple[Ledger, Office], text: str, wanted: str
) -> None:
    ledger, office = filled
    text, wanted = f"举措{text}", clean_line(wanted)
    action = added(ledger, office, text)
    ids = find_ids(ledger, ActionFilter(text=wanted), ActionSort(), AS_OF)
    # ASCII letters are found in any case, all else as it is.
    held = _ascii_lower(wanted) in _ascii_lower(clean_line(text))
    assert (action in ids) == held
    assert [row.text for row in read_rows(ledger, [action], AS_OF)] == [clean_line(text)]
    ledger.undo()


def _ascii_lower(text: str) -> str:
    return text.encode().lower().decode()


def test_a_document_with_nasty_text_is_stored(ledger: Ledger) -> None:
    text = "".join(NASTY)
    aims, tasks = DOCUMENT.chapters
    item = replace(tasks.items[0], title=text, text=text, sentences=(text, text))
    chapters = (aims, replace(tasks, title=text, items=(item,)))
    document = replace(DOCUMENT, title=text, doc_number=text, chapters=chapters)
    with ledger.step("读入") as step:
        import_list(step, document)
    assert ledger.value("SELECT text FROM clause WHERE number = 1") == clean_text(text)
    assert task_lists.read_task_lists(ledger)[0].title == clean_text(text)
