"""Verbs of the year-end report and its filing for random steps (`random_steps`)."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from model import (
    main_indicators,
    office_templates,
    report_contacts,
    report_sections,
    submission_events,
    submission_files,
    submission_package,
    submission_settings,
)
from model.entities import TaskListId
from model.errors import InvalidEntryError
from model.report_entities import ReportSection
from model.step import Step
from model.task_lists import reported_list
from model.words import (
    DraftMark,
    IndicatorMeasure,
    ReportForm,
    SubmissionEventKind,
    SubmissionFileKind,
)
from tests.model.office import AS_OF
from tests.model.picked import one, words

_FILES = ((".docx", b"PK\x03\x04"), (".pdf", b"%PDF-"))  # as SubmissionFileKind has them


def begin_report(step: Step) -> None:
    """Something of each kind, so that there is from the first what steps can change."""
    for at in (1, 2):
        _add_contact(step, at, 0, 0)
        _add_indicator(step, at, 0, 2)
        _record_value(step, at - 1, 1, at)
        _put_signed_file(step, at, 0, 0)
    _shape_outline(step, 0, 0, 1)
    for kind in (SubmissionEventKind.SIGNED, SubmissionEventKind.POSTED):
        submission_events.register_event(step, kind, AS_OF)


def _reported(step: Step) -> TaskListId:
    task_list = reported_list(step.ledger)
    if task_list is None:
        raise InvalidEntryError("空")
    return task_list.id


def _section(step: Step, at: int) -> ReportSection:
    sections = report_sections.read_sections(step.ledger, _reported(step))
    return sections[at % len(sections)]


def _own_section(step: Step) -> ReportSection:
    sections = report_sections.read_sections(step.ledger, _reported(step))
    return next(filter(report_sections.can_delete, sections), sections[0])


def _write_section(step: Step, a: int, b: int, c: int) -> None:
    if b % 4:
        report_sections.write_section(step, _section(step, a), words(b) * 2, words(c))
    else:
        report_sections.follow_draft(step, _section(step, a))


def _shape_section(step: Step, a: int, b: int, c: int) -> None:
    section = _section(step, a)
    match c % 3:
        case 0:
            report_sections.switch_section(step, section, is_on=bool(b % 2))
        case 1:
            report_sections.rename_section(step, section, words(b))
        case 2:
            report_sections.move_section(step, section, b - 5)


def _shape_outline(step: Step, a: int, b: int, c: int) -> None:
    match c % 3:
        case 0:
            report_sections.delete_section(step, _own_section(step))
        case 1:
            is_annex = bool(b % 2)
            report_sections.add_section(step, _reported(step), f"自拟{a}", is_annex=is_annex)
        case 2:
            report_sections.restore_outline(step, _reported(step))


def _add_contact(step: Step, a: int, b: int, c: int) -> None:
    report_contacts.add_contact(step, _reported(step), name=f"人{a}", phone="0000-00000011")


def _change_contact(step: Step, a: int, b: int, c: int) -> None:
    contact = one(step, "report_contact", a)
    match b % 3:
        case 0:
            report_contacts.delete_contact(step, contact)
        case 1:
            report_contacts.move_contact(step, contact, c % 3 - 1)
        case 2:
            report_contacts.change_contact(step, contact, post=words(c))


def _add_indicator(step: Step, a: int, b: int, c: int) -> None:
    measure = list(IndicatorMeasure)[b % 3]
    made = main_indicators.add_indicator(step, _reported(step), name=f"率{a}", measure=measure)
    if c % 3:
        main_indicators.record_value(step, made, on=AS_OF, value=Decimal(c))


def _change_indicator(step: Step, a: int, b: int, c: int) -> None:
    indicator = one(step, "indicator", a)
    match b % 3:
        case 0:
            main_indicators.delete_indicator(step, indicator)
        case 1:
            main_indicators.move_indicator(step, indicator, c % 3 - 1)
        case 2:
            fields = ({"name": f"率{c}"}, {"baseline": Decimal(c)}, {"unit": "件"})
            main_indicators.change_indicator(step, indicator, **fields[c % 3])


def _record_value(step: Step, a: int, b: int, c: int) -> None:
    day = AS_OF - timedelta(days=30 * (b % 4))
    main_indicators.record_value(step, one(step, "indicator", a), on=day, value=Decimal(c))


def _change_value(step: Step, a: int, b: int, c: int) -> None:
    value = one(step, "indicator_value", a)
    if b % 2:
        main_indicators.delete_value(step, value)
    else:
        main_indicators.redate_value(step, value, AS_OF - timedelta(days=30 * (c % 4)))


def _change_submission(step: Step, a: int, b: int, c: int) -> None:
    fields: dict[str, object] = {
        "addressee": words(a),
        "copies": 1 + b,
        "form": list(ReportForm)[b % 2],
        "draft_mark": list(DraftMark)[b % len(DraftMark)],
        "has_seal": bool(b % 2),
    }
    wanted = sorted(fields)[c % 5]
    submission_settings.change_submission(step, **{wanted: fields[wanted]})


def _register_event(step: Step, a: int, b: int, c: int) -> None:
    kind = list(SubmissionEventKind)[a % len(SubmissionEventKind)]
    day = AS_OF - timedelta(days=b)
    submission_events.register_event(step, kind, day, person=words(c))


def _change_event(step: Step, a: int, b: int, c: int) -> None:
    event = one(step, "submission_event", a)
    if b % 2:
        submission_events.delete_event(step, event)
    else:
        submission_events.change_event(step, event, remark=words(c))


def _put_signed_file(step: Step, a: int, b: int, c: int) -> None:
    suffix, begins = _FILES[a % 2]
    kind, data = list(SubmissionFileKind)[a % 2], begins + bytes([b % 3])
    submission_files.put_signed_file(step, kind, f"{c % 3}{suffix}", data, on=AS_OF)


def _delete_signed_file(step: Step, a: int, b: int, c: int) -> None:
    submission_files.delete_signed_file(step, one(step, "submission_file", a))


def _close_filing(step: Step, a: int, b: int, c: int) -> None:
    """The package is noted, or the day moves up to which it counts."""
    if b % 2:
        submission_files.change_filing_day(step, AS_OF - timedelta(days=c) if c % 4 else None)
    else:
        filing = one(step, "submission", a)
        submission_package.note_package(step, filing, name=f"包{c}", sha256="0" * 64, on=AS_OF)


def _change_templates(step: Step, a: int, b: int, c: int) -> None:
    name = ("letterhead", "signature", "note")[a % 3]
    office_templates.change_templates(step, **{name: words(b)})


REPORT_VERBS: tuple[Callable[[Step, int, int, int], None], ...] = (
    _write_section,
    _shape_section,
    _shape_outline,
    _add_contact,
    _change_contact,
    _add_indicator,
    _change_indicator,
    _record_value,
    _change_value,
    _change_submission,
    _register_event,
    _change_event,
    _put_signed_file,
    _delete_signed_file,
    _close_filing,
    _change_templates,
)
