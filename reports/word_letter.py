"""The head of a letter (信函格式, 10.1) in Word: in the head and the foot of its first page."""

from reports import gongwen
from reports import word_styles as styles
from reports.title_rows import ascii_ems
from reports.word_drawing import rule
from reports.word_style_xml import SIZE_3, spacing
from reports.word_xml import paragraph, run, twips, value

_LEAD = (gongwen.LINE_PITCH - SIZE_3) / 2
_MARK_LINE = 1.4 * gongwen.MARK_SIZE


def header_distance(top: float) -> float:
    """From the upper edge of the sheet to what stands in the head of a page with this margin."""
    return top - gongwen.MARK_RISE - gongwen.MARK_SIZE


def letter_head(office: str, mark: str | None) -> str:
    """The paragraphs at the head of the first page; the text begins below them."""
    size = letterhead_size(office, gongwen.LETTER_MARK_SIZE)
    below = gongwen.LETTER_RULE_BELOW_MARK + gongwen.LETTER_RULES
    gap = gongwen.LETTER_NUMBER_BELOW_RULE - _LEAD
    above = gongwen.LETTER_MARK_TOP - header_distance(gongwen.TOP_MARGIN) - _MARK_LINE
    top = gongwen.LETTER_MARK_TOP + size + gongwen.LETTER_RULE_BELOW_MARK
    drawn = _rules(top, first=gongwen.LETTER_THICK, second=gongwen.LETTER_THIN)
    sized = value("sz", int(size * 2)) + value("szCs", int(size * 2))
    return paragraph(
        styles.HEADER,
        run(mark) if mark else "",
        properties=spacing(after=above, line=twips(_MARK_LINE)),
    ) + paragraph(
        styles.LETTERHEAD,
        run(office, properties=sized) + drawn,
        properties=spacing(after=below + gap, line=twips(size)),
    )


def letter_foot() -> str:
    """The double rule at the foot of the first page, which carries no number."""
    top = gongwen.PAGE_HEIGHT - gongwen.LETTER_RULE_FROM_FOOT - gongwen.LETTER_RULES
    drawn = _rules(top, first=gongwen.LETTER_THIN, second=gongwen.LETTER_THICK)
    return paragraph(styles.FOOTER, drawn)


def letterhead_size(office: str, largest: float) -> float:
    """The size at which the office goes on one line."""
    return min(largest, gongwen.LETTERHEAD_WIDTH / max(ascii_ems(office), 1.0))


def _rules(top: float, *, first: float, second: float) -> str:
    left, width = gongwen.LETTER_RULE_LEFT, gongwen.LETTER_RULE_WIDTH
    below = top + first + gongwen.LETTER_GAP
    return rule(styles.RED, left=left, top=top, width=width, height=first) + rule(
        styles.RED, left=left, top=below, width=width, height=second
    )
