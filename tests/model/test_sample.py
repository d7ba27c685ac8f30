"""The sample ledger shows the picture it was written for, at any size, and comes out alike."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from model.completeness import Gap, find_missing
from model.deadlines import LAMP_SQL, lamp_parameters
from model.entities import Evidence
from model.evidence import read_evidence
from model.ledger import Ledger
from model.main_indicators import read_indicators
from model.reading.document import OfficialDocument
from model.reading.read import read_document
from model.sample import SAMPLE_MOMENT, create_sample
from model.sample_growth import thin_out
from model.sample_office import SAMPLE_FOLDER, read_sample_office
from model.settings import as_of, read_settings
from model.store.values import read_as
from model.summary import Summary, summarise
from model.words import Lamp, Progress, Triage

AS_OF = date(2023, 11, 20)
_TABLES = (
    "unit",
    "post",
    "clause",
    "local_action",
    "action_clause",
    "stage",
    "progress_note",
    "indicator",
    "indicator_value",
    "report_contact",
)


@pytest.fixture(scope="module")
def document() -> OfficialDocument:
    path = SAMPLE_FOLDER.parent / "task_lists" / "guideline-2023.txt"
    return read_document(path.read_bytes(), name=path.name)


@pytest.fixture(scope="module")
def sample(
    document: OfficialDocument, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ledger]:
    with create_sample(tmp_path_factory.mktemp("sample") / "示例.zhize", document) as ledger:
        yield ledger


@pytest.fixture(scope="module")
def summary(sample: Ledger) -> Summary:
    return summarise(sample, AS_OF)


def content(ledger: Ledger) -> list[tuple[object, ...]]:
    return [
        tuple(row)
        for table in (*_TABLES, "step", "change")
        for row in ledger.rows(f"SELECT * FROM {table} ORDER BY 1")
    ]


def test_it_is_marked_as_a_sample_of_its_day(sample: Ledger) -> None:
    settings = read_settings(sample)
    assert settings.is_sample
    assert settings.office_full_name == "示例省知识产权局"
    assert as_of(sample) == AS_OF == SAMPLE_MOMENT.date()


def test_all_67_sentences_are_decided_but_three(summary: Summary) -> None:
    assert summary.clauses == 67
    assert summary.by_triage[Triage.PENDING] == 3
    assert summary.taken == 42


def test_the_lamps_show_the_picture_of_a_november(summary: Summary) -> None:
    assert summary.actions.by_lamp == {
        Lamp.DONE: 48,
        Lamp.LATE: 5,
        Lamp.SOON: 7,
        Lamp.NORMAL: 28,
        Lamp.NOT_DUE: 4,
    }
    assert summary.by_progress[Progress.REPORTED] == 8


def test_the_number_of_taken_sentences_in_the_prose_is_the_true_one(
    sample: Ledger, summary: Summary
) -> None:
    words = "条任务事项由省内落实"
    told = sample.value("SELECT outcome FROM local_action WHERE outcome LIKE ?", (f"%{words}%",))
    assert f"{summary.taken}{words}" in told


def test_the_latest_note_of_a_late_action_names_the_cause(sample: Ledger) -> None:
    rows = sample.rows(
        "SELECT a.text, (SELECT problems FROM progress_note WHERE action_id = a.id "
        "ORDER BY period_ends_on DESC LIMIT 1) AS problems "
        f"FROM local_action AS a WHERE {LAMP_SQL} = '逾期'",
        lamp_parameters(sample, AS_OF),
    )
    assert len(rows) == 5
    for row in rows:
        assert len(row["problems"]) >= 15, row["text"]


def test_every_gap_but_those_that_show_the_check_is_filled(sample: Ledger) -> None:
    gaps = {
        missing.gap: len(missing.clause_ids) + len(missing.action_ids)
        for missing in find_missing(sample, AS_OF)
    }
    assert gaps == {Gap.UNDECIDED: 3, Gap.NO_EVIDENCE: 3, Gap.NO_INDICATOR_VALUE: 0}


def test_indicators_say_what_the_outcomes_of_the_actions_say(sample: Ledger) -> None:
    asked, *_ = sample.column("SELECT id FROM task_list")
    standings = {s.indicator.name: s for s in read_indicators(sample, asked, AS_OF)}
    outcomes = "".join(sample.column("SELECT outcome FROM local_action"))
    sentences = "".join(sample.column("SELECT text FROM clause"))
    assert [n for n, s in standings.items() if s.newest is None] == ["知识产权保护社会满意度"]
    for name, each in standings.items():
        figure = f"{each.newest.value}{each.indicator.unit}" if each.newest else ""
        assert figure.removesuffix("个") in outcomes, name
        assert each.indicator.requirement in sentences, name
    for name, growth in (
        ("专利商标质押融资金额", "18.4%"),
        ("质押融资惠及中小企业", "21.6%"),
        ("专利转让许可次数", "23.5%"),
    ):
        share = standings[name].growth
        assert share is not None
        assert f"{float(share):.1%}" == growth


def test_highlights_are_confirmed_and_in_the_report(sample: Ledger) -> None:
    rows = sample.rows(
        "SELECT confirmed_on, in_report, outcome FROM local_action WHERE is_highlight"
    )
    assert len(rows) == 5
    assert all(row["confirmed_on"] and row["in_report"] and row["outcome"] for row in rows)


def test_evidence_says_that_it_is_invented(sample: Ledger) -> None:
    rows = sample.rows("SELECT * FROM evidence")
    assert len(rows) > 40
    for row in rows:
        assert "内容虚构" in read_evidence(sample, read_as(Evidence, row)).decode()


def test_undo_never_takes_the_sample_apart(sample: Ledger) -> None:
    assert sample.undo_target() is None
    assert sample.history()[-1].label == "建立单位和岗位"


def test_the_same_seed_gives_the_same_ledger(document: OfficialDocument, tmp_path: Path) -> None:
    with (
        create_sample(tmp_path / "a.zhize", document, actions=150, seed=7) as one,
        create_sample(tmp_path / "b.zhize", document, actions=150, seed=7) as same,
        create_sample(tmp_path / "c.zhize", document, actions=150, seed=8) as other,
    ):
        assert content(one) == content(same)
        texts = [{row[0] for row in x.rows("SELECT text FROM local_action")} for x in (one, other)]
        assert texts[0] != texts[1]


@pytest.mark.parametrize("count", [1, 40, 92, 300])
def test_it_has_as_many_different_actions_as_asked_for(
    document: OfficialDocument, tmp_path: Path, count: int
) -> None:
    with create_sample(tmp_path / "示例.zhize", document, actions=count) as ledger:
        texts = [row[0] for row in ledger.rows("SELECT text FROM local_action")]
        assert len(set(texts)) == len(texts) == count
        assert ledger.undo_target() is None


def test_a_smaller_sample_is_spread_over_the_list() -> None:
    actions = read_sample_office().actions
    chosen = thin_out(actions, 10)
    assert len({action.sources[0].place for action in chosen}) >= 6
    assert chosen[0] == actions[0]


def test_grown_actions_name_one_city_only(document: OfficialDocument, tmp_path: Path) -> None:
    cities = [unit.name[:2] for unit in read_sample_office().units if "市知识产权局" in unit.name]
    with create_sample(tmp_path / "示例.zhize", document, actions=300) as ledger:
        rows = ledger.rows("SELECT text, outcome FROM local_action WHERE position > 92")
    for text, outcome in rows:
        named = Counter(re.findall("|".join(cities), text + outcome))
        assert list(named) == [text[:2]], text


def test_a_failure_leaves_no_file(document: OfficialDocument, tmp_path: Path) -> None:
    path = tmp_path / "示例.zhize"
    with pytest.raises(ValueError, match="not enough values"):
        create_sample(path, replace(document, chapters=()))
    assert not path.exists()


def test_each_part_of_its_split_sentences_has_an_action(sample: Ledger, summary: Summary) -> None:
    parts = sample.value("SELECT count(*) FROM clause_part")
    served = sample.value("SELECT count(DISTINCT clause_part_id) FROM action_clause")
    assert parts == served == 5
    assert summary.clauses == 67
