"""Names of departments, offices and regions as the notes of official documents write them."""

import re


def is_unit(name: str) -> bool:
    """Whether a name reads like that of a department, an office or a region."""
    base = _BRACKET_END.sub("", name)
    if base != name and is_unit(base):
        return True
    return len(name) > 1 and _UNIT.match(name) is not None and not _NO_UNIT.search(name)


def may_be_named(name: str) -> bool:
    """Whether a name may stand among units without a doubt (省工商联、杭州市、各高校)."""
    return is_unit(name) or (_ALSO.fullmatch(name) is not None and not _NO_UNIT.search(name))


def abbreviates_province(units: tuple[str, ...]) -> bool:
    """Whether 省 stands before the first name only and is meant for the others too."""
    if len(units) < 2 or not re.match(r"省[^内直级]", units[0]):
        return False
    return any(not re.match(_OWN_LEVEL, unit) for unit in units[1:])


def split_names(text: str, signs: str) -> list[str]:
    """Cut at signs that stand outside brackets: 各县（市、区） is one name."""
    parts, depth, start = [], 0, 0
    for at, sign in enumerate(text):
        depth += (sign == "（") - (sign == "）")
        if sign in signs and depth <= 0:
            parts.append(text[start:at])
            start = at + 1
    return [part.strip() for part in (*parts, text[start:]) if part.strip()]


def join_regions(names: list[str]) -> list[str]:
    """各省、自治区、直辖市知识产权局 is one name: bare kinds of region of one rank or falling."""
    joined: list[str] = []
    rank = 0
    for name in names:
        kind = _REGION.fullmatch(name.removeprefix("各"))
        goes_on = joined and rank and kind and not name.startswith("各")
        new_rank = _rank(kind["kind"]) if kind else 0
        if goes_on and rank <= new_rank and not joined[-1].endswith(f"各{name}"):
            joined[-1] += f"、{name}"
        else:
            joined.append(name)
            new_rank = new_rank if name.startswith("各") else 0
        rank = new_rank if kind and not kind["office"] else 0
    return joined


def split_pair(name: str) -> list[str]:
    """条法司和保护司 are two; 复审和无效审理部 and 人力资源和社会保障厅 are one."""
    parts = [part for part in _TOGETHER.split(name) if part]
    return [unit for part in parts for unit in _pair(part)]


_RANKS = (
    ("省", "自治区", "直辖市"),
    ("设区市", "设区的市", "地级市", "地市", "市州", "市", "州", "盟", "地", "自治州"),
    ("县市区", "市县", "区县", "县区", "县级市", "县", "区", "旗", "自治县"),
    ("乡镇", "乡", "镇", "街道"),
)
_KINDS = sorted((kind for kinds in _RANKS for kind in kinds), key=len, reverse=True)
_REGION = re.compile(
    rf"(?P<kind>{'|'.join(_KINDS)})"
    r"(?:（[^（）]{1,9}）)?(?P<office>(?:[和及]新疆生产建设兵团)?"
    r"(?:(?:人民)?政府(?:办公室)?|党委|知识产权局|市场监管局|市场监督管理局|知识产权管理部门|管委会)?)"
)
_OWN_LEVEL = r"省|市|各|有关|相关|中央|国家|中国|人民银行|全省|县|区|州|本|局内|我"
_BRACKET_END = re.compile(r"（[^（）]{1,20}）$")
_UNIT = re.compile(
    r".*(?:司|部|局|室|办|处|委|会|中心|党委|协会|厅|院|署|行|关|团|政府|党组|专班|机关|联盟"
    r"|(?<![本学专百文理工医内外])科|检察院|法院|总队|支队|大学|学院|公司|集团|研究所|报社|出版社)$"
    r"|.+(?:部门|单位|机构|处室)$|(?:各|有关|相关|全省|局内|本局|其他).*(?:市|州|盟|区|县|地|单位|部门|处室|地区|地方|高校"
    r"|（[^（）]{1,9}）)$"
)
_NO_UNIT = re.compile(
    r"[《》“”。：:0-9]|以下简称|以下称|征求意见|^(?:含|包括|包含|如|即|见|详见|原)"
    r"|(?:[暂试执进推实先发平履施运另自]行|[全内外]部|[社机大年]会|[部签]署|[有相攻]关"
    r"|(?<![稽调巡检督])查处|[惩益好]处|(?<!运)用处|[举主承协督催]办)$"
)
_ALSO = re.compile(
    r".{0,20}(?:协|联|科|股|校|院校|企业|银行|保险|街道|镇|乡|兵团|新区|开发区|高新区|园区|示范区|自贸区|站|所|社|馆|网|台|基地"
    r"|成员|地方|地区|.人民政府|妇联|军区|税务)|.{1,10}[市州盟区县旗省]"
)
_TOGETHER = re.compile(r"会同|以及|连同")
_PAIR = re.compile(r"(?<=[司局厅处室部委院会署])(?:和|与|及)(?=..)|(?<=中心)(?:和|与|及)(?=..)")


def _rank(kind: str) -> int:
    return next(at for at, kinds in enumerate(_RANKS, 1) if kind in kinds)


def _pair(name: str) -> list[str]:
    parts = _PAIR.split(name)
    return parts if all(map(may_be_named, parts)) else [name]
