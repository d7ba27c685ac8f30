"""进展通报 in words: no more than the data, and nobody ranked unless it is asked for."""

import pytest

from model.ledger import Ledger
from model.office_templates import change_templates
from model.progress import confirm
from model.settings import change_settings
from model.units import change_unit
from model.words import ReportPeriod, UnitKind
from reports.bulletin import bulletin
from reports.document import Addressee, Document, Heading, Paragraph
from tests.reports.conftest import AS_OF


def text_of(document: Document) -> str:
    told = [each for each in document.blocks if isinstance(each, Paragraph | Heading)]
    return "\n".join(each.text for each in told)


def test_it_says_that_units_are_not_ranked(sample_year: Ledger) -> None:
    assert "见附件1，按单位顺序排列，不作排名。" in text_of(bulletin(sample_year, AS_OF))


def test_it_goes_to_whom_the_template_names_else_to_the_kinds_of_units(ledger: Ledger) -> None:
    def addressee() -> str:
        found = [b for b in bulletin(ledger, AS_OF).blocks if isinstance(b, Addressee)]
        return found[0].name

    assert "各市（州）知识产权局" in addressee()
    with ledger.step("模板") as step:
        change_templates(step, recipients="各地级市知识产权局，局机关各处室")
    assert addressee() == "各地级市知识产权局，局机关各处室"


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


def test_other_offices_are_asked_and_not_ordered(sample_year: Ledger) -> None:
    _, asked = text_of(bulletin(sample_year, AS_OF)).split("下一步工作安排")
    assert "请牵头单位逐项说明未按期办结的原因" in asked
    assert "要" not in asked.replace("摘要", "")
    assert asked.endswith("请联席会议各成员单位继续予以支持配合，共同做好有关工作。")


def test_units_of_the_office_itself_are_told_what_to_do(ledger: Ledger) -> None:
    with ledger.step("单位") as step:
        city = ledger.value("SELECT id FROM unit WHERE name = '青禾市局'")
        change_unit(step, city, kind=UnitKind.AFFILIATE)
    text = text_of(bulletin(ledger, AS_OF))
    assert "牵头单位要逐项说明未按期办结的原因" in text
    assert "请" not in text


@pytest.mark.parametrize("is_ranked", [False, True])
def test_a_list_without_actions_says_so(ledger: Ledger, is_ranked: bool) -> None:
    with ledger.step("清空") as step:
        for table in ("action_evidence", "progress_note", "stage", "action_cooperating_unit",
                      "action_clause", "local_action"):  # fmt: skip
            step.delete_many(table, ledger.column(f"SELECT id FROM {table}"))
    document = bulletin(ledger, AS_OF, is_ranked=is_ranked)
    assert "尚未分解落实举措。" in text_of(document)
    assert document.annexes == ()
