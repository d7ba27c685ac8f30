"""进展通报: by the order of units, ranked only when asked for, and no more than the data."""

import pytest

from model.ledger import Ledger
from model.progress import confirm
from model.settings import change_settings
from model.summary import summarise
from model.words import Lamp, ReportPeriod
from model.year_facts import YearFacts, read_year_facts
from reports.bulletin import bulletin, units_table
from reports.document import Document, Heading, Paragraph, Table
from reports.report_texts import list_to_report
from tests.reports.conftest import AS_OF


def facts_of(ledger: Ledger) -> YearFacts:
    return read_year_facts(ledger, AS_OF, list_to_report(ledger))


def text_of(document: Document) -> str:
    told = [each for each in document.blocks if isinstance(each, Paragraph | Heading)]
    return "\n".join(each.text for each in told)


def test_units_stand_in_the_order_of_the_office(sample_year: Ledger) -> None:
    table = units_table(facts_of(sample_year), is_ranked=False)
    names = sample_year.column("SELECT name FROM unit ORDER BY position, id")
    told = [row[1] for row in table.rows()][:-1]
    assert told == [name for name in names if name in told]
    assert table.columns[0].heading == "序号"
    assert "见附件1，按单位顺序排列，不作排名。" in text_of(bulletin(sample_year, AS_OF))


def test_the_bulletin_itself_does_not_rank(sample_year: Ledger) -> None:
    first = bulletin(sample_year, AS_OF).annexes[0].blocks[0]
    assert isinstance(first, Table)
    assert first.columns[0].heading == "序号"


def test_equal_rates_share_a_place_when_ranking_is_asked_for(sample_year: Ledger) -> None:
    rows = list(units_table(facts_of(sample_year), is_ranked=True).rows())[:-1]
    rates = [row[5] for row in rows]
    assert rates == sorted(rates, key=lambda rate: -rate)  # type: ignore[operator]
    for row in rows:
        assert row[0] == 1 + sum(rate > row[5] for rate in rates)  # type: ignore[operator]


def test_who_has_nothing_to_finish_or_no_unit_has_no_place(ledger: Ledger) -> None:
    rows = list(units_table(facts_of(ledger), is_ranked=True).rows())
    assert [(row[0], row[1]) for row in rows] == [
        (1, "运用促进处"),
        (2, "青禾市局"),
        ("—", "未定牵头单位"),
        (None, "合计（截至2023年11月20日）"),
    ]


def test_the_sum_is_that_of_the_summary(sample_year: Ledger) -> None:
    actions = summarise(sample_year, AS_OF).actions
    *rows, total = units_table(facts_of(sample_year), is_ranked=False).rows()
    assert total[2:5] == (actions.total, actions.long_term, actions.done)
    assert total[7:9] == (actions.by_lamp[Lamp.LATE], actions.by_lamp[Lamp.SOON])
    for at in (2, 3, 4, 6, 7, 8, 9):
        assert sum(int(str(row[at])) for row in rows) == total[at]


def test_a_claim_is_not_called_finished(ledger: Ledger) -> None:
    text = text_of(bulletin(ledger, AS_OF))
    assert "已办结1项，完成率33.3%（长期坚持的1项不计入完成率）；已报完成（待核实）1项" in text
    assert "已完成" not in text


def test_only_what_came_in_the_period_is_news(ledger: Ledger) -> None:
    assert "新办结" not in text_of(bulletin(ledger, AS_OF))  # confirmed in June
    action = ledger.value("SELECT id FROM local_action WHERE text = '设立服务站'")
    with ledger.step("确认") as step:
        confirm(step, [action], by="张示例", on=AS_OF)
    text = text_of(bulletin(ledger, AS_OF))
    assert "本期（2023年11月，11月1日至11月20日）新办结1项、不再逾期1项" in text
    assert "新办结的举措中，青禾市局1项" in text


def test_the_period_is_that_of_the_office(ledger: Ledger) -> None:
    with ledger.step("设置") as step:
        change_settings(step, report_period=ReportPeriod.QUARTERLY)
    assert "本期（2023年四季度，10月1日至11月20日）" in text_of(bulletin(ledger, AS_OF))


def test_who_did_not_report_is_named(ledger: Ledger) -> None:
    text = text_of(bulletin(ledger, AS_OF))
    assert "未报2023年11月进展情况：运用促进处、未定牵头单位各1项。" in text


@pytest.mark.parametrize("is_ranked", [False, True])
def test_a_list_without_actions_says_so(ledger: Ledger, is_ranked: bool) -> None:
    with ledger.step("清空") as step:
        for table in ("action_evidence", "progress_note", "stage", "action_cooperating_unit",
                      "action_clause", "local_action"):  # fmt: skip
            step.delete_many(table, ledger.column(f"SELECT id FROM {table}"))
    document = bulletin(ledger, AS_OF, is_ranked=is_ranked)
    assert "尚未分解落实举措。" in text_of(document)
    assert document.annexes == ()
