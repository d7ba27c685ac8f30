"""The targets of a whole document, once its year, its issuer and its notes are known."""

from dataclasses import replace

from model.reading.document import (
    WARNING,
    Finding,
    OfficialDocument,
    ReadItem,
    ReadSubitem,
    by_line,
)
from model.reading.targets import read_figures

_LONGEST_SHOWN = 30


def settle_targets(document: OfficialDocument) -> OfficialDocument:
    """The document with its targets read in the light of year, issuer and departments.

    A number that may be a target and was not understood joins the findings.
    """
    findings: list[Finding] = []
    chapters = tuple(
        replace(
            chapter,
            items=tuple(_settled(item, document, findings) for item in chapter.items),
        )
        for chapter in document.chapters
    )
    return replace(document, chapters=chapters, findings=by_line(*document.findings, *findings))


def _settled(item: ReadItem, document: OfficialDocument, findings: list[Finding]) -> ReadItem:
    issuer, year = document.issuer or "", document.year
    own = read_figures(item.sentences, units=_units(item), issuer=issuer, year=year)
    if item.title and read_figures((item.title,), year=year).targets:
        findings.append(_told(item.title, item.line))
    findings.extend(_finding(item, at, words) for at, words in own.unread)
    subitems = []
    for sub in item.subitems:
        found = read_figures(sub.sentences, issuer=issuer, year=year)
        findings.extend(_finding(sub, at, words) for at, words in found.unread)
        subitems.append(replace(sub, targets=found.targets))
    return replace(item, targets=own.targets, subitems=tuple(subitems))


def _units(item: ReadItem) -> tuple[tuple[str, ...], ...]:
    """The departments that answer for each sentence."""
    units: list[tuple[str, ...]] = [()] * len(item.sentences)
    for segment in item.segments:
        for index in segment.sentences:
            units[index] = item.responsible[segment.responsible].units
    return tuple(units)


def _finding(part: ReadItem | ReadSubitem, index: int, words: str) -> Finding:
    lines = part.sentence_lines
    return _told(words, lines[index][0] if index < len(lines) else part.line)


def _told(words: str, line: int | None) -> Finding:
    shown = words if len(words) <= _LONGEST_SHOWN else words[:_LONGEST_SHOWN] + "…"
    message = f"“{shown}”里的数字可能是指标，没有读作指标，请核对。"
    return Finding(severity=WARNING, line=line, message=message)
