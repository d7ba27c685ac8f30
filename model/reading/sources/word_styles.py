"""The styles of a Word file: what a paragraph or run inherits (样式)."""

from dataclasses import dataclass, field

from model.reading.sources.word_package import Element, value, w


@dataclass(frozen=True, slots=True)
class Style:
    """One style with what it inherits worked out."""

    name: str = ""
    is_bold: bool = False
    is_hidden: bool = False
    num_id: str = ""
    level: str = ""


@dataclass(slots=True)
class Styles:
    """Styles by their id; unknown ids give the plain style."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str = ""

    def paragraph(self, style_id: str) -> Style:
        """The style of a paragraph; "" stands for the default one."""
        return self.by_id.get(style_id or self.default, _PLAIN)

    def run(self, style_id: str) -> Style:
        """The character style of a run."""
        return self.by_id.get(style_id, _PLAIN)


def read_styles(root: Element | None) -> Styles:
    """Work out all styles of the part."""
    styles = Styles()
    if root is None:
        return styles
    elements = {value(style, "styleId"): style for style in root.iterfind(w("style"))}
    for style_id, element in elements.items():
        styles.by_id[style_id] = _resolved(element, elements)
        is_default = value(element, "default") in _ON and value(element, "type") == "paragraph"
        if is_default:
            styles.default = style_id
    return styles


def switch(properties: Element | None, name: str) -> bool | None:
    """A switch such as w:b among the properties; None when they say nothing."""
    found = None if properties is None else properties.find(w(name))
    if found is None:
        return None
    return value(found) in _ON or not value(found)


_ON = ("1", "true", "on")
_PLAIN = Style()
_DEEPEST = 50  # styles in a chain of basedOn, which may also be a ring


def _resolved(element: Element, elements: dict[str, Element]) -> Style:
    bold: bool | None = None
    hidden: bool | None = None
    num_id = level = ""
    current: Element | None = element
    for _ in range(_DEEPEST):
        if current is None:
            break
        run = current.find(w("rPr"))
        bold = switch(run, "b") if bold is None else bold
        hidden = switch(run, "vanish") if hidden is None else hidden
        num_id = num_id or value(current.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}"))
        level = level or value(current.find(f"{w('pPr')}/{w('numPr')}/{w('ilvl')}"))
        current = elements.get(value(current.find(w("basedOn"))))
    name = value(element.find(w("name")))
    return Style(name, bool(bold), bool(hidden), num_id, level)
