"""The tables of 进展通报: by the order of units, ranked only when asked for."""

from model.ledger import Ledger
from model.summary import summarise
from model.words import Lamp
from model.year_facts import YearFacts, read_year_facts
from reports.bulletin import bulletin
from reports.bulletin_tables import units_table
from reports.document import Table
from reports.report_texts import list_to_report
from tests.reports.conftest import AS_OF


def facts_of(ledger: Ledger) -> YearFacts:
    return read_year_facts(ledger, AS_OF, list_to_report(ledger))


def test_units_stand_in_the_order_of_the_office(sample_year: Ledger) -> None:
    table = units_table(facts_of(sample_year), is_ranked=False)
    names = sample_year.column("SELECT name FROM unit ORDER BY position, id")
    told = [row[1] for row in table.rows()][:-1]
    assert told == [name for name in names if name in told]
    assert table.columns[0].heading == "序号"


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
