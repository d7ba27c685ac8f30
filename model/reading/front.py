"""What stands around the body: 文号, 落款, dates, annexes, and lines of the site among them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from model.due import chinese_digits
from model.reading.clean import WARNING
from model.reading.document import Finding, Removed
from model.reading.lines import Line
from model.reading.marks import Mark, read_mark
from model.reading.noise import is_site_line, removed
from model.reading.titles import Title, is_office


@dataclass(slots=True)
class Front:
    """What was found around the body."""

    doc_number: str | None = None
    issuer: str | None = None
    issued_date: date | None = None
    published_date: date | None = None
    prose: list[Line] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_front(lines: list[Line], titles: Iterable[Title]) -> Front:
    """Read the lines above the body."""
    front = Front()
    covered = {at for title in titles for at in range(title.at, title.end)}
    _read(front, lines, covered)
    return front


def read_end(front: Front, lines: list[Line]) -> None:
    """Read the lines below the body into what the front told already."""
    _read(front, lines, set())


def read_annexes(front: Front, lines: list[Line]) -> None:
    """The titles of annexes that stand below the document, each under its mark."""
    for above, line in pairwise(lines):
        title = _annex_title(line.text)
        if _LONE_ANNEX.fullmatch(above.text) and _NOUN.search(title):
            front.attachments.extend([title] if title not in front.attachments else [])


_LONE_ANNEX = re.compile(r"附件?[\d一二三四五六七八九十]{0,2}[：、.]?")
_DOC_NUMBER = re.compile(
    r"（?([\u4e00-\u9fffA-Za-z]{1,16})[〔\[（【]((?:19|20)\d\d)[〕\]）】](?:第)?(\d{1,5})号）?"
    r"(?=$|(?:19|20)\d\d年)"
)
_LABELLED_NUMBER = re.compile(r"(?:发文字号|文号|文件编号)：")
_DAY = re.compile(r"((?:19|20)\d\d)[年\-/.](\d{1,2})[月\-/.](\d{1,2})日?")
_SIGNED = re.compile(
    rf"（?(?P<office>[^\d（）：]{{0,40}}?)(?P<day>{_DAY.pattern})(?:印发|发布)?）?"
)
_PUBLISHED = re.compile(r"(?:^|发布|公开|更新|上网)(?:时间|日期)：")
_ISSUED = re.compile(r"(?:成文|印发|发文|生成)(?:时间|日期)：")
_STAMP = re.compile(r"(?:19|20)\d\d[\-/.]\d{1,2}[\-/.]\d{1,2}(?: ?\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?")
_SEAL = re.compile(r"（.{0,20}代章）")


def _read(front: Front, lines: list[Line], covered: set[int]) -> None:
    at = 0
    while at < len(lines):
        line = lines[at]
        if at in covered:
            pass
        elif read_mark(line.text).mark is Mark.ATTACHMENT:
            at = _read_attachments(front, lines, at)
            continue
        elif _STAMP.fullmatch(line.text) and not (at and is_office(lines[at - 1].text)):
            front.published_date = front.published_date or _day(front, line)
            front.removed.append(removed(line))
        elif not (_read_labels(front, line) or _read_signature(front, lines, at)):
            _read_words(front, lines, at)
        at += 1


def _read_labels(front: Front, line: Line) -> bool:
    """文号 and the lines of the site, with the dates these tell."""
    text = line.text
    labelled = _LABELLED_NUMBER.search(text)
    number = _DOC_NUMBER.search(text) if labelled else _DOC_NUMBER.match(text)
    if number and not front.doc_number:
        front.doc_number = f"{number[1]}〔{number[2]}〕{number[3]}号"
        front.issued_date = front.issued_date or _day(front, line, number.end())
    if is_site_line(text):
        if (found := _PUBLISHED.search(text)) and not front.published_date:
            front.published_date = _day(front, line, found.end())
        if (found := _ISSUED.search(text)) and not front.issued_date:
            front.issued_date = _day(front, line, found.end())
        front.removed.append(removed(line))
        return True
    return number is not None


def _read_signature(front: Front, lines: list[Line], at: int) -> bool:
    text = chinese_digits(lines[at].text)
    if signed := _SIGNED.fullmatch(text):
        if "印发" in text and front.issued_date:
            return True
        front.issued_date = _day(front, lines[at]) or front.issued_date
        front.issuer = signed["office"] or _offices_above(lines, at) or front.issuer
        return True
    return is_office(text) or _SEAL.fullmatch(text) is not None


def _offices_above(lines: list[Line], at: int) -> str | None:
    names: list[str] = []
    for line in reversed(lines[:at]):
        if _SEAL.fullmatch(line.text):
            continue
        if not is_office(line.text):
            break
        names.insert(0, line.text)
    return "、".join(names) or None


def _read_words(front: Front, lines: list[Line], at: int) -> None:
    text = lines[at].text
    if front.prose or _is_running(text) or _goes_on(lines, at):
        front.prose.append(lines[at])
    elif not text.startswith("（"):
        front.removed.append(removed(lines[at]))


def _is_running(text: str) -> bool:
    return any(sign in text for sign in "。，；") or text.endswith("：")


def _goes_on(lines: list[Line], at: int) -> bool:
    """Whether a long line without a sign is the first one of a paragraph that a page broke."""
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    return len(lines[at].text) >= _LONG_LINE and _is_running(below) and not below.endswith("：")


_LONG_LINE = 20


def _read_attachments(front: Front, lines: list[Line], at: int) -> int:
    """附件：… and the numbered titles below it; returns the index of the line after them."""
    first = _annex_title(lines[at].text)
    titles = [first] if first else []
    at += 1
    while at < len(lines):
        marked = read_mark(lines[at].text)
        if marked.mark is Mark.ATTACHMENT:
            titles.append(_annex_title(lines[at].text))
        elif marked.mark is Mark.RUNNING and "。" not in lines[at].text:
            titles.append(_annex_title(marked.rest))
        elif titles and _is_rest(titles[-1], lines[at].text):
            titles[-1] += _annex_title(lines[at].text)
        else:
            break
        at += 1
    front.attachments.extend(t for t in titles if t and t not in front.attachments)
    return at


_ANNEX_LEAD = re.compile(
    r"(?:相关)?附[件表]?(?:下载)?[\d一二三四五六七八九十]{0,2}[：、.]?(?:\d{1,2}[.、])?"
)
_ANNEX_END = re.compile(
    r"(?:\.(?:docx?|xlsx?|pdf|wps|et|zip|rar|ofd|jpg|png))?(?:[（(\[【]?(?:点击)?(?:此处)?下载[^）)\]】]{0,10}[）)\]】]?)?$",
    re.IGNORECASE,
)
_NOUNS = re.compile(
    r"(?:表|清单|方案|计划|要点|指引|任务|名单|说明|办法|模板|格式|提纲|目录|分工|样式|意见|标准){1,4}"
)
_NOUN = re.compile(rf"{_NOUNS.pattern}）?$")


def _annex_title(text: str) -> str:
    title = _ANNEX_LEAD.sub("", text, count=1) if text.startswith(("附", "相关附")) else text
    previous = ""
    while title != previous:
        previous, title = title, _ANNEX_END.sub("", title)
    return title.strip("；。 ")


def _is_rest(title: str, text: str) -> bool:
    """Whether a line is the rest of an annex title that was broken."""
    if is_site_line(text) or is_office(text) or _SIGNED.fullmatch(text) or "。" in text:
        return False
    if title.count("《") > title.count("》") or _NOUNS.fullmatch(text):
        return True
    return not _NOUN.search(title) and _NOUN.search(title + text) is not None and len(text) < 20


def _day(front: Front, line: Line, start: int = 0) -> date | None:
    found = _DAY.search(chinese_digits(line.text), start)
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        message = f"“{found[0]}”不是日历上有的日期，没有采用，请核对。"
        front.findings.append(Finding(severity=WARNING, line=line.number, message=message))
        return None
