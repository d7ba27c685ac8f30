"""Lists of units and people (单位名单): what is understood of them, and what the ledger gets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.ledger import Ledger
from model.people_list import ListedPost, ListedRow, read_people, rows_of_text
from model.people_proposal import Fate, propose_people, take_in_people
from model.people_words import guess_kind, heading_of, section_of
from model.posts import add_post, change_post, read_posts
from model.units import change_unit, read_units
from model.words import UnitKind
from tests.model.office import Office, dump

LINES = """办公室
政策法规处

直属单位（2个）：
省知识产权保护中心
省知识产权信息服务中心
三、市（州）局
1. 青禾市市场监督管理局
2．云州知识产权局
联席会议成员单位
省市场监督管理局
省发展改革委、省高级人民法院
请各单位于25日前报送。"""
TABLE = """某某省知识产权局联系名单
序号\t处室\t职务\t姓名\t联系电话\t是否联络员
1\t办公室\t主任\t陈假名\t000-12345678\t
\t\t一级主任科员\t刘虚名\t\t√
2\t局领导\t副局长\t王演示\t\t
合计\t3人"""


def read(text: str) -> tuple[ListedRow, ...]:
    """What is understood of pasted text."""
    return read_people(rows_of_text(text))


def named(rows: tuple[ListedRow, ...]) -> list[tuple[str, UnitKind | None]]:
    """Units with their kinds."""
    return [(row.unit, row.kind) for row in rows if not row.doubt]


def posts_of(rows: tuple[ListedRow, ...]) -> list[tuple[str, str, str | None, bool | None]]:
    """Unit, post, holder, mark."""
    return [(r.unit, r.post.name, r.post.holder, r.post.is_liaison) for r in rows if r.post]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("办公室（人事处）", UnitKind.DIVISION),
        ("知识产权保护处", UnitKind.DIVISION),
        ("机关党委", UnitKind.DIVISION),
        ("省知识产权保护中心", UnitKind.AFFILIATE),
        ("省专利技术研究所", UnitKind.AFFILIATE),
        ("青禾市市场监督管理局（知识产权局）", UnitKind.CITY),
        ("云州知识产权局", UnitKind.CITY),
        ("省市场监督管理局", UnitKind.PARTNER),
        ("省高级人民法院", UnitKind.PARTNER),
        ("省委宣传部", UnitKind.PARTNER),
        ("省财政厅", UnitKind.PARTNER),
        ("好的", None),
    ],
)
def test_the_kind_of_a_unit_is_guessed_from_its_name(name: str, kind: UnitKind | None) -> None:
    assert guess_kind(name) is kind


@pytest.mark.parametrize(
    ("cell", "heading"),
    [("单位名称", "单位"), ("岗位/职务", "岗位"), ("岗位（职务）", "岗位"), ("联 系 电 话", "电话"),
     ("责任领导", "责任领导"), ("联络员", "联络员"), ("责任人", "姓名"), ("类 别", "类别"),
     ("序号", None), ("", None)],
)  # fmt: skip
def test_headings_are_known_in_many_words(cell: str, heading: str | None) -> None:
    assert heading_of(cell) == heading


@pytest.mark.parametrize("line", ["办公室", "省直属单位服务中心", "省发展改革委", ""])
def test_a_unit_is_no_heading_of_others(line: str) -> None:
    assert section_of(line) is None


def test_a_plain_list_gives_units_with_their_kinds() -> None:
    rows = read(LINES)
    assert named(rows) == [
        ("办公室", UnitKind.DIVISION),
        ("政策法规处", UnitKind.DIVISION),
        ("省知识产权保护中心", UnitKind.AFFILIATE),
        ("省知识产权信息服务中心", UnitKind.AFFILIATE),
        ("青禾市市场监督管理局", UnitKind.CITY),
        ("云州知识产权局", UnitKind.CITY),
        ("省市场监督管理局", UnitKind.PARTNER),
        ("省发展改革委", UnitKind.PARTNER),
        ("省高级人民法院", UnitKind.PARTNER),
    ]
    assert [(row.number, row.doubt) for row in rows if row.doubt] == [
        (13, "看不出是单位、岗位还是人员")
    ]


def test_a_table_gives_posts_and_the_unit_goes_on_below() -> None:
    rows = read(TABLE)
    assert posts_of(rows) == [
        ("办公室", "主任", "陈假名", False),
        ("办公室", "一级主任科员", "刘虚名", True),
        ("", "副局长", "王演示", False),
    ]
    assert rows[-1].doubt


@pytest.mark.parametrize(
    ("line", "post"),
    [
        ("办公室 主任 陈假名 000-12345678", ("办公室", "主任", "陈假名", None)),
        ("2、办公室，陈假名，主任", ("办公室", "主任", "陈假名", None)),
        ("办公室\t陈假名", ("办公室", "责任人", "陈假名", None)),
        ("办公室\t联络员\t陈假名", ("办公室", "联络员", "陈假名", True)),
        ("局领导 局长 张示例", ("", "局长", "张示例", None)),
    ],
)
def test_a_line_may_name_a_person_in_any_order(line: str, post: tuple[object, ...]) -> None:
    assert posts_of(read(line)) == [post]


@pytest.mark.parametrize(
    ("columns", "row", "phones"),
    [
        ("单位\t职务\t姓名\t电话\t联络员", "法规处\t处长\t周模拟\t000-1\t刘虚名", ["000-1", None]),
        ("单位\t职务\t姓名\t联络员\t电话", "法规处\t处长\t周模拟\t刘虚名\t000-1", [None, "000-1"]),
        ("单位\t联络员\t职务\t姓名\t电话", "法规处\t刘虚名\t处长\t周模拟\t000-1", ["000-1", None]),
        ("单位\t联络员\t电话", "法规处\t刘虚名\t000-1", ["000-1"]),
    ],
)
def test_a_phone_belongs_to_the_name_at_its_left(
    columns: str, row: str, phones: list[str | None]
) -> None:
    listed = read(f"{columns}\n{row}")
    assert [each.post.phone for each in listed if each.post] == phones


def test_leaders_and_liaisons_may_stand_in_columns_of_their_own() -> None:
    rows = ("办公室\t王演示副局长\t陈假名\t刘虚名", "法规处\t李样本\t周模拟\t周模拟")
    text = "\n".join(("单位\t责任领导\t责任人\t联络员", *rows))
    assert posts_of(read(text)) == [
        ("办公室", "责任人", "陈假名", None),
        ("办公室", "联络员", "刘虚名", True),
        ("", "副局长", "王演示", None),
        ("法规处", "责任人", "周模拟", True),
        ("", "局领导", "李样本", None),
    ]


def test_a_person_without_a_unit_is_doubtful() -> None:
    assert [row.doubt for row in read("陈假名 主任")] == ["前面没有写明单位"]
    assert [row.doubt for row in read("单位\t姓名\n\t陈假名")] == ["前面没有写明单位"]


def test_a_list_enters_in_one_step_and_a_second_time_changes_nothing(
    ledger: Ledger, office: Office
) -> None:
    before = dump(ledger)
    with ledger.step("导入名单") as step:
        take_in_people(step, read(TABLE) + read(LINES))
    assert len(read_units(ledger)) == 3 + 9
    with ledger.step("再导入") as again:
        fates = {each.fate for each in take_in_people(again, read(TABLE) + read(LINES))}
    assert not again.changes
    assert fates == {Fate.SAME, Fate.DOUBTFUL}
    ledger.undo()
    assert dump(ledger) == before


def test_a_list_says_what_it_changes(ledger: Ledger, office: Office) -> None:
    with ledger.step("停用") as step:
        change_unit(step, office.units[1], is_active=False)
        add_post(step, unit_id=office.units[0], name="处长", holder="周模拟")
    text = "单位\t类别\t职务\t姓名\t电话\n法规处\t处室\t处长\t吴代称\t000-1234567\n保护处\t直属单位"
    listed = read(text)
    shown = propose_people(listed, read_units(ledger), read_posts(ledger))
    assert [(each.fate, each.changes) for each in shown] == [
        (Fate.CHANGED, ("现任由周模拟改为吴代称", "电话填为000-1234567")),
        (Fate.CHANGED, ("类别由处室改为直属单位", "重新启用")),
    ]
    with ledger.step("导入名单") as step:
        take_in_people(step, listed)
    unit = read_units(ledger)[1]
    assert (unit.kind, unit.is_active) == (UnitKind.AFFILIATE, True)
    assert [p.holder for p in read_posts(ledger) if p.name == "处长"] == ["吴代称"]


def test_colleagues_of_one_rank_are_posts_of_their_own(ledger: Ledger, office: Office) -> None:
    with ledger.step("导入名单") as step:
        take_in_people(step, read("法规处 一级主任科员 王五\n法规处 一级主任科员 张三"))
    names = [p.holder for p in read_posts(ledger) if p.name == "一级主任科员"]
    assert sorted(names) == ["张三", "王五"]


def test_a_vacant_post_takes_its_holder(ledger: Ledger, office: Office) -> None:
    with ledger.step("导入名单") as step:
        (done,) = take_in_people(step, read("局领导 分管副局长 李样本"))
    assert done.changes == ("现任填为李样本",)
    assert done.row.post == ListedPost(name="分管副局长", holder="李样本")


def test_a_post_named_twice_in_one_list_gets_what_each_row_adds(
    ledger: Ledger, office: Office
) -> None:
    listed = read("单位\t职务\t姓名\t电话\n新设处\t处长\t张三\t\n新设处\t处长\t李四\t000-1")
    with ledger.step("导入名单") as step:
        first, second = take_in_people(step, listed)
    assert (first.fate, second.changes) == (Fate.NEW, ("现任由张三改为李四", "电话填为000-1"))
    assert [(p.holder, p.phone) for p in read_posts(ledger) if p.name == "处长"] == [
        ("李四", "000-1")
    ]


def test_a_retired_post_that_is_listed_again_is_in_use(ledger: Ledger, office: Office) -> None:
    listed = read("新设处 处长 钱假名")
    with ledger.step("导入名单") as step:
        take_in_people(step, listed)
    (post,) = (p for p in read_posts(ledger) if p.holder == "钱假名")
    with ledger.step("停用") as step:
        change_post(step, post.id, is_active=False)
    with ledger.step("再导入") as step:
        (again,) = take_in_people(step, listed)
    assert (again.fate, again.changes) == (Fate.CHANGED, ("重新启用",))
    assert all(p.is_active for p in read_posts(ledger))


@given(
    st.text(st.sampled_from("办公室处长张三\t\n 1、，。：局领导联络员单位姓名0-（）"), max_size=60)
)
def test_any_text_is_read_and_every_row_is_told(text: str) -> None:
    rows = rows_of_text(text)
    listed = read_people(rows)
    assert all(1 <= row.number <= len(rows) for row in listed)
    assert len(propose_people(listed)) == len(listed)
    assert all(row.doubt or row.unit or row.post for row in listed)


def test_lines_of_a_cell_are_one_name_only_where_they_are_a_unit() -> None:
    rows = [
        ["单位", "责任领导", "电话", "姓名", "联络员"],
        ["云海市\n知识产权局", "王演示\n李演示", "000-1\n000-2", "陈假名", "/"],
        ["办公室", "—", "", "刘虚名", "√"],
    ]
    found = read_people(rows)
    assert {row.unit for row in found if row.unit} == {"云海市知识产权局", "办公室"}
    heads = [row.post.holder for row in found if row.post and not row.unit]
    assert heads == ["王演示", "李演示"]
    phones = [row.post.phone for row in found if row.post and row.post.holder == "陈假名"]
    assert phones == ["000-1 000-2"]
    marks = {row.post.holder: row.post.is_liaison for row in found if row.post and row.unit}
    assert (bool(marks["陈假名"]), marks["刘虚名"]) == (False, True)


def test_the_phone_of_who_went_does_not_stay(ledger: Ledger, office: Office) -> None:
    with ledger.step("名单") as step:
        take_in_people(step, read("单位\t岗位\t姓名\t电话\n办公室\t主任\t陈假名\t000-1"))
    with ledger.step("新名单") as step:
        (proposal,) = take_in_people(step, read("办公室\t主任\t刘虚名"))
    assert proposal.changes == ("现任由陈假名改为刘虚名", "去掉陈假名的电话")
    post = next(each for each in read_posts(ledger) if each.holder == "刘虚名")
    assert post.phone == ""
