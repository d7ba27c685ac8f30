"""The papers of the sample office, word for word: a change of the text is reviewed as a diff.

`pytest --update-golden` writes them anew.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from model.ledger import Ledger
from reports import document as blocks
from reports import ledger_tables
from reports.document import Block, Document, Table
from reports.report_texts import list_to_report
from reports.year_end import year_end_report
from ui import jobs

GOLDEN = Path(__file__).parents[1] / "golden"
AS_OF = date(2023, 11, 20)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with jobs.make_sample(tmp_path_factory.mktemp("sample") / "示例.zhize") as ledger:
        yield ledger


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


@pytest.mark.parametrize("make", ["ledger_table", "division_table"])
def test_the_tables_read_as_they_were_reviewed(
    sample: Ledger, same_as: Callable[[str, str], None], make: str
) -> None:
    table: Table = getattr(ledger_tables, make)(
        sample, AS_OF, list_to_report(sample), office="示例省知识产权局"
    )
    same_as(f"{table.name}.txt", "\n".join(table_lines(table)) + "\n")


def as_text(document: Document) -> str:
    """A paper as lines of text: what stands on it, in order."""
    lines = [line for block in document.blocks for line in block_lines(block)]
    for annex in document.annexes:
        lines += ["", f"附件{annex.number or ''}", annex.title]
        lines += [line for block in annex.blocks for line in block_lines(block)]
    return "\n".join(lines) + "\n"


def block_lines(block: Block) -> list[str]:
    match block:
        case blocks.Title(text=text, draft_mark=mark):
            return [text, mark or ""]
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
        case _:
            raise AssertionError(f"no text for {block}")


def table_lines(table: Table) -> list[str]:
    head = "｜".join(column.heading for column in table.columns)
    rows = ["｜".join(str(cell).replace("\n", "／") for cell in row) for row in table.rows()]
    return [table.caption or "", head, *rows, table.note or ""]
