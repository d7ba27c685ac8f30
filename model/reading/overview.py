"""What was understood of a document, for a person to hold against the paper (读取结果)."""

from collections.abc import Iterator

from model.reading.document import OfficialDocument, ReadChapter, ReadItem


def overview(document: OfficialDocument) -> str:
    """A page of text: the counts, the outline with its numbered sentences, what is doubtful."""
    doubts = ["", *doubts_of(document)] if document.findings else []
    return "\n".join([*_head(document), *_outline(document), *doubts])


def counted_sentences(document: OfficialDocument) -> int:
    """How many sentences are counted (条): those of tasks, without goals and requirements."""
    items = (item for chapter in document.chapters for item in chapter.items)
    return sum(len(item.sentences) for item in items if item.is_task)


def _head(document: OfficialDocument) -> Iterator[str]:
    warnings = len(document.findings)
    yield f"《{document.title or '未见标题'}》{document.doc_number or ''}"
    yield (
        f"原文任务事项{counted_sentences(document)}句，"
        + (f"{warnings}处需您核对。" if warnings else "没有需您核对的地方。")
    )
    if document.report_deadline:
        forms = "、".join(document.report_form)
        where = f"报送{document.report_to}" if document.report_to else "报送"
        yield f"报送要求：{document.report_deadline}前{where}{f'（{forms}）' if forms else ''}"


def _outline(document: OfficialDocument) -> Iterator[str]:
    number = 0
    for chapter in document.chapters:
        yield ""
        yield _chapter_title(chapter)
        group = None
        for item in chapter.items:
            if item.group and item.group != group:
                yield f"  {item.group.number}{item.group.title}"
            group = item.group
            yield f"  {item.number or ''}{item.title or ''}".rstrip()
            notes = _notes(item)
            for at, sentence in enumerate(item.sentences):
                number += item.is_task
                mark = f"{number:>3} " if item.is_task else "  · "
                yield f"    {mark}{sentence}{notes.get(at, '')}"
            for goal in item.subitems:
                yield f"    —— {goal.title}"
                yield from (f"      · {sentence}" for sentence in goal.sentences)


def _chapter_title(chapter: ReadChapter) -> str:
    return f"{chapter.number}、{chapter.title}" if chapter.number else chapter.title


def _notes(item: ReadItem) -> dict[int, str]:
    """The note behind the last sentence of each run."""
    return {
        run.sentences[-1]: item.responsible[run.responsible].text
        for run in item.segments
        if run.sentences
    }


def doubts_of(document: OfficialDocument) -> Iterator[str]:
    """The places that a person should look at, each with its line."""
    if document.findings:
        yield "需您核对："
    for finding in document.findings:
        place = f"第{finding.line}行：" if finding.line else ""
        yield f"  · {place}{finding.message}"
