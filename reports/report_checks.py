"""What of the report should be looked at before it is sent (报送前核对): its words and its length.

Each finding names its section and its place in it, so that the desk can go there.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from model.changed_numbers import find_changed_numbers
from model.character_count import count_characters
from model.completeness import Gap, Missing, TextFinding, finding_missing
from model.draft_changes import draft_changes
from model.ledger import Ledger
from model.official_language import check_language
from model.pieces import Pieces, at_once
from model.report_sections import TABLES
from model.task_lists import reported_list
from model.told_figures import Figure, find_disagreements
from model.words import ReportForm, SectionKind
from reports.report_draft import DraftFacts
from reports.report_texts import (
    Report,
    ReportText,
    figures_to_agree,
    reading_draft_facts,
    reading_report,
)

# 3 to 5 cases of up to so many characters are asked for.
_LONGEST_CASES = 10_000


def find_all_missing(ledger: Ledger, as_of: date) -> tuple[Missing, ...]:
    """What is missing in the ledger, and what should be looked at in the report."""
    return at_once(finding_all_missing(ledger, as_of))


def finding_all_missing(
    ledger: Ledger, as_of: date, known: tuple[Report, DraftFacts] | None = None
) -> Pieces[tuple[Missing, ...]]:
    """The same in pieces; whoever has read the report already hands it in."""
    missing = yield from finding_missing(ledger, as_of)
    if reported_list(ledger) is None:
        return missing
    if known is None:
        facts = yield from reading_draft_facts(ledger, as_of)
        report = yield from reading_report(ledger, facts)
        known = report, facts
    yield
    found = yield from checking_report(*known)
    return (*missing, *found)


def checking_report(report: Report, facts: DraftFacts) -> Pieces[tuple[Missing, ...]]:
    """All that should be looked at in the words of the report, by kind, in pieces."""
    told = [each for each in report.texts if each.section.is_on and each.text.strip()]
    figures, form = figures_to_agree(facts), facts.filing.form
    kinds: dict[Gap, list[TextFinding]] = {Gap.EMPTY_SECTION: list(_empty(report))}
    for gap in (Gap.BEHIND, Gap.FIGURES, Gap.LANGUAGE):
        kinds[gap] = []
        for each in told:
            yield
            match gap:
                case Gap.BEHIND:
                    kinds[gap] += _behind(each)
                case Gap.FIGURES:
                    kinds[gap] += _figures(each, figures)
                case _:
                    kinds[gap] += _language(each, form)
    kinds[Gap.LENGTH] = list(_length(report, told, facts))
    return tuple(
        Missing(gap=gap, message=f"{gap}：{len(findings)}处。", findings=tuple(findings))
        for gap, findings in kinds.items()
        if findings
    )


def _empty(report: Report) -> Iterator[TextFinding]:
    for each in report.texts:
        section = each.section
        if section.is_on and section.kind not in TABLES and not each.text.strip():
            what = "附件" if each.is_annex else "章节"
            yield _finding(each, f"勾选的{what}没有内容，不会印出。请填写，或取消勾选。")


def _behind(text: ReportText) -> Iterator[TextFinding]:
    section = text.section
    if section.text is None or section.basis is None:
        return
    for change in draft_changes(section.text, section.basis, text.draft):
        words = (change.after or change.before).strip()
        place = _place(text.text, change.present.strip())
        told = "台账现为" if change.after else "台账中已没有"
        yield _finding(text, f"{told}“{words}”，正文没有采用。请核对后采用或不采用。", place)


def _figures(text: ReportText, figures: Sequence[Figure]) -> Iterator[TextFinding]:
    told = {place.start: place for place in _behind(text)}
    for each in find_disagreements(text.text, figures):
        told[each.start] = _finding(text, each.message, (each.start, each.end))
        yield told[each.start]
    for other in find_changed_numbers(text.text, text.draft):
        if not any(other.start < place.end and place.start < other.end for place in told.values()):
            words = f"“{other.words}”与台账起草的“{other.drafted}”不一致，请核对后改正文或改台账。"
            yield _finding(text, f"文中{words}", (other.start, other.end))


def _language(text: ReportText, form: ReportForm) -> Iterator[TextFinding]:
    for each in check_language(text.text, form=form):
        yield _finding(text, f"“{each.words}”：{each.message}", (each.start, each.end))


def _length(report: Report, told: Sequence[ReportText], facts: DraftFacts) -> Iterator[TextFinding]:
    body = [each for each in told if not each.is_annex]
    total = sum(count_characters(each.text) for each in body)
    least, most = facts.templates.least, facts.templates.most
    if not body:
        yield _finding(report.texts[0], "正文没有列入任何章节，报告是空的。请在提纲里勾选章节。")
    elif not least <= total <= most:
        longest = max(body, key=lambda each: count_characters(each.text))
        advice = "请充实。" if total < least else "请精简，其余放在附件。"
        yield _finding(longest, f"正文共{total}字，一般应为{least}—{most}字，{advice}")
    for each in told:
        count = count_characters(each.text)
        if each.section.kind is SectionKind.CASES and count > _LONGEST_CASES:
            yield _finding(each, f"典型案例共{count}字，一般3至5篇、每篇不超过2000字，请精简。")


def _finding(text: ReportText, message: str, place: tuple[int, int] = (0, 0)) -> TextFinding:
    return TextFinding(
        section_id=text.section.id,
        title=text.section.shown_title,
        message=message,
        start=place[0],
        end=place[1],
    )


def _place(text: str, words: str) -> tuple[int, int]:
    at = text.find(words) if words else -1
    return (at, at + len(words)) if at >= 0 else (0, 0)
