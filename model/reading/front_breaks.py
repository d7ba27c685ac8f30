"""The front of a document whose line breaks were lost: notice, 文号, signature and title apart."""

import re

from model.reading.titles import TITLE_WORDS


def cut_front(text: str) -> list[str]:
    """The lines that stood above the first mark, as far as their words show it."""
    pieces = [text]
    for cut in (_ALONE, _named(text), _LEADING_TITLE, _SENTENCE_END):
        pieces = [part for piece in pieces for part in cut.split(piece) if part and part.strip()]
    return pieces


_SENTENCE_END = re.compile(r"(?<=。)(?!”)|(?<=[：:])(?=现将|现就|为|经|根据|按照)")
_YEAR = r"(?:19|20)\d\d"
_DAY = rf"{_YEAR}\s?年\s?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日"
_ALONE = re.compile(
    rf"(^[^。《》]{{0,60}}关于(?:印发|转发|下发|发布)《[^《》]{{2,90}}》的通知"
    rf"|[\u4e00-\u9fff]{{2,10}}[〔\[（(]{_YEAR}[〕\]）)]\d{{1,5}}号(?![）)，])"
    rf"|(?:发布|成文|印发|公开|发文)(?:时间|日期)[：:]\s?{_YEAR}[年\-/.]\d{{1,2}}[月\-/.]\d{{1,2}}日?"
    rf"|字[号体][：:][\s大中小\[\]【】]{{0,12}}|分享(?:到)?[：:]?"
    rf"|(?<=。)[^。，；：《》]{{2,40}}?(?<![于自从在至]){_DAY})"
)
_LEADING_TITLE = re.compile(
    rf"(^[^。，；：《》]{{0,50}}?{_YEAR}年[^。，；：《》]{{0,30}}?{TITLE_WORDS}(?:（[^（）]{{1,20}}）)?"
    rf"(?![》”的中是年])"
    rf"|^[^。，；：《》]{{4,60}}?{TITLE_WORDS}"
    rf"(?=为(?:贯彻|深入|全面|做好|认真|落实|进一步|加快)|根据|按照))"
)
_QUOTED = re.compile(rf"《([^《》。]{{2,90}}{TITLE_WORDS}(?:[（(][^（()）]{{1,20}}[）)])?)》")
_MOST_NAMES = 20


def _named(text: str) -> re.Pattern[str]:
    """The titles that a notice names, where they stand for themselves."""
    names = sorted(set(_QUOTED.findall(text)), key=len, reverse=True)[:_MOST_NAMES]
    words = "|".join(re.escape(name) for name in names) or "(?!)"
    return re.compile(rf"((?<!《)(?:{words})(?!》))")
