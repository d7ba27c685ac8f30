"""The words of one Word paragraph as they are shown: runs, fields, revisions, ruby, symbols."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from model.reading.sources.numerals import numeral
from model.reading.sources.word_package import MC, Element, chosen, is_placeholder, value, w
from model.reading.sources.word_styles import Style, Styles, switch


@dataclass(slots=True)
class Noted:
    """What was met in the file and not read, or read in one of two ways."""

    revisions: bool = False
    hidden: bool = False
    notes: bool = False
    contents: bool = False
    symbols: bool = False
    embedded: bool = False
    comments: bool = False
    format_revisions: bool = False


@dataclass(slots=True)
class ParagraphText:
    """The pieces of a paragraph with whether they are bold, and the text boxes that hang on it."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    is_contents: bool = False

    def lines(self) -> list[tuple[str, int]]:
        """Its lines, each with how many signs of bold begin it."""
        lines: list[list[tuple[str, bool]]] = [[]]
        for text, is_bold in self.pieces:
            first, *others = text.split("\n")
            lines[-1].append((first, is_bold))
            lines.extend([(other, is_bold)] for other in others)
        return [("".join(text for text, _ in line), bold_lead(line)) for line in lines]


def bold_lead(pieces: list[tuple[str, bool]]) -> int:
    """How many signs of bold begin a line; blanks and a number before them count as bold."""
    lead = length = 0
    for text, is_bold in pieces:
        if not is_bold and not _NEUTRAL.fullmatch(text):
            break
        length += len(text)
        lead = length if is_bold and text.strip() else lead
    return lead


def read_paragraph(paragraph: Element, style: Style, styles: Styles, noted: Noted) -> ParagraphText:
    """All that a paragraph shows; field codes, deleted and hidden words are left out."""
    reading = _Reading(style, styles, noted, ParagraphText())
    for run in reading.runs(paragraph):
        reading.take(run)
    return reading.text


_CONTAINERS = frozenset(
    w(name)
    for name in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "dir")
) | {w("bdo"), w("fldSimple"), w("rt"), w("rubyBase")}
_DELETED = frozenset((w("del"), w("moveFrom")))
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ALTERNATE = f"{{{MC}}}AlternateContent"
_SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}
_UNREAD_FIELDS = re.compile(r"\s*(?:TOC|PAGE|NUMPAGES|SECTIONPAGES|INDEX)\b", re.IGNORECASE)
_CONTENTS_LINK = re.compile(r"\s*(?:TOC\b|(?:PAGEREF|HYPERLINK \\l)\s+\"?_Toc)", re.IGNORECASE)
_ENCLOSED = re.compile(r"\\o\s*\\ac\s*\([^,，]{0,20}[,，]\s*(\d{1,2})\s*\)", re.IGNORECASE)
_GUIDED = re.compile(
    r"\\o\s*\\ad\s*\(\s*\\s\s*\\up\s*\d{0,3}\s*\([^()]{0,40}\)\s*[,，]([^()]{1,40})\)",
    re.IGNORECASE,
)
_NEUTRAL = re.compile(r"[\s（）()第一二三四五六七八九十\d.、]{0,12}")
_SPACE = re.compile(r"[\r\n\t]+")
# The Symbol face puts signs at places of its own; the first two stand in targets.
_SYMBOLS = {
    0xB3: "≥",
    0xA3: "≤",
    0xB1: "±",
    0xB4: "×",
    0xB7: "•",
    0xBB: "≈",
    0xB0: "°",
    0xB9: "≠",
    0xA5: "∞",
    0xB8: "÷",
    0xBC: "…",
    0xBE: "—",
}
_OWN_FACES = re.compile(r"symbol|wingdings|webdings|dingbats", re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    """A field being read: its code, then what it shows."""

    code: str = ""
    shows: bool = False


@dataclass(slots=True)
class _Reading:
    style: Style
    styles: Styles
    noted: Noted
    text: ParagraphText
    fields: list[_Field] = field(default_factory=list)

    def runs(self, element: Element) -> Iterator[Element]:
        """The runs in order, also those inside links, controls and insertions."""
        for child in element:
            if child.tag == w("r"):
                yield child
            elif child.tag in _DELETED:
                self.noted.revisions = True
            elif child.tag in _CONTAINERS:
                yield from self._inside(child)
            elif child.tag == _ALTERNATE:
                choice = chosen(child)
                yield from () if choice is None else self.runs(choice)
            elif child.tag.startswith(_MATHS):
                self._add("".join(each.text or "" for each in child.iter(_MATHS + "t")))

    def _inside(self, container: Element) -> Iterator[Element]:
        if container.tag in (w("ins"), w("moveTo")):
            self.noted.revisions = True
        elif container.tag == w("hyperlink"):
            self._note_contents(value(container, "anchor").startswith("_Toc"))
        elif container.tag == w("fldSimple"):
            code = value(container, "instr")
            self._note_contents(_CONTENTS_LINK.match(code) is not None)
            if _UNREAD_FIELDS.match(code):
                return
        elif container.tag == w("sdt") and is_placeholder(container):
            return
        yield from self.runs(container)

    def take(self, run: Element) -> None:
        properties = run.find(w("rPr"))
        own = self.styles.run("" if properties is None else value(properties.find(w("rStyle"))))
        hidden = switch(properties, "vanish")
        if own.is_hidden or self.style.is_hidden if hidden is None else hidden:
            words = "".join(each.text or "" for each in run.iterfind(w("t")))
            self.noted.hidden = self.noted.hidden or bool(words.strip())
            return
        bold = switch(properties, "b")
        # Bold twice, by the paragraph's and by the run's style, is plain again.
        is_bold = own.is_bold != self.style.is_bold if bold is None else bold
        for child in run:
            self._take_child(child, is_bold)

    def _take_child(self, child: Element, is_bold: bool) -> None:
        tag = child.tag
        if tag == w("t"):
            self._add(_SPACE.sub(" ", child.text or ""), is_bold)
        elif tag == w("br"):
            # A page or column ends anywhere, also inside a word.
            self._add("\n" if value(child, "type") in ("", "textWrapping") else "", is_bold)
        elif tag in _SIGNS:
            self._add(_SIGNS[tag], is_bold)
        elif tag == w("sym"):
            self._add(self._symbol(child), is_bold)
        elif tag == w("fldChar"):
            self._turn_field(value(child, "fldCharType"), is_bold)
        elif tag == w("instrText"):
            self._add_code(child.text or "")
        elif tag == w("ruby"):
            self._take_ruby(child)
        elif tag in (w("footnoteReference"), w("endnoteReference")):
            self.noted.notes = True
        elif tag == _ALTERNATE:
            choice = chosen(child)
            for each in () if choice is None else choice:
                self._take_child(each, is_bold)
        elif tag in (w("drawing"), w("pict"), w("object")):
            self.text.boxes.extend(_boxes(child))

    def _add(self, text: str, is_bold: bool = False) -> None:
        if text and all(each.shows and not _UNREAD_FIELDS.match(each.code) for each in self.fields):
            self.text.pieces.append((text, is_bold))

    def _turn_field(self, turn: str, is_bold: bool) -> None:
        if turn == "begin":
            self.fields.append(_Field())
        elif turn == "separate" and self.fields:
            self.fields[-1].shows = True
        elif turn == "end" and self.fields:
            done = self.fields.pop()
            if not done.shows:
                self._add(_composed(done.code), is_bold)

    def _add_code(self, code: str) -> None:
        if self.fields and not self.fields[-1].shows:
            self.fields[-1].code += code
            self._note_contents(_CONTENTS_LINK.match(self.fields[-1].code) is not None)

    def _note_contents(self, is_contents: bool) -> None:
        self.text.is_contents = self.text.is_contents or is_contents

    def _take_ruby(self, ruby: Element) -> None:
        """Only the base: the reading above it (拼音指南) is no text."""
        base = ruby.find(w("rubyBase"))
        for run in () if base is None else self.runs(base):
            self.take(run)

    def _symbol(self, symbol: Element) -> str:
        try:
            code = int(value(symbol, "char"), 16)
        except ValueError:
            return ""
        code = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
        if _OWN_FACES.search(value(symbol, "font")):
            found = _SYMBOLS.get(code, "") if "symbol" in value(symbol, "font").lower() else ""
            self.noted.symbols = self.noted.symbols or not found
            return found
        return chr(code) if 0x20 <= code <= 0x10FFFF else ""


def _composed(code: str) -> str:
    """What an EQ field draws: a number in a circle, or a sign below its reading."""
    if enclosed := _ENCLOSED.search(code):
        return numeral(int(enclosed[1]), "decimalEnclosedCircle")
    guided = _GUIDED.search(code)
    return guided[1].strip() if guided else ""


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes of a drawing; those inside them are found when they are read."""
    waiting = [element]
    while waiting:
        current = waiting.pop()
        if current.tag == w("txbxContent"):
            yield current
        elif current.tag == _ALTERNATE:
            choice = chosen(current)
            waiting.extend(() if choice is None else [choice])
        else:
            waiting.extend(reversed(current))
