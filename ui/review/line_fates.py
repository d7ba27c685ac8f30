"""What became of each line of the source (每行的去向): nothing may vanish unseen."""

import re
from collections.abc import Container, Iterator, Mapping
from enum import StrEnum

from model.reading.document import Lines, OfficialDocument
from model.reading.source import Source, SourceLine


class Fate(StrEnum):
    """How a line was read, as it is told to the clerk."""

    READ = "读作句子"
    TITLE = "读作标题"
    NOTE = "读作责任部门"
    OTHER = "没有读作任务（文头、落款、附件等）"
    CUT = "删去"
    BLANK = "空行"


def line_fates(source: Source, document: OfficialDocument) -> list[Fate]:
    """The fate of every line, in the order of the source."""
    known = dict.fromkeys((line.line for line in document.removed), Fate.CUT)
    known.update(dict.fromkeys(_note_lines(document), Fate.NOTE))
    known.update(dict.fromkeys(_title_lines(document), Fate.TITLE))
    for first, last in _sentence_lines(document):
        known.update(dict.fromkeys(range(first, last + 1), Fate.READ))
    cut: dict[int, list[str]] = {}
    for line in document.removed:
        cut.setdefault(line.line, []).append(letters(line.text))
    titles = set(_standing_titles(document))
    return [_fate(each, known, cut, titles) for each in source.lines]


def doubtful_words(document: OfficialDocument) -> dict[int, set[str]]:
    """The lines about which something is to be checked (需您核对), each with the words meant.

    One line may hold ten sentences, of which a finding quotes one; "" stands for the whole line.
    """
    found: dict[int, set[str]] = {}
    texts = _texts_by_line(document)
    for finding in document.findings:
        if finding.line:
            quoted = _QUOTED.search(finding.message)
            words = quoted[1] if quoted else ""
            is_known = any(words in text for text in texts.get(finding.line, ()))
            found.setdefault(finding.line, set()).add(words if is_known else "")
    return found


def cut_lines(document: OfficialDocument) -> int:
    """How many lines were set aside; several cuts from one line are one."""
    return len({line.line for line in document.removed})


def letters(text: str) -> str:
    """Letters and digits alone: what no repair of spaces and punctuation changes."""
    return "".join(filter(str.isalnum, text))


def _fate(
    line: SourceLine,
    known: Mapping[int, Fate],
    cut: Mapping[int, Container[str]],
    titles: Container[str],
) -> Fate:
    if not line.text.strip():
        return Fate.BLANK
    found = known.get(line.number, Fate.OTHER)
    # A page number inside a sentence, for one, is cut all the same.
    if line.number in cut and letters(line.text) in cut[line.number]:
        return Fate.CUT
    return Fate.TITLE if found is Fate.OTHER and letters(line.text) in titles else found


def _standing_titles(document: OfficialDocument) -> Iterator[str]:
    """Titles of which no line is known: that of the document, and those of groups."""
    yield letters(document.title or "")
    for chapter in document.chapters:
        for group in {item.group for item in chapter.items if item.group}:
            yield letters(group.number + group.title)


# The first whole words of what a finding quotes; what follows may have been repaired.
_QUOTED = re.compile("“[^“”\u4e00-\u9fff]{0,3}([\u4e00-\u9fff]{3,12})")


def _texts_by_line(document: OfficialDocument) -> dict[int, list[str]]:
    texts: dict[int, list[str]] = {}
    for chapter in document.chapters:
        for item in chapter.items:
            spans = zip(item.sentences, item.sentence_lines, strict=False)
            for text, (first, last) in spans:
                for line in range(first, last + 1):
                    texts.setdefault(line, []).append(text)
    return texts


def _sentence_lines(document: OfficialDocument) -> Iterator[Lines]:
    for chapter in document.chapters:
        for item in chapter.items:
            yield from item.sentence_lines
            for goal in item.subitems:
                yield from goal.sentence_lines


def _title_lines(document: OfficialDocument) -> Iterator[int]:
    for chapter in document.chapters:
        yield from (line for line in (chapter.line,) if line)
        for item in chapter.items:
            yield from (line for line in (item.line,) if line)
            yield from (goal.line for goal in item.subitems if goal.line)


def _note_lines(document: OfficialDocument) -> Iterator[int]:
    for chapter in document.chapters:
        for item in chapter.items:
            yield from (note.line for note in item.responsible if note.line)
