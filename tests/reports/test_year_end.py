from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from model.action_deletion import delete_actions
from model.breakdown import add_action, change_actions
from model.character_count import count_characters
from model.cooperating import set_cooperating_units
from model.due import parse_due
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.list_update import import_list
from model.office_templates import PLACEHOLDERS, change_templates
from model.pieces import at_once
from model.posts import add_post
from model.progress import record_note, set_progress
from model.reading.read import read_document
from model.report_entities import ReportSection
from model.report_sections import (
    read_sections,
    rename_section,
    switch_section,
    write_section,
)
from model.settings import change_settings
from model.submission_events import register_event
from model.submission_settings import change_submission
from model.task_lists import change_task_list
from model.triage import set_triage
from model.words import Progress, ReportForm, SectionKind, Triage
from model.words import SubmissionEventKind as Kind
from reports.bulletin import bulletin
from reports.document import (
    Addressee,
    AttachmentList,
    Document,
    DocumentNumber,
    Heading,
    Imprint,
    Letterhead,
    Note,
    Paragraph,
    Signature,
    Title,
)
from reports.paper_parts import SAMPLE_MARK
from reports.report_draft import Draft, DraftFacts, drafting_report
from reports.report_texts import read_draft_facts
from reports.year_end import year_end_report

AS_OF = date(2023, 11, 20)


def draft_report(facts: DraftFacts, sections: Sequence[ReportSection]) -> Draft:
    return at_once(drafting_report(facts, sections))


def _text(document: Document) -> str:
    """The body as a reader takes it in."""
    parts = []
    for block in document.blocks:
        match block:
            case Heading(text=text) | Title(text=text):
                parts.append(text)
            case Paragraph(text=text, lead=lead):
                parts.append(f"{lead or ''}{text}")
            case _:
                pass
    return "\n".join(parts)


def test_the_whole_body_reads_as_an_office_writes(ledger: Ledger) -> None:
    assert _text(year_end_report(ledger, AS_OF)) == (
        "示例省知识产权局关于报送2023年推动示范工作成效的报告\n"
        "根据《推动示范工作年度工作指引（2023）》（国知发示字〔2023〕1号）要求，"
        "现将2023年推动示范工作成效报告如下。\n"
        "一、总体情况\n"
        "《推动示范工作年度工作指引（2023）》共有任务事项3条，其中省内落实3条。"
        "在此基础上分解落实举措4项。\n"
        "截至2023年11月20日，已办结1项，完成率33.3%（长期坚持的1项不计入完成率）；"
        "已报完成（待核实）1项、推进中1项。未办结举措中，逾期1项。\n"
        "二、主要目标完成情况\n"
        "（一）示范运用。正在推进的工作：融资金额12亿元，同比增长11%。\n"
        "三、重点任务落实成效\n"
        "（一）完善示范政策。培育示范企业20家。正在推进的工作：服务站已设立3个。\n"
        "四、存在问题\n"
        "逾期未办结的举措1项。“设立服务站”（青禾市局牵头），场地尚未落实。\n"
        "五、下一步打算\n"
        "年底前落实场地。\n"
        "特此报告。"
    )


def test_posts_are_claimed_only_when_every_action_has_one(ledger: Ledger) -> None:
    claim = "逐项明确牵头单位、责任岗位和完成时限"
    assert claim not in _text(year_end_report(ledger, AS_OF))
    with ledger.step("补齐") as step:
        unit = ledger.value("SELECT id FROM unit")
        post = add_post(step, unit_id=unit, name="一级主任科员")
        actions = [row[0] for row in ledger.rows("SELECT id FROM local_action")]
        for action in actions:
            set_cooperating_units(step, action, [])
        change_actions(step, actions, lead_unit_id=unit, post_id=post)
    assert claim in _text(year_end_report(ledger, AS_OF))


def test_what_is_not_marked_for_the_report_stays_out(ledger: Ledger) -> None:
    assert "未标记写入报告" not in _text(year_end_report(ledger, AS_OF))


def test_a_confirmation_after_the_day_does_not_count_yet(ledger: Ledger) -> None:
    text = _text(year_end_report(ledger, date(2023, 5, 31)))
    assert "已办结0项" in text
    assert "正在推进的工作：培育示范企业20家；服务站已设立3个。" in text


def test_what_has_not_begun_is_not_told_as_under_way(ledger: Ledger) -> None:
    running = ledger.value("SELECT id FROM local_action WHERE outcome LIKE '融资金额%'")
    with ledger.step("退回") as step:
        set_progress(step, [running], Progress.NOT_STARTED)
    assert "融资金额12亿元" not in _text(year_end_report(ledger, AS_OF))


def test_sections_without_content_are_left_out(ledger: Ledger) -> None:
    with ledger.step("删除") as step:
        delete_actions(step, [row[0] for row in ledger.rows("SELECT id FROM local_action")])
    headings = [
        block.text for block in year_end_report(ledger, AS_OF).blocks if isinstance(block, Heading)
    ]
    assert headings == ["一、总体情况"]


def test_annexes_are_named_in_the_body_in_their_order(ledger: Ledger) -> None:
    document = year_end_report(ledger, AS_OF)
    titles = tuple(annex.title for annex in document.annexes)
    assert AttachmentList(titles) in document.blocks
    assert titles == (
        "示例省知识产权局2023年任务清单落实情况表",
        "示例省知识产权局2023年佐证材料目录",
    )
    assert [annex.number for annex in document.annexes] == [1, 2]
    assert all(annex.landscape for annex in document.annexes)


def test_the_date_stays_blank_for_the_hand(ledger: Ledger) -> None:
    document = year_end_report(ledger, AS_OF)
    assert Signature(office="示例省知识产权局", day=None, has_seal=True) in document.blocks


def _file(ledger: Ledger, **values: object) -> None:
    with ledger.step("报送") as step:
        change_submission(step, **values)


def test_a_letter_says_so_in_title_addressee_and_ending(ledger: Ledger) -> None:
    _file(ledger, form=ReportForm.LETTER, addressee="国家知识产权局示范司")
    document = year_end_report(ledger, AS_OF)
    assert document.title.endswith("成效的函")
    assert Addressee("国家知识产权局示范司") in document.blocks
    assert Paragraph(text="特此函报。") in document.blocks
    assert "现将2023年推动示范工作成效函报如下。" in _text(document)


@pytest.mark.parametrize(
    ("letters", "number"), [("示知发", "示知函〔2023〕　号"), ("示知办", "示知办〔2023〕　号")]
)
def test_a_letter_has_letters_of_its_own(ledger: Ledger, letters: str, number: str) -> None:
    _file(ledger, form=ReportForm.LETTER, has_letterhead=True)
    with ledger.step("设置") as step:
        change_settings(step, office_letters=letters)
    assert DocumentNumber(number=number) in year_end_report(ledger, AS_OF).blocks


def test_a_difficulty_without_a_cause_is_counted_all_the_same(ledger: Ledger) -> None:
    source = ledger.value("SELECT id FROM clause WHERE text = '推进示范培育。'")
    with ledger.step("又有临期") as step:
        limit = parse_due("11月30日前", year=2023)
        add_action(step, clause_ids=[source], text="举办三场培训", due=limit)
    assert "\n（二）临期的举措1项。\n" in _text(year_end_report(ledger, AS_OF))


def test_a_head_is_printed_only_when_it_is_wanted_and_blank_until_it_is_known(
    ledger: Ledger,
) -> None:
    assert year_end_report(ledger, AS_OF).imprint is None
    _file(ledger, has_letterhead=True)
    document = year_end_report(ledger, AS_OF)
    assert document.blocks[:2] == (
        Letterhead(office="示例省知识产权局文件"),
        DocumentNumber(number="×××〔2023〕　号", signer="　　　"),
    )
    assert document.imprint == Imprint(printed_by="示例省知识产权局办公室")


def test_what_was_signed_is_no_draft_and_bears_number_signer_and_day(ledger: Ledger) -> None:
    _file(ledger, has_letterhead=True, has_seal=False)
    day = date(2023, 11, 18)
    with ledger.step("登记") as step:
        register_event(step, Kind.SIGNED, happened_on=day, person="张示例")
        register_event(step, Kind.NUMBERED, happened_on=day, number="示知发〔2023〕45号")
    document = year_end_report(ledger, AS_OF)
    title = next(block for block in document.blocks if isinstance(block, Title))
    assert title.below is None
    assert DocumentNumber(number="示知发〔2023〕45号", signer="张示例") in document.blocks
    assert Signature(office="示例省知识产权局", day=day, has_seal=False) in document.blocks


def test_problems_are_told_by_how_pressing_they_are_each_with_its_count(ledger: Ledger) -> None:
    source = ledger.value("SELECT id FROM clause WHERE text = '推进示范培育。'")
    with ledger.step("又有逾期和临期") as step:
        for text, due in (("编印指导手册", "3月底前"), ("举办三场培训", "11月30日前")):
            limit = parse_due(due, year=2023)
            action = add_action(step, clause_ids=[source], text=text, due=limit)
            record_note(step, action, period="2023-10", problems="缺人。", next_steps="增派。")
    text = _text(year_end_report(ledger, AS_OF))
    assert (
        "（一）逾期未办结的举措2项。一是“编印指导手册”，缺人；"
        "二是“设立服务站”（青禾市局牵头），场地尚未落实。\n"
        "（二）临期的举措1项。“举办三场培训”，缺人。\n"
    ) in text


def test_kinds_of_problems_have_one_form(ledger: Ledger) -> None:
    """Where one of them needs lines of its own, the others have them as well."""
    source = ledger.value("SELECT id FROM clause WHERE text = '推进示范培育。'")
    with ledger.step("临期") as step:
        for number in range(6):
            limit = parse_due("11月30日前", year=2023)
            action = add_action(step, clause_ids=[source], text=f"培训{number}", due=limit)
            record_note(step, action, period="2023-10", problems=f"缺{number}人。")
    text = _text(year_end_report(ledger, AS_OF))
    late = "（一）逾期未办结的举措1项\n“设立服务站”（青禾市局牵头），场地尚未落实。\n"
    assert f"{late}（二）临期的举措6项\n一是“培训0”，缺0人。\n二是" in text


def test_a_cause_that_several_actions_have_is_told_once(ledger: Ledger) -> None:
    source = ledger.value("SELECT id FROM clause WHERE text = '推进示范培育。'")
    with ledger.step("又有逾期") as step:
        for text in ("编印指导手册", "举办三场培训"):
            limit = parse_due("3月底前", year=2023)
            action = add_action(step, clause_ids=[source], text=text, due=limit)
            record_note(step, action, period="2023-10", problems="场地尚未落实")
    assert ("\n逾期未办结的举措3项。“编印指导手册”等3项，场地尚未落实。\n") in _text(
        year_end_report(ledger, AS_OF)
    )


def _section(ledger: Ledger, kind: SectionKind) -> ReportSection:
    list_id = ledger.value("SELECT id FROM task_list")
    return next(each for each in read_sections(ledger, list_id) if each.kind is kind)


def test_what_the_clerk_wrote_stands_and_closes_up_with_the_rest(ledger: Ledger) -> None:
    with ledger.step("改写") as step:
        written = "（一）场地不足。需要协调。\n\n1.两处未定"
        write_section(step, _section(ledger, SectionKind.PROBLEMS), written, "草稿")
        switch_section(step, _section(ledger, SectionKind.GOALS), is_on=False)
        rename_section(step, _section(ledger, SectionKind.PROBLEMS), "困难")
    text = _text(year_end_report(ledger, AS_OF))
    assert "三、困难\n（一）场地不足。需要协调。\n1.两处未定\n四、下一步打算" in text
    assert "主要目标完成情况" not in text


def test_what_came_of_the_requirements_is_told_in_the_overview(ledger: Ledger) -> None:
    clauses = ledger.column("SELECT id FROM clause WHERE text LIKE '各省知识产权局要于%'")
    with ledger.step("工作要求") as step:
        action = add_action(
            step, clause_ids=clauses, text="制定分工方案", due=parse_due("4月底前", year=2023)
        )
        change_actions(step, [action], outcome="分工方案发至26个单位", in_report=True)
        set_progress(step, [action], Progress.UNDER_WAY)
    text = _text(year_end_report(ledger, AS_OF))
    overview, rest = text.split("\n二、", 1)
    assert overview.endswith("工作要求方面，正在推进的工作：分工方案发至26个单位。")
    assert "工作要求" not in rest


def test_a_highlight_is_told_once_and_only_when_it_is_confirmed(ledger: Ledger) -> None:
    with ledger.step("亮点") as step:
        change_actions(step, ledger.column("SELECT id FROM local_action"), is_highlight=True)
    text = _text(year_end_report(ledger, AS_OF))
    assert text.count("培育示范企业20家") == 1
    assert "、特色亮点和典型经验\n培育示范企业。培育示范企业20家。" in text
    assert text.index("服务站已设立3个") < text.index("特色亮点")


def test_a_highlight_stays_with_its_task_when_its_section_is_off(ledger: Ledger) -> None:
    with ledger.step("亮点") as step:
        change_actions(step, ledger.column("SELECT id FROM local_action"), is_highlight=True)
        switch_section(step, _section(ledger, SectionKind.HIGHLIGHTS), is_on=False)
    text = _text(year_end_report(ledger, AS_OF))
    assert "（一）完善示范政策。培育示范企业20家。" in text
    assert "特色亮点" not in text


def test_cases_stand_in_an_annex_between_the_tables(ledger: Ledger) -> None:
    with ledger.step("案例") as step:
        write_section(step, _section(ledger, SectionKind.CASES), "案例一 示范培育\n经过。", "")
    document = year_end_report(ledger, AS_OF)
    assert [annex.title for annex in document.annexes][1] == "典型案例"
    assert document.annexes[1].blocks[1] == Paragraph(text="经过。")


def test_the_standard_sentences_of_the_office_are_used(ledger: Ledger) -> None:
    with ledger.step("模板") as step:
        change_templates(
            step, opening="按照《{来文}》部署，现报告如下。", signature="示例省局", note=""
        )
    document = year_end_report(ledger, AS_OF)
    assert "按照《推动示范工作年度工作指引（2023）》部署，现报告如下。" in _text(document)
    assert Signature(office="示例省局", day=None, has_seal=True) in document.blocks
    assert not any(isinstance(block, Note) for block in document.blocks)


def test_braces_in_names_are_no_names_in_braces(ledger: Ledger) -> None:
    (list_id,) = ledger.column("SELECT id FROM task_list")
    with ledger.step("名称") as step:
        change_task_list(step, list_id, title="推进{单位}{本局}工作", doc_number="{年度}号")
        change_settings(step, office_full_name="示例{来文}局", contact="张{电话}")
        change_templates(step, opening="根据《{来文}》（{文号}），{本局}报告如下。")
    for paper in (year_end_report(ledger, AS_OF), bulletin(ledger, AS_OF)):
        assert "《推进{单位}{本局}工作》（{年度}号）" in _text(paper)
        assert Note("联系人：张{电话}") in paper.blocks
        assert paper.title.startswith("示例{来文}局关于")
    assert "（{年度}号），示例{来文}局报告如下。" in _text(year_end_report(ledger, AS_OF))


def test_a_draft_leaves_running_work_out_rather_than_grow_too_long(ledger: Ledger) -> None:
    facts = read_draft_facts(ledger, AS_OF)
    tight = replace(facts, templates=replace(facts.templates, least=0, most=1))
    sections = read_sections(ledger, facts.task_list.id)
    draft, whole = draft_report(tight, sections), draft_report(facts, sections)
    assert (draft.left_out, whole.left_out) == (1, 0)
    running = "正在推进的工作：服务站已设立3个"
    assert running in whole.texts[SectionKind.OUTCOMES]
    assert draft.texts[SectionKind.OUTCOMES] == "（一）完善示范政策。培育示范企业20家。"
    assert "融资金额12亿元" in draft.texts[SectionKind.GOALS]  # each task keeps one


def test_a_draft_leaves_room_for_what_is_added_by_hand(ledger: Ledger) -> None:
    facts = read_draft_facts(ledger, AS_OF)
    sections = read_sections(ledger, facts.task_list.id)
    length = sum(map(count_characters, draft_report(facts, sections).texts.values()))

    def left_out(most: int, least: int = 0) -> int:
        limits = replace(facts.templates, least=least, most=most)
        return draft_report(replace(facts, templates=limits), sections).left_out

    assert left_out(length) == 1
    assert left_out(length * 100 // 95 + 1) == 0
    assert left_out(length, least=length) == 0  # never shorter than the office wants it


def test_contact_stands_below_when_it_is_known(ledger: Ledger) -> None:
    with ledger.step("设置") as step:
        change_settings(step, contact="张示例", contact_phone="000-00000001")
    blocks = year_end_report(ledger, AS_OF).blocks
    assert Note("联系人：张示例，电话：000-00000001") in blocks


@pytest.mark.parametrize("make", [year_end_report, bulletin])
def test_a_telephone_that_nobody_gave_is_not_announced(
    ledger: Ledger, make: Callable[[Ledger, date], Document]
) -> None:
    with ledger.step("设置") as step:
        change_settings(step, contact="张示例")
        change_templates(step, note="（联系人：{联系人}；联系电话：{电话}）")
    assert Note("（联系人：张示例）") in make(ledger, AS_OF).blocks


def test_every_name_that_a_template_may_hold_stands_for_something(ledger: Ledger) -> None:
    assert set(read_draft_facts(ledger, AS_OF).names) == set(PLACEHOLDERS)


def test_a_closing_that_the_office_left_out_leaves_no_line(ledger: Ledger) -> None:
    with ledger.step("模板") as step:
        change_templates(step, closing_report="")
    assert Paragraph(text="") not in year_end_report(ledger, AS_OF).blocks


def test_the_title_of_the_list_has_its_marks_once(ledger: Ledger) -> None:
    facts = read_draft_facts(ledger, AS_OF)
    marked = replace(facts, task_list=replace(facts.task_list, title="《示范纲要》实施方案"))
    texts = draft_report(marked, read_sections(ledger, facts.task_list.id)).texts
    for kind in (SectionKind.OPENING, SectionKind.OVERVIEW):
        assert "《〈示范纲要〉实施方案》" in texts[kind]


def test_invented_figures_are_marked_on_every_page(ledger: Ledger) -> None:
    assert year_end_report(ledger, AS_OF).mark == SAMPLE_MARK
    with ledger.step("设置") as step:
        change_settings(step, is_sample=False)
    assert year_end_report(ledger, AS_OF).mark is None


def test_a_second_list_does_not_swell_the_figures_of_the_first(ledger: Ledger) -> None:
    before = _text(year_end_report(ledger, AS_OF))
    other = "一、其他任务\n（一）另一项工作。推进另一项工作。深化另一项工作。（某司负责）\n"
    with ledger.step("再读入") as step:
        import_list(step, read_document(other.encode(), name="2022年清单.txt"), year=2022)
        source = ledger.value("SELECT id FROM clause WHERE text = '推进另一项工作。'")
        set_triage(step, [source], Triage.PROVINCE)
        add_action(
            step, clause_ids=[source], text="另一项举措", outcome="另有成效。", in_report=True
        )
    assert _text(year_end_report(ledger, AS_OF)) == before


@pytest.mark.parametrize(
    ("asked_by", "addressee"),
    [
        ({"report_to": "国家知识产权局示范司", "issuer": "国家知识产权局"}, "国家知识产权局"),
        ({"report_to": "", "issuer": "示例省人民政府"}, "示例省人民政府"),
        ({"report_to": "", "issuer": ""}, "×××"),
    ],
)
def test_the_report_goes_to_the_office_that_asks(
    ledger: Ledger, asked_by: dict[str, str], addressee: str
) -> None:
    with ledger.step("改") as step:
        change_task_list(step, ledger.value("SELECT id FROM task_list"), **asked_by)
    assert Addressee(addressee) in year_end_report(ledger, AS_OF).blocks


def test_without_a_list_there_is_nothing_to_report_on(tmp_path: Path, ledger: Ledger) -> None:
    empty = Ledger.create(tmp_path / "空.zhize", who="甲", now=ledger.now, new_id=ledger.new_id)
    with empty, pytest.raises(InvalidEntryError, match="请先读入任务清单"):
        year_end_report(empty, AS_OF)
