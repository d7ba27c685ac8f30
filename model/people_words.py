"""The words of lists of units and people (单位名单的用词): headings, kinds, names, posts."""

import re
from enum import StrEnum

from model.words import HEADS, UnitKind


class Heading(StrEnum):
    """What a column of a list holds."""

    UNIT = "单位"
    KIND = "类别"
    POST = "岗位"
    HOLDER = "姓名"
    PHONE = "电话"
    LIAISON = "联络员"
    LEADER = "责任领导"


# Each heading by the words that it contains, the more telling ones first.
_HEADINGS = (
    (Heading.LIAISON, ("联络员", "联络人")),
    (Heading.LEADER, ("责任领导", "分管领导", "分管局领导", "联系领导", "局领导")),
    (Heading.PHONE, ("电话", "手机", "联系方式", "座机")),
    (Heading.KIND, ("类别", "类型", "性质")),
    (Heading.POST, ("岗位", "职务", "职位", "职级")),
    (Heading.HOLDER, ("姓名", "现任", "责任人", "负责人", "人员", "联系人", "经办人")),
    (Heading.UNIT, ("单位", "处室", "部门", "机构", "名称")),
)
_KINDS = (
    (UnitKind.PARTNER, ("联席会议", "成员单位", "省直", "省级部门", "有关部门")),
    (UnitKind.CITY, ("市（州）", "市(州)", "市州", "地市", "各市", "市局", "设区市")),
    (UnitKind.AFFILIATE, ("直属", "事业单位", "下属")),
    (UnitKind.DIVISION, ("处室", "内设", "机关")),
)
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]$")
_OF_CITY = re.compile(r"(市|州|盟|地区|县|区)(?!场)[^省]*(局|委|办)$")
_AFFILIATE = re.compile(r"(中心|研究院|院|所|馆|站|学会|协会|基地|学校|总队|支队)$")
_DIVISION = re.compile(r"(处|室|科|机关党委|纪委|工会|团委)$")
_PARTNER = re.compile(
    r"(厅|委|委员会|局|法院|检察院|海关|银行|分行|部|办|组|公司|大学|学院|政府|税务局|关)$"
)
_POST = re.compile(
    r"(局长|处长|主任|科长|所长|院长|馆长|站长|部长|厅长|书记|巡视员|调研员|科员|干部|专员|"
    r"专干|秘书|组长|组员|联络员|工作人员|负责人|责任人|经办人|岗|岗位|师|总师)$"
)
_PHONE = re.compile(r"^[0-9+][0-9\-－—（）()+ ]{5,20}$")
_PERSON = re.compile(r"^[\u4e00-\u9fff·]{2,4}$")
_NUMBERING = re.compile(
    r"^\s*([（(]?[0-9０-９]{1,3}[)）.、．:：\s]\s*|[（(]?[一二三四五六七八九十]{1,3}[)）、．.])"
)
_COUNT = re.compile(r"[（(]?\s*[共计]?\s*\d+\s*[个家]\s*[)）]?$")
_YES = {"是", "√", "✓", "✔", "☑", "y", "yes", "1", "有", "●", "联络员"}
_NO = {"", "否", "×", "无", "n", "no", "0", "-", "—"}


def heading_of(cell: str) -> Heading | None:
    """Which column a heading names, None for others (序号、备注)."""
    plain = re.sub(r"\s", "", cell)
    if not plain or len(plain) > 12:
        return None
    return next((it for it, words in _HEADINGS if any(each in plain for each in words)), None)


def kind_of(words: str) -> UnitKind | None:
    """The kind that a cell or a line between the units names (类别)."""
    return next((it for it, names in _KINDS if any(each in words for each in names)), None)


def section_of(line: str) -> UnitKind | str | None:
    """The kind or 局领导 that a line announces for the lines below it, None for other lines."""
    plain = _COUNT.sub("", without_number(line).rstrip("：:")).strip()
    if plain == HEADS:
        return HEADS
    if len(plain) > 12 or guess_kind(plain) is UnitKind.AFFILIATE:
        return None
    return kind_of(plain) if re.search(r"(处室|单位|局|机构|部门|机关)$", plain) else None


def guess_kind(name: str) -> UnitKind | None:
    """The kind of a unit by its name: …处、…室 / …中心 / …市…局 / …厅、…委."""
    plain = _IN_BRACKETS.sub("", name)
    if _AFFILIATE.search(plain) and not plain.endswith(("法院", "检察院")):
        return UnitKind.AFFILIATE
    if not plain.startswith(("省", "国家", "中国")) and _OF_CITY.search(plain):
        return UnitKind.CITY
    if _DIVISION.search(plain):
        return UnitKind.DIVISION
    return UnitKind.PARTNER if _PARTNER.search(plain) else None


def without_number(line: str) -> str:
    """A line without the number before it (1. 一、)."""
    return _NUMBERING.sub("", line, count=1).strip()


def is_post(cell: str) -> bool:
    """Does it name a post (岗位、职务)?"""
    return bool(_POST.search(_IN_BRACKETS.sub("", cell)))


def is_phone(cell: str) -> bool:
    """Is it a telephone number?"""
    return bool(_PHONE.match(cell)) and sum(each.isdigit() for each in cell) >= 6


def is_person(cell: str) -> bool:
    """May it be the name of a person?"""
    return bool(_PERSON.match(cell))


def is_yes(cell: str) -> bool | None:
    """A tick or its absence; None when something else stands there."""
    plain = cell.strip().casefold()
    return True if plain in _YES else False if plain in _NO else None
