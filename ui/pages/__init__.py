"""The pages of the window, in the order of the navigation, and what the navigation says of them.

A page is brought in when it is first shown: the first window need not know of the others.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.pages.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One button of the navigation."""

    title: str
    icon: str
    tip: str


PAGES: Mapping[str, Entry] = {
    "overview": Entry(title="总览", icon="overview", tip="今天要办什么，全年进展如何（Ctrl+1）"),
    "breakdown": Entry(
        title="任务分解", icon="breakdown", tip="认领任务事项，分解为落实举措（Ctrl+2）"
    ),
    "follow_up": Entry(
        title="进展督办", icon="follow_up", tip="该催谁、催什么，登记催办（Ctrl+3）"
    ),
    "units": Entry(title="单位岗位", icon="units", tip="单位、岗位和责任人（Ctrl+4）"),
    "history": Entry(
        title="修改记录", icon="history", tip="谁在什么时候改了什么，撤回较早的操作（Ctrl+5）"
    ),
    "submission": Entry(
        title="报送",
        icon="submission",
        tip="撰写成效报告，生成和核对报送材料，登记报送（Ctrl+6）",
    ),
}


class Pages(Mapping[str, "Page"]):
    """The pages by name; each is made once, when it is first asked for."""

    def __init__(self, make: "Callable[[type[Page]], Page]") -> None:
        self._make = make
        self._made: dict[str, Page] = {}

    def __getitem__(self, name: str) -> "Page":
        if name not in self._made:
            page = self._made[name] = self._make(kind_of(name))
            page.setAccessibleName(PAGES[name].title)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(PAGES)

    def __len__(self) -> int:
        return len(PAGES)

    def __contains__(self, name: object) -> bool:
        return name in PAGES

    def made(self) -> "tuple[Page, ...]":
        """Those that were asked for."""
        return tuple(self._made.values())

    def name_of(self, page: "Page") -> str:
        """Under which name a page stands."""
        return next(name for name, each in self._made.items() if each is page)


def kind_of(name: str) -> "type[Page]":
    """The page of this name, brought in now."""
    match name:
        case "overview":
            from ui.pages.overview import OverviewPage

            return OverviewPage
        case "breakdown":
            from ui.pages.breakdown import BreakdownPage

            return BreakdownPage
        case "follow_up":
            from ui.pages.follow_up import FollowUpPage

            return FollowUpPage
        case "units":
            from ui.pages.units import UnitsPage

            return UnitsPage
        case "history":
            from ui.pages.history import HistoryPage

            return HistoryPage
        case "submission":
            from ui.pages.submission import SubmissionPage

            return SubmissionPage
    raise KeyError(name)
