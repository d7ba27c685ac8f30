"""What an imprint (版记) says, in PDF and Word alike."""

from model.day_words import day_words
from reports import gongwen
from reports.document import Imprint

COPIES = "抄送："


def copies_words(imprint: Imprint) -> str:
    """Those who get a copy, as a sentence."""
    return "，".join(imprint.copies_to).rstrip("。") + "。" if imprint.copies_to else ""


def issue_words(imprint: Imprint) -> str:
    """印发日期; a day that is not yet known stays blank for the hand."""
    day = imprint.printed_on
    return f"{day_words(day) if day else gongwen.BLANK_DATE}印发"
