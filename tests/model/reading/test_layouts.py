"""Each layout of the family: an invented document, and beside it the outline it must give."""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.reading.coverage import letters
from model.reading.document import OfficialDocument, ReadItem
from model.reading.read import read_document
from tests.model.reading.random_documents import ATTACHMENTS, LAYOUTS, Expected, framed

DOCUMENTS = Path(__file__).parent / "documents"
NAMES = sorted(path.stem for path in DOCUMENTS.glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_a_layout_gives_its_outline(name: str) -> None:
    document = read_document((DOCUMENTS / f"{name}.txt").read_bytes())
    assert "\n".join(table(document)) == (DOCUMENTS / f"{name}.outline").read_text("utf-8").strip()


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_a_layout_is_lost(name: str) -> None:
    assert read_document((DOCUMENTS / f"{name}.txt").read_bytes()).unread == ()


def table(document: OfficialDocument) -> Iterator[str]:
    """The outline as a page that a person can check against the paper."""
    yield f"{document.title} {document.issuer} {document.doc_number} {document.issued_date}"
    yield f"报送 {document.report_deadline} {document.report_to} 附件 {document.attachments}"
    for chapter in document.chapters:
        yield f"{chapter.number} {chapter.title}"
        for item in chapter.items:
            yield from _item(item)
    for finding in document.findings:
        yield f"核对 第{finding.line}行 {finding.message}"


def _item(item: ReadItem) -> Iterator[str]:
    group = f"{item.group.number}{item.group.title}" if item.group else "-"
    kind = "任务" if item.is_task else "其他"
    count = f"{len(item.sentences)}句"
    yield f"  {group} | {item.number or '-'} | {item.title or '-'} | {kind} | {count}"
    for goal in item.subitems:
        yield f"    目标 {goal.title or '-'} {len(goal.sentences)}句"
    for run in item.segments:
        note = item.responsible[run.responsible]
        names = f"牵头：{'、'.join(note.lead)} 参与：{'、'.join(note.participants)}"
        where = f"第{run.sentences[0] + 1}—{run.sentences[-1] + 1}句"
        yield f"    {where} {note.mode} {names}{' 等' if note.open_ended else ''}"
    for limit in item.deadlines:
        yield f"    时限 第{limit.sentence_index + 1}句 {limit.quote}"
    for detail in item.details:
        yield f"    {detail.heading}：{detail.text}"


SEEDS = st.integers(0, 2**32 - 1)


def tasks(document: OfficialDocument) -> list[tuple[object, ...]]:
    return [
        (chapter.number, chapter.title, item.number, item.title, item.sentences, _notes(item))
        for chapter in document.chapters
        for item in chapter.items
        if item.is_task
    ]


def _notes(item: ReadItem) -> tuple[tuple[object, ...], ...]:
    notes = [(run.sentences, item.responsible[run.responsible]) for run in item.segments]
    return tuple(
        (sentences, note.text, " ".join(note.lead), " ".join(note.participants))
        for sentences, note in notes
    )


def made(seed: int) -> tuple[Random, Expected]:
    random = Random(seed)
    return random, random.choice(LAYOUTS)(random)


@settings(deadline=None)
@given(SEEDS)
def test_any_document_of_a_layout_is_read_exactly(seed: int) -> None:
    _, expected = made(seed)
    document = read_document("\n".join(framed(expected)).encode())
    assert tasks(document) == expected.items
    assert (document.findings, document.unread) == ((), ())
    assert document.attachments == ATTACHMENTS


@settings(deadline=None)
@given(SEEDS)
def test_numbers_may_be_written_in_many_ways(seed: int) -> None:
    random, expected = made(seed)
    lines = []
    for line in framed(expected):
        if line.startswith("（") and "）" in line[:4]:
            number, rest = line[1:].split("）", 1)
            line = random.choice(["({})", "（{})", "({}）", "（{}） "]).format(number) + rest
        lines.append(line)
    assert tasks(read_document("\n\n".join(lines).encode())) == expected.items


@settings(deadline=None)
@given(SEEDS, st.integers(0, 400))
def test_each_line_of_the_source_is_somewhere(seed: int, at: int) -> None:
    _, expected = made(seed)
    lines = framed(expected)
    at %= len(lines)
    lines[at:at] = ["【打印】", "— 3 —"]
    document = read_document("\n".join(lines).encode())
    assert {"【打印】", "— 3 —"} <= {line.text for line in document.removed}
    assert document.unread == ()
    known = {line.line for line in document.removed} | set(document.around)
    words = letters("".join(_words(document)))
    for number, line in enumerate(lines, start=1):
        if number not in known:
            assert all(letters(piece) in words for piece in re.split(r"[。，；：、（）.]", line))


def _words(document: OfficialDocument) -> Iterator[str]:
    for chapter in document.chapters:
        yield from (chapter.number or "", chapter.title)
        for item in chapter.items:
            yield from (item.number or "", item.title or "", item.text)
            yield item.group.number + item.group.title if item.group else ""
            yield from (note.text for note in item.responsible)
            for goal in item.subitems:
                yield from (goal.title, *goal.sentences)
