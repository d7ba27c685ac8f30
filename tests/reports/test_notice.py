"""督办单: what is asked of each unit, and why."""

import zipfile
from datetime import date, timedelta
from io import BytesIO

import pytest

from model.breakdown import add_action
from model.day_words import day_words
from model.due import parse_due
from model.ledger import Ledger
from model.progress import record_note, set_progress
from model.units import add_unit
from model.words import Progress, UnitKind
from reports.document import (
    Document,
    NewPage,
    Paragraph,
    Table,
    Title,
)
from reports.office_papers import make_document
from reports.word import render_word
from tests.reports.conftest import AS_OF, clause


def text_of(document: Document) -> str:
    told = [each for each in document.blocks if isinstance(each, Paragraph)]
    return "\n".join(f"{each.lead or ''}{each.text}" for each in told)


def test_a_notice_says_what_why_and_until_when(ledger: Ledger) -> None:
    document = make_document(ledger, "notice", date(2023, 11, 20))
    title, _, asked, *_ = document.blocks
    assert isinstance(title, Title)
    assert title.text == "2023年度知识产权重点任务提醒单"
    assert isinstance(asked, Paragraph)
    assert "下列1项举措尚未报送2023年11月进展情况。请于2023年11月27日前填写反馈表" in asked.text
    tables = [each for each in document.blocks if isinstance(each, Table)]
    assert next(iter(tables[0].rows()))[3:] == ("常年宣传", "长期坚持", "2023年11月进展未报")
    assert tables[1].on_new_page  # the sheet that comes back


_OWED = "未报送2023年11月进展情况"


@pytest.mark.parametrize(
    ("due", "silent", "words"),
    [
        (("11月底前",), (0,), f"下列1项举措需抓紧办理（临期1项），且尚{_OWED}。要按照"),
        (("11月底前", "10月底前"), (), "下列2项举措需抓紧办理（逾期1项、临期1项）。要"),
        (("11月底前", "11月底前"), (0, 1), f"需抓紧办理（临期2项），且均{_OWED}。要"),
        (("11月底前", "11月底前"), (1,), f"需抓紧办理（临期2项），其中1项尚{_OWED}。要"),
        (("11月底前", "长期坚持"), (0, 1), f"下列2项举措均{_OWED}，其中临期1项需抓紧办理。临期"),
        (
            ("11月底前", "长期坚持"),
            (1,),
            f"下列2项举措需予办理：临期1项需抓紧推进，1项尚{_OWED}。",
        ),
        (("长期坚持",), (0,), f"下列1项举措尚{_OWED}。请于"),
    ],
)
def test_each_number_of_a_notice_is_true(
    ledger: Ledger, due: tuple[str, ...], silent: tuple[int, ...], words: str
) -> None:
    with ledger.step("任务") as step:
        unit = add_unit(step, name="法规处", kind=UnitKind.DIVISION)
        for at, limit in enumerate(due):
            when = parse_due(limit, year=2023)
            action = add_action(step, clause_ids=[clause(ledger, "推进示范")], text=f"办{at}",
                                due=when, lead_unit_id=unit)  # fmt: skip
            if at not in silent:
                record_note(step, action, period="2023-11", done="办了。")
    assert words in text_of(make_document(ledger, "notice", AS_OF, unit="法规处"))


@pytest.mark.parametrize(
    ("kind", "days", "words"),
    [
        (UnitKind.DIVISION, 3, "你单位牵头的"),
        (UnitKind.DIVISION, 3, "。要查明原因，采取措施，加快办理，并于"),
        (UnitKind.AFFILIATE, 40, "。主要负责同志要亲自过问，说明"),
        (UnitKind.CITY, 3, "贵单位牵头的"),
        (UnitKind.CITY, 3, "。请查明原因，采取措施，加快办理，并于"),
        (UnitKind.PARTNER, 40, "。请主要负责同志亲自过问，说明"),
    ],
)
def test_own_units_are_told_and_others_are_asked(
    ledger: Ledger, kind: UnitKind, days: int, words: str
) -> None:
    when = parse_due(day_words(AS_OF - timedelta(days=days)), year=2023)
    with ledger.step("任务") as step:
        unit, of = add_unit(step, name="某单位", kind=kind), [clause(ledger, "推进示范")]
        add_action(step, clause_ids=of, text="办展", due=when, lead_unit_id=unit)
    document = make_document(ledger, "notice", AS_OF, unit="某单位")
    assert words in text_of(document)
    reply = next(t for t in document.blocks if isinstance(t, Table) and t.on_new_page)
    assert str(reply.subtitle).startswith("请于")  # an answer is asked for, whoever gives it


def test_who_asked_for_another_time_limit_is_not_pressed(ledger: Ledger) -> None:
    with ledger.step("任务") as step:
        unit = ledger.value("SELECT id FROM unit WHERE name = '运用促进处'")
        when = parse_due("10月底前", year=2023)
        late = add_action(step, clause_ids=[clause(ledger, "推进示范")], text="办展", due=when,
                          lead_unit_id=unit)  # fmt: skip
        set_progress(step, [late], Progress.TO_ADJUST)
    text = text_of(make_document(ledger, "notice", AS_OF, unit="运用促进处"))
    assert f"下列2项举措尚{_OWED}。请于" in text


def test_nobody_to_remind_is_said(ledger: Ledger) -> None:
    text = text_of(make_document(ledger, "notice", AS_OF, unit="青禾市局"))
    assert (
        text.strip()
        == "截至2023年11月20日，青禾市局没有需要催办的逾期、临期和本期未报举措，不需要发出督办单。"
    )


def test_in_word_each_notice_begins_at_page_one(sample_year: Ledger) -> None:
    document = make_document(sample_year, "notice", AS_OF)
    breaks = sum(isinstance(each, NewPage) for each in document.blocks)
    body = zipfile.ZipFile(BytesIO(render_word(document))).read("word/document.xml").decode()
    assert body.count('<w:pgNumType w:start="1"/>') == breaks
    assert body.count("<w:sectPr>") == breaks + 1
