"""How many pages a Word file has (页数), where a word processor has counted them."""

import re
from pathlib import Path

from model.files.ours import PRODUCER, office_properties

_APPLICATION = re.compile(r"<Application>([^<]+)</Application>")
_PAGES = re.compile(r"<Pages>(\d{1,5})</Pages>")


def counted_pages(path: Path) -> int | None:
    """The number that Word, WPS or LibreOffice noted when it saved the file last.

    We lay no Word file out: what this program wrote, and nobody saved since, tells none.
    """
    words = office_properties(path)
    by, pages = _APPLICATION.search(words), _PAGES.search(words)
    if by is None or pages is None or by[1] == PRODUCER:
        return None
    return int(pages[1]) or None
