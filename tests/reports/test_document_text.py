"""A paper as plain text, and our own Word file of it: both say the same."""

from dataclasses import replace
from datetime import date

import pytest

from model.ledger import Ledger
from model.ledger_figures import figures_of
from model.paper_text import PaperElements
from model.reading.sources.recognise import read_source
from model.signed_text import compare_signed
from model.summary import summarise
from model.task_lists import reported_list
from reports.document import (
    Addressee,
    Column,
    Document,
    DocumentNumber,
    Imprint,
    Letterhead,
    Paragraph,
    Signature,
    Table,
    Title,
)
from reports.document_text import document_text
from reports.word import render_word
from reports.year_end import year_end_report
from tests.reports.conftest import AS_OF

TITLE = "示例省知识产权局关于报送2023年示范工作成效的报告"
UNSIGNED = Document(
    title=TITLE,
    blocks=(
        Letterhead(office="示例省知识产权局"),
        DocumentNumber(number="示知发〔2023〕　号", signer="×××"),
        Title(text=TITLE, below="（送审稿）"),
        Addressee("国家知识产权局"),
        Paragraph(lead="（一）总体情况。", text="推进示范培育。\n开展示范服务。"),
        Signature(office="示例省知识产权局", day=None),
    ),
)


def test_the_report_says_in_word_what_it_says_here(ledger: Ledger) -> None:
    document = year_end_report(ledger, AS_OF)
    task_list = reported_list(ledger)
    assert task_list is not None
    figures = figures_of(summarise(ledger, AS_OF, task_list.id))
    signed = read_source(render_word(document))
    comparison = compare_signed(signed, document_text(document), figures)
    assert [finding[:12] for finding in comparison.findings] == ["定稿的标题下面还有“（送"]
    assert replace(comparison, findings=()).agrees, comparison
    assert comparison.similarity == 1


def test_a_report_of_another_day_is_told_by_its_figures(ledger: Ledger) -> None:
    signed = read_source(render_word(year_end_report(ledger, date(2023, 6, 1))))
    task_list = reported_list(ledger)
    assert task_list is not None
    figures = figures_of(summarise(ledger, AS_OF, task_list.id))
    comparison = compare_signed(signed, document_text(year_end_report(ledger, AS_OF)), figures)
    assert "已办结" in {each.disagreement.figure.name for each in comparison.figures}
    assert comparison.paragraphs.reworded
    assert comparison.tables


def test_blanks_of_head_and_foot_say_nothing() -> None:
    text = document_text(UNSIGNED)
    assert text.elements == PaperElements(title=TITLE, addressee="国家知识产权局")
    assert text.lines == ("（一）总体情况。推进示范培育。", "开展示范服务。", "示例省知识产权局")


def test_what_is_filled_in_is_an_element() -> None:
    number = DocumentNumber(number="示知发〔2023〕12号", signer="李演示")
    signature = Signature(office="示例省知识产权局", day=date(2023, 12, 2))
    signed = replace(UNSIGNED, blocks=(number, *UNSIGNED.blocks[2:-1], signature))
    elements = document_text(signed).elements
    assert (elements.doc_number, elements.signer) == ("示知发〔2023〕12号", "李演示")
    assert elements.day == "2023年12月2日"
    found = compare_signed(read_source(render_word(signed)), document_text(UNSIGNED)).found
    assert found == elements


@pytest.mark.parametrize("day", [None, date(2023, 12, 2)])
@pytest.mark.parametrize("is_letter", [False, True])
def test_the_imprint_of_our_own_word_file_is_no_difference(
    day: date | None, is_letter: bool
) -> None:
    head = Letterhead(office="示例省知识产权局", is_letter=is_letter)
    imprint = Imprint(printed_by="示例省知识产权局办公室", printed_on=day)
    document = replace(UNSIGNED, blocks=(head, *UNSIGNED.blocks[1:]), imprint=imprint)
    comparison = compare_signed(read_source(render_word(document)), document_text(document))
    assert replace(comparison, findings=()).agrees, comparison


def test_another_printing_office_is_told() -> None:
    imprint = Imprint(printed_by="示例省知识产权局办公室", printed_on=date(2023, 12, 2))
    document = replace(UNSIGNED, imprint=imprint)
    other = replace(document, imprint=replace(imprint, printed_by="示例省知识产权局人事处"))
    comparison = compare_signed(read_source(render_word(other)), document_text(document))
    (change,) = comparison.elements
    assert (change.name, change.after) == ("印发机关", "示例省知识产权局人事处")
    assert comparison.paragraphs.new == ()


def test_a_table_without_rows_is_its_headings() -> None:
    columns = (Column(heading="姓名"), Column(heading="电话"))
    table = Table(name="联络员信息表", columns=columns, rows=list, note="共0人")
    document = replace(UNSIGNED, blocks=(*UNSIGNED.blocks, table))
    text = document_text(document)
    assert text.tables == ()
    assert text.lines[-3:] == ("姓名", "电话", "共0人")
    comparison = compare_signed(read_source(render_word(document)), text)
    assert replace(comparison, findings=()).agrees


def test_marks_of_direction_stand_neither_here_nor_in_word() -> None:
    document = replace(
        UNSIGNED, blocks=(*UNSIGNED.blocks, Paragraph(text="完成\u202e21\u202c项。"))
    )
    text = document_text(document)
    assert text.lines[-1] == "完成21项。"
    assert read_source(render_word(document)).lines[-1].text == "完成21项。"
