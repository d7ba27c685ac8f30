"""任务分工调整前后对照表: what moved, side by side, and nothing else."""

from datetime import date

from model.breakdown import change_actions
from model.cooperating import set_cooperating_units
from model.entities import LocalActionId
from model.ledger import Ledger
from reports.division_changes import changes_table
from reports.pdf import render_pdf
from reports.printed_view import PrintedView, ViewKind
from reports.screen_list import screen_document
from tests.reports.conftest import AS_OF
from tests.reports.pdf_reader import bundled_fonts, read_pages


def action(ledger: Ledger, text: str) -> LocalActionId:
    found: LocalActionId = ledger.value("SELECT id FROM local_action WHERE text = ?", (text,))
    return found


def unit(ledger: Ledger, name: str) -> str:
    found: str = ledger.value("SELECT id FROM unit WHERE name = ?", (name,))
    return found


def test_moved_leads_are_told_side_by_side(ledger: Ledger) -> None:
    since = ledger.last_seq()
    with ledger.step("调整分工") as step:
        moved = [action(ledger, "常年宣传"), action(ledger, "推进融资")]
        change_actions(step, moved, lead_unit_id=unit(ledger, "青禾市局"))
    table = changes_table(ledger, since, AS_OF, office="示例省知识产权局")
    time = "11月20日\n09:00"
    assert list(table.rows()) == [
        (1, "推进融资", "一、（一）示范运用", "牵头单位", "未定", "青禾市局", time, "经办人"),
        (2, "常年宣传", "第3句", "牵头单位", "运用促进处", "青禾市局", time, "经办人"),
    ]
    assert table.subtitle == "示例省知识产权局　　共调整2项举措、2处"
    annex = changes_table(ledger, since, AS_OF, office="", is_annex=True)
    assert [row[5:] for row in annex.rows()] == [("青禾市局", "11月20日")] * 2
    assert [column.heading for column in annex.columns][-2:] == ["调整后", "调整时间"]


def test_two_changes_of_one_action_share_its_number(ledger: Ledger) -> None:
    since = ledger.last_seq()
    with ledger.step("调整分工") as step:
        moved = action(ledger, "培育示范企业")
        set_cooperating_units(step, moved, [])
        change_actions(step, [moved], lead_unit_id=unit(ledger, "青禾市局"))
    rows = list(changes_table(ledger, since, AS_OF, office="").rows())
    assert [(row[0], row[3], row[5]) for row in rows] == [
        (1, "牵头单位", "青禾市局"),
        (1, "配合单位", "无"),
    ]


def test_the_title_says_from_when_to_when(ledger: Ledger) -> None:
    def caption(since: int | date | None) -> str | None:
        return changes_table(ledger, since, AS_OF, office="").caption

    name = "任务分工调整前后对照表"
    assert caption(date(2023, 11, 13)) == f"{name}（11月13日至11月20日）"
    assert caption(None) == f"{name}（11月13日至11月20日）"
    assert caption(ledger.last_seq()) == f"{name}（11月20日）"
    assert caption(date(2022, 12, 30)) == f"{name}（2022年12月30日至2023年11月20日）"
    assert caption(0) == f"{name}（截至2023年11月20日）"


def test_without_a_change_the_paper_says_so(ledger: Ledger) -> None:
    view = PrintedView(kind=ViewKind.CHANGES, since=ledger.last_seq())
    (page,) = read_pages(render_pdf(screen_document(ledger, view, AS_OF), bundled_fonts()))
    assert "期间分工没有调整" in page.text


def test_the_division_table_follows_on_a_page_of_its_own(ledger: Ledger) -> None:
    view = PrintedView(kind=ViewKind.CHANGES, since=ledger.last_seq(), and_division=True)
    pages = read_pages(render_pdf(screen_document(ledger, view, AS_OF), bundled_fonts()))
    assert len(pages) == 2
    assert "年度重点任务分工表" in pages[1].text
