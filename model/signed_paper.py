"""A signed file as a paper (定稿的纸面文字): its head and foot found by what is expected there.

What the office puts on by hand or by its system is no difference, and is taken out of the
paragraphs: letterhead, number, page numbers, date, 版记.
"""

import re
from collections.abc import Sequence

from model.paper_text import PaperElements, PaperTable, PaperText
from model.reading.pages import is_page_number
from model.reading.source import Grid, Source
from model.same_text import plain_key
from model.words import DraftMark

# What says that a paper is not yet signed (稿别): that of the program, and what offices write.
DRAFT_MARK = re.compile(rf"[（(]\s*({'|'.join([*DraftMark, '草稿', '讨论稿'])})\s*[）)]")


def signed_paper(signed: Source, expected: PaperText) -> PaperText:
    """The paragraphs, tables and elements of a signed file, as those of the expected paper."""
    frames = [grid for grid in signed.grids if _is_frame(grid)]
    tables = [_table(grid) for grid in signed.grids if grid not in frames]
    lines = _without_marks(_lines(signed, frames))
    begin, end, title = _title(lines, expected.elements.title)
    head, body = lines[:begin], lines[end:]
    number, signer = _number(head)
    addressee = ""
    if body and (found := _ADDRESSEE.fullmatch(body[0])):
        addressee, body = found["name"], body[1:]
    day, body = _day(body)
    printed_by, body = _imprint(body, expected.elements.printed_by)
    return PaperText(
        lines=tuple(body),
        tables=tuple(tables),
        elements=PaperElements(
            title=title,
            addressee=addressee,
            doc_number=number,
            signer=signer,
            day=day,
            printed_by=printed_by,
        ),
    )


_HEAD = 15  # lines in which the title begins
_MOST_ROWS = 4  # lines that a title is broken into
_TITLE_ALIKE = 0.6
_SAMPLE = re.compile(r"演示数据.*")
_NUMBER = re.compile(r"(?P<number>[^\s〔\[【（(]{1,20}[〔\[【（(]\d{4}[〕\]】）)]\s*\d{1,5}\s*号)")
_SIGNER = re.compile(r"签发人\s*[:：]\s*(?P<signer>\S.*)")
_ADDRESSEE = re.compile(r"(?P<name>[^。；]{2,80})[:：]")
_USUAL_TITLE = re.compile(
    r"[^。，]{0,60}(?:关于[^。]{2,80}的(?:通知|报告|函|意见|请示|批复|决定|公告|通报)"
    r"|(?:工作要点|工作指引|方案|工作总结|计划|办法|规定|意见|纪要|清单))(?:（[^（）]*）)?"
)
_DAY = re.compile(
    r"(?:\d{4}|[　\s]*)\s*年\s*(?:\d{1,2}|[　\s]*)\s*月\s*(?:\d{1,2}|[　\s]*)\s*日"
    r"|[二〇○零一三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_ANNEX = re.compile(r"附件\s*\d{0,2}")
_IMPRINT = re.compile(rf"(?P<office>.{{0,60}}?)(?:{_DAY.pattern})\s*印发")
_OFFICE = re.compile(r"[^，。；：:\s]{1,40}(?:办公室|[处室局厅科部委]|中心)")
_FRAME_ROWS = 3
_FRAMED = re.compile(rf"{_NUMBER.pattern}|{_SIGNER.pattern}|{_IMPRINT.pattern}")


def _lines(signed: Source, frames: Sequence[Grid]) -> list[str]:
    """The lines outside the tables; of a table that only sets head or foot, its cells."""
    inside = {grid.first_line + at for grid in signed.grids for at in range(len(grid.rows))}
    cells = {
        grid.first_line + at: [cell.strip() for cell in row if cell.strip()]
        for grid in frames
        for at, row in enumerate(grid.rows)
    }
    lines: list[str] = []
    for line in signed.lines:
        if line.number not in inside:
            lines.append(line.text.strip())
        lines += cells.get(line.number, [])
    return lines


def _is_frame(grid: Grid) -> bool:
    """Whether a small table only sets head or foot: 文号 and 签发人, or 抄送 and 印发."""
    cells = [cell.strip() for row in grid.rows for cell in row]
    return len(grid.rows) <= _FRAME_ROWS and any(map(_FRAMED.fullmatch, cells))


def _without_marks(lines: Sequence[str]) -> list[str]:
    return [
        line
        for at, line in enumerate(lines)
        if plain_key(line)
        and not is_page_number(line)
        and not _SAMPLE.fullmatch(line)
        and not (at < _HEAD and DRAFT_MARK.fullmatch(line))
    ]


def _title(lines: Sequence[str], expected: str) -> tuple[int, int, str]:
    """Where the title stands and its words: the lines that are most like the one expected."""
    ours = _signs(expected)
    best = (_TITLE_ALIKE, 0, 0)
    for begin in range(min(_HEAD, len(lines))):
        for end in range(begin + 1, min(begin + _MOST_ROWS, len(lines)) + 1):
            theirs = _signs("".join(lines[begin:end]))
            score = 2 * len(ours & theirs) / max(1, len(ours) + len(theirs))
            if score > best[0]:
                best = (score, begin, end)
    _, begin, end = best
    if end:
        return begin, end, "".join(lines[begin:end])
    return _other_title(lines)


def _other_title(lines: Sequence[str]) -> tuple[int, int, str]:
    """The title of what is not the paper expected: named as papers are, or above 主送机关."""
    for at, line in enumerate(lines[:_HEAD]):
        if _USUAL_TITLE.fullmatch(line):
            return at, at + 1, line
    for at, line in enumerate(lines[:_HEAD]):
        if _ADDRESSEE.fullmatch(line):
            begin = next(
                (place + 1 for place in range(at - 1, -1, -1) if _NUMBER.search(lines[place])),
                max(0, at - 2),
            )
            return begin, at, "".join(lines[begin:at])
        if len(line) > 50 or "。" in line:
            break
    return 0, 0, ""


def _signs(text: str) -> set[str]:
    key = plain_key(text)
    return {key[at : at + 2] for at in range(len(key) - 1)}


def _number(head: Sequence[str]) -> tuple[str, str]:
    """文号 and 签发人 above the title; blank ones say nothing."""
    number = next((found["number"] for line in head if (found := _NUMBER.search(line))), "")
    signer = next((found["signer"] for line in head if (found := _SIGNER.search(line))), "")
    return "".join(number.split()), signer.replace("×", "").strip()


def _day(body: Sequence[str]) -> tuple[str, list[str]]:
    """成文日期 below the body, before the annexes, and the lines without it."""
    ends = (at for at, line in enumerate(body) if _ANNEX.fullmatch(line))
    end = next(ends, len(body))
    days = [at for at, line in enumerate(body[:end]) if _DAY.fullmatch(line)]
    if not days:
        return "", list(body)
    day = "".join(body[days[-1]].split())
    rest = [line for at, line in enumerate(body) if at != days[-1]]
    return (day if day[0].isdigit() or day[0] in "二〇" else ""), rest


def _imprint(body: Sequence[str], expected: str) -> tuple[str, list[str]]:
    """印发机关 and the lines without 版记; it stands beside the day of 印发 or above it."""
    for at in range(len(body) - 1, -1, -1):
        if (found := _IMPRINT.fullmatch(body[at])) is None:
            continue
        office, begin = found["office"].strip(), at
        if not office and at and _is_office(body[at - 1], expected):
            office, begin = body[at - 1], at - 1
        if not office or _is_office(office, expected):
            return office, [*body[:begin], *body[at + 1 :]]
    return "", list(body)


def _is_office(words: str, expected: str) -> bool:
    """Whether this names who prints, not a sentence that tells of 印发."""
    is_expected = bool(expected) and plain_key(words) == plain_key(expected)
    return is_expected or _OFFICE.fullmatch(words) is not None


def _table(grid: Grid) -> PaperTable:
    """A table whose merged cells say in each row what they say for all."""
    rows = [list(row) for row in grid.rows]
    for merge in grid.merges:
        words = rows[merge.top][merge.left]
        for row in rows[merge.top : merge.bottom + 1]:
            row[merge.left : merge.right + 1] = [words] * (merge.right + 1 - merge.left)
    # A caption may stand in a row of its own above the headings.
    at = next((at for at, row in enumerate(rows[:3]) if len(set(filter(None, row))) > 1), 0)
    return PaperTable(name=grid.name, head=tuple(rows[at]), rows=tuple(map(tuple, rows[at + 1 :])))
