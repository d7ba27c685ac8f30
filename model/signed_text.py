"""The signed text that comes back (定稿) held against what the ledger says (定稿比对).

It is changed by hand on its way; whatever differs is listed, and nothing is changed here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from model.errors import quoted
from model.paper_text import PaperElements, PaperText
from model.paragraph_changes import ParagraphChanges, compare_paragraphs
from model.reading.source import COMMENTS, FORMAT_REVISIONS, HIDDEN, REVISIONS, Source
from model.same_text import plain_key, share_of
from model.signed_paper import DRAFT_MARK, signed_paper
from model.table_changes import TableChange, compare_tables
from model.told_figures import Disagreement, Figure, find_disagreements


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementChange:
    """A part of head or foot that reads otherwise than expected (公文要素不一致)."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFigure:
    """A paragraph that tells a figure otherwise than the ledger; places count in its text."""

    text: str
    disagreement: Disagreement


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedComparison:
    """All in which a signed text differs from the ledger; `refusal` says why it is not ours.

    `found` is what its head and foot say, such as the document number that it was given.
    `findings` are sentences about what has to be done to the file first, `notes` about what of it
    was not read, and so not compared.
    """

    similarity: float
    refusal: str = ""
    found: PaperElements = field(default_factory=PaperElements)
    elements: tuple[ElementChange, ...] = ()
    paragraphs: ParagraphChanges = field(default_factory=ParagraphChanges)
    tables: tuple[TableChange, ...] = ()
    figures: tuple[ToldFigure, ...] = ()
    findings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_ours(self) -> bool:
        """Whether it is this report at all."""
        return not self.refusal

    @property
    def agrees(self) -> bool:
        """Whether nothing differs and nothing has to be done."""
        changes = self.paragraphs
        lists: Sequence[Sequence[object]] = (
            *(self.elements, self.tables, self.figures, self.findings),
            *(changes.new, changes.gone, changes.moved, changes.reworded),
        )
        return self.is_ours and not any(lists)


def compare_signed(
    signed: Source, expected: PaperText, figures: Sequence[Figure] = (), *, name: str = ""
) -> SignedComparison:
    """What differs between a signed file and the paper that the ledger gives."""
    paper = signed_paper(signed, expected)
    similarity = share_of(expected.lines, paper.lines)
    refusal = _refusal(paper, expected, similarity, name)
    if refusal:
        return SignedComparison(similarity=similarity, refusal=refusal, found=paper.elements)
    return SignedComparison(
        similarity=similarity,
        found=paper.elements,
        elements=tuple(_elements(expected.elements, paper.elements)),
        paragraphs=compare_paragraphs(expected.lines, paper.lines),
        tables=compare_tables(expected.tables, paper.tables),
        figures=tuple(_figures(paper.lines, figures)),
        findings=tuple(_findings(signed)),
        notes=tuple(each for each in signed.warnings if each not in _MARKS_OF_WORK),
    )


_MARKS_OF_WORK = (REVISIONS, FORMAT_REVISIONS, COMMENTS, HIDDEN)
_SAME_SUBJECT = 0.25
_MOST_LINES = 5000
_NAMES = (
    ("title", "标题"),
    ("addressee", "主送机关"),
    ("doc_number", "发文字号"),
    ("signer", "签发人"),
    ("day", "成文日期"),
    ("printed_by", "印发机关"),
)
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")
_ANNEX = re.compile(r"附件\s*\d{0,2}")


def _refusal(paper: PaperText, expected: PaperText, similarity: float, name: str) -> str:
    called = quoted(name) if name else "选择的文件"
    ours, theirs = expected.elements.title, paper.elements.title
    looks = f"标题是{quoted(theirs)}" if theirs else _looks_like(paper)
    years, others = set(_YEAR.findall(ours)), set(_YEAR.findall(theirs))
    if years and others and not years & others:
        return (
            f"{called}的{looks}，不是{'、'.join(sorted(years))}年的报告，没有采用；"
            "请核对是否选错文件。"
        )
    if similarity >= _SAME_SUBJECT and len(paper.lines) > _MOST_LINES:
        return (
            f"{called}有{len(paper.lines)}段，超过{_MOST_LINES}段，不像一份报告，没有采用；"
            "请删去多余的内容，或核对是否选错文件。"
        )
    if similarity < _SAME_SUBJECT:
        return (
            f"{called}不像这份报告的定稿：{looks}，正文与台账生成的报告只有{similarity:.0%}相同，"
            "没有采用；请选择由本台账的成效报告修改、签发的 Word 文档。"
        )
    return ""


def _looks_like(paper: PaperText) -> str:
    if not paper.lines:
        return "里面只有表格，没有正文" if paper.tables else "里面没有正文"
    return f"开头是{quoted(paper.lines[0])}"


def _elements(expected: PaperElements, found: PaperElements) -> Iterator[ElementChange]:
    """What both should say; a number or a day that was left blank is filled in by hand.

    版记 may be put on later; who prints is only asked where somebody is named.
    """
    for attribute, name in _NAMES:
        before, after = getattr(expected, attribute), getattr(found, attribute)
        is_left = attribute == "printed_by" and not after
        if before and not is_left and plain_key(before) != plain_key(after):
            yield ElementChange(name=name, before=before, after=after)


def _figures(lines: Sequence[str], figures: Sequence[Figure]) -> Iterator[ToldFigure]:
    """Figures of the body; the annexes tell of single things."""
    ends = (at for at, line in enumerate(lines) if _ANNEX.fullmatch(line.strip()))
    body = lines[: next(ends, len(lines))]
    starts: list[int] = []
    at = 0
    for line in body:
        starts.append(at)
        at += len(line) + 1
    for each in find_disagreements("\n".join(body), figures):
        place = max(index for index, start in enumerate(starts) if start <= each.start)
        yield ToldFigure(text=body[place], disagreement=_shifted(each, starts[place]))


def _shifted(found: Disagreement, by: int) -> Disagreement:
    return Disagreement(
        figure=found.figure,
        start=found.start - by,
        end=found.end - by,
        words=found.words,
        told=found.told,
    )


def _findings(signed: Source) -> Iterator[str]:
    if {REVISIONS, FORMAT_REVISIONS} & set(signed.warnings):
        yield "定稿中还有修订痕迹，请先在 WPS 或 Word 中接受或拒绝全部修订，保存后再放入。"
    if COMMENTS in signed.warnings:
        yield "定稿中还有批注，请先在 WPS 或 Word 中删除全部批注，保存后再放入。"
    if HIDDEN in signed.warnings:
        yield (
            "定稿中还有隐藏文字，对方可以显示出来，请先在 WPS 或 Word 中显示并删除，"
            "要报送的则取消隐藏，保存后再放入。"
        )
    head = (line.text for line in signed.lines[:12])
    if mark := next(
        (found[1] for line in head if (found := DRAFT_MARK.fullmatch(line.strip()))), ""
    ):
        yield f"定稿的标题下面还有“（{mark}）”字样，请确认是否已经签发，并删去后再放入。"
