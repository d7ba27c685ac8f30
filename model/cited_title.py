"""The title of a document as other papers cite it (引用标题): in 《》, titles inside it in 〈〉."""

import re

# One pair of marks around the whole.
_MARKED = re.compile(r"《((?:[^《》]|《[^《》]*》)*)》")
_INNER = str.maketrans("《》", "〈〉")


def cited_title(title: str) -> str:
    """《…》, whether or not the title brought its marks."""
    return f"《{bare_title(title)}》"


def bare_title(title: str) -> str:
    """A title as it stands between 《 and 》."""
    marked = _MARKED.fullmatch(title.strip())
    return (marked[1] if marked else title.strip()).translate(_INNER)
