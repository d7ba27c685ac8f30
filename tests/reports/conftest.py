"""A small office whose year can be read at a glance, for the papers."""

import uuid
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from model.breakdown import add_action
from model.due import parse_due
from model.entities import ClauseId
from model.evidence import add_evidence
from model.ledger import Ledger
from model.list_update import import_list
from model.progress import confirm, record_note, set_progress
from model.reading.read import read_document
from model.settings import change_settings
from model.stages import set_stage
from model.triage import set_triage
from model.units import add_unit
from model.words import Progress, Triage, UnitKind
from ui import jobs

AS_OF = date(2023, 11, 20)
_TEXT = """国家知识产权局关于印发《推动示范工作年度工作指引（2023）》的通知

国知发示字〔2023〕1号

推动示范工作年度工作指引（2023）

一、总体要求

（一）主要目标。全年任务扎实推进。

——示范运用。示范融资金额增长10%以上。

二、示范任务

（二）完善示范政策。推进示范培育。开展示范服务。深化示范宣传。（示范司负责）

三、工作要求

各省知识产权局要于2023年12月15日前将推动示范工作成效以纸件和电子件形式报送国家知识产权局示范司。
"""


_SESSION: dict[str, Any] = {
    "who": "经办人",
    "now": lambda: datetime(2023, 11, 20, 9, 0),
    "new_id": lambda: str(uuid.uuid4()),
}


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of the office, made once and copied for each test."""
    path = tmp_path_factory.mktemp("ledger") / "台账.zhize"
    with Ledger.create(path, **_SESSION) as opened:
        _fill(opened)
    return path.read_bytes()


@pytest.fixture
def ledger(_filled: bytes, tmp_path: Path) -> Iterator[Ledger]:
    path = tmp_path / "台账.zhize"
    path.write_bytes(_filled)
    with Ledger.open(path, **_SESSION) as opened:
        yield opened


@pytest.fixture
def empty_ledger(tmp_path: Path) -> Iterator[Ledger]:
    """One in which there is nothing yet."""
    with Ledger.create(tmp_path / "空.zhize", **_SESSION) as opened:
        yield opened


@pytest.fixture(scope="session")
def sample_year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The sample office, made once and only read."""
    with jobs.make_sample(tmp_path_factory.mktemp("sample") / "示例.zhize") as opened:
        yield opened


def clause(ledger: Ledger, words: str) -> ClauseId:
    """The id of the sentence that begins so."""
    found: ClauseId = ledger.value("SELECT id FROM clause WHERE text LIKE ?", (f"{words}%",))
    return found


def _fill(ledger: Ledger) -> None:
    with ledger.step("建立") as step:
        import_list(step, read_document(_TEXT.encode(), name="指引.txt"))
        change_settings(step, office_full_name="示例省知识产权局", is_sample=True)
        lead = add_unit(step, name="运用促进处", kind=UnitKind.DIVISION)
        partner = add_unit(step, name="青禾市局", kind=UnitKind.CITY)
        clauses = [clause(ledger, words) for words in ("推进示范", "开展示范", "深化示范")]
        set_triage(step, clauses, Triage.PROVINCE)
        done = add_action(
            step,
            clause_ids=clauses[:1],
            text="培育示范企业",
            due=parse_due("6月底前", year=2023),
            lead_unit_id=lead,
            cooperating_unit_ids=[partner],
            outcome="培育示范企业20家。",
            in_report=True,
        )
        confirm(step, [done], by="张示例", on=date(2023, 6, 20))
        add_evidence(step, [done], name="名单.txt", data=b"20", on=date(2023, 6, 20))
        claimed = add_action(
            step,
            clause_ids=clauses[1:2],
            text="设立服务站",
            due=parse_due("2023年9月底前", year=2023),
            lead_unit_id=partner,
            outcome="服务站已设立3个。",
            in_report=True,
        )
        set_progress(step, [claimed], Progress.REPORTED)
        set_stage(step, claimed, date(2023, 9, 30), "设立3个")
        record_note(
            step,
            claimed,
            period="2023-10",
            done="设立3个",
            problems="场地尚未落实。",
            next_steps="年底前落实场地。",
        )
        add_action(
            step,
            clause_ids=clauses[2:],
            text="常年宣传",
            due=parse_due("长期坚持", year=2023),
            lead_unit_id=lead,
            outcome="未标记写入报告的成效。",
        )
        running = add_action(
            step,
            clause_ids=[clause(ledger, "示范融资")],
            text="推进融资",
            due=parse_due("年底前", year=2023),
            outcome="融资金额12亿元，同比增长11%。",
            in_report=True,
        )
        set_progress(step, [running], Progress.UNDER_WAY)
