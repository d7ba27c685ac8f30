"""The rule by which results are sent in (报送要求): day, receiver, form, subject."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from model.due import parse_due
from model.errors import InvalidEntryError
from model.words import DueKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionRule:
    """What the document says about sending in; any part may be missing."""

    deadline: date | None = None
    to: str | None = None
    form: tuple[str, ...] = ()
    subject: str | None = None


def find_submission(sentences: Iterable[str], *, year: int | None) -> SubmissionRule:
    """The rule of the first sentence that names a day and says 报送; no day without a year.

    A day of every year (每年12月10日前) is none; a sentence with a day of its own goes before it.
    """
    yearly = SubmissionRule()
    for sentence in sentences:
        sending = _SENDING.search(sentence)
        limit = _LIMIT.search(sentence)
        if not (sending and limit):
            continue
        is_yearly = sentence.endswith("每年", 0, limit.start())
        day = _day(limit[0], year) if year is not None and not is_yearly else None
        if not (day or year is None or is_yearly):
            continue
        rule = SubmissionRule(
            deadline=day,
            to=_receiver(sentence),
            form=_form(sentence),
            subject=_subject(sentence, limit.end()),
        )
        if not is_yearly:
            return rule
        yearly = rule if yearly == SubmissionRule() else yearly
    return yearly


_SENDING = re.compile(r"报送|上报|报至|报到|反馈|提交|送至|寄送|(?:书面)?报(?=国家|省|我局|我厅)")
_BEFORE = r"(?:之前|以前|前)"
_LIMIT = re.compile(
    r"(?:(?:(?:19|20)\d\d|今|本|当|明|次)年)?(?:\d{1,2}月(?:\d{1,2}日|底|末)|年[底末])"
    + _BEFORE
    + "?"
    r"|(?:19|20)\d\d年[底末]" + _BEFORE + "?"
)
_KINDS = (DueKind.DAY, DueKind.MONTH_END, DueKind.YEAR_END)
_OFFICE = r"[^，。；、（）以将]{0,40}?(?:局|厅|委|办公室|办|司|处|室|部|中心|院|会)"
_RECEIVER = re.compile(
    r"(?:报送|上报|报|提交|反馈|送|寄送)(?:至|到|给)?(?P<to>(?:国家|省|我|市|中国|专利|商标|运用|局)[^，。；（）]{0,40})"
)
_RECEIVER_FIRST = re.compile(r"向(?P<to>[^，。；（）]{2,40}?)(?:报送|上报|提交|反馈)")
_RECEIVER_LAST = re.compile(r"(?:至|到|给)(?P<to>[^，。；（）]{2,40})")
_IS_OFFICE = re.compile(r".*(?:局|厅|委|委员会|办公室|司|处|室|部|中心|院|会|政府|小组)$")
_SUBJECT = re.compile(
    r"将(?P<subject>[^，。；]+?)(?:（|以|按|通过|分别|一并|汇总|形成|书面|及时|统一|报送|上报|报至|报|提交|反馈|送)"
)
_OBJECT = re.compile(
    r"(?:报送|上报|提交|反馈)(?P<subject>[^，。；（）请]{2,40}?)(?=至|到(?!位)|给|，|。|；|（|$)"
)
_FORMS = (
    ("纸件", re.compile("纸件|纸质|书面")),
    ("电子件", re.compile("电子件|电子版|电子文|电子稿|电子档|电子邮|电子形式|光盘")),
)


def _day(words: str, year: int) -> date | None:
    try:
        due = parse_due(words, year=year)
    except InvalidEntryError:
        return None  # the task's own reading reports it
    return due.day if due and due.kind in _KINDS else None


def _receiver(sentence: str) -> str | None:
    for pattern in (_RECEIVER, _RECEIVER_FIRST, _RECEIVER_LAST):
        if (found := pattern.search(sentence)) and _IS_OFFICE.match(found["to"]):
            return found["to"]
    return None


def _form(sentence: str) -> tuple[str, ...]:
    return tuple(form for form, words in _FORMS if words.search(sentence))


def _subject(sentence: str, start: int) -> str | None:
    found = _SUBJECT.search(sentence, start) or _SUBJECT.search(sentence)
    if not found:
        found = _OBJECT.search(sentence)
        if not found or _IS_OFFICE.match(found["subject"]):
            return None
    return found["subject"]
