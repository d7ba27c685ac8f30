"""Documents and sources as plain values: the words of `read --json` stand here alone."""

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from model.due import Due
from model.reading.document import (
    Finding,
    OfficialDocument,
    ReadChapter,
    ReadDeadline,
    ReadDetail,
    ReadItem,
    ReadResponsibility,
    ReadSegment,
    ReadSubitem,
    ReadTarget,
)
from model.reading.scan import Scan, ScanPage
from model.reading.source import Grid, Merge, Source, SourceLine
from model.words import DueKind


def as_json(document: OfficialDocument) -> dict[str, object]:
    """One object of texts, numbers, lists and nulls; dates in ISO form."""
    return {
        "title": document.title,
        "issuer": document.issuer,
        "doc_number": document.doc_number,
        "issued_date": _iso(document.issued_date),
        "published_date": _iso(document.published_date),
        "year": document.year,
        "kind": str(document.kind),
        "report_deadline": _iso(document.report_deadline),
        "report_to": document.report_to,
        "report_form": list(document.report_form),
        "report_subject": document.report_subject,
        "chapters": [_chapter(chapter) for chapter in document.chapters],
        "attachments": list(document.attachments),
        "removed": [line.text for line in document.removed],
        "findings": [_finding(finding) for finding in document.findings],
    }


def source_as_json(source: Source) -> dict[str, object]:
    """A source, as the reading child hands it to the program."""
    return asdict(source)


def source_from_json(values: dict[str, Any]) -> Source:
    """A source as it was handed over."""
    return Source(
        lines=tuple(SourceLine(**line) for line in values["lines"]),
        grids=tuple(_grid(**grid) for grid in values["grids"]),
        warnings=tuple(values["warnings"]),
    )


def scan_as_json(scan: Scan) -> dict[str, object]:
    """A scanned paper, as the reading child hands it to the program."""
    return asdict(scan)


def scan_from_json(values: dict[str, Any]) -> Scan:
    """A scanned paper as it was handed over."""
    return Scan(pages=tuple(ScanPage(**page) for page in values["pages"]), text=values["text"])


def _grid(
    *, name: str, first_line: int, rows: list[list[str]], merges: list[dict[str, int]]
) -> Grid:
    return Grid(
        name=name,
        first_line=first_line,
        rows=tuple(map(tuple, rows)),
        merges=tuple(Merge(**merge) for merge in merges),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _chapter(chapter: ReadChapter) -> dict[str, object]:
    return {
        "number": chapter.number,
        "title": chapter.title,
        "items": [_item(item) for item in chapter.items],
    }


def _item(item: ReadItem) -> dict[str, object]:
    group = (
        {"group": {"number": item.group.number, "title": item.group.title}} if item.group else {}
    )
    details = {"details": [_detail(detail) for detail in item.details]} if item.details else {}
    return {
        "number": item.number,
        "title": item.title,
        "text": item.text,
        "is_task": item.is_task,
        **group,
        **details,
        "sentences": list(item.sentences),
        "subitems": [_subitem(subitem) for subitem in item.subitems],
        "segments": [_segment(segment) for segment in item.segments],
        "responsible": [_responsibility(note) for note in item.responsible],
        "targets": [_target(target) for target in item.targets],
        "deadlines": [_deadline(deadline) for deadline in item.deadlines],
    }


def _detail(detail: ReadDetail) -> dict[str, object]:
    return {
        "heading": detail.heading,
        "text": detail.text,
        "sentence_index": detail.sentence_index,
    }


def _subitem(subitem: ReadSubitem) -> dict[str, object]:
    return {
        "title": subitem.title or None,
        "sentences": list(subitem.sentences),
        "targets": [_target(target) for target in subitem.targets],
    }


def _segment(segment: ReadSegment) -> dict[str, object]:
    return {"sentences": list(segment.sentences), "responsible": segment.responsible}


def _responsibility(note: ReadResponsibility) -> dict[str, object]:
    return {
        "text": note.text,
        "units": list(note.units),
        "lead": list(note.lead),
        "participants": list(note.participants),
        "open_ended": note.open_ended,
        "mode": str(note.mode),
    }


def _target(target: ReadTarget) -> dict[str, object]:
    value = target.value
    return {
        "quote": target.quote,
        "metric": target.metric,
        "value": [_number(part) for part in value] if isinstance(value, tuple) else _number(value),
        "op": str(target.op),
        "unit": target.unit,
        "sentence_index": target.sentence_index,
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _deadline(deadline: ReadDeadline) -> dict[str, object]:
    return {
        "quote": deadline.quote,
        "date": _iso(_fixed_day(deadline.due)),
        "sentence_index": deadline.sentence_index,
    }


def _fixed_day(due: Due) -> date | None:
    """A recurring limit keeps its words: no single day is meant."""
    return None if due.kind is DueKind.RECURRING else due.day


def _finding(finding: Finding) -> dict[str, object]:
    return {"severity": finding.severity, "line": finding.line, "message": finding.message}
