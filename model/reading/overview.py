"""What was understood of a document, for a person to hold against the paper (读取结果)."""

from collections.abc import Iterator

from model.reading.document import WARNING, OfficialDocument, ReadChapter, ReadItem, ReadSubitem
from model.reading.fact_words import deadline_words, target_words


def overview(document: OfficialDocument) -> str:
    """A page of text: the counts, the outline with its numbered sentences, what is doubtful."""
    doubts = ["", *doubts_of(document)] if document.findings else []
    return "\n".join([*_head(document), *_outline(document), *doubts])


def counted_sentences(document: OfficialDocument) -> int:
    """How many sentences are counted (条): those of tasks, without goals and requirements."""
    items = (item for chapter in document.chapters for item in chapter.items)
    return sum(len(item.sentences) for item in items if item.is_task)


def _head(document: OfficialDocument) -> Iterator[str]:
    yield _promise(document)
    yield f"《{document.title or '未见标题'}》{document.doc_number or ''}"
    others = _uncounted_sentences(document)
    cut = len(document.removed)
    beside = [
        *([f"另有目标、要求等{others}句不计入任务事项"] if others else []),
        *([f"删去不属于正文的{cut}行"] if cut else []),
    ]
    if beside:
        yield "，".join(beside) + "。"
    if document.report_deadline:
        forms = "、".join(document.report_form)
        where = f"报送{document.report_to}" if document.report_to else "报送"
        yield f"报送要求：{document.report_deadline}前{where}{f'（{forms}）' if forms else ''}"


def _promise(document: OfficialDocument) -> str:
    """原文67句，一句未漏，1处需您核对。— the middle only when every line was found again."""
    doubts, missed = len(document.doubts), document.unread
    whole = "" if missed is None else f"，有{len(missed)}行没有读全" if missed else "，一句未漏"
    told = f"{doubts}处需您核对" if doubts else "没有需您核对的地方"
    return f"原文{counted_sentences(document)}句{whole}，{told}。"


def _uncounted_sentences(document: OfficialDocument) -> int:
    items = [item for chapter in document.chapters for item in chapter.items]
    of_goals = sum(len(goal.sentences) for item in items for goal in item.subitems)
    return of_goals + sum(len(item.sentences) for item in items if not item.is_task)


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
                yield from _facts(item, at)
            for goal in item.subitems:
                yield f"    —— {goal.title}"
                for at, sentence in enumerate(goal.sentences):
                    yield f"      · {sentence}"
                    yield from _targets(goal, at)


def _facts(item: ReadItem, at: int) -> Iterator[str]:
    """What was read of one sentence: time limits, targets, other columns of a table."""
    for limit in item.deadlines:
        if limit.sentence_index == at:
            yield f"{_INDENT}时限：{deadline_words(limit)}"
    yield from _targets(item, at)
    for detail in item.details:
        if detail.sentence_index == at:
            yield f"{_INDENT}{detail.heading}：{detail.text}"


def _targets(part: ReadItem | ReadSubitem, at: int) -> Iterator[str]:
    for target in part.targets:
        if target.sentence_index == at:
            yield f"{_INDENT}指标：{target_words(target)}（{target.scope}）"


_INDENT = " " * 10


def _chapter_title(chapter: ReadChapter) -> str:
    return f"{chapter.number}、{chapter.title}" if chapter.number else chapter.title


def _notes(item: ReadItem) -> dict[int, str]:
    """The note behind the last sentence of each run."""
    return {
        run.sentences[-1]: _in_brackets(item.responsible[run.responsible].text)
        for run in item.segments
        if run.sentences
    }


def _in_brackets(note: str) -> str:
    """A note as text has it; the cell of a table has no brackets of its own."""
    return note if note.startswith(("（", "【", "[")) else f"（{note}）"


def doubts_of(document: OfficialDocument) -> Iterator[str]:
    """The places that a person should look at, and what is good to know, with their lines."""
    doubts = document.doubts
    notices = [finding for finding in document.findings if finding.severity != WARNING]
    for heading, findings in (("需您核对：", doubts), ("另请留意：", notices)):
        if findings:
            yield heading
        for finding in findings:
            place = f"第{finding.line}行：" if finding.line else ""
            yield f"  · {place}{finding.message}"
