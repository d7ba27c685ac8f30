"""Scenes with nothing in them: each has to say what comes next."""

from docs.scenes.pages import board, search
from docs.scenes.studio import Scene, Studio
from model.action_table import ActionFilter
from model.standing import Chase
from ui.pages.follow_up import FollowUpPage
from ui.pages.history import HistoryPage
from ui.pages.units import UnitsPage

_TITLES = {
    "overview": "总览", "breakdown": "任务分解", "follow_up": "进展督办", "units": "单位岗位",
    "history": "修改记录", "submission": "报送",
}  # fmt: skip


def nothing_found(studio: Studio) -> None:
    """A search without a hit."""
    search(studio, "查无此事")


def no_rows(studio: Studio) -> None:
    """A filter that leaves no row."""
    studio.desk.rows.look_for(ActionFilter(text="查无此事"))


def no_actions_below(studio: Studio) -> None:
    """A sentence that nobody broke down yet."""
    desk = studio.desk
    desk.show_outline(next(each.id for each in desk.tree.all_clauses() if each.number == "1"))


def nobody_found(studio: Studio) -> None:
    """A name that no unit and no post has."""
    studio.window.show_page("units")
    units = studio.window.pages["units"]
    assert isinstance(units, UnitsPage)
    units.search.setText("查无此人")


def no_steps_found(studio: Studio) -> None:
    """A filter that leaves no step."""
    studio.window.show_page("history")
    history = studio.window.pages["history"]
    assert isinstance(history, HistoryPage)
    history.filter_bar.words.setText("查无此事")


def nothing_to_chase(studio: Studio) -> None:
    """A reason to chase that no action has."""
    studio.window.show_page("follow_up")
    follow_up = studio.window.pages["follow_up"]
    assert isinstance(follow_up, FollowUpPage)
    for chase in Chase:
        follow_up.show_chase(chase)
        if not follow_up.table.ids:
            return


def _empty(ledger: str, kind: str, name: str) -> Scene:
    return Scene(
        name=f"{_TITLES[name]}-{kind}",
        ledger=ledger,
        prepare=lambda studio: studio.window.show_page(name),
    )


EMPTY = (
    *(_empty("new", "新台账", name) for name in _TITLES),
    *(_empty("bare", "无清单", name) for name in _TITLES),
    Scene(name="任务认领-新台账", ledger="new", prepare=board),
    Scene(name="任务认领-无清单", ledger="bare", prepare=board),
    Scene(name="任务事项-新台账", ledger="new", prepare=no_actions_below),
    Scene(
        name="部门对应-无清单", ledger="bare", prepare=lambda s: s.window.carry_out("departments")
    ),
    Scene(name="查找-没有", prepare=nothing_found),
    Scene(name="任务分解-没有", prepare=no_rows),
    Scene(name="单位岗位-没有", prepare=nobody_found),
    Scene(name="修改记录-没有", prepare=no_steps_found),
    Scene(name="进展督办-没有", prepare=nothing_to_chase),
)
