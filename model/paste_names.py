"""Which unit or post is meant by words that were pasted (单位、岗位的识别)."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from model.entities import Post, PostId, Unit, UnitId
from model.errors import quoted
from model.reading.unit_names import split_names, split_pair
from model.tidy_names import tidy_name


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundUnits:
    """The units that were recognised, in their order; `unknown` says what was not, and why."""

    unit_ids: tuple[UnitId, ...] = ()
    unknown: tuple[str, ...] = ()
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPost:
    """The post that was recognised, or why not."""

    post_id: PostId | None = None
    doubt: str = ""


class Names:
    """The units and posts of the office by all the names that people give them."""

    def __init__(self, units: Sequence[Unit], posts: Sequence[Post]) -> None:
        self._units, self._posts = units, posts
        self._known: dict[str, Unit | str] = {}

    def units(self, words: str) -> FoundUnits:
        """Units by full name, abbreviation or part, parted by the usual signs."""
        found: list[UnitId] = []
        unknown: list[str] = []
        doubts: list[str] = []
        for name in _split(words):
            unit = self._unit(name)
            if isinstance(unit, Unit):
                found.append(unit.id)
            else:
                unknown.append(name)
                doubts.append(unit)
        return FoundUnits(
            unit_ids=tuple(dict.fromkeys(found)), unknown=tuple(unknown), doubt="；".join(doubts)
        )

    def are_units(self, words: str) -> bool:
        """Do the words name units and nothing else? A sentence may hold the name of one."""
        units = {name: self._unit(name) for name in _split(words)}
        return bool(units) and all(
            isinstance(unit, Unit) and len(_OFFICE.sub("", _plain(name))) <= len(unit.name)
            for name, unit in units.items()
        )

    def name(self, unit_id: UnitId) -> str:
        """What a unit is called."""
        return next((unit.name for unit in self._units if unit.id == unit_id), "")

    def post(self, words: str, *, unit_id: UnitId | None) -> FoundPost:
        """A post by its holder or its own name; of several those of this unit count first."""
        plain = _plain(words)
        tests: tuple[Callable[[Post], bool], ...] = (
            lambda post: plain in (post.holder, post.name, f"{post.holder}·{post.name}"),
            lambda post: bool(post.holder) and post.holder in plain,
            lambda post: bool(post.holder) and len(plain) > 1 and plain in post.holder + post.name,
        )
        for fits in tests:
            found = [post for post in self._posts if fits(post)]
            found = [post for post in found if post.unit_id == unit_id] or found
            found = [post for post in found if post.is_active] or found
            if len(found) == 1:
                return FoundPost(post_id=found[0].id)
            if found:
                return FoundPost(doubt=f"{quoted(words)}对应{len(found)}个岗位，不能确定是哪一个")
        return FoundPost(doubt=f"岗位中没有找到{quoted(words)}")

    def _unit(self, name: str) -> Unit | str:
        if name not in self._known:
            self._known[name] = self._look_up(_plain(name), name)
        return self._known[name]

    def _look_up(self, plain: str, name: str) -> Unit | str:
        short = _OFFICE.sub("", plain)
        tests: tuple[Callable[[str], bool], ...] = (
            lambda called: called == plain,
            lambda called: _OFFICE.sub("", called) == short,
            lambda called: len(short) > 1 and short in called,
            lambda called: len(called) > 1 and called in plain,
            lambda called: len(short) > 1 and _is_drawn_from(short, called),
        )
        for fits in tests:
            found = {unit.id: unit for unit, called in self._called if fits(called)}
            active = [unit for unit in found.values() if unit.is_active] or list(found.values())
            if len(active) == 1:
                return active[0]
            if active:
                return f"{quoted(name)}对应{len(active)}个单位，不能确定是哪一个"
        return f"单位中没有找到{quoted(name)}"

    @cached_property
    def _called(self) -> list[tuple[Unit, str]]:
        return [(unit, called) for unit in self._units for called in _names_of(unit.name)]


_SIGNS = "、，,；;/\n\t 　"
_OFFICE = re.compile(r"^(?:国家知识产权局|.{0,3}省知识产权局|省局|[本我市]?局)(?=..)")
_ROLES = re.compile(
    r"^(?:牵头|配合|责任|协办|主办|参与)(?:单位|处室|部门)?[:：]"
    r"|[（(](?:牵头|配合|主办|协办|参与)[）)]$|(?<=..)(?:牵头|配合|负责)$"
)


def _split(words: str) -> Iterable[str]:
    for part in split_names(words, _SIGNS):
        bare = _ROLES.sub("", part).strip()
        yield from split_pair(bare) if bare else ()


def _plain(words: str) -> str:
    return re.sub(r"\s+", "", tidy_name(words)).replace("(", "（").replace(")", "）")


def _names_of(name: str) -> list[str]:
    """办公室（人事处） goes by both names."""
    plain = _plain(name)
    return list(dict.fromkeys([plain, *(part for part in re.split("[（）]", plain) if part)]))


def _is_drawn_from(short: str, name: str) -> bool:
    """运促处 is drawn from 运用促进处: the same first character, the others in this order."""
    rest = iter(name)
    return name.startswith(short[0]) and all(sign in rest for sign in short)
