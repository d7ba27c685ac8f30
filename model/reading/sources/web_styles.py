"""What the tags and inline styles of a page say of its words: blocks, bold, hidden, numbered."""

import re
from typing import Any

from model.reading.sources.numerals import numeral

Element = Any
"""An element of lxml, which ships no types."""

BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
        ),
        *("dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li"),
        *("main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td"),
        *("tfoot", "th", "thead", "tr", "ul"),
    )
)
UNREAD = frozenset(
    (
        *("head", "script", "style", "noscript", "template", "iframe", "object", "embed", "svg"),
        *("math", "canvas", "audio", "video", "map", "select", "textarea", "button", "input"),
        *("nav", "rt", "rp", "rtc", "xml", "del", "datalist"),
    )
)
_BOLD_TAGS = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all")
_WEIGHT = re.compile(r"font(?:-weight)?\s*:[^;]{0,200}?\b(bold|bolder|normal|lighter|\d{3})\b")
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]{2,40})")


def style_of(element: Element) -> str:
    """The inline style, in lower case."""
    return (element.get("style") or "").lower()


def is_hidden(element: Element) -> bool:
    """Whether a page does not show an element."""
    return (
        element.get("hidden") is not None
        or (element.get("role") or "").lower() == "navigation"
        or _HIDDEN.search(style_of(element)) is not None
    )


def is_bold(element: Element, inherited: bool) -> bool:
    """Whether the words of an element are bold."""
    if weight := _WEIGHT.search(style_of(element)):
        return weight[1] in ("bold", "bolder") or (weight[1].isdecimal() and int(weight[1]) >= 600)
    return inherited or element.tag in _BOLD_TAGS


def is_preformatted(element: Element) -> bool:
    """Whether line ends in the source of a page are line ends on it."""
    return element.tag == "pre" or "white-space:pre" in style_of(element).replace(" ", "")


def number_of(item: Element, counters: dict[Element, int]) -> str:
    """The number a browser prints before an item of an ordered list; "" without one."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    before = counters.get(parent, _whole(parent.get("start"), 1) - 1)
    count = _whole(item.get("value"), before + 1)
    counters[parent] = count
    found = _LIST_STYLE.search(style_of(item)) or _LIST_STYLE.search(style_of(parent))
    kind = found[1] if found else parent.get("type") or "decimal"
    if kind == "none":
        return ""
    text = numeral(count, kind)
    return text + ("、" if not text.isascii() else ". ")


def span(element: Element, name: str) -> int:
    """A rowspan or colspan; 1 where it is no number."""
    return max(1, _whole(element.get(name), 1))


def _whole(text: str | None, default: int) -> int:
    plain = (text or "").strip()
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < 9 else default
