"""What is on screen as a paper: what is printed equals the data, in the order of the screen."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from model.action_groups import Grouping
from model.action_table import ActionFilter, ActionSort, find_ids, read_rows
from model.breakdown import change_actions
from model.errors import InvalidEntryError
from model.ledger import Ledger
from reports.action_columns import ACTION_COLUMNS, known_headings
from reports.document import Document
from reports.excel import render_workbook
from reports.pdf import render_pdf
from reports.printed_view import TITLES, PrintedView, ViewKind, told_in_words
from reports.screen_list import screen_document
from reports.word import render_word
from tests.reports.conftest import AS_OF
from tests.reports.pdf_reader import Page, bundled_fonts, read_pages


def paper(ledger: Ledger, kind: ViewKind = ViewKind.ACTIONS, **choices: Any) -> Document:
    return screen_document(ledger, PrintedView(kind=kind, **choices), AS_OF)


def printed(document: Document) -> list[Page]:
    return read_pages(render_pdf(document, bundled_fonts()))


def ids_of(ledger: Ledger) -> tuple[str, ...]:
    return tuple(find_ids(ledger, ActionFilter(), ActionSort(), AS_OF))


def test_every_row_is_printed_as_it_stands_in_the_ledger(ledger: Ledger) -> None:
    (page,) = printed(paper(ledger))
    for row in read_rows(ledger, find_ids(ledger, ActionFilter(), ActionSort(), AS_OF), AS_OF):
        for words in (row.text, row.lead_unit, row.lamp, row.progress):
            assert words in page.text


def test_rows_keep_the_order_of_the_screen(ledger: Ledger) -> None:
    wanted = ids_of(ledger)[::-1]
    (table,) = paper(ledger, ids=wanted, columns=("落实举措",)).tables()
    texts = [row.text for row in read_rows(ledger, list(wanted), AS_OF)]  # type: ignore[arg-type]
    assert list(table.rows()) == list(enumerate(texts, 1))


def test_the_filter_stands_under_the_title_in_words(ledger: Ledger) -> None:
    wanted = told_in_words(("牵头单位", "运用促进处"), ("进展", ""), ("亮灯", "逾期、临期"))
    ids = ids_of(ledger)[:2]
    upright = paper(ledger, ids=ids, title="督办清单", wanted=wanted, landscape=False)
    (page,) = printed(upright)
    lines = page.lines()
    at = lines.index("督办清单")
    assert lines[at + 1].replace("　", "") == (
        "示例省知识产权局数据截止日：2023年11月20日牵头单位：运用促进处；亮灯：逾期、临期；共2项"
    )
    assert "演示数据" in page.text


def test_each_unit_begins_on_a_page_of_its_own(ledger: Ledger) -> None:
    pages = printed(paper(ledger, group=Grouping.UNIT))
    titles = ("运用促进处落实举措清单", "青禾市局落实举措清单", "未定牵头单位落实举措清单")
    assert len(pages) == len(titles)
    assert all(title in page.lines() for title, page in zip(titles, pages, strict=True))
    assert "设立服务站" in pages[1].text
    assert "培育示范企业" not in pages[1].text
    # What the title says is no column any more.
    assert "牵头单位" not in pages[0].text.replace("未定牵头单位", "")


def test_only_the_chosen_columns_are_printed(ledger: Ledger) -> None:
    (table,) = paper(ledger, columns=("落实举措", "成效摘要")).tables()
    assert [column.heading for column in table.columns] == ["序号", "落实举措", "成效摘要"]
    with pytest.raises(InvalidEntryError, match="可选：原文、"):
        paper(ledger, columns=("星座",))
    assert known_headings(["亮灯", "星座"]) == ("亮灯",)


def test_many_columns_turn_the_paper_unless_it_is_said(ledger: Ledger) -> None:
    every = tuple(each.column.heading for each in ACTION_COLUMNS)
    assert paper(ledger, columns=every).landscape
    assert not paper(ledger, columns=every[2:5]).landscape
    assert paper(ledger, columns=every[2:5], landscape=True).landscape
    assert printed(paper(ledger, columns=every))[0].rotation == 90


def test_letters_are_as_large_as_asked_for(ledger: Ledger) -> None:
    (page,) = printed(paper(ledger, size=12.0))
    assert page.at("培育示范企业").size == pytest.approx(12)


def test_the_workbook_holds_dates_and_numbers_and_safe_text(ledger: Ledger) -> None:
    with ledger.step("改") as step:
        change_actions(step, [ids_of(ledger)[0]], text="=1+1")  # type: ignore[list-item]
    document = paper(ledger, columns=("原文", "落实举措", "截止日期"), wanted="共享")
    book = load_workbook(BytesIO(render_workbook(document.tables(), title=document.title)))
    sheet = book.worksheets[0]
    top = [cell.value for cell in sheet[3]]
    assert top == ["序号", "原文", "落实举措", "截止日期"]
    assert "共享；共4项" in str(sheet["A2"].value)
    assert {cell.data_type for cell in sheet["C"][3:]} == {"s"}
    assert sheet["D4"].value.date().isoformat() == "2023-12-31"
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == "A3:D7"
    assert sheet.print_title_rows == "$3:$3"


def test_each_unit_has_a_sheet_of_its_own(ledger: Ledger) -> None:
    document = paper(ledger, group=Grouping.UNIT)
    book = load_workbook(BytesIO(render_workbook(document.tables(), title=document.title)))
    assert book.sheetnames == ["运用促进处", "青禾市局", "未定牵头单位"]


def test_word_parts_the_units_by_pages(ledger: Ledger) -> None:
    import docx

    document = docx.Document(BytesIO(render_word(paper(ledger, group=Grouping.UNIT))))
    breaks = [p.text for p in document.paragraphs if p.paragraph_format.page_break_before]
    assert breaks == [f"{name}落实举措清单" for name in ("运用促进处", "青禾市局", "未定牵头单位")]


@pytest.mark.parametrize("kind", [kind for kind in ViewKind if kind is not ViewKind.ACTIONS])
def test_every_list_can_be_printed(ledger: Ledger, kind: ViewKind) -> None:
    assert TITLES[kind] in "".join(page.text for page in printed(paper(ledger, kind)))


def test_the_sentences_are_told_with_whose_work_they_are(ledger: Ledger) -> None:
    (table,) = paper(ledger, ViewKind.SENTENCES).tables()
    assert [row[1] for row in table.rows()] == [1, 2, 3]
    assert all(row[4] == "省内落实" and row[6] == 1 for row in table.rows())


def test_the_contacts_stand_under_their_units(ledger: Ledger) -> None:
    from model.posts import add_post

    with ledger.step("岗位") as step:
        unit = ledger.value("SELECT id FROM unit WHERE name = '运用促进处'")
        add_post(step, unit_id=unit, name="处长", holder="张示例", phone="000", is_liaison=True)
        add_post(step, unit_id=None, name="局长", holder="李示例")
        add_post(step, unit_id=unit, name="原处长", holder="王示例", is_active=False)
    (table,) = paper(ledger, ViewKind.CONTACTS).tables()
    assert list(table.rows()) == [
        ("局领导", "局领导", "局长", "李示例", "", ""),
        ("运用促进处", "处室", "处长", "张示例", "000", "√"),
    ]


def test_the_overview_sums_up_what_its_rows_say(ledger: Ledger) -> None:
    by_item, by_unit = paper(ledger, ViewKind.OVERVIEW).tables()
    *units, whole = by_unit.rows()
    assert whole[2] == 4
    assert sum(int(str(row[2])) for row in units) == 4
    assert list(by_item.rows())[-1][2] == 3


def test_what_is_missing_is_listed_one_by_one(ledger: Ledger) -> None:
    rows = list(paper(ledger, ViewKind.GAPS).tables()[0].rows())
    assert ("没有牵头单位的举措", None, "推进融资", "") in rows


def test_an_empty_list_is_still_a_paper(ledger: Ledger) -> None:
    (page,) = printed(paper(ledger, ids=(), group=Grouping.UNIT))
    assert "共0项" in page.text
