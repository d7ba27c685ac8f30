"""The language of an official text looked through (用语检查): findings, never a rewriting.

Each rule would rather miss a slip than mark what stands right. What it looks at: GB/T 9704 and
15834 (marks), 15835 (numbers), and the rules for papers that go upward.
"""

from model.language_finding import LanguageFinding, Rule
from model.language_marks import MARK_RULES, half_width_marks
from model.language_numbers import NUMBER_RULES
from model.language_words import WORD_RULES
from model.words import ReportForm

_RULES: tuple[Rule, ...] = (*WORD_RULES, *NUMBER_RULES, *MARK_RULES)


def check_language(text: str, *, form: ReportForm) -> tuple[LanguageFinding, ...]:
    """All that should be looked at, in the order of the text; lines are paragraphs."""
    found = [each for rule in _RULES for each in rule(text, form)]
    # A mark inside what is told already is told with it.
    told = {at for each in found for at in range(each.start, each.end)}
    found += half_width_marks(text, told)
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))
