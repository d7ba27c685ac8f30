"""An outline written out again as Word, web page and PDF, as offices set such papers."""

import html
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from model.reading.document import OfficialDocument, ReadItem
from model.reading.marks import counted

FONT = Path(__file__).parents[3] / "resources" / "fonts" / "zhize-serif-regular.ttf"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LEVELS = ("chapter", "item", "running")
LABELS = ("{}、", "（{}）", "{}.")


@dataclass(frozen=True, slots=True)
class Written:
    """One paragraph of the paper: its level with its number, the words, and how many are bold."""

    text: str
    level: str = ""
    number: str = ""
    lead: int = 0

    @property
    def label(self) -> str:
        """The number as it is printed."""
        plain = self.number.strip("（）")
        return LABELS[LEVELS.index(self.level)].format(plain) if self.number else ""


def paragraphs_of(document: OfficialDocument) -> list[Written]:
    """The paper from its title to its last task."""
    title = [Written(document.title)] if document.title else []
    return [*title, *_chapters(document)]


def docx_of_paragraphs(paragraphs: Sequence[Written], *, automatic: bool = False) -> bytes:
    """A Word file; `automatic` leaves the numbers to the lists of Word."""
    lists = _Lists()
    body = "".join(_word_paragraph(each, lists if automatic else None) for each in paragraphs)
    return docx(body, numbering=lists.xml() if automatic else "")


def html_of_paragraphs(paragraphs: Iterable[Written]) -> bytes:
    """A page as a site shows it."""
    body = "\n".join(
        f"<p>　　{html.escape(each.label)}<strong>{html.escape(each.text[: each.lead])}</strong>"
        f"{html.escape(each.text[each.lead :])}</p>"
        for each in paragraphs
    )
    head = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>通知公告</title></head>'
    return f"{head}<body>{body}</body></html>".encode()


def pdf_of_paragraphs(paragraphs: Iterable[Written], *, columns: int = 28) -> bytes:
    """A PDF with hard lines, broken over pages that carry their numbers."""
    lines = [line for each in paragraphs for line in _wrapped(each, columns)]
    return pdf_of_pages([lines[at : at + 22] for at in range(0, len(lines), 22)])


def pdf_of_pages(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF of lines, 28 points apart, each page with its number below."""
    out = io.BytesIO()
    canvas = pdf_canvas(out)
    for at, lines in enumerate(pages, start=1):
        canvas.setFont("Song", 16)
        for row, line in enumerate(lines):
            canvas.drawString(70, 740 - 28 * row, line)
        canvas.drawCentredString(297, 60, f"— {at} —")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def pdf_canvas(out: io.BytesIO) -> Canvas:
    """A canvas of A4 that knows the face “Song”."""
    if "Song" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Song", str(FONT)))
    return Canvas(out, pagesize=(595, 842))


def docx(body: str, *, numbering: str = "", styles: str = "", namespace: str = WORD) -> bytes:
    """A Word file of XML written by hand: what stands in w:body, w:numbering and w:styles."""
    parts = {"document": f"<w:body>{body}</w:body>", "numbering": numbering, "styles": styles}
    parts = {name: content for name, content in parts.items() if content}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _content_types(parts))
        archive.writestr("_rels/.rels", _relations({"officeDocument": "word/document.xml"}))
        related = {name: f"{name}.xml" for name in parts if name != "document"}
        archive.writestr("word/_rels/document.xml.rels", _relations(related))
        for name, content in parts.items():
            opened = f'<w:{name} xmlns:w="{namespace}"{_OTHER_NAMES}>'
            archive.writestr(f"word/{name}.xml", f"{opened}{content}</w:{name}>")
    return out.getvalue()


def _relations(targets: dict[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/{name}" Target="{target}"/>'
        for at, (name, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _content_types(parts: Iterable[str]) -> str:
    kinds = {"document": "document.main"}
    inner = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-'
        f'officedocument.wordprocessingml.{kinds.get(name, name)}+xml"/>'
        for name in parts
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    default = f'<Default Extension="rels" ContentType="{relations}"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{default}{inner}</Types>'


_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OTHER_NAMES = (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_FORMATS = ("chineseCounting", "chineseCountingThousand", "decimal")
_TEXTS = ("%1、", "（%2）", "%3.")


def _chapters(document: OfficialDocument) -> Iterator[Written]:
    for chapter in document.chapters:
        yield Written(chapter.title, "chapter", chapter.number or "")
        group = None
        for item in chapter.items:
            if item.group and item.group != group:
                yield Written(item.group.title, "item", item.group.number)
            group = item.group
            yield from _item(item)


def _item(item: ReadItem) -> Iterator[Written]:
    level = "" if not item.number else "item" if item.number.startswith("（") else "running"
    title = f"{item.title}。" if item.title else ""
    if item.number or item.text:
        yield Written(title + item.text, level, item.number or "", len(title))
    for goal in item.subitems:
        yield Written("——" + "".join((f"{goal.title}。", *goal.sentences)))


class _Lists:
    """One list of Word with three levels; a number that begins anew opens it anew."""

    def __init__(self) -> None:
        self._last = dict.fromkeys(LEVELS, 0)
        self._starts: list[tuple[int, int]] = []

    def properties(self, written: Written) -> str:
        level = LEVELS.index(written.level)
        number = counted(written.number.strip("（）"))
        if number != self._last[written.level] + 1 or not self._starts:
            self._starts.append((level, number))
        self._last[written.level] = number
        ours = [at for at, start in enumerate(self._starts, start=1) if start[0] == level]
        num_id = ours[-1] if ours else 1
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'

    def xml(self) -> str:
        levels = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{_FORMATS[at]}"/>'
            f'<w:lvlRestart w:val="0"/><w:lvlText w:val="{_TEXTS[at]}"/></w:lvl>'
            for at in range(3)
        )
        nums = "".join(
            f'<w:num w:numId="{at}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="{level}">'
            f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
            for at, (level, start) in enumerate(self._starts, start=1)
        )
        return f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{nums}'


def _word_paragraph(written: Written, lists: _Lists | None) -> str:
    properties = lists.properties(written) if lists and written.number else ""
    label = "" if properties else written.label
    lead, rest = label + written.text[: written.lead], written.text[written.lead :]
    if not written.lead:
        lead, rest = "", label + written.text
    bold = f"<w:r><w:rPr><w:b/></w:rPr><w:t>{escape(lead)}</w:t></w:r>" if lead else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{bold}<w:r><w:t>{escape(rest)}</w:t></w:r></w:p>"


def _wrapped(written: Written, columns: int) -> Iterator[str]:
    text = "　　" + written.label + written.text
    for at in range(0, len(text), columns):
        yield text[at : at + columns]
