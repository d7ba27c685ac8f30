"""What the papers of the office have in common (材料模板): names, standard sentences, lengths.

One change serves all papers. Sentences hold names in braces, such as {来文}, that each paper fills.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from model.cited_title import bare_title
from model.entities import TaskList
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.settings import Settings, store_value, stored_values
from model.step import Step
from model.store.values import clean_line
from model.words import ReportForm

# What a sentence may name in braces; {报告} is 报告, or 函报 in a letter.
PLACEHOLDERS = ("来文", "文号", "年度", "事项", "报告", "本局", "联系人", "电话")
_KEY = "template."
_BRACED = re.compile(r"\{([^{}]*)\}")
_GROUP = r"（[^（）]*）|《[^《》]*》"
_SENTENCE = re.compile(rf"(?:{_GROUP}|[^。])+。?|。")
_CLAUSE = re.compile(rf"([，；、]?)((?:{_GROUP}|[^，；、])+)|[，；、]")
_FILLED = re.compile(rf"{_GROUP}|{_BRACED.pattern}")
_LONGEST = 300
_MOST_CHARACTERS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Templates:
    """The templates of one ledger; an empty name of the office stands for the usual one.

    `letterhead` is 发文机关标志, `signature` the name in 落款, `printed_by` 印发机关,
    `recipients` 主送 of 进展通报. `least` and `most` are how many characters (字) the body of the
    report should have.
    """

    letterhead: str = ""
    signature: str = ""
    printed_by: str = ""
    recipients: str = ""
    opening: str = "根据《{来文}》（{文号}）要求，现将{年度}年{事项}{报告}如下。"
    closing_report: str = "特此报告。"
    closing_letter: str = "特此函报。"
    note: str = "联系人：{联系人}，电话：{电话}"
    least: int = 3000
    most: int = 5000


def read_templates(ledger: Ledger) -> Templates:
    """The templates as they stand; what was never set has its default."""
    known = {f"{_KEY}{field.name}": field.name for field in fields(Templates)}
    stored = stored_values(ledger)
    return Templates(**{name: stored[key] for key, name in known.items() if key in stored})


def change_templates(step: Step, **values: object) -> None:
    """Store some templates; the names are those of `Templates`.

    Raises InvalidEntryError for a name in braces that no paper knows, and for impossible lengths.
    """
    if unknown := set(values) - {field.name for field in fields(Templates)}:
        raise ValueError(f"no templates {sorted(unknown)}")
    tidy = {name: _tidy(value) for name, value in values.items()}
    before = read_templates(step.ledger)
    least, most = (tidy.get(name, getattr(before, name)) for name in ("least", "most"))
    if not (isinstance(least, int) and isinstance(most, int) and 0 <= least < most):
        raise InvalidEntryError("报告字数的下限应小于上限，没有存入。请重新填写。")
    if most > _MOST_CHARACTERS:
        raise InvalidEntryError(f"报告字数的上限不能超过{_MOST_CHARACTERS}，没有存入。请重新填写。")
    for name, value in tidy.items():
        store_value(step, f"{_KEY}{name}", value)


def names_in_braces(
    task_list: TaskList,
    settings: Settings,
    *,
    office: str,
    subject: str,
    form: ReportForm = ReportForm.REPORT,
) -> dict[str, str]:
    """What the names in braces stand for; `office` as it signs, `subject` what is reported on."""
    return {
        "来文": bare_title(task_list.title),
        "文号": task_list.doc_number,
        "年度": str(task_list.year),
        "事项": subject,
        "报告": "函报" if form is ReportForm.LETTER else "报告",
        "本局": office,
        "联系人": settings.contact,
        "电话": settings.contact_phone,
    }


def filled(template: str, values: Mapping[str, str]) -> str:
    """Sentences with their names filled.

    A clause that only names what is empty goes, with the mark that divides it from the others;
    so do brackets around nothing.
    """
    return "".join(_filled_sentence(told, values) for told in _SENTENCE.findall(template))


def _filled_sentence(told: str, values: Mapping[str, str]) -> str:
    clauses = list(_CLAUSE.finditer(told.removesuffix("。")))
    kept = [clause for clause in clauses if not _names_nothing(clause[0], values)]
    if clauses and not kept:
        return ""
    text = "".join(_filled_words(clause[0], values) for clause in kept)
    if kept and kept[0] is not clauses[0]:
        text = text.removeprefix(kept[0][1])
    return text + "。" * told.endswith("。")


def _names_nothing(clause: str, values: Mapping[str, str]) -> bool:
    own = _BRACED.findall(re.sub(_GROUP, "", clause))
    return bool(own) and all(values.get(name) == "" for name in _BRACED.findall(clause))


def _filled_words(words: str, values: Mapping[str, str]) -> str:
    return _FILLED.sub(lambda found: _filled_part(found, values), words)


def _filled_part(part: re.Match[str], values: Mapping[str, str]) -> str:
    if part[1] is not None:
        return values.get(part[1], "")
    inner = filled(part[0][1:-1], values).strip()
    return part[0][0] + inner + part[0][-1] if inner else ""


def _tidy(value: object) -> object:
    if not isinstance(value, str):
        return value
    words = clean_line(value).replace("\n", "")
    if len(words) > _LONGEST:
        raise InvalidEntryError(f"“{words[:12]}…”超过{_LONGEST}字，没有存入。请写得短些。")
    for name in _BRACED.findall(words):
        if name not in PLACEHOLDERS:
            known = "".join(f"{{{each}}}" for each in PLACEHOLDERS)
            raise InvalidEntryError(
                f"不认识“{{{name}}}”，没有存入。花括号里可以写：{known}，请改正后再存入。"
            )
    return words
