"""The title of a document, wherever it stands: alone, broken, in a notice, in a news lead."""

import re
from dataclasses import dataclass

from model.reading.lines import Line
from model.reading.marks import Mark, read_mark
from model.reading.noise import is_site_line
from model.words import ListKind


@dataclass(frozen=True, slots=True)
class Title:
    """A title with the lines it covers (`at` up to, without, `end`) and who issued it."""

    text: str
    issuer: str | None
    at: int
    end: int
    is_notice: bool = False


def find_titles(lines: list[Line]) -> list[Title]:
    """Every title that stands on lines of its own, in order."""
    named = set(_NAMED.findall("".join(line.text for line in lines[:_FRONT])))
    may_be = [_may_be_title(line.text) for line in lines]
    found: list[Title] = []
    at = 0
    while at < len(lines):
        title = _title_at(lines, at, named, may_be)
        if title is not None:
            found.append(title)
        at = title.end if title is not None else at + 1
    return found


def title_in_text(lines: list[Line]) -> Title | None:
    """A title that stands only in running text: issuer, year and name, without 发布."""
    found = _ANNOUNCED.search("".join(line.text for line in lines))
    if found is None:
        return None
    issuer, name = found["issuer"], found["quoted"] or found["plain"]
    whole = name if found["quoted"] and not name[:4].isdecimal() else issuer + name
    return Title(whole, issuer, 0, 0, is_notice=True)


def is_office(text: str) -> bool:
    """Whether a line is nothing but the name of an office (落款)."""
    return _OFFICE.fullmatch(text) is not None


def list_kind(title: str | None, *, has_groups: bool) -> ListKind:
    """What kind of list a title announces; without a title the layout decides."""
    for words, kind in _KINDS:
        if title and words.search(title):
            return kind
    return ListKind.ROADMAP if has_groups else ListKind.PRIORITIES


_FRONT = 60
_MOST_LINES = 4
TITLE_WORDS = (
    r"(?:工作指引|指引|工作要点|要点|推进计划|工作计划|行动计划|实施计划|年度计划|分工方案|任务分工(?:表|方案)?"
    r"|工作方案|实施方案|行动方案|任务清单|责任清单|工作清单|清单|工作安排|重点工作|重点任务|任务分解(?:表|方案)?)"
)
_TITLE = re.compile(rf"[^。；：！？，]{{2,90}}{TITLE_WORDS}(?:（[^（）]{{1,20}}）){{0,2}}")
_NOTICE = re.compile(
    r"(?P<issuer>[^。；！？]{0,60}?)关于(?:印发|转发|下发|发布|公布|报送)"
    r"(?:《(?P<quoted>.{2,90})》(?:（[^（）]{1,20}）)?|(?P<plain>[^《》。]{2,90}?))"
    r"的?(?:通知|函|公告)(?:（[^（）]{1,30}）)?"
)
_NAMED = re.compile(rf"《([^《》。]{{2,90}}{TITLE_WORDS}(?:（[^（）]{{1,20}}）)?)》")
_YEAR_BRACKET = re.compile(
    r"（(?:19|20)\d\d(?:年度?)?(?:[—-](?:19|20)\d\d年?)?）|（(?:征求意见稿|试行)）"
)
_OFFICE_END = r"(?:局|厅|委|委员会|办公室|政府|会议|领导小组|部|院|会|办公厅|小组)"
_OFFICE = re.compile(rf"[^。，；：！？、《》（）\d]{{2,40}}{_OFFICE_END}|国务院")
_ANNOUNCED = re.compile(
    rf"(?P<issuer>(?:国家|[\u4e00-\u9fff]{{2,8}}(?:省|市|自治区))?(?:知识产权局|市场监督管理局))(?:近日|日前|今日)?(?:正式)?"
    rf"(?:印发|发布|出台|制定|公布)了?(?:《(?P<quoted>[^《》。]{{2,90}}{TITLE_WORDS}(?:（[^（）]{{1,20}}）)?)》|(?P<plain>\d{{4}}年[^，。《》]{{0,20}}{TITLE_WORDS}))"
)
_ISSUER_AND_YEAR = re.compile(
    r"(?P<issuer>[^《》“”\d]{2,30}(?:局|厅|委|委员会|办公室|政府|会议))(?=(?:关于)?(?:19|20)\d\d年)"
)
_KINDS = (
    (re.compile("工作指引|指引"), ListKind.GUIDELINE),
    (re.compile("要点"), ListKind.PRIORITIES),
    (re.compile("推进计划|工作计划|行动计划|实施计划|年度计划"), ListKind.ROADMAP),
    (re.compile("分工|方案|分解"), ListKind.DIVISION),
    (re.compile("清单|安排|重点"), ListKind.TABLE),
)


def _title_at(lines: list[Line], at: int, named: set[str], may_be: list[bool]) -> Title | None:
    """The shortest run of lines from here that is a title."""
    text = ""
    for end in range(at + 1, min(at + 1 + _MOST_LINES, len(lines) + 1)):
        if not may_be[end - 1]:
            return None
        text += lines[end - 1].text
        if notice := _NOTICE.fullmatch(text):
            if _begins_below(lines, at, end):
                return None
            inner = notice["quoted"] or notice["plain"]
            return Title(inner, notice["issuer"] or None, at, end, is_notice=True)
        is_title = _TITLE.fullmatch(text) and text.count("《") == text.count("》")
        if is_title and _breaks_off(text, lines, end):
            continue
        if is_title and _is_whole(lines, at, end, named):
            return _with_year(lines, at, end, text)
    return None


def _breaks_off(text: str, lines: list[Line], end: int) -> bool:
    """Whether the last word goes on below: 任务分工 and, on the next line, 方案."""
    rest = lines[end].text if end < len(lines) else ""
    return rest in _WORD_ENDS and _TITLE.fullmatch(text + rest) is not None


def _may_be_title(text: str) -> bool:
    if len(text) > 100 or _NO_TITLE.search(text) or is_site_line(text):
        return False
    return read_mark(text).mark is Mark.NONE


_WORD_ENDS = {"表", "方案", "案", "计划", "划", "清单", "单"}
_NO_TITLE = re.compile(r"[。；！？，：>|]|\d日$|号$|^来源|^发布|^[!-~ ]+$")


def _is_whole(lines: list[Line], at: int, end: int, named: set[str]) -> bool:
    """Whether the title begins here, and not on one of the lines below."""
    if end - at == 1 or "".join(line.text for line in lines[at:end]) in named:
        return True
    rest = "".join(line.text for line in lines[at + 1 : end])
    first = lines[at].text
    if year := _YEAR_BELOW.match(rest):
        return is_office(first + year[1])
    if is_office(first):
        return False
    is_alone = _TITLE.fullmatch(rest) is not None
    is_named = len(first) >= 8 or "知识产权" in first
    return not is_alone or (is_named and "知识产权" not in rest)


_YEAR_BELOW = re.compile(r"(\D{0,12})(?:19|20)\d\d年")


def _begins_below(lines: list[Line], at: int, end: int) -> bool:
    """Whether menus or a date stand above a notice that begins with its own office."""
    for start in range(at + 1, end):
        notice = _NOTICE.fullmatch("".join(line.text for line in lines[start:end]))
        if notice and is_office(notice["issuer"]) and not _REST_OF_OFFICE.match(notice["issuer"]):
            return True
    return False


_REST_OF_OFFICE = re.compile("知识产权局|市场监督|人民政府|办公室|局|厅|委员会")


def _with_year(lines: list[Line], at: int, end: int, text: str) -> Title:
    if end < len(lines) and _YEAR_BRACKET.fullmatch(lines[end].text):
        text, end = text + lines[end].text, end + 1
    issuer = _ISSUER_AND_YEAR.match(text)
    return Title(text, issuer["issuer"] if issuer else None, at, end)
