"""The targets of a whole document, once its year, its issuer and its notes are known."""

from collections.abc import Iterator
from dataclasses import replace

from model.reading.clean import WARNING
from model.reading.document import Finding, OfficialDocument, ReadItem, ReadSubitem, by_line
from model.reading.targets import find_targets, unread_figures

_LONGEST_SHOWN = 30


def settle_targets(document: OfficialDocument) -> OfficialDocument:
    """The document with its targets read in the light of year, issuer and departments.

    A number that may be a target and was not understood joins the findings.
    """
    chapters = tuple(
        replace(chapter, items=tuple(_settled(item, document) for item in chapter.items))
        for chapter in document.chapters
    )
    return replace(
        document,
        chapters=chapters,
        findings=by_line(*document.findings, *_findings(document)),
    )


def _settled(item: ReadItem, document: OfficialDocument) -> ReadItem:
    issuer, year = document.issuer or "", document.year
    units = _units(item)
    return replace(
        item,
        targets=find_targets(item.sentences, units=units, issuer=issuer, year=year),
        subitems=tuple(
            replace(sub, targets=find_targets(sub.sentences, issuer=issuer, year=year))
            for sub in item.subitems
        ),
    )


def _units(item: ReadItem) -> tuple[tuple[str, ...], ...]:
    """The departments that answer for each sentence."""
    units: list[tuple[str, ...]] = [()] * len(item.sentences)
    for segment in item.segments:
        for index in segment.sentences:
            units[index] = item.responsible[segment.responsible].units
    return tuple(units)


def _findings(document: OfficialDocument) -> Iterator[Finding]:
    for chapter in document.chapters:
        for item in chapter.items:
            if item.title and find_targets((item.title,), year=document.year):
                yield _finding(item.title, item.line)
            parts: tuple[ReadItem | ReadSubitem, ...] = (item, *item.subitems)
            for part in parts:
                for index, words in unread_figures(part.sentences, year=document.year):
                    yield _finding(words, _line(part, index))


def _finding(words: str, line: int | None) -> Finding:
    shown = words if len(words) <= _LONGEST_SHOWN else words[:_LONGEST_SHOWN] + "…"
    message = f"“{shown}”里的数字可能是指标，没有读作指标，请核对。"
    return Finding(severity=WARNING, line=line, message=message)


def _line(part: ReadItem | ReadSubitem, index: int) -> int | None:
    lines = part.sentence_lines
    return lines[index][0] if index < len(lines) else part.line
