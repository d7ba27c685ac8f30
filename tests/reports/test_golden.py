"""The papers of the sample office, word for word: a change of the text is reviewed as a diff.

`pytest --update-golden` writes them anew.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from model.ledger import Ledger
from reports import document as blocks
from reports.document import Block, Document, Table
from reports.ledger_tables import division_table, ledger_table
from reports.office_papers import make_document
from reports.prose import bracketed
from reports.report_texts import list_to_report
from reports.year_end import year_end_report

GOLDEN = Path(__file__).parents[1] / "golden"
AS_OF = date(2023, 11, 20)


@pytest.fixture
def sample(sample_year: Ledger) -> Ledger:
    return sample_year


@pytest.fixture
def same_as(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the golden one of that name, or writes it anew when asked to."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare


def test_the_report_reads_as_it_was_reviewed(
    sample: Ledger, same_as: Callable[[str, str], None]
) -> None:
    same_as("成效报告.txt", as_text(year_end_report(sample, AS_OF)))


def test_the_tables_read_as_they_were_reviewed(
    sample: Ledger, same_as: Callable[[str, str], None]
) -> None:
    office = "示例省知识产权局"
    for table in (
        ledger_table(sample, AS_OF, office=office),
        division_table(sample, AS_OF, list_to_report(sample), office=office),
    ):
        same_as(f"{table.name}.txt", "\n".join(table_lines(table)) + "\n")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("division", "任务分工方案"),
        ("bulletin", "进展通报"),
        ("brief", "一页纸"),
        ("notice", "督办单"),
        ("material", "素材汇编"),
    ],
)
def test_the_papers_of_the_office_read_as_they_were_reviewed(
    sample: Ledger, same_as: Callable[[str, str], None], name: str, title: str
) -> None:
    document = make_document(sample, name, AS_OF)
    # The 任务分工表 is compared by itself.
    annexes = tuple(each for each in document.annexes if "任务分工表" not in each.title)
    same_as(f"{title}.txt", as_text(replace(document, annexes=annexes)))


def as_text(document: Document) -> str:
    """A paper as lines of text: what stands on it, in order."""
    lines = [line for block in document.blocks for line in block_lines(block)]
    for annex in document.annexes:
        lines += ["", f"附件{annex.number or ''}", annex.title]
        lines += [line for block in annex.blocks for line in block_lines(block)]
    return "\n".join(lines) + "\n"


def block_lines(block: Block) -> list[str]:
    match block:
        case blocks.Title(text=text, below=below):
            return [text, bracketed(below) if below else ""]
        case blocks.Addressee(name):
            return [f"{name}："]
        case blocks.Heading(text=text):
            return [text]
        case blocks.Paragraph(text=text, lead=lead):
            return [f"　　{lead or ''}{text}"]
        case blocks.AttachmentList(names):
            return [f"附件：{number}.{name}" for number, name in enumerate(names, start=1)]
        case blocks.Signature(office=office, day=day):
            return [office, str(day or "　　年　月　日")]
        case blocks.Note(text):
            return [f"（{text}）"]
        case Table():
            return table_lines(block)
        case blocks.NewPage():
            return ["", "————————", ""]
        case blocks.OnePage(title=title, subtitle=subtitle, blocks=inside):
            return [title, subtitle, *(line for each in inside for line in sheet_lines(each))]
        case _:
            raise AssertionError(f"no text for {block}")


def sheet_lines(block: blocks.Figures | blocks.BarChart | blocks.Points) -> list[str]:
    match block:
        case blocks.Figures(figures=figures, note=note):
            return [*(f"{figure.label} {figure.value}" for figure in figures), note]
        case blocks.BarChart(title=title, note=note, lamps=lamps, bars=bars):
            told = ["｜".join([bar.label, *map(str, bar.parts), *bar.words]) for bar in bars]
            return [f"{title}（{note}）", "｜".join(["", *lamps]), *told]
        case blocks.Points(title=title, lines=lines, more=more):
            return [title, *lines, f"（另有…{more}）"]


def table_lines(table: Table) -> list[str]:
    head = "｜".join(column.heading for column in table.columns)
    rows = ["｜".join(str(cell).replace("\n", "／") for cell in row) for row in table.rows()]
    above = [table.caption or "", *([table.subtitle] if table.subtitle else [])]
    return [*above, head, *rows, table.note or ""]
