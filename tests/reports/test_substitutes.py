"""A name that no font can print does not hold up a paper: a □ stands for the sign, and is said."""

import pytest

from model.errors import MissingGlyphError
from reports.document import Column, Document, Paragraph, Table, Title
from reports.pdf import render_pdf
from reports.substitutes import with_substitutes
from tests.reports.pdf_reader import bundled_fonts
from tests.reports.pdf_reader import printed as pages_of

NAME = "合影😀.jpg"


def table(name: str, action: str = "培育企业", note: str | None = None) -> Table:
    columns = (Column(heading="材料名称", is_of_names=True), Column(heading="举措"))
    return Table(name="目录", columns=columns, rows=lambda: [(name, action)], note=note)


def printed(*blocks: Table) -> str:
    return "".join(line for page in pages_of(*blocks) for line in page.lines())


def test_a_file_name_is_printed_with_a_sign_instead_and_that_is_said() -> None:
    words = printed(table(NAME, note="共1件"))
    assert "合影□.jpg" in words
    assert "共1件\u3000“□”代替无法印出的字，以电子件为准。" in words
    assert "代替" not in printed(table("合影.jpg"))


def test_what_the_office_wrote_itself_is_refused() -> None:
    with pytest.raises(MissingGlyphError):
        printed(table("合影.jpg", "培育😀"))


def test_a_list_of_contents_can_be_printed_in_any_case() -> None:
    blocks = (Title(text="目录😀"), Paragraph(text="共😀件"), table(NAME, "培育😀"))
    document = Document(title="目录", blocks=blocks)
    fonts = bundled_fonts()
    assert render_pdf(with_substitutes(document, fonts, everywhere=True), fonts)
    with pytest.raises(MissingGlyphError):
        render_pdf(document, fonts)
