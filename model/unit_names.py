"""Short names of units (单位简称): what they share is left out, what tells them apart stays.

Nothing is stored: the cells of a ledger are narrow, and full names stand in every tip and paper.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.settings import read_settings

_REGION = re.compile(r"^(.+?(?:自治区|兵团|省|市))")
_TRADE = "知识产权"
_TOLD = 12
_LEAST = 3  # 局, 中心 alone name nothing
_ALSO = re.compile(r"[（(][^（）()]*[）)]$")  # the other name of a unit with two


def short_unit_names(names: Sequence[str], office: str) -> dict[str, str]:
    """示例省知识产权保护中心 → 保护中心, 云海市知识产权局 → 云海市局, 办公室（人事处）→ 办公室.

    A name of its own stays.
    """
    found = _REGION.match(office)
    region = found[1] if found else ""
    short = {name: _shortened(name, region) for name in names}
    taken = Counter([*short.values(), *names])
    return {name: word for name, word in short.items() if word != name and taken[word] == 1}


def read_short_names(ledger: Ledger) -> dict[str, str]:
    """The short names of the units of the ledger, by their full names."""
    names = ledger.column("SELECT name FROM unit")
    return short_unit_names(names, read_settings(ledger).office_full_name)


def named_unit(ledger: Ledger, words: str, *, made: str = "材料") -> str:
    """The full name of the unit that is meant by its full or its short name.

    Raises InvalidEntryError, which says that none of `made` was written and who may be meant.
    """
    names: list[str] = ledger.column("SELECT name FROM unit ORDER BY position, id")
    short = short_unit_names(names, read_settings(ledger).office_full_name)
    found = [name for name in names if words in (name, short.get(name))]
    if len(found) == 1:
        return found[0]
    near = [name for name in names if words in name or words in short.get(name, "")]
    told = "、".join((near or names)[:_TOLD]) + ("等" if len(near or names) > _TOLD else "")
    raise InvalidEntryError(
        f"台账中没有单位“{words}”，没有生成{made}。请写“单位岗位”页上的单位全称或简称"
        + (f"，{'可能是' if near else '有'}：{told}。" if told else "。")
    )


def in_short(words: str, short: Mapping[str, str]) -> str:
    """Words of a cell with every unit in short: one name, several, or a holder with a unit."""
    return re.sub(r"[^、·\s]+", lambda found: short.get(found[0], found[0]), words)


def vacant_in_short(words: str, units: Collection[str]) -> str:
    """A vacant post by its own name, 副处长（空缺）: its unit stands in another column."""
    unit = max(filter(words.startswith, units), key=len, default="")
    post = words.removeprefix(unit)
    return f"{post}（空缺）" if unit and post else words


def _shortened(name: str, region: str) -> str:
    local = _ALSO.sub("", name).removeprefix(region)
    plain = local.replace(_TRADE, "")
    if len(plain) >= _LEAST:
        return plain
    return name if local.startswith(_TRADE) else local
