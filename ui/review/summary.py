"""What the top of the review and its button say (原文67句，一句未漏，3处需您核对)."""

from model.day_words import day_words
from model.list_update import ClauseChange, ListComparison
from model.reading.document import OfficialDocument
from model.reading.overview import counted_sentences
from ui.review.line_fates import cut_lines


def summary(
    document: OfficialDocument, *, doubts: int, checked: int, comparison: ListComparison | None
) -> str:
    """One line of counts; 一句未漏 only when every line was found again in the outline."""
    said = [f"原文{counted_sentences(document)}句", *_promise(document)]
    if not doubts:
        said.append("没有需您核对的地方")
    elif doubts == checked:
        said.append(f"{doubts}处需您核对的都已核对")
    else:
        done = f"（已核对{checked}处）" if checked else ""
        said.append(f"{doubts}处需您核对{done}")
    tail = [f"删去{cut}行"] if (cut := cut_lines(document)) else []
    if comparison:
        tail.append(f"与台账相比：{change_words(comparison)}")
    return "；".join(["，".join(said), *tail])


def change_words(comparison: ListComparison) -> str:
    """新增3句、修改2句、删去1句."""
    counts = [
        f"{change}{count}句"
        for change in (ClauseChange.ADDED, ClauseChange.CHANGED, ClauseChange.GONE)
        if (count := comparison.count(change))
    ]
    return "、".join(counts) or "各句文字没有变化"


def accept_words(document: OfficialDocument, comparison: ListComparison | None) -> str:
    """What the button does, in numbers."""
    if comparison:
        return f"更新：{change_words(comparison)}"
    return f"导入{counted_sentences(document)}句"


def report_words(document: OfficialDocument) -> str:
    """What the document asks to be reported, or nothing."""
    if document.report_deadline is None:
        return ""
    day = document.report_deadline
    forms = f"（{'、'.join(document.report_form)}）" if document.report_form else ""
    where = f"报送{document.report_to}" if document.report_to else "报送"
    return f"要求{day_words(day)}前{where}{forms}"


def _promise(document: OfficialDocument) -> list[str]:
    if document.unread is None:
        return []
    return [f"有{len(document.unread)}行没有读全"] if document.unread else ["一句未漏"]
