"""What a document is: its title, year and issuer, and how its results are sent in."""

import re
from collections.abc import Iterable, Iterator, Sequence

from model.reading.clean import WARNING
from model.reading.document import Finding, ReadChapter, ReadItem
from model.reading.front import Front
from model.reading.submission import SubmissionRule, find_submission
from model.reading.titles import Title
from model.reading.unit_names import abbreviates_province

# 明确2023年度重点任务: a plan of one year may carry the date of the year before.
_YEAR_OF_WORK = re.compile(
    r"(?:明确|做好|推进|落实)(?<!\d)((?:19|20)\d\d)年(?:度)?(?:全省|全国)?(?:知识产权)?(?:重点|主要|各项)?(?:工作|任务)"
)


def best_title(titles: Sequence[Title]) -> Title | None:
    """The last title that stands by itself, else the last one named in a notice."""
    standing = [title for title in titles if not title.is_notice]
    return (standing or titles)[-1] if titles else None


def year_of(title: Title | None, front: Front) -> int | None:
    """The year that the title names, else the preamble, the day or the number."""
    if title and (found := re.search(r"((?:19|20)\d\d)", title.text)):
        return int(found[1])
    if named := _YEAR_OF_WORK.search("".join(line.text for line in front.prose)):
        return int(named[1])
    for day in (front.issued_date, front.published_date):
        if day:
            return day.year
    found = re.search(r"〔(\d{4})〕", front.doc_number or "")
    return int(found[1]) if found else None


def issuer_of(titles: Sequence[Title], title: Title | None, front: Front) -> str | None:
    """Who issued it: the signature, the title, the words about it, the letters of the number."""
    if front.issuer:
        return front.issuer
    for each in (title, *titles):
        if each and each.issuer:
            return each.issuer
    if title and (told := _told_issuer(title.text, front)):
        return told
    return "国家知识产权局" if (front.doc_number or "").startswith("国知") else None


def other_submission(front: Front, rule: SubmissionRule, year: int | None) -> Iterator[Finding]:
    """A notice above the body may ask for a report of its own (转发通知)."""
    for line in front.prose:
        day = find_submission([line.text], year=year).deadline
        if day and day != rule.deadline:
            yield Finding(
                severity=WARNING,
                line=line.number,
                message=f"正文前的通知另有报送要求（{day.isoformat()}），"
                "没有作为本清单的报送时限，请核对。",
            )


def _told_issuer(title: str, front: Front) -> str | None:
    """近日，某局印发《…》 in the words above the body."""
    found = _ISSUED_BY.finditer("".join(line.text for line in front.prose))
    return next((each["issuer"] for each in found if each["title"] == title), None)


_ISSUED_BY = re.compile(
    r"(?:^|[，。；：]|近日|日前)(?P<issuer>[^，。；：《》]{2,40}(?:局|厅|委|委员会|办公室|政府|会议|小组))"
    r"(?:近日|日前|今日)?(?:正式)?(?:印发|发布|公布|出台|制定)了?《(?P<title>[^《》]{2,90})》"
)


def submission_of(
    chapters: tuple[ReadChapter, ...], front: Front, year: int | None
) -> SubmissionRule:
    """The rule for the whole document; a unit's own task must name a receiver to be one."""
    items = [item for chapter in reversed(chapters) for item in chapter.items]
    likely = (
        *_sentences(item for item in items if not item.is_task),
        "".join(line.text for line in front.prose),
        *_sentences(item for item in items if item.is_task and not item.responsible),
    )
    rule = find_submission(likely, year=year)
    if rule != SubmissionRule():
        return rule
    of_tasks = _sentences(item for item in items if item.is_task and item.responsible)
    rules = (find_submission([text], year=year) for text in of_tasks)
    return next((each for each in rules if each.to), rule)


def abbreviations(chapters: tuple[ReadChapter, ...]) -> Iterator[Finding]:
    """省 before the first name only may be meant for the others too."""
    notes = [
        note
        for chapter in chapters
        for item in chapter.items
        for note in item.responsible
        if abbreviates_province(note.units)
    ]
    if notes:
        yield Finding(
            severity=WARNING,
            line=notes[0].line,
            message=f"{notes[0].text}等 {len(notes)} 处责任单位只在首个名称前写“省”，"
            "其后的名称可能也是省级单位，已按原文保留，请核对。",
        )


def _sentences(items: Iterable[ReadItem]) -> Iterator[str]:
    for item in items:
        yield from item.sentences
